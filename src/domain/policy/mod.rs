//! The typed policy: a shop's terms and the laws beside them, as documents of one shape.

mod cost;
mod fault;
mod matcher;
mod names;
mod presumption;
mod reasons;
mod refusal;
mod rule;
mod season;
mod service;
mod warranty;
mod window;

use std::rc::Rc;

pub use cost::{Cost, Fee, FeeAmount};
pub use fault::{Charge, FAULT_CAUSES, FAULT_REQUESTS, FaultItem, FaultOf, FaultTerms};
pub use matcher::{
    Amount, ConditionFact, EventTest, FactTest, Matcher, Range, RepairMeasure, Selector, Test, UsageUnit,
};
pub use names::{Name, Names, Role};
pub use presumption::Presumption;
pub use reasons::ReasonTree;
pub use refusal::Refusal;
pub use rule::{Citation, Confidence, Remedy, Requirement, RequirementKind, Rule, RuleEffect};
pub use season::{Season, SeasonDay, SeasonEffect};
pub use service::ServicePromise;
pub use warranty::{Registration, Transfer, UsageLimit, Warranty};
pub use window::{EventReference, Extension, Parcel, Window};

use crate::domain::calendar::{BusinessCalendar, Instant, Period, Zone};
use crate::domain::form::{ComplaintCategory, Form, Urgency};
use crate::domain::money::Currency;
use crate::domain::service::Directory;

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
    /// Its id.
    pub id: String,
    /// Its edition.
    pub version: String,
    /// A number made from its content, the same wherever it is read.
    pub digest: u64,
    /// The date on which the law was as the pack says.
    pub as_of: Option<String>,
    /// Countries of the order in which it applies; everywhere if empty.
    pub countries: Vec<Name>,
    /// The zone in which its events have their dates.
    pub zone: Rc<Zone>,
    /// What it grants and excludes.
    pub rules: Vec<Rule>,
    /// What its remedies cost the shopper.
    pub costs: Vec<Cost>,
    /// What it promises to hold.
    pub warranties: Vec<Warranty>,
    /// Who pays for mending faults, where it says otherwise than its warranties.
    pub faults: Vec<FaultTerms>,
    /// The orders that it is for, by the date of an event; all of them if it does not say.
    pub applies_to: Option<(Name, EventTest)>,
    /// Times of the year in which windows are others.
    pub seasons: Vec<Season>,
    /// Who has to prove what.
    pub presumptions: Vec<Presumption>,
    /// Promised times of service.
    pub service: Vec<ServicePromise>,
}

/// What a fact that a policy declares itself may be.
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

/// What the order is taken to be where it does not say.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Assumptions {
    /// Such as `online`.
    pub channel: Option<Name>,
    /// An ISO 3166-1 code.
    pub country: Option<Name>,
    /// The seller on a marketplace.
    pub seller: Option<Name>,
    /// Such as `card`.
    pub payment_method: Option<Name>,
    /// A loyalty tier.
    pub tier: Option<Name>,
    /// Whether the buyer is a consumer.
    pub consumer: Option<bool>,
}

/// A shop's terms together with the laws they stand under: everything that a decision needs besides the facts.
#[derive(Debug)]
#[non_exhaustive]
pub struct Policy {
    /// The names that the documents use.
    pub names: Names,
    /// The shop's document first, then the packs.
    pub documents: Vec<Document>,
    /// The shop's zone, in which a shopper reads dates.
    pub zone: Rc<Zone>,
    /// The currency of fees that are stated without one.
    pub currency: Option<Currency>,
    /// The calendars in use, for the record of what an answer stands on.
    pub calendars: Vec<Rc<BusinessCalendar>>,
    /// What the order is taken to be where it does not say.
    pub assume: Assumptions,
    /// How late a request that was declared in time may arrive.
    pub accept_late: Period,
    /// True if the lines of a set go back together only.
    pub sets_whole: bool,
    /// True if what came for nothing goes back with what it came with.
    pub gifts_back: bool,
    /// Groups of categories: a group's name and its members.
    pub groups: Vec<(Name, Vec<Name>)>,
    /// Why a shopper may ask.
    pub reasons: ReasonTree,
    /// Facts that the documents declare themselves.
    pub facts: Vec<(Name, FactType)>,
    /// Whom to ask.
    pub directory: Directory,
    /// What a shopper may complain about, and who answers.
    pub complaints: Vec<ComplaintCategory>,
    /// When a case goes before others.
    pub urgencies: Vec<Urgency>,
    /// One form of each kind.
    pub forms: Vec<Form>,
}

impl Policy {
    /// The shop's own document.
    pub fn shop(&self) -> Option<&Document> {
        self.documents.first()
    }

    /// The categories of a line together with every group they belong to.
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

    /// True if a request declared at `declared` and received at `now` counts as made when it was declared.
    pub fn accepts_late(&self, declared: Instant, now: Instant) -> bool {
        declared <= now && now.since(declared) <= self.accept_late.exact_millis()
    }
}
