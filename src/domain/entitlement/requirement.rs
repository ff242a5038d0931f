//! Which of the required papers, evidence and actions are there.

use super::Facts;
use crate::domain::policy::{Requirement, RequirementKind};

/// Something that the shopper must bring or do, and whether that is done.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct MetRequirement {
    /// The requirement.
    pub requirement: Requirement,
    /// True if it is met; `None` if that is not known.
    pub met: Option<bool>,
    /// Ids of the order lines that it is about.
    pub lines: Vec<String>,
}

/// Each requirement, with whether the papers and the evidence at hand meet it.
#[must_use]
pub fn met(requirements: &[Requirement], facts: &Facts) -> Vec<MetRequirement> {
    let mut checked = Vec::new();
    for requirement in requirements {
        let listed = match requirement.kind {
            RequirementKind::Proof => facts.request.proofs.as_ref().or(facts.line.proofs.as_ref()),
            RequirementKind::Evidence => facts.request.evidence.as_ref(),
            RequirementKind::Action => None,
        };
        let met = listed.map(|codes| codes.contains(&requirement.code));
        checked.push(MetRequirement { requirement: requirement.clone(), met, lines: Vec::new() });
    }
    checked
}
