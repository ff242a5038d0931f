"""Where a window lies for one order line: docs/explanation/windows.md, docs/reference/policy-format.md#windows."""
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations

from dates import (ALWAYS, DAY_MS, NEVER, add_months, at_time, date_at, end_of, last_day, move, period, start_of, zone_of)


@dataclass(frozen=True)
class Start:
    """The event that is counted from. A date lies somewhere between the beginning and the end of its day."""
    event: str
    low: int
    high: int
    days: tuple
    exact: bool = True
    earlier: tuple = ()  # events that it stands in for
    later: tuple = ()  # the event that may turn out later


@dataclass(frozen=True)
class End:
    """The certain end and the possible one; the certain one is NEVER where none is."""
    low: int
    high: int
    day: date | None = None
    doubt: tuple = ()
    notes: tuple = ()
    event: str | None = None
    assumed: bool = False
    mode: str = ""
    season: str | None = None
    extended: int = 0
    told: int | None = None  # the possible end that is told, where another one decides

    def __post_init__(self):
        object.__setattr__(self, "told", self.high if self.told is None else self.told)


@dataclass
class Placed:
    state: str  # started, never, unknown
    opens: int | None = None
    early: tuple = ()  # missing facts by which it may be open before
    end: End | None = None


def mode_of(window, default, length):
    months, _, millis = length
    fits = lambda mode: mode == "elapsed" if millis else mode != "elapsed" and (not months or mode.startswith("months"))
    for mode in (window.get("count"), default.get("count")):
        if mode and (mode == window.get("count") or fits(mode)):
            return mode
    return "elapsed" if millis else "months_same_date" if months else "days_after"


def in_season(season, day):
    """The last day of the season that a day is in, if it is in one."""
    if season["from"].startswith("--"):
        spans = [(yearly(season["from"], y), yearly(season["to"], y + (season["to"] < season["from"])))
                 for y in (day.year - 1, day.year)]
    else:
        spans = [(date.fromisoformat(season["from"]), date.fromisoformat(season["to"]))]
    return next((last for first, last in spans if first <= day <= last), None)


def yearly(text, year):
    month, day = int(text[2:4]), int(text[5:7])
    return add_months(date(year, month, 1), 0)[0].replace(day=28 if (month, day) == (2, 29) and year % 4 else day)


def day_not_before(text, day):
    if not text.startswith("--"):
        return date.fromisoformat(text)
    return next(d for d in (yearly(text, day.year), yearly(text, day.year + 1)) if d >= day)


class Placing:
    """Places the windows of one document for one line."""

    def __init__(self, document, facts):
        self.document, self.facts = document, facts

    def start(self, window, zone):
        refs = window.get("from") or self.document.default.get("from") or "delivered"
        unknown = ()
        for ref in refs if isinstance(refs, list) else [refs]:
            ref = {"event": ref} if isinstance(ref, str) else ref
            found = self.event(ref, zone)
            if found == "never":
                return ("unknown", unknown) if unknown else ("never", ())
            if isinstance(found, tuple):
                unknown += found
                continue
            return replace(found, earlier=unknown), ()
        return "unknown", unknown

    def event(self, ref, zone):
        """A start, `never`, or the pointer of what is not known."""
        value = self.facts.event(ref["event"], ref.get("parcel"), zone)
        if value == "unknown":
            return (f"/line/events/{ref['event']}",)
        start = "never" if value is None else self.at(ref["event"], value, zone)
        if "orLater" in ref and start != "never":
            other = self.facts.event(ref["orLater"])
            if other == "unknown":
                start = replace(start, later=(f"/line/events/{ref['orLater']}",))
            elif other is None:
                return "never"
            else:
                other = self.at(ref["orLater"], other, zone)
                start = other if other.low > start.low else start
        return start if start == "never" or "plus" not in ref else self.moved(start, period(ref["plus"]), zone)

    @staticmethod
    def at(event, value, zone):
        if isinstance(value, date):
            return Start(event, start_of(value, zone), end_of(value, zone), (value,), False)
        return Start(event, value, value, (date_at(value, zone),))

    def moved(self, start, by, zone):
        months, days, millis = by
        if millis:
            low, high = (edge + days * DAY_MS + millis for edge in (start.low, start.high))
            return replace(start, low=low, high=high, days=tuple(dict.fromkeys((date_at(low, zone), date_at(high, zone)))))
        return replace(self.at(start.event, move(start.days[0], months, days), zone), later=start.later)

    def place(self, window, seasons=()):
        zone = zone_of(window["timeZone"]) if "timeZone" in window else self.document.zone
        start, missing = self.start(window, zone)
        length = window.get("length") or self.document.default.get("length")
        mode = mode_of(window, self.document.default, period(length if length and "until" not in window else "unlimited"))
        opens, early = (start.low, start.earlier) if isinstance(start, Start) else (None, ())
        named = window.get("opens")
        if named:
            value = self.facts.event(named)
            if value == "unknown":
                early += (f"/line/events/{named}",)
            elif value is not None:
                opens, early = self.at(named, value, zone).low, ()
            elif named != "ordered" or start == "never":
                start, opens, early, named = "never", None, (), None
        if isinstance(start, Start) and "within" in window:
            start, missing = self.inside(start, self.place(window["within"]))
            opens = opens if isinstance(start, Start) or named and not early else None
        if start == "never":
            opens = opens if named else None
            end = self.with_seasons(window, seasons, "never" if named else "closed", opens is not None, length, mode, zone)
            return Placed("never", opens, early, self.bounded(window, end, True, zone))
        known = isinstance(start, Start)
        opens = opens if known or named else None
        end = self.with_seasons(window, seasons, start if known else None, opens is not None, length, mode, zone)
        end = end if known else replace(end, doubt=missing + end.doubt)
        return Placed("started" if known else "unknown", opens, early, self.bounded(window, end, opens is not None, zone))

    def inside(self, start, bound):
        if bound.state == "never":
            return "never", ()
        end = bound.end
        if start.low < end.low or bound.opens is not None and start.low < bound.opens:
            return start, ()
        return ("never", ()) if start.low >= end.high and not start.earlier else ("unknown", start.earlier + end.doubt)

    def with_seasons(self, window, seasons, start, opened, length, mode, zone):
        """The end by the seasons that hold; where that is not known of some, all that is possible."""
        own = lambda: self.own_end(window, start, opened, length, mode, zone)
        sure, maybe, doubt = [], [], ()
        for season in seasons:
            when, last = self.facts.season(season, self.document)
            if when is True:
                sure.append((season, last))
            elif when is not False:
                maybe.append((season, last))
                doubt += tuple(when)
        ends = [self.season_end(window, sure + list(held), own, start, opened, mode, zone)
                for count in range(len(maybe) + 1) for held in combinations(maybe, count)]
        if len(ends) == 1:
            return ends[0]
        low, high = min(ends, key=lambda e: e.low), max(e.high for e in ends)
        certain = any(season["id"] == low.season for season, _ in sure)
        return replace(ends[0], low=low.low, high=high, told=high, day=low.day, doubt=low.doubt + doubt, extended=low.extended,
                       mode=low.mode if len({end.mode for end in ends}) == 1 else "", season=low.season if certain else None)

    def season_end(self, window, held, own, start, opened, mode, zone):
        if held and all(season.get("closed") for season, _ in held):
            return replace(own(), low=NEVER, high=NEVER, told=NEVER, day=None)
        without = lambda *names: {key: value for key, value in window.items() if key not in names}
        stated = lambda season, key, last: replace(self.own_end(
            {**without("then", "extendedBy"), "until": day_not_before(season[key], last).isoformat()}, start, opened, None, mode, zone),
            season=season["id"])
        reach = lambda e: (e.low, e.high)
        ends = []
        for season, last in held:
            if "length" in season:
                length = season["length"]
                counted = self.own_end(without("then", "until"), start, opened, length, mode_of(season, {}, period(length)), zone)
                ends.append(replace(counted, season=season["id"]))
            elif "lastDay" in season:
                ends.append(stated(season, "lastDay", last) if last else replace(own(), low=NEVER, high=ALWAYS, told=ALWAYS, day=None))
        end = replace(max(ends, key=reach), high=max(e.high for e in ends), told=max(e.told for e in ends)) if ends else own()
        for season, last in held:
            if "lastDayAtLeast" in season and last is None:
                end = replace(end, high=ALWAYS, told=ALWAYS)
            elif "lastDayAtLeast" in season:
                least = stated(season, "lastDayAtLeast", last)
                last, high = max(end, least, key=reach), max(end.high, least.high)
                end = replace(last, high=high, told=high if high > last.low else last.told)
        return end

    def own_end(self, window, start, opened, length, mode, zone):
        """The end by its own length: counted, counted on, with the time in the workshop, and rolled."""
        if start == "closed" or start == "never" and "until" not in window:
            return End(ALWAYS, ALWAYS, mode=mode)
        if not isinstance(start, Start):
            if "until" not in window:
                return End(NEVER, ALWAYS, mode=mode)
            end = self.own_end(window, Start(None, ALWAYS, ALWAYS, ()), opened, length, mode, zone)
            return end if opened else replace(end, low=NEVER, day=None)
        between = not start.exact and len(start.days) > 1 and "until" not in window and length != "unlimited"
        end = End(ALWAYS, ALWAYS, event=start.event, assumed=bool(start.earlier + start.later) or between, mode=mode)
        if length == "unlimited" and "until" not in window:
            return end
        if mode == "elapsed" and "until" not in window:
            _, days, millis = period(length)
            millis += days * DAY_MS
            longer_by = lambda by: self.extension(window, start, by, lambda days: by + days * DAY_MS, zone)
            low, high = (by + longer_by(by) * DAY_MS for by in (start.low + millis, start.high + millis))
            end = replace(end, low=low, high=high, told=high, assumed=end.assumed or high > low, extended=longer_by(start.low + millis))
        else:
            closes = lambda day: at_time(day, *map(int, window["closesAt"].split(":")), zone) if "closesAt" in window \
                else end_of(day, zone)
            months, days, hours = period(window.get("then", "P0D"))
            hours += days * DAY_MS if hours else 0
            edges, notes, added = [], (), 0
            for day in [date.fromisoformat(window["until"])] if "until" in window else start.days:
                if "until" not in window:
                    day = last_day(day, period(length), mode, self.document.calendar)
                if day is None:
                    return replace(end, low=NEVER, high=ALWAYS, notes=("calendar_not_covering",))
                if hours:
                    over = closes(day) + hours
                    added = self.extension(window, start, over, lambda n, over=over: over + n * DAY_MS, zone)
                    edges.append(over + added * DAY_MS)
                    continue
                day = move(day, months, days)
                added = self.extension(window, start, end_of(day, zone), lambda n, d=day: end_of(d + timedelta(days=n), zone), zone)
                first, last, said = self.rolled(window, day + timedelta(days=added))
                notes = notes if edges else said
                edges += [first, last]
            if hours:
                end = replace(end, low=min(edges), high=max(edges), told=max(edges), extended=added)
            else:
                settled = "roll_over_possible" not in notes or window.get("rollOver") == "sundays"
                high = closes(max(edges))
                end = replace(end, low=closes(min(edges)), high=high if settled else closes(max(edges[::2])), told=high, day=min(edges),
                              notes=tuple(dict.fromkeys(notes)), extended=added)
        if start.earlier + start.later and "until" not in window:
            return replace(end, high=ALWAYS, told=ALWAYS, doubt=start.earlier + start.later)
        return end

    def extension(self, window, start, ends, later, zone):
        """Days in the workshop, of visits that began while it ran."""
        by, added = (window.get("extendedBy") or [None])[0], 0
        for came, left in self.facts.visits(self.facts.policy.shop.zone) if by else ():
            if left is None or came.high <= start.low or came.low >= (later(added) if added else ends):
                continue
            away = (left.days[0] - came.days[0]).days
            added += {"repairs": away, "repairs_both_days": away + 1, "repairs_by_hours": by_hours(came, left)}[by]
        return added

    def rolled(self, window, day):
        """The certain last day and the possible one, with what makes them differ."""
        kind = window.get("rollOver") or self.document.roll_over
        kind = "legal" if kind == "sundays" and self.document.roll_over == "legal" else kind
        calendar = self.document.calendar
        if kind == "none":
            return day, day, ()
        if calendar is None:
            return (day, day, ("roll_over_possible",)) if kind == "open" else (day, day + timedelta(days=14), ("calendar_not_covering",))
        first, last, notes = self.roll(day, calendar)
        if kind == "open":
            return (day, last, ("roll_over_possible",) if last > day else ()) if not notes else (day, day, ("roll_over_possible",))
        if kind == "sundays" and not notes and calendar.worked(day, True) is True and last > day:
            return day, last, ("roll_over_possible",)
        return first, last, notes

    @staticmethod
    def roll(day, calendar):
        rolled, doubt = day, False
        while (worked := calendar.worked(rolled)) is not True:
            if worked is None and not calendar.first <= rolled <= calendar.last:
                return day, day + timedelta(days=14), ("calendar_not_covering",)
            doubt = doubt or worked is None
            rolled += timedelta(days=1)
        return (day, rolled, ("calendar_not_covering",)) if doubt else (rolled, rolled, ())

    def bounded(self, window, end, opened, zone):
        if "atMost" in window:
            bound = self.place(window["atMost"])
            end = end if bound.state == "never" and bound.end.low == NEVER else shorter(end, bound.end)
        if "before" in window:
            end = shorter(end, self.before(window["before"], zone))
        if "atLeast" in window:
            bound = self.place(window["atLeast"])
            if bound.state == "started" or NEVER < bound.end.low < ALWAYS:
                end = longer(end, bound.end, opened)
        return end

    def before(self, window, zone):
        window = {"event": window} if isinstance(window, str) else window
        value = self.facts.event(window["event"])
        if value == "unknown":
            return End(NEVER, ALWAYS, doubt=(f"/line/events/{window['event']}",))
        if value is None:
            return End(ALWAYS, ALWAYS)
        at = self.at(window["event"], value, zone)
        months, days, millis = period(window.get("by", "PT0S"))
        if months or days:
            day = move(at.days[0], -months, -days)
            return End(end_of(day, zone), end_of(day, zone), day)
        return End(at.low - millis, at.high - millis)


def by_hours(came, left):
    """Every 24 hours of a visit and the rest; days of a visit that is written as dates have 24 hours."""
    return -((came.low - left.low) // DAY_MS) if came.exact or left.exact else (left.days[0] - came.days[0]).days


def shorter(end, bound):
    """Closes no later than the bound; of one that is not known it may close at any time before."""
    if bound.low == NEVER:
        return replace(end, low=NEVER, day=None, high=min(end.high, bound.high), told=min(end.told, bound.told),
                       doubt=end.doubt + bound.doubt, notes=end.notes or bound.notes)
    first = end if end.low <= bound.low else bound
    return combined(first, end, bound, min)


def longer(end, bound, opened):
    """Closes no earlier than the bound; what has opened is open until then, whether or not its own end is known."""
    if end.high == NEVER or bound.high <= end.low and bound.told <= end.told:
        return end
    if end.low == NEVER and not opened:
        return replace(end, high=max(end.high, bound.high), told=max(end.told, bound.told), notes=end.notes or doubted(bound))
    first = end if end.low >= bound.low else bound
    return replace(combined(first, end, bound, max), notes=first.notes or doubted(end) or doubted(bound))


def doubted(end):
    """Why an end is not known."""
    return end.notes if end.low == NEVER else ()


def combined(first, end, bound, pick):
    if first.event is None and first is not end:
        first = replace(end, low=bound.low, day=bound.day)
    told = lambda e: e.told if e.high < ALWAYS else ALWAYS
    assumed = end.assumed or first is bound and bound.assumed
    doubt = tuple(dict.fromkeys(end.doubt + bound.doubt))
    return replace(first, high=pick(end.high, bound.high), told=pick(told(end), told(bound)), doubt=doubt, assumed=assumed,
                   season=end.season)
