use chrono::NaiveDate;

use super::outcome::{Grant, Opening, Outcome, Timing, outcome};
use super::{Fact, Known, Openness, World};
use crate::domain::money::Decimal;
use crate::domain::policy::{EventTest, FactTest, FactType, Matcher, Name, Policy, Range, Test};
use crate::domain::sort::{insert_new, insert_ordered};

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
    let mut questions = Vec::new();
    for fact in &base.missing {
        let mut answers = Vec::new();
        let mut matters = false;
        for value in values(fact, world, timing) {
            let mut outcome = outcome(&world.supposing(*fact, value), timing);
            // Only what is open is asked of it, and there may be many.
            outcome.closed = Vec::new();
            matters |= !same_options(&outcome.openings, &base.openings);
            answers.push(Supposition { value, outcome });
        }
        if matters {
            questions.push(Question { fact: *fact, answers });
        }
    }
    questions
}

/// True if two lists open the same options, as far, for as long and at the same cost.
pub(super) fn same_options(one: &[Opening], other: &[Opening]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same_option(one, other))
}

/// True if two options are the same, open as far, for as long and at the same cost.
pub(super) fn same_option(one: &Opening, other: &Opening) -> bool {
    one.grant == other.grant
        && one.openness == other.openness
        && one.window.closing == other.window.closing
        && one.costs == other.costs
}

impl Question {
    /// True if some answer decides an option that is conditional now.
    pub(super) fn decides(&self, grant: Grant) -> bool {
        self.answers
            .iter()
            .any(|answer| answer.outcome.opening(grant).is_none_or(|opening| opening.openness != Openness::Conditional))
    }
}

/// The values that a fact can have, as far as the rules can tell them apart.
fn values(fact: &Fact, world: &World, timing: Timing) -> Vec<Known> {
    let policy = world.policy;
    let mut values = Vec::new();
    let declared = match fact {
        Fact::Declared(name) => policy.facts.iter().find(|(declared, _)| declared == name).map(|(_, kind)| kind),
        _ => None,
    };
    match (fact, declared) {
        (Fact::Reason, _) => {
            for (_, leaves) in policy.reasons.branches() {
                texts(leaves, &mut values);
            }
        }
        (_, Some(FactType::Choice(choices))) => texts(choices, &mut values),
        (Fact::Event(event), _) => {
            let mut samples = vec![policy.zone.date_of(timing.at)];
            dates(policy, *event, &mut samples);
            for date in samples {
                values.push(Known::Date(date));
            }
            values.push(Known::NotYet);
        }
        (Fact::Usage(_) | Fact::Amount(_), _) | (_, Some(FactType::Number)) => {
            for number in numbers(policy, fact) {
                values.push(Known::Number(number));
            }
        }
        (Fact::Condition(_), _) | (_, Some(FactType::Boolean)) => values = vec![Known::Bool(true), Known::Bool(false)],
        (Fact::Declared(_), None) => {}
    }
    values
}

fn texts(names: &[Name], values: &mut Vec<Known>) {
    for name in names {
        values.push(Known::Text(*name));
    }
}

/// Dates on both sides of every bound that any document asks of an event.
fn dates(policy: &Policy, event: Name, samples: &mut Vec<NaiveDate>) {
    for document in &policy.documents {
        if let Some((name, test)) = document.applies_to {
            sample_dates(name, test, event, samples);
        }
        for rule in &document.rules {
            for test in &rule.when.0 {
                if let Test::Event(name, test) = test {
                    sample_dates(*name, *test, event, samples);
                }
            }
        }
        for season in &document.seasons {
            let Some(today) = samples.first().copied().filter(|_| season.event == event) else { continue };
            if let Some((first, last)) = season.last_before(today) {
                sample_dates(event, EventTest::Between(Some(first), Some(last)), event, samples);
            }
        }
    }
}

fn sample_dates(name: Name, test: EventTest, event: Name, samples: &mut Vec<NaiveDate>) {
    let EventTest::Between(from, to) = test else { return };
    if name == event {
        for date in
            [from.and_then(|from| from.pred_opt()), from, to, to.and_then(|to| to.succ_opt())].into_iter().flatten()
        {
            insert_new(samples, date);
        }
    }
}

/// Numbers on both sides of every bound that any rule asks about.
fn numbers(policy: &Policy, fact: &Fact) -> Vec<Decimal> {
    let mut samples = Vec::new();
    for document in &policy.documents {
        for rule in &document.rules {
            sample(&rule.when, fact, &mut samples);
        }
        for cost in &document.costs {
            sample(&cost.when, fact, &mut samples);
        }
    }
    samples
}

fn sample(matcher: &Matcher, fact: &Fact, samples: &mut Vec<Decimal>) {
    for test in &matcher.0 {
        let range = match (test, fact) {
            (Test::Usage(asked, range), Fact::Usage(unit)) if asked == unit => *range,
            (Test::Amount(asked, range), Fact::Amount(amount)) if asked == amount => *range,
            (Test::Declared(asked, FactTest::Within(range)), Fact::Declared(name)) if asked == name => *range,
            (Test::Not(inner), _) => {
                sample(inner, fact, samples);
                continue;
            }
            _ => continue,
        };
        let Range { min, max } = range;
        for number in [min.map(Decimal::previous), min, max, max.map(Decimal::next)].into_iter().flatten() {
            insert_ordered(samples, number);
        }
    }
}
