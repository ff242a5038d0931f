use super::window::place;
use super::{Closing, EventValue, Evidence, Fact, Placement, Truth, World};
use crate::domain::calendar::{Instant, Length};
use crate::domain::policy::{Document, Rule, Season, SeasonEffect, Window};

/// The window of a rule on the timeline of the line, in the seasons that name the rule; and the season that
/// closes it, if one does.
///
/// Of several seasons the one that closes last holds, so one that closes a rule altogether holds only alone. What
/// hinges on a missing fact makes a window neither shorter nor longer: between its two ends it is unknown.
pub(super) fn place_in_season(
    document: &Document,
    rule: &Rule,
    window: &Window,
    world: &World,
    evidence: &mut Evidence,
) -> (Placement, Option<usize>) {
    let own = place(window, world, evidence);
    let (mut instead, mut at_least): (Option<Placement>, Option<Placement>) = (None, None);
    let mut closed = None;
    let mut doubts = Vec::new();
    for (index, season) in document.seasons.iter().enumerate() {
        if !season.rules.contains(&rule.id) {
            continue;
        }
        let mut looked = Evidence::default();
        let judged = (looked.judge(&season.when, world, None), around(season, window, world, &mut looked));
        let last = match judged {
            (Truth::False, _) | (_, Around::Outside) => continue,
            (Truth::True, Around::Inside(last)) => Some(last),
            (Truth::Unknown, _) | (_, Around::Unknown) => None,
        };
        evidence.join(&looked.missing, &looked.relied);
        let Some(last) = last else {
            doubts.push(season);
            continue;
        };
        let (changed, held) = match season.effect {
            SeasonEffect::Closed => {
                closed = Some(index);
                continue;
            }
            SeasonEffect::LastDayAtLeast(day) => (until(window, day.from(last).unwrap_or(last)), &mut at_least),
            SeasonEffect::LastDay(day) => (until(window, day.from(last).unwrap_or(last)), &mut instead),
            SeasonEffect::Length(length, mode) => (Window { length, mode, then: None, ..window.clone() }, &mut instead),
        };
        let other = Placement { season: Some(index), ..place(&changed, world, evidence) };
        if held.as_ref().is_none_or(|held| held.closes_before(&other)) {
            *held = Some(other);
        }
    }
    let holds = instead.is_some() || at_least.is_some();
    let mut placed = instead.unwrap_or(own);
    if let Some(at_least) = at_least.filter(|at_least| placed.closes_before(at_least)) {
        placed = at_least;
    }
    for season in doubts {
        doubt(&mut placed, season.effect, !holds, window, world);
    }
    (placed, closed.filter(|_| !holds))
}

/// A window that ends with a day.
fn until(window: &Window, last: chrono::NaiveDate) -> Window {
    Window { length: Length::Until(last), then: None, extended_by: None, ..window.clone() }
}

/// Makes a placement hinge on whether a season holds. Beside one that does, it can only close later.
fn doubt(placed: &mut Placement, effect: SeasonEffect, may_shorten: bool, window: &Window, world: &World) {
    let latest = if placed.doubtful { placed.closes_latest } else { placed.closing.instant() };
    match effect {
        SeasonEffect::Closed | SeasonEffect::LastDay(_) if may_shorten => {
            placed.closes_latest = latest.filter(|_| effect == SeasonEffect::Closed);
            placed.closing = Closing::Unknown;
        }
        SeasonEffect::Closed => {}
        SeasonEffect::LastDay(_) | SeasonEffect::LastDayAtLeast(_) => {
            // In which year it was, and so up to which day it is, is not known.
            placed.doubtful = true;
            placed.closes_latest = None;
        }
        SeasonEffect::Length(length, mode) => {
            let other = place(&Window { length, mode, then: None, ..window.clone() }, world, &mut Evidence::default());
            let ends = other.closing.instant();
            if placed.closing == Closing::Unknown {
                placed.closes_latest = later(placed.closes_latest, ends);
            } else if placed.closes_before(&other) {
                placed.doubtful = true;
                placed.closes_latest = later(latest, ends);
            } else if may_shorten && other.closes_before(placed) {
                placed.doubtful = true;
                placed.closes_latest = latest;
                placed.closing = other.closing;
                placed.mode = other.mode;
            }
        }
    }
}

/// The later of two ends; no end at all is later than any.
fn later(one: Option<Instant>, other: Option<Instant>) -> Option<Instant> {
    Some(one?.max(other?))
}

/// How the date of the event that a season asks for lies to it.
enum Around {
    Outside,
    Inside(chrono::NaiveDate),
    Unknown,
}

fn around(season: &Season, window: &Window, world: &World, evidence: &mut Evidence) -> Around {
    let value = world.event(season.event);
    evidence.look(Fact::Event(season.event), value.is_some());
    let date = match value {
        None => return Around::Unknown,
        Some(EventValue::NotYet) => return Around::Outside,
        Some(EventValue::On(date)) => date,
        Some(EventValue::At(instant)) => window.zone.date_of(instant),
    };
    season.last_day_around(date).map_or(Around::Outside, Around::Inside)
}
