//! Which names and numbers do documents ask about? Lines that never name them would be refused for the same reason each time.

use serde_json::{Map, Value};

/// What a declared fact may be.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    Boolean,
    Number,
    Choice(Vec<String>),
}

#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    pub categories: Vec<String>,
    pub tags: Vec<String>,
    pub reasons: Vec<String>,
    pub channels: Vec<String>,
    pub countries: Vec<String>,
    pub sellers: Vec<String>,
    pub payments: Vec<String>,
    pub tiers: Vec<String>,
    pub events: Vec<String>,
    pub facts: Vec<(String, Kind)>,
    pub codes: Vec<String>,
    pub parts: Vec<String>,
    pub causes: Vec<String>,
    pub requests: Vec<String>,
    pub properties: Vec<String>,
    pub warranties: Vec<String>,
    pub promises: Vec<String>,
    pub rules: Vec<String>,
    pub doubtful: Vec<String>,
    /// Costs whose fees grow with the time or with the distance.
    pub growing: Vec<String>,
    /// Where ranges end, each with the field that has the range.
    pub bounds: Vec<(String, f64)>,
    pub currency: Option<String>,
}

fn add(list: &mut Vec<String>, text: &str) {
    if !text.is_empty() && !list.iter().any(|known| known == text) {
        list.push(text.to_owned());
    }
}

fn add_all(list: &mut Vec<String>, value: &Value) {
    for item in value.as_array().into_iter().flatten() {
        add(list, item.as_str().unwrap_or_default());
    }
}

impl Vocabulary {
    /// Takes what a document names.
    pub fn take(&mut self, document: &Value) {
        if let Some(fields) = document.as_object() {
            for (list, ids) in [
                ("rules", &mut self.rules),
                ("warranties", &mut self.warranties),
                ("serviceLevels", &mut self.promises),
            ] {
                for entry in document[list].as_array().into_iter().flatten() {
                    add(ids, entry["id"].as_str().or(entry["kind"].as_str()).unwrap_or_default());
                }
            }
            for list in ["rules", "warranties", "presumptions", "serviceLevels"] {
                for entry in document[list].as_array().into_iter().flatten() {
                    if entry["confidence"].as_str().is_some_and(|confidence| confidence != "sure") {
                        add(&mut self.doubtful, entry["id"].as_str().unwrap_or_default());
                    }
                }
            }
            for cost in document["costs"].as_array().into_iter().flatten() {
                if matches!(cost["fee"]["per"].as_str(), Some("day" | "thousand_kilometres")) {
                    add(&mut self.growing, cost["id"].as_str().unwrap_or_default());
                }
            }
            if let Some(groups) = document["categories"].as_object() {
                for (group, members) in groups {
                    add(&mut self.categories, group);
                    add_all(&mut self.categories, members);
                }
            }
            for leaves in document["reasons"].as_object().into_iter().flat_map(Map::values) {
                add_all(&mut self.reasons, leaves);
            }
            for (name, declared) in document["facts"].as_object().into_iter().flatten() {
                let kind = match declared["type"].as_str() {
                    Some("number") => Kind::Number,
                    Some("choice") => {
                        let mut choices = Vec::new();
                        add_all(&mut choices, &declared["choices"]);
                        Kind::Choice(choices)
                    }
                    _ => Kind::Boolean,
                };
                if !self.facts.iter().any(|(known, _)| known == name) {
                    self.facts.push((name.clone(), kind));
                }
            }
            self.currency = self.currency.take().or(document["currency"].as_str().map(str::to_owned));
            add_all(&mut self.events, &document["events"]);
            add_all(&mut self.countries, &document["countries"]);
            for (list, value) in fields {
                if !matches!(
                    list.as_str(),
                    "complaints" | "helpTopics" | "servicePoints" | "channels" | "facts" | "forms"
                ) {
                    self.walk(list, value);
                }
            }
        }
    }

    fn walk(&mut self, name: &str, value: &Value) {
        match value {
            Value::Array(items) => {
                let list = match name {
                    "categories" => Some(&mut self.categories),
                    "tags" => Some(&mut self.tags),
                    "channels" => Some(&mut self.channels),
                    "countries" => Some(&mut self.countries),
                    "sellers" => Some(&mut self.sellers),
                    "paymentMethods" => Some(&mut self.payments),
                    "tiers" => Some(&mut self.tiers),
                    "requires" => Some(&mut self.codes),
                    "parts" => Some(&mut self.parts),
                    "causes" => Some(&mut self.causes),
                    "requests" => Some(&mut self.requests),
                    "keeps" => Some(&mut self.properties),
                    "from" => Some(&mut self.events),
                    _ => None,
                };
                if let Some(list) = list {
                    add_all(list, value);
                }
                items.iter().for_each(|item| self.walk(name, item));
            }
            Value::Object(fields) => {
                if name == "events" {
                    fields.keys().for_each(|event| add(&mut self.events, event));
                }
                for (field, inner) in fields {
                    match (field.as_str(), inner) {
                        ("from" | "event" | "orLater" | "opens", Value::String(event)) if is_name(event) => {
                            add(&mut self.events, event);
                        }
                        ("code", Value::String(code)) => add(&mut self.codes, code),
                        ("part", Value::String(part)) => add(&mut self.parts, part),
                        ("min" | "max" | "cap", Value::Number(number)) => {
                            let of =
                                if field == "cap" { fields["unit"].as_str().unwrap_or("kilometres") } else { name };
                            self.bounds.push((of.to_owned(), number.as_f64().unwrap_or(0.0)));
                        }
                        ("country" | "channel" | "seller" | "paymentMethod" | "tier", Value::String(text)) => {
                            let list = match field.as_str() {
                                "country" => &mut self.countries,
                                "channel" => &mut self.channels,
                                "seller" => &mut self.sellers,
                                "paymentMethod" => &mut self.payments,
                                _ => &mut self.tiers,
                            };
                            add(list, text);
                        }
                        _ => self.walk(field, inner),
                    }
                }
            }
            _ => {}
        }
    }

    /// Gives every list something to pick from.
    pub fn filled(mut self) -> Self {
        const LEAVES: [&str; 10] = [
            "defective",
            "damaged",
            "spoiled",
            "not_as_described",
            "wrong_item",
            "missing_item",
            "damaged_in_transit",
            "late",
            "lost",
            "changed_mind",
        ];
        let leaves = LEAVES.map(str::to_owned);
        self.reasons.extend(leaves);
        for (list, more) in [
            (&mut self.categories, &["phones", "audio", "books"][..]),
            (&mut self.tags, &["final_sale", "gift"]),
            (&mut self.channels, &["online", "store"]),
            (&mut self.countries, &["DE", "CH"]),
            (&mut self.sellers, &["own", "market"]),
            (&mut self.payments, &["card", "invoice"]),
            (&mut self.tiers, &["gold", "silver"]),
            (
                &mut self.events,
                &["ordered", "paid", "shipped", "delivered", "installed", "activated", "registered", "invoiced"],
            ),
            (&mut self.codes, &["receipt", "photo_of_damage"]),
            (&mut self.parts, &["battery", "pump"]),
            (&mut self.causes, &["material", "workmanship", "both_sides", "misuse", "force_majeure"]),
            (&mut self.requests, &["repair", "change"]),
            (&mut self.properties, &["colour", "size"]),
        ] {
            if list.len() < 3 {
                more.iter().for_each(|text| add(list, text));
            }
        }
        for event in ["ordered", "delivered"] {
            add(&mut self.events, event);
        }
        self
    }

    /// A bound of this field, if a document has one.
    pub fn bounds_of(&self, field: &str) -> Vec<f64> {
        self.bounds.iter().filter(|(name, _)| name == field).map(|(_, bound)| *bound).collect()
    }
}

/// Names of events are no dates, and no days of every year.
fn is_name(text: &str) -> bool {
    text.bytes().next().is_some_and(|first| first.is_ascii_alphabetic())
}
