//! Which fields has a form, and what is wrong with what was typed?

use chrono::NaiveDate;

use super::option::option;
use super::scalar::{date_text, decimal_text, money, quantity, texts_if_any};
use super::service::service_levels;
use crate::boundary::json::Writer;
use crate::domain::entitlement::Decision;
use crate::domain::form::{
    CheckDigits, Classification, Dates, FieldError, FieldKind, FieldSpec, Item, Normalised, Param, Report,
};
use crate::domain::money::Decimal;
use crate::domain::policy::Policy;

answers! {
    /// A field of a form, as a page renders it.
    FieldSpec {
        /// Its name.
        always name: String;
        /// What it takes.
        always kind as "type": FieldKind;
        /// Whether it must be filled in.
        always required: bool;
        /// Reasons for which it must be filled in.
        optional required_for as "requiredFor": Vec<String>;
        /// `min` and `max` of characters, entries or the number; `bytes` of one file and `total` of all.
        optional limits: Map<i64>;
        /// The first date that it takes today.
        optional earliest: Date;
        /// The last date that it takes today.
        optional latest: Date;
        /// The token for the browser's autofill.
        optional autocomplete: String;
        /// How the text is built, in the pattern language of forms; no regular expression.
        optional pattern: String;
        /// What guards it against mistyping.
        optional check_digits as "checkDigits": CheckDigits;
        /// What can be chosen.
        optional choices: Vec<Choice>;
        /// Media types of files.
        optional accept: Vec<String>;
    }

    /// Something to choose, and what it is divided into.
    Choice {
        /// Its code.
        always value: String;
        /// What it is divided into.
        optional children: Vec<Choice>;
    }

    /// Something that the shopper can correct.
    FieldError {
        /// The name of the field; empty for the form as a whole.
        always field: String;
        /// What is wrong, to be told apart by a program.
        always code: FieldErrorCode;
        /// Names, dates and numbers of the sentence.
        always params: Params;
    }

    /// What a check of a form says.
    FormReport {
        /// That there are no `errors`; `warnings` stop nothing.
        always valid: bool;
        /// What must be corrected.
        always errors: Vec<FieldError>;
        /// What the shopper should look at.
        always warnings: Vec<FieldError>;
        /// What was filled in, normalised: NFC, trimmed, E.164, ISO dates.
        always values: Map<Any>;
        /// What sort of case it is.
        optional classification: Classification;
        /// What the shop says to somebody who complained: a text, or texts by language.
        optional acknowledgement: Spoken;
        /// What the shopper is told to do now, where the case is urgent: a text, or texts by language.
        optional advice: Spoken;
        /// By when it would be answered, if it were sent now.
        optional service_levels as "serviceLevels": Vec<ServiceLevel>;
        /// What is open for the order line.
        optional options: Vec<ReturnOption>;
        /// What is open for each chosen line of the order, by its id.
        optional line_options as "lineOptions": Map<Vec<ReturnOption>>;
        /// Whom to ask.
        optional contacts: Contacts;
        /// What to keep of it; there is one if it was checked with a `key` and has no errors.
        optional record: CaseRecord;
    }
}

/// Writes the fields to render.
pub fn field_specs(writer: &mut Writer, specs: &[FieldSpec], today: NaiveDate, furthest: NaiveDate) {
    writer.objects(specs, |writer, spec| {
        writer.entry("name", &spec.name);
        writer.entry("type", spec.kind.code());
        writer.key("required").boolean(spec.required);
        texts_if_any(writer, "requiredFor", &spec.required_for);
        if spec.has_limits() {
            writer.start("limits", '{');
            let files = spec.kind == FieldKind::Attachments;
            let limits = [("min", spec.min), ("max", spec.max), ("bytes", spec.bytes), ("total", spec.total)];
            for (key, limit) in limits.into_iter().take(if files { 4 } else { 2 }) {
                writer.key(key).integer(limit);
            }
            writer.close('}');
        }
        if spec.kind == FieldKind::Date {
            dates(writer, spec, today, furthest);
        }
        for (key, text) in [("autocomplete", &spec.autocomplete), ("pattern", &spec.pattern)] {
            writer.entry_if(key, Some(text.as_str()).filter(|text| !text.is_empty()));
        }
        writer.entry_if("checkDigits", spec.check_digits.map(CheckDigits::code));
        if spec.kind == FieldKind::Choice {
            choices(writer, spec);
        }
        texts_if_any(writer, "accept", &spec.accept);
    });
}

/// The first and the last date that a field takes today, wherever that is.
fn dates(writer: &mut Writer, spec: &FieldSpec, today: NaiveDate, furthest: NaiveDate) {
    let not_before = (spec.dates == Dates::Future).then_some(today);
    let not_after = (spec.dates == Dates::Past).then_some(furthest);
    let earliest = spec.earliest.max(not_before);
    let latest = [spec.latest, not_after].into_iter().flatten().min();
    for (key, date) in [("earliest", earliest), ("latest", latest)] {
        writer.entry_if(key, date.map(date_text).as_deref());
    }
}

fn choices(writer: &mut Writer, spec: &FieldSpec) {
    writer.key("choices").objects(&spec.choices, |writer, choice| {
        writer.entry("value", &choice.value);
        if !choice.children.is_empty() {
            writer.key("children").objects(&choice.children, |writer, child| {
                writer.entry("value", child);
            });
        }
    });
}

/// Writes what the shopper can correct.
pub fn field_errors(writer: &mut Writer, errors: &[FieldError]) {
    writer.objects(errors, |writer, error| {
        writer.entry("field", &error.field);
        writer.entry("code", error.code.code());
        writer.start("params", '{');
        for (name, param) in &error.params {
            writer.key(name);
            match param {
                Param::Number(number) => writer.integer(*number),
                Param::Quantity(held) => quantity(writer, *held),
                Param::Text(text) => writer.text(text),
            }
        }
        writer.close('}');
    });
}

/// Writes the report on a form. The object stays open, because its caller adds contacts and a record.
pub fn report(writer: &mut Writer, report: &Report, policy: &Policy) {
    writer.open('{');
    writer.key("valid").boolean(report.errors.is_empty());
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
    writer.array(&decision.options, |writer, opening| option(writer, opening, policy));
}

/// Writes every value that is valid.
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
    writer.entry_if("reason", class.reason.as_deref());
    writer.entry("department", &class.department);
    writer.entry("priority", class.priority.code());
    writer.entry_if("because", class.because.as_deref());
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
            quantity(writer.key("quantity"), item.quantity);
        }),
        Normalised::Files(items) => list(writer, items, &|writer, item| {
            writer.entry("id", &item.id);
            writer.entry("name", &item.name);
            writer.key("size").integer(item.size);
            writer.entry("type", &item.media);
        }),
    }
}

fn list(writer: &mut Writer, items: &[Item], fields: &dyn Fn(&mut Writer, &Item)) {
    writer.objects(items, |writer, item| {
        fields(writer, item);
    });
}
