//! Between which other ends a window closes.

use chrono::{Days, Months, NaiveDate};

use super::{Beyond, Closing, EventValue, Fact, Facts, Note, PlacedWindow, Trace, Truth, place};
use crate::domain::calendar::{CountingMode, Instant};
use crate::domain::policy::{Before, Window};

/// Holds the end of a window within its bounds: no later than `at_most`, before its event, and no earlier than `at_least`.
pub fn bounded(mut placed: PlacedWindow, window: &Window, facts: &Facts, trace: &mut Trace) -> PlacedWindow {
    if let Some(most) = &window.at_most {
        let bound = place_bound(most, facts, trace);
        if !placed.is_to_start() {
            let held = held_by(placed, bound);
            placed = match kept(most, &bound, facts, trace) {
                Truth::True => placed,
                Truth::False => held,
                Truth::Unknown => {
                    held.within_bounds(held.open_until(), placed.closed_from()).telling(placed.told_latest())
                }
            };
        }
    }
    if let Some(before) = window.before.filter(|_| !placed.is_to_start())
        && let Some(bound) = placed_before(before, placed, window, facts, trace)
    {
        placed = held_by(placed, bound);
    }
    if let Some(bound) = &window.at_least {
        let mut asked = Trace::default();
        let bound = place_bound(bound, facts, &mut asked);
        // It extends the window only if its event happened, and an event that nobody states did not.
        let is_counted = bound.counted.is_some() || bound.closing.instant().is_some();
        if is_counted && !placed.outlasts(&bound) {
            trace.join(&asked.missing, &[]);
            placed = held_open_by(placed, bound);
        }
    }
    placed
}

/// A window that is a bound of another: where it has not begun, its own bound stands for it.
fn place_bound(window: &Window, facts: &Facts, trace: &mut Trace) -> PlacedWindow {
    let mut placed = place(window, facts, trace);
    if let Some(most) = window.at_most.as_ref().filter(|_| placed.is_to_start()) {
        let bound = place_bound(most, facts, trace);
        let kept = kept(most, &bound, facts, trace);
        if bound.closing.instant().is_some() && kept != Truth::True {
            placed.end_with(bound);
            if kept == Truth::Unknown {
                placed = placed.within_bounds(placed.open_until(), Instant::MAX);
            }
        }
    }
    placed
}

/// Whether what a window bounds is kept past it, because an event happened before its end.
fn kept(window: &Window, bound: &PlacedWindow, facts: &Facts, trace: &mut Trace) -> Truth {
    let Some(event) = window.kept_by.filter(|_| bound.closing != Closing::NotStarted) else { return Truth::False };
    let value = facts.event(event);
    trace.look(Fact::Event(event), value.is_some());
    let (earliest, latest) = match value {
        None => return Truth::Unknown,
        Some(EventValue::NotYet) => return Truth::False,
        Some(EventValue::At(instant)) => (instant, instant.plus_millis(1)),
        // It may have happened at any time of that day.
        Some(EventValue::On(date)) => {
            (window.zone.day_start(date), window.zone.day_start(date.succ_opt().unwrap_or(date)))
        }
    };
    if latest <= bound.open_until() {
        Truth::True
    } else if bound.closed_from() <= earliest {
        Truth::False
    } else {
        Truth::Unknown
    }
}

/// A window that closes no later than another.
fn held_by(mut placed: PlacedWindow, bound: PlacedWindow) -> PlacedWindow {
    let open_until = placed.open_until().min(bound.open_until());
    let (closed_from, latest) =
        (placed.closed_from().min(bound.closed_from()), placed.told_latest().min(bound.told_latest()));
    let doubt = doubt(&bound);
    if bound.open_until() < placed.open_until() && bound.closing != Closing::Unknown {
        placed.end_with(bound);
    }
    placed.note = placed.note.or(doubt);
    placed.within_bounds(open_until, closed_from).telling(latest)
}

/// A window that closes no earlier than another. Where nobody knows its own end, it is open until that of the other if it
/// has opened.
fn held_open_by(mut placed: PlacedWindow, bound: PlacedWindow) -> PlacedWindow {
    let (closed_from, latest) =
        (placed.closed_from().max(bound.closed_from()), placed.told_latest().max(bound.told_latest()));
    let doubt = doubt(&placed).or(doubt(&bound));
    let has_opened = placed.closing != Closing::Unknown || placed.opens.is_some();
    if has_opened && placed.open_until() < bound.open_until() {
        placed.end_with(bound);
    }
    placed.note = placed.note.or(doubt);
    placed.within_bounds(placed.open_until(), closed_from).telling(latest)
}

/// Why the end of a window is not known.
fn doubt(placed: &PlacedWindow) -> Option<Note> {
    placed.note.filter(|_| placed.closing == Closing::Unknown)
}

/// The window up to an event, or up to a period before it; `None` if the event does not happen.
fn placed_before(
    before: Before,
    placed: PlacedWindow,
    window: &Window,
    facts: &Facts,
    trace: &mut Trace,
) -> Option<PlacedWindow> {
    let zone = &window.zone;
    let value = facts.event(before.event);
    trace.look(Fact::Event(before.event), value.is_some());
    let bound = PlacedWindow { closing: Closing::Unknown, closes_latest: None, beyond: Beyond::Closed, ..placed };
    let Some(value) = value else { return Some(bound) };
    let date = value.date(zone)?;
    let exact = before.by.exact_millis().saturating_neg();
    let at = |instant: Instant| Closing::At { closes: instant.plus_millis(exact), last_day: None };
    let end_of = |day: NaiveDate| zone.day_start(day.succ_opt().unwrap_or(day));
    match value {
        EventValue::NotYet => None,
        _ if !before.by.is_zero() && CountingMode::natural(before.by) != CountingMode::Elapsed => {
            let earlier = date.checked_sub_months(Months::new(before.by.months)).unwrap_or(date);
            let last = earlier.checked_sub_days(Days::new(before.by.days.into())).unwrap_or(earlier);
            Some(PlacedWindow { closing: Closing::At { closes: end_of(last), last_day: Some(last) }, ..bound })
        }
        EventValue::At(instant) => Some(PlacedWindow { closing: at(instant), ..bound }),
        // It may happen at any time of that day.
        EventValue::On(date) => {
            let latest = end_of(date).plus_millis(exact);
            let bound = PlacedWindow { closing: at(zone.day_start(date)), ..bound };
            Some(bound.within_bounds(bound.open_until(), latest))
        }
    }
}
