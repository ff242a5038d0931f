use super::Words;
use crate::boundary::decode::schema::together::Together;

/// Forms that a shopper fills in.
pub const WORDS: &[Words] = &[
    Words {
        path: "forms",
        name: "forms",
        about: "What the shop changes in the six forms.",
        fields: &[
            ("complaint", "The complaint.", r#"{ "preset": "cn_market_regulation" }"#),
            (
                "return",
                "The request for a return or an exchange.",
                r#"{ "fields": [{ "name": "amount", "omit": true }] }"#,
            ),
            ("repair", "The request for a repair.", r#"{ "fields": [{ "name": "serialNumber", "required": true }] }"#),
            (
                "registration",
                "The registration of a product.",
                r#"{ "fields": [{ "name": "orderId", "required": true }] }"#,
            ),
            ("survey", "The satisfaction survey.", r#"{ "fields": [{ "name": "facilities", "omit": true }] }"#),
            (
                "withdrawal",
                "The withdrawal from the contract.",
                r#"{ "fields": [{ "name": "address", "omit": true }] }"#,
            ),
        ],
        together: &[],
    },
    Words {
        path: "forms.complaint",
        name: "form",
        about: "What the shop changes in a form.",
        fields: &[
            ("preset", "The fields that it begins with; by default `standard`.", r#""cn_market_regulation""#),
            (
                "fields",
                "Fields that are changed, left out or added.",
                "[{ \"name\": \"orderId\", \"pattern\": \"SO-#{6}\" }]",
            ),
        ],
        together: &[],
    },
    Words {
        path: "forms.complaint.fields",
        name: "formField",
        about: "A field of a form.",
        fields: &[
            ("name", "Its name: that of a field of the preset, or a new one.", r#""orderId""#),
            ("type", "What it takes; required of a new field.", r#""choice""#),
            ("omit", "Whether it is left out.", "true"),
            ("required", "Whether it must be filled in.", "true"),
            ("requiredFor", "Reasons for which it must be filled in.", r#"["damaged"]"#),
            ("limits", "Its limits.", r#"{ "min": 10, "max": 500 }"#),
            ("autocomplete", "The token for the browser's autofill.", r#""name""#),
            ("choices", "What can be chosen, at least one.", r#"["red", { "value": "blue", "children": ["navy"] }]"#),
            ("pattern", "How a text is built: `#` a digit, `@` a letter, `*` either.", "\"SO-#{6}\""),
            ("checkDigits", "What guards a text against mistyping.", r#""luhn""#),
            ("dates", "On which side of today a date lies.", r#""future""#),
            ("earliest", "The first date.", r#""2026-11-01""#),
            ("latest", "The last date.", r#""2026-12-31""#),
            ("accept", "Media types of files.", r#"["image/jpeg", "application/pdf"]"#),
        ],
        together: &[Together::Needs("type", "choice", "choices")],
    },
    Words {
        path: "forms.complaint.fields.limits",
        name: "fieldLimits",
        about: "The limits of a field.",
        fields: &[
            ("min", "The fewest characters or entries, or the least number.", "1"),
            ("max", "The most characters or entries, or the largest number.", "100"),
            ("bytes", "The most bytes of one file.", "5000000"),
            ("total", "The most bytes of all files together.", "20000000"),
        ],
        together: &[],
    },
    Words {
        path: "forms.complaint.fields.choices",
        name: "fieldChoice",
        about: "Something to choose.",
        fields: &[("value", "Its code.", r#""blue""#), ("children", "What it is divided into.", r#"["navy", "sky"]"#)],
        together: &[],
    },
];
