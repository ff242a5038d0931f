use super::matcher::when;
use super::reference::event;
use super::rule::citation;
use super::scalar::{parse_length, parse_season_day};
use super::scope::Scope;
use super::window::window;
use crate::boundary::json::Json;
use crate::domain::calendar::{CountingMode, Length};
use crate::domain::policy::{Presumption, Season, SeasonEffect};

/// Reads a time of the year in which windows are others.
pub fn season(node: &Json, index: usize, scope: &mut Scope) -> Option<Season> {
    let stated = ["length", "lastDay", "lastDayAtLeast"].iter().filter(|field| node.get(field).is_some()).count();
    let closed = node.boolean("closed") == Some(true);
    if stated.saturating_add(closed.into()) != 1 {
        scope.issues.add("season_effect", node, "");
    }
    let mut effects = Vec::new();
    if let Some(written) = node.get("length") {
        let length = parse_length(written.as_text()).flatten()?;
        let mode = CountingMode::from_code(node.text("count"));
        let natural = match length {
            Length::Of(period) => CountingMode::natural(period),
            _ => CountingMode::DaysAfter,
        };
        if let (Length::Of(period), Some(mode)) = (length, mode)
            && !mode.fits(period)
        {
            scope.issues.add("length_does_not_fit_count", written, "");
        }
        effects.push(SeasonEffect::Length(length, mode.unwrap_or(natural)));
    }
    effects.extend(parse_season_day(node.text("lastDay")).map(SeasonEffect::LastDay));
    effects.extend(parse_season_day(node.text("lastDayAtLeast")).map(SeasonEffect::LastDayAtLeast));
    effects.extend(closed.then_some(SeasonEffect::Closed));
    Some(Season {
        id: node.text("id").to_owned(),
        index,
        rules: node.names("rules"),
        when: when(node, scope),
        event: event(node.field("event"), scope),
        from: parse_season_day(node.text("from"))?,
        to: parse_season_day(node.text("to"))?,
        effect: *effects.first()?,
    })
}

/// Reads who has to prove what.
pub fn presumption(node: &Json, scope: &mut Scope) -> Option<Presumption> {
    Some(Presumption {
        id: node.text("id").to_owned(),
        when: when(node, scope),
        window: window(node.get("window")?, scope)?,
        on_seller: node.text("on") == "seller",
        citation: citation(node),
    })
}
