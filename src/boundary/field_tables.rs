//! Which fields has a record? Tables in Markdown for the pages of `docs/`, where each stands between
//! `<!-- fields: rule -->`, with the kind of its record, and `<!-- /fields -->`.

use std::fmt::Write;

use super::declarations::inputs;
use super::documents::Together;
use super::documents::schema::records;
use super::documents::{
    CaseQuestion, ContactsQuestion, CountdownQuestion, FaultQuestion, Field, FieldQuestion, Fields, FieldsQuestion,
    FormQuestion, MAX_ITEMS, Need, OrderQuestion, Others, ProgressQuestion, ReasonsQuestion, Record, ReturnQuestion,
    Shape, TimelineQuestion,
};

const BEGIN: &str = "<!-- fields: ";
const END: &str = "<!-- /fields -->";
/// Codes that a page lists in a table of its own: their type, what they are called, and where that table is.
const LISTED: [(&str, &str, &str, &str); 2] = [
    ("Remedy", "remedy", "reference/policy-format.md", "values"),
    ("CountingMode", "counting mode", "reference/policy-format.md", "counting-modes"),
];
/// The longest example that a row shows; the JSON beside the tables has the long ones.
const MAX_EXAMPLE: usize = 56;

/// A page of the documentation.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its path below `docs/`, with slashes: `reference/forms.md`.
    pub path: String,
    /// What it says, in Markdown.
    pub text: String,
}

/// Every record that is documented: what a shop hands in, and the questions.
#[must_use]
pub fn documented_records() -> Vec<&'static Record> {
    let questions = [
        ReturnQuestion::RECORD,
        TimelineQuestion::RECORD,
        ReasonsQuestion::RECORD,
        FaultQuestion::RECORD,
        CountdownQuestion::RECORD,
        OrderQuestion::RECORD,
        CaseQuestion::RECORD,
        ContactsQuestion::RECORD,
        ProgressQuestion::RECORD,
        FieldsQuestion::RECORD,
        FieldQuestion::RECORD,
        FormQuestion::RECORD,
    ];
    let mut found = inputs();
    for record in questions.into_iter().flat_map(records) {
        if !found.iter().any(|known| std::ptr::eq(*known, record)) {
            found.push(record);
        }
    }
    found
}

/// The kinds of the records whose tables a page has.
#[cfg(test)]
pub fn tables_of(page: &Page) -> Vec<&str> {
    page.text.lines().filter_map(table_begun).collect()
}

/// The pages with the tables that the records say.
#[must_use]
pub fn with_field_tables(pages: &[Page]) -> Vec<Page> {
    let written = |page: &Page| Page { path: page.path.clone(), text: rewritten(page, pages) };
    pages.iter().map(written).collect()
}

/// A record: what it is called, what it is, and the table of its fields; `link` says where the table of a type is.
#[must_use]
pub fn field_table(kind: &str, link: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let record = documented_records().into_iter().find(|record| record.words.kind == kind)?;
    let mut name = called(kind);
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let mut out =
        format!("**{name}.** {}\n\n| field | value | what it says |\n|---|---|---|\n", record.words.about.trim());
    for (field, words) in record.fields.iter().zip(record.words.fields) {
        let need = if field.need == Need::Required { ", required" } else { "" };
        let is_amount = |rule: &Together| matches!(rule, Together::IsAmount(name) if *name == field.name);
        let value = if record.words.together.iter().any(is_amount) {
            "amount".to_owned()
        } else {
            Value { rust: words.rust, link }.of(field.shape)
        };
        let about = words.about.trim().replace('|', "\\|");
        let _ = write!(out, "| `{}`{need} | {value} | {about}", field.name);
        if shows_example(field, words.example) {
            let _ = write!(out, " Example: `{}`", words.example.replace('|', "\\|"));
        }
        out.push_str(" |\n");
    }
    if record.others == Others::Extensions {
        out.push_str("| `x-…` | any value | Something of the shop's own; the engine does not look at it. |\n");
    }
    Some(out)
}

/// True if an example says more than the value and the sentence do.
fn shows_example(field: &Field, example: &str) -> bool {
    let is_said = matches!(field.shape, Shape::Boolean | Shape::Code(_) | Shape::Count(..) | Shape::Quantity(_))
        || matches!(field.name, "title" | "note" | "id");
    !is_said && example.len() <= MAX_EXAMPLE
}

fn table_begun(line: &str) -> Option<&str> {
    line.strip_prefix(BEGIN)?.strip_suffix(" -->")
}

fn rewritten(page: &Page, pages: &[Page]) -> String {
    let link = |kind: &str| match LISTED.iter().find(|(_, name, ..)| *name == kind) {
        Some((_, _, path, heading)) => Some(format!("{}#{heading}", path_between(&page.path, path))),
        None => address(kind, page, pages),
    };
    let mut out = String::new();
    let mut is_inside = false;
    for line in page.text.lines() {
        is_inside = is_inside && line != END;
        if !is_inside {
            out.push_str(line);
            out.push('\n');
        }
        if let Some(table) = table_begun(line).and_then(|kind| field_table(kind, &link)) {
            out.push_str(&table);
            is_inside = true;
        }
    }
    out
}

/// Where the table of a kind is, as a page links to it: the heading that it stands under.
fn address(kind: &str, from: &Page, pages: &[Page]) -> Option<String> {
    pages.iter().find_map(|page| {
        let mut heading = None;
        let mut is_code = false;
        for line in page.text.lines() {
            is_code ^= line.starts_with("```");
            if !is_code && line.starts_with('#') {
                heading = Some(anchor(line));
            } else if table_begun(line) == Some(kind) {
                return heading.map(|heading| format!("{}#{heading}", path_between(&from.path, &page.path)));
            }
        }
        None
    })
}

fn path_between(from: &str, to: &str) -> String {
    let folder = |path: &str| path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    match to.strip_prefix(&folder(from)) {
        _ if from == to => String::new(),
        Some(rest) => rest.to_owned(),
        None => format!("../{to}"),
    }
}

/// The anchor that a heading gets where pages are shown.
fn anchor(heading: &str) -> String {
    let words = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = words.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// What a field takes, in plain words.
struct Value<'a> {
    rust: &'a str,
    link: &'a dyn Fn(&str) -> Option<String>,
}

impl Value<'_> {
    fn of(&self, shape: &'static Shape) -> String {
        // What is checked by whoever reads it is an object here.
        match self.rust {
            "OrderText" => self.named("order", false),
            "RequestTexts" => format!("object of {}", self.named("returnRequest", true)),
            "DecisionText" => "decision".to_owned(),
            _ => self.words(shape, false),
        }
    }

    fn many(&self, shape: &'static Shape) -> String {
        self.words(shape, true)
    }

    fn words(&self, shape: &'static Shape, is_plural: bool) -> String {
        let number = |word: &str| if is_plural { plural(word) } else { word.to_owned() };
        match shape {
            Shape::Any => self.anything(is_plural),
            Shape::Text => number("text"),
            Shape::Name => number("name"),
            Shape::Boolean => "`true` or `false`".to_owned(),
            Shape::Count(least, most) if least == most => format!("`{least}`"),
            Shape::Count(least, most) => {
                format!("{} from {} to {}", number("whole number"), grouped(*least), grouped(*most))
            }
            Shape::Quantity(0) => format!("{} from 0 to {}", number("number"), grouped(MAX_ITEMS)),
            Shape::Quantity(_) => format!("{} above 0, up to {}", number("number"), grouped(MAX_ITEMS)),
            Shape::Decimal => number("number"),
            Shape::Percent => number("percentage"),
            Shape::Currency => number("currency"),
            Shape::Period => number("period"),
            Shape::Length => number("length"),
            Shape::Date => number("date"),
            Shape::Dates => format!("{} or {}", number("date"), number("range")),
            Shape::SeasonDay => number("day of a season"),
            Shape::Hours => "opening hours".to_owned(),
            Shape::Language => number("language"),
            Shape::Spoken => number("spoken text"),
            Shape::Clock => number("time of the day"),
            Shape::Instant => number("instant"),
            Shape::Code(codes) => self.codes(codes, is_plural),
            Shape::List(item) => format!("{} of {}", number("list"), self.many(item)),
            Shape::Some(item) => format!("{} of {}", number("non-empty list"), self.many(item)),
            Shape::Map(entry) => format!("{} of {}", number("object"), self.many(entry)),
            Shape::Record(record) => self.named(record.words.kind, is_plural),
            Shape::TextOr(text, other) => {
                format!("{} or {}", self.words(text, is_plural), self.words(other, is_plural))
            }
            Shape::OneOrSome(one) => format!("{}, or a non-empty list of them", self.words(one, false)),
            Shape::FlagOr(other) => format!("`true`, `false` or {}", self.words(other, false)),
            Shape::Nested(shape) => self.words(shape(), is_plural),
        }
    }

    /// What the table does not check: the type says what is meant.
    fn anything(&self, is_plural: bool) -> String {
        let words = match (self.has("Event"), self.has("When"), self.has("Label")) {
            (true, ..) if is_plural => "instants, dates or `null`",
            (true, ..) => "instant, date or `null`",
            (_, true, _) => "instant or date",
            (.., true) => "text",
            _ if is_plural => "values",
            _ => "any value",
        };
        words.to_owned()
    }

    /// Codes that have a table of their own are named, the others are listed.
    fn codes(&self, codes: &[&str], is_plural: bool) -> String {
        if let Some((_, name, ..)) = LISTED.iter().find(|(rust, ..)| self.has(rust)) {
            return self.named(name, is_plural);
        }
        let codes: Vec<String> = codes.iter().map(|code| format!("`{code}`")).collect();
        match codes.split_last() {
            Some((last, [])) => last.clone(),
            Some((last, others)) => format!("{} or {last}", others.join(", ")),
            None => String::new(),
        }
    }

    /// True if the field's type has this one in it.
    fn has(&self, name: &str) -> bool {
        self.rust.split(|c: char| !c.is_alphanumeric()).any(|word| word == name)
    }

    fn named(&self, kind: &str, is_plural: bool) -> String {
        let words = if is_plural { plural(&called(kind)) } else { called(kind) };
        match (self.link)(kind) {
            Some(address) => format!("[{words}]({address})"),
            None => words,
        }
    }
}

/// What people call a kind of record.
fn called(kind: &str) -> String {
    let words = match kind {
        "refund" => "refund terms",
        "exchange" => "exchange terms",
        "exchangeFor" => "wanted goods",
        "standsOn" => "editions",
        "assumptions" => "assumed order",
        "form" => "form terms",
        "appliesTo" => "range of orders",
        kind => kind,
    };
    let mut out = String::new();
    for c in words.chars() {
        if c.is_uppercase() {
            out.push(' ');
        }
        out.extend(c.to_lowercase());
    }
    out
}

fn plural(word: &str) -> String {
    if let Some(rest) = word.strip_prefix("day ") {
        return format!("days {rest}");
    }
    match word.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o']) => format!("{stem}ies"),
        _ if word.ends_with('s') => word.to_owned(),
        _ => format!("{word}s"),
    }
}

/// A whole number with a comma before every three digits.
fn grouped(number: i64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && digits.len().saturating_sub(index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(path: &str, text: &str) -> Page {
        Page { path: path.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn a_table_says_what_its_record_says() {
        let table = field_table("receipt", &|_| None).unwrap();
        assert!(
            table.starts_with(
                "**Receipt.** That a submission was kept. Only this ends its sending.\n\n\
                 | field | value | what it says |\n|---|---|---|\n| `key`, required | name | "
            ),
            "{table}"
        );
        assert!(field_table("nothing", &|_| None).is_none());
    }

    #[test]
    fn only_what_stands_between_the_markers_is_written_anew() {
        let text = "# Places\nBefore.\n<!-- fields: channel -->\nold\n<!-- /fields -->\nAfter.\n";
        let pages = with_field_tables(&[page("reference/a.md", text)]);
        assert!(
            pages[0].text.starts_with("# Places\nBefore.\n<!-- fields: channel -->\n**Channel.** A way"),
            "{}",
            pages[0].text
        );
        assert!(pages[0].text.ends_with(" |\n<!-- /fields -->\nAfter.\n"), "{}", pages[0].text);
        assert!(!pages[0].text.contains("old"));
        assert_eq!(with_field_tables(&pages)[0].text, pages[0].text);
        assert_eq!(tables_of(&pages[0]), ["channel"]);
    }

    #[test]
    fn a_value_is_linked_to_its_table_wherever_that_stands() {
        let pages = [
            page("reference/a.md", "<!-- fields: season -->\n<!-- /fields -->\n"),
            page("reference/b.md", "```\n# no heading\n```\n## The *windows*, all\n<!-- fields: matcher -->\n"),
        ];
        let address = |from: &Page| address("matcher", from, &pages).unwrap();
        assert_eq!(address(&pages[0]), "b.md#the-windows-all");
        assert_eq!(address(&pages[1]), "#the-windows-all");
        assert_eq!(address(&page("tutorial/c.md", "")), "../reference/b.md#the-windows-all");
        assert_eq!(address(&page("README.md", "")), "reference/b.md#the-windows-all");
        assert!(with_field_tables(&pages)[0].text.contains("| `when` | [matcher](b.md#the-windows-all) | "));
    }

    #[test]
    fn values_are_plain_words() {
        let table = |kind: &str| field_table(kind, &|_| None).unwrap();
        assert!(table("fee").contains("| `amount` | amount | "));
        assert!(table("policy").contains("| `packs` | list of names or pack references | "));
        assert!(table("policy").contains("| `categories` | object of lists of names | "));
        assert!(table("window").contains("| `from` | name or event reference, or a non-empty list of them | "));
        assert!(table("orderLine").contains("| `quantity` | number from 0 to 1,000,000 | "));
        assert!(table("returnRequest").contains("| `quantity` | number above 0, up to 1,000,000 | "));
        assert!(table("reportPart").contains("| `quantity` | whole number from 1 to 1,000,000 | "));
        assert!(table("orderLine").contains("| `events` | object of instants, dates or `null` | "));
        assert!(table("complaints").contains("| `categories` | non-empty list of complaint categories | "));
        assert!(table("rule").contains("| `grants` | non-empty list of remedies | "));
    }
}
