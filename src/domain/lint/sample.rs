//! Which order line meets a list of demands.

use chrono::{Days, NaiveDate};

use super::demand::{Demands, Subject, Wanted, bit};
use super::entries::{starts, windows};
use crate::domain::calendar::Instant;
use crate::domain::entitlement::{Claim, ClaimCount, ClaimState, EventValue, FactValue, Line, Repair, Request};
use crate::domain::money::{Currency, Decimal, Money};
use crate::domain::policy::{Amount, ClaimScope, Document, Name, Policy, Remedy, RepairMeasure, Selector};
use crate::domain::quantity::Quantity;
use crate::domain::sort::insert_new;

/// Days after an order within which goods are usually delivered, as in article 18 of Directive 2011/83/EU.
const LATER: Days = Days::new(30);

/// The order in which events usually happen.
const ORDER_OF_EVENTS: [&str; 9] =
    ["manufactured", "ordered", "paid", "invoiced", "shipped", "delivered", "installed", "activated", "registered"];

/// When the events of a sample happen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Times {
    /// The date of every event.
    pub date: NaiveDate,
    /// The event that happens later, with all that usually follow it.
    pub later_from: Option<Name>,
}

/// An order line that meets demands, at the instant of its last event.
pub(super) struct Sample {
    pub line: Line,
    pub request: Request,
    pub at: Instant,
}

/// What the samples of a policy have in common.
pub(super) struct Samples<'p> {
    policy: &'p Policy,
    /// The events from which windows are counted, each with its place among those that usually happen in an order.
    events: Vec<(Name, Option<usize>)>,
}

impl<'p> Samples<'p> {
    pub fn of(policy: &'p Policy) -> Self {
        let place = |name| ORDER_OF_EVENTS.iter().position(|known| *known == policy.names.text(name));
        Self { policy, events: all_events(policy).into_iter().map(|name| (name, place(name))).collect() }
    }

    /// A sample that states the demanded facts and the dates of events, and nothing else.
    pub fn with(&self, facts: &Demands, times: Times, one_category: bool) -> Option<Sample> {
        let (mut line, request) = stated(self.policy, facts, times.date, one_category)?;
        line.events = self.dated(facts, times)?;
        let at = latest(self.policy, &line)?;
        Some(Sample { line, request, at })
    }

    fn dated(&self, facts: &Demands, times: Times) -> Option<Vec<(Name, EventValue)>> {
        let mut stated = Vec::new();
        let mut date = times.date;
        for subject in facts.subjects() {
            let Subject::Event(name) = subject else { continue };
            let Some((first, last)) = facts.event(subject)? else {
                stated.push((name, EventValue::NotYet));
                continue;
            };
            let mut on = first.map_or(times.date, |first| first.max(times.date));
            if let Some(last) = last {
                on = on.min(last);
            }
            stated.push((name, EventValue::On(on)));
            // Events without a demand happen on the same date.
            date = on;
        }
        let later = times.later_from.and_then(|from| self.events.iter().find(|(event, _)| *event == from));
        for event in &self.events {
            if !stated.iter().any(|(known, _)| *known == event.0) {
                let is_later = later.is_some_and(|from| event.0 == from.0 || follows(event.1, from.1));
                let on = if is_later { date.checked_add_days(LATER)? } else { date };
                stated.push((event.0, EventValue::On(on)));
            }
        }
        Some(stated)
    }
}

/// The facts of a line and of the request, without events.
fn stated(policy: &Policy, facts: &Demands, date: NaiveDate, one_category: bool) -> Option<(Line, Request)> {
    let assume = &policy.assume;

    let name = |selector: Selector, usual: Option<Name>| -> Option<Option<Name>> {
        let subject = Subject::Names(selector);
        let found = facts.name(subject, policy, usual).ok()?;
        // If the usual name is refused, another is stated, so that the policy does not assume the usual one.
        let other = (usual.is_some() && found.is_none()).then_some(Name::OTHER);
        Some(found.or(other))
    };
    let [own, others] = claims(facts)?;
    let mut line = Line {
        categories: facts.category(policy, one_category).ok()?,
        tags: facts.tags()?,
        quantity: Some(Quantity::pieces(whole(facts.number(Subject::Quantity)?))),
        returned: Some(Quantity::NONE),
        in_progress: Some(Quantity::NONE),
        claims: own,
        claimed_elsewhere: Some(ClaimCount::of(&others)),
        unit_price: money(policy, facts, Amount::UnitPrice)?,
        order_total: money(policy, facts, Amount::OrderTotal)?,
        channel: name(Selector::Channel, assume.channel)?,
        country: name(Selector::Country, assume.country)?,
        seller: name(Selector::Seller, assume.seller)?,
        payment_method: name(Selector::PaymentMethod, assume.payment_method)?,
        tier: name(Selector::Tier, assume.tier)?,
        repairs: repairs(facts, date)?.as_slice().into(),
        ..Line::default()
    };
    let request = Request { reason: name(Selector::Reason, None)?, quantity: line.quantity, ..Request::default() };
    for subject in facts.subjects() {
        let flag = facts.about(subject).find_map(|wanted| match wanted {
            Wanted::Flag(flag) => Some(*flag),
            _ => None,
        });
        match (subject, flag) {
            (Subject::Consumer, flag) => line.consumer = flag,
            (Subject::Condition(fact), Some(flag)) => line.condition.push((fact, flag)),
            (Subject::Usage(unit), _) => line.usage.push((unit, facts.number(subject)?)),
            (Subject::Declared(name), Some(flag)) => line.declared.push((name, FactValue::Bool(flag))),
            (Subject::Declared(declared), None) => {
                let is_number = facts.about(subject).any(|wanted| matches!(wanted, Wanted::Within(_)));
                let value = if is_number {
                    FactValue::Number(facts.number(subject)?)
                } else {
                    FactValue::Text(facts.name(subject, policy, None).ok()??)
                };
                line.declared.push((declared, value));
            }
            _ => {}
        }
    }
    Some((line, request))
}

fn whole(number: Decimal) -> i64 {
    number.millionths() / Decimal::UNIT
}

/// The demanded amount in the policy's currency, if one is demanded.
fn money(policy: &Policy, facts: &Demands, amount: Amount) -> Option<Option<Money>> {
    let subject = Subject::Amount(amount);
    if facts.about(subject).next().is_none() {
        return Some(None);
    }
    let currency = policy.currency.or_else(|| Currency::new("EUR"))?;
    let unit = Money { amount: 1, currency }.units().millionths().max(1);
    let smallest = facts.number(subject)?.millionths();
    Some(Some(Money { amount: smallest.saturating_add(unit.saturating_sub(1)).checked_div(unit)?, currency }))
}

/// The demanded number of visits to the workshop, all for one fault that was not mended.
fn repairs(facts: &Demands, date: NaiveDate) -> Option<Vec<Repair>> {
    let least = |measure| facts.number(Subject::Repairs(measure)).map(whole);
    let mut count = 0;
    for measure in [RepairMeasure::Count, RepairMeasure::Failed, RepairMeasure::SameFault] {
        count = least(measure)?.max(count);
    }
    let days = least(RepairMeasure::Days)?.max(least(RepairMeasure::DaysByHours)?);
    if days > 0 {
        count = count.max(1);
    }
    let mut repairs = Vec::new();
    for place in 0..count.min(100) {
        let length = if place == 0 { u64::try_from(days).ok()? } else { 0 };
        repairs.push(Repair {
            from: date,
            to: date.checked_add_days(Days::new(length)),
            lasted: None,
            fault: "one".to_owned(),
            failed: true,
        });
    }
    Some(repairs)
}

/// Earlier requests for the line, and for others of its order, as many as are demanded. They hold no goods.
fn claims(facts: &Demands) -> Option<[Vec<Claim>; 2]> {
    let mut demanded = Vec::new();
    for subject in facts.subjects() {
        if let Subject::Claims(scope, remedies) = subject {
            demanded.push((scope, remedies, whole(facts.number(subject)?).min(100)));
        }
    }
    let demands_on = |remedy: Remedy| demanded.iter().filter(|(_, remedies, _)| remedies & bit(remedy) != 0).count();
    let mut made = [Vec::new(), Vec::new()];
    for scope in ClaimScope::ALL {
        for (_, remedies, least) in demanded.iter().filter(|(demanded, ..)| demanded == scope) {
            let counts = |claim: &&Claim| claim.remedy.is_some_and(|remedy| remedies & bit(remedy) != 0);
            let [own, others] = &mut made;
            let known = own.iter().chain(others.iter()).filter(counts).count();
            // A remedy that fewer demands are about leaves the others as they are.
            let listed = Remedy::ALL.iter().filter(|remedy| remedies & bit(**remedy) != 0);
            let remedy = listed.copied().min_by_key(|remedy| demands_on(*remedy));
            let (quantity, state) = (Quantity::NONE, ClaimState::Done);
            let claim = Claim { quantity, state, remedy, amount: None, received: None, redelivered: None };
            let wanted = usize::try_from(*least).unwrap_or(0).saturating_sub(known);
            let list = if *scope == ClaimScope::Line { own } else { others };
            list.extend(std::iter::repeat_n(claim, wanted));
        }
    }
    Some(made)
}

/// True if an event usually happens after another.
fn follows(event: Option<usize>, other: Option<usize>) -> bool {
    event.zip(other).is_some_and(|(event, other)| other < event)
}

/// The events from which windows are counted, without those that only make a window longer.
fn all_events(policy: &Policy) -> Vec<Name> {
    let mut events = Vec::new();
    for document in &policy.documents {
        for (place, window) in windows(document, 0) {
            if !place.steps.contains(&super::Step::Field("atLeast".to_owned())) {
                for event in starts(window) {
                    insert_new(&mut events, event);
                }
            }
        }
        for season in &document.seasons {
            insert_new(&mut events, season.event);
        }
        if let Some((event, _)) = document.applies_to {
            insert_new(&mut events, event);
        }
    }
    events
}

/// The latest event of a line, by the clocks of all documents.
fn latest(policy: &Policy, line: &Line) -> Option<Instant> {
    let mut latest = None;
    for Document { zone, .. } in &policy.documents {
        for (_, value) in &line.events {
            latest = latest.max(value.instant(zone));
        }
    }
    latest
}
