//! When a window opens and closes on the timeline of one order line.

use chrono::NaiveDate;

use super::EventValue;
use crate::domain::calendar::{CountingMode, Instant};
use crate::domain::policy::Name;
use crate::domain::sort::insert_ordered;

/// Where a window ends.
///
/// ```
/// use aftersales::domain::calendar::{Instant, Zone};
/// use aftersales::domain::entitlement::Closing;
/// use chrono::NaiveDate;
///
/// # (|| -> Option<()> {
/// // Its last day is 9 March 2026, so it closes where 10 March starts.
/// let last_day = NaiveDate::from_ymd_opt(2026, 3, 9)?;
/// let closes = Zone::utc().day_start(last_day.succ_opt()?);
/// let closing = Closing::At { closes, last_day: Some(last_day) };
/// assert_eq!(closing.instant(), Instant::from_millis(1_773_100_800_000));
/// assert_eq!(closing.last_day(), Some(last_day));
/// assert_eq!((Closing::Unlimited.instant(), Closing::NotStarted.last_day()), (None, None));
/// # Some(())
/// # })().unwrap();
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Closing {
    /// It ends at an instant. A window of exact hours has no last day.
    At {
        /// The first instant outside.
        closes: Instant,
        /// The last civil date inside.
        last_day: Option<NaiveDate>,
    },
    /// It never ends.
    Unlimited,
    /// It is not known, since an event or a calendar is missing.
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

/// The event from which a window was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counted {
    /// Its name.
    pub event: Name,
    /// When it happened, or is taken to have happened.
    pub at: EventValue,
    /// True if a fallback stands in for an event that is not known. Past its end, such a window is not certainly
    /// closed.
    pub assumed: bool,
}

/// What lies between the end of a window and its latest end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Beyond {
    /// It is closed.
    Closed,
    /// It may still be open until its latest end.
    UntilLatest,
    /// It may still be open, and nobody knows for how long.
    Unknown,
}

/// A window on the timeline of one order line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PlacedWindow {
    /// The first instant inside; `None` if that is not known.
    pub opens: Option<Instant>,
    /// Where it ends.
    pub closing: Closing,
    /// Where it ends at the latest, if its end is in doubt.
    pub closes_latest: Option<Instant>,
    /// Whether it may still be open after its end.
    pub beyond: Beyond,
    /// True if it may have opened before `opens`.
    pub may_open_earlier: bool,
    /// The event that it was counted from.
    pub counted: Option<Counted>,
    /// How it was counted.
    pub mode: CountingMode,
    /// Days that were added for time in the workshop.
    pub extended_by_days: u32,
    /// The season that changed it, by its index in the document's list.
    pub season: Option<usize>,
    /// A remark.
    pub note: Option<Note>,
}

codes! {
    /// A remark of the engine about an option.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum Note {
        /// The last day might roll over to the next working day; the rule does not say so.
        RollOverPossible = "roll_over_possible",
        /// No calendar covers a day that decides about the end.
        CalendarNotCovering = "calendar_not_covering",
        /// Without these goods a promotion of the order is lost.
        PromotionThresholdLost = "promotion_threshold_lost",
        /// A law may give this, or more; the pack is not sure of it.
        LawMayGiveMore = "law_may_give_more",
        /// The costs depend on a missing fact.
        CostsDependOnFacts = "costs_depend_on_facts",
    }
}

/// Where an instant lies in a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Position {
    /// The event that opens the window has not happened.
    NotStarted,
    /// The instant is before the window.
    Before,
    /// The instant is inside the window.
    Inside,
    /// The instant is after the window.
    After,
    /// It depends on something unknown.
    Unknown,
}

impl PlacedWindow {
    /// A window of which nothing is known.
    pub(super) const UNKNOWN: Self = Self {
        opens: None,
        closing: Closing::Unknown,
        closes_latest: None,
        beyond: Beyond::Closed,
        may_open_earlier: false,
        counted: None,
        mode: CountingMode::DaysAfter,
        extended_by_days: 0,
        season: None,
        note: None,
    };

    /// Where an instant lies. A window is half-open: the instant at which it closes is outside. Before the start and past
    /// the end of a window that was counted from an assumed event, the position is unknown.
    ///
    /// ```
    /// # #[cfg(feature = "native")]
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use aftersales::boundary::{Engine, NativeHost};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// # let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "Europe/Berlin",
    /// #     "rules": [{ "id": "exchange", "grants": ["exchange"], "window": { "length": "P14D" } }] }"#;
    /// # let policy = engine.load_document(terms)?.policy;
    /// use aftersales::domain::entitlement::{EventValue, Facts, Line, Position, Request, Trace, place};
    /// use chrono::NaiveDate;
    ///
    /// // 14 days after a delivery on 15 March 2026 end with 29 March, which has 23 hours in Berlin.
    /// let delivered = NaiveDate::from_ymd_opt(2026, 3, 15).ok_or("no such date")?;
    /// let line = Line { events: vec![(policy.names.find("delivered"), EventValue::On(delivered))], ..Line::default() };
    /// let request = Request::default();
    /// let facts = Facts::new(&policy, &line, &request);
    /// let rule = &policy.documents[0].rules[0];
    /// let window = place(rule.window.as_ref().ok_or("no window")?, &facts, &mut Trace::default());
    ///
    /// let closes = window.closing.instant().ok_or("no end")?;
    /// assert_eq!(closes.since(window.opens.ok_or("no start")?), (15 * 24 - 1) * 3_600_000);
    /// assert_eq!(window.position(closes.plus_millis(-1)), Position::Inside);
    /// assert_eq!(window.position(closes), Position::After);
    /// # Ok(())
    /// # }
    /// # #[cfg(not(feature = "native"))]
    /// # fn main() {}
    /// ```
    #[must_use]
    pub fn position(&self, at: Instant) -> Position {
        let settled = self.closes_latest.is_some_and(|latest| latest <= at);
        match (self.opens, self.closing) {
            (None, Closing::NotStarted) if !self.may_open_earlier => Position::NotStarted,
            (Some(opens), _) if at < opens && !self.may_open_earlier => Position::Before,
            (_, Closing::Unknown) if settled => Position::After,
            (_, Closing::At { closes, .. }) if closes <= at => match self.beyond {
                Beyond::Closed => Position::After,
                Beyond::UntilLatest if settled => Position::After,
                Beyond::UntilLatest | Beyond::Unknown => Position::Unknown,
            },
            (None, Closing::NotStarted) | (_, Closing::Unknown) => Position::Unknown,
            (Some(opens), _) if at < opens => Position::Unknown,
            _ => Position::Inside,
        }
    }

    /// True if nothing that is not known could move it.
    pub(super) fn is_settled(&self) -> bool {
        let is_assumed = self.may_open_earlier || self.counted.is_some_and(|counted| counted.assumed);
        let ends =
            matches!((self.closing, self.beyond), (Closing::Unlimited, _) | (Closing::At { .. }, Beyond::Closed));
        self.opens.is_some() && ends && !is_assumed
    }

    /// True if it has no beginning yet.
    pub(super) fn is_to_start(&self) -> bool {
        self.closing == Closing::NotStarted && self.opens.is_none() && !self.may_open_earlier
    }

    /// Up to when it is certainly open; [`Instant::MIN`] if that is not known.
    pub(super) fn open_until(&self) -> Instant {
        match self.closing {
            Closing::At { closes, .. } => closes,
            Closing::Unlimited | Closing::NotStarted => Instant::MAX,
            Closing::Unknown => Instant::MIN,
        }
    }

    /// From when on it is certainly closed; [`Instant::MAX`] if that is not known.
    pub(crate) fn closed_from(&self) -> Instant {
        let closes = match (self.closing, self.beyond) {
            (Closing::At { closes, .. }, Beyond::Closed) => Some(closes),
            (Closing::At { .. }, Beyond::UntilLatest) | (Closing::Unknown, _) => self.closes_latest,
            _ => None,
        };
        closes.unwrap_or(Instant::MAX)
    }

    /// The latest end that an answer tells: a note may tell one after which it is certainly closed.
    pub(super) fn told_latest(&self) -> Instant {
        match (self.closing, self.beyond, self.closes_latest) {
            (Closing::At { .. }, Beyond::Closed, Some(latest)) => latest,
            _ => self.closed_from(),
        }
    }

    /// The same window, telling a latest end if that is later than its own.
    pub(super) fn telling(self, latest: Instant) -> Self {
        match (self.closing, self.beyond) {
            (Closing::At { closes, .. }, Beyond::Closed) => {
                let latest = Some(latest).filter(|latest| closes < *latest && *latest < Instant::MAX);
                Self { closes_latest: latest, ..self }
            }
            _ => self,
        }
    }

    /// True if it is open at least as long as another may be, whatever is not known of either.
    pub(super) fn outlasts(&self, other: &Self) -> bool {
        other.closed_from() <= self.open_until() && other.told_latest() <= self.told_latest()
    }

    /// The same window, certainly open until its own end, or until nothing is known if `open_until` is [`Instant::MIN`];
    /// and certainly closed from another instant on.
    pub(super) fn within_bounds(self, open_until: Instant, closed_from: Instant) -> Self {
        let latest = Some(closed_from).filter(|latest| *latest < Instant::MAX);
        match self.closing {
            _ if open_until == Instant::MIN => {
                Self { closing: Closing::Unknown, closes_latest: latest, beyond: Beyond::Closed, ..self }
            }
            Closing::At { closes, .. } if closes < closed_from => {
                let beyond = if latest.is_some() { Beyond::UntilLatest } else { Beyond::Unknown };
                Self { closes_latest: latest, beyond, ..self }
            }
            Closing::At { .. } => Self { beyond: Beyond::Closed, ..self },
            _ => self,
        }
    }

    /// The instants at which the position changes.
    pub(super) fn edges(&self) -> impl Iterator<Item = Instant> {
        let may_last = self.beyond == Beyond::UntilLatest || self.closing == Closing::Unknown;
        [self.opens, self.closing.instant(), self.closes_latest.filter(|_| may_last)].into_iter().flatten()
    }

    /// Adds the instants at which the position changes, in order.
    pub fn add_edges(&self, edges: &mut Vec<Instant>) {
        for edge in self.edges() {
            insert_ordered(edges, edge);
        }
    }

    /// True if it closes before another window. A window without a known end closes after all others.
    #[must_use]
    pub fn closes_before(&self, other: &Self) -> bool {
        match (self.closing, other.closing) {
            (Closing::At { closes: one, .. }, Closing::At { closes: other, .. }) => one < other,
            (Closing::At { .. }, _) => true,
            _ => false,
        }
    }

    /// Takes over the end of another window.
    pub(super) fn end_with(&mut self, mut other: Self) {
        if let Some(counted) = &mut other.counted {
            counted.assumed |= self.counted.is_some_and(|own| own.assumed);
        }
        *self = Self { opens: self.opens, may_open_earlier: self.may_open_earlier, season: self.season, ..other };
    }
}
