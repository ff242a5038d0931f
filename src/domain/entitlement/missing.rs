use super::outcome::{Outcome, Timing, outcome};
use super::{Fact, Known, Openness, World};
use crate::domain::money::Decimal;
use crate::domain::policy::{FactTest, FactType, Matcher, Policy, Range, Test};

/// What would be open if a missing fact had one value.
pub(super) struct Supposition {
    /// The value.
    pub value: Known,
    /// What follows.
    pub outcome: Outcome,
}

/// A fact worth asking for, and what follows from each answer.
pub(super) struct Question {
    /// The fact.
    pub fact: Fact,
    /// Each value that makes a difference.
    pub answers: Vec<Supposition>,
}

/// Finds the missing facts of which some value changes an option, by supposing each value in turn.
pub(super) fn questions(world: &World, timing: Timing, base: &Outcome) -> Vec<Question> {
    let ask = |fact: &Fact| {
        let suppose = |value: Known| {
            let outcome = outcome(&world.supposing(fact, &value), timing);
            Supposition { value, outcome }
        };
        let answers: Vec<_> = values(fact, world, timing).into_iter().map(suppose).collect();
        let matters = answers.iter().any(|answer| !same_options(&answer.outcome, base));
        matters.then(|| Question { fact: fact.clone(), answers })
    };
    base.missing.iter().filter_map(ask).collect()
}

/// True if two outcomes open the same options, as far, for as long and at the same cost.
pub(super) fn same_options(one: &Outcome, other: &Outcome) -> bool {
    one.openings.len() == other.openings.len()
        && one.openings.iter().zip(&other.openings).all(|(one, other)| {
            one.grant == other.grant
                && one.openness == other.openness
                && one.window.closing == other.window.closing
                && one.costs == other.costs
        })
}

impl Question {
    /// True if some answer decides an option that is conditional now.
    pub(super) fn decides(&self, grant: super::outcome::Grant) -> bool {
        self.answers.iter().any(|answer| {
            let there = answer.outcome.openings.iter().find(|opening| opening.grant == grant);
            there.is_none_or(|opening| opening.openness != Openness::Conditional)
        })
    }
}

/// The values that a fact can have, as far as the rules can tell them apart.
fn values(fact: &Fact, world: &World, timing: Timing) -> Vec<Known> {
    let policy = world.policy;
    let booleans = || vec![Known::Bool(true), Known::Bool(false)];
    match fact {
        Fact::Reason => policy.reasons.leaves().map(|leaf| Known::Text(leaf.to_owned())).collect(),
        Fact::Condition(_) => booleans(),
        Fact::Event(_) => vec![Known::Date(policy.zone.date_of(timing.at)), Known::NotYet],
        Fact::Usage(unit) => numbers(policy, |test| match test {
            Test::Usage(asked, range) if asked == unit => Some(*range),
            _ => None,
        }),
        Fact::Declared(name) => match policy.facts.iter().find(|(declared, _)| declared == name) {
            Some((_, FactType::Boolean)) => booleans(),
            Some((_, FactType::Choice(choices))) => choices.iter().cloned().map(Known::Text).collect(),
            Some((_, FactType::Number)) => numbers(policy, |test| match test {
                Test::Declared(asked, FactTest::Within(range)) if asked == name => Some(*range),
                _ => None,
            }),
            None => Vec::new(),
        },
    }
}

/// Numbers on both sides of every bound that any rule asks about.
fn numbers(policy: &Policy, range_of: impl Fn(&Test) -> Option<Range>) -> Vec<Known> {
    let mut samples: Vec<Decimal> = Vec::new();
    let mut visit = |test: &Test| samples.extend(range_of(test).into_iter().flat_map(Range::samples));
    for document in &policy.documents {
        document.rules.iter().for_each(|rule| each_test(&rule.when, &mut visit));
        document.costs.iter().for_each(|cost| each_test(&cost.when, &mut visit));
    }
    samples.sort_unstable();
    samples.dedup();
    samples.into_iter().map(Known::Number).collect()
}

fn each_test(matcher: &Matcher, visit: &mut impl FnMut(&Test)) {
    for test in &matcher.0 {
        visit(test);
        if let Test::Not(inner) = test {
            each_test(inner, visit);
        }
    }
}
