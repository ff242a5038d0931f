use chrono::NaiveDate;

use crate::domain::calendar::{Instant, Zone};
use crate::domain::money::{Decimal, Money};
use crate::domain::policy::{ConditionFact, Name, Remedy, UsageUnit};

/// When something happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventValue {
    /// At this instant.
    At(Instant),
    /// On this civil date of the policy's zone.
    On(NaiveDate),
    /// It has not happened yet.
    NotYet,
}

impl EventValue {
    /// The first instant at which it had happened, in a zone; `None` if it has not.
    pub fn instant(self, zone: &Zone) -> Option<Instant> {
        match self {
            Self::At(instant) => Some(instant),
            Self::On(date) => Some(zone.day_start(date)),
            Self::NotYet => None,
        }
    }
}

/// A value of a fact that a policy declares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactValue {
    /// Yes or no.
    Bool(bool),
    /// A number.
    Number(Decimal),
    /// A text.
    Text(Name),
}

/// A visit to the workshop, from the day it was handed in to the day it came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repair {
    /// Handed in.
    pub from: NaiveDate,
    /// Handed back; `None` while it is there.
    pub to: Option<NaiveDate>,
}

impl Repair {
    /// True if the goods were in both at once. One may begin on the day the other ends.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.to.is_none_or(|to| other.from < to) && other.to.is_none_or(|to| self.from < to)
    }
}

/// One product line of an order, with what is known of it.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// Its categories, as the shop names them.
    pub categories: Vec<Name>,
    /// Its tags.
    pub tags: Vec<Name>,
    /// How many were bought.
    pub quantity: Option<i64>,
    /// How many went back already.
    pub returned: Option<i64>,
    /// How many are on their way back.
    pub in_progress: Option<i64>,
    /// The price of one.
    pub unit_price: Option<Money>,
    /// What was paid for all of them, after discounts.
    pub paid: Option<Money>,
    /// What happened, and when. An event that is not listed is not known.
    pub events: Vec<(Name, EventValue)>,
    /// The state of the goods.
    pub condition: Vec<(ConditionFact, bool)>,
    /// Their wear.
    pub usage: Vec<(UsageUnit, Decimal)>,
    /// Visits to the workshop.
    pub repairs: Vec<Repair>,
    /// Papers at hand; `None` if that is not known.
    pub proofs: Option<Vec<String>>,
    /// Where it was sold.
    pub channel: Option<Name>,
    /// The country of the order.
    pub country: Option<Name>,
    /// Who sold it.
    pub seller: Option<Name>,
    /// How it was paid.
    pub payment_method: Option<Name>,
    /// The buyer's loyalty tier.
    pub tier: Option<Name>,
    /// Whether the buyer is a consumer.
    pub consumer: Option<bool>,
    /// Facts that the policy declares.
    pub declared: Vec<(Name, FactValue)>,
}

/// What a shopper asks for.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Why: a leaf of the tree of reasons.
    pub reason: Option<Name>,
    /// How many; one if not said.
    pub quantity: Option<i64>,
    /// The one remedy that is asked for; all of them if not said.
    pub remedy: Option<Remedy>,
    /// What the shopper says of the state of the goods; it goes before what the line says.
    pub condition: Vec<(ConditionFact, bool)>,
    /// What the shopper says of their wear.
    pub usage: Vec<(UsageUnit, Decimal)>,
    /// Papers that the shopper has.
    pub proofs: Option<Vec<String>>,
    /// What the shopper shows.
    pub evidence: Option<Vec<String>>,
    /// When the request was made, if it was not sent at once.
    pub declared_at: Option<Instant>,
}
