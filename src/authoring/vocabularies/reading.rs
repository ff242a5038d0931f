//! What is needed to read a document of another vocabulary, and what is odd in it?

use crate::boundary::IssueCode;
use std::sync::Arc;

use super::names;
use super::terms::Terms;
use crate::boundary::documents::foreign::{optional, record};
use crate::boundary::documents::{self, Moment, Others, Record, Shape, meant};
use crate::boundary::host::HostZones;
use crate::boundary::issues::Issues;
use crate::boundary::json::{Json, push_padded};
use crate::boundary::zone_name;
use crate::domain::calendar::{Instant, Zone};
use crate::domain::form::parse_date;
use crate::domain::money::Currency;
use chrono::NaiveDate;

/// The options of an import.
static OPTIONS: Record = record(
    &[
        optional("id", &Shape::Name),
        optional("version", &Shape::Name),
        optional("timeZone", &Shape::Name),
        optional("currency", &Shape::Currency),
    ],
    Others::Refused,
);

/// The zone where days begin first, so that a date ends here before it ends anywhere else.
const EARLIEST_ZONE: &str = "Pacific/Kiritimati";
/// What pages write for every country. `001` is the world in UN M.49.
const EVERYWHERE: [&str; 6] = ["worldwide", "world", "global", "everywhere", "all", "001"];
/// More days than any window that is meant has.
const MAX_DAYS: i64 = 36_500;

/// What the reading of a document of another vocabulary needs, and what it found to be odd.
pub struct Reading {
    /// What is wrong, and what is odd.
    pub issues: Issues,
    /// The id of the policy to be.
    pub id: String,
    /// Its edition.
    pub version: String,
    /// The name of its zone.
    pub zone_name: String,
    /// Its zone.
    pub zone: Arc<Zone>,
    /// Whether the caller named the zone.
    pub zone_is_stated: bool,
    /// Its currency: the caller's, else the first that is read.
    pub currency: Option<Currency>,
}

/// A term that a document states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stated {
    /// It states none.
    Nothing,
    /// A number of days.
    Days(i64),
    /// A fixed last day.
    Until(NaiveDate),
    /// It states something else.
    Unreadable,
}

impl Reading {
    /// Reads the options of `{document, options?}`; `source` names the policy where they do not.
    pub fn new(question: &Json, source: &str, host: HostZones) -> Self {
        let mut issues = Issues::default();
        let given = question.field("options");
        if question.known("options").is_some() {
            documents::check(given, &Shape::Record(&OPTIONS), false, &mut issues);
        }
        let stated = given.name("timeZone");
        let zone_name = stated.clone().unwrap_or_else(|| EARLIEST_ZONE.to_owned());
        let zone = host.zone(&zone_name);
        if zone.is_none() {
            issues.add(IssueCode::UnknownTimeZone, given.field("timeZone"), &zone_name::expected(&zone_name));
        }
        Self {
            issues,
            id: given.name("id").unwrap_or_else(|| source.to_owned()),
            version: given.name("version").unwrap_or_else(|| edition(question.field("document"))),
            zone_name,
            zone: zone.unwrap_or_else(|| Arc::new(Zone::utc())),
            zone_is_stated: stated.is_some(),
            currency: Currency::new(given.text("currency")),
        }
    }

    /// Makes terms with seasons for review where no zone is stated: near the ends of a season the date of an order is not known.
    pub fn place_seasons(&self, terms: &mut [Terms]) {
        for terms in terms.iter_mut().filter(|terms| !terms.seasons.is_empty()) {
            terms.unclear |= !self.zone_is_stated;
        }
    }

    /// Notes what is odd.
    pub fn warn(&mut self, code: IssueCode, at: &Json) {
        self.issues.warn(code, at, "");
    }

    /// Reads the code of a country; `None` for a word that means all of them.
    pub fn country(&mut self, text: &str, json: &Json) -> Option<String> {
        if EVERYWHERE.iter().any(|word| word.eq_ignore_ascii_case(text)) {
            self.warn(IssueCode::EveryCountry, json);
            return None;
        }
        let Some(code) = meant(text) else {
            self.warn(IssueCode::CountryNotIso3166, json);
            return Some(text.to_owned());
        };
        if !code.eq_ignore_ascii_case(text) {
            self.issues.warn(IssueCode::CountryCorrected, json, &code);
        }
        Some(code)
    }

    /// Reads the code of a currency. A document has one, so a second one is odd.
    pub fn take_currency(&mut self, json: &Json) -> Option<Currency> {
        let text = json.as_text();
        let read = Currency::new(text);
        match (read, self.currency) {
            (Some(read), None) => self.currency = Some(read),
            (Some(read), Some(known)) if read != known => {
                self.warn(IssueCode::CurrencyDiffers, json);
                return None;
            }
            (None, known) if text.is_empty() => return known,
            _ => {}
        }
        read
    }

    /// Reads a number of days or a fixed last day. A text of digits is a number.
    pub fn days_or_date(&mut self, json: &Json) -> Stated {
        let stated = match json {
            Json::Number(digits) => whole(digits).map_or(Stated::Unreadable, Stated::Days),
            Json::Text(text) => self.days_or_date_text(&text.value, json),
            _ => Stated::Unreadable,
        };
        match stated {
            Stated::Days(days) if !(0..=MAX_DAYS).contains(&days) => Stated::Unreadable,
            stated => stated,
        }
    }

    fn days_or_date_text(&mut self, text: &str, json: &Json) -> Stated {
        let text = text.trim();
        if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
            return whole(text).map_or(Stated::Unreadable, Stated::Days);
        }
        self.last_day(text, json).map_or(Stated::Unreadable, Stated::Until)
    }

    /// Reads a date, or an instant, of which the last whole day before it counts.
    pub fn last_day(&mut self, text: &str, json: &Json) -> Option<NaiveDate> {
        if let Some(date) = parse_date(text) {
            return Some(date);
        }
        let (instant, zone) = self.moment(text)?;
        self.warn(IssueCode::TimeOfDayDropped, json);
        let date = zone.date_of(instant);
        // A day is whole up to its last minute.
        let is_whole = zone.day_start(date.succ_opt()?).since(instant) <= 60_000;
        if is_whole { Some(date) } else { date.pred_opt() }
    }

    /// Reads the date of a date or an instant.
    pub fn date(&mut self, text: &str, json: &Json) -> Option<NaiveDate> {
        if let Some(date) = parse_date(text) {
            return Some(date);
        }
        let (instant, zone) = self.moment(text)?;
        self.warn(IssueCode::TimeOfDayDropped, json);
        Some(zone.date_of(instant))
    }

    /// Reads an instant with the zone that its date is meant in. One without an offset is a local time.
    fn moment(&self, text: &str) -> Option<(Instant, Arc<Zone>)> {
        if let Ok(Moment::At(instant)) = documents::parse_moment_text(text) {
            return Some((instant, Arc::clone(&self.zone)));
        }
        let mut as_utc = text.to_owned();
        as_utc.push('Z');
        match documents::parse_moment_text(&as_utc).ok()? {
            Moment::At(instant) => Some((instant, Arc::new(Zone::utc()))),
            Moment::On(_) => None,
        }
    }

    /// Reads an amount of money as a decimal text of the document's currency.
    pub fn amount(&mut self, value: &Json, currency: Currency) -> Option<String> {
        let text = match value {
            Json::Number(digits) => digits,
            Json::Text(text) => text.value.trim(),
            _ => "",
        };
        let known = documents::parse_amount(text, currency).is_some();
        if !known {
            self.warn(IssueCode::MoneyMalformed, value);
        }
        known.then(|| text.to_owned())
    }
}

/// A whole number.
pub fn whole(digits: &str) -> Option<i64> {
    documents::parse_scaled(digits, 0)
}

/// An edition that is the same for the same content.
fn edition(document: &Json) -> String {
    let mut text = String::new();
    let number = documents::fingerprint(document);
    for part in [number >> 48, (number >> 32) & 0xFFFF, (number >> 16) & 0xFFFF, number & 0xFFFF] {
        push_padded(&mut text, i64::try_from(part).unwrap_or(0), 5);
    }
    text
}

/// Reads a name of the vocabulary, and notes an address that is written oddly.
pub fn name_in<'j>(json: &'j Json, reading: &mut Reading) -> Option<&'j str> {
    let text = match json {
        // An object that says more than its name may say something else.
        Json::Object(fields) if fields.iter().any(|(key, _)| !["@id", "@type", "name"].contains(&key.as_ref())) => "",
        Json::Object(_) => [json.text("@id"), json.text("name")].into_iter().find(|text| !text.is_empty())?,
        _ => json.as_text(),
    };
    let (name, is_odd) = names::local(text.trim())?;
    if is_odd {
        reading.warn(IssueCode::AddressMalformed, json);
    }
    Some(name)
}
