//! How does a policy document become markup? It has the properties and values that Google reads, and nothing that the
//! document does not state for certain.

use super::super::document::CHOICE;
use super::super::terms::{Term, add};
use super::charged::{Charged, charged};
use super::markup;
use super::options::{Product, product};
use super::seasonal::{Override, overrides};
use super::stated::{Leaf, REMEDIES, View, leaves, shorter};
use crate::boundary::IssueCode;
use crate::boundary::documents::{Fields, PolicyDocument};
use crate::boundary::documents::{Shape, check};
use crate::boundary::issues::Issues;
use crate::boundary::json::{Json, Writer};

/// What markup says of some countries.
#[derive(PartialEq, Eq)]
pub struct Statement {
    /// How long goods may go back.
    pub term: Term,
    /// What for.
    pub remedies: Vec<&'static str>,
    /// Whether only goods as new are taken back.
    pub as_new: bool,
    /// What that costs.
    pub charged: Charged,
    /// What is different for a while.
    pub seasons: Vec<Override>,
    /// Notes of the first rule, for ways to send goods back.
    pub notes: Vec<String>,
}

/// Writes the markup of a document, and notes what it cannot say.
pub fn export(question: &Json, issues: &mut Issues) -> String {
    let document = question.field("document");
    check(document, &Shape::Record(PolicyDocument::RECORD), false, issues);
    let product = product(question, issues);
    markup_of(document, product.as_ref(), issues)
}

/// The markup of a document whose shape was checked.
pub fn markup_of<'j>(document: &'j Json<'j>, product: Option<&'j Product>, issues: &mut Issues) -> String {
    let leaves = leaves(document);
    let mut statements: Vec<(Statement, Vec<&str>)> = Vec::new();
    for country in countries(document) {
        let Some(statement) = statement(document, product, country, &leaves, issues) else { continue };
        let place = statements.iter().position(|(known, _)| *known == statement).unwrap_or(statements.len());
        if place == statements.len() {
            statements.push((statement, Vec::new()));
        }
        if let Some((_, countries)) = statements.get_mut(place) {
            countries.extend(country);
        }
    }
    for (_, countries) in &statements {
        if countries.is_empty() {
            issues.warn(IssueCode::CountryRequiredByGoogle, document, "");
        }
    }
    let mut of_product = Writer::default();
    let has_warranty = super::promise::write(&mut of_product, document, product, issues);
    note_unwritten(document, product, issues);
    if statements.is_empty() && !has_warranty {
        issues.warn(IssueCode::NothingExpressible, document, "");
    }
    let mut writer = Writer::default();
    markup::write(&mut writer, document, product.is_some(), &statements, &of_product.into_text());
    writer.into_text()
}

/// The countries that the document names. `None` stands for everywhere.
fn countries<'j>(document: &'j Json<'j>) -> Vec<Option<&'j str>> {
    let mut named = Vec::new();
    let mut lists = vec![document.field("countries")];
    if document.field("countries").items().is_empty() {
        for rule in document.field("rules").items() {
            lists.push(rule.field("when").field("countries"));
        }
    }
    for country in lists.iter().flat_map(|list| list.items()) {
        add(&mut named, Some(country.as_text()));
    }
    if named.is_empty() {
        named.push(None);
    }
    named
}

fn statement<'j>(
    document: &'j Json<'j>,
    product: Option<&'j Product>,
    country: Option<&'j str>,
    leaves: &[Leaf],
    issues: &mut Issues,
) -> Option<Statement> {
    // A policy for some orders only, or one that asks for more than the line, is stated nowhere in markup.
    if document.get("appliesTo").is_some() || document.get("returnTogether").is_some() {
        return None;
    }
    let views = [false, true].map(|as_new| View { document, product, country, as_new });
    let [any, new] = &views;
    if any.never(leaves) {
        let (charged, remedies, seasons, notes) = Default::default();
        return Some(Statement { term: Term::Never, remedies, as_new: false, charged, seasons, notes });
    }
    let view = if REMEDIES.iter().any(|remedy| any.certain(leaves, remedy).is_some()) { any } else { new };
    let mut base: Option<Term> = None;
    let mut remedies = Vec::new();
    let mut rules: Vec<&Json> = Vec::new();
    for remedy in REMEDIES {
        let Some(certain) = view.certain(leaves, remedy) else { continue };
        // Markup has one term for all remedies: that of the first, if the others last as long.
        let known = base.get_or_insert_with(|| certain.term.clone());
        if shorter(known, &certain.term).as_ref() == Some(known) {
            remedies.push(remedy);
            for rule in certain.rules {
                if !rules.iter().any(|other| std::ptr::eq(*other, rule)) {
                    rules.push(rule);
                }
            }
        }
    }
    let term = base?;
    let charged = match charged(view, leaves, &remedies, &rules) {
        Ok(charged) => charged,
        Err(cost) => {
            issues.warn(IssueCode::NotExpressible, cost, "");
            return None;
        }
    };
    let [.., other] = &charged.shipping;
    if charged.for_any_reason() != other {
        issues.warn(IssueCode::NotExpressible, document.field("costs"), "");
    }
    let seasons = overrides(document, &rules, issues)?;
    let notes = rules.first().map(|rule| rule.names("notes")).unwrap_or_default();
    Some(Statement { term, remedies, as_new: view.as_new, charged, seasons, notes })
}

/// Notes what of the document markup does not say.
fn note_unwritten(document: &Json, product: Option<&Product>, issues: &mut Issues) {
    for part in [
        "packs",
        "acceptLate",
        "appliesTo",
        "returnTogether",
        "presumptions",
        "serviceLevels",
        "complaints",
        "departments",
    ] {
        if let Some(value) = document.get(part) {
            issues.warn(IssueCode::NotExpressible, value, "");
        }
    }
    let view = View { document, product, country: None, as_new: true };
    for rule in document.field("rules").items() {
        for key in ["decidedBy", "requires", "refund", "exchange", "replaces", "steps"] {
            if let Some(value) = rule.get(key) {
                issues.warn(IssueCode::NotExpressible, value, "");
            }
        }
        if rule.get("grants").is_some() && view.term(rule).is_none() {
            issues.warn(IssueCode::NotExpressible, rule.get("window").unwrap_or(rule), "");
        }
        for remedy in rule.field("grants").items() {
            if !REMEDIES.contains(&remedy.as_text()) {
                issues.warn(IssueCode::NotExpressible, remedy, "");
            }
        }
        for (key, value) in rule.field("when").entries() {
            let is_written = match key.as_ref() {
                "countries" => true,
                "categories" | "tags" => product.is_some(),
                "condition" => value.entries().iter().all(|(state, wanted)| {
                    matches!(state.as_ref(), "used" | "damagedByUser") && *wanted == Json::Bool(false)
                }),
                "facts" => value.entries().iter().all(|(name, _)| name != CHOICE),
                _ => false,
            };
            if !is_written {
                issues.warn(IssueCode::NotExpressible, value, "");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::boundary::json::read;

    /// The markup of a policy with one rule, and the codes of what it cannot say.
    fn markup(window: &str, seasons: &str) -> (String, Vec<IssueCode>) {
        let text = format!(
            r#"{{ "countries": ["DE"], "rules": [{{ "id": "r", "grants": ["refund"], "window": {window} }}], "seasons": {seasons} }}"#
        );
        let document = read(&text).unwrap();
        let mut issues = Issues::default();
        let markup = markup_of(&document, None, &mut issues);
        (markup, issues.warnings.iter().map(|issue| issue.code).collect())
    }

    fn season(rest: &str) -> String {
        format!(
            r#"[{{ "id": "s", "rules": ["r"], "event": "ordered", "from": "2025-11-01", "to": "2025-12-31", {rest} }}]"#
        )
    }

    #[test]
    fn fixed_dates_and_seasons_are_written() {
        let (written, odd) = markup(r#"{ "until": "2026-01-31" }"#, "[]");
        assert!(written.contains(r#""merchantReturnDays":"2026-01-31""#), "{written}");
        assert_eq!(odd, [IssueCode::NoEffect; 0]);
        for (rest, category, days) in [
            (r#""length": "P60D""#, "MerchantReturnFiniteReturnWindow", r#","merchantReturnDays":60"#),
            (r#""lastDay": "2026-01-31""#, "MerchantReturnFiniteReturnWindow", r#","merchantReturnDays":"2026-01-31""#),
            (r#""closed": true"#, "MerchantReturnNotPermitted", ""),
        ] {
            let (written, odd) = markup(r#"{ "length": "P30D" }"#, &season(rest));
            let wanted = format!(
                r#"[{{"@type":"MerchantReturnPolicySeasonalOverride","startDate":"2025-11-01","endDate":"2025-12-31","returnPolicyCategory":"https://schema.org/{category}"{days}}}]"#
            );
            assert!(written.contains(&wanted), "{written}");
            assert_eq!(odd, [IssueCode::NoEffect; 0], "{rest}");
        }
    }

    /// Days that a season adds may be left out; days that it takes away may not.
    #[test]
    fn a_season_that_cannot_be_written_takes_the_policy_with_it() {
        let (written, odd) = markup(r#"{ "length": "P30D" }"#, &season(r#""lastDayAtLeast": "2026-01-31""#));
        assert!(written.contains(r#""merchantReturnDays":30"#) && !written.contains("Seasonal"), "{written}");
        assert_eq!(odd, [IssueCode::NotExpressible]);
        let yearly = season(r#""length": "P10D""#).replace("2025-", "--");
        for seasons in [yearly, season(r#""length": "P1M""#), season(r#""length": "P10D""#).replace("ordered", "paid")]
        {
            let (written, odd) = markup(r#"{ "length": "P30D" }"#, &seasons);
            assert!(!written.contains("hasMerchantReturnPolicy"), "{written}");
            assert_eq!(odd, [IssueCode::NotExpressible, IssueCode::NothingExpressible]);
        }
    }

    #[test]
    fn more_countries_than_google_reads_are_several_policies() {
        let countries: Vec<String> = (0..120).map(|number| format!("\"C{number}\"")).collect();
        let rules = r#"[{ "id": "r", "grants": ["refund"], "window": { "length": "P30D" } }]"#;
        let text = format!(r#"{{ "countries": [{}], "rules": {rules} }}"#, countries.join(","));
        let document = read(&text).unwrap();
        let written = markup_of(&document, None, &mut Issues::default());
        assert_eq!(written.matches("\"MerchantReturnPolicy\"").count(), 3);
    }
}
