"""Where a window lies for one order line: docs/explanation/windows.md, docs/reference/policy-format.md#windows."""
from datetime import date, time, timedelta
from itertools import compress, product
from typing import NamedTuple

from dates import ALWAYS, DAY_MS, NEVER, Moment, date_at, instant, last_day, move, next_worked, period, zone_of
from facts import NOTHING, away, every

POSSIBLE, NOT_COVERING = ("roll_over_possible",), ("calendar_not_covering",)


class End(NamedTuple):
    """The certain end and the possible one; the certain one is NEVER where none is."""
    low: int
    high: int
    told: int  # the possible end that is told, where another one decides
    day: date | None = None
    doubt: frozenset = NOTHING
    notes: tuple = ()
    event: str | None = None
    assumed: bool = False
    mode: str | None = None
    season: str | None = None
    extended: int | None = 0


UNKNOWN, UNLIMITED = End(NEVER, ALWAYS, ALWAYS), End(ALWAYS, ALWAYS, ALWAYS)


class Window:
    """A window of a document, placed for a line."""

    def __init__(self, document, facts, window, seasons=()):
        self.document, self.facts = document, facts
        self.window = {"from": "delivered"} | document.default | window
        self.zone = zone_of(window["timeZone"]) if "timeZone" in window else document.zone
        opener = facts.event(window["opens"], self.zone) if "opens" in window else False
        self.named, self.start = bool(opener), None if opener is None else self.begun()
        self.started = isinstance(self.start, Moment)
        self.opens, *_, self.early, self.late = self.start if self.started else (None, NOTHING, NOTHING)
        if isinstance(opener, Moment):
            self.opens, self.early = opener.low, NOTHING
        elif opener:
            self.early |= opener
        self.end = self.bounded(self.end_by_seasons(seasons))

    def lasts(self, other):
        """Opens no later and closes no earlier, for certain; what never starts lasts less than what is unlimited."""
        mine, its = (window.end.low - (window.start is None and window.end.low == ALWAYS) for window in (self, other))
        sooner = self.opens == other.opens or None not in (self.opens, other.opens) and self.opens < other.opens
        return mine >= its > NEVER and sooner

    def begun(self):
        """The moment that it is counted from, None if that has not happened, or the set of what is not known."""
        refs, unknown = self.window["from"], NOTHING
        for ref in refs if isinstance(refs, list) else [refs]:
            found = self.facts.event(ref, self.zone)
            if isinstance(found, Moment):
                return self.inside(found._replace(earlier=unknown))
            if found is None:
                break
            unknown |= found
        return unknown or None

    def inside(self, start):
        """The start, if it comes before the end of `within`; else nothing has started, or that is not known."""
        bound = Window(self.document, self.facts, self.window["within"]) if "within" in self.window else None
        if not bound or bound.start is not None and start.low < max(bound.end.low, bound.opens or NEVER):
            return start
        late = bound.start is None or start.low >= bound.end.high and not start.earlier
        return None if late else start.earlier | bound.end.doubt

    def end_by_seasons(self, seasons):
        """The end by the seasons that hold; where that is not known of some, all that is possible."""
        judged = [(season, *self.season(season)) for season in seasons]
        possible = [[False, True] if truth else [truth is not False] for _, truth, _ in judged]
        ends = [self.season_end([*compress(judged, some)]) for some in product(*possible)]
        first = min(ends, key=lambda end: end.low)
        sure = [season["id"] for season, truth, _ in judged if truth == NOTHING]
        return first._replace(
            high=max(end.high for end in ends), told=max(end.told for end in ends),
            doubt=first.doubt.union(*(truth or () for _, truth, _ in judged)),
            extended=first.extended if len({end.extended for end in ends}) == 1 else None,
            mode=first.mode if len({end.mode for end in ends}) == 1 else None,
            season=first.season if first.season in sure else None)

    def season(self, season):
        """Whether a season holds, and its last day."""
        at, asked = self.facts.event(season["event"], self.document.zone), self.facts.matches(season)
        if not isinstance(at, Moment):
            return every([at or False, asked]), None
        last = day_not_before(season["to"], at.days[0])
        first = day_of(season["from"], last.year - (season["to"] < season["from"]))
        return every([first <= at.days[0] <= last, asked]), last

    def season_end(self, seasons):
        """The last of the ends by lengths and last days, and no earlier than any of what they last at least."""
        own = self.end_by(self.window)
        if seasons and all("closed" in season for season, *_ in seasons):
            return own._replace(low=NEVER, high=NEVER, told=NEVER)
        ends = [self.end_by(season, last) for season, _, last in seasons if {*season} & {"length", "lastDay"}] or [own]
        ends += [self.end_by(season, last) for season, _, last in seasons if "lastDayAtLeast" in season]
        last = max(ends, key=lambda end: (end.low, end.high))
        doubt = NOTHING.union(*(end.doubt for end in ends if end.high > last.low))
        return last._replace(high=max(end.high for end in ends), told=max(end.told for end in ends), doubt=doubt)

    def end_by(self, terms, last=None):
        """The end by the window itself, or by a season and its last day; what may count instead may be any later."""
        start, then, length = self.start, terms.get("then", "P0D"), terms.get("length")
        stated = terms.get("until") or terms.get("lastDay") or terms.get("lastDayAtLeast")
        if stated and not last and "until" not in terms:
            return self.end_by(self.window)._replace(low=NEVER, high=ALWAYS, told=ALWAYS)
        mode, uneven = mode_of(terms if length else self.window), False
        doubt = start.earlier | start.later if self.started else start or NOTHING
        if stated:
            end = self.at_days([day_not_before(stated, last or date.min)], then, "until" in terms)
            if self.opens is None:
                end = UNLIMITED if start is None and not self.named else end._replace(low=NEVER)
        elif not self.started or length == "unlimited":
            end = UNKNOWN if isinstance(start, frozenset) else UNLIMITED
        elif mode == "elapsed":
            _, days, hours = period(length)
            end = self.at_instants([edge + days * DAY_MS + hours for edge in (start.low, start.high)])
            uneven = start.low < start.high
        else:
            end = self.at_days([last_day(day, length, mode, self.document.calendar) for day in start.days], then)
            uneven = len(start.days) > 1
        if doubt and not stated:
            end = end._replace(high=ALWAYS, told=ALWAYS)
        if self.started:
            end = end._replace(event=start.event, assumed=bool(doubt) or uneven)
        return end._replace(mode=mode, season=terms.get("id"), doubt=NOTHING if stated and self.started else doubt)

    def at_instants(self, instants):
        added = [self.extension(date_at(at - 1, self.zone)) for at in instants]
        ends = [at + days * DAY_MS for at, days in zip(instants, added)]
        return End(ends[0], ends[-1], ends[-1], extended=added[0])

    def at_days(self, days, then, extended=True):
        """The end by a last day, or by one of two: counted on, with the time in the workshop, and rolled."""
        if None in days:
            return UNKNOWN._replace(notes=NOT_COVERING)
        months, more, hours = period(then)
        if hours:
            return self.at_instants([self.closing(day) + more * DAY_MS + hours for day in days])
        days = [move(day, months, more) for day in days]
        added = [self.extension(day) * extended for day in days]
        firsts, lasts, told, notes = zip(*(self.rolled(day + timedelta(n)) for day, n in zip(days, added)))
        edges = map(self.closing, (min(firsts), max(lasts), max(told)))
        return End(*edges, day=min(firsts), notes=notes[0], extended=added[0])

    def closing(self, day):
        at = self.window.get("closesAt")
        return instant(day, self.zone, time.fromisoformat(at)) if at else instant(day + timedelta(1), self.zone)

    def extension(self, last):
        """Days in the workshop, of visits that began between the day on which it opened and its last day."""
        added, by = 0, self.window.get("extendedBy")
        for came, left in self.facts.visits if by and self.started else ():
            if self.start.days[0] <= came.days[0] <= last + timedelta(added):
                added += away(by[0], came, left)
        return added

    def rolled(self, day):
        """The certain last day, the possible one and the one that is told, with what makes them differ."""
        by_law, calendar = self.document.roll_over, self.document.calendar
        kind = self.window.get("rollOver", by_law)
        if kind == "none":
            return day, day, day, ()
        last, doubt = next_worked(day, calendar)
        if kind == "open":
            return day, day, day if doubt else last, POSSIBLE if last > day else ()
        if kind == "sundays" and by_law != "legal" and day.weekday() == 5 and last > day and not doubt:
            return day, last, last, POSSIBLE
        return (day, last, last, NOT_COVERING) if doubt else (last, last, last, ())

    def bounded(self, end):
        """The end by the bounds; what has opened is open until its least end, whether or not its own is known."""
        begun = self.start is not None or end.low < ALWAYS
        if "atMost" in self.window:
            bound = Window(self.document, self.facts, self.window["atMost"])
            end = end if bound.start is None and bound.end.low == NEVER else combined(end, bound.end, min)
        if "before" in self.window:
            end = combined(end, self.before(self.window["before"]), min)
        if "atLeast" in self.window and begun:
            least = Window(self.document, self.facts, self.window["atLeast"])
            bound, known = least.end, least.started or NEVER < least.end.low < ALWAYS
            if end.low == NEVER and self.opens is None and (self.named or self.start is not None):
                bound = bound._replace(low=NEVER, doubt=NOTHING, notes=bound.notes * (bound.low == NEVER))
            if known and end.high > NEVER and (bound.high > end.low or bound.told > end.told):
                end = combined(end, bound, max)
        return end

    def before(self, bound):
        """The end before an event, or a period before it."""
        bound = {"event": bound} if isinstance(bound, str) else bound
        at = self.facts.event(bound, self.zone)
        if not isinstance(at, Moment):
            return UNKNOWN._replace(doubt=at) if at else UNLIMITED
        months, days, hours = period(bound.get("by", "PT0S"))
        day = move(at.days[0], -months, -days) if months or days else None
        low, high = (instant(day + timedelta(1), self.zone),) * 2 if day else (at.low - hours, at.high - hours)
        return End(low, high, high, day)


def mode_of(terms):
    """The stated mode or the document's, if it fits the length, or the usual one."""
    length, count = terms.get("length"), terms.get("count")
    months, _, hours = period("P0D" if "until" in terms or length == "unlimited" else length)
    if count and (count == "elapsed" or not hours) and (count.startswith("months") or not months):
        return count
    return "elapsed" if hours else "months_same_date" if months else "days_after"


def day_of(text, year):
    """A day of a season in a year; 29 February of a common year is the 28th."""
    years = year - 2000 if text.startswith("--") else 0
    return move(date.fromisoformat(text.replace("--", "2000-")), 12 * years, 0)


def day_not_before(text, day):
    found = day_of(text, day.year)
    return day_of(text, day.year + 1) if found < day else found


def combined(end, bound, pick):
    """The earlier or the later of an end and its bound, told as what decides if that is counted from an event."""
    low, high, told = map(pick, end[:3], bound[:3])
    decides = end if end.low == low else bound
    told_as = decides if decides.event and low > NEVER else end
    notes = told_as.notes or end.notes * (end.low == NEVER) or bound.notes * (bound.low == NEVER)
    return told_as._replace(low=low, high=high, told=told, day=decides.day, doubt=end.doubt | bound.doubt,
                            assumed=end.assumed or told_as.assumed, season=end.season, notes=notes)
