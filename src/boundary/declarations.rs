//! What may developers write, and what do they get? The TypeScript declarations of documents, questions and answers, written
//! from the records and the answers themselves.

use std::fmt::Write;

use super::answers::DECLARATIONS;
use super::documents::schema::records;
use super::documents::{
    Calendar, CaseFacts, CaseRecord, ENUMS, Fault, Fields, Need, Order, PolicyDocument, Receipt, Record, ReturnRequest,
    Submission,
};

/// The description of an object of an answer.
#[derive(Clone, Copy, Debug)]
pub struct Declaration {
    /// Its name in TypeScript.
    pub name: &'static str,
    /// What it is.
    pub about: &'static str,
    /// Its fields.
    pub fields: &'static [Declared],
}

/// The description of a field of an answer.
#[derive(Clone, Copy, Debug)]
pub struct Declared {
    /// Its name in JSON.
    pub name: &'static str,
    /// Its Rust type.
    pub rust: &'static str,
    /// What it is.
    pub about: &'static str,
    /// Whether it may be absent.
    pub is_optional: bool,
}

/// The records that a shop hands in: policies first, then orders and what is asked about them, then what is sent.
pub(super) fn inputs() -> Vec<&'static Record> {
    let roots = [
        PolicyDocument::RECORD,
        Calendar::RECORD,
        Order::RECORD,
        ReturnRequest::RECORD,
        Fault::RECORD,
        CaseFacts::RECORD,
        Submission::RECORD,
        Receipt::RECORD,
        CaseRecord::RECORD,
    ];
    let mut found: Vec<&'static Record> = Vec::new();
    for record in roots.into_iter().flat_map(records) {
        if !found.iter().any(|known| std::ptr::eq(*known, record)) {
            found.push(record);
        }
    }
    found
}

/// The declarations of `pkg/types.d.ts`: what a page may hand in, and what it gets.
///
/// ```
/// let declarations = aftersales::boundary::typescript();
/// assert!(declarations.contains("export interface Verdict {"));
/// ```
#[must_use]
pub fn typescript() -> String {
    let mut out = include_str!("types.head.d.ts").to_owned();
    heading(&mut out, "Codes");
    for (name, about, codes) in ENUMS {
        let codes: Vec<String> = codes.iter().map(|code| format!("\"{code}\"")).collect();
        let name = match *name {
            "IssueCode" => "EngineIssueCode",
            "Note" => "EngineNote",
            "CaseStep" => "CaseStepCode",
            name => name,
        };
        let _ = writeln!(out, "/** {about} */\nexport type {name} =\n  | {};", codes.join("\n  | "));
    }
    heading(&mut out, "What a shop hands in");
    for record in inputs() {
        let _ = writeln!(out, "/** {} */\nexport interface {} {{", record.words.about.trim(), record.words.name);
        for (field, words) in record.fields.iter().zip(record.words.fields) {
            let mut about = words.about.trim().to_owned();
            if !words.example.is_empty() {
                let _ = write!(about, " Example: `{}`", words.example);
            }
            let mark = if field.need == Need::Required { "" } else { "?" };
            let value = of_input(words.rust);
            let unknown = if field.need == Need::Nullable && !value.ends_with(" | null") { " | null" } else { "" };
            let _ = writeln!(out, "  /** {about} */\n  {}{mark}: {value}{unknown};", key(field.name));
        }
        if matches!(record.others, super::documents::Others::Extensions) {
            out.push_str("  [extension: `x-${string}`]: unknown;\n");
        }
        out.push_str("}\n");
    }
    heading(&mut out, "What a page gets");
    for declaration in DECLARATIONS.iter().copied().flatten() {
        let _ = writeln!(out, "/** {} */\nexport interface {} {{", declaration.about.trim(), declaration.name);
        for field in declaration.fields {
            let mark = if field.is_optional { "?" } else { "" };
            let _ =
                writeln!(out, "  /** {} */\n  {}{mark}: {};", field.about.trim(), field.name, of_answer(field.rust));
        }
        out.push_str("}\n");
    }
    out
}

fn heading(out: &mut String, text: &str) {
    let _ = writeln!(out, "\n// ---- {text} {}\n", "-".repeat(100_usize.saturating_sub(text.len())));
}

fn key(name: &str) -> String {
    if name.starts_with('$') { format!("\"{name}\"") } else { name.to_owned() }
}

/// The TypeScript type of a field that is read.
fn of_input(rust: &str) -> String {
    typescript_of(rust, &|name| match name {
        "Instant" => Some("Instant"),
        "Money" => Some("Money"),
        _ => None,
    })
}

/// The TypeScript type of a field that is written.
fn of_answer(rust: &str) -> String {
    typescript_of(rust, &|name| match name {
        "ReturnOption" => Some("Option"),
        "CaseStepProgress" => Some("CaseStep"),
        "CaseStep" => Some("CaseStepCode"),
        "Citation" => Some("Cited"),
        // A shop's own checks have codes of their own.
        "FieldErrorCode" => Some("FieldErrorCode | (string & {})"),
        _ => None,
    })
}

fn typescript_of(rust: &str, named: &dyn Fn(&str) -> Option<&'static str>) -> String {
    let rust = rust.replace(char::is_whitespace, "");
    let (outer, inner) = match rust.split_once('<') {
        Some((outer, inner)) => (outer, inner.strip_suffix('>').unwrap_or(inner)),
        None => (rust.as_str(), ""),
    };
    if let ("Map", "Event") = (outer, inner) {
        return "Events".to_owned();
    }
    let of = |inner: &str| typescript_of(inner, named);
    let list = |inner: &str| {
        let item = of(inner);
        if item.contains('|') { format!("({item})[]") } else { format!("{item}[]") }
    };
    match outer {
        "Vec" | "AtLeastOne" => list(inner),
        "OneOrMany" => format!("{} | {}", of(inner), list(inner)),
        "NameOr" => format!("string | {}", of(inner)),
        "FlagOr" => format!("boolean | {}", of(inner)),
        "Option" => format!("{} | null", of(inner)),
        "Map" => format!("Record<string, {}>", of(inner)),
        "Box" => of(inner),
        "Count" | "Quantity" | "Decimal" | "i64" => "number".to_owned(),
        "bool" => "boolean".to_owned(),
        "Any" => "unknown".to_owned(),
        "Event" => "Instant | null".to_owned(),
        "When" => "Instant".to_owned(),
        "String" | "Name" | "Percent" | "Currency" | "Period" | "Length" | "Date" | "DateRange" | "SeasonDay"
        | "Hours" | "Clock" | "Language" | "InstantText" | "Timestamp" | "Label" => "string".to_owned(),
        "Params" => "Record<string, string | number | null>".to_owned(),
        "OrderText" => "Order".to_owned(),
        "RequestTexts" => "Record<string, ReturnRequest>".to_owned(),
        "DecisionText" => "Decision".to_owned(),
        "NoteCode" => "Note".to_owned(),
        other => named(other).unwrap_or(other).to_owned(),
    }
}
