//! Which promises fall due before anybody who could keep them is there.

use super::{Finding, FindingCode, Place};
use crate::domain::calendar::{CountingMode, Instant, Length, OpeningHours, Zone};
use crate::domain::policy::{Document, Name, Policy, ServicePromise};

/// Events that happen at any hour, because a shopper or a carrier makes them. The shop makes the others when it is there.
const AT_ANY_HOUR: [&str; 9] = [
    "submitted",
    "ordered",
    "paid",
    "delivered",
    "activated",
    "registered",
    "trader_informed",
    "reopened",
    "escalated",
];
/// What is done with the goods, and so by a service point, if there is one. Whoever answers may keep any other promise.
const WITH_THE_GOODS: [&str; 4] = ["inspection", "on_site", "repair", "replacement"];
/// How far ahead it is looked: every week, holiday and change of the clock of a year.
const YEAR: i64 = 366 * 24 * 3_600_000;

/// Somebody who could keep a promise, with the place of the hours.
struct Keeper<'p> {
    place: Place,
    hours: &'p OpeningHours,
    zone: &'p Zone,
}

/// A time in which no keeper is there.
struct Gap {
    from: Instant,
    opens: Instant,
}

/// Finds promises of exact hours that begin and fall due within one time in which all who could keep them are away.
pub(super) fn look(policy: &Policy, shop: &Document, now: Instant, found: &mut Vec<Finding>) {
    for promise in &shop.service {
        let Some(event) = start_at_any_hour(promise, policy) else { continue };
        let keepers = keepers(promise, policy);
        let Some((gap, due)) = missed(promise, &keepers, policy, now) else { continue };
        let zone = &promise.window.zone;
        let place = Place::in_list("serviceLevels", promise.index).field("window");
        let mut finding = Finding::new(FindingCode::PromiseOutOfHours, place)
            .with("promise", &promise.id)
            .with("event", &policy.names.text(event))
            .with("from", &clock(zone, gap.from))
            .with("due", &clock(zone, due))
            .with("opens", &clock(zone, gap.opens));
        for keeper in keepers {
            finding = finding.other(keeper.place);
        }
        found.push(finding);
    }
}

/// The event from which a promise of exact hours is counted, if that happens at any hour.
fn start_at_any_hour(promise: &ServicePromise, policy: &Policy) -> Option<Name> {
    let window = &promise.window;
    let is_exact = window.mode == CountingMode::Elapsed && matches!(window.length, Length::Of(_));
    let mut events = window.from.iter().map(|reference| reference.event).filter(|_| is_exact);
    events.find(|event| AT_ANY_HOUR.contains(&policy.names.text(*event).as_str()))
}

/// Those who could keep a promise and say when they are there.
fn keepers<'p>(promise: &ServicePromise, policy: &'p Policy) -> Vec<Keeper<'p>> {
    let mut keepers = Vec::new();
    for (index, point) in policy.directory.points.iter().enumerate() {
        if let Some((_, hours)) = &point.hours {
            let place = Place::in_list("servicePoints", index).field("hours");
            keepers.push(Keeper { place, hours, zone: &point.zone });
        }
    }
    if !keepers.is_empty() && WITH_THE_GOODS.contains(&policy.names.text(promise.kind).as_str()) {
        return keepers;
    }
    for (index, channel) in policy.directory.channels.iter().enumerate() {
        if let Some((_, hours)) = &channel.hours {
            let place = Place::in_list("channels", index).field("hours");
            keepers.push(Keeper { place, hours, zone: &channel.zone });
        }
    }
    keepers
}

/// The first gap of a year in which a promise begins and falls due, and when that is.
fn missed(promise: &ServicePromise, keepers: &[Keeper], policy: &Policy, now: Instant) -> Option<(Gap, Instant)> {
    let mut from = now;
    while from.since(now) < YEAR {
        let gap = next_gap(keepers, policy, from)?;
        // Whatever begins later in the gap falls due later.
        let due = due(promise, gap.from)?;
        if due <= gap.opens {
            return Some((gap, due));
        }
        from = gap.opens;
    }
    None
}

/// The next time in which nobody is there; `None` if there is none, or the calendar does not reach so far.
fn next_gap(keepers: &[Keeper], policy: &Policy, from: Instant) -> Option<Gap> {
    let calendar = policy.directory.calendar.as_deref();
    let mut at = from;
    while at.since(from) < YEAR {
        let (mut closes, mut opens) = (None, None);
        for keeper in keepers {
            let (is_open, changes) = keeper.hours.at(at, keeper.zone, calendar).ok()?;
            if is_open {
                closes = closes.max(Some(changes?));
            } else {
                opens = [opens, changes].into_iter().flatten().min();
            }
        }
        match closes {
            Some(closes) => at = closes,
            None => return Some(Gap { from: at, opens: opens? }),
        }
    }
    None
}

/// When a promise falls due that is counted from an instant.
fn due(promise: &ServicePromise, from: Instant) -> Option<Instant> {
    let (window, Length::Of(length)) = (&promise.window, promise.window.length) else { return None };
    match &window.hours {
        Some(hours) => hours.after(from, length.exact_millis(), &window.zone, window.calendar.as_deref()).ok(),
        None => Some(from.plus_millis(length.exact_millis())),
    }
}

/// A date and a time of day as clocks in a zone show them.
fn clock(zone: &Zone, at: Instant) -> String {
    let (date, millis) = zone.local(at);
    let minutes = millis / 60_000;
    format!("{date} {:02}:{:02}", minutes / 60, minutes % 60)
}
