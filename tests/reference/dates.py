"""Periods, moments, counting modes and calendars: docs/reference/policy-format.md, docs/explanation/windows.md."""
import calendar as months
import re
from bisect import bisect_left
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

NEVER, ALWAYS = -(10**18), 10**18
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
DAY_MS = 86_400_000
DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
LISTS = ["daysOff", "workDays", "regional"]
PERIOD = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")


@lru_cache(None)
def period(text):
    """Months, days and milliseconds of a period."""
    years, months_, weeks, days, hours, minutes, seconds = (int(n or 0) for n in PERIOD.fullmatch(text).groups())
    return 12 * years + months_, 7 * weeks + days, 1000 * (3600 * hours + 60 * minutes + seconds)


@lru_cache(None)
def zone_of(name):
    return datetime.strptime(name, "%z").tzinfo if name[0] in "+-" else ZoneInfo(name)


def millis(moment):
    return (moment - EPOCH) // timedelta(milliseconds=1)


def date_at(at, zone):
    return (EPOCH + timedelta(milliseconds=at)).astimezone(zone).date()


def at_time(day, hour, minute, zone):
    """The instant of a time of a day: of two the first; one that the clocks leave out is read by the clock before."""
    return millis(datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone))


@lru_cache(100_000)
def start_of(day, zone):
    """The first instant that has the date, or a later one where clocks leave the whole date out."""
    midnight = at_time(day, 0, 0, zone)
    near = range(midnight - 2 * DAY_MS, midnight + 1)
    return near[bisect_left(near, day, hi=2 * DAY_MS, key=lambda at: date_at(at, zone))]


def end_of(day, zone):
    return start_of(day + timedelta(days=1), zone)


class Moment(NamedTuple):
    """When something happened; a date lies somewhere between the beginning and the end of its day."""
    low: int
    high: int
    days: tuple
    exact: bool
    event: str | None = None
    earlier: frozenset = frozenset()  # what it stands in for
    later: frozenset = frozenset()  # what may turn out later

    def plus(self, text, zone):
        """Days and months move the date, hours the instant."""
        months_, days, hours = period(text)
        if not hours:
            return on_day(move(self.days[0], months_, days), zone)._replace(event=self.event, later=self.later)
        low, high = (edge + days * DAY_MS + hours for edge in (self.low, self.high))
        between = sorted({date_at(low, zone), date_at(high, zone)})
        return self._replace(low=low, high=high, days=tuple(between))


@lru_cache(100_000)
def moment(stated, zone):
    """A stated date or instant."""
    if len(stated) == 10:
        return on_day(date.fromisoformat(stated), zone)
    at = millis(datetime.fromisoformat(stated))
    return Moment(at, at, (date_at(at, zone),), True)


def on_day(day, zone):
    return Moment(start_of(day, zone), end_of(day, zone), (day,), False)


def add_months(day, count):
    """The same date some months later, or the end of that month; and whether the month has that date."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    last = months.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)), day.day <= last


def move(day, months_, days):
    return add_months(day, months_)[0] + timedelta(days=days)


def last_day(day, length, mode, calendar):
    """The last day of a length that is counted from an event on a day; None beyond the calendar."""
    months_, days, _ = period(length)
    if mode == "business_days_after":
        while days:
            day += timedelta(days=1)
            worked = calendar and calendar.worked(day)
            if worked is None:
                return None
            days -= worked
        return day
    end, exists = add_months(day + timedelta(days=mode == "months_from_next_day"), months_)
    before = exists and mode not in ("days_after", "months_same_date")
    return end + timedelta(days=days - before)


class Calendar:
    """Which days are worked: docs/reference/policy-format.md#calendars."""

    def __init__(self, document):
        self.first, self.last = (date.fromisoformat(document[key]) for key in ("coversFrom", "coversUntil"))
        self.weekend = {DAYS.index(day) for day in document["weekend"]}
        self.off, self.work, self.regional = (listed(document.get(key, [])) for key in LISTS)

    def worked(self, day):
        """Whether a day is worked; None if that is not known."""
        if not self.first <= day <= self.last:
            return None
        if day in self.work:
            return True
        if day in self.off or day.weekday() in self.weekend:
            return False
        return None if day in self.regional else True


def listed(entries):
    """All days of a list of dates and of spans of dates."""
    spans = [[date.fromisoformat(day) for day in entry.split("/")] for entry in entries]
    return {span[0] + timedelta(days=n) for span in spans for n in range((span[-1] - span[0]).days + 1)}


def next_worked(day, calendar):
    """The next day that is worked, as the certain last day and the possible one, and why they differ."""
    last, doubt = day, False
    while not (worked := calendar and calendar.worked(last)):
        if not calendar or not calendar.first <= last <= calendar.last:
            return day, day + timedelta(days=14), ("calendar_not_covering",)
        doubt |= worked is None
        last += timedelta(days=1)
    return (day if doubt else last), last, ("calendar_not_covering",) * doubt
