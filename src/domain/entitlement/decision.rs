use std::cmp::{Ordering, Reverse};

use super::burden::edges;
use super::evaluation::{Closed, Evaluation, OpenOption, Timing, evaluate};
use super::missing_facts::{Question, questions, same_option, same_options};
use super::{Closing, Fact, Facts, Known, Line, Openness, Request};
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

/// A fact to ask for, and what each answer would open.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct MissingFact {
    /// The fact.
    pub fact: Fact,
    /// Each value, with the ids of the options that it would leave open or possibly open.
    pub opens: Vec<(Known, Vec<super::evaluation::OptionKey>)>,
}

/// Everything that may be said about returning one order line.
#[derive(Debug)]
#[non_exhaustive]
pub struct Decision {
    /// The answer in one word.
    pub status: Status,
    /// What is open or possibly open, best for the shopper first.
    pub options: Vec<OpenOption>,
    /// What is not open, and why.
    pub closed: Vec<Closed>,
    /// Facts to ask for.
    pub missing: Vec<MissingFact>,
    /// How many may still go back.
    pub returnable: Option<i64>,
    /// How many may at most, if only some of those that are gone are known.
    pub returnable_at_most: Option<i64>,
    /// When time alone changes the answer.
    pub next_change: Option<Instant>,
    /// Known facts that the options stand on.
    pub known_facts: Vec<Fact>,
}

impl Decision {
    /// The best of the options that make the answer what it is: an open one of an eligible line, although one
    /// for review may be listed before it.
    #[must_use]
    pub fn best(&self) -> Option<&OpenOption> {
        let openness = self.options.iter().map(|option| option.openness).min()?;
        self.options.iter().find(|option| option.openness == openness)
    }
}

/// Decides what a shopper may do with an order line at an instant.
///
/// Every rule that matches grants its remedies; the order of rules makes no difference. What hinges on a
/// missing fact is conditional, and the fact is named. A request that was declared in time and arrived within
/// the policy's `accept_late` is judged as of when it was declared; one that arrived later is for review.
///
/// This cannot fail: an ineligible line is an answer.
pub fn decide(policy: &Policy, line: &Line, request: &Request, now: Instant) -> Decision {
    let facts = Facts::new(policy, line, request);
    let (mut decision, questions) = judge(&facts, timing(policy, request, now), true);
    for question in questions {
        decision.missing.push(missing_fact(question, policy));
    }
    decision
}

/// The same decision without the facts to ask for, which take most of the time.
pub fn decide_shortly(policy: &Policy, line: &Line, request: &Request, now: Instant) -> Decision {
    judge(&Facts::new(policy, line, request), timing(policy, request, now), false).0
}

fn judge(facts: &Facts, timing: Timing, thorough: bool) -> (Decision, Vec<Question>) {
    let base = evaluate(facts, timing);
    let questions = if thorough || hinges(&base) { questions(facts, timing, &base) } else { Vec::new() };
    let edges = edges(&base, facts);
    let judged_at_once = base.openings.len().saturating_add(base.closed.len());
    let judged = base.openings.clone();
    let options = options(base.openings, &questions, facts.policy);
    let mut tried = 0_usize;
    let weight = questions
        .iter()
        .fold(1, |sum: usize, question| sum.saturating_add(question.answers.len()))
        .saturating_mul(judged_at_once);
    let next_change = edges.into_iter().find(|edge| {
        let then = Timing { at: *edge, ..timing };
        if *edge <= timing.at {
            return false;
        }
        let later = evaluate(facts, then).openings;
        // What was not shown and closes cannot change what is shown.
        if !only_hidden_closed(&judged, &later, &options) {
            tried = tried.saturating_add(weight);
            return tried > MAX_TRIED.saturating_add(weight) || !same_options(&options_at(facts, then).1, &options);
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

/// How many options are judged to find the next change, after the first instant. The instant after that is told unseen:
/// to ask again too early does no harm.
const MAX_TRIED: usize = 20_000;

/// True if all that differs later is that some options are gone which are not shown, and none hinges on a fact.
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

/// What is open at an instant, best for the shopper first, without the facts that could still be asked for.
pub(super) fn options_at(facts: &Facts, timing: Timing) -> (Status, Vec<OpenOption>) {
    let base = evaluate(facts, timing);
    let questions = if hinges(&base) { questions(facts, timing, &base) } else { Vec::new() };
    let options = options(base.openings, &questions, facts.policy);
    (status(&options), options)
}

/// True if some option hinges on a fact, so that facts must be supposed to say what is shown.
fn hinges(evaluation: &Evaluation) -> bool {
    evaluation.openings.iter().any(|opening| opening.openness == Openness::Conditional)
}

fn timing(policy: &Policy, request: &Request, now: Instant) -> Timing {
    match request.declared_at.filter(|declared| *declared < now) {
        None => Timing { at: now, arrived: None },
        Some(declared) if policy.accepts_late(declared, now) => Timing { at: declared, arrived: None },
        Some(declared) => Timing { at: declared, arrived: Some(now) },
    }
}

fn options(mut openings: Vec<OpenOption>, questions: &[Question], policy: &Policy) -> Vec<OpenOption> {
    for opening in &mut openings {
        if opening.openness == Openness::Conditional {
            depend(opening, questions);
        }
    }
    best(openings, policy)
}

/// The options that no other beats, best for the shopper first.
fn best(openings: Vec<OpenOption>, policy: &Policy) -> Vec<OpenOption> {
    let mut shown = without_dominated(openings, policy);
    sort_short(&mut shown, &|one, other| comes_before(one, other, policy));
    shown
}

/// Finds what a conditional option hinges on, and the reasons for which it is open.
fn depend(opening: &mut OpenOption, questions: &[Question]) {
    for question in questions {
        if !question.decides(opening.key) {
            continue;
        }
        opening.depends_on.push(question.fact);
        if question.fact == Fact::Reason {
            let mut reasons = Vec::new();
            for answer in &question.answers {
                if let (Known::Text(leaf), Some(_)) = (answer.value, answer.evaluation.opening(opening.key)) {
                    reasons.push(leaf);
                }
            }
            opening.reasons = Some(reasons);
        }
    }
    if opening.depends_on.is_empty() {
        // Only several facts together decide it.
        opening.depends_on = opening.missing.clone();
    }
}

fn missing_fact(question: Question, policy: &Policy) -> MissingFact {
    let mut opens = Vec::new();
    for answer in question.answers {
        let mut grants = Vec::new();
        for opening in best(answer.evaluation.openings, policy) {
            grants.push(opening.key);
        }
        opens.push((answer.value, grants));
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

/// Orders by the buyer's cost, later closing, remedy, and the rule's id.
fn comes_before(one: &OpenOption, other: &OpenOption, policy: &Policy) -> bool {
    let rule = |opening: &OpenOption| opening.key.terms(policy).map(|(_, rule)| rule.id.as_str());
    let rank = one.costs.rank().cmp(&other.costs.rank());
    let closing = closing_order(other.window.closing).cmp(&closing_order(one.window.closing));
    let remedy = one.key.remedy.cmp(&other.key.remedy);
    rank.then(closing).then(remedy).then_with(|| rule(one).cmp(&rule(other))) == Ordering::Less
}

/// Orders closings from the earliest to none at all; what is not known comes before everything.
fn closing_order(closing: Closing) -> (u8, Option<Instant>) {
    match closing {
        Closing::Unknown => (0, None),
        Closing::At { closes, .. } => (1, Some(closes)),
        Closing::NotStarted => (2, None),
        Closing::Unlimited => (3, None),
    }
}

/// Hides an option if another of the same remedy is as good in every respect. Of equals the shop's is shown, else
/// that of the law named last, so that a national law is cited rather than the directive behind it.
///
/// What beats an option beats all that the option beats, so each is compared with those shown so far only.
fn without_dominated(openings: Vec<OpenOption>, policy: &Policy) -> Vec<OpenOption> {
    let goes_first = |one: &OpenOption, other: &OpenOption| {
        let rank = |opening: &OpenOption| (opening.key.document > 0, Reverse(opening.key.document));
        let ranked = rank(one).cmp(&rank(other));
        ranked == Ordering::Less || (ranked == Ordering::Equal && comes_before(one, other, policy))
    };
    let mut shown: Vec<OpenOption> = Vec::new();
    for opening in openings {
        let beats = |one: &OpenOption, other: &OpenOption, first: bool| {
            dominates(one, other) && (first || !dominates(other, one))
        };
        if shown.iter().any(|known| beats(known, &opening, !goes_first(&opening, known))) {
            continue;
        }
        shown.retain(|known| !beats(&opening, known, goes_first(&opening, known)));
        shown.push(opening);
    }
    shown
}

/// True if `one` opens no later, closes no earlier, costs no more, requires no more and hinges on no more
/// than `other`.
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
