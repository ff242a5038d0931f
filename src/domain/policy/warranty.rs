//! How long goods are promised to hold, and what ends that promise.

use super::{Citation, FaultItem, Matcher, Name, Remedy, Requirement, UsageUnit, Window};
use crate::domain::calendar::Period;
use crate::domain::money::Decimal;

/// A cap on wear; a reading at the cap is still inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UsageLimit {
    /// The unit of the reading.
    pub unit: UsageUnit,
    /// The largest reading that is covered.
    pub cap: Decimal,
}

/// How a product is registered for its warranty.
#[derive(Debug)]
#[non_exhaustive]
pub struct Registration {
    /// True if there is no warranty without registration.
    pub required: bool,
    /// When the product must be registered.
    pub window: Window,
    /// The longer warranty that registration gains, if there is one.
    pub then: Option<Window>,
}

/// What becomes of a warranty when the goods change hands.
#[derive(Debug)]
#[non_exhaustive]
pub struct Transfer {
    /// True if the next owner keeps the warranty.
    pub kept: bool,
    /// By when the transfer must be reported, if it must be.
    pub told: Option<Window>,
}

/// A promise that goods last, by the shop, the maker or a law.
#[derive(Debug)]
#[non_exhaustive]
pub struct Warranty {
    /// Its id.
    pub id: String,
    /// Its index in the document's list, for pointers.
    pub index: usize,
    /// True if the maker promises it rather than the shop.
    pub by_maker: bool,
    /// The ids of the rules that grant what it covers; if empty, it grants that itself.
    pub rules: Vec<String>,
    /// The remedies that it gives.
    pub covers: Vec<Remedy>,
    /// The part that it is for; the whole product if `None`.
    pub part: Option<String>,
    /// The costs of a repair that it bears; parts and labour if empty.
    pub bears: Vec<FaultItem>,
    /// The id of the warranty whose end starts it.
    pub after: Option<Name>,
    /// When it applies.
    pub when: Matcher,
    /// How long.
    pub window: Window,
    /// Caps on wear.
    pub limits: Vec<UsageLimit>,
    /// How the product is registered.
    pub registration: Option<Registration>,
    /// What becomes of it when the goods change hands.
    pub transfer: Option<Transfer>,
    /// What the shopper must bring.
    pub requires: Vec<Requirement>,
    /// Codes of the next steps.
    pub steps: Vec<String>,
    /// How long before its end it counts as expiring.
    pub expiring: Period,
    /// True if a law may say so and may say more.
    pub unsure: bool,
    /// The law or clause that it stands on.
    pub citation: Option<Citation>,
}

impl Warranty {
    /// True if its window alone does not say when it runs.
    #[must_use]
    pub fn is_more_than_its_window(&self) -> bool {
        self.after.is_some() || self.registration.is_some() || self.transfer.is_some()
    }
}
