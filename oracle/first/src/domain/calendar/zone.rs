//! Which date and time clocks show in a time zone, and at which instant a date starts there.

use std::fmt;

use chrono::NaiveDate;

use super::instant::{Instant, civil, civil_millis};
use super::{CountingMode, Period, last_day};
use crate::domain::memo::{Memo, Shared};

/// How far the clocks of a time zone are ahead of UTC.
///
/// The browser implements this in a page, and `chrono-tz` on a server. It is the only question about a zone, so the
/// two can be compared instant by instant.
pub trait ZoneRules: Shared {
    /// Seconds that local clocks are ahead of UTC at this instant.
    fn offset_at(&self, at: Instant) -> i32;
}

/// Rules of a zone whose clocks never change, in seconds ahead of UTC.
///
/// ```
/// use aftersales::domain::calendar::{FixedOffset, Instant, Zone};
///
/// # (|| -> Option<()> {
/// let shanghai = Zone::new(Box::new(FixedOffset(8 * 3600)));
/// let midnight = Instant::from_millis(1_772_380_800_000)?; // 1 March 2026, 16:00 UTC
/// assert_eq!(shanghai.date_of(midnight).to_string(), "2026-03-02");
/// assert_eq!(shanghai.date_of(midnight.plus_millis(-1)).to_string(), "2026-03-01");
/// # Some(())
/// # })().unwrap();
/// ```
#[derive(Debug)]
pub struct FixedOffset(pub i32);

impl ZoneRules for FixedOffset {
    fn offset_at(&self, _at: Instant) -> i32 {
        self.0
    }
}

/// A time during which the offset does not change: `from <= t < until`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Span {
    from: Instant,
    until: Instant,
    offset: i32,
}

impl Span {
    fn contains(self, at: Instant) -> bool {
        self.from <= at && (at < self.until || self.until == Instant::MAX)
    }

    /// The instant at which a clock with this offset shows a local time, in milliseconds.
    fn instant(self, local: i64) -> Instant {
        Instant::held(local.saturating_sub(self.offset_ms()))
    }

    fn offset_ms(self) -> i64 {
        i64::from(self.offset).saturating_mul(1000)
    }
}

/// A time zone: which date it is there, and where a date starts.
///
/// It keeps the answers of its rules as spans of constant offset. A new deadline needs about ten questions to the
/// rules, and a known one none.
///
/// ```
/// use aftersales::domain::calendar::{Instant, Zone, ZoneRules};
/// use chrono::NaiveDate;
///
/// /// Berlin in 2026: summer time from 29 March to 25 October, each at 01:00 UTC.
/// struct Berlin;
/// impl ZoneRules for Berlin {
///     fn offset_at(&self, at: Instant) -> i32 {
///         if (1_774_746_000_000..1_792_890_000_000).contains(&at.millis()) { 7200 } else { 3600 }
///     }
/// }
///
/// # (|| -> Option<()> {
/// let zone = Zone::new(Box::new(Berlin));
/// let hours_of = |month, day| {
///     let date = NaiveDate::from_ymd_opt(2026, month, day)?;
///     Some(zone.day_start(date.succ_opt()?).since(zone.day_start(date)) / 3_600_000)
/// };
/// assert_eq!([hours_of(3, 28), hours_of(3, 29), hours_of(3, 30)], [Some(24), Some(23), Some(24)]);
/// assert_eq!([hours_of(10, 24), hours_of(10, 25), hours_of(10, 26)], [Some(24), Some(25), Some(24)]);
/// # Some(())
/// # })().unwrap();
/// ```
pub struct Zone {
    rules: Box<dyn ZoneRules>,
    spans: Memo<Vec<Span>>,
}

/// The rules are left out, since they need not be printable.
impl fmt::Debug for Zone {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.debug_struct("Zone").finish_non_exhaustive()
    }
}

impl Zone {
    /// A zone with these rules.
    #[must_use]
    pub fn new(rules: Box<dyn ZoneRules>) -> Self {
        Self { rules, spans: Memo::default() }
    }

    /// Coordinated universal time.
    #[must_use]
    pub fn utc() -> Self {
        Self::new(Box::new(FixedOffset(0)))
    }

    /// The date that clocks in this zone show at an instant.
    pub fn date_of(&self, at: Instant) -> NaiveDate {
        self.local(at).0
    }

    /// Days from the date of one instant to the date of another; negative if the second date is earlier.
    ///
    /// ```
    /// use aftersales::domain::calendar::{Instant, Zone};
    ///
    /// # (|| -> Option<()> {
    /// let midnight = Instant::from_millis(1_772_409_600_000)?; // 2 March 2026, 00:00 UTC
    /// assert_eq!(Zone::utc().days_between(midnight.plus_millis(-1), midnight), 1, "a millisecond, and another date");
    /// assert_eq!(Zone::utc().days_between(midnight, midnight.plus_millis(86_399_999)), 0);
    /// # Some(())
    /// # })().unwrap();
    /// ```
    pub fn days_between(&self, from: Instant, to: Instant) -> i64 {
        self.date_of(to).signed_duration_since(self.date_of(from)).num_days()
    }

    /// The date and the millisecond of the day that clocks in this zone show.
    pub(crate) fn local(&self, at: Instant) -> (NaiveDate, i64) {
        civil(at.millis().saturating_add(self.span_at(at).offset_ms()))
    }

    /// The first instant on this date.
    ///
    /// Where clocks skip midnight it is the moment of the change: in the Azores, 29 March 2026 starts at 01:00 local
    /// time. Where midnight comes twice it is the first one. A date that the zone skipped altogether (30 December
    /// 2011 in Apia) starts where the next date does.
    pub fn day_start(&self, date: NaiveDate) -> Instant {
        self.resolve(civil_millis(date), |_, after| after.from)
    }

    /// The instant at which clocks show this date and millisecond of the day.
    ///
    /// If the time comes twice, it is the first. If it is skipped, the offset before the change holds, as in
    /// Temporal's `compatible`.
    pub(crate) fn instant_of(&self, date: NaiveDate, millis_of_day: i64) -> Instant {
        let local = civil_millis(date).saturating_add(millis_of_day);
        self.resolve(local, |before, _| before.instant(local))
    }

    /// The instant a period after another, on the clock and the calendar of this zone: months and days keep the time
    /// of day, and seconds are exact.
    ///
    /// ```
    /// use aftersales::domain::calendar::{Instant, Period, Zone};
    ///
    /// # (|| -> Option<()> {
    /// let noon = Instant::from_millis(1_769_860_800_000)?; // 31 January 2026, 12:00 UTC
    /// let month = Period { months: 1, ..Period::default() };
    /// let later = Zone::utc().after(noon, month);
    /// assert_eq!(Zone::utc().date_of(later).to_string(), "2026-02-28");
    /// assert_eq!(later.since(noon), 28 * 86_400_000, "at noon again");
    /// # Some(())
    /// # })().unwrap();
    /// ```
    pub fn after(&self, at: Instant, period: Period) -> Instant {
        let (date, time) = self.local(at);
        let days = Period { seconds: 0, ..period };
        let there = last_day(CountingMode::MonthsSameDate, date, days, None).unwrap_or(date);
        let moved = if there == date { at } else { self.instant_of(there, time) };
        moved.plus_millis(i64::from(period.seconds).saturating_mul(1000))
    }

    /// Goes through the spans around a local time until one contains it. Where clocks skip that time, `in_gap`
    /// answers from the spans before and after the change.
    fn resolve(&self, local: i64, in_gap: impl Fn(Span, Span) -> Instant) -> Instant {
        // No zone was ever more than 26 hours from UTC, so the search starts before the local time in each.
        const MAX_OFFSET_MS: i64 = 26 * 3_600_000;
        let mut span = self.span_at(Instant::held(local.saturating_sub(MAX_OFFSET_MS)));
        loop {
            let candidate = span.instant(local);
            if candidate < span.until || span.until == Instant::MAX {
                return candidate;
            }
            let next = self.span_at(span.until);
            if next.instant(local) < next.from {
                return in_gap(span, next);
            }
            span = next;
        }
    }

    fn span_at(&self, at: Instant) -> Span {
        self.spans.with(|spans| {
            let known = spans.iter().copied().find(|span| span.contains(at));
            known.unwrap_or_else(|| {
                let found = self.probe(at);
                keep(spans, found);
                found
            })
        })
    }

    /// Compares the offsets at both ends of the eight days around an instant, and searches for the change between
    /// them if they differ. No zone has changed twice within eight days since 1970.
    fn probe(&self, at: Instant) -> Span {
        const CELL_MS: i64 = 8 * 86_400_000;
        let start = at.millis().div_euclid(CELL_MS).saturating_mul(CELL_MS);
        let (from, until) = (Instant::held(start), Instant::held(start.saturating_add(CELL_MS)));
        let (before, after) = (self.rules.offset_at(from), self.rules.offset_at(until));
        if before == after {
            return Span { from, until, offset: before };
        }
        let (mut low, mut high) = (from, until);
        while high.since(low) > 1000 {
            // Both ends are whole seconds, so the middle is one too.
            let middle = low.plus_millis((high.since(low) / 2000).saturating_mul(1000));
            if self.rules.offset_at(middle) == before { low = middle } else { high = middle }
        }
        if at < high {
            Span { from, until: high, offset: before }
        } else {
            Span { from: high, until, offset: self.rules.offset_at(high) }
        }
    }
}

/// Keeps a span, joined to a neighbour with the same offset if there is one.
fn keep(spans: &mut Vec<Span>, new: Span) {
    for span in spans.iter_mut() {
        if span.offset == new.offset && span.until == new.from {
            span.until = new.until;
            return;
        }
        if span.offset == new.offset && span.from == new.until {
            span.from = new.from;
            return;
        }
    }
    spans.push(new);
}
