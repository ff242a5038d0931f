use std::rc::Rc;

use super::{FaultItem, Matcher, Name, Range, UsageUnit};
use crate::domain::calendar::{BusinessCalendar, CountingMode, Length, OpeningHours, Period, Zone};
use crate::domain::money::Decimal;

codes! {
    /// What a shopper can be given.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    #[non_exhaustive]
    pub enum Remedy {
        /// The money back.
        Refund = "refund",
        /// Another one of the same, or another product.
        Exchange = "exchange",
        /// The fault mended.
        Repair = "repair",
        /// A new one, without the old one back first.
        Replacement = "replacement",
        /// Credit with the shop.
        StoreCredit = "store_credit",
        /// Part of the money back; the goods stay.
        PriceReduction = "price_reduction",
        /// Money or a gift for the trouble.
        Compensation = "compensation",
    }
}

/// Which of several parcels of an order a delivery is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Parcel {
    /// The first one that arrived: goods delivered regularly.
    First,
    /// The last one that arrived: several goods of one order.
    Last,
}

/// The event that a window is counted from, and how long after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct EventReference {
    /// The event's name.
    pub event: Name,
    /// The parcel of the order that it speaks of; the line's own if it says nothing.
    pub parcel: Option<Parcel>,
    /// Another event that counts instead if it is later.
    pub or_later: Option<Name>,
    /// Added to its date, for a fallback such as seven days after shipping.
    pub plus: Period,
}

impl EventReference {
    /// The event itself.
    #[must_use]
    pub fn of(event: Name) -> Self {
        Self { event, parcel: None, or_later: None, plus: Period::default() }
    }
}

codes! {
    /// How time in the workshop makes a window longer.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum Extension {
        /// By the difference of the dates: in and out on one day adds none.
        Repairs = "repairs",
        /// By every day that the goods were away, the first and the last included.
        RepairsBothDays = "repairs_both_days",
        /// By hours: of each visit every 24 hours are a day, and so is the rest.
        RepairsByHours = "repairs_by_hours",
    }
}

/// When a right is open.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Window {
    /// The event that it is counted from, and what serves where that is not known.
    pub from: Vec<EventReference>,
    /// The event at which it opens, if that is another.
    pub opens: Option<Name>,
    /// How long it is.
    pub length: Length,
    /// How that is counted.
    pub mode: CountingMode,
    /// Counted on from its last day, such as twelve months from the end of a first period.
    pub then: Option<Period>,
    /// What makes it longer.
    pub extended_by: Option<Extension>,
    /// It starts nothing where its event comes after the end of this one.
    pub within: Option<Box<Window>>,
    /// It closes no later than this one.
    pub at_most: Option<Box<Window>>,
    /// It closes no earlier than this one, if what that is counted from happened.
    pub at_least: Option<Box<Window>>,
    /// Whether a last day that is not worked rolls to the next that is.
    pub rolls: bool,
    /// Whether to say that the last day might roll: a law's own window that is not rolled.
    pub may_roll: bool,
    /// The zone in which its event has its date.
    pub zone: Rc<Zone>,
    /// The business days of its place.
    pub calendar: Option<Rc<BusinessCalendar>>,
    /// When time counts that is exact; always if it does not say.
    pub hours: Option<Rc<OpeningHours>>,
}

codes! {
    /// What a requirement asks the shopper for.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum RequirementKind {
        /// A paper, such as an invoice.
        Proof = "proof",
        /// Something that shows the fault, such as a photo.
        Evidence = "evidence",
        /// Something to do, such as sending a notice.
        Action = "action",
    }
}

/// What a shopper must bring. It never closes an option.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Requirement {
    /// What sort of thing it is.
    pub kind: RequirementKind,
    /// Its code.
    pub code: String,
}

/// Where a rule of law stands.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Citation {
    /// The law and the article.
    pub article: String,
    /// The article's subject.
    pub title: Option<String>,
    /// Where to read it.
    pub url: Option<String>,
}

codes! {
    /// How certain a rule of a pack is; what is less than sure is off unless a policy enables it.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum Confidence {
        /// Read in the law.
        Sure = "sure",
        /// Probably so.
        FairlySure = "fairly_sure",
        /// Open.
        Doubtful = "doubtful",
    }
}

/// What a rule does where it matches.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RuleEffect {
    /// Opens these remedies.
    Grants(Vec<Remedy>),
    /// Closes these remedies of its own document.
    Excludes(Vec<Remedy>),
}

/// One entry of a document that grants or excludes remedies.
#[derive(Debug)]
#[non_exhaustive]
pub struct Rule {
    /// Its id, unique in the document.
    pub id: String,
    /// Its place in the document, for pointers.
    pub index: usize,
    /// What it does.
    pub effect: RuleEffect,
    /// The rules whose remedies it closes; those of all its document if it names none.
    pub rules: Vec<String>,
    /// Rules of the same document that it takes the place of where it matches.
    pub replaces: Vec<String>,
    /// The rules that take its place where they match, by their places in the document's list.
    pub replaced_by: Vec<usize>,
    /// When it matches.
    pub when: Matcher,
    /// When its remedies are open; excluding rules have none.
    pub window: Option<Window>,
    /// True if somebody must look at the goods first.
    pub inspected: bool,
    /// True if it says something that this version does not understand, so that somebody must look at it.
    pub unread: bool,
    /// What the shopper must bring.
    pub requires: Vec<Requirement>,
    /// Properties that other goods must share with these to be had in exchange, such as the colour.
    pub keeps: Vec<String>,
    /// Codes of the next steps.
    pub steps: Vec<String>,
    /// Codes of remarks.
    pub notes: Vec<String>,
    /// How a refund is paid.
    pub refund_methods: Vec<String>,
    /// Days within which a refund is due.
    pub refund_due_days: Option<u32>,
    /// True if what was paid to send the goods is paid back too.
    pub refunds_shipping: bool,
    /// True if a promotion is settled anew when too little is kept for it.
    pub resettles_promotions: bool,
    /// Where the law says so.
    pub citation: Option<Citation>,
}

/// How a fee is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FeeAmount {
    /// Percent of what was paid for the goods that go back.
    Percent(Decimal),
    /// As many percent for each day since an event, less days in the workshop.
    PercentPerDay(Decimal, Name, Option<Extension>),
    /// As many percent for each 1000 kilometres driven.
    PercentPerThousandKilometres(Decimal),
    /// Minor units, once.
    PerRequest(i64),
    /// Minor units for each item.
    PerItem(i64),
}

/// A fee that a cost rule charges.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fee {
    /// Its code, such as `restocking`.
    pub kind: String,
    /// How much.
    pub amount: FeeAmount,
}

/// What using a remedy costs.
#[derive(Debug)]
#[non_exhaustive]
pub struct Cost {
    /// Its id.
    pub id: String,
    /// The rules that it is for; all of its document if it names none.
    pub rules: Vec<String>,
    /// When it applies; it may ask for the remedy.
    pub when: Matcher,
    /// True if the seller pays to send goods back, false if the buyer does.
    pub seller_pays_shipping: Option<bool>,
    /// A fee.
    pub fee: Option<Fee>,
    /// Something on top, such as for store credit in place of money.
    pub bonus: Option<Fee>,
}

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

/// Who has to prove that a fault was there from the start, while a window is open.
#[derive(Debug)]
#[non_exhaustive]
pub struct Presumption {
    /// Its id.
    pub id: String,
    /// When it applies.
    pub when: Matcher,
    /// How long.
    pub window: Window,
    /// True if the seller has to prove that it was not, false if the buyer has to prove that it was.
    pub on_seller: bool,
    /// Where the law says so.
    pub citation: Option<Citation>,
}

/// A promised time, such as a first response within 24 hours.
#[derive(Debug)]
#[non_exhaustive]
pub struct ServicePromise {
    /// Its id.
    pub id: String,
    /// When it applies.
    pub when: Matcher,
    /// Where the law says so.
    pub citation: Option<Citation>,
    /// What is promised, which is also the event that keeps the promise.
    pub kind: Name,
    /// Complaint categories that it is for; all if empty.
    pub categories: Vec<String>,
    /// Priorities that it is for; all if empty.
    pub priorities: Vec<String>,
    /// Departments that it binds; all if empty.
    pub departments: Vec<String>,
    /// Partners that it binds; all, and the shop itself, if empty (S0.9.2).
    pub partners: Vec<String>,
    /// Parts of the goods that it is for; all if empty (S1.bus.reach).
    pub parts: Vec<String>,
    /// How far away the goods may be, in kilometres.
    pub distance: Option<Range>,
    /// True if it stands still while the case waits for the shopper.
    pub pauses: bool,
    /// By when.
    pub window: Window,
}
