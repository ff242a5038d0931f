//! What a shopper may do with an order line, in one answer.

use std::cmp::{Ordering, Reverse};

use super::burden::edges;
use super::evaluation::{Evaluation, Timing, evaluate};
use super::missing_facts::{Question, questions, same_option, same_options};
use super::{Closed, Closing, Fact, Facts, Known, Line, OpenOption, Openness, OptionKey, Request};
use crate::domain::calendar::Instant;
use crate::domain::policy::{Name, Policy};
use crate::domain::sort::{insert_new, sort_short};

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

/// The whole answer about returning one order line.
#[derive(Debug)]
#[non_exhaustive]
pub struct Decision {
    /// The answer in one word.
    pub status: Status,
    /// The options that are open or possibly open, best for the shopper first.
    pub options: Vec<OpenOption>,
    /// The options that are not open, and why.
    pub closed: Vec<Closed>,
    /// Facts that the shopper should be asked for.
    pub missing: Vec<MissingFact>,
    /// How many items may still go back; `None` if that is not known.
    pub returnable: Option<i64>,
    /// How many items may still go back at most, if only a part of the earlier returns is known.
    pub returnable_at_most: Option<i64>,
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
        let openness = self.options.iter().map(|option| option.openness).min()?;
        self.options.iter().find(|option| option.openness == openness)
    }
}

/// Decides what a shopper may do with an order line at an instant.
///
/// Every rule that matches grants its remedies, and the order of rules makes no difference. An option that depends on
/// a missing fact is conditional, and the answer names the fact. A request that was declared in time and arrived
/// within the policy's `accept_late` is decided as of when it was declared; one that arrived later is for review.
///
/// This cannot fail, since an ineligible line is an answer.
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
/// let status = |line: &Line, now| decide(&policy, line, &Request::default(), now).status;
///
/// // It is not known yet whether the packaging was opened.
/// assert_eq!(status(&line, closes.plus_millis(-1)), Status::Conditional);
/// line.condition.push((aftersales::domain::policy::ConditionFact::Opened, false));
/// assert_eq!(status(&line, closes.plus_millis(-1)), Status::Eligible);
/// assert_eq!(status(&line, closes), Status::Ineligible);
/// # Ok(())
/// # }
/// # #[cfg(not(feature = "native"))]
/// # fn main() {}
/// ```
pub fn decide(policy: &Policy, line: &Line, request: &Request, now: Instant) -> Decision {
    let facts = Facts::new(policy, line, request);
    let (mut decision, questions) = decide_at(&facts, timing(policy, request, now), true);
    for question in questions {
        decision.missing.push(missing_fact(question, policy));
    }
    decision
}

/// The same decision without its missing facts, which take most of the time.
pub fn decide_shortly(policy: &Policy, line: &Line, request: &Request, now: Instant) -> Decision {
    decide_at(&Facts::new(policy, line, request), timing(policy, request, now), false).0
}

fn decide_at(facts: &Facts, timing: Timing, thorough: bool) -> (Decision, Vec<Question>) {
    let base = evaluate(facts, timing);
    let questions = if thorough || has_conditional(&base) { questions(facts, timing, &base) } else { Vec::new() };
    let edges = edges(&base, facts);
    let evaluated_at_once = base.options.len().saturating_add(base.closed.len());
    let evaluated = base.options.clone();
    let options = options(base.options, &questions, facts.policy);
    let mut tried = 0_usize;
    let weight = questions
        .iter()
        .fold(1, |sum: usize, question| sum.saturating_add(question.answers.len()))
        .saturating_mul(evaluated_at_once);
    let next_change = edges.into_iter().find(|edge| {
        let then = Timing { at: *edge, ..timing };
        if *edge <= timing.at {
            return false;
        }
        let later = evaluate(facts, then).options;
        // A hidden option that closes cannot change what is shown.
        if !only_hidden_closed(&evaluated, &later, &options) {
            tried = tried.saturating_add(weight);
            return tried > MAX_TRIED.get().saturating_add(weight) || !same_options(&options_at(facts, then).1, &options);
        }
        false
    });
    let mut known_facts: Vec<Fact> = Vec::new();
    for option in &options {
        for fact in &option.known_facts {
            insert_new(&mut known_facts, *fact);
        }
    }
    let decision = Decision {
        status: status(&options),
        options,
        closed: base.closed,
        missing: Vec::new(),
        returnable: facts.returnable(),
        returnable_at_most: facts.returnable_at_most(),
        next_change,
        known_facts,
    };
    (decision, questions)
}

thread_local! {
    /// How many options are evaluated to find the next change, after the first instant. The instant after that is returned
    /// untested. The bound may be lifted, since a later engine may look further.
    pub static MAX_TRIED: std::cell::Cell<usize> = const { std::cell::Cell::new(20_000) };
}

/// True if the only difference later is that hidden options have closed, and none of the options depends on a fact.
fn only_hidden_closed(before: &[OpenOption], later: &[OpenOption], shown: &[OpenOption]) -> bool {
    let mut left = later.iter().peekable();
    for one in before {
        if left.next_if(|other| same_option(one, other)).is_none()
            && (one.openness == Openness::Conditional || shown.iter().any(|option| option.key == one.key))
        {
            return false;
        }
    }
    let same = left.next().is_none();
    same && (before.len() == later.len() || !later.iter().any(|option| option.openness == Openness::Conditional))
}

/// The options that are open at an instant, best for the shopper first, without the missing facts.
pub(super) fn options_at(facts: &Facts, timing: Timing) -> (Status, Vec<OpenOption>) {
    let base = evaluate(facts, timing);
    let questions = if has_conditional(&base) { questions(facts, timing, &base) } else { Vec::new() };
    let options = options(base.options, &questions, facts.policy);
    (status(&options), options)
}

/// True if some option depends on a missing fact, so that its values must be tried.
fn has_conditional(evaluation: &Evaluation) -> bool {
    evaluation.options.iter().any(|option| option.openness == Openness::Conditional)
}

fn timing(policy: &Policy, request: &Request, now: Instant) -> Timing {
    match request.declared_at.filter(|declared| *declared < now) {
        None => Timing { at: now, arrived: None },
        Some(declared) if policy.accepts_late(declared, now) => Timing { at: declared, arrived: None },
        Some(declared) => Timing { at: declared, arrived: Some(now) },
    }
}

fn options(mut options: Vec<OpenOption>, questions: &[Question], policy: &Policy) -> Vec<OpenOption> {
    for option in &mut options {
        if option.openness == Openness::Conditional {
            depend(option, questions);
        }
    }
    best(options, policy)
}

/// The options that no other beats, best for the shopper first.
fn best(options: Vec<OpenOption>, policy: &Policy) -> Vec<OpenOption> {
    let mut shown = without_dominated(options, policy);
    sort_short(&mut shown, &|one, other| comes_before(one, other, policy));
    shown
}

/// Finds the facts on which a conditional option depends, and the reasons for which it is open.
fn depend(option: &mut OpenOption, questions: &[Question]) {
    for question in questions {
        if !question.decides(option.key) {
            continue;
        }
        option.depends_on.push(question.fact);
        if question.fact == Fact::Reason {
            let mut reasons = Vec::new();
            for answer in &question.answers {
                if let (Known::Text(leaf), Some(_)) = (answer.value, answer.evaluation.option(option.key)) {
                    reasons.push(leaf);
                }
            }
            option.reasons = Some(reasons);
        }
    }
    if option.depends_on.is_empty() {
        // Only several facts together decide about it.
        option.depends_on = option.missing.clone();
    }
}

fn missing_fact(question: Question, policy: &Policy) -> MissingFact {
    let mut opens = Vec::new();
    for answer in question.answers {
        let mut keys = Vec::new();
        for option in best(answer.evaluation.options, policy) {
            keys.push(option.key);
        }
        opens.push((answer.value, keys));
    }
    MissingFact { opens, fact: question.fact }
}

fn status(options: &[OpenOption]) -> Status {
    match options.iter().map(|option| option.openness).min() {
        Some(Openness::Open) => Status::Eligible,
        Some(Openness::Conditional) => Status::Conditional,
        Some(Openness::Review) => Status::Review,
        None => Status::Ineligible,
    }
}

/// Orders options by the buyer's cost, the later end, the remedy, and the rule's id.
fn comes_before(one: &OpenOption, other: &OpenOption, policy: &Policy) -> bool {
    let rule = |option: &OpenOption| option.key.terms(policy).map(|(_, rule)| rule.id.as_str());
    let rank = one.costs.rank().cmp(&other.costs.rank());
    let closing = closing_order(other.window.closing).cmp(&closing_order(one.window.closing));
    let remedy = one.key.remedy.cmp(&other.key.remedy);
    rank.then(closing).then(remedy).then_with(|| rule(one).cmp(&rule(other))) == Ordering::Less
}

/// Orders closings from the earliest to none at all. An unknown one comes before every other.
fn closing_order(closing: Closing) -> (u8, Option<Instant>) {
    match closing {
        Closing::Unknown => (0, None),
        Closing::At { closes, .. } => (1, Some(closes)),
        Closing::NotStarted => (2, None),
        Closing::Unlimited => (3, None),
    }
}

/// Hides an option if another of the same remedy is as good in every respect. Of equals the shop's is shown, else that
/// of the law that is named last, so that a national law is cited rather than the directive behind it.
///
/// An option that beats another beats all that the other beats, so each is compared only with those shown so far.
fn without_dominated(options: Vec<OpenOption>, policy: &Policy) -> Vec<OpenOption> {
    let goes_first = |one: &OpenOption, other: &OpenOption| {
        let rank = |option: &OpenOption| (option.key.document > 0, Reverse(option.key.document));
        let ranked = rank(one).cmp(&rank(other));
        ranked == Ordering::Less || (ranked == Ordering::Equal && comes_before(one, other, policy))
    };
    let mut shown: Vec<OpenOption> = Vec::new();
    for option in options {
        let beats = |one: &OpenOption, other: &OpenOption, first: bool| {
            dominates(one, other) && (first || !dominates(other, one))
        };
        if shown.iter().any(|known| beats(known, &option, !goes_first(&option, known))) {
            continue;
        }
        shown.retain(|known| !beats(&option, known, goes_first(&option, known)));
        shown.push(option);
    }
    shown
}

/// True if `one` opens no later, closes no earlier, costs no more, requires no more and depends on no more than
/// `other`.
fn dominates(one: &OpenOption, other: &OpenOption) -> bool {
    let opens_no_later = match (one.window.opens, other.window.opens) {
        (Some(one), Some(other)) => one <= other,
        (one, other) => one == other,
    };
    let closes_no_earlier = match (closing_order(one.window.closing), closing_order(other.window.closing)) {
        ((0, _), _) | (_, (0, _)) => false,
        (one, other) => one.cmp(&other) != Ordering::Less,
    };
    let includes = |reasons: &Option<Vec<Name>>| match (&one.reasons, reasons) {
        (None, _) => true,
        (Some(mine), Some(theirs)) => theirs.iter().all(|reason| mine.contains(reason)),
        (Some(_), None) => false,
    };
    one.key.remedy == other.key.remedy
        && opens_no_later
        && closes_no_earlier
        && one.costs.never_dearer(&other.costs)
        && !one.costs.uncertain
        && one.requires.iter().all(|requirement| other.requires.contains(requirement))
        && one.openness <= other.openness
        && includes(&other.reasons)
        && one.depends_on.iter().all(|fact| other.depends_on.contains(fact))
}
