use std::rc::Rc;

use chrono::NaiveDate;

use super::Node;
use crate::boundary::issues::Issues;
use crate::domain::calendar::BusinessCalendar;
use crate::domain::form::parse_date;

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Reads the business calendars that were handed over.
pub fn calendars(node: &Node, issues: &mut Issues) -> Vec<Rc<BusinessCalendar>> {
    node.list(issues, |item, issues| calendar(item, issues).map(Rc::new))
}

fn calendar(node: &Node, issues: &mut Issues) -> Option<BusinessCalendar> {
    let mut fields = node.fields(issues)?;
    let format = fields.required("format", issues).and_then(|node| node.count(1, issues));
    let id = fields.required("id", issues).and_then(|node| node.name(issues));
    let version = fields.required("version", issues).and_then(|node| node.name(issues));
    let covers_from = fields.required("coversFrom", issues).and_then(|node| super::scalar::date(&node, issues));
    let covers_until = fields.required("coversUntil", issues).and_then(|node| super::scalar::date(&node, issues));
    let weekend = fields.required("weekend", issues).map(|node| {
        let mut weekend = [false; 7];
        for name in node.list(issues, |item, issues| item.code(&WEEKDAYS, |name| name, issues)) {
            for (day, known) in weekend.iter_mut().zip(WEEKDAYS) {
                *day |= known == name;
            }
        }
        weekend
    });
    let days_off = fields.required("daysOff", issues).map(|node| node.list(issues, range));
    let work_days = fields.get("workDays").map(|node| node.list(issues, range)).unwrap_or_default();
    fields.get("title");
    fields.get("sources");
    fields.unknown(|node, near| issues.add("unknown_field", &node.place, near, None));
    format?;
    Some(BusinessCalendar {
        id: id?,
        version: version?,
        covers_from: covers_from?,
        covers_until: covers_until?,
        weekend: weekend?,
        days_off: days_off?,
        work_days,
    })
}

/// Reads a date, or a range of dates `from/to` with both ends inside.
fn range(node: &Node, issues: &mut Issues) -> Option<(NaiveDate, NaiveDate)> {
    let text = node.text(issues)?;
    let (from, to) = text.split_once('/').unwrap_or((text, text));
    let range = parse_date(from).zip(parse_date(to)).filter(|(from, to)| from <= to);
    if range.is_none() {
        issues.add("date_malformed", &node.place, Some("YYYY-MM-DD or YYYY-MM-DD/YYYY-MM-DD"), None);
    }
    range
}
