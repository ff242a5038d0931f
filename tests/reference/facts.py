"""What is known of a line, and whether a matcher holds: docs/reference/policy-format.md#matchers.

A truth is True, False, or the set of pointers to what is not known.
"""
from collections import Counter
from decimal import Decimal
from functools import cached_property
from operator import ge, gt, le, lt

from dates import ALWAYS, DAY_MS, moment

RANGE = {"min": ge, "max": le, "below": lt, "above": gt}
REASONS = {
    "quality": ["defective", "damaged", "spoiled", "not_as_described", "wrong_item", "missing_item"],
    "delivery": ["damaged_in_transit", "late", "lost"],
    "preference": ["changed_mind"],
}
LEAVES = {reason for leaves in REASONS.values() for reason in leaves}


def every(truths):
    """And, in three values: false decides, else what is unknown adds up."""
    missing = frozenset()
    for truth in truths:
        if truth is False:
            return False
        if truth is not True:
            missing |= truth
    return missing or True


def negated(truth):
    return not truth if isinstance(truth, bool) else truth


def holds(wanted, value, pointer):
    """Whether a value is the wanted one, or in the wanted range."""
    if value is None:
        return frozenset({pointer})
    if isinstance(wanted, dict):
        return all(RANGE[edge](value, limit) for edge, limit in wanted.items())
    return value == wanted


def stated(part):
    return {key: value for key, value in (part or {}).items() if value is not None}


class Facts:
    """A line and what is asked of it, in a policy."""

    def __init__(self, policy, line, request):
        self.policy, self.request, self.zone = policy, request, policy.shop.zone
        assumed, countries = policy.shop.body.get("assume", {}), policy.shop.body.get("countries", [])
        only = {"country": countries[0]} if len(countries) == 1 else {}
        self.line = only | assumed | stated(line)
        self.buyer = {"consumer": False} | assumed.get("buyer", {}) | stated(line.get("buyer"))
        self.quantity = request.get("quantity", 1)
        self.pieces, self.gone = self.line.get("quantity", self.quantity), self.line.get("returned", 0)
        self.left = self.pieces - self.gone if "quantity" in self.line else None

    @cached_property
    def listed(self):
        """What must be in a list; a line is in the groups of its categories too."""
        categories, fresh = set(), set(self.line.get("categories", []))
        while fresh:
            categories |= fresh
            fresh = {group for group, members in self.policy.groups if not fresh.isdisjoint(members)} - categories
        order = {"channels": "channel", "countries": "country", "sellers": "seller", "paymentMethods": "paymentMethod"}
        return {name: {self.line.get(key)} for name, key in order.items()} | {
            "categories": categories, "tags": set(self.line.get("tags", []))}

    @cached_property
    def values(self):
        """What must have a value or be in a range; what the shopper states goes before what the line says."""
        request, visits = self.request.get("facts", {}), self.line.get("repairs", [])
        groups = {name: stated(self.line.get(name)) | request.get(name, {}) for name in ("condition", "usage", "facts")}
        faults = Counter(visit.get("fault", place) for place, visit in enumerate(visits))
        return groups | {"repairs": {
            "count": len(visits), "open": len(visits) - len(self.visits), "sameFault": max(faults.values(), default=0),
            "failed": sum(visit.get("fixed") is False for visit in visits),
            "days": sum(away("repairs", *visit) for visit in self.visits),
            "daysByHours": sum(away("repairs_by_hours", *visit) for visit in self.visits)}}

    @cached_property
    def visits(self):
        """When the goods came to the workshop and left it."""
        visits = self.line.get("repairs", [])
        return [(moment(visit["from"], self.zone), moment(visit["to"], self.zone)) for visit in visits if "to" in visit]

    def event(self, name, zone, parcel=None):
        """A moment, None if it has not happened, or the set of what is not known."""
        if parcel and self.line.get("deliveries"):
            pick = min if parcel == "first" else max
            at = pick(self.line["deliveries"], key=lambda at: moment(at, zone).low if at else ALWAYS)
        elif name in self.line.get("events", {}):
            at = self.line["events"][name]
        else:
            return frozenset({f"/line/events/{name}"})
        return at and moment(at, zone)._replace(event=name)

    def applies(self, document):
        """Whether a document is for the order."""
        countries, span = document.body.get("countries"), document.body.get("appliesTo")
        country = self.line.get("country")
        here = not countries or country is None or country in countries
        return every([here, self.happened(span["event"], span)] if span else [here])

    def happened(self, name, test):
        found = self.event(name, self.zone)
        if isinstance(found, frozenset):
            return found
        if isinstance(test, bool):
            return (found is not None) is test
        return found is not None and test.get("from", "") <= found.days[0].isoformat() <= test.get("to", "9999-12-31")

    def matches(self, entry, remedy=None, reason=None):
        """Whether what an entry asks of the facts holds, for the reason that was given or for another one."""
        asked, tests = (remedy, reason or self.request.get("reason")), entry.get("when", {}).items()
        return every(truth for name, wanted in tests for truth in self.tests(name, wanted, *asked))

    def tests(self, name, wanted, remedy, reason):
        """The truth of each test of an entry of a matcher."""
        if name in self.listed:
            yield not self.listed[name].isdisjoint(wanted)
        elif name in self.values:
            for key, test in wanted.items():
                yield holds(test, self.values[name].get(key), f"/line/{name}/{key}")
        elif name == "reasons":
            leaves = [leaf for branch in wanted for leaf in REASONS.get(branch, [branch])]
            yield reason in leaves if reason else frozenset({"/request/reason"})
        elif name == "remedies":
            yield remedy in wanted
        elif name == "buyer":
            yield self.buyer["consumer"] == wanted.get("consumer", self.buyer["consumer"])
            yield "tiers" not in wanted or self.buyer.get("tier") in wanted["tiers"]
        elif name == "quantity":
            yield holds(wanted, self.quantity, "/request/quantity")
        elif name in ("unitPrice", "orderTotal"):
            money = self.line.get(name)
            yield holds(wanted, money and Decimal(money["amount"]) / 100, f"/line/{name}")
        elif name == "events":
            for event, test in wanted.items():
                yield self.happened(event, test)
        elif name == "not":
            yield negated(self.matches({"when": wanted}, remedy, reason))


def away(by, came, left):
    """The days of a visit to the workshop; by hours every 24 and the rest, of which days that are dates have 24."""
    if by == "repairs_by_hours" and (came.exact or left.exact):
        return -((came.low - left.low) // DAY_MS)
    return (left.days[0] - came.days[0]).days + (by == "repairs_both_days")
