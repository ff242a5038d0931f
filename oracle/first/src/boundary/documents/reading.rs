//! What did the meters of the goods show, and when?

use super::scalar::{Moment, moment, parse_scaled};
use crate::boundary::IssueCode;
use crate::boundary::issues::Issues;
use crate::boundary::json::Json;
use crate::domain::calendar::Instant;
use crate::domain::money::Decimal;
use crate::domain::policy::{Policy, UsageUnit};

/// Reads what a meter showed and when. The latest reading stands in for the wear of today where that is not stated, and a
/// meter that runs backwards is an issue.
pub fn readings(node: &Json, usage: &mut Vec<(UsageUnit, Decimal)>, policy: &Policy, issues: &mut Issues) {
    let mut dated: Vec<(Instant, &Json)> = Vec::new();
    for item in node.field("readings").items() {
        let Some(at) = item.get("at") else { continue };
        match moment(at, issues) {
            Some(Moment::At(instant)) => dated.push((instant, item)),
            Some(Moment::On(date)) => dated.push((policy.zone.day_start(date), item)),
            None => {}
        }
    }
    for unit in UsageUnit::ALL {
        let shown = |item: &Json| parse_scaled(item.known(unit.code())?.as_digits(), 6).map(Decimal::from_millionths);
        let mut latest: Option<(Instant, Decimal)> = None;
        for (at, item) in &dated {
            let Some(value) = shown(item) else { continue };
            let later =
                |(other, earlier): &(Instant, &Json)| other < at && shown(earlier).is_some_and(|was| value < was);
            if dated.iter().any(later) {
                issues.add(IssueCode::ReadingBackwards, item.field(unit.code()), "");
            }
            if latest.is_none_or(|(other, _)| other <= *at) {
                latest = Some((*at, value));
            }
        }
        let Some((_, last)) = latest else { continue };
        match usage.iter().find(|(stated, _)| stated == unit) {
            Some((_, today)) if *today < last => {
                issues.add(IssueCode::ReadingBackwards, node.field("usage").field(unit.code()), "");
            }
            Some(_) => {}
            None => usage.push((*unit, last)),
        }
    }
}
