"""What is known of a line, and whether a matcher holds: docs/reference/policy-format.md#matchers.

A truth is False, or the set of pointers to what is not known: nothing where it is true. Tests may say True for that.
"""
from collections import Counter
from decimal import Decimal
from functools import cached_property
from operator import ge, gt, le, lt

from dates import ALWAYS, DAY_MS, moment

RANGE = {"min": ge, "max": le, "below": lt, "above": gt, "from": ge, "to": le}
QUALITY = ["defective", "damaged", "spoiled", "not_as_described", "wrong_item", "missing_item"]
BRANCHES = {"changed_mind": "preference", **dict.fromkeys(["damaged_in_transit", "late", "lost"], "delivery"),
            **dict.fromkeys(QUALITY, "quality")}
NOTHING = frozenset()


def every(truths):
    """And, in three values: false decides, else what is unknown adds up."""
    missing = NOTHING
    for truth in truths:
        if truth is False:
            return False
        missing |= NOTHING if truth is True else truth
    return missing


def negated(truth):
    return truth or truth is False


def holds(wanted, known, pointer):
    """Whether what is known is wanted: all that is named of an object, one of a list, in a range, or the same."""
    if isinstance(known, dict):
        return every(holds(test, known.get(key), f"{pointer}/{key}") for key, test in wanted.items())
    if known is None:
        return frozenset({pointer})
    if isinstance(wanted, list):
        return not known.isdisjoint(wanted)
    if isinstance(wanted, dict):
        return known is not False and all(RANGE[edge](known, limit) for edge, limit in wanted.items())
    return bool(known) is wanted if isinstance(wanted, bool) else known == wanted


class Facts:
    """A line and what is asked of it, in a policy."""

    def __init__(self, policy, line, request):
        self.policy, self.request, self.zone = policy, request, policy.shop.zone
        self.assumed, countries = policy.shop.body.get("assume", {}), policy.shop.body.get("countries", [])
        stated = {key: value for key, value in line.items() if value is not None}
        self.line = ({"country": countries[0]} if len(countries) == 1 else {}) | self.assumed | stated
        self.quantity = request.get("quantity", 1)
        self.pieces, self.gone = self.line.get("quantity", self.quantity), self.line.get("returned", 0)
        self.left = self.pieces - self.gone if "quantity" in self.line else None
        self.visits = [(moment(visit["from"], self.zone), moment(visit["to"], self.zone))
                       for visit in self.line.get("repairs", []) if "to" in visit]

    @cached_property
    def known(self):
        """What matchers ask for; an event that has not happened is False, what is not known None or absent."""
        line, said, visits = self.line, self.request.get("facts", {}), self.line.get("repairs", [])
        buyer = {"consumer": False} | self.assumed.get("buyer", {}) | line.get("buyer", {})
        faults = Counter(visit.get("fault", place) for place, visit in enumerate(visits))
        categories = set(line.get("categories", []))
        for _ in self.policy.groups:
            categories |= {group for group, members in self.policy.groups if not categories.isdisjoint(members)}
        return {
            "channels": {line.get("channel")}, "countries": {line.get("country")}, "sellers": {line.get("seller")},
            "paymentMethods": {line.get("paymentMethod")}, "categories": categories, "tags": set(line.get("tags", [])),
            "buyer": buyer | {"tiers": {buyer.get("tier")}}, "quantity": self.quantity,
            **{key: line.get(key) and Decimal(line[key]["amount"]) / 100 for key in ("unitPrice", "orderTotal")},
            **{name: line.get(name, {}) | said.get(name, {}) for name in ("condition", "usage", "facts")},
            "events": {name: bool(at) and moment(at, self.zone).days[0].isoformat()
                       for name, at in line.get("events", {}).items()},
            "repairs": {"count": len(visits), "open": len(visits) - len(self.visits),
                        "failed": sum(visit.get("fixed") is False for visit in visits),
                        "sameFault": max(faults.values(), default=0),
                        "days": sum(away("repairs", *visit) for visit in self.visits),
                        "daysByHours": sum(away("repairs_by_hours", *visit) for visit in self.visits)}}

    def matches(self, entry, remedy=None, reason=None):
        """Whether what an entry asks of the facts holds, for the reason that was given or for another one."""
        given = reason or self.request.get("reason")
        known = self.known | {"remedies": {remedy}, "reasons": given and {given, BRANCHES.get(given)}}
        return every(negated(self.matches({"when": wanted}, remedy, reason)) if name == "not"
                     else holds(wanted, known[name], "/request/reason" if name == "reasons" else f"/line/{name}")
                     for name, wanted in entry.get("when", {}).items())

    def applies(self, document):
        """Whether a document is for the order."""
        match document.body:
            case {"countries": [_, *_] as countries} if self.line.get("country") not in (None, *countries):
                return False
            case {"appliesTo": {"event": event, **span}}:
                return self.matches({"when": {"events": {event: span}}})
        return True

    def event(self, ref, zone):
        """A moment, None if it has not happened, or the set of what is not known."""
        ref = {"event": ref} if isinstance(ref, str) else ref
        name, deliveries, events = ref["event"], self.line.get("deliveries"), self.line.get("events", {})
        if "parcel" in ref and deliveries:
            pick = min if ref["parcel"] == "first" else max
            at = pick(deliveries, key=lambda at: moment(at, zone).low if at else ALWAYS)
        elif name in events:
            at = events[name]
        else:
            return frozenset({f"/line/events/{name}"})
        found = at and moment(at, zone)._replace(event=name)
        if found and "orLater" in ref:
            other = self.event(ref["orLater"], zone)
            if isinstance(other, frozenset):
                found = found._replace(later=other)
            elif other is None or other.low > found.low:
                found = other
        return found.plus(ref["plus"], zone) if found and "plus" in ref else found


def away(by, came, left):
    """The days of a visit to the workshop; by hours every 24 and the rest, of which days that are dates have 24."""
    if by == "repairs_by_hours" and (came.low == came.high or left.low == left.high):
        return -((came.low - left.low) // DAY_MS)
    return (left.days[0] - came.days[0]).days + (by == "repairs_both_days")
