use super::reference::named_event;
use super::scalar::{check_country, parse_scaled};
use super::scope::{Declared, Scope};
use super::shape::has_unknown_field;
use super::shapes::MATCHER;
use crate::boundary::IssueCode;
use crate::boundary::issues::{Issues, suggestion};
use crate::boundary::json::Json;
use crate::domain::form::parse_date;
use crate::domain::money::Decimal;
use crate::domain::policy::{
    Amount, ConditionFact, EventTest, FactTest, FactType, Matcher, Name, Names, Range, Remedy, RepairMeasure, Selector,
    Test, UsageUnit,
};

/// Reads the field `when`; an entry without it always matches.
pub fn when(node: &Json, scope: &mut Scope) -> Matcher {
    node.get("when").map(|node| matcher(node, scope)).unwrap_or_default()
}

fn matcher(node: &Json, scope: &mut Scope) -> Matcher {
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
    for (name, asked) in node.field("events").entries() {
        tests.push(Test::Event(named_event(name, asked, scope), event_test(asked)));
    }
    if let Some(facts) = node.get("facts") {
        for (name, fact) in facts.entries() {
            tests.extend(declared(name, fact, scope));
        }
    }
    tests.extend(node.get("not").map(|inner| Test::Not(matcher(inner, scope))));
    if scope.doubt && has_unknown_field(node, &MATCHER) {
        tests.push(Test::Unread);
    }
    Matcher(tests)
}

/// Reads when an event must have happened.
pub fn event_test(node: &Json) -> EventTest {
    match node {
        Json::Bool(happened) => EventTest::Happened(*happened),
        _ => EventTest::Between(parse_date(node.text("from")), parse_date(node.text("to"))),
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

fn reasons(node: &Json, scope: &mut Scope) -> Vec<Name> {
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

/// Notes that a reason is none of those that are known.
pub fn unknown_reason(node: &Json, known: &[Name], names: &Names, issues: &mut Issues) {
    if !issues.is_full() {
        issues.add(IssueCode::UnknownReason, node, &near(node.as_text(), known, names));
    }
}

/// The name that a text is nearest to, or nothing.
pub fn near(text: &str, known: &[Name], names: &Names) -> String {
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

pub(super) fn range(node: &Json, issues: &mut Issues) -> Range {
    let bound = |name: &str| parse_scaled(node.get(name)?.as_digits(), 6).map(Decimal::from_millionths);
    let range = Range { min: bound("min"), max: bound("max") };
    if node.get("min").or(node.get("max")).is_none() {
        issues.add_field(IssueCode::MissingField, node, "max", "");
    }
    range
}

fn declared(name: &str, node: &Json, scope: &mut Scope) -> Option<Test> {
    let Declared { names, facts, .. } = scope.declared;
    let found = names.find(name);
    let Some((_, kind)) = facts.iter().find(|(declared, _)| *declared == found) else {
        scope.issues.add(IssueCode::UndeclaredFact, node, &near(name, &names_of(facts), names));
        return None;
    };
    let wanted = match (kind, node) {
        // A declaration that says no type, or no choices, was told.
        (FactType::Choice(choices), _) if choices.is_empty() => return None,
        (FactType::Boolean, Json::Bool(value)) => FactTest::Is(*value),
        (FactType::Number, Json::Object(_)) => FactTest::Within(range(node, scope.issues)),
        (FactType::Number, Json::Number(digits)) => {
            let number = parse_scaled(digits, 6).map(Decimal::from_millionths);
            FactTest::Within(Range { min: number, max: number })
        }
        (FactType::Choice(choices), _) => FactTest::Equals(choice(node, choices, names, scope.issues)?),
        (FactType::Boolean, _) => return wrong_fact("boolean", node, scope.issues),
        (FactType::Number, _) => return wrong_fact("object", node, scope.issues),
    };
    Some(Test::Declared(found, wanted))
}

/// The names of declared facts.
pub fn names_of(facts: &[(Name, FactType)]) -> Vec<Name> {
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
pub fn choice(node: &Json, choices: &[Name], names: &Names, issues: &mut Issues) -> Option<Name> {
    let Json::Text(text) = node else { return wrong_fact("string", node, issues) };
    let found = names.find(&text.value);
    if !choices.contains(&found) {
        issues.add(IssueCode::UnknownValue, node, &near(&text.value, choices, names));
        return None;
    }
    Some(found)
}
