"""May a line be returned? Which options there are, and which are shown: docs/reference/policy-format.md."""
from dates import ALWAYS, NEVER, Calendar, moment, zone_of
from facts import LEAVES, Facts, every, negated
from money import costs_of, refund_of
from windows import NOTHING, Window

CERTAINTY = ["open", "conditional", "review"]
STATUS = ["eligible", "conditional", "review", "ineligible"]


class Document:
    """A shop's terms, at the place 0, or a law beside them."""

    def __init__(self, body, calendars, place=0, shop=None, reference=None):
        self.body, self.place, reference = body, place, reference or {}
        self.enabled = reference.get("enable", [])
        self.zone = shop.zone if body["timeZone"] == "shop" else zone_of(body["timeZone"])
        self.calendar = calendars[body["calendar"]] if "calendar" in body else shop and shop.calendar
        self.default = body.get("defaults", {}).get("window", {})
        self.roll_over = "none" if not shop else "legal" if reference.get("rollOver") == "legal" else "open"
        self.grants = [rule for rule in body.get("rules", []) if "grants" in rule]
        self.exclusions = [rule for rule in body.get("rules", []) if "excludes" in rule and self.is_sure(rule)]
        self.replacing = [rule for rule in self.grants if "replaces" in rule and self.is_sure(rule)]

    def is_sure(self, entry):
        confidence = entry.get("confidence", "sure")
        return confidence == "sure" or confidence != "silent" and entry["id"] in self.enabled


class Policy:
    """A shop's terms with the laws that they name."""

    def __init__(self, body, packs, calendars):
        calendars = {calendar["id"]: Calendar(calendar) for calendar in calendars}
        packs = {pack["id"]: pack for pack in packs}
        named = [{"id": pack} if isinstance(pack, str) else pack for pack in body.get("packs", [])]
        self.shop = Document(body, calendars)
        self.documents = [self.shop] + [Document(packs[reference["id"]], calendars, place, self.shop, reference)
                                        for place, reference in enumerate(named, 1)]
        self.groups = [group for document in self.documents for group in document.body.get("categories", {}).items()]

    def check_return(self, line, request, instants):
        """The answers for one line, at each of the instants."""
        facts = Facts(self, line, request)
        options = [Option(document, rule, remedy, facts) for document in self.documents for rule in document.grants
                   for remedy in rule["grants"] if request.get("remedy", remedy) == remedy]
        options = [option for option in options if option.truth is not False]
        edges = sorted(set().union(*(option.edges() for option in options)))
        for now in (moment(at, self.shop.zone).low for at in instants):
            shown = shown_at(options, now)
            changes = (edge for edge in edges if edge > now and outline(shown_at(options, edge)) != outline(shown))
            yield {"status": STATUS[min((state.certainty for state in shown), default=3)],
                   "returnableQuantity": facts.left, "nextChange": next(changes, None),
                   "options": [state.told() for state in shown]}


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
        self.codes = {code if isinstance(code, str) else code["code"] for code in rule.get("requires", [])}
        self.reasons = LEAVES
        if self.truth is not True and "/request/reason" in self.truth:
            self.reasons = {reason for reason in LEAVES if every(self.truths(reason)) is not False}

    def truths(self, reason=None):
        """What must hold for the rule to give the remedy."""
        document, rule, facts = self.document, self.rule, self.facts
        yield facts.left is None or facts.quantity <= facts.left
        yield facts.applies(document)
        yield facts.matches(rule, self.remedy, reason)
        for other in document.exclusions:
            if self.remedy in other["excludes"] and rule["id"] in other.get("rules", [rule["id"]]):
                yield negated(facts.matches(other, self.remedy, reason))
        for other in document.replacing:
            if rule["id"] in other["replaces"]:
                yield negated(facts.matches(other, self.remedy, reason))

    def edges(self):
        windows = [self.window, *(window for window, _, _ in self.burdens)]
        return set().union(*({window.opens, *window.end[:3]} for window in windows)) - {None, NEVER, ALWAYS}


def burdens_of(facts, remedy):
    """Each presumption that holds, with its window and the place of its document."""
    for document in facts.policy.documents:
        for entry in document.body.get("presumptions", []):
            truth = every([document.is_sure(entry), facts.applies(document), facts.matches(entry, remedy)])
            window = Window(document, facts, entry["window"]) if truth is True else None
            if window and window.started:
                yield window, document.place, entry


class State:
    """An option at an instant."""

    def __init__(self, option, now):
        self.option, self.now, window, end = option, now, option.window, option.window.end
        truth = NOTHING if option.truth is True else option.truth
        before = window.start is None if window.opens is None else now < window.opens
        settled = end.low == end.high and not end.assumed and not window.early
        unsure = before or now >= end.low or truth != NOTHING
        self.is_open = now < end.high and (not before or bool(window.early))
        self.hinges = truth | window.early | window.late | end.doubt if unsure and not settled else truth
        self.certainty = 1 if unsure else 0 if option.sure and "decidedBy" not in option.rule else 2
        running = [burden for burden in option.burdens if burden[0].opens <= now < burden[0].end.low]
        self.burden = max(running, key=lambda burden: (burden[0].end.low, burden[1]), default=None)

    def beats(self, other):
        """As certain, as cheap, with no more to bring, and at least as long."""
        a, b = self.option, other.option
        if a.remedy != b.remedy or self.certainty > other.certainty:
            return False
        if self.certainty == 1 and not (other.certainty == 1 and self.hinges <= other.hinges):
            return False
        if a.sure and not b.sure and self.certainty == 0:
            return True
        cheap = not a.costs["unsure"] and a.costs["weight"] <= b.costs["weight"]
        return cheap and a.reasons >= b.reasons and a.codes <= b.codes and a.window.lasts(b.window)

    def told(self):
        option, window, end, costs = self.option, self.option.window, self.option.window.end, self.option.costs
        unknown, at = end.low == NEVER, NEVER < end.low < ALWAYS
        certain = window.opens is not None and window.opens <= self.now < end.low
        latest = end.told if end.low == end.high else end.high
        notes = [*end.notes, *["law_may_give_more"] * (not option.sure), *["costs_depend_on_facts"] * costs["unsure"]]
        presumed, _, entry = self.burden or (window, 0, None)
        return {
            "id": option.id, "basis": "law" if option.document.place else "shop", "status": CERTAINTY[self.certainty],
            "dependsOn": sorted(self.hinges) if certain else None,
            "opens": window.opens, "closes": end.low if at else None,
            "closesLatest": latest if end.low < latest < ALWAYS else None,
            "lastDay": end.day.isoformat() if at and end.day else None,
            "closesState": "at" if at else "unknown" if unknown else "unlimited" if window.start or end.event else "not_started",
            "countedFrom": [end.event, end.assumed] if end.event else None,
            "countedBy": None if unknown else end.mode,
            "season": None if unknown else end.season, "extendedByDays": end.extended, "notes": sorted(notes),
            "payer": costs["payer"],
            "fees": [[cost["id"], amount] for kind, cost, amount in costs["charges"] if kind == "fee"],
            "burden": entry and [entry["id"], entry["on"], presumed.end.low if presumed.end.low < ALWAYS else None],
            "refund": option.refund, "steps": option.rule.get("steps", [])}


def shown_at(options, now):
    """What is open, without what another option beats in every respect."""
    states = [state for state in (State(option, now) for option in options) if state.is_open]
    states.sort(key=lambda state: state.option.order)
    return [state for i, state in enumerate(states) if not any(
        other.beats(state) and (j < i or not state.beats(other)) for j, other in enumerate(states) if j != i)]


def outline(shown):
    return [(state.option.id, state.certainty, state.burden and state.burden[2]["id"]) for state in shown]
