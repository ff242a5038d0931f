//! What does a year of cases say of a service, in figures?

use super::IndicatorOptions;
use crate::boundary::IssueCode;
use crate::boundary::documents::Fields;
use crate::boundary::documents::{Shape, check};
use crate::boundary::engine::question::{refused, understood};
use crate::boundary::issues::{Issue, Issues};
use crate::boundary::json::{Writer, read};
use crate::domain::service::{Columns, Share, indicators};

/// Indicators of many cases as JSON text: `options` are `{aspects?, orders?, satisfiedFrom?, goals?: {onTime?, resolved?,
/// justified?, satisfied?}, now}`.
///
/// ```
/// use aftersales::authoring::indicators_of;
/// use aftersales::domain::service::Columns;
///
/// // One case, answered two hours after it came in.
/// let columns = Columns { received: &[0.0], answered: &[7_200_000.0], due: &[], resolved: &[], justified: &[], scores: &[] };
/// assert!(indicators_of(&columns, r#"{ "now": 86400000 }"#).contains(r#""count":1,"p50":7200"#));
/// ```
#[must_use]
pub fn indicators_of(columns: &Columns, options: &str) -> String {
    let options = match read(options) {
        Ok(options) => options,
        Err(malformed) => return refused(&[crate::boundary::engine::question::unreadable(malformed)]),
    };
    let mut names = Vec::new();
    for name in options.field("aspects").items() {
        names.push(name.as_text());
    }
    let mut issues = Issues::default();
    check(&options, &Shape::Record(IndicatorOptions::RECORD), false, &mut issues);
    for goal in ["onTime", "resolved", "justified", "satisfied"].map(|name| options.field("goals").field(name)) {
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
        return refused(&issues);
    }
    let number = |field: &str| options.field(field).as_digits().parse::<f64>().ok();
    let goal = |field: &str| options.field("goals").field(field).as_digits().parse::<f64>().ok();
    let found =
        indicators(columns, names.len(), number("satisfiedFrom").unwrap_or(4.0), number("now").unwrap_or(f64::NAN));
    let mut writer = Writer::default();
    writer.open('{');
    writer.key("cases").integer(found.cases.into());
    for (key, share) in [("onTime", found.on_time), ("resolved", found.resolved), ("justified", found.justified)] {
        writer.key(key);
        // A rate of justified complaints is one of all orders, where their number is known.
        let orders = number("orders").filter(|_| key == "justified");
        rate(&mut writer, share.count.into(), orders.unwrap_or(share.of.into()), goal(key), key == "justified");
        writer.close('}');
    }
    writer.key("satisfaction").array(names.iter().zip(&found.aspects), |writer, (name, aspect)| {
        let Share { count, of } = aspect.satisfied;
        writer.open('{');
        writer.entry("aspect", name);
        writer.key("mean");
        float(writer, if of > 0 { Some(aspect.sum / f64::from(of)) } else { None });
        writer.key("satisfied");
        rate(writer, count.into(), of.into(), goal("satisfied"), false);
        writer.close('}');
        writer.close('}');
    });
    writer.start("responseSeconds", '{');
    writer.key("count").integer(i64::try_from(found.response.len()).unwrap_or(i64::MAX));
    for (key, percent) in [("p50", 50), ("p90", 90), ("p95", 95)] {
        writer.key(key);
        float(&mut writer, found.percentile(percent).map(|millis| millis / 1000.0));
    }
    writer.close('}');
    writer.close('}');
    understood(&writer.into_text(), &[])
}

/// `{"count":…,"of":…,"rate":…,"goal":…,"reached":…`, open for more. A goal is the most where less is better.
fn rate(writer: &mut Writer, count: f64, of: f64, goal: Option<f64>, less_is_better: bool) {
    let rate = if of > 0.0 { Some(count / of) } else { None };
    writer.open('{');
    for (key, value) in [("count", Some(count)), ("of", Some(of)), ("rate", rate), ("goal", goal)] {
        if key != "goal" || value.is_some() {
            writer.key(key);
            float(writer, value);
        }
    }
    if let (Some(rate), Some(goal)) = (rate, goal) {
        writer.key("reached").boolean(if less_is_better { rate <= goal } else { rate >= goal });
    }
}

fn float(writer: &mut Writer, value: Option<f64>) {
    match value {
        Some(value) => writer.raw(&value.to_string()),
        None => writer.null(),
    }
}
