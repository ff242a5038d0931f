//! What does one option give, until when, and at what cost?

use super::scalar::{
    citation, date, decimal_text, event_text, fact_pointers, instant, money, names, requirements, texts,
};
use crate::boundary::json::Writer;
use crate::domain::entitlement::{
    BurdenOfProof, ChargedFee, Closing, Costs, Note, OpenOption, PlacedWindow, Refund, RefundStep,
};
use crate::domain::policy::{Author, Document, FaultItem, Policy, Remedy, Rule, Warranty};

answers! {
    /// One remedy by one rule.
    ReturnOption as "Option" {
        /// `rule/remedy`
        always id: String;
        /// What it gives.
        always remedy: Remedy;
        /// The rule or the warranty in its document.
        always rule: String;
        /// Who stands for it.
        always basis: Basis;
        /// Where the rule stands in the law or in the terms.
        optional citation: Citation;
        /// The part of the goods that it is for, if it is not for the whole.
        optional part: String;
        /// Leaves of the tree of reasons that it is for.
        optional reasons: Vec<String>;
        /// Codes of remarks.
        optional notes: Vec<NoteCode>;
        /// Certain, hinging on a fact, or after an inspection.
        always status: Openness;
        /// Pointers of the missing facts that it hinges on.
        always depends_on as "dependsOn": Vec<String>;
        /// When it opens.
        always opens: Option<Timestamp>;
        /// When it certainly closes.
        always closes: Option<Timestamp>;
        /// The last day on which it is open.
        always last_day as "lastDay": Option<Date>;
        /// Whether it closes at an instant, never, then when is not known, or not before something happens.
        always closes_state as "closesState": ClosesState;
        /// When it possibly closes, if that is later than `closes`.
        optional closes_latest as "closesLatest": Timestamp;
        /// What its window is counted from.
        always counted_from as "countedFrom": Option<CountedFrom>;
        /// How it is counted.
        always counted_by as "countedBy": CountingMode;
        /// The season that made the window what it is.
        optional season: String;
        /// Days that were added for time in the workshop.
        optional extended_by_days as "extendedByDays": i64;
        /// What using it costs.
        always costs: OptionCosts;
        /// What is free of a repair or a replacement under a warranty, if the goods were faulty.
        optional bears: Vec<FaultItem>;
        /// The money back.
        optional refund: RefundAmount;
        /// What the goods of `exchangeFor` cost more.
        optional exchange: ExchangeAmount;
        /// Who has to prove whether the fault was there from the start, and until when.
        optional burden_of_proof as "burdenOfProof": BurdenOfProof;
        /// What to bring.
        always requires: Vec<Requirement>;
        /// Codes of the next steps.
        always steps: Vec<String>;
    }

    /// The event that a window is counted from.
    CountedFrom {
        /// The event.
        always event: String;
        /// When it happened, as it was stated.
        always at: Option<String>;
        /// Whether it stands in for one that is not known.
        always assumed: bool;
    }

    /// What using an option costs.
    OptionCosts {
        /// Who pays for sending the goods back.
        always shipping_paid_by as "shippingPaidBy": ShippingPayer;
        /// What is taken off.
        always fees: Vec<Fee>;
        /// What is given on top.
        optional bonuses: Vec<Fee>;
    }

    /// What is taken off or given on top.
    Fee {
        /// What it is for, as a code.
        always kind: String;
        /// The entry of the document that says so.
        always rule: String;
        /// The amount; `null` where what was paid is not known.
        always amount: Option<MoneyOut>;
        /// The percentage that it is, as a decimal text.
        optional percent: String;
    }

    /// One line of a sum of money.
    Step {
        /// What the line is.
        always code: String;
        /// Its amount.
        always amount: MoneyOut;
        /// Names of the sentence.
        optional params: Params;
    }

    /// The money back.
    RefundAmount {
        /// The amount.
        always amount: MoneyOut;
        /// How it is worked out.
        always calculation: Vec<Step>;
        /// By which ways it is paid.
        always methods: Vec<String>;
        /// Within how many days it is paid.
        optional due_days as "dueDays": i64;
        /// How those days are counted, where not every day counts.
        optional due_count as "dueCount": DueCount;
    }

    /// What an exchange costs.
    ExchangeAmount {
        /// What the other goods cost more; less than zero is paid back.
        always difference: MoneyOut;
        /// How it is worked out.
        always calculation: Vec<Step>;
        /// How the shopper gets what they cost less, where that is not money.
        optional paid_as as "paidAs": DifferenceAs;
    }

    /// Who has to prove whether a fault was there from the start.
    BurdenOfProof {
        /// Who has to prove it.
        always on: Party;
        /// The presumption in its document.
        always rule: String;
        /// Who stands for it.
        always basis: Basis;
        /// Where it stands in the law or in the terms.
        optional citation: Citation;
        /// When that ends.
        always closes: Option<Timestamp>;
        /// The last day on which it holds.
        always last_day as "lastDay": Option<Date>;
    }
}

/// The id of an option: `rule/remedy`.
pub fn option_id(key: crate::domain::entitlement::OptionKey, policy: &Policy) -> String {
    let rule = key.terms(policy).map(|(_, rule)| rule.id.as_str()).unwrap_or_default();
    let mut id = rule.to_owned();
    id.push('/');
    id.push_str(key.remedy.code());
    id
}

/// Writes the fields that options and closed options share: id, remedy, rule, basis, citation.
pub fn origin(
    writer: &mut Writer,
    key: crate::domain::entitlement::OptionKey,
    document: &Document,
    rule: &Rule,
    policy: &Policy,
) {
    writer.entry("id", &option_id(key, policy));
    writer.entry("remedy", key.remedy.code());
    writer.entry("rule", &rule.id);
    let warranty = document.warranty_of(rule);
    writer.entry("basis", basis(document.author, warranty.is_some_and(|warranty| warranty.by_maker)));
    citation(writer, rule.citation.as_ref());
    writer.entry_if("part", warranty.and_then(|warranty| warranty.part.as_deref()));
}

/// Writes what of a repair a warranty pays for.
pub fn bears(writer: &mut Writer, warranty: &Warranty) {
    let usual = [FaultItem::Parts, FaultItem::Labour];
    let borne = if warranty.bears.is_empty() { &usual[..] } else { &warranty.bears };
    texts(writer, "bears", borne.iter().copied().map(FaultItem::code));
}

/// The code for who stands for a right.
pub fn basis(author: Author, by_maker: bool) -> &'static str {
    match author {
        Author::Law => "law",
        Author::Shop if by_maker => "maker",
        Author::Shop => "shop",
    }
}

/// Writes an option that is open or possibly open.
pub fn option(writer: &mut Writer, opening: &OpenOption, policy: &Policy) {
    let Some((document, rule)) = opening.key.terms(policy) else { return };
    writer.open('{');
    origin(writer, opening.key, document, rule, policy);
    if let Some(reasons) = &opening.reasons {
        names(writer, "reasons", reasons, policy);
    }
    let mut notes: Vec<&str> = rule.notes.iter().map(String::as_str).collect();
    let uncertain = opening.costs.uncertain.then_some(Note::CostsDependOnFacts);
    notes.extend(opening.window.note.iter().chain(&opening.notes).chain(&uncertain).map(|note| note.code()));
    if !notes.is_empty() {
        texts(writer, "notes", notes);
    }
    writer.entry("status", opening.openness.code());
    fact_pointers(writer, "dependsOn", &opening.depends_on, policy);
    window(writer, &opening.window, policy);
    if let Some(season) = opening.window.season.and_then(|season| document.seasons.get(season)) {
        writer.entry("season", &season.id);
    }
    if opening.window.extended_by_days > 0 {
        writer.key("extendedByDays").integer(opening.window.extended_by_days.into());
    }
    writer.key("costs");
    costs(writer, &opening.costs);
    if let (Some(warranty), Remedy::Repair | Remedy::Replacement) = (document.warranty_of(rule), opening.key.remedy) {
        bears(writer, warranty);
    }
    if let Some(amounts) = &opening.refund {
        refund(writer, amounts, opening.key.remedy, rule);
    }
    if let Some(burden) = &opening.burden {
        burden_of_proof(writer, burden, policy);
    }
    requirements(writer, &opening.requires, policy);
    texts(writer, "steps", &rule.steps);
    writer.close('}');
}

/// Writes where a window opens and closes, and how that was counted.
pub fn window(writer: &mut Writer, window: &PlacedWindow, policy: &Policy) {
    instant(writer, "opens", window.opens);
    instant(writer, "closes", window.closing.instant());
    date(writer, "lastDay", window.closing.last_day());
    writer.entry("closesState", closes_state(window.closing));
    if window.closes_latest.is_some() {
        instant(writer, "closesLatest", window.closes_latest);
    }
    counted(writer, window, policy);
}

/// Writes what a window was counted from, and in which mode.
pub fn counted(writer: &mut Writer, window: &PlacedWindow, policy: &Policy) {
    writer.key("countedFrom");
    match &window.counted {
        None => writer.null(),
        Some(counted) => {
            writer.open('{');
            writer.entry("event", &policy.names.text(counted.event));
            writer.key("at").text_or_null(event_text(counted.at).as_deref());
            writer.key("assumed").boolean(counted.assumed);
            writer.close('}');
        }
    }
    writer.entry("countedBy", window.mode.code());
}

/// The code for how far the end of a window is known.
pub fn closes_state(closing: Closing) -> &'static str {
    match closing {
        Closing::At { .. } => "at",
        Closing::Unlimited => "unlimited",
        Closing::Unknown => "unknown",
        Closing::NotStarted => "not_started",
    }
}

/// Writes who has to prove that a fault was there from the start.
pub fn burden_of_proof(writer: &mut Writer, burden: &BurdenOfProof, policy: &Policy) {
    let Some((document, presumption)) = burden.terms(policy) else { return };
    writer.start("burdenOfProof", '{');
    writer.entry("on", if presumption.on_seller { "seller" } else { "buyer" });
    writer.entry("rule", &presumption.id);
    writer.entry("basis", basis(document.author, false));
    citation(writer, presumption.citation.as_ref());
    instant(writer, "closes", burden.window.closing.instant());
    date(writer, "lastDay", burden.window.closing.last_day());
    writer.close('}');
}

fn costs(writer: &mut Writer, costs: &Costs) {
    writer.open('{');
    writer.entry(
        "shippingPaidBy",
        match costs.seller_pays_shipping {
            Some(true) => "seller",
            Some(false) => "buyer",
            None => "unstated",
        },
    );
    fees(writer, "fees", &costs.fees);
    if !costs.bonuses.is_empty() {
        fees(writer, "bonuses", &costs.bonuses);
    }
    writer.close('}');
}

fn fees(writer: &mut Writer, key: &str, fees: &[ChargedFee]) {
    writer.key(key).objects(fees.iter().filter(|fee| !fee.beaten), |writer, fee| {
        writer.entry("kind", &fee.kind);
        writer.entry("rule", &fee.rule);
        writer.key("amount");
        match fee.amount {
            Some(amount) => money(writer, amount),
            None => writer.null(),
        }
        writer.entry_if("percent", fee.percent.map(decimal_text).as_deref());
    });
}

/// Writes how an amount is worked out.
pub fn steps(writer: &mut Writer, steps: &[RefundStep]) {
    writer.key("calculation").objects(steps, |writer, step| {
        writer.entry("code", step.kind.code());
        writer.key("amount");
        money(writer, step.amount);
        if let Some(fee) = &step.fee {
            writer.start("params", '{');
            writer.entry("kind", fee);
            writer.close('}');
        }
    });
}

/// Writes the amount with its calculation: what is paid back, or what an exchange costs.
fn refund(writer: &mut Writer, refund: &Refund, remedy: Remedy, rule: &Rule) {
    let is_exchange = remedy == Remedy::Exchange;
    writer.start(if is_exchange { "exchange" } else { "refund" }, '{');
    writer.key(if is_exchange { "difference" } else { "amount" });
    money(writer, refund.amount);
    steps(writer, &refund.calculation);
    if is_exchange {
        if rule.difference_as_credit && refund.amount.amount < 0 {
            writer.entry("paidAs", "store_credit");
        }
        return writer.close('}');
    }
    texts(writer, "methods", &rule.refund_methods);
    if let Some(days) = rule.refund_due_days {
        writer.key("dueDays").integer(days.into());
        if rule.due_in_business_days {
            writer.entry("dueCount", "business_days_after");
        }
    }
    writer.close('}');
}
