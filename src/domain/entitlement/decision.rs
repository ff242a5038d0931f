//! What a shopper may do with an order line, in one answer.

use std::cmp::Reverse;

use super::assessment::Assessment;
use super::bill::Charge;
use super::budget::{Budget, TooCostly};
use super::explain::key;
use super::opening::Open;
use super::round::{Answer, Question, Round};
use super::{Closed, Fact, Known, Line, OpenOption, Openness, OptionKey, PlacedWindow, Position, Request, Why};
use crate::domain::calendar::Instant;
use crate::domain::policy::{Policy, Remedy};
use crate::domain::quantity::{Left, Quantity};
use crate::domain::sort::{insert_new, insert_ordered};

codes! {
    /// The answer to "may this be returned?" in one word.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum Status {
        /// Some option is open.
        Eligible = "eligible",
        /// Some option is open once facts are known.
        Conditional = "conditional",
        /// Some option is open after inspection.
        Review = "review",
        /// No option is open.
        Ineligible = "ineligible",
    }
}

/// A fact that the shopper should be asked for, and what each answer would open.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct MissingFact {
    /// The fact.
    pub fact: Fact,
    /// Each value, with the keys of the options that it would leave open or possibly open.
    pub opens: Vec<(Known, Vec<OptionKey>)>,
}

/// How much of an answer is worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Depth {
    /// All of it, and closed options that do not concern the line too.
    Everything,
    /// All of it.
    Whole,
    /// Without what is closed, and without what each missing fact would open. It is worked out only where the whole answer
    /// is known to be within its budget, so that the rest can be asked for later.
    Brief,
    /// Without missing facts, and with all that is closed.
    Options,
}

/// The whole answer about returning one order line.
#[derive(Debug)]
#[non_exhaustive]
pub struct Decision {
    /// The answer in one word.
    pub status: Status,
    /// The options that are open or possibly open, best for the shopper first.
    pub options: Vec<OpenOption>,
    /// The options that are not open and concern the line, and why; or all that are not open.
    pub closed: Vec<Closed>,
    /// Why each remedy that was asked for and is not open is not, the nearest reason first.
    pub why: Vec<Why>,
    /// Facts that the shopper should be asked for.
    pub missing: Vec<MissingFact>,
    /// How much may still go back; `None` if that is not known.
    pub returnable: Option<Quantity>,
    /// How much may still go back at most, if only a part of the earlier returns is known.
    pub returnable_at_most: Option<Left>,
    /// The next instant at which time alone changes the answer.
    pub next_change: Option<Instant>,
    /// The known facts that the options stand on.
    pub known_facts: Vec<Fact>,
}

impl Decision {
    /// The first option that is as open as the status says. For an eligible line that is an open option, although an
    /// option for review may be listed before it.
    #[must_use]
    pub fn best(&self) -> Option<&OpenOption> {
        self.options.iter().min_by_key(|option| option.openness)
    }
}

/// Decides what a shopper may do with an order line at an instant.
///
/// Every rule that matches grants its remedies, and the order of rules makes no difference. An option that depends on
/// a missing fact is conditional, and the answer names the fact. A request that was declared in time and arrived
/// within the policy's `accept_late` is decided as of when it was declared; one that arrived later is for review.
///
/// An ineligible line is an answer.
///
/// # Errors
///
/// [`TooCostly`] if the answer would take more work than it is worth.
///
/// ```
/// # #[cfg(feature = "native")]
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use aftersales::boundary::{Engine, NativeHost};
/// use aftersales::domain::calendar::Instant;
/// use aftersales::domain::entitlement::{EventValue, Line, Request, Status, decide};
///
/// let engine = Engine::new(Box::new(NativeHost));
/// let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "Asia/Shanghai",
///     "rules": [{ "id": "seven-days", "grants": ["refund"], "when": { "condition": { "opened": false } },
///         "window": { "length": "P7D" } }] }"#;
/// let policy = engine.load_document(terms)?.policy;
///
/// // Delivered on 2 March 2026, 10:15 in Shanghai: the seventh day is 9 March.
/// let delivered = EventValue::At(Instant::held(1_772_417_700_000));
/// let mut line = Line { events: vec![(policy.names.find("delivered"), delivered)], ..Line::default() };
/// let closes = Instant::held(1_773_072_000_000); // 10 March 2026, 00:00 in Shanghai
/// let status = |line: &Line, now| decide(&policy, line, &Request::default(), now).map(|decision| decision.status);
///
/// // It is not known yet whether the packaging was opened.
/// assert_eq!(status(&line, closes.plus_millis(-1))?, Status::Conditional);
/// line.condition.push((aftersales::domain::policy::ConditionFact::Opened, false));
/// assert_eq!(status(&line, closes.plus_millis(-1))?, Status::Eligible);
/// assert_eq!(status(&line, closes)?, Status::Ineligible);
/// # Ok(())
/// # }
/// # #[cfg(not(feature = "native"))]
/// # fn main() {}
/// ```
pub fn decide(policy: &Policy, line: &Line, request: &Request, now: Instant) -> Result<Decision, TooCostly> {
    decide_within(&Budget::of(1), Depth::Whole, policy, line, request, now)
}

/// The same decision, for one of several lines or reasons that share a budget.
///
/// # Errors
///
/// [`TooCostly`], as for [`decide`].
pub fn decide_within(
    budget: &Budget,
    depth: Depth,
    policy: &Policy,
    line: &Line,
    request: &Request,
    now: Instant,
) -> Result<Decision, TooCostly> {
    let (at, arrived) = as_of(policy, request, now);
    let mut assessment = Assessment::new(policy, line, request, arrived, budget);
    let round = assessment.round(at, depth != Depth::Options);
    let options = assessment.explained(&round.shown, &round);
    let mut known_facts: Vec<Fact> = Vec::new();
    for option in &options {
        for fact in &option.known_facts {
            insert_new(&mut known_facts, *fact);
        }
    }
    let (mut missing, mut closed) = (Vec::new(), Vec::new());
    if depth != Depth::Brief {
        closed = assessment.closed(&round.open, at);
    }
    let why = assessment.nearest(&closed, &round.shown);
    if matches!(depth, Depth::Whole | Depth::Brief) {
        closed = assessment.concerning(closed, &round.shown);
    }
    match depth {
        Depth::Brief => {
            if !budget.spend(assessment.rest_at_most(&round)) {
                return Err(TooCostly);
            }
            missing
                .extend(round.questions.iter().map(|question| MissingFact { fact: question.fact, opens: Vec::new() }));
        }
        Depth::Everything | Depth::Whole => {
            for question in round.questions.iter().take_while(|_| !budget.is_spent()) {
                missing.push(assessment.missing_fact(question, &round));
            }
        }
        Depth::Options => {}
    }
    budget.checked(Decision {
        status: status(&round.shown),
        options,
        closed,
        why,
        missing,
        returnable: assessment.facts.line.returnable(),
        returnable_at_most: assessment.facts.line.left(),
        next_change: assessment.next_change(&round, at),
        known_facts,
    })
}

/// The same decision without its missing facts.
///
/// # Errors
///
/// [`TooCostly`], as for [`decide`].
pub fn decide_shortly(policy: &Policy, line: &Line, request: &Request, now: Instant) -> Result<Decision, TooCostly> {
    decide_within(&Budget::of(1), Depth::Options, policy, line, request, now)
}

/// The answer in one word and the best option, without anything else.
///
/// # Errors
///
/// [`TooCostly`], as for [`decide`].
pub fn best(
    policy: &Policy,
    line: &Line,
    request: &Request,
    now: Instant,
) -> Result<(Status, Option<OpenOption>), TooCostly> {
    let budget = Budget::of(1);
    let (at, arrived) = as_of(policy, request, now);
    let mut assessment = Assessment::new(policy, line, request, arrived, &budget);
    let round = assessment.round(at, false);
    let best = most_open(&round.shown).and_then(|open| assessment.option(open, &round));
    budget.checked((status(&round.shown), best))
}

/// The answer in few words.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Verdict {
    /// The answer in one word.
    pub status: Status,
    /// The remedy of the best option.
    pub remedy: Option<Remedy>,
    /// The window of the best option; when nothing is open, the one that closed last of those that only time closes,
    /// or else the one that opens first.
    pub window: Option<PlacedWindow>,
    /// The next instant at which time alone changes the answer.
    pub next_change: Option<Instant>,
}

impl Verdict {
    /// True if nothing is open.
    #[must_use]
    pub fn is_ineligible(&self) -> bool {
        self.status == Status::Ineligible
    }
}

/// The same decision in few words.
///
/// # Errors
///
/// [`TooCostly`], as for [`decide`].
pub fn verdict(policy: &Policy, line: &Line, request: &Request, now: Instant) -> Result<Verdict, TooCostly> {
    let budget = Budget::of(1);
    let (at, arrived) = as_of(policy, request, now);
    let mut assessment = Assessment::new(policy, line, request, arrived, &budget);
    let round = assessment.round(at, false);
    let best = most_open(&round.shown);
    let window = match best {
        Some(best) => Some(*assessment.window(best)),
        None => assessment.nearest_closed(at),
    };
    budget.checked(Verdict {
        status: status(&round.shown),
        remedy: best.and_then(|best| assessment.grant(best)).map(|grant| grant.remedy),
        window,
        next_change: assessment.next_change(&round, at),
    })
}

/// The instant as of which a request is decided; and when it arrived, if that was too late to trust that it was declared
/// then.
fn as_of(policy: &Policy, request: &Request, now: Instant) -> (Instant, Option<Instant>) {
    match request.declared_at.filter(|declared| *declared < now) {
        None => (now, None),
        Some(declared) if policy.accepts_late(declared, now) => (declared, None),
        Some(declared) => (declared, Some(now)),
    }
}

/// The first option that is as open as the status says.
fn most_open(options: &[Open]) -> Option<&Open> {
    options.iter().min_by_key(|open| open.openness)
}

/// The answer in one word for options.
pub(super) fn status(options: &[Open]) -> Status {
    match options.iter().map(|option| option.openness).min() {
        Some(Openness::Open) => Status::Eligible,
        Some(Openness::Conditional) => Status::Conditional,
        Some(Openness::Review) => Status::Review,
        None => Status::Ineligible,
    }
}

impl Assessment<'_> {
    /// The first instant after another at which other options are shown.
    fn next_change(&mut self, round: &Round, at: Instant) -> Option<Instant> {
        for edge in self.telling_edges(round, at) {
            if !self.budget.spend(1) {
                return None;
            }
            let mut then = self.open_options(edge);
            // A hidden option that closes cannot change what is shown.
            if self.only_hidden_closed(round, &then) {
                continue;
            }
            self.complete(&mut then, edge, false);
            if !self.same_options(&then.shown, &then.charges, &round.shown, &round.charges) {
                return Some(edge);
            }
        }
        None
    }

    /// The instants after another at which more happens than that hidden options end, earliest first.
    fn telling_edges(&self, round: &Round, at: Instant) -> Vec<Instant> {
        // Where more than windows may change an option, every edge counts.
        let only_windows = !round.has_conditional() && !round.charges.iter().any(|charge| charge.grows);
        let mut open = round.open.iter().peekable();
        let mut edges = Vec::new();
        for live in &self.live {
            let is_open = open.next_if(|open| open.grant == live.grant).is_some();
            let is_hidden = only_windows && is_open && !round.shown.iter().any(|shown| shown.grant == live.grant);
            let window = self.windows.window(live.slot);
            for edge in window.edges().filter(|edge| !is_hidden || window.position(*edge) != Position::After) {
                insert_ordered(&mut edges, edge);
            }
        }
        for slot in &self.presumed {
            self.windows.window(*slot).add_edges(&mut edges);
        }
        edges.retain(|edge| at < *edge);
        edges
    }

    /// True if the only difference later is that hidden options have closed, and none of the options depends on a fact.
    fn only_hidden_closed(&self, before: &Round, later: &Round) -> bool {
        let mut left = later.open.iter().peekable();
        for one in &before.open {
            let stays = left.next_if(|other| self.same(one, &before.charges, other, &later.charges)).is_some();
            let is_shown = || before.shown.iter().any(|option| option.grant == one.grant);
            if !stays && (one.openness == Openness::Conditional || is_shown()) {
                return false;
            }
        }
        let same = left.next().is_none();
        let is_conditional = |open: &Open| open.openness == Openness::Conditional;
        same && (before.open.len() == later.open.len() || !later.open.iter().any(is_conditional))
    }

    /// True if two lists hold the same options, in any order where fees grow. Each comes with the list of its charges.
    pub fn same_options(&self, one: &[Open], charges: &[Charge], other: &[Open], others: &[Charge]) -> bool {
        // A growing fee can change the order of options, and does not make them others.
        let among = |one: &Open| other.iter().any(|other| self.same(one, charges, other, others));
        one.len() == other.len()
            && (one.iter().zip(other).all(|(one, other)| self.same(one, charges, other, others))
                || one.iter().all(among))
    }

    /// The window that closed last of those that time alone closes, or else the one that opens first.
    fn nearest_closed(&self, at: Instant) -> Option<PlacedWindow> {
        let rank = |window: &&PlacedWindow| match window.position(at) {
            Position::After => (0, Reverse(window.closing.instant()), None),
            _ => (1, Reverse(None), window.opens),
        };
        self.live.iter().map(|live| self.windows.window(live.slot)).min_by_key(rank).copied()
    }

    /// The steps that telling the rest of a brief answer takes at most: what is closed, and what each missing fact opens.
    fn rest_at_most(&self, round: &Round) -> usize {
        let mut steps = self.closed_at_most();
        for question in &round.questions {
            for answer in round.answers(question) {
                let open = round.open.len().saturating_add(round.changes(answer).len());
                steps = steps.saturating_add(open.saturating_mul(open.saturating_add(1)));
            }
        }
        steps
    }

    fn missing_fact(&self, question: &Question, round: &Round) -> MissingFact {
        let opens = round.answers(question).iter().map(|answer| (answer.value, self.opened(answer, round))).collect();
        MissingFact { fact: question.fact, opens }
    }

    /// The options that would be shown by an answer.
    fn opened(&self, answer: &Answer, round: &Round) -> Vec<OptionKey> {
        // Each option is looked at once more.
        self.budget.spend(round.open.len() / 4);
        let mut changes = round.changes(answer).iter().peekable();
        let mut open: Vec<&Open> = Vec::with_capacity(round.open.len());
        for before in &round.open {
            while let Some(changed) = changes.next_if(|changed| changed.grant < before.grant) {
                open.extend(&changed.open);
            }
            match changes.next_if(|changed| changed.grant == before.grant) {
                Some(changed) => open.extend(&changed.open),
                None => open.push(before),
            }
        }
        open.extend(changes.filter_map(|changed| changed.open.as_ref()));
        let shown = self.best(&mut open.into_iter(), round);
        shown.into_iter().filter_map(|open| self.grant(open)).map(key).collect()
    }
}
