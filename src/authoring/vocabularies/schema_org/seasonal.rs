//! How do seasons of a document become overrides in markup?

use super::super::terms::Term;
use crate::boundary::IssueCode;
use crate::boundary::documents::parse_period;
use crate::boundary::issues::Issues;
use crate::boundary::json::Json;
use crate::domain::form::parse_date;
use chrono::NaiveDate;

/// A difference for a while.
#[derive(PartialEq, Eq)]
pub struct Override {
    /// The first date.
    pub from: NaiveDate,
    /// The last one.
    pub to: NaiveDate,
    /// The term meanwhile.
    pub term: Term,
}

/// The overrides of what stands on these rules; `None` if a season takes away more than markup can say.
pub fn overrides(document: &Json, rules: &[&Json], issues: &mut Issues) -> Option<Vec<Override>> {
    let mut found = Vec::new();
    for season in document.field("seasons").items() {
        let named = season.names("rules");
        let is_named = |rule: &&Json| named.iter().any(|name| name == rule.text("id"));
        if !rules.iter().any(is_named) {
            continue;
        }
        if season.get("lastDayAtLeast").is_some() {
            // It only adds days, so markup without it promises less.
            issues.warn(IssueCode::NotExpressible, season, "");
            continue;
        }
        let [from, to] = ["from", "to"].map(|key| parse_date(season.text(key)));
        let is_plain = season.text("event") == "ordered"
            && season.get("when").is_none()
            && matches!(season.text("count"), "" | "days_after")
            && rules.iter().all(is_named);
        let dates = from.zip(to).filter(|_| is_plain);
        let Some(((from, to), term)) = dates.zip(term(season)) else {
            issues.warn(IssueCode::NotExpressible, season, "");
            return None;
        };
        found.push(Override { from, to, term });
    }
    Some(found)
}

fn term(season: &Json) -> Option<Term> {
    if season.boolean("closed") == Some(true) {
        return Some(Term::Never);
    }
    if let Some(date) = season.get("lastDay") {
        return parse_date(date.as_text()).map(Term::Until);
    }
    if season.text("length") == "unlimited" {
        return Some(Term::Unlimited);
    }
    let period = parse_period(season.text("length"))?;
    let is_days = period.months == 0 && period.seconds == 0 && period.days > 0;
    is_days.then_some(Term::Days { days: period.days.into(), from: "delivered", count: "days_after" })
}
