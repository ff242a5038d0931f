//! What does going back cost, for any reason, for a change of mind and for a defect?

use super::super::names;
use super::super::reading::Reading;
use super::super::terms::{Charge, Size, Terms};
use super::category::codes;
use super::graph::values;
use crate::boundary::IssueCode;
use crate::boundary::documents::{parse_percent, parse_scaled};
use crate::boundary::json::Json;

/// The properties of a kind of return.
#[derive(Clone, Copy)]
struct Properties {
    /// Who pays.
    fees: &'static str,
    /// How much.
    amount: &'static str,
}

const ANY: Properties = Properties { fees: "returnFees", amount: "returnShippingFeesAmount" };
const CHANGED_MIND: Properties =
    Properties { fees: "customerRemorseReturnFees", amount: "customerRemorseReturnShippingFeesAmount" };
const DEFECT: Properties = Properties { fees: "itemDefectReturnFees", amount: "itemDefectReturnShippingFeesAmount" };

/// Reads what a policy says of costs.
pub fn fees(node: &Json, terms: &mut Terms, reading: &mut Reading) {
    let own = |properties: Properties| !values(node, properties.fees).is_empty();
    let mut others = Vec::new();
    if own(CHANGED_MIND) || own(DEFECT) {
        for (branch, is_own) in [("quality", own(DEFECT)), ("delivery", false), ("preference", own(CHANGED_MIND))] {
            if !is_own {
                others.push(branch);
            }
        }
    }
    for (properties, reasons) in [(ANY, others), (CHANGED_MIND, vec!["changed_mind"]), (DEFECT, vec!["quality"])] {
        if let Some(charge) = shipping(node, properties, terms, reading) {
            terms.charges.push(Charge { reasons, ..charge });
        }
    }
    restocking(node, terms, reading);
}

fn shipping(node: &Json, properties: Properties, terms: &mut Terms, reading: &mut Reading) -> Option<Charge> {
    let (stated, _) = codes(node, properties.fees, &names::FEES, reading);
    let amounts = values(node, properties.amount);
    terms.keeps_shipping |= stated.contains(&"original");
    if stated.contains(&"restocking") && values(node, "restockingFee").is_empty() {
        reading.warn(IssueCode::RestockingFeeMissing, node);
        terms.unclear = true;
    }
    if !stated.contains(&"fee") {
        for value in &amounts {
            reading.warn(IssueCode::ReturnShippingFeesAmountNotAllowed, value);
        }
    }
    // Where a page contradicts itself, what is worse for the shopper is all that it certainly states.
    if stated.contains(&"fee") {
        let Some(value) = amounts.first() else {
            reading.warn(IssueCode::ReturnShippingFeesAmountMissing, node);
            return Some(Charge::paid_by("buyer"));
        };
        if amounts.len() > 1 {
            reading.warn(IssueCode::SeveralValues, node);
            return Some(Charge::paid_by("buyer"));
        }
        return Some(match money(value, reading) {
            Some(amount) if is_zero(&amount) => Charge::paid_by("seller"),
            Some(amount) => Charge::of("return_shipping", Size::Amount(amount)),
            None => Charge::paid_by("buyer"),
        });
    }
    let payer = if stated.contains(&"buyer") { "buyer" } else { "seller" };
    (stated.contains(&"buyer") || stated.contains(&"free")).then(|| Charge::paid_by(payer))
}

/// Reads a restocking fee: a number is a percentage of what was paid.
fn restocking(node: &Json, terms: &mut Terms, reading: &mut Reading) {
    let stated = values(node, "restockingFee");
    if stated.len() > 1 {
        reading.warn(IssueCode::SeveralValues, node);
        terms.unclear = true;
    }
    let Some(value) = stated.first() else { return };
    let size = match value {
        Json::Object(_) => money(value, reading).map(Size::Amount),
        _ => percent(value, reading).map(Size::Percent),
    };
    match size {
        Some(Size::Percent(text) | Size::Amount(text)) if is_zero(&text) => {}
        Some(size) => terms.charges.push(Charge::of("restocking", size)),
        None => terms.unclear = true,
    }
}

fn percent(value: &Json, reading: &mut Reading) -> Option<String> {
    let text = [value.as_digits(), value.as_text().trim()].into_iter().find(|text| !text.is_empty()).unwrap_or("");
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let Some(percent) = parse_percent(text).filter(|_| is_plain) else {
        reading.warn(IssueCode::RestockingFeeMalformed, value);
        return None;
    };
    if (1..1_000_000).contains(&percent.millionths()) {
        reading.warn(IssueCode::RestockingFeeBelowOne, value);
    }
    Some(text.to_owned())
}

/// Reads an amount: a MonetaryAmount, or a bare number in the currency that is known.
fn money(value: &Json, reading: &mut Reading) -> Option<String> {
    let (amount, currency) = match value {
        Json::Object(_) => (values(value, "value"), values(value, "currency")),
        _ => (vec![value], Vec::new()),
    };
    let currency = match currency.first() {
        Some(code) => reading.take_currency(code),
        None => {
            if reading.currency.is_none() {
                reading.warn(IssueCode::CurrencyNotStated, value);
            }
            reading.currency
        }
    };
    match amount.first() {
        Some(amount) => reading.amount(amount, currency?),
        None => {
            reading.warn(IssueCode::MoneyMalformed, value);
            None
        }
    }
}

fn is_zero(text: &str) -> bool {
    parse_scaled(text, 6) == Some(0)
}
