use super::evaluation::Evaluation;
use super::{Facts, PlacedWindow, Trace, Truth};
use super::{Position, place};
use crate::domain::calendar::Instant;
use crate::domain::policy::{Document, Policy, Presumption, Remedy};

/// Who has to prove that a fault was there from the start, and until when.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BurdenOfProof {
    /// Index of the document.
    pub document: usize,
    /// Index of the presumption in the document's list.
    pub presumption: usize,
    /// How long.
    pub window: PlacedWindow,
}

impl BurdenOfProof {
    /// The document and the presumption.
    pub fn terms<'p>(&self, policy: &'p Policy) -> Option<(&'p Document, &'p Presumption)> {
        let document = policy.documents.get(self.document)?;
        Some((document, document.presumptions.get(self.presumption)?))
    }
}

/// The presumption that holds for a remedy at an instant; of several the one that holds longest, and
/// of equals the one of the document that is named last: a national law goes before what it transposes.
#[must_use]
pub fn burden(facts: &Facts, remedy: Remedy, at: Instant) -> Option<BurdenOfProof> {
    let mut longest: Option<BurdenOfProof> = None;
    for (index, document) in facts.policy.documents.iter().enumerate() {
        if facts.concerns(document) != Truth::True {
            continue;
        }
        for (place_in_list, presumption) in document.presumptions.iter().enumerate() {
            let mut looked = Trace::default();
            if looked.judge(&presumption.when, facts, Some(remedy)) != Truth::True {
                continue;
            }
            let window = place(&presumption.window, facts, &mut looked);
            let holds = window.position(at) == Position::Inside;
            if holds && longest.as_ref().is_none_or(|longest| !window.closes_before(&longest.window)) {
                longest = Some(BurdenOfProof { document: index, presumption: place_in_list, window });
            }
        }
    }
    longest
}

/// The instants at which a window opens or closes, of an option or of a presumption, in their order.
pub(super) fn edges(evaluation: &Evaluation, facts: &Facts) -> Vec<Instant> {
    let mut edges = evaluation.edges();
    for document in &facts.policy.documents {
        for presumption in &document.presumptions {
            place(&presumption.window, facts, &mut Trace::default()).add_edges(&mut edges);
        }
    }
    edges
}
