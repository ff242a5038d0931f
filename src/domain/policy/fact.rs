//! What may be missing about an order line, and which values it may have.

use chrono::NaiveDate;

use super::{Amount, ClaimScope, ConditionFact, Name, Selector, Test, UsageUnit};
use crate::domain::money::Decimal;

/// A fact that may be missing, and for which the shopper can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// The shopper's reason.
    Reason,
    /// A state of the goods.
    Condition(ConditionFact),
    /// The wear of the goods.
    Usage(UsageUnit),
    /// The date of an event.
    Event(Name),
    /// A fact that the documents declare.
    Declared(Name),
    /// An amount of money.
    Amount(Amount),
    /// Earlier requests.
    Claims(ClaimScope),
}

impl Fact {
    /// The fact that a test reads, if it can be missing.
    #[must_use]
    pub fn of(test: &Test) -> Option<Self> {
        match test {
            Test::AnyOf(Selector::Reason, _) => Some(Self::Reason),
            Test::Condition(fact, _) => Some(Self::Condition(*fact)),
            Test::Usage(unit, _) => Some(Self::Usage(*unit)),
            Test::Amount(amount, ..) => Some(Self::Amount(*amount)),
            Test::Claims(scope, ..) => Some(Self::Claims(*scope)),
            Test::Event(event, _) => Some(Self::Event(*event)),
            Test::Declared(name, _) => Some(Self::Declared(*name)),
            _ => None,
        }
    }
}

/// A value that a missing fact may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// Yes or no.
    Bool(bool),
    /// A number.
    Number(Decimal),
    /// A name.
    Text(Name),
    /// A date.
    Date(NaiveDate),
    /// An event that has not happened.
    NotYet,
}
