//! Who pays for mending a fault, as a shop's terms state it.

use super::{Citation, Matcher};
use crate::domain::money::Decimal;

codes! {
    /// A part of the cost of mending a fault.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum FaultItem {
        /// New parts and other material.
        Parts = "parts",
        /// Work.
        Labour = "labour",
        /// Travel to the goods and back.
        Travel = "travel",
    }
}

/// Who pays for something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Charge {
    /// The shopper pays nothing.
    Free,
    /// The shopper pays this percentage, or a share that is still open.
    Shared(Option<Decimal>),
    /// The shopper pays all of it.
    Paid,
}

/// Who answers for a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FaultOf {
    /// The maker or the seller of the goods.
    Seller,
    /// The buyer, who uses them.
    Buyer,
    /// Both sides.
    Both,
}

/// The causes of faults that every policy knows, each with the side that answers for it.
///
/// ```
/// use aftersales::domain::policy::{FAULT_CAUSES, FaultOf};
///
/// let of = |cause| FAULT_CAUSES.iter().find(|(known, _)| *known == cause).map(|(_, of)| *of);
/// assert_eq!(of("normal_use"), Some(FaultOf::Seller));
/// assert_eq!(of("repair_by_others"), Some(FaultOf::Buyer));
/// assert_eq!(of("full_moon"), None);
/// ```
pub const FAULT_CAUSES: [(&str, FaultOf); 12] = [
    ("material", FaultOf::Seller),
    ("workmanship", FaultOf::Seller),
    ("design", FaultOf::Seller),
    ("software", FaultOf::Seller),
    ("normal_use", FaultOf::Seller),
    ("both_sides", FaultOf::Both),
    ("misuse", FaultOf::Buyer),
    ("accident", FaultOf::Buyer),
    ("tampering", FaultOf::Buyer),
    ("repair_by_others", FaultOf::Buyer),
    ("own_material", FaultOf::Buyer),
    ("force_majeure", FaultOf::Buyer),
];

/// What a shopper can request for a fault: to have it mended, or to have the goods changed.
pub const FAULT_REQUESTS: [&str; 2] = ["repair", "change"];

/// An entry of a shop's terms that says who pays, where that differs from its warranties.
#[derive(Debug)]
#[non_exhaustive]
pub struct FaultTerms {
    /// Its id.
    pub id: String,
    /// Its index in the document's list, for pointers.
    pub index: usize,
    /// Causes that it is for; all if empty.
    pub causes: Vec<String>,
    /// Requests that it is for; all if empty.
    pub requests: Vec<String>,
    /// Parts that it is for; all if empty.
    pub parts: Vec<String>,
    /// When it applies.
    pub when: Matcher,
    /// True if it is for costs that some warranty bears at that time, false for costs that none bears.
    pub covered: Option<bool>,
    /// Who pays.
    pub charge: Charge,
    /// The costs that it is for; all if empty.
    pub items: Vec<FaultItem>,
    /// Codes of the next steps.
    pub steps: Vec<String>,
    /// The clause of the terms.
    pub citation: Option<Citation>,
}
