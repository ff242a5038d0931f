//! How are return policies of the Universal Commerce Protocol read (`dev.ucp.shopping.policy.return`)?
//!
//! Source: `docs/specification/shopping/extensions/return-policy.md` of Universal-Commerce-Protocol/ucp at 3e800fb.
//! Structured fields count; descriptions are for people.

use super::reading::Reading;
use super::terms::{Charge, Size, Term, Terms, add};
use crate::boundary::IssueCode;
use crate::boundary::answers::decimal_text;
use crate::boundary::documents::foreign::{optional, record, required};
use crate::boundary::documents::{MAX_MONEY, Others, Record, Shape, check, has_unknown_field};
use crate::boundary::json::{Json, push_integer};
use crate::domain::money::{Currency, Decimal};

const TYPE: &str = "dev.ucp.shopping.policy.return";

static WINDOW: Record = record(
    &[
        required("days", &Shape::Count(0, 36_500)),
        optional("anchor", &Shape::Code(&["delivered", "purchased", "shipped", "fulfilled"])),
    ],
    Others::Doubted,
);
static FEE: Record = record(
    &[
        required("type", &Shape::Code(&["free", "fixed_fee", "customer_responsibility"])),
        optional("amount", &Shape::Count(0, MAX_MONEY)),
        optional("display_text", &Shape::Text),
    ],
    Others::Doubted,
);
static METHOD: Record = record(
    &[required("type", &Shape::Code(&["in_store", "by_mail", "kiosk"])), optional("fee", &Shape::Record(&FEE))],
    Others::Doubted,
);
static RESTOCKING: Record = record(
    &[
        optional("percentage_bps", &Shape::Count(0, 10_000)),
        optional("amount", &Shape::Count(0, MAX_MONEY)),
        optional("display_text", &Shape::Text),
    ],
    Others::Doubted,
);
static POLICY: Record = record(
    &[
        optional("type", &Shape::Name),
        optional("id", &Shape::Text),
        optional("description", &Shape::Any),
        optional("applies_to", &Shape::OneOrSome(&Shape::Name)),
        optional("url", &Shape::Text),
        optional("final_sale", &Shape::Boolean),
        optional("window", &Shape::Record(&WINDOW)),
        optional(
            "supported_resolutions",
            &Shape::List(&Shape::Code(&[
                "original_payment_method",
                "store_credit",
                "gift_card",
                "exchange",
                "replacement",
            ])),
        ),
        optional("methods", &Shape::List(&Shape::Record(&METHOD))),
        optional("restocking_fee", &Shape::Record(&RESTOCKING)),
    ],
    Others::Doubted,
);

/// Reads one policy, a list of them, or an answer that carries `policies`.
pub fn import<'j>(document: &'j Json<'j>, reading: &mut Reading) -> Vec<Terms> {
    let listed = document.get("policies").unwrap_or(document);
    let policies = if let Json::Array(items) = listed { items.as_slice() } else { std::slice::from_ref(listed) };
    if reading.currency.is_none() {
        reading.currency = Currency::new(document.text("currency"));
    }
    let mut found = Vec::new();
    for node in policies {
        let kind = node.text("type");
        if !kind.is_empty() && kind != TYPE {
            reading.warn(IssueCode::NotCarriedOver, node);
            continue;
        }
        check(node, &Shape::Record(&POLICY), true, &mut reading.issues);
        found.push(policy(node, reading));
    }
    precedence(&mut found, reading, document);
    found
}

/// A policy with a target goes before the one without; of two without, or with the same one, the order must say.
fn precedence(found: &mut [Terms], reading: &mut Reading, document: &Json) {
    let mut targets = Vec::new();
    for target in found.iter().flat_map(|terms| &terms.scope.tags) {
        add(&mut targets, target.clone());
    }
    let mut contradicting = Vec::new();
    for (place, one) in found.iter().enumerate() {
        let mut others = found.iter().enumerate().filter(|(other, _)| *other != place);
        contradicting.push(others.any(|(_, other)| {
            let (mine, theirs) = (&one.scope.tags, &other.scope.tags);
            (mine.is_empty() && theirs.is_empty()) || mine.iter().any(|target| theirs.contains(target))
        }));
    }
    if contradicting.contains(&true) {
        reading.warn(IssueCode::PoliciesContradict, document);
    }
    for (terms, contradicts) in found.iter_mut().zip(contradicting) {
        terms.scope.must_be_chosen = contradicts;
        if terms.scope.tags.is_empty() {
            terms.scope.other_tags.clone_from(&targets);
        }
    }
}

fn policy(node: &Json, reading: &mut Reading) -> Terms {
    let mut terms = Terms { link: node.name("url"), ..Terms::default() };
    if has_unknown_field(node, &POLICY) {
        reading.warn(IssueCode::NotUnderstood, node);
        terms.unclear = true;
    }
    if let Some(stated) = node.known("applies_to") {
        reading.warn(IssueCode::TargetIsTag, stated);
        let targets = if let Json::Array(items) = stated { items.as_slice() } else { std::slice::from_ref(stated) };
        for target in targets {
            add(&mut terms.scope.tags, tag(target.as_text()).to_owned());
        }
    }
    terms.term = term(node, reading);
    resolutions(node, &mut terms, reading);
    methods(node, &mut terms, reading);
    restocking(node, &mut terms, reading);
    terms
}

/// The id in a target such as `$.line_items[?@.id=='engraved']`, else the target as it is written.
fn tag(target: &str) -> &str {
    let inner = target.split(['\'', '"']).nth(1);
    inner.filter(|id| !id.is_empty()).unwrap_or(target)
}

fn term(node: &Json, reading: &mut Reading) -> Term {
    if node.boolean("final_sale") == Some(true) {
        return Term::Never;
    }
    let Some(window) = node.known("window") else {
        // It may be without end, or stated for people only.
        reading.warn(IssueCode::WindowNotStated, node);
        return Term::Unstated;
    };
    let days = super::reading::whole(window.field("days").as_digits()).unwrap_or(0);
    let from = match window.text("anchor") {
        "delivered" => "delivered",
        "purchased" => "ordered",
        "shipped" => "shipped",
        "fulfilled" => {
            // Sent or handed over: the earlier of the two is certain.
            reading.warn(IssueCode::AnchorAmbiguous, window.field("anchor"));
            "shipped"
        }
        _ => {
            reading.issues.add_field(IssueCode::AnchorRequired, window, "anchor", "");
            return Term::Unstated;
        }
    };
    if days == 0 { Term::Never } else { Term::Days { days, from, count: "days_after" } }
}

fn resolutions(node: &Json, terms: &mut Terms, reading: &mut Reading) {
    if node.known("supported_resolutions").is_none() {
        if matches!(terms.term, Term::Days { .. }) {
            reading.warn(IssueCode::RefundTypeNotStated, node);
        }
        terms.remedies.push("refund");
    }
    for stated in node.names("supported_resolutions") {
        add(
            &mut terms.remedies,
            match stated.as_str() {
                "original_payment_method" => "refund",
                "exchange" => "exchange",
                "replacement" => "replacement",
                _ => "store_credit",
            },
        );
    }
    if terms.remedies.contains(&"refund") && node.known("supported_resolutions").is_some() {
        terms.refund_methods.push("original");
    }
}

fn methods(node: &Json, terms: &mut Terms, reading: &mut Reading) {
    let mut charges = Vec::new();
    for method in node.field("methods").items() {
        let note = match method.text("type") {
            "in_store" => "return_in_store",
            "by_mail" => "return_by_mail",
            _ => "return_at_kiosk",
        };
        add(&mut terms.notes, note);
        let Some(fee) = method.known("fee") else { continue };
        let mut charge = match fee.text("type") {
            "free" => Charge::paid_by("seller"),
            "customer_responsibility" => Charge::paid_by("buyer"),
            _ => match fee.known("amount") {
                Some(amount) => shipping(amount, reading),
                None => {
                    reading.issues.add_field(IssueCode::MissingField, fee, "amount", "");
                    continue;
                }
            },
        };
        charge.channel = Some(note);
        charges.push(charge);
    }
    // One way costs the same whichever is chosen.
    if node.field("methods").items().len() == 1 {
        for charge in &mut charges {
            charge.channel = None;
        }
    }
    terms.charges = charges;
}

fn shipping(amount: &Json, reading: &mut Reading) -> Charge {
    match minor(amount, reading) {
        Some(amount) => Charge::of("return_shipping", Size::Amount(amount)),
        None => Charge::paid_by("buyer"),
    }
}

/// An amount in minor units as a decimal text.
fn minor(amount: &Json, reading: &mut Reading) -> Option<String> {
    let Some(currency) = reading.currency else {
        reading.warn(IssueCode::CurrencyNotStated, amount);
        return None;
    };
    let minor = super::reading::whole(amount.as_digits())?;
    let unit = 10_i64.saturating_pow(currency.exponent());
    let mut text = String::new();
    push_integer(&mut text, minor.checked_div(unit)?);
    if currency.exponent() > 0 {
        text.push('.');
        crate::boundary::json::push_padded(&mut text, minor.checked_rem(unit)?, currency.exponent() as usize);
    }
    Some(text)
}

fn restocking(node: &Json, terms: &mut Terms, reading: &mut Reading) {
    let Some(stated) = node.known("restocking_fee") else { return };
    let size = match (stated.known("percentage_bps"), stated.known("amount")) {
        (Some(points), None) => {
            // A basis point is a hundredth of a percent.
            let millionths = super::reading::whole(points.as_digits()).map(|points| points.saturating_mul(10_000));
            millionths.map(|millionths| Size::Percent(decimal_text(Decimal::from_millionths(millionths))))
        }
        (None, Some(amount)) => minor(amount, reading).map(Size::Amount),
        _ => {
            reading.warn(IssueCode::RestockingFeeMalformed, stated);
            None
        }
    };
    match size {
        Some(size) => terms.charges.push(Charge::of("restocking", size)),
        None => terms.unclear = true,
    }
}
