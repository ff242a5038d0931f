//! How is one MerchantReturnPolicy read as terms?

use super::super::names;
use super::super::reading::Reading;
use super::super::terms::{Term, Terms, add};
use super::category::{Category, category, codes, has_misspelling, term};
use super::fees;
use super::graph::{Graph, values};
use super::seasons;
use crate::boundary::IssueCode;
use crate::boundary::json::Json;

/// Reads a policy.
pub fn policy<'j>(graph: &Graph<'j>, node: &'j Json<'j>, reading: &mut Reading) -> (Terms, Category) {
    let mut terms = Terms { unclear: has_misspelling(node, &names::POLICY, reading), ..Terms::default() };
    let category = category(node, reading);
    terms.term = term(&category, node, &mut terms.unclear, reading);
    if !countries(node, &mut terms, reading) | !tiers(graph, node, &mut terms, reading) {
        terms.term = Term::Unstated;
    }
    terms.remedies = remedies(node, reading);
    condition(node, &mut terms, reading);
    let mut notes = codes(node, "returnMethod", &names::METHODS, reading).0;
    for property in ["returnLabelSource", "customerRemorseReturnLabelSource", "itemDefectReturnLabelSource"] {
        for note in codes(node, property, &names::LABELS, reading).0 {
            add(&mut notes, note);
        }
    }
    if values(node, "inStoreReturnsOffered").iter().any(|value| matches!(value, Json::Bool(true))) {
        add(&mut notes, "return_in_store");
    }
    terms.notes = notes;
    fees::fees(node, &mut terms, reading);
    terms.link = link(node);
    for property in ["returnPolicyCountry", "additionalProperty"] {
        for value in values(node, property) {
            reading.warn(IssueCode::NotCarriedOver, value);
        }
    }
    seasons::seasons(graph, node, &mut terms, reading);
    (terms, category)
}

/// Reads where it holds; `false` if it says so in a way that could not be read.
fn countries(node: &Json, terms: &mut Terms, reading: &mut Reading) -> bool {
    let stated = values(node, "applicableCountry");
    let mut is_everywhere = false;
    if stated.is_empty() {
        reading.warn(IssueCode::MissingCountry, node);
    }
    for value in &stated {
        let text = ["name", "identifier", "addressCountry"].into_iter().map(|key| value.text(key));
        let text = text.chain([value.as_text()]).map(str::trim).find(|text| !text.is_empty());
        let Some(text) = text else {
            reading.warn(IssueCode::CountryMalformed, value);
            continue;
        };
        match reading.country(text, value) {
            Some(country) => add(&mut terms.scope.countries, country),
            None => is_everywhere = true,
        }
    }
    if is_everywhere {
        terms.scope.countries.clear();
        return true;
    }
    if terms.scope.countries.len() > 50 {
        reading.warn(IssueCode::TooManyCountriesForGoogle, node);
    }
    stated.is_empty() || !terms.scope.countries.is_empty()
}

/// Reads for which members it is; `false` if it says so in a way that could not be read.
fn tiers<'j>(graph: &Graph<'j>, node: &'j Json<'j>, terms: &mut Terms, reading: &mut Reading) -> bool {
    let stated = values(node, "validForMemberTier");
    for value in &stated {
        for tier in graph.resolve(value) {
            let name = ["name", "@id"].into_iter().map(|key| tier.text(key));
            match name.chain([tier.as_text()]).find(|name| !name.is_empty()) {
                Some(name) => add(&mut terms.scope.tiers, name.to_owned()),
                None => reading.warn(IssueCode::TierMalformed, tier),
            }
        }
    }
    stated.is_empty() || !terms.scope.tiers.is_empty()
}

fn remedies(node: &Json, reading: &mut Reading) -> Vec<&'static str> {
    let (mut remedies, _) = codes(node, "refundType", &names::REFUNDS, reading);
    if values(node, "refundType").is_empty() {
        reading.warn(IssueCode::RefundTypeNotStated, node);
        remedies.push("refund");
    }
    remedies
}

/// Reads in which state goods are taken back. As new means neither used nor damaged.
fn condition(node: &Json, terms: &mut Terms, reading: &mut Reading) {
    let (accepted, is_doubtful) = codes(node, "itemCondition", &names::CONDITIONS, reading);
    if accepted.is_empty() {
        terms.unclear |= is_doubtful;
        return;
    }
    let (new, used, damaged) = (accepted.contains(&"new"), accepted.contains(&"used"), accepted.contains(&"damaged"));
    match (new, used) {
        (true, true) => {}
        (true, false) => terms.condition.push(("used", false)),
        (false, true) => terms.condition.push(("used", true)),
        (false, false) => {
            reading.warn(IssueCode::ConditionNotExpressible, node);
            terms.unclear = true;
        }
    }
    if !damaged {
        terms.condition.push(("damagedByUser", false));
    }
}

fn link(node: &Json) -> Option<String> {
    for property in ["merchantReturnLink", "productReturnLink", "url"] {
        for value in values(node, property) {
            let text = [value.text("@id"), value.as_text()].into_iter().find(|text| !text.is_empty());
            if let Some(text) = text {
                return Some(text.to_owned());
            }
        }
    }
    None
}
