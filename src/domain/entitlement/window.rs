use chrono::NaiveDate;

use super::{EventValue, Evidence, Fact, World};
use crate::domain::calendar::{CountingMode, Instant, Length, Period, last_day};
use crate::domain::policy::{EventReference, Name, Window};
use crate::domain::sort::insert_ordered;

/// Where a window ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    pub fn instant(self) -> Option<Instant> {
        match self {
            Self::At { closes, .. } => Some(closes),
            _ => None,
        }
    }

    /// The last civil date inside, if there is one.
    pub fn last_day(self) -> Option<NaiveDate> {
        match self {
            Self::At { last_day, .. } => last_day,
            _ => None,
        }
    }
}

/// The event that a window was counted from.
#[derive(Clone, Debug, PartialEq, Eq)]
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
pub struct Placement {
    /// The first instant inside; `None` if that is not known.
    pub opens: Option<Instant>,
    /// Where it ends.
    pub closing: Closing,
    /// Where it ends if a doubt is settled for the shopper.
    pub closes_latest: Option<Instant>,
    /// What it was counted from.
    pub counted: Option<Counted>,
    /// How it was counted.
    pub mode: CountingMode,
    /// Codes of remarks: `roll_over_possible`, `calendar_not_covering`.
    pub notes: Vec<&'static str>,
}

/// Where an instant lies in a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

impl Placement {
    /// Where an instant lies. Past the end of a window that was counted from an assumed event it is unknown.
    pub fn position(&self, at: Instant) -> Position {
        match (self.opens, self.closing) {
            (None, Closing::NotStarted) => Position::NotStarted,
            (Some(opens), _) if at < opens => Position::Before,
            (_, Closing::Unknown) => Position::Unknown,
            (_, Closing::At { closes, .. }) if closes <= at => {
                let assumed = self.counted.as_ref().is_some_and(|counted| counted.assumed);
                if assumed { Position::Unknown } else { Position::After }
            }
            _ => Position::Inside,
        }
    }

    /// Adds the instants at which the position changes.
    pub fn add_edges(&self, edges: &mut Vec<Instant>) {
        for edge in [self.opens, self.closing.instant()].into_iter().flatten() {
            insert_ordered(edges, edge);
        }
    }
}

/// The start that a window is counted from.
struct Start {
    counted: Counted,
    date: NaiveDate,
    instant: Instant,
}

/// Places a window on the timeline of the line, `extra_days` longer than it is written.
///
/// Events that it asks for are added to the evidence.
pub fn place(window: &Window, extra_days: u32, world: &World, evidence: &mut Evidence) -> Placement {
    let start = start(window, world, evidence);
    let opens = match window.opens {
        Some(event) => {
            let value = world.event(event);
            evidence.look(Fact::Event(event), value.is_some());
            value.and_then(|value| value.instant(&window.zone))
        }
        None => start.as_ref().ok().map(|start| start.instant),
    };
    let mut placed = Placement {
        opens,
        closing: Closing::Unknown,
        closes_latest: None,
        counted: None,
        mode: window.mode,
        notes: Vec::new(),
    };
    match (start, window.length) {
        (Err(closing), _) => placed.closing = closing,
        (Ok(start), Length::Unlimited) => {
            placed.counted = Some(start.counted);
            placed.closing = Closing::Unlimited;
        }
        (Ok(start), Length::Of(period)) => close(&mut placed, window, start, period, extra_days),
    }
    placed
}

/// Finds the event: the first that is known, unless one before it is known not to have happened.
fn start(window: &Window, world: &World, evidence: &mut Evidence) -> Result<Start, Closing> {
    for (place, reference) in window.from.iter().enumerate() {
        let value = world.event(reference.event);
        evidence.look(Fact::Event(reference.event), value.is_some());
        let Some(value) = value else { continue };
        let Some(instant) = value.instant(&window.zone) else { return Err(Closing::NotStarted) };
        return Ok(shifted(window, reference, value, instant, place > 0));
    }
    Err(Closing::Unknown)
}

fn shifted(window: &Window, reference: &EventReference, at: EventValue, instant: Instant, assumed: bool) -> Start {
    let date = window.zone.date_of(instant);
    let mut start = Start { counted: Counted { event: reference.event, at, assumed }, date, instant };
    if !reference.plus.is_zero() {
        let mode = CountingMode::natural(reference.plus);
        if mode == CountingMode::Elapsed {
            start.instant = instant.plus_millis(reference.plus.exact_millis());
            start.date = window.zone.date_of(start.instant);
            start.counted.at = EventValue::At(start.instant);
        } else {
            start.date = last_day(mode, date, reference.plus, None).unwrap_or(date);
            start.instant = window.zone.day_start(start.date);
            start.counted.at = EventValue::On(start.date);
        }
    }
    start
}

fn close(placed: &mut Placement, window: &Window, mut start: Start, period: Period, extra_days: u32) {
    if window.mode == CountingMode::Elapsed {
        // Hours from a date without a time start with the day, which is the worst case.
        start.counted.assumed |= matches!(start.counted.at, EventValue::On(_));
        let extra = Period::days(extra_days).exact_millis();
        let closes = start.instant.plus_millis(period.exact_millis()).plus_millis(extra);
        placed.closing = Closing::At { closes, last_day: None };
        placed.counted = Some(start.counted);
        return;
    }
    placed.counted = Some(start.counted);
    let calendar = window.calendar.as_deref();
    let Ok(counted) = last_day(window.mode, start.date, period, calendar) else {
        placed.notes.push("calendar_not_covering");
        return;
    };
    let mut last = counted.checked_add_days(chrono::Days::new(extra_days.into())).unwrap_or(counted);
    let after = |day: NaiveDate| window.zone.day_start(day.succ_opt().unwrap_or(day));
    if window.rolls {
        match calendar.and_then(|calendar| calendar.working_day_from(last)) {
            Some(day) => last = day,
            None => placed.notes.push("calendar_not_covering"),
        }
    } else if window.may_roll {
        let rolled = calendar.and_then(|calendar| calendar.working_day_from(last));
        if rolled != Some(last) {
            placed.notes.push("roll_over_possible");
            placed.closes_latest = rolled.map(after);
        }
    }
    placed.closing = Closing::At { closes: after(last), last_day: Some(last) };
}
