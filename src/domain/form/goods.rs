//! Whether a form agrees with the facts of the order.
use chrono::NaiveDate;

use super::field::{FieldKind, Item, Normalised};
use super::field_error::{FieldError, FieldErrorCode};
use super::kinds::{Form, FormKind};
use super::report::Report;
use super::{date_text, parse_date};
use crate::domain::calendar::Instant;
use crate::domain::entitlement::{EventValue, Line, Order};
use crate::domain::money::Money;
use crate::domain::policy::{Policy, Remedy, Requirement, RequirementKind};
use crate::domain::quantity::{Left, Quantity};
use crate::domain::warranty::{CoverageState, coverages};

/// The date that the order states for an empty field, so that the shopper need not.
pub fn stated(field: &str, line: Option<&Line>, order: Option<&Order>, policy: &Policy) -> Option<NaiveDate> {
    let event = match field {
        "purchaseDate" | "orderedOn" => "ordered",
        "receivedOn" => "delivered",
        _ => return None,
    };
    day_of(event, line, order, policy)
}

/// The civil date of an event of the line, else of the order, where the shop is.
fn day_of(event: &str, line: Option<&Line>, order: Option<&Order>, policy: &Policy) -> Option<NaiveDate> {
    let event = policy.names.find(event);
    let in_line = line.map_or(&[][..], |line| &line.events).iter();
    let mut known = in_line.chain(order.map_or(&[][..], |order| &order.events));
    match known.find(|(name, _)| *name == event)?.1 {
        EventValue::At(instant) => Some(policy.zone.date_of(instant)),
        EventValue::On(date) => Some(date),
        EventValue::NotYet => None,
    }
}

/// Reports that a file is missing, if no way to what is wanted that is open does without one.
pub fn check_evidence(report: &mut Report, form: &Form, policy: &Policy) {
    let is_asked = form.kind == FormKind::Return && form.fields.iter().any(|spec| spec.kind == FieldKind::Attachments);
    let Some(remedy) = report.text("remedy").and_then(Remedy::from_code).filter(|_| is_asked) else { return };
    if report.stated("attachments") {
        return;
    }
    let is_evidence = |it: &Requirement| it.kind == RequirementKind::Evidence;
    let of_lines = report.line_decisions.iter().map(|(_, decision)| decision);
    let mut missing = None;
    for decision in report.decision.iter().chain(of_lines) {
        let (mut best, mut needed) = (None, None);
        for option in decision.options.iter().filter(|option| option.key.remedy == remedy) {
            let evidence = || option.requires.iter().map(|met| met.requirement).find(is_evidence);
            if best.is_none_or(|best| option.openness < best) {
                (best, needed) = (Some(option.openness), evidence());
            } else if best == Some(option.openness) && evidence().is_none() {
                needed = None;
            }
        }
        missing = missing.or(needed);
    }
    if let Some(needed) = missing {
        let error = FieldError::new("attachments", FieldErrorCode::EvidenceRequired);
        report.errors.push(error.saying("evidence", &policy.names.text(needed.code)));
    }
}

/// Reports dates that are before the order.
pub fn check_dates(report: &mut Report, form: &Form, line: Option<&Line>, order: Option<&Order>, policy: &Policy) {
    let Some(placed) = day_of("ordered", line, order, policy) else { return };
    // The values are in the order of the fields.
    let mut values = report.values.iter().peekable();
    for spec in &form.fields {
        if let Some((_, Normalised::Text(text))) = values.next_if(|(name, _)| *name == spec.name)
            && spec.kind == FieldKind::Date
            && parse_date(text).is_some_and(|date| date < placed)
        {
            let error = FieldError::new(&spec.name, FieldErrorCode::DateBeforeOrder);
            report.errors.push(error.saying("ordered", &date_text(placed)));
        }
    }
}

/// Reports chosen lines that the order does not have, and quantities above those that may still go back.
pub fn check_lines(report: &mut Report, form: &Form, line: Option<&Line>, order: Option<&Order>) {
    let places = order.map(Order::places);
    let left_of_line = line.and_then(left);
    for spec in form.fields.iter().filter(|spec| spec.kind == FieldKind::Lines) {
        let Some(Normalised::Lines(chosen)) = report.value(&spec.name).cloned() else { continue };
        for (place, item) in chosen.iter().enumerate() {
            let error = |code| FieldError::new(&spec.name, code).at("entry", place.saturating_add(1));
            let most = match (order, &places) {
                (Some(order), Some(places)) => {
                    let Some(ordered) = places.first(&item.id).and_then(|place| order.lines.get(place)) else {
                        report.errors.push(error(FieldErrorCode::LineUnknown));
                        continue;
                    };
                    left(&ordered.line)
                }
                _ => left_of_line.clone(),
            };
            if let Some(Left { quantity, unit }) = most.filter(|most| item.quantity > most.quantity) {
                report.errors.push(match unit {
                    None => error(FieldErrorCode::QuantityTooLarge).holding("max", quantity),
                    Some(unit) => error(FieldErrorCode::MeasureTooLarge).holding("max", quantity).saying("unit", &unit),
                });
            }
        }
    }
}

/// How much of a line may still go back, if it is known.
fn left(line: &Line) -> Option<Left> {
    line.returnable().and_then(|_| line.left())
}

/// Reports an amount above what was paid, unless the demand is compensation.
pub fn check_amount(report: &mut Report, line: Option<&Line>, order: Option<&Order>) {
    let Some(paid) = paid_in_all(report, line, order) else { return };
    let Some(Normalised::Money(wanted)) = report.value("amount").cloned() else { return };
    if report.text("demand") == Some("compensation") || report.text("remedy") == Some("compensation") {
        return;
    }
    if paid.currency != wanted.currency {
        report
            .errors
            .push(FieldError::new("amount", FieldErrorCode::AmountCurrency).saying("currency", &paid.currency.code()));
    } else if wanted.amount > paid.amount {
        let error = FieldError::new("amount", FieldErrorCode::AmountAbovePaid).with("max", paid.amount);
        report.errors.push(error.saying("currency", &paid.currency.code()));
    }
}

/// What was paid for the chosen lines of the order, else for the line.
fn paid_in_all(report: &Report, line: Option<&Line>, order: Option<&Order>) -> Option<Money> {
    let (Some(order), Some(Normalised::Lines(chosen))) = (order, report.value("lines")) else {
        return paid_for(line?, None);
    };
    let places = order.places();
    let mut sum: Option<Money> = None;
    for item in chosen {
        let ordered = order.lines.get(places.first(&item.id)?)?;
        let part = paid_for(&ordered.line, Some(item))?;
        sum = Some(sum.map_or(part, |sum| sum.plus(part)));
    }
    sum
}

/// What was paid for a line, or for some of its items.
fn paid_for(line: &Line, item: Option<&Item>) -> Option<Money> {
    let bought = line.quantity.unwrap_or(Quantity::ONE);
    let whole = line.paid.or_else(|| line.unit_price.map(|price| bought.at(price)))?;
    Some(item.map_or(whole, |item| item.quantity.of(bought, whole)))
}

/// Warns before a repair that it is no longer free, if the goods had a warranty and none covers them now.
pub fn check_warranty(report: &mut Report, line: &Line, policy: &Policy, now: Instant) {
    let found = coverages(policy, line, now);
    let over = |state: CoverageState| matches!(state, CoverageState::Expired | CoverageState::Void);
    if !found.is_empty() && found.iter().all(|coverage| over(coverage.state)) {
        report.warnings.push(FieldError::new("product", FieldErrorCode::WarrantyOver));
    }
}
