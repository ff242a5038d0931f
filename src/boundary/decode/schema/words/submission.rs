use super::Words;

const EDITION: &str = "The number made from its content.";

const STANDS_ON: &str = r#"{ "policy": { "id": "shop", "version": "1", "digest": "00ff00ff00ff00ff" }, "packs": [], "calendars": [],
                "zoneData": "2026a", "engine": "0.1.0", "now": "2026-03-05T12:00:00+08:00" }"#;

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
            ("standsOn", "The editions that the page showed its answer by.", STANDS_ON),
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

/// What is kept of a case.
pub const RECORD: &[Words] = &[
    Words {
        path: "",
        name: "caseRecord",
        about: "What a shop keeps of a case: all that the shopper stated, as it was typed and as it is kept.",
        fields: &[
            ("id", "The number of the case; before it is received, the key of its submission.", r#""C-1024""#),
            ("kind", "The form that it came with.", r#""complaint""#),
            ("state", "How far it is.", r#""received""#),
            ("values", "What was filled in, as the form keeps it.", r#"{ "name": "Li Wei" }"#),
            ("raw", "What was filled in, as it was typed.", r#"{ "name": " Li Wei" }"#),
            ("declaredAt", "When the shopper confirmed it.", r#""2026-03-05T12:00:00+08:00""#),
            ("receivedAt", "When the shop received it.", r#""2026-03-05T12:00:01+08:00""#),
            (
                "classification",
                "What sort of case it is, who answers, and how urgent it is.",
                r#"{ "category": "product_quality", "department": "quality", "priority": "high" }"#,
            ),
            ("events", "What happened to it since.", r#"{ "first_response": "2026-03-05T14:00:00+08:00" }"#),
            ("standsOn", "The editions that it was judged by.", STANDS_ON),
        ],
        together: &[],
    },
    Words {
        path: "classification",
        name: "classification",
        about: "What sort of case it is.",
        fields: &[
            ("category", "The category of complaints.", r#""product_quality""#),
            ("reason", "What it is about in particular.", r#""defective""#),
            ("department", "Who answers it.", r#""quality""#),
            ("priority", "How urgent it is.", r#""high""#),
            ("because", "The urgency that makes it more urgent than its category.", r#""injury""#),
        ],
        together: &[],
    },
];
