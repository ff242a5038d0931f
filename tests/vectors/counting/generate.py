#!/usr/bin/env python3
"""Writes the counting tables beside this file, from tools that are independent of the engine.

Run, with Python 3.11 or later, in a virtual environment outside the tree:
    pip install tzdata==2026.6 python-dateutil==2.9.0.post0 chinesecalendar==1.11.0 holidays==0.109
    python tests/vectors/counting/generate.py            # writes the tables
    python tests/vectors/counting/generate.py --check    # compares them, writes nothing

Each situation (zone, event, length) becomes up to four rows: the last second before closing, the closing
instant, one unit less at that last second, one unit more at that closing instant. Statuses are computed from
the closing and never assumed.

Every expectation is found in two ways, which must agree:
    first instant of a later date   a scan of zoneinfo minute by minute, then bisection | local midnight with `fold`, or the end of its gap
    months                          dateutil.relativedelta                              | month index and the month's length
    days                            datetime.timedelta                                  | a walk, day by day
    business days, roll-over        chinesecalendar                                     | holidays
    exact hours                     datetime in UTC                                     | epoch milliseconds

The same two calendar packages, and those only, judge `pkg/calendars/cn.json` day by day before a row is written.
Zone rules come from the tzdata package alone, never from the system. Rows keep to transitions on which
releases of the zone data from 2025c on agree.
"""

import calendar as months_of
import functools
import json
import pathlib
import re
import sys
import zoneinfo
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from importlib.metadata import version

import chinese_calendar
import holidays
import tzdata
from dateutil.relativedelta import relativedelta

zoneinfo.reset_tzpath(to=[])
HERE = pathlib.Path(__file__).parent
CALENDAR = HERE.parents[2] / "pkg" / "calendars" / "cn.json"
COVERED = (date(2024, 1, 1), date(2026, 12, 31))
DAY, SECOND, MINUTE = timedelta(days=1), timedelta(seconds=1), timedelta(minutes=1)
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
CHINA = holidays.country_holidays("CN", years=range(2024, 2027))


class NotCovered(Exception):
    """The calendar says nothing about a date that the answer needs."""


# ---- Durations -----------------------------------------------------------------------------------------------

@dataclass(frozen=True)
class Length:
    """An ISO 8601 duration as (unit, amount) pairs; hours carry the unit `H`."""
    parts: tuple

    @staticmethod
    def read(text):
        assert re.fullmatch(r"P(\d+[YMWD])*(T\d+H)?", text), text
        return Length(tuple((unit, int(amount)) for amount, unit in re.findall(r"(\d+)([YMWDH])", text)))

    def text(self):
        days = "".join(f"{amount}{unit}" for unit, amount in self.parts if unit != "H")
        return "P" + days + "".join(f"T{amount}H" for unit, amount in self.parts if unit == "H")

    def of(self, unit):
        return dict(self.parts).get(unit, 0)

    def only(self, units):
        return all(unit in units for unit, _ in self.parts)

    def stepped(self, by):
        """The last unit, one less or one more; `None` where nothing of it would be left."""
        *others, (unit, amount) = self.parts
        return Length((*others, (unit, amount + by))) if amount + by > 0 else None


# ---- Zones ----------------------------------------------------------------------------------------------------

def local_date(instant, zone):
    return instant.astimezone(zoneinfo.ZoneInfo(zone)).date()


@functools.cache
def first_instant_after(day, zone):
    """The first instant that carries a date later than `day`, to the second."""
    later = lambda instant: local_date(instant, zone) > day
    minute = datetime(day.year, day.month, day.day, tzinfo=timezone.utc) + DAY - timedelta(hours=26)
    assert not later(minute)
    while not later(minute):
        minute += MINUTE
    below, found = minute - MINUTE, minute
    while found - below > SECOND:
        middle = below + (found - below) // 2
        middle -= timedelta(microseconds=middle.microsecond)
        below, found = (below, middle) if later(middle) else (middle, found)
    assert found == midnight_or_end_of_gap(day + DAY, zone), (day, zone, found)
    return found


def midnight_or_end_of_gap(day, zone):
    """The second way: the earlier local midnight, or, where there is none, the transition that skips it."""
    rules = zoneinfo.ZoneInfo(zone)
    midnight = datetime(day.year, day.month, day.day, tzinfo=rules, fold=0)
    instant = midnight.astimezone(timezone.utc)
    if instant.astimezone(rules).replace(tzinfo=None) == midnight.replace(tzinfo=None):
        return instant
    offset = lambda at: at.astimezone(rules).utcoffset()
    before, after = instant - timedelta(hours=25), instant
    assert offset(before) != offset(after)
    while after - before > SECOND:
        middle = before + (after - before) // 2
        middle -= timedelta(microseconds=middle.microsecond)
        before, after = (before, middle) if offset(middle) == offset(after) else (middle, after)
    return after


def is_civil(event):
    return isinstance(event, str) and len(event) == 10


def read_instant(event):
    return EPOCH + timedelta(milliseconds=event) if isinstance(event, int) else datetime.fromisoformat(event).astimezone(timezone.utc)


def event_date(event, zone):
    return date.fromisoformat(event) if is_civil(event) else local_date(read_instant(event), zone)


def event_start(event, zone):
    return first_instant_after(date.fromisoformat(event) - DAY, zone) if is_civil(event) else read_instant(event)


# ---- Counting modes -------------------------------------------------------------------------------------------

def plus_days(day, count):
    walked = day
    for _ in range(abs(count)):
        walked += DAY if count > 0 else -DAY
    assert walked == day + timedelta(days=count)
    return walked


def plus_months(day, length):
    """The corresponding date, and whether it exists; where it does not, the month's end."""
    by_dateutil = day + relativedelta(years=length.of("Y"), months=length.of("M"))
    index = day.year * 12 + day.month - 1 + length.of("Y") * 12 + length.of("M")
    year, month = index // 12, index % 12 + 1
    end = months_of.monthrange(year, month)[1]
    assert by_dateutil == date(year, month, min(day.day, end))
    return by_dateutil, day.day <= end


def weeks_and_days(length):
    return length.of("W") * 7 + length.of("D")


def days_after(day, length):
    assert length.only("WD")
    return plus_days(day, weeks_and_days(length))


def days_beginning_with(day, length):
    assert length.only("WD")
    return plus_days(day, weeks_and_days(length) - 1)


def is_work_day(day):
    if not COVERED[0] <= day <= COVERED[1]:
        raise NotCovered(day)
    answer = chinese_calendar.is_workday(day)
    assert answer == CHINA.is_working_day(day), day
    return answer


def business_days_after(day, length):
    assert length.only("D")
    last, left = day, length.of("D")
    while left > 0:
        last += DAY
        left -= is_work_day(last)
    return last


def months_same_date(day, length):
    return plus_days(plus_months(day, length)[0], weeks_and_days(length))


def day_before_corresponding(start, length):
    found, exists = plus_months(start, length)
    return plus_days(found - DAY if exists else found, weeks_and_days(length))


def months_from_next_day(day, length):
    return day_before_corresponding(day + DAY, length)


def months_beginning_with(day, length):
    return day_before_corresponding(day, length)


def roll_over(day, length):
    last = days_after(day, length)
    while not is_work_day(last):
        last += DAY
    return last


def elapsed(start, length):
    assert length.only("DH")
    closes = start + timedelta(hours=length.of("H"), days=length.of("D"))
    milliseconds = (start - EPOCH) // timedelta(milliseconds=1) + (length.of("H") + 24 * length.of("D")) * 3_600_000
    assert closes == EPOCH + timedelta(milliseconds=milliseconds)
    return closes


LAST_DAY = {mode.__name__: mode for mode in (days_after, days_beginning_with, business_days_after, months_same_date,
                                             months_from_next_day, months_beginning_with, roll_over)}


# ---- Situations: (id, zone, event, length, why[, more]) -----------------------------------------------------------

SHANGHAI, NEW_YORK, BERLIN, AZORES, CAIRO = "Asia/Shanghai", "America/New_York", "Europe/Berlin", "Atlantic/Azores", "Africa/Cairo"
HAVANA, LORD_HOWE, ST_JOHNS, KATHMANDU = "America/Havana", "Australia/Lord_Howe", "America/St_Johns", "Asia/Kathmandu"
KIRITIMATI, APIA = "Pacific/Kiritimati", "Pacific/Apia"
OPENS, REPEATED_MINUTE = {"opens": True}, {"extra": [
    ("repeated-minute", "2010-11-07T02:31:30Z", "in the minutes of the last day that the clock repeats after midnight has passed once"),
]}


def day_situations(more_days):
    """`more_days` is what the mode needs to reach the same last day: 0, or 1 where the event's day counts."""
    n = lambda days: f"P{days + more_days}D"
    return [
        ("shanghai-morning", SHANGHAI, "2026-03-02T10:15:00+08:00", n(7), "an ordinary week", {"opens": True, "millisecond": True}),
        ("shanghai-after-16z", SHANGHAI, "2026-03-02T16:30:00Z", n(7), "in Shanghai the event is on 3 March, in UTC still on 2 March"),
        ("shanghai-before-16z", SHANGHAI, "2026-03-02T15:59:59Z", n(7), "the event is in the last second of 2 March in Shanghai"),
        ("shanghai-at-16z", SHANGHAI, "2026-03-02T16:00:00Z", n(7), "the event is in the first second of 3 March in Shanghai"),
        ("shanghai-other-offset", SHANGHAI, "2026-03-02T11:30:00-05:00", n(7), "the event's own offset is not the policy's zone: it is 3 March in Shanghai"),
        ("shanghai-epoch", SHANGHAI, 1772471700500, n(7), "the event is given in epoch milliseconds, in the small hours of 3 March in Shanghai"),
        ("shanghai-civil", SHANGHAI, "2026-03-02", n(15), "the event is a civil date, in the policy's zone", OPENS),
        ("shanghai-leap-day", SHANGHAI, "2024-02-22", n(7), "the last day is 29 February"),
        ("shanghai-no-leap-day", SHANGHAI, "2026-02-21", n(7), "the last day is 28 February and there is no 29th"),
        ("shanghai-year", SHANGHAI, "2024-02-28T09:00:00+08:00", n(365), "365 days over a leap day end a day before the anniversary"),
        ("shanghai-new-year", SHANGHAI, "2025-12-24T23:59:59+08:00", n(7), "the last day is the last of the year"),
        ("new-york-evening", NEW_YORK, "2026-03-05T03:30:00Z", n(7), "in New York the event is on 4 March and the clocks go forward within the window"),
        ("new-york-23-hours", NEW_YORK, "2026-02-22T12:00:00-05:00", n(14), "the last day has 23 hours"),
        ("new-york-25-hours", NEW_YORK, "2026-10-18T20:30:00-04:00", n(14), "the last day has 25 hours, and the event's day is a day later in UTC"),
        ("berlin-after-midnight", BERLIN, "2026-03-15T23:30:00Z", n(13), "in Berlin the event is on 16 March and the last day has 23 hours"),
        ("berlin-civil-25-hours", BERLIN, "2026-10-11", n(14), "the event is a civil date and the last day has 25 hours"),
        ("azores-missing-midnight", AZORES, "2026-03-14T12:00:00-01:00", n(14), "the day after the last one has no midnight and starts at 01:00"),
        ("azores-gap-day", AZORES, "2026-03-15T00:30:00Z", n(15), "in the Azores the event is on 14 March and the last day has no midnight"),
        ("azores-civil-gap-day", AZORES, "2026-03-29", n(3), "the event is a civil date that starts at 01:00", OPENS),
        ("azores-doubled-midnight", AZORES, "2026-10-10", n(14), "the day after the last one has two midnights and starts at the first"),
        ("azores-second-pass", AZORES, "2026-10-25T01:30:00Z", n(7), "the event is in the hour after midnight that comes twice, the second time"),
        ("azores-first-pass", AZORES, "2026-10-25T00:30:00Z", n(7), "the event is in the hour after midnight that comes twice, the first time"),
        ("cairo-missing-midnight", CAIRO, "2026-04-09T23:30:00+02:00", n(14), "the day after the last one has no midnight and starts at 01:00"),
        ("cairo-repeated-evening", CAIRO, "2026-10-15", n(14), "the last hour of the last day comes twice"),
        ("havana-missing-midnight", HAVANA, "2025-02-22T04:30:00Z", n(15), "in Havana the event is on 21 February, and the day after the last one has no midnight"),
        ("havana-doubled-midnight", HAVANA, "2025-10-18", n(14), "the day after the last one has two midnights and starts at the first"),
        ("lord-howe-short", LORD_HOWE, "2026-09-20T13:45:00Z", n(13), "on Lord Howe the event is on 21 September and the last day has 23 and a half hours"),
        ("lord-howe-long", LORD_HOWE, "2026-03-22", n(14), "the last day has 24 and a half hours"),
        ("st-johns-last-second", ST_JOHNS, "2026-07-01T02:29:59Z", n(30), "the event is in the last second of 30 June in St. John's"),
        ("st-johns-minute-past", ST_JOHNS, "2010-10-30T12:00:00-02:30", n(7), "the clock goes back a minute after the window has closed", REPEATED_MINUTE),
        ("st-johns-second-pass", ST_JOHNS, "2010-11-07T02:31:30Z", n(7), "the event is on 6 November again, after a minute of 7 November"),
        ("kathmandu-midnight", KATHMANDU, "2026-05-31T18:15:00Z", n(10), "the event is at midnight of 1 June in Kathmandu"),
        ("kiritimati-new-year", KIRITIMATI, "2026-12-31T10:00:00Z", n(30), "on Kiritimati the event is on 1 January 2027"),
        ("apia-skipped-day", APIA, "2011-12-28T12:00:00-10:00", n(2), "the last day, 30 December 2011, was skipped in Apia, so the window closes with the day before"),
        ("apia-over-skipped-day", APIA, "2011-12-29T23:59:59-10:00", n(2), "a day that was skipped in Apia is counted like any other"),
        ("berlin-weeks", BERLIN, "2026-02-27T23:00:00Z", "P2W", "a week has seven days, and in Berlin the event is on 28 February"),
    ]


DAYS = {"days_after": day_situations(0), "days_beginning_with": [
    ("shanghai-one", SHANGHAI, "2026-03-02T10:15:00+08:00", "P1D", "one day is the rest of the event's day"),
    ("new-york-one-evening", NEW_YORK, "2026-03-09T03:59:58Z", "P1D", "one day that has two seconds left"),
    ("azores-one-gap-day", AZORES, "2026-03-29", "P1D", "one day, and it has no midnight", OPENS),
    ("havana-one-doubled-midnight", HAVANA, "2025-11-02", "P1D", "one day, and it has two midnights", OPENS),
    *day_situations(1),
]}

BUSINESS_DAYS = [
    ("shanghai-monday", SHANGHAI, "2026-03-02T10:15:00+08:00", "P3D", "three days of an ordinary week", {"opens": True, "millisecond": True}),
    ("shanghai-seven", SHANGHAI, "2026-03-02T10:15:00+08:00", "P7D", "seven business days step over one weekend"),
    ("shanghai-friday", SHANGHAI, "2026-03-06T18:00:00+08:00", "P1D", "the first business day after a Friday is Monday"),
    ("shanghai-friday-16z", SHANGHAI, "2026-03-06T16:30:00Z", "P2D", "in Shanghai the event is on Saturday, in UTC still on Friday"),
    ("shanghai-sunday-16z", SHANGHAI, "2026-03-08T16:00:00Z", "P1D", "in Shanghai the event is on Monday, which does not count"),
    ("shanghai-sunday-before-16z", SHANGHAI, "2026-03-08T15:59:59Z", "P1D", "in Shanghai the event is on Sunday, so Monday counts"),
    ("shanghai-saturday", SHANGHAI, "2026-03-07", "P2D", "the event is a Saturday"),
    ("shanghai-sunday", SHANGHAI, "2026-03-08", "P2D", "the event is a Sunday"),
    ("spring-2026-eve", SHANGHAI, "2026-02-13T20:00:00+08:00", "P2D", "the Saturday before Spring Festival is worked and the nine days after it are not"),
    ("spring-2026-make-up", SHANGHAI, "2026-02-14", "P1D", "the event is on a make-up working day, which does not count"),
    ("spring-2026-inside", SHANGHAI, "2026-02-18", "P5D", "the event is inside Spring Festival and the Saturday after it is worked"),
    ("spring-2026-over-both", SHANGHAI, "2026-02-12", "P7D", "both make-up Saturdays of Spring Festival count"),
    ("new-year-2026", SHANGHAI, "2025-12-31T15:59:59Z", "P1D", "the first business day of 2026 is Sunday, 4 January"),
    ("labour-2026", SHANGHAI, "2026-04-30", "P4D", "Saturday, 9 May, is worked"),
    ("dragon-boat-2026", SHANGHAI, "2026-06-18", "P2D", "a Friday off joins the weekend"),
    ("mid-autumn-2026", SHANGHAI, "2026-09-18", "P6D", "Sunday, 20 September, is worked and Friday, 25 September, is off"),
    ("national-2026", SHANGHAI, "2026-09-30", "P3D", "Saturday, 10 October, is worked after the National Day week"),
    ("national-2025", SHANGHAI, "2025-09-27", "P4D", "Sunday, 28 September, is worked and eight days off follow"),
    ("national-2025-after", SHANGHAI, "2025-10-08T23:00:00+08:00", "P3D", "Saturday, 11 October 2025, is worked"),
    ("spring-2025", SHANGHAI, "2025-01-24", "P3D", "Sunday, 26 January, is worked before eight days off"),
    ("labour-2025", SHANGHAI, "2025-04-25", "P5D", "Sunday, 27 April, is worked and five days off follow"),
    ("spring-2024", SHANGHAI, "2024-02-02", "P7D", "Sunday, 4 February, is worked and so is Sunday, 18 February"),
    ("qingming-2024", SHANGHAI, "2024-04-03", "P2D", "three days off end before Sunday, 7 April, which is worked"),
    ("mid-autumn-2024", SHANGHAI, "2024-09-13", "P3D", "Saturday, 14 September, is worked before three days off"),
    ("leap-day-2024", SHANGHAI, "2024-02-26", "P3D", "29 February 2024 is a business day"),
    ("shanghai-twenty", SHANGHAI, "2026-09-15T08:00:00+08:00", "P20D", "twenty business days step over two holidays and count two make-up days"),
    ("shanghai-year", SHANGHAI, "2024-01-01", "P251D", "2024 has 251 business days"),
    ("last-covered-day", SHANGHAI, "2026-12-25", "P4D", "the last day is the last that the calendar covers", {"edge_of_calendar": True}),
    ("new-york-evening", NEW_YORK, "2026-03-07T03:30:00Z", "P2D", "in New York the event is on Friday and the clocks go forward on the weekend"),
    ("new-york-fall", NEW_YORK, "2026-10-30T20:30:00-04:00", "P2D", "in New York the event is on Friday, in UTC on Saturday, and the clocks go back on the weekend"),
    ("berlin-after-midnight", BERLIN, "2026-03-26T23:30:00Z", "P2D", "in Berlin the event is on Friday, in UTC still on Thursday, and the clocks go forward on Sunday"),
    ("azores-over-gap", AZORES, "2026-03-27T00:30:00Z", "P2D", "in the Azores the event is on Thursday, and Sunday has no midnight"),
    ("azores-doubled-hour", AZORES, "2026-10-25T01:30:00Z", "P1D", "the event is on a Sunday, in the hour after midnight that comes twice"),
    ("cairo-missing-midnight", CAIRO, "2026-04-21T23:30:00+02:00", "P2D", "the day after the last one has no midnight and starts at 01:00"),
    ("cairo-repeated-evening", CAIRO, "2026-10-27", "P2D", "the last hour of the last day comes twice"),
    ("havana-evening", HAVANA, "2025-03-08T04:30:00Z", "P1D", "in Havana the event is on Friday and Sunday has no midnight"),
    ("lord-howe-long", LORD_HOWE, "2024-04-03T23:00:00+11:00", "P1D", "the last day is a worked Sunday of 24 and a half hours"),
    ("st-johns-last-second", ST_JOHNS, "2026-07-01T02:29:59Z", "P3D", "the event is in the last second of Tuesday in St. John's"),
    ("kathmandu-midnight", KATHMANDU, "2026-05-31T18:15:00Z", "P5D", "the event is at midnight of Monday, 1 June, in Kathmandu"),
    ("kiritimati-monday", KIRITIMATI, "2026-06-07T10:00:00Z", "P5D", "on Kiritimati the event is on Monday, in UTC still on Sunday"),
    ("apia-friday", APIA, "2026-07-02T11:00:00Z", "P2D", "in Apia the event is on Friday, in UTC still on Thursday"),
]


def month_situations(shift):
    """`shift` moves the events of `edge` on, so that the mode reaches the same last day: 0, or 1 where the event's day counts."""
    edge = lambda day: (date.fromisoformat(day) + timedelta(days=shift)).isoformat()
    return [
        ("shanghai-morning", SHANGHAI, "2026-03-02T10:15:00+08:00", "P6M", "six months within a year", {"opens": True, "millisecond": True}),
        ("shanghai-15-january", SHANGHAI, "2026-01-15", "P6M", "the event is a civil date in mid-month", OPENS),
        ("shanghai-at-16z", SHANGHAI, "2026-01-31T16:00:00Z", "P2M", "the event is in the first second of 1 February in Shanghai"),
        ("shanghai-before-16z", SHANGHAI, "2026-01-31T15:59:59Z", "P2M", "the event is in the last second of 31 January in Shanghai"),
        ("shanghai-other-offset", SHANGHAI, "2026-02-28T11:30:00-05:00", "P1M", "the event's own offset is not the policy's zone: it is 1 March in Shanghai"),
        ("shanghai-first", SHANGHAI, "2026-03-01", "P2M", "the event is the first of a month"),
        ("leap-day-year", SHANGHAI, "2024-02-29", "P1Y", "the event is 29 February and the next year has none"),
        ("leap-day-four-years", SHANGHAI, "2024-02-29", "P4Y", "the event is 29 February and the fourth year has one again"),
        ("leap-day-13-months", SHANGHAI, "2024-02-29", "P1Y1M", "the event is 29 February, and a year and a month are added in one step"),
        ("before-leap-year", SHANGHAI, "2023-02-28", "P12M", "the event is the last day of a short month and the next February is longer"),
        ("short-month-three", SHANGHAI, "2025-02-28", "P3M", "the event is the last day of a short month"),
        ("30-april", SHANGHAI, "2026-04-30", "P1M", "the event is the last day of a month of 30 days"),
        ("31-january", SHANGHAI, "2026-01-31", "P1M", "the event is 31 January"),
        ("30-january", SHANGHAI, "2026-01-30", "P1M", "the event is 30 January"),
        ("29-january", SHANGHAI, "2026-01-29", "P1M", "the event is 29 January"),
        ("28-january", SHANGHAI, "2026-01-28", "P1M", "the event is 28 January"),
        ("27-january", SHANGHAI, "2026-01-27", "P1M", "the event is 27 January"),
        ("28-january-leap", SHANGHAI, "2024-01-28", "P1M", "the event is 28 January of a leap year"),
        ("30-january-leap", SHANGHAI, "2024-01-30", "P1M", "the event is 30 January of a leap year"),
        ("31-august", SHANGHAI, "2025-08-31", "P6M", "the event is 31 August and February has 28 days"),
        ("31-august-leap", SHANGHAI, "2023-08-31", "P6M", "the event is 31 August and February has 29 days"),
        ("31-december", SHANGHAI, "2025-12-31", "P2M", "the event is the last day of the year"),
        ("31-january-13-months", SHANGHAI, "2023-01-31", "P1Y1M", "a year and a month are added in one step and end in a leap February"),
        ("18-months", SHANGHAI, "2024-08-31T21:00:00+08:00", "P1Y6M", "a year and six months end in a short February"),
        ("month-and-day", SHANGHAI, "2026-01-31", "P1M1D", "a day is added once the month has been counted"),
        ("month-and-day-from-30", SHANGHAI, "2026-01-30", "P1M2D", "days are added once the month has been counted"),
        ("month-and-weeks", BERLIN, "2026-01-31", "P1M2W", "weeks are added once the month has been counted"),
        ("month-weeks-days", NEW_YORK, "2025-12-31", "P2M1W3D", "weeks and days are added after the months, and the clocks go forward among them"),
        ("year-month-days", BERLIN, "2023-12-31T23:00:00Z", "P1Y2M10D", "in Berlin the event is on 1 January 2024"),
        ("weeks-only", SHANGHAI, "2026-03-02", "P2W", "a length of weeks alone counts like days"),
        ("days-only", NEW_YORK, "2026-03-02T22:30:00-05:00", "P10D", "a length of days alone, over the day on which the clocks go forward"),
        ("new-york-month-end", NEW_YORK, "2026-02-01T04:30:00Z", "P1M", "in New York the event is on 31 January, in UTC on 1 February"),
        ("berlin-25-hours", BERLIN, edge("2025-10-25") + "T00:30:00+02:00", "P12M", "the last day has 25 hours, and the event's day is a day earlier in UTC"),
        ("berlin-23-hours", BERLIN, edge("2024-03-29"), "P2Y", "the last day has 23 hours"),
        ("azores-missing-midnight", AZORES, edge("2026-01-28") + "T23:30:00-01:00", "P2M", "the day after the last one has no midnight, and the event's day is a day later in UTC"),
        ("azores-doubled-midnight", AZORES, edge("2026-07-24"), "P3M", "the day after the last one has two midnights and starts at the first"),
        ("azores-second-pass", AZORES, "2026-10-25T01:30:00Z", "P1M", "the event is in the hour after midnight that comes twice, the second time"),
        ("cairo-missing-midnight", CAIRO, edge("2025-10-23") + "T23:30:00+03:00", "P6M", "the day after the last one has no midnight and starts at 01:00"),
        ("cairo-repeated-evening", CAIRO, edge("2026-04-29"), "P6M", "the last hour of the last day comes twice"),
        ("havana-missing-midnight", HAVANA, edge("2024-12-08"), "P3M", "the day after the last one has no midnight"),
        ("havana-doubled-midnight", HAVANA, edge("2025-08-01") + "T20:30:00-04:00", "P3M", "the day after the last one has two midnights, and the event's day is a day later in UTC"),
        ("lord-howe-short", LORD_HOWE, edge("2025-10-04"), "P12M", "the last day has 23 and a half hours"),
        ("st-johns-last-second", ST_JOHNS, "2026-07-01T02:29:59Z", "P3M", "the event is in the last second of 30 June in St. John's"),
        ("st-johns-minute-past", ST_JOHNS, edge("2010-05-06"), "P6M", "the clock goes back a minute after the window has closed", REPEATED_MINUTE),
        ("kathmandu-midnight", KATHMANDU, "2025-11-29T18:15:00Z", "P3M", "the event is at midnight of 30 November in Kathmandu"),
        ("kiritimati-month-end", KIRITIMATI, "2026-01-30T10:00:00Z", "P1M", "on Kiritimati the event is on 31 January, in UTC still on the 30th"),
        ("apia-skipped-day", APIA, edge("2011-10-30"), "P2M", "the last day, 30 December 2011, was skipped in Apia, so the window closes with the day before"),
    ]


MONTHS = {
    "months_same_date": month_situations(0),
    "months_from_next_day": month_situations(0),
    "months_beginning_with": [
        ("shanghai-29-january-next", SHANGHAI, "2026-01-29T08:00:00+08:00", "P1M", "29 February 2026 does not exist, so the month's end is the last day"),
        ("shanghai-1-march", SHANGHAI, "2026-03-01T08:00:00+08:00", "P1M", "a month from the first ends with the month"),
        *month_situations(1),
    ],
}

ELAPSED = [
    ("shanghai-day", SHANGHAI, "2026-03-02T10:15:00+08:00", "PT24H", "24 hours on ordinary days", {"opens": True, "millisecond": True}),
    ("shanghai-milliseconds", SHANGHAI, "2026-03-02T10:15:00.123+08:00", "PT24H", "the event carries milliseconds and so does the closing"),
    ("shanghai-epoch", SHANGHAI, 1772471700500, "PT36H", "the event is given in epoch milliseconds"),
    ("shanghai-one-hour", SHANGHAI, "2026-03-02T23:30:00+08:00", "PT1H", "one hour over midnight"),
    ("shanghai-two-hours", SHANGHAI, "2026-03-02T15:30:00Z", "PT2H", "two hours that pass midnight in Shanghai but not in UTC"),
    ("shanghai-one-day", SHANGHAI, "2026-03-02T10:15:00+08:00", "P1D", "one day is 24 hours"),
    ("shanghai-day-and-half", SHANGHAI, "2026-03-02T10:15:00+08:00", "P1DT12H", "a day and twelve hours are 36 hours"),
    ("shanghai-leap-day", SHANGHAI, "2024-02-28T23:59:59+08:00", "PT48H", "48 hours over 29 February"),
    ("shanghai-year-end", SHANGHAI, "2025-12-31T23:59:59+08:00", "PT3H", "three hours over the end of the year"),
    ("new-york-forward", NEW_YORK, "2026-03-07T12:00:00-05:00", "PT24H", "24 hours over the day of 23 hours end an hour later by the clock"),
    ("new-york-forward-two-days", NEW_YORK, "2026-03-07T12:00:00-05:00", "P2D", "two days of 24 hours each, over the day of 23 hours"),
    ("new-york-back", NEW_YORK, "2026-10-31T12:00:00-04:00", "PT24H", "24 hours over the day of 25 hours end an hour earlier by the clock"),
    ("new-york-back-one-day", NEW_YORK, "2026-10-31T12:00:00-04:00", "P1D", "one day is 24 hours on the day of 25 hours too"),
    ("new-york-into-gap", NEW_YORK, "2026-03-07T02:30:00-05:00", "PT24H", "the same wall time on the next day does not exist"),
    ("berlin-forward", BERLIN, "2026-03-28T23:30:00Z", "PT2H", "two hours over the missing hour"),
    ("berlin-back-first-pass", BERLIN, "2026-10-25T00:30:00Z", "PT1H", "one hour from 02:30 to the second 02:30"),
    ("berlin-back-second-pass", BERLIN, "2026-10-25T02:30:00+01:00", "PT24H", "the event is in the hour that comes twice, the second time"),
    ("azores-gap", AZORES, "2026-03-29T00:30:00Z", "PT1H", "one hour over the missing midnight"),
    ("azores-doubled", AZORES, "2026-10-25T00:30:00Z", "PT48H", "the event is in the hour after midnight that comes twice, the first time"),
    ("cairo-forward", CAIRO, "2026-04-23T12:00:00+02:00", "PT36H", "36 hours over a missing midnight"),
    ("cairo-back", CAIRO, "2026-10-29T23:30:00+03:00", "PT2H", "two hours over the last hour of a day, which comes twice"),
    ("havana-forward", HAVANA, "2025-03-08T12:00:00-05:00", "P2D", "two days of 24 hours each, over a missing midnight"),
    ("lord-howe-forward", LORD_HOWE, "2026-10-03T12:00:00+10:30", "PT24H", "24 hours over a change of half an hour"),
    ("lord-howe-back", LORD_HOWE, "2026-04-04T12:00:00+11:00", "P1D", "one day of 24 hours over a change of half an hour"),
    ("st-johns-minute-past", ST_JOHNS, "2010-11-06T23:30:00-02:30", "PT1H", "one hour in which the date goes back for a while"),
    ("kathmandu-offset", KATHMANDU, "2026-05-31T23:45:00+05:45", "PT47H", "47 hours at an offset with quarters of an hour"),
    ("kiritimati-day", KIRITIMATI, "2026-12-31T23:59:59+14:00", "PT24H", "24 hours at the largest offset"),
    ("apia-skipped-day", APIA, "2011-12-29T12:00:00-10:00", "PT24H", "24 hours over the day that was skipped"),
    ("shanghai-civil", SHANGHAI, "2026-03-02", "PT24H", "a civil date counts from its day's start, which is assumed"),
    ("new-york-civil-forward", NEW_YORK, "2026-03-08", "PT24H", "a civil date of 23 hours counts from its day's start, which is assumed"),
    ("new-york-civil-back", NEW_YORK, "2026-11-01", "P1D", "a civil date of 25 hours counts from its day's start, which is assumed"),
    ("berlin-civil-back", BERLIN, "2026-10-25", "P2D", "two days of 24 hours from the start of a civil date, which is assumed"),
    ("azores-civil-gap", AZORES, "2026-03-29", "PT24H", "a civil date without midnight counts from 01:00, which is assumed"),
    ("azores-civil-doubled", AZORES, "2026-10-25", "PT2H", "a civil date with two midnights counts from the first, which is assumed"),
    ("cairo-civil-gap", CAIRO, "2026-04-24", "PT48H", "a civil date without midnight counts from 01:00, which is assumed"),
    ("havana-civil-gap", HAVANA, "2025-03-09", "PT12H", "a civil date without midnight counts from 01:00, which is assumed"),
    ("havana-civil-doubled", HAVANA, "2025-11-02", "P1D", "a civil date with two midnights counts from the first, which is assumed"),
    ("lord-howe-civil", LORD_HOWE, "2026-10-04", "P1D", "a civil date of 23 and a half hours counts from its day's start, which is assumed"),
    ("st-johns-civil", ST_JOHNS, "2010-11-07", "PT24H", "a civil date that begins, breaks off and begins again counts from its first instant, which is assumed"),
    ("kathmandu-civil", KATHMANDU, "2026-06-01", "PT36H", "a civil date counts from its day's start in Kathmandu, which is assumed"),
    ("kiritimati-civil", KIRITIMATI, "2027-01-01", "PT24H", "a civil date counts from its day's start on Kiritimati, which is assumed"),
    ("apia-civil", APIA, "2011-12-29", "P1D", "one day of 24 hours from the start of the day before the skipped one, which is assumed"),
]

ROLL_OVER = [
    ("monday", SHANGHAI, "2026-03-02T10:15:00+08:00", "P7D", "the last day is a Monday and stays", {"opens": True, "millisecond": True}),
    ("friday", SHANGHAI, "2026-02-27", "P7D", "the last day is a Friday and stays"),
    ("saturday", SHANGHAI, "2026-02-28", "P7D", "the last day is a Saturday and rolls to Monday"),
    ("sunday", SHANGHAI, "2026-03-01", "P7D", "the last day is a Sunday and rolls to Monday"),
    ("saturday-16z", SHANGHAI, "2026-02-27T16:00:00Z", "P7D", "in Shanghai the event is on 28 February, so the last day is a Saturday and rolls"),
    ("friday-before-16z", SHANGHAI, "2026-02-27T15:59:59Z", "P7D", "in Shanghai the event is on 27 February, so the last day is a Friday and stays"),
    ("new-year-2026", SHANGHAI, "2025-12-25", "P7D", "1 January 2026 rolls to a worked Sunday, 4 January"),
    ("spring-2026", SHANGHAI, "2026-02-08", "P7D", "the first day of Spring Festival rolls over nine days to Tuesday, 24 February"),
    ("spring-2026-before", SHANGHAI, "2026-02-07", "P7D", "a worked Saturday before Spring Festival does not roll"),
    ("spring-2026-after", SHANGHAI, "2026-02-21", "P7D", "a worked Saturday after Spring Festival does not roll"),
    ("qingming-2026", SHANGHAI, "2026-03-28", "P7D", "the last day is the first of three days off"),
    ("labour-2026", SHANGHAI, "2026-04-24", "P7D", "the last day is the first of five days off"),
    ("labour-2026-after", SHANGHAI, "2026-05-02", "P7D", "the worked Saturday, 9 May, does not roll"),
    ("dragon-boat-2026", SHANGHAI, "2026-06-12", "P7D", "a Friday off rolls over the weekend"),
    ("mid-autumn-2026", SHANGHAI, "2026-09-11", "P14D", "a Friday off rolls over the weekend"),
    ("mid-autumn-2026-before", SHANGHAI, "2026-09-13", "P7D", "the worked Sunday, 20 September, does not roll"),
    ("national-2026", SHANGHAI, "2026-09-16", "P15D", "1 October rolls over the week to 8 October"),
    ("national-2026-after", SHANGHAI, "2026-10-03", "P7D", "the worked Saturday, 10 October, does not roll"),
    ("national-2025", SHANGHAI, "2025-09-24", "P7D", "1 October 2025 rolls over eight days to 9 October"),
    ("national-2025-saturday", SHANGHAI, "2025-09-20", "P7D", "a Saturday rolls to a worked Sunday"),
    ("national-2025-sunday", SHANGHAI, "2025-09-21", "P7D", "the worked Sunday, 28 September, does not roll"),
    ("spring-2025", SHANGHAI, "2025-01-21", "P7D", "28 January 2025 rolls to 5 February"),
    ("spring-2025-saturday", SHANGHAI, "2025-01-18", "P7D", "a Saturday rolls to a worked Sunday"),
    ("spring-2024", SHANGHAI, "2024-02-03", "P7D", "10 February 2024 rolls to a worked Sunday, 18 February"),
    ("qingming-2024", SHANGHAI, "2024-03-28", "P7D", "4 April 2024 rolls to a worked Sunday, 7 April"),
    ("dragon-boat-2024", SHANGHAI, "2024-06-01", "P7D", "a Saturday rolls over the weekend and a Monday off"),
    ("mid-autumn-2024", SHANGHAI, "2024-09-08", "P7D", "15 September 2024 rolls to 18 September"),
    ("first-covered-day", SHANGHAI, "2023-12-25", "P7D", "the last day is the first that the calendar covers, and rolls", {"edge_of_calendar": True}),
    ("last-covered-day", SHANGHAI, "2026-12-24", "P7D", "the last day is the last that the calendar covers, and stays", {"edge_of_calendar": True}),
    ("new-york-evening", NEW_YORK, "2026-02-28T03:30:00Z", "P8D", "in New York the event is on 27 February, and the roll passes the day of 23 hours"),
    ("berlin-after-midnight", BERLIN, "2026-10-10T22:30:00Z", "P14D", "in Berlin the event is on 11 October, and the last day has 25 hours and is a Sunday"),
    ("azores-missing-midnight", AZORES, "2026-03-14", "P14D", "the roll passes a day that has no midnight"),
    ("cairo-missing-midnight", CAIRO, "2026-04-16", "P7D", "a Thursday stays, and the day after it has no midnight"),
    ("lord-howe-worked-sunday", LORD_HOWE, "2024-03-31", "P7D", "a worked Sunday of 24 and a half hours does not roll"),
    ("havana-evening", HAVANA, "2025-03-02T04:30:00Z", "P7D", "in Havana the event is on 1 March, and the roll passes a day that has no midnight"),
    ("st-johns-last-second", ST_JOHNS, "2026-06-28T02:29:59Z", "P7D", "in St. John's the event is on 27 June, so the last day is a Saturday"),
    ("kathmandu-midnight", KATHMANDU, "2026-05-29T18:15:00Z", "P7D", "in Kathmandu the event is on 30 May, so the last day is a Saturday"),
    ("kiritimati-friday", KIRITIMATI, "2026-06-05T10:00:00Z", "P7D", "on Kiritimati the event is on 6 June, so the last day is a Saturday"),
]

ROLL_OVER_UNCOVERED = [
    ("uncovered-new-year", SHANGHAI, "2026-12-25", "P7D", "1 January 2027 is not covered by the calendar"),
    ("uncovered-saturday", SHANGHAI, "2026-12-26T09:00:00+08:00", "P7D", "2 January 2027 is a Saturday that the calendar does not cover"),
    ("uncovered-sunday", SHANGHAI, "2026-12-26T16:00:00Z", "P7D", "3 January 2027 is a Sunday that the calendar does not cover"),
    ("uncovered-event", SHANGHAI, "2027-03-01", "P5D", "6 March 2027 is a Saturday that the calendar does not cover"),
    ("uncovered-before", SHANGHAI, "2023-12-23", "P7D", "30 December 2023 is a Saturday that the calendar does not cover"),
    ("uncovered-day-before", SHANGHAI, "2023-12-24", "P7D", "31 December 2023 is a Sunday that the calendar does not cover"),
    ("uncovered-new-york", NEW_YORK, "2027-01-01T02:00:00Z", "P2D", "in New York the event is on 31 December 2026, and 2 January 2027 is not covered"),
    ("uncovered-kiritimati", KIRITIMATI, "2026-12-31T10:00:00Z", "P8D", "on Kiritimati the event is on 1 January 2027, and 9 January 2027 is not covered"),
]


# ---- Bases ----------------------------------------------------------------------------------------------------

def base_of(count, length, calendar=False, **window):
    """The documents that the rows patch."""
    window = {"from": "delivered", "count": count, "length": length, **window}
    policy = {"format": 1, "id": "t", "version": "1", "timeZone": SHANGHAI, **({"calendar": "cn"} if calendar else {}),
              "rules": [{"id": "r", "grants": ["refund"], "window": window}]}
    base = {"policy": policy, "line": {"quantity": 1, "events": {"delivered": "2026-03-02T10:15:00+08:00"}}, "request": {"reason": "changed_mind"}}
    return {**base, "calendars": ["cn"]} if calendar else base


# Mode: its base and what the table says.
BASES = {
    "days_after": (base_of("days_after", "P7D"),
                   "The event's day is not counted: the last day is the event's date plus n days, and the window closes where the next day starts."),
    "days_beginning_with": (base_of("days_beginning_with", "P8D"),
                            "The event's day is the first: the last day is the event's date plus n - 1 days."),
    "business_days_after": (base_of("business_days_after", "P3D", calendar=True),
                            "The last day is the n-th business day after the event, whose own day does not count, by the calendar of mainland China."),
    "months_same_date": (base_of("months_same_date", "P6M"),
                         "The last day is the corresponding date: years and months are added in one step and clamped to the month's end, then weeks and days."),
    "months_from_next_day": (base_of("months_from_next_day", "P6M"),
                             "Counted from the day after the event: the last day is the day before the corresponding day or, where that does not exist, "
                             "the month's end; then weeks and days are added to it."),
    "months_beginning_with": (base_of("months_beginning_with", "P6M"),
                              "The event's day counts: the last day is the day before the corresponding date or, where that does not exist, "
                              "the month's end; then weeks and days are added to it."),
    "elapsed": (base_of("elapsed", "PT24H"),
                "Exact hours, and days of 24 hours: there is no last day, and a civil date counts from its day's start, "
                "so that past the end the answer is conditional."),
    "roll_over": (base_of("days_after", "P7D", calendar=True, rollOver="legal"),
                  "A last day that is off rolls to the next working day by the calendar of mainland China; a make-up working day does not roll, "
                  "nor does a day that the calendar does not cover."),
}


# ---- Rows -----------------------------------------------------------------------------------------------------

@dataclass(frozen=True)
class Answer:
    starts: datetime
    closes: datetime
    last_day: date | None
    assumed: bool

    def status(self, now):
        if now >= self.closes:
            return "conditional" if self.assumed else "ineligible"
        return "eligible" if now >= self.starts else "ineligible"

    def see(self, now):
        return {"/value/status": self.status(now), "/value/lastDay": self.last_day and self.last_day.isoformat(), "/value/closes": utc(self.closes)}


def utc(instant):
    milliseconds = f".{instant.microsecond // 1000:03}" if instant.microsecond else ""
    return f"{instant:%Y-%m-%dT%H:%M:%S}{milliseconds}Z"


def answer(mode, zone, event, length):
    starts = event_start(event, zone)
    if mode == "elapsed":
        return Answer(starts, elapsed(starts, length), None, is_civil(event))
    last = LAST_DAY[mode](event_date(event, zone), length)
    return Answer(starts, first_instant_after(last, zone), last, False)


def patch(base, zone, event, length):
    """What differs from the base."""
    rule = base["policy"]["rules"][0]["window"]
    wanted = {
        "/policy/timeZone": (base["policy"]["timeZone"], zone),
        "/policy/rules/0/window/length": (rule["length"], length.text()),
        "/line/events/delivered": (base["line"]["events"]["delivered"], event),
    }
    return {pointer: value for pointer, (given, value) in wanted.items() if value != given}


STATUS = {"eligible": "it is open", "ineligible": "it is closed", "conditional": "whether it is closed hangs on the hour of the event"}


def rows(mode, base, situation):
    """The rows of one situation; `extra` adds instants of its own, and `opens` the instant at which the window opens."""
    name, zone, event, text, why, *more = situation
    more = more[0] if more else {}
    length = Length.read(text)
    main = answer(mode, zone, event, length)

    def row(suffix, of, now, note, see=None):
        result = answer(mode, zone, event, of)
        note = f"{why}: {note}" if see else f"{why}: {note} {STATUS[result.status(now)]}"
        return {"id": f"{name}-{suffix}", "why": note, "patch": patch(base, zone, event, of), "now": utc(now), "see": see or result.see(now)}

    if "opens" in more:
        yield row("before-event", length, main.starts - SECOND, "a second before the start it is not open", {"/value/status": "ineligible"})
        yield row("at-event", length, main.starts, "at the start")
    yield row("last-second", length, main.closes - SECOND, "in the last second before closing")
    if "millisecond" in more:
        yield row("last-millisecond", length, main.closes - timedelta(milliseconds=1), "in the last millisecond before closing")
    yield row("closing-instant", length, main.closes, "at the closing instant")
    neighbours = (("one-less", length.stepped(-1), main.closes - SECOND, "at that last second"),
                  ("one-more", length.stepped(1), main.closes, "at that closing instant"))
    for suffix, other, now, moment in neighbours:
        try:
            if other:
                yield row(suffix, other, now, f"with {other.text()}, {moment},")
        except NotCovered:
            assert "edge_of_calendar" in more, name
    for suffix, now, note in more.get("extra", []):
        yield row(suffix, length, read_instant(now), note)


def uncovered_rows(base, situation):
    """The calendar does not cover the last day, so it stays where it is; only that is said here."""
    name, zone, event, text, why = situation
    length = Length.read(text)
    last = days_after(event_date(event, zone), length)
    assert not COVERED[0] <= last <= COVERED[1], name
    closes = first_instant_after(last, zone)
    for suffix, now in (("last-second", closes - SECOND), ("closing-instant", closes)):
        yield {"id": f"{name}-{suffix}", "why": f"{why}: the last day is not rolled", "patch": patch(base, zone, event, length), "now": utc(now),
               "see": {"/value/lastDay": last.isoformat()}}


# ---- The calendar that is shipped --------------------------------------------------------------------------------

def check_calendar():
    document = json.loads(CALENDAR.read_text(encoding="utf-8"))
    ends = lambda entry: [date.fromisoformat(part) for part in (entry.split("/") * 2)[:2]]
    off = {first + DAY * step for first, last in map(ends, document["daysOff"]) for step in range((last - first).days + 1)}
    work = {date.fromisoformat(entry) for entry in document["workDays"]}
    covered = date.fromisoformat(document["coversFrom"]), date.fromisoformat(document["coversUntil"])
    assert covered == COVERED and not off & work and all(COVERED[0] <= day <= COVERED[1] for day in off | work)
    assert document["weekend"] == ["saturday", "sunday"] and all(day.weekday() >= 5 for day in work)
    count, day = {}, COVERED[0]
    while day <= COVERED[1]:
        works = day in work or (day.weekday() < 5 and day not in off)
        assert works == is_work_day(day), day
        count[day.year] = count.get(day.year, 0) + works
        day += DAY
    assert count == {2024: 251, 2025: 248, 2026: 248}, count


# ---- Files ----------------------------------------------------------------------------------------------------

def table(mode, cases):
    base, about = BASES[mode]
    packages = [f"{name} {version(name)}" for name in (["chinesecalendar", "holidays"] if "calendars" in base else [])]
    if mode.startswith("months_"):
        packages.append(f"python-dateutil {version('python-dateutil')}")
    tool = ", ".join([f"generate.py: Python zoneinfo with tzdata {version('tzdata')} (IANA {tzdata.IANA_VERSION})", *packages])
    seen = set()
    for case in cases:
        assert case["id"] not in seen, case["id"]
        seen.add(case["id"])
    write = lambda value: json.dumps(value, ensure_ascii=False)
    head = [f'"about": {write(about)}', f'"tool": {write(tool)}', '"call": "verdict"', f'"base": {write(base)}']
    lines = ",\n".join("    " + write(case) for case in cases)
    return "{\n  " + ",\n  ".join(head) + ',\n  "cases": [\n' + lines + "\n  ]\n}\n"


def main():
    check_calendar()
    situations = {**DAYS, "business_days_after": BUSINESS_DAYS, **MONTHS, "elapsed": ELAPSED, "roll_over": ROLL_OVER}
    differing = []
    for mode, list_of in situations.items():
        base = BASES[mode][0]
        cases = [case for situation in list_of for case in rows(mode, base, situation)]
        if mode == "roll_over":
            cases += [case for situation in ROLL_OVER_UNCOVERED for case in uncovered_rows(base, situation)]
        text, path = table(mode, cases), HERE / f"{mode}.json"
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            differing.append(path.name)
        zones = {situation[1] for situation in list_of}
        print(f"{path.name}: {len(cases)} rows, {len(list_of)} situations, {len(zones)} zones")
    if differing:
        sys.exit("differs from what is generated: " + ", ".join(differing))


if __name__ == "__main__":
    main()
