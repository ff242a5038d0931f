use chrono::NaiveDate;

use super::{Name, Remedy};
use crate::domain::money::{Currency, Decimal};

/// A state of the goods that rules ask about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ConditionFact {
    /// The packaging was opened.
    Opened,
    /// It was used beyond trying it.
    Used,
    /// The hygiene or safety seal is whole.
    SealIntact,
    /// The tags are still on it.
    TagsAttached,
    /// Nothing that came with it is missing.
    Complete,
    /// It can be sold again as new.
    Resaleable,
    /// A person damaged it.
    DamagedByUser,
    /// Someone unauthorised took it apart or altered it.
    Tampered,
}

/// What wear is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum UsageUnit {
    /// Distance driven.
    Kilometres,
    /// Hours run.
    Hours,
    /// Charging or working cycles.
    Cycles,
}

/// Numbers from `min` to `max`, both inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The smallest number inside.
    pub min: Option<Decimal>,
    /// The largest number inside.
    pub max: Option<Decimal>,
}

impl Range {
    /// True if the number lies inside.
    #[must_use]
    pub fn contains(self, number: Decimal) -> bool {
        self.min.is_none_or(|min| min <= number) && self.max.is_none_or(|max| number <= max)
    }
}

/// What an [`Test::AnyOf`] looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Selector {
    /// Why the shopper asks.
    Reason,
    /// A category of the line, or a group of one.
    Category,
    /// A tag of the line.
    Tag,
    /// Where it was sold.
    Channel,
    /// The country of the order.
    Country,
    /// Who sold it.
    Seller,
    /// How it was paid.
    PaymentMethod,
    /// The buyer's loyalty tier.
    Tier,
}

/// What a declared fact must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FactTest {
    /// Yes or no.
    Is(bool),
    /// This text.
    Equals(Name),
    /// A number in this range.
    Within(Range),
}

/// When an event must have happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EventTest {
    /// Whether it happened at all.
    Happened(bool),
    /// On a date between these two, both inside.
    Between(Option<NaiveDate>, Option<NaiveDate>),
}

/// An amount that rules ask about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Amount {
    /// The price of one.
    UnitPrice,
    /// What was paid for the whole order.
    OrderTotal,
}

/// What is counted of visits to the workshop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RepairMeasure {
    /// Visits.
    Count,
    /// Visits that have not ended.
    Open,
    /// Visits that did not mend the fault.
    Failed,
    /// Visits for the fault that was repaired most often.
    SameFault,
    /// Days away, as differences of dates.
    Days,
    /// Days away by hours: of each visit every 24 hours are a day, and so is the rest.
    DaysByHours,
}

/// One thing that a rule asks of the facts.
#[derive(Debug)]
#[non_exhaustive]
pub enum Test {
    /// One of several names.
    AnyOf(Selector, Vec<Name>),
    /// One of several remedies.
    Remedy(Vec<Remedy>),
    /// Whether the buyer is a consumer.
    Consumer(bool),
    /// A state of the goods.
    Condition(ConditionFact, bool),
    /// Wear within a range.
    Usage(UsageUnit, Range),
    /// How many are asked about.
    Quantity(Range),
    /// An amount of money, in units of this currency, or of its own if the document has none.
    Amount(Amount, Range, Option<Currency>),
    /// Visits to the workshop.
    Repairs(RepairMeasure, Range),
    /// When something happened.
    Event(Name, EventTest),
    /// A fact that the documents declare.
    Declared(Name, FactTest),
    /// None of these together.
    Not(Matcher),
    /// Something that this version does not understand.
    Unread,
}

impl Test {
    /// The code of why a rule does not match whose test does not hold.
    #[must_use]
    pub fn refusal(&self) -> &'static str {
        match self {
            Self::AnyOf(selector, _) => match selector {
                Selector::Reason => "reason_not_covered",
                Selector::Category => "category_not_covered",
                Selector::Tag => "tag_not_covered",
                Selector::Channel => "channel_not_covered",
                Selector::Country => "country_not_covered",
                Selector::Seller => "seller_not_covered",
                Selector::PaymentMethod => "payment_method_not_covered",
                Selector::Tier => "buyer_tier_not_covered",
            },
            Self::Remedy(_) => "remedy_not_covered",
            Self::Consumer(_) => "buyer_not_covered",
            Self::Condition(..) => "condition_not_met",
            Self::Usage(..) => "usage_not_covered",
            Self::Quantity(_) => "quantity_not_covered",
            Self::Amount(Amount::UnitPrice, ..) => "price_not_covered",
            Self::Amount(Amount::OrderTotal, ..) => "order_total_not_covered",
            Self::Repairs(..) => "repairs_not_covered",
            Self::Event(..) => "event_not_covered",
            Self::Declared(..) => "fact_not_met",
            Self::Not(_) | Self::Unread => "exception_applies",
        }
    }
}

/// Everything that a rule asks of the facts; all of it must hold.
#[derive(Debug, Default)]
pub struct Matcher(pub Vec<Test>);
