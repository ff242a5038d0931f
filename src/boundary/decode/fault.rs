use super::matcher::when;
use super::rule::citation;
use super::scalar::{Moment, moment, parse_percent};
use super::scope::Scope;
use super::warranty::bears;
use crate::boundary::IssueCode;
use crate::boundary::issues::{Issues, suggestion};
use crate::boundary::json::Json;
use crate::domain::calendar::Instant;
use crate::domain::policy::{Charge, FAULT_CAUSES, FAULT_REQUESTS, FaultTerms, Policy};
use crate::domain::warranty::Fault;

/// Reads who pays for mending faults.
pub fn fault_terms(node: &Json, index: usize, scope: &mut Scope) -> Option<FaultTerms> {
    let charge = match node.text("charge") {
        "free" => Charge::Free,
        "paid" => Charge::Paid,
        "shared" => Charge::Shared(parse_percent(node.text("buyerPercent"))),
        _ => return None,
    };
    if !matches!(charge, Charge::Shared(_)) {
        scope.issues.warn_idle(node, "buyerPercent");
    }
    Some(FaultTerms {
        id: node.text("id").to_owned(),
        index,
        causes: node.names("causes"),
        requests: node.names("requests"),
        parts: node.names("parts"),
        when: when(node, scope),
        covered: node.boolean("covered"),
        charge,
        items: bears(node, "items"),
        steps: node.names("steps"),
        citation: citation(node),
    })
}

/// The causes that a policy knows: those of every policy, and those that its terms name.
pub fn fault_causes(policy: &Policy) -> Vec<&str> {
    let usual = FAULT_CAUSES.iter().map(|(cause, _)| *cause).collect();
    with_named(usual, policy, &|terms| &terms.causes)
}

fn with_named<'p>(
    mut known: Vec<&'p str>,
    policy: &'p Policy,
    named: &dyn Fn(&'p FaultTerms) -> &'p Vec<String>,
) -> Vec<&'p str> {
    for document in &policy.documents {
        for terms in &document.faults {
            for name in named(terms) {
                if !known.contains(&name.as_str()) {
                    known.push(name);
                }
            }
        }
    }
    known
}

/// Reads what is wrong with the goods, and since when.
pub fn fault(node: &Json, policy: &Policy, now: Instant, issues: &mut Issues) -> Fault {
    let mut one_of = |field: &str, known: Vec<&str>| {
        let stated = node.known(field)?;
        let text = stated.as_text();
        if known.contains(&text) {
            return Some(text.to_owned());
        }
        if !text.is_empty() {
            issues.add(IssueCode::UnknownValue, stated, suggestion(text, &known));
        }
        None
    };
    let cause = one_of("cause", fault_causes(policy));
    let request = one_of("request", with_named(FAULT_REQUESTS.to_vec(), policy, &|terms| &terms.requests));
    let mut since = None;
    if let Some(stated) = node.known("since") {
        since = moment(stated, issues).map(|moment| match moment {
            Moment::At(instant) => instant,
            Moment::On(date) => policy.zone.day_start(date),
        });
        if since.is_some_and(|since| now < since) {
            issues.add(IssueCode::OutOfRange, stated, "no later than `now`");
        }
    }
    Fault { part: node.known("part").map(|part| part.as_text().to_owned()), cause, request, since }
}
