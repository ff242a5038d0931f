"""May a line be returned? Policies with their packs, and the answer for one line at one instant."""
from datetime import date, timedelta

from dates import ALWAYS, NEVER, Calendar, read, start_of, zone_of
from facts import REASONS, Facts, every, negated
from money import costs_of, refund_of
from windows import Placing

CERTAINTY = {"open": 0, "conditional": 1, "review": 2}
STATUS = ["eligible", "conditional", "review", "ineligible"]


class Document:
    """A shop's terms, or a law beside them."""

    def __init__(self, body, shop=None, reference=None, calendars=()):
        self.body, self.reference, self.law = body, reference or {}, shop is not None
        self.zone = shop.zone if shop and body["timeZone"] == "shop" else zone_of(body["timeZone"])
        self.calendar = calendars.get(body["calendar"]) if "calendar" in body else shop and shop.calendar
        self.default = body.get("defaults", {}).get("window", {})
        self.roll_over = "none" if not shop else "legal" if self.reference.get("rollOver") == "legal" else "open"
        self.grants = [rule for rule in body.get("rules", []) if "grants" in rule]
        self.exclusions = [rule for rule in body.get("rules", []) if "excludes" in rule and self.sure(rule)]

    def sure(self, entry):
        if not self.law:
            return True
        kind = entry.get("confidence", "sure")
        return kind == "sure" or kind != "silent" and entry["id"] in self.reference.get("enable", [])

    def beginning(self, value):
        return start_of(value, self.zone) if isinstance(value, date) else value


class Policy:
    def __init__(self, body, packs=(), calendars=()):
        calendars = {calendar["id"]: Calendar(calendar) for calendar in calendars}
        references = [{"id": pack} if isinstance(pack, str) else pack for pack in body.get("packs", [])]
        self.shop = Document(body, calendars=calendars)
        loaded = {pack["id"]: pack for pack in packs}
        self.documents = [self.shop] + [Document(loaded[r["id"]], self.shop, r, calendars) for r in references]
        for place, document in enumerate(self.documents):
            document.place = place
        self.branches = {branch: set(leaves) for branch, leaves in REASONS.items()}
        self.holders = {}
        for document in self.documents:
            for branch, leaves in document.body.get("reasons", {}).items():
                self.branches.setdefault(branch, set()).update(leaves)
            for group, members in document.body.get("categories", {}).items():
                for member in members:
                    self.holders.setdefault(member, set()).add(group)

        self.reasons = set().union(*self.branches.values())

    def leaves(self, entry):
        return self.branches.get(entry, {entry})

    def groups(self, categories):
        found, fresh = set(), set(categories)
        while fresh:
            found |= fresh
            fresh = set().union(*(self.holders.get(name, set()) for name in fresh)) - found
        return found

    def check_return(self, line, request, instants):
        """The answers for one line, at each of the instants."""
        facts, candidates = Facts(self, line, request), []
        for document in self.documents:
            applies = facts.applies(document)
            if applies is not False:
                candidates += [option for rule in document.grants for option in options_of(document, rule, facts, applies)]
        edges = sorted(set().union(*(option["edges"] for option in candidates)))
        for now in map(read, instants):
            shown = shown_at(candidates, now)
            after = (edge for edge in edges if edge > now)
            yield {"status": status_of(shown), "returnableQuantity": facts.left,
                   "options": [told(option, facts, now) for option in shown],
                   "nextChange": next((edge for edge in after if outline(shown_at(candidates, edge)) != outline(shown)), None)}


def truth_of(document, rule, remedy, facts, applies):
    """Whether the rule gives the remedy, whatever the time."""
    enough = facts.left is None or 0 < facts.quantity <= facts.left
    truth = every([applies, enough, facts.matches(rule.get("when", {}), document, remedy)])
    if truth is False:
        return False
    against = [other for other in document.exclusions
               if remedy in other["excludes"] and ("rules" not in other or rule["id"] in other["rules"])]
    against += [other for other in document.grants if rule["id"] in other.get("replaces", []) and document.sure(other)]
    return every([truth, *(negated(facts.matches(other.get("when", {}), document, remedy)) for other in against)])


def options_of(document, rule, facts, applies):
    placed = None
    for remedy in rule["grants"]:
        truth = truth_of(document, rule, remedy, facts, applies)
        if truth is False or facts.request.get("remedy") not in (None, remedy):
            continue
        if placed is None:
            seasons = [season for season in document.body.get("seasons", []) if rule["id"] in season["rules"]]
            placed = Placing(document, facts).place(rule["window"], seasons)
        burden = facts.once(("burden", remedy), lambda: list(burden_of(facts, remedy)))
        windows = [placed, *(held[1] for held in burden)]
        edges = {edge for window in windows for edge in (window.opens, window.end.low, window.end.high, window.end.told)}
        hinges = truth is not True and "/request/reason" in truth
        yield {"id": f"{rule['id']}/{remedy}", "remedy": remedy, "rule": rule, "document": document, "truth": truth, "placed": placed,
               "edges": edges - {None, NEVER, ALWAYS}, "burden": burden, "sure": document.sure(rule),
               "costs": costs_of(document, rule, remedy, facts),
               "reasons": {reason for reason in facts.policy.reasons
                           if not hinges or truth_of(document, rule, remedy, facts.because(reason), applies) is not False},
               "codes": {code if isinstance(code, str) else code["code"] for code in rule.get("requires", [])}}


def burden_of(facts, remedy):
    """Each presumption of a document that holds, with its window."""
    for document in facts.policy.documents:
        for entry in document.body.get("presumptions", []):
            holds = every([facts.applies(document), facts.matches(entry.get("when", {}), document, remedy)])
            if document.sure(entry) and holds is True:
                placed = Placing(document, facts).place(entry["window"])
                if placed.state == "started":
                    yield entry, placed, document.place


def burden_at(option, now):
    """Who has to prove the fault: of the presumptions that hold, the one that ends last."""
    running = [held for held in option["burden"] if held[1].opens <= now < held[1].end.low]
    return max(running, key=lambda held: (held[1].end.low, held[2]), default=None)


def openness(option, now):
    """`open`, `conditional` or `review` with what it hinges on, or None if it is closed."""
    placed = option["placed"]
    end = placed.end
    before = now < placed.opens if placed.opens is not None else placed.state == "never"
    if before and not placed.early or now >= end.high:
        return None
    doubtful = before or now >= end.low
    truth = () if option["truth"] is True else option["truth"]
    if doubtful or truth:
        settled = end.low == end.high and not end.assumed and not placed.early
        return "conditional", frozenset(truth + (() if settled else placed.early + end.doubt))
    return ("open" if option["sure"] and "decidedBy" not in option["rule"] else "review"), frozenset()


def shown_at(candidates, now):
    """What is open, without what another option beats in every respect."""
    held = [(option, state) for option in candidates if (state := openness(option, now))]
    shown = [dict(option, status=state[0], hinges=state[1], presumed=burden_at(option, now)) for option, state in held]
    shown.sort(key=lambda option: (option["document"].law, -option["document"].place, option["rule"]["id"]))
    return [option for i, option in enumerate(shown) if not any(
        beats(other, option) and (not beats(option, other) or j < i) for j, other in enumerate(shown) if j != i)]


def beats(a, b):
    """As certain, as cheap, with no more to bring, and at least as long."""
    if a["remedy"] != b["remedy"] or CERTAINTY[a["status"]] > CERTAINTY[b["status"]]:
        return False
    if a["status"] == "conditional" and not (b["status"] == "conditional" and a["hinges"] <= b["hinges"]):
        return False
    if a["sure"] and not b["sure"] and a["status"] == "open":
        return True
    return a["reasons"] >= b["reasons"] and a["codes"] <= b["codes"] and a["costs"].no_more_than(b["costs"]) and lasts(a, b)


def lasts(a, b):
    """Opens no later and closes no earlier, for certain."""
    mine, its = a["placed"], b["placed"]
    ends = [window.end.low - (window.state == "never" and window.end.low == ALWAYS) for window in (mine, its)]
    sooner = mine.opens == its.opens or None not in (mine.opens, its.opens) and mine.opens < its.opens
    return ends[0] >= ends[1] > NEVER and sooner


def outline(shown):
    return {(option["id"], option["status"], burden and burden[0]["id"]) for option in shown for burden in [option["presumed"]]}


def status_of(shown):
    return STATUS[min((CERTAINTY[option["status"]] for option in shown), default=3)]


def told(option, facts, now):
    placed, costs = option["placed"], option["costs"]
    end = placed.end
    state = "at" if NEVER < end.low < ALWAYS else "unknown" if end.low == NEVER else \
        "not_started" if placed.state == "never" else "unlimited"
    at = state == "at"
    notes = list(end.notes)
    if not option["sure"]:
        notes.append("law_may_give_more")
    if costs.unsure:
        notes.append("costs_depend_on_facts")
    said = {"id": option["id"], "basis": "law" if option["document"].law else "shop", "status": option["status"],
            "dependsOn": sorted(option["hinges"]) if placed.opens is not None and placed.opens <= now < end.low else None,
            "opens": placed.opens, "closes": end.low if at else None,
            "lastDay": end.day.isoformat() if at and end.day else None, "closesState": state,
            "countedFrom": [end.event, end.assumed] if end.event else None,
            "countedBy": None if state == "unknown" else end.mode or None,
            "notes": sorted(notes), "payer": costs.payer, "fees": [[f["rule"], f["amount"]] for f in costs.fees],
            "steps": option["rule"].get("steps", [])}
    latest = max(end.told if state != "unknown" else NEVER, end.high if end.high < ALWAYS else NEVER)
    if end.low < latest < ALWAYS:
        said["closesLatest"] = latest
    if option["presumed"]:
        entry, burden, _ = option["presumed"]
        said["burden"] = [entry["id"], entry["on"], burden.end.low if burden.end.low < ALWAYS else None]
    if end.season or state == "unknown":
        said["season"] = end.season if state != "unknown" else None
    if end.extended:
        said["extendedByDays"] = end.extended
    refund = refund_of(option, facts)
    if refund is not None:
        said["refund"] = refund
    return said
