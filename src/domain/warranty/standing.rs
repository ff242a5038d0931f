//! What a window is worth at any instant, which warranties and countdowns tell alike.

use std::sync::Arc;

use super::{CoverageState, EndedBy};
use crate::domain::calendar::{Instant, Period, Zone};
use crate::domain::entitlement::{Closing, PlacedWindow, Position};
use crate::domain::sort::insert_ordered;

/// A window together with what besides time decides what it is worth.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Standing {
    /// When it holds.
    pub window: PlacedWindow,
    /// The zone in whose calendar it nears its end.
    pub zone: Arc<Zone>,
    /// How long before its end it counts as expiring.
    pub expiring: Period,
    /// What ended it whatever the time is.
    pub ended_by: Option<EndedBy>,
    /// From when on the goods are another owner's, for whom it does not hold.
    pub lost_from: Option<Instant>,
    /// What it is instead of active, before it ends: `unregistered`, or `unknown` for what a law may give.
    pub instead: Option<CoverageState>,
}

impl Standing {
    /// A window that only time decides about.
    #[must_use]
    pub fn of(window: PlacedWindow, zone: Arc<Zone>) -> Self {
        Self { window, zone, expiring: Period::default(), ended_by: None, lost_from: None, instead: None }
    }

    /// What it is worth at an instant, and what ended it.
    #[must_use]
    pub fn at(&self, now: Instant) -> (CoverageState, Option<EndedBy>) {
        if self.lost_from.is_some_and(|lost| lost <= now) {
            return (CoverageState::Void, Some(EndedBy::Transfer));
        }
        match self.ended_by {
            Some(EndedBy::Void) => return (CoverageState::Void, self.ended_by),
            Some(_) => return (CoverageState::Expired, self.ended_by),
            None => {}
        }
        let position = self.window.position(now);
        let state = match (position, self.instead) {
            (Position::After, _) => return (CoverageState::Expired, Some(EndedBy::Time)),
            (_, Some(CoverageState::Unregistered)) => CoverageState::Unregistered,
            (Position::NotStarted | Position::Before, _) => CoverageState::NotStarted,
            (_, Some(instead)) => instead,
            (Position::Unknown, None) => CoverageState::Unknown,
            (Position::Inside, None) if self.is_expiring(now) => CoverageState::Expiring,
            (Position::Inside, None) => CoverageState::Active,
        };
        (state, None)
    }

    /// True if it ends soon after an instant.
    #[must_use]
    pub fn is_expiring(&self, now: Instant) -> bool {
        matches!(self.window.closing, Closing::At { closes, .. } if closes <= self.zone.after(now, self.expiring))
    }

    /// The instants at which it becomes worth something else, but for its nearing end.
    #[must_use]
    pub fn edges(&self) -> Vec<Instant> {
        let mut edges = Vec::new();
        self.window.add_edges(&mut edges);
        if let Some(lost) = self.lost_from {
            insert_ordered(&mut edges, lost);
        }
        edges
    }
}
