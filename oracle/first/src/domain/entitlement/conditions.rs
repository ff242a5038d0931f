//! Whether conditions hold, and which facts decide it.

use super::{EventValue, Fact, FactValue, Facts, Truth};
use crate::domain::money::Decimal;
use crate::domain::policy::{EventTest, FactTest, Matcher, Name, Remedy, Selector, Test};
use crate::domain::sort::insert_new;

/// Facts read while evaluating conditions.
///
/// ```
/// use aftersales::domain::entitlement::{Fact, Trace};
///
/// let mut trace = Trace::default();
/// trace.look(Fact::Reason, false);
/// trace.look(Fact::Reason, false);
/// assert_eq!(trace.missing, [Fact::Reason], "each fact is kept once");
/// assert!(trace.known_facts.is_empty());
/// ```
#[derive(Debug, Default)]
pub struct Trace {
    /// Facts that were needed and are not known.
    pub missing: Vec<Fact>,
    /// Facts that were needed and are known.
    pub known_facts: Vec<Fact>,
    /// Tests of the matcher that do not hold, by their indices; `None` if they are not collected.
    pub failures: Option<Vec<usize>>,
}

impl Trace {
    /// Adds a fact that was needed, once.
    pub fn look(&mut self, fact: Fact, known: bool) {
        insert_new(if known { &mut self.known_facts } else { &mut self.missing }, fact);
    }

    /// Adds the facts of another trace.
    pub fn join(&mut self, missing: &[Fact], known_facts: &[Fact]) {
        for fact in missing {
            insert_new(&mut self.missing, *fact);
        }
        for fact in known_facts {
            insert_new(&mut self.known_facts, *fact);
        }
    }

    /// Evaluates a matcher; `remedy` is the remedy in question, which the matcher of a cost may test. All tests are
    /// evaluated, so that every failure is known.
    pub fn judge(&mut self, matcher: &Matcher, facts: &Facts, remedy: Option<Remedy>) -> Truth {
        let mut all = Truth::True;
        for (place, test) in matcher.0.iter().enumerate() {
            let truth = self.test(test, facts, remedy);
            if let (Truth::False, Some(failures)) = (truth, &mut self.failures) {
                failures.push(place);
            }
            all = all.and(truth);
        }
        all
    }

    /// Evaluates one test.
    pub fn test(&mut self, test: &Test, facts: &Facts, remedy: Option<Remedy>) -> Truth {
        match test {
            Test::Remedy(remedies) => Some(remedy.is_some_and(|remedy| remedies.contains(&remedy))).into(),
            Test::AnyOf(Selector::Reason, names) => {
                let known = facts.reason().map(|reason| names.contains(&reason));
                self.look(Fact::Reason, known.is_some());
                known.into()
            }
            Test::AnyOf(selector, names) => Some(facts.says(*selector, names)).into(),
            Test::Consumer(wanted) => Some(facts.consumer() == *wanted).into(),
            Test::Quantity(range) => Some(range.contains(Decimal::whole(facts.quantity()))).into(),
            Test::Repairs(measure, range) => {
                Some(range.contains(Decimal::whole(facts.line.repaired(*measure).into()))).into()
            }
            Test::Amount(amount, range, currency) => {
                let known = facts.amount(*amount, *currency);
                self.look(Fact::Amount(*amount), known.is_some());
                known.map(|value| range.contains(value)).into()
            }
            Test::Event(name, wanted) => self.event(*name, *wanted, facts),
            Test::Condition(fact, wanted) => {
                let known = facts.condition(*fact);
                self.look(Fact::Condition(*fact), known.is_some());
                known.map(|value| value == *wanted).into()
            }
            Test::Usage(unit, range) => {
                let known = facts.usage(*unit);
                self.look(Fact::Usage(*unit), known.is_some());
                known.map(|value| range.contains(value)).into()
            }
            Test::Declared(name, wanted) => {
                let known = facts.declared(*name);
                self.look(Fact::Declared(*name), known.is_some());
                known.map(|value| holds(*wanted, value)).into()
            }
            Test::Not(inner) => {
                // An inner test that fails is no reason for a refusal here.
                let failures = self.failures.take();
                let truth = self.judge(inner, facts, remedy);
                self.failures = failures;
                !truth
            }
            Test::Unread => Truth::Unknown,
        }
    }

    /// Evaluates when an event happened, by its date in the shop's zone.
    pub fn event(&mut self, name: Name, wanted: EventTest, facts: &Facts) -> Truth {
        let known = facts.event(name);
        self.look(Fact::Event(name), known.is_some());
        let Some(value) = known else { return Truth::Unknown };
        let date = match value {
            EventValue::NotYet => None,
            EventValue::On(date) => Some(date),
            EventValue::At(instant) => Some(facts.policy.zone.date_of(instant)),
        };
        let holds = match (wanted, date) {
            (EventTest::Happened(wanted), date) => wanted == date.is_some(),
            (EventTest::Between(..), None) => false,
            (EventTest::Between(from, to), Some(date)) => {
                from.is_none_or(|from| from <= date) && to.is_none_or(|to| date <= to)
            }
        };
        Some(holds).into()
    }
}

fn holds(wanted: FactTest, value: FactValue) -> bool {
    match (wanted, value) {
        (FactTest::Is(wanted), FactValue::Bool(value)) => wanted == value,
        (FactTest::Equals(wanted), FactValue::Text(value)) => wanted == value,
        (FactTest::Within(range), FactValue::Number(value)) => range.contains(value),
        _ => false,
    }
}
