//! What does a policy lint report? Findings with a sentence, a way out and pointers.

mod sentences;
mod spoken;
mod words;

pub use sentences::known;
pub use spoken::SPOKEN;
pub use words::missing;

use super::answers::{self, Named};
use crate::boundary::json::{Json, push_escaped, push_integer};
use crate::domain::lint::{Declarations, Finding, Place, Step};
use crate::domain::policy::Policy;

/// The names that the shop's own document declares, of a document that was read.
pub fn declarations(document: &Json, policy: &Policy) -> Declarations {
    let mut declared = Declarations::default();
    for (list, field) in [(&mut declared.groups, "categories"), (&mut declared.facts, "facts")] {
        for (name, _) in document.field(field).entries() {
            list.push(policy.names.find(name));
        }
    }
    for event in document.field("events").items() {
        declared.events.push(policy.names.add(event.as_text()));
    }
    declared
}

/// Findings in sentences.
pub fn findings(findings: &[Finding], policy: &Policy) -> Vec<answers::Finding> {
    let mut found = Vec::new();
    for finding in findings {
        let mut params = finding.params.clone();
        params.retain(|(_, value)| !value.is_empty());
        let (message, way_out) = sentences::of(finding, &params);
        if let Some(sort) = finding.sort {
            params.insert(0, ("sort", sort.code().to_owned()));
        }
        let mut others = Vec::new();
        for other in &finding.others {
            others.push(pointer(other, policy));
        }
        found.push(answers::Finding {
            code: finding.code.code(),
            pointer: pointer(&finding.place, policy),
            message,
            way_out,
            params: Named(params),
            others,
        });
    }
    found
}

/// The pointer into the shop's document, or into a law's: `/packs/<id>/…`.
fn pointer(place: &Place, policy: &Policy) -> String {
    let mut pointer = String::new();
    if let Some(law) = policy.documents.get(place.document).filter(|_| place.document > 0) {
        pointer.push_str("/packs/");
        push_escaped(&mut pointer, &law.id);
    }
    for step in &place.steps {
        pointer.push('/');
        match step {
            Step::Field(name) => push_escaped(&mut pointer, name),
            Step::Entry(index) => push_integer(&mut pointer, i64::try_from(*index).unwrap_or(i64::MAX)),
        }
    }
    pointer
}
