use super::{NOTE, TITLE, Words};
use crate::boundary::decode::schema::together::Together;

/// Warranties, and what they are made of.
pub const WORDS: &[Words] = &[
    Words {
        path: "warranties",
        name: "warranty",
        about: "A promise that goods hold.",
        fields: &[
            ("id", "The name that answers cite, unique among the warranties.", r#""standard""#),
            ("by", "Who promises it: the shop, by default, or the maker.", r#""maker""#),
            ("covers", "The remedies that it gives.", r#"["repair", "replacement"]"#),
            ("part", "The part that it is for, if not the whole.", r#""battery""#),
            (
                "when",
                "What it asks of the order decides whether it holds for a line, what it asks of the goods whether it is void.",
                r#"{ "condition": { "damagedByUser": false } }"#,
            ),
            ("window", "How long it runs.", r#"{ "length": "P2Y" }"#),
            ("bears", "What it pays for; by default parts and labour.", r#"["parts"]"#),
            ("after", "The warranty of this document whose end starts it.", r#""maker""#),
            (
                "transfer",
                "What becomes of it when the goods change hands; by default it stays with them.",
                r#"{ "kept": false }"#,
            ),
            ("limits", "Readings that it runs up to, inclusive.", r#"[{ "unit": "kilometres", "cap": 20000 }]"#),
            ("extendedBy", "How time in the workshop makes it longer; one entry.", r#"["repairs"]"#),
            (
                "registration",
                "What registering the product changes.",
                r#"{ "required": false, "window": { "length": "P30D" }, "then": { "length": "P3Y" } }"#,
            ),
            ("requires", "What the shopper must bring: codes of proofs, or kinds and codes.", r#"["warranty_card"]"#),
            ("expiring", "How long before its end it is said to be expiring; 30 days by default.", r#""P14D""#),
            ("citation", "Where it stands in the law or in the terms.", r#"{ "article": "Terms 4" }"#),
            ("confidence", "How sure a pack is of it; what is less than sure is off unless enabled.", r#""sure""#),
            TITLE,
            NOTE,
        ],
        together: &[Together::LengthOrDefault(None), Together::AtMost("extendedBy", 1)],
    },
    Words {
        path: "warranties.transfer",
        name: "transfer",
        about: "What becomes of a warranty when the goods change hands, the event `transferred`.",
        fields: &[
            ("kept", "Whether the next owner has it.", "true"),
            (
                "window",
                "By when the event `transfer_registered` must follow, if it must; counted from `transferred`.",
                r#"{ "length": "P30D" }"#,
            ),
        ],
        together: &[Together::LengthOrDefault(Some("window"))],
    },
    Words {
        path: "faultTerms",
        name: "faultTerms",
        about: "Who pays for mending a fault, where that is otherwise than the warranties say.",
        fields: &[
            ("id", "Its name, unique among the terms for faults.", r#""labour-for-life""#),
            ("charge", "Who pays: nobody, both, or the shopper.", r#""free""#),
            ("buyerPercent", "The shopper's share, where it is shared and fixed.", r#""50""#),
            ("items", "What for; by default everything.", r#"["labour"]"#),
            ("causes", "The causes that it is for, known ones and the shop's own; by default all.", r#"["limescale"]"#),
            (
                "requests",
                "The requests that it is for, known ones and the shop's own; by default all.",
                r#"["software_update"]"#,
            ),
            ("parts", "The parts that it is for; by default all.", r#"["tyre"]"#),
            ("covered", "Only while a warranty bears it, or only while none does.", "false"),
            ("when", "What it asks of the facts.", r#"{ "buyer": { "tiers": ["gold"] } }"#),
            ("steps", "Codes of the next steps.", r#"["download_update"]"#),
            ("citation", "Where it stands in the law or in the terms.", r#"{ "article": "Terms 7" }"#),
            ("confidence", "How sure a pack is of it; what is less than sure is off unless enabled.", r#""sure""#),
            TITLE,
            NOTE,
        ],
        together: &[],
    },
    Words {
        path: "warranties.limits",
        name: "usageLimit",
        about: "A reading at which a warranty ends.",
        fields: &[
            ("unit", "What is read.", r#""kilometres""#),
            ("cap", "The highest reading that is still inside, in that unit.", "100000"),
        ],
        together: &[],
    },
    Words {
        path: "warranties.registration",
        name: "registration",
        about: "What registering a product changes.",
        fields: &[
            ("required", "Whether there is no warranty without it.", "false"),
            ("window", "By when the product must be registered.", r#"{ "from": "ordered", "length": "P30D" }"#),
            ("then", "What a registered product has in place of the warranty's window.", r#"{ "length": "P3Y" }"#),
        ],
        together: &[Together::LengthOrDefault(None)],
    },
    Words {
        path: "warranties.registration.then",
        name: "longerWindow",
        about: "The window of a registered product, from the same event.",
        fields: &[
            ("length", "How long: a duration, or `unlimited`.", r#""P3Y""#),
            ("count", "How it is counted; by default as the length means by itself.", r#""months_same_date""#),
        ],
        together: &[Together::LengthFitsCount],
    },
];
