//! How are instants, dates, money and other small parts of answers written?

use chrono::{Datelike, NaiveDate};

use crate::boundary::json::{Writer, push_integer, push_padded};
use crate::domain::calendar::{Instant, Zone};
use crate::domain::entitlement::{EventValue, Fact, MetRequirement};
use crate::domain::money::{Decimal, Money};
use crate::domain::policy::{Author, Citation, ClaimScope, Document, Name, Policy};
use crate::domain::quantity::Quantity;
use crate::domain::service::Texts;

answers! {
    /// Money in answers: 89.00 EUR is `amount: 8900` and `decimal: "89.00"`.
    MoneyOut {
        /// Minor units.
        always amount: i64;
        /// The same as a decimal text.
        always decimal: String;
        /// The currency by ISO 4217.
        always currency: Currency;
    }

    /// Something to bring.
    Requirement {
        /// What kind of thing it is.
        always kind: RequirementKind;
        /// Its code.
        always code: String;
        /// Whether it is at hand; `null`: not known.
        always met: Option<bool>;
        /// Ids of the order lines that it is about.
        optional lines: Vec<String>;
    }
}

/// An instant in UTC, `2026-03-09T16:00:00Z`, with milliseconds only where there are any.
#[must_use]
pub fn instant_text(instant: Instant) -> String {
    let (date, millis) = Zone::utc().local(instant);
    let mut text = date_text(date);
    for (separator, number) in [('T', millis / 3_600_000), (':', millis / 60_000 % 60), (':', millis / 1000 % 60)] {
        text.push(separator);
        push_padded(&mut text, number, 2);
    }
    if millis % 1000 != 0 {
        text.push('.');
        push_padded(&mut text, millis % 1000, 3);
    }
    text.push('Z');
    text
}

/// A date as `YYYY-MM-DD`. The forms' own `date_text` writes no year after 9999, which the end of a window may reach.
pub fn date_text(date: NaiveDate) -> String {
    let mut text = String::new();
    push_padded(&mut text, date.year().into(), 4);
    for number in [date.month(), date.day()] {
        text.push('-');
        push_padded(&mut text, number.into(), 2);
    }
    text
}

/// Writes an instant, or `null`.
pub fn instant(writer: &mut Writer, key: &str, instant: Option<Instant>) {
    writer.key(key).text_or_null(instant.map(instant_text).as_deref());
}

/// Writes a date, or `null`.
pub fn date(writer: &mut Writer, key: &str, date: Option<NaiveDate>) {
    writer.key(key).text_or_null(date.map(date_text).as_deref());
}

/// Writes a text as the document says it: alone, or by language. Nothing where it says none.
pub fn spoken(writer: &mut Writer, key: &str, texts: &Texts) {
    match texts.as_slice() {
        [] => {}
        [(language, text)] if language.is_empty() => writer.entry(key, text),
        all => {
            writer.start(key, '{');
            for (language, text) in all {
                writer.entry(language, text);
            }
            writer.close('}');
        }
    }
}

/// Writes a list of texts.
pub fn texts<T: AsRef<str>>(writer: &mut Writer, key: &str, texts: impl IntoIterator<Item = T>) {
    writer.key(key).array(texts, |writer, text| writer.text(text.as_ref()));
}

/// Writes a list of texts, unless it is empty.
pub fn texts_if_any(writer: &mut Writer, key: &str, list: &[impl AsRef<str>]) {
    if !list.is_empty() {
        texts(writer, key, list);
    }
}

/// When an event happened, in the form in which it was stated.
pub fn event_text(value: EventValue) -> Option<String> {
    match value {
        EventValue::At(at) => Some(instant_text(at)),
        EventValue::On(date) => Some(date_text(date)),
        EventValue::NotYet => None,
    }
}

/// A decimal number without needless zeros.
pub fn decimal_text(decimal: Decimal) -> String {
    scaled_text(decimal.millionths(), 6, true)
}

/// Writes a quantity: a whole number, or one with up to three decimals.
pub fn quantity(writer: &mut Writer, quantity: Quantity) {
    writer.raw(&decimal_text(quantity.number()));
}

fn scaled_text(number: i64, places: u32, trimmed: bool) -> String {
    let unit = 10_u64.saturating_pow(places);
    let magnitude = number.unsigned_abs();
    let mut text = String::from(if number < 0 { "-" } else { "" });
    push_integer(&mut text, i64::try_from(magnitude.checked_div(unit).unwrap_or(0)).unwrap_or(i64::MAX));
    let rest = magnitude.checked_rem(unit).unwrap_or(0);
    if places > 0 && (rest > 0 || !trimmed) {
        text.push('.');
        push_padded(&mut text, i64::try_from(rest).unwrap_or(0), places as usize);
        if trimmed {
            text.truncate(text.trim_end_matches('0').len());
        }
    }
    text
}

/// Writes an amount as minor units and as a decimal text.
pub fn money(writer: &mut Writer, money: Money) {
    writer.open('{');
    writer.key("amount").integer(money.amount);
    writer.entry("decimal", &scaled_text(money.amount, money.currency.exponent(), false));
    writer.entry("currency", &money.currency.code());
    writer.close('}');
}

/// Writes where a rule stands in the law, if it does.
pub fn citation(writer: &mut Writer, citation: Option<&Citation>) {
    let Some(citation) = citation else { return };
    writer.start("citation", '{');
    writer.entry("article", &citation.article);
    for (key, value) in [("title", &citation.title), ("lang", &citation.lang), ("url", &citation.url)] {
        writer.entry_if(key, value.as_deref());
    }
    writer.close('}');
}

/// Writes what the shopper must bring.
pub fn requirements(writer: &mut Writer, requirements: &[MetRequirement], policy: &Policy) {
    writer.key("requires").objects(requirements, |writer, required| {
        writer.entry("kind", required.requirement.kind.code());
        writer.entry("code", &policy.names.text(required.requirement.code));
        writer.key("met").boolean_or_null(required.met);
        let mut lines = required.lines.ids().peekable();
        if lines.peek().is_some() {
            texts(writer, "lines", lines);
        }
    });
}

/// The pointer of a fact, and its name.
pub fn fact_place(fact: Fact, policy: &Policy) -> (String, String) {
    let (folder, name) = match fact {
        Fact::Reason => return ("/request/reason".to_owned(), "reason".to_owned()),
        Fact::Amount(amount) => ("/line/", amount.code().to_owned()),
        Fact::Claims(ClaimScope::Line) => ("/line/", "claims".to_owned()),
        Fact::Claims(_) => ("/line/", "orderClaims".to_owned()),
        Fact::Condition(fact) => ("/line/condition/", fact.code().to_owned()),
        Fact::Usage(unit) => ("/line/usage/", unit.code().to_owned()),
        Fact::Event(event) => ("/line/events/", policy.names.text(event)),
        Fact::Declared(name) => ("/line/facts/", policy.names.text(name)),
    };
    let mut pointer = folder.to_owned();
    crate::boundary::json::push_escaped(&mut pointer, &name);
    (pointer, name)
}

/// Writes the pointers of facts.
pub fn fact_pointers(writer: &mut Writer, key: &str, facts: &[Fact], policy: &Policy) {
    writer.key(key).array(facts, |writer, fact| {
        writer.text(&fact_place(*fact, policy).0);
    });
}

/// Writes a list of names.
pub fn names(writer: &mut Writer, key: &str, names: &[Name], policy: &Policy) {
    writer.key(key).array(names, |writer, name| {
        writer.text(&policy.names.text(*name));
    });
}

/// What an answer stands on besides the documents.
pub struct Ground {
    /// The version of the zone data.
    pub zone_data: String,
    /// The name of the shop's zone.
    pub time_zone: String,
    /// The instant that was asked about.
    pub now: Instant,
}

/// Writes the editions that an answer stands on.
pub fn stands_on(writer: &mut Writer, policy: &Policy, ground: &Ground) {
    writer.start("standsOn", '{');
    for document in policy.documents.iter().filter(|document| document.author == Author::Shop) {
        writer.key("policy");
        edition(writer, document);
        writer.close('}');
    }
    writer.key("packs").array(
        policy.documents.iter().filter(|document| document.author == Author::Law),
        |writer, document| {
            edition(writer, document);
            writer.key("asOf").text_or_null(document.as_of.as_deref());
            writer.close('}');
        },
    );
    writer.key("calendars").objects(&policy.calendars, |writer, calendar| {
        writer.entry("id", &calendar.id);
        writer.entry("version", &calendar.version);
        date(writer, "coversUntil", Some(calendar.covers_until));
    });
    writer.entry("zoneData", &ground.zone_data);
    writer.entry("engine", env!("CARGO_PKG_VERSION"));
    instant(writer, "now", Some(ground.now));
    writer.entry("timeZone", &ground.time_zone);
    writer.close('}');
}

/// The fingerprint of a document, in sixteen hexadecimal digits. Answers call it its digest.
pub fn fingerprint_text(document: &Document) -> String {
    let digit = |place: u32| {
        let nibble = document.digest >> place.saturating_mul(4) & 15;
        char::from_digit(u32::try_from(nibble).unwrap_or(0), 16).unwrap_or('0')
    };
    (0..16).rev().map(digit).collect()
}

/// Opens an object with a document's id, version and digest.
fn edition(writer: &mut Writer, document: &Document) {
    writer.open('{');
    writer.entry("id", &document.id);
    writer.entry("version", &document.version);
    writer.entry("digest", &fingerprint_text(document));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_dates_and_numbers() {
        let text = |millis| instant_text(Instant::from_millis(millis).unwrap());
        assert_eq!(text(0), "1970-01-01T00:00:00Z");
        assert_eq!(text(-1), "1969-12-31T23:59:59.999Z");
        assert_eq!(text(Instant::MIN.millis()), "0001-01-01T00:00:00Z");
        assert_eq!(text(Instant::MAX.millis()), "9999-12-31T23:59:59.999Z");
        assert_eq!(scaled_text(-5, 2, false), "-0.05");
        assert_eq!(scaled_text(1250, 2, false), "12.50");
        assert_eq!(scaled_text(1250, 0, false), "1250");
        assert_eq!(decimal_text(Decimal::from_millionths(12_500_000)), "12.5");
        assert_eq!(decimal_text(Decimal::whole(100)), "100");
    }
}
