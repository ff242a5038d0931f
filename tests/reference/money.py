"""What a remedy costs, and what is paid back: docs/reference/policy-format.md#costs."""
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from facts import DIGITS

PAYERS = ["seller", "unstated", "buyer"]


def rounded(share):
    """Half up to the minor unit."""
    return (2 * share.numerator + share.denominator) // (2 * share.denominator)


@dataclass
class Costs:
    payer: str
    fees: list
    bonuses: list
    unsure: bool

    def no_more_than(self, other):
        """Less is taken off on balance, or as much and who sends the goods back does not pay more."""
        return not self.unsure and self.weight() <= other.weight()

    def weight(self):
        """Percentages of what is not known weigh more than any amount."""
        open_ = lambda listed: sum(Decimal(fee["percent"]) for fee in listed if fee["amount"] is None)
        known = lambda listed: sum(fee["amount"] or 0 for fee in listed)
        return open_(self.fees) - open_(self.bonuses), known(self.fees) - known(self.bonuses), PAYERS.index(self.payer)


def worth(facts, percent=100):
    """A percentage of what was paid for the pieces that are asked for, by which step; None if it is not known."""
    paid, price, bought = (facts.line.get(key) for key in ("paid", "unitPrice", "quantity"))
    if paid and bought:
        return "paid_share", share(facts, paid["amount"] * Fraction(percent) / 100)
    if price and bought:
        return "price_times_quantity", share(facts, price["amount"] * bought * Fraction(percent) / 100)
    if price:
        return "price_times_quantity", rounded(price["amount"] * facts.quantity * Fraction(percent) / 100)
    return None


def share(facts, amount):
    """What the pieces that are asked for bring, so that several returns of one line add up."""
    pieces, gone = facts.line["quantity"], facts.line["quantity"] - facts.left
    part = lambda count: rounded(Fraction(amount) * count / pieces)
    return part(min(gone + facts.quantity, pieces)) - part(gone)


def fee_amount(fee, facts, currency):
    minor = lambda text: int(Decimal(text).scaleb(DIGITS.get(currency, 2)))
    if "amount" in fee:
        amount = minor(fee["amount"]) * (facts.quantity if fee.get("per") == "item" else 1)
    else:
        paid = worth(facts, fee["percent"])
        if paid is None:
            return None
        amount = paid[1]
    return min(amount, minor(fee["atMost"])) if "atMost" in fee else amount


def costs_of(document, rule, remedy, facts):
    payers, charged, unsure = [], {"fee": [], "bonus": []}, False
    for cost in document.body.get("costs", []):
        if "rules" in cost and rule["id"] not in cost["rules"]:
            continue
        truth = facts.matches(cost.get("when", {}), document, remedy)
        unsure = unsure or not isinstance(truth, bool)
        if truth is not True:
            continue
        payers += [cost["shippingPaidBy"]] if "shippingPaidBy" in cost else []
        for kind in charged:
            if kind in cost:
                amount = fee_amount(cost[kind], facts, document.body.get("currency"))
                charged[kind].append({"rule": cost["id"], "amount": amount, "group": cost[kind].get("largestOf"),
                                      "percent": cost[kind].get("percent")})
    payer = "seller" if "seller" in payers else "buyer" if payers else "unstated"
    return Costs(payer, largest(charged["fee"]), largest(charged["bonus"]), unsure)


def largest(fees):
    """Of a group only the largest counts, once all amounts of it are known."""
    def counts(fee):
        group = [other for other in fees if other["group"] == fee["group"]]
        amounts = [other["amount"] for other in group]
        return not fee["group"] or None in amounts or fee is group[amounts.index(max(amounts))]
    return [fee for fee in fees if counts(fee)]


def refund_of(option, facts):
    """The steps of what is paid back, which add up to it but for a floor of nothing."""
    paid, costs = worth(facts), option["costs"]
    if option["remedy"] not in ("refund", "store_credit") or paid is None or costs.unsure:
        return None
    if any(fee["amount"] is None for fee in costs.fees + costs.bonuses):
        return None
    terms, line = option["rule"].get("refund", {}), facts.line
    if not line.get("quantity") and (line.get("discount") or line.get("shipping") and terms.get("shipping", "kept") != "kept"):
        return None
    steps = [list(paid)]
    if line.get("discount"):
        steps.append(["order_discount", -share(facts, line["discount"]["amount"])])
    if line.get("shipping"):
        if terms.get("shipping") == "refunded":
            steps.append(["original_shipping", share(facts, line["shipping"]["amount"])])
        elif terms.get("shipping") == "refunded_when_all" and facts.quantity == facts.left:
            steps.append(["original_shipping", line["shipping"]["amount"]])
    steps += [["fee", -fee["amount"]] for fee in costs.fees] + [["bonus", bonus["amount"]] for bonus in costs.bonuses]
    return {"amount": max(sum(amount for _, amount in steps), 0), "steps": steps, "dueDays": terms.get("dueDays")}
