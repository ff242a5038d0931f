#!/usr/bin/env python3
"""Writes the tables of the laws beside this file: what an ordinary order of each place may do, and until when.

Run, with Python 3.11 or later: python tests/vectors/packs/generate.py

Lengths, first days and exceptions are written here from the cited articles, beside the packs and not out of them;
last days and closing instants come from datetime, dateutil and zoneinfo. Working days are named by hand.
"""

import json
import pathlib
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

HERE = pathlib.Path(__file__).parent
CONSUMER = {"consumer": True}
CHANGED, DEFECT = {"reason": "changed_mind", "remedy": "refund"}, {"reason": "defective", "remedy": "repair"}


def utc(instant):
    return instant.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


class Place:
    """One country: its packs under a shop that promises nothing itself, and an order of 1 March 2026."""

    def __init__(self, name, about, packs, zone, country, calendars=(), calendar=None, ordered="2026-03-01", delivered="2026-03-02"):
        self.name, self.about, self.zone = name, about, ZoneInfo(zone)
        self.delivered = date.fromisoformat(delivered)
        policy = {"format": 1, "id": "shop", "version": "1", "timeZone": zone, "countries": [country], "currency": "EUR",
                  "packs": packs, "assume": {"channel": "online", "buyer": CONSUMER}}
        if calendar:
            policy["calendar"] = calendar
        ids = [pack if isinstance(pack, str) else pack["id"] for pack in packs]
        self.base = {"policy": policy, "packs": ids, "calendars": list(calendars),
                     "line": {"quantity": 1, "events": {"ordered": ordered, "delivered": delivered}}, "request": CHANGED}
        self.cases = []

    def after(self, last):
        """The instant at which the day after a last day starts."""
        return datetime.combine(last + timedelta(days=1), datetime.min.time(), self.zone)

    def row(self, id, why, see, now=None, absent=None, **more):
        case = {"id": id, "why": why}
        case.update({key: value for key, value in more.items() if value})
        if now:
            case["now"] = now if isinstance(now, str) else utc(now)
        case["see"] = see
        if absent:
            case["absent"] = absent
        self.cases.append(case)

    def at(self, day, hour=12):
        return datetime(day.year, day.month, day.day, hour, tzinfo=self.zone)

    def both(self, id, why, rule, last, patch=None, remove=None, more=None):
        """Open in the last second, closed at the end: the short answer has the same last day on both sides."""
        closes = self.after(last)
        ends = {"/value/lastDay": str(last), "/value/closes": utc(closes)}
        self.row(f"{id}-last-second", f"{why}: open in the last second", {"/value/status": "eligible", "/value/options/0/rule": rule,
            "/value/options/0/status": "open", "/value/options/0/basis": "law", "/value/options/0/lastDay": str(last),
            "/value/options/0/closes": utc(closes), **(more or {})}, closes - timedelta(seconds=1), patch=patch, remove=remove)
        self.row(f"{id}-closed", f"{why}: closed a second later", {"/value/status": "ineligible", **ends}, closes, call="verdict", patch=patch, remove=remove)

    def covered(self, id, why, coverage, last, patch=None):
        """The same for a warranty."""
        closes = self.after(last)
        for suffix, now, state in [("last-second", closes - timedelta(seconds=1), "expiring"), ("closed", closes, "expired")]:
            self.row(f"{id}-{suffix}", f"{why}: {state}", {"/value/0/rule": coverage, "/value/0/basis": "law", "/value/0/state": state,
                "/value/0/lastDay": str(last), "/value/0/closes": utc(closes)}, now, call="warranty", patch=patch)

    def silent(self, id, why, rule, reason, remedy, patch=None, day=None, place=0):
        """The law gives something that the pack cannot state: neither a certain yes nor a certain no."""
        self.row(id, why, {"/value/status": "review", f"/value/options/{place}/rule": rule, f"/value/options/{place}/basis": "law", f"/value/options/{place}/notes": ["law_may_give_more"]},
            self.at(self.delivered + timedelta(days=day or 40)), patch={"/request": {"reason": reason, "remedy": remedy}, **(patch or {})})

    def filed(self, id, why, level, last, place, at="2026-03-02T09:00:00Z", more=None, absent=None):
        """A time that counts from a withdrawal that was filed: its record says by itself when the seller was told."""
        closes = self.after(last)
        record = {"kind": "withdrawal", "receivedAt": at, **(more or {})}
        for suffix, now, state in [("last-second", closes - timedelta(seconds=1), "due"), ("missed", closes, "missed")]:
            self.row(f"{id}-{suffix}", f"{why}: {state}", {f"/value/serviceLevels/{place}/id": level, f"/value/serviceLevels/{place}/state": state,
                f"/value/serviceLevels/{place}/lastDay": str(last), f"/value/serviceLevels/{place}/due": utc(closes)}, now, call="caseProgress",
                patch={"/record": record}, remove=["/line", "/request"])

    def duty(self, id, why, level, event, last, place=0, more=None):
        """A time that the seller has."""
        closes = self.after(last)
        facts = {"events": {event: str(self.delivered)}, **(more or {})}
        for suffix, now, state in [("last-second", closes - timedelta(seconds=1), "due"), ("missed", closes, "missed")]:
            self.row(f"{id}-{suffix}", f"{why}: {state}", {f"/value/{place}/id": level, f"/value/{place}/state": state, f"/value/{place}/basis": "law",
                f"/value/{place}/lastDay": str(last), f"/value/{place}/due": utc(closes)}, now, call="serviceLevels",
                patch={"/facts": facts}, remove=["/line", "/request"])

    def status(self, id, why, status, patch=None, remove=None, now=None, more=None, absent=None):
        self.row(id, why, {"/value/status": status, **(more or {})}, now or self.at(self.delivered + timedelta(days=3)), patch=patch, remove=remove, absent=absent)

    def after_failed_repair(self, rule, last, visits, beyond="ineligible", at=0):
        """In a guarantee that a repair made longer one that failed opens the rest of it, and one that helped does not: then only
        what the law leaves open `beyond` it."""
        name = rule.rsplit(".", 1)[-1]
        asking = lambda remedy, fixed: {"/request": {"reason": "defective", "remedy": remedy}, "/line/repairs": [*visits[:-1], {**visits[-1], "fixed": fixed}]}
        last_second = self.after(last) - timedelta(seconds=1)
        self.status(f"{name}-reduced", "a repair that failed: part of the price", "eligible", asking("price_reduction", False), now=last_second, more={"/value/options/0/rule": f"{rule}.price_reduction", "/value/options/0/lastDay": str(last)})
        self.status(f"{name}-reduced-over", "until the last day", beyond, asking("price_reduction", False), now=self.after(last))
        self.status(f"{name}-ended", "or the money back, unless the fault is minor", "review", asking("refund", False), now=last_second, more={f"/value/options/{at}/rule": f"{rule}.termination", f"/value/options/{at}/lastDay": str(last)})
        self.status(f"{name}-ended-over", "that too", beyond, asking("refund", False), now=self.after(last))
        self.status(f"{name}-fixed", "a repair that helped opens neither", beyond, asking("price_reduction", True), now=last_second)

    def exceptions(self, rule, table):
        """Each exception closes the right; without what it asks for the right is open; an unknown fact is asked for."""
        for name, line, fact, other in table:
            patch = {f"/line/{key}": value for key, value in line.items()}
            if not fact:
                # Of a service the rule for goods is replaced, and the one for services excluded.
                place = 4 if name in SERVICES else 0
                own = rule + ".services" if name in SERVICES else rule
                told = {"/value/why/0/remedy": "refund", "/value/why/0/code": "excluded", "/value/why/0/basis": "law"}
                self.status(name, "an exception", "ineligible", {**patch, "/closed": "all"}, more={**told, f"/value/closed/{place}/rule": own, f"/value/closed/{place}/reasons/0/code": "excluded"})
                if other:
                    self.status(f"{name}-not", "what the exception leaves out", "eligible", {**patch, **other})
                continue
            pointer, closing, opening = fact
            folder = pointer.rsplit("/", 1)[0]
            known = lambda value: {**patch, folder: {**(other or {}), pointer.rsplit("/", 1)[1]: value}}
            self.status(name, "an exception", "ineligible", known(closing))
            self.status(f"{name}-not", "the fact that it asks for is otherwise", "eligible", known(opening))
            missing = {**patch, **({folder: other} if other else {})}
            self.status(f"{name}-unknown", "the fact that it asks for is not known", "conditional", missing, more={"/value/missing/0/pointer": pointer})

    def common(self, last):
        """What holds for every right of distance sales."""
        day = self.at(self.delivered + timedelta(days=3))
        self.row("no-reason", "no reason is needed, and what is open is told before what hinges on one", {"/value/status": "eligible", "/value/remedy": "refund", "/value/lastDay": str(last)}, day, call="verdict", patch={"/request": {}})
        self.status("business", "a business is no consumer", "ineligible", {"/line/buyer": {"consumer": False}}, now=day)
        self.status("in-store", "goods bought in a shop", "ineligible", {"/line/channel": "store"}, now=day)
        self.row("elsewhere", "the law of another country has nothing to say", {"/value/status": "ineligible", "/value/options": [], "/value/closed": []}, day, patch={"/policy/countries": ["BR"], "/line/country": "BR"})

    def write(self):
        head = {"about": self.about, "tool": "generate.py: Python datetime, dateutil and zoneinfo", "call": "checkReturn", "base": self.base}
        dump = lambda value: json.dumps(value, ensure_ascii=False)
        parts = [f"  {dump(key)}: {dump(value)}" for key, value in head.items()]
        rows = ",\n".join("    " + dump(case) for case in self.cases)
        text = "{\n" + ",\n".join(parts) + ',\n  "cases": [\n' + rows + "\n  ]\n}\n"
        (HERE / f"{self.name}.json").write_text(text, encoding="utf-8")


SEAL, OPENED = ("/line/condition/sealIntact", False, True), ("/line/condition/opened", True, False)
SERVICES = ["urgent-repair", "dated-leisure"]
EUROPEAN = [
    ("custom-made", {"categories": ["custom_made"]}, None, None),
    ("perishable", {"categories": ["fresh_perishable"]}, None, None),
    ("hygiene", {"categories": ["hygiene"]}, SEAL, None),
    ("mixed", {"categories": ["mixes_inseparably"]}, ("/line/facts/inseparablyMixed", True, False), None),
    ("boxed-software", {"categories": ["software_boxed"]}, SEAL, None),
    ("boxed-audio", {"categories": ["audio_visual_boxed"]}, SEAL, None),
    ("newspapers", {"categories": ["newspapers"]}, None, {"/line/tags": ["subscription"]}),
    ("market-priced", {"categories": ["market_priced"]}, None, None),
    ("alcohol-futures", {"categories": ["alcohol_futures"]}, None, None),
    ("public-auction", {"tags": ["public_auction"]}, None, None),
    ("urgent-repair", {"categories": ["urgent_repair"]}, None, None),
    ("dated-leisure", {"categories": ["leisure"], "tags": ["dated"]}, None, {"/line/tags": [], "/line/facts": {"startConsented": False}}),
    ("service-performed", {"categories": ["service"]}, ("/line/facts/servicePerformed", True, False), {"startConsented": True}),
    ("digital-begun", {"categories": ["digital_download"]}, ("/line/facts/supplyBegun", True, False), {"startConsented": True}),
]


def fourteen_days(place, own, ids, excepted, rolls):
    """Withdrawal as the directive has it. `own` is the rule that is cited, `ids` those for never and for late; `rolls` says
    whether a last day that is not worked moves, whatever the policy says."""
    day = place.delivered
    last = day + timedelta(days=14)
    never, late = ids
    bound = last + relativedelta(months=12)
    place.both("ordinary", "fourteen days after delivery", own, last, more={
        "/value/options/0/costs/shippingPaidBy": "buyer", "/value/options/0/countedFrom/event": "delivered", "/value/options/0/dependsOn": []})
    place.common(last)
    place.status("not-delivered", "it may be used before delivery", "eligible", {"/line/events/delivered": None}, more={"/value/options/0/closesState": "not_started"})
    place.status("delivery-unknown", "the day of delivery is asked for", "conditional", remove=["/line/events/delivered"], more={"/value/missing/0/pointer": "/line/events/delivered"})
    place.status("reason-defective", "no reason stands against it", "eligible", {"/request/reason": "defective"})
    place.status("return-cost-not-told", "who did not say that the shopper pays for the return pays", "eligible", {"/line/tags": ["return_cost_not_told"]}, more={"/value/options/0/costs/shippingPaidBy": "seller"})
    parcels = [str(day), str(day + timedelta(days=7))]
    place.both("last-parcel", "several goods of one order count from the last", own, day + timedelta(days=21), {"/line/deliveries": parcels})
    place.both("first-delivery", "goods delivered regularly count from the first", own + ".regular_delivery", last, {"/line/deliveries": parcels, "/line/tags": ["regular_delivery"]})
    place.both("service", "a service counts from the contract", own + ".services", day + timedelta(days=14 if rolls else 13), {"/line/categories": ["service"], "/line/facts": {"startConsented": False}, "/line/events": {"ordered": str(day - timedelta(days=1))}})
    place.both("never-informed", "never told: twelve months from the end of the fourteen days", never, bound, {"/line/events/informed": None})
    informed = day + timedelta(days=100)
    place.both("informed-late", "told on the hundredth day: fourteen days from then", late, informed + timedelta(days=14), {"/line/events/informed": str(informed)})
    place.both("informed-last", "told on the last of the twelve months' days", late, bound + timedelta(days=14), {"/line/events/informed": str(bound)})
    place.both("informed-too-late", "told a day later: it revives nothing", never, bound, {"/line/events/informed": str(bound + timedelta(days=1))})
    place.both("informed-before", "told when ordering: nothing is longer", own, last, {"/line/events/informed": str(day - timedelta(days=1))})
    for kind, start in [("regular_delivery", day), ("services", day - timedelta(days=1))]:
        more = {"/line/tags": ["regular_delivery"]} if kind == "regular_delivery" else {"/line/categories": ["service"], "/line/facts": {"startConsented": False}}
        place.both(f"never-informed-{kind}", "never told, counted from that start", f"{own}.{kind}", start + timedelta(days=14) + relativedelta(months=12), {"/line/events/informed": None, **more})
    place.exceptions(excepted, EUROPEAN)
    place.status("custom-made-never-informed", "an exception is one for who was never told, too", "ineligible", {"/line/categories": ["custom_made"], "/line/events/informed": None})
    if rolls:
        saturday = {"/line/events/delivered": "2026-03-14"}
        monday = date(2026, 3, 30)
        place.both("rolls", "14 days from 14 March 2026 is a Saturday: Monday", own, monday, saturday)
        place.both("rolls-sunday", "14 days from 15 March 2026 is a Sunday: Monday", own, monday, {"/line/events/delivered": "2026-03-15"})
        place.both("rolls-not", "14 days from 16 March 2026 is that Monday", own, monday, {"/line/events/delivered": "2026-03-16"})
        none = [{"id": id, "rollOver": "none"} for id in place.base["packs"]]
        place.both("rolls-whatever", "a policy that says none takes nothing away from the law", own, monday, {**saturday, "/policy/packs": none})
        bare = {"patch": saturday, "remove": ["/policy/calendar"]}
        place.status("no-calendar", "without a calendar the own end is certain", "eligible", now=place.after(date(2026, 3, 28)) - timedelta(seconds=1), more={"/value/options/0/lastDay": "2026-03-28", "/value/options/0/notes": ["calendar_not_covering"]}, **bare)
        place.status("no-calendar-after", "and nothing is certain after it", "conditional", now=place.after(date(2026, 3, 28)), **bare)


def guarantee(place, rule, years, presumption, proof_months, coverage=None, second=None, there={}):
    """Faulty goods: repair or replacement, then what comes after a repair that failed."""
    day = place.delivered
    last = day + relativedelta(years=years)
    defect = {**there, "/request": DEFECT}
    place.both("guarantee", "faulty goods", rule, last, defect, more={"/value/options/0/costs/shippingPaidBy": "seller"})
    place.status("guarantee-replacement", "the shopper chooses", "eligible", {**there, "/request": {"reason": "not_as_described", "remedy": "replacement"}}, more={"/value/options/0/rule": rule})
    place.status("guarantee-in-store", "wherever they were bought", "eligible", {**defect, "/line/channel": "store"})
    place.status("guarantee-business", "by a consumer", "ineligible", {**defect, "/line/buyer": {"consumer": False}})
    price, end, ends = second
    failed = {**there, "/line/repairs": [{"from": "2026-04-01", "to": "2026-04-08", "fixed": False}]}
    summer = place.at(date(2026, 7, 1))
    for name, remedy, id, status in [("price", "price_reduction", price, "eligible"), ("end", "refund", end, ends)]:
        asked = {**there, "/request": {"reason": "defective", "remedy": remedy}}
        place.status(f"{name}-after-failure", "after a repair that failed", status, {**asked, **failed}, now=summer, more={"/value/options/0/rule": id})
        place.status(f"{name}-before", "not before", "ineligible", asked, now=summer)
    place.status("custom-made-end", "an exception to withdrawal is none here", ends, {"/request": {"reason": "defective", "remedy": "refund"}, **failed, "/line/categories": ["custom_made"]}, now=summer, more={"/value/options/0/rule": end})
    proof = day + relativedelta(months=proof_months) if proof_months > 0 else day + relativedelta(months=-proof_months) - timedelta(days=1)
    closes = place.after(proof)
    place.status("proof-last-second", "the seller has to prove", "eligible", defect, now=closes - timedelta(seconds=1), more={"/value/options/0/burdenOfProof/on": "seller", "/value/options/0/burdenOfProof/rule": presumption, "/value/options/0/burdenOfProof/lastDay": str(proof)})
    place.status("proof-over", "no longer", "eligible" if proof < last else "ineligible", defect, now=closes, absent=["/value/options/0/burdenOfProof"])
    if coverage:
        place.covered("coverage", "the legal guarantee", coverage, last, there)


def after_withdrawal(place, law, refund, send, told=None):
    """What is due once a withdrawal is filed: by both, within fourteen days of telling the seller. `told` is where a report
    on the form has it, which leaves out what cannot be reckoned yet."""
    first, second = told or (refund, send)
    last = place.delivered + timedelta(days=14)
    place.duty("refund", "fourteen days after being told", f"{law}.refund_14d", "trader_informed", last, refund)
    place.duty("refund-proven-early", "goods that came back before change nothing", f"{law}.refund_14d", "trader_informed", last, refund, {"events": {"trader_informed": str(place.delivered), "return_proven": str(place.delivered + timedelta(days=5))}})
    place.duty("refund-proven-late", "the seller may wait until they are back, or proven sent", f"{law}.refund_14d", "trader_informed", last + timedelta(days=3), refund, {"events": {"trader_informed": str(place.delivered), "return_proven": str(last + timedelta(days=3))}})
    place.duty("send-back", "fourteen days to send the goods back", f"{law}.send_back_14d", "trader_informed", last, send)
    place.filed("filed-refund", "counted from the withdrawal that was received", f"{law}.refund_14d", last, refund)
    place.filed("filed-send-back", "so is the time to send the goods back", f"{law}.send_back_14d", last, send)
    place.filed("filed-told-later", "unless the record says when the seller was told", f"{law}.refund_14d", last + timedelta(days=2), refund, more={"events": {"trader_informed": str(place.delivered + timedelta(days=2))}})
    report = {"/kind": "withdrawal", "/values": {"name": "Erika Muster", "orderId": "A-1", "email": "e@example.com", "scope": "whole"}}
    place.row("form", "the report on the form says what would follow if it were sent now", {"/value/errors": [], f"/value/serviceLevels/{first}/id": f"{law}.refund_14d", f"/value/serviceLevels/{first}/lastDay": str(last),
        f"/value/serviceLevels/{second}/id": f"{law}.send_back_14d", f"/value/serviceLevels/{second}/state": "due"}, place.at(place.delivered), call="validateForm", patch=report, remove=["/line", "/request"])
    place.row("complaint-no-withdrawal", "a complaint is no withdrawal", {f"/value/serviceLevels/{refund}/state": "unknown"}, place.at(place.delivered), call="caseProgress", patch={"/record": {"kind": "complaint", "receivedAt": "2026-03-02T09:00:00Z"}}, remove=["/line", "/request"])


def european_union():
    place = Place("eu", "The European Union, as a shop in Ireland has it without a pack of its own: zone and calendar are the shop's.", ["eu"], "Europe/Dublin", "IE", ["ie"], "ie")
    fourteen_days(place, "eu.withdrawal_14d", ("eu.withdrawal_not_informed", "eu.withdrawal_informed_late"), "eu.withdrawal_14d", True)
    guarantee(place, "eu.legal_guarantee", 2, "eu.burden_of_proof", 12, "eu.legal_guarantee", ("eu.legal_guarantee.price_reduction", "eu.legal_guarantee.termination", "review"), {"/policy/countries": ["AT"]})
    after_withdrawal(place, "eu", 0, 1)
    place.both("berlin", "29 March 2026 is a Sunday: by Berlin's calendar Monday", "eu.withdrawal_14d", date(2026, 3, 30), {"/policy/timeZone": "Europe/Dublin", "/policy/calendar": "de-be", "/calendars": ["de-be"], "/line/events/delivered": "2026-03-15"})
    place.silent("doorstep", "a Member State may give thirty days for unsolicited visits", "eu.withdrawal_30d.doorstep", "changed_mind", "refund", {"/line/channel": "door_to_door"}, 20)
    place.status("doorstep-over", "but no more", "ineligible", {"/line/channel": "door_to_door"}, now=place.after(date(2026, 4, 1)))
    for reason in ["late", "lost"]:
        place.silent(reason, "who delivers late, or not at all, gets a further time", "eu.late_delivery", reason, "refund")
    place.silent("service-faulty", "services are not harmonised", "eu.services", "not_as_described", "refund", {"/line/categories": ["service"]})
    place.silent("digital-termination", "the end of the contract about digital content", "eu.digital_conformity.other", "defective", "refund", {"/line/categories": ["digital_download"]})
    place.silent("digital-continuous", "content that is supplied continuously", "eu.digital_conformity.continuous", "defective", "repair", {"/line/categories": ["digital_download"], "/line/tags": ["supplied_continuously"]}, 800)
    for country, last in [("IE", None), ("NL", None), ("FI", None), ("ES", date(2029, 3, 2)), ("PT", date(2029, 3, 2)), ("SE", date(2029, 3, 2)), ("IT", date(2028, 5, 2)), ("RO", date(2031, 3, 2))]:
        rule = "eu.legal_guarantee.longer" + {None: "", date(2029, 3, 2): "_3y", date(2028, 5, 2): "_26m", date(2031, 3, 2): "_5y"}[last]
        there = {"/policy/countries": [country], "/request": DEFECT}
        place.status(f"two-years-{country}", "within two years the guarantee is certain", "eligible", there, now=place.after(date(2028, 3, 2)) - timedelta(seconds=1), more={"/value/options/0/rule": "eu.legal_guarantee"})
        place.row(f"more-{country}", "after them the country may give more", {"/value/status": "review", "/value/options/0/rule": rule, "/value/options/0/notes": ["law_may_give_more"]}, place.after(date(2028, 3, 2)), patch=there)
        place.row(f"more-{country}-warranty", "and a warranty is not known to be over", {"/value/1/rule": rule, "/value/1/state": "unknown", "/value/1/notes": ["law_may_give_more"]}, place.after(date(2028, 3, 2)), call="warranty", patch=there)
        if last:
            place.status(f"more-{country}-last-second", "to its last second", "review", there, now=place.after(last) - timedelta(seconds=1))
            place.status(f"more-{country}-over", "and no longer", "ineligible", there, now=place.after(last))
    digital = {"/line/categories": ["digital_download"], "/request": DEFECT}
    place.both("digital", "faulty digital content", "eu.digital_conformity", date(2028, 3, 2), digital)
    bank = {"/line/events/delivered": "2026-10-12"}
    place.both("bank-holiday", "26 October 2026 is off in Ireland: the shop's calendar says so", "eu.withdrawal_14d", date(2026, 10, 27), bank)
    enabled = {"/policy/packs": [{"id": "eu", "enable": ["eu.repair_extension_12m"]}], "/line/repairs": [{"from": "2026-09-01", "to": "2026-09-08"}]}
    since, before = {"ordered": "2026-07-31", "delivered": "2026-08-05"}, {"ordered": "2026-07-30", "delivered": "2026-08-05"}
    now = "2026-11-22T12:00:00Z"
    enabled["/policy/countries"] = ["AT"]
    later = "2028-11-22T12:00:00Z"
    place.row("longer-after-repair", "a contract of 31 July 2026: twelve months more after a repair", {"/value/1/rule": "eu.repair_extension_12m", "/value/1/lastDay": "2029-08-05", "/value/1/state": "active"}, later, call="warranty", patch={**enabled, "/line/events": since})
    place.row("not-longer-before", "a contract of the day before: none", {"/value/0/lastDay": "2028-08-05"}, later, absent=["/value/1"], call="warranty", patch={**enabled, "/line/events": before})
    place.row("not-longer-unrepaired", "goods that were never repaired: none", {"/value/0/lastDay": "2028-08-05"}, later, absent=["/value/1"], call="warranty", patch={**enabled, "/line/events": since, "/line/repairs": []})
    unsure = {"/policy/countries": ["AT"], "/line/repairs": enabled["/line/repairs"], "/line/events": since}
    place.row("not-certain-unless-enabled", "what a Member State made of it was not read", {"/value/1/rule": "eu.repair_extension_12m", "/value/1/state": "unknown", "/value/1/notes": ["law_may_give_more"]}, later, call="warranty", patch=unsure)
    place.row("hidden-while-certain", "while the two years run it is not told", {"/value/0/rule": "eu.legal_guarantee", "/value/0/state": "active"}, now, absent=["/value/1"], call="warranty", patch=unsure)
    place.row("review-after-repair", "nor is the right certain", {"/value/status": "review", "/value/options/0/rule": "eu.repair_extension_12m", "/value/options/0/notes": ["law_may_give_more"]}, later, patch={**unsure, "/request": DEFECT})
    place.write()


def germany():
    place = Place("de", "Germany, with the pack of the European Union: where both say the same, German law is cited.", ["eu", "de"], "Europe/Berlin", "DE", ["de-be"], "de-be")
    fourteen_days(place, "de.withdrawal_14d", ("de.withdrawal_not_informed", "de.withdrawal_informed_late"), "eu.withdrawal_14d", True)
    guarantee(place, "de.legal_guarantee", 2, "de.burden_of_proof", 12, "eu.legal_guarantee", ("de.legal_guarantee.price_reduction", "de.legal_guarantee.termination", "review"))
    place.status("cited", "the article of the shopper's own law", "eligible", more={"/value/options/0/citation/article": "BGB §§ 312g, 355, 356, 357"}, absent=["/value/options/1"])
    defect = {"/request": DEFECT}
    place.status("hygiene-cited", "of two laws that say the same the one that is named last is told", "ineligible", {"/line/categories": ["hygiene"], "/line/condition": {"sealIntact": False}}, more={"/value/why/0/rule": "de.withdrawal_14d.hygiene_unsealed", "/value/why/0/code": "excluded"})
    after_withdrawal(place, "de", 2, 3)
    place.both("truth", "delivered on 15 March 2026, with the pack of the Union alone", "eu.withdrawal_14d", date(2026, 3, 30), {"/policy/packs": ["eu"], "/line/events/delivered": "2026-03-15"})
    repaired = {"/line/repairs": [{"from": "2026-09-01", "to": "2026-09-08"}]}
    for name, ordered, rule, last in [("repaired", "2026-07-31", "de.repair_extension_12m", date(2029, 8, 5)), ("repaired-before", "2026-07-30", "de.legal_guarantee", date(2028, 8, 5))]:
        sale = {"/line/events": {"ordered": ordered, "delivered": "2026-08-05"}}
        place.both(name, "twelve months more after a repair, for sales from 31 July 2026", rule, last, {**defect, **repaired, **sale})
    new_sale = {"/line/events": {"ordered": "2026-07-31", "delivered": "2026-08-05"}}
    place.both("unrepaired", "none without a repair", "de.legal_guarantee", date(2028, 8, 5), {**defect, **new_sale})
    place.row("repaired-coverage", "the guarantee that it makes longer", {"/value/0/lastDay": "2028-08-05", "/value/1/rule": "de.repair_extension_12m", "/value/1/state": "active", "/value/1/lastDay": "2029-08-05"}, "2028-11-22T12:00:00Z", call="warranty", patch={**repaired, **new_sale})
    for name, shown, last in [("shown-inside", date(2028, 2, 20), date(2028, 6, 20)), ("shown-on-last-day", date(2028, 3, 2), date(2028, 7, 2)), ("shown-too-late", date(2028, 3, 3), date(2028, 3, 2)), ("shown-early", date(2026, 6, 1), date(2028, 3, 2))]:
        rule = "de.legal_guarantee" if last == date(2028, 3, 2) else "de.limitation_475e3"
        place.both(name, "not barred before four months after a defect that showed inside the two years", rule, last, {**defect, "/line/events/defect_first_shown": str(shown)})
    for name, handed, back, last in [("handed-inside", "2028-02-25", "2028-05-31", date(2028, 7, 31)), ("handed-too-late", "2028-03-03", "2028-05-31", date(2028, 3, 2)), ("month-end", "2028-02-25", "2028-12-31", date(2029, 2, 28))]:
        rule = "de.legal_guarantee" if last == date(2028, 3, 2) else "de.limitation_475e4"
        place.both(name, "nor before two months after goods that were handed over in time came back", rule, last, {**defect, "/line/events/handed_over_for_repair": handed, "/line/events/repaired_goods_back": back})
    place.write()


def france():
    place = Place("fr", "France, with the pack of the European Union: where both say the same, French law is cited.", ["eu", "fr"], "Europe/Paris", "FR", ["fr"], "fr")
    fourteen_days(place, "fr.withdrawal_14d", ("fr.withdrawal_not_informed", "fr.withdrawal_informed_late"), "eu.withdrawal_14d", True)
    guarantee(place, "fr.legal_guarantee", 2, "fr.burden_of_proof", 24, "eu.legal_guarantee", ("fr.legal_guarantee.price_reduction", "fr.legal_guarantee.termination", "review"))
    place.status("cited", "the article of the shopper's own law", "eligible", more={"/value/options/0/citation/article": "Code de la consommation L221-18, L221-19, L221-21, L221-24"}, absent=["/value/options/1"])
    repaired = {"/line/repairs": [{"from": "2026-05-01", "to": "2026-05-08"}]}
    place.both("longer-after-repair", "six months more after a repair", "fr.repair_extension_6m", date(2028, 9, 2), {"/request": DEFECT, **repaired})
    place.both("last-contract", "a contract of 30 July 2026", "fr.repair_extension_6m", date(2029, 2, 3), {"/request": DEFECT, **repaired, "/line/events": {"ordered": "2026-07-30", "delivered": "2026-08-03"}})
    later = {"/request": DEFECT, **repaired, "/line/events": {"ordered": "2026-07-31", "delivered": "2026-08-03"}}
    six, twelve = date(2029, 2, 3), date(2029, 8, 3)
    place.status("later-contract", "the six months are certain for one of the day after, too", "eligible", later, now=place.after(six) - timedelta(seconds=1), more={"/value/options/0/rule": "fr.repair_extension_6m", "/value/options/0/lastDay": str(six)})
    place.status("later-contract-doubt", "whether they are twelve is not", "review", later, now=place.after(six), more={"/value/options/0/rule": "fr.repair_extension_12m", "/value/options/0/notes": ["law_may_give_more"]})
    place.status("later-contract-doubt-last", "to the last of the twelve", "review", later, now=place.after(twelve) - timedelta(seconds=1))
    place.status("later-contract-over", "and then it is over", "ineligible", later, now=place.after(twelve))
    place.after_failed_repair("fr.repair_extension_6m", date(2028, 9, 2), [{"from": "2026-05-01", "to": "2026-05-08"}], "review", 1)
    place.silent("hidden-defect", "hidden defects are for a court", "fr.hidden_defects", "defective", "refund", day=800)
    place.status("hidden-defect-none", "a change of mind is none", "ineligible", {"/request": CHANGED}, now=place.at(date(2028, 5, 1)))
    place.row("coverage-after-repair", "the guarantee that it makes longer", {"/value/0/lastDay": "2028-03-02", "/value/1/rule": "fr.repair_extension_6m", "/value/1/lastDay": "2028-09-02"}, "2026-11-22T12:00:00Z", call="warranty", patch=repaired)
    place.both("replacement-imposed", "two years from a replacement that the seller chose", "fr.replacement_imposed_2y", date(2029, 1, 15), {"/request": DEFECT, "/line/events/replacement_imposed": "2027-01-15"})
    place.both("replacement-too-late", "none after the guarantee", "fr.legal_guarantee", date(2028, 3, 2), {"/request": DEFECT, "/line/events/replacement_imposed": "2028-03-03"})
    second_hand = {"/request": DEFECT, "/line/tags": ["second_hand"]}
    place.status("second-hand", "twelve months of proof for second-hand goods", "eligible", second_hand, now=place.after(date(2027, 3, 2)) - timedelta(seconds=1), more={"/value/options/0/burdenOfProof/rule": "eu.burden_of_proof"})
    place.status("second-hand-over", "no longer", "eligible", second_hand, now=place.after(date(2027, 3, 2)), absent=["/value/options/0/burdenOfProof"])
    place.duty("repair", "a repair within thirty days", "fr.repair_30d", "repair_requested", date(2026, 4, 1), 2)
    after_withdrawal(place, "fr", 3, 4, (2, 3))
    place.write()


def united_kingdom():
    place = Place("uk", "The United Kingdom: nothing rolls over, and faulty goods may be rejected for thirty days.", ["uk"], "Europe/London", "GB")
    fourteen_days(place, "uk.cancel_14d", ("uk.cancel_not_informed", "uk.cancel_informed_late"), "uk.cancel_14d", False)
    guarantee(place, "uk.repair_or_replacement", 6, "uk.presumption_6m", -6, None, ("uk.price_reduction", "uk.final_reject", "eligible"))
    sunday = {"/line/events/delivered": "2026-03-15", "/policy/packs": [{"id": "uk", "rollOver": "legal"}]}
    place.both("sunday", "29 March 2026 is a Sunday, and stays whatever the policy says", "uk.cancel_14d", date(2026, 3, 29), sunday)
    reject = {"/request": {"reason": "defective", "remedy": "refund"}}
    place.both("reject", "thirty days from the day after delivery", "uk.short_term_reject_30d", date(2026, 4, 1), reject, more={"/value/options/0/costs/shippingPaidBy": "seller"})
    place.both("reject-custom-made", "faulty goods may be rejected though they were made to order", "uk.short_term_reject_30d", date(2026, 4, 1), {**reject, "/line/categories": ["custom_made"]})
    place.status("reject-no-proof", "the shopper proves the fault", "eligible", reject, absent=["/value/options/0/burdenOfProof"])
    fish = {**reject, "/line/categories": ["fresh_perishable"]}
    place.status("reject-perishable-last", "to the thirtieth day", "review", fish, now=place.after(date(2026, 4, 1)) - timedelta(seconds=1))
    place.status("reject-perishable-over", "and no longer", "ineligible", fish, now=place.after(date(2026, 4, 1)))
    place.both("repair-perishable", "repair or replacement do not end earlier for them", "uk.repair_or_replacement", date(2032, 3, 2), {"/request": DEFECT, "/line/categories": ["fresh_perishable"]})
    place.silent("digital", "digital content that was not as agreed", "uk.digital_and_services", "defective", "repair", {"/line/categories": ["digital_download"]})
    place.silent("service-faulty", "services that were not as agreed", "uk.digital_and_services", "not_as_described", "price_reduction", {"/line/categories": ["service"]})
    place.silent("late", "late delivery", "uk.late_delivery", "late", "refund")
    place.duty("service-refund", "of a service, fourteen days after being informed", "uk.ccr_refund_14d.no_goods", "trader_informed", date(2026, 3, 16), 2, {"categories": ["service"]})
    place.duty("send-back", "fourteen days to send the goods back", "uk.send_back_14d", "trader_informed", date(2026, 3, 16), 2)
    place.filed("filed-send-back", "counted from the cancellation that was received", "uk.send_back_14d", date(2026, 3, 16), 2)
    place.status("reject-perishable", "goods that keep for less are for review", "review", {**reject, "/line/categories": ["fresh_perishable"]}, more={"/value/options/0/rule": "uk.short_term_reject_30d.perishable"})
    installed = {**reject, "/line/tags": ["installed_by_seller"], "/line/events/installed": "2026-03-12"}
    place.both("reject-installed", "counted from the notice that they are installed", "uk.short_term_reject_30d.installed", date(2026, 4, 11), installed)
    place.status("reject-not-installed", "that has not come", "ineligible", {**installed, "/line/events/installed": None, "/closed": "all"}, now=place.at(date(2026, 4, 5)), more={"/value/closed/6/reasons/0/code": "not_started"})
    waiting = lambda asked, back: {**reject, "/policy/packs": [{"id": "uk", "enable": ["uk.short_term_reject_30d.waiting"]}], "/line/events/repair_requested": asked, "/line/events/repaired_goods_received": back, "/line/repairs": [{"from": asked, "to": back}]}
    place.both("waiting", "the days of waiting are added, both of them included", "uk.short_term_reject_30d.waiting", date(2026, 4, 16), waiting("2026-03-10", "2026-03-24"))
    place.both("waiting-short", "no earlier than seven days after the goods came back", "uk.short_term_reject_30d.waiting", date(2026, 4, 27), waiting("2026-04-01", "2026-04-20"))
    place.both("waiting-too-late", "a request after the thirty days stops nothing", "uk.short_term_reject_30d", date(2026, 4, 1), waiting("2026-04-02", "2026-04-20"))
    unsure = {**waiting("2026-03-10", "2026-03-24"), "/policy/packs": ["uk"]}
    place.status("waiting-off", "unless it is enabled the thirty days are certain", "eligible", unsure, now=place.after(date(2026, 4, 1)) - timedelta(seconds=1), more={"/value/options/0/rule": "uk.short_term_reject_30d"})
    place.status("waiting-off-after", "and the waiting is for review", "review", unsure, now=place.after(date(2026, 4, 1)), more={"/value/options/0/rule": "uk.short_term_reject_30d.waiting", "/value/options/0/notes": ["law_may_give_more"]})
    place.duty("refund", "fourteen days after the goods came back", "uk.ccr_refund_14d", "trader_received_goods_back", date(2026, 3, 16))
    place.duty("reject-refund", "fourteen days, the day of agreement being the first", "uk.cra_refund_14d", "trader_agreed_refund", date(2026, 3, 15), 1)
    place.write()


def three_years(name, country, zone, article):
    rule = f"{name}.legal_guarantee"
    place = Place(name, "Three years of legal guarantee beside the two of the European Union, and proof for two.", ["eu", name], zone, country)
    last = date(2029, 3, 2)
    place.both("guarantee", "faulty goods", rule, last, {"/request": DEFECT}, more={"/value/options/0/costs/shippingPaidBy": "seller", "/value/options/0/citation/article": article})
    failed = {"/line/repairs": [{"from": "2026-04-01", "to": "2026-04-08", "fixed": False}]}
    place.status("price-after-failure", "after a repair that failed", "eligible", {**failed, "/request": {"reason": "defective", "remedy": "price_reduction"}}, now=place.at(date(2028, 7, 1)), more={"/value/options/0/rule": f"{rule}.price_reduction"})
    place.row("coverage", "both are told", {"/value/0/lastDay": "2028-03-02", "/value/1/rule": rule, "/value/1/lastDay": str(last), "/value/1/closes": utc(place.after(last))}, "2026-11-22T12:00:00Z", call="warranty")
    proof = place.after(date(2028, 3, 2))
    place.status("proof-last-second", "the seller has to prove for two years", "eligible", {"/request": DEFECT}, now=proof - timedelta(seconds=1), more={"/value/options/0/burdenOfProof/rule": f"{name}.burden_of_proof", "/value/options/0/burdenOfProof/lastDay": "2028-03-02"})
    place.status("proof-over", "no longer", "eligible", {"/request": DEFECT}, now=proof, absent=["/value/options/0/burdenOfProof"])
    return place


def spain():
    three_years("es", "ES", "Europe/Madrid", "TRLGDCU art. 120").write()


def portugal():
    place = three_years("pt", "PT", "Europe/Lisbon", "DL 84/2021 art. 12")
    visit = lambda month: {"from": f"2026-{month:02}-01", "to": f"2026-{month:02}-02"}
    for repairs, last in [(1, date(2029, 9, 2)), (2, date(2030, 3, 2)), (3, date(2030, 9, 2)), (4, date(2031, 3, 2)), (5, date(2031, 3, 2))]:
        place.both(f"repaired-{repairs}", "six months more for each repair, four times at most", f"pt.repair_extension.{min(repairs, 4)}", last, {"/request": DEFECT, "/line/repairs": [visit(month) for month in range(4, 4 + repairs)]})
    place.after_failed_repair("pt.repair_extension.1", date(2029, 9, 2), [visit(4)])
    place.after_failed_repair("pt.repair_extension.4", date(2031, 3, 2), [visit(month) for month in range(4, 8)])
    place.silent("rejection", "a fault in thirty days may end the contract at once", "pt.rejection_30d", "defective", "refund", day=30)
    place.status("rejection-over", "then a repair comes first", "ineligible", {"/request": {"reason": "defective", "remedy": "refund"}}, now=place.after(date(2026, 4, 1)))
    place.write()


def sweden():
    three_years("se", "SE", "Europe/Stockholm", "Konsumentköplag (2022:260)").write()


def poland():
    place = Place("pl", "Poland: two years, in all of which the seller proves.", ["eu", "pl"], "Europe/Warsaw", "PL", ["pl"], "pl")
    last = date(2028, 3, 2)
    place.both("guarantee", "faulty goods", "pl.legal_guarantee", last, {"/request": DEFECT})
    place.status("proof-last-second", "the seller has to prove to the last second", "eligible", {"/request": DEFECT}, now=place.after(last) - timedelta(seconds=1), more={"/value/options/0/burdenOfProof/rule": "pl.burden_of_proof", "/value/options/0/burdenOfProof/lastDay": str(last)})
    place.both("rolls", "2 and 3 May 2026 are a Saturday and a Sunday: Monday", "eu.withdrawal_14d", date(2026, 5, 4), {"/line/events/delivered": "2026-04-18"})
    place.both("christmas-eve", "24 December is off since 2025: Monday 28", "eu.withdrawal_14d", date(2026, 12, 28), {"/line/events/delivered": "2026-12-10"})
    place.write()


def no_fixed_end():
    for name, zone in [("nl", "Europe/Amsterdam"), ("fi", "Europe/Helsinki"), ("ie", "Europe/Dublin")]:
        place = Place(name, "Faulty goods beyond the two years of the European Union: no fixed end, and somebody has to look.", ["eu", name], zone, name.upper(), [name], name)
        two = place.after(date(2028, 3, 2))
        place.status("two-years", "within two years it is certain", "eligible", {"/request": DEFECT}, now=two - timedelta(seconds=1), more={"/value/options/0/rule": "eu.legal_guarantee"})
        place.status("after", "then somebody has to look at the goods", "review", {"/request": DEFECT}, now=two, more={"/value/options/0/rule": f"{name}.conformity", "/value/options/0/closesState": "unlimited"})
        place.status("much-later", "also in the sixth year", "review", {"/request": DEFECT}, now=place.at(date(2031, 3, 2)))
        place.status("changed-mind", "a change of mind is no fault", "ineligible", {"/request": CHANGED}, now=two)
        if name == "ie":
            place.silent("short-term", "faulty goods may be given back for thirty days", "ie.short_term_right_30d", "defective", "refund", day=30)
        place.write()


def south_korea():
    place = Place("kr", "South Korea: seven days, which roll over Saturdays and holidays.", ["kr"], "Asia/Seoul", "KR", ["kr"])
    rule = "kr.withdraw_7d"
    place.both("ordinary", "seven days after the supply", rule, date(2026, 3, 9), more={"/value/options/0/costs/shippingPaidBy": "buyer"})
    place.common(date(2026, 3, 9))
    place.both("document-later", "from the contract document if that came later", rule, date(2026, 3, 11), {"/line/events/contract_document_received": "2026-03-04"})
    place.both("document-earlier", "else from the supply", rule, date(2026, 3, 9), {"/line/events/contract_document_received": "2026-03-01"})
    place.both("saturday", "14 March 2026 is a Saturday: Monday", rule, date(2026, 3, 16), {"/line/events/delivered": "2026-03-07"})
    place.both("new-year", "17 and 18 February 2026 are off", rule, date(2026, 2, 19), {"/line/events/delivered": "2026-02-10", "/line/events/ordered": "2026-02-09"})
    told = {"toldOfException": True}
    place.exceptions(rule, [("boxed-software", {"categories": ["software_boxed"], "facts": told}, SEAL, None), ("digital", {"categories": ["digital_download"]}, ("/line/facts/supplyBegun", True, False), told),
        ("boxed-software-told", {"categories": ["software_boxed"], "condition": {"sealIntact": False}}, ("/line/facts/toldOfException", True, False), None),
        ("digital-told", {"categories": ["digital_download"]}, ("/line/facts/toldOfException", True, False), {"supplyBegun": True}), ("custom-made", {"categories": ["custom_made"]}, ("/line/facts/customMadeConsented", True, False), None)])
    enabled = {"/policy/packs": [{"id": "kr", "enable": ["kr.withdraw_misdescribed"]}], "/request/reason": "not_as_described"}
    place.both("misdescribed", "three months from the supply, while it is not said that the shopper knew", "kr.withdraw_misdescribed", date(2026, 6, 2), {**enabled, "/line/events/knew": "2026-06-01"})
    place.both("misdescribed-known", "thirty days from knowing, if that ends first", "kr.withdraw_misdescribed", date(2026, 4, 9), {**enabled, "/line/events/knew": "2026-03-10"}, more={"/value/options/0/costs/shippingPaidBy": "seller"})
    place.both("misdescribed-month-end", "three months from 28 February end on 31 May, a Sunday: Monday", "kr.withdraw_misdescribed", date(2026, 6, 1), {**enabled, "/line/events": {"ordered": "2026-02-27", "delivered": "2026-02-28", "knew": "2026-05-30"}})
    unsure = {"/request/reason": "wrong_item", "/line/events/knew": "2026-03-10"}
    place.status("misdescribed-off", "unless it is enabled the seven days are certain", "eligible", unsure, now=place.at(date(2026, 3, 9)), more={"/value/options/0/rule": rule})
    place.status("misdescribed-off-after", "a wrong item on the twentieth day is for review", "review", unsure, now=place.at(date(2026, 3, 22)), more={"/value/options/0/rule": "kr.withdraw_misdescribed", "/value/options/0/notes": ["law_may_give_more"]})
    place.status("misdescribed-off-over", "to the thirtieth day from knowing", "ineligible", unsure, now=place.after(date(2026, 4, 9)))
    for reason, remedy in [("defective", "repair"), ("damaged", "refund"), ("missing_item", "exchange"), ("damaged_in_transit", "refund")]:
        place.silent(reason, "faulty goods", "kr.defects", reason, remedy)
    place.silent("late", "late delivery", "kr.late_delivery", "late", "refund")
    place.silent("door-to-door", "sales at the door have a law of their own", "kr.door_to_door", "changed_mind", "refund", {"/line/channel": "door_to_door"}, 10)
    place.both("rolls-whatever", "a policy that says none takes nothing away", rule, date(2026, 3, 16), {"/policy/packs": [{"id": "kr", "rollOver": "none"}], "/line/events/delivered": "2026-03-08"})
    place.duty("refund", "three business days: 3, 4 and 5 March 2026", "kr.refund_3_business_days", "seller_received_return", date(2026, 3, 5))
    place.write()


def taiwan():
    place = Place("tw", "Taiwan: seven days without any cost; an exception needs that the shopper was told of it.", ["tw"], "Asia/Taipei", "TW", ["tw"])
    rule = "tw.rescind_7d"
    place.both("ordinary", "seven days after receipt", rule, date(2026, 3, 9), more={"/value/options/0/costs/shippingPaidBy": "seller"})
    place.common(date(2026, 3, 9))
    told = {"toldOfException": True}
    fact = ("/line/facts/toldOfException", True, False)
    for name, category in [("perishable", "fresh_perishable"), ("custom-made", "custom_made"), ("newspapers", "periodicals")]:
        place.exceptions(rule, [(name, {"categories": [category]}, fact, None)])
    place.exceptions(rule, [("digital", {"categories": ["digital_download"]}, ("/line/facts/supplyBegun", True, False), told)])
    for name, category in [("boxed-software", "software_boxed"), ("hygiene", "hygiene")]:
        place.exceptions(rule, [(name, {"categories": [category], "facts": told}, OPENED, None)])
    enabled = {"/policy/packs": [{"id": "tw", "enable": ["tw.rescind_not_informed_4m"]}]}
    place.both("never-informed", "four months, counted from the day after receipt", "tw.rescind_not_informed_4m", date(2026, 7, 2), {**enabled, "/line/events/informed": None})
    place.both("informed-late", "seven days after being told", "tw.rescind_not_informed_4m", date(2026, 5, 8), {**enabled, "/line/events/informed": "2026-05-01"})
    place.both("informed-at-the-end", "never later than the four months", "tw.rescind_not_informed_4m", date(2026, 7, 2), {**enabled, "/line/events/informed": "2026-07-01"})
    place.both("informed", "who was told in time has seven days", rule, date(2026, 3, 9), {**enabled})
    unsure = {"/line/events/informed": None}
    place.status("never-informed-unsure", "unless it is enabled it is for review", "review", unsure, now=place.at(date(2026, 4, 1)), more={"/value/options/0/rule": "tw.rescind_not_informed_4m", "/value/options/0/notes": ["law_may_give_more"]})
    place.status("never-informed-unsure-over", "to the end of the four months", "ineligible", unsure, now=place.after(date(2026, 7, 2)))
    place.both("sunday", "15 March 2026 is a Sunday: Monday", rule, date(2026, 3, 16), {"/line/events/delivered": "2026-03-08"})
    saturday = {"/line/events/delivered": "2026-03-07"}
    place.status("saturday", "14 March 2026 is a Saturday, which is the certain end", "eligible", saturday, now=place.after(date(2026, 3, 14)) - timedelta(seconds=1), more={"/value/options/0/lastDay": "2026-03-14", "/value/options/0/notes": ["roll_over_possible"], "/value/options/0/closesLatest": utc(place.after(date(2026, 3, 16)))})
    place.status("saturday-after", "whether it moves to Monday is in doubt", "conditional", saturday, now=place.after(date(2026, 3, 14)))
    place.status("saturday-last", "to its last second", "conditional", saturday, now=place.after(date(2026, 3, 16)) - timedelta(seconds=1))
    place.status("saturday-over", "and no longer", "ineligible", saturday, now=place.after(date(2026, 3, 16)))
    place.both("saturday-legal", "a policy may settle it for the shopper", rule, date(2026, 3, 16), {**saturday, "/policy/packs": [{"id": "tw", "rollOver": "legal"}]})
    place.both("holiday", "6 April 2026 is off: Tuesday", rule, date(2026, 4, 7), {"/line/events/delivered": "2026-03-30"})
    for reason, remedy in [("defective", "refund"), ("wrong_item", "replacement"), ("damaged_in_transit", "price_reduction")]:
        place.silent(reason, "faulty goods", "tw.defects", reason, remedy)
    place.silent("late", "late delivery", "tw.late_delivery", "late", "refund")
    place.duty("refund", "fifteen days after the goods came back", "tw.refund_15d", "trader_received_goods", date(2026, 3, 17))
    place.write()


def united_states():
    place = Place("us", "The United States: three business days for door-to-door sales, nothing for online ones.", ["us"], "America/New_York", "US", ["us-16cfr429"], ordered="2026-11-25", delivered="2026-11-25")
    rule, line = "us.ftc_cooling_off_3bd", lambda channel, total: {"/line/channel": channel, "/line/orderTotal": {"decimal": total, "currency": "USD"}}
    place.both("door-to-door", "Friday, Saturday and Monday after Thanksgiving", rule, date(2026, 11, 30), line("door_to_door", "150.00"))
    place.both("least", "25 dollars at home are enough", rule, date(2026, 11, 30), line("door_to_door", "25.00"))
    place.status("less", "24.99 are not", "ineligible", line("door_to_door", "24.99"))
    place.both("elsewhere-least", "130 dollars elsewhere are enough", f"{rule}.elsewhere", date(2026, 11, 30), line("temporary_location", "130.00"))
    place.status("elsewhere-less", "129.99 are not", "ineligible", line("temporary_location", "129.99"))
    place.status("total-unknown", "an unknown total is asked for", "conditional", {"/line/channel": "door_to_door"}, more={"/value/missing/0/pointer": "/line/orderTotal"})
    place.status("online", "nothing for online sales", "ineligible", line("online", "150.00"))
    for reason, remedy in [("defective", "repair"), ("not_as_described", "refund"), ("wrong_item", "replacement"), ("damaged_in_transit", "refund")]:
        place.silent(reason, "implied warranties are the States'", "us.implied_warranty", reason, remedy)
    place.silent("late", "who cannot ship in time offers to cancel", "us.late_delivery", "late", "refund")
    place.duty("refund", "ten business days: 27, 28 and 30 November, 1 to 5, 7 and 8 December 2026", "us.cooling_off_refund_10bd", "trader_informed", date(2026, 12, 8), 0, {"events": {"trader_informed": "2026-11-26"}})
    place.duty("ship", "thirty days to ship what was ordered without a stated time", "us.ship_30d", "ordered", date(2026, 12, 25), 1)
    place.zone = ZoneInfo("America/Los_Angeles")
    west = {"/policy/timeZone": "America/Los_Angeles", "/line/events": {"ordered": "2026-10-09"}, **line("door_to_door", "150.00")}
    place.both("west", "Columbus Day is off, and the dates are those of the shop's zone", rule, date(2026, 10, 14), west)
    place.write()


def australia():
    for calendar, zone, last in [("au-vic", "Australia/Melbourne", date(2026, 11, 10)), ("au-nsw", "Australia/Sydney", date(2026, 11, 9))]:
        if calendar == "au-vic":
            place = Place("au", "Australia: ten business days for unsolicited agreements, by the calendar of the State.", ["au"], zone, "AU", ["au-vic", "au-nsw"], "au-vic", "2026-10-26", "2026-10-26")
        place.zone = ZoneInfo(zone)
        patch = {"/line/channel": "door_to_door", "/policy/calendar": calendar, "/policy/timeZone": zone}
        place.both(calendar, "Melbourne Cup Day is off in Victoria only", "au.unsolicited_10bd", last, patch)
    place.status("online", "not for online sales", "ineligible")
    for reason, remedy in [("defective", "refund"), ("not_as_described", "replacement"), ("wrong_item", "refund"), ("damaged_in_transit", "repair")]:
        place.silent(reason, "the consumer guarantees have no fixed length", "au.consumer_guarantees", reason, remedy)
    place.silent("late", "late delivery", "au.late_delivery", "late", "refund")
    place.silent("telephone", "agreements by telephone count from the copy", "au.unsolicited.other", "changed_mind", "refund", {"/line/channel": "telephone"})
    place.write()


def singapore():
    place = Place("sg", "Singapore: five days for direct sales; who proves a fault.", [{"id": "sg", "enable": ["sg.direct_sale_5wd", "sg.presumption_6m"]}], "Asia/Singapore", "SG", ["sg"], None, "2026-02-11", "2026-02-12")
    sale = {"/line/channel": "door_to_door", "/line/events/notice_received": "2026-02-12"}
    place.both("direct-sale", "13, 16, 19, 20 and 23 February: the weekends and the Lunar New Year are not counted", "sg.direct_sale_5wd", date(2026, 2, 23), sale)
    place.status("online", "not for online sales", "ineligible", {"/line/events/notice_received": "2026-02-12"})
    place.status("unsure", "unless it is enabled it is for review", "review", {**sale, "/policy/packs": ["sg"]}, more={"/value/options/0/rule": "sg.direct_sale_5wd", "/value/options/0/notes": ["law_may_give_more"]})
    for reason, remedy in [("defective", "repair"), ("not_as_described", "refund"), ("wrong_item", "replacement")]:
        place.silent(reason, "goods that do not conform", "sg.nonconforming_goods", reason, remedy)
    place.silent("late", "late delivery", "sg.late_delivery", "late", "refund")
    repair = {"/policy/rules": [{"id": "repair", "grants": ["repair"], "window": {"length": "unlimited"}}], "/request": DEFECT}
    closes = place.after(date(2026, 8, 12))
    place.status("proof-last-second", "the seller has to prove for six months", "eligible", repair, now=closes - timedelta(seconds=1), more={"/value/options/0/burdenOfProof/rule": "sg.presumption_6m"})
    place.status("proof-over", "no longer", "eligible", repair, now=closes, absent=["/value/options/0/burdenOfProof"])
    place.write()


def quebec():
    place = Place("ca-qc", "Québec: warranties of good working order, for contracts from 5 October 2026.", ["ca-qc"], "America/Toronto", "CA-QC", ["ca-qc"], None, "2026-10-05", "2026-10-09")
    for category, years in [("refrigerator", 6), ("range", 6), ("freezer", 6), ("air_conditioner", 6), ("heat_pump", 6), ("dishwasher", 5), ("washing_machine", 5), ("dryer", 5), ("tv", 4), ("laptop", 3), ("tablet", 3), ("mobile_phone", 3), ("game_console", 3), ("desktop_computer", 3)]:
        place.covered(category.replace("_", "-"), f"{years} years from delivery", f"qc.good_working_order.{years}y", date(2026 + years, 10, 9), {"/line/categories": [category]})
    now = "2026-11-22T12:00:00Z"
    for name, why, patch in [("day-before", "a contract of 4 October 2026", {"/line/categories": ["laptop"], "/line/events/ordered": "2026-10-04"}), ("other-goods", "goods of another kind", {"/line/categories": ["bicycle"]}), ("ontario", "another province", {"/line/categories": ["laptop"], "/line/country": "CA-ON"}), ("second-hand", "goods bought second-hand", {"/line/categories": ["laptop"], "/line/tags": ["second_hand"]})]:
        place.row(name, why, {"/value": []}, now, call="warranty", patch=patch)
    damaged = {"/line/categories": ["laptop"], "/line/condition": {"damagedByUser": True}}
    place.row("damaged", "what the shopper damaged is not covered", {"/value/0/state": "void"}, now, call="warranty", patch=damaged)
    place.row("repair-only", "a repair and nothing else", {"/value/0/covers": ["repair"]}, now, call="warranty", patch={"/line/categories": ["laptop"]})
    for reason, remedy in [("defective", "refund"), ("not_as_described", "replacement"), ("damaged_in_transit", "refund")]:
        place.silent(reason, "goods serve and last as long as can be expected", "qc.legal_warranty", reason, remedy)
    place.silent("late", "late delivery", "qc.late_delivery", "late", "refund")
    place.silent("cancellation", "cancellation hinges on what the contract says", "qc.distance_cancellation", "changed_mind", "refund", day=10)
    place.status("cancellation-over", "thirty days at most", "ineligible", now=place.after(date(2026, 11, 4)))
    place.write()


def norway():
    place = Place("no", "Norway: fourteen days as in the European Union; two years for faulty goods, five for those that are meant to last longer.", ["no"], "Europe/Oslo", "NO", ["no"], None)
    fourteen = "no.withdrawal_14d"
    place.both("ordinary", "fourteen days after delivery", fourteen, date(2026, 3, 16), more={"/value/options/0/costs/shippingPaidBy": "buyer"})
    place.common(date(2026, 3, 16))
    place.both("rolls", "29 March 2026 is a Sunday: Monday", fourteen, date(2026, 3, 30), {"/line/events/delivered": "2026-03-15"})
    place.both("easter", "2, 3 and 6 April 2026 are off: Tuesday", fourteen, date(2026, 4, 7), {"/line/events/delivered": "2026-03-19"})
    place.both("never-informed", "never told: twelve months from the end of the fourteen days", "no.withdrawal_not_informed", date(2027, 3, 16), {"/line/events/informed": None})
    place.exceptions(fourteen, EUROPEAN)
    place.both("guarantee", "faulty goods", "no.legal_guarantee", date(2028, 3, 2), {"/request": DEFECT, "/line/facts": {"meantToLastLonger": False}})
    place.both("guarantee-5y", "goods that are meant to last longer", "no.legal_guarantee_5y", date(2031, 3, 2), {"/request": DEFECT, "/line/facts": {"meantToLastLonger": True}})
    place.status("guarantee-unknown", "between the two it is asked whether they are", "conditional", {"/request": DEFECT}, now=place.at(date(2029, 3, 2)), more={"/value/missing/0/pointer": "/line/facts/meantToLastLonger"})
    after_withdrawal(place, "no", 0, 1)
    place.silent("late", "late delivery", "no.late_delivery", "late", "refund")
    place.silent("service", "services", "no.services", "defective", "repair", {"/line/categories": ["service"]})
    place.write()


def turkiye():
    place = Place("tr", "Türkiye: fourteen days, the way back at the seller's cost; two years for defective goods.", ["tr"], "Europe/Istanbul", "TR", ["tr"], None)
    fourteen = "tr.withdrawal_14d"
    place.both("ordinary", "fourteen days after delivery", fourteen, date(2026, 3, 16), more={"/value/options/0/costs/shippingPaidBy": "seller"})
    place.common(date(2026, 3, 16))
    place.both("phone", "phones are no exception since 1 January 2026", fourteen, date(2026, 3, 16), {"/line/categories": ["mobile_phone"]})
    place.status("before-2026", "who pays for the return of an older order is not said", "eligible", {"/line/events/ordered": "2025-12-31"}, more={"/value/options/0/costs/shippingPaidBy": "unstated"})
    place.both("never-informed", "never told: twelve months from the end of the fourteen days", "tr.withdrawal_not_informed", date(2027, 3, 16), {"/line/events/informed": None})
    place.exceptions(fourteen, [row for row in EUROPEAN if row[0] not in ("alcohol-futures", "public-auction", "urgent-repair")])
    for remedy in ["repair", "replacement", "price_reduction", "refund"]:
        asked = {"/request": {"reason": "defective", "remedy": remedy}}
        place.both(f"guarantee-{remedy}", "the shopper chooses", "tr.legal_guarantee", date(2028, 3, 2), asked)
    place.covered("coverage", "the warranty", "tr.legal_guarantee", date(2028, 3, 2))
    place.silent("late", "late delivery", "tr.late_delivery", "late", "refund")
    place.silent("service", "services", "tr.services", "defective", "refund", {"/line/categories": ["service"]})
    place.write()


def japan():
    place = Place("jp", "Japan: eight days for mail order without stated terms of return, the day of delivery being the first.", ["jp"], "Asia/Tokyo", "JP", ["jp"], None)
    hidden, rule = {"/line/facts": {"returnTermsShown": False}}, "jp.mail_order_return_8d"
    place.both("ordinary", "the day of delivery is the first of eight", rule, date(2026, 3, 9), hidden, more={"/value/options/0/costs/shippingPaidBy": "buyer"})
    place.status("terms-shown", "terms that were shown take its place", "ineligible", {"/line/facts": {"returnTermsShown": True}})
    place.status("terms-unknown", "whether they were is asked", "conditional", more={"/value/missing/0/pointer": "/line/facts/returnTermsShown"})
    place.both("sunday", "15 March 2026 is a Sunday, and stays", rule, date(2026, 3, 15), {**hidden, "/line/events/delivered": "2026-03-08", "/policy/packs": [{"id": "jp", "rollOver": "legal"}]})
    place.both("month-end", "24 February to 3 March", rule, date(2026, 3, 3), {**hidden, "/line/events": {"ordered": "2026-02-20", "delivered": "2026-02-24"}})
    place.status("not-delivered", "it may be used before delivery", "eligible", {**hidden, "/line/events/delivered": None})
    place.status("in-store", "goods bought in a shop", "ineligible", {**hidden, "/line/channel": "store"})
    place.silent("door-to-door", "cooling-off of eight days from the document", "jp.door_to_door_8d", "changed_mind", "refund", {"/line/channel": "door_to_door", "/line/events/contract_document_received": "2026-03-02"}, 7)
    place.status("door-to-door-over", "and no longer", "ineligible", {"/line/channel": "door_to_door", "/line/events/contract_document_received": "2026-03-02"}, now=place.after(date(2026, 3, 9)))
    for reason, remedy in [("defective", "repair"), ("not_as_described", "refund"), ("wrong_item", "replacement"), ("damaged_in_transit", "price_reduction")]:
        place.silent(reason, "goods that do not conform", "jp.nonconformity", reason, remedy)
    place.silent("late", "late delivery", "jp.late_delivery", "late", "refund")
    place.write()


def switzerland():
    place = Place("ch", "Switzerland: no withdrawal from online contracts, two years for faulty goods.", ["ch"], "Europe/Zurich", "CH", ["ch"], None)
    place.status("online", "there is no withdrawal", "ineligible")
    for remedy in ["refund", "price_reduction", "replacement"]:
        place.both(f"guarantee-{remedy}", "faulty goods", "ch.warranty", date(2028, 3, 2), {"/request": {"reason": "defective", "remedy": remedy}})
    place.covered("coverage", "the warranty", "ch.warranty", date(2028, 3, 2))
    place.silent("repair", "a repair is a matter of terms", "ch.warranty.repair", "defective", "repair")
    place.silent("door-to-door", "sales at the door may be revoked", "ch.door_to_door_14d", "changed_mind", "refund", {"/line/channel": "door_to_door"}, 5)
    place.silent("late", "late delivery", "ch.late_delivery", "late", "refund")
    place.silent("service", "services", "ch.services", "defective", "repair", {"/line/categories": ["service"]})
    place.write()


def brazil():
    place = Place("br", "Brazil: seven days of repentance; thirty and ninety days for faults, and thirty to mend them.", ["br"], "America/Sao_Paulo", "BR", ["br"], None)
    place.both("ordinary", "seven days after delivery", "br.repentance_7d", date(2026, 3, 9), more={"/value/options/0/costs/shippingPaidBy": "seller"})
    place.both("service", "a service counts from the contract", "br.repentance_7d.services", date(2026, 3, 8), {"/line/categories": ["service"]})
    place.status("in-store", "goods bought in a shop", "ineligible", {"/line/channel": "store"})
    place.status("business", "a business is no consumer", "ineligible", {"/line/buyer": {"consumer": False}})
    asked = {"/request": DEFECT}
    place.status("fault", "a fault is mended within thirty days", "eligible", asked, now=place.after(date(2026, 4, 1)) - timedelta(seconds=1))
    place.status("fault-unknown", "whether the goods last is asked afterwards", "conditional", asked, now=place.after(date(2026, 4, 1)), more={"/value/missing/0/pointer": "/line/facts/durable"})
    lasting = {**asked, "/line/facts": {"durable": True}}
    place.status("fault-lasting", "of those that last within ninety", "eligible", lasting, now=place.after(date(2026, 5, 31)) - timedelta(seconds=1), more={"/value/options/0/rule": "br.fault_90d", "/value/options/0/lastDay": "2026-05-31"})
    place.silent("fault-hidden", "a hidden fault counts from when it shows", "br.hidden_fault", "defective", "repair", {"/line/facts": {"durable": True}}, 100)
    place.row("not-mended", "not mended within thirty days", {"/value/status": "review"}, place.at(date(2026, 4, 5)), patch={"/request": {"reason": "defective", "remedy": "replacement"}, "/line/events/repair_requested": "2026-03-05"})
    place.silent("late", "late delivery", "br.late_delivery", "late", "refund")
    place.duty("repair", "thirty days to mend", "br.repair_30d", "repair_requested", date(2026, 4, 1))
    place.write()


def mexico():
    place = Place("mx", "Mexico: revocation within five business days of delivery or contract, whichever is later.", ["mx"], "America/Mexico_City", "MX", ["mx"], None)
    place.both("ordinary", "3, 4, 5, 6 and 9 March 2026", "mx.revocation_5bd", date(2026, 3, 9), more={"/value/options/0/costs/shippingPaidBy": "buyer"})
    place.both("contract-later", "a contract of the day after delivery", "mx.revocation_5bd", date(2026, 3, 10), {"/line/events/ordered": "2026-03-03"})
    place.both("holiday", "16 March 2026 is off", "mx.revocation_5bd", date(2026, 3, 19), {"/line/events/delivered": "2026-03-11"})
    place.status("in-store", "goods bought in a shop", "ineligible", {"/line/channel": "store"})
    for reason, remedy in [("defective", "repair"), ("not_as_described", "refund"), ("damaged_in_transit", "replacement")]:
        place.silent(reason, "faulty goods", "mx.faults", reason, remedy)
    place.silent("late", "late delivery", "mx.late_delivery", "late", "refund")
    place.write()


def india():
    place = Place("in", "India: no cooling-off; complaints are acknowledged in 48 hours and redressed in a month.", ["in"], "Asia/Kolkata", "IN", ["in"], "in")
    place.status("online", "there is no cooling-off", "ineligible")
    for reason, remedy in [("defective", "refund"), ("not_as_described", "replacement"), ("wrong_item", "refund"), ("damaged_in_transit", "compensation")]:
        place.silent(reason, "faulty and wrong goods", "in.faults", reason, remedy)
    place.silent("late", "late delivery", "in.late_delivery", "late", "refund")
    facts = {"events": {"submitted": "2026-03-02T10:00:00+05:30"}}
    for name, now, state in [("acknowledge-due", "2026-03-04T04:29:59Z", "due"), ("acknowledge-missed", "2026-03-04T04:30:00Z", "missed")]:
        place.row(name, "acknowledged within 48 hours", {"/value/0/id": "in.acknowledge_48h", "/value/0/state": state, "/value/0/due": "2026-03-04T04:30:00Z"}, now, call="serviceLevels", patch={"/facts": facts}, remove=["/line", "/request"])
    place.duty("redress", "redressed within a month", "in.redress_1m", "submitted", date(2026, 4, 2), 1)
    place.write()


european_union()
germany()
france()
united_kingdom()
spain()
portugal()
sweden()
poland()
no_fixed_end()
norway()
turkiye()
south_korea()
taiwan()
japan()
united_states()
australia()
singapore()
quebec()
switzerland()
brazil()
mexico()
india()
