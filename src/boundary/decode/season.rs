use super::matcher::when;
use super::reference::event;
use super::rule::citation;
use super::scalar::{parse_length, parse_season_day};
use super::scope::Scope;
use super::window::window;
use crate::boundary::IssueCode;
use crate::boundary::json::Json;
use crate::domain::calendar::{CountingMode, Length};
use crate::domain::policy::{Presumption, Season, SeasonEffect};

/// Reads a time of the year in which windows are others.
pub fn season(node: &Json, index: usize, scope: &mut Scope) -> Option<Season> {
    let fields = ["length", "lastDay", "lastDayAtLeast", "closed"];
    let says = |field: &&str| node.get(field).is_some_and(|value| *value != Json::Bool(false));
    if fields.iter().filter(|field| says(field)).count() != 1 {
        if !fields.iter().any(|field| scope.issues.is_misspelt(node, field)) {
            scope.issues.add(IssueCode::SeasonEffect, node, "");
        }
        return None;
    }
    let effect = match node.get("length") {
        Some(written) => length(written, node, scope)?,
        None => {
            scope.issues.warn_idle(node, "count");
            let last_day = parse_season_day(node.text("lastDay")).map(SeasonEffect::LastDay);
            let at_least = || parse_season_day(node.text("lastDayAtLeast")).map(SeasonEffect::LastDayAtLeast);
            last_day.or_else(at_least).or(node.boolean("closed").map(|_| SeasonEffect::Closed))?
        }
    };
    Some(Season {
        id: node.text("id").to_owned(),
        index,
        rules: node.names("rules"),
        when: when(node, scope),
        event: event(node.field("event"), scope),
        from: parse_season_day(node.text("from"))?,
        to: parse_season_day(node.text("to"))?,
        effect,
    })
}

fn length(written: &Json, node: &Json, scope: &mut Scope) -> Option<SeasonEffect> {
    let length = parse_length(written.as_text()).flatten()?;
    let mode = CountingMode::from_code(node.text("count"));
    let natural = match length {
        Length::Of(period) => CountingMode::natural(period),
        _ => CountingMode::DaysAfter,
    };
    if let (Length::Of(period), Some(mode)) = (length, mode)
        && !mode.fits(period)
    {
        scope.issues.add(IssueCode::LengthDoesNotFitCount, written, "");
    }
    Some(SeasonEffect::Length(length, mode.unwrap_or(natural)))
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
