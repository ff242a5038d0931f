//! Whether a form agrees with the facts of the order.
use super::field::{FieldKind, Item, Normalised};
use super::field_error::{FieldError, FieldErrorCode};
use super::kinds::Form;
use super::report::Report;
use super::{date_text, parse_date};
use crate::domain::calendar::Instant;
use crate::domain::entitlement::{EventValue, Line, Order};
use crate::domain::money::Money;
use crate::domain::policy::Policy;
use crate::domain::warranty::{CoverageState, coverages};

/// Reports dates that are before the order.
pub fn check_dates(report: &mut Report, form: &Form, line: Option<&Line>, order: Option<&Order>, policy: &Policy) {
    let Some(events) = line.map(|line| &line.events).or(order.map(|order| &order.events)) else { return };
    let ordered = policy.names.find("ordered");
    let placed = events.iter().find(|(event, _)| *event == ordered);
    let placed = match placed.map(|(_, value)| *value) {
        Some(EventValue::At(instant)) => policy.zone.date_of(instant),
        Some(EventValue::On(date)) => date,
        _ => return,
    };
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
pub fn check_lines(report: &mut Report, form: &Form, line: Option<&Line>, order: Option<&Order>, policy: &Policy) {
    let places = order.map(Order::places);
    let left_of_line = line.and_then(|line| line.returnable(policy));
    for spec in form.fields.iter().filter(|spec| spec.kind == FieldKind::Lines) {
        let Some(Normalised::Lines(chosen)) = report.value(&spec.name).cloned() else { continue };
        for (place, item) in chosen.iter().enumerate() {
            let error = |code| FieldError::new(&spec.name, code).at("entry", place.saturating_add(1));
            let left = match (order, &places) {
                (Some(order), Some(places)) => {
                    let Some(ordered) = places.first(&item.id).and_then(|place| order.lines.get(place)) else {
                        report.errors.push(error(FieldErrorCode::LineUnknown));
                        continue;
                    };
                    ordered.line.returnable(policy)
                }
                _ => left_of_line,
            };
            if let Some(left) = left.filter(|left| item.quantity > *left) {
                report.errors.push(error(FieldErrorCode::QuantityTooLarge).with("max", left));
            }
        }
    }
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
    let bought = line.quantity.unwrap_or(1);
    let whole = line.paid.or_else(|| line.unit_price.map(|price| price.share(bought, 1)))?;
    Some(item.map_or(whole, |item| whole.share(item.quantity, bought)))
}

/// Warns before a repair that it is no longer free, if the goods had a warranty and none covers them now.
pub fn check_warranty(report: &mut Report, line: &Line, policy: &Policy, now: Instant) {
    let found = coverages(policy, line, now);
    let over = |state: CoverageState| matches!(state, CoverageState::Expired | CoverageState::Void);
    if !found.is_empty() && found.iter().all(|coverage| over(coverage.state)) {
        report.warnings.push(FieldError::new("product", FieldErrorCode::WarrantyOver));
    }
}
