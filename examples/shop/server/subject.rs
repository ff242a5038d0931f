//! What is a submission about, as the shop itself knows it?

use std::collections::HashSet;

use aftersales::Policy;
use serde_json::{Value, json};

use super::app::App;
use super::catalog::line_of;
use super::claims::with_claims;
use super::judgement::decision;
use super::reply::{Refusal, issue};
use super::submission::pointer;

/// What a submission is about, as the shop itself knows it.
pub struct Subject<'s> {
    /// The terms of its first line, or those that it stands on.
    pub terms: &'s Policy,
    pub order: &'s Value,
    pub lines: Vec<Item<'s>>,
}

impl Subject<'_> {
    /// Whether the shop knows the order.
    pub fn is_known(&self) -> bool {
        self.order["id"].is_string()
    }
}

/// One line of the shop's own order, with the terms that hold for it.
pub struct Item<'s> {
    pub id: &'s str,
    /// As the order has it, with the claims of earlier cases.
    pub line: Value,
    pub terms: &'s Policy,
}

/// Finds what the submission is about in the shop's own records, and notes where it says otherwise.
pub fn subject<'s>(app: &'s App, sent: &'s Value, mut issues: Vec<Value>) -> Result<Subject<'s>, Refusal> {
    let stated = sent.pointer("/order/id").or(sent.pointer("/values/orderId"));
    let found = stated.and_then(Value::as_str).and_then(|id| app.catalog.order(id.trim()));
    if found.is_none() && sent["kind"] == "withdrawal" {
        return of_nobody(app, sent, issues);
    }
    let Some(order) = found else {
        issues.push(issue("unknown_order", "/order/id", "the shop has no order with this id"));
        return Err(Refusal { issues, ..Refusal::default() });
    };
    same_order(&sent["order"], order, &mut issues);
    let lines = lines(app, sent, order, &mut issues);
    let stands_on = sent.pointer("/standsOn/policy").filter(|edition| !edition.is_null());
    let named = stands_on.and_then(|edition| app.catalog.policy(edition["id"].as_str()?));
    let Some(terms) = lines.first().map(|item| item.terms).or(named) else {
        issues.push(issue("unknown_policy", "/standsOn/policy/id", "the shop has no policy with this id"));
        return Err(Refusal { issues, ..Refusal::default() });
    };
    let holds = |edition: &Value| {
        lines.iter().map(|item| item.terms).chain([terms]).any(|policy| json!(policy.edition()) == *edition)
    };
    if stands_on.is_some_and(|edition| !holds(edition)) {
        issues.push(issue("policy_changed", "/standsOn/policy", "the shop's policy is another or has changed"));
    }
    if issues.is_empty() {
        return Ok(Subject { terms, order, lines });
    }
    // Whoever was shown something else is told what holds.
    let decision = lines.first().and_then(|item| decision(app, sent, item).ok().flatten());
    let decision = decision.map(|decision| json!(decision));
    Err(Refusal { issues, decision, ..Refusal::default() })
}

/// A withdrawal is a statement, and is taken in whatever its order is called: a person finds out which one is meant.
fn of_nobody<'s>(app: &'s App, sent: &Value, mut issues: Vec<Value>) -> Result<Subject<'s>, Refusal> {
    let named = sent.pointer("/standsOn/policy/id").and_then(Value::as_str).and_then(|id| app.catalog.policy(id));
    let Some(terms) = named else {
        issues.push(issue("unknown_policy", "/standsOn/policy/id", "the shop has no policy with this id"));
        return Err(Refusal { issues, ..Refusal::default() });
    };
    if issues.is_empty() {
        return Ok(Subject { terms, order: app.catalog.shop(), lines: Vec::new() });
    }
    Err(Refusal { issues, ..Refusal::default() })
}

/// Compares what was sent of the order with the shop's own record; what was not sent is not compared.
fn same_order(sent: &Value, own: &Value, issues: &mut Vec<Value>) {
    for (key, value) in sent.as_object().into_iter().flatten().filter(|(key, _)| *key != "lines") {
        differences(value, &own[key], &pointer("/order", key), issues);
    }
    for (index, line) in sent["lines"].as_array().into_iter().flatten().enumerate() {
        let place = format!("/order/lines/{index}");
        match line["id"].as_str().and_then(|id| line_of(own, id)) {
            Some(own) => differences(line, own, &place, issues),
            None => issues.push(issue("unknown_line", &(place + "/id"), "the order has no line with this id")),
        }
    }
}

fn differences(sent: &Value, own: &Value, place: &str, issues: &mut Vec<Value>) {
    match (sent, own) {
        (Value::Object(fields), Value::Object(_)) => {
            for (key, value) in fields {
                differences(value, &own[key], &pointer(place, key), issues);
            }
        }
        _ if sent == own => {}
        _ => issues.push(issue("differs_from_record", place, "the shop's own record says otherwise")),
    }
}

/// The lines that are asked about: those of the requests and of the form, else the only one of the order that was sent.
fn lines<'s>(app: &'s App, sent: &'s Value, own: &'s Value, issues: &mut Vec<Value>) -> Vec<Item<'s>> {
    let mut places: Vec<(&str, String)> = Vec::new();
    let mut known: HashSet<&str> = HashSet::new();
    for id in sent["requests"].as_object().into_iter().flat_map(|requests| requests.keys()) {
        known.insert(id);
        places.push((id, pointer("/requests", id)));
    }
    for (index, chosen) in sent.pointer("/values/lines").and_then(Value::as_array).into_iter().flatten().enumerate() {
        let id = chosen["id"].as_str().unwrap_or_default();
        if known.insert(id) {
            places.push((id, format!("/values/lines/{index}/id")));
        }
    }
    if let ([], Some([line])) =
        (places.as_slice(), sent.pointer("/order/lines").and_then(Value::as_array).map(Vec::as_slice))
    {
        places.extend(line["id"].as_str().map(|id| (id, "/order/lines/0/id".to_owned())));
    }
    let kind = sent["kind"].as_str().unwrap_or_default();
    let takes_many = matches!(kind, "return" | "withdrawal");
    let in_words = sent.pointer("/values/scope").is_some_and(|scope| scope == "part");
    if places.is_empty() && kind == "withdrawal" && !in_words {
        // The whole contract is all of its lines.
        for line in own["lines"].as_array().into_iter().flatten() {
            places.extend(line["id"].as_str().map(|id| (id, "/order".to_owned())));
        }
    }
    if places.is_empty()
        && !(in_words && kind == "withdrawal")
        && (takes_many || matches!(kind, "repair" | "registration"))
    {
        issues.push(issue("missing_field", "/requests", "it names no line of the order"));
    }
    if places.len() > 1 && !takes_many {
        issues.push(issue("one_line_only", "/requests", "this shop takes one line at a time"));
        places.clear();
    }
    // As the shopper chose them, whatever the order of the requests.
    let chosen = sent.pointer("/values/lines").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    places.sort_by_key(|(id, _)| chosen.iter().position(|line| line["id"] == *id).unwrap_or(usize::MAX));
    places.iter().filter_map(|(id, place)| item(app, own, id, place, issues)).collect()
}

fn item<'s>(app: &'s App, own: &'s Value, id: &'s str, place: &str, issues: &mut Vec<Value>) -> Option<Item<'s>> {
    let Some(line) = line_of(own, id) else {
        if !place.starts_with("/order/") {
            issues.push(issue("unknown_line", place, "the order has no line with this id"));
        }
        return None;
    };
    let terms = line["policy"].as_str().and_then(|policy| app.catalog.policy(policy))?;
    let records = app.store.of_order(own["id"].as_str().unwrap_or_default()).unwrap_or_default();
    Some(Item { id, line: with_claims(app, line, &records), terms })
}
