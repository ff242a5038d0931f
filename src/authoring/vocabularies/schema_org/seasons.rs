//! How is a MerchantReturnPolicySeasonalOverride read?

use super::super::names::{self, local};
use super::super::reading::{Reading, Stated};
use super::super::terms::{Season, Term, Terms, overlapping};
use super::category::{Category, category, has_misspelling, term};
use super::graph::{Graph, is_reference, values};
use crate::boundary::IssueCode;
use crate::boundary::documents::fingerprint;
use crate::boundary::json::Json;
use chrono::NaiveDate;

/// Terms that a season of this project's format cannot change.
const FIXED: [&str; 5] = ["refundType", "returnFees", "returnMethod", "returnShippingFeesAmount", "restockingFee"];

/// Reads the overrides of a policy.
pub fn seasons<'j>(graph: &Graph<'j>, node: &'j Json<'j>, terms: &mut Terms, reading: &mut Reading) {
    let mut found = Vec::new();
    for value in values(node, "returnPolicySeasonalOverride") {
        if says_none(value) {
            reading.warn(IssueCode::SeasonNone, value);
            continue;
        }
        for stated in graph.resolve(value) {
            match season(stated, node, &terms.term, reading) {
                Ok(season) => found.extend(season.map(|season| (season, stated))),
                Err(code) => {
                    // When it differs is not known, so the usual terms cannot be relied on.
                    reading.warn(code, stated);
                    terms.unclear = true;
                }
            }
        }
    }
    for stated in overlapping(&found) {
        reading.warn(IssueCode::SeasonOverlap, stated);
        terms.unclear = true;
    }
    if !found.is_empty() {
        reading.warn(IssueCode::SeasonEventNotStated, node);
    }
    for (season, stated) in found {
        if matches!(terms.term, Term::Never | Term::Unstated) && season.term != Term::Never {
            reading.warn(IssueCode::SeasonNotExpressible, stated);
        }
        terms.seasons.push(season);
    }
}

/// Whether a value in place of an override says that there is none.
fn says_none(value: &Json) -> bool {
    match value {
        Json::Bool(is_there) => !is_there,
        Json::Text(text) => text.value.trim().is_empty(),
        Json::Object(fields) => fields.iter().all(|(key, _)| key == "@type"),
        _ => false,
    }
}

/// Reads an override; none if it changes nothing. One whose terms cannot be expressed here is a time without returns.
fn season(node: &Json, policy: &Json, usual: &Term, reading: &mut Reading) -> Result<Option<Season>, IssueCode> {
    if !matches!(node, Json::Object(_)) || is_reference(node) {
        return Err(IssueCode::SeasonIsText);
    }
    let date = |property: &str, reading: &mut Reading| date(node, property, reading);
    let from = date("startDate", reading).ok_or(IssueCode::SeasonMalformed)?;
    let to = date("endDate", reading).ok_or(IssueCode::SeasonMalformed)?;
    if from > to {
        return Err(IssueCode::SeasonBackwards);
    }
    let mut is_doubtful = has_misspelling(node, &names::OVERRIDE, reading);
    for property in FIXED {
        let (own, usual) = (values(node, property), values(policy, property));
        if own.len() == usual.len() && own.iter().all(|value| usual.iter().any(|usual| is_same(value, usual))) {
            continue;
        }
        for value in own {
            reading.warn(IssueCode::SeasonNotExpressible, value);
            is_doubtful = true;
        }
    }
    let category = own_category(category(node, reading), usual);
    if category.is_none() && !is_doubtful {
        reading.warn(IssueCode::SeasonChangesNothing, node);
        return Ok(None);
    }
    let mut season = Season { from, to, term: Term::Never };
    if let Some(category) = category {
        season.term = term(&category, node, &mut is_doubtful, reading);
    }
    if is_doubtful || season.term == Term::Unstated {
        reading.warn(IssueCode::SeasonClosed, node);
        season.term = Term::Never;
    } else if season.gives_less(usual) {
        reading.warn(IssueCode::SeasonGivesLess, node);
    }
    Ok(Some(season))
}

/// What an override says of the window. What it leaves out is as usual: days need no category, and a category no days.
fn own_category(category: Category, usual: &Term) -> Option<Category> {
    let has_window = matches!(usual, Term::Days { .. } | Term::Until(_));
    match (category.code, category.stated) {
        (None, Stated::Nothing) => None,
        (Some("finite"), Stated::Nothing) if has_window => None,
        (None, Stated::Unreadable) => Some(Category { code: Some("unknown"), ..category }),
        (None, _) => Some(Category { code: Some("finite"), ..category }),
        _ => Some(category),
    }
}

/// Whether two values of a property say the same.
fn is_same(one: &Json, other: &Json) -> bool {
    match (local(one.as_text()), local(other.as_text())) {
        (Some((one, _)), Some((other, _))) => one == other,
        _ => fingerprint(one) == fingerprint(other),
    }
}

fn date(node: &Json, property: &str, reading: &mut Reading) -> Option<NaiveDate> {
    let stated = values(node, property);
    let value = stated.first().filter(|_| stated.len() == 1)?;
    reading.date(value.as_text().trim(), value)
}
