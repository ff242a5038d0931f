//! Whether conditions hold, and which facts decide it.

use super::{Fact, FactValue, Facts, Truth};
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
    /// Forgets all facts.
    pub(super) fn clear(&mut self) {
        self.missing.clear();
        self.known_facts.clear();
    }

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
        let (mut all, missing) = (Truth::True, self.missing.len());
        for (place, test) in matcher.0.iter().enumerate() {
            let truth = self.test(test, facts, remedy);
            if let (Truth::False, Some(failures)) = (truth, &mut self.failures) {
                failures.push(place);
            }
            all = all.and(truth);
        }
        if all == Truth::False {
            // Beside a test that fails, what is not known decides nothing.
            self.missing.truncate(missing);
        }
        all
    }

    /// Evaluates one test.
    pub fn test(&mut self, test: &Test, facts: &Facts, remedy: Option<Remedy>) -> Truth {
        match test {
            Test::Remedy(remedies) => Some(remedy.is_some_and(|remedy| remedies.contains(&remedy))).into(),
            Test::Not(inner) => {
                // An inner test that fails is no reason for a refusal here.
                let failures = self.failures.take();
                let truth = self.judge(inner, facts, remedy);
                self.failures = failures;
                !truth
            }
            test => {
                let truth = truth_of(test, facts);
                if let Some(fact) = Fact::of(test) {
                    self.look(fact, truth != Truth::Unknown);
                }
                truth
            }
        }
    }
}

/// Whether a test holds that consists of no others and is not about the remedy. It is unknown only if its fact is.
pub(super) fn truth_of(test: &Test, facts: &Facts) -> Truth {
    let holds = match test {
        Test::AnyOf(Selector::Reason, names) => facts.reason().map(|reason| names.contains(&reason)),
        Test::AnyOf(selector, names) => Some(facts.says(*selector, names)),
        Test::Consumer(wanted) => Some(facts.consumer() == *wanted),
        Test::Quantity(range) => Some(range.contains(facts.quantity().number())),
        Test::Repairs(measure, range) => Some(range.contains(Decimal::whole(facts.line.repaired(*measure).into()))),
        Test::Claims(scope, range, remedies) => return facts.claimed(*scope, *range, remedies),
        Test::Amount(amount, range, currency) => facts.amount(*amount, *currency).map(|value| range.contains(value)),
        Test::Event(name, wanted) => return happened(*name, *wanted, facts),
        Test::Condition(fact, wanted) => facts.condition(*fact).map(|value| value == *wanted),
        Test::Usage(unit, range) => facts.usage(*unit).map(|value| range.contains(value)),
        Test::Declared(name, wanted) => facts.declared(*name).map(|value| holds(*wanted, value)),
        Test::Remedy(_) | Test::Not(_) | Test::Unread => None,
    };
    holds.into()
}

/// Whether an event happened when it has to, by its date in the shop's zone.
pub(super) fn happened(name: Name, wanted: EventTest, facts: &Facts) -> Truth {
    let Some(value) = facts.event(name) else { return Truth::Unknown };
    let date = value.date(&facts.policy.zone);
    let holds = match (wanted, date) {
        (EventTest::Happened(wanted), date) => wanted == date.is_some(),
        (EventTest::Between(..), None) => false,
        (EventTest::Between(from, to), Some(date)) => {
            from.is_none_or(|from| from <= date) && to.is_none_or(|to| date <= to)
        }
    };
    Some(holds).into()
}

fn holds(wanted: FactTest, value: FactValue) -> bool {
    match (wanted, value) {
        (FactTest::Is(wanted), FactValue::Bool(value)) => wanted == value,
        (FactTest::Equals(wanted), FactValue::Text(value)) => wanted == value,
        (FactTest::Within(range), FactValue::Number(value)) => range.contains(value),
        _ => false,
    }
}
