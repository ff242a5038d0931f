use super::window::place;
use super::{EventValue, Evidence, Fact, Placement, Truth, World};
use crate::domain::calendar::Length;
use crate::domain::policy::{Document, Rule, Season, SeasonDay, SeasonEffect, Window};

/// The window of a rule on the timeline of the line, in the seasons that name the rule; and the season that
/// closes it, if one does.
///
/// Of several seasons the one that closes last holds. One that hinges on a missing fact never makes a window
/// longer: past its own end it is unknown then, and one that might be shorter has an unknown end.
pub(super) fn place_in_season(
    document: &Document,
    rule: &Rule,
    window: &Window,
    world: &World,
    evidence: &mut Evidence,
) -> (Placement, Option<usize>) {
    let mut base = place(window, world, evidence);
    let mut best: Option<Placement> = None;
    let mut closed = None;
    for (index, season) in document.seasons.iter().enumerate() {
        if !season.rules.contains(&rule.id) {
            continue;
        }
        let mut looked = Evidence::default();
        let last = match (looked.judge(&season.when, world, None), around(season, window, world, &mut looked)) {
            (Truth::False, _) | (_, Around::Outside) => continue,
            (Truth::True, Around::Inside(last)) => last,
            (Truth::Unknown, _) | (_, Around::Unknown) => {
                evidence.join(&looked.missing, &looked.relied);
                base.hinge(season.effect);
                continue;
            }
        };
        evidence.join(&looked.missing, &looked.relied);
        let until = |day: SeasonDay| Window {
            length: Length::Until(day.from(last).unwrap_or(last)),
            then: None,
            extended_by: None,
            ..window.clone()
        };
        let other = match season.effect {
            SeasonEffect::Closed => {
                closed = Some(index);
                continue;
            }
            SeasonEffect::Length(length, mode) => Window { length, mode, then: None, ..window.clone() },
            SeasonEffect::LastDay(day) | SeasonEffect::LastDayAtLeast(day) => until(day),
        };
        let other = Placement { season: Some(index), ..place(&other, world, evidence) };
        let extends = matches!(season.effect, SeasonEffect::LastDayAtLeast(_));
        if extends && !base.closes_before(&other) {
            continue;
        }
        if best.as_ref().is_none_or(|best| best.closes_before(&other)) {
            best = Some(other);
        }
    }
    match best {
        Some(best) => (best, None),
        None => (base, closed),
    }
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
