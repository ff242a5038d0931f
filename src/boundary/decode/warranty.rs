use super::Node;
use super::matcher::remedies;
use super::rule::{authority, described, requirements, when};
use super::scalar::period;
use super::scope::Scope;
use super::window::{longer, window, window_of};
use crate::domain::calendar::Period;
use crate::domain::policy::{Confidence, Registration, UsageLimit, UsageUnit, Warranty, Window};

/// Reads a promise that goods hold.
pub fn warranty(node: &Node, index: usize, enabled: &dyn Fn(&str) -> bool, scope: &mut Scope) -> Option<Warranty> {
    let mut fields = node.fields(scope.issues)?;
    let id = fields.required("id", scope.issues).and_then(|node| node.name(scope.issues));
    let by = fields.get("by");
    let is_maker = |maker: bool| if maker { "maker" } else { "shop" };
    let by_maker = by.and_then(|node| node.code(&[true, false], is_maker, scope.issues)).unwrap_or(false);
    let covers = fields.required("covers", scope.issues).map(|node| remedies(&node, scope)).unwrap_or_default();
    let part = fields.get("part").and_then(|node| node.name(scope.issues));
    let when = when(&mut fields, scope);
    let base = window_of(&mut fields, node, scope);
    let limits = fields.get("limits").map(|node| limits(&node, scope)).unwrap_or_default();
    let extended = fields.get("extendedBy");
    let extended =
        extended.map(|node| node.list(scope.issues, |item, issues| item.code(&[()], |()| "repairs", issues)));
    let written = fields.get("registration");
    let registration = written.zip(base.as_ref()).and_then(|(node, base)| registration(&node, base, scope));
    let requires = requirements(&mut fields, scope);
    let expiring = fields.get("expiring").and_then(|node| period(&node, scope.issues));
    let (citation, confidence) = authority(&mut fields, scope);
    described(&mut fields, scope);
    scope.no_others(&fields);
    let id = id?;
    if confidence != Confidence::Sure && !enabled(&id) {
        return None;
    }
    Some(Warranty {
        id,
        index,
        by_maker,
        covers,
        part,
        when,
        window: base?,
        limits,
        extended_by_repairs: extended.is_some_and(|list| !list.is_empty()),
        registration,
        requires,
        expiring: expiring.unwrap_or(Period::days(30)),
        citation,
    })
}

fn limits(node: &Node, scope: &mut Scope) -> Vec<UsageLimit> {
    node.list(scope.issues, |item, issues| {
        let mut fields = item.fields(issues)?;
        let unit = fields.required("unit", issues).and_then(|node| node.code(UsageUnit::ALL, UsageUnit::code, issues));
        let cap = fields.required("cap", issues).and_then(|node| node.decimal(issues));
        fields.unknown(|node, near| issues.add("unknown_field", &node.place, near, None));
        Some(UsageLimit { unit: unit?, cap: cap? })
    })
}

fn registration(node: &Node, base: &Window, scope: &mut Scope) -> Option<Registration> {
    let mut fields = node.fields(scope.issues)?;
    let required = fields.required("required", scope.issues).and_then(|node| node.boolean(scope.issues));
    let window = fields.required("window", scope.issues).and_then(|node| window(&node, scope));
    let then = fields.get("then").map(|node| longer(&node, base, scope));
    scope.no_others(&fields);
    Some(Registration {
        required: required?,
        window: window?,
        then: match then {
            Some(then) => Some(then?),
            None => None,
        },
    })
}
