//! When the window of a rule opens and closes, given the events of an order line.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::bounds::bounded;
use super::{Beyond, Closing, Counted, EventValue, Fact, Facts, Note, PlacedWindow, Position, Trace};
use crate::domain::calendar::{CountingMode, Instant, Length, Period, last_day};
use crate::domain::policy::{EventReference, Name, Parcel, Window};

/// No country is known to have more days off in a row, so that a last day rolls over no further.
const MOST_DAYS_OFF: Days = Days::new(14);

const MINUTES_OF_DAY: u16 = 24 * 60;

/// The start from which a window is counted.
struct Start {
    counted: Counted,
    date: NaiveDate,
    instant: Instant,
    /// The first instant that is too late for the real start, if only its date is known and its hour counts.
    latest: Option<Instant>,
    /// True if the real start may be earlier, but not later.
    may_be_earlier: bool,
    /// True if a fallback stands in for an event that is not known, so that the real start may be earlier or later.
    stands_in: bool,
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
            Ok(Start { counted, date, instant: closes, latest: None, may_be_earlier: false, stands_in: false })
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

fn place_alone(mut start: Result<Start, Closing>, window: &Window, facts: &Facts, trace: &mut Trace) -> PlacedWindow {
    if let (Ok(found), Some(within)) = (&start, &window.within) {
        let bound = place(within, facts, trace);
        let is_before_end = bound.closing != Closing::NotStarted && found.instant < bound.open_until();
        match bound.position(found.instant) {
            Position::Before | Position::Inside => {}
            // When it opens makes no difference.
            Position::Unknown if is_before_end => {}
            // The event itself may have come in time.
            Position::After if found.stands_in || found.may_be_earlier => start = Err(Closing::Unknown),
            Position::After | Position::NotStarted => start = Err(Closing::NotStarted),
            Position::Unknown => start = Err(Closing::Unknown),
        }
    }
    // A last day that is fixed is the end of what another event opens, though its own has not happened.
    let may_open = window.opens.is_some_and(|event| facts.event(event) != Some(EventValue::NotYet));
    if may_open && matches!(window.length, Length::Until(_)) && matches!(start, Err(Closing::NotStarted)) {
        start = Err(Closing::Unknown);
    }
    // Nothing has begun before the event that opens it.
    if window.opens.is_some_and(|event| facts.is_to_come(event)) {
        start = Err(Closing::NotStarted);
    }
    let starts = start.as_ref().ok();
    let (opens, may_open_earlier) = match window.opens {
        Some(event) => {
            let value = facts.event(event);
            trace.look(Fact::Event(event), value.is_some());
            match value {
                Some(value) => (value.instant(&window.zone), false),
                None => (starts.map(|start| start.instant), true),
            }
        }
        None => {
            let known = starts.filter(|start| !start.may_be_earlier);
            (known.map(|start| start.instant), starts.is_some_and(|start| start.stands_in))
        }
    };
    // It may have closed before, or never opened.
    let in_doubt = match &start {
        Ok(start) => start.may_be_earlier && !matches!(window.length, Length::Until(_)),
        Err(_) => opens.is_none(),
    };
    // Whatever it was counted from, a window until a day ends with that day.
    let assumed = starts.is_some_and(|start| start.counted.assumed) && !matches!(window.length, Length::Until(_));
    let mut placed = PlacedWindow { opens, may_open_earlier, mode: window.mode, ..PlacedWindow::UNKNOWN };
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
        placed = placed.within_bounds(Instant::MIN, placed.closed_from());
    }
    if assumed && matches!(placed.closing, Closing::At { .. }) {
        placed = placed.within_bounds(placed.open_until(), Instant::MAX);
    }
    placed
}

/// Finds the event to count from: the first that is known, unless one before it is known not to have happened.
fn start(window: &Window, facts: &Facts, trace: &mut Trace) -> Result<Start, Closing> {
    for (place, reference) in window.from.iter().enumerate() {
        let (value, certain) = facts.parcel_event(reference.event, reference.parcel, &window.zone);
        trace.look(Fact::Event(reference.event), certain);
        let Some(value) = value else { continue };
        let stands_in = place > 0;
        // The event before it may have happened all the same.
        let not_started = if stands_in { Closing::Unknown } else { Closing::NotStarted };
        let happened = value.instant(&window.zone).zip(value.date(&window.zone));
        let Some((instant, date)) = happened else { return Err(not_started) };
        let mut first = Start {
            counted: Counted { event: reference.event, at: value, assumed: stands_in || !certain },
            date,
            instant,
            latest: None,
            may_be_earlier: !certain && reference.parcel == Some(Parcel::First),
            stands_in,
        };
        if let Some(other) = reference.or_later
            && !later_of(&mut first, other, window, facts, trace)
        {
            return Err(not_started);
        }
        return Ok(shifted(window, reference, first));
    }
    Err(Closing::Unknown)
}

/// Takes another event instead if that is later. While it is not known, the start is assumed; `false` if it has not
/// happened.
fn later_of(start: &mut Start, other: Name, window: &Window, facts: &Facts, trace: &mut Trace) -> bool {
    let value = facts.event(other);
    trace.look(Fact::Event(other), value.is_some());
    let Some(value) = value else {
        start.counted.assumed = true;
        return true;
    };
    let happened = value.instant(&window.zone).zip(value.date(&window.zone));
    let Some((instant, date)) = happened else { return false };
    if start.instant < instant {
        start.counted = Counted { event: other, at: value, assumed: start.counted.assumed };
        start.date = date;
        start.instant = instant;
    }
    true
}

fn shifted(window: &Window, reference: &EventReference, mut start: Start) -> Start {
    let exact = window.mode == CountingMode::Elapsed;
    let mode = CountingMode::natural(reference.plus);
    if let EventValue::On(date) = start.counted.at
        && (exact || mode == CountingMode::Elapsed)
    {
        start.latest = date.succ_opt().map(|next| window.zone.day_start(next));
    }
    if !reference.plus.is_zero() {
        if mode == CountingMode::Elapsed {
            let plus = reference.plus.exact_millis();
            start.latest = start.latest.map(|latest| latest.plus_millis(plus));
            start.instant = start.instant.plus_millis(plus);
            start.date = window.zone.date_of(start.instant);
            start.counted.at = EventValue::At(start.instant);
        } else {
            start.date = last_day(mode, start.date, reference.plus, None).unwrap_or(start.date);
            start.instant = window.zone.day_start(start.date);
            start.latest = start.date.succ_opt().filter(|_| exact).map(|next| window.zone.day_start(next));
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
    let latest = start.latest.filter(|latest| start.instant < *latest);
    let latest = latest.map(|latest| (latest, window.zone.date_of(latest.plus_millis(-1))));
    // Hours that are counted from a date start with that day, which is the worst case for the shopper.
    let late = latest.filter(|(_, date)| window.mode == CountingMode::Elapsed || *date != start.date);
    start.counted.assumed |= late.is_some();
    placed.counted = Some(start.counted);
    close_from(placed, window, facts, (start.instant, start.date), period);
    if let Some(late) = late
        && matches!(placed.closing, Closing::At { .. })
    {
        let mut other = *placed;
        close_from(&mut other, window, facts, late, period);
        let closed_from = if other.closing == Closing::Unknown { Instant::MAX } else { other.closed_from() };
        let closed_from = closed_from.max(placed.closed_from());
        // An earlier day may roll over a later one.
        if matches!(other.closing, Closing::At { .. }) && other.open_until() < placed.open_until() {
            *placed = other;
        }
        *placed = placed.within_bounds(placed.open_until(), closed_from);
    }
}

fn close_from(
    placed: &mut PlacedWindow,
    window: &Window,
    facts: &Facts,
    (instant, date): (Instant, NaiveDate),
    period: Period,
) {
    if window.mode == CountingMode::Elapsed {
        end_with_hours(placed, window, facts, Some(date), (instant, period));
        return;
    }
    match last_day(window.mode, date, period, window.calendar.as_deref()) {
        Ok(last) => end_with_day(placed, window, facts, Some(date), last),
        Err(_) => placed.note = Some(Note::CalendarNotCovering),
    }
}

/// Closes a window of exact hours, which time in the workshop makes longer.
fn end_with_hours(
    placed: &mut PlacedWindow,
    window: &Window,
    facts: &Facts,
    since: Option<NaiveDate>,
    (from, period): (Instant, Period),
) {
    let by_itself = from.plus_millis(period.exact_millis());
    placed.extended_by_days = extension(window, facts, since, window.zone.date_of(by_itself.plus_millis(-1)));
    let extra = Period::days(placed.extended_by_days).exact_millis();
    let closes = match &window.hours {
        Some(hours) => {
            let open = period.exact_millis().saturating_add(extra);
            hours.after(from, open, &window.zone, window.calendar.as_deref())
        }
        None => Ok(by_itself.plus_millis(extra)),
    };
    match closes {
        Ok(closes) => placed.closing = Closing::At { closes, last_day: None },
        Err(_) => placed.note = Some(Note::CalendarNotCovering),
    }
}

/// Closes a window after its last day, after that day is counted on from, extended and rolled over.
fn end_with_day(placed: &mut PlacedWindow, window: &Window, facts: &Facts, since: Option<NaiveDate>, last: NaiveDate) {
    let after = |day: NaiveDate| match window.closes_at {
        Some(minutes) if minutes < MINUTES_OF_DAY => {
            window.zone.instant_of(day, i64::from(minutes).saturating_mul(60_000))
        }
        _ => window.zone.day_start(day.succ_opt().unwrap_or(day)),
    };
    let mut last = match window.then.map(|then| (then, CountingMode::natural(then))) {
        Some((then, CountingMode::Elapsed)) => {
            end_with_hours(placed, window, facts, since, (after(last), then));
            return;
        }
        Some((then, mode)) => last_day(mode, last, then, None).unwrap_or(last),
        None => last,
    };
    placed.extended_by_days = extension(window, facts, since, last);
    last = last.checked_add_days(Days::new(placed.extended_by_days.into())).unwrap_or(last);
    let calendar = window.calendar.as_deref();
    if window.rolls {
        match calendar.and_then(|calendar| calendar.working_day_from(last)) {
            Some(day) if day != last && window.may_roll && last.weekday() == Weekday::Sat => {
                placed.note = Some(Note::RollOverPossible);
                placed.closes_latest = Some(after(day));
                placed.beyond = Beyond::UntilLatest;
            }
            Some(day) => last = day,
            None => {
                placed.note = Some(Note::CalendarNotCovering);
                // If only the regions differ, the next day that is worked everywhere is the latest end.
                let everywhere = calendar
                    .filter(|calendar| calendar.covers_from <= last)
                    .and_then(|calendar| calendar.working_day_everywhere_from(last));
                let latest = everywhere.or_else(|| last.checked_add_days(MOST_DAYS_OFF));
                placed.closes_latest = latest.map(after);
                placed.beyond = Beyond::UntilLatest;
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
