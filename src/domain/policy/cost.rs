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
    /// A percentage for each full month since an event.
    PercentPerMonth(Decimal, Name),
    /// A percentage for each 1000 kilometres driven.
    PercentPerThousandKilometres(Decimal),
    /// A percentage of what sending the order cost, once for a return.
    PercentOfShipping(Decimal),
    /// A percentage of the share that the goods have in what sending the order cost.
    PercentOfOwnShipping(Decimal),
    /// Minor units, once for a return.
    PerRequest(i64),
    /// Minor units for each item.
    PerItem(i64),
}

impl FeeAmount {
    /// The event since which it grows.
    #[must_use]
    pub fn since(self) -> Option<Name> {
        match self {
            Self::PercentPerDay(_, event, _) | Self::PercentPerMonth(_, event) => Some(event),
            _ => None,
        }
    }

    /// True if all lines of a return have it together.
    #[must_use]
    pub fn is_once(self) -> bool {
        matches!(self, Self::PerRequest(_) | Self::PercentOfShipping(_))
    }
}

/// A fee that a cost rule charges.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fee {
    /// Its code, such as `restocking`.
    pub kind: String,
    /// How it is measured.
    pub amount: FeeAmount,
    /// The most that it comes to, in minor units.
    pub at_most: Option<i64>,
    /// The number of its group in the document: of a group only the largest counts.
    pub group: Option<usize>,
}

impl Fee {
    /// True if what a line pays depends on the other lines of a return.
    #[must_use]
    pub fn is_of_whole(&self) -> bool {
        self.amount.is_once() || self.at_most.is_some() || self.group.is_some()
    }
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
