//! What the lines of an order share, and the decision about each of them.

mod companions;
mod gifts;
mod parcels;
mod promotions;
mod settlement;
mod together;
mod whole;

use super::order_line::Places;
use super::{Budget, Decision, Depth, EventValue, Line, MetRequirement, Request, StepKind, TooCostly, decide_within};
use crate::domain::sort::sorted;
use chrono::Datelike;

use crate::domain::calendar::{Instant, Zone};
use crate::domain::money::{Money, times_divided};
use crate::domain::policy::{Name, Policy, Requirement, RequirementKind};
use crate::domain::quantity::Quantity;
use crate::domain::sort::insert_new;
pub use companions::Companions;
use companions::Group;
pub use settlement::{PaidBack, SettledLine, Settlement, settle};
use together::Going;
use whole::Whole;

/// One parcel of an order.
#[derive(Clone, Debug, Default)]
pub struct Shipment {
    /// Its events.
    pub events: Vec<(Name, EventValue)>,
    /// The lines that are in it, by their indices in the order, each with how much of it if that is known.
    pub lines: Vec<(usize, Option<Quantity>)>,
}

/// A discount on the whole order that needs a minimum value of goods.
#[derive(Clone, Copy, Debug)]
pub struct Promotion {
    /// The minimum value of goods, at the prices of the lines.
    pub minimum: Money,
    /// The discount that it gave.
    pub off: Money,
}

/// What was paid for an order in one way.
#[derive(Clone, Debug)]
pub struct Payment {
    /// The way, as a code.
    pub method: String,
    /// What was paid.
    pub amount: Money,
    /// What was paid back.
    pub refunded: Option<Money>,
}

/// A line of an order, with the facts that only the order has.
#[derive(Clone, Debug, Default)]
pub struct OrderedLine {
    /// Its id, which no other line has.
    pub id: String,
    /// Its own facts.
    pub line: Line,
    /// The request for it, if there is one.
    pub request: Option<Request>,
    /// The set that it belongs to.
    pub set: Option<String>,
    /// Ids of the lines for which it was a gift.
    pub gift_for: Vec<String>,
}

/// An order with its lines.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// Its country, by ISO 3166-1.
    pub country: Option<Name>,
    /// How it was paid.
    pub payment_method: Option<Name>,
    /// The events of all its lines.
    pub events: Vec<(Name, EventValue)>,
    /// The price of its shipping.
    pub shipping: Option<Money>,
    /// A discount on the whole order, which the lines do not show.
    pub discount: Option<Money>,
    /// Its parcels.
    pub parcels: Vec<Shipment>,
    /// Its promotions.
    pub promotions: Vec<Promotion>,
    /// How much was paid in which way.
    pub payments: Vec<Payment>,
    /// Its lines.
    pub lines: Vec<OrderedLine>,
}

/// Decides about every line of an order, in the order of its lines.
///
/// A line without a country, a payment method or an event has those of the order and of its parcels. If it came in
/// several parcels, the last one counts. Discount and shipping are shared among the lines by what was paid for each,
/// and the shares add up. So are fees that all lines of a return have together, among those that are asked for.
///
/// ```
/// # #[cfg(feature = "native")]
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use aftersales::boundary::{Engine, NativeHost};
/// # let engine = Engine::new(Box::new(NativeHost));
/// # let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "UTC",
/// #     "rules": [{ "id": "exchange", "grants": ["refund"], "window": { "length": "P7D" } }] }"#;
/// # let policy = engine.load_document(terms)?.policy;
/// use aftersales::domain::calendar::Instant;
/// use aftersales::domain::entitlement::{Depth, EventValue, Line, Order, OrderedLine, decide_order};
/// use aftersales::domain::money::{Currency, Money};
/// use aftersales::domain::quantity::Quantity;
///
/// // Three lines of 10.00 each, and 1.00 off the order: 0.34, 0.33 and 0.33 off the lines.
/// let now = Instant::held(1_772_442_000_000);
/// let euros = |amount| Currency::new("EUR").map(|currency| Money { amount, currency });
/// let line = OrderedLine { line: Line { paid: euros(1000), quantity: Some(Quantity::ONE), ..Line::default() }, ..OrderedLine::default() };
/// let order = Order {
///     events: vec![(policy.names.find("delivered"), EventValue::At(now))],
///     discount: euros(100),
///     lines: vec![line.clone(), line.clone(), line],
///     ..Order::default()
/// };
/// let refunds: Vec<_> = decide_order(&policy, &order, Depth::Whole, now)?
///     .iter()
///     .map(|decision| decision.options[0].refund.as_ref().map(|refund| refund.amount.amount))
///     .collect();
/// assert_eq!(refunds, [Some(966), Some(967), Some(967)]);
/// # Ok(())
/// # }
/// # #[cfg(not(feature = "native"))]
/// # fn main() {}
/// ```
///
/// # Errors
///
/// [`TooCostly`] if the answer would take more work than it is worth.
pub fn decide_order(policy: &Policy, order: &Order, depth: Depth, now: Instant) -> Result<Vec<Decision>, TooCostly> {
    let budget = Budget::of(order.lines.len());
    let whole = Whole::of(order, policy, &budget);
    let values = whole.values.as_ref();
    let (discount, shipping) = (shares(order.discount, values), shares(order.shipping, values));
    let going = Going::of(order);
    let gifts = order.gifts_kept(&whole, &going);
    let whole_shipping = going.shipping(order, values);
    let mut decisions = Vec::new();
    for (place, ordered) in order.lines.iter().enumerate() {
        let mut line = order.line_alone(place, ordered, &whole, policy, now);
        for (kind, whole, parts) in [
            (StepKind::OrderDiscount, order.discount, &discount),
            (StepKind::OriginalShipping, order.shipping, &shipping),
        ] {
            let own = if kind == StepKind::OrderDiscount { &mut line.discount } else { &mut line.shipping };
            if own.is_none() {
                *own = parts.get(place).copied();
                if whole.is_some() && own.is_none() {
                    line.undetermined_steps.push(kind);
                }
            }
        }
        if order.gift_kept(place, &whole, &gifts, &going, &mut line.gift_kept).is_none() {
            line.undetermined_steps.push(StepKind::GiftKept);
        }
        line.order_shipping = order.shipping;
        line.goes_wholly = Some(going.wholly_with(place));
        line.whole_shipping = whole_shipping.get(place).copied().filter(|_| ordered.line.shipping.is_none());
        let request = ordered.request.clone().unwrap_or_default();
        decisions.push(decide_within(&budget, depth, policy, &line, &request, now)?);
    }
    together::share(policy, order, going.wholly(), &mut decisions, &budget);
    budget.checked(decisions)
}

/// The shares of a whole by the value of each part, which add up to it (the largest remainder method). Each share is
/// rounded down, and the units that are left go, one each, to the parts with the largest remainders; of equals to the
/// first. Empty if there is nothing to share or the values are not known.
fn shares(whole: Option<Money>, values: Option<&Vec<i64>>) -> Vec<Money> {
    let (Some(whole), Some(values)) = (whole, values) else { return Vec::new() };
    let total = values.iter().fold(0_i64, |total, value| total.saturating_add(*value));
    if total <= 0 {
        return Vec::new();
    }
    let (mut parts, mut rests) = (Vec::new(), Vec::new());
    let mut left = whole.amount;
    for value in values {
        let (amount, rest) = times_divided(whole.amount, *value, total);
        left = left.saturating_sub(amount);
        parts.push(Money { amount, ..whole });
        rests.push(rest);
    }
    for place in sorted(rests.len(), &|one, other| rests.get(*one) > rests.get(*other)) {
        if let Some(part) = parts.get_mut(place).filter(|_| left > 0) {
            part.amount = part.amount.saturating_add(1);
            left = left.saturating_sub(1);
        }
    }
    parts
}

impl OrderedLine {
    /// The places of lines by their ids.
    pub fn places(ids: Vec<&str>) -> Places<'_> {
        Places::of(ids)
    }
}

impl Order {
    /// The places of its lines by their ids.
    pub fn places(&self) -> Places<'_> {
        let mut ids = Vec::new();
        for ordered in &self.lines {
            ids.push(ordered.id.as_str());
        }
        Places::of(ids)
    }

    /// The value of each line; `None` if that of some line is not known, or they are not in one currency.
    fn values(&self) -> Option<Vec<i64>> {
        let mut values = Vec::new();
        let mut currency = None;
        for ordered in &self.lines {
            let value = value(&ordered.line)?;
            if *currency.get_or_insert(value.currency) != value.currency {
                return None;
            }
            values.push(value.amount);
        }
        Some(values)
    }

    /// A line with the facts that the order adds, except its shares of discount and shipping.
    fn line_alone(&self, place: usize, ordered: &OrderedLine, whole: &Whole, policy: &Policy, now: Instant) -> Line {
        let held = whole.parcels.get(place).map_or(&[][..], Vec::as_slice);
        let came = self.enough_came(ordered, held, policy, now);
        let mut line = self.with_events(came.as_deref().unwrap_or(held), ordered, &policy.zone);
        line.country = line.country.or(self.country);
        line.payment_method = line.payment_method.or(self.payment_method);
        line.order_total = line.order_total.or(whole.total);
        line.claimed_elsewhere = line.claimed_elsewhere.or_else(|| Some(whole.claimed.less(line.claim_count())));
        if line.deliveries.is_empty() {
            (line.deliveries, line.deliveries_unknown) = whole.deliveries.clone();
        }
        match &whole.lost {
            Some(lost) => line.promotion_lost = lost.get(place).copied().flatten(),
            None => line.undetermined_steps.push(StepKind::PromotionLost),
        }
        line.together = self.together(place, ordered, whole, policy);
        line
    }

    fn with_events(&self, parcels: &[(usize, Option<Quantity>)], ordered: &OrderedLine, zone: &Zone) -> Line {
        let mut line = ordered.line.clone();
        let own = line.events.len();
        let parcels = parcels.iter().filter_map(|(parcel, _)| self.parcels.get(*parcel));
        for (parcel, shipment) in parcels.enumerate() {
            for (name, value) in &shipment.events {
                let known = line.events.iter_mut().enumerate().find(|(_, (known, _))| known == name);
                match known {
                    None if parcel == 0 => line.events.push((*name, *value)),
                    // An earlier parcel has no such event, so the date of the last one is not known.
                    None => {}
                    Some((index, _)) if index < own => {}
                    Some((_, (_, known))) => *known = later(*known, *value, zone),
                }
            }
            // An event that this parcel does not have is not known of the line.
            let mut index = 0_usize;
            line.events.retain(|(name, _)| {
                index = index.saturating_add(1);
                parcel == 0 || index <= own || shipment.events.iter().any(|(known, _)| known == name)
            });
        }
        let nearer = line.events.len();
        for (name, value) in &self.events {
            if !line.events.iter().take(nearer).any(|(known, _)| known == name) {
                line.events.push((*name, *value));
            }
        }
        line
    }

    /// When the parcels were delivered, or the lines if the order lists no parcels, and whether some are not known.
    fn deliveries(&self, policy: &Policy) -> (Vec<EventValue>, bool) {
        let delivered = policy.names.find("delivered");
        let of =
            |events: &[(Name, EventValue)]| events.iter().find(|(name, _)| *name == delivered).map(|(_, value)| *value);
        let own = of(&self.events);
        let mut all = Vec::new();
        for parcel in &self.parcels {
            all.push(of(&parcel.events).or(own));
        }
        if self.parcels.is_empty() {
            for other in &self.lines {
                all.push(of(&other.line.events).or(own));
            }
        }
        (outermost(&all), all.contains(&None))
    }

    /// The lines that must come back together with a line, where the policy requires it.
    fn together(&self, place: usize, ordered: &OrderedLine, whole: &Whole, policy: &Policy) -> Vec<MetRequirement> {
        let mut requirements = Vec::new();
        let mut require = |required: bool, code: &str, group: Option<&Group>| {
            let around = group.filter(|_| required).and_then(|group| group.around(place, ordered.request.is_some()));
            if let Some((lines, met)) = around {
                let requirement = Requirement { kind: RequirementKind::Action, code: policy.names.add(code) };
                requirements.push(MetRequirement { requirement, met: Some(met), lines });
            }
        };
        let set = ordered.set.as_ref().and_then(|set| whole.sets.get(whole.set_of.first(set)?));
        require(policy.sets_whole, "return_set", set);
        require(policy.gifts_back, "return_gift", whole.gifts.get(place));
        requirements
    }
}

/// Of many deliveries those among which the first and the last of all are, in every zone: an instant and a date can only
/// be compared in one.
fn outermost(deliveries: &[Option<EventValue>]) -> Vec<EventValue> {
    let number = |value: EventValue| match value {
        EventValue::At(instant) => (0, instant.millis()),
        EventValue::On(date) => (1, date.num_days_from_ce().into()),
        EventValue::NotYet => (2, 0),
    };
    let mut ends = [(i64::MAX, i64::MIN); 3];
    for value in deliveries.iter().flatten() {
        let (kind, number) = number(*value);
        if let Some((first, last)) = ends.get_mut(kind) {
            (*first, *last) = (number.min(*first), number.max(*last));
        }
    }
    let mut kept = Vec::new();
    for value in deliveries.iter().flatten() {
        let (kind, number) = number(*value);
        if ends.get(kind).is_some_and(|(first, last)| number == *first || number == *last) {
            insert_new(&mut kept, *value);
        }
    }
    kept
}

/// The value of a line: what was paid for it, else its price.
fn value(line: &Line) -> Option<Money> {
    let by_price = || line.unit_price.zip(line.quantity).map(|(price, quantity)| quantity.at(price));
    line.paid.or_else(by_price)
}

/// The later of two events. One that has not happened is later than one that has.
fn later(one: EventValue, other: EventValue, zone: &Zone) -> EventValue {
    match (one.instant(zone), other.instant(zone)) {
        (Some(first), Some(second)) if first < second => other,
        (Some(_), None) => other,
        _ => one,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Currency;

    #[test]
    fn shares_add_up() {
        let share = |amount: i64, values: &[i64]| {
            let whole = Money { amount, currency: Currency::new("IDR").unwrap() };
            shares(Some(whole), Some(&values.to_vec())).iter().map(|part| part.amount).collect::<Vec<_>>()
        };
        assert_eq!(share(10, &[1, 1, 1]), [4, 3, 3]);
        assert_eq!(share(100, &[1, 2, 4]), [14, 29, 57]);
        assert_eq!(share(1, &[0, 5, 5]), [0, 1, 0]);
        assert_eq!(share(0, &[1, 1]), [0, 0]);
        assert_eq!(share(5, &[0, 0]), [0; 0]);
        let most = 9_000_000_000_000;
        assert_eq!(share(most, &[most, most, 1]), [most / 2, most / 2, 0]);
    }
}
