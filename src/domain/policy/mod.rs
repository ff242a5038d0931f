//! What a shop and the laws grant: the shop's terms and statutory packs, as documents of one shape.

mod cost;
mod fact;
mod fault;
mod idle;
mod matcher;
mod names;
mod plan;
mod presumption;
mod promised;
mod reasons;
mod refusal;
mod rule;
mod season;
mod service;
mod warranty;
mod window;

use std::sync::Arc;

pub use cost::{Cost, Fee, FeeAmount};
pub use fact::{Fact, Known};
pub use fault::{Charge, FAULT_CAUSES, FAULT_REQUESTS, FaultItem, FaultOf, FaultTerms};
pub(crate) use idle::idle_laws;
pub use matcher::{
    Amount, ClaimScope, ConditionFact, EventTest, FactTest, Matcher, Range, RepairMeasure, Selector, Test, UsageUnit,
};
pub use names::{Name, Names, Role};
pub(crate) use plan::{Condition, FactPlan, Grant, Id, Plan, Term, add_bounds};
pub use presumption::Presumption;
pub use promised::PromisedTest;
pub use reasons::ReasonTree;
pub use refusal::Refusal;
pub use rule::{Citation, Confidence, Remedy, Requirement, RequirementKind, Rule, RuleEffect, ShippingTerms};
pub use season::{Season, SeasonDay, SeasonEffect};
pub use service::ServicePromise;
pub use warranty::{Registration, Transfer, UsageLimit, Warranty};
pub use window::{Before, EventReference, Extension, Parcel, Window};

use crate::domain::calendar::{BusinessCalendar, Instant, Period, Zone};
use crate::domain::form::{ComplaintCategory, Form, Urgency};
use crate::domain::money::Currency;
use crate::domain::service::CaseTerms;
use crate::domain::service::contact::Directory;

/// Whose terms a document states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Author {
    /// A seller's own policy.
    Shop,
    /// A statutory pack: a law in the shape of a policy.
    Law,
}

/// One document: a shop's policy or a statutory pack.
#[derive(Debug)]
#[non_exhaustive]
pub struct Document {
    /// Whose terms it states.
    pub author: Author,
    /// Its id, such as `corner-shop` or `eu`.
    pub id: String,
    /// Its edition, as its author writes it.
    pub version: String,
    /// A fingerprint of its content, the same wherever it is read.
    pub digest: u64,
    /// The date on which the law was as the pack states it, as written: `YYYY-MM-DD`.
    pub as_of: Option<String>,
    /// Countries of the order in which it applies, by ISO 3166-1; everywhere if empty.
    pub countries: Vec<Name>,
    /// The zone in which its events have their dates.
    pub zone: Arc<Zone>,
    /// What it grants and excludes.
    pub rules: Vec<Rule>,
    /// What its warranties grant that no rule does.
    pub promised: Vec<Rule>,
    /// What its remedies cost the shopper.
    pub costs: Vec<Cost>,
    /// Its warranties.
    pub warranties: Vec<Warranty>,
    /// Who pays for mending faults, where it says otherwise than its warranties.
    pub faults: Vec<FaultTerms>,
    /// The orders that it is for, by the date of an event; all orders if it states none.
    pub applies_to: Option<(Name, EventTest)>,
    /// Seasons that change windows.
    pub seasons: Vec<Season>,
    /// Who has to prove that a fault was there from the start.
    pub presumptions: Vec<Presumption>,
    /// Promised times for service.
    pub service: Vec<ServicePromise>,
}

/// Which values a fact has that a policy declares.
#[derive(Debug)]
#[non_exhaustive]
pub enum FactType {
    /// Yes or no.
    Boolean,
    /// A number.
    Number,
    /// One of these.
    Choice(Vec<Name>),
}

/// What holds of an order where the order itself states nothing.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Assumptions {
    /// Where it was sold, such as `online`.
    pub channel: Option<Name>,
    /// The country of the order, by ISO 3166-1.
    pub country: Option<Name>,
    /// Who sold it, on a marketplace.
    pub seller: Option<Name>,
    /// How it was paid, such as `card`.
    pub payment_method: Option<Name>,
    /// The buyer's loyalty tier.
    pub tier: Option<Name>,
    /// Whether the buyer is a consumer.
    pub consumer: Option<bool>,
}

/// A shop's terms together with the laws that bind it: everything that a decision needs besides the facts.
#[derive(Debug)]
#[non_exhaustive]
pub struct Policy {
    /// The names that its documents use.
    pub names: Names,
    /// The shop's document first, then the packs.
    pub documents: Vec<Document>,
    /// The shop's zone, in which a shopper reads dates.
    pub zone: Arc<Zone>,
    /// The currency of fees that are stated without one.
    pub currency: Option<Currency>,
    /// The calendars in use, so that an answer can name what it stands on.
    pub calendars: Vec<Arc<BusinessCalendar>>,
    /// What holds where the order itself states nothing.
    pub assume: Assumptions,
    /// How late a request that was declared in time may arrive, in exact hours.
    pub accept_late: Period,
    /// True if the lines of a set can only go back together.
    pub sets_whole: bool,
    /// True if a gift goes back with the goods that it came with.
    pub gifts_back: bool,
    /// Groups of categories: a group's name and its members.
    pub groups: Vec<(Name, Vec<Name>)>,
    /// The reasons that a shopper may give.
    pub reasons: ReasonTree,
    /// Facts that the documents declare themselves.
    pub facts: Vec<(Name, FactType)>,
    /// Whom a shopper can contact.
    pub directory: Directory,
    /// What a shopper may complain about, and who answers.
    pub complaints: Vec<ComplaintCategory>,
    /// When a case goes before others.
    pub urgencies: Vec<Urgency>,
    /// What it says about cases beside its promises.
    pub cases: CaseTerms,
    /// One form of each kind.
    pub forms: Vec<Form>,
    /// The same, compiled for decisions.
    pub(crate) plan: Plan,
}

impl Policy {
    /// The shop's own document; `None` only in a policy without any.
    pub fn shop(&self) -> Option<&Document> {
        self.documents.first()
    }

    /// The categories of a line together with every group that contains them, directly or through another group.
    ///
    /// ```
    /// # #[cfg(feature = "native")]
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use aftersales::boundary::{Engine, NativeHost};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// # let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "UTC",
    /// #     "categories": { "food": ["milk_powder"], "baby": ["food"] },
    /// #     "rules": [{ "id": "exchange", "grants": ["exchange"], "window": { "length": "P7D" } }] }"#;
    /// # let policy = engine.load_document(terms)?.policy;
    /// // "categories": { "food": ["milk_powder"], "baby": ["food"] }
    /// let groups = policy.with_groups(&[policy.names.find("milk_powder")]);
    /// assert_eq!(groups, ["milk_powder", "food", "baby"].map(|name| policy.names.find(name)));
    /// # Ok(())
    /// # }
    /// # #[cfg(not(feature = "native"))]
    /// # fn main() {}
    /// ```
    pub fn with_groups(&self, own: &[Name]) -> Vec<Name> {
        let mut all = own.to_vec();
        let mut next = 0_usize;
        while let Some(member) = all.get(next).copied() {
            for (group, members) in &self.groups {
                if members.contains(&member) && !all.contains(group) {
                    all.push(*group);
                }
            }
            next = next.saturating_add(1);
        }
        all
    }

    /// True if a request that was declared at `declared` and received at `now` counts as made when it was declared.
    pub fn accepts_late(&self, declared: Instant, now: Instant) -> bool {
        declared <= now && now.since(declared) <= self.accept_late.exact_millis()
    }
}
