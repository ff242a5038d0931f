use super::{NOTE, TITLE, Words};
use crate::boundary::decode::schema::together::Together;

/// Who has to prove what, times of service, and complaints.
pub const WORDS: &[Words] = &[
    Words {
        path: "presumptions",
        name: "presumption",
        about: "Who has to prove whether a fault was there from the start.",
        fields: &[
            ("id", "Its name, unique among the presumptions.", r#""burden""#),
            ("on", "Who has to prove it.", r#""seller""#),
            ("when", "What it asks of the facts.", r#"{ "buyer": { "consumer": true } }"#),
            ("window", "How long.", r#"{ "length": "P1Y" }"#),
            ("citation", "Where it stands in the law or in the terms.", r#"{ "article": "Article 11" }"#),
            ("confidence", "How sure a pack is of it; what is less than sure is off unless enabled.", r#""sure""#),
            TITLE,
            NOTE,
        ],
        together: &[Together::LengthOrDefault(None)],
    },
    Words {
        path: "serviceLevels",
        name: "serviceLevel",
        about: "A time of service that is promised.",
        fields: &[
            ("id", "Its name; without it, its kind.", r#""first-response-gold""#),
            ("kind", "What is promised; an event of this name keeps the promise.", r#""first_response""#),
            ("window", "When the promise must be kept.", r#"{ "from": "submitted", "length": "PT24H" }"#),
            ("when", "What it asks of the facts.", r#"{ "buyer": { "tiers": ["gold"] } }"#),
            ("citation", "Where it stands in the law or in the terms.", r#"{ "article": "Article 11" }"#),
            ("confidence", "How sure a pack is of it; what is less than sure is off unless enabled.", r#""sure""#),
            ("categories", "The categories of complaints that it is for; by default all.", r#"["product_quality"]"#),
            ("priority", "The priorities that it is for; by default all.", r#"["urgent", "high"]"#),
            TITLE,
            NOTE,
        ],
        together: &[Together::LengthOrDefault(None)],
    },
    Words {
        path: "complaints",
        name: "complaints",
        about: "What a shopper may complain about.",
        fields: &[
            (
                "categories",
                "The categories, at least one; without them the usual ones hold.",
                r#"[{ "id": "service", "reasons": ["attitude"] }]"#,
            ),
            (
                "urgencies",
                "When a case goes before others; without them injury, fire, danger to children and spoiled baby food are urgent.",
                r#"[{ "id": "leak", "priority": "high", "words": ["leaks", "漏水"] }]"#,
            ),
        ],
        together: &[],
    },
    Words {
        path: "complaints.categories",
        name: "complaintCategory",
        about: "A category of complaints.",
        fields: &[
            ("id", "Its name.", r#""product_quality""#),
            ("reasons", "What it is divided into.", r#"["defective", "damaged"]"#),
            ("department", "Who answers it; by default `customer_service`.", r#""quality""#),
            ("priority", "How urgent it is; by default `normal`.", r#""high""#),
        ],
        together: &[],
    },
    Words {
        path: "complaints.urgencies",
        name: "urgency",
        about: "When a case goes before others. All that it names must hold.",
        fields: &[
            ("id", "Its name, which explains the priority.", r#""leak""#),
            ("priority", "How urgent a case is then, if that is more than its category says.", r#""high""#),
            ("words", "Words of which one is in what the shopper wrote.", r#"["leaks", "漏水"]"#),
            ("categories", "Categories of goods of which the line is in one.", r#"["baby_food"]"#),
            ("reasons", "Reasons of which one is given.", r#"["spoiled"]"#),
        ],
        together: &[],
    },
    Words {
        path: "departments",
        name: "department",
        about: "Somebody who answers complaints.",
        fields: &[
            ("id", "Its name.", r#""quality""#),
            ("handles", "The categories of complaints that it answers.", r#"["product_quality"]"#),
        ],
        together: &[],
    },
];
