//! What may a policy say? Policies are made from nothing, or from one that exists and is changed.

use serde_json::{Map, Value, json};

use crate::random::Random;
use crate::vocabulary::{Kind, Vocabulary};

const REMEDIES: [&str; 7] =
    ["refund", "exchange", "repair", "replacement", "store_credit", "price_reduction", "compensation"];
const BRANCHES: [&str; 3] = ["quality", "delivery", "preference"];
const CONDITIONS: [&str; 8] =
    ["opened", "used", "sealIntact", "tagsAttached", "complete", "resaleable", "damagedByUser", "tampered"];
const EXTENSIONS: [&str; 3] = ["repairs", "repairs_both_days", "repairs_by_hours"];
/// The documents that the package ships and that policies of the test may name.
pub const PACKS: [&str; 8] = ["cn", "cn-33", "eu", "de", "uk", "fr", "kr", "tw"];
const CALENDARS: [&str; 8] = ["cn", "de", "fr", "uk", "kr", "tw", "us", "de-by"];
const ZONES: [&str; 8] = [
    "Europe/Berlin",
    "Asia/Shanghai",
    "UTC",
    "+08:00",
    "America/New_York",
    "Asia/Seoul",
    "Europe/London",
    "Australia/Lord_Howe",
];

/// Makes parts of policies.
pub struct Author<'a> {
    pub random: &'a mut Random,
    pub names: &'a Vocabulary,
    /// The document's own currency, without which no fee is an amount.
    pub currency: Option<String>,
}

/// What a new shop calls things.
pub fn plain_vocabulary(random: &mut Random) -> Vocabulary {
    let texts = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let mut facts = Vec::new();
    for (name, kind) in [
        ("vip", Kind::Boolean),
        ("confirmed", Kind::Boolean),
        ("attempts", Kind::Number),
        ("distance", Kind::Number),
        ("size", Kind::Choice(texts(&["small", "large", "none"]))),
        ("grade", Kind::Choice(texts(&["a", "b"]))),
    ] {
        if random.chance(60) {
            facts.push((name.to_owned(), kind));
        }
    }
    Vocabulary {
        categories: texts(&["phones", "audio", "books", "electronics", "all"]),
        tags: texts(&["final_sale", "gift", "clearance"]),
        reasons: texts(&["too_loud"]),
        events: texts(&["ordered", "delivered", "shipped", "installed", "registered", "handover", "invoiced"]),
        facts,
        ..Vocabulary::default()
    }
    .filled()
}

impl Author<'_> {
    fn date(&mut self) -> String {
        let (year, month, day) =
            (self.random.between(2024, 2027), self.random.between(1, 12), self.random.between(1, 28));
        format!("{year}-{month:02}-{day:02}")
    }

    fn season_day(&mut self) -> String {
        if self.random.chance(5) {
            return "--02-29".to_owned();
        }
        let date = self.date();
        if self.random.chance(70) { format!("--{}", &date[5..]) } else { date }
    }

    fn names(&mut self, list: &[String], most: usize) -> Value {
        json!(self.random.some(list, most))
    }

    fn range(&mut self, values: &[f64]) -> Value {
        let (one, other) = (*self.random.pick(values), *self.random.pick(values));
        let number = |number: f64| if number.fract() == 0.0 { json!(number as i64) } else { json!(number) };
        match self.random.below(3) {
            0 => json!({ "min": number(one) }),
            1 => json!({ "max": number(one) }),
            _ => json!({ "min": number(one.min(other)), "max": number(one.max(other)) }),
        }
    }

    /// A matcher of a few tests. A season's and a presumption's cannot ask for a remedy.
    pub fn matcher(&mut self, depth: usize, remedies: bool) -> Value {
        let mut fields = Map::new();
        let count = if self.random.chance(60) { 1 } else { self.random.between(0, 3) };
        for _ in 0..count {
            let names = self.names;
            match self.random.below(if depth < 2 { 23 } else { 21 }) {
                0..=3 => {
                    let reasons = if self.random.chance(35) {
                        json!(self.random.some(&BRANCHES, 2))
                    } else {
                        self.names(&names.reasons, 3)
                    };
                    fields.insert("reasons".to_owned(), reasons);
                }
                4 => _ = fields.insert("categories".to_owned(), self.names(&names.categories, 2)),
                5 => _ = fields.insert("tags".to_owned(), self.names(&names.tags, 2)),
                6 if remedies => _ = fields.insert("remedies".to_owned(), json!(self.random.some(&REMEDIES, 3))),
                6 | 7 => _ = fields.insert("channels".to_owned(), self.names(&names.channels, 2)),
                8 => {
                    let (field, list) = match self.random.below(3) {
                        0 => ("countries", &names.countries),
                        1 => ("sellers", &names.sellers),
                        _ => ("paymentMethods", &names.payments),
                    };
                    fields.insert(field.to_owned(), self.names(list, 2));
                }
                9 => {
                    let tiers = self.names(&names.tiers, 2);
                    let buyer = match self.random.below(3) {
                        0 => json!({ "tiers": tiers }),
                        1 => json!({ "consumer": self.random.chance(75) }),
                        _ => json!({ "tiers": tiers, "consumer": true }),
                    };
                    fields.insert("buyer".to_owned(), buyer);
                }
                10..=12 => {
                    let mut condition = Map::new();
                    for fact in self.random.some(&CONDITIONS, 2) {
                        condition.insert(fact.to_owned(), json!(self.random.coin()));
                    }
                    fields.insert("condition".to_owned(), Value::Object(condition));
                }
                13 => {
                    let mut usage = Map::new();
                    for unit in self.random.some(&["kilometres", "hours", "cycles"], 2) {
                        usage.insert(unit.to_owned(), self.range(&[100.0, 1000.0, 20_000.0, 12.5]));
                    }
                    fields.insert("usage".to_owned(), Value::Object(usage));
                }
                14 => _ = fields.insert("quantity".to_owned(), self.range(&[1.0, 2.0, 3.0])),
                15 | 20 => {
                    let field = if self.random.coin() { "unitPrice" } else { "orderTotal" };
                    fields.insert(field.to_owned(), self.range(&[10.0, 50.0, 99.99, 100.0, 250.0]));
                }
                16 => {
                    let mut repairs = Map::new();
                    for measure in self.random.some(&["count", "open", "failed", "sameFault", "days", "daysByHours"], 2)
                    {
                        repairs.insert(measure.to_owned(), self.range(&[0.0, 1.0, 2.0, 5.0]));
                    }
                    fields.insert("repairs".to_owned(), Value::Object(repairs));
                }
                17 | 18 => {
                    let mut events = Map::new();
                    let usual = ["ordered", "delivered"].map(str::to_owned);
                    let list = if self.random.coin() { &usual[..] } else { &names.events[..] };
                    for event in self.random.some(list, 2) {
                        let test = match self.random.below(4) {
                            0 => json!(true),
                            1 => json!(false),
                            2 => json!({ "from": self.date() }),
                            _ => json!({ "from": self.date(), "to": "2027-06-30" }),
                        };
                        events.insert(event, test);
                    }
                    fields.insert("events".to_owned(), Value::Object(events));
                }
                19 if !names.facts.is_empty() => {
                    let mut facts = Map::new();
                    for (name, kind) in self.random.some(&names.facts, 2) {
                        let test = match kind {
                            Kind::Boolean => json!(self.random.coin()),
                            Kind::Number if self.random.chance(25) => json!(self.random.between(0, 4)),
                            Kind::Number => self.range(&[0.0, 1.0, 2.0, 3.5, 10.0]),
                            Kind::Choice(choices) if choices.is_empty() => continue,
                            Kind::Choice(choices) => json!(self.random.pick(&choices)),
                        };
                        facts.insert(name, test);
                    }
                    if !facts.is_empty() {
                        fields.insert("facts".to_owned(), Value::Object(facts));
                    }
                }
                21 | 22 => _ = fields.insert("not".to_owned(), self.matcher(depth + 1, remedies)),
                _ => {}
            }
        }
        Value::Object(fields)
    }

    fn event_reference(&mut self) -> Value {
        let names = self.names;
        let event = if self.random.chance(55) { "delivered" } else { self.random.pick(&names.events).as_str() };
        if self.random.chance(60) {
            return json!(event);
        }
        let mut reference = json!({ "event": event });
        if self.random.chance(35) {
            reference["parcel"] = json!(self.random.pick(&["first", "last"]));
        }
        if self.random.chance(35) {
            reference["orLater"] = json!(self.random.pick(&names.events));
        }
        if self.random.chance(35) {
            reference["plus"] = json!(self.random.pick(&["P3D", "P7D", "P1M", "PT12H"]));
        }
        reference
    }

    fn from(&mut self) -> Value {
        if self.random.chance(75) {
            return self.event_reference();
        }
        let count = self.random.between(1, 3);
        (0..count).map(|_| self.event_reference()).collect()
    }

    /// A length, and a mode that it fits.
    fn length(&mut self) -> (Value, Option<&'static str>) {
        let days = *self.random.pick(&["P1D", "P3D", "P7D", "P14D", "P14D", "P30D", "P30D", "P60D", "P2W", "P90D"]);
        let months = *self.random.pick(&["P1M", "P2M", "P6M", "P1Y", "P2Y", "P1M2D", "P1Y6M"]);
        let hours = *self.random.pick(&["PT24H", "PT48H", "P1DT12H", "PT30M", "P2D"]);
        let (length, modes): (&str, &[&str]) = match self.random.below(10) {
            0..=4 => (days, &["days_after", "days_beginning_with", "business_days_after"]),
            5..=7 => (months, &["months_same_date", "months_from_next_day", "months_beginning_with"]),
            8 => (hours, &["elapsed"]),
            _ => return (json!("unlimited"), None),
        };
        let must = length == hours;
        let mode = (must || self.random.chance(50)).then(|| *self.random.pick(modes));
        (json!(length), mode)
    }

    pub fn window(&mut self, depth: usize) -> Value {
        let mut window = Map::new();
        if self.random.chance(65) {
            window.insert("from".to_owned(), self.from());
        }
        if self.random.chance(10) {
            window.insert("until".to_owned(), json!(self.date()));
        } else {
            let (length, count) = self.length();
            window.insert("length".to_owned(), length);
            if let Some(count) = count {
                window.insert("count".to_owned(), json!(count));
            }
        }
        let names = self.names;
        if self.random.chance(15) {
            window.insert("opens".to_owned(), json!(self.random.pick(&names.events)));
        }
        if self.random.chance(8) {
            window.insert("then".to_owned(), json!(self.random.pick(&["P7D", "P1M", "P12M"])));
        }
        if self.random.chance(14) {
            window.insert("extendedBy".to_owned(), json!([self.random.pick(&EXTENSIONS)]));
        }
        if self.random.chance(8) {
            window.insert("timeZone".to_owned(), json!(self.random.pick(&ZONES)));
        }
        if self.random.chance(15) {
            window.insert("rollOver".to_owned(), json!(self.random.pick(&["legal", "legal", "none"])));
        }
        if self.random.chance(3) {
            window.insert("hours".to_owned(), json!("Mo-Fr 08:30-17:30; Sa 09:00-12:00"));
        }
        if depth < 2 {
            for field in ["within", "atMost", "atLeast"] {
                if self.random.chance(9) {
                    window.insert(field.to_owned(), self.window(depth + 1));
                }
            }
        }
        Value::Object(window)
    }

    fn requirements(&mut self) -> Value {
        let names = self.names;
        let mut found = Vec::new();
        for code in self.random.some(&names.codes, 2) {
            found.push(match self.random.below(3) {
                0 => json!(code),
                1 => json!({ "kind": "evidence", "code": code }),
                _ => json!({ "kind": self.random.pick(&["proof", "action"]), "code": code }),
            });
        }
        json!(found)
    }

    /// A rule that grants, or one that excludes.
    pub fn rule(&mut self, id: &str, grants: bool) -> Value {
        let mut rule = json!({ "id": id });
        // The few that shops mostly grant meet each other more often.
        let many = self.random.chance(25);
        let few = ["refund", "exchange", "repair"];
        rule[if grants { "grants" } else { "excludes" }] =
            json!(if many { self.random.some(&REMEDIES, 4) } else { self.random.some(&few, 2) });
        if self.random.chance(if grants { 75 } else { 90 }) {
            rule["when"] = self.matcher(0, true);
        }
        if !grants {
            return rule;
        }
        rule["window"] = self.window(0);
        if self.random.chance(13) {
            rule["decidedBy"] = json!("inspection");
        }
        if self.random.chance(15) {
            rule["requires"] = self.requirements();
        }
        if self.random.chance(8) {
            rule["steps"] = json!(["send_goods_back"]);
            rule["notes"] = json!(["keep_packaging"]);
        }
        if self.random.chance(15) {
            rule["citation"] = json!({ "article": "Terms 7" });
        }
        if self.random.chance(30) {
            let mut refund = json!({ "methods": ["original"], "dueDays": 14 });
            if self.random.coin() {
                refund["shipping"] = json!(self.random.pick(&["refunded", "kept"]));
            }
            if self.random.coin() {
                refund["promotions"] = json!(self.random.pick(&["resettled", "kept"]));
            }
            rule["refund"] = refund;
        }
        if self.random.chance(8) && rule["grants"].as_array().is_some_and(|list| list.contains(&json!("exchange"))) {
            let names = self.names;
            rule["exchange"] = json!({ "keeps": self.names(&names.properties, 2) });
        }
        rule
    }

    pub fn season(&mut self, id: &str, granting: &[String]) -> Value {
        let names = self.names;
        let event = if self.random.chance(70) { "ordered" } else { self.random.pick(&names.events).as_str() };
        let mut season = json!({ "id": id, "rules": self.random.some(granting, 3), "event": event });
        let (from, to) = (self.season_day(), self.season_day());
        let dated = |day: &str| !day.starts_with('-');
        let (from, to) = match (dated(&from), dated(&to)) {
            (true, true) if to < from => (to, from),
            (true, true) | (false, false) => (from, to),
            _ => (format!("--{}", &from[from.len() - 5..]), format!("--{}", &to[to.len() - 5..])),
        };
        season["from"] = json!(from);
        season["to"] = json!(to);
        match self.random.below(4) {
            0 => {
                let (length, count) = self.length();
                season["length"] = length;
                if let Some(count) = count {
                    season["count"] = json!(count);
                }
            }
            1 => season["lastDay"] = json!(self.season_day()),
            2 => season["lastDayAtLeast"] = json!(self.season_day()),
            _ => season["closed"] = json!(true),
        }
        if self.random.chance(50) {
            season["when"] = self.matcher(0, false);
        }
        season
    }

    fn fee(&mut self) -> Value {
        let kind = *self.random.pick(&["restocking", "handling", "use", "depreciation"]);
        let percent = *self.random.pick(&["10", "5", "12.5", "100", "0.5", "33.333333"]);
        let amount = self.currency.as_deref().map(|currency| match currency {
            "JPY" | "KRW" => "5",
            "KWD" => "1.125",
            _ => *self.random.pick(&["4.95", "10", "0.01"]),
        });
        let mut fee = json!({ "kind": kind });
        match (self.random.below(5), amount) {
            (0 | 1, Some(amount)) => {
                fee["amount"] = json!(amount);
                if self.random.coin() {
                    fee["per"] = json!(self.random.pick(&["item", "request"]));
                }
            }
            (2 | 3, _) => {
                fee["percent"] = json!(self.random.pick(&["0.5", "0.25", "1", "10"]));
                if self.random.chance(65) {
                    let names = self.names;
                    fee["per"] = json!("day");
                    fee["from"] = json!(if self.random.chance(70) {
                        "delivered"
                    } else {
                        self.random.pick(&names.events).as_str()
                    });
                    if self.random.chance(40) {
                        fee["less"] = json!(self.random.pick(&EXTENSIONS));
                    }
                } else {
                    fee["per"] = json!("thousand_kilometres");
                }
            }
            _ => {
                fee["percent"] = json!(percent);
                if self.random.coin() {
                    fee["per"] = json!(self.random.pick(&["item", "request"]));
                }
                if self.random.chance(20) {
                    fee["of"] = json!("paid");
                }
            }
        }
        fee
    }

    pub fn cost(&mut self, id: &str, granting: &[String]) -> Value {
        let mut cost = json!({ "id": id });
        if self.random.chance(40) {
            cost["rules"] = json!(self.random.some(granting, 2));
        }
        if self.random.chance(60) {
            cost["when"] = self.matcher(0, true);
        }
        let which = self.random.below(6);
        if which < 3 {
            cost["shippingPaidBy"] = json!(self.random.pick(&["seller", "buyer"]));
        }
        if which == 1 || which > 2 {
            cost["fee"] = self.fee();
        }
        if which == 2 || which == 5 {
            cost["bonus"] = self.fee();
        }
        cost
    }

    pub fn warranty(&mut self, id: &str, earlier: Option<&str>) -> Value {
        let names = self.names;
        let mut warranty = json!({ "id": id, "covers": self.random.some(&["repair", "replacement", "refund"], 2) });
        warranty["window"] = self.window(1);
        if self.random.chance(30) {
            warranty["by"] = json!(self.random.pick(&["maker", "shop"]));
        }
        if self.random.chance(45) {
            warranty["when"] = self.matcher(0, false);
        }
        if self.random.chance(25) {
            warranty["part"] = json!(self.random.pick(&names.parts));
        }
        if self.random.chance(25) {
            warranty["bears"] = json!(self.random.some(&["parts", "labour", "travel"], 3));
        }
        if let Some(earlier) = earlier.filter(|_| self.random.chance(35)) {
            warranty["after"] = json!(earlier);
        }
        if self.random.chance(25) {
            warranty["limits"] = json!([{ "unit": self.random.pick(&["kilometres", "hours", "cycles"]), "cap": self.random.pick(&[100, 1000, 20_000]) }]);
        }
        if self.random.chance(20) {
            warranty["extendedBy"] = json!([self.random.pick(&EXTENSIONS)]);
        }
        if self.random.chance(15) {
            warranty["registration"] = json!({ "required": self.random.coin(), "window": self.window(2) });
            if self.random.coin() {
                warranty["registration"]["then"] = json!({ "length": "P3Y" });
            }
        }
        if self.random.chance(12) {
            warranty["transfer"] = json!({ "kept": true });
            if self.random.coin() {
                warranty["transfer"]["window"] = json!({ "length": "P30D" });
            }
        }
        if self.random.chance(15) {
            warranty["requires"] = self.requirements();
        }
        if self.random.chance(15) {
            warranty["expiring"] = json!("P14D");
        }
        warranty
    }

    pub fn fault_terms(&mut self, id: &str) -> Value {
        let names = self.names;
        let mut terms = json!({ "id": id, "charge": self.random.pick(&["free", "shared", "paid"]) });
        if terms["charge"] == "shared" && self.random.coin() {
            terms["buyerPercent"] = json!("50");
        }
        if self.random.coin() {
            terms["items"] = json!(self.random.some(&["parts", "labour", "travel"], 2));
        }
        if self.random.coin() {
            terms["causes"] = self.names(&names.causes, 3);
        }
        if self.random.chance(25) {
            terms["requests"] = self.names(&names.requests, 2);
        }
        if self.random.chance(25) {
            terms["parts"] = self.names(&names.parts, 2);
        }
        if self.random.chance(30) {
            terms["covered"] = json!(self.random.coin());
        }
        if self.random.coin() {
            terms["when"] = self.matcher(0, false);
        }
        terms
    }

    pub fn presumption(&mut self, id: &str) -> Value {
        let mut presumption =
            json!({ "id": id, "on": self.random.pick(&["seller", "buyer"]), "window": self.window(1) });
        if self.random.chance(55) {
            presumption["when"] = self.matcher(0, false);
        }
        presumption
    }

    fn promise(&mut self, id: &str) -> Value {
        let mut promise =
            json!({ "id": id, "kind": self.random.pick(&["first_response", "refund_paid"]), "window": self.window(1) });
        if self.random.coin() {
            promise["when"] = self.matcher(0, false);
        }
        promise
    }

    fn fact_declarations(&self) -> Value {
        let declared = |kind: &Kind| match kind {
            Kind::Boolean => json!({ "type": "boolean" }),
            Kind::Number => json!({ "type": "number" }),
            Kind::Choice(choices) => json!({ "type": "choice", "choices": choices }),
        };
        Value::Object(self.names.facts.iter().map(|(name, kind)| (name.clone(), declared(kind))).collect())
    }

    fn assume(&mut self) -> Value {
        let names = self.names;
        let mut assume = json!({});
        for (field, list) in [
            ("channel", &names.channels),
            ("country", &names.countries),
            ("seller", &names.sellers),
            ("paymentMethod", &names.payments),
        ] {
            if self.random.coin() {
                assume[field] = json!(self.random.pick(list));
            }
        }
        if self.random.chance(60) {
            assume["buyer"] = json!({ "consumer": self.random.chance(80) });
            if self.random.coin() {
                assume["buyer"]["tier"] = json!(self.random.pick(&names.tiers));
            }
        }
        assume
    }

    /// What holds for a document as a whole.
    fn frame(&mut self, document: &mut Value, often: usize) {
        let names = self.names;
        if self.random.chance(often) {
            document["assume"] = self.assume();
        }
        if self.random.chance(often / 2) {
            document["countries"] = self.names(&names.countries, 4);
        }
        if self.random.chance(often / 2) {
            let event = if self.random.chance(75) { "ordered" } else { self.random.pick(&names.events).as_str() };
            document["appliesTo"] = json!({ "event": event, "from": "2025-03-01" });
            if self.random.coin() {
                document["appliesTo"]["to"] = json!("2026-11-30");
            }
        }
        if self.random.chance(often / 2) {
            document["acceptLate"] = json!(self.random.pick(&["PT15M", "P2D", "PT36H"]));
        }
        if self.random.chance(often) {
            document["returnTogether"] = json!(self.random.some(&["sets", "gifts"], 2));
        }
        if self.random.chance(often) {
            let mut window = json!({});
            if self.random.coin() {
                window["from"] = self.from();
            }
            if self.random.coin() {
                window["length"] = json!("P14D");
            }
            if self.random.chance(30) {
                window["count"] =
                    json!(self.random.pick(&["days_beginning_with", "months_from_next_day", "business_days_after"]));
            }
            document["defaults"] = json!({ "window": window });
        }
        if self.random.chance(often) {
            document["calendar"] = json!(self.random.pick(&CALENDARS));
        }
        if self.random.chance(often / 2) {
            document["events"] = json!(["handover", "transferred", "transfer_registered"]);
        }
    }

    /// Adds entries of every list.
    fn entries(&mut self, document: &mut Value, most: i64, prefix: &str) {
        let lists = ["rules", "seasons", "costs", "warranties", "faultTerms", "presumptions", "serviceLevels"];
        for list in lists {
            if !document[list].is_array() {
                document[list] = json!([]);
            }
        }
        let mut rules = Vec::new();
        for place in 0..self.random.between(if most > 4 { 2 } else { 0 }, most) {
            let grants = self.random.chance(if place == 0 { 100 } else { 82 });
            rules.push(self.rule(&format!("{prefix}r{place}"), grants));
        }
        push_all(document, "rules", rules);
        let granting = granting(document);
        if granting.is_empty() {
            return;
        }
        if self.random.chance(45) {
            for place in 0..self.random.between(1, 2) {
                let target = self.random.below(document["rules"].as_array().map_or(0, Vec::len));
                let rule = &mut document["rules"][target];
                let of = json!(self.random.some(&granting, 2));
                // Each rule says it of others, in one of the two ways.
                let field = if rule.get("excludes").is_some() { "rules" } else { "replaces" };
                if place == 0 || self.random.coin() {
                    rule[field] = of;
                }
            }
        }
        let some = |author: &mut Self, percent: usize, most: i64| {
            if author.random.chance(percent) { author.random.between(1, most) } else { 0 }
        };
        for (list, percent, count) in [
            ("seasons", 45, 4),
            ("costs", 60, 4),
            ("warranties", 55, 3),
            ("faultTerms", 25, 3),
            ("presumptions", 35, 3),
            ("serviceLevels", 12, 2),
        ] {
            let mut made: Vec<Value> = Vec::new();
            for place in 0..some(self, percent, count) {
                let id = format!("{prefix}{}{place}", &list[..2]);
                made.push(match list {
                    "seasons" => self.season(&id, &granting),
                    "costs" => self.cost(&id, &granting),
                    "warranties" => {
                        let earlier = made.last().and_then(|entry| entry["id"].as_str()).map(str::to_owned);
                        self.warranty(&id, earlier.as_deref())
                    }
                    "faultTerms" => self.fault_terms(&id),
                    "presumptions" => self.presumption(&id),
                    _ => self.promise(&id),
                });
            }
            push_all(document, list, made);
        }
    }

    /// Lets entries have the same window or the same conditions, or nearly so: what is equal may be held once.
    fn share(&mut self, document: &mut Value) {
        for _ in 0..self.random.between(1, 4) {
            let lists = ["rules", "rules", "presumptions", "warranties", "seasons", "costs"];
            let (from_list, to) = (*self.random.pick(&lists), *self.random.pick(&lists));
            let field = if self.random.chance(65) { "window" } else { "when" };
            let place = |author: &mut Self, list: &str| {
                let count = document[list].as_array().map_or(0, Vec::len);
                author.random.below(count)
            };
            let (one, other) = (place(self, from_list), place(self, to));
            let Some(mut shared) = document[from_list].get(one).and_then(|entry| entry.get(field)).cloned() else {
                continue;
            };
            // Only rules and costs may ask for a remedy.
            if field == "when" && to != from_list && shared.to_string().contains("\"remedies\"") {
                continue;
            }
            if field == "window" && self.random.chance(35) {
                match self.random.below(5) {
                    // Days that begin with a day, and hours from its start, may end together.
                    4 => {
                        let from = shared.get("from").cloned().unwrap_or(json!("delivered"));
                        let begins = self.random.coin();
                        let counted = |begins| if begins { "days_beginning_with" } else { "elapsed" };
                        shared = json!({ "from": from, "length": "P2D", "count": counted(begins) });
                        let entry = document.get_mut(from_list).and_then(|list| list.get_mut(one));
                        if let Some(window) = entry.and_then(|entry| entry.get_mut("window")) {
                            *window = json!({ "from": from, "length": "P2D", "count": counted(!begins) });
                        }
                    }
                    0 => shared["extendedBy"] = json!([self.random.pick(&EXTENSIONS)]),
                    1 => shared["rollOver"] = json!(self.random.pick(&["legal", "none"])),
                    2 => shared["from"] = self.from(),
                    _ => shared["atLeast"] = self.window(1),
                }
            }
            let Some(entry) = document.get_mut(to).and_then(|list| list.get_mut(other)) else { continue };
            if field == "when" || entry.get("window").is_some() {
                entry[field] = shared;
            }
        }
    }

    /// Many rules that hide each other and hinge on the same facts: the search for the next change tries them all.
    fn crowd(&mut self, document: &mut Value) {
        let many = self.random.between(20, 90);
        let tests: Vec<Value> = (0..3).map(|_| self.matcher(0, false)).collect();
        let mut rules = Vec::new();
        for place in 0..many {
            let length = format!("P{}D", 1 + place / self.random.between(1, 2));
            let mut rule =
                json!({ "id": format!("crowd{place}"), "grants": ["refund"], "window": { "length": length } });
            if self.random.chance(85) {
                rule["when"] = self.random.pick(&tests).clone();
            }
            rules.push(rule);
        }
        push_all(document, "rules", rules);
    }

    fn shuffle(&mut self, document: &mut Value) {
        for list in ["rules", "seasons", "costs", "presumptions"] {
            if let Some(entries) = document.get_mut(list).and_then(Value::as_array_mut) {
                for place in (1..entries.len()).rev() {
                    entries.swap(place, self.random.below(place + 1));
                }
            }
        }
    }

    fn packs(&mut self, document: &mut Value) {
        let names = self.names;
        let chosen: Vec<&str> = match self.random.below(8) {
            0 | 1 => vec!["cn"],
            2 => vec!["cn", "cn-33"],
            3 => vec!["eu"],
            4 => vec!["eu", "de"],
            _ => self.random.some(&PACKS, 2),
        };
        let mut packs = Vec::new();
        for id in chosen {
            let mut reference = json!({ "id": id });
            if self.random.coin() {
                reference["rollOver"] = json!(self.random.pick(&["legal", "none"]));
            }
            let of = |entry: &str| {
                if entry.starts_with("cn.zhejiang.") { "cn-33" } else { entry.split('.').next().unwrap_or("") }
                    .to_owned()
            };
            let own: Vec<String> = names.doubtful.iter().filter(|entry| of(entry) == id).cloned().collect();
            if !own.is_empty() && self.random.coin() {
                reference["enable"] = json!(self.random.some(&own, 4));
            }
            packs.push(if self.random.chance(30) { json!(id) } else { reference });
        }
        document["packs"] = json!(packs);
    }

    /// A policy from nothing.
    pub fn policy(&mut self) -> Value {
        let mut document = json!({ "format": 1, "id": "shop", "version": "1", "timeZone": self.random.pick(&ZONES) });
        if let Some(currency) = &self.currency {
            document["currency"] = json!(currency);
        }
        document["categories"] = json!({ "electronics": ["phones", "audio"], "all": ["electronics", "books"] });
        document["reasons"] = json!({ "quality": ["too_loud"] });
        document["facts"] = self.fact_declarations();
        self.frame(&mut document, 35);
        let most = match self.random.below(400) {
            0 => 150,
            1 => 45,
            2..=45 => 16,
            _ => 7,
        };
        self.entries(&mut document, most, "");
        if self.random.below(500) == 0 {
            self.crowd(&mut document);
        }
        if self.random.chance(35) {
            self.share(&mut document);
        }
        if self.random.chance(25) {
            self.shuffle(&mut document);
        }
        mend(&mut document);
        document
    }

    /// Laws that no package ships, named by the document: one or two, which may have what shipped ones have not.
    pub fn own_packs(&mut self, document: &mut Value) -> Vec<Value> {
        let mut packs = Vec::new();
        for id in ["law", "land"].into_iter().take(if self.random.chance(60) { 1 } else { 2 }) {
            let zone = if self.random.coin() { "shop" } else { *self.random.pick(&ZONES) };
            let mut pack = json!({ "format": 1, "id": id, "version": "1", "timeZone": zone });
            if let Some(currency) = &self.currency {
                pack["currency"] = json!(currency);
            }
            self.frame(&mut pack, 16);
            for field in ["assume", "acceptLate", "returnTogether", "calendar"] {
                pack.as_object_mut().map(|fields| fields.remove(field));
            }
            self.entries(&mut pack, 5, &format!("{id}."));
            mend(&mut pack);
            let mut doubtful = Vec::new();
            for list in ["rules", "warranties", "presumptions"] {
                for entry in pack.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten() {
                    if self.random.chance(20) {
                        entry["confidence"] = json!(self.random.pick(&["doubtful", "fairly_sure"]));
                        doubtful.push(entry["id"].clone());
                    }
                }
            }
            // What the shop and a law say alike is told once.
            if self.random.chance(35) {
                for list in ["rules", "seasons", "presumptions"] {
                    let copied = document[list].get(0).cloned();
                    let Some(mut copied) = copied else { continue };
                    copied["id"] = json!(format!("{id}.copied-{list}"));
                    for field in ["rules", "replaces"] {
                        if list == "rules" {
                            copied.as_object_mut().map(|fields| fields.remove(field));
                        } else if list == "seasons" && field == "rules" {
                            copied["rules"] = json!([format!("{id}.copied-rules")]);
                        }
                    }
                    // What differs only by the document's own season is not the same.
                    if list == "seasons" && self.random.coin() {
                        copied = self.season(&format!("{id}.copied-{list}"), &[format!("{id}.copied-rules")]);
                        copied.as_object_mut().map(|fields| fields.remove("when"));
                        let first = document["rules"][0]["id"].clone();
                        if document["rules"][0].get("grants").is_some() {
                            document["seasons"][0]["rules"] = json!([first]);
                        }
                    }
                    if !pack[list].is_array() {
                        pack[list] = json!([]);
                    }
                    if let Some(entries) = pack[list].as_array_mut() {
                        entries.insert(0, copied);
                    }
                }
                mend(&mut pack);
            }
            let mut reference = json!({ "id": id });
            if self.random.coin() {
                reference["rollOver"] = json!("legal");
            }
            if !doubtful.is_empty() && self.random.coin() {
                reference["enable"] = json!(self.random.some(&doubtful, 3));
            }
            if !document["packs"].is_array() {
                document["packs"] = json!([]);
            }
            push_all(document, "packs", vec![reference]);
            packs.push(pack);
        }
        packs
    }

    /// A policy that exists, with less or more or something else in it.
    pub fn changed(&mut self, base: &Value) -> Value {
        let mut document = base.clone();
        let long = document["rules"].as_array().map_or(0, Vec::len);
        // Own calendars and laws are not at hand here.
        for field in ["calendar", "packs"] {
            document.as_object_mut().map(|fields| fields.remove(field));
        }
        if long > 10 && self.random.chance(80) {
            let keep = 4 + self.random.below(8);
            if let Some(rules) = document["rules"].as_array_mut() {
                while rules.len() > keep {
                    let place = self.random.below(rules.len());
                    rules.remove(place);
                }
            }
        }
        if self.random.chance(60) {
            self.packs(&mut document);
        }
        if self.random.chance(20) {
            document["timeZone"] = json!(self.random.pick(&ZONES));
        }
        self.frame(&mut document, 12);
        for _ in 0..self.random.between(0, 5) {
            self.change_one(&mut document);
        }
        if self.random.chance(75) {
            self.entries(&mut document, 4, "new-");
        }
        if self.random.chance(35) {
            self.share(&mut document);
        }
        if self.random.chance(25) {
            self.shuffle(&mut document);
        }
        mend(&mut document);
        document
    }

    fn change_one(&mut self, document: &mut Value) {
        let list = *self.random.pick(&["rules", "rules", "rules", "seasons", "costs", "warranties", "presumptions"]);
        let count = document[list].as_array().map_or(0, Vec::len);
        if count == 0 {
            return;
        }
        let place = self.random.below(count);
        let what = self.random.below(9);
        if what == 0 {
            document[list].as_array_mut().map(|entries| entries.remove(place));
            return;
        }
        let remedies = matches!(list, "rules" | "costs");
        let entry = &mut document[list][place];
        match what {
            1 | 2 if entry.get("window").is_some() => {
                let (length, count) = self.length();
                let window = entry["window"].as_object_mut();
                if let Some(window) = window {
                    window.remove("until");
                    window.remove("count");
                    window.insert("length".to_owned(), length);
                    if let Some(count) = count {
                        window.insert("count".to_owned(), json!(count));
                    }
                }
            }
            3 if entry.get("window").is_some() => entry["window"] = self.window(0),
            4 => entry["when"] = self.matcher(0, remedies),
            5 => entry["when"] = json!({ "not": entry.get("when").cloned().unwrap_or(json!({})) }),
            6 => {
                let more = self.matcher(0, remedies);
                if entry.get("when").is_none() {
                    entry["when"] = json!({});
                }
                for (field, test) in more.as_object().into_iter().flatten() {
                    entry["when"][field] = test.clone();
                }
            }
            7 if list == "rules" && entry.get("grants").is_some() => {
                let grants = entry["grants"].clone();
                *entry = self.rule(entry["id"].as_str().unwrap_or("r"), true);
                entry["grants"] = grants;
            }
            8 if list == "rules" && entry.get("grants").is_some() => entry["decidedBy"] = json!("inspection"),
            _ => {
                entry.as_object_mut().map(|fields| fields.remove("when"));
            }
        }
    }

    /// Puts fields into a document that no version knows.
    pub fn blur(&mut self, document: &mut Value) {
        let count = document["rules"].as_array().map_or(0, Vec::len);
        for _ in 0..self.random.between(1, 2) {
            let place = self.random.below(count);
            let Some(rule) = document.get_mut("rules").and_then(|rules| rules.get_mut(place)) else { return };
            match self.random.below(4) {
                0 => rule["novelty"] = json!(true),
                1 if rule.get("window").is_some() => rule["window"]["novelty"] = json!("P7D"),
                2 => rule["when"] = json!({ "not": { "novelty": 1, "reasons": ["changed_mind"] } }),
                _ => {
                    if rule.get("when").is_none() {
                        rule["when"] = json!({});
                    }
                    rule["when"]["novelty"] = json!(["x"]);
                }
            }
        }
    }
}

fn push_all(document: &mut Value, list: &str, entries: Vec<Value>) {
    if let Some(all) = document[list].as_array_mut() {
        all.extend(entries);
    }
}

/// The ids of the rules that grant something.
fn granting(document: &Value) -> Vec<String> {
    let rules = document["rules"].as_array().into_iter().flatten();
    rules
        .filter(|rule| rule.get("grants").is_some())
        .filter_map(|rule| rule["id"].as_str().map(str::to_owned))
        .collect()
}

/// Takes out references to what is no longer there.
fn mend(document: &mut Value) {
    let granting = granting(document);
    for (list, field) in [("rules", "rules"), ("rules", "replaces"), ("seasons", "rules"), ("costs", "rules")] {
        let Some(entries) = document.get_mut(list).and_then(Value::as_array_mut) else { continue };
        entries.retain_mut(|entry| {
            let own = entry["id"].clone();
            let Some(names) = entry.get_mut(field).and_then(Value::as_array_mut) else { return true };
            let is_known = |name: &Value| name.as_str().is_some_and(|name| granting.iter().any(|known| known == name));
            names.retain(|name| is_known(name) && (field != "replaces" || *name != own));
            if !names.is_empty() {
                return true;
            }
            entry.as_object_mut().map(|fields| fields.remove(field));
            // A season is for rules of its own, and for no others.
            list != "seasons"
        });
    }
    let warranties: Vec<Value> =
        document["warranties"].as_array().into_iter().flatten().map(|warranty| warranty["id"].clone()).collect();
    for warranty in document.get_mut("warranties").and_then(Value::as_array_mut).into_iter().flatten() {
        if warranty.get("after").is_some_and(|after| !warranties.contains(after)) {
            warranty.as_object_mut().map(|fields| fields.remove("after"));
        }
    }
    for list in ["rules", "seasons", "costs", "warranties", "faultTerms", "presumptions", "serviceLevels"] {
        if document.get(list).is_some_and(|list| list.is_null() || list.as_array().is_some_and(Vec::is_empty)) {
            document.as_object_mut().map(|fields| fields.remove(list));
        }
    }
}
