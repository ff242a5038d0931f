"""Writes hours.json: promised times that run only while it is open, counted minute by minute with Python's zoneinfo.

    python3 tests/vectors/service/generate.py
"""
import json
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

here = Path(__file__).parent
calendar = json.loads((here / "../../../pkg/calendars/cn.json").read_text())
NAMES = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]


def dates(ranges):
    for item in ranges:
        first, _, last = item.partition("/")
        day, last = date.fromisoformat(first), date.fromisoformat(last or first)
        while day <= last:
            yield day
            day += timedelta(days=1)


OFF, WORKED = set(dates(calendar["daysOff"])), set(dates(calendar.get("workDays", [])))


def is_open(at, zone, week, chinese):
    """`week` has for each day of the week a list of (from, until) in minutes; past 1440 they end on the next day."""
    local = at.astimezone(ZoneInfo(zone))
    minute = local.hour * 60 + local.minute
    for back in (0, 1):
        day = local.date() - timedelta(days=back)
        own = week.get(day.weekday(), [])
        if chinese:
            if day in WORKED and day.weekday() > 4:
                own = own or week[min(week)]
            elif day in OFF:
                own = []
        if any(start <= minute + back * 1440 < end for start, end in own):
            return True
    return False


def due(start, minutes, zone, week, chinese=False):
    at = datetime.fromisoformat(start).astimezone(timezone.utc)
    while minutes > 0:
        minutes -= is_open(at, zone, week, chinese)
        at += timedelta(minutes=1)
    return at


def week(days, *spans):
    return {day: list(spans) for day in days}


WORKDAYS = week(range(5), (510, 1050))
NOON = week(range(5), (540, 720), (780, 1080))
SATURDAY = {**WORKDAYS, 5: [(540, 720)]}
NIGHT = week([4, 5], (1320, 1560))
# Id, why, zone, hours as written, hours as counted, start, minutes, Chinese calendar.
ROWS = [
    ("shanghai-same-day", "an hour within one day", "Asia/Shanghai", "Mo-Fr 08:30-17:30", WORKDAYS, "2026-03-03T10:00:00+08:00", 60, False),
    ("shanghai-over-night", "an hour goes on the next morning", "Asia/Shanghai", "Mo-Fr 08:30-17:30", WORKDAYS, "2026-03-03T17:00:00+08:00", 60, False),
    ("shanghai-to-closing", "time that ends as it closes", "Asia/Shanghai", "Mo-Fr 08:30-17:30", WORKDAYS, "2026-03-03T16:30:00+08:00", 60, False),
    ("shanghai-before-opening", "sent before it opens", "Asia/Shanghai", "Mo-Fr 08:30-17:30", WORKDAYS, "2026-03-03T06:00:00+08:00", 120, False),
    ("shanghai-after-closing", "sent after it closed", "Asia/Shanghai", "Mo-Fr 08:30-17:30", WORKDAYS, "2026-03-03T20:00:00+08:00", 120, False),
    ("shanghai-weekend", "sent on Friday evening, goes on on Monday", "Asia/Shanghai", "Mo-Fr 08:30-17:30", WORKDAYS, "2026-03-06T17:00:00+08:00", 60, False),
    ("shanghai-month-end", "over the end of a month", "Asia/Shanghai", "Mo-Fr 08:30-17:30", WORKDAYS, "2026-04-30T17:00:00+08:00", 1200, False),
    ("china-holiday", "National Day is closed", "Asia/Shanghai", "Mo-Fr 08:30-17:30", WORKDAYS, "2026-09-30T17:00:00+08:00", 60, True),
    ("china-make-up-day", "a Saturday that is worked has the hours of a Monday", "Asia/Shanghai", "Mo-Fr 08:30-17:30", WORKDAYS, "2026-02-13T17:00:00+08:00", 60, True),
    ("china-spring-festival", "over the Spring Festival", "Asia/Shanghai", "Mo-Fr 08:30-17:30", WORKDAYS, "2026-02-14T16:30:00+08:00", 120, True),
    ("china-saturday", "Saturday has hours of its own", "Asia/Shanghai", "Mo-Fr 08:30-17:30; Sa 09:00-12:00", SATURDAY, "2026-03-06T17:00:00+08:00", 90, True),
    ("berlin-noon", "closed at noon", "Europe/Berlin", "Mo-Fr 09:00-12:00,13:00-18:00", NOON, "2026-03-03T11:30:00+01:00", 60, False),
    ("berlin-clocks-forward", "clocks go forward in the weekend", "Europe/Berlin", "Mo-Fr 08:30-17:30", WORKDAYS, "2026-03-27T17:00:00+01:00", 60, False),
    ("berlin-night-forward", "a night that ends as clocks go forward", "Europe/Berlin", "Fr,Sa 22:00-02:00", NIGHT, "2026-03-28T22:00:00+01:00", 240, False),
    ("berlin-clocks-back", "clocks go back in the weekend", "Europe/Berlin", "Mo-Fr 08:30-17:30", WORKDAYS, "2026-10-23T17:00:00+02:00", 60, False),
    ("new-york-night", "open past midnight", "America/New_York", "Fr,Sa 22:00-02:00", NIGHT, "2026-06-05T23:00:00-04:00", 240, False),
    ("new-york-in-the-night", "sent after midnight, while it is open since the day before", "America/New_York", "Fr,Sa 22:00-02:00", NIGHT, "2026-06-06T01:00:00-04:00", 90, False),
    ("kolkata", "half an hour off the hours of others", "Asia/Kolkata", "Mo-Fr 08:30-17:30", WORKDAYS, "2026-03-03T17:15:00+05:30", 30, False),
    ("auckland", "where it is tomorrow already", "Pacific/Auckland", "Mo-Fr 08:30-17:30", WORKDAYS, "2026-04-03T17:15:00+13:00", 30, False),
    ("st-johns", "where clocks go back at the weekend", "America/St_Johns", "Mo-Fr 08:30-17:30", WORKDAYS, "2026-10-30T17:15:00-02:30", 30, False),
]


def text(at):
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


cases = []
for id_, why, zone, written, counted, start, minutes, chinese in ROWS:
    end = due(start, minutes, zone, counted, chinese)
    level = {"id": "reply", "kind": "first_response", "window": {"from": "submitted", "length": f"PT{minutes}M", "hours": written}}
    patch = {"/policy/timeZone": zone, "/policy/serviceLevels": [level], "/facts/events/submitted": start}
    if chinese:
        patch |= {"/policy/calendar": "cn", "/calendars": ["cn"]}
    for name, shift, state in (("last-second", -1, "due"), ("missed", 0, "missed"), ("second-late", 1, "missed")):
        cases.append({"id": f"{id_}-{name}", "why": f"{why}: {name.replace('-', ' ')}", "now": text(end + timedelta(seconds=shift)),
                      "patch": patch, "see": {"/value/0/due": text(end), "/value/0/lastDay": None, "/value/0/state": state}})
about = "Promised times that run only while it is open. Counted minute by minute with Python's zoneinfo by generate.py, with the days off and the working days of the shipped calendar of China."
base = {"policy": {"format": 1, "id": "t", "version": "1", "timeZone": "Asia/Shanghai", "rules": [], "events": ["first_response"], "serviceLevels": []},
        "facts": {"events": {"submitted": "2026-03-03T10:00:00+08:00"}}, "now": "2026-03-03T10:00:00+08:00"}
lines = ",\n".join("    " + json.dumps(case, ensure_ascii=False) for case in cases)
(here / "hours.json").write_text(f'{{\n  "about": {json.dumps(about)},\n  "call": "serviceLevels",\n  "base": {json.dumps(base)},\n  "cases": [\n{lines}\n  ]\n}}\n')
