//! The files of the table, embedded so that a browser has them too.

/// Names a file below `tests/vectors` together with its text.
macro_rules! vectors {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../vectors/", $name)))),+]
    };
}

/// The project's own table.
pub const OWN: &[(&str, &str)] = vectors![
    "counting/business_days_after.json",
    "counting/days_after.json",
    "counting/days_beginning_with.json",
    "counting/elapsed.json",
    "counting/months_beginning_with.json",
    "counting/months_from_next_day.json",
    "counting/months_same_date.json",
    "counting/regional_days.json",
    "counting/roll_over.json",
    "forms/complaints.json",
    "forms/fields.json",
    "input/documents.json",
    "input/questions.json",
    "input/terms.json",
    "money/currencies.json",
    "money/depreciation.json",
    "money/exchange.json",
    "money/refunds.json",
    "orders/inheritance.json",
    "orders/parcels.json",
    "orders/promotions.json",
    "orders/reasons.json",
    "orders/shares.json",
    "orders/together.json",
    "returns/bounds.json",
    "returns/burden.json",
    "returns/claims.json",
    "returns/conditions.json",
    "returns/costs.json",
    "returns/countries.json",
    "returns/event_dates.json",
    "returns/excludes.json",
    "returns/late.json",
    "returns/next_change.json",
    "returns/parcels.json",
    "returns/prices.json",
    "returns/quantities.json",
    "returns/ranking.json",
    "returns/reasons.json",
    "returns/remedy.json",
    "returns/repairs.json",
    "returns/requires.json",
    "returns/seasons.json",
    "returns/timeline.json",
    "returns/unknown_fields.json",
    "returns/windows.json",
    "service/levels.json",
    "warranty/conditions.json",
    "warranty/countdown.json",
    "warranty/month_ends.json",
    "warranty/registration.json",
    "warranty/repairs.json",
    "warranty/states.json",
    "warranty/usage.json",
    "warranty/zones.json",
];

pub const DEADLINES: &str = include_str!("../vectors/adopted/deadlines.json");
pub const TZ_EDGES: &str = include_str!("../vectors/adopted/tz_edges.json");
pub const STATUTORY: &str = include_str!("../vectors/adopted/statutory.json");
pub const RETURNS: &str = include_str!("../vectors/adopted/returns.json");
pub const EXPLAINED: &str = include_str!("../vectors/adopted/explained.json");

/// A pack or a calendar that the package ships, by its kind and id.
pub fn shipped(kind: &str, id: &str) -> &'static str {
    match (kind, id) {
        ("packs", "cn") => include_str!("../../pkg/packs/cn.json"),
        ("packs", "cn-33") => include_str!("../../pkg/packs/cn-33.json"),
        ("calendars", "cn") => include_str!("../../pkg/calendars/cn.json"),
        _ => panic!("no file pkg/{kind}/{id}.json is embedded"),
    }
}
