//! Who pays for mending a fault, and why.

use super::coverage::{Coverage, CoverageState, coverages};
use crate::domain::calendar::Instant;
use crate::domain::entitlement::{BurdenOfProof, Fact, Facts, Line, Request, Trace, Truth, burden};
use crate::domain::policy::{Author, Charge, FAULT_CAUSES, FaultItem, FaultOf, FaultTerms, Policy, Remedy};
use crate::domain::sort::insert_new;

/// A fault of the goods.
#[derive(Clone, Debug, Default)]
pub struct Fault {
    /// The part; `None` if it is not known.
    pub part: Option<String>,
    /// The cause; `None` if it is not known.
    pub cause: Option<String>,
    /// The request, `repair` or `change`; `repair` if `None`.
    pub request: Option<String>,
    /// When it first showed; now if `None`.
    pub since: Option<Instant>,
}

/// The thing that a reason is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum About {
    /// A warranty: the index of its document, and its own in the document's list.
    Warranty(usize, usize),
    /// An entry of the terms for faults: the index of its document, and its own in the document's list.
    Terms(usize, usize),
    /// The cause.
    Cause,
    /// The request.
    Request,
    /// No warranty at all.
    Nothing,
}

codes! {
    /// A next step after the verdict on a fault.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum FaultStep {
        /// The goods may be exchanged instead.
        ExchangeInstead = "exchange_instead",
        /// They are mended for nothing.
        RepairFree = "repair_free",
        /// The shopper pays for mending them.
        RepairPaid = "repair_paid",
        /// Both pay for mending them.
        RepairShared = "repair_shared",
        /// More must be known.
        SayMore = "say_more",
    }
}

codes! {
    /// Why somebody pays for mending a fault.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum FaultReason {
        /// No warranty is for these goods.
        NoCoverage = "no_coverage",
        /// A warranty runs and bears it.
        Covered = "covered",
        /// A warranty is for a part, and the part is not known.
        CoverageOfAPart = "coverage_of_a_part",
        /// A warranty is over.
        CoverageExpired = "coverage_expired",
        /// A warranty was lost.
        CoverageVoid = "coverage_void",
        /// A warranty has not begun.
        CoverageNotStarted = "coverage_not_started",
        /// A warranty was not registered.
        CoverageUnregistered = "coverage_unregistered",
        /// It is not known whether a warranty runs.
        CoverageUnknown = "coverage_unknown",
        /// The cause is not known.
        CauseUnknown = "cause_unknown",
        /// The maker or seller of the goods answers for the cause.
        CauseOfTheGoods = "cause_of_the_goods",
        /// Both answer for the cause.
        CauseOfBoth = "cause_of_both",
        /// The buyer answers for the cause.
        CauseOfTheBuyer = "cause_of_the_buyer",
        /// The terms say who answers for the cause.
        CauseOfTheTerms = "cause_of_the_terms",
        /// It is no fault, but a request to change the goods.
        ChangeOnRequest = "change_on_request",
        /// The shop's terms for faults say so.
        TermsForFaults = "terms_for_faults",
    }
}

/// Who pays for mending a fault, and why.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct FaultVerdict {
    /// The charge for each item; `None` where it depends on something unknown.
    pub charges: Vec<(FaultItem, Option<Charge>)>,
    /// The warranties that are for the fault, as they were when it showed.
    pub coverages: Vec<Coverage>,
    /// The reasons for the charges.
    pub reasons: Vec<(FaultReason, About)>,
    /// Who has to prove that the fault was there from the start.
    pub burden: Option<BurdenOfProof>,
    /// Missing facts that decide about the charges.
    pub missing: Vec<Fact>,
    /// True if the part is not known and decides about the charges.
    pub asks_part: bool,
    /// True if the cause is not known and decides about the charges.
    pub asks_cause: bool,
}

/// The warranties and the shop's terms that decide about a fault.
struct Case<'a> {
    policy: &'a Policy,
    fault: &'a Fault,
    coverages: Vec<Coverage>,
    terms: Vec<StatedTerms<'a>>,
}

/// An entry of the terms for faults that matches or may match.
struct StatedTerms<'a> {
    document: usize,
    terms: &'a FaultTerms,
    truth: Truth,
}

/// Decides who pays for mending a fault that shows at an instant.
///
/// A warranty that runs bears parts and labour for a fault of the goods, but not for one that the buyer caused, and not
/// for changes. The terms of the shop may decide otherwise, but never take away what a law bears; if several match, the
/// best for the shopper counts. Without a warranty the shopper pays. A charge that depends on an unknown cause, part or
/// fact is `None`.
///
/// ```
/// # #[cfg(feature = "native")]
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use aftersales::boundary::{Engine, NativeHost};
/// # let engine = Engine::new(Box::new(NativeHost));
/// # let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "UTC",
/// #     "warranties": [{ "id": "shop", "covers": ["repair"], "window": { "length": "P1Y" } }] }"#;
/// # let policy = engine.load_document(terms)?.policy;
/// use aftersales::domain::calendar::Instant;
/// use aftersales::domain::entitlement::{EventValue, Line};
/// use aftersales::domain::policy::{Charge, FaultItem};
/// use aftersales::domain::warranty::{Fault, fault_verdict};
///
/// // A warranty of one year runs since 2 March 2026.
/// let now = Instant::held(1_772_442_000_000);
/// let line = Line { events: vec![(policy.names.find("delivered"), EventValue::At(now))], ..Line::default() };
/// let labour = |cause: Option<&str>| {
///     let fault = Fault { cause: cause.map(str::to_owned), ..Fault::default() };
///     let charges = fault_verdict(&policy, &line, &fault, now).charges;
///     charges.into_iter().find(|(item, _)| *item == FaultItem::Labour).and_then(|(_, charge)| charge)
/// };
/// assert_eq!(labour(Some("material")), Some(Charge::Free));
/// assert_eq!(labour(Some("misuse")), Some(Charge::Paid));
/// assert_eq!(labour(None), None, "the cause decides");
/// # Ok(())
/// # }
/// # #[cfg(not(feature = "native"))]
/// # fn main() {}
/// ```
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
                case.terms.push(StatedTerms { document: index, terms, truth });
            }
        }
    }
    case.answer(trace, burden(&facts, Remedy::Repair, at))
}

/// Whether a warranty is for the part; unknown for a warranty of a part while the part is not known.
fn is_for(policy: &Policy, coverage: &Coverage, fault: &Fault) -> Truth {
    match coverage.terms(policy).and_then(|(_, warranty)| warranty.part.as_ref()) {
        None => Truth::True,
        Some(part) => Truth::from(fault.part.as_ref().map(|stated| stated == part)),
    }
}

fn is_request(requests: &[String], fault: &Fault) -> bool {
    let wanted = fault.request.as_deref().unwrap_or("repair");
    requests.is_empty() || requests.iter().any(|request| request == wanted)
}

impl Case<'_> {
    fn answer(self, trace: Trace, burden: Option<BurdenOfProof>) -> FaultVerdict {
        let causes = self.causes();
        let mut verdict = FaultVerdict { burden, ..FaultVerdict::default() };
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
            let of_parts = |stated: &StatedTerms| !stated.terms.parts.is_empty();
            let named = |coverage: &Coverage| is_for(self.policy, coverage, self.fault) == Truth::Unknown;
            verdict.asks_part =
                self.fault.part.is_none() && (self.coverages.iter().any(named) || self.terms.iter().any(of_parts));
        }
        self.give_reasons(&mut verdict);
        verdict.coverages = self.coverages;
        verdict
    }

    /// The causes that the fault may have, with the side that answers. A cause that only the shop's terms know may be
    /// of either side.
    fn causes(&self) -> Vec<(&str, FaultOf)> {
        match self.fault.cause.as_deref() {
            None => FAULT_CAUSES.to_vec(),
            Some(stated) => match FAULT_CAUSES.iter().find(|(cause, _)| *cause == stated) {
                Some(known) => vec![*known],
                None => vec![(stated, FaultOf::Seller), (stated, FaultOf::Buyer)],
            },
        }
    }

    /// The items that cost money: parts and labour, and travel if some term mentions it.
    fn items(&self) -> Vec<FaultItem> {
        let mut named = self.terms.iter().any(|stated| stated.terms.items.contains(&FaultItem::Travel));
        for coverage in &self.coverages {
            named |= bears(self.policy, coverage, FaultItem::Travel);
        }
        if named { FaultItem::ALL.to_vec() } else { vec![FaultItem::Parts, FaultItem::Labour] }
    }

    /// Whether a warranty covers an item, and whether one of a law does.
    fn covered(&self, item: FaultItem, hopeful: bool) -> (bool, bool) {
        let holds = |truth: Truth| truth == Truth::True || (hopeful && truth == Truth::Unknown);
        let (mut covered, mut by_law) = (false, false);
        for coverage in &self.coverages {
            let runs = match coverage.state {
                CoverageState::Active | CoverageState::Expiring => Truth::True,
                CoverageState::Unknown => Truth::Unknown,
                _ => Truth::False,
            };
            // A missing fact could still end it.
            let runs = if coverage.missing.is_empty() { runs } else { runs.and(Truth::Unknown) };
            if holds(runs.and(is_for(self.policy, coverage, self.fault))) && bears(self.policy, coverage, item) {
                covered = true;
                by_law |= coverage.terms(self.policy).is_some_and(|(document, _)| document.author == Author::Law);
            }
        }
        (covered, by_law)
    }

    /// The charge for an item if the cause is this one. `hopeful` decides how everything unknown turns out.
    fn charge(&self, item: FaultItem, cause: &str, of: FaultOf, hopeful: bool) -> Charge {
        let holds = |truth: Truth| truth == Truth::True || (hopeful && truth == Truth::Unknown);
        let (covered, by_law) = self.covered(item, hopeful);
        let mending = self.fault.request.as_deref() != Some("change");
        if by_law && mending && of == FaultOf::Seller {
            return Charge::Free;
        }
        let mut stated: Option<Charge> = None;
        for StatedTerms { terms, truth, .. } in &self.terms {
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
        for StatedTerms { document, terms, truth } in &self.terms {
            let cause = self.fault.cause.as_ref();
            let named = terms.causes.is_empty() || cause.is_some_and(|cause| terms.causes.contains(cause));
            let is_for = |item: &FaultItem| {
                let covered = || self.covered(*item, false).0;
                (terms.items.is_empty() || terms.items.contains(item))
                    && terms.covered.is_none_or(|wanted| wanted == covered())
            };
            if *truth == Truth::True && named && self.items().iter().any(is_for) {
                verdict.reasons.push((FaultReason::TermsForFaults, About::Terms(*document, terms.index)));
            }
        }
    }
}

/// True if a warranty bears an item; one that names none bears parts and labour.
fn bears(policy: &Policy, coverage: &Coverage, item: FaultItem) -> bool {
    let Some((_, warranty)) = coverage.terms(policy) else { return false };
    if warranty.bears.is_empty() { item != FaultItem::Travel } else { warranty.bears.contains(&item) }
}

/// The shopper's share, in millionths of a percent. A share that is not fixed counts as half.
fn share(charge: Charge) -> i64 {
    match charge {
        Charge::Free => 0,
        Charge::Shared(percent) => percent.map_or(50_000_000, |percent| percent.millionths()),
        Charge::Paid => 100_000_000,
    }
}
