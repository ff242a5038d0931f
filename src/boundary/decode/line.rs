use super::matcher::choice;
use super::reference::EVENTS;
use super::scalar::{Moment, date, moment, money};
use super::{Fields, Node};
use crate::boundary::issues::{Issues, suggestion};
use crate::boundary::json::Json;
use crate::domain::entitlement::{EventValue, FactValue, Line, Repair};
use crate::domain::money::Decimal;
use crate::domain::policy::{ConditionFact, FactType, Policy, UsageUnit};

/// The most items of one line.
const MOST_ITEMS: i64 = 1_000_000;

/// Reads an order line. Keys that are not known are a shop's own and are ignored; those that look like a
/// misspelling are warned of.
pub fn line(node: &Node, policy: &Policy, issues: &mut Issues) -> Option<Line> {
    let mut fields = node.fields(issues)?;
    let mut line = Line {
        categories: names(&mut fields, "categories", issues).unwrap_or_default(),
        tags: names(&mut fields, "tags", issues).unwrap_or_default(),
        quantity: fields.known("quantity").and_then(|node| node.count(MOST_ITEMS, issues)),
        returned: none_or_unknown(&mut fields, "returned", issues),
        in_progress: none_or_unknown(&mut fields, "inProgress", issues),
        unit_price: fields.known("unitPrice").and_then(|node| money(&node, issues)),
        paid: fields.known("paid").and_then(|node| money(&node, issues)),
        events: fields.known("events").map(|node| events(&node, issues)).unwrap_or_default(),
        repairs: fields.known("repairs").map(|node| repairs(&node, issues)).unwrap_or_default(),
        channel: name(&mut fields, "channel", issues),
        country: name(&mut fields, "country", issues),
        seller: name(&mut fields, "seller", issues),
        payment_method: name(&mut fields, "paymentMethod", issues),
        declared: fields.known("facts").map(|node| declared(&node, policy, issues)).unwrap_or_default(),
        ..Line::default()
    };
    (line.condition, line.usage, line.proofs) = state_of_goods(&mut fields, issues);
    let buyer = fields.known("buyer");
    if let Some(mut fields) = buyer.as_ref().and_then(|node| node.fields(issues)) {
        line.tier = name(&mut fields, "tier", issues);
        line.consumer = fields.known("consumer").and_then(|node| node.boolean(issues));
        near_misses(&fields, issues);
    }
    for key in ["id", "sku", "title"] {
        fields.get(key);
    }
    near_misses(&fields, issues);
    Some(line)
}

fn near_misses(fields: &Fields, issues: &mut Issues) {
    fields.unknown(|node, near| {
        if near.is_some() {
            issues.warn("near_miss", &node.place, near, None);
        }
    });
}

fn name(fields: &mut Fields, key: &'static str, issues: &mut Issues) -> Option<String> {
    fields.known(key).and_then(|node| node.name(issues))
}

fn names(fields: &mut Fields, key: &'static str, issues: &mut Issues) -> Option<Vec<String>> {
    fields.known(key).map(|node| node.names(issues))
}

/// A count of which absence means none and `null` means that nobody knows.
fn none_or_unknown(fields: &mut Fields, key: &'static str, issues: &mut Issues) -> Option<i64> {
    match fields.get(key) {
        None => Some(0),
        Some(node) if node.is_null() => None,
        Some(node) => node.count(MOST_ITEMS, issues),
    }
}

/// What is known of the state of the goods: their condition, their wear, and the papers at hand.
pub type StateOfGoods = (Vec<(ConditionFact, bool)>, Vec<(UsageUnit, Decimal)>, Option<Vec<String>>);

/// Reads the state of the goods, which the line and the request both can state.
pub fn state_of_goods(fields: &mut Fields, issues: &mut Issues) -> StateOfGoods {
    let mut condition = Vec::new();
    let mut usage = Vec::new();
    let node = fields.known("condition");
    if let Some(mut fields) = node.as_ref().and_then(|node| node.fields(issues)) {
        for fact in ConditionFact::ALL {
            let value = fields.known(fact.code()).and_then(|node| node.boolean(issues));
            condition.extend(value.map(|value| (*fact, value)));
        }
        near_misses(&fields, issues);
    }
    let node = fields.known("usage");
    if let Some(mut fields) = node.as_ref().and_then(|node| node.fields(issues)) {
        for unit in UsageUnit::ALL {
            let Some(node) = fields.known(unit.code()) else { continue };
            match node.decimal(issues) {
                Some(value) if value >= Decimal::whole(0) => usage.push((*unit, value)),
                Some(_) => issues.add("out_of_range", &node.place, Some("a number that is not negative"), None),
                None => {}
            }
        }
        near_misses(&fields, issues);
    }
    (condition, usage, names(fields, "proofs", issues))
}

/// Reads what happened and when: `null` is an event that has not happened.
pub fn events(node: &Node, issues: &mut Issues) -> Vec<(String, EventValue)> {
    let Some(fields) = node.fields(issues) else { return Vec::new() };
    let mut events = Vec::new();
    for (name, node) in fields.entries() {
        let value = if node.is_null() {
            Some(EventValue::NotYet)
        } else {
            moment(&node, issues).map(|moment| match moment {
                Moment::At(instant) => EventValue::At(instant),
                Moment::On(date) => EventValue::On(date),
            })
        };
        if !EVENTS.contains(&name)
            && let Some(near) = suggestion(name, EVENTS.into_iter())
        {
            issues.warn("near_miss", &node.place, Some(near), None);
        }
        events.extend(value.map(|value| (name.to_owned(), value)));
    }
    events
}

fn repairs(node: &Node, issues: &mut Issues) -> Vec<Repair> {
    let mut repairs = node.list(issues, |item, issues| {
        let mut fields = item.fields(issues)?;
        let from = fields.required("from", issues).and_then(|node| date(&node, issues));
        let to_node = fields.known("to");
        let to = to_node.and_then(|node| date(&node, issues));
        for key in ["fault", "fixed"] {
            fields.get(key);
        }
        near_misses(&fields, issues);
        let from = from?;
        if let (Some(to), Some(node)) = (to, to_node)
            && to < from
        {
            issues.add("repair_order", &node.place, None, None);
            return None;
        }
        Some(Repair { from, to })
    });
    repairs.sort_unstable_by_key(|repair| repair.from);
    let overlap = repairs.windows(2).any(|pair| match pair {
        [first, second] => first.to.is_none_or(|to| second.from < to),
        _ => false,
    });
    if overlap {
        issues.add("repairs_overlap", &node.place, None, None);
    }
    repairs
}

fn declared(node: &Node, policy: &Policy, issues: &mut Issues) -> Vec<(String, FactValue)> {
    let Some(fields) = node.fields(issues) else { return Vec::new() };
    let mut facts = Vec::new();
    for (name, node) in fields.entries() {
        let Some((_, kind)) = policy.facts.iter().find(|(declared, _)| declared == name) else {
            if let Some(near) = suggestion(name, policy.facts.iter().map(|(declared, _)| declared.as_str())) {
                issues.warn("near_miss", &node.place, Some(near), None);
            }
            continue;
        };
        if *node.json == Json::Null {
            continue;
        }
        let value = match kind {
            FactType::Boolean => node.boolean(issues).map(FactValue::Bool),
            FactType::Number => node.decimal(issues).map(FactValue::Number),
            FactType::Choice(choices) => choice(&node, choices, issues).map(FactValue::Text),
        };
        facts.extend(value.map(|value| (name.to_owned(), value)));
    }
    facts
}
