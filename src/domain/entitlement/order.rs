use super::{Decision, EventValue, Line, MetRequirement, Request, decide};
use crate::domain::calendar::Instant;
use crate::domain::money::Money;
use crate::domain::policy::{Name, Policy, Requirement, RequirementKind};
use crate::domain::sort::insert_new;

/// One parcel of an order.
#[derive(Clone, Debug, Default)]
pub struct Shipment {
    /// What happened to it, and when.
    pub events: Vec<(Name, EventValue)>,
    /// The lines that are in it, by their places in the order.
    pub lines: Vec<usize>,
}

/// Something off the whole order that asks for a value to be reached.
#[derive(Clone, Copy, Debug)]
pub struct Promotion {
    /// The value of goods that is asked for, at the prices of the lines.
    pub minimum: Money,
    /// What it gave.
    pub off: Money,
}

/// A line with what only the order knows of it.
#[derive(Clone, Debug, Default)]
pub struct OrderedLine {
    /// Its id.
    pub id: String,
    /// What is known of it.
    pub line: Line,
    /// What is asked of it, if anything.
    pub request: Option<Request>,
    /// The set that it belongs to.
    pub set: Option<String>,
    /// Ids of the lines that it came with for nothing.
    pub gift_for: Vec<String>,
}

/// An order: what its lines share.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// An ISO 3166-1 code.
    pub country: Option<Name>,
    /// How it was paid.
    pub payment_method: Option<Name>,
    /// What happened to all of it.
    pub events: Vec<(Name, EventValue)>,
    /// What was paid to send it.
    pub shipping: Option<Money>,
    /// A discount on all of it, which the lines do not show.
    pub discount: Option<Money>,
    /// Its parcels.
    pub parcels: Vec<Shipment>,
    /// Promotions that hold for all of it.
    pub promotions: Vec<Promotion>,
    /// Its lines.
    pub lines: Vec<OrderedLine>,
}

/// Decides about every line of an order, in its order.
///
/// A line inherits what it does not say: country, payment and events of the order, events of its parcels. The
/// last of several parcels counts. Discount and shipping are shared by what was paid, half up.
pub fn decide_order(policy: &Policy, order: &Order, now: Instant) -> Vec<Decision> {
    let mut decisions = Vec::new();
    for (place, ordered) in order.lines.iter().enumerate() {
        let line = order.line_alone(place, ordered, policy);
        let request = ordered.request.clone().unwrap_or_default();
        decisions.push(decide(policy, &line, &request, now));
    }
    decisions
}

impl Order {
    /// A line with everything that the order says of it.
    fn line_alone(&self, place: usize, ordered: &OrderedLine, policy: &Policy) -> Line {
        let mut line = self.with_events(place, ordered);
        line.country = line.country.or(self.country);
        line.payment_method = line.payment_method.or(self.payment_method);
        line.order_total = line.order_total.or_else(|| self.total());
        if line.deliveries.is_empty() {
            self.deliveries(&mut line, policy);
        }
        let share = |whole: Option<Money>| {
            whole
                .map(|whole| whole.share(value(&ordered.line), self.lines.iter().map(|other| value(&other.line)).sum()))
        };
        line.discount = line.discount.or(share(self.discount));
        line.shipping = line.shipping.or(share(self.shipping));
        line.promotion_lost = self.promotion_lost(place);
        line.together = self.together(place, ordered, policy);
        line
    }

    /// What was paid for all lines, as far as that is known of each.
    fn total(&self) -> Option<Money> {
        let mut total: Option<Money> = None;
        for ordered in &self.lines {
            let priced = || ordered.line.unit_price.map(|price| Money { amount: value(&ordered.line), ..price });
            let paid = ordered.line.paid.or_else(priced)?;
            total = Some(total.map_or(paid, |total| total.plus(paid)));
        }
        total.map(|total| self.discount.map_or(total, |discount| total.less(discount)))
    }

    fn with_events(&self, place: usize, ordered: &OrderedLine) -> Line {
        let mut line = ordered.line.clone();
        let own = line.events.len();
        for (parcel, shipment) in self.parcels.iter().filter(|parcel| parcel.lines.contains(&place)).enumerate() {
            for (name, value) in &shipment.events {
                let known = line.events.iter_mut().enumerate().find(|(_, (known, _))| known == name);
                match known {
                    None if parcel == 0 => line.events.push((*name, *value)),
                    // A parcel before this one does not say, so when the last one came is not known.
                    None => {}
                    Some((index, _)) if index < own => {}
                    Some((_, (_, known))) => *known = later(*known, *value),
                }
            }
            // What this parcel does not say is not known of the line.
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

    /// When each parcel came; where parcels are not listed, when each line did.
    fn deliveries(&self, line: &mut Line, policy: &Policy) {
        let delivered = policy.names.find("delivered");
        let of =
            |events: &[(Name, EventValue)]| events.iter().find(|(name, _)| *name == delivered).map(|(_, value)| *value);
        let mut all = Vec::new();
        for parcel in &self.parcels {
            all.push(of(&parcel.events));
        }
        if self.parcels.is_empty() {
            for other in &self.lines {
                all.push(of(&other.line.events).or_else(|| of(&self.events)));
            }
        }
        line.deliveries_unknown = all.iter().any(Option::is_none);
        line.deliveries = all.into_iter().flatten().collect();
    }

    /// What a promotion gave for the goods that are kept, if too little is kept for it; the part of it that falls
    /// on one line of those that go back.
    fn promotion_lost(&self, place: usize) -> Option<Money> {
        let mut lost: Option<Money> = None;
        for promotion in &self.promotions {
            let (mut whole, mut back, mut mine) = (0_i64, 0_i64, 0_i64);
            for (index, ordered) in self.lines.iter().enumerate() {
                let price = ordered.line.unit_price?;
                let asked = match &ordered.request {
                    Some(request) => request.quantity.unwrap_or(1),
                    None => i64::from(index == place),
                };
                whole = whole.saturating_add(price.amount.saturating_mul(ordered.line.quantity.unwrap_or(1)));
                let goes = price.amount.saturating_mul(asked);
                back = back.saturating_add(goes);
                if index == place {
                    mine = goes;
                }
            }
            let kept = whole.saturating_sub(back).max(0);
            let held = promotion.minimum.amount <= whole;
            if held && kept < promotion.minimum.amount && kept > 0 {
                let share = promotion.off.share(kept, whole).share(mine, back);
                lost = Some(lost.map_or(share, |lost| lost.plus(share)));
            }
        }
        lost
    }

    /// What must come back together with a line, as far as the policy asks for that.
    fn together(&self, place: usize, ordered: &OrderedLine, policy: &Policy) -> Vec<MetRequirement> {
        let mut requirements = Vec::new();
        for (asked, code) in [(policy.sets_whole, "return_set"), (policy.gifts_back, "return_gift")] {
            let mut lines = Vec::new();
            let mut met = true;
            for (index, other) in self.lines.iter().enumerate() {
                let belongs = if code == "return_set" {
                    other.set.is_some() && other.set == ordered.set
                } else {
                    other.gift_for.contains(&ordered.id)
                };
                if asked && index != place && belongs {
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

/// What a share of the order is measured by: what was paid for a line, else its price.
fn value(line: &Line) -> i64 {
    match (line.paid, line.unit_price) {
        (Some(paid), _) => paid.amount,
        (None, Some(price)) => price.amount.saturating_mul(line.quantity.unwrap_or(1)),
        (None, None) => 0,
    }
}

/// The later of two; one that has not come is later than all that have.
fn later(one: EventValue, other: EventValue) -> EventValue {
    let at = |value: EventValue| value.instant(&crate::domain::calendar::Zone::utc());
    match (at(one), at(other)) {
        (None, _) => one,
        (_, None) => other,
        (Some(first), Some(second)) => {
            if first < second {
                other
            } else {
                one
            }
        }
    }
}
