use super::Words;

/// Calendars.
pub const WORDS: &[Words] = &[Words {
    path: "",
    name: "calendar",
    about: "Which days are worked.",
    fields: &[
        ("format", "The version of the format.", "1"),
        ("id", "The name by which policies name it.", r#""cn""#),
        ("version", "The edition of the document, any text.", r#""2025-11-04""#),
        ("title", "A title for people; the engine does not look at it.", r#""Mainland China""#),
        ("sources", "Where the days were published, for people.", r#"["https://www.gov.cn/"]"#),
        ("coversFrom", "The first date that it answers for.", r#""2024-01-01""#),
        ("coversUntil", "The last date that it answers for.", r#""2026-12-31""#),
        ("weekend", "The days of the week that are not worked; may be empty.", r#"["saturday", "sunday"]"#),
        (
            "daysOff",
            "Days that are not worked, or ranges with both ends inside.",
            r#"["2026-06-19", "2026-10-01/2026-10-07"]"#,
        ),
        ("workDays", "Days that are worked although the weekend or `daysOff` says otherwise.", r#"["2026-10-10"]"#),
        ("regional", "Days that are off in some regions only; what meets one is not guessed.", r#"["2026-01-06"]"#),
    ],
    together: &[],
}];
