use super::{Citation, Matcher};
use crate::domain::money::Decimal;

codes! {
    /// What mending a fault costs money for.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum FaultItem {
        /// New parts and other material.
        Parts = "parts",
        /// Work.
        Labour = "labour",
        /// The way there and back.
        Travel = "travel",
    }
}

/// Who pays for something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Charge {
    /// Not the shopper.
    Free,
    /// Both; the percentage is the shopper's share, if that is fixed.
    Shared(Option<Decimal>),
    /// The shopper.
    Paid,
}

/// Who answers for a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FaultOf {
    /// Who made or sold the goods.
    Seller,
    /// Who uses them.
    Buyer,
    /// Both.
    Both,
}

/// What went wrong, as far as every policy knows it.
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

/// What may be asked for: to have a fault mended, or the goods made otherwise than they were.
pub const FAULT_REQUESTS: [&str; 2] = ["repair", "change"];

/// Who pays, where a shop says otherwise than that warranties do.
#[derive(Debug)]
#[non_exhaustive]
pub struct FaultTerms {
    /// Its id.
    pub id: String,
    /// Its place in the document, for pointers.
    pub index: usize,
    /// Causes that it is for; all if empty.
    pub causes: Vec<String>,
    /// Requests that it is for; all if empty.
    pub requests: Vec<String>,
    /// Parts that it is for; all if empty.
    pub parts: Vec<String>,
    /// When it applies.
    pub when: Matcher,
    /// True if it is for what some warranty bears at that time, false for what none does.
    pub covered: Option<bool>,
    /// Who pays.
    pub charge: Charge,
    /// What for; everything if empty.
    pub items: Vec<FaultItem>,
    /// Codes of the next steps.
    pub steps: Vec<String>,
    /// Where it stands in the terms.
    pub citation: Option<Citation>,
}
