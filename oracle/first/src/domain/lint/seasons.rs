//! Which seasons of one rule overlap.

use chrono::NaiveDate;

use super::demand::Demands;
use super::logic::{Logic, all_hold};
use super::{Finding, FindingCode, Place};
use crate::domain::policy::{Document, Policy, Season};

/// Five years in a row, one of them a leap year. Two seasons of every year that ever overlap do so in them.
const USUAL_YEARS: std::ops::RangeInclusive<i32> = 2027..=2031;

/// Finds seasons that change the window of one rule at the same time.
pub(super) fn look(policy: &Policy, shop: &Document, found: &mut Vec<Finding>) {
    let logic = Logic::new(policy);
    for (place, later) in shop.seasons.iter().enumerate() {
        for earlier in shop.seasons.iter().take(place) {
            let Some(rule) = later.rules.iter().find(|rule| earlier.rules.contains(rule)) else { continue };
            let mut claims = all_hold(&later.when);
            claims.extend(all_hold(&earlier.when));
            let Some(day) = common_day(later, earlier) else { continue };
            if logic.is_never(&Demands::default(), &claims) {
                continue;
            }
            found.push(
                Finding::new(FindingCode::OverlappingOverride, Place::in_list("seasons", later.index))
                    .other(Place::in_list("seasons", earlier.index))
                    .with("season", &later.id)
                    .with("other", &earlier.id)
                    .with("rule", rule)
                    .with("day", &day.to_string()),
            );
        }
    }
}

/// The first day that lies in both seasons, in the years that they name.
fn common_day(one: &Season, other: &Season) -> Option<NaiveDate> {
    let mut years: Vec<i32> = Vec::new();
    for year in [one.from.year, other.from.year].into_iter().flatten() {
        years.extend([year.saturating_sub(1), year]);
    }
    if years.is_empty() {
        years.extend(USUAL_YEARS);
    }
    let mut first_common: Option<NaiveDate> = None;
    for one_year in &years {
        for other_year in &years {
            let Some((first, last)) = days_of(one, *one_year) else { continue };
            let Some((other_first, other_last)) = days_of(other, *other_year) else { continue };
            let common = first.max(other_first);
            if common <= last.min(other_last) && first_common.is_none_or(|known| common < known) {
                first_common = Some(common);
            }
        }
    }
    first_common
}

/// The first and the last day of the season that begins in a year.
fn days_of(season: &Season, year: i32) -> Option<(NaiveDate, NaiveDate)> {
    season.last_before(NaiveDate::from_ymd_opt(year, 12, 31)?)
}
