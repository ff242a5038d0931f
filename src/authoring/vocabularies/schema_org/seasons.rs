//! How is a MerchantReturnPolicySeasonalOverride read?

use super::super::names;
use super::super::reading::Reading;
use super::super::terms::{Season, Term, Terms, overlapping};
use super::category::{category, has_misspelling, term};
use super::graph::{Graph, values};
use crate::boundary::IssueCode;
use crate::boundary::json::Json;
use chrono::NaiveDate;

/// Terms that a season of this project's format cannot change.
const FIXED: [&str; 5] = ["refundType", "returnFees", "returnMethod", "returnShippingFeesAmount", "restockingFee"];

/// Reads the overrides of a policy.
pub fn seasons<'j>(graph: &Graph<'j>, node: &'j Json<'j>, terms: &mut Terms, reading: &mut Reading) {
    let mut found = Vec::new();
    for value in values(node, "returnPolicySeasonalOverride") {
        for stated in graph.resolve(value) {
            match season(stated, reading) {
                Some(season) => found.push((season, stated)),
                None => {
                    // When it differs is not known, so the usual terms cannot be relied on.
                    reading.warn(IssueCode::SeasonMalformed, stated);
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

/// Reads an override. One whose terms cannot be expressed here is a time without returns.
fn season(node: &Json, reading: &mut Reading) -> Option<Season> {
    if !matches!(node, Json::Object(_)) {
        return None;
    }
    let (from, to) = (date(node, "startDate", reading)?, date(node, "endDate", reading)?);
    if from > to {
        return None;
    }
    let mut is_doubtful = has_misspelling(node, &names::OVERRIDE, reading);
    let category = category(node, reading);
    let mut term = term(&category, node, &mut is_doubtful, reading);
    for property in FIXED {
        for value in values(node, property) {
            reading.warn(IssueCode::SeasonNotExpressible, value);
            is_doubtful = true;
        }
    }
    if is_doubtful || term == Term::Unstated {
        reading.warn(IssueCode::SeasonClosed, node);
        term = Term::Never;
    }
    Some(Season { from, to, term })
}

fn date(node: &Json, property: &str, reading: &mut Reading) -> Option<NaiveDate> {
    let stated = values(node, property);
    let value = stated.first().filter(|_| stated.len() == 1)?;
    reading.date(value.as_text().trim(), value)
}
