//! What a shopper can do, by which rule, or why not.

use super::{BurdenOfProof, Costs, Fact, MetRequirement, Note, PlacedWindow, Refund};
use crate::domain::policy::{Document, Name, Policy, Refusal, Remedy, Rule};

codes! {
    /// How far an option is open, from the best for the shopper on.
    ///
    /// ```
    /// use aftersales::domain::entitlement::Openness;
    ///
    /// assert!(Openness::Open < Openness::Conditional && Openness::Conditional < Openness::Review);
    /// ```
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    #[non_exhaustive]
    pub enum Openness {
        /// The shopper can use it now.
        Open = "open",
        /// The shopper can use it if a missing fact turns out well.
        Conditional = "conditional",
        /// The shopper can use it after a person has inspected the goods or the request.
        Review = "review",
    }
}

/// Which rule of which document gives a remedy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OptionKey {
    /// Index of the document.
    pub document: usize,
    /// Index of the rule in the document's list.
    pub rule: usize,
    /// The remedy.
    pub remedy: Remedy,
}

impl OptionKey {
    /// The document and the rule; `None` for a key of another policy.
    pub fn terms(self, policy: &Policy) -> Option<(&Document, &Rule)> {
        let document = policy.documents.get(self.document)?;
        Some((document, document.granting(self.rule)?))
    }
}

/// An option that is open, or possibly open.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct OpenOption {
    /// The rule and the remedy.
    pub key: OptionKey,
    /// How far it is open.
    pub openness: Openness,
    /// Its window.
    pub window: PlacedWindow,
    /// What it costs.
    pub costs: Costs,
    /// The refund, or the difference to pay or get back in an exchange, if the amounts are known.
    pub refund: Option<Refund>,
    /// Who has to prove that a fault was there from the start, while somebody has to.
    pub burden: Option<BurdenOfProof>,
    /// What the shopper must bring.
    pub requires: Vec<MetRequirement>,
    /// Remarks.
    pub notes: Vec<Note>,
    /// The known facts that it stands on.
    pub known_facts: Vec<Fact>,
    /// The missing facts that decide whether it is open; empty for one that is certain.
    pub depends_on: Vec<Fact>,
    /// The reasons for which it is open, if the request has none; `None` until the decision fills it in.
    pub reasons: Option<Vec<Name>>,
}

/// One reason why an option is not open.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Refused {
    /// The reason.
    pub refusal: Refusal,
    /// The part of the policy or of the request that it comes from.
    pub cause: Cause,
}

/// The part of a policy or a request that a refusal comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cause {
    /// A test of the granting rule, by its index in the matcher.
    Test(usize),
    /// The window of the granting rule.
    Window,
    /// Another rule of the same document, by its index.
    OtherRule(usize),
    /// The quantity of the request.
    Quantity,
    /// The countries of the document.
    Countries,
    /// The date by which the document chooses orders.
    AppliesTo,
    /// The amount of the request.
    Amount,
    /// The goods that the request wants instead.
    ExchangeFor,
    /// A season of the same document, by its index.
    Season(usize),
    /// The registration of the warranty.
    Registration,
}

/// An option that is not open, with every reason why.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Closed {
    /// The rule and the remedy.
    pub key: OptionKey,
    /// Every reason why it is not open.
    pub refusals: Vec<Refused>,
    /// The other options of the same remedy that are closed for the same reasons, at the same time.
    pub also: Vec<OptionKey>,
    /// Its window.
    pub window: PlacedWindow,
}
