//! Instants: that which a command is asked about, and how they are told.

use aftersales::boundary::{Host, NativeHost};
use aftersales::domain::calendar::Instant;
use chrono::{DateTime, NaiveDate};
use serde_json::Value;

use crate::{Refusal, usage};

/// What was written as a day or an instant, or the clock's: a day is asked about at its noon in the policy's zone.
pub fn instant(text: Option<&str>, document: &Value) -> Result<Instant, Refusal> {
    let Some(text) = text else { return Ok(clock()) };
    let told = match NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        Ok(date) if text.len() == 10 => noon(date, document.get("timeZone").and_then(Value::as_str)),
        _ => DateTime::parse_from_rfc3339(text).ok().map(|at| at.timestamp_millis()),
    };
    told.and_then(Instant::from_millis).ok_or_else(|| {
        usage(format!("{text} is neither a day like 2026-11-24 nor an instant like 2026-11-24T10:00:00Z"))
    })
}

/// An instant as answers have it.
pub fn written(at: Instant) -> String {
    aftersales::boundary::instant_text(at)
}

fn noon(date: NaiveDate, zone: Option<&str>) -> Option<i64> {
    let noon = date.and_hms_opt(12, 0, 0)?.and_utc().timestamp_millis();
    let offset = zone.map_or(Some(0), |zone| offset_at(Instant::from_millis(noon)?, zone))?;
    noon.checked_sub(i64::from(offset).saturating_mul(1000))
}

/// How many seconds a zone is ahead of UTC.
fn offset_at(at: Instant, zone: &str) -> Option<i32> {
    if let Some(rules) = NativeHost.zone_rules(zone) {
        return Some(rules.offset_at(at));
    }
    let fixed = DateTime::parse_from_rfc3339(&format!("1970-01-01T00:00:00{zone}")).ok()?;
    Some(fixed.offset().local_minus_utc())
}

fn clock() -> Instant {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).ok().and_then(Instant::from_millis).unwrap_or(Instant::MIN)
}
