//! Which windows need a calendar that is missing or ends too early.

use chrono::{Days, NaiveDate};

use super::entries::windows;
use super::{Finding, FindingCode, FindingSort, Place, is_for_the_shop};
use crate::domain::calendar::{BusinessCalendar, CountingMode, Length, last_day};
use crate::domain::policy::{Policy, Window};

/// Finds windows that would outlast their calendar if they began today.
pub(super) fn look(policy: &Policy, today: NaiveDate, found: &mut Vec<Finding>) {
    let Some(shop) = policy.shop() else { return };
    for (index, document) in policy.documents.iter().enumerate() {
        if !is_for_the_shop(document, shop) {
            continue;
        }
        for (place, window) in windows(document, index) {
            let (Length::Of(_), true) = (window.length, asks_calendar(window)) else { continue };
            // The author cannot change a law, but its calendar.
            let finding = if index == 0 {
                Finding::new(FindingCode::CalendarNotCovering, place)
            } else {
                Finding::new(FindingCode::CalendarNotCovering, Place::of(index).field("calendar")).other(place)
            };
            match &window.calendar {
                None => found.push(finding.sort(FindingSort::NoCalendar)),
                Some(calendar)
                    if ends_too_early(calendar, window, today) && (index == 0 || is_ending(calendar, today)) =>
                {
                    found.push(
                        finding
                            .sort(FindingSort::TooShort)
                            .with("calendar", &calendar.id)
                            .with("until", &calendar.covers_until.to_string()),
                    )
                }
                Some(_) => {}
            }
        }
    }
}

/// True in the last two weeks of a calendar. Days off are announced year by year, so that no calendar covers the long windows
/// of a law, and before its end there may be no newer edition to hand over.
fn is_ending(calendar: &BusinessCalendar, today: NaiveDate) -> bool {
    today.checked_add_days(Days::new(14)).is_none_or(|soon| calendar.covers_until <= soon)
}

fn asks_calendar(window: &Window) -> bool {
    window.mode == CountingMode::BusinessDaysAfter || window.rolls_over()
}

/// True if a day of which the window needs to know whether it is worked is after the calendar: one that is counted, or the last.
fn ends_too_early(calendar: &BusinessCalendar, window: &Window, today: NaiveDate) -> bool {
    let Length::Of(period) = window.length else { return false };
    // A day on which regions differ counts as worked, so that the window is never taken to be too long.
    let is_worked = |day: NaiveDate| calendar.is_working_day(day) != Some(false);
    let mut last = today;
    if window.mode == CountingMode::BusinessDaysAfter {
        let mut left = period.days;
        while left > 0 && last <= calendar.covers_until {
            last = last.succ_opt().unwrap_or(NaiveDate::MAX);
            left = left.saturating_sub(u32::from(is_worked(last)));
        }
    } else {
        last = last_day(window.mode, today, period, None).unwrap_or(today);
    }
    if calendar.covers_until < last || !window.rolls_over() {
        return calendar.covers_until < last;
    }
    if let Some(then) = window.then {
        last = last_day(CountingMode::natural(then), last, then, None).unwrap_or(last);
    }
    while last <= calendar.covers_until && !is_worked(last) {
        last = last.succ_opt().unwrap_or(NaiveDate::MAX);
    }
    calendar.covers_until < last
}
