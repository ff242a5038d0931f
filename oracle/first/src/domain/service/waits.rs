//! How a promised time moves while a case waits for the shopper.

use crate::domain::calendar::{CountingMode, Instant, Length, OpeningHours, Uncovered};
use crate::domain::entitlement::{Closing, Note, PlacedWindow};
use crate::domain::policy::Window;

/// A time in which a case waited for the shopper, from its start to its end; without an end it still waits.
pub type Wait = (Instant, Option<Instant>);

/// Moves the end of a promised time by the waits of a case, and returns whether the promise is paused now. A wait that
/// begins after the promise is due changes nothing.
///
/// A promise in hours stops and goes on. A promise in days grows by the difference of dates, and one in business days
/// by the business days among them.
pub fn pause(placed: &mut PlacedWindow, terms: &Window, waits: &[Wait], now: Instant) -> bool {
    let (Closing::At { .. }, Some(counted)) = (placed.closing, &placed.counted) else { return false };
    let Some(start) = counted.at.instant(&terms.zone) else { return false };
    let moved = match (terms.mode, terms.length) {
        (CountingMode::Elapsed, Length::Of(period)) => by_hours(terms, waits, start, period.exact_millis(), now),
        _ => by_days(placed, terms, waits, start, now),
    };
    match moved {
        Ok(Some(closing)) => placed.closing = closing,
        Ok(None) => placed.closing = Closing::Unknown,
        Err(Uncovered) => {
            placed.closing = Closing::Unknown;
            placed.notes.push(Note::CalendarNotCovering);
        }
    }
    matches!(moved, Ok(None))
}

/// The end of so many milliseconds after every wait; `None` during a wait.
fn by_hours(
    terms: &Window,
    waits: &[Wait],
    start: Instant,
    millis: i64,
    now: Instant,
) -> Result<Option<Closing>, Uncovered> {
    let calendar = terms.calendar.as_deref();
    let after = |from: Instant, left: i64| match &terms.hours {
        Some(hours) => hours.after(from, left, &terms.zone, calendar),
        None => Ok(from.plus_millis(left)),
    };
    let between = |hours: Option<&OpeningHours>, from: Instant, to: Instant| match hours {
        Some(hours) => hours.between(from, to, &terms.zone, calendar),
        None => Ok(to.since(from).max(0)),
    };
    let (mut from, mut left) = (start, millis);
    for (begins, ends) in waits.iter().filter(|(begins, _)| *begins <= now) {
        if after(from, left)? <= *begins {
            break;
        }
        left = left.saturating_sub(between(terms.hours.as_deref(), from, *begins)?);
        match ends {
            None => return Ok(None),
            Some(ends) => from = from.max(*ends),
        }
    }
    Ok(Some(Closing::At { closes: after(from, left)?, last_day: None }))
}

/// The end of a promise in days after every wait; `None` during a wait.
fn by_days(
    placed: &PlacedWindow,
    terms: &Window,
    waits: &[Wait],
    start: Instant,
    now: Instant,
) -> Result<Option<Closing>, Uncovered> {
    let (mut closing, zone) = (placed.closing, &terms.zone);
    for (begins, ends) in waits.iter().filter(|(begins, _)| *begins <= now) {
        let Closing::At { closes, last_day: Some(last) } = closing else { break };
        if closes <= *begins {
            break;
        }
        let Some(ends) = ends else { return Ok(None) };
        let (first, until) = (zone.date_of((*begins).max(start)), zone.date_of((*ends).max(start)));
        let later = if terms.mode == CountingMode::BusinessDaysAfter {
            let calendar = terms.calendar.as_deref().ok_or(Uncovered)?;
            let mut day = first;
            let mut worked = 0_u32;
            while day < until {
                day = day.succ_opt().ok_or(Uncovered)?;
                worked = worked.saturating_add(calendar.is_working_day(day).ok_or(Uncovered)?.into());
            }
            calendar.nth_working_day_after(last, worked).ok_or(Uncovered)?
        } else {
            let days = until.signed_duration_since(first).num_days().max(0).unsigned_abs();
            last.checked_add_days(chrono::Days::new(days)).unwrap_or(last)
        };
        let closes = zone.day_start(later.succ_opt().unwrap_or(later));
        closing = Closing::At { closes, last_day: Some(later) };
    }
    Ok(Some(closing))
}
