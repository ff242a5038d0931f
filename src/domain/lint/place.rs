//! Where in a document a finding is.

use crate::domain::policy::{Name, Policy, Selector, Test};

/// One step from a value of a document to a value inside it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// An entry of a list.
    Entry(usize),
    /// A field, or a name that the author chose.
    Field(String),
}

/// A value of a document, by the steps that lead to it.
///
/// ```
/// # #[cfg(feature = "authoring")] {
/// use aftersales::domain::lint::{Place, Step};
///
/// let window = Place::in_list("rules", 2).field("window"); // `/rules/2/window` of the shop's document
/// assert_eq!(window.document, 0);
/// assert_eq!(window.steps[1..], [Step::Entry(2), Step::Field("window".to_owned())]);
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Index of the document.
    pub document: usize,
    /// The steps from the document to the value.
    pub steps: Vec<Step>,
}

impl Place {
    /// The document itself.
    #[must_use]
    pub fn of(document: usize) -> Self {
        Self { document, steps: Vec::new() }
    }

    /// An entry of one of the shop's lists, such as a rule.
    #[must_use]
    pub fn in_list(list: &str, index: usize) -> Self {
        Self::of(0).field(list).entry(index)
    }

    /// A field of this value.
    #[must_use]
    pub fn field(&self, name: &str) -> Self {
        self.step(Step::Field(name.to_owned()))
    }

    /// An entry of this list.
    #[must_use]
    pub fn entry(&self, index: usize) -> Self {
        self.step(Step::Entry(index))
    }

    /// The field of this matcher in which a test is written.
    #[must_use]
    pub fn test(&self, test: &Test, policy: &Policy) -> Self {
        let named = |field: &str, name: Name| self.field(field).field(&policy.names.text(name));
        match test {
            Test::AnyOf(Selector::Tier, _) => self.field("buyer").field("tiers"),
            Test::AnyOf(selector, _) => self.field(selector.code()),
            Test::Remedy(_) => self.field("remedies"),
            Test::Consumer(_) => self.field("buyer").field("consumer"),
            Test::Condition(fact, _) => self.field("condition").field(fact.code()),
            Test::Usage(unit, _) => self.field("usage").field(unit.code()),
            Test::Quantity(_) => self.field("quantity"),
            Test::Amount(amount, ..) => self.field(amount.code()),
            Test::Repairs(measure, _) => self.field("repairs").field(measure.code()),
            Test::Claims(scope, ..) => self.field("claims").field(scope.code()),
            Test::Event(name, _) => named("events", *name),
            Test::Declared(name, _) => named("facts", *name),
            Test::Not(_) => self.field("not"),
            Test::Unread => self.clone(),
        }
    }

    fn step(&self, step: Step) -> Self {
        let mut place = self.clone();
        place.steps.push(step);
        place
    }
}
