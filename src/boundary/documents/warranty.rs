//! What may a warranty look like, and what is read from it?

use super::matcher::{remedies, when};
use super::reference::requirements;
use super::rule::citation;
use super::scalar::{parse_period, parse_scaled};
use super::scope::Scope;
use super::types::{
    AtLeastOne, Confidence, CountingMode, Decimal, Extension, FaultItem, Length, Name, NameOr, Period, Remedy, Spoken,
    UsageUnit, Warrantor,
};
use super::window::{extended_by, longer, window, window_of};
use super::{Citation, Matcher, RequirementReference, Window};
use crate::boundary::IssueCode;
use crate::boundary::issues::{Issues, suggestion};
use crate::boundary::json::Json;
use crate::domain::calendar;
use crate::domain::money;
use crate::domain::policy as terms;

record! {
    /// A reading at which a warranty ends.
    closed(Refused) UsageLimit, "usageLimit" {
        /// What is read.
        required unit: UsageUnit = r#""kilometres""#;
        /// The highest reading that is still inside; one above it has ended the warranty.
        required cap: Decimal = "100000";
    }
}

record! {
    /// The length that a registered product has, from the same event.
    closed(Refused) LongerWindow, "longerWindow" {
        /// How long the warranty is: a duration, or `unlimited`.
        required length: Length = r#""P3Y""#;
        /// The mode in which the length is counted; by default hours are `elapsed`, months `months_same_date` and days
        /// `days_after`.
        optional count: CountingMode = r#""months_same_date""#;
    }
    together &[Together::LengthFitsCount];
}

record! {
    /// What registering a product changes.
    closed(Refused) Registration, "registration" {
        /// Whether there is no warranty without it.
        required required: bool = "false";
        /// By when the product must be registered.
        required window: Window = r#"{ "from": "ordered", "length": "P30D" }"#;
        /// What a registered product has in place of the warranty's own length, from the same event.
        optional then: LongerWindow = r#"{ "length": "P3Y" }"#;
    }
    together &[Together::LengthOrDefault(None)];
}

record! {
    /// What becomes of a warranty when the goods change hands, the event `transferred`.
    closed(Refused) Transfer, "transfer" {
        /// Whether the next owner has it.
        required kept: bool = "true";
        /// By when the event `transfer_registered` must follow; it is counted from `transferred` unless it says another
        /// event. Else the warranty is `void`, with `endedBy` `transfer`.
        optional window: Window = r#"{ "length": "P30D" }"#;
    }
    together &[Together::LengthOrDefault(Some("window"))];
}

record! {
    /// A promise that goods last.
    closed(Refused) Warranty, "warranty" {
        /// The name that answers cite, unique among the warranties.
        required id: Name = r#""standard""#;
        /// Who promises it; by default the `shop`.
        optional by: Warrantor = r#""maker""#;
        /// Ids of the document's rules that grant what it covers; by default it grants that itself, as options for defects.
        optional rules: AtLeastOne<Name> = r#"["change-of-mind"]"#;
        /// The remedies that it gives.
        required covers: AtLeastOne<Remedy> = r#"["repair", "replacement"]"#;
        /// The part of the goods that it is for; by default the whole.
        optional part: Name = r#""battery""#;
        /// What it asks of the order decides whether it is for this line; what it asks of `condition`, `usage` and
        /// `facts` decides whether it is `void`.
        optional when: Matcher = r#"{ "condition": { "damagedByUser": false } }"#;
        /// How long it runs.
        optional window: Window = r#"{ "length": "P2Y" }"#;
        /// What it pays for; by default `parts` and `labour`.
        optional bears: AtLeastOne<FaultItem> = r#"["parts"]"#;
        /// The id of another warranty of the document: this one starts where that one ends.
        optional after: Name = r#""maker""#;
        /// What becomes of it when the goods change hands; by default it stays with them.
        optional transfer: Transfer = r#"{ "kept": false }"#;
        /// Readings at which it ends.
        optional limits: Vec<UsageLimit> = r#"[{ "unit": "kilometres", "cap": 20000 }]"#;
        /// How time in the workshop makes it longer; one entry, by default none.
        optional extended_by as "extendedBy": Vec<Extension> = r#"["repairs"]"#;
        /// What registering the product changes.
        optional registration: Registration
            = r#"{ "required": false, "window": { "length": "P30D" }, "then": { "length": "P3Y" } }"#;
        /// What the shopper must bring: codes of proofs, or kinds and codes. It closes nothing; answers say whether it
        /// is `met`.
        optional requires: Vec<NameOr<RequirementReference>> = r#"["warranty_card"]"#;
        /// Codes of the next steps.
        optional steps: Vec<Name> = r#"["bring_to_store"]"#;
        /// How long before its end it is `expiring`; by default `P30D`.
        optional expiring: Period = r#""P14D""#;
        /// Where it stands in the law or in the terms.
        optional citation: Citation = r#"{ "article": "Terms 4" }"#;
        /// How sure a pack is of it; by default `sure`. What is less than sure is `unknown`, with the note
        /// `law_may_give_more`, and untold once it is over, unless a reference to the pack enables it; nothing enables what is
        /// `silent`.
        optional confidence: Confidence = r#""sure""#;
        /// What it is called, for shoppers.
        optional title: Spoken = r#"{ "en": "Change of mind", "de": "Meinung geändert" }"#;
        /// A note for people; the engine does not look at it.
        optional note: String = r#""As agreed in November""#;
    }
    together &[Together::LengthOrDefault(None), Together::AtMost("extendedBy", 1)];
}

/// The event that the goods changed hands.
const TRANSFERRED: &str = "transferred";
/// The event that the new owner was registered.
const TRANSFER_REGISTERED: &str = "transfer_registered";

/// Reads a warranty.
pub fn warranty(node: &Json, index: usize, scope: &mut Scope) -> Option<terms::Warranty> {
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
    Some(terms::Warranty {
        id: node.text("id").to_owned(),
        index,
        by_maker: node.text("by") == "maker",
        rules: node.names("rules"),
        covers: remedies(node, "covers"),
        part: node.name("part"),
        bears: bears(node, "bears"),
        after: scope.declared.name(node, "after"),
        when: when(node, scope),
        window: base,
        limits,
        registration,
        transfer,
        requires: requirements(node, &scope.declared.names),
        steps: node.names("steps"),
        expiring: parse_period(node.text("expiring")).unwrap_or(calendar::Period::days(30)),
        unsure: !scope.is_sure(node),
        citation: citation(node, scope),
    })
}

fn limit(node: &Json) -> Option<terms::UsageLimit> {
    let cap = parse_scaled(node.get("cap")?.as_digits(), 6)?;
    Some(terms::UsageLimit {
        unit: UsageUnit::from_code(node.text("unit"))?,
        cap: money::Decimal::from_millionths(cap),
    })
}

fn registration(node: &Json, base: &terms::Window, scope: &mut Scope) -> Option<terms::Registration> {
    Some(terms::Registration {
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

/// Reads what becomes of a warranty when the goods change hands. The time to register the new owner starts with that.
fn transfer(node: &Json, scope: &mut Scope) -> Option<terms::Transfer> {
    let handed = scope.declared.names.add(TRANSFERRED);
    scope.declared.names.add(TRANSFER_REGISTERED);
    let kept = node.boolean("kept")?;
    if !kept {
        scope.issues.warn_idle(node, "window");
    }
    let registered = match node.get("window") {
        Some(written) => {
            let usual = std::mem::replace(&mut scope.defaults.from, vec![terms::EventReference::of(handed)]);
            let registered = window(written, scope);
            scope.defaults.from = usual;
            Some(registered?)
        }
        None => None,
    };
    Some(terms::Transfer { kept, told: registered })
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
