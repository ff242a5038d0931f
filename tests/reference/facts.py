"""What is known of a line, and whether a matcher holds: true, false, or the pointers of what is not known."""
from collections import Counter
from datetime import date
from decimal import Decimal

from dates import date_at, read, start_of
from windows import Placing, by_hours, in_season

DIGITS = {"JPY": 0, "KRW": 0, "KWD": 3}
REASONS = {
    "quality": ["defective", "damaged", "spoiled", "not_as_described", "wrong_item", "missing_item"],
    "delivery": ["damaged_in_transit", "late", "lost"],
    "preference": ["changed_mind"],
}


def every(truths):
    """And, in three values: false decides, else what is unknown adds up."""
    truths = list(truths)
    if any(truth is False for truth in truths):
        return False
    return tuple(dict.fromkeys(p for truth in truths if truth is not True for p in truth)) or True


def negated(truth):
    return not truth if isinstance(truth, bool) else truth


def inside(span, value):
    value = Decimal(str(value))
    return all(test(Decimal(str(span[key]))) for key, test in (
        ("min", lambda edge: value >= edge), ("max", lambda edge: value <= edge),
        ("below", lambda edge: value < edge), ("above", lambda edge: value > edge)) if key in span)


class Facts:
    def __init__(self, policy, line, request):
        self.policy, self.line, self.request = policy, line, request
        self.quantity, self.reason = request.get("quantity") or 1, request.get("reason")
        self.known, self.left = {}, pieces_left(line)
        assumed = policy.shop.body.get("assume", {})
        buyer, taken = line.get("buyer") or {}, assumed.get("buyer", {})
        said = lambda key: line.get(key) if line.get(key) is not None else assumed.get(key)
        self.channel, self.country, self.seller, self.payment = map(said, ("channel", "country", "seller", "paymentMethod"))
        only = policy.shop.body.get("countries", [])
        self.country = self.country or (only[0] if len(only) == 1 else None)
        self.tier = buyer.get("tier") or taken.get("tier")
        self.consumer = next((b["consumer"] for b in (buyer, taken) if b.get("consumer") is not None), False)

    def once(self, name, find):
        if name not in self.known:
            self.known[name] = find()
        return self.known[name]

    def because(self, reason):
        return self.once(("because", reason), lambda: Facts(self.policy, self.line, {**self.request, "reason": reason}))

    def event(self, name, parcel=None, zone=None):
        """An instant, a date, None if it has not happened, or `unknown`."""
        if parcel and self.line.get("deliveries"):
            came = [value and read(value) for value in self.line["deliveries"]]
            edge = lambda value: start_of(value, zone) if isinstance(value, date) else value
            known = [value for value in came if value is not None]
            if parcel == "last":
                return None if None in came else max(known, key=edge)
            return min(known, key=edge) if known else None
        events = self.line.get("events") or {}
        if name not in events:
            return "unknown"
        return None if events[name] is None else read(events[name])

    def visits(self, zone):
        for visit in self.line.get("repairs") or []:
            at = lambda key: Placing.at("repair", read(visit[key]), zone) if visit.get(key) is not None else None
            yield at("from"), at("to")

    def stated(self, group, name):
        for said in ((self.request.get("facts") or {}).get(group), self.line.get(group)):
            if said and said.get(name) is not None:
                return said[name]
        if group == "usage":
            read_ = [r for r in self.line.get("readings") or [] if r.get(name) is not None]
            return max(read_, key=lambda r: self.policy.shop.beginning(read(r["at"])))[name] if read_ else None
        return None

    def season(self, season, document):
        """Whether a season holds, and its last day."""
        value = self.event(season["event"])
        last = None
        if value == "unknown":
            within = (f"/line/events/{season['event']}",)
        else:
            day = value if isinstance(value, date) or value is None else date_at(value, document.zone)
            last = day and in_season(season, day)
            within = last is not None
        return every([within, self.matches(season.get("when", {}), document)]), last

    def applies(self, document):
        """Whether the document is for the order."""
        countries, span = document.body.get("countries"), document.body.get("appliesTo")
        truth = [not countries or self.country is None or self.country in countries]
        if span:
            truth.append(self.happened(span["event"], {key: span[key] for key in ("from", "to") if key in span}, document))
        return every(truth)

    def happened(self, name, test, document):
        value = self.event(name)
        if value == "unknown":
            return (f"/line/events/{name}",)
        if isinstance(test, bool):
            return (value is not None) is test
        if value is None:
            return False
        day = value if isinstance(value, date) else date_at(value, self.policy.shop.zone)
        return test.get("from", "0001-01-01") <= day.isoformat() <= test.get("to", "9999-12-31")

    def matches(self, matcher, document, remedy=None):
        return every(truth for name, test in matcher.items() for truth in self.tests(name, test, document, remedy))

    def tests(self, name, test, document, remedy):
        listed = {"channels": self.channel, "countries": self.country, "sellers": self.seller, "paymentMethods": self.payment}
        if name in listed:
            yield listed[name] in test
        elif name == "reasons":
            yield ("/request/reason",) if self.reason is None else any(self.reason in self.policy.leaves(entry) for entry in test)
        elif name == "categories":
            held = self.once("categories", lambda: self.policy.groups(self.line.get("categories") or []))
            yield not held.isdisjoint(test)
        elif name == "tags":
            yield bool(set(self.line.get("tags") or []) & set(test))
        elif name == "remedies":
            yield remedy in test
        elif name == "buyer":
            if "tiers" in test:
                yield self.tier in test["tiers"]
            if "consumer" in test:
                yield self.consumer is test["consumer"]
        elif name in ("condition", "usage"):
            for key, wanted in test.items():
                value = self.stated(name, key)
                yield (f"/line/{name}/{key}",) if value is None else value is wanted if name == "condition" else inside(wanted, value)
        elif name == "quantity":
            yield inside(test, self.quantity)
        elif name in ("unitPrice", "orderTotal"):
            money, currency = self.line.get(name), document.body.get("currency")
            known = money is not None and currency in (None, money["currency"])
            yield inside(test, Decimal(money["amount"]).scaleb(-DIGITS.get(money["currency"], 2))) if known else (f"/line/{name}",)
        elif name == "repairs":
            counted = self.once("repairs", self.repairs)
            yield from (inside(span, counted[key]) for key, span in test.items())
        elif name == "events":
            yield from (self.happened(event, wanted, document) for event, wanted in test.items())
        elif name == "facts":
            for fact, wanted in test.items():
                value = (self.line.get("facts") or {}).get(fact)
                yield (f"/line/facts/{fact}",) if value is None else inside(wanted, value) if isinstance(wanted, dict) \
                    else value == wanted
        elif name == "not":
            yield negated(self.matches(test, document, remedy))

    def repairs(self):
        listed, away = self.line.get("repairs") or [], list(self.visits(self.policy.shop.zone))
        over = [(came, left) for came, left in away if left]
        faults = Counter(visit.get("fault") or place for place, visit in enumerate(listed))
        return {"count": len(listed), "open": len(away) - len(over), "failed": sum(v.get("fixed") is False for v in listed),
                "sameFault": max(faults.values(), default=0), "days": sum((left.days[0] - came.days[0]).days for came, left in over),
                "daysByHours": sum(by_hours(came, left) for came, left in over)}


def pieces_left(line):
    """The pieces that may go back, or None if that is not known."""
    if line.get("quantity") is None:
        return None
    gone = (line.get("returned") or 0) + (line.get("inProgress") or 0)
    for claim in line.get("claims") or []:
        if claim["state"] in ("open", "done") and claim.get("remedy") not in ("price_reduction", "compensation"):
            back = claim["quantity"] if claim.get("remedy") == "repair" and claim["state"] == "done" else 0
            held = claim["quantity"] if claim.get("received") is None else claim["received"]
            gone += held - (back if claim.get("redelivered") is None else claim["redelivered"])
    return max(line["quantity"] - gone, 0)
