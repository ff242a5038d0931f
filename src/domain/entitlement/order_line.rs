//! What a shop knows about an order line, and what a shopper requests.

mod claimed;
mod claims;
mod places;
mod repairs;

use chrono::NaiveDate;

use super::StepKind;
use crate::domain::calendar::{Instant, Zone};
use crate::domain::money::{Decimal, Money};
use crate::domain::policy::{ConditionFact, Extension, Name, Refusal, Remedy, RepairMeasure, UsageUnit};
use crate::domain::quantity::{Left, Quantity};
pub use claimed::ClaimCount;
pub use claims::{Claim, ClaimState};
pub use places::Places;
pub use repairs::{Repair, Repairs};

/// When an event happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EventValue {
    /// It happened at this instant.
    At(Instant),
    /// It happened on this civil date of the policy's zone.
    On(NaiveDate),
    /// It has not happened yet.
    NotYet,
}

impl EventValue {
    /// The instant of the event; for a date, the start of that day in a zone. `None` if it has not happened.
    ///
    /// ```
    /// use aftersales::domain::calendar::{FixedOffset, Zone};
    /// use aftersales::domain::entitlement::EventValue;
    /// use chrono::NaiveDate;
    ///
    /// # (|| -> Option<()> {
    /// let shanghai = Zone::new(Box::new(FixedOffset(8 * 3600)));
    /// let date = EventValue::On(NaiveDate::from_ymd_opt(2026, 3, 2)?);
    /// // 2 March 2026 starts in Shanghai at 16:00 UTC of the day before.
    /// assert_eq!(date.instant(&shanghai)?.millis(), 1_772_380_800_000);
    /// assert_eq!(EventValue::NotYet.instant(&shanghai), None);
    /// # Some(())
    /// # })().unwrap();
    /// ```
    pub fn instant(self, zone: &Zone) -> Option<Instant> {
        match self {
            Self::At(instant) => Some(instant),
            Self::On(date) => Some(zone.day_start(date)),
            Self::NotYet => None,
        }
    }

    /// The date of the event: as it is stated, or that of its instant in a zone. `None` if it has not happened.
    ///
    /// ```
    /// use aftersales::domain::calendar::{FixedOffset, Instant, Zone};
    /// use aftersales::domain::entitlement::EventValue;
    /// use chrono::NaiveDate;
    ///
    /// let shanghai = Zone::new(Box::new(FixedOffset(8 * 3600)));
    /// // 16:00 UTC of 1 March 2026 is midnight there.
    /// let midnight = Instant::held(1_772_380_800_000);
    /// let date = |at| EventValue::At(at).date(&shanghai);
    /// assert_eq!(date(midnight), NaiveDate::from_ymd_opt(2026, 3, 2));
    /// assert_eq!(date(midnight.plus_millis(-1)), NaiveDate::from_ymd_opt(2026, 3, 1));
    /// ```
    #[must_use]
    pub fn date(self, zone: &Zone) -> Option<NaiveDate> {
        match self {
            Self::At(instant) => Some(zone.date_of(instant)),
            Self::On(date) => Some(date),
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

/// One product line of an order, with its facts.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// The shop's stock-keeping unit.
    pub sku: String,
    /// Properties in which items of one product differ, such as the colour.
    pub properties: Vec<(String, String)>,
    /// What was paid for the whole order.
    pub order_total: Option<Money>,
    /// Its categories, as the shop names them.
    pub categories: Vec<Name>,
    /// Its tags.
    pub tags: Vec<Name>,
    /// The unit in which it is measured; `None` for goods that are counted.
    pub unit: Option<String>,
    /// How much was bought.
    pub quantity: Option<Quantity>,
    /// How much went back already.
    pub returned: Option<Quantity>,
    /// How much is on its way back.
    pub in_progress: Option<Quantity>,
    /// Earlier requests for some of it.
    pub claims: Vec<Claim>,
    /// Earlier requests for other lines of its order; `None` if they are not known.
    pub claimed_elsewhere: Option<ClaimCount>,
    /// The price of one item, or of one unit.
    pub unit_price: Option<Money>,
    /// What was paid for all of it, after the line's own discounts.
    pub paid: Option<Money>,
    /// The line's share of a discount on the whole order.
    pub discount: Option<Money>,
    /// The line's share of the order's shipping.
    pub shipping: Option<Money>,
    /// What sending the whole order cost, if the line is one of an order.
    pub order_shipping: Option<Money>,
    /// Whether nothing of the order is kept; `None` if the line is not known to be of an order.
    pub goes_wholly: Option<bool>,
    /// What it brings of the order's shipping if nothing is kept.
    pub whole_shipping: Option<Money>,
    /// The line's share of a promotion that is lost because too little is kept for it.
    pub promotion_lost: Option<Money>,
    /// What the gifts are worth that came with it and are kept.
    pub gift_kept: Option<Money>,
    /// Its events. One that is not listed is not known.
    pub events: Vec<(Name, EventValue)>,
    /// When each parcel of the order was delivered, as far as that is known.
    pub deliveries: Vec<EventValue>,
    /// True if parcels of the order are missing from that list.
    pub deliveries_unknown: bool,
    /// Order amounts whose share for this line is unknown.
    pub undetermined_steps: Vec<StepKind>,
    /// The lines that must come back together with it.
    pub together: Vec<super::MetRequirement>,
    /// The state of the goods.
    pub condition: Vec<(ConditionFact, bool)>,
    /// The wear of the goods.
    pub usage: Vec<(UsageUnit, Decimal)>,
    /// Visits to the workshop.
    pub repairs: Repairs,
    /// Codes of the papers at hand; `None` if that is not known.
    pub proofs: Option<Vec<Name>>,
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
    /// Days in the workshop, over the visits that began on a date or after it.
    #[must_use]
    pub fn days_in_repair(&self, counted: Extension, since: NaiveDate) -> u32 {
        self.repairs.days(counted, since, NaiveDate::MAX)
    }

    /// Days in the workshop that extend a window from `since` to `last`: those of the visits that began inside it. A
    /// visit that begins after the extended window does not open it again.
    ///
    /// ```
    /// use aftersales::domain::entitlement::{Line, Repair};
    /// use aftersales::domain::policy::Extension;
    /// use chrono::NaiveDate;
    ///
    /// # (|| -> Option<()> {
    /// let march = |day| NaiveDate::from_ymd_opt(2026, 3, day);
    /// let visit = |from, to| Some(Repair { from: march(from)?, to: march(to), lasted: None, fault: String::new(), failed: false });
    /// let days = |visits: &[Repair], counted| {
    ///     let line = Line { repairs: visits.into(), ..Line::default() };
    ///     Some(line.days_in_repair_until(counted, march(2)?, march(9)?))
    /// };
    /// // A window to 9 March grows by three days to 12 March; counting both end days, by four.
    /// assert_eq!(days(&[visit(5, 8)?], Extension::Repairs), Some(3));
    /// assert_eq!(days(&[visit(5, 8)?], Extension::RepairsBothDays), Some(4));
    /// // A visit that begins on 12 March extends it again; one that begins on 13 March does not.
    /// assert_eq!(days(&[visit(5, 8)?, visit(12, 14)?], Extension::Repairs), Some(5));
    /// assert_eq!(days(&[visit(5, 8)?, visit(13, 15)?], Extension::Repairs), Some(3));
    /// # Some(())
    /// # })().unwrap();
    /// ```
    #[must_use]
    pub fn days_in_repair_until(&self, counted: Extension, since: NaiveDate, last: NaiveDate) -> u32 {
        self.repairs.days(counted, since, last)
    }

    /// A number that is counted over the visits to the workshop.
    #[must_use]
    pub fn repaired(&self, measure: RepairMeasure) -> u32 {
        self.repairs.measured(measure)
    }

    /// How much may still go back; `None` if that is not known.
    #[must_use]
    pub fn returnable(&self) -> Option<Quantity> {
        self.returned.and(self.in_progress).and_then(|_| self.returnable_at_most())
    }

    /// How much may still go back at most, by the earlier returns that are known.
    #[must_use]
    pub fn returnable_at_most(&self) -> Option<Quantity> {
        let gone = self.returned.unwrap_or_default().plus(self.in_progress.unwrap_or_default());
        Some(self.quantity?.less(gone).less(self.claimed()))
    }

    /// How much may still go back at most, with its unit.
    #[must_use]
    pub fn left(&self) -> Option<Left> {
        self.returnable_at_most().map(|quantity| Left { quantity, unit: self.unit.clone() })
    }

    /// How much of it a request is for. One that does not say is for one piece, or for all that is left of goods that are
    /// measured.
    ///
    /// ```
    /// use aftersales::domain::entitlement::{Line, Request};
    /// use aftersales::domain::quantity::Quantity;
    ///
    /// let cheese = Line {
    ///     unit: Some("kg".to_owned()),
    ///     quantity: Some(Quantity::from_thousandths(1250)),
    ///     returned: Some(Quantity::ONE),
    ///     ..Line::default()
    /// };
    /// assert_eq!(cheese.asked(None), Quantity::from_thousandths(250));
    /// assert_eq!(Line { unit: None, ..cheese.clone() }.asked(None), Quantity::ONE);
    /// let request = Request { quantity: Some(Quantity::from_thousandths(5)), ..Request::default() };
    /// assert_eq!(cheese.asked(Some(&request)), Quantity::from_thousandths(5));
    /// ```
    #[must_use]
    pub fn asked(&self, request: Option<&Request>) -> Quantity {
        let by_default = || self.returnable_at_most().filter(|_| self.unit.is_some()).unwrap_or(Quantity::ONE);
        request.and_then(|request| request.quantity).unwrap_or_else(by_default)
    }
}

/// Other goods that a shopper wants instead.
#[derive(Clone, Debug, Default)]
pub struct ExchangeFor {
    /// The shop's stock-keeping unit.
    pub sku: String,
    /// The price of one item.
    pub unit_price: Option<Money>,
    /// Properties in which items of one product differ.
    pub properties: Vec<(String, String)>,
    /// Whether the shop has them in stock.
    pub available: Option<bool>,
}

impl ExchangeFor {
    /// Why the goods of a line cannot be exchanged for these, under a rule that keeps some properties.
    ///
    /// ```
    /// use aftersales::domain::entitlement::{ExchangeFor, Line};
    /// use aftersales::domain::policy::Refusal;
    ///
    /// let colour = |value: &str| vec![("colour".to_owned(), value.to_owned())];
    /// let line = Line { sku: "shirt-red-m".to_owned(), properties: colour("red"), ..Line::default() };
    /// let wanted = |sku: &str, value| ExchangeFor { sku: sku.to_owned(), properties: colour(value), ..ExchangeFor::default() };
    /// let keeps = ["colour".to_owned()];
    /// assert_eq!(wanted("shirt-red-l", "red").refusal(&line, &keeps), None);
    /// assert_eq!(wanted("shirt-blue-m", "blue").refusal(&line, &keeps), Some(Refusal::ReplacementNotCovered));
    /// assert_eq!(wanted("shirt-red-m", "red").refusal(&line, &keeps), Some(Refusal::ReplacementSameAsOriginal));
    /// ```
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

/// A shopper's request for one order line.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The reason, a leaf of the tree of reasons.
    pub reason: Option<Name>,
    /// How much of the line; what `None` stands for, [`Line::asked`] says.
    pub quantity: Option<Quantity>,
    /// The one remedy that it is for; all of them if `None`.
    pub remedy: Option<Remedy>,
    /// The state of the goods in the shopper's words, which goes before that of the line.
    pub condition: Vec<(ConditionFact, bool)>,
    /// The wear of the goods in the shopper's words, which goes before that of the line.
    pub usage: Vec<(UsageUnit, Decimal)>,
    /// Codes of the papers that the shopper has.
    pub proofs: Option<Vec<Name>>,
    /// The money that the shopper wants, if less than the whole refund.
    pub amount: Option<Money>,
    /// The goods that the shopper wants instead.
    pub exchange_for: Option<ExchangeFor>,
    /// Codes of the evidence that the shopper shows, such as a photo.
    pub evidence: Option<Vec<Name>>,
    /// When the request was made, if it was not sent at once.
    pub declared_at: Option<Instant>,
}

impl Request {
    /// A request that states nothing but its reason.
    #[must_use]
    pub fn because(reason: Name) -> Self {
        Self { reason: Some(reason), ..Self::default() }
    }
}
