//! From which event a right is counted, and when it opens and closes.

use std::sync::Arc;

use super::Name;
use crate::domain::calendar::{BusinessCalendar, CountingMode, Length, OpeningHours, Period, Zone};

/// Which of an order's parcels a delivery is counted from: article 9 (2) of Directive 2011/83/EU has both cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Parcel {
    /// The first one to arrive, for goods that are delivered regularly.
    First,
    /// The last one to arrive, for several goods of one order.
    Last,
}

/// The event that a window is counted from, and how long after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct EventReference {
    /// The event's name.
    pub event: Name,
    /// The parcel of the order whose event counts; the line's own event if `None`.
    pub parcel: Option<Parcel>,
    /// Another event that counts instead if it is later.
    pub or_later: Option<Name>,
    /// A period after the event, for a fallback such as seven days after shipping.
    pub plus: Period,
}

impl EventReference {
    /// A reference to the event itself.
    ///
    /// ```
    /// use aftersales::domain::policy::{EventReference, Names};
    ///
    /// let delivered = EventReference::of(Names::default().add("delivered"));
    /// assert!(delivered.plus.is_zero() && delivered.parcel.is_none() && delivered.or_later.is_none());
    /// ```
    #[must_use]
    pub fn of(event: Name) -> Self {
        Self { event, parcel: None, or_later: None, plus: Period::default() }
    }
}

codes! {
    /// How time in the workshop makes a window longer.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum Extension {
        /// By the difference of the dates: in and out on one day adds none.
        Repairs = "repairs",
        /// By every day that the goods were away, the first and the last included.
        RepairsBothDays = "repairs_both_days",
        /// By hours: each 24 hours of a visit are a day, and the rest of it is another.
        RepairsByHours = "repairs_by_hours",
    }
}

/// An event before which a window closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Before {
    /// The event.
    pub event: Name,
    /// How long before it.
    pub by: Period,
}

/// When a right is open.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Window {
    /// The event that it is counted from, followed by its fallbacks for where that event is not known.
    pub from: Vec<EventReference>,
    /// The event at which it opens; the event that it is counted from if `None`.
    pub opens: Option<Name>,
    /// How long it is.
    pub length: Length,
    /// How its length is counted.
    pub mode: CountingMode,
    /// A second period that is counted from its last day, such as twelve months after a first period.
    pub then: Option<Period>,
    /// How time in the workshop makes it longer.
    pub extended_by: Option<Extension>,
    /// A window in which its event must lie; otherwise it never starts.
    pub within: Option<Box<Window>>,
    /// A window that it does not outlast.
    pub at_most: Option<Box<Window>>,
    /// An event before the end of this window that keeps another which must not outlast it.
    pub kept_by: Option<Name>,
    /// A window that it lasts at least as long as, if that window has started.
    pub at_least: Option<Box<Window>>,
    /// An event before which it closes.
    pub before: Option<Before>,
    /// The minute of its last day at which it closes; the end of that day if `None`.
    pub closes_at: Option<u16>,
    /// True if a last day that is not worked rolls over to the next that is.
    pub rolls: bool,
    /// True if it might roll where it does not, so that the answer notes it: any last day, or a Saturday of a window that rolls.
    pub may_roll: bool,
    /// The zone in which its event has its date.
    pub zone: Arc<Zone>,
    /// The business days of its place.
    pub calendar: Option<Arc<BusinessCalendar>>,
    /// The hours in which exact time counts; all hours if `None`.
    pub hours: Option<Arc<OpeningHours>>,
}

impl Window {
    /// True if its last day rolls over. What is counted in exact hours ends within a day, which does not.
    #[must_use]
    pub fn rolls_over(&self) -> bool {
        self.rolls && (self.mode != CountingMode::Elapsed || matches!(self.length, Length::Until(_)))
    }
}
