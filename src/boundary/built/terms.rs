//! How are rules, costs, warranties and promises written into a built policy?

use super::coding::{Built, In, Out};
use crate::boundary::documents::{MAX_DUE_DAYS, MAX_ENTRIES, MAX_MONEY};
use crate::domain::money::{Currency, Decimal};
use crate::domain::policy::{
    Amount, Author, Charge, Citation, ClaimScope, ConditionFact, Cost, Document, FactTest, FactType, FaultItem,
    FaultTerms, Fee, FeeAmount, Matcher, Name, Names, Presumption, Range, ReasonTree, Registration, Remedy,
    RepairMeasure, Requirement, RequirementKind, Rule, RuleEffect, Selector, ServicePromise, ShippingTerms, Test,
    Transfer, UsageLimit, UsageUnit, Warranty,
};

impl Built for Names {
    fn write(&self, out: &mut Out) {
        self.rows().write(out);
    }

    fn read(input: &mut In) -> Self {
        let rows = Vec::read(input);
        input.names = rows.len();
        Self::of_rows(rows)
    }
}

/// A name is one more than its place, and zero if no document uses it.
impl Built for Name {
    fn write(&self, out: &mut Out) {
        if *self == Self::OTHER { 0 } else { self.number().saturating_add(1) }.write(out);
    }

    fn read(input: &mut In) -> Self {
        let number = usize::read(input);
        input.require(number <= input.names);
        number.checked_sub(1).map_or(Self::OTHER, Self::at)
    }
}

impl Built for ReasonTree {
    fn write(&self, out: &mut Out) {
        self.branches().to_vec().write(out);
    }

    fn read(input: &mut In) -> Self {
        Self::of_branches(Vec::read(input))
    }
}

/// No decimal number of a policy is negative.
impl Built for Decimal {
    fn write(&self, out: &mut Out) {
        self.millionths().write(out);
    }

    fn read(input: &mut In) -> Self {
        Self::from_millionths(i64::read(input))
    }
}

impl Built for Currency {
    fn write(&self, out: &mut Out) {
        self.code().write(out);
    }

    fn read(input: &mut In) -> Self {
        let currency = Self::new(&String::read(input));
        input.require(currency.is_some());
        currency.unwrap_or(Self::NONE)
    }
}

/// A matcher may hold a matcher, to a depth that is bounded.
impl Built for Matcher {
    fn write(&self, out: &mut Out) {
        self.0.write(out);
    }

    fn read(input: &mut In) -> Self {
        Self(input.deeper(Vec::read))
    }
}

fn is_percent(percent: Decimal) -> bool {
    percent <= Decimal::whole(100)
}

fn is_fee(fee: &Fee) -> bool {
    let is_most = fee.at_most.is_none_or(|most| (0..=MAX_MONEY).contains(&most));
    is_most
        && fee.group.is_none_or(|group| group / 2 < MAX_ENTRIES)
        && match fee.amount {
            FeeAmount::Percent(percent)
            | FeeAmount::PercentPerDay(percent, ..)
            | FeeAmount::PercentPerThousandKilometres(percent)
            | FeeAmount::PercentPerMonth(percent, _)
            | FeeAmount::PercentOfShipping(percent)
            | FeeAmount::PercentOfOwnShipping(percent) => is_percent(percent),
            FeeAmount::PerRequest(amount) | FeeAmount::PerItem(amount) => amount <= MAX_MONEY,
        }
}

fn is_rule(rule: &Rule) -> bool {
    rule.refund_due_days.is_none_or(|days| i64::from(days) <= MAX_DUE_DAYS)
}

fn is_charge(terms: &FaultTerms) -> bool {
    !matches!(terms.charge, Charge::Shared(Some(percent)) if !is_percent(percent))
}

/// Whether no list is longer than one that is read.
fn is_document(document: &Document) -> bool {
    let lengths = [
        document.rules.len(),
        document.costs.len(),
        document.warranties.len(),
        document.faults.len(),
        document.seasons.len(),
        document.presumptions.len(),
        document.service.len(),
    ];
    lengths.iter().all(|length| *length <= MAX_ENTRIES)
}

built_structs! {
    Document {
        author, id, version, digest, as_of, countries, zone, rules, costs, warranties, faults, applies_to, seasons,
        presumptions, service,
    } but promised if is_document;
    Rule {
        id, index, effect, rules, replaces, replaced_by, when, window, inspected, unread, unsure, requires, keeps, steps, notes,
        refund_methods, refund_due_days, due_in_business_days, shipping, difference_as_credit, pays_back_first, deducts_gifts, resettles_promotions, by_function, citation,
    } but warranty if is_rule;
    Requirement { kind, code };
    Citation { article, title, lang, url };
    Cost { id, rules, when, seller_pays_shipping, fee, bonus };
    Fee { kind, amount, at_most, group } if is_fee;
    Range { min, max };
    Warranty {
        id, index, by_maker, rules, covers, part, bears, after, when, window, limits, registration, transfer, requires, steps, expiring,
        unsure, citation,
    };
    UsageLimit { unit, cap };
    Registration { required, window, then };
    Transfer { kept, told };
    FaultTerms { id, index, causes, requests, parts, when, covered, charge, items, steps, citation } if is_charge;
    Presumption { id, when, window, on_seller, citation };
    ServicePromise {
        id, index, when, citation, kind, kept_by, categories, priorities, departments, partners, parts, distance, pauses, window,
    };
}

built_enums! {
    Author { 0 Shop, 1 Law }
    FactType { 0 Boolean, 1 Number, 2 Choice(choices) }
    RuleEffect { 0 Grants(remedies), 1 Excludes(remedies) }
    FeeAmount {
        0 Percent(percent),
        1 PercentPerDay(percent, since, less),
        2 PercentPerThousandKilometres(percent),
        3 PerRequest(amount),
        4 PerItem(amount),
        5 PercentPerMonth(percent, since),
        6 PercentOfShipping(percent),
        7 PercentOfOwnShipping(percent),
    }
    ShippingTerms { 0 Kept, 1 RefundedWhenAll, 2 Refunded }
    Charge { 0 Free, 1 Shared(percent), 2 Paid }
    FactTest { 0 Is(answer), 1 Equals(text), 2 Within(range) }
    Test {
        0 AnyOf(selector, names),
        1 Remedy(remedies),
        2 Consumer(consumer),
        3 Condition(fact, wanted),
        4 Usage(unit, range),
        5 Quantity(range),
        6 Amount(amount, range, currency),
        7 Repairs(measure, range),
        8 Event(event, test),
        9 Declared(fact, test),
        10 Not(matcher),
        11 Unread,
        12 Claims(scope, range, remedies),
    }
}

built_codes! {
    Amount or UnitPrice,
    ClaimScope or Line,
    ConditionFact or Opened,
    FaultItem or Parts,
    Remedy or Refund,
    RepairMeasure or Count,
    RequirementKind or Proof,
    Selector or Reason,
    UsageUnit or Kilometres,
}
