//! What is known about an order line while a question is answered.

use std::sync::Arc;

use super::conditions::happened;
use super::cost::HUNDRED_PERCENT;
use super::{ClaimCount, EventValue, FactValue, Line, Request, Truth};
use crate::domain::calendar::Zone;
use crate::domain::money::{Currency, Decimal, Money};
use crate::domain::policy::{
    Amount, ClaimScope, ConditionFact, Document, Fact, Known, Name, Parcel, Policy, Range, Remedy, Selector,
    ShippingTerms, UsageUnit,
};
use crate::domain::quantity::Quantity;

/// The facts of one question: the line, the request, the policy's assumptions, and at most one supposed value of a
/// missing fact.
#[derive(Debug)]
pub struct Facts<'a> {
    /// The policy.
    pub policy: &'a Policy,
    /// The order line.
    pub line: &'a Line,
    /// The shopper's request.
    pub request: &'a Request,
    categories: Arc<[Name]>,
    /// Earlier requests for the line, and for all lines of its order.
    claims: [ClaimCount; 2],
    supposed: Option<(Fact, Known)>,
}

impl<'a> Facts<'a> {
    /// The facts as they are known.
    pub fn new(policy: &'a Policy, line: &'a Line, request: &'a Request) -> Self {
        let own = line.claim_count();
        let claims = [own, own.plus(line.claimed_elsewhere.unwrap_or(ClaimCount::UNKNOWN))];
        Self { policy, line, request, categories: policy.with_groups(&line.categories).into(), claims, supposed: None }
    }

    /// The same facts with a supposed value of one more.
    #[must_use]
    pub fn supposing(&self, fact: Fact, known: Known) -> Self {
        Self { categories: Arc::clone(&self.categories), supposed: Some((fact, known)), ..*self }
    }

    fn supposition(&self, wanted: Fact) -> Option<Known> {
        self.supposed.filter(|(fact, _)| *fact == wanted).map(|(_, known)| known)
    }

    /// The shopper's reason.
    #[must_use]
    pub fn reason(&self) -> Option<Name> {
        match self.supposition(Fact::Reason) {
            Some(Known::Text(leaf)) => Some(leaf),
            _ => self.request.reason,
        }
    }

    /// A state of the goods. The request's statement goes before the line's.
    #[must_use]
    pub fn condition(&self, wanted: ConditionFact) -> Option<bool> {
        if let Some(Known::Bool(value)) = self.supposition(Fact::Condition(wanted)) {
            return Some(value);
        }
        let stated = self.request.condition.iter().chain(&self.line.condition);
        stated.into_iter().find(|(fact, _)| *fact == wanted).map(|(_, value)| *value)
    }

    /// The wear of the goods. The request's statement goes before the line's.
    #[must_use]
    pub fn usage(&self, wanted: UsageUnit) -> Option<Decimal> {
        if let Some(Known::Number(value)) = self.supposition(Fact::Usage(wanted)) {
            return Some(value);
        }
        let stated = self.request.usage.iter().chain(&self.line.usage);
        stated.into_iter().find(|(unit, _)| *unit == wanted).map(|(_, value)| *value)
    }

    /// When an event happened; `None` if that is not known.
    #[must_use]
    pub fn event(&self, wanted: Name) -> Option<EventValue> {
        match self.supposition(Fact::Event(wanted)) {
            Some(Known::Date(date)) => Some(EventValue::On(date)),
            Some(Known::NotYet) => Some(EventValue::NotYet),
            _ => self.line.events.iter().find(|(event, _)| *event == wanted).map(|(_, value)| *value),
        }
    }

    /// True if it is stated, and not only supposed, that an event has not happened. What is in an order was ordered.
    pub fn is_to_come(&self, wanted: Name) -> bool {
        self.line.events.contains(&(wanted, EventValue::NotYet)) && self.policy.names.text(wanted) != "ordered"
    }

    /// When an event happened to one of the order's parcels, and whether that is certain. If the order lists no
    /// parcels, the line's own event counts. A supposed value stands for the parcel that is not known.
    pub fn parcel_event(&self, wanted: Name, parcel: Option<Parcel>, zone: &Zone) -> (Option<EventValue>, bool) {
        let own = self.event(wanted);
        let lists = !self.line.deliveries.is_empty();
        let Some(parcel) = parcel.filter(|_| lists) else { return (own, own.is_some()) };
        let supposed = own.filter(|_| self.line.deliveries_unknown && self.supposition(Fact::Event(wanted)).is_some());
        let mut found: Option<EventValue> = None;
        for delivery in self.line.deliveries.iter().copied().chain(supposed) {
            let better = match (found.map(|found| found.instant(zone)), delivery.instant(zone), parcel) {
                (None, _, _) => true,
                // A parcel that has not arrived is later than all that have.
                (Some(None), now, Parcel::First) => now.is_some(),
                (Some(_), None, Parcel::Last) => true,
                (Some(Some(best)), Some(now), Parcel::First) => now < best,
                (Some(Some(best)), Some(now), Parcel::Last) => best < now,
                (Some(_), _, _) => false,
            };
            if better {
                found = Some(delivery);
            }
        }
        (found, supposed.is_some() || !self.line.deliveries_unknown)
    }

    /// An amount, in units of its currency; `None` if it is not known or is in another currency.
    pub fn amount(&self, wanted: Amount, currency: Option<Currency>) -> Option<Decimal> {
        if let Some(Known::Number(value)) = self.supposition(Fact::Amount(wanted)) {
            return Some(value);
        }
        let stated = match wanted {
            Amount::UnitPrice => self.line.unit_price,
            Amount::OrderTotal => self.line.order_total,
        };
        stated.filter(|money| currency.is_none_or(|currency| currency == money.currency)).map(Money::units)
    }

    /// Whether the number of earlier requests lies in a range, of those for some remedies, or of all if there are none. It is
    /// unknown only if it may lie inside and outside.
    #[must_use]
    pub fn claimed(&self, scope: ClaimScope, Range { min, max }: Range, remedies: &[Remedy]) -> Truth {
        let [line, order] = &self.claims;
        let count = if scope == ClaimScope::Line { line } else { order };
        let (least, most) = count.of_any(remedies);
        let (mut least, mut most) = (Decimal::whole(least.into()), Decimal::whole(most.into()));
        if let Some(Known::Number(value)) = self.supposition(Fact::Claims(scope)) {
            // What is known of them stands whatever is supposed.
            least = value.clamp(least, most);
            most = least;
        }
        if min.is_some_and(|min| most < min) || max.is_some_and(|max| max < least) {
            return Truth::False;
        }
        let holds = min.is_none_or(|min| min <= least) && max.is_none_or(|max| most <= max);
        if holds { Truth::True } else { Truth::Unknown }
    }

    /// A fact that the documents declare.
    #[must_use]
    pub fn declared(&self, wanted: Name) -> Option<FactValue> {
        match self.supposition(Fact::Declared(wanted)) {
            Some(Known::Bool(value)) => Some(FactValue::Bool(value)),
            Some(Known::Number(value)) => Some(FactValue::Number(value)),
            Some(Known::Text(value)) => Some(FactValue::Text(value)),
            _ => self.line.declared.iter().find(|(name, _)| *name == wanted).map(|(_, value)| *value),
        }
    }

    /// True if the line, the order or the policy's assumptions have one of these names.
    #[must_use]
    pub fn says(&self, selector: Selector, names: &[Name]) -> bool {
        let assume = &self.policy.assume;
        let one =
            |stated: Option<Name>, assumed: Option<Name>| stated.or(assumed).is_some_and(|name| names.contains(&name));
        match selector {
            Selector::Category => self.categories.iter().any(|name| names.contains(name)),
            Selector::Tag => self.line.tags.iter().any(|name| names.contains(name)),
            Selector::Channel => one(self.line.channel, assume.channel),
            Selector::Country => one(self.line.country, assume.country),
            Selector::Seller => one(self.line.seller, assume.seller),
            Selector::PaymentMethod => one(self.line.payment_method, assume.payment_method),
            Selector::Tier => one(self.line.tier, assume.tier),
            Selector::Reason => one(self.reason(), None),
        }
    }

    /// True if the order or the policy states that the buyer is a consumer.
    #[must_use]
    pub fn consumer(&self) -> bool {
        self.line.consumer.or(self.policy.assume.consumer).unwrap_or(false)
    }

    /// How much the request is for, as [`Line::asked`] says.
    #[must_use]
    pub fn quantity(&self) -> Quantity {
        self.line.asked(Some(self.request))
    }

    /// The request's share of an amount that was charged or given for the whole line; `None` where nobody says how many
    /// items share it.
    #[must_use]
    pub fn of_those(&self, whole: Option<Money>) -> Option<Money> {
        Some(self.share(whole?, self.line.quantity?))
    }

    /// What was paid to send the goods, as far as it is known, if it is refunded with them.
    pub(super) fn refunded_shipping(&self, terms: ShippingTerms) -> Option<Option<Money>> {
        match terms {
            ShippingTerms::Kept => None,
            ShippingTerms::Refunded => Some(self.of_those(self.line.shipping)),
            ShippingTerms::RefundedWhenAll if self.line.goes_wholly.is_none() && self.line.quantity.is_none() => {
                Some(None)
            }
            // With the last of the goods goes what was kept when others went.
            ShippingTerms::RefundedWhenAll => {
                let goes = self.line.goes_wholly.unwrap_or(self.line.returnable() == Some(self.quantity()));
                goes.then_some(self.line.whole_shipping.or(self.line.shipping))
            }
        }
    }

    /// The request's share of an amount for all that was `bought`. Computed cumulatively, so partial requests sum to the
    /// total: of 10.00 for three items, they get 3.33, then 3.34, then 3.33.
    ///
    /// ```
    /// # #[cfg(feature = "native")]
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use aftersales::boundary::{Engine, NativeHost};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// # let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "UTC",
    /// #     "rules": [{ "id": "exchange", "grants": ["exchange"], "window": { "length": "P7D" } }] }"#;
    /// # let policy = engine.load_document(terms)?.policy;
    /// use aftersales::domain::entitlement::{Facts, Line, Request};
    /// use aftersales::domain::money::{Currency, Money};
    /// use aftersales::domain::quantity::Quantity;
    ///
    /// let ten = Money { amount: 1000, currency: Currency::new("EUR").ok_or("no currency")? };
    /// let share = |returned| {
    ///     let [bought, returned, none] = [3, returned, 0].map(|pieces| Some(Quantity::pieces(pieces)));
    ///     let line = Line { quantity: bought, returned, in_progress: none, ..Line::default() };
    ///     Facts::new(&policy, &line, &Request::default()).share(ten, Quantity::pieces(3)).amount
    /// };
    /// assert_eq!([0, 1, 2].map(share), [333, 334, 333]);
    /// # Ok(())
    /// # }
    /// # #[cfg(not(feature = "native"))]
    /// # fn main() {}
    /// ```
    #[must_use]
    pub fn share(&self, whole: Money, bought: Quantity) -> Money {
        self.share_of(whole, bought, 1, 1)
    }

    /// The request's share of a part of an amount for all that was `bought`. Shares add up to the part.
    pub(super) fn share_of(&self, whole: Money, bought: Quantity, numerator: i64, denominator: i64) -> Money {
        let gone = self.line.returnable().map_or(Quantity::NONE, |left| bought.less(left));
        let up_to = |goods: Quantity| {
            whole.share(goods.thousandths().saturating_mul(numerator), bought.thousandths().saturating_mul(denominator))
        };
        up_to(gone.plus(self.quantity())).plus(up_to(gone).negative())
    }

    /// A percentage, in millionths and no more than all, of what was paid for the goods of the request.
    pub(super) fn part(&self, goods: Money, percent: i64) -> Money {
        let percent = percent.min(HUNDRED_PERCENT);
        let bought = self.line.quantity.filter(|bought| *bought > Quantity::NONE);
        let priced = || self.line.unit_price.zip(bought).map(|(price, bought)| bought.at(price));
        match self.line.paid.or_else(priced).zip(bought) {
            Some((whole, bought)) => self.share_of(whole, bought, percent, HUNDRED_PERCENT),
            None => goods.share(percent, HUNDRED_PERCENT),
        }
    }

    /// Whether a document is for this order, by its country and date.
    #[must_use]
    pub fn concerns(&self, document: &Document) -> Truth {
        match document.applies_to {
            _ if !self.is_in(&document.countries) => Truth::False,
            Some((event, test)) => happened(event, test, self),
            None => Truth::True,
        }
    }

    /// True unless the order's country is known and is not among a document's countries.
    #[must_use]
    pub fn is_in(&self, countries: &[Name]) -> bool {
        let stated = self.line.country.is_some() || self.policy.assume.country.is_some();
        countries.is_empty() || !stated || self.says(Selector::Country, countries)
    }
}
