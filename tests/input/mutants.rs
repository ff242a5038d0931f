//! What may go wrong with one value, and the issue that must be told of it.

use aftersales::boundary::tables::{Need, Others, Shape};

use super::text::Marked;
use super::walk::Site;

/// One thing that went wrong.
pub struct Mutant {
    /// What was done, for people.
    pub change: String,
    /// The text with it.
    pub text: String,
    /// The issues that it must have: codes and pointers. Those of `near_miss` are warnings.
    pub wanted: Vec<(&'static str, String)>,
    /// What the first issue must suggest.
    pub suggestion: Option<&'static str>,
}

const KINDS: [(&str, &str); 6] =
    [("null", "null"), ("boolean", "true"), ("number", "7"), ("string", "\"text\""), ("array", "[]"), ("object", "{}")];

/// Everything that goes wrong with one value.
pub fn mutants(site: &Site, text: &Marked) -> Vec<Mutant> {
    let mut all = Vec::new();
    let at = |code: &'static str| vec![(code, site.pointer.clone())];
    let mutant = |change: String, text: String, wanted: Vec<(&'static str, String)>| Mutant {
        change,
        text,
        wanted,
        suggestion: None,
    };
    if let Some((field, others)) = site.field {
        let wanted = if field.need == Need::Required { at("missing_field") } else { Vec::new() };
        all.push(mutant("dropped".to_owned(), text.dropped(&site.pointer), wanted.clone()));
        all.push(mutant("doubled".to_owned(), text.doubled(&site.pointer), at("duplicate_key")));
        for key in misspellings(field.name) {
            let place = format!("{}{key}", site.pointer.strip_suffix(field.name).unwrap());
            // What is misspelt is not told to be missing as well; but a warning is told of an answer only.
            let (wanted, suggestion) = match (others, field.need) {
                (Others::Ignored, Need::Required) => (wanted.clone(), None),
                (Others::Ignored, _) => (vec![("near_miss", place)], Some(field.name)),
                _ => (vec![("unknown_field", place)], Some(field.name)),
            };
            all.push(Mutant {
                suggestion,
                ..mutant(format!("misspelt {key}"), text.renamed(&site.pointer, &key), wanted)
            });
        }
    }
    for (kind, raw) in KINDS {
        let nullable = site.field.is_some_and(|(field, _)| field.need == Need::Nullable);
        if kind == "null" && nullable {
            all.push(mutant("null".to_owned(), text.replaced(&site.pointer, raw), Vec::new()));
        } else if !kinds(site).contains(&kind) {
            let is_length = matches!(site.shape, Shape::Length) && matches!(kind, "null" | "number");
            let code = if is_length { "length_missing" } else { "wrong_type" };
            all.push(mutant(format!("a {kind}"), text.replaced(&site.pointer, raw), at(code)));
        }
    }
    for (raw, code) in values(site) {
        let wanted = if code.is_empty() { Vec::new() } else { at(code) };
        all.push(mutant(raw.clone(), text.replaced(&site.pointer, &raw), wanted));
    }
    if let (Shape::Code(codes), Ok(code)) = (site.shape, serde_json::from_str::<String>(text.value(&site.pointer))) {
        let misspelt = &code[..code.len() - 1];
        let meant = codes.iter().copied().find(|known| *known == code);
        all.push(Mutant {
            suggestion: meant.filter(|_| code.len() > 3),
            ..mutant(
                format!("code {misspelt}"),
                text.replaced(&site.pointer, &format!("\"{misspelt}\"")),
                at("unknown_value"),
            )
        });
    }
    all
}

/// One letter less, one more, another.
fn misspellings(name: &str) -> [String; 3] {
    // A `kind` without its third letter is as near to `id`, so the second goes.
    let (start, end) = name.split_at(if name == "kind" { 1 } else { name.len() / 2 });
    let (one, rest) = end.split_at(1);
    [format!("{start}{rest}"), format!("{start}{one}{one}{rest}"), format!("{start}q{rest}")]
}

/// The kinds of JSON values that belong to a shape.
fn kinds(site: &Site) -> Vec<&'static str> {
    if let Some(kinds) = declared_kinds(site) {
        return kinds.to_vec();
    }
    kinds_of(site.shape)
}

fn kinds_of(shape: &Shape) -> Vec<&'static str> {
    match shape {
        Shape::Any => KINDS.map(|(kind, _)| kind).to_vec(),
        Shape::Boolean => vec!["boolean"],
        Shape::Count(..) | Shape::Quantity(_) | Shape::Decimal => vec!["number"],
        Shape::Instant => vec!["string", "number"],
        Shape::List(_) | Shape::Some(_) => vec!["array"],
        Shape::Map(_) | Shape::Record(_) => vec!["object"],
        Shape::Nested(shape) => kinds_of(shape()),
        Shape::TextOr(_, other) => [vec!["string"], kinds_of(other)].concat(),
        Shape::OneOrSome(one) => [vec!["array"], kinds_of(one)].concat(),
        Shape::FlagOr(other) => [vec!["boolean"], kinds_of(other)].concat(),
        _ => vec!["string"],
    }
}

/// What the documents declare goes before what the tables say.
fn declared_kinds(site: &Site) -> Option<&'static [&'static str]> {
    if !matches!(site.shape, Shape::Any) {
        return None;
    }
    let in_document = site.path.contains(".when.");
    let path = site.path.as_str();
    Some(match path {
        _ if path.ends_with(".facts{confirmed}") && !in_document => &["null", "boolean"],
        _ if path.ends_with(".facts{attempts}") && !in_document => &["null", "number"],
        _ if path.ends_with(".facts{size}") && !in_document => &["null", "string"],
        _ if path.ends_with(".facts{confirmed}") => &["boolean"],
        _ if path.ends_with(".facts{attempts}") => &["number", "object"],
        _ if path.ends_with(".facts{size}") => &["string"],
        _ if is_moment(site) && path.ends_with(".from") => &["string", "number"],
        _ if is_moment(site) => &["null", "string", "number"],
        ".order.lines[].id" => &["string"],
        _ => return None,
    })
}

/// True for what is an instant, a date or an event that has not happened.
fn is_moment(site: &Site) -> bool {
    let is_event = site.path.ends_with('}') && site.path.contains(".events{");
    let is_repair = site.path.ends_with(".repairs[].from") || site.path.ends_with(".repairs[].to");
    matches!(site.shape, Shape::Any) && (is_event || is_repair || site.path.ends_with(".deliveries[]"))
}

/// Values of the right kind at both ends of a range and beyond them, with their codes.
fn values(site: &Site) -> Vec<(String, &'static str)> {
    const MALFORMED: &str = "instant_malformed";
    let texts = |good: &[&str], bad: &[&str], code: &'static str| {
        let quoted = |text: &&str| format!("\"{text}\"");
        let good = good.iter().map(|text| (quoted(text), ""));
        good.chain(bad.iter().map(|text| (quoted(text), code))).collect::<Vec<_>>()
    };
    let numbers = |good: &[&str], bad: &[&str], code: &'static str| {
        let good = good.iter().map(|text| ((*text).to_owned(), ""));
        good.chain(bad.iter().map(|text| ((*text).to_owned(), code))).collect::<Vec<_>>()
    };
    let instants = || {
        let good = ["-62135596800000", "253402300799999"];
        let mut all = numbers(&good, &["-62135596800001", "253402300800000", "0.5"], MALFORMED);
        all.extend(texts(&["2026-03-05T12:00:00Z"], &["", "2026-03-05T24:00Z", "10000-01-01T00:00Z"], MALFORMED));
        all.extend(texts(&[], &["2026-03-05T12:00:00"], "ambiguous_instant"));
        all.extend(numbers(&["1772445600000"], &["1772445600", "1772445600.5"], "instant_in_seconds"));
        all
    };
    match site.shape {
        Shape::Name => texts(&[], &[""], "wrong_type"),
        Shape::Count(least, most) => {
            let good = [least.to_string(), most.to_string()].map(|number| (number, ""));
            let bad = [(least - 1).to_string(), (most + 1).to_string(), "1.5".to_owned(), "1e30".to_owned()];
            good.into_iter().chain(bad.map(|number| (number, "out_of_range"))).collect()
        }
        // Half a piece is for the reader, who knows whether the line is measured.
        Shape::Quantity(least) => {
            let good = [least.to_string(), "1000000".to_owned()].map(|number| (number, ""));
            let bad = [(least - 1).to_string(), "1000000.001".to_owned(), "1.0005".to_owned(), "1e30".to_owned()];
            good.into_iter().chain(bad.map(|number| (number, "out_of_range"))).collect()
        }
        Shape::Decimal => {
            let bad = ["-0.000001", "0.0000001", "9223372036854.775808"];
            numbers(&["0", "0.000001", "9223372036854.775807"], &bad, "out_of_range")
        }
        Shape::Percent => texts(&["0", "100"], &["-0.000001", "100.000001", "", "ten"], "out_of_range"),
        Shape::Currency => texts(&[], &["EU", "EURO", "eur", ""], "unknown_value"),
        Shape::Period => {
            texts(&["P200Y", "P73050D"], &["P201Y", "P73051D", "PT4000000001S", "7D", ""], "length_malformed")
        }
        Shape::Length => {
            let mut all = texts(&[], &["P201Y", "P73051D", "7D", ""], "length_malformed");
            all.extend(texts(&["unlimited"], &["P0D"], "length_missing"));
            all
        }
        Shape::Date => {
            let bad = ["0000-12-31", "10000-01-01", "2026-02-29", "2026-1-1", ""];
            texts(&["0001-01-01", "9999-12-31"], &bad, "date_malformed")
        }
        Shape::Dates => {
            let bad = ["2026-01-02/2026-01-01", "2026-02-29", "2026-01-01/", ""];
            texts(&["2026-01-01/2026-01-01"], &bad, "date_malformed")
        }
        Shape::SeasonDay => {
            texts(&["--02-29", "2028-02-29"], &["--02-30", "2026-02-29", "02-28", ""], "date_malformed")
        }
        Shape::Hours => {
            let bad = ["Mo-Fr 8:30-17:30", "Mo 08:30-24:01", "always", ""];
            texts(&["24/7", "Fr-Mo 22:00-02:00", "00:00-24:00"], &bad, "hours_malformed")
        }
        Shape::Language => {
            texts(&["en", "zh-Hans", "de-AT-1996"], &["english", "zh_CN", "e", "en-", ""], "language_malformed")
        }
        Shape::Spoken => {
            let mut all = texts(&["Return"], &[""], "wrong_type");
            all.extend(numbers(&[r#"{"en":"Return","zh-Hans":"退货"}"#], &[], "wrong_type"));
            all
        }
        Shape::Instant => {
            let mut all = instants();
            all.extend(texts(&[], &["2026-03-05"], "ambiguous_instant"));
            all
        }
        Shape::Some(_) | Shape::OneOrSome(_) => numbers(&[], &["[]"], "empty_list"),
        Shape::Any if is_moment(site) => {
            let mut all = instants();
            all.extend(texts(&["2026-03-05"], &["2026-02-29", "0000-12-31"], "date_malformed"));
            all
        }
        Shape::Code(_) => texts(&[], &[""], "unknown_value"),
        _ => Vec::new(),
    }
}
