use super::Words;

const EDITION: &str = "The number made from its content.";

/// What a page sends.
pub const SUBMISSION: &[Words] = &[
    Words {
        path: "",
        name: "submission",
        about: "A form as a page sends it. Sent again with the same key it is the same.",
        fields: &[
            ("format", "The version of the format.", "1"),
            (
                "key",
                "The idempotency key, made at random before the first attempt.",
                r#""0d9e3c1a-5b4f-4f0e-9c53-2f6b8a7d1e90""#,
            ),
            ("kind", "What the form is for.", r#""complaint""#),
            ("values", "What was filled in, as the form keeps it.", r#"{ "name": "Li Wei", "orderId": "A-1" }"#),
            ("order", "The order that it is about.", r#"{ "id": "A-1", "lines": [{ "id": "1" }] }"#),
            ("requests", "What is asked of each line, by its id.", r#"{ "1": { "reason": "defective" } }"#),
            ("declaredAt", "When the shopper confirmed it.", r#""2026-03-05T12:00:00+08:00""#),
            (
                "standsOn",
                "The editions that the page showed its answer by.",
                r#"{ "policy": { "id": "shop", "version": "1", "digest": "00ff00ff00ff00ff" }, "packs": [], "calendars": [],
                "zoneData": "2026a", "engine": "0.1.0", "now": "2026-03-05T12:00:00+08:00" }"#,
            ),
        ],
        together: &[],
    },
    Words {
        path: "standsOn",
        name: "standsOn",
        about: "The editions that an answer was given by.",
        fields: &[
            ("policy", "The policy.", r#"{ "id": "shop", "version": "1", "digest": "00ff00ff00ff00ff" }"#),
            ("packs", "The packs.", r#"[{ "id": "cn", "version": "1", "digest": "00ff00ff00ff00ff", "asOf": null }]"#),
            ("calendars", "The calendars.", r#"[{ "id": "cn", "version": "1", "coversUntil": "2026-12-31" }]"#),
            ("zoneData", "The zone data of the page.", r#""2026a""#),
            ("engine", "The version of the engine.", r#""0.1.0""#),
            ("now", "The instant that it was asked for.", r#""2026-03-05T12:00:00+08:00""#),
        ],
        together: &[],
    },
    Words {
        path: "standsOn.policy",
        name: "policyEdition",
        about: "The edition of a policy.",
        fields: &[
            ("id", "The id of the document.", r#""shop""#),
            ("version", "The edition of the document.", r#""1""#),
            ("digest", EDITION, r#""00ff00ff00ff00ff""#),
        ],
        together: &[],
    },
    Words {
        path: "standsOn.packs",
        name: "packEdition",
        about: "The edition of a pack.",
        fields: &[
            ("id", "The id of the document.", r#""cn""#),
            ("version", "The edition of the document.", r#""1""#),
            ("digest", EDITION, r#""00ff00ff00ff00ff""#),
            ("asOf", "The date on which the law was so.", r#""2026-11-01""#),
        ],
        together: &[],
    },
    Words {
        path: "standsOn.calendars",
        name: "calendarEdition",
        about: "The edition of a calendar.",
        fields: &[
            ("id", "The id of the document.", r#""cn""#),
            ("version", "The edition of the document.", r#""1""#),
            ("coversUntil", "The last date that it answers for.", r#""2026-12-31""#),
        ],
        together: &[],
    },
];

/// What it gets back.
pub const RECEIPT: &[Words] = &[Words {
    path: "",
    name: "receipt",
    about: "That a submission was kept. Only this ends its sending.",
    fields: &[
        ("key", "The key of the submission.", r#""0d9e3c1a-5b4f-4f0e-9c53-2f6b8a7d1e90""#),
        ("caseId", "The number of the case.", r#""C-1024""#),
        ("receivedAt", "When it was received.", r#""2026-03-05T12:00:01+08:00""#),
        ("decision", "The server's own decision about what was asked.", r#"{ "status": "eligible" }"#),
    ],
    together: &[],
}];
