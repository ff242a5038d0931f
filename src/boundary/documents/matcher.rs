//! For what is an entry? A matcher says so by its tests.

use super::check::has_unknown_field;
use super::country::check_country;
use super::record::Fields;
use super::reference::named_event;
use super::scalar::parse_scaled;
use super::scope::{Declared, Scope};
use super::types::{Any, AtLeastOne, Date, Decimal, FlagOr, Map, Name, Remedy};
use crate::boundary::IssueCode;
use crate::boundary::issues::{Issues, suggestion};
use crate::boundary::json::Json;
use crate::domain::form::parse_date;
use crate::domain::money;
use crate::domain::policy as terms;
use crate::domain::policy::{
    Amount, ClaimScope, ConditionFact, FactTest, FactType, Names, RepairMeasure, Selector, Test, UsageUnit,
};

record! {
    /// A range of numbers. It says where it begins, where it ends, or both.
    #[derive(Default)]
    closed(Doubted) Range, "range" {
        /// The least that is inside.
        optional min: Decimal = "2";
        /// The most that is inside.
        optional max: Decimal = "100000";
        /// What is below this is inside.
        optional below: Decimal = "80";
        /// What is above this is inside.
        optional above: Decimal = "0";
    }
    together &[Together::AnyOf(&["min", "max", "below", "above"])];
}

record! {
    /// What is asked of the buyer.
    #[derive(Default)]
    closed(Doubted) BuyerTest, "buyerTest" {
        /// The loyalty tier is one of these.
        optional tiers: Vec<Name> = r#"["gold"]"#;
        /// Whether the buyer must be a consumer, or must be none.
        optional consumer: bool = "true";
    }
}

record! {
    /// What is asked of the goods.
    #[derive(Default)]
    closed(Doubted) ConditionTest, "conditionTest" {
        /// Whether the packaging was opened.
        optional opened: bool = "false";
        /// Whether the goods were used.
        optional used: bool = "false";
        /// Whether the seal is intact.
        optional seal_intact as "sealIntact": bool = "true";
        /// Whether the tags are still attached.
        optional tags_attached as "tagsAttached": bool = "true";
        /// Whether nothing is missing.
        optional complete: bool = "true";
        /// Whether they can be sold as new.
        optional resaleable: bool = "true";
        /// Whether the user damaged them.
        optional damaged_by_user as "damagedByUser": bool = "false";
        /// Whether somebody opened or changed them without being allowed to.
        optional tampered: bool = "false";
    }
}

record! {
    /// What is asked of the readings.
    #[derive(Default)]
    closed(Doubted) UsageTest, "usageTest" {
        /// The distance driven, in kilometres.
        optional kilometres: Range = r#"{ "max": 100000 }"#;
        /// The time in operation, in hours.
        optional hours: Range = r#"{ "max": 2000 }"#;
        /// How often the goods were charged or run.
        optional cycles: Range = r#"{ "max": 500 }"#;
    }
}

record! {
    /// What is asked of the repairs so far.
    #[derive(Default)]
    closed(Doubted) RepairsTest, "repairsTest" {
        /// The number of visits to the workshop.
        optional count: Range = r#"{ "min": 2 }"#;
        /// The number of visits that are not over.
        optional open: Range = r#"{ "max": 0 }"#;
        /// The number of visits that did not mend the fault, which have `fixed: false`.
        optional failed: Range = r#"{ "min": 1 }"#;
        /// The number of visits for the fault that came most often.
        optional same_fault as "sameFault": Range = r#"{ "min": 2 }"#;
        /// The number of days that the goods were away, as differences of dates.
        optional days: Range = r#"{ "min": 31 }"#;
        /// The number of days that the goods were away: every 24 hours of a visit are one, and so is the rest.
        optional days_by_hours as "daysByHours": Range = r#"{ "min": 36 }"#;
    }
}

record! {
    /// What is asked of earlier requests. Open and done ones count, rejected and cancelled ones do not.
    #[derive(Default)]
    closed(Doubted) ClaimsTest, "claimsTest" {
        /// The number of earlier requests about the line.
        optional line: Range = r#"{ "max": 0 }"#;
        /// The number of earlier requests about all lines of the order, this one among them.
        optional order: Range = r#"{ "max": 0 }"#;
        /// Requests for one of these remedies count; by default all. One whose remedy is not stated may be any.
        optional remedies: AtLeastOne<Remedy> = r#"["exchange"]"#;
    }
    together &[Together::AnyOf(&["line", "order"])];
}

record! {
    /// The dates between which an event must have happened, both inside.
    #[derive(Default)]
    closed(Doubted) EventTest, "eventTest" {
        /// The first date.
        optional from: Date = r#""2026-11-01""#;
        /// The last date.
        optional to: Date = r#""2026-12-31""#;
    }
}

record! {
    /// What an entry asks of the facts. All that it names must hold; of a list, one entry.
    #[derive(Default)]
    closed(Doubted) Matcher, "matcher" {
        /// The shopper asks for one of these reasons: a leaf, or a branch with all its leaves.
        optional reasons: Vec<Name> = r#"["changed_mind"]"#;
        /// The line is in one of these categories, or in a group that is one.
        optional categories: Vec<Name> = r#"["electronics"]"#;
        /// The line has one of these tags.
        optional tags: Vec<Name> = r#"["final_sale"]"#;
        /// The remedy at hand is one of these.
        optional remedies: Vec<Remedy> = r#"["refund"]"#;
        /// The order was placed in one of these ways.
        optional channels: Vec<Name> = r#"["online"]"#;
        /// The buyer's country is one of these, by ISO 3166.
        optional countries: Vec<Name> = r#"["DE"]"#;
        /// The seller is one of these.
        optional sellers: Vec<Name> = r#"["own"]"#;
        /// The order was paid in one of these ways.
        optional payment_methods as "paymentMethods": Vec<Name> = r#"["card"]"#;
        /// The buyer has one of these tiers, and is a consumer or is none.
        optional buyer: BuyerTest = r#"{ "consumer": true }"#;
        /// The goods are in this state. A state that is not stated is unknown.
        optional condition: ConditionTest = r#"{ "opened": false }"#;
        /// The readings of the goods are in these ranges.
        optional usage: UsageTest = r#"{ "kilometres": { "max": 100000 } }"#;
        /// How much is asked about is in this range: the number of pieces, or of the line's `unit`. Without a request for less it
        /// is one piece, or all that is left of goods that are measured.
        optional quantity: Range = r#"{ "min": 2 }"#;
        /// The price of one piece, or of one `unit`, is in this range, in units of the document's currency, or of any if it has none. A
        /// price that is not known, or is in another currency, is asked for.
        optional unit_price as "unitPrice": Range = r#"{ "min": 100 }"#;
        /// What was paid for the whole order is in this range, in units as for `unitPrice`. A total that is not known,
        /// or is in another currency, is asked for.
        optional order_total as "orderTotal": Range = r#"{ "max": 50 }"#;
        /// The repairs so far are in these ranges.
        optional repairs: RepairsTest = r#"{ "sameFault": { "min": 2 } }"#;
        /// The number of earlier requests is in these ranges.
        optional claims: ClaimsTest = r#"{ "line": { "max": 0 } }"#;
        /// Each event happened, with `true`; did not, with `false`; or has a date in the shop's zone that lies between
        /// `from` and `to`.
        optional events: Map<FlagOr<EventTest>> = r#"{ "installed": true, "ordered": { "from": "2026-11-01" } }"#;
        /// The declared facts have these values: `true` or `false`, a range, or one of the choices.
        optional facts: Map<Any> = r#"{ "confirmedAtPurchase": true }"#;
        /// This matcher does not hold.
        optional not: Box<Matcher> = r#"{ "tags": ["gift"] }"#;
    }
}

/// Reads the field `when`. An entry without it always matches.
pub fn when(node: &Json, scope: &mut Scope) -> terms::Matcher {
    node.get("when").map(|node| matcher(node, scope)).unwrap_or_default()
}

fn matcher(node: &Json, scope: &mut Scope) -> terms::Matcher {
    let mut tests = Vec::new();
    for country in node.field("countries").items() {
        check_country(country, scope.issues);
    }
    for selector in Selector::ALL {
        let field = selector.code();
        if let Some(names) = node.get(field) {
            let is_reason = *selector == Selector::Reason;
            let names = if is_reason { reasons(names, scope) } else { scope.declared.selected(node, field, *selector) };
            tests.push(Test::AnyOf(*selector, names));
        }
    }
    if node.get("remedies").is_some() {
        tests.push(Test::Remedy(remedies(node, "remedies")));
    }
    if let Some(buyer) = node.get("buyer") {
        if buyer.get("tiers").is_some() {
            let tiers = scope.declared.selected(buyer, "tiers", Selector::Tier);
            tests.push(Test::AnyOf(Selector::Tier, tiers));
        }
        tests.extend(buyer.boolean("consumer").map(Test::Consumer));
    }
    if let Some(condition) = node.get("condition") {
        for fact in ConditionFact::ALL {
            tests.extend(condition.boolean(fact.code()).map(|wanted| Test::Condition(*fact, wanted)));
        }
    }
    if let Some(usage) = node.get("usage") {
        for unit in UsageUnit::ALL {
            let range = usage.get(unit.code()).map(|range_node| range(range_node, scope.issues));
            tests.extend(range.map(|range| Test::Usage(*unit, range)));
        }
    }
    tests.extend(node.get("quantity").map(|quantity| Test::Quantity(range(quantity, scope.issues))));
    for amount in Amount::ALL {
        let range = node.get(amount.code()).map(|range_node| range(range_node, scope.issues));
        tests.extend(range.map(|range| Test::Amount(*amount, range, scope.currency)));
    }
    if let Some(repairs) = node.get("repairs") {
        for measure in RepairMeasure::ALL {
            let range = repairs.get(measure.code()).map(|range_node| range(range_node, scope.issues));
            tests.extend(range.map(|range| Test::Repairs(*measure, range)));
        }
    }
    if let Some(claims) = node.get("claims") {
        claimed(claims, &mut tests, scope.issues);
    }
    for (name, wanted) in node.field("events").entries() {
        tests.push(Test::Event(named_event(name, wanted, scope), event_test(wanted)));
    }
    if let Some(facts) = node.get("facts") {
        for (name, fact) in facts.entries() {
            tests.extend(declared(name, fact, scope));
        }
    }
    tests.extend(node.get("not").map(|inner| Test::Not(matcher(inner, scope))));
    if scope.doubt && has_unknown_field(node, Matcher::RECORD) {
        tests.push(Test::Unread);
    }
    terms::Matcher(tests)
}

/// Reads how many earlier requests there must be. Both ends of a range are tests of their own, because each refuses in its own
/// words.
fn claimed(node: &Json, tests: &mut Vec<Test>, issues: &mut Issues) {
    if node.get("line").is_none() && node.get("order").is_none() {
        issues.add_field(IssueCode::MissingField, node, "line", "");
    }
    for scope in ClaimScope::ALL {
        let Some(terms::Range { min, max }) = node.get(scope.code()).map(|node| range(node, issues)) else { continue };
        let least = min.map(|_| terms::Range { min, max: None });
        let most = max.map(|_| terms::Range { min: None, max });
        let remedies = || remedies(node, "remedies");
        tests.extend(least.into_iter().chain(most).map(|range| Test::Claims(*scope, range, remedies())));
    }
}

/// Reads when an event must have happened.
pub fn event_test(node: &Json) -> terms::EventTest {
    match node {
        Json::Bool(happened) => terms::EventTest::Happened(*happened),
        _ => terms::EventTest::Between(parse_date(node.text("from")), parse_date(node.text("to"))),
    }
}

/// Reads a list of remedies.
pub fn remedies(node: &Json, name: &str) -> Vec<Remedy> {
    let mut found = Vec::new();
    for item in node.field(name).items() {
        found.extend(Remedy::from_code(item.as_text()));
    }
    found
}

fn reasons(node: &Json, scope: &mut Scope) -> Vec<terms::Name> {
    let tree = &scope.declared.reasons;
    let mut leaves = Vec::new();
    for item in node.items() {
        let found = tree.leaves_of(scope.declared.names.find(item.as_text()));
        if found.is_empty() {
            let mut known = tree.leaves();
            for (branch, _) in tree.branches() {
                known.push(*branch);
            }
            unknown_reason(item, &known, &scope.declared.names, scope.issues);
        }
        leaves.extend_from_slice(&found);
    }
    leaves
}

/// Notes that a reason is unknown.
pub fn unknown_reason(node: &Json, known: &[terms::Name], names: &Names, issues: &mut Issues) {
    if !issues.is_full() {
        issues.add(IssueCode::UnknownReason, node, &near(node.as_text(), known, names));
    }
}

/// The name that a text is nearest to, or nothing.
pub fn near(text: &str, known: &[terms::Name], names: &Names) -> String {
    let mut texts = Vec::new();
    for name in known {
        texts.push(names.text(*name));
    }
    let mut words: Vec<&str> = Vec::new();
    for text in &texts {
        words.push(text);
    }
    suggestion(text, &words).to_owned()
}

pub(super) fn range(node: &Json, issues: &mut Issues) -> terms::Range {
    let bound = |name: &str| parse_scaled(node.get(name)?.as_digits(), 6).map(money::Decimal::from_millionths);
    let ends = ["min", "max", "below", "above"];
    if !ends.iter().any(|end| node.get(end).is_some()) {
        issues.add_field(IssueCode::MissingField, node, "max", "");
    }
    let narrower = |one: Option<_>, other: Option<_>, pick: fn(_, _) -> _| match (one, other) {
        (Some(one), Some(other)) => Some(pick(one, other)),
        (one, other) => one.or(other),
    };
    terms::Range {
        min: narrower(bound("min"), bound("above").map(money::Decimal::just_above), money::Decimal::max),
        max: narrower(bound("max"), bound("below").map(money::Decimal::just_below), money::Decimal::min),
    }
}

fn declared(name: &str, node: &Json, scope: &mut Scope) -> Option<Test> {
    let Declared { names, facts, .. } = scope.declared;
    let found = names.find(name);
    let Some((_, kind)) = facts.iter().find(|(declared, _)| *declared == found) else {
        scope.issues.add(IssueCode::UndeclaredFact, node, &near(name, &names_of(facts), names));
        return None;
    };
    let wanted = match (kind, node) {
        // A declaration without a type, or without choices, was reported already.
        (FactType::Choice(choices), _) if choices.is_empty() => return None,
        (FactType::Boolean, Json::Bool(value)) => FactTest::Is(*value),
        (FactType::Number, Json::Object(_)) => FactTest::Within(range(node, scope.issues)),
        (FactType::Number, Json::Number(digits)) => {
            let number = parse_scaled(digits, 6).map(money::Decimal::from_millionths);
            FactTest::Within(terms::Range { min: number, max: number })
        }
        (FactType::Choice(choices), _) => FactTest::Equals(choice(node, choices, names, scope.issues)?),
        (FactType::Boolean, _) => return wrong_fact("boolean", node, scope.issues),
        (FactType::Number, _) => return wrong_fact("object", node, scope.issues),
    };
    Some(Test::Declared(found, wanted))
}

/// The names of declared facts.
pub fn names_of(facts: &[(terms::Name, FactType)]) -> Vec<terms::Name> {
    let mut names = Vec::new();
    for (name, _) in facts {
        names.push(*name);
    }
    names
}

/// Notes that a declared fact is of another type.
pub fn wrong_fact<T>(expected: &str, node: &Json, issues: &mut Issues) -> Option<T> {
    issues.add(IssueCode::WrongType, node, expected);
    None
}

/// Reads one of the values that a declared fact may have.
pub fn choice(node: &Json, choices: &[terms::Name], names: &Names, issues: &mut Issues) -> Option<terms::Name> {
    let Json::Text(text) = node else { return wrong_fact("string", node, issues) };
    let found = names.find(&text.value);
    if !choices.contains(&found) {
        issues.add(IssueCode::UnknownValue, node, &near(&text.value, choices, names));
        return None;
    }
    Some(found)
}
