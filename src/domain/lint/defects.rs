//! Which faults of goods have no remedy.

use super::demand::{Subject, Wanted};
use super::logic::Logic;
use super::reach::{given, unopposed};
use super::{Finding, FindingCode, Place, granted, is_for_the_shop};
use crate::domain::policy::{Document, Name, Policy, Selector};

/// Finds faults for which neither the shop nor a law grants a remedy.
pub(super) fn look(policy: &Policy, found: &mut Vec<Finding>) {
    let Some(shop) = policy.shop() else { return };
    let logic = Logic::new(policy);
    let quality = policy.names.find("quality");
    // A policy that grants nothing at all is not about returns.
    if !policy.documents.iter().any(|document| document.rules.iter().any(|rule| !granted(rule).is_empty())) {
        return;
    }
    let mut left_out = Vec::new();
    for leaf in policy.reasons.leaves_of(quality) {
        let has_remedy = policy
            .documents
            .iter()
            .any(|document| is_for_the_shop(document, shop) && grants_something(&logic, document, leaf));
        if !has_remedy {
            left_out.push(policy.names.text(leaf));
        }
    }
    if !left_out.is_empty() {
        let place = Place::of(0).field("rules");
        found.push(Finding::new(FindingCode::NoRemedyForDefect, place).with("reasons", &left_out.join(", ")));
    }
}

fn grants_something<'p>(logic: &Logic<'p>, document: &'p Document, leaf: Name) -> bool {
    // A warranty covers goods that do not work, whatever the document's rules grant.
    if document.warranties.iter().any(|warranty| !warranty.unsure) && leaf == logic.policy.names.find("defective") {
        return true;
    }
    for rule in document.rules.iter().filter(|rule| !rule.unsure) {
        for remedy in granted(rule) {
            let mut given = given(document);
            given.add(Subject::Names(Selector::Reason), Wanted::OneOf(vec![leaf]));
            given.add(Subject::Remedy, Wanted::Remedies(vec![*remedy]));
            if !logic.is_never(&given, &unopposed(document, rule, *remedy)) {
                return true;
            }
        }
    }
    false
}
