//! What do documents call things? Their texts are kept apart from what the engine judges by, as one JSON text.

use std::iter;

use super::types::{Map, Spoken};
use crate::boundary::json::{Json, Writer};

record! {
    /// What codes are called, by what they are codes of.
    closed(Refused) Vocabulary, "vocabulary" {
        /// Entries of packs, by their ids, in languages in which the packs do not speak.
        optional titles: Map<Spoken> = r#"{ "eu.legal_guarantee": { "de": "Gewährleistung" } }"#;
        /// Next steps.
        optional steps: Map<Spoken> = r#"{ "fill_in_form": { "en": "Fill in the form", "de": "Formular ausfüllen" } }"#;
        /// Remarks.
        optional notes: Map<Spoken> = r#"{ "keep_packaging": "Keep the packaging" }"#;
        /// What the shopper must bring.
        optional requirements: Map<Spoken> = r#"{ "gift_slip": "The gift slip" }"#;
        /// Facts, as they stand in a sentence: “It depends on …”.
        optional facts: Map<Spoken> = r#"{ "repairAttempts": "how many times it was repaired" }"#;
        /// Facts, as they are asked for.
        optional questions: Map<Spoken> = r#"{ "repairAttempts": "How many times was it repaired?" }"#;
        /// What can be chosen of a fact or in a field.
        optional choices: Map<Spoken> = r#"{ "small": "Small" }"#;
        /// Reasons.
        optional reasons: Map<Spoken> = r#"{ "too_loud": "It is too loud" }"#;
        /// Categories of goods.
        optional categories: Map<Spoken> = r#"{ "hygiene": "Hygiene goods" }"#;
        /// Parts of goods.
        optional parts: Map<Spoken> = r#"{ "battery": "battery" }"#;
        /// Events, as they stand in a sentence: “It opens once …”.
        optional events: Map<Spoken> = r#"{ "handover": "it is handed over" }"#;
        /// Ways in which money is paid back.
        optional methods: Map<Spoken> = r#"{ "voucher": "a voucher" }"#;
        /// Kinds of fees.
        optional fees: Map<Spoken> = r#"{ "cleaning": "Cleaning" }"#;
        /// Categories of complaints.
        optional complaints: Map<Spoken> = r#"{ "installation": "Installation" }"#;
        /// Departments that have no `title`.
        optional departments: Map<Spoken> = r#"{ "customer_service": "Customer service" }"#;
        /// Labels of fields of forms.
        optional fields: Map<Spoken> = r#"{ "giftCode": "Gift code" }"#;
        /// Hints at fields of forms.
        optional hints: Map<Spoken> = r#"{ "giftCode": "It is on the back of the card" }"#;
        /// Kinds of promised times.
        optional promises: Map<Spoken> = r#"{ "pick_up": "Pick-up" }"#;
        /// Kinds of ways to reach the shop.
        optional channels: Map<Spoken> = r#"{ "forum": "Forum" }"#;
    }
}

/// The lists whose entries have titles, and the field by which an answer names an entry.
const TITLED: [(&str, &str); 8] = [
    ("rules", "id"),
    ("warranties", "id"),
    ("costs", "id"),
    ("seasons", "id"),
    ("faultTerms", "id"),
    ("presumptions", "id"),
    ("serviceLevels", "id"),
    ("departments", "id"),
];

/// What the `document` and the `packs` that it names call things, as a JSON list of what each says: `{id, lang?, timeZone,
/// languages?, words?, titles, told}`. `told` has the texts that answers repeat in one language, each with those of the others.
pub fn words_of(json: &Json) -> String {
    let (shop, packs) = (json.field("document"), json.field("packs").items());
    let named = |id: &str| packs.iter().find(|pack| pack.text("id") == id);
    let named = shop.field("packs").items().iter().filter_map(|reference| named(reference.id()));
    let mut writer = Writer::default();
    writer.array(iter::once(shop).chain(named), |writer, document| {
        writer.open('{');
        writer.entry("id", document.text("id"));
        writer.entry_if("lang", language(document));
        writer.entry("timeZone", document.text("timeZone"));
        for field in ["languages", "words"] {
            if let Some(value) = document.get(field) {
                copy(writer.key(field), value);
            }
        }
        writer.start("titles", '{');
        for (list, name) in TITLED {
            let mut is_begun = false;
            for entry in document.field(list).items() {
                let Some(title) = entry.get("title") else { continue };
                if !is_begun {
                    writer.start(list, '{');
                    is_begun = true;
                }
                let name = if entry.get(name).is_some() { name } else { "kind" };
                copy(writer.key(entry.text(name)), title);
            }
            if is_begun {
                writer.close('}');
            }
        }
        writer.close('}');
        writer.start("told", '{');
        let mut known: Vec<&str> = Vec::new();
        let mut tell = |spoken| {
            let (told, _) = told(spoken, document);
            if matches!(spoken, Json::Object(_)) && !known.contains(&told) {
                known.push(told);
                copy(writer.key(told), spoken);
            }
        };
        document.field("servicePoints").items().iter().for_each(|entry| tell(entry.field("name")));
        document.field("helpTopics").items().iter().for_each(|entry| tell(entry.field("title")));
        for (list, _) in TITLED {
            document.field(list).items().iter().for_each(|entry| tell(entry.field("citation").field("title")));
        }
        writer.close('}');
        writer.close('}');
    });
    writer.into_text()
}

/// The language of the texts of a document that do not say theirs.
fn language<'j>(document: &'j Json) -> Option<&'j str> {
    let first = || document.field("languages").items().first();
    document.get("lang").or_else(first).map(Json::as_text)
}

/// The text that answers repeat, and the language that it is in, if that is said: the document's own where there are several.
pub fn told<'j>(spoken: &'j Json, document: &'j Json) -> (&'j str, Option<&'j str>) {
    let language = language(document);
    match spoken.entries() {
        [] => (spoken.as_text(), language),
        texts => {
            let of = |(key, _): &&(_, _)| language.is_some_and(|language| language == AsRef::<str>::as_ref(key));
            let (key, text) = texts
                .iter()
                .find(of)
                .or_else(|| texts.first())
                .map_or(("", &Json::Null), |(key, text)| (key.as_ref(), text));
            (text.as_text(), Some(key))
        }
    }
}

/// Writes a value of texts as it was read.
fn copy(writer: &mut Writer, value: &Json) {
    match value {
        Json::Object(entries) => {
            writer.open('{');
            for (key, value) in entries {
                copy(writer.key(key), value);
            }
            writer.close('}');
        }
        Json::Array(items) => writer.array(items, |writer, item| copy(writer, item)),
        other => writer.text(other.as_text()),
    }
}
