//! What does a shop state about an order line, and what is read from it?

use super::country::check_country;
use super::matcher::{choice, names_of, near, wrong_fact};
use super::reading::readings;
use super::reference::EVENTS;
use super::repair::{Repair, repairs};
use super::scalar::{Moment, moment, parse_amount, parse_currency, parse_quantity, parse_scaled};
use super::types::{Any, ClaimState, Event, Label, Map, Name, Quantity, Remedy};
use super::{Condition, Money, Reading, Usage};
use crate::boundary::IssueCode;
use crate::boundary::issues::{Issues, is_alike, suggestion};
use crate::boundary::json::Json;
use crate::domain::entitlement;
use crate::domain::entitlement::{ClaimCount, EventValue, FactValue, Line};
use crate::domain::money::{self, Decimal};
use crate::domain::policy as terms;
use crate::domain::policy::{ConditionFact, FactType, Policy, Role, Selector, UsageUnit};
use crate::domain::quantity;

record! {
    /// An earlier request for some of the goods, listed in the order in which they were settled. Rejected and cancelled ones
    /// take nothing away.
    open(Ignored) Claim, "claim" {
        /// What was asked for. With `price_reduction` and `compensation` the shopper keeps the goods: nothing is held.
        fact remedy: Remedy = r#""refund""#;
        /// How much of the line it is for.
        required quantity: Quantity<0> = "1";
        /// How far it is: `open` and `done` hold the goods, `rejected` and `cancelled` hold none.
        required state: ClaimState = r#""open""#;
        /// How much arrived at the shop, if it is not all: only that is gone.
        fact received: Quantity<0> = "1";
        /// How much the shopper has again: mended, new, or sent once more. It counts again. By default all of a `repair`
        /// that is `done`, and else none.
        fact redelivered: Quantity<0> = "0";
        /// The money that was paid where the goods were kept; a later refund of those goods is less by it. What a
        /// `price_reduction` paid must be known for that, a `compensation` counts only if it is stated.
        fact amount: Money = r#"{ "decimal": "20.00", "currency": "EUR" }"#;
    }
}

record! {
    /// Who bought the goods.
    #[derive(Default)]
    open(Ignored) Buyer, "buyer" {
        /// The loyalty tier.
        fact tier: Name = r#""gold""#;
        /// Whether the buyer is a consumer.
        fact consumer: bool = "true";
    }
}

record! {
    /// One product line of an order. Every fact may be `null`: it is not known.
    #[derive(Default)]
    open(Ignored) OrderLine, "orderLine" {
        /// The shop's id of the line; in an order it is required, and no other line has it.
        fact id: Label = r#""1""#;
        /// The shop's name for these very goods: they are no exchange for themselves.
        fact sku: Label = r#""KB-87-DE""#;
        /// What the product is called, for people; the engine does not look at it.
        fact title: Label = r#""Keyboard""#;
        /// What distinguishes the goods from others of the same product.
        fact properties: Map<String> = r#"{ "colour": "black" }"#;
        /// What was paid for the whole order; in an order it is worked out.
        fact order_total as "orderTotal": Money = r#"{ "amount": 12990, "currency": "EUR" }"#;
        /// The categories that the policy's rules know the goods by; by default none.
        fact categories: Vec<Name> = r#"["electronics"]"#;
        /// The tags that the policy's rules know the goods by; by default none.
        fact tags: Vec<Name> = r#"["final_sale"]"#;
        /// How much was bought: a whole number of pieces, or up to three decimals of a `unit`.
        fact quantity: Quantity<0> = "2";
        /// The unit in which the goods are measured, as people read it. Goods without one are counted.
        fact unit: Name = r#""kg""#;
        /// How much went back; by default nothing.
        fact returned: Quantity<0> = "0";
        /// How much is on its way back; by default nothing.
        fact in_progress as "inProgress": Quantity<0> = "0";
        /// Earlier requests, in place of `returned` and `inProgress`; with both it is `counted_twice`.
        fact claims: Vec<Claim> = r#"[{ "quantity": 1, "state": "done" }]"#;
        /// Earlier requests about the other lines of its order; in an order they are worked out.
        fact order_claims as "orderClaims": Vec<Claim> = r#"[{ "remedy": "exchange", "quantity": 1, "state": "done" }]"#;
        /// The price of one piece, or of one `unit`.
        fact unit_price as "unitPrice": Money = r#"{ "decimal": "44.95", "currency": "EUR" }"#;
        /// What was paid for all of it, after the line's own discounts.
        fact paid: Money = r#"{ "amount": 8990, "currency": "EUR" }"#;
        /// The line's share of a discount on the order that `paid` does not show; in an order it is worked out.
        fact discount: Money = r#"{ "amount": 500, "currency": "EUR" }"#;
        /// The line's share of what sending the order cost; in an order it is worked out.
        fact shipping: Money = r#"{ "amount": 495, "currency": "EUR" }"#;
        /// What happened to the goods, and when: an instant, a date in the policy's zone, or `null` for what has not
        /// happened. What is absent is not known.
        fact events: Map<Event> = r#"{ "delivered": "2026-03-02", "installed": null }"#;
        /// When each parcel of the order was delivered, written as events are.
        fact deliveries: Vec<Event> = r#"["2026-03-02", null]"#;
        /// The name of the set that the line belongs to.
        fact set: Name = r#""desk-set""#;
        /// The ids of the lines of the order that the goods came with for nothing.
        fact gift_for as "giftFor": Vec<Name> = r#"["1"]"#;
        /// The state of the goods.
        fact condition: Condition = r#"{ "opened": false }"#;
        /// How much the goods were used.
        fact usage: Usage = r#"{ "kilometres": 42000 }"#;
        /// What the meters of the goods showed, and when. Where `usage` does not say, the latest stands in.
        fact readings: Vec<Reading> = r#"[{ "at": "2026-03-02", "kilometres": 12000 }]"#;
        /// Visits to the workshop, which must not overlap.
        fact repairs: Vec<Repair> = r#"[{ "from": "2026-05-04", "to": "2026-05-11" }]"#;
        /// Codes of the papers at hand.
        fact proofs: Vec<Name> = r#"["receipt"]"#;
        /// How the order was placed.
        fact channel: Name = r#""online""#;
        /// The buyer's country, by ISO 3166.
        fact country: Name = r#""DE""#;
        /// Who sold the goods.
        fact seller: Name = r#""own""#;
        /// How the order was paid.
        fact payment_method as "paymentMethod": Name = r#""card""#;
        /// Who bought it.
        fact buyer: Buyer = r#"{ "consumer": true }"#;
        /// Facts that the policy declares.
        fact facts: Map<Any> = r#"{ "confirmedAtPurchase": true }"#;
    }
}

/// What would be right where an amount is read.
pub const AMOUNT: &str = "digits such as `89.90`, with no more places than the currency has";

/// Reads an order line.
pub fn line(node: &Json, policy: &Policy, issues: &mut Issues) -> Line {
    let buyer = node.known("buyer");
    let is_measured = is_measured(node);
    let (condition, mut usage, proofs) = state_of_goods(node, policy);
    readings(node, &mut usage, policy, issues);
    Line {
        sku: node.text("sku").to_owned(),
        properties: properties(node),
        order_total: money(node, "orderTotal", issues),
        categories: names(node, "categories", Selector::Category, policy, issues),
        tags: names(node, "tags", Selector::Tag, policy, issues),
        unit: node.name("unit"),
        quantity: quantity(node, "quantity", is_measured, issues),
        returned: none_or_unknown(node, "returned", is_measured, issues),
        in_progress: none_or_unknown(node, "inProgress", is_measured, issues)
            .filter(|_| !matches!(node.get("claims"), Some(Json::Null))),
        claims: earlier(node, is_measured, issues),
        claimed_elsewhere: node
            .known("orderClaims")
            .map(|_| ClaimCount::of(&claims(node, "orderClaims", true, issues))),
        unit_price: money(node, "unitPrice", issues),
        paid: money(node, "paid", issues),
        discount: money(node, "discount", issues),
        shipping: money(node, "shipping", issues),
        order_shipping: None,
        goes_wholly: None,
        whole_shipping: None,
        promotion_lost: None,
        gift_kept: None,
        events: events(node, policy, issues),
        deliveries: deliveries(node, issues),
        deliveries_unknown: false,
        undetermined_steps: Vec::new(),
        together: Vec::new(),
        condition,
        usage,
        repairs: repairs(node, policy, issues).as_slice().into(),
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

/// The name in a field, which a selector looks at. A name that no document uses is still a name.
pub fn name(node: &Json, field: &str, selector: Selector, policy: &Policy, issues: &mut Issues) -> Option<terms::Name> {
    node.known(field).filter(|value| !value.as_text().is_empty()).map(|value| one(value, &[], selector, policy, issues))
}

/// What a value names. Where no document uses the name, a warning suggests one that is alike, unless that is there as well.
fn one(value: &Json, beside: &[Json], selector: Selector, policy: &Policy, issues: &mut Issues) -> terms::Name {
    let text = value.as_text();
    let found = policy.names.find(text);
    // Countries are compared with a standard instead.
    if found == terms::Name::OTHER && selector != Selector::Country && !issues.is_full_of_warnings() {
        let code = if selector == Selector::Category { IssueCode::UnknownCategory } else { IssueCode::UnknownValue };
        let is_meant = |known: &str| is_alike(text, known) && !beside.iter().any(|other| other.as_text() == known);
        if let Some(alike) = policy.names.first(Role::of(selector), &is_meant) {
            issues.warn(code, value, &alike);
        }
    }
    found
}

/// The country of an order or a line.
pub fn country(node: &Json, policy: &Policy, issues: &mut Issues) -> Option<terms::Name> {
    if let Some(stated) = node.known("country") {
        check_country(stated, issues);
    }
    name(node, "country", Selector::Country, policy, issues)
}

/// The names in an array, which a selector looks at.
pub fn names(node: &Json, field: &str, selector: Selector, policy: &Policy, issues: &mut Issues) -> Vec<terms::Name> {
    let mut names = Vec::new();
    for item in node.field(field).items() {
        names.push(one(item, node.field(field).items(), selector, policy, issues));
    }
    names
}

/// An amount in minor units, or as a decimal text.
pub fn money(node: &Json, name: &str, issues: &mut Issues) -> Option<money::Money> {
    let money = node.known(name)?;
    let currency = parse_currency(money.text("currency"))?;
    if let Some(amount) = count(money, "amount") {
        return Some(money::Money { amount, currency });
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

/// Whether a line says a unit in which its goods are measured.
pub fn is_measured(line: &Json) -> bool {
    line.name("unit").is_some()
}

/// How much, if it is known. Only what is measured may have a fraction.
pub fn quantity(node: &Json, name: &str, is_measured: bool, issues: &mut Issues) -> Option<quantity::Quantity> {
    let stated = node.get(name)?;
    let quantity = parse_quantity(stated.as_digits())?;
    if !is_measured && !quantity.is_whole() {
        issues.add(IssueCode::OutOfRange, stated, "a whole number, or a line with a `unit`");
    }
    Some(quantity)
}

/// A quantity that is nothing where it is absent, and unknown where it is `null`.
fn none_or_unknown(node: &Json, name: &str, is_measured: bool, issues: &mut Issues) -> Option<quantity::Quantity> {
    if node.get(name).is_none() { Some(quantity::Quantity::NONE) } else { quantity(node, name, is_measured, issues) }
}

/// What is known of the state of the goods: their condition, their wear, and the papers at hand.
pub type StateOfGoods = (Vec<(ConditionFact, bool)>, Vec<(UsageUnit, Decimal)>, Option<Vec<terms::Name>>);

/// Reads the state of the goods, which the line and the request both can state.
pub fn state_of_goods(node: &Json, policy: &Policy) -> StateOfGoods {
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
    (condition, usage, papers(node, "proofs", policy))
}

/// The codes in an array, of which only those that a rule requires can be told apart; `None` if they are not known.
pub fn papers(node: &Json, field: &str, policy: &Policy) -> Option<Vec<terms::Name>> {
    let mut codes = Vec::new();
    for item in node.known(field)?.items() {
        codes.push(policy.names.find(item.as_text()));
    }
    Some(codes)
}

/// Reads what happened and when: `null` is an event that has not happened.
pub fn events(node: &Json, policy: &Policy, issues: &mut Issues) -> Vec<(terms::Name, EventValue)> {
    let mut events = Vec::new();
    let Some(stated) = node.known("events") else { return events };
    for (name, value) in stated.entries() {
        let event = policy.names.find(name);
        // What no document counts from cannot matter, unless it is misspelt.
        if event == terms::Name::OTHER && !issues.is_full_of_warnings() {
            let near = suggestion(name, &EVENTS);
            let alike = || policy.names.first(Role::EVENT, &|known| is_alike(name, known));
            if let Some(meant) = Some(near.to_owned()).filter(|near| !near.is_empty()).or_else(alike) {
                issues.warn(IssueCode::NearMiss, value, &meant);
            }
        }
        let Some(happened) = happened(value, issues) else { continue };
        if event != terms::Name::OTHER {
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

/// The requests in a field.
fn claims(node: &Json, field: &str, is_measured: bool, issues: &mut Issues) -> Vec<entitlement::Claim> {
    let mut claims = Vec::new();
    for item in node.field(field).items() {
        let Some(state) = ClaimState::from_code(item.text("state")) else { continue };
        let mut how_much = |name| quantity(item, name, is_measured, issues);
        let [whole, received, redelivered] = ["quantity", "received", "redelivered"].map(&mut how_much);
        for (field, part) in [("redelivered", redelivered), ("received", received)] {
            if part.zip(whole).is_some_and(|(part, whole)| quantity::Quantity::NONE <= whole && whole < part) {
                issues.add(IssueCode::OutOfRange, item.field(field), "no more than `quantity`");
            }
        }
        claims.push(entitlement::Claim {
            quantity: whole.unwrap_or_default(),
            state,
            remedy: Remedy::from_code(item.text("remedy")),
            amount: money(item, "amount", issues),
            received,
            redelivered,
        });
    }
    claims
}

/// Earlier requests. `returned` and `inProgress` count them in another way, and a line may use one of the ways only.
fn earlier(node: &Json, is_measured: bool, issues: &mut Issues) -> Vec<entitlement::Claim> {
    let claims = claims(node, "claims", is_measured, issues);
    let is_some =
        |name: &&str| parse_quantity(node.field(name).as_digits()).is_some_and(|gone| gone > quantity::Quantity::NONE);
    let counted = ["returned", "inProgress"].iter().any(is_some);
    if counted && !claims.is_empty() {
        issues.add(IssueCode::CountedTwice, node.field("claims"), "");
    }
    claims
}

pub fn declared(node: &Json, policy: &Policy, issues: &mut Issues) -> Vec<(terms::Name, FactValue)> {
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
