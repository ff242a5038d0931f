//! What may a line, a request or an order say? Facts are known, unknown or absent, and near to what rules ask for.

use serde_json::{Map, Value, json};

use crate::random::Random;
use crate::vocabulary::{Kind, Vocabulary};

pub const DAY: i64 = 86_400_000;
/// 1 January 2026 in UTC.
const NEW_YEAR: i64 = 1_767_225_600_000;

const CONDITIONS: [&str; 8] =
    ["opened", "used", "sealIntact", "tagsAttached", "complete", "resaleable", "damagedByUser", "tampered"];
const REMEDIES: [&str; 7] =
    ["refund", "exchange", "repair", "replacement", "store_credit", "price_reduction", "compensation"];

/// Makes goods.
pub struct Shopper<'a> {
    pub random: &'a mut Random,
    pub names: &'a Vocabulary,
}

/// Writes a day as a date.
pub fn date(at: i64) -> String {
    // Days to dates by the algorithm of Howard Hinnant.
    let days = at.div_euclid(DAY) + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let years = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * years + years / 4 - years / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = years + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

/// Reads an instant as answers write it: `2026-04-01T22:00:00Z`, with milliseconds or without.
pub fn millis(text: &str) -> Option<i64> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let years = if month <= 2 { year - 1 } else { year };
    let era = years.div_euclid(400);
    let of_era = years.rem_euclid(400);
    let of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
    let clock = (number(11, 13)? * 60 + number(14, 16)?) * 60 + number(17, 19)?;
    let part = if text.as_bytes().get(19) == Some(&b'.') { number(20, 23)? } else { 0 };
    Some(days * DAY + clock * 1000 + part)
}

impl Shopper<'_> {
    fn insert(
        &mut self,
        fields: &mut Map<String, Value>,
        name: &str,
        known: usize,
        value: impl FnOnce(&mut Self) -> Value,
    ) {
        if self.random.chance(known) {
            let value = value(self);
            fields.insert(name.to_owned(), value);
        } else if self.random.chance(35) {
            fields.insert(name.to_owned(), Value::Null);
        }
    }

    /// A time in one of the spellings.
    fn moment(&mut self, at: i64) -> Value {
        match self.random.below(5) {
            0 => json!(at),
            1 => {
                let (hours, minutes) = (at.rem_euclid(DAY) / 3_600_000, at.rem_euclid(3_600_000) / 60_000);
                json!(format!("{}T{hours:02}:{minutes:02}:07+08:00", date(at)))
            }
            2 => json!(format!("{}T{:02}:30:00.250Z", date(at), self.random.below(24))),
            _ => json!(date(at)),
        }
    }

    fn money(&mut self, least: i64, most: i64, field: &str) -> Value {
        let own = self.names.currency.clone().unwrap_or_else(|| "EUR".to_owned());
        let currency =
            if self.random.chance(85) { own } else { (*self.random.pick(&["USD", "CNY", "JPY", "EUR"])).to_owned() };
        let bounds = self.names.bounds_of(field);
        let scale = if matches!(currency.as_str(), "JPY" | "KRW") { 1.0 } else { 100.0 };
        let amount = if !bounds.is_empty() && self.random.chance(60) {
            ((*self.random.pick(&bounds) * scale).round() as i64 + self.random.between(-1, 1)).max(0)
        } else {
            self.random.between(least, most)
        };
        if scale == 100.0 && self.random.chance(20) {
            return json!({ "decimal": format!("{}.{:02}", amount / 100, amount % 100), "currency": currency });
        }
        json!({ "amount": amount, "currency": currency })
    }

    /// A number near to where a range of this field ends.
    fn number(&mut self, field: &str, most: i64) -> Value {
        let bounds = self.names.bounds_of(field);
        if !bounds.is_empty() && self.random.chance(75) {
            let bound = *self.random.pick(&bounds);
            let near = match self.random.below(5) {
                0 => bound - 1.0,
                1 => bound + 1.0,
                2 => bound + 0.000_001,
                _ => bound,
            };
            return if near.fract() == 0.0 {
                json!(near.max(0.0) as i64)
            } else {
                json!((near.max(0.0) * 1e6).round() / 1e6)
            };
        }
        json!(self.random.between(0, most))
    }

    fn condition(&mut self, known: usize) -> Value {
        let mut fields = Map::new();
        for fact in CONDITIONS {
            self.insert(&mut fields, fact, known, |shopper| json!(shopper.random.coin()));
        }
        Value::Object(fields)
    }

    fn usage(&mut self) -> Value {
        let mut fields = Map::new();
        for (unit, most) in [("kilometres", 25_000), ("hours", 1500), ("cycles", 600)] {
            self.insert(&mut fields, unit, 55, |shopper| shopper.number(unit, most));
        }
        Value::Object(fields)
    }

    /// The events of an order and its goods, with the day on which it was delivered.
    fn events(&mut self, ordered: i64) -> (Map<String, Value>, i64) {
        let names = self.names;
        let mut fields = Map::new();
        let delivered = ordered + self.random.between(1, 12) * DAY + self.random.between(0, DAY - 1);
        for event in &names.events {
            let (at, known) = match event.as_str() {
                "ordered" => (ordered, 90),
                "paid" | "invoiced" | "manufactured" => (ordered + self.random.between(0, 2) * DAY, 70),
                "shipped" => (ordered + DAY / 2, 75),
                "delivered" => (delivered, 82),
                _ => (delivered + self.random.between(-2, 60) * DAY + self.random.between(0, DAY - 1), 60),
            };
            self.insert(&mut fields, event, known, |shopper| shopper.moment(at));
        }
        (fields, delivered)
    }

    fn facts(&mut self) -> Value {
        let names = self.names;
        let mut fields = Map::new();
        for (name, kind) in &names.facts {
            self.insert(&mut fields, name, 58, |shopper| match kind {
                Kind::Boolean => json!(shopper.random.coin()),
                Kind::Number => shopper.number(name, 12),
                Kind::Choice(choices) if choices.is_empty() => Value::Null,
                Kind::Choice(choices) => json!(shopper.random.pick(choices)),
            });
        }
        Value::Object(fields)
    }

    fn properties(&mut self) -> Value {
        let names = self.names;
        let mut fields = Map::new();
        for property in &names.properties {
            if self.random.chance(70) {
                fields.insert(property.clone(), json!(self.random.pick(&["black", "white"])));
            }
        }
        Value::Object(fields)
    }

    fn repairs(&mut self, delivered: i64) -> Value {
        let mut found = Vec::new();
        let mut at = delivered;
        let count = self.random.between(1, 3);
        for visit in 0..count {
            at += self.random.between(1, 30) * DAY;
            let mut repair = json!({ "from": self.moment(at) });
            at += self.random.between(1, 9) * DAY;
            match self.random.below(10) {
                0 if visit + 1 == count => {}
                1 if visit + 1 == count => repair["to"] = Value::Null,
                _ => repair["to"] = self.moment(at),
            }
            at += DAY;
            if self.random.chance(75) {
                repair["fault"] = json!(self.random.pick(&["display", "hinge"]));
            }
            if self.random.chance(70) {
                repair["fixed"] = json!(self.random.coin());
            }
            found.push(repair);
        }
        json!(found)
    }

    /// A line that was ordered at an instant; those of an order leave to the order what it says.
    pub fn line(&mut self, ordered: i64, of_order: bool) -> Value {
        let names = self.names;
        let mut fields = Map::new();
        let (events, delivered) = self.events(ordered);
        let plenty = self.random.chance(50);
        self.insert(&mut fields, "quantity", 90, |shopper| {
            json!(if shopper.random.chance(3) { 0 } else { shopper.random.between(1, 4) })
        });
        self.insert(&mut fields, "categories", 85, |shopper| json!(shopper.random.some(&names.categories, 3)));
        self.insert(&mut fields, "tags", 55, |shopper| json!(shopper.random.some(&names.tags, 2)));
        if !of_order || self.random.chance(30) {
            fields.insert("events".to_owned(), Value::Object(events));
        }
        if self.random.chance(85) {
            let known = if plenty { 80 } else { 35 };
            fields.insert("condition".to_owned(), self.condition(known));
        }
        if self.random.chance(12) && !of_order {
            let count = self.random.between(1, 3);
            let parcels: Vec<Value> = (0..count)
                .map(|_| {
                    let at = delivered + self.random.between(-3, 6) * DAY;
                    if self.random.chance(30) { Value::Null } else { self.moment(at) }
                })
                .collect();
            fields.insert("deliveries".to_owned(), json!(parcels));
        }
        self.insert(&mut fields, "unitPrice", 75, |shopper| shopper.money(100, 30_000, "unitPrice"));
        self.insert(&mut fields, "paid", 75, |shopper| shopper.money(100, 60_000, "paid"));
        if !of_order {
            self.insert(&mut fields, "orderTotal", 60, |shopper| shopper.money(100, 90_000, "orderTotal"));
            self.insert(&mut fields, "discount", 12, |shopper| shopper.money(1, 2000, "discount"));
            self.insert(&mut fields, "shipping", 15, |shopper| shopper.money(1, 900, "shipping"));
        }
        if self.random.chance(18) {
            let mut claims = Vec::new();
            for _ in 0..self.random.between(1, 2) {
                let mut claim = json!({ "quantity": self.random.between(0, 2), "state": self.random.pick(&["open", "done", "rejected", "cancelled"]) });
                if self.random.chance(25) {
                    claim["received"] = json!(self.random.between(0, 2));
                }
                if self.random.chance(25) {
                    claim["redelivered"] = json!(self.random.between(0, 1));
                }
                claims.push(claim);
            }
            fields.insert("claims".to_owned(), json!(claims));
        } else {
            self.insert(&mut fields, "returned", 12, |shopper| json!(shopper.random.between(0, 2)));
            self.insert(&mut fields, "inProgress", 8, |shopper| json!(shopper.random.between(0, 1)));
        }
        if self.random.chance(40) {
            let usage = self.usage();
            fields.insert("usage".to_owned(), usage);
        } else if self.random.chance(15) {
            let reading = json!([{ "at": date(delivered), "kilometres": self.number("kilometres", 900) }]);
            fields.insert("readings".to_owned(), reading);
        }
        if self.random.chance(30) {
            fields.insert("repairs".to_owned(), self.repairs(delivered));
        }
        if self.random.chance(30) {
            fields.insert("proofs".to_owned(), json!(self.random.some(&names.codes, 2)));
        }
        for (name, list, known) in [
            ("channel", &names.channels, 65),
            ("country", &names.countries, 65),
            ("seller", &names.sellers, 50),
            ("paymentMethod", &names.payments, 50),
        ] {
            self.insert(&mut fields, name, known, |shopper| json!(shopper.random.pick(list)));
        }
        if self.random.chance(70) {
            let mut buyer = Map::new();
            self.insert(&mut buyer, "tier", 55, |shopper| json!(shopper.random.pick(&names.tiers)));
            self.insert(&mut buyer, "consumer", 75, |shopper| json!(shopper.random.chance(85)));
            fields.insert("buyer".to_owned(), Value::Object(buyer));
        }
        if !names.facts.is_empty() && self.random.chance(80) {
            fields.insert("facts".to_owned(), self.facts());
        }
        if self.random.chance(20) {
            fields.insert("sku".to_owned(), json!("KB-87"));
            fields.insert("properties".to_owned(), self.properties());
        }
        Value::Object(fields)
    }

    /// What is asked for, or nothing in particular.
    pub fn request(&mut self, now: i64) -> Value {
        let names = self.names;
        let mut fields = Map::new();
        self.insert(&mut fields, "reason", 65, |shopper| json!(shopper.random.pick(&names.reasons)));
        self.insert(&mut fields, "quantity", 25, |shopper| json!(shopper.random.between(1, 3)));
        self.insert(&mut fields, "remedy", 15, |shopper| json!(shopper.random.pick(&REMEDIES)));
        self.insert(&mut fields, "amount", 10, |shopper| shopper.money(1, 9000, "amount"));
        if self.random.chance(15) {
            let mut stated = Map::new();
            if self.random.chance(70) {
                stated.insert("condition".to_owned(), self.condition(40));
            }
            if self.random.chance(30) {
                stated.insert("usage".to_owned(), self.usage());
            }
            if self.random.chance(30) {
                stated.insert("proofs".to_owned(), json!(self.random.some(&names.codes, 2)));
            }
            fields.insert("facts".to_owned(), Value::Object(stated));
        }
        if self.random.chance(15) {
            fields.insert("evidence".to_owned(), json!(self.random.some(&names.codes, 2)));
        }
        if self.random.chance(12) {
            let mut wanted = Map::new();
            self.insert(&mut wanted, "sku", 60, |shopper| json!(shopper.random.pick(&["KB-87", "KB-88"])));
            self.insert(&mut wanted, "unitPrice", 60, |shopper| shopper.money(100, 30_000, "unitPrice"));
            self.insert(&mut wanted, "available", 50, |shopper| json!(shopper.random.chance(75)));
            wanted.insert("properties".to_owned(), self.properties());
            fields.insert("exchangeFor".to_owned(), Value::Object(wanted));
        }
        if self.random.chance(10) {
            fields.insert("declaredAt".to_owned(), json!(now - self.random.between(-2, 60) * 3_600_000));
        }
        Value::Object(fields)
    }

    pub fn ordered(&mut self) -> i64 {
        NEW_YEAR + self.random.between(-320, 330) * DAY + self.random.between(0, DAY - 1)
    }

    /// An order with sets, gifts and parcels.
    pub fn order(&mut self) -> (Value, i64) {
        let names = self.names;
        let ordered = self.ordered();
        let mut fields = Map::new();
        let (mut events, delivered) = self.events(ordered);
        if self.random.coin() {
            events.remove("delivered");
        }
        let count = self.random.between(1, 6);
        let mut lines = Vec::new();
        for id in 1..=count {
            let mut line = self.line(ordered, true);
            line["id"] = json!(id.to_string());
            if self.random.chance(30) {
                line["set"] = json!(self.random.pick(&["one", "two"]));
            }
            if id > 1 && self.random.chance(20) {
                line["giftFor"] = json!([self.random.between(1, id - 1).to_string()]);
            }
            lines.push(line);
        }
        fields.insert("lines".to_owned(), json!(lines));
        if self.random.chance(90) {
            fields.insert("events".to_owned(), Value::Object(events));
        }
        if self.random.chance(55) {
            let mut parcels = Vec::new();
            for _ in 0..self.random.between(1, 3) {
                let held: Vec<Value> =
                    (1..=count).filter(|_| self.random.coin()).map(|id| json!({ "id": id.to_string() })).collect();
                let mut events = Map::new();
                let at = delivered + self.random.between(-4, 8) * DAY;
                self.insert(&mut events, "delivered", 70, |shopper| shopper.moment(at));
                self.insert(&mut events, "shipped", 40, |shopper| shopper.moment(at - 2 * DAY));
                parcels.push(json!({ "events": events, "lines": held }));
            }
            fields.insert("parcels".to_owned(), json!(parcels));
        }
        self.insert(&mut fields, "country", 60, |shopper| json!(shopper.random.pick(&names.countries)));
        self.insert(&mut fields, "paymentMethod", 40, |shopper| json!(shopper.random.pick(&names.payments)));
        self.insert(&mut fields, "shipping", 50, |shopper| shopper.money(1, 1500, "shipping"));
        self.insert(&mut fields, "discount", 35, |shopper| shopper.money(1, 4000, "discount"));
        if self.random.chance(40) {
            let mut promotions = Vec::new();
            for _ in 0..self.random.between(1, 2) {
                promotions
                    .push(json!({ "minimum": self.money(100, 60_000, "minimum"), "off": self.money(1, 3000, "off") }));
            }
            fields.insert("promotions".to_owned(), json!(promotions));
        }
        (Value::Object(fields), delivered)
    }

    pub fn fault(&mut self, now: i64) -> Value {
        let names = self.names;
        let mut fields = Map::new();
        self.insert(&mut fields, "part", 35, |shopper| json!(shopper.random.pick(&names.parts)));
        self.insert(&mut fields, "cause", 70, |shopper| json!(shopper.random.pick(&names.causes)));
        self.insert(&mut fields, "request", 35, |shopper| json!(shopper.random.pick(&names.requests)));
        self.insert(&mut fields, "since", 35, |shopper| {
            let at = now - shopper.random.between(1, 90) * DAY;
            shopper.moment(at)
        });
        Value::Object(fields)
    }

    pub fn countdown_of(&mut self) -> Value {
        let names = self.names;
        let kinds = [
            ("return", &names.rules),
            ("warranty", &names.warranties),
            ("registration", &names.warranties),
            ("service_level", &names.promises),
        ];
        let (kind, ids) = if self.random.coin() { kinds[0] } else { *self.random.pick(&kinds) };
        let mut of = json!({ "kind": kind });
        if !ids.is_empty() && self.random.coin() {
            of["id"] = json!(self.random.pick(ids));
        }
        of
    }
}
