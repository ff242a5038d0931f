//! What a rule requires of the facts, test by test.

use chrono::NaiveDate;

use super::{Name, Refusal, Remedy};
use crate::domain::money::{Currency, Decimal};

codes! {
    /// A state of the goods that a rule can require.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum ConditionFact {
        /// The packaging was opened.
        Opened = "opened",
        /// It was used beyond trying it.
        Used = "used",
        /// The hygiene or safety seal is unbroken.
        SealIntact = "sealIntact",
        /// The tags are still on it.
        TagsAttached = "tagsAttached",
        /// Everything that came with it is there.
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
    /// The unit in which wear is measured.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum UsageUnit {
        /// Kilometres driven.
        Kilometres = "kilometres",
        /// Hours of running.
        Hours = "hours",
        /// Charging or working cycles.
        Cycles = "cycles",
    }
}

/// Numbers from `min` to `max`, both inside; a missing end is open.
///
/// ```
/// use aftersales::domain::money::Decimal;
/// use aftersales::domain::policy::Range;
///
/// let up_to = Range { min: None, max: Some(Decimal::whole(100_000)) };
/// assert!(up_to.contains(Decimal::whole(99_999)) && up_to.contains(Decimal::whole(100_000)));
/// assert!(!up_to.contains(Decimal::from_millionths(100_000_000_001)));
/// ```
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
    /// The names that a [`Test::AnyOf`] compares with its own.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum Selector {
        /// The shopper's reason.
        Reason = "reasons",
        /// A category of the line, or a group that contains one.
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
    /// This answer, yes or no.
    Is(bool),
    /// This text.
    Equals(Name),
    /// A number inside this range.
    Within(Range),
}

/// When an event must have happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EventTest {
    /// Whether it happened at all.
    Happened(bool),
    /// On a date from the first to the second, both inside; a missing end is open.
    Between(Option<NaiveDate>, Option<NaiveDate>),
}

codes! {
    /// An amount that a rule can require.
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
    /// A number that is counted over visits to the workshop.
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
        /// Days away by hours: each 24 hours of a visit are a day, and the rest of it is another.
        DaysByHours = "daysByHours",
    }
}

codes! {
    /// The goods about which earlier requests are counted.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum ClaimScope {
        /// Those of the line.
        Line = "line",
        /// Those of all lines of its order.
        Order = "order",
    }
}

/// One test of the facts.
#[derive(Clone, Debug, PartialEq)]
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
    /// The quantity of the request.
    Quantity(Range),
    /// An amount of money in units of this currency, or of any currency if the document has none.
    Amount(Amount, Range, Option<Currency>),
    /// Visits to the workshop.
    Repairs(RepairMeasure, Range),
    /// Earlier requests that stand: how many for one of these remedies, or for any if there are none.
    Claims(ClaimScope, Range, Vec<Remedy>),
    /// The date of an event.
    Event(Name, EventTest),
    /// A fact that the documents declare.
    Declared(Name, FactTest),
    /// The matcher as a whole does not hold.
    Not(Matcher),
    /// A test that this version does not understand.
    Unread,
}

impl Test {
    /// True for a test of the goods' state. Such a test decides whether a warranty is lost; others decide whether it is for a
    /// line at all.
    #[must_use]
    pub fn is_about_goods(&self) -> bool {
        match self {
            Self::Not(inner) => inner.0.iter().any(Self::is_about_goods),
            test => matches!(test, Self::Condition(..) | Self::Usage(..) | Self::Declared(..)),
        }
    }

    /// True for a test of the shopper's reason, which a warranty asks when a remedy is asked for.
    #[must_use]
    pub fn is_about_reason(&self) -> bool {
        match self {
            Self::Not(inner) => inner.reads_reason(),
            test => matches!(test, Self::AnyOf(Selector::Reason, _)),
        }
    }

    /// Refusal code for a failed test.
    ///
    /// ```
    /// use aftersales::domain::policy::{ConditionFact, Refusal, Test};
    ///
    /// assert_eq!(Test::Condition(ConditionFact::Opened, false).refusal(), Refusal::ConditionNotMet);
    /// assert_eq!(Test::Consumer(true).refusal().code(), "buyer_not_covered");
    /// ```
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
            Self::Claims(_, Range { max: None, .. }, _) => Refusal::NotClaimedBefore,
            Self::Claims(..) => Refusal::ClaimedBefore,
            Self::Event(..) => Refusal::EventNotCovered,
            Self::Declared(..) => Refusal::FactNotMet,
            Self::Not(_) | Self::Unread => Refusal::ExceptionApplies,
        }
    }
}

/// The tests of a rule, all of which must hold. An empty matcher always holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matcher(pub Vec<Test>);

impl Matcher {
    /// True if it asks for the shopper's reason.
    #[must_use]
    pub fn reads_reason(&self) -> bool {
        self.0.iter().any(Test::is_about_reason)
    }
}
