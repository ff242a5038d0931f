//! How may a document change the fields of a form?

use super::line::count;
use super::types::{AtLeastOne, CheckDigits, Count, Date, Dates, FieldKind, FormPreset, MAX_BYTES, Name, NameOr};
use crate::boundary::IssueCode;
use crate::boundary::issues::{Issues, suggestion};
use crate::boundary::json::Json;
use crate::domain::form::{Choice, FieldSpec, Form, FormKind, parse_date, preset};
use crate::domain::policy::Policy;

record! {
    /// The limits of a field.
    #[derive(Default)]
    closed(Refused) FieldLimits, "fieldLimits" {
        /// The fewest characters, as a reader counts them, the fewest files or lines, or the least number.
        optional min: Count<0, MAX_BYTES> = "1";
        /// The most characters, as a reader counts them, the most files or lines, or the largest number.
        optional max: Count<0, MAX_BYTES> = "100";
        /// The most bytes of one file.
        optional bytes: Count<1, MAX_BYTES> = "5000000";
        /// The most bytes of all files together.
        optional total: Count<1, MAX_BYTES> = "20000000";
    }
}

record! {
    /// Something to choose.
    closed(Refused) FieldChoice, "fieldChoice" {
        /// Its code.
        required value: Name = r#""blue""#;
        /// The codes that it is divided into.
        optional children: Vec<Name> = r#"["navy", "sky"]"#;
    }
}

record! {
    /// A field of a form.
    closed(Refused) FormField, "formField" {
        /// The name of a field of the preset, or of a new one.
        required name: Name = r#""orderId""#;
        /// What the field takes. A field of the preset keeps its type; one that no preset has needs it
        /// (`unknown_form_field`).
        optional kind as "type": FieldKind = r#""choice""#;
        /// With `true`, the field is not asked.
        optional omit: bool = "true";
        /// Whether the field must be filled in.
        optional required: bool = "true";
        /// Reasons for which the field must be filled in, such as evidence of damage.
        optional required_for as "requiredFor": Vec<Name> = r#"["damaged"]"#;
        /// The limits of what is filled in.
        optional limits: FieldLimits = r#"{ "min": 10, "max": 500 }"#;
        /// The token for the browser's autofill.
        optional autocomplete: Name = r#""name""#;
        /// What can be chosen: codes, or codes with what they are divided into.
        optional choices: AtLeastOne<NameOr<FieldChoice>> = r#"["red", { "value": "blue", "children": ["navy"] }]"#;
        /// How a text is built: `#` is a digit, `@` a Latin letter, `*` either.
        optional pattern: Name = "\"SO-#{6}\"";
        /// What guards a text against mistyping.
        optional check_digits as "checkDigits": CheckDigits = r#""luhn""#;
        /// On which side of today a date lies: `past`, by default, is today or before, `future` is today or later.
        optional dates: Dates = r#""future""#;
        /// The first date, which is inside.
        optional earliest: Date = r#""2026-11-01""#;
        /// The last date, which is inside.
        optional latest: Date = r#""2026-12-31""#;
        /// The media types of files.
        optional accept: Vec<Name> = r#"["image/jpeg", "application/pdf"]"#;
    }
    together &[Together::Needs("type", "choice", "choices")];
}

record! {
    /// What the shop changes in a form.
    #[derive(Default)]
    closed(Refused) FormTerms, "form" {
        /// The fields that the form begins with; by default `standard`. The other is the complaint of China's market
        /// regulator.
        optional preset: FormPreset = r#""cn_market_regulation""#;
        /// Fields of the preset that are changed or left out, and fields of the shop's own, which stand before the
        /// consents.
        optional fields: Vec<FormField> = "[{ \"name\": \"orderId\", \"pattern\": \"SO-#{6}\" }]";
    }
}

record! {
    /// What the shop changes in the seven forms.
    #[derive(Default)]
    closed(Refused) Forms, "forms" {
        /// The complaint.
        optional complaint: FormTerms = r#"{ "preset": "cn_market_regulation" }"#;
        /// The request for a return or an exchange.
        optional return_form as "return": FormTerms = r#"{ "fields": [{ "name": "amount", "omit": true }] }"#;
        /// The request for a repair.
        optional repair: FormTerms = r#"{ "fields": [{ "name": "serialNumber", "required": true }] }"#;
        /// The registration of a product.
        optional registration: FormTerms = r#"{ "fields": [{ "name": "orderId", "required": true }] }"#;
        /// The satisfaction survey.
        optional survey: FormTerms = r#"{ "fields": [{ "name": "facilities", "omit": true }] }"#;
        /// The withdrawal from the contract.
        optional withdrawal: FormTerms = r#"{ "fields": [{ "name": "address", "omit": true }] }"#;
        /// The end of a continuing contract.
        optional cancellation: FormTerms = r#"{ "fields": [{ "name": "customerNumber", "required": true }] }"#;
    }
}

/// The longest pattern: each part of it goes once through the text.
pub const MAX_PATTERN: usize = 250;

/// Reads the forms of a shop: one of each kind, its preset extended and restricted by what the document says.
pub fn forms(node: &Json, policy: &Policy, issues: &mut Issues) -> Vec<Form> {
    let mut forms = Vec::new();
    for kind in FormKind::ALL {
        let written = node.field(kind.code());
        let mut fields = preset(*kind, written.text("preset"), policy);
        for item in written.field("fields").items() {
            let name = item.text("name");
            let place = fields.iter().position(|spec| spec.name == name);
            if item.text("type") == FieldKind::Choice.code() && item.get("choices").is_none() {
                issues.add_field(IssueCode::MissingField, item, "choices", "");
            }
            let leaves_out = item.boolean("omit") == Some(true);
            if place.is_none() && !name.is_empty() && (leaves_out || item.get("type").is_none()) {
                let mut known = Vec::new();
                for spec in &fields {
                    known.push(spec.name.as_str());
                }
                let near = suggestion(name, &known);
                let at = if leaves_out { "name" } else { "type" };
                issues.add_field(IssueCode::UnknownFormField, item, at, near);
            } else if leaves_out {
                fields.retain(|spec| spec.name != name);
            } else if let Some(spec) = place.and_then(|place| fields.get_mut(place)) {
                change(spec, item, issues);
            } else if !name.is_empty() {
                let Some(field) = own(item, issues) else { continue };
                // Consents come last.
                let last = fields.iter().rposition(|spec| spec.kind != FieldKind::Consent);
                let place = if field.kind == FieldKind::Consent {
                    fields.len()
                } else {
                    last.map_or(0, |last| last.saturating_add(1))
                };
                fields.insert(place, field);
            }
        }
        forms.push(Form { kind: *kind, fields });
    }
    forms
}

/// A field that no preset has.
fn own(item: &Json, issues: &mut Issues) -> Option<FieldSpec> {
    let kind = FieldKind::from_code(item.text("type"))?;
    let mut spec = FieldSpec::new(item.text("name"), kind);
    if kind == FieldKind::Attachments {
        spec.accept = crate::domain::form::USUAL_FILES.iter().map(|media| (*media).to_owned()).collect();
    }
    change(&mut spec, item, issues);
    Some(spec)
}

fn change(spec: &mut FieldSpec, item: &Json, issues: &mut Issues) {
    if let Some(kind) = FieldKind::from_code(item.text("type"))
        && kind != spec.kind
    {
        issues.add(IssueCode::TypeOfPreset, item.field("type"), spec.kind.code());
    }
    spec.required = item.boolean("required").unwrap_or(spec.required);
    let limits = item.field("limits");
    for (name, limit) in
        [("min", &mut spec.min), ("max", &mut spec.max), ("bytes", &mut spec.bytes), ("total", &mut spec.total)]
    {
        *limit = count(limits, name).filter(|count| (0..=MAX_BYTES).contains(count)).unwrap_or(*limit);
    }
    if spec.has_limits() && spec.min > spec.max {
        issues.add(IssueCode::LimitsCrossed, limits, "");
    }
    if let Some(choices) = item.get("choices") {
        spec.choices = choices.items().iter().map(choice).collect();
    }
    for (name, text) in [("autocomplete", &mut spec.autocomplete), ("pattern", &mut spec.pattern)] {
        if let Some(written) = item.name(name) {
            *text = written;
        }
    }
    if spec.pattern.len() > MAX_PATTERN {
        issues.add(IssueCode::TooLarge, item.field("pattern"), "no more than 250 bytes");
    }
    spec.check_digits = CheckDigits::from_code(item.text("checkDigits")).or(spec.check_digits);
    spec.dates = Dates::from_code(item.text("dates")).unwrap_or(spec.dates);
    spec.earliest = parse_date(item.text("earliest")).or(spec.earliest);
    spec.latest = parse_date(item.text("latest")).or(spec.latest);
    for (name, list) in [("requiredFor", &mut spec.required_for), ("accept", &mut spec.accept)] {
        if item.get(name).is_some() {
            *list = item.names(name);
        }
    }
}

fn choice(node: &Json) -> Choice {
    let value = node.name("value").unwrap_or_else(|| node.as_text().to_owned());
    Choice { value, children: node.names("children") }
}
