"""What a remedy costs, and what is paid back: docs/reference/policy-format.md#costs."""
from decimal import Decimal
from fractions import Fraction
from math import floor

PAYERS = ["seller", "unstated", "buyer"]
SIGNS = {"fee": -1, "bonus": 1}


def costs_of(document, rule, remedy, facts):
    """Who sends the goods back, and each charge: its kind, its cost, and its amount or None if that is not known."""
    costs = [cost for cost in document.body.get("costs", []) if rule["id"] in cost.get("rules", [rule["id"]])]
    truths = [facts.matches(cost, remedy) for cost in costs]
    held = [cost for cost, truth in zip(costs, truths) if truth == frozenset()]
    payer = min([cost["shippingPaidBy"] for cost in held if "shippingPaidBy" in cost] or ["unstated"], key=PAYERS.index)
    charges = [(kind, cost, amount_of(cost[kind], facts)) for kind in SIGNS for cost in held if kind in cost]
    charges = [charge for charge in charges if counts(charge, charges)]
    # Percentages of what is not known weigh more than any amount.
    unknown = sum(SIGNS[kind] * Decimal(cost[kind]["percent"]) for kind, cost, amount in charges if amount is None)
    known = sum(SIGNS[kind] * (amount or 0) for kind, _, amount in charges)
    return {"payer": payer, "charges": charges, "weight": (-unknown, -known, PAYERS.index(payer)),
            "unsure": any(truths)}


def amount_of(terms, facts):
    """What a charge comes to in cents; None if it is not known."""
    pieces = facts.quantity if terms.get("per") == "item" else 1
    amount = Decimal(terms["amount"]) * 100 * pieces if "amount" in terms else worth(facts, terms["percent"])[1]
    return amount if amount is None else int(min(amount, Decimal(terms.get("atMost", "Infinity")) * 100))


def counts(charge, charges):
    """Of a group only the largest counts, once all amounts of it are known."""
    kind, cost, _ = charge
    name = cost[kind].get("largestOf")
    group = [other for other in charges if other[0] == kind and other[1][kind].get("largestOf") == name]
    return not name or any(amount is None for *_, amount in group) or charge is max(group, key=lambda other: other[2])


def worth(facts, percent=100):
    """By which step which percentage of what was paid for the pieces that are asked for; None if it is not known."""
    match facts.line:
        case {"paid": {"amount": amount}, "quantity": _}:
            return "paid_share", share(facts, amount, percent)
        case {"unitPrice": {"amount": amount}}:
            return "price_times_quantity", share(facts, amount * facts.pieces, percent)
    return None, None


def share(facts, amount, percent=100):
    """What the pieces that are asked for bring, half up, so that several returns of one line add up."""
    piece = Fraction(percent) * amount / 100 / facts.pieces
    after = min(facts.gone + facts.quantity, facts.pieces)
    return floor(piece * after + Fraction(1, 2)) - floor(piece * facts.gone + Fraction(1, 2))


def refund_of(rule, remedy, costs, facts):
    """The steps of what is paid back, which add up to it but for a floor of nothing."""
    line, terms = facts.line, rule.get("refund", {})
    discount, postage, back = line.get("discount"), line.get("shipping"), terms.get("shipping", "kept")
    steps = [worth(facts)]
    if discount:
        steps.append(("order_discount", -share(facts, discount["amount"])))
    if postage and back == "refunded":
        steps.append(("original_shipping", share(facts, postage["amount"])))
    if postage and back == "refunded_when_all" and facts.quantity == facts.left:
        steps.append(("original_shipping", postage["amount"]))
    steps += [(kind, amount and SIGNS[kind] * amount) for kind, _, amount in costs["charges"]]
    amounts = [amount for _, amount in steps]
    shared = discount or postage and back != "kept"
    unknown = None in amounts or costs["unsure"] or shared and "quantity" not in line
    if remedy not in ("refund", "store_credit") or unknown:
        return None
    return {"amount": max(sum(amounts), 0), "steps": steps, "dueDays": terms.get("dueDays")}
