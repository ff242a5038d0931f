use std::rc::Rc;

use super::CoverageState;
use crate::domain::calendar::{Instant, Period, Remainder, Zone, remaining};

/// The time left in one window, asked as often as a page likes.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Countdown {
    /// The zone whose calendar it is told in.
    pub zone: Rc<Zone>,
    /// The first instant inside, if it is known.
    pub opens: Option<Instant>,
    /// The first instant outside, if there is one.
    pub closes: Option<Instant>,
    /// The state, if time does not change it any more.
    pub settled: Option<CoverageState>,
    /// How long before its end it counts as expiring.
    pub expiring: Period,
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
    /// The share of the window that is used up, 0 to 1; `None` where start or end is not known.
    pub fraction: Option<f64>,
}

impl Countdown {
    /// The time left at an instant. Between two ticks it never grows.
    #[must_use]
    pub fn at(&self, now: Instant) -> Tick {
        let left = self.closes.map(|closes| remaining(&self.zone, now, closes));
        let total_seconds = self.closes.map(|closes| closes.since(now).max(0) / 1000);
        Tick { state: self.state(now), left, total_seconds, fraction: self.fraction(now) }
    }

    fn state(&self, now: Instant) -> CoverageState {
        match (self.settled, self.closes) {
            (Some(state), _) => state,
            (None, Some(closes)) if closes <= now => CoverageState::Expired,
            _ if self.opens.is_some_and(|opens| now < opens) => CoverageState::NotStarted,
            (None, Some(closes)) if closes <= self.zone.after(now, self.expiring) => CoverageState::Expiring,
            (None, _) => CoverageState::Active,
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a share for a progress bar needs no 53 bits")]
    fn fraction(&self, now: Instant) -> Option<f64> {
        let (opens, closes) = (self.opens?, self.closes?);
        let whole = closes.since(opens);
        let used = now.since(opens).clamp(0, whole.max(0));
        Some(if whole > 0 { used as f64 / whole as f64 } else { 1.0 })
    }
}
