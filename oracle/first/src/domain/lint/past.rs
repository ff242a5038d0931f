//! Which windows and seasons are over for good.

use chrono::{Days, NaiveDate};

use super::entries::windows;
use super::{Finding, FindingCode, FindingSort, Place};
use crate::domain::calendar::{CountingMode, Length, Period, last_day};
use crate::domain::policy::{Document, Season, SeasonEffect, Window};

/// Finds windows and seasons that are over for good.
pub(super) fn look(shop: &Document, today: NaiveDate, found: &mut Vec<Finding>) {
    for (place, window) in windows(shop, 0) {
        if let Length::Until(last) = window.length
            && last < today
            && window.at_least.is_none()
            && window.then.is_none()
            && window.extended_by.is_none()
            && !is_moved_by_a_season(shop, &place)
        {
            found.push(
                Finding::new(FindingCode::WindowInThePast, place.field("until"))
                    .sort(FindingSort::Until)
                    .with("day", &last.to_string()),
            );
        }
    }
    for season in &shop.seasons {
        if let Some(last) = last_effect(shop, season).filter(|last| *last < today) {
            found.push(
                Finding::new(FindingCode::WindowInThePast, Place::in_list("seasons", season.index).field("to"))
                    .sort(FindingSort::Season)
                    .with("season", &season.id)
                    .with("day", &last.to_string()),
            );
        }
    }
}

fn is_moved_by_a_season(shop: &Document, place: &Place) -> bool {
    shop.rules
        .iter()
        .filter(|rule| shop.seasons.iter().any(|season| season.rules.contains(&rule.id)))
        .any(|rule| *place == Place::in_list("rules", rule.index).field("window"))
}

/// The last day on which a season of a stated year can make a difference; `None` if it comes every year or never ends.
fn last_effect(shop: &Document, season: &Season) -> Option<NaiveDate> {
    season.from.year?;
    let (_, last) = season.last_before(NaiveDate::MAX)?;
    // Goods of an order in the season may be delivered long after it.
    let delivered = last.checked_add_days(Days::new(90))?;
    let mut latest = match season.effect {
        SeasonEffect::Length(Length::Of(period), mode) => end(mode, delivered, period)?,
        SeasonEffect::Length(..) => return None,
        SeasonEffect::LastDay(day) | SeasonEffect::LastDayAtLeast(day) => day.from(last)?,
        SeasonEffect::Closed => last,
    };
    for rule in shop.rules.iter().filter(|rule| season.rules.contains(&rule.id)) {
        latest = latest.max(own_end(rule.window.as_ref()?, delivered)?);
    }
    Some(latest)
}

/// The last day of a window that is counted from a date; `None` if facts of an order decide it.
fn own_end(window: &Window, from: NaiveDate) -> Option<NaiveDate> {
    if window.then.is_some() || window.extended_by.is_some() || window.at_least.is_some() {
        return None;
    }
    match window.length {
        Length::Of(period) => end(window.mode, from, period),
        Length::Until(day) => Some(day),
        Length::Unlimited => None,
    }
}

/// The last day of a period at the latest: one day in three counts as a business day.
fn end(mode: CountingMode, from: NaiveDate, period: Period) -> Option<NaiveDate> {
    const DAYS_FOR_ONE: u32 = 3;
    if mode == CountingMode::BusinessDaysAfter {
        let days = u64::from(period.days.saturating_mul(DAYS_FOR_ONE)).saturating_add(30);
        return from.checked_add_days(Days::new(days));
    }
    last_day(mode, from, period, None).ok()
}
