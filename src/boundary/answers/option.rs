use super::scalar::{
    citation, date, decimal_text, event_text, fact_pointers, instant, money, names, requirements, texts,
};
use crate::boundary::json::Writer;
use crate::domain::entitlement::{BurdenOfProof, ChargedFee, Closing, Costs, Note, OpenOption, PlacedWindow, Refund};
use crate::domain::policy::{Author, Document, Policy, Remedy, Rule};

/// `rule/remedy`
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
    writer.entry("basis", basis(document.author, false));
    citation(writer, rule.citation.as_ref());
}

/// Who stands for a right.
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
    notes.extend(opening.window.notes.iter().chain(&opening.notes).chain(&uncertain).map(|note| note.code()));
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
        writer.key("extendedByDays");
        writer.integer(opening.window.extended_by_days.into());
    }
    writer.key("costs");
    costs(writer, &opening.costs);
    if let Some(amounts) = &opening.refund {
        refund(writer, amounts, opening.key.remedy, rule);
    }
    if let Some(burden) = &opening.burden {
        burden_of_proof(writer, burden, policy);
    }
    requirements(writer, &opening.requires);
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
            writer.key("at");
            writer.text_or_null(event_text(counted.at).as_deref());
            writer.key("assumed");
            writer.boolean(counted.assumed);
            writer.close('}');
        }
    }
    writer.entry("countedBy", window.mode.code());
}

/// How far the end of a window is known.
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
    writer.start(key, '[');
    for fee in fees {
        writer.open('{');
        writer.entry("kind", &fee.kind);
        writer.entry("rule", &fee.rule);
        writer.key("amount");
        match fee.amount {
            Some(amount) => money(writer, amount),
            None => writer.null(),
        }
        if let Some(percent) = fee.percent {
            writer.entry("percent", &decimal_text(percent));
        }
        writer.close('}');
    }
    writer.close(']');
}

/// Writes the amount with its calculation: what is paid back, or what an exchange costs.
fn refund(writer: &mut Writer, refund: &Refund, remedy: Remedy, rule: &Rule) {
    let is_exchange = remedy == Remedy::Exchange;
    writer.start(if is_exchange { "exchange" } else { "refund" }, '{');
    writer.key(if is_exchange { "difference" } else { "amount" });
    money(writer, refund.amount);
    writer.start("calculation", '[');
    for step in &refund.calculation {
        writer.open('{');
        writer.entry("code", step.kind.code());
        writer.key("amount");
        money(writer, step.amount);
        if let Some(fee) = &step.fee {
            writer.start("params", '{');
            writer.entry("kind", fee);
            writer.close('}');
        }
        writer.close('}');
    }
    writer.close(']');
    if is_exchange {
        return writer.close('}');
    }
    texts(writer, "methods", &rule.refund_methods);
    if let Some(days) = rule.refund_due_days {
        writer.key("dueDays");
        writer.integer(days.into());
    }
    writer.close('}');
}
