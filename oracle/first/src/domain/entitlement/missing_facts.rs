//! Which missing facts would change an answer, and how.

use chrono::NaiveDate;

use super::evaluation::{Evaluation, Timing, evaluate};
use super::{Fact, Facts, Known, OpenOption, Openness, OptionKey};
use crate::domain::money::Decimal;
use crate::domain::policy::{
    Cost, EventTest, FactTest, FactType, FeeAmount, Matcher, Name, Policy, Range, Test, UsageUnit,
};
use crate::domain::sort::insert_ordered;

/// The options that would be open if a missing fact had one value.
pub(super) struct Supposition {
    /// The value.
    pub value: Known,
    /// The evaluation with that value.
    pub evaluation: Evaluation,
}

/// A fact that is worth a question, and what follows from each answer.
pub(super) struct Question {
    /// The fact.
    pub fact: Fact,
    /// Each value that makes a difference.
    pub answers: Vec<Supposition>,
}

/// Finds the missing facts that have a value which changes an option, by trying each value in turn.
pub(super) fn questions(facts: &Facts, timing: Timing, base: &Evaluation) -> Vec<Question> {
    let mut questions = Vec::new();
    for fact in &base.missing {
        let mut answers = Vec::new();
        let mut matters = false;
        for value in values(fact, facts, timing) {
            let mut evaluation = evaluate(&facts.supposing(*fact, value), timing);
            // Only the open options are needed, and there may be many closed ones.
            evaluation.closed = Vec::new();
            matters |= !same_options(&evaluation.options, &base.options);
            answers.push(Supposition { value, evaluation });
        }
        if matters {
            questions.push(Question { fact: *fact, answers });
        }
    }
    questions
}

/// True if two lists hold the same options, in any order where fees grow; see [`same_option`].
pub(super) fn same_options(one: &[OpenOption], other: &[OpenOption]) -> bool {
    // A growing fee can change the order of options, and does not make them others.
    let among = |one: &OpenOption| other.iter().any(|other| same_option(one, other));
    one.len() == other.len()
        && (one.iter().zip(other).all(|(one, other)| same_option(one, other)) || one.iter().all(among))
}

/// True if two options have the same key, openness, end, terms of cost and burden of proof.
pub(super) fn same_option(one: &OpenOption, other: &OpenOption) -> bool {
    one.key == other.key
        && one.openness == other.openness
        && one.window.closing == other.window.closing
        && one.costs.same_terms(&other.costs)
        && one.burden == other.burden
}

impl Question {
    /// True if some answer decides about an option that is conditional now.
    pub(super) fn decides(&self, key: OptionKey) -> bool {
        self.answers
            .iter()
            .any(|answer| answer.evaluation.option(key).is_none_or(|option| option.openness != Openness::Conditional))
    }
}

/// The values of a fact that the rules treat differently.
fn values(fact: &Fact, facts: &Facts, timing: Timing) -> Vec<Known> {
    let policy = facts.policy;
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
            for date in dates(policy, *event, policy.zone.date_of(timing.at)) {
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

/// The matchers of all documents.
fn matchers(policy: &Policy) -> Vec<&Matcher> {
    let mut found = Vec::new();
    for document in &policy.documents {
        found.extend(document.rules.iter().map(|rule| &rule.when));
        found.extend(document.costs.iter().map(|cost| &cost.when));
        found.extend(document.seasons.iter().map(|season| &season.when));
    }
    found
}

/// Today, and the dates on both sides of every bound that any document has for an event.
fn dates(policy: &Policy, event: Name, today: NaiveDate) -> Vec<NaiveDate> {
    let mut samples = vec![today];
    for matcher in matchers(policy) {
        sample_dates(matcher, event, &mut samples);
    }
    for document in &policy.documents {
        if let Some((name, test)) = document.applies_to {
            sample_date(name, test, event, &mut samples);
        }
        for season in &document.seasons {
            if let Some((first, last)) = season.last_before(today) {
                sample_date(season.event, EventTest::Between(Some(first), Some(last)), event, &mut samples);
            }
        }
    }
    samples
}

fn sample_dates(matcher: &Matcher, event: Name, samples: &mut Vec<NaiveDate>) {
    for test in &matcher.0 {
        match test {
            Test::Event(name, test) => sample_date(*name, *test, event, samples),
            Test::Not(inner) => sample_dates(inner, event, samples),
            _ => {}
        }
    }
}

fn sample_date(name: Name, test: EventTest, event: Name, samples: &mut Vec<NaiveDate>) {
    let EventTest::Between(from, to) = test else { return };
    if name == event {
        for date in
            [from.and_then(|from| from.pred_opt()), from, to, to.and_then(|to| to.succ_opt())].into_iter().flatten()
        {
            insert_ordered(samples, date);
        }
    }
}

/// The numbers on both sides of every bound that any document has for a fact.
fn numbers(policy: &Policy, fact: &Fact) -> Vec<Decimal> {
    let mut samples = Vec::new();
    for matcher in matchers(policy) {
        sample(matcher, fact, &mut samples);
    }
    let by_distance = |cost: &Cost| {
        [&cost.fee, &cost.bonus]
            .into_iter()
            .flatten()
            .any(|fee| matches!(fee.amount, FeeAmount::PercentPerThousandKilometres(_)))
    };
    if *fact == Fact::Usage(UsageUnit::Kilometres)
        && policy.documents.iter().any(|document| document.costs.iter().any(by_distance))
    {
        insert_ordered(&mut samples, Decimal::whole(1000));
    }
    samples
}

fn sample(matcher: &Matcher, fact: &Fact, samples: &mut Vec<Decimal>) {
    for test in &matcher.0 {
        let range = match (test, fact) {
            (Test::Usage(tested, range), Fact::Usage(unit)) if tested == unit => *range,
            (Test::Amount(tested, range, _), Fact::Amount(amount)) if tested == amount => *range,
            (Test::Declared(tested, FactTest::Within(range)), Fact::Declared(name)) if tested == name => *range,
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
