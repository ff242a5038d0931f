use super::coverage::{Coverage, CoverageState, coverages};
use crate::domain::calendar::Instant;
use crate::domain::entitlement::{BurdenOfProof, Fact, Facts, Line, Request, Trace, Truth, burden};
use crate::domain::policy::{Author, Charge, FAULT_CAUSES, FaultItem, FaultOf, FaultTerms, Policy, Remedy};
use crate::domain::sort::insert_new;

/// What is wrong with the goods.
#[derive(Clone, Debug, Default)]
pub struct Fault {
    /// The part, if that is known.
    pub part: Option<String>,
    /// What caused it, if that is known.
    pub cause: Option<String>,
    /// What is asked for; to mend it if nothing is said.
    pub request: Option<String>,
    /// Since when it shows; since now if nothing is said.
    pub since: Option<Instant>,
}

/// What a reason is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum About {
    /// A warranty, by the places of its document and of itself in the document's list.
    Warranty(usize, usize),
    /// An entry of the terms for faults, likewise.
    Terms(usize, usize),
    /// The cause.
    Cause,
    /// The request.
    Request,
    /// That nothing is promised for these goods.
    Nothing,
}

codes! {
    /// Why somebody pays for mending a fault.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum FaultReason {
        /// Nothing is promised for these goods.
        NoCoverage = "no_coverage",
        /// A warranty runs and bears it.
        Covered = "covered",
        /// A warranty for a part, and the part is not known.
        CoverageOfAPart = "coverage_of_a_part",
        /// A warranty is over.
        CoverageExpired = "coverage_expired",
        /// A warranty was lost.
        CoverageVoid = "coverage_void",
        /// A warranty has not begun.
        CoverageNotStarted = "coverage_not_started",
        /// A warranty that was not registered.
        CoverageUnregistered = "coverage_unregistered",
        /// Whether a warranty runs is not known.
        CoverageUnknown = "coverage_unknown",
        /// The cause is not known.
        CauseUnknown = "cause_unknown",
        /// Who made or sold the goods answers for the cause.
        CauseOfTheGoods = "cause_of_the_goods",
        /// Both answer for the cause.
        CauseOfBoth = "cause_of_both",
        /// The buyer answers for the cause.
        CauseOfTheBuyer = "cause_of_the_buyer",
        /// The terms say who answers for the cause.
        CauseOfTheTerms = "cause_of_the_terms",
        /// It is no fault: the goods are to be made otherwise.
        ChangeOnRequest = "change_on_request",
        /// The shop's terms for faults say so.
        TermsForFaults = "terms_for_faults",
    }
}

/// Who pays for mending a fault, and why.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct FaultVerdict {
    /// Who pays for what; `None` where that hinges on something unknown.
    pub charges: Vec<(FaultItem, Option<Charge>)>,
    /// The warranties that are for it, as they were when it showed.
    pub coverages: Vec<Coverage>,
    /// Why.
    pub reasons: Vec<(FaultReason, About)>,
    /// Who has to prove that it was there from the start.
    pub burden: Option<BurdenOfProof>,
    /// Facts that are not known and decide.
    pub missing: Vec<Fact>,
    /// True if the part is not known and decides.
    pub asks_part: bool,
    /// True if the cause is not known and decides.
    pub asks_cause: bool,
}

/// What is weighed: the warranties that may be for the fault, and the terms that may say otherwise.
struct Case<'a> {
    policy: &'a Policy,
    fault: &'a Fault,
    coverages: Vec<Coverage>,
    terms: Vec<(usize, &'a FaultTerms, Truth)>,
}

/// Who pays for mending a fault that shows at an instant?
///
/// A warranty that runs bears parts and labour of a fault of the goods; not what the buyer caused, nor what is asked
/// for beyond mending. The terms of the shop may say otherwise; of several that match, the best for the shopper
/// counts. They never take away what a law bears. Outside every warranty it is paid. What hinges on an unknown
/// cause, part or fact of the goods is told as such.
pub fn fault_verdict(policy: &Policy, line: &Line, fault: &Fault, now: Instant) -> FaultVerdict {
    let at = fault.since.unwrap_or(now);
    let request = Request { reason: Some(policy.names.find("defective")), ..Request::default() };
    let facts = Facts::new(policy, line, &request);
    let mut case = Case { policy, fault, coverages: coverages(policy, line, at), terms: Vec::new() };
    case.coverages.retain(|coverage| is_for(policy, coverage, fault) != Truth::False);
    let mut trace = Trace::default();
    for (index, document) in policy.documents.iter().enumerate() {
        let concerned = facts.concerns(document);
        for terms in &document.faults {
            let part = Truth::from(fault.part.as_ref().map(|part| terms.parts.contains(part)));
            let part = if terms.parts.is_empty() { Truth::True } else { part };
            let truth = concerned.and(trace.judge(&terms.when, &facts, None)).and(part);
            if truth != Truth::False && is_request(&terms.requests, fault) {
                case.terms.push((index, terms, truth));
            }
        }
    }
    case.answer(trace, burden(&facts, Remedy::Repair, at))
}

/// Whether a warranty is for the part; one for a part is in doubt while the part is not known.
fn is_for(policy: &Policy, coverage: &Coverage, fault: &Fault) -> Truth {
    match coverage.terms(policy).and_then(|(_, warranty)| warranty.part.as_ref()) {
        None => Truth::True,
        Some(part) => Truth::from(fault.part.as_ref().map(|stated| stated == part)),
    }
}

fn is_request(requests: &[String], fault: &Fault) -> bool {
    let asked = fault.request.as_deref().unwrap_or("repair");
    requests.is_empty() || requests.iter().any(|request| request == asked)
}

impl Case<'_> {
    fn answer(self, trace: Trace, burden: Option<BurdenOfProof>) -> FaultVerdict {
        let causes = self.causes();
        let mut verdict = FaultVerdict {
            charges: Vec::new(),
            coverages: Vec::new(),
            reasons: Vec::new(),
            burden,
            missing: Vec::new(),
            asks_part: false,
            asks_cause: false,
        };
        let mut in_doubt = false;
        for item in self.items() {
            let mut first = None;
            let mut same = true;
            for (cause, of) in &causes {
                let hoped = self.charge(item, cause, *of, true);
                let sure = self.charge(item, cause, *of, false);
                let usual = *first.get_or_insert((sure, hoped));
                verdict.asks_cause |= self.fault.cause.is_none() && (sure, hoped) != usual;
                in_doubt |= hoped != sure;
                same &= hoped == sure && (sure, hoped) == usual;
            }
            verdict.charges.push((item, first.filter(|_| same).map(|(sure, _)| sure)));
        }
        if in_doubt {
            verdict.missing = trace.missing;
            for coverage in &self.coverages {
                for fact in &coverage.missing {
                    insert_new(&mut verdict.missing, *fact);
                }
            }
            let of_parts = |(_, terms, _): &(usize, &FaultTerms, Truth)| !terms.parts.is_empty();
            let named = |coverage: &Coverage| is_for(self.policy, coverage, self.fault) == Truth::Unknown;
            verdict.asks_part =
                self.fault.part.is_none() && (self.coverages.iter().any(named) || self.terms.iter().any(of_parts));
        }
        self.give_reasons(&mut verdict);
        verdict.coverages = self.coverages;
        verdict
    }

    /// The causes that it may have. One that only the shop knows may be of either side.
    fn causes(&self) -> Vec<(&str, FaultOf)> {
        match self.fault.cause.as_deref() {
            None => FAULT_CAUSES.to_vec(),
            Some(stated) => match FAULT_CAUSES.iter().find(|(cause, _)| *cause == stated) {
                Some(known) => vec![*known],
                None => vec![(stated, FaultOf::Seller), (stated, FaultOf::Buyer)],
            },
        }
    }

    /// What somebody must pay for: parts and labour, and the way if a term speaks of it.
    fn items(&self) -> Vec<FaultItem> {
        let mut named = self.terms.iter().any(|(_, terms, _)| terms.items.contains(&FaultItem::Travel));
        for coverage in &self.coverages {
            named |= bears(self.policy, coverage, FaultItem::Travel);
        }
        if named { FaultItem::ALL.to_vec() } else { vec![FaultItem::Parts, FaultItem::Labour] }
    }

    /// Who pays, if the cause is this one, and what is in doubt turns out well or not.
    fn charge(&self, item: FaultItem, cause: &str, of: FaultOf, hopeful: bool) -> Charge {
        let holds = |truth: Truth| truth == Truth::True || (hopeful && truth == Truth::Unknown);
        let (mut covered, mut by_law) = (false, false);
        for coverage in &self.coverages {
            let runs = match coverage.state {
                CoverageState::Active | CoverageState::Expiring => Truth::True,
                CoverageState::Unknown => Truth::Unknown,
                _ => Truth::False,
            };
            // What could still end it is not known.
            let runs = if coverage.missing.is_empty() { runs } else { runs.and(Truth::Unknown) };
            if holds(runs.and(is_for(self.policy, coverage, self.fault))) && bears(self.policy, coverage, item) {
                covered = true;
                by_law |= coverage.terms(self.policy).is_some_and(|(document, _)| document.author == Author::Law);
            }
        }
        let mending = self.fault.request.as_deref() != Some("change");
        if by_law && mending && of == FaultOf::Seller {
            return Charge::Free;
        }
        let mut stated: Option<Charge> = None;
        for (_, terms, truth) in &self.terms {
            let matches = holds(*truth)
                && terms.covered.is_none_or(|wanted| wanted == covered)
                && (terms.items.is_empty() || terms.items.contains(&item))
                && (terms.causes.is_empty() || terms.causes.iter().any(|named| named == cause));
            if matches && stated.is_none_or(|other| share(terms.charge) < share(other)) {
                stated = Some(terms.charge);
            }
        }
        stated.unwrap_or(match of {
            FaultOf::Seller if covered && mending => Charge::Free,
            FaultOf::Both if covered && mending => Charge::Shared(None),
            _ => Charge::Paid,
        })
    }

    fn give_reasons(&self, verdict: &mut FaultVerdict) {
        for coverage in &self.coverages {
            let code = match coverage.state {
                _ if is_for(self.policy, coverage, self.fault) == Truth::Unknown => FaultReason::CoverageOfAPart,
                CoverageState::Active | CoverageState::Expiring => FaultReason::Covered,
                CoverageState::Expired => FaultReason::CoverageExpired,
                CoverageState::Void => FaultReason::CoverageVoid,
                CoverageState::NotStarted => FaultReason::CoverageNotStarted,
                CoverageState::Unregistered => FaultReason::CoverageUnregistered,
                CoverageState::Unknown => FaultReason::CoverageUnknown,
            };
            verdict.reasons.push((code, About::Warranty(coverage.document, coverage.warranty)));
        }
        if self.coverages.is_empty() {
            verdict.reasons.push((FaultReason::NoCoverage, About::Nothing));
        }
        match self.fault.cause.as_deref() {
            None if verdict.asks_cause => verdict.reasons.push((FaultReason::CauseUnknown, About::Cause)),
            None => {}
            Some(stated) => {
                let code = match FAULT_CAUSES.iter().find(|(cause, _)| *cause == stated) {
                    Some((_, FaultOf::Seller)) => FaultReason::CauseOfTheGoods,
                    Some((_, FaultOf::Both)) => FaultReason::CauseOfBoth,
                    Some((_, FaultOf::Buyer)) => FaultReason::CauseOfTheBuyer,
                    None => FaultReason::CauseOfTheTerms,
                };
                verdict.reasons.push((code, About::Cause));
            }
        }
        if self.fault.request.as_deref() == Some("change") {
            verdict.reasons.push((FaultReason::ChangeOnRequest, About::Request));
        }
        for (document, terms, truth) in &self.terms {
            let cause = self.fault.cause.as_ref();
            let named = terms.causes.is_empty() || cause.is_some_and(|cause| terms.causes.contains(cause));
            if *truth == Truth::True && named {
                verdict.reasons.push((FaultReason::TermsForFaults, About::Terms(*document, terms.index)));
            }
        }
    }
}

/// Whether a warranty pays for something; for parts and labour if it does not say.
fn bears(policy: &Policy, coverage: &Coverage, item: FaultItem) -> bool {
    let Some((_, warranty)) = coverage.terms(policy) else { return false };
    if warranty.bears.is_empty() { item != FaultItem::Travel } else { warranty.bears.contains(&item) }
}

/// What the shopper bears, in millionths of a percent; a share that is not fixed lies between.
fn share(charge: Charge) -> i64 {
    match charge {
        Charge::Free => 0,
        Charge::Shared(percent) => percent.map_or(50_000_000, |percent| percent.millionths()),
        Charge::Paid => 100_000_000,
    }
}
