//! What using a remedy costs the shopper.

use super::{Extension, Matcher, Name};
use crate::domain::money::Decimal;

/// How a fee is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FeeAmount {
    /// Percent of what was paid for the goods that go back.
    Percent(Decimal),
    /// As many percent for each day since an event, less days in the workshop.
    PercentPerDay(Decimal, Name, Option<Extension>),
    /// As many percent for each 1000 kilometres driven.
    PercentPerThousandKilometres(Decimal),
    /// Minor units, once.
    PerRequest(i64),
    /// Minor units for each item.
    PerItem(i64),
}

/// A fee that a cost rule charges.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fee {
    /// Its code, such as `restocking`.
    pub kind: String,
    /// How much.
    pub amount: FeeAmount,
}

/// What using a remedy costs.
#[derive(Debug)]
#[non_exhaustive]
pub struct Cost {
    /// Its id.
    pub id: String,
    /// The rules that it is for; all of its document if it names none.
    pub rules: Vec<String>,
    /// When it applies; it may ask for the remedy.
    pub when: Matcher,
    /// True if the seller pays to send goods back, false if the buyer does.
    pub seller_pays_shipping: Option<bool>,
    /// A fee.
    pub fee: Option<Fee>,
    /// Something on top, such as for store credit in place of money.
    pub bonus: Option<Fee>,
}
