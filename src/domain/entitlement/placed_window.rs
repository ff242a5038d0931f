use chrono::NaiveDate;

use super::EventValue;
use crate::domain::calendar::{CountingMode, Instant};
use crate::domain::policy::Name;
use crate::domain::sort::insert_ordered;

/// Where a window ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Closing {
    /// At the first instant that is no longer inside. Exact hours have no last day.
    At {
        /// The first instant outside.
        closes: Instant,
        /// The last civil date inside.
        last_day: Option<NaiveDate>,
    },
    /// Never.
    Unlimited,
    /// That cannot be told: an event or a calendar is missing.
    Unknown,
    /// It is counted from an event that has not happened yet.
    NotStarted,
}

impl Closing {
    /// The first instant outside, if there is one.
    #[must_use]
    pub fn instant(self) -> Option<Instant> {
        match self {
            Self::At { closes, .. } => Some(closes),
            _ => None,
        }
    }

    /// The last civil date inside, if there is one.
    #[must_use]
    pub fn last_day(self) -> Option<NaiveDate> {
        match self {
            Self::At { last_day, .. } => last_day,
            _ => None,
        }
    }
}

/// The event that a window was counted from.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counted {
    /// Its name.
    pub event: Name,
    /// When it happened, or is taken to have happened.
    pub at: EventValue,
    /// True if a fallback stands in for an event that is not known.
    pub assumed: bool,
}

/// A window on the timeline of one order line.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PlacedWindow {
    /// The first instant inside; `None` if that is not known.
    pub opens: Option<Instant>,
    /// Where it ends.
    pub closing: Closing,
    /// Where it ends if a doubt is settled for the shopper.
    pub closes_latest: Option<Instant>,
    /// True if, past its end, it may still be open until the latest one.
    pub doubtful: bool,
    /// What it was counted from.
    pub counted: Option<Counted>,
    /// How it was counted.
    pub mode: CountingMode,
    /// Days that were added for time in the workshop.
    pub extended_by_days: u32,
    /// The season that made it what it is, by its place in the document's list.
    pub season: Option<usize>,
    /// Remarks.
    pub notes: Vec<Note>,
}

codes! {
    /// A remark of the engine about an option.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum Note {
        /// The last day might roll over a day of rest, which the rule does not say.
        RollOverPossible = "roll_over_possible",
        /// No calendar covers a day that decides.
        CalendarNotCovering = "calendar_not_covering",
        /// Without these goods a promotion of the order is lost.
        PromotionThresholdLost = "promotion_threshold_lost",
        /// What it costs hinges on a fact that is missing.
        CostsDependOnFacts = "costs_depend_on_facts",
    }
}

/// Where an instant lies in a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Position {
    /// The event that opens it has not happened.
    NotStarted,
    /// Before it.
    Before,
    /// Inside it.
    Inside,
    /// After it.
    After,
    /// That hinges on something unknown.
    Unknown,
}

impl PlacedWindow {
    /// Where an instant lies. Past the end of a window that was counted from an assumed event it is unknown.
    #[must_use]
    pub fn position(&self, at: Instant) -> Position {
        let settled = self.closes_latest.is_some_and(|latest| latest <= at);
        match (self.opens, self.closing) {
            (None, Closing::NotStarted) => Position::NotStarted,
            (Some(opens), _) if at < opens => Position::Before,
            (_, Closing::Unknown) => {
                if settled {
                    Position::After
                } else {
                    Position::Unknown
                }
            }
            (_, Closing::At { closes, .. }) if closes <= at => {
                let assumed = self.counted.as_ref().is_some_and(|counted| counted.assumed);
                if assumed || (self.doubtful && !settled) { Position::Unknown } else { Position::After }
            }
            _ => Position::Inside,
        }
    }

    /// Adds the instants at which the position changes.
    pub fn add_edges(&self, edges: &mut Vec<Instant>) {
        let latest = self.closes_latest.filter(|_| self.doubtful || self.closing == Closing::Unknown);
        for edge in [self.opens, self.closing.instant(), latest].into_iter().flatten() {
            insert_ordered(edges, edge);
        }
    }

    /// True if it closes before another; one without a known end closes after all others.
    #[must_use]
    pub fn closes_before(&self, other: &Self) -> bool {
        match (self.closing, other.closing) {
            (Closing::At { closes: one, .. }, Closing::At { closes: other, .. }) => one < other,
            (Closing::At { .. }, _) => true,
            _ => false,
        }
    }

    /// Takes the end of another window.
    pub(super) fn end_with(&mut self, other: Self) {
        self.closing = other.closing;
        self.extended_by_days = other.extended_by_days;
        self.closes_latest = other.closes_latest;
        self.doubtful = other.doubtful;
        self.counted = other.counted;
        self.mode = other.mode;
        self.notes = other.notes;
    }
}
