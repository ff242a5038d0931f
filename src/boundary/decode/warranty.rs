use super::matcher::{remedies, when};
use super::reference::requirements;
use super::rule::citation;
use super::scalar::{parse_period, parse_scaled};
use super::scope::Scope;
use super::window::{extended_by, longer, window, window_of};
use crate::boundary::IssueCode;
use crate::boundary::issues::{Issues, suggestion};
use crate::boundary::json::Json;
use crate::domain::calendar::Period;
use crate::domain::money::Decimal;
use crate::domain::policy::{
    EventReference, FaultItem, Registration, Transfer, UsageLimit, UsageUnit, Warranty, Window,
};

/// The goods changed hands; that was told.
const HANDED_ON: &str = "transferred";
const HANDED_ON_TOLD: &str = "transfer_registered";

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
    let transfer = match node.get("transfer") {
        Some(written) => Some(transfer(written, scope)?),
        None => None,
    };
    Some(Warranty {
        id: node.text("id").to_owned(),
        index,
        by_maker: node.text("by") == "maker",
        covers: remedies(node, "covers"),
        part: node.name("part"),
        bears: bears(node, "bears"),
        after: scope.declared.name(node, "after"),
        when: when(node, scope),
        window: base,
        limits,
        registration,
        transfer,
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

/// Reads what a warranty or an entry of the terms for faults pays for.
pub fn bears(node: &Json, field: &str) -> Vec<FaultItem> {
    let mut items = Vec::new();
    for item in node.field(field).items() {
        items.extend(FaultItem::from_code(item.as_text()));
    }
    items
}

/// Reads what becomes of a warranty when the goods change hands; the time to tell it starts with that.
fn transfer(node: &Json, scope: &mut Scope) -> Option<Transfer> {
    let handed = scope.declared.names.add(HANDED_ON);
    scope.declared.names.add(HANDED_ON_TOLD);
    let kept = node.boolean("kept")?;
    if !kept {
        scope.issues.warn_idle(node, "window");
    }
    let told = match node.get("window") {
        Some(written) => {
            let usual = std::mem::replace(&mut scope.defaults.from, vec![EventReference::of(handed)]);
            let told = window(written, scope);
            scope.defaults.from = usual;
            Some(told?)
        }
        None => None,
    };
    Some(Transfer { kept, told })
}

/// Reports warranties that follow one that is not there, or in the end themselves.
pub fn check_sequence(node: &Json, issues: &mut Issues) {
    let list = node.field("warranties").items();
    let place = |id: &str| list.iter().find(|item| item.text("id") == id);
    // One without a readable id may be the one that is meant.
    if list.iter().any(|item| item.text("id").is_empty()) {
        return;
    }
    for item in list {
        let Some(after) = item.get("after") else { continue };
        let mut next = place(after.as_text());
        if next.is_none() && !after.as_text().is_empty() {
            let mut known = Vec::new();
            for other in list {
                known.push(other.text("id"));
            }
            issues.add(IssueCode::UnknownWarranty, after, suggestion(after.as_text(), &known));
        }
        for _ in list {
            let Some(earlier) = next else { break };
            if earlier.text("id") == item.text("id") {
                issues.add(IssueCode::WarrantyFollowsItself, after, "");
                break;
            }
            next = place(earlier.text("after"));
        }
    }
}
