use super::matcher::{remedies, when};
use super::reference::requirements;
use super::rule::citation;
use super::scalar::{parse_period, parse_scaled};
use super::scope::Scope;
use super::window::{extended_by, longer, window, window_of};
use crate::boundary::json::Json;
use crate::domain::calendar::Period;
use crate::domain::money::Decimal;
use crate::domain::policy::{Registration, UsageLimit, UsageUnit, Warranty, Window};

/// Reads a promise that goods hold.
pub fn warranty(node: &Json, index: usize, scope: &mut Scope) -> Option<Warranty> {
    let mut base = window_of(node, scope)?;
    if node.get("extendedBy").is_some() {
        base.extended_by = extended_by(node, scope);
    }
    let mut limits = Vec::new();
    for item in node.field("limits").items() {
        limits.extend(limit(item));
    }
    let registration = match node.get("registration") {
        Some(written) => Some(registration(written, &base, scope)?),
        None => None,
    };
    Some(Warranty {
        id: node.text("id").to_owned(),
        index,
        by_maker: node.text("by") == "maker",
        covers: remedies(node, "covers"),
        part: node.name("part"),
        when: when(node, scope),
        window: base,
        limits,
        registration,
        requires: requirements(node),
        expiring: parse_period(node.text("expiring")).unwrap_or(Period::days(30)),
        citation: citation(node),
    })
}

fn limit(node: &Json) -> Option<UsageLimit> {
    let cap = parse_scaled(node.get("cap")?.as_digits(), 6)?;
    Some(UsageLimit { unit: UsageUnit::from_code(node.text("unit"))?, cap: Decimal::from_millionths(cap) })
}

fn registration(node: &Json, base: &Window, scope: &mut Scope) -> Option<Registration> {
    Some(Registration {
        required: node.boolean("required")?,
        window: window(node.get("window")?, scope)?,
        then: match node.get("then") {
            Some(then) => Some(longer(then, base, scope)?),
            None => None,
        },
    })
}
