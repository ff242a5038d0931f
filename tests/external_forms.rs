//! Tables of other projects about forms: e-mail addresses, phone numbers, personal numbers and browsers' own checks. They
//! are read where `AFTERSALES_VECTORS` says, or beside the repository; where they are not there, that is said aloud.
#![cfg(all(not(target_arch = "wasm32"), feature = "native"))]

use std::path::PathBuf;

use aftersales::boundary::NativeHost;
use aftersales::domain::form::{
    CheckDigits, Dates, FieldKind, FieldSpec, Normalised, PersonalNumber, Raw, Setting, check_field, is_email,
    normalise_phone, parse_date, personal_numbers,
};
use serde_json::Value;

/// A table, or nothing where it is not at hand; its rows are counted as skipped then.
fn table(name: &str, rows: usize) -> Option<Value> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/vectors");
    let home = std::env::var_os("AFTERSALES_VECTORS").map_or(beside, PathBuf::from);
    let text = std::fs::read_to_string(home.join("external").join(name)).ok();
    if text.is_none() {
        println!("rows: external/{name} agreed=0 differ=0 skipped={rows}");
    }
    let table = text.map(|text| serde_json::from_str(&whole(&text)).unwrap_or_else(|error| panic!("{name}: {error}")));
    table.inspect(|table| assert_eq!(cases(table).len(), rows, "{name}: the rows that are skipped without it"))
}

/// Halves of surrogate pairs, which no Rust text can hold, as U+FFFD; neither is in any address.
fn whole(text: &str) -> String {
    let surrogate = |escape: Option<&str>, digits: &str| {
        escape
            .and_then(|escape| escape.strip_prefix("\\ud"))
            .is_some_and(|rest| rest.starts_with(|digit| digits.contains(digit)))
    };
    let mut kept = String::new();
    let mut rest = text;
    while let Some(place) = rest.find("\\ud") {
        let (plain, from) = rest.split_at(place);
        kept.push_str(plain);
        let pair = surrogate(Some(from), "89ab") && surrogate(from.get(6..), "cdef");
        let taken = if pair { 12 } else { 6 };
        kept.push_str(if surrogate(Some(from), "89abcdef") && !pair { "\\ufffd" } else { &from[..taken] });
        rest = &from[taken..];
    }
    kept + rest
}

fn cases(table: &Value) -> &[Value] {
    table["cases"].as_array().expect("cases")
}

/// Counts the rows of one table and fails, with all of them, if some differ for no reason.
#[derive(Default)]
struct Rows {
    agreed: usize,
    explained: usize,
    skipped: usize,
    differ: Vec<String>,
}

impl Rows {
    fn take(&mut self, agrees: bool, row: &Value, reason: Option<&str>) {
        match (agrees, reason) {
            (true, _) => self.agreed += 1,
            (false, Some(_)) => self.explained += 1,
            (false, None) => self.differ.push(row.to_string()),
        }
    }

    fn finish(self, name: &str) {
        let Self { agreed, explained, skipped, differ } = self;
        println!(
            "rows: external/{name} agreed={agreed} explained={explained} differ={} skipped={skipped}",
            differ.len()
        );
        assert!(differ.is_empty(), "{name}:\n{}", differ.join("\n"));
    }
}

#[test]
fn emails() {
    let Some(table) = table("emails.json", 259) else { return };
    let (mut unanimous, mut pattern) = (Rows::default(), Rows::default());
    for row in cases(&table) {
        // A form takes the blanks around an address away, as browsers do.
        let input = row["input"].as_str().expect("a text").trim();
        let taken = is_email(input);
        let foreign = input.split_once('@').is_some_and(|(local, domain)| local.is_ascii() && !domain.is_ascii());
        let reason =
            foreign.then_some("a domain in another script, which some browsers write in ASCII before they look");
        pattern.take(Some(taken) == row["html_pattern"].as_bool(), row, reason);
        let verdicts = row["verdicts"].as_object().expect("verdicts").values().chain([&row["html_pattern"]]);
        let verdicts: Vec<bool> = verdicts.filter_map(Value::as_bool).collect();
        if verdicts.iter().all(|verdict| Some(verdict) == verdicts.first()) {
            unanimous.take(Some(&taken) == verdicts.first(), row, None);
        }
    }
    assert_eq!(unanimous.agreed + unanimous.differ.len(), table["all_agree"].as_u64().expect("a count") as usize);
    unanimous.finish("emails.json (unanimous)");
    pattern.finish("emails.json (WHATWG pattern)");
}

#[test]
fn phones() {
    let Some(table) = table("phones.json", 4098) else { return };
    let text = |row: &Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    let mut rows = Rows::default();
    for row in cases(&table) {
        let found = normalise_phone(&text(row, "input"), &text(row, "region"));
        let valid = row["valid"].as_bool() == Some(true);
        let want = valid.then(|| text(row, "e164"));
        rows.take(found == want, row, reason(row, valid, found.is_some()));
    }
    rows.finish("phones.json");
}

/// Why a phone number may be judged otherwise than libphonenumber does.
fn reason(row: &Value, valid: bool, found: bool) -> Option<&'static str> {
    let input = row["input"].as_str().unwrap_or_default();
    match () {
        () if !valid && found => Some("a number of the right length and first digits that is not assigned"),
        () if matches!(row["type"].as_str(), Some("PAGER" | "VOICEMAIL" | "UAN")) => {
            Some("nobody can be called back there")
        }
        () if input.chars().any(char::is_alphabetic) => {
            Some("letters on the keys, or an extension: asked for separately")
        }
        () => None,
    }
}

#[test]
fn personal() {
    let Some(table) = table("pii_numbers.json", 319) else { return };
    let mut rows = Rows::default();
    for row in cases(&table) {
        let value = row["value"].as_str().expect("a text");
        let valid = row["valid"].as_bool() == Some(true);
        let kind = match row["kind"].as_str() {
            Some("iban") => PersonalNumber::Iban,
            Some("card") => PersonalNumber::BankCard,
            Some("cn_id") => PersonalNumber::ResidentId,
            Some("luhn") => {
                rows.take(CheckDigits::Luhn.hold(value) == valid, row, None);
                continue;
            }
            kind => panic!("{kind:?}"),
        };
        for text in [value.to_owned(), format!("我的号码是{value}，谢谢"), format!("see {value}.")] {
            let start = text.find(value).map(|byte| text[..byte].encode_utf16().count());
            let found = personal_numbers(&text);
            let whole = found.len() == 1
                && found[0].number == kind
                && Some(found[0].position) == start
                && found[0].length == value.trim().encode_utf16().count();
            let none = !found.iter().any(|found| found.number == kind);
            let reason = (!valid && kind == PersonalNumber::Iban).then_some(
                "right by its check digits, and wrong by its country's structure only: better hidden than sent",
            );
            rows.take(if valid { whole } else { none }, row, reason);
        }
    }
    rows.finish("pii_numbers.json (each number bare and in two sentences)");
    let mut rows = Rows::default();
    for row in table["look_alikes"].as_array().expect("look-alikes") {
        rows.take(personal_numbers(row["text"].as_str().expect("a text")).is_empty(), row, None);
    }
    rows.finish("pii_numbers.json (look-alikes)");
}

#[test]
fn form_controls() {
    let Some(table) = table("wpt_form_controls.json", 331) else { return };
    let mut rows = Rows::default();
    for row in cases(&table) {
        match control(row) {
            None => rows.skipped += 1,
            Some(agrees) => rows.take(agrees, row, explained(row)),
        }
    }
    rows.finish("wpt_form_controls.json");
}

/// Whether a row of the types that forms have agrees; `None` for what no field takes or checks.
fn control(row: &Value) -> Option<bool> {
    let kind = match row["type"].as_str()? {
        "text" => FieldKind::Text,
        "textarea" => FieldKind::Multiline,
        "email" => FieldKind::Email,
        "tel" => FieldKind::Tel,
        "date" => FieldKind::Date,
        "number" => FieldKind::Number,
        _ => return None,
    };
    let unanimous = row["engines"].as_object()?.values().all(|engine| engine.as_bool() == Some(true));
    if !unanimous {
        return None;
    }
    let value = row["value"].as_str()?;
    let mut spec = FieldSpec::new("field", kind);
    (spec.min, spec.max, spec.dates) = (0, 1_000_000, Dates::Any);
    let judge = |spec: &FieldSpec| {
        let setting = Setting {
            today: parse_date("2026-03-05").expect("a date"),
            furthest: parse_date("2026-03-05").expect("a date"),
            locale: "",
            rules: &NativeHost,
            country: "",
            currency: None,
            judged: &[],
            measures: &|_| None,
        };
        check_field(spec, &Raw::Text(value), &setting)
    };
    let code = |spec: &FieldSpec| judge(spec).err().and_then(|errors| Some(errors.first()?.code.code()));
    let expect = row["expect"].as_bool();
    let number = |key: &str| row[key].as_str().and_then(|text| text.parse::<i64>().ok());
    match (row["check"].as_str()?, kind) {
        ("valueMissing", _) => {
            spec.required = row["required"].as_bool()?;
            Some(Some(code(&spec) == Some("required")) == expect)
        }
        ("tooLong", _) => {
            spec.max = number("maxlength")?;
            Some(Some(code(&spec) == Some("too_long")) == expect)
        }
        ("tooShort", _) => {
            spec.min = number("minlength")?;
            Some(Some(code(&spec) == Some("too_short")) == expect)
        }
        ("valid", FieldKind::Email) => Some(Some(code(&spec).is_none()) == expect),
        ("typeMismatch", FieldKind::Email) if row["multiple"].as_bool() == Some(false) => {
            Some(Some(code(&spec) == Some("email_malformed")) == expect)
        }
        ("rangeOverflow", FieldKind::Date) => {
            spec.latest = Some(parse_date(row["max"].as_str()?)?);
            Some(Some(code(&spec) == Some("date_too_late")) == expect)
        }
        ("rangeUnderflow", FieldKind::Date) => {
            spec.earliest = Some(parse_date(row["min"].as_str()?)?);
            Some(Some(code(&spec) == Some("date_too_early")) == expect)
        }
        ("rangeOverflow", FieldKind::Number) => {
            spec.max = number("max")?;
            spec.min = -1_000_000;
            Some(Some(code(&spec) == Some("number_too_large")) == expect)
        }
        ("rangeUnderflow", FieldKind::Number) => {
            spec.min = number("min")?;
            Some(Some(code(&spec) == Some("number_too_small")) == expect)
        }
        ("sanitized", FieldKind::Date) => {
            // What a browser empties is told here; the text stays in the form.
            let kept = match judge(&spec) {
                Ok(Some(Normalised::Text(text))) => text,
                _ => "".into(),
            };
            Some(Some(kept.as_ref()) == row["expect"].as_str())
        }
        _ => None,
    }
}

/// Where the form says more than a browser's flag for one check does.
fn explained(row: &Value) -> Option<&'static str> {
    let value = row["value"].as_str().unwrap_or_default();
    match row["check"].as_str()? {
        "valueMissing" if !value.is_empty() => {
            Some("a browser empties what is no date or number; here it stays and is told")
        }
        "rangeOverflow" if value.starts_with("10000") => Some("dates have years up to 9999"),
        "tooLong" | "tooShort" if !value.is_ascii() => Some("characters as a reader counts them, not UTF-16 units"),
        _ => None,
    }
}
