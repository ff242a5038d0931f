//! How is a warranty of a document written as the WarrantyPromise of an offer?

use super::options::Product;
use super::stated::View;
use crate::boundary::IssueCode;
use crate::boundary::documents::parse_period;
use crate::boundary::issues::Issues;
use crate::boundary::json::{Json, Writer};

/// Events that no order comes after: a promise is read as counted from the order.
const STARTS: [&str; 6] = ["ordered", "paid", "shipped", "delivered", "installed", "activated"];

/// Writes the warranties that hold for certain; `false` if there are none. What a promise cannot say is noted.
pub fn write(writer: &mut Writer, document: &Json, product: Option<&Product>, issues: &mut Issues) -> bool {
    let mut promises = Vec::new();
    for warranty in document.field("warranties").items() {
        match (product.is_some(), promise(document, warranty, product)) {
            (true, Some(promise)) => promises.push(promise),
            _ => issues.warn(IssueCode::NotExpressible, warranty, ""),
        }
    }
    // A longer promise includes the shorter ones.
    let Some((number, unit)) = promises.into_iter().max_by_key(|(number, unit)| days(*number, unit)) else {
        return false;
    };
    writer.open('{');
    writer.entry("@type", "WarrantyPromise");
    writer.start("durationOfWarranty", '{');
    writer.entry("@type", "QuantitativeValue");
    writer.key("value").integer(number.into());
    writer.entry("unitCode", unit);
    writer.close('}');
    writer.close('}');
    true
}

fn days(number: u32, unit: &str) -> u32 {
    number.saturating_mul(if unit == "MON" { 30 } else { 1 })
}

fn promise(document: &Json, warranty: &Json, product: Option<&Product>) -> Option<(u32, &'static str)> {
    let usual = document.field("defaults").field("window");
    let own = warranty.field("window");
    let field = |name: &str| own.get(name).or_else(|| usual.get(name)).unwrap_or(&Json::Null);
    let view = View { document, product, country: None, as_new: false };
    let is_certain = warranty.field("covers").items().iter().any(|remedy| remedy.as_text() == "repair")
        && ["limits", "registration", "part"].iter().all(|key| warranty.get(key).is_none())
        && view.holds(warranty.field("when"), ("", ""), "repair") == Some(true)
        && document.get("appliesTo").is_none()
        && own.entries().iter().all(|(key, _)| matches!(key.as_ref(), "from" | "length" | "count" | "extendedBy"));
    let from = field("from");
    let events = if from.items().is_empty() { std::slice::from_ref(from) } else { from.items() };
    let starts = |event: &Json| matches!(event, Json::Null) || STARTS.contains(&event.as_text());
    if !is_certain || !events.iter().all(starts) {
        return None;
    }
    let period = parse_period(field("length").as_text())?;
    let count = field("count").as_text();
    match (period.months, period.days, period.seconds) {
        (months, 0, 0) if months > 0 && matches!(count, "" | "months_same_date" | "days_after") => {
            Some((months, "MON"))
        }
        (0, days, 0) if days > 0 && matches!(count, "" | "days_after" | "months_same_date") => Some((days, "DAY")),
        _ => None,
    }
}
