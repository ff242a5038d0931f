//! How seasons change the window of a rule.

use chrono::NaiveDate;

use super::window::place;
use super::{Closing, EventValue, Fact, Facts, PlacedWindow, Trace, Truth};
use crate::domain::calendar::{Instant, Length};
use crate::domain::policy::{Document, Rule, Season, SeasonEffect, Window};

/// The window of a rule on the timeline of the line, changed by the seasons that name the rule; and the season that
/// closes the rule, if one does.
///
/// If several seasons apply, the one that closes last holds, so a season that closes a rule holds only if it is alone.
/// A season that depends on a missing fact makes a window neither shorter nor longer: between the two ends it is
/// unknown.
pub(super) fn place_in_season(
    document: &Document,
    rule: &Rule,
    window: &Window,
    facts: &Facts,
    trace: &mut Trace,
) -> (PlacedWindow, Option<usize>) {
    let own = place(window, facts, trace);
    let (mut instead, mut at_least): (Option<PlacedWindow>, Option<PlacedWindow>) = (None, None);
    let mut closed = None;
    let mut doubts = Vec::new();
    for (index, season) in document.seasons.iter().enumerate() {
        if !season.rules.contains(&rule.id) {
            continue;
        }
        let mut season_trace = Trace::default();
        let held = season_trace.judge(&season.when, facts, None);
        let (last, certain) = match (held, around(season, window, facts, &mut season_trace)) {
            (Truth::False, _) | (_, Around::Outside) => continue,
            (held, Around::Inside(last)) => (Some(last), held == Truth::True),
            (_, Around::Unknown) => (None, false),
        };
        trace.join(&season_trace.missing, &season_trace.known_facts);
        let changed = changed(season.effect, last, window);
        let other = changed.map(|changed| PlacedWindow { season: Some(index), ..place(&changed, facts, trace) });
        if !certain {
            doubts.push((season.effect, other));
            continue;
        }
        let Some(other) = other else {
            closed = Some(index);
            continue;
        };
        let held = if keeps_open(season.effect) { &mut at_least } else { &mut instead };
        if held.as_ref().is_none_or(|held| held.closes_before(&other)) {
            *held = Some(other);
        }
    }
    let holds = instead.is_some() || at_least.is_some();
    let mut placed = instead.unwrap_or(own);
    if let Some(at_least) = at_least.filter(|at_least| placed.closes_before(at_least)) {
        placed = at_least;
    }
    for (effect, other) in doubts {
        doubt(&mut placed, effect, other.as_ref(), !holds);
    }
    (placed, closed.filter(|_| !holds))
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

/// Puts the end of a window in doubt, where a season may hold in which the window would be `other`. Beside a season
/// that does hold, it can only close later.
fn doubt(placed: &mut PlacedWindow, effect: SeasonEffect, other: Option<&PlacedWindow>, may_shorten: bool) {
    let latest = if placed.doubtful { placed.closes_latest } else { placed.closing.instant() };
    match other {
        None if effect == SeasonEffect::Closed && !may_shorten => {}
        None if keeps_open(effect) || !may_shorten => {
            placed.doubtful = true;
            placed.closes_latest = None;
        }
        None => {
            placed.closes_latest = latest.filter(|_| effect == SeasonEffect::Closed);
            placed.closing = Closing::Unknown;
        }
        Some(other) if placed.closing == Closing::Unknown => {
            placed.closes_latest = later(placed.closes_latest, other.closing.instant());
        }
        Some(other) if placed.closes_before(other) => {
            placed.doubtful = true;
            placed.closes_latest = later(latest, other.closing.instant());
        }
        Some(other) if may_shorten && !keeps_open(effect) && other.closes_before(placed) => {
            placed.doubtful = true;
            placed.closes_latest = latest;
            placed.closing = other.closing;
            placed.mode = other.mode;
        }
        Some(_) => {}
    }
}

/// The later of two ends; no end is later than any.
fn later(one: Option<Instant>, other: Option<Instant>) -> Option<Instant> {
    Some(one?.max(other?))
}

/// Whether the event of a season lies in it; inside, with the season's last day.
enum Around {
    Outside,
    Inside(NaiveDate),
    Unknown,
}

fn around(season: &Season, window: &Window, facts: &Facts, trace: &mut Trace) -> Around {
    let value = facts.event(season.event);
    trace.look(Fact::Event(season.event), value.is_some());
    let date = match value {
        None => return Around::Unknown,
        Some(EventValue::NotYet) => return Around::Outside,
        Some(EventValue::On(date)) => date,
        Some(EventValue::At(instant)) => window.zone.date_of(instant),
    };
    season.last_day_around(date).map_or(Around::Outside, Around::Inside)
}
