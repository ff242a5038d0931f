use chrono::NaiveDate;

use super::option::option;
use super::scalar::{decimal_text, money};
use super::service::service_levels;
use crate::boundary::json::Writer;
use crate::domain::entitlement::Decision;
use crate::domain::form::{
    Classification, Dates, FieldError, FieldKind, FieldSpec, Item, Normalised, Param, Report, date_text,
};
use crate::domain::money::Decimal;
use crate::domain::policy::Policy;

/// Writes the fields to render.
pub fn field_specs(writer: &mut Writer, specs: &[FieldSpec], today: NaiveDate) {
    writer.open('[');
    for spec in specs {
        writer.open('{');
        writer.entry("name", &spec.name);
        writer.entry("type", spec.kind.code());
        writer.key("required");
        writer.boolean(spec.required);
        names(writer, "requiredFor", &spec.required_for);
        if spec.has_limits() {
            writer.start("limits", '{');
            let files = spec.kind == FieldKind::Attachments;
            let limits = [("min", spec.min), ("max", spec.max), ("bytes", spec.bytes), ("total", spec.total)];
            for (key, limit) in limits.into_iter().take(if files { 4 } else { 2 }) {
                writer.key(key);
                writer.integer(limit);
            }
            writer.close('}');
        }
        if spec.kind == FieldKind::Date {
            dates(writer, spec, today);
        }
        for (key, text) in [("autocomplete", &spec.autocomplete), ("pattern", &spec.pattern)] {
            if !text.is_empty() {
                writer.entry(key, text);
            }
        }
        if let Some(digits) = spec.check_digits {
            writer.entry("checkDigits", digits.code());
        }
        if spec.kind == FieldKind::Choice {
            choices(writer, spec);
        }
        names(writer, "accept", &spec.accept);
        writer.close('}');
    }
    writer.close(']');
}

fn names(writer: &mut Writer, key: &str, names: &[String]) {
    if names.is_empty() {
        return;
    }
    writer.start(key, '[');
    for name in names {
        writer.text(name);
    }
    writer.close(']');
}

/// The first and the last date that a field takes today.
fn dates(writer: &mut Writer, spec: &FieldSpec, today: NaiveDate) {
    let not_before = (spec.dates == Dates::Future).then_some(today);
    let not_after = (spec.dates == Dates::Past).then_some(today);
    let earliest = spec.earliest.max(not_before);
    let latest = [spec.latest, not_after].into_iter().flatten().min();
    for (key, date) in [("earliest", earliest), ("latest", latest)] {
        if let Some(date) = date {
            writer.entry(key, &date_text(date));
        }
    }
}

fn choices(writer: &mut Writer, spec: &FieldSpec) {
    writer.start("choices", '[');
    for choice in &spec.choices {
        writer.open('{');
        writer.entry("value", &choice.value);
        if !choice.children.is_empty() {
            writer.start("children", '[');
            for child in &choice.children {
                writer.open('{');
                writer.entry("value", child);
                writer.close('}');
            }
            writer.close(']');
        }
        writer.close('}');
    }
    writer.close(']');
}

/// Writes what the shopper can correct.
pub fn field_errors(writer: &mut Writer, errors: &[FieldError]) {
    writer.open('[');
    for error in errors {
        writer.open('{');
        writer.entry("field", &error.field);
        writer.entry("code", error.code.code());
        writer.start("params", '{');
        for (name, param) in &error.params {
            writer.key(name);
            match param {
                Param::Number(number) => writer.integer(*number),
                Param::Text(text) => writer.text(text),
            }
        }
        writer.close('}');
        writer.close('}');
    }
    writer.close(']');
}

/// Writes what a form says of what was typed.
///
/// The object stays open for what else there is to say.
pub fn report(writer: &mut Writer, report: &Report, policy: &Policy) {
    writer.open('{');
    writer.key("valid");
    writer.boolean(report.errors.is_empty());
    writer.key("errors");
    field_errors(writer, &report.errors);
    writer.key("warnings");
    field_errors(writer, &report.warnings);
    values(writer, report);
    if let Some(class) = &report.classification {
        classification(writer, class);
        writer.key("serviceLevels");
        service_levels(writer, &report.service_levels, policy);
    }
    if let Some(decision) = &report.decision {
        writer.key("options");
        options(writer, decision, policy);
    }
    if !report.line_decisions.is_empty() {
        writer.start("lineOptions", '{');
        for (id, decision) in &report.line_decisions {
            writer.key(id);
            options(writer, decision, policy);
        }
        writer.close('}');
    }
}

fn options(writer: &mut Writer, decision: &Decision, policy: &Policy) {
    writer.open('[');
    decision.options.iter().for_each(|opening| option(writer, opening, policy));
    writer.close(']');
}

/// Writes every value that stands.
pub(super) fn values(writer: &mut Writer, report: &Report) {
    writer.start("values", '{');
    for (name, value) in &report.values {
        writer.key(name);
        normalised(writer, value);
    }
    writer.close('}');
}

/// Writes who answers, and how urgent it is.
pub(super) fn classification(writer: &mut Writer, class: &Classification) {
    writer.start("classification", '{');
    writer.entry("category", &class.category);
    if let Some(reason) = &class.reason {
        writer.entry("reason", reason);
    }
    writer.entry("department", &class.department);
    writer.entry("priority", class.priority.code());
    if let Some(because) = &class.because {
        writer.entry("because", because);
    }
    writer.close('}');
}

fn normalised(writer: &mut Writer, value: &Normalised) {
    match value {
        Normalised::Text(text) => writer.text(text),
        Normalised::Bool(value) => writer.boolean(*value),
        Normalised::Number(number) => writer.raw(&decimal_text(Decimal::from_millionths(*number))),
        Normalised::Money(amount) => money(writer, *amount),
        Normalised::Lines(items) => list(writer, items, &|writer, item| {
            writer.entry("id", &item.id);
            writer.key("quantity");
            writer.integer(item.quantity);
        }),
        Normalised::Files(items) => list(writer, items, &|writer, item| {
            writer.entry("id", &item.id);
            writer.entry("name", &item.name);
            writer.key("size");
            writer.integer(item.size);
            writer.entry("type", &item.media);
        }),
    }
}

fn list(writer: &mut Writer, items: &[Item], fields: &dyn Fn(&mut Writer, &Item)) {
    writer.open('[');
    for item in items {
        writer.open('{');
        fields(writer, item);
        writer.close('}');
    }
    writer.close(']');
}
