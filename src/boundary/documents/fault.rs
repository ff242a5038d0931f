//! Faults: which terms may a document have, and what does a shop state about one?

use super::matcher::when;
use super::rule::citation;
use super::scalar::{Moment, moment, parse_percent};
use super::scope::Scope;
use super::types::{AtLeastOne, Confidence, Event, FaultCharge, FaultItem, Name, Percent, Spoken};
use super::warranty::bears;
use super::{Citation, Matcher};
use crate::boundary::IssueCode;
use crate::boundary::issues::{Issues, suggestion};
use crate::boundary::json::Json;
use crate::domain::calendar::Instant;
use crate::domain::policy as terms;
use crate::domain::policy::{Charge, FAULT_CAUSES, FAULT_REQUESTS, Policy};
use crate::domain::warranty;

record! {
    /// Who pays for mending a fault, where that is otherwise than the warranties say.
    closed(Refused) FaultTerms, "faultTerms" {
        /// Its name, unique among the terms for faults.
        required id: Name = r#""labour-for-life""#;
        /// What the shopper pays: nothing (`free`), a share (`shared`), or everything (`paid`).
        required charge: FaultCharge = r#""free""#;
        /// The shopper's share where it is `shared`, if it is fixed.
        optional buyer_percent as "buyerPercent": Percent = r#""50""#;
        /// What it is for; by default everything.
        optional items: AtLeastOne<FaultItem> = r#"["labour"]"#;
        /// The causes that it is for; by default all. Names of its own become known by standing here.
        optional causes: AtLeastOne<Name> = r#"["limescale"]"#;
        /// The requests that it is for; by default all. Names of its own become known by standing here.
        optional requests: AtLeastOne<Name> = r#"["software_update"]"#;
        /// The parts that it is for; by default all.
        optional parts: AtLeastOne<Name> = r#"["tyre"]"#;
        /// With `true`, it counts only while a warranty bears the fault; with `false`, only while none does.
        optional covered: bool = "false";
        /// What must hold for it to count; without it, it always does.
        optional when: Matcher = r#"{ "buyer": { "tiers": ["gold"] } }"#;
        /// Codes of the next steps; `words` says what they are called.
        optional steps: Vec<Name> = r#"["download_update"]"#;
        /// Where it stands in the law or in the terms.
        optional citation: Citation = r#"{ "article": "Terms 7" }"#;
        /// How sure a pack is of it; by default `sure`. What is less than sure is off unless a reference to the pack
        /// enables it.
        optional confidence: Confidence = r#""sure""#;
        /// What it is called, for shoppers.
        optional title: Spoken = r#"{ "en": "Change of mind", "de": "Meinung geändert" }"#;
        /// A note for people; the engine does not look at it.
        optional note: String = r#""As agreed in November""#;
    }
}

record! {
    /// What is wrong with the goods, and since when: the warranties are judged as they were then.
    #[derive(Default)]
    closed(Refused) Fault, "fault" {
        /// The part that is faulty, as policies name it.
        fact part: Name = r#""battery""#;
        /// The cause, one of those that policies know; another is `unknown_value`.
        fact cause: Name = r#""workmanship""#;
        /// What is wanted: `repair`, by default, `change`, or one of the policy's own.
        fact request: Name = r#""repair""#;
        /// When the fault showed, no later than `now`, which it is by default. The warranties are judged as they were
        /// then.
        fact since: Event = r#""2026-06-01""#;
    }
}

/// Reads who pays for mending faults.
pub fn fault_terms(node: &Json, index: usize, scope: &mut Scope) -> Option<terms::FaultTerms> {
    let charge = match node.text("charge") {
        "free" => Charge::Free,
        "paid" => Charge::Paid,
        "shared" => Charge::Shared(parse_percent(node.text("buyerPercent"))),
        _ => return None,
    };
    if !matches!(charge, Charge::Shared(_)) {
        scope.issues.warn_idle(node, "buyerPercent");
    }
    Some(terms::FaultTerms {
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
        citation: citation(node, scope),
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
    named: &dyn Fn(&'p terms::FaultTerms) -> &'p Vec<String>,
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
pub fn fault(node: &Json, policy: &Policy, now: Instant, issues: &mut Issues) -> warranty::Fault {
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
    warranty::Fault { part: node.known("part").map(|part| part.as_text().to_owned()), cause, request, since }
}
