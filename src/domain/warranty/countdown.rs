//! How much of a warranty's time is left at an instant.

use std::sync::Arc;

use super::{CoverageState, Standing};
use crate::domain::calendar::{DAY_MS, Instant, Remainder, Zone, remaining};

/// The time left in one window, which a page can compute at every tick.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Countdown {
    /// The zone in whose calendar the time is counted.
    pub zone: Arc<Zone>,
    /// What the window is worth at any instant.
    pub standing: Standing,
}

/// What a countdown shows at one instant.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Tick {
    /// The state of the window.
    pub state: CoverageState,
    /// The time left; `None` where there is no known end.
    pub left: Option<Remainder>,
    /// Whole seconds left; `None` where there is no known end.
    pub total_seconds: Option<i64>,
    /// The share of the window that is used up, from 0 to 1; `None` where start or end is not known.
    pub fraction: Option<f64>,
}

impl Countdown {
    /// The first instant inside, if it is known.
    #[must_use]
    pub fn opens(&self) -> Option<Instant> {
        self.standing.window.opens
    }

    /// The first instant outside, if there is one.
    #[must_use]
    pub fn closes(&self) -> Option<Instant> {
        self.standing.window.closing.instant()
    }

    /// The state and the time left at an instant. The time left never grows from one instant to a later one.
    ///
    /// ```
    /// # #[cfg(feature = "native")]
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use aftersales::boundary::{Engine, NativeHost};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// # let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "Europe/Berlin",
    /// #     "warranties": [{ "id": "maker", "covers": ["repair"], "window": { "length": "P1Y" } }] }"#;
    /// # let policy = engine.load_document(terms)?.policy;
    /// use aftersales::domain::calendar::Instant;
    /// use aftersales::domain::warranty::CoverageState;
    ///
    /// // One year from a delivery on 2 March 2025 ends with 2 March 2026. It counts as expiring for its last 30 days.
    /// let question = r#"{ "line": { "events": { "delivered": "2025-03-02" } }, "of": { "kind": "warranty" },
    ///     "now": "2026-01-01T00:00:00Z" }"#;
    /// let countdown = engine.countdown(&policy, question)?;
    /// let end = Instant::held(1_772_492_400_000); // 3 March 2026, 00:00 in Berlin
    /// assert_eq!(countdown.closes(), Some(end));
    /// assert_eq!(countdown.at(end.plus_millis(-1000)).total_seconds, Some(1));
    /// assert_eq!(countdown.at(end).state, CoverageState::Expired);
    /// let days = |days: i64| countdown.at(end.plus_millis(-days * 86_400_000)).state;
    /// assert_eq!([days(31), days(30)], [CoverageState::Active, CoverageState::Expiring]);
    /// # Ok(())
    /// # }
    /// # #[cfg(not(feature = "native"))]
    /// # fn main() {}
    /// ```
    #[must_use]
    pub fn at(&self, now: Instant) -> Tick {
        let left = self.closes().map(|closes| remaining(&self.zone, now, closes));
        let total_seconds = self.closes().map(|closes| closes.since(now).max(0) / 1000);
        Tick { state: self.standing.at(now).0, left, total_seconds, fraction: self.fraction(now) }
    }

    /// Up to which instant the state and the years, months and days left stay what they are, so that a page can count the
    /// rest by itself: to the end of the day that is running out. Around the days on which it starts to expire nothing is
    /// promised, since clocks that change may move that to and fro.
    ///
    /// ```
    /// # #[cfg(feature = "native")] {
    /// # use aftersales::boundary::{Engine, NativeHost};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// # let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "UTC",
    /// #     "rules": [{ "id": "r", "grants": ["refund"], "window": { "length": "P14D" } }] }"#;
    /// # let policy = engine.load_document(terms).expect("the terms are right").policy;
    /// use aftersales::domain::calendar::Instant;
    ///
    /// // Fourteen days after 2 March 2026 end with the 16th. At noon of the 10th, six and a half days are left: at midnight the
    /// // half is over.
    /// let question = r#"{ "line": { "events": { "delivered": "2026-03-02" } }, "now": "2026-03-10T12:00:00Z" }"#;
    /// let countdown = engine.countdown(&policy, question).expect("a window is open");
    /// let noon = Instant::held(1_773_144_000_000);
    /// let midnight = noon.plus_millis(12 * 3_600_000);
    /// assert_eq!(countdown.steady_until(noon), midnight.plus_millis(1));
    /// # }
    /// ```
    #[must_use]
    pub fn steady_until(&self, now: Instant) -> Instant {
        const TWO_DAYS: i64 = 2 * DAY_MS;
        let next = self.standing.edges().into_iter().find(|edge| now < *edge).unwrap_or(Instant::MAX);
        let Some(closes) = self.closes().filter(|closes| now < *closes) else { return next };
        let units = |at: Instant| remaining(&self.zone, at, closes);
        let left = units(now);
        let until = now.plus_millis(left.millis.saturating_add(1)).min(next);
        let then = units(until.plus_millis(-1));
        let expires = |at: Instant| self.standing.is_expiring(at);
        // A day that a zone left out of its calendar is over at once.
        let steady = (left.years, left.months, left.days) == (then.years, then.months, then.days)
            && expires(now.plus_millis(-TWO_DAYS)) == expires(until.plus_millis(TWO_DAYS));
        if steady { until } else { now.plus_millis(1) }
    }

    #[expect(clippy::cast_precision_loss, reason = "a share for a progress bar needs no 53 bits")]
    fn fraction(&self, now: Instant) -> Option<f64> {
        let (opens, closes) = (self.opens()?, self.closes()?);
        let whole = closes.since(opens);
        let used = now.since(opens).clamp(0, whole.max(0));
        Some(if whole > 0 { used as f64 / whole as f64 } else { 1.0 })
    }
}
