use super::line::count;
use super::shapes::MAX_BYTES;
use crate::boundary::IssueCode;
use crate::boundary::issues::{Issues, suggestion};
use crate::boundary::json::Json;
use crate::domain::form::{CheckDigits, Choice, Dates, FieldKind, FieldSpec, Form, FormKind, parse_date, preset};
use crate::domain::policy::Policy;

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
