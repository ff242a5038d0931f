//! How is one MerchantReturnPolicy read as terms?

use super::super::countries::is_country;
use super::super::names;
use super::super::reading::{Reading, Stated, name_in};
use super::super::terms::{Term, Terms, add};
use super::fees;
use super::graph::{Graph, values};
use super::seasons;
use crate::boundary::IssueCode;
use crate::boundary::issues::suggestion;
use crate::boundary::json::Json;

/// What a policy says about how long goods may go back.
pub struct Category {
    /// The code of its category; `unknown`, or none.
    pub code: Option<&'static str>,
    /// What it says of days.
    pub stated: Stated,
}

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

/// The codes that the values of a property stand for, and whether one was not understood.
pub fn codes(
    node: &Json,
    property: &str,
    table: &'static [(&'static str, &'static str)],
    reading: &mut Reading,
) -> (Vec<&'static str>, bool) {
    let (mut codes, mut is_doubtful) = (Vec::new(), false);
    for value in values(node, property) {
        match name_in(value, reading).and_then(|name| names::meaning(name, table)) {
            Some(code) => add(&mut codes, code),
            None => {
                is_doubtful = true;
                reading.warn(IssueCode::UnknownEnumValue, value);
            }
        }
    }
    (codes, is_doubtful)
}

/// What stands beside the properties where microdata was taken.
const MICRODATA: [&str; 4] = ["itemprop", "itemtype", "itemscope", "itemid"];

/// Warns of properties that look like a misspelling of one that counts.
pub fn has_misspelling(node: &Json, known: &[&str], reading: &mut Reading) -> bool {
    let mut found = false;
    for (key, value) in node.entries() {
        let local = names::local(key).map(|(name, _)| name);
        // A stray sign before a name makes it a misspelling, too.
        let stray = || key.strip_prefix(['/', ':', '#', '.', ' ']).and_then(names::local).map(|(name, _)| name);
        let name = local.or_else(stray).unwrap_or_default();
        if name.is_empty() || (local.is_some() && known.contains(&name)) || MICRODATA.contains(&name) {
            continue;
        }
        let near = suggestion(name, known);
        if !near.is_empty() {
            reading.issues.warn(IssueCode::NearMiss, value, near);
            found = true;
        }
    }
    found
}

/// Reads the category of a policy or an override, and what it says of days.
pub fn category(node: &Json, reading: &mut Reading) -> Category {
    let mut found: Vec<&'static str> = Vec::new();
    for value in values(node, "returnPolicyCategory") {
        let name = name_in(value, reading);
        let code = name.and_then(|name| names::meaning(name, &names::CATEGORIES));
        if code.is_none() {
            reading.warn(IssueCode::UnknownCategory, value);
        } else if name.is_some_and(|name| !name.starts_with("MerchantReturn") || name.contains("Policy")) {
            reading.warn(IssueCode::SupersededName, value);
        }
        add(&mut found, code.unwrap_or("unknown"));
    }
    let mut stated = Vec::new();
    for property in ["merchantReturnDays", "productReturnDays"] {
        for value in values(node, property) {
            let read = reading.days_or_date(value);
            if read == Stated::Unreadable {
                reading.warn(IssueCode::DaysMalformed, value);
            }
            add(&mut stated, read);
        }
    }
    if found.len() > 1 || stated.len() > 1 {
        reading.warn(IssueCode::SeveralValues, node);
    }
    Category {
        code: if found.len() > 1 { Some("unknown") } else { found.first().copied() },
        stated: if stated.len() > 1 { Stated::Unreadable } else { stated.first().copied().unwrap_or(Stated::Nothing) },
    }
}

/// The term that a category and its days make.
pub fn term(category: &Category, node: &Json, unclear: &mut bool, reading: &mut Reading) -> Term {
    match (category.code, category.stated) {
        (Some("finite"), Stated::Days(0)) => reading.warn(IssueCode::ZeroDays, node),
        (Some("finite"), Stated::Days(days)) => return Term::Days { days, from: "delivered", count: "days_after" },
        (Some("finite"), Stated::Until(date)) => return Term::Until(date),
        (Some("finite"), Stated::Nothing) => reading.warn(IssueCode::DaysMissing, node),
        (Some("unlimited"), stated) => {
            if stated != Stated::Nothing {
                reading.warn(IssueCode::DaysWithUnlimited, node);
                *unclear = true;
            }
            return Term::Unlimited;
        }
        (Some("not_permitted"), stated) => {
            if !matches!(stated, Stated::Nothing | Stated::Days(0)) {
                reading.warn(IssueCode::DaysWithNotPermitted, node);
            }
            return Term::Never;
        }
        (Some("unspecified"), _) => reading.warn(IssueCode::CategoryUnspecified, node),
        (None, _) => reading.warn(IssueCode::MissingCategory, node),
        // What could not be read was reported where it was read.
        _ => {}
    }
    Term::Unstated
}

/// Reads where it holds; `false` if it says so in a way that could not be read.
fn countries(node: &Json, terms: &mut Terms, reading: &mut Reading) -> bool {
    let stated = values(node, "applicableCountry");
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
        let upper = text.to_ascii_uppercase();
        let is_known = is_country(&upper);
        if !is_known {
            reading.warn(IssueCode::CountryNotIso3166, value);
        }
        add(&mut terms.scope.countries, if is_known { upper } else { text.to_owned() });
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
