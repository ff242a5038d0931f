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
    held = [cost for cost, truth in zip(costs, truths) if truth is True]
    payers = {cost["shippingPaidBy"] for cost in held if "shippingPaidBy" in cost}
    payer = min(payers, key=PAYERS.index, default="unstated")
    charges = [(kind, cost, amount_of(cost[kind], facts)) for kind in SIGNS for cost in held if kind in cost]
    charges = [charge for charge in charges if counts(charge, charges)]
    return {"payer": payer, "charges": charges, "weight": weight(payer, charges),
            "unsure": not all(isinstance(truth, bool) for truth in truths)}


def weight(payer, charges):
    """What is taken off on balance; percentages of what is not known weigh more than any amount."""
    unknown = [SIGNS[kind] * Decimal(cost[kind]["percent"]) for kind, cost, amount in charges if amount is None]
    known = [SIGNS[kind] * amount for kind, _, amount in charges if amount is not None]
    return -sum(unknown), -sum(known), PAYERS.index(payer)


def amount_of(terms, facts):
    if "amount" in terms:
        amount = cents(terms["amount"]) * (facts.quantity if terms.get("per") == "item" else 1)
    else:
        _, amount = worth(facts, terms["percent"])
    return min(amount, cents(terms["atMost"])) if "atMost" in terms and amount is not None else amount


def cents(text):
    return int(Decimal(text) * 100)


def counts(charge, charges):
    """Of a group only the largest counts, once all amounts of it are known."""
    kind, cost, _ = charge
    name = cost[kind].get("largestOf")
    group = [other for other in charges if other[0] == kind and other[1][kind].get("largestOf") == name]
    amounts = [amount for _, _, amount in group]
    return not name or None in amounts or charge is group[amounts.index(max(amounts))]


def worth(facts, percent=100):
    """By which step which percentage of what was paid for the pieces that are asked for; None if it is not known."""
    line = facts.line
    if "paid" in line and "quantity" in line:
        step, amount = "paid_share", line["paid"]["amount"]
    elif "unitPrice" in line:
        step, amount = "price_times_quantity", line["unitPrice"]["amount"] * facts.pieces
    else:
        return None, None
    return step, share(facts, amount * Fraction(percent) / 100)


def share(facts, amount):
    """What the pieces that are asked for bring, half up, so that several returns of one line add up."""
    after = min(facts.gone + facts.quantity, facts.pieces)
    before, after = (floor(amount * count / facts.pieces + Fraction(1, 2)) for count in (facts.gone, after))
    return after - before


def refund_of(rule, remedy, costs, facts):
    """The steps of what is paid back, which add up to it but for a floor of nothing."""
    step, paid = worth(facts)
    line, terms = facts.line, rule.get("refund", {})
    discount, postage, back = line.get("discount"), line.get("shipping"), terms.get("shipping", "kept")
    unknown = paid is None or costs["unsure"] or None in [amount for _, _, amount in costs["charges"]]
    shared = discount or postage and back != "kept"
    if remedy not in ("refund", "store_credit") or unknown or shared and "quantity" not in line:
        return None
    steps = [[step, paid]]
    if discount:
        steps.append(["order_discount", -share(facts, Fraction(discount["amount"]))])
    if postage and back == "refunded":
        steps.append(["original_shipping", share(facts, Fraction(postage["amount"]))])
    if postage and back == "refunded_when_all" and facts.quantity == facts.left:
        steps.append(["original_shipping", postage["amount"]])
    steps += [[kind, SIGNS[kind] * amount] for kind, _, amount in costs["charges"]]
    return {"amount": max(sum(amount for _, amount in steps), 0), "steps": steps, "dueDays": terms.get("dueDays")}
