use super::Node;
use super::scope::Scope;
use crate::boundary::issues::suggestion;
use crate::boundary::json::Json;
use crate::domain::policy::{ConditionFact, FactTest, FactType, Matcher, Range, Remedy, Selector, Test, UsageUnit};

/// Reads everything that a rule asks of the facts.
pub fn matcher(node: &Node, scope: &mut Scope) -> Matcher {
    let mut tests = Vec::new();
    let Some(mut fields) = node.fields(scope.issues) else { return Matcher(tests) };
    for selector in Selector::ALL.iter().filter(|selector| **selector != Selector::Tier) {
        if let Some(node) = fields.get(selector.code()) {
            let names = match selector {
                Selector::Reason => reasons(&node, scope),
                Selector::Remedy => remedies(&node, scope).into_iter().map(|remedy| remedy.code().to_owned()).collect(),
                _ => node.names(scope.issues),
            };
            tests.push(Test::AnyOf(*selector, names));
        }
    }
    if let Some(node) = fields.get("buyer") {
        buyer(&node, scope, &mut tests);
    }
    if let Some(node) = fields.get("condition") {
        each_code(&node, ConditionFact::ALL, ConditionFact::code, scope, |fact, node, scope| {
            tests.extend(node.boolean(scope.issues).map(|wanted| Test::Condition(fact, wanted)));
        });
    }
    if let Some(node) = fields.get("usage") {
        each_code(&node, UsageUnit::ALL, UsageUnit::code, scope, |unit, node, scope| {
            tests.extend(range(node, scope).map(|range| Test::Usage(unit, range)));
        });
    }
    tests.extend(fields.get("quantity").and_then(|node| range(&node, scope)).map(Test::Quantity));
    if let Some(node) = fields.get("facts") {
        declared(&node, scope, &mut tests);
    }
    tests.extend(fields.get("not").map(|node| Test::Not(matcher(&node, scope))));
    scope.no_others_in_rule(&fields);
    Matcher(tests)
}

/// Reads a list of remedies.
pub fn remedies(node: &Node, scope: &mut Scope) -> Vec<Remedy> {
    node.list(scope.issues, |item, issues| item.code(Remedy::ALL, Remedy::code, issues))
}

fn reasons(node: &Node, scope: &mut Scope) -> Vec<String> {
    let tree = &scope.declared.reasons;
    let leaves = node.list(scope.issues, |item, issues| {
        let name = item.text(issues)?;
        let leaves = tree.leaves_of(name);
        if leaves.is_empty() {
            let branches = tree.branches().iter().map(|(branch, _)| branch.as_str());
            issues.add("unknown_reason", &item.place, suggestion(name, tree.leaves().chain(branches)), None);
        }
        Some(leaves)
    });
    leaves.into_iter().flatten().collect()
}

fn buyer(node: &Node, scope: &mut Scope, tests: &mut Vec<Test>) {
    let Some(mut fields) = node.fields(scope.issues) else { return };
    tests.extend(fields.get("tiers").map(|node| Test::AnyOf(Selector::Tier, node.names(scope.issues))));
    tests.extend(fields.get("consumer").and_then(|node| node.boolean(scope.issues)).map(Test::Consumer));
    scope.no_others_in_rule(&fields);
}

/// Reads an object whose keys are the codes of an enum.
fn each_code<T: Copy>(
    node: &Node,
    all: &[T],
    code: fn(T) -> &'static str,
    scope: &mut Scope,
    mut read: impl FnMut(T, &Node, &mut Scope),
) {
    let Some(mut fields) = node.fields(scope.issues) else { return };
    for variant in all {
        if let Some(node) = fields.get(code(*variant)) {
            read(*variant, &node, scope);
        }
    }
    scope.no_others_in_rule(&fields);
}

fn range(node: &Node, scope: &mut Scope) -> Option<Range> {
    let mut fields = node.fields(scope.issues)?;
    let min = fields.get("min").and_then(|node| node.decimal(scope.issues));
    let max = fields.get("max").and_then(|node| node.decimal(scope.issues));
    scope.no_others_in_rule(&fields);
    if min.is_none() && max.is_none() {
        scope.issues.add("missing_field", &node.place.key("max"), None, None);
        return None;
    }
    Some(Range { min, max })
}

fn declared(node: &Node, scope: &mut Scope, tests: &mut Vec<Test>) {
    let Some(fields) = node.fields(scope.issues) else { return };
    for (name, node) in fields.entries() {
        let known = scope.declared.facts.iter().find(|(declared, _)| declared == name).map(|(_, kind)| kind);
        let Some(kind) = known else {
            let near = suggestion(name, scope.declared.facts.iter().map(|(declared, _)| declared.as_str()));
            scope.issues.add("undeclared_fact", &node.place, near, None);
            continue;
        };
        let wanted = match kind {
            FactType::Boolean => node.boolean(scope.issues).map(FactTest::Is),
            FactType::Number => range(&node, scope).map(FactTest::Within),
            FactType::Choice(choices) => choice(&node, choices, scope.issues).map(FactTest::Equals),
        };
        tests.extend(wanted.map(|wanted| Test::Declared(name.to_owned(), wanted)));
    }
}

/// Reads one of the values that a declared fact may have.
pub fn choice(node: &Node, choices: &[String], issues: &mut crate::boundary::issues::Issues) -> Option<String> {
    let Json::Text(text) = node.json else { return node.wrong_type("string", issues) };
    if choices.iter().any(|choice| *choice == text.value) {
        return Some(text.value.clone().into_owned());
    }
    issues.add("unknown_value", &node.place, suggestion(&text.value, choices.iter().map(String::as_str)), None);
    None
}
