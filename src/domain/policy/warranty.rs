//! How long goods are promised to hold, and what ends that promise.

use super::{Citation, FaultItem, Matcher, Name, Remedy, Requirement, UsageUnit, Window};
use crate::domain::calendar::Period;
use crate::domain::money::Decimal;

/// A cap on wear; a reading at the cap is still inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UsageLimit {
    /// What it is measured in.
    pub unit: UsageUnit,
    /// The most that is covered.
    pub cap: Decimal,
}

/// Registering a product with its maker.
#[derive(Debug)]
#[non_exhaustive]
pub struct Registration {
    /// True if there is no warranty without it.
    pub required: bool,
    /// When it must be done.
    pub window: Window,
    /// The warranty that it gains, if another.
    pub then: Option<Window>,
}

/// What becomes of a warranty when the goods change hands.
#[derive(Debug)]
#[non_exhaustive]
pub struct Transfer {
    /// True if the next owner has it.
    pub kept: bool,
    /// By when that must be told, if it must.
    pub told: Option<Window>,
}

/// A promise that goods hold.
#[derive(Debug)]
#[non_exhaustive]
pub struct Warranty {
    /// Its id.
    pub id: String,
    /// Its place in the document, for pointers.
    pub index: usize,
    /// True if the maker promises it rather than the shop.
    pub by_maker: bool,
    /// What it gives.
    pub covers: Vec<Remedy>,
    /// The part that it is for, if not the whole.
    pub part: Option<String>,
    /// What it pays for; parts and labour if it does not say.
    pub bears: Vec<FaultItem>,
    /// The id of the warranty whose end starts it.
    pub after: Option<Name>,
    /// When it applies.
    pub when: Matcher,
    /// How long.
    pub window: Window,
    /// Caps on wear.
    pub limits: Vec<UsageLimit>,
    /// Registering the product.
    pub registration: Option<Registration>,
    /// What becomes of it when the goods change hands.
    pub transfer: Option<Transfer>,
    /// What the shopper must bring.
    pub requires: Vec<Requirement>,
    /// How long before its end it counts as expiring.
    pub expiring: Period,
    /// Where the law says so.
    pub citation: Option<Citation>,
}
