//! Between which grades of a right nothing is open.

use chrono::NaiveDate;

use super::demand::{Subject, Wanted};
use super::floor::dates;
use super::logic::{Logic, all_hold};
use super::reach::given;
use super::{Finding, FindingCode, Place, granted};
use crate::domain::calendar::Instant;
use crate::domain::entitlement::{Closing, EventValue, Facts, Line, PlacedWindow, Request, Trace, place};
use crate::domain::policy::{Document, Name, Policy, Remedy, Rule};

/// Finds rules that open some time after an event, when the rules before them are over already. A wait that is longer than
/// the first window is taken to be meant.
pub(super) fn look(policy: &Policy, shop: &Document, today: NaiveDate, found: &mut Vec<Finding>) {
    let logic = Logic::new(policy);
    for later in &shop.rules {
        let Some(event) = delayed_from(later) else { continue };
        for remedy in granted(later) {
            let mut others: Vec<&Rule> = shop.rules.iter().collect();
            others.retain(|rule| rule.index != later.index && counted_from(rule) == Some(event));
            others.retain(|rule| granted(rule).contains(remedy) && can_meet(&logic, shop, rule, later, *remedy));
            let gap = dates(today).into_iter().find_map(|day| gap(policy, later, &others, event, day));
            if let Some(gap) = gap {
                found.push(
                    Finding::new(
                        FindingCode::GapBetweenRules,
                        Place::in_list("rules", later.index).field("window").field("from"),
                    )
                    .other(Place::in_list("rules", gap.earlier.index))
                    .with("remedy", remedy.code())
                    .with("earlier", &gap.earlier.id)
                    .with("later", &later.id)
                    .with("event", &policy.names.text(event))
                    .with("day", &gap.day.to_string())
                    .with("from", &gap.from.to_string())
                    .with("until", &gap.until.to_string()),
                );
            }
        }
    }
}

/// The event that a rule is counted from.
fn counted_from(rule: &Rule) -> Option<Name> {
    rule.window.as_ref()?.from.first().map(|reference| reference.event)
}

/// The event that a rule is counted from, if it opens only some time after it.
fn delayed_from(rule: &Rule) -> Option<Name> {
    let first = rule.window.as_ref()?.from.first()?;
    (!first.plus.is_zero()).then_some(first.event)
}

fn can_meet<'p>(logic: &Logic<'p>, shop: &'p Document, one: &'p Rule, other: &'p Rule, remedy: Remedy) -> bool {
    let mut given = given(shop);
    given.add(Subject::Remedy, Wanted::Remedies(vec![remedy]));
    let mut claims = all_hold(&one.when);
    claims.extend(all_hold(&other.when));
    !logic.is_never(&given, &claims)
}

/// Days on which nothing is open.
struct Gap<'p> {
    /// The rule that is over before it.
    earlier: &'p Rule,
    /// The date of the event.
    day: NaiveDate,
    from: NaiveDate,
    until: NaiveDate,
}

/// What lies between the last of the others and a rule that opens later, where the event is on a day.
fn gap<'p>(policy: &Policy, later: &Rule, others: &[&'p Rule], event: Name, day: NaiveDate) -> Option<Gap<'p>> {
    let line = Line { events: vec![(event, EventValue::On(day))], ..Line::default() };
    let request = Request::default();
    let facts = Facts::new(policy, &line, &request);
    let placed = |rule: &Rule| rule.window.as_ref().map(|window| place(window, &facts, &mut Trace::default()));
    let opens = placed(later)?.opens?;
    let mut last: Option<(Instant, &Rule, PlacedWindow)> = None;
    for rule in others {
        let Some(window) = placed(rule).filter(|window| window.opens.is_some_and(|first| first < opens)) else {
            continue;
        };
        let Closing::At { closes, .. } = window.closing else { return None };
        if last.as_ref().is_none_or(|(latest, ..)| *latest < closes) {
            last = Some((closes, rule, window));
        }
    }
    let (closes, earlier, window) = last?;
    let is_meant = opens.since(closes) >= closes.since(window.opens?);
    let zone = &policy.zone;
    (closes < opens && !is_meant).then(|| Gap {
        earlier,
        day,
        from: zone.date_of(closes),
        until: zone.date_of(opens.plus_millis(-1)),
    })
}
