"""Periods, moments, counting modes and calendars: docs/reference/policy-format.md, docs/explanation/windows.md."""
import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache
from itertools import count, takewhile
from typing import NamedTuple
from zoneinfo import ZoneInfo

NEVER, ALWAYS = -(10**18), 10**18
EPOCH, MS = datetime(1970, 1, 1, tzinfo=timezone.utc), timedelta(milliseconds=1)
DAY_MS = 86_400_000
PERIOD = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")


@lru_cache(None)
def period(text):
    """Months, days and milliseconds of a period."""
    years, months, weeks, days, hours, minutes, seconds = (int(n or 0) for n in PERIOD.fullmatch(text).groups())
    return 12 * years + months, 7 * weeks + days, 1000 * (3600 * hours + 60 * minutes + seconds)


@lru_cache(None)
def zone_of(name):
    return datetime.strptime(name, "%z").tzinfo if name[0] in "+-" else ZoneInfo(name)


def date_at(at, zone):
    return (EPOCH + at * MS).astimezone(zone).date()


@lru_cache(100_000)
def instant(day, zone, at=time()):
    """When a day begins or has a time: of two the first; one that the clocks leave out is read by the clock before."""
    return (datetime.combine(day, at, zone) - EPOCH) // MS


class Moment(NamedTuple):
    """When something happened; a date lies somewhere between the beginning and the end of its day."""
    low: int
    high: int
    days: tuple
    event: str | None = None
    earlier: frozenset = frozenset()  # what it stands in for
    later: frozenset = frozenset()  # what may turn out later

    def plus(self, text, zone):
        """Days and months move the date, hours the instant."""
        months, days, hours = period(text)
        if not hours:
            return moment(str(move(self.days[0], months, days)), zone)._replace(event=self.event, later=self.later)
        low, high = (edge + days * DAY_MS + hours for edge in (self.low, self.high))
        return self._replace(low=low, high=high, days=tuple(sorted({date_at(low, zone), date_at(high, zone)})))


@lru_cache(100_000)
def moment(stated, zone):
    """A stated date or instant."""
    if len(stated) == 10:
        day = date.fromisoformat(stated)
        return Moment(instant(day, zone), instant(day + timedelta(1), zone), (day,))
    at = (datetime.fromisoformat(stated) - EPOCH) // MS
    return Moment(at, at, (date_at(at, zone),))


def move(day, months, days):
    """The same date some months later, or the end of that month, and some days after it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)) + timedelta(days)


def last_day(day, length, mode, calendar):
    """The last day of a length that is counted from an event on a day; None beyond the calendar."""
    months, days, _ = period(length)
    if mode == "business_days_after":
        while days:
            day += timedelta(1)
            if calendar.get(day) is None:
                return None
            days -= calendar[day]
        return day
    day += timedelta(mode == "months_from_next_day")
    end = move(day, months, 0)
    return end + timedelta(days - (mode not in ("days_after", "months_same_date") and end.day == day.day))


def calendar_of(document):
    """Whether each day that a calendar covers is worked; None where that is not known."""
    off, work, regional = (listed(document.get(key, [])) for key in ("daysOff", "workDays", "regional"))
    covered = listed([f"{document['coversFrom']}/{document['coversUntil']}"])
    off |= {day for day in covered if f"{day:%A}".lower() in document["weekend"]}
    regional -= off
    return {day: day in work or (None if day in regional else day not in off) for day in covered}


def listed(entries):
    """All days of a list of dates and of spans of dates."""
    spans = [[date.fromisoformat(day) for day in entry.split("/")] for entry in entries]
    return {span[0] + timedelta(n) for span in spans for n in range((span[-1] - span[0]).days + 1)}


def next_worked(day, calendar):
    """The next day that is worked, the last that it can be, and whether an earlier one may be it."""
    off = [*takewhile(lambda at: not calendar.get(at, True), (day + timedelta(n) for n in count()))]
    last = day + timedelta(len(off))
    return (last, None in map(calendar.get, off)) if last in calendar else (day + timedelta(14), True)
