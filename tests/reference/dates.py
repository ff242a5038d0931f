"""Periods, zones, counting modes and calendars, as docs/reference/policy-format.md and docs/explanation/windows.md say."""
import calendar as months
import re
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo

NEVER, ALWAYS = -(10**18), 10**18
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
DAY_MS = 86_400_000
DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


@lru_cache(None)
def period(text):
    """Months, days and milliseconds of a period; none of what is unlimited."""
    if text == "unlimited":
        return 0, 0, 0
    y, m, w, d, h, mi, s = (int(n or 0) for n in re.fullmatch(
        r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", text).groups())
    return 12 * y + m, 7 * w + d, 1000 * (3600 * h + 60 * mi + s)


@lru_cache(None)
def zone_of(name):
    if fixed := re.fullmatch(r"([+-])(\d\d):(\d\d)", name):
        minutes = int(fixed[2]) * 60 + int(fixed[3])
        return timezone(timedelta(minutes=-minutes if fixed[1] == "-" else minutes))
    return ZoneInfo(name)


def millis(moment):
    return (moment - EPOCH) // timedelta(milliseconds=1)


@lru_cache(100_000)
def read(stated):
    """A stated event: a date, or an instant in milliseconds."""
    if isinstance(stated, int):
        return stated
    return date.fromisoformat(stated) if len(stated) == 10 else millis(datetime.fromisoformat(stated))


def date_at(instant, zone):
    return (EPOCH + timedelta(milliseconds=instant)).astimezone(zone).date()


@lru_cache(100_000)
def at_time(day, hour, minute, zone):
    """The instant of a time of a day: of two the first; one that the clocks leave out is read by the clock before."""
    return millis(datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone).astimezone(timezone.utc))


@lru_cache(100_000)
def start_of(day, zone):
    """The first instant that has the date, or a later one where clocks leave the whole date out."""
    start = at_time(day, 0, 0, zone)
    low = start - 2 * DAY_MS
    if date_at(start - 1, zone) < day:
        return start
    while start - low > 1:
        middle = (start + low) // 2
        start, low = (middle, low) if date_at(middle, zone) >= day else (start, middle)
    return start


def end_of(day, zone):
    return start_of(day + timedelta(days=1), zone)


def add_months(day, count):
    """The same date some months later, or the end of that month; and whether the month has that date."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    last = months.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)), day.day <= last


def move(day, months_, days):
    return add_months(day, months_)[0] + timedelta(days=days)


def last_day(day, length, mode, calendar):
    """The last day of a length that is counted from an event on a day; None beyond the calendar."""
    months_, days, _ = length
    if mode == "days_after" or mode == "months_same_date":
        return move(day, months_, days)
    if mode == "days_beginning_with":
        return day + timedelta(days=days - 1)
    if mode == "business_days_after":
        while days:
            day += timedelta(days=1)
            worked = calendar.worked(day) if calendar else None
            if worked is None:
                return None
            days -= worked
        return day
    base = day + timedelta(days=1) if mode == "months_from_next_day" else day
    end, exists = add_months(base, months_)
    return end + timedelta(days=days - exists)


class Calendar:
    def __init__(self, document):
        self.first, self.last = (date.fromisoformat(document[key]) for key in ("coversFrom", "coversUntil"))
        self.weekend = {DAYS.index(day) for day in document["weekend"]}
        self.off, self.work, self.regional = (self.days(document.get(key, [])) for key in ("daysOff", "workDays", "regional"))

    @staticmethod
    def days(entries):
        listed = set()
        for entry in entries:
            first, _, last = entry.partition("/")
            day, last = date.fromisoformat(first), date.fromisoformat(last or first)
            while day <= last:
                listed.add(day)
                day += timedelta(days=1)
        return listed

    def worked(self, day, saturdays=False):
        """Whether a day is worked; None if that is not known."""
        if not self.first <= day <= self.last:
            return None
        if day in self.work:
            return True
        if day in self.off or day.weekday() in self.weekend and not (saturdays and day.weekday() == 5):
            return False
        return None if day in self.regional else True
