//! Which of the required papers, evidence and actions are there.

use super::{Companions, Facts};
use crate::domain::policy::{Requirement, RequirementKind};

/// Something that the shopper must bring or do, and whether that is done.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct MetRequirement {
    /// The requirement.
    pub requirement: Requirement,
    /// True if it is met; `None` if that is not known.
    pub met: Option<bool>,
    /// The order lines that it is about.
    pub lines: Companions,
}

/// Each requirement, with whether the papers and the evidence at hand meet it.
///
/// ```
/// # #[cfg(feature = "native")]
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use aftersales::boundary::{Engine, NativeHost};
/// # let engine = Engine::new(Box::new(NativeHost));
/// # let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "UTC",
/// #     "rules": [{ "id": "exchange", "grants": ["exchange"], "window": { "length": "P7D" }, "requires": ["invoice"] }] }"#;
/// # let policy = engine.load_document(terms)?.policy;
/// use aftersales::domain::entitlement::{Facts, Line, Request, met};
///
/// // The rule requires an invoice.
/// let rule = &policy.documents[0].rules[0];
/// let with = |proofs| {
///     let line = Line { proofs, ..Line::default() };
///     met(&rule.requires, &Facts::new(&policy, &line, &Request::default()))[0].met
/// };
/// assert_eq!(with(Some(vec![policy.names.find("invoice")])), Some(true));
/// assert_eq!(with(Some(Vec::new())), Some(false));
/// assert_eq!(with(None), None, "it is not known which papers are at hand");
/// # Ok(())
/// # }
/// # #[cfg(not(feature = "native"))]
/// # fn main() {}
/// ```
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
        checked.push(MetRequirement { requirement: *requirement, met, lines: Companions::default() });
    }
    checked
}
