//! What may a calendar of days off look like, and what is read from it?

use super::record::Shaped;
use super::types::{Count, Date, DateRange, Name, Weekday};
use std::sync::Arc;

use chrono::NaiveDate;

use super::check::check;
use crate::boundary::issues::Issues;
use crate::boundary::json::Json;
use crate::domain::calendar::BusinessCalendar;
use crate::domain::form::parse_date;

record! {
    /// Which days are worked.
    closed(Refused) Calendar, "calendar" {
        /// The version of the format.
        required format: Count<1, 1> = "1";
        /// The name by which policies name it.
        required id: Name = r#""cn""#;
        /// The edition of the document, any text.
        required version: Name = r#""2025-11-04""#;
        /// A title for people; the engine does not look at it.
        optional title: String = r#""Mainland China""#;
        /// Where the days were published, for people.
        optional sources: Vec<Name> = r#"["https://www.gov.cn/"]"#;
        /// The first date that it answers for. Before it nothing is guessed.
        required covers_from as "coversFrom": Date = r#""2024-01-01""#;
        /// The last date that it answers for. After it nothing is guessed.
        required covers_until as "coversUntil": Date = r#""2026-12-31""#;
        /// The days of the week that are not worked; the list may be empty.
        required weekend: Vec<Weekday> = r#"["saturday", "sunday"]"#;
        /// Days that are not worked, and ranges of them, both ends inside.
        required days_off as "daysOff": Vec<DateRange> = r#"["2026-06-19", "2026-10-01/2026-10-07"]"#;
        /// Days that are worked although the weekend or `daysOff` says otherwise.
        optional work_days as "workDays": Vec<DateRange> = r#"["2026-10-10"]"#;
        /// Days that are off in some regions only, or for some people only. A count that meets one is not guessed.
        optional regional: Vec<DateRange> = r#"["2026-01-06"]"#;
    }
}

/// Reads the business calendars that were handed over.
pub fn calendars(node: &Json, issues: &mut Issues) -> Vec<Arc<BusinessCalendar>> {
    check(node, <Vec<Calendar>>::SHAPE, false, issues);
    let mut found = Vec::new();
    for item in node.items() {
        found.extend(calendar(item).map(Arc::new));
    }
    found
}

fn calendar(node: &Json) -> Option<BusinessCalendar> {
    let mut weekend = [false; 7];
    for name in node.names("weekend") {
        let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
        for (day, known) in weekend.iter_mut().zip(days) {
            *day |= known == name;
        }
    }
    Some(BusinessCalendar {
        id: node.text("id").to_owned(),
        version: node.text("version").to_owned(),
        covers_from: parse_date(node.text("coversFrom"))?,
        covers_until: parse_date(node.text("coversUntil"))?,
        weekend,
        days_off: ranges(node, "daysOff"),
        work_days: ranges(node, "workDays"),
        regional: ranges(node, "regional"),
    })
}

/// Reads dates and ranges of dates `from/to` with both ends inside.
fn ranges(node: &Json, name: &str) -> Vec<(NaiveDate, NaiveDate)> {
    let mut found = Vec::new();
    for item in node.field(name).items() {
        let text = item.as_text();
        let (from, to) = text.split_once('/').unwrap_or((text, text));
        found.extend(parse_date(from).zip(parse_date(to)));
    }
    found
}
