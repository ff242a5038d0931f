use super::scalar::{
    citation, date, decimal_text, event_text, fact_pointers, instant, money, names, requirements, texts,
};
use crate::boundary::json::Writer;
use crate::domain::entitlement::{Closing, Costs, Opening, Placement};
use crate::domain::policy::{Author, Document, Policy, Rule};

/// `rule/remedy`
pub fn option_id(grant: crate::domain::entitlement::Grant, policy: &Policy) -> String {
    let rule = grant.terms(policy).map(|(_, rule)| rule.id.as_str()).unwrap_or_default();
    let mut id = rule.to_owned();
    id.push('/');
    id.push_str(grant.remedy.code());
    id
}

/// Writes the fields that options and closed options share: id, remedy, rule, basis, citation.
pub fn origin(
    writer: &mut Writer,
    grant: crate::domain::entitlement::Grant,
    document: &Document,
    rule: &Rule,
    policy: &Policy,
) {
    writer.entry("id", &option_id(grant, policy));
    writer.entry("remedy", grant.remedy.code());
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
pub fn option(writer: &mut Writer, opening: &Opening, policy: &Policy) {
    let Some((document, rule)) = opening.grant.terms(policy) else { return };
    writer.open('{');
    origin(writer, opening.grant, document, rule, policy);
    if let Some(reasons) = &opening.reasons {
        names(writer, "reasons", reasons, policy);
    }
    let mut notes: Vec<&str> = rule.notes.iter().map(String::as_str).collect();
    notes.extend(&opening.window.notes);
    if opening.costs.uncertain {
        notes.push("costs_depend_on_facts");
    }
    if !notes.is_empty() {
        texts(writer, "notes", notes);
    }
    writer.entry("status", opening.openness.code());
    fact_pointers(writer, "dependsOn", &opening.depends_on, policy);
    window(writer, &opening.window, policy);
    writer.key("costs");
    costs(writer, &opening.costs);
    refund(writer, opening, rule);
    requirements(writer, &opening.requires);
    texts(writer, "steps", &rule.steps);
    writer.close('}');
}

/// Writes where a window opens and closes, and how that was counted.
pub fn window(writer: &mut Writer, window: &Placement, policy: &Policy) {
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
pub fn counted(writer: &mut Writer, window: &Placement, policy: &Policy) {
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
    writer.start("fees", '[');
    for fee in &costs.fees {
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
    writer.close('}');
}

fn refund(writer: &mut Writer, opening: &Opening, rule: &Rule) {
    let Some(refund) = &opening.refund else { return };
    writer.start("refund", '{');
    writer.key("amount");
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
    texts(writer, "methods", &rule.refund_methods);
    if let Some(days) = rule.refund_due_days {
        writer.key("dueDays");
        writer.integer(days.into());
    }
    writer.close('}');
}
