use super::option::option;
use super::service::service_levels;
use crate::boundary::json::Writer;
use crate::domain::form::{FieldError, FieldKind, FieldSpec, Normalised, Param, Report};
use crate::domain::policy::Policy;

/// Writes the fields to render.
pub fn field_specs(writer: &mut Writer, specs: &[FieldSpec]) {
    writer.open('[');
    for spec in specs {
        writer.open('{');
        writer.entry("name", spec.name);
        writer.entry("type", spec.kind.code());
        writer.key("required");
        writer.boolean(spec.required);
        if spec.is_free() {
            writer.start("limits", '{');
            for (key, limit) in [("min", spec.min), ("max", spec.max)] {
                writer.key(key);
                writer.integer(i64::try_from(limit).unwrap_or(i64::MAX));
            }
            writer.close('}');
        }
        if !spec.autocomplete.is_empty() {
            writer.entry("autocomplete", spec.autocomplete);
        }
        if spec.kind == FieldKind::Choice {
            choices(writer, spec);
        }
        writer.close('}');
    }
    writer.close(']');
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
        writer.entry("code", error.code);
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
pub fn report(writer: &mut Writer, report: &Report, policy: &Policy) {
    writer.open('{');
    writer.key("valid");
    writer.boolean(report.errors.is_empty());
    writer.key("errors");
    field_errors(writer, &report.errors);
    writer.key("warnings");
    field_errors(writer, &report.warnings);
    writer.start("values", '{');
    for (name, value) in &report.values {
        writer.key(name);
        match value {
            Normalised::Text(text) => writer.text(text),
            Normalised::Bool(value) => writer.boolean(*value),
        }
    }
    writer.close('}');
    if let Some(class) = &report.classification {
        writer.start("classification", '{');
        writer.entry("category", &class.category);
        if let Some(reason) = &class.reason {
            writer.entry("reason", reason);
        }
        writer.entry("department", &class.department);
        writer.entry("priority", class.priority.code());
        writer.close('}');
        writer.key("serviceLevels");
        service_levels(writer, &report.service_levels, policy);
    }
    if let Some(decision) = &report.decision {
        writer.start("options", '[');
        decision.options.iter().for_each(|opening| option(writer, opening, policy));
        writer.close(']');
    }
    writer.close('}');
}
