//! Seasons and presumptions: what may a document say, and what is read from it?

use super::matcher::when;
use super::reference::event;
use super::rule::citation;
use super::scalar::{parse_length, parse_season_day};
use super::scope::Scope;
use super::types::{AtLeastOne, Confidence, CountingMode, Length, Name, Party, SeasonDay, Spoken};
use super::window::window;
use super::{Citation, Matcher, Window};
use crate::boundary::IssueCode;
use crate::boundary::json::Json;
use crate::domain::calendar;
use crate::domain::policy as terms;
use crate::domain::policy::SeasonEffect;

record! {
    /// Who has to prove whether a fault was there from the start.
    closed(Refused) Presumption, "presumption" {
        /// Its name, unique among the presumptions.
        required id: Name = r#""burden""#;
        /// Who has to prove whether a fault was there from the start.
        required on: Party = r#""seller""#;
        /// What must hold for it to count; without it, it always does.
        optional when: Matcher = r#"{ "buyer": { "consumer": true } }"#;
        /// How long that holds.
        required window: Window = r#"{ "length": "P1Y" }"#;
        /// Where it stands in the law or in the terms.
        optional citation: Citation = r#"{ "article": "Article 11" }"#;
        /// How sure a pack is of it; by default `sure`. What is less than sure is off unless a reference to the pack
        /// enables it.
        optional confidence: Confidence = r#""sure""#;
        /// What it is called, for shoppers.
        optional title: Spoken = r#"{ "en": "Change of mind", "de": "Meinung geändert" }"#;
        /// A note for people; the engine does not look at it.
        optional note: String = r#""As agreed in November""#;
    }
    together &[Together::LengthOrDefault(None)];
}

record! {
    /// A time of the year that changes the windows of rules. It has one of `length`, `lastDay`, `lastDayAtLeast` and
    /// `closed`.
    closed(Refused) Season, "season" {
        /// Its name, unique among the seasons; an option says which season made its window.
        required id: Name = r#""holidays""#;
        /// Ids of the granting rules of the same document whose windows it changes.
        required rules: AtLeastOne<Name> = r#"["change-of-mind"]"#;
        /// What else must hold; it cannot ask for a remedy.
        optional when: Matcher = r#"{ "tags": ["gift"] }"#;
        /// The event whose date, in the zone of the document, must be in the season.
        required event: Name = r#""ordered""#;
        /// The first day, of one year or of every year.
        required from: SeasonDay = r#""--11-15""#;
        /// The last day, which is inside. A season of every year may span the new year.
        required to: SeasonDay = r#""--12-31""#;
        /// The length of the windows in place of the rule's own, longer or shorter.
        optional length: Length = r#""P60D""#;
        /// The mode in which the length is counted; by default hours are `elapsed`, months `months_same_date` and days
        /// `days_after`.
        optional count: CountingMode = r#""days_after""#;
        /// The last day in place of the rule's own end: the first such day that is not before the season's end.
        optional last_day as "lastDay": SeasonDay = r#""2027-01-31""#;
        /// The day before which the windows do not end.
        optional last_day_at_least as "lastDayAtLeast": SeasonDay = r#""--01-31""#;
        /// With `true`, nothing is open (`closed_in_season`).
        optional closed: bool = "true";
        /// What it is called, for shoppers.
        optional title: Spoken = r#"{ "en": "Change of mind", "de": "Meinung geändert" }"#;
        /// A note for people; the engine does not look at it.
        optional note: String = r#""As agreed in November""#;
    }
    together &[Together::OneOf(&["length", "lastDay", "lastDayAtLeast", "closed"]), Together::LengthFitsCount];
}

/// Reads a time of the year in which windows are others.
pub fn season(node: &Json, index: usize, scope: &mut Scope) -> Option<terms::Season> {
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
    Some(terms::Season {
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
        calendar::Length::Of(period) => CountingMode::natural(period),
        _ => CountingMode::DaysAfter,
    };
    if let (calendar::Length::Of(period), Some(mode)) = (length, mode)
        && !mode.fits(period)
    {
        scope.issues.add(IssueCode::LengthDoesNotFitCount, written, "");
    }
    Some(SeasonEffect::Length(length, mode.unwrap_or(natural)))
}

/// Reads who has to prove what.
pub fn presumption(node: &Json, scope: &mut Scope) -> Option<terms::Presumption> {
    Some(terms::Presumption {
        id: node.text("id").to_owned(),
        when: when(node, scope),
        window: window(node.get("window")?, scope)?,
        on_seller: node.text("on") == "seller",
        citation: citation(node, scope),
    })
}
