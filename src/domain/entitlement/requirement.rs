use super::Facts;
use crate::domain::policy::{Requirement, RequirementKind};

/// Something that the shopper must bring, and whether it is there.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct MetRequirement {
    /// What it is.
    pub requirement: Requirement,
    /// `None` if nobody said.
    pub met: Option<bool>,
    /// Ids of the order lines that it is about.
    pub lines: Vec<String>,
}

/// Says of each requirement whether the papers and the evidence at hand meet it.
#[must_use]
pub fn met(requirements: &[Requirement], facts: &Facts) -> Vec<MetRequirement> {
    let mut judged = Vec::new();
    for requirement in requirements {
        let listed = match requirement.kind {
            RequirementKind::Proof => facts.request.proofs.as_ref().or(facts.line.proofs.as_ref()),
            RequirementKind::Evidence => facts.request.evidence.as_ref(),
            RequirementKind::Action => None,
        };
        let met = listed.map(|codes| codes.contains(&requirement.code));
        judged.push(MetRequirement { requirement: requirement.clone(), met, lines: Vec::new() });
    }
    judged
}
