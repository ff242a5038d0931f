use super::matcher::{choice, names_of, near, wrong_fact};
use super::reading::readings;
use super::reference::EVENTS;
use super::scalar::{Moment, check_country, moment, parse_amount, parse_currency, parse_scaled};
use crate::boundary::IssueCode;
use crate::boundary::issues::{Issues, is_alike, suggestion};
use crate::boundary::json::Json;
use crate::domain::entitlement::{Claim, ClaimState, EventValue, FactValue, Line, Repair};
use crate::domain::money::{Decimal, Money};
use crate::domain::policy::{ConditionFact, FactType, Name, Policy, Role, Selector, UsageUnit};

/// What would be right where an amount is read.
pub const AMOUNT: &str = "digits such as `89.90`, with no more places than the currency has";

/// Reads an order line.
pub fn line(node: &Json, policy: &Policy, issues: &mut Issues) -> Line {
    let buyer = node.known("buyer");
    let (condition, mut usage, proofs) = state_of_goods(node);
    readings(node, &mut usage, policy, issues);
    Line {
        sku: node.text("sku").to_owned(),
        properties: properties(node),
        order_total: money(node, "orderTotal", issues),
        categories: names(node, "categories", Selector::Category, policy, issues),
        tags: names(node, "tags", Selector::Tag, policy, issues),
        quantity: count(node, "quantity"),
        returned: none_or_unknown(node, "returned"),
        in_progress: none_or_unknown(node, "inProgress").filter(|_| !matches!(node.get("claims"), Some(Json::Null))),
        claims: claims(node, issues),
        unit_price: money(node, "unitPrice", issues),
        paid: money(node, "paid", issues),
        discount: money(node, "discount", issues),
        shipping: money(node, "shipping", issues),
        promotion_lost: None,
        events: events(node, policy, issues),
        deliveries: deliveries(node, issues),
        deliveries_unknown: false,
        undetermined_steps: Vec::new(),
        together: Vec::new(),
        condition,
        usage,
        repairs: repairs(node, policy, issues),
        proofs,
        channel: name(node, "channel", Selector::Channel, policy, issues),
        country: country(node, policy, issues),
        seller: name(node, "seller", Selector::Seller, policy, issues),
        payment_method: name(node, "paymentMethod", Selector::PaymentMethod, policy, issues),
        tier: buyer.and_then(|buyer| name(buyer, "tier", Selector::Tier, policy, issues)),
        consumer: buyer.and_then(|buyer| buyer.boolean("consumer")),
        declared: declared(node, policy, issues),
    }
}

/// What a field names, for a selector to look at; a name that no document uses is still a name.
pub fn name(node: &Json, field: &str, selector: Selector, policy: &Policy, issues: &mut Issues) -> Option<Name> {
    node.known(field).filter(|value| !value.as_text().is_empty()).map(|value| one(value, &[], selector, policy, issues))
}

/// What a value names. Where no document uses the name, one that is alike is told unless it is there as well.
fn one(value: &Json, beside: &[Json], selector: Selector, policy: &Policy, issues: &mut Issues) -> Name {
    let text = value.as_text();
    let found = policy.names.find(text);
    // Countries are compared with a standard instead.
    if found == Name::OTHER && selector != Selector::Country && !issues.is_full_of_warnings() {
        let code = if selector == Selector::Category { IssueCode::UnknownCategory } else { IssueCode::UnknownValue };
        let is_meant = |known: &str| is_alike(text, known) && !beside.iter().any(|other| other.as_text() == known);
        if let Some(alike) = policy.names.first(Role::of(selector), &is_meant) {
            issues.warn(code, value, &alike);
        }
    }
    found
}

/// The country of an order or a line.
pub fn country(node: &Json, policy: &Policy, issues: &mut Issues) -> Option<Name> {
    if let Some(stated) = node.known("country") {
        check_country(stated, issues);
    }
    name(node, "country", Selector::Country, policy, issues)
}

/// What an array names, for a selector to look at.
pub fn names(node: &Json, field: &str, selector: Selector, policy: &Policy, issues: &mut Issues) -> Vec<Name> {
    let mut names = Vec::new();
    for item in node.field(field).items() {
        names.push(one(item, node.field(field).items(), selector, policy, issues));
    }
    names
}

/// An amount in minor units, or as a decimal text.
pub fn money(node: &Json, name: &str, issues: &mut Issues) -> Option<Money> {
    let money = node.known(name)?;
    let currency = parse_currency(money.text("currency"))?;
    if let Some(amount) = count(money, "amount") {
        return Some(Money { amount, currency });
    }
    let Some(decimal) = money.get("decimal") else {
        if money.get("amount").is_none() {
            issues.add_field(IssueCode::MissingField, money, "amount", "");
        }
        return None;
    };
    let amount = parse_amount(decimal.as_text(), currency);
    if amount.is_none() {
        issues.add(IssueCode::MoneyMalformed, decimal, AMOUNT);
    }
    amount
}

/// What distinguishes the goods from others of the same product, such as the colour.
pub fn properties(node: &Json) -> Vec<(String, String)> {
    let mut properties = Vec::new();
    for (name, value) in node.field("properties").entries() {
        properties.push((name.clone().into_owned(), value.as_text().to_owned()));
    }
    properties
}

/// A whole number, if it is known.
pub fn count(node: &Json, name: &str) -> Option<i64> {
    parse_scaled(node.get(name)?.as_digits(), 0)
}

/// A count of which absence means none and `null` means that nobody knows.
fn none_or_unknown(node: &Json, name: &str) -> Option<i64> {
    if node.get(name).is_none() { Some(0) } else { count(node, name) }
}

/// What is known of the state of the goods: their condition, their wear, and the papers at hand.
pub type StateOfGoods = (Vec<(ConditionFact, bool)>, Vec<(UsageUnit, Decimal)>, Option<Vec<String>>);

/// Reads the state of the goods, which the line and the request both can state.
pub fn state_of_goods(node: &Json) -> StateOfGoods {
    let mut condition = Vec::new();
    if let Some(stated) = node.known("condition") {
        for fact in ConditionFact::ALL {
            condition.extend(stated.boolean(fact.code()).map(|value| (*fact, value)));
        }
    }
    let mut usage = Vec::new();
    if let Some(stated) = node.known("usage") {
        for unit in UsageUnit::ALL {
            let value = stated.known(unit.code()).and_then(|value| parse_scaled(value.as_digits(), 6));
            usage.extend(value.map(|value| (*unit, Decimal::from_millionths(value))));
        }
    }
    (condition, usage, node.known("proofs").map(|proofs| proofs.as_names()))
}

/// Reads what happened and when: `null` is an event that has not happened.
pub fn events(node: &Json, policy: &Policy, issues: &mut Issues) -> Vec<(Name, EventValue)> {
    let mut events = Vec::new();
    let Some(stated) = node.known("events") else { return events };
    for (name, value) in stated.entries() {
        let event = policy.names.find(name);
        // What no document counts from cannot matter, unless it is misspelt.
        if event == Name::OTHER && !issues.is_full_of_warnings() {
            let near = suggestion(name, &EVENTS);
            let alike = || policy.names.first(Role::EVENT, &|known| is_alike(name, known));
            if let Some(meant) = Some(near.to_owned()).filter(|near| !near.is_empty()).or_else(alike) {
                issues.warn(IssueCode::NearMiss, value, &meant);
            }
        }
        let Some(happened) = happened(value, issues) else { continue };
        if event != Name::OTHER {
            events.push((event, happened));
        }
    }
    events
}

/// When something happened; `null` says that it has not.
pub fn happened(value: &Json, issues: &mut Issues) -> Option<EventValue> {
    if matches!(value, Json::Null) {
        return Some(EventValue::NotYet);
    }
    moment(value, issues).map(|moment| match moment {
        Moment::At(instant) => EventValue::At(instant),
        Moment::On(date) => EventValue::On(date),
    })
}

fn deliveries(node: &Json, issues: &mut Issues) -> Vec<EventValue> {
    let mut deliveries = Vec::new();
    for item in node.field("deliveries").items() {
        deliveries.extend(happened(item, issues));
    }
    deliveries
}

/// Earlier requests. The two counts say the same in another way, and only one of the ways counts.
fn claims(node: &Json, issues: &mut Issues) -> Vec<Claim> {
    let mut claims = Vec::new();
    for item in node.field("claims").items() {
        let Some(state) = ClaimState::from_code(item.text("state")) else { continue };
        let quantity = count(item, "quantity").unwrap_or(0);
        for field in ["redelivered", "received"] {
            let more = count(item, field).is_some_and(|count| (0..count).contains(&quantity));
            if more && count(item, "quantity").is_some() {
                issues.add(IssueCode::OutOfRange, item.field(field), "no more than `quantity`");
            }
        }
        let redelivered = count(item, "redelivered").unwrap_or(0);
        claims.push(Claim { quantity, state, received: count(item, "received"), redelivered });
    }
    let counted = ["returned", "inProgress"].iter().any(|name| count(node, name).is_some_and(|count| count > 0));
    if counted && !claims.is_empty() {
        issues.add(IssueCode::CountedTwice, node.field("claims"), "");
    }
    claims
}

fn repairs(node: &Json, policy: &Policy, issues: &mut Issues) -> Vec<Repair> {
    let date = |value: EventValue| match value {
        EventValue::At(instant) => Some(policy.zone.date_of(instant)),
        EventValue::On(date) => Some(date),
        EventValue::NotYet => None,
    };
    let mut repairs: Vec<Repair> = Vec::new();
    for item in node.field("repairs").items() {
        let begun = item.get("from").and_then(|from| happened(from, issues));
        let ended = item.known("to").and_then(|to| happened(to, issues));
        let Some(from) = begun.and_then(date) else {
            if matches!(item.get("from"), Some(Json::Null)) {
                issues.add(IssueCode::WrongType, item.field("from"), "date or instant");
            }
            continue;
        };
        let lasted = match (begun, ended) {
            (Some(EventValue::At(from)), Some(EventValue::At(to))) => Some(to.since(from)),
            _ => None,
        };
        let to = ended.and_then(date);
        if to.is_some_and(|to| to < from) || lasted.is_some_and(|lasted| lasted < 0) {
            issues.add_field(IssueCode::RepairOrder, item, "to", "");
            continue;
        }
        let failed = item.boolean("fixed") == Some(false);
        let repair = Repair { from, to, lasted, fault: item.text("fault").to_owned(), failed };
        if repairs.iter().any(|other| repair.overlaps(other)) {
            issues.add(IssueCode::RepairsOverlap, item, "");
        }
        repairs.push(repair);
    }
    repairs
}

pub fn declared(node: &Json, policy: &Policy, issues: &mut Issues) -> Vec<(Name, FactValue)> {
    let mut facts = Vec::new();
    let Some(stated) = node.known("facts") else { return facts };
    for (name, value) in stated.entries() {
        let name: &str = name;
        let found = policy.names.find(name);
        let known = policy.facts.iter().find(|(declared, _)| *declared == found);
        let read = match (known, value) {
            (_, Json::Null) => None,
            (None, _) => {
                let near = near(name, &names_of(&policy.facts), &policy.names);
                if !near.is_empty() {
                    issues.warn(IssueCode::NearMiss, value, &near);
                }
                None
            }
            (Some((_, FactType::Boolean)), Json::Bool(stated)) => Some(FactValue::Bool(*stated)),
            (Some((_, FactType::Boolean)), _) => wrong_fact("boolean", value, issues),
            (Some((_, FactType::Number)), _) => match parse_scaled(value.as_digits(), 6) {
                Some(number) => Some(FactValue::Number(Decimal::from_millionths(number))),
                None => wrong_fact("number", value, issues),
            },
            (Some((_, FactType::Choice(choices))), _) => {
                choice(value, choices, &policy.names, issues).map(FactValue::Text)
            }
        };
        facts.extend(read.map(|read| (found, read)));
    }
    facts
}
