//! From which event a right is counted, and when it opens and closes.

use std::rc::Rc;

use super::Name;
use crate::domain::calendar::{BusinessCalendar, CountingMode, Length, OpeningHours, Period, Zone};

/// Which of several parcels of an order a delivery is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Parcel {
    /// The first one that arrived: goods delivered regularly.
    First,
    /// The last one that arrived: several goods of one order.
    Last,
}

/// The event that a window is counted from, and how long after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct EventReference {
    /// The event's name.
    pub event: Name,
    /// The parcel of the order that it speaks of; the line's own if it says nothing.
    pub parcel: Option<Parcel>,
    /// Another event that counts instead if it is later.
    pub or_later: Option<Name>,
    /// Added to its date, for a fallback such as seven days after shipping.
    pub plus: Period,
}

impl EventReference {
    /// The event itself.
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
        /// By hours: of each visit every 24 hours are a day, and so is the rest.
        RepairsByHours = "repairs_by_hours",
    }
}

/// When a right is open.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Window {
    /// The event that it is counted from, and what serves where that is not known.
    pub from: Vec<EventReference>,
    /// The event at which it opens, if that is another.
    pub opens: Option<Name>,
    /// How long it is.
    pub length: Length,
    /// How that is counted.
    pub mode: CountingMode,
    /// Counted on from its last day, such as twelve months from the end of a first period.
    pub then: Option<Period>,
    /// What makes it longer.
    pub extended_by: Option<Extension>,
    /// It starts nothing where its event comes after the end of this one.
    pub within: Option<Box<Window>>,
    /// It closes no later than this one.
    pub at_most: Option<Box<Window>>,
    /// It closes no earlier than this one, if what that is counted from happened.
    pub at_least: Option<Box<Window>>,
    /// Whether a last day that is not worked rolls to the next that is.
    pub rolls: bool,
    /// Whether to say that the last day might roll: a law's own window that is not rolled.
    pub may_roll: bool,
    /// The zone in which its event has its date.
    pub zone: Rc<Zone>,
    /// The business days of its place.
    pub calendar: Option<Rc<BusinessCalendar>>,
    /// When time counts that is exact; always if it does not say.
    pub hours: Option<Rc<OpeningHours>>,
}
