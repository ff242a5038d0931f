//! What the lines of an order share, and the decision about each of them.

use super::{Decision, EventValue, Facts, Line, MetRequirement, Request, StepKind, decide};
use crate::domain::calendar::{Instant, Zone};
use crate::domain::money::Money;
use crate::domain::policy::{Name, Policy, Requirement, RequirementKind};
use crate::domain::sort::insert_new;

/// One parcel of an order.
#[derive(Clone, Debug, Default)]
pub struct Shipment {
    /// Its events.
    pub events: Vec<(Name, EventValue)>,
    /// The lines that are in it, by their indices in the order.
    pub lines: Vec<usize>,
}

/// A discount on the whole order that needs a minimum value of goods.
#[derive(Clone, Copy, Debug)]
pub struct Promotion {
    /// The minimum value of goods, at the prices of the lines.
    pub minimum: Money,
    /// The discount that it gave.
    pub off: Money,
}

/// A line of an order, with the facts that only the order has.
#[derive(Clone, Debug, Default)]
pub struct OrderedLine {
    /// Its id.
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
    /// Its lines.
    pub lines: Vec<OrderedLine>,
}

/// Decides about every line of an order, in the order of its lines.
///
/// A line without a country, a payment method or an event has those of the order and of its parcels. If it came in
/// several parcels, the last one counts. Discount and shipping are shared among the lines by what was paid for each,
/// and the shares add up.
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
/// use aftersales::domain::entitlement::{EventValue, Line, Order, OrderedLine, decide_order};
/// use aftersales::domain::money::{Currency, Money};
///
/// // Three lines of 10.00 each, and 1.00 off the order: 0.34, 0.33 and 0.33 off the lines.
/// let now = Instant::held(1_772_442_000_000);
/// let euros = |amount| Currency::new("EUR").map(|currency| Money { amount, currency });
/// let line = OrderedLine { line: Line { paid: euros(1000), quantity: Some(1), ..Line::default() }, ..OrderedLine::default() };
/// let order = Order {
///     events: vec![(policy.names.find("delivered"), EventValue::At(now))],
///     discount: euros(100),
///     lines: vec![line.clone(), line.clone(), line],
///     ..Order::default()
/// };
/// let refunds: Vec<_> = decide_order(&policy, &order, now)
///     .iter()
///     .map(|decision| decision.options[0].refund.as_ref().map(|refund| refund.amount.amount))
///     .collect();
/// assert_eq!(refunds, [Some(966), Some(967), Some(967)]);
/// # Ok(())
/// # }
/// # #[cfg(not(feature = "native"))]
/// # fn main() {}
/// ```
pub fn decide_order(policy: &Policy, order: &Order, now: Instant) -> Vec<Decision> {
    let values = order.values();
    let (discount, shipping) = (shares(order.discount, values.as_ref()), shares(order.shipping, values.as_ref()));
    let mut decisions = Vec::new();
    for (place, ordered) in order.lines.iter().enumerate() {
        let mut line = order.line_alone(place, ordered, policy);
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
        let request = ordered.request.clone().unwrap_or_default();
        decisions.push(decide(policy, &line, &request, now));
    }
    decisions
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
    let mut parts = Vec::new();
    let mut left = whole.amount;
    for value in values {
        let (part, rest) = times_divided(whole.amount, *value, total);
        left = left.saturating_sub(part);
        parts.push((part, rest));
    }
    while left > 0 {
        let most = parts.iter().map(|(_, rest)| *rest).max();
        let Some((part, rest)) = parts.iter_mut().find(|(_, rest)| Some(*rest) == most) else { break };
        *part = part.saturating_add(1);
        *rest = -1;
        left = left.saturating_sub(1);
    }
    parts.into_iter().map(|(amount, _)| Money { amount, ..whole }).collect()
}

/// `one * other / divisor`, rounded down, and the rest. The product may not fit a number, so it is built up bit by bit.
/// All are positive, and `other` is at most the divisor.
fn times_divided(one: i64, other: i64, divisor: i64) -> (i64, i64) {
    let (mut quotient, mut rest) = (0_i64, 0_i64);
    for bit in (0..i64::BITS).rev() {
        let add = if one.checked_shr(bit).unwrap_or(0) & 1 == 1 { other } else { 0 };
        quotient = quotient.saturating_mul(2);
        // The rest is below the divisor and what is added is at most equal to it, so the sum is below twice the
        // divisor.
        for part in [rest, add] {
            rest = rest.saturating_add(part);
            if rest >= divisor {
                rest = rest.saturating_sub(divisor);
                quotient = quotient.saturating_add(1);
            }
        }
    }
    (quotient, rest)
}

impl Order {
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
    fn line_alone(&self, place: usize, ordered: &OrderedLine, policy: &Policy) -> Line {
        let mut line = self.with_events(place, ordered, &policy.zone);
        line.country = line.country.or(self.country);
        line.payment_method = line.payment_method.or(self.payment_method);
        line.order_total = line.order_total.or_else(|| self.total());
        if line.deliveries.is_empty() {
            self.deliveries(&mut line, policy);
        }
        match self.promotion_lost(place, policy) {
            Some(lost) => line.promotion_lost = lost,
            None => line.undetermined_steps.push(StepKind::PromotionLost),
        }
        line.together = self.together(place, ordered, policy);
        line
    }

    /// What was paid for all lines; `None` if the value of some line is not known.
    fn total(&self) -> Option<Money> {
        let currency = value(&self.lines.first()?.line)?.currency;
        let amount = self.values()?.iter().fold(0_i64, |total, value| total.saturating_add(*value));
        let total = Money { amount, currency };
        Some(self.discount.map_or(total, |discount| total.plus(discount.negative())))
    }

    fn with_events(&self, place: usize, ordered: &OrderedLine, zone: &Zone) -> Line {
        let mut line = ordered.line.clone();
        let own = line.events.len();
        for (parcel, shipment) in self.parcels.iter().filter(|parcel| parcel.lines.contains(&place)).enumerate() {
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
                index <= own || shipment.events.iter().any(|(known, _)| known == name)
            });
        }
        for (name, value) in &self.events {
            if !line.events.iter().any(|(known, _)| known == name) {
                line.events.push((*name, *value));
            }
        }
        line
    }

    /// Adds when each parcel was delivered, or each line if the order lists no parcels.
    fn deliveries(&self, line: &mut Line, policy: &Policy) {
        let delivered = policy.names.find("delivered");
        let of =
            |events: &[(Name, EventValue)]| events.iter().find(|(name, _)| *name == delivered).map(|(_, value)| *value);
        let mut all = Vec::new();
        for parcel in &self.parcels {
            all.push(of(&parcel.events).or_else(|| of(&self.events)));
        }
        if self.parcels.is_empty() {
            for other in &self.lines {
                all.push(of(&other.line.events).or_else(|| of(&self.events)));
            }
        }
        line.deliveries_unknown = all.iter().any(Option::is_none);
        line.deliveries = all.into_iter().flatten().collect();
    }

    /// One line's share of the promotions that are lost because too little is kept for them. What they gave for the
    /// goods that are kept is shared among the lines that go back. `None` if it cannot be computed.
    fn promotion_lost(&self, place: usize, policy: &Policy) -> Option<Option<Money>> {
        let mut lost: Option<Money> = None;
        for promotion in &self.promotions {
            let (mut bought, mut held) = (0_i64, 0_i64);
            let mut back = Vec::new();
            for (index, ordered) in self.lines.iter().enumerate() {
                let price = ordered.line.unit_price?;
                if price.currency != promotion.off.currency || price.currency != promotion.minimum.currency {
                    return None;
                }
                let request = Request { quantity: Some(1), ..Request::default() };
                let left = Facts::new(policy, &ordered.line, &request).returnable()?;
                let wanted = match &ordered.request {
                    Some(request) => request.quantity.unwrap_or(1),
                    None => i64::from(index == place),
                };
                let worth = |count: i64| price.amount.saturating_mul(count);
                bought = bought.saturating_add(worth(ordered.line.quantity?));
                held = held.saturating_add(worth(left));
                back.push(worth(wanted.min(left)));
            }
            let kept = back.iter().fold(held, |kept, goes| kept.saturating_sub(*goes));
            // Earlier returns were settled then. If everything goes back, no goods are kept for which something was
            // given.
            if promotion.minimum.amount <= held && kept < promotion.minimum.amount && kept > 0 {
                let given = promotion.off.share(kept, bought);
                let mine = shares(Some(given), Some(&back)).get(place).copied()?;
                lost = Some(lost.map_or(mine, |lost| lost.plus(mine)));
            }
        }
        Some(lost)
    }

    /// The lines that must come back together with a line, where the policy requires it.
    fn together(&self, place: usize, ordered: &OrderedLine, policy: &Policy) -> Vec<MetRequirement> {
        let mut requirements = Vec::new();
        for (required, code) in [(policy.sets_whole, "return_set"), (policy.gifts_back, "return_gift")] {
            let mut lines = Vec::new();
            let mut met = true;
            for (index, other) in self.lines.iter().enumerate() {
                let belongs = if code == "return_set" {
                    other.set.is_some() && other.set == ordered.set
                } else {
                    other.gift_for.contains(&ordered.id)
                };
                if required && index != place && belongs {
                    insert_new(&mut lines, other.id.clone());
                    met &= other.request.is_some();
                }
            }
            if !lines.is_empty() {
                let requirement = Requirement { kind: RequirementKind::Action, code: code.to_owned() };
                requirements.push(MetRequirement { requirement, met: Some(met), lines });
            }
        }
        requirements
    }
}

/// The value of a line: what was paid for it, else its price.
fn value(line: &Line) -> Option<Money> {
    let by_price = || line.unit_price.zip(line.quantity).map(|(price, quantity)| price.share(quantity, 1));
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
