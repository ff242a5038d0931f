use super::scalar::parse_scaled;
use super::scope::Scope;
use super::shape::has_unknown_field;
use super::shapes::MATCHER;
use crate::boundary::issues::{Issues, suggestion};
use crate::boundary::json::Json;
use crate::domain::money::Decimal;
use crate::domain::policy::{ConditionFact, FactTest, FactType, Matcher, Range, Remedy, Selector, Test, UsageUnit};

/// Reads the field `when`; an entry without it always matches.
pub fn when(node: &Json, scope: &mut Scope) -> Matcher {
    node.get("when").map(|node| matcher(node, scope)).unwrap_or_default()
}

fn matcher(node: &Json, scope: &mut Scope) -> Matcher {
    let mut tests = Vec::new();
    for selector in Selector::ALL {
        if let Some(names) = node.get(selector.code()) {
            let names = if *selector == Selector::Reason { reasons(names, scope) } else { names.as_names() };
            tests.push(Test::AnyOf(*selector, names));
        }
    }
    if let Some(buyer) = node.get("buyer") {
        if buyer.get("tiers").is_some() {
            tests.push(Test::AnyOf(Selector::Tier, buyer.names("tiers")));
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

/// Reads a list of remedies.
pub fn remedies(node: &Json, name: &str) -> Vec<Remedy> {
    let mut found = Vec::new();
    for item in node.field(name).items() {
        found.extend(Remedy::from_code(item.as_text()));
    }
    found
}

fn reasons(node: &Json, scope: &mut Scope) -> Vec<String> {
    let tree = &scope.declared.reasons;
    let mut leaves = Vec::new();
    for item in node.items() {
        let found = tree.leaves_of(item.as_text());
        if found.is_empty() {
            let mut known = tree.leaves();
            for (branch, _) in tree.branches() {
                known.push(branch);
            }
            let near = suggestion(item.as_text(), &known);
            scope.issues.add("unknown_reason", item, near);
        }
        leaves.extend(found);
    }
    leaves
}

fn range(node: &Json, issues: &mut Issues) -> Range {
    let bound = |name: &str| parse_scaled(node.get(name)?.as_digits(), 6).map(Decimal::from_millionths);
    let range = Range { min: bound("min"), max: bound("max") };
    if range.min.is_none() && range.max.is_none() {
        issues.add_field("missing_field", node, "max", "");
    }
    range
}

fn declared(name: &str, node: &Json, scope: &mut Scope) -> Option<Test> {
    let facts = &scope.declared.facts;
    let Some((_, kind)) = facts.iter().find(|(declared, _)| declared == name) else {
        let near = suggestion(name, &names_of(facts));
        scope.issues.add("undeclared_fact", node, near);
        return None;
    };
    let wanted = match (kind, node) {
        (FactType::Boolean, Json::Bool(value)) => FactTest::Is(*value),
        (FactType::Number, Json::Object(_)) => FactTest::Within(range(node, scope.issues)),
        (FactType::Number, Json::Number(digits)) => {
            let number = parse_scaled(digits, 6).map(Decimal::from_millionths);
            FactTest::Within(Range { min: number, max: number })
        }
        (FactType::Choice(choices), _) => FactTest::Equals(choice(node, choices, scope.issues)?),
        (FactType::Boolean, _) => return wrong_fact("boolean", node, scope.issues),
        (FactType::Number, _) => return wrong_fact("object", node, scope.issues),
    };
    Some(Test::Declared(name.to_owned(), wanted))
}

/// The names of declared facts.
pub fn names_of(facts: &[(String, FactType)]) -> Vec<&str> {
    let mut names = Vec::new();
    for (name, _) in facts {
        names.push(name.as_str());
    }
    names
}

/// Notes that a declared fact is of another type.
pub fn wrong_fact<T>(expected: &str, node: &Json, issues: &mut Issues) -> Option<T> {
    issues.add("wrong_type", node, expected);
    None
}

/// Reads one of the values that a declared fact may have.
pub fn choice(node: &Json, choices: &[String], issues: &mut Issues) -> Option<String> {
    let Json::Text(text) = node else { return wrong_fact("string", node, issues) };
    let known = choices.iter().find(|choice| **choice == text.value);
    if known.is_none() {
        let mut names = Vec::new();
        for choice in choices {
            names.push(choice.as_str());
        }
        let near = suggestion(&text.value, &names);
        issues.add("unknown_value", node, near);
    }
    known.cloned()
}
