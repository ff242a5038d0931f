//! Which values of a fact the rules treat differently.

use chrono::NaiveDate;

use crate::domain::money::Decimal;
use crate::domain::policy::{
    Cost, EventTest, Fact, FactTest, FactType, FeeAmount, Known, Matcher, Name, Policy, Range, Test, UsageUnit,
};
use crate::domain::sort::insert_ordered;

/// The values of a fact on both sides of every bound that a document has for it. Of an event these are dates only.
pub(super) fn values(fact: Fact, policy: &Policy) -> Vec<Known> {
    let mut values = Vec::new();
    let declared = match fact {
        Fact::Declared(name) => policy.facts.iter().find(|(declared, _)| *declared == name).map(|(_, kind)| kind),
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
            for date in dates(policy, event) {
                values.push(Known::Date(date));
            }
        }
        (Fact::Usage(_) | Fact::Amount(_) | Fact::Claims(_), _) | (_, Some(FactType::Number)) => {
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
        found.extend(document.rules.iter().chain(&document.promised).map(|rule| &rule.when));
        found.extend(document.costs.iter().map(|cost| &cost.when));
        found.extend(document.seasons.iter().map(|season| &season.when));
    }
    found
}

/// The dates on both sides of every bound that any document has for an event.
fn dates(policy: &Policy, event: Name) -> Vec<NaiveDate> {
    let mut samples = Vec::new();
    for matcher in matchers(policy) {
        sample_dates(matcher, event, &mut samples);
    }
    for document in &policy.documents {
        if let Some((name, test)) = document.applies_to {
            sample_date(name, test, event, &mut samples);
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
        add_bounds(from, to, samples);
    }
}

/// Adds the dates on both sides of two bounds.
pub fn add_bounds(from: Option<NaiveDate>, to: Option<NaiveDate>, samples: &mut Vec<NaiveDate>) {
    for date in [from.and_then(|from| from.pred_opt()), from, to, to.and_then(|to| to.succ_opt())].into_iter().flatten()
    {
        insert_ordered(samples, date);
    }
}

/// The numbers on both sides of every bound that any document has for a fact.
fn numbers(policy: &Policy, fact: Fact) -> Vec<Decimal> {
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
    if fact == Fact::Usage(UsageUnit::Kilometres)
        && policy.documents.iter().any(|document| document.costs.iter().any(by_distance))
    {
        insert_ordered(&mut samples, Decimal::whole(1000));
    }
    samples
}

fn sample(matcher: &Matcher, fact: Fact, samples: &mut Vec<Decimal>) {
    for test in &matcher.0 {
        let range = match (test, fact) {
            (Test::Usage(tested, range), Fact::Usage(unit)) if *tested == unit => *range,
            (Test::Amount(tested, range, _), Fact::Amount(amount)) if *tested == amount => *range,
            (Test::Claims(tested, range, _), Fact::Claims(scope)) if *tested == scope => *range,
            (Test::Declared(tested, FactTest::Within(range)), Fact::Declared(name)) if *tested == name => *range,
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
