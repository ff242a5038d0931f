"""Where a window lies for one order line: docs/explanation/windows.md, docs/reference/policy-format.md#windows."""
from datetime import date, timedelta
from itertools import compress, product
from typing import NamedTuple

from dates import ALWAYS, DAY_MS, NEVER, Moment, at_time, date_at, end_of, last_day, move, next_worked, period, zone_of
from facts import away, every

POSSIBLE = ("roll_over_possible",)
NOTHING = frozenset()


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
        self.document, self.facts, self.window = document, facts, window
        self.zone = zone_of(window["timeZone"]) if "timeZone" in window else document.zone
        self.length = window.get("length", document.default.get("length"))
        self.mode = mode_of(window, "P0D" if "until" in window else self.length, document.default.get("count"))
        self.start = self.begun()
        self.opens, self.early = self.opened()
        self.end = self.bounded(self.end_by(seasons))

    @property
    def started(self):
        return isinstance(self.start, Moment)

    def lasts(self, other):
        """Opens no later and closes no earlier, for certain; what never starts lasts less than what is unlimited."""
        mine, its = (window.end.low - (window.start is None and window.end.low == ALWAYS) for window in (self, other))
        sooner = self.opens == other.opens or None not in (self.opens, other.opens) and self.opens < other.opens
        return mine >= its > NEVER and sooner

    def begun(self):
        """The moment that it is counted from, None if that has not happened, or the set of what is not known."""
        refs = self.window.get("from") or self.document.default.get("from", "delivered")
        unknown = NOTHING
        for ref in refs if isinstance(refs, list) else [refs]:
            found = self.event({"event": ref} if isinstance(ref, str) else ref)
            if isinstance(found, Moment):
                return found._replace(earlier=unknown)
            if found is None:
                break
            unknown |= found
        return unknown or None

    def event(self, ref):
        found = self.facts.event(ref["event"], self.zone, ref.get("parcel"))
        if "orLater" in ref and isinstance(found, Moment):
            other = self.facts.event(ref["orLater"], self.zone)
            if isinstance(other, frozenset):
                found = found._replace(later=other)
            else:
                found = other and max(found, other, key=lambda moment: moment.low)
        return found.plus(ref["plus"], self.zone) if "plus" in ref and isinstance(found, Moment) else found

    def opened(self):
        """When it opens, and what may have opened it before."""
        named = self.window.get("opens")
        opens, early = (self.start.low, self.start.earlier) if self.started else (None, NOTHING)
        at = self.facts.event(named, self.zone) if named else None
        if isinstance(at, frozenset):
            early |= at
        elif at:
            opens, early = at.low, NOTHING
        elif named and (named != "ordered" or self.start is None):
            self.start, opens, early, named = None, None, NOTHING, None
        if self.started and "within" in self.window:
            self.start = inside(self.start, Window(self.document, self.facts, self.window["within"]))
            early = early if self.start or named else NOTHING
        self.named, self.late = bool(named), self.start.later if self.started else NOTHING
        return (opens if self.started or named and not early else None), early

    def end_by(self, seasons):
        """The end by the seasons that hold; where that is not known of some, all that is possible."""
        truths = [self.season(season) for season in seasons]
        held = [(season, last) for season, (_, last) in zip(seasons, truths)]
        possible = [[truth] if isinstance(truth, bool) else [False, True] for truth, _ in truths]
        ends = [self.season_end([*compress(held, some)]) for some in product(*possible)]
        if len(ends) == 1:
            return ends[0]
        first, high = min(ends, key=lambda end: end.low), max(end.high for end in ends)
        sure = [season["id"] for season, (truth, _) in zip(seasons, truths) if truth is True]
        return first._replace(
            high=high, told=high,
            extended=first.extended if len({end.extended for end in ends}) == 1 else None,
            doubt=first.doubt.union(*(truth for truth, _ in truths if not isinstance(truth, bool))),
            mode=first.mode if len({end.mode for end in ends}) == 1 else None,
            season=first.season if first.season in sure else None)

    def season(self, season):
        """Whether a season holds, and its last day."""
        at, last = self.facts.event(season["event"], self.document.zone), None
        if not isinstance(at, frozenset):
            last = at and in_season(season, at.days[0])
            at = last is not None
        return every([at, self.facts.matches(season)]), last

    def season_end(self, seasons):
        """The last of the ends by lengths and last days, and no earlier than any of what they last at least."""
        if seasons and all(season.get("closed") for season, _ in seasons):
            return self.own_end()._replace(low=NEVER, high=NEVER, told=NEVER, day=None)
        ends = [self.by_season(*held) for held in seasons if "length" in held[0] or "lastDay" in held[0]]
        least = [self.by_season(*held) for held in seasons if "lastDayAtLeast" in held[0]]
        return latest([latest(ends or [self.own_end()]), *least])

    def by_season(self, season, last):
        if "length" in season:
            end = self.counted(season["length"], mode_of(season, season["length"]))
        elif last:
            end = self.stated(day_not_before(season.get("lastDay") or season["lastDayAtLeast"], last))
        else:
            return self.own_end()._replace(low=NEVER, high=ALWAYS, told=ALWAYS, day=None)
        return end._replace(season=season["id"])

    def own_end(self):
        then = self.window.get("then", "P0D")
        if "until" in self.window:
            return self.stated(date.fromisoformat(self.window["until"]), then, True)
        return self.counted(self.length, self.mode, then)

    def stated(self, day, then="P0D", extended=False):
        """The end on a stated day, which does not hinge on when it began."""
        if self.start is None and not self.named:
            return UNLIMITED._replace(mode=self.mode)
        end = self.at_days([day], then, extended)._replace(mode=self.mode)
        if self.started:
            return end._replace(event=self.start.event, assumed=bool(self.start.earlier | self.start.later))
        end = end._replace(doubt=self.start or NOTHING)
        return end if self.opens is not None else end._replace(low=NEVER, day=None)

    def counted(self, length, mode, then="P0D"):
        """The end by a length; where another event may count than the assumed one, it may be any later one."""
        start = self.start
        if not self.started:
            return UNLIMITED._replace(mode=mode) if start is None else UNKNOWN._replace(mode=mode, doubt=start)
        doubt, between = start.earlier | start.later, len(start.days) > 1
        if length == "unlimited":
            return UNLIMITED._replace(event=start.event, assumed=bool(doubt), mode=mode, doubt=doubt)
        if mode == "elapsed":
            _, days, hours = period(length)
            end = self.at_instants([edge + days * DAY_MS + hours for edge in (start.low, start.high)])
            between = end.low < end.high
        else:
            end = self.at_days([last_day(day, length, mode, self.document.calendar) for day in start.days], then)
        end = end._replace(event=start.event, assumed=bool(doubt) or between, mode=mode)
        return end._replace(high=ALWAYS, told=ALWAYS, doubt=doubt) if doubt else end

    def at_instants(self, instants):
        added = [self.extension(date_at(at - 1, self.zone)) for at in instants]
        ends = [at + days * DAY_MS for at, days in zip(instants, added)]
        return End(min(ends), max(ends), max(ends), extended=added[0])

    def at_days(self, days, then, extended=True):
        """The end by a last day, or by one of two: counted on, with the time in the workshop, and rolled."""
        if None in days:
            return UNKNOWN._replace(notes=("calendar_not_covering",))
        months, more, hours = period(then)
        if hours:
            return self.at_instants([self.closing(day) + more * DAY_MS + hours for day in days])
        days = [move(day, months, more) for day in days]
        added = [self.extension(day) * extended for day in days]
        firsts, lasts, notes = zip(*(self.rolled(day + timedelta(days=n)) for day, n in zip(days, added)))
        settled = notes[0] != POSSIBLE or self.window.get("rollOver") == "sundays"
        low, high, told = map(self.closing, (min(firsts), max(lasts if settled else firsts), max(lasts)))
        return End(low, high, told, day=min(firsts), notes=notes[0], extended=added[0])

    def closing(self, day):
        if "closesAt" in self.window:
            return at_time(day, *map(int, self.window["closesAt"].split(":")), self.zone)
        return end_of(day, self.zone)

    def extension(self, last):
        """Days in the workshop, of visits that began between the day on which it opened and its last day."""
        added, by = 0, self.window.get("extendedBy")
        for came, left in self.facts.visits if by and self.started else ():
            if self.start.days[0] <= came.days[0] <= last + timedelta(days=added):
                added += away(by[0], came, left)
        return added

    def rolled(self, day):
        """The certain last day and the possible one, with what makes them differ."""
        by_law, calendar = self.document.roll_over, self.document.calendar
        kind = self.window.get("rollOver", by_law)
        if kind == "none":
            return day, day, ()
        first, last, notes = next_worked(day, calendar)
        if kind == "open":
            return day, day if notes else last, POSSIBLE if notes or last > day else ()
        saturday = kind == "sundays" and by_law != "legal" and not notes and day.weekday() == 5
        return (day, last, POSSIBLE) if saturday and last > day else (first, last, notes)

    def bounded(self, end):
        """The end by the bounds; what has opened is open until its least end, whether or not its own is known."""
        begun = self.start is not None or end.low < ALWAYS
        if "atMost" in self.window:
            bound = Window(self.document, self.facts, self.window["atMost"])
            end = end if bound.start is None and bound.end.low == NEVER else combined(end, bound.end, min)
        if "before" in self.window:
            end = combined(end, self.before(self.window["before"]), min)
        if "atLeast" in self.window and begun:
            bound = Window(self.document, self.facts, self.window["atLeast"])
            if (bound.started or NEVER < bound.end.low < ALWAYS) and end.high > NEVER:
                end = longer(end, bound.end, self.opens is not None or self.start is None and not self.named)
        return end

    def before(self, bound):
        """The end before an event, or a period before it."""
        bound = {"event": bound} if isinstance(bound, str) else bound
        at = self.facts.event(bound["event"], self.zone)
        if not isinstance(at, Moment):
            return UNKNOWN._replace(doubt=at) if at else UNLIMITED
        months, days, hours = period(bound.get("by", "PT0S"))
        day = move(at.days[0], -months, -days) if months or days else None
        low, high = (end_of(day, self.zone),) * 2 if day else (at.low - hours, at.high - hours)
        return End(low, high, high, day)


def mode_of(window, length, usual=None):
    """The stated mode, or the document's if it fits the length, or the usual one."""
    months, _, hours = period("P0D" if length == "unlimited" else length)
    fits = usual and (usual == "elapsed") == bool(hours) and (not months or usual.startswith("months"))
    ordinary = "elapsed" if hours else "months_same_date" if months else "days_after"
    return window.get("count") or (usual if fits else ordinary)


def inside(start, bound):
    """The start, if it comes before the end of another window; else nothing has started, or that is not known."""
    end = bound.end
    if bound.start is None:
        return None
    if start.low < end.low or bound.opens is not None and start.low < bound.opens:
        return start
    return None if start.low >= end.high and not start.earlier else start.earlier | end.doubt


def in_season(season, day):
    """The last day of the season that a day is in, if it is in one."""
    first, last = season["from"], season["to"]
    spans = [(day_of(first, year), day_of(last, year + (last < first))) for year in (day.year - 1, day.year)]
    return next((end for start, end in spans if start <= day <= end), None)


def day_of(text, year):
    """A day of a season in a year; 29 February of a common year is the 28th."""
    if text == "--02-29":
        return date(year, 3, 1) - timedelta(days=1)
    return date.fromisoformat(f"{year}{text[1:]}" if text.startswith("--") else text)


def day_not_before(text, day):
    found = day_of(text, day.year)
    return day_of(text, day.year + 1) if found < day else found


def latest(ends):
    """The last of several ends, as far as it is certain and as far as it is possible."""
    last = max(ends, key=lambda end: (end.low, end.high))
    doubt = NOTHING.union(*(end.doubt for end in ends if end.high > last.low))
    return last._replace(high=max(end.high for end in ends), told=max(end.told for end in ends), doubt=doubt)


def longer(end, bound, opened):
    """Closes no earlier than the bound."""
    if bound.high <= end.low and bound.told <= end.told:
        return end
    if end.low == NEVER and not opened:
        bound = bound._replace(low=NEVER, doubt=NOTHING, notes=doubted(bound))
    return combined(end, bound, max)


def combined(end, bound, pick):
    """The earlier or the later of an end and its bound, told as what decides if that is counted from an event."""
    low, high, told = map(pick, end[:3], bound[:3])
    decides = end if end.low == low else bound
    told_as = decides if decides.event and low > NEVER else end
    return told_as._replace(low=low, high=high, told=told, day=decides.day, doubt=end.doubt | bound.doubt,
                            assumed=end.assumed or told_as.assumed, season=end.season,
                            notes=told_as.notes or doubted(end) or doubted(bound))


def doubted(end):
    """Why an end is not known."""
    return end.notes if end.low == NEVER else ()
