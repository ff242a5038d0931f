use super::{NOTE, Words};
use crate::boundary::decode::document::{LONG_LISTS, MAX_ENTRIES, MAX_PACKS};
use crate::boundary::decode::schema::together::Together;

/// The document, and what stands in it beside rules and warranties.
pub const WORDS: &[Words] = &[
    Words {
        path: "",
        name: "policy",
        about: "What a shop grants after the sale, or what a law does.",
        fields: &[
            ("$schema", "The address of this schema, for editors.", r#""./policy.schema.json""#),
            ("format", "The version of the format.", "1"),
            ("id", "The name that answers cite.", r#""corner-shop""#),
            ("version", "The edition of the document, any text.", r#""2026-11-01""#),
            ("title", "A title for people; the engine does not look at it.", r#""Terms of the corner shop""#),
            ("url", "Where people can read these terms.", r#""https://shop.example/terms""#),
            NOTE,
            (
                "timeZone",
                "The zone of all dates: an IANA name, `UTC`, or a fixed offset such as `+08:00`.",
                r#""Europe/Berlin""#,
            ),
            ("currency", "The currency of fees that are stated as amounts, by ISO 4217.", r#""EUR""#),
            ("countries", "Where the document holds, by ISO 3166; without it, everywhere.", r#"["DE", "AT"]"#),
            ("asOf", "The date on which the law was as a pack says.", r#""2026-01-01""#),
            ("packs", "The laws that hold beside the shop's terms.", r#"["cn"]"#),
            ("calendar", "The id of the calendar that says which days are worked.", r#""cn""#),
            (
                "assume",
                "What an order is taken to be where it does not say.",
                r#"{ "channel": "online", "buyer": { "consumer": true } }"#,
            ),
            (
                "acceptLate",
                "How late a request that was declared in time may arrive, in hours or days of 24 hours.",
                r#""PT15M""#,
            ),
            (
                "returnTogether",
                "What goes back with the goods: the whole of a set, or the gifts that came with them.",
                r#"["sets", "gifts"]"#,
            ),
            (
                "appliesTo",
                "Which orders the document is for, by the date of an event; without it, all.",
                r#"{ "event": "ordered", "from": "2026-11-01" }"#,
            ),
            (
                "categories",
                "Groups of categories; groups may hold groups.",
                r#"{ "electronics": ["phones", "audio"] }"#,
            ),
            ("reasons", "More reasons, by the branch that they belong to.", r#"{ "quality": ["too_loud"] }"#),
            ("events", "Names of events beside the usual ones.", r#"["handover"]"#),
            (
                "facts",
                "Facts of the shop's own that rules may ask for, with their types.",
                r#"{ "repairAttempts": { "type": "number" } }"#,
            ),
            (
                "defaults",
                "What windows take where they do not say.",
                r#"{ "window": { "from": "delivered", "count": "days_after" } }"#,
            ),
            (
                "rules",
                "What is granted and what is excluded; the order never matters.",
                r#"[{ "id": "change-of-mind", "grants": ["refund"], "window": { "length": "P14D" } }]"#,
            ),
            (
                "seasons",
                "Times of the year in which the windows of rules are others.",
                r#"[{ "id": "holidays", "rules": ["change-of-mind"], "event": "ordered", "from": "--11-15", "to": "--12-31", "lastDayAtLeast": "--01-31" }]"#,
            ),
            ("costs", "What using a remedy costs.", r#"[{ "id": "postage", "shippingPaidBy": "buyer" }]"#),
            (
                "faultTerms",
                "Who pays for mending faults, where that is otherwise than the warranties say.",
                r#"[{ "id": "labour-for-life", "charge": "free", "items": ["labour"], "covered": false }]"#,
            ),
            (
                "warranties",
                "Promises that goods hold.",
                r#"[{ "id": "standard", "covers": ["repair"], "window": { "length": "P2Y" } }, { "id": "maker", "by": "maker", "covers": ["repair"], "window": { "length": "P1Y" } }]"#,
            ),
            (
                "presumptions",
                "Who has to prove whether a fault was there from the start.",
                r#"[{ "id": "burden", "on": "seller", "window": { "length": "P1Y" } }]"#,
            ),
            (
                "serviceLevels",
                "Times of service that are promised.",
                r#"[{ "kind": "first_response", "window": { "from": "submitted", "length": "PT24H" } }]"#,
            ),
            (
                "complaints",
                "What a shopper may complain about; without it, the usual categories.",
                r#"{ "categories": [{ "id": "service", "priority": "normal" }] }"#,
            ),
            (
                "departments",
                "Who answers which complaints.",
                r#"[{ "id": "quality", "handles": ["product_quality"] }]"#,
            ),
            (
                "forms",
                "What the shop changes in the six forms.",
                r#"{ "return": { "fields": [{ "name": "amount", "omit": true }] } }"#,
            ),
            (
                "servicePoints",
                "Places that repair or take goods in.",
                r#"[{ "id": "berlin", "name": "Service Berlin", "hours": "Mo-Fr 09:00-18:00", "regions": ["DE-BE"] }]"#,
            ),
            (
                "channels",
                "Ways to reach the shop.",
                r#"[{ "kind": "phone", "value": "+49 30 1234567", "hours": "24/7" }]"#,
            ),
            (
                "helpTopics",
                "Pages that may help.",
                r#"[{ "title": "It does not start", "url": "https://shop.example/help/start" }]"#,
            ),
        ],
        together: &[
            Together::AtMost("packs", MAX_PACKS),
            Together::AtMost(LONG_LISTS[0], MAX_ENTRIES),
            Together::AtMost(LONG_LISTS[1], MAX_ENTRIES),
            Together::AtMost(LONG_LISTS[2], MAX_ENTRIES),
            Together::AtMost(LONG_LISTS[3], MAX_ENTRIES),
            Together::AtMost(LONG_LISTS[4], MAX_ENTRIES),
            Together::AtMost(LONG_LISTS[5], MAX_ENTRIES),
        ],
    },
    Words {
        path: "packs",
        name: "packReference",
        about: "A pack, with what the shop settles about it.",
        fields: &[
            ("id", "The id of the pack.", r#""cn""#),
            ("rollOver", "With `legal`, a last day that is not worked moves to the next day that is.", r#""legal""#),
            (
                "enable",
                "Ids of rules and warranties of the pack that are less than sure and shall count all the same.",
                r#"["cn.no_reason_7d.altered"]"#,
            ),
        ],
        together: &[],
    },
    Words {
        path: "appliesTo",
        name: "appliesTo",
        about: "Orders of which an event has a date in this range, both ends inside.",
        fields: &[
            ("event", "The event.", r#""ordered""#),
            ("from", "The first date.", r#""2026-11-01""#),
            ("to", "The last date.", r#""2027-10-31""#),
        ],
        together: &[],
    },
    Words {
        path: "assume",
        name: "assumptions",
        about: "What an order is taken to be where it does not say.",
        fields: &[
            ("channel", "How the order was placed.", r#""online""#),
            ("country", "The country of the buyer, by ISO 3166.", r#""DE""#),
            ("seller", "Who sold it.", r#""own""#),
            ("paymentMethod", "How it was paid.", r#""card""#),
            ("buyer", "Who bought it.", r#"{ "tier": "gold", "consumer": true }"#),
        ],
        together: &[],
    },
    Words {
        path: "assume.buyer",
        name: "assumedBuyer",
        about: "Who a buyer is taken to be.",
        fields: &[("tier", "The loyalty tier.", r#""gold""#), ("consumer", "Whether they buy as a consumer.", "true")],
        together: &[],
    },
    Words {
        path: "facts",
        name: "factDeclaration",
        about: "A fact of the shop's own.",
        fields: &[
            ("type", "What its values are.", r#""number""#),
            ("choices", "The values of a choice.", r#"["small", "large"]"#),
        ],
        together: &[Together::Needs("type", "choice", "choices")],
    },
    Words {
        path: "defaults",
        name: "defaults",
        about: "What entries take where they do not say.",
        fields: &[("window", "What windows take.", r#"{ "from": "delivered", "length": "P14D" }"#)],
        together: &[],
    },
    Words {
        path: "defaults.window",
        name: "defaultWindow",
        about: "What windows take where they do not say.",
        fields: &[
            (
                "from",
                "The event that is counted from, or several of which the first that is known counts.",
                r#"["delivered", { "event": "shipped", "plus": "P7D" }]"#,
            ),
            ("length", "How long: a duration, or `unlimited`.", r#""P14D""#),
            ("count", "How it is counted, of the lengths that fit.", r#""days_after""#),
        ],
        together: &[],
    },
];
