//! What would each reason and remedy open for one order line at one instant?

use super::answers::{Named, PreviewCell, PreviewRow};
use crate::boundary::answers::{basis, date_text, instant_text};
use crate::domain::calendar::Instant;
use crate::domain::entitlement::{Line, OpenOption, Openness, Request, TooCostly, decide_shortly};
use crate::domain::policy::{Name, Policy, Remedy};

/// For every reason, and every remedy, the best option that is open or possibly open.
pub fn preview(policy: &Policy, line: &Line, now: Instant) -> Result<Vec<PreviewRow>, TooCostly> {
    let mut rows = Vec::new();
    for reason in policy.reasons.leaves() {
        rows.push(row(policy, line, reason, now)?);
    }
    Ok(rows)
}

fn row(policy: &Policy, line: &Line, reason: Name, now: Instant) -> Result<PreviewRow, TooCostly> {
    let request = Request { reason: Some(reason), ..Request::default() };
    let decision = decide_shortly(policy, line, &request, now)?;
    let mut remedies = Vec::new();
    for remedy in Remedy::ALL {
        let mut options = decision.options.iter().filter(|opening| opening.key.remedy == *remedy);
        // Options come best first, but a certain one goes before one that hinges on a fact.
        let best = options.clone().find(|opening| opening.openness == Openness::Open);
        let best = best.or_else(|| options.next());
        remedies.push((remedy.code(), best.and_then(|best| cell(policy, best))));
    }
    Ok(PreviewRow { reason: policy.names.text(reason), status: decision.status.code(), remedies: Named(remedies) })
}

fn cell(policy: &Policy, opening: &OpenOption) -> Option<PreviewCell> {
    let (document, rule) = opening.key.terms(policy)?;
    let closing = opening.window.closing;
    Some(PreviewCell {
        status: opening.openness.code(),
        closes: closing.instant().map(instant_text),
        last_day: closing.last_day().map(date_text),
        rule: rule.id.clone(),
        basis: basis(document.author, false),
    })
}
