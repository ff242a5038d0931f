//! How seasons change the window of a rule.

use chrono::NaiveDate;

use super::bounds::bounded;
use super::window::place_unbounded;
use super::{Fact, Facts, PlacedWindow, Trace, Truth};
use crate::domain::calendar::{Instant, Length, Zone};
use crate::domain::policy::{Document, Season, SeasonEffect, Window};

/// The window of a rule on the timeline of the line, changed by the seasons that name the rule; and the season that
/// closes the rule, if one does. The seasons are indices in the document's list.
///
/// Of the seasons that give the rule another window the one that closes last holds, and then it ends no earlier than any
/// season's `lastDayAtLeast`. A season that closes the rule holds only if it is alone. Where a season depends on a missing
/// fact, the window is unknown between the ends that it may have. All of that lies within the bounds of the window.
pub(super) fn place_in_season(
    document: &Document,
    seasons: &[usize],
    window: &Window,
    facts: &Facts,
    trace: &mut Trace,
) -> (PlacedWindow, Option<usize>) {
    let own = place_unbounded(window, facts, trace);
    let (mut instead, mut floor): (Option<PlacedWindow>, Option<PlacedWindow>) = (None, None);
    let mut closed = None;
    let mut doubts = Vec::new();
    for index in seasons.iter().copied() {
        let Some(season) = document.seasons.get(index) else { continue };
        let mut season_trace = Trace::default();
        let held = season_trace.judge(&season.when, facts, None);
        let (last, is_certain) = match (held, around(season, &document.zone, facts, &mut season_trace)) {
            (Truth::False, _) | (_, Around::Outside) => continue,
            (held, Around::Inside(last)) => (Some(last), held == Truth::True),
            (_, Around::Unknown) => (None, false),
        };
        trace.join(&season_trace.missing, &season_trace.known_facts);
        let changed = changed(season.effect, last, window);
        let other =
            changed.map(|changed| PlacedWindow { season: Some(index), ..place_unbounded(&changed, facts, trace) });
        match other {
            Some(other) if is_certain => {
                let held = if keeps_open(season.effect) { &mut floor } else { &mut instead };
                *held = Some(held.map_or(other, |known| later(known, other)));
            }
            None if is_certain => closed = Some(index),
            other => doubts.push((season.effect, other)),
        }
    }
    closed = closed.filter(|_| instead.is_none() && floor.is_none());
    let mut placed = instead.unwrap_or(own);
    let (mut open_until, mut closed_from) = (placed.open_until(), placed.closed_from());
    if closed.is_some() {
        (open_until, closed_from) = (Instant::MIN, Instant::MIN);
    }
    let mut ending = None;
    for (effect, other) in &doubts {
        let bounds = match other {
            // Beside it the season that closes the rule would not hold, and the own window would.
            Some(other) if closed.is_some() && keeps_open(*effect) => {
                (other.open_until(), other.closed_from().max(own.closed_from()))
            }
            Some(other) => (other.open_until(), other.closed_from()),
            None if *effect == SeasonEffect::Closed && floor.is_some() => continue,
            None if *effect == SeasonEffect::Closed => (Instant::MIN, Instant::MIN),
            None if keeps_open(*effect) => (Instant::MAX, Instant::MAX),
            None => (Instant::MIN, Instant::MAX),
        };
        closed_from = closed_from.max(bounds.1);
        if instead.is_none() && !keeps_open(*effect) && bounds.0 < open_until {
            open_until = bounds.0;
            ending = other.filter(|_| open_until > Instant::MIN);
        }
    }
    if let Some(PlacedWindow { closing, counted, mode, note, extended_by_days, .. }) = ending {
        placed = PlacedWindow { closing, counted, mode, note, extended_by_days, ..placed };
    }
    if closed_from > Instant::MIN && !own.is_to_start() {
        placed = placed.within_bounds(open_until, closed_from);
        placed = floor.map_or(placed, |floor| later(placed, floor));
        closed = None;
    }
    (bounded(placed, window, facts, trace), closed)
}

/// The window that closes last of two, the first of equals, which is possibly open as long as either is.
fn later(one: PlacedWindow, other: PlacedWindow) -> PlacedWindow {
    let rank = |placed: &PlacedWindow| (placed.open_until(), placed.closed_from());
    let closed_from = one.closed_from().max(other.closed_from());
    let last = if rank(&one) < rank(&other) { other } else { one };
    last.within_bounds(last.open_until(), closed_from)
}

/// True if the season can only make windows longer.
fn keeps_open(effect: SeasonEffect) -> bool {
    matches!(effect, SeasonEffect::LastDayAtLeast(_))
}

/// The window as a season changes it, where `last` is the season's last day; `None` if the season closes the rule, or
/// its year is not known.
fn changed(effect: SeasonEffect, last: Option<NaiveDate>, window: &Window) -> Option<Window> {
    match effect {
        SeasonEffect::Closed => None,
        SeasonEffect::Length(length, mode) => Some(Window { length, mode, then: None, ..window.clone() }),
        SeasonEffect::LastDay(day) | SeasonEffect::LastDayAtLeast(day) => {
            let last = day.from(last?)?;
            Some(Window { length: Length::Until(last), then: None, extended_by: None, ..window.clone() })
        }
    }
}

/// Whether the event of a season lies in it; inside, with the season's last day.
enum Around {
    Outside,
    Inside(NaiveDate),
    Unknown,
}

fn around(season: &Season, zone: &Zone, facts: &Facts, trace: &mut Trace) -> Around {
    let value = facts.event(season.event);
    trace.look(Fact::Event(season.event), value.is_some());
    let Some(value) = value else { return Around::Unknown };
    let Some(date) = value.date(zone) else { return Around::Outside };
    season.last_day_around(date).map_or(Around::Outside, Around::Inside)
}
