use chrono::NaiveDate;

use super::{Name, Refusal, Remedy};
use crate::domain::money::{Currency, Decimal};

codes! {
    /// A state of the goods that rules ask about.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum ConditionFact {
        /// The packaging was opened.
        Opened = "opened",
        /// It was used beyond trying it.
        Used = "used",
        /// The hygiene or safety seal is whole.
        SealIntact = "sealIntact",
        /// The tags are still on it.
        TagsAttached = "tagsAttached",
        /// Nothing that came with it is missing.
        Complete = "complete",
        /// It can be sold again as new.
        Resaleable = "resaleable",
        /// A person damaged it.
        DamagedByUser = "damagedByUser",
        /// Someone unauthorised took it apart or altered it.
        Tampered = "tampered",
    }
}

codes! {
    /// What wear is measured in.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum UsageUnit {
        /// Distance driven.
        Kilometres = "kilometres",
        /// Hours run.
        Hours = "hours",
        /// Charging or working cycles.
        Cycles = "cycles",
    }
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

codes! {
    /// What an [`Test::AnyOf`] looks at.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum Selector {
        /// Why the shopper asks.
        Reason = "reasons",
        /// A category of the line, or a group of one.
        Category = "categories",
        /// A tag of the line.
        Tag = "tags",
        /// Where it was sold.
        Channel = "channels",
        /// The country of the order.
        Country = "countries",
        /// Who sold it.
        Seller = "sellers",
        /// How it was paid.
        PaymentMethod = "paymentMethods",
        /// The buyer's loyalty tier.
        Tier = "buyer/tiers",
    }
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

codes! {
    /// An amount that rules ask about.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum Amount {
        /// The price of one.
        UnitPrice = "unitPrice",
        /// What was paid for the whole order.
        OrderTotal = "orderTotal",
    }
}

codes! {
    /// What is counted of visits to the workshop.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum RepairMeasure {
        /// Visits.
        Count = "count",
        /// Visits that have not ended.
        Open = "open",
        /// Visits that did not mend the fault.
        Failed = "failed",
        /// Visits for the fault that was repaired most often.
        SameFault = "sameFault",
        /// Days away, as differences of dates.
        Days = "days",
        /// Days away by hours: of each visit every 24 hours are a day, and so is the rest.
        DaysByHours = "daysByHours",
    }
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
    pub fn refusal(&self) -> Refusal {
        match self {
            Self::AnyOf(selector, _) => match selector {
                Selector::Reason => Refusal::ReasonNotCovered,
                Selector::Category => Refusal::CategoryNotCovered,
                Selector::Tag => Refusal::TagNotCovered,
                Selector::Channel => Refusal::ChannelNotCovered,
                Selector::Country => Refusal::CountryNotCovered,
                Selector::Seller => Refusal::SellerNotCovered,
                Selector::PaymentMethod => Refusal::PaymentMethodNotCovered,
                Selector::Tier => Refusal::BuyerTierNotCovered,
            },
            Self::Remedy(_) => Refusal::RemedyNotCovered,
            Self::Consumer(_) => Refusal::BuyerNotCovered,
            Self::Condition(..) => Refusal::ConditionNotMet,
            Self::Usage(..) => Refusal::UsageNotCovered,
            Self::Quantity(_) => Refusal::QuantityNotCovered,
            Self::Amount(Amount::UnitPrice, ..) => Refusal::PriceNotCovered,
            Self::Amount(Amount::OrderTotal, ..) => Refusal::OrderTotalNotCovered,
            Self::Repairs(..) => Refusal::RepairsNotCovered,
            Self::Event(..) => Refusal::EventNotCovered,
            Self::Declared(..) => Refusal::FactNotMet,
            Self::Not(_) | Self::Unread => Refusal::ExceptionApplies,
        }
    }
}

/// Everything that a rule asks of the facts; all of it must hold.
#[derive(Debug, Default)]
pub struct Matcher(pub Vec<Test>);
