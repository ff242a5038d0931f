//! What does a shopper keep of a case? Words only, in both languages, as text and as a page to print.

use std::fmt::Write;

use aftersales::types::{CaseProgress, Coverage};
use chrono::{Datelike, Timelike};
use chrono_tz::OffsetName;
use serde_json::{Value, json};

use super::app::App;
use super::catalog::{line_of, zone_of};
use super::judgement::warranties;
use super::mail::Letter;
use super::money::{money, sum};
use super::outcome::{outcome, way};
use super::words::LANGUAGES;

/// What a shopper keeps.
pub struct Acknowledgement {
    pub text: String,
    pub html: String,
}

/// The names of a page's rows that the package has no words for.
const NAMES: [[&str; 2]; 9] = [
    ["Acknowledgement of receipt", "收件确认"],
    ["About", "事项"],
    ["Number", "受理编号"],
    ["Order", "订单"],
    ["Item", "商品"],
    ["Bought", "购买时间"],
    ["Sent", "提交时间"],
    ["Received", "收到时间"],
    ["Proof (SHA-256)", "存证（SHA-256）"],
];

/// What it is, and what it is not.
const RECEIPT_ONLY: [&str; 2] = [
    "This says that we have received it. It is no decision about it yet.",
    "本确认仅表示我们已经收到，并不代表处理结果。",
];

/// The acknowledgement as a letter to the inbox that the sender named, if any.
pub fn letter(record: &Value, order: &Value, proof: &str, kept: &Acknowledgement) -> Option<Letter> {
    let number = record["number"].as_str()?;
    let name = order["shop"]["en"].as_str().unwrap_or_default();
    Some(Letter {
        id: proof.get(..32)?.to_owned(),
        to: record.pointer("/values/email")?.as_str()?.to_owned(),
        subject: format!("{name} · {} · {}: {number}", NAMES[0][0], NAMES[0][1]),
        text: kept.text.clone(),
        html: kept.html.clone(),
        is_secret: false,
    })
}

/// Writes the acknowledgement of a case by its record, with the shop's own words, what happens next, and the digest of its
/// line in the chain.
pub fn acknowledgement(app: &App, record: &Value, order: &Value, proof: &str) -> Acknowledgement {
    let progress = app.progress(record);
    let [name, translated] = LANGUAGES.map(|tag| order["shop"][tag].as_str().unwrap_or_default());
    let (mut text, mut html) = (format!("{name} · {translated}\n"), String::new());
    for (language, tag) in LANGUAGES.iter().enumerate() {
        let page = Page { app, record, order, proof, language, tag };
        let [title, ..] = NAMES;
        let (said, rows) = (page.said(progress.as_ref()), page.rows(progress.as_ref()));
        let _ = writeln!(text, "\n{}", title[language]);
        let _ = write!(html, "<section lang=\"{tag}\"><h2>{}</h2>", title[language]);
        for sentence in said {
            let _ = writeln!(text, "{sentence}");
            let _ = write!(html, "<p>{}</p>", escaped(&sentence));
        }
        html.push_str("<dl>");
        for (name, value) in rows {
            // What the sender wrote over several lines cannot pass for one of the shop's.
            let _ = writeln!(text, "{}", page.pair(&name, &value.lines().collect::<Vec<_>>().join("\n    ")));
            let _ = write!(html, "<dt>{}</dt><dd>{}</dd>", escaped(&name), escaped(&value).replace('\n', "<br>"));
        }
        html.push_str("</dl></section>");
    }
    let (name, translated) = (escaped(name), escaped(translated));
    let head = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
        <title>{name}</title><h1>{name} · <span lang=\"zh-Hans\">{translated}</span></h1>"
    );
    Acknowledgement { text, html: format!("{head}{html}</html>\n") }
}

struct Page<'a> {
    app: &'a App,
    record: &'a Value,
    order: &'a Value,
    proof: &'a str,
    language: usize,
    tag: &'a str,
}

impl Page<'_> {
    /// What the shop says with it: what to do now, an apology, and where to send the goods.
    fn said(&self, progress: Option<&CaseProgress>) -> Vec<String> {
        let spoken = |texts: Option<Value>| texts.map(|texts| self.spoken(&texts));
        let advice = progress.and_then(|progress| progress.advice.as_ref()).map(|texts| json!(texts));
        let sorry = progress.and_then(|progress| progress.acknowledgement.as_ref());
        let mut said = vec![RECEIPT_ONLY[self.language].to_owned()];
        said.extend([advice, sorry.map(|texts| json!(texts))].map(spoken).into_iter().flatten());
        if self.record["kind"] == "withdrawal" {
            said.push(self.word("ui.withdraw_statement"));
        }
        for entry in self.record["log"].as_array().into_iter().flatten() {
            if let Some(address) = entry.get("address") {
                said.push(self.pair(&self.word("case.send_to"), &self.spoken(address)));
                let by = |day| self.word("case.send_by").replace("{deadline}", &self.day(day));
                said.extend(entry["until"].as_str().map(by));
            }
        }
        said
    }

    fn rows(&self, progress: Option<&CaseProgress>) -> Vec<(String, String)> {
        let Self { record, order, language, .. } = *self;
        let name = |place: usize| NAMES[place][language].to_owned();
        let known = |field: &str| record[field].as_str().map(str::to_owned);
        let kind = known("kind").unwrap_or_default();
        let mut rows = vec![(name(1), self.say(&[format!("case.kind.{kind}")], &kind))];
        rows.extend(known("number").map(|number| (name(2), number)));
        rows.extend(known("orderId").map(|id| (name(3), id)));
        let ids = record["lineId"]
            .as_str()
            .into_iter()
            .chain(record["lineIds"].as_array().into_iter().flatten().filter_map(Value::as_str));
        for id in ids {
            rows.push((name(4), self.title(order, id)));
            rows.extend(self.answered(id));
            rows.extend(self.outcome(id));
        }
        rows.extend(self.in_all());
        rows.extend(self.warranties());
        rows.extend(known("purchasedAt").map(|at| (name(5), self.moment(&at, false))));
        for (place, field) in [(6, "declaredAt"), (7, "receivedAt")] {
            rows.extend(known(field).map(|at| (name(place), self.moment(&at, true))));
        }
        rows.push((name(8), self.proof.to_owned()));
        for (field, value) in record["values"].as_object().into_iter().flatten() {
            let label = self.app.words.say(self.language, &[format!("label.{field}.{kind}"), format!("label.{field}")]);
            let shown = self.value(field, value);
            if !self.is_told(field) && !shown.is_empty() {
                rows.extend(label.map(|label| (label.to_owned(), shown)));
            }
        }
        if let Some(department) = record["classification"]["department"].as_str() {
            let name = self.app.words.say(language, &[format!("department.{department}")]);
            rows.extend(name.map(|name| (self.word("ui.department"), name.to_owned())));
        }
        for level in progress.into_iter().flat_map(|progress| &progress.service_levels) {
            let until = match (level.last_day.as_ref(), level.due) {
                (Some(day), _) => self.day(&day.0),
                (None, Some(due)) => self.moment(&aftersales::boundary::instant_text(due), false),
                (None, None) => continue,
            };
            // What nobody has words for is no word to a shopper.
            let titled = self.app.words.title(self.language, &level.id);
            let name = titled.or_else(|| self.app.words.say(self.language, &[format!("service.{}", level.kind)]));
            rows.extend(name.map(|name| (name.to_owned(), until)));
        }
        rows
    }

    /// What a return or a withdrawal comes to for a line.
    fn outcome(&self, id: &str) -> Vec<(String, String)> {
        let Self { record, language, .. } = *self;
        let of_many = &record["decisions"][id];
        let decision = if of_many.is_null() { &record["decision"] } else { of_many };
        if decision.is_null() || !matches!(record["kind"].as_str(), Some("return" | "withdrawal")) {
            return Vec::new();
        }
        let told = |(name, value): (String, String)| (name, if is_day(&value) { self.day(&value) } else { value });
        let rows = outcome(decision, &record["values"]["remedy"], language, |code| self.word(code));
        rows.into_iter().map(told).collect()
    }

    /// The money for all lines together, where all of it is certain.
    fn in_all(&self) -> Option<(String, String)> {
        let certain = |decision| {
            let way = way(decision, &self.record["values"]["remedy"]).filter(|way| way["status"] == "open")?;
            way["refund"].get("amount")
        };
        let total = sum(self.record["decisions"].as_object()?.values().map(certain))?;
        let amount = money(&total, self.language)?;
        Some((self.word("ui.refund"), format!("{amount} {}", self.word("ui.in_all"))))
    }

    /// What covers the item, or will once it is registered.
    fn warranties(&self) -> Vec<(String, String)> {
        let told = |warranty: &Value| {
            let title = self.app.words.title(self.language, warranty["rule"].as_str()?)?;
            let state = warranty["state"].as_str()?;
            Some(match (state, warranty["lastDay"].as_str()) {
                ("active" | "expiring", Some(day)) => {
                    let sentence = self.word("coverage.says.active").replace("{deadline}", &self.day(day));
                    sentence.replace("{name}", title)
                }
                _ => self.pair(title, &self.word(&format!("coverage.{state}"))),
            })
        };
        let registered = self.registered().map(|warranties| json!(warranties));
        let warranties = registered.as_ref().unwrap_or(&self.record["warranties"]);
        let told: Vec<String> = warranties.as_array().into_iter().flatten().filter_map(told).collect();
        if told.is_empty() { Vec::new() } else { vec![(self.word("ui.coverage"), told.join("\n"))] }
    }

    /// The warranties of an item that is registered with this case.
    fn registered(&self) -> Option<Vec<Coverage>> {
        let Self { app, record, order, .. } = *self;
        let id = record["lineId"].as_str().filter(|_| record["kind"] == "registration")?;
        let mut line = line_of(order, id)?.clone();
        line["events"]["registered"] = record["declaredAt"].clone();
        let terms = app.policy_of(record)?;
        warranties(terms, &line, app.clock.now()).ok()
    }

    /// What the shopper answered about a line.
    fn answered(&self, id: &str) -> Vec<(String, String)> {
        let facts = self.record["requests"][id].pointer("/facts/condition").and_then(Value::as_object);
        let said = |(fact, value): (&String, &Value)| {
            let question = self.app.words.say(self.language, &[format!("missing.{fact}")])?;
            Some((question.to_owned(), self.word(if value.as_bool()? { "ui.yes" } else { "ui.no" })))
        };
        facts.into_iter().flatten().filter_map(said).collect()
    }

    /// What stands in a row of its own already.
    fn is_told(&self, field: &str) -> bool {
        match field {
            "lines" => true,
            "orderId" => !self.record["orderId"].is_null(),
            "product" => !self.record["lineId"].is_null(),
            "purchaseDate" => !self.record["purchasedAt"].is_null(),
            _ => false,
        }
    }

    /// A value that was filled in, in words.
    fn value(&self, field: &str, value: &Value) -> String {
        match value {
            Value::Bool(true) => self.word("ui.yes"),
            Value::Number(number) => number.to_string(),
            Value::Array(items) => items.iter().filter_map(|item| item["name"].as_str()).collect::<Vec<_>>().join("\n"),
            Value::Object(_) => money(value, self.language).unwrap_or_default(),
            Value::String(text) => {
                let families = match field {
                    "demand" | "remedy" => ["remedy", "choice"],
                    "category" => ["category", "choice"],
                    "reason" => ["reason", "choice"],
                    "refundMethod" => ["choice", "method"],
                    "handover" | "idType" | "scope" => ["choice", "reason"],
                    _ if is_day(text) => return self.day(text),
                    _ => return text.clone(),
                };
                self.say(&families.map(|family| format!("{family}.{text}")), &text.replace('_', " "))
            }
            _ => String::new(),
        }
    }

    fn word(&self, code: &str) -> String {
        self.say(&[code.to_owned()], "")
    }

    /// A name with what stands beside it; a question has its own sign.
    fn pair(&self, name: &str, value: &str) -> String {
        if name.ends_with(['?', '？']) {
            return [name, &self.word("join.sentences"), value].concat();
        }
        self.word("join.pair").replace("{name}", name).replace("{value}", value)
    }

    fn say(&self, codes: &[String], instead: &str) -> String {
        self.app.words.say(self.language, codes).unwrap_or(instead).to_owned()
    }

    /// A text, or that of the language.
    fn spoken(&self, texts: &Value) -> String {
        let by_language = texts.get(self.tag).or(texts.as_object().and_then(|texts| texts.values().next()));
        by_language.unwrap_or(texts).as_str().unwrap_or_default().to_owned()
    }

    fn title(&self, order: &Value, id: &str) -> String {
        let Some(line) = line_of(order, id) else { return id.to_owned() };
        let name = line["names"][["en", "zh"][self.language]].as_str().or(line["title"].as_str()).unwrap_or(id);
        let chosen = self.record["values"]["lines"].as_array().into_iter().flatten();
        let quantity = chosen.filter(|chosen| chosen["id"] == id).find_map(|chosen| chosen["quantity"].as_i64());
        quantity.map_or_else(|| name.to_owned(), |quantity| format!("{quantity} × {name}"))
    }

    /// A day as people write it.
    fn day(&self, text: &str) -> String {
        let Ok(day) = text.parse::<chrono::NaiveDate>() else { return text.to_owned() };
        let month = self.say(&[format!("month.{:02}", day.month())], "");
        let parts = [("{day}", day.day().to_string()), ("{month}", month), ("{year}", day.year().to_string())];
        let sentence = self.app.words.say(self.language, &["date".to_owned()]).unwrap_or("{year}-{month}-{day}");
        parts.iter().fold(sentence.to_owned(), |text, (blank, value)| text.replace(blank, value))
    }

    /// An instant by the clocks of the shop, with their zone.
    fn moment(&self, text: &str, to_the_second: bool) -> String {
        let Ok(at) = chrono::DateTime::parse_from_rfc3339(text) else { return self.day(text) };
        let zone = zone_of(self.order);
        let local = at.with_timezone(&zone);
        let day = self.day(&local.date_naive().to_string());
        let zone = match zone {
            chrono_tz::Asia::Shanghai => ["Beijing time", "北京时间"][self.language].to_owned(),
            _ => local.offset().abbreviation().unwrap_or_default().to_owned(),
        };
        let seconds = if to_the_second { format!(":{:02}", local.second()) } else { String::new() };
        format!("{day} {:02}:{:02}{seconds} {zone}", local.hour(), local.minute())
    }
}

fn is_day(text: &str) -> bool {
    text.parse::<chrono::NaiveDate>().is_ok()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
