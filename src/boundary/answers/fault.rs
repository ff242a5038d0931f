//! Who pays for mending a fault, and why?

use super::contact::service_points;
use super::decision::missing_only;
use super::option::{basis, bears, burden_of_proof, closes_state};
use super::scalar::{citation, date, decimal_text, instant, requirements, texts};
use crate::boundary::documents::fault_causes;
use crate::boundary::json::{Writer, push_integer};
use crate::domain::entitlement::{Decision, MetRequirement};
use crate::domain::policy::{Author, Charge, Name, Policy, Remedy};
use crate::domain::warranty::{About, Coverage, CoverageState, FaultStep, FaultVerdict};

answers! {
    /// Who pays for mending a fault, and why.
    FaultVerdict {
        /// One word for all of it; `shared`: both pay, or some of it is free; `depends`: see `missing`.
        always verdict: ChargeVerdict;
        /// Who pays for each item.
        always charges: Vec<ItemCharge>;
        /// The warranties as they were when the fault showed.
        always coverages: Vec<FaultCoverage>;
        /// Why.
        always reasons: Vec<FaultVerdictReason>;
        /// Who has to prove whether the fault was there from the start.
        optional burden_of_proof as "burdenOfProof": BurdenOfProof;
        /// What to bring.
        always requires: Vec<Requirement>;
        /// Facts to ask for.
        always missing: Vec<MissingFact>;
        /// Ids of what a return check for a defect has open.
        always options: Vec<String>;
        /// Codes of the next steps.
        always steps: Vec<String>;
        /// Ids of the places that repair the goods.
        optional service_points as "servicePoints": Vec<String>;
    }

    /// Who pays for an item of mending a fault.
    ItemCharge {
        /// The item.
        always item: FaultItem;
        /// Who pays.
        always charge: ChargeVerdict;
        /// The shopper's share in percent, where it is fixed.
        optional buyer_percent as "buyerPercent": String;
    }

    /// A warranty as it was when a fault showed.
    FaultCoverage {
        /// The warranty in the documents.
        always id: String;
        /// Who stands for it.
        always basis: Basis;
        /// Where it stands in the law or in the terms.
        optional citation: Citation;
        /// The part that it is for, if not the whole.
        optional part: String;
        /// What it was worth then.
        always state: CoverageState;
        /// The remedies that it gives.
        always covers: Vec<Remedy>;
        /// What it pays for.
        always bears: Vec<FaultItem>;
        /// When it ends.
        always closes: Option<Timestamp>;
        /// The last day on which it holds.
        always last_day as "lastDay": Option<Date>;
        /// Whether it ends at an instant, never, then when is not known, or not before something happens.
        always closes_state as "closesState": ClosesState;
    }

    /// A reason of the verdict on a fault.
    FaultVerdictReason {
        /// The reason, to be told apart by a program.
        always code: FaultReason;
        /// What decided it: a place in a document or in the question.
        always pointer: String;
    }
}

/// Writes who pays for mending a fault, and why. `decision` is the return check of the same goods for a defect.
pub fn fault_verdict(
    writer: &mut Writer,
    verdict: &FaultVerdict,
    decision: &Decision,
    categories: &[Name],
    policy: &Policy,
) {
    let whole = whole(verdict);
    writer.open('{');
    writer.entry("verdict", whole);
    writer.key("charges").objects(&verdict.charges, |writer, (item, charge)| {
        writer.entry("item", item.code());
        writer.entry("charge", charge.map_or("depends", code));
        if let Some(Charge::Shared(Some(percent))) = charge {
            writer.entry("buyerPercent", &decimal_text(*percent));
        }
    });
    writer.key("coverages").array(&verdict.coverages, |writer, coverage| stood_on(writer, coverage, policy));
    writer.key("reasons").objects(&verdict.reasons, |writer, (code, about)| {
        writer.entry("code", code.code());
        writer.entry("pointer", &place(*about, policy));
    });
    if let Some(burden) = &verdict.burden {
        burden_of_proof(writer, burden, policy);
    }
    requirements(writer, &required(verdict), policy);
    writer.start("missing", '[');
    if verdict.asks_cause {
        choice_to_ask_for(writer, "cause", &fault_causes(policy));
    }
    if verdict.asks_part {
        choice_to_ask_for(writer, "part", &parts(policy));
    }
    verdict.missing.iter().for_each(|fact| missing_only(writer, *fact, "[]", policy));
    writer.close(']');
    let open = decision.options.iter().map(|opening| super::option_id(opening.key, policy));
    texts(writer, "options", open);
    texts(writer, "steps", steps(verdict, whole, decision, policy));
    service_points(writer, categories, policy);
    writer.close('}');
}

fn code(charge: Charge) -> &'static str {
    match charge {
        Charge::Free => "free",
        Charge::Shared(_) => "shared",
        Charge::Paid => "paid",
    }
}

/// One word for all items. It is `shared` where some are free and some are not.
fn whole(verdict: &FaultVerdict) -> &'static str {
    let mut whole = None;
    for (_, charge) in &verdict.charges {
        let Some(charge) = charge else { return "depends" };
        let one = code(*charge);
        whole = Some(if whole.is_none_or(|other| other == one) { one } else { "shared" });
    }
    whole.unwrap_or("depends")
}

fn stood_on(writer: &mut Writer, coverage: &Coverage, policy: &Policy) {
    let Some((document, warranty)) = coverage.terms(policy) else { return };
    writer.open('{');
    writer.entry("id", &warranty.id);
    writer.entry("basis", basis(document.author, warranty.by_maker));
    citation(writer, warranty.citation.as_ref());
    writer.entry_if("part", warranty.part.as_deref());
    writer.entry("state", coverage.state.code());
    texts(writer, "covers", warranty.covers.iter().copied().map(Remedy::code));
    bears(writer, warranty);
    instant(writer, "closes", coverage.standing.window.closing.instant());
    date(writer, "lastDay", coverage.standing.window.closing.last_day());
    writer.entry("closesState", closes_state(coverage.standing.window.closing));
    writer.close('}');
}

fn place(about: About, policy: &Policy) -> String {
    let in_list = |document: usize, list: &str, index: Option<usize>| {
        let mut place = match policy.documents.get(document) {
            Some(law) if law.author == Author::Law => "/packs/".to_owned() + &law.id,
            _ => "/policy".to_owned(),
        };
        place.push_str(list);
        push_integer(&mut place, index.and_then(|index| i64::try_from(index).ok()).unwrap_or(0));
        place
    };
    match about {
        About::Warranty(document, index) => {
            let warranty = policy.documents.get(document).and_then(|found| found.warranties.get(index));
            in_list(document, "/warranties/", warranty.map(|warranty| warranty.index))
        }
        About::Terms(document, index) => in_list(document, "/faultTerms/", Some(index)),
        About::Cause => "/fault/cause".to_owned(),
        About::Request => "/fault/request".to_owned(),
        About::Nothing => "/policy/warranties".to_owned(),
    }
}

/// What a shopper must bring for the warranties that still run, each thing once.
fn required(verdict: &FaultVerdict) -> Vec<MetRequirement> {
    let mut required: Vec<MetRequirement> = Vec::new();
    for coverage in &verdict.coverages {
        if matches!(coverage.state, CoverageState::Active | CoverageState::Expiring | CoverageState::Unknown) {
            for one in &coverage.requires {
                if !required.contains(one) {
                    required.push(one.clone());
                }
            }
        }
    }
    required
}

fn parts(policy: &Policy) -> Vec<&str> {
    let mut parts: Vec<&str> = Vec::new();
    for document in &policy.documents {
        let of_warranties = document.warranties.iter().filter_map(|warranty| warranty.part.as_ref());
        for part in of_warranties.chain(document.faults.iter().flat_map(|terms| &terms.parts)) {
            if !parts.contains(&part.as_str()) {
                parts.push(part);
            }
        }
    }
    parts
}

fn choice_to_ask_for(writer: &mut Writer, fact: &str, choices: &[&str]) {
    writer.open('{');
    writer.entry("pointer", &("/fault/".to_owned() + fact));
    writer.entry("fact", fact);
    writer.entry("type", "choice");
    texts(writer, "choices", choices);
    writer.key("opens").raw("[]");
    writer.close('}');
}

/// The next steps: those that the terms name, an exchange where one is open, and the one that follows from who pays.
fn steps<'p>(verdict: &FaultVerdict, whole: &str, decision: &Decision, policy: &'p Policy) -> Vec<&'p str> {
    let mut steps: Vec<&str> = Vec::new();
    for (_, about) in &verdict.reasons {
        if let About::Terms(document, index) = about {
            let terms = policy.documents.get(*document).map(|document| &document.faults);
            let named = terms.and_then(|terms| terms.iter().find(|terms| terms.index == *index));
            steps.extend(named.iter().flat_map(|terms| &terms.steps).map(String::as_str));
        }
    }
    if decision.options.iter().any(|opening| opening.key.remedy == Remedy::Exchange) {
        steps.push(FaultStep::ExchangeInstead.code());
    }
    let step = match whole {
        "free" => FaultStep::RepairFree,
        "paid" => FaultStep::RepairPaid,
        "shared" => FaultStep::RepairShared,
        _ => FaultStep::SayMore,
    };
    steps.push(step.code());
    steps
}
