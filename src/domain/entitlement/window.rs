//! When the window of a rule opens and closes, given the events of an order line.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{Closing, Counted, EventValue, Fact, Facts, Note, PlacedWindow, Position, Trace};
use crate::domain::calendar::{CountingMode, Instant, Length, Period, last_day};
use crate::domain::policy::{EventReference, Name, Parcel, Window};

/// The start from which a window is counted.
struct Start {
    counted: Counted,
    date: NaiveDate,
    instant: Instant,
    /// True if the real start may be earlier, but not later.
    may_be_earlier: bool,
}

/// Places a window on the timeline of the line, and adds the events that it needs to the trace.
///
/// ```
/// # #[cfg(feature = "native")]
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use aftersales::boundary::{Engine, NativeHost};
/// # let engine = Engine::new(Box::new(NativeHost));
/// # let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "UTC",
/// #     "rules": [{ "id": "exchange", "grants": ["exchange"],
/// #         "window": { "from": ["delivered", { "event": "shipped", "plus": "P7D" }], "length": "P14D" } }] }"#;
/// # let policy = engine.load_document(terms)?.policy;
/// use aftersales::domain::entitlement::{EventValue, Fact, Facts, Line, Position, Request, Trace, place};
/// use chrono::NaiveDate;
///
/// // 14 days from the delivery, or from seven days after shipping if the delivery is not known.
/// let shipped = EventValue::On(NaiveDate::from_ymd_opt(2026, 3, 2).ok_or("no such date")?);
/// let line = Line { events: vec![(policy.names.find("shipped"), shipped)], ..Line::default() };
/// let request = Request::default();
/// let facts = Facts::new(&policy, &line, &request);
/// let mut trace = Trace::default();
/// let window = place(policy.documents[0].rules[0].window.as_ref().ok_or("no window")?, &facts, &mut trace);
///
/// assert_eq!(window.closing.last_day(), NaiveDate::from_ymd_opt(2026, 3, 23));
/// assert_eq!(trace.missing, [Fact::Event(policy.names.find("delivered"))]);
/// // The start is assumed, so the window is not certainly over after its end.
/// let closes = window.closing.instant().ok_or("no end")?;
/// assert_eq!(window.position(closes), Position::Unknown);
/// # Ok(())
/// # }
/// # #[cfg(not(feature = "native"))]
/// # fn main() {}
/// ```
pub fn place(window: &Window, facts: &Facts, trace: &mut Trace) -> PlacedWindow {
    let placed = place_unbounded(window, facts, trace);
    bounded(placed, window, facts, trace)
}

/// Places a window that starts where another ends. It is counted after the last day of that one. If the other has no
/// known end, this one does not start.
pub fn place_after(
    earlier: &PlacedWindow,
    name: Name,
    window: &Window,
    facts: &Facts,
    trace: &mut Trace,
) -> PlacedWindow {
    let start = match earlier.closing {
        Closing::At { closes, last_day } => {
            let first = window.zone.date_of(closes);
            let counts_first =
                matches!(window.mode, CountingMode::DaysBeginningWith | CountingMode::MonthsBeginningWith);
            let date = last_day.filter(|_| !counts_first).unwrap_or(first);
            let assumed = earlier.counted.as_ref().is_some_and(|counted| counted.assumed);
            let counted = Counted { event: name, at: EventValue::At(closes), assumed };
            Ok(Start { counted, date, instant: closes, may_be_earlier: false })
        }
        Closing::Unlimited | Closing::NotStarted => Err(Closing::NotStarted),
        Closing::Unknown => Err(Closing::Unknown),
    };
    let placed = place_alone(start, window, facts, trace);
    bounded(placed, window, facts, trace)
}

/// Places a window without the bounds on its end, so that the end can be moved before [`bounded`] is applied.
pub fn place_unbounded(window: &Window, facts: &Facts, trace: &mut Trace) -> PlacedWindow {
    let start = start(window, facts, trace);
    place_alone(start, window, facts, trace)
}

/// Holds the end of a window within its bounds, `at_most` and `at_least`.
pub fn bounded(mut placed: PlacedWindow, window: &Window, facts: &Facts, trace: &mut Trace) -> PlacedWindow {
    if let Some(bound) = &window.at_most {
        let bound = place(bound, facts, trace);
        match (placed.closing, bound.closing) {
            // Its own end is not known, but it is over at the bound.
            (Closing::Unknown, _) => placed.closes_latest = bound.closing.instant(),
            // The bound is not known, but it is over at its own end.
            (Closing::At { .. } | Closing::Unlimited, Closing::Unknown) => {
                placed.closes_latest = placed.closing.instant();
                placed.closing = Closing::Unknown;
            }
            _ if bound.closes_before(&placed) => placed.end_with(bound),
            (_, Closing::At { closes, .. }) if placed.doubtful => {
                placed.closes_latest = placed.closes_latest.map(|latest| latest.min(closes));
            }
            _ => {}
        }
    }
    if let Some(bound) = &window.at_least {
        // A bound extends the window only if its event happened, and an event that nobody states did not.
        let bound = place(bound, facts, &mut Trace::default());
        if bound.closing.instant().is_some() && placed.closes_before(&bound) {
            placed.end_with(bound);
        }
    }
    placed
}

fn place_alone(mut start: Result<Start, Closing>, window: &Window, facts: &Facts, trace: &mut Trace) -> PlacedWindow {
    if let (Ok(found), Some(within)) = (&start, &window.within) {
        match place(within, facts, trace).position(found.instant) {
            Position::Before | Position::Inside => {}
            Position::After | Position::NotStarted => start = Err(Closing::NotStarted),
            Position::Unknown => start = Err(Closing::Unknown),
        }
    }
    let opens = match window.opens {
        Some(event) => {
            let value = facts.event(event);
            trace.look(Fact::Event(event), value.is_some());
            value.and_then(|value| value.instant(&window.zone))
        }
        None => start.as_ref().ok().filter(|start| !start.may_be_earlier).map(|start| start.instant),
    };
    // It may have closed before, or never opened.
    let in_doubt = match &start {
        Ok(start) => start.may_be_earlier && !matches!(window.length, Length::Until(_)),
        Err(_) => window.opens.is_none(),
    };
    let mut placed = PlacedWindow { opens, mode: window.mode, ..PlacedWindow::UNKNOWN };
    match (start, window.length) {
        (Err(Closing::NotStarted), _) => placed.closing = Closing::NotStarted,
        (start, Length::Until(last)) => {
            let since = start.as_ref().ok().map(|start| start.date);
            placed.counted = start.ok().map(|start| start.counted);
            end_with_day(&mut placed, window, facts, since, last);
        }
        (Err(closing), _) => placed.closing = closing,
        (Ok(start), Length::Unlimited) => {
            placed.counted = Some(start.counted);
            placed.closing = Closing::Unlimited;
        }
        (Ok(start), Length::Of(period)) => close(&mut placed, window, facts, start, period),
    }
    if in_doubt && matches!(placed.closing, Closing::At { .. }) {
        placed.closes_latest = placed.closing.instant();
        placed.closing = Closing::Unknown;
    }
    placed
}

/// Finds the event to count from: the first that is known, unless one before it is known not to have happened.
fn start(window: &Window, facts: &Facts, trace: &mut Trace) -> Result<Start, Closing> {
    for (place, reference) in window.from.iter().enumerate() {
        let (value, certain) = facts.parcel_event(reference.event, reference.parcel, &window.zone);
        trace.look(Fact::Event(reference.event), certain);
        let Some(value) = value else { continue };
        let Some(instant) = value.instant(&window.zone) else { return Err(Closing::NotStarted) };
        let mut first = Start {
            counted: Counted { event: reference.event, at: value, assumed: place > 0 || !certain },
            date: window.zone.date_of(instant),
            instant,
            may_be_earlier: !certain && reference.parcel == Some(Parcel::First),
        };
        if let Some(other) = reference.or_later {
            later_of(&mut first, other, window, facts, trace)?;
        }
        return Ok(shifted(window, reference, first));
    }
    Err(Closing::Unknown)
}

/// Takes another event instead if that is later. While it is not known, the start is assumed.
fn later_of(start: &mut Start, other: Name, window: &Window, facts: &Facts, trace: &mut Trace) -> Result<(), Closing> {
    let value = facts.event(other);
    trace.look(Fact::Event(other), value.is_some());
    let Some(value) = value else {
        start.counted.assumed = true;
        return Ok(());
    };
    let Some(instant) = value.instant(&window.zone) else { return Err(Closing::NotStarted) };
    if start.instant < instant {
        start.counted = Counted { event: other, at: value, assumed: start.counted.assumed };
        start.date = window.zone.date_of(instant);
        start.instant = instant;
    }
    Ok(())
}

fn shifted(window: &Window, reference: &EventReference, mut start: Start) -> Start {
    if !reference.plus.is_zero() {
        let mode = CountingMode::natural(reference.plus);
        if mode == CountingMode::Elapsed {
            start.instant = start.instant.plus_millis(reference.plus.exact_millis());
            start.date = window.zone.date_of(start.instant);
            start.counted.at = EventValue::At(start.instant);
        } else {
            start.date = last_day(mode, start.date, reference.plus, None).unwrap_or(start.date);
            start.instant = window.zone.day_start(start.date);
            start.counted.at = EventValue::On(start.date);
        }
    }
    start
}

/// The days that time in the workshop adds to a window that would end with `last`.
fn extension(window: &Window, facts: &Facts, since: Option<NaiveDate>, last: NaiveDate) -> u32 {
    match (window.extended_by, since) {
        (Some(counted), Some(since)) => facts.line.days_in_repair_until(counted, since, last),
        _ => 0,
    }
}

fn close(placed: &mut PlacedWindow, window: &Window, facts: &Facts, mut start: Start, period: Period) {
    if window.mode == CountingMode::Elapsed {
        // Hours that are counted from a date start with that day, which is the worst case for the shopper.
        start.counted.assumed |= matches!(start.counted.at, EventValue::On(_));
        let by_itself = start.instant.plus_millis(period.exact_millis());
        placed.extended_by_days = extension(window, facts, Some(start.date), window.zone.date_of(by_itself));
        let extra = Period::days(placed.extended_by_days).exact_millis();
        let closes = match &window.hours {
            Some(hours) => {
                let open = period.exact_millis().saturating_add(extra);
                hours.after(start.instant, open, &window.zone, window.calendar.as_deref())
            }
            None => Ok(by_itself.plus_millis(extra)),
        };
        placed.counted = Some(start.counted);
        match closes {
            Ok(closes) => placed.closing = Closing::At { closes, last_day: None },
            Err(_) => placed.note = Some(Note::CalendarNotCovering),
        }
        return;
    }
    placed.counted = Some(start.counted);
    match last_day(window.mode, start.date, period, window.calendar.as_deref()) {
        Ok(last) => end_with_day(placed, window, facts, Some(start.date), last),
        Err(_) => placed.note = Some(Note::CalendarNotCovering),
    }
}

/// Closes a window after its last day, after that day is extended and rolled over.
fn end_with_day(placed: &mut PlacedWindow, window: &Window, facts: &Facts, since: Option<NaiveDate>, last: NaiveDate) {
    let mut last = match window.then {
        Some(then) => last_day(CountingMode::natural(then), last, then, None).unwrap_or(last),
        None => last,
    };
    placed.extended_by_days = extension(window, facts, since, last);
    last = last.checked_add_days(chrono::Days::new(placed.extended_by_days.into())).unwrap_or(last);
    let calendar = window.calendar.as_deref();
    let after = |day: NaiveDate| window.zone.day_start(day.succ_opt().unwrap_or(day));
    if window.rolls {
        match calendar.and_then(|calendar| calendar.working_day_from(last)) {
            Some(day) if day != last && window.may_roll && last.weekday() == Weekday::Sat => {
                placed.note = Some(Note::RollOverPossible);
                placed.closes_latest = Some(after(day));
                placed.doubtful = true;
            }
            Some(day) => last = day,
            None => {
                placed.note = Some(Note::CalendarNotCovering);
                // If only the regions differ, the next day that is worked everywhere is the latest end.
                placed.closes_latest = calendar
                    .filter(|calendar| calendar.covers_from <= last)
                    .and_then(|calendar| calendar.working_day_everywhere_from(last))
                    .map(after);
                placed.doubtful = placed.closes_latest.is_some();
            }
        }
    } else if window.may_roll {
        let rolled = calendar.and_then(|calendar| calendar.working_day_from(last));
        if rolled != Some(last) {
            placed.note = Some(Note::RollOverPossible);
            placed.closes_latest = rolled.map(after);
        }
    }
    placed.closing = Closing::At { closes: after(last), last_day: Some(last) };
}
