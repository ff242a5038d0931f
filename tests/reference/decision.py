"""May a line be returned? Which options there are, and which are shown: docs/reference/policy-format.md."""
from dates import ALWAYS, NEVER, calendar_of, moment, zone_of
from facts import BRANCHES, NOTHING, Facts, every, negated
from money import costs_of, refund_of
from windows import Window

CERTAINTY = ["open", "conditional", "review"]
STATUS = ["eligible", "conditional", "review", "ineligible"]


class Document:
    """A shop's terms, at the place 0, or a law beside them."""

    def __init__(self, body, calendars, place=0, shop=None, reference=None):
        self.body, self.place, reference = body, place, reference or {}
        self.enabled = reference.get("enable", [])
        self.zone = shop.zone if body["timeZone"] == "shop" else zone_of(body["timeZone"])
        self.calendar = calendars[body["calendar"]] if "calendar" in body else shop.calendar if shop else {}
        self.default = body.get("defaults", {}).get("window", {})
        self.roll_over = "none" if not shop else "legal" if reference.get("rollOver") == "legal" else "open"

    def is_sure(self, entry):
        return {"sure": True, "silent": False}.get(entry.get("confidence", "sure"), entry["id"] in self.enabled)


class Policy:
    """A shop's terms with the laws that they name."""

    def __init__(self, body, packs, calendars):
        calendars = {calendar["id"]: calendar_of(calendar) for calendar in calendars}
        packs = {pack["id"]: pack for pack in packs}
        named = [{"id": pack} if isinstance(pack, str) else pack for pack in body.get("packs", [])]
        self.shop = Document(body, calendars)
        self.documents = [self.shop] + [Document(packs[reference["id"]], calendars, place, self.shop, reference)
                                        for place, reference in enumerate(named, 1)]
        self.groups = [group for document in self.documents for group in document.body.get("categories", {}).items()]

    def check_return(self, line, request, instants):
        """The answers for one line, at each of the instants."""
        facts = Facts(self, line, request)
        options = [Option(document, rule, remedy, facts)
                   for document in self.documents for rule in document.body.get("rules", [])
                   for remedy in rule.get("grants", []) if request.get("remedy", remedy) == remedy]
        options = [option for option in options if option.truth is not False]
        edges = sorted(set().union(*(option.edges for option in options)) - {None, NEVER, ALWAYS})
        for now in (moment(at, self.shop.zone).low for at in instants):
            shown = shown_at(options, now)
            changes = (edge for edge in edges if edge > now and shown_at(options, edge).keys() != shown.keys())
            yield {"status": STATUS[min((state.certainty for state in shown.values()), default=3)],
                   "returnableQuantity": facts.left, "nextChange": next(changes, None),
                   "options": [state.told() for state in shown.values()]}


class Option:
    """A remedy by a rule of a document for a line, whatever the time."""

    def __init__(self, document, rule, remedy, facts):
        self.document, self.rule, self.remedy, self.facts = document, rule, remedy, facts
        self.id, self.sure = f"{rule['id']}/{remedy}", document.is_sure(rule)
        self.order = document.place > 0, -document.place, rule["id"]
        self.truth = every(self.truths())
        if self.truth is False:
            return
        seasons = [season for season in document.body.get("seasons", []) if rule["id"] in season["rules"]]
        self.window = Window(document, facts, rule["window"], seasons)
        self.costs = costs_of(document, rule, remedy, facts)
        self.refund = refund_of(rule, remedy, self.costs, facts)
        self.burdens = [*burdens_of(facts, remedy)]
        self.edges = {self.window.opens, *self.window.end[:3]}.union(*(burden[:2] for burden in self.burdens))
        self.codes = {code if isinstance(code, str) else code["code"] for code in rule.get("requires", [])}
        hinges = "/request/reason" in self.truth
        self.reasons = {reason for reason in BRANCHES if not hinges or every(self.truths(reason)) is not False}

    def truths(self, reason=None):
        """What must hold for the rule to give the remedy."""
        document, name, facts = self.document, self.rule["id"], self.facts
        yield facts.left is None or facts.quantity <= facts.left
        yield facts.applies(document)
        yield facts.matches(self.rule, self.remedy, reason)
        for other in document.body.get("rules", []):
            excludes = self.remedy in other.get("excludes", []) and name in other.get("rules", [name])
            if (excludes or name in other.get("replaces", [])) and document.is_sure(other):
                yield negated(facts.matches(other, self.remedy, reason))


def burdens_of(facts, remedy):
    """Each presumption that holds: when it ends and begins, the place of its document, and its entry."""
    for document in facts.policy.documents:
        for entry in document.body.get("presumptions", []):
            truth = every([document.is_sure(entry), facts.applies(document), facts.matches(entry, remedy)])
            window = Window(document, facts, entry["window"])
            if truth == NOTHING and window.started:
                yield window.end.low, window.opens, document.place, entry


class State:
    """An option at an instant."""

    def __init__(self, option, now):
        self.option, self.now, window, end = option, now, option.window, option.window.end
        before = window.start is None if window.opens is None else now < window.opens
        settled = end.low == end.high and not end.assumed and not window.early
        unsure = before or now >= end.low or option.truth
        self.is_open = now < end.high and (not before or window.early)
        self.hinges = option.truth.union(*[window.early, window.late, end.doubt] if unsure and not settled else [])
        self.certainty = 1 if unsure else 0 if option.sure and "decidedBy" not in option.rule else 2
        running = [burden for burden in option.burdens if burden[1] <= now < burden[0]]
        self.burden = max(running, key=lambda burden: (burden[0], burden[2]), default=None)
        self.outline = option.id, self.certainty, self.burden and self.burden[-1]["id"]

    def beats(self, other):
        """As certain, as cheap, with no more to bring, and at least as long."""
        a, b = self.option, other.option
        certain = self.certainty == 0 or self.certainty == other.certainty and self.hinges <= other.hinges
        surer = a.sure and not b.sure and self.certainty == 0
        cheap = not a.costs["unsure"] and a.costs["weight"] <= b.costs["weight"]
        better = cheap and a.reasons >= b.reasons and a.codes <= b.codes and a.window.lasts(b.window)
        return a.remedy == b.remedy and certain and (surer or better)

    def told(self):
        option, window, end, costs = self.option, self.option.window, self.option.window.end, self.option.costs
        endless = "unlimited" if window.start or end.event else "not_started"
        state = {NEVER: "unknown", ALWAYS: endless}.get(end.low, "at")
        certain = window.opens is not None and window.opens <= self.now < end.low
        latest = end.told if end.low == end.high else end.high
        notes = [*end.notes, *["law_may_give_more"] * (not option.sure), *["costs_depend_on_facts"] * costs["unsure"]]
        presumed, *_, entry = self.burden or [None, None]
        return {
            "id": option.id, "basis": "law" if option.document.place else "shop", "status": CERTAINTY[self.certainty],
            "dependsOn": sorted(self.hinges) if certain else None,
            "opens": window.opens, "closes": end.low if state == "at" else None,
            "closesLatest": latest if end.low < latest < ALWAYS else None,
            "lastDay": end.day.isoformat() if state == "at" and end.day else None,
            "closesState": state, "countedFrom": [end.event, end.assumed] if end.event else None,
            "countedBy": None if state == "unknown" else end.mode, "season": end.season,
            "extendedByDays": end.extended, "notes": sorted(notes), "payer": costs["payer"],
            "fees": [[cost["id"], amount] for kind, cost, amount in costs["charges"] if kind == "fee"],
            "burden": entry and [entry["id"], entry["on"], presumed if presumed < ALWAYS else None],
            "refund": option.refund, "steps": option.rule.get("steps", [])}


def shown_at(options, now):
    """What is open, without what another option beats in every respect; by what makes it another answer."""
    states = [state for state in (State(option, now) for option in options) if state.is_open]
    return {state.outline: state for state in states if not any(
        other.beats(state) and (other.option.order < state.option.order or not state.beats(other)) for other in states)}
