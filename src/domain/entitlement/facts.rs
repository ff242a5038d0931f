use std::rc::Rc;

use chrono::NaiveDate;

use super::{EventValue, FactValue, Line, Request, Trace, Truth};
use crate::domain::calendar::Zone;
use crate::domain::money::{Currency, Decimal, Money};
use crate::domain::policy::{Amount, ConditionFact, Document, Name, Parcel, Policy, Selector, UsageUnit};

/// A fact that may be missing, and that a shopper can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Why the shopper asks.
    Reason,
    /// A state of the goods.
    Condition(ConditionFact),
    /// Their wear.
    Usage(UsageUnit),
    /// When something happened.
    Event(Name),
    /// A fact that the documents declare.
    Declared(Name),
    /// An amount of money.
    Amount(Amount),
}

/// A value that a missing fact may turn out to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// Yes or no.
    Bool(bool),
    /// A number.
    Number(Decimal),
    /// A name.
    Text(Name),
    /// A date.
    Date(NaiveDate),
    /// An event that has not happened.
    NotYet,
}

/// The facts of one question: the line, the request, the policy's assumptions, and at most one supposition
/// about a missing fact.
#[derive(Debug)]
pub struct Facts<'a> {
    /// The terms.
    pub policy: &'a Policy,
    /// The order line.
    pub line: &'a Line,
    /// What is asked.
    pub request: &'a Request,
    categories: Rc<[Name]>,
    supposed: Option<(Fact, Known)>,
}

impl<'a> Facts<'a> {
    /// The facts as they are known.
    pub fn new(policy: &'a Policy, line: &'a Line, request: &'a Request) -> Self {
        Self { policy, line, request, categories: policy.with_groups(&line.categories).into(), supposed: None }
    }

    /// The same facts with one more.
    #[must_use]
    pub fn supposing(&self, fact: Fact, known: Known) -> Self {
        Self { categories: Rc::clone(&self.categories), supposed: Some((fact, known)), ..*self }
    }

    fn supposition(&self, asked: Fact) -> Option<Known> {
        self.supposed.filter(|(fact, _)| *fact == asked).map(|(_, known)| known)
    }

    /// Why the shopper asks.
    #[must_use]
    pub fn reason(&self) -> Option<Name> {
        match self.supposition(Fact::Reason) {
            Some(Known::Text(leaf)) => Some(leaf),
            _ => self.request.reason,
        }
    }

    /// A state of the goods; the shopper's word goes before the shop's.
    #[must_use]
    pub fn condition(&self, asked: ConditionFact) -> Option<bool> {
        if let Some(Known::Bool(value)) = self.supposition(Fact::Condition(asked)) {
            return Some(value);
        }
        let stated = self.request.condition.iter().chain(&self.line.condition);
        stated.into_iter().find(|(fact, _)| *fact == asked).map(|(_, value)| *value)
    }

    /// The wear of the goods.
    #[must_use]
    pub fn usage(&self, asked: UsageUnit) -> Option<Decimal> {
        if let Some(Known::Number(value)) = self.supposition(Fact::Usage(asked)) {
            return Some(value);
        }
        let stated = self.request.usage.iter().chain(&self.line.usage);
        stated.into_iter().find(|(unit, _)| *unit == asked).map(|(_, value)| *value)
    }

    /// When something happened; `None` if that is not known.
    #[must_use]
    pub fn event(&self, asked: Name) -> Option<EventValue> {
        match self.supposition(Fact::Event(asked)) {
            Some(Known::Date(date)) => Some(EventValue::On(date)),
            Some(Known::NotYet) => Some(EventValue::NotYet),
            _ => self.line.events.iter().find(|(event, _)| *event == asked).map(|(_, value)| *value),
        }
    }

    /// When something happened to one of the order's parcels, and whether that is certain. Where the order does not
    /// list its parcels, the line's own is the only one; what is supposed is supposed of the one that is not known.
    pub fn parcel_event(&self, asked: Name, parcel: Option<Parcel>, zone: &Zone) -> (Option<EventValue>, bool) {
        let own = self.event(asked);
        let lists = !self.line.deliveries.is_empty();
        let Some(parcel) = parcel.filter(|_| lists) else { return (own, own.is_some()) };
        let supposed = own.filter(|_| self.line.deliveries_unknown && self.supposition(Fact::Event(asked)).is_some());
        let mut found: Option<EventValue> = None;
        for delivery in self.line.deliveries.iter().copied().chain(supposed) {
            let better = match (found.map(|found| found.instant(zone)), delivery.instant(zone), parcel) {
                (None, _, _) => true,
                // A parcel that has not come is later than all that have.
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

    /// An amount, in units of its currency; one in another currency than is asked about is not known in that.
    pub fn amount(&self, asked: Amount, currency: Option<Currency>) -> Option<Decimal> {
        if let Some(Known::Number(value)) = self.supposition(Fact::Amount(asked)) {
            return Some(value);
        }
        let stated = match asked {
            Amount::UnitPrice => self.line.unit_price,
            Amount::OrderTotal => self.line.order_total,
        };
        stated.filter(|money| currency.is_none_or(|asked| asked == money.currency)).map(Money::units)
    }

    /// A fact that the documents declare.
    #[must_use]
    pub fn declared(&self, asked: Name) -> Option<FactValue> {
        match self.supposition(Fact::Declared(asked)) {
            Some(Known::Bool(value)) => Some(FactValue::Bool(value)),
            Some(Known::Number(value)) => Some(FactValue::Number(value)),
            Some(Known::Text(value)) => Some(FactValue::Text(value)),
            _ => self.line.declared.iter().find(|(name, _)| *name == asked).map(|(_, value)| *value),
        }
    }

    /// True if the line, the order or the policy's assumptions say one of these names.
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

    /// Whether the buyer is a consumer; `false` unless the order or the policy says so.
    #[must_use]
    pub fn consumer(&self) -> bool {
        self.line.consumer.or(self.policy.assume.consumer).unwrap_or(false)
    }

    /// How many the shopper asks about.
    #[must_use]
    pub fn quantity(&self) -> i64 {
        self.request.quantity.unwrap_or(1)
    }

    /// The share of what was charged or given for the whole line that falls on what is asked about.
    #[must_use]
    pub fn of_those(&self, whole: Option<Money>) -> Option<Money> {
        whole.map(|whole| self.share(whole, self.line.quantity.unwrap_or(1)))
    }

    /// The share of all that were bought that falls on what is asked about. It is what they bring it to, beside those
    /// that are gone, so that the shares of several requests add up: of 10.00 for three, 3.33, then 3.34 and 3.33.
    #[must_use]
    pub fn share(&self, whole: Money, bought: i64) -> Money {
        let gone = self.returnable().map_or(0, |left| bought.saturating_sub(left));
        whole.share(gone.saturating_add(self.quantity()), bought).plus(whole.share(gone, bought).negative())
    }

    /// How many may still go back; `None` if that is not known.
    #[must_use]
    pub fn returnable(&self) -> Option<i64> {
        self.line.returned.and(self.line.in_progress).and_then(|_| self.returnable_at_most())
    }

    /// How many may still go back at most, by what is known of those that are gone.
    #[must_use]
    pub fn returnable_at_most(&self) -> Option<i64> {
        let gone = self.line.returned.unwrap_or(0).saturating_add(self.line.in_progress.unwrap_or(0));
        Some(self.line.quantity?.saturating_sub(gone).saturating_sub(self.line.claimed()).max(0))
    }

    /// Whether a document is for orders like this one: from where it was placed, and when.
    #[must_use]
    pub fn concerns(&self, document: &Document) -> Truth {
        match document.applies_to {
            _ if !self.is_in(&document.countries) => Truth::False,
            Some((event, test)) => Trace::default().event(event, test, self),
            None => Truth::True,
        }
    }

    /// True unless the order's country is stated and is not among a document's countries.
    #[must_use]
    pub fn is_in(&self, countries: &[Name]) -> bool {
        let stated = self.line.country.is_some() || self.policy.assume.country.is_some();
        countries.is_empty() || !stated || self.says(Selector::Country, countries)
    }
}
