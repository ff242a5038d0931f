//! When a place is open, and when a promise in hours falls due that counts open hours only.

use chrono::{Datelike, NaiveDate};

use super::business::DayKind;
use super::{BusinessCalendar, Instant, Uncovered, Zone};
use crate::domain::sort::sort_short;

/// Open time on one day of the week, in minutes of that day; Monday is 0. Past 24:00 it ends on the next day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct OpenTime {
    weekday: usize,
    from: u16,
    until: u16,
}

/// When a place is open: `Mo-Fr 08:30-17:30; Sa 09:00-12:00`, or `24/7`.
///
/// The spelling is a part of OpenStreetMap's `opening_hours`: rules separated by semicolons, each with days of the
/// week (`Mo-Fr`, `Sa,Su`, all if there are none) and times (`09:00-12:00,13:00-18:00`, past midnight `22:00-02:00`)
/// or `off`. A later rule replaces an earlier one on its days.
///
/// A calendar's days off are closed. A weekend day that is worked in exchange has its own hours, or those of the first
/// day of the week that has any. `24/7` has no days off.
///
/// ```
/// use aftersales::domain::calendar::{Instant, OpeningHours, Zone, ZoneRules};
///
/// /// Berlin in 2026: summer time from 29 March to 25 October, each at 01:00 UTC.
/// struct Berlin;
/// impl ZoneRules for Berlin {
///     fn offset_at(&self, at: Instant) -> i32 {
///         if (1_774_746_000_000..1_792_890_000_000).contains(&at.millis()) { 7200 } else { 3600 }
///     }
/// }
///
/// # (|| -> Option<()> {
/// // A hotline that is open at night is open for seven hours when clocks go forward.
/// let hours = OpeningHours::parse("22:00-06:00")?;
/// let noon = Instant::from_millis(1_774_695_600_000)?; // Saturday 28 March 2026, 12:00 in Berlin
/// let next_noon = noon.plus_millis(23 * 3_600_000);
/// assert_eq!(hours.between(noon, next_noon, &Zone::new(Box::new(Berlin)), None), Ok(7 * 3_600_000));
/// # Some(())
/// # })().unwrap();
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpeningHours {
    /// Ordered by day and time; empty if the place is always open.
    times: Vec<OpenTime>,
}

/// The most days that a search for open time goes through: more than ten years.
const MAX_DAYS: u32 = 4000;
const DAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const MINUTES: u16 = 24 * 60;

impl OpeningHours {
    /// Reads opening hours; `None` if the spelling is another, if the place never opens, or if two times overlap.
    ///
    /// ```
    /// use aftersales::domain::calendar::OpeningHours;
    ///
    /// assert!(OpeningHours::parse("Mo-Fr 09:00-12:00,13:00-18:00; Sa off").is_some());
    /// for wrong in ["Mo-Fr 9:00-12:00", "Mo 08:00-12:00,11:00-13:00", "Mo off", "Mo 08:00-24:01"] {
    ///     assert!(OpeningHours::parse(wrong).is_none(), "{wrong}");
    /// }
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text == "24/7" {
            return Some(Self::always());
        }
        let mut times: Vec<OpenTime> = Vec::new();
        for rule in text.split(';') {
            let rule = rule.trim();
            let (days, spans) = match rule.split_once(' ') {
                Some((days, spans)) => (weekdays(days)?, spans.trim()),
                None => ([true; 7], rule),
            };
            let chosen = |weekday: usize| days.get(weekday).copied().unwrap_or(false);
            times.retain(|time| !chosen(time.weekday));
            for span in spans.split(',').filter(|_| spans != "off") {
                let (from, until) = span.trim().split_once('-')?;
                let (from, until) = (minutes(from)?, minutes(until)?);
                let until = if until <= from { until.saturating_add(MINUTES) } else { until };
                if from >= MINUTES {
                    return None;
                }
                times.extend((0..7).filter(|day| chosen(*day)).map(|weekday| OpenTime { weekday, from, until }));
            }
        }
        sort_short(&mut times, &|one, other| (one.weekday, one.from) < (other.weekday, other.from));
        (!times.is_empty()).then_some(Self { times }).filter(Self::is_ordered)
    }

    /// The hours of a place that never closes.
    pub(crate) fn always() -> Self {
        Self { times: Vec::new() }
    }

    /// Whether the times of each day come one after the other.
    fn is_ordered(&self) -> bool {
        let follows = |one: &OpenTime, other: &OpenTime| {
            one.weekday < other.weekday || (one.weekday == other.weekday && one.until <= other.from)
        };
        self.times.iter().zip(self.times.iter().skip(1)).all(|(one, other)| follows(one, other))
    }

    /// The open times in order, each with its day of the week and the minutes from which and until which it lasts.
    #[cfg(feature = "built")]
    pub(crate) fn rows(&self) -> Vec<(usize, (u16, u16))> {
        self.times.iter().map(|time| (time.weekday, (time.from, time.until))).collect()
    }

    /// The hours of these open times; `None` if no spelling has them.
    #[cfg(feature = "built")]
    pub(crate) fn of_rows(rows: &[(usize, (u16, u16))]) -> Option<Self> {
        let mut times = Vec::new();
        for (weekday, (from, until)) in rows.iter().copied() {
            let lasts = from < until && until <= from.saturating_add(MINUTES);
            times.push(OpenTime { weekday, from, until });
            if weekday >= DAYS.len() || from >= MINUTES || !lasts {
                return None;
            }
        }
        Some(Self { times }).filter(Self::is_ordered)
    }

    /// The instant at which the place has been open for so many milliseconds since another instant.
    ///
    /// # Errors
    ///
    /// [`Uncovered`] if the calendar does not cover a day on the way.
    ///
    /// ```
    /// use aftersales::domain::calendar::{Instant, OpeningHours, Zone};
    ///
    /// # (|| -> Option<()> {
    /// let hours = OpeningHours::parse("Mo-Fr 08:30-17:30")?;
    /// // Friday 6 March 2026, 17:00 in UTC: half of the hour is left on Friday, half passes on Monday from 08:30.
    /// let friday = Instant::from_millis(1_772_816_400_000)?;
    /// let monday = Instant::from_millis(1_773_046_800_000)?; // 9 March 2026, 09:00
    /// assert_eq!(hours.after(friday, 3_600_000, &Zone::utc(), None), Ok(monday));
    /// # Some(())
    /// # })().unwrap();
    /// ```
    pub fn after(
        &self,
        start: Instant,
        millis: i64,
        zone: &Zone,
        calendar: Option<&BusinessCalendar>,
    ) -> Result<Instant, Uncovered> {
        if self.times.is_empty() {
            return Ok(start.plus_millis(millis));
        }
        let mut left = millis;
        let mut found = None;
        self.walk(start, zone, calendar, &mut |open, close| {
            let long = close.since(open);
            if left <= long {
                found = Some(open.plus_millis(left));
            }
            left = left.saturating_sub(long);
            found.is_some()
        })?;
        found.ok_or(Uncovered)
    }

    /// The milliseconds of open time from one instant to another; zero if the second is not later.
    ///
    /// # Errors
    ///
    /// [`Uncovered`] if the calendar does not cover a day on the way.
    ///
    /// ```
    /// use aftersales::domain::calendar::{Instant, OpeningHours, Zone};
    ///
    /// # (|| -> Option<()> {
    /// let hours = OpeningHours::parse("Mo-Fr 08:30-17:30")?;
    /// let friday = Instant::from_millis(1_772_816_400_000)?; // 6 March 2026, 17:00
    /// let monday = Instant::from_millis(1_773_046_800_000)?; // 9 March 2026, 09:00
    /// assert_eq!(hours.between(friday, monday, &Zone::utc(), None), Ok(3_600_000));
    /// # Some(())
    /// # })().unwrap();
    /// ```
    pub fn between(
        &self,
        start: Instant,
        end: Instant,
        zone: &Zone,
        calendar: Option<&BusinessCalendar>,
    ) -> Result<i64, Uncovered> {
        if self.times.is_empty() {
            return Ok(end.since(start).max(0));
        }
        let mut sum = 0_i64;
        self.walk(start, zone, calendar, &mut |open, close| {
            sum = sum.saturating_add(close.min(end).since(open).max(0));
            end <= close
        })?;
        Ok(sum)
    }

    /// Whether the place is open at an instant, and the instant at which that changes; `None` if it is always open.
    ///
    /// # Errors
    ///
    /// [`Uncovered`] if the calendar does not cover a day on the way.
    ///
    /// ```
    /// use aftersales::domain::calendar::{Instant, OpeningHours, Zone};
    ///
    /// # (|| -> Option<()> {
    /// let hours = OpeningHours::parse("Mo-Fr 08:30-17:30")?;
    /// let close = Instant::from_millis(1_772_818_200_000)?; // Friday 6 March 2026, 17:30
    /// let open = Instant::from_millis(1_773_045_000_000)?; // Monday 9 March 2026, 08:30
    /// let at = |instant| hours.at(instant, &Zone::utc(), None);
    /// assert_eq!(at(close.plus_millis(-1)), Ok((true, Some(close))));
    /// assert_eq!(at(close), Ok((false, Some(open))));
    /// # Some(())
    /// # })().unwrap();
    /// ```
    pub fn at(
        &self,
        now: Instant,
        zone: &Zone,
        calendar: Option<&BusinessCalendar>,
    ) -> Result<(bool, Option<Instant>), Uncovered> {
        let mut state = (true, None);
        if !self.times.is_empty() {
            self.walk(now, zone, calendar, &mut |open, close| {
                state = if open <= now { (true, Some(close)) } else { (false, Some(open)) };
                true
            })?;
        }
        Ok(state)
    }

    /// Hands every open time from an instant on to `stop`, until that answers `true`.
    fn walk(
        &self,
        start: Instant,
        zone: &Zone,
        calendar: Option<&BusinessCalendar>,
        stop: &mut dyn FnMut(Instant, Instant) -> bool,
    ) -> Result<(), Uncovered> {
        let place = |date: NaiveDate, minute: u16| {
            let next = date.succ_opt().unwrap_or(date);
            let (date, minute) = if minute < MINUTES { (date, minute) } else { (next, minute.saturating_sub(MINUTES)) };
            zone.instant_of(date, i64::from(minute).saturating_mul(60_000))
        };
        let today = zone.date_of(start);
        // What opened yesterday may be open past midnight.
        let mut date = today.pred_opt().unwrap_or(today);
        for _ in 0..MAX_DAYS {
            for time in self.times_of(date, calendar, date < today)? {
                let (open, close) = (place(date, time.from).max(start), place(date, time.until));
                if open < close && stop(open, close) {
                    return Ok(());
                }
            }
            date = date.succ_opt().ok_or(Uncovered)?;
        }
        Err(Uncovered)
    }

    /// The open times of a date. Of the day `before` the first, only those that last past midnight matter.
    fn times_of(
        &self,
        date: NaiveDate,
        calendar: Option<&BusinessCalendar>,
        before: bool,
    ) -> Result<impl Iterator<Item = &OpenTime>, Uncovered> {
        let own = date.weekday().num_days_from_monday() as usize;
        let has = |weekday: usize| self.times.iter().any(|time| time.weekday == weekday);
        let lasts = self.times.iter().any(|time| time.until > MINUTES);
        let kind = match calendar {
            Some(_) if before && !lasts => DayKind::Off,
            Some(calendar) => calendar.kind_of(date).ok_or(Uncovered)?,
            None => DayKind::Usual,
        };
        let weekday = match kind {
            DayKind::Off => None,
            DayKind::WorkedInExchange if !has(own) => self.times.first().map(|time| time.weekday),
            DayKind::Usual | DayKind::WorkedInExchange => Some(own),
        };
        Ok(self.times.iter().filter(move |time| Some(time.weekday) == weekday))
    }
}

fn weekdays(text: &str) -> Option<[bool; 7]> {
    let mut chosen = [false; 7];
    let index = |name: &str| DAYS.iter().position(|day| *day == name);
    for part in text.split(',') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (mut day, last) = (index(first)?, index(last)?);
        loop {
            *chosen.get_mut(day)? = true;
            if day == last {
                break;
            }
            day = day.saturating_add(1) % 7;
        }
    }
    Some(chosen)
}

/// Minutes of the day of `HH:MM`, up to 24:00.
fn minutes(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let two = |digits: &str| {
        let plain = digits.len() == 2 && digits.bytes().all(|digit| digit.is_ascii_digit());
        if plain { digits.parse::<u16>().ok() } else { None }
    };
    let (hours, minutes) = (two(hours)?, two(minutes)?);
    let all = hours.saturating_mul(60).saturating_add(minutes);
    (minutes < 60 && all <= MINUTES).then_some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_are_read_or_refused() {
        for good in [
            "24/7",
            "Mo-Fr 08:30-17:30",
            "09:00-18:00",
            "Mo-Fr 09:00-12:00,13:00-18:00; Sa off",
            "Fr-Mo 22:00-02:00",
            "Sa,Su 00:00-24:00",
            "Mo-Su 08:00-20:00; Su off",
        ] {
            assert!(OpeningHours::parse(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "Mo",
            "Mo off",
            "Mo-Fr",
            "Mo-Fr 8:30-17:30",
            "Mo-Fr 08:30",
            "Mo-Fr 08:60-17:00",
            "Mo-Fr 08:30-24:01",
            "Xx 08:00-09:00",
            "PH off",
            "Mo 08:00-12:00,11:00-13:00",
            "Mo 24:00-02:00",
            "always",
            "mo-fr 08:00-09:00",
        ] {
            assert!(OpeningHours::parse(bad).is_none(), "{bad}");
        }
    }

    #[cfg(feature = "built")]
    #[test]
    fn open_times_last_and_come_one_after_the_other() {
        let are_hours = |rows: &[(usize, (u16, u16))]| OpeningHours::of_rows(rows).is_some();
        assert!(are_hours(&[(0, (540, 720)), (0, (720, 1080)), (6, (1439, 1440))]));
        assert!(!are_hours(&[(0, (540, 540))]), "no time at all");
        assert!(are_hours(&[(0, (540, 1980))]), "a whole day");
        assert!(!are_hours(&[(0, (540, 1981))]), "more than a day");
        assert!(!are_hours(&[(0, (1440, 1500))]), "the next day's");
        assert!(!are_hours(&[(7, (540, 720))]), "no day of a week");
        assert!(!are_hours(&[(0, (540, 721)), (0, (720, 1080))]), "one in another");
    }
}
