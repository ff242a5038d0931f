use super::{Fact, FactValue, Truth, World};
use crate::domain::money::Decimal;
use crate::domain::policy::{FactTest, Matcher, Remedy, Selector, Test};
use crate::domain::sort::insert_new;

/// What was looked at while matchers were judged.
#[derive(Default)]
pub struct Evidence {
    /// Facts that were asked for and are not known.
    pub missing: Vec<Fact>,
    /// Facts that were asked for and are known.
    pub relied: Vec<Fact>,
    /// Tests that do not hold.
    pub failures: Vec<Failure>,
}

/// A test that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Why, as a stable code.
    pub code: &'static str,
    /// Its place below the matcher, such as `condition/opened`.
    pub place: String,
}

impl Evidence {
    /// Notes that a fact was asked for.
    pub fn look(&mut self, fact: Fact, known: bool) {
        insert_new(if known { &mut self.relied } else { &mut self.missing }, fact);
    }

    /// Adds what was looked at elsewhere.
    pub fn join(&mut self, missing: &[Fact], relied: &[Fact]) {
        for fact in missing {
            insert_new(&mut self.missing, *fact);
        }
        for fact in relied {
            insert_new(&mut self.relied, *fact);
        }
    }

    /// Judges a matcher, for one remedy where costs ask about it. All tests are looked at, so that every
    /// reason why it fails is known.
    pub fn judge(&mut self, matcher: &Matcher, world: &World, remedy: Option<Remedy>) -> Truth {
        let mut all = Truth::True;
        for test in &matcher.0 {
            let truth = self.test(test, world, remedy);
            if truth == Truth::False {
                self.failures.push(failure(test, world));
            }
            all = all.and(truth);
        }
        all
    }

    /// Judges one test.
    pub fn test(&mut self, test: &Test, world: &World, remedy: Option<Remedy>) -> Truth {
        match test {
            Test::Remedy(remedies) => Some(remedy.is_some_and(|remedy| remedies.contains(&remedy))).into(),
            Test::AnyOf(Selector::Reason, names) => {
                let known = world.reason().map(|reason| names.contains(&reason));
                self.look(Fact::Reason, known.is_some());
                known.into()
            }
            Test::AnyOf(selector, names) => Some(world.says(*selector, names)).into(),
            Test::Consumer(wanted) => Some(world.consumer() == *wanted).into(),
            Test::Quantity(range) => Some(range.contains(Decimal::whole(world.quantity()))).into(),
            Test::Condition(fact, wanted) => {
                let known = world.condition(*fact);
                self.look(Fact::Condition(*fact), known.is_some());
                known.map(|value| value == *wanted).into()
            }
            Test::Usage(unit, range) => {
                let known = world.usage(*unit);
                self.look(Fact::Usage(*unit), known.is_some());
                known.map(|value| range.contains(value)).into()
            }
            Test::Declared(name, wanted) => {
                let known = world.declared(*name);
                self.look(Fact::Declared(*name), known.is_some());
                known.map(|value| holds(*wanted, value)).into()
            }
            Test::Not(inner) => {
                // That the inner tests hold is a reason here; why they fail is none.
                let before = self.failures.len();
                let truth = self.judge(inner, world, remedy);
                self.failures.truncate(before);
                !truth
            }
            Test::Unread => Truth::Unknown,
        }
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

fn failure(test: &Test, world: &World) -> Failure {
    let (code, place) = match test {
        Test::AnyOf(selector, _) => {
            let code = match selector {
                Selector::Reason => "reason_not_covered",
                Selector::Category => "category_not_covered",
                Selector::Tag => "tag_not_covered",
                Selector::Channel => "channel_not_covered",
                Selector::Country => "country_not_covered",
                Selector::Seller => "seller_not_covered",
                Selector::PaymentMethod => "payment_method_not_covered",
                Selector::Tier => "buyer_tier_not_covered",
            };
            (code, selector.code().to_owned())
        }
        Test::Remedy(_) => ("remedy_not_covered", "remedies".to_owned()),
        Test::Consumer(_) => ("buyer_not_covered", "buyer/consumer".to_owned()),
        Test::Condition(fact, _) => ("condition_not_met", "condition/".to_owned() + fact.code()),
        Test::Usage(unit, _) => ("usage_not_covered", "usage/".to_owned() + unit.code()),
        Test::Quantity(_) => ("quantity_not_covered", "quantity".to_owned()),
        Test::Declared(name, _) => ("fact_not_met", "facts/".to_owned() + &world.policy.names.text(*name)),
        Test::Not(_) | Test::Unread => ("exception_applies", "not".to_owned()),
    };
    Failure { code, place }
}
