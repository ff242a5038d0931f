//! What does a year of cases say of a service, in figures?

use super::IndicatorOptions;
use super::answers::{Answer, Indicators, Number, Rate, Satisfaction, Seconds};
use crate::boundary::IssueCode;
use crate::boundary::documents::Fields;
use crate::boundary::documents::{Shape, check};
use crate::boundary::engine::question::unreadable;
use crate::boundary::issues::{Issue, Issues};
use crate::boundary::json::read;
use crate::domain::service::{Columns, Share, Times, indicators};

/// Indicators of many cases as JSON text; `options` are those of the package's `indicators`.
///
/// ```
/// use aftersales::authoring::indicators_of;
/// use aftersales::domain::service::Columns;
///
/// // One case, answered two hours after it came in.
/// let columns = Columns { received: &[0.0], answered: &[7_200_000.0], due: &[], resolved: &[], justified: &[], accepted: &[], scores: &[] };
/// assert!(indicators_of(&columns, r#"{ "now": 86400000 }"#).contains(r#""count":1,"mean":7200"#));
/// ```
#[must_use]
pub fn indicators_of(columns: &Columns, options: &str) -> String {
    answer(columns, options).into_text()
}

/// Indicators of many cases: `options` are `{aspects?, orders?, satisfiedFrom?, goals?: {onTime?, resolved?,
/// justified?, accepted?, satisfied?}, now}`.
pub fn answer(columns: &Columns, options: &str) -> Answer<Indicators> {
    let options = match read(options) {
        Ok(options) => options,
        Err(malformed) => return Answer::refused(&[unreadable(malformed)]),
    };
    let mut names = Vec::new();
    for name in options.field("aspects").items() {
        names.push(name.as_text());
    }
    let mut issues = Issues::default();
    check(&options, &Shape::Record(IndicatorOptions::RECORD), false, &mut issues);
    for goal in
        ["onTime", "resolved", "justified", "accepted", "satisfied"].map(|name| options.field("goals").field(name))
    {
        if goal.as_digits().parse::<f64>().is_ok_and(|goal| goal > 1.0) {
            issues.add(IssueCode::OutOfRange, goal, "a share from 0 to 1");
        }
    }
    issues.locate(&options);
    let mut issues = issues.errors;
    let cases = columns.received.len();
    for (name, column, wanted) in [
        ("answered", columns.answered, cases),
        ("due", columns.due, cases),
        ("resolved", columns.resolved, cases),
        ("justified", columns.justified, cases),
        ("accepted", columns.accepted, cases),
        ("scores", columns.scores, cases.saturating_mul(names.len())),
    ] {
        if !column.is_empty() && column.len() != wanted {
            let pointer = "/columns/".to_owned() + name;
            issues.push(Issue::of_all(
                IssueCode::OutOfRange,
                pointer,
                Some("as many values as `received` has".to_owned()),
                None,
            ));
        }
    }
    if !issues.is_empty() {
        return Answer::refused(&issues);
    }
    let number = |field: &str| options.field(field).as_digits().parse::<f64>().ok();
    let goal = |field: &str| options.field("goals").field(field).as_digits().parse::<f64>().ok();
    let found =
        indicators(columns, names.len(), number("satisfiedFrom").unwrap_or(4.0), number("now").unwrap_or(f64::NAN));
    let share = |share: &Share, goal_of: &str| rate(share.count.into(), share.of.into(), goal(goal_of), false);
    // A rate of justified complaints is one of orders, where their number is known.
    let complaints = number("orders").unwrap_or(found.justified.of.into());
    let mut satisfaction = Vec::new();
    for (name, aspect) in names.iter().zip(&found.aspects) {
        let of = aspect.satisfied.of;
        satisfaction.push(Satisfaction {
            aspect: (*name).to_owned(),
            mean: (of > 0).then(|| Number(aspect.sum / f64::from(of))),
            satisfied: share(&aspect.satisfied, "satisfied"),
        });
    }
    let value = Indicators {
        cases: found.cases,
        on_time: share(&found.on_time, "onTime"),
        resolved: share(&found.resolved, "resolved"),
        justified: rate(found.justified.count.into(), complaints, goal("justified"), true),
        accepted: share(&found.accepted, "accepted"),
        satisfaction,
        response_seconds: seconds(&found.response),
        resolution_seconds: seconds(&found.resolution),
    };
    Answer::understood(value, &[])
}

fn seconds(times: &Times) -> Seconds {
    let second = |millis: Option<f64>| millis.map(|millis| Number(millis / 1000.0));
    Seconds {
        count: u32::try_from(times.count()).unwrap_or(u32::MAX),
        mean: second(times.mean()),
        p50: second(times.percentile(50)),
        p90: second(times.percentile(90)),
        p95: second(times.percentile(95)),
    }
}

/// A goal is the most where less is better.
fn rate(count: f64, of: f64, goal: Option<f64>, less_is_better: bool) -> Rate {
    let rate = if of > 0.0 { Some(count / of) } else { None };
    let reached = |(rate, goal)| if less_is_better { rate <= goal } else { rate >= goal };
    Rate {
        count: Number(count),
        of: Number(of),
        rate: rate.map(Number),
        goal: goal.map(Number),
        reached: rate.zip(goal).map(reached),
    }
}
