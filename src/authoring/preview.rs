//! What would each reason and remedy open for one order line at one instant?

use crate::boundary::answers::{basis, date, instant};
use crate::boundary::json::Writer;
use crate::domain::calendar::Instant;
use crate::domain::entitlement::{Line, OpenOption, Openness, Request, decide_shortly};
use crate::domain::policy::{Name, Policy, Remedy};

/// Writes for every reason, and every remedy, the best option that is open or possibly open.
pub fn preview(writer: &mut Writer, policy: &Policy, line: &Line, now: Instant) {
    writer.array(policy.reasons.leaves(), |writer, reason| {
        row(writer, policy, line, reason, now);
    });
}

fn row(writer: &mut Writer, policy: &Policy, line: &Line, reason: Name, now: Instant) {
    let request = Request { reason: Some(reason), ..Request::default() };
    let decision = decide_shortly(policy, line, &request, now);
    writer.open('{');
    writer.entry("reason", &policy.names.text(reason));
    writer.entry("status", decision.status.code());
    writer.start("remedies", '{');
    for remedy in Remedy::ALL {
        writer.key(remedy.code());
        let mut options = decision.options.iter().filter(|opening| opening.key.remedy == *remedy);
        // Options come best first, but a certain one goes before one that hinges on a fact.
        let best = options.clone().find(|opening| opening.openness == Openness::Open);
        match best.or_else(|| options.next()) {
            Some(best) => cell(writer, policy, best),
            None => writer.null(),
        }
    }
    writer.close('}');
    writer.close('}');
}

fn cell(writer: &mut Writer, policy: &Policy, opening: &OpenOption) {
    let Some((document, rule)) = opening.key.terms(policy) else { return writer.null() };
    let closing = opening.window.closing;
    writer.open('{');
    writer.entry("status", opening.openness.code());
    instant(writer, "closes", closing.instant());
    date(writer, "lastDay", closing.last_day());
    writer.entry("rule", &rule.id);
    writer.entry("basis", basis(document.author, false));
    writer.close('}');
}
