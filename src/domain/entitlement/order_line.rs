use chrono::{Datelike, NaiveDate};

use super::StepKind;
use crate::domain::calendar::{DAY_MS, Instant, Zone};
use crate::domain::money::{Decimal, Money};
use crate::domain::policy::{ConditionFact, Extension, Name, Refusal, Remedy, RepairMeasure, UsageUnit};

/// When something happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
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
#[non_exhaustive]
pub enum FactValue {
    /// Yes or no.
    Bool(bool),
    /// A number.
    Number(Decimal),
    /// A text.
    Text(Name),
}

/// A visit to the workshop, from the day it was handed in to the day it came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// Handed in.
    pub from: NaiveDate,
    /// Handed back; `None` while it is there.
    pub to: Option<NaiveDate>,
    /// Milliseconds from one to the other, if both are known to the hour.
    pub lasted: Option<i64>,
    /// What was wrong.
    pub fault: String,
    /// True if the fault is known not to be mended.
    pub failed: bool,
}

impl Repair {
    /// True if the goods were in both at once. One may begin on the day the other ends.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.to.is_none_or(|to| other.from < to) && other.to.is_none_or(|to| self.from < to)
    }

    /// Days away; none yet while it is there.
    fn days(&self, counted: Extension) -> u32 {
        let Some(to) = self.to else { return 0 };
        let between = to.num_days_from_ce().saturating_sub(self.from.num_days_from_ce()).max(0).unsigned_abs();
        match (counted, self.lasted) {
            (Extension::Repairs, _) => between,
            (Extension::RepairsBothDays, _) => between.saturating_add(1),
            (Extension::RepairsByHours, Some(lasted)) => {
                u32::try_from(lasted.saturating_add(DAY_MS - 1) / DAY_MS).unwrap_or(0)
            }
            (Extension::RepairsByHours, None) => between.max(1),
        }
    }
}

codes! {
    /// How an earlier request for some of the goods stands.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum ClaimState {
        /// It is being handled.
        Open = "open",
        /// It was granted and is settled.
        Done = "done",
        /// It was refused.
        Rejected = "rejected",
        /// It was taken back.
        Cancelled = "cancelled",
    }
}

/// An earlier request for some of the goods, whatever its remedy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// How many it was for.
    pub quantity: i64,
    /// How it stands.
    pub state: ClaimState,
    /// How many of them the shop got, if that is another number.
    pub received: Option<i64>,
    /// How many of them, or new ones for them, the shopper has (again): repaired, replaced, sent once more.
    pub redelivered: i64,
}

/// One product line of an order, with what is known of it.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// The shop's name for these very goods.
    pub sku: String,
    /// What distinguishes them from others of the same product, such as the colour.
    pub properties: Vec<(String, String)>,
    /// What was paid for the whole order.
    pub order_total: Option<Money>,
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
    /// Earlier requests for some of them.
    pub claims: Vec<Claim>,
    /// The price of one.
    pub unit_price: Option<Money>,
    /// What was paid for all of them, after discounts.
    pub paid: Option<Money>,
    /// The share of a discount on the whole order that lies on this line.
    pub discount: Option<Money>,
    /// The share of what was paid to send the order.
    pub shipping: Option<Money>,
    /// What a promotion gave for goods that are kept without reaching its threshold any more.
    pub promotion_lost: Option<Money>,
    /// What happened, and when. An event that is not listed is not known.
    pub events: Vec<(Name, EventValue)>,
    /// When each parcel of the order was delivered, as far as that is known.
    pub deliveries: Vec<EventValue>,
    /// True if parcels of the order are missing from that list.
    pub deliveries_unknown: bool,
    /// What of the order falls on this line in a way that cannot be told.
    pub undetermined_steps: Vec<StepKind>,
    /// What must come back together with it.
    pub together: Vec<super::MetRequirement>,
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

impl Line {
    /// Days in the workshop, of the visits that began on a date or after it.
    #[must_use]
    pub fn days_in_repair(&self, counted: Extension, since: NaiveDate) -> u32 {
        let mut days = 0_u32;
        for repair in &self.repairs {
            if since <= repair.from {
                days = days.saturating_add(repair.days(counted));
            }
        }
        days
    }

    /// Days in the workshop that make a window longer which would end with a day: those of the visits that began
    /// inside it. A visit after its end gives it no new life.
    #[must_use]
    pub fn days_in_repair_until(&self, counted: Extension, since: NaiveDate, last: NaiveDate) -> u32 {
        let mut days = 0_u32;
        loop {
            let end = last.checked_add_days(chrono::Days::new(days.into())).unwrap_or(last);
            let mut inside = 0_u32;
            for repair in &self.repairs {
                if since <= repair.from && repair.from <= end {
                    inside = inside.saturating_add(repair.days(counted));
                }
            }
            if inside <= days {
                return days;
            }
            days = inside;
        }
    }

    /// What rules ask of the visits to the workshop.
    #[must_use]
    pub fn repaired(&self, measure: RepairMeasure) -> u32 {
        let count = |holds: &dyn Fn(&Repair) -> bool| {
            u32::try_from(self.repairs.iter().filter(|repair| holds(repair)).count()).unwrap_or(u32::MAX)
        };
        match measure {
            RepairMeasure::Count => count(&|_| true),
            RepairMeasure::Open => count(&|repair| repair.to.is_none()),
            RepairMeasure::Failed => count(&|repair| repair.failed),
            RepairMeasure::SameFault => {
                let mut most = 0;
                for one in &self.repairs {
                    // A visit without a stated fault is like no other.
                    most = most.max(count(&|repair| repair.fault == one.fault && !one.fault.is_empty())).max(1);
                }
                most
            }
            RepairMeasure::Days => self.days_in_repair(Extension::Repairs, NaiveDate::MIN),
            RepairMeasure::DaysByHours => self.days_in_repair(Extension::RepairsByHours, NaiveDate::MIN),
        }
    }

    /// How many of the goods earlier requests hold. One that was rejected or taken back holds none, and what
    /// came back to the shopper counts again.
    #[must_use]
    pub fn claimed(&self) -> i64 {
        let mut held = 0_i64;
        for claim in &self.claims {
            if matches!(claim.state, ClaimState::Open | ClaimState::Done) {
                let gone = claim.received.unwrap_or(claim.quantity);
                held = held.saturating_add(gone.saturating_sub(claim.redelivered).max(0));
            }
        }
        held
    }
}

/// Other goods that a shopper wants instead.
#[derive(Clone, Debug, Default)]
pub struct ExchangeFor {
    /// The shop's name for them.
    pub sku: String,
    /// The price of one.
    pub unit_price: Option<Money>,
    /// What distinguishes them from others of the same product.
    pub properties: Vec<(String, String)>,
    /// Whether the shop has them.
    pub available: Option<bool>,
}

impl ExchangeFor {
    /// Why they cannot be had for these goods, where a rule says which properties must stay the same.
    #[must_use]
    pub fn refusal(&self, line: &Line, keeps: &[String]) -> Option<Refusal> {
        if !self.sku.is_empty() && self.sku == line.sku {
            return Some(Refusal::ReplacementSameAsOriginal);
        }
        if self.available == Some(false) {
            return Some(Refusal::ReplacementUnavailable);
        }
        let differs = |name: &String| {
            let of = |list: &[(String, String)]| {
                list.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
            };
            of(&self.properties).zip(of(&line.properties)).is_some_and(|(wanted, own)| wanted != own)
        };
        keeps.iter().any(differs).then_some(Refusal::ReplacementNotCovered)
    }
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
    /// The money that is asked for, if not all that can be had.
    pub amount: Option<Money>,
    /// What is wanted instead.
    pub exchange_for: Option<ExchangeFor>,
    /// What the shopper shows.
    pub evidence: Option<Vec<String>>,
    /// When the request was made, if it was not sent at once.
    pub declared_at: Option<Instant>,
}
