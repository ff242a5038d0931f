use std::rc::Rc;

use chrono::NaiveDate;

use super::shape::check;
use super::shapes::CALENDARS;
use crate::boundary::issues::Issues;
use crate::boundary::json::Json;
use crate::domain::calendar::BusinessCalendar;
use crate::domain::form::parse_date;

/// Reads the business calendars that were handed over.
pub fn calendars(node: &Json, issues: &mut Issues) -> Vec<Rc<BusinessCalendar>> {
    check(node, &CALENDARS, false, issues);
    let mut found = Vec::new();
    for item in node.items() {
        found.extend(calendar(item).map(Rc::new));
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
