//! What using a remedy costs the shopper.

use super::{Extension, Matcher, Name};
use crate::domain::money::Decimal;

/// How a fee is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FeeAmount {
    /// A percentage of what was paid for the goods that go back.
    Percent(Decimal),
    /// A percentage for each day since an event, without the days in the workshop.
    PercentPerDay(Decimal, Name, Option<Extension>),
    /// A percentage for each 1000 kilometres driven.
    PercentPerThousandKilometres(Decimal),
    /// Minor units, once for a request.
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
    /// How it is measured.
    pub amount: FeeAmount,
}

/// One entry of a document about what a remedy costs.
#[derive(Debug)]
#[non_exhaustive]
pub struct Cost {
    /// Its id.
    pub id: String,
    /// Ids of the rules that it is for; all of its document if empty.
    pub rules: Vec<String>,
    /// When it applies. It may test the remedy.
    pub when: Matcher,
    /// True if the seller pays to send goods back, false if the buyer does.
    pub seller_pays_shipping: Option<bool>,
    /// A fee that is taken off.
    pub fee: Option<Fee>,
    /// A bonus on top, such as for store credit in place of money.
    pub bonus: Option<Fee>,
}
