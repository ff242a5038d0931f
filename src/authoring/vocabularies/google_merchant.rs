//! How is an OnlineReturnPolicy of Google's Merchant API read? It says more than Google's markup.
//!
//! Source: `google/shopping/merchant/accounts/v1/online_return_policy.proto`, in its JSON form.

use super::reading::Reading;
use super::terms::{Charge, Season, Size, Term, Terms, add, overlapping};
use crate::boundary::IssueCode;
use crate::boundary::answers::decimal_text;
use crate::boundary::documents::foreign::{optional, record, required};
use crate::boundary::documents::{Others, Record, Shape, check, has_unknown_field, parse_scaled};
use crate::boundary::json::Json;
use crate::domain::money::Decimal;
use chrono::NaiveDate;

/// A whole number, which JSON forms of protocol buffers write as a text where it has 64 bits.
const NUMBER: Shape = Shape::TextOr(&Shape::Name, &Shape::Count(0, i64::MAX));

static PRICE: Record =
    record(&[required("amountMicros", &NUMBER), required("currencyCode", &Shape::Currency)], Others::Doubted);
static DATE: Record = record(
    &[
        required("year", &Shape::Count(1, 9999)),
        required("month", &Shape::Count(1, 12)),
        required("day", &Shape::Count(1, 31)),
    ],
    Others::Doubted,
);
static TERM: Record = record(
    &[
        required("type", &Shape::Code(&["NUMBER_OF_DAYS_AFTER_DELIVERY", "NO_RETURNS", "LIFETIME_RETURNS"])),
        optional("days", &NUMBER),
    ],
    Others::Doubted,
);
static SEASON: Record = record(
    &[
        optional("label", &Shape::Text),
        required("startDate", &Shape::Record(&DATE)),
        required("endDate", &Shape::Record(&DATE)),
        optional("returnDays", &NUMBER),
        optional("returnUntilDate", &Shape::Record(&DATE)),
    ],
    Others::Doubted,
);
static RESTOCKING: Record =
    record(&[optional("fixedFee", &Shape::Record(&PRICE)), optional("microPercent", &NUMBER)], Others::Doubted);
static SHIPPING: Record = record(
    &[
        required("type", &Shape::Code(&["FIXED", "CUSTOMER_PAYING_ACTUAL_FEE"])),
        optional("fixedFee", &Shape::Record(&PRICE)),
    ],
    Others::Doubted,
);
static POLICY: Record = record(
    &[
        optional("name", &Shape::Text),
        optional("returnPolicyId", &Shape::Text),
        optional("label", &Shape::Text),
        required("countries", &Shape::Some(&Shape::Name)),
        required("policy", &Shape::Record(&TERM)),
        optional("seasonalOverrides", &Shape::List(&Shape::Record(&SEASON))),
        optional("restockingFee", &Shape::Record(&RESTOCKING)),
        optional("returnMethods", &Shape::List(&Shape::Code(&["BY_MAIL", "IN_STORE", "AT_A_KIOSK"]))),
        optional("itemConditions", &Shape::List(&Shape::Code(&["NEW", "USED"]))),
        optional("returnShippingFee", &Shape::Record(&SHIPPING)),
        optional("returnPolicyUri", &Shape::Text),
        optional("acceptDefectiveOnly", &Shape::Boolean),
        optional("processRefundDays", &Shape::Count(0, 3650)),
        optional("acceptExchange", &Shape::Boolean),
        optional(
            "returnLabelSource",
            &Shape::Code(&["DOWNLOAD_AND_PRINT", "IN_THE_PACKAGE", "IN_THE_BOX", "CUSTOMER_RESPONSIBILITY"]),
        ),
    ],
    Others::Doubted,
);

/// Reads one policy, a list of them, or the answer of a call that lists them.
pub fn import<'j>(document: &'j Json<'j>, reading: &mut Reading) -> Vec<Terms> {
    let listed = document.get("onlineReturnPolicies").unwrap_or(document);
    let policies = if let Json::Array(items) = listed { items.as_slice() } else { std::slice::from_ref(listed) };
    let mut found = Vec::new();
    for node in policies {
        check(node, &Shape::Record(&POLICY), true, &mut reading.issues);
        found.push(policy(node, reading));
    }
    exceptions(&mut found);
    for (place, node) in policies.iter().enumerate() {
        let one = found.get(place);
        let is_alone = found.iter().take(place).all(|other| one.is_none_or(|one| !contradicts(one, other)));
        if !is_alone {
            reading.warn(IssueCode::PoliciesContradict, node);
        }
    }
    let contradicting: Vec<bool> = found
        .iter()
        .map(|one| found.iter().any(|other| !std::ptr::eq(one, other) && contradicts(one, other)))
        .collect();
    for (terms, contradicts) in found.iter_mut().zip(contradicting) {
        terms.scope.must_be_chosen = contradicts;
    }
    found
}

fn contradicts(one: &Terms, other: &Terms) -> bool {
    one.scope.categories == other.scope.categories && one.overlaps(other)
}

/// Goods with a label of their own have the policy of that label instead of the usual one.
fn exceptions(found: &mut [Terms]) {
    let mut labels = Vec::new();
    for label in found.iter().flat_map(|terms| &terms.scope.categories) {
        add(&mut labels, label.clone());
    }
    for terms in found.iter_mut().filter(|terms| terms.scope.categories.is_empty()) {
        terms.scope.other_categories.clone_from(&labels);
    }
}

fn policy(node: &Json, reading: &mut Reading) -> Terms {
    let mut terms = Terms::default();
    if has_unknown_field(node, &POLICY) {
        reading.warn(IssueCode::NotUnderstood, node);
        terms.unclear = true;
    }
    for stated in node.field("countries").items() {
        if let Some(country) = reading.country(stated.as_text(), stated) {
            add(&mut terms.scope.countries, country);
        } else {
            terms.scope.countries.clear();
            break;
        }
    }
    if let Some(label) = node.name("label").filter(|label| label != "default") {
        reading.warn(IssueCode::LabelIsCategory, node.field("label"));
        terms.scope.categories.push(label);
    }
    terms.term = term(node.field("policy"), reading);
    terms.remedies.push("refund");
    if node.boolean("acceptExchange") == Some(true) {
        terms.remedies.push("exchange");
    }
    let conditions = node.names("itemConditions");
    if !conditions.is_empty() {
        match (conditions.iter().any(|name| name == "NEW"), conditions.iter().any(|name| name == "USED")) {
            (true, false) => terms.condition.push(("used", false)),
            (false, _) => terms.condition.push(("used", true)),
            (true, true) => {}
        }
    }
    if node.boolean("acceptDefectiveOnly") == Some(true) {
        terms.reasons.push("defective");
    }
    for method in node.names("returnMethods") {
        terms.notes.push(match method.as_str() {
            "BY_MAIL" => "return_by_mail",
            "IN_STORE" => "return_in_store",
            _ => "return_at_kiosk",
        });
    }
    match node.text("returnLabelSource") {
        "" => {}
        "DOWNLOAD_AND_PRINT" => terms.notes.push("label_to_print"),
        "CUSTOMER_RESPONSIBILITY" => terms.notes.push("label_by_buyer"),
        _ => terms.notes.push("label_in_box"),
    }
    terms.due_days = number(node.field("processRefundDays"));
    terms.link = node.name("returnPolicyUri");
    shipping(node, &mut terms, reading);
    restocking(node, &mut terms, reading);
    seasons(node, &mut terms, reading);
    terms
}

fn number(json: &Json) -> Option<i64> {
    let text = [json.as_digits(), json.as_text()].into_iter().find(|text| !text.is_empty())?;
    parse_scaled(text, 0)
}

/// "One day is defined as 24 hours after the delivery timestamp."
fn days(json: &Json, reading: &mut Reading) -> Option<Term> {
    match number(json) {
        Some(0) => reading.warn(IssueCode::ZeroDays, json),
        Some(days @ 1..=36_500) => return Some(Term::Days { days, from: "delivered", count: "elapsed" }),
        _ => reading.issues.add(IssueCode::OutOfRange, json, "a whole number in range"),
    }
    None
}

fn term(node: &Json, reading: &mut Reading) -> Term {
    match node.text("type") {
        "NO_RETURNS" => Term::Never,
        "LIFETIME_RETURNS" => Term::Unlimited,
        "NUMBER_OF_DAYS_AFTER_DELIVERY" => match node.known("days") {
            Some(stated) => days(stated, reading).unwrap_or_default(),
            None => {
                reading.issues.add_field(IssueCode::MissingField, node, "days", "");
                Term::Unstated
            }
        },
        _ => Term::Unstated,
    }
}

fn price(node: &Json, reading: &mut Reading) -> Option<String> {
    let currency = reading.take_currency(node.field("currencyCode"))?;
    let micros = number(node.field("amountMicros"));
    let text = micros.map(|micros| decimal_text(Decimal::from_millionths(micros)));
    let known = text.filter(|text| crate::boundary::documents::parse_amount(text, currency).is_some());
    if known.is_none() {
        reading.warn(IssueCode::MoneyMalformed, node);
    }
    known
}

fn shipping(node: &Json, terms: &mut Terms, reading: &mut Reading) {
    let Some(stated) = node.known("returnShippingFee") else { return };
    let is_fixed = stated.text("type") == "FIXED";
    terms.charges.push(match stated.known("fixedFee").filter(|_| is_fixed) {
        None => Charge::paid_by(if is_fixed { "seller" } else { "buyer" }),
        Some(fee) => match price(fee, reading) {
            Some(amount) if amount == "0" => Charge::paid_by("seller"),
            Some(amount) => Charge::of("return_shipping", Size::Amount(amount)),
            None => Charge::paid_by("buyer"),
        },
    });
}

fn restocking(node: &Json, terms: &mut Terms, reading: &mut Reading) {
    let Some(stated) = node.known("restockingFee") else { return };
    let size = match (stated.known("fixedFee"), stated.known("microPercent")) {
        (Some(fee), None) => price(fee, reading).map(Size::Amount),
        (None, Some(percent)) => {
            let known = number(percent).filter(|micros| (0..=100_000_000).contains(micros));
            if known.is_none() {
                reading.warn(IssueCode::RestockingFeeMalformed, percent);
            }
            known.map(|micros| Size::Percent(decimal_text(Decimal::from_millionths(micros))))
        }
        _ => None,
    };
    match size {
        Some(Size::Percent(text) | Size::Amount(text)) if text == "0" => {}
        Some(size) => terms.charges.push(Charge::of("restocking", size)),
        None => terms.unclear = true,
    }
}

fn date(node: &Json, reading: &mut Reading) -> Option<NaiveDate> {
    let part = |name: &str| number(node.field(name));
    let year = part("year").and_then(|year| i32::try_from(year).ok());
    let [month, day] = [part("month"), part("day")].map(|part| part.and_then(|part| u32::try_from(part).ok()));
    let date = year.zip(month).zip(day).and_then(|((year, month), day)| NaiveDate::from_ymd_opt(year, month, day));
    if date.is_none() {
        reading.issues.add(IssueCode::DateMalformed, node, "");
    }
    date
}

/// "Orders placed during" the interval, both ends inside; intervals must not overlap.
fn seasons(node: &Json, terms: &mut Terms, reading: &mut Reading) {
    let mut found = Vec::new();
    for stated in node.field("seasonalOverrides").items() {
        let (from, to) = (date(stated.field("startDate"), reading), date(stated.field("endDate"), reading));
        let term = match (stated.known("returnDays"), stated.known("returnUntilDate")) {
            (Some(stated), None) => days(stated, reading),
            (None, Some(until)) => date(until, reading).map(Term::Until),
            _ => {
                reading.issues.add(IssueCode::DaysOrDate, stated, "");
                None
            }
        };
        let Some((from, to)) = from.zip(to) else { continue };
        if from > to {
            reading.issues.add(IssueCode::DateOrder, stated, "");
        }
        let season = Season { from, to, term: term.unwrap_or(Term::Never) };
        if season.gives_less(&terms.term) {
            reading.warn(IssueCode::SeasonGivesLess, stated);
        }
        found.push((season, stated));
    }
    for stated in overlapping(&found) {
        reading.issues.add(IssueCode::SeasonOverlap, stated, "");
    }
    terms.seasons.extend(found.into_iter().map(|(season, _)| season));
}
