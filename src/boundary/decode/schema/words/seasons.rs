use super::{NOTE, TITLE, Words};
use crate::boundary::decode::schema::together::Together;

/// Times of the year.
pub const WORDS: &[Words] = &[Words {
    path: "seasons",
    name: "season",
    about: "A time of the year in which the windows of rules are others: by one of `length`, `lastDay`, `lastDayAtLeast` and `closed`.",
    fields: &[
        ("id", "Its name, unique among the seasons.", r#""holidays""#),
        ("rules", "Ids of the rules whose windows it changes.", r#"["change-of-mind"]"#),
        ("when", "What else must hold.", r#"{ "tags": ["gift"] }"#),
        ("event", "The event whose date must fall into it.", r#""ordered""#),
        ("from", "Its first day, of one year or of every year.", r#""--11-15""#),
        ("to", "Its last day, of one year or of every year.", r#""--12-31""#),
        ("length", "How long the windows are.", r#""P60D""#),
        ("count", "How that length is counted; by default as it means by itself.", r#""days_after""#),
        ("lastDay", "The day with which the windows end.", r#""2027-01-31""#),
        ("lastDayAtLeast", "The day before which the windows do not end.", r#""--01-31""#),
        ("closed", "With `true`, the windows are not open at all.", "true"),
        TITLE,
        NOTE,
    ],
    together: &[Together::OneOf(&["length", "lastDay", "lastDayAtLeast", "closed"]), Together::LengthFitsCount],
}];
