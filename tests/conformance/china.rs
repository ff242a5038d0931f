//! Rows about mainland China, asked of the packs as they are shipped: every number comes from them. A row's names
//! are turned into this project's, and a bare fact of a row becomes the fact of the line that says the same.

mod cars;

use serde_json::{Map, Value, json};

use super::adopted::{Wants, ask, calendars};
use super::desk::Desk;
use super::files::shipped;

/// The difference between a row and the answer.
pub fn row(rule: &str, given: &Value, expect: &Value, desk: &dyn Desk) -> Option<String> {
    let case = Case { given, expect, desk };
    let mut wants = Wants::default();
    match rule {
        "cn.no_reason_7d" => case.no_reason(&mut wants),
        "cn.no_reason_7d.eligibility" => case.no_reason_eligibility(&mut wants),
        "cn.sanbao.validity" => case.validity(&mut wants),
        "cn.sanbao.remedies_by_day" => case.remedies_by_day(&mut wants),
        "cn.sanbao.phone.lost_receipt" => case.lost_receipt(&mut wants),
        "cn.sanbao.repair_too_long" => case.repair_too_long(&mut wants),
        "cn.sanbao.after_two_repairs" => case.after_two_repairs(&mut wants),
        "cn.zhejiang.sanbao.no_depreciation" => case.no_depreciation(&mut wants),
        "cn.zhejiang.sanbao.total_repair_days" => case.total_repair_days_of_zhejiang(&mut wants),
        "cn.zhejiang.sanbao.return_7d_from_delivery" => case.return_from_delivery(&mut wants),
        "cn.burden_of_proof_6m" => case.burden_of_proof(&mut wants),
        "cn.car.start" | "cn.car.restart_after_exchange" => case.car_terms(&mut wants),
        "cn.car.validity" => case.car_validity(&mut wants),
        "cn.car.powertrain_60d_3000km" => case.powertrain(&mut wants),
        "cn.car.total_repair_days" => case.total_repair_days(&mut wants),
        "cn.car.same_fault_count" => case.same_fault(&mut wants),
        "cn.car.use_compensation" => case.use_compensation(&mut wants),
        "cn.car.reply_and_finish" => {
            case.duty("cn.car.reply_and_finish.reply", "reply_last_day", &mut wants);
            case.duty("cn.car.reply_and_finish.finish", "finish_last_day", &mut wants);
        }
        "cn.refusal_presumption_15d" | "cn.complaint.accept_7wd" | "cn.complaint.mediation_end" => {
            case.duty(rule, "last_day", &mut wants);
        }
        other => panic!("{other}: no adapter"),
    }
    wants.difference()
}

struct Case<'a> {
    given: &'a Value,
    expect: &'a Value,
    desk: &'a dyn Desk,
}

/// The packs under a shop that promises nothing itself.
fn load(roll_over: &Value, zhejiang: bool) -> Value {
    let pack = |id: &str| -> Value { serde_json::from_str(shipped("packs", id)).expect("a pack") };
    let enable = ["cn.complaint.mediation_end"];
    let roll_over = if roll_over.is_null() { json!("none") } else { roll_over.clone() };
    let mut references = vec![json!({ "id": "cn", "rollOver": roll_over, "enable": enable })];
    let mut packs = vec![pack("cn")];
    if zhejiang {
        references.push(json!({ "id": "cn-33", "rollOver": roll_over }));
        packs.push(pack("cn-33"));
    }
    json!({ "document": {
        "format": 1, "id": "t", "version": "1", "timeZone": "Asia/Shanghai", "countries": ["CN"], "currency": "CNY",
        "packs": references, "assume": { "channel": "online" },
    }, "packs": packs, "calendars": calendars() })
}

/// Events by this project's names.
fn events(given: &Value) -> Map<String, Value> {
    let named = |name: &str| match name {
        "signed_for" | "received" => "delivered".to_owned(),
        "sold" => "ordered".to_owned(),
        "invoice" => "invoiced".to_owned(),
        "factory_date" => "manufactured".to_owned(),
        other => other.to_owned(),
    };
    given["events"].as_object().into_iter().flatten().map(|(name, at)| (named(name), at.clone())).collect()
}

fn repairs(given: &Value) -> Vec<Value> {
    let visits = given["repairs"].as_array().cloned().unwrap_or_default();
    visits.iter().map(|visit| json!({ "from": visit["sent"], "to": visit["returned"], "fixed": false })).collect()
}

impl Case<'_> {
    fn ask(&self, call: &str, load: &Value, question: Value) -> Value {
        ask(self.desk, call, load, question)["value"].clone()
    }

    fn option(&self, load: &Value, question: Value, id: &str) -> Value {
        let answer = self.ask("checkReturn", load, question);
        let options = answer["options"].as_array().cloned().unwrap_or_default();
        let found = options.into_iter().find(|option| option["id"] == json!(id));
        found.unwrap_or_else(|| json!({ "absent": answer }))
    }

    fn closed(&self, load: &Value, question: Value, id: &str) -> Value {
        let answer = self.ask("checkReturn", load, question);
        let closed = answer["closed"].as_array().cloned().unwrap_or_default();
        let found = closed.into_iter().find(|option| option["id"] == json!(id));
        found.unwrap_or_else(|| json!({ "absent": answer }))
    }

    fn coverage(&self, load: &Value, line: &Value, now: &Value, id: &str) -> Value {
        let answer = self.ask("warranty", load, json!({ "line": line, "now": now }));
        let found = answer.as_array().into_iter().flatten().find(|coverage| coverage["id"] == json!(id));
        found.cloned().unwrap_or_else(|| json!({ "absent": answer }))
    }

    /// Compares the last day, the closing, and the checks on both sides of it.
    fn window(&self, load: &Value, line: &Value, request: &Value, id: &str, wants: &mut Wants) {
        for check in self.expect["checks"].as_array().expect("checks") {
            let question = json!({ "line": line, "request": request, "now": check["at"] });
            let open = check["open"] == json!(true);
            let found = if open { self.option(load, question, id) } else { self.closed(load, question, id) };
            wants.equal("lastDay", &self.expect["last_day"], &found["lastDay"]);
            wants.equal("closes", &self.expect["closes_at_utc"], &found["closes"]);
        }
    }

    fn no_reason(&self, wants: &mut Wants) {
        let load = load(&self.given["options"]["rollover"], false);
        let line = json!({ "quantity": 1, "events": events(self.given) });
        let request = json!({ "reason": "changed_mind" });
        let id = "cn.no_reason_7d/refund";
        if self.expect["rollover_status"] != json!("calendar_unknown") {
            return self.window(&load, &line, &request, id, wants);
        }
        let now = &self.given["events"]["signed_for"];
        let option = self.option(&load, json!({ "line": line, "request": request, "now": now }), id);
        wants.equal("lastDay", &self.expect["last_day_before_rollover"], &option["lastDay"]);
        wants.equal("notes", &json!(["calendar_not_covering"]), &option["notes"]);
    }

    fn no_reason_eligibility(&self, wants: &mut Wants) {
        let product = &self.given["product"];
        let mut line = json!({ "quantity": 1, "categories": [product["category"]], "events": events(self.given),
            "condition": {}, "facts": {} });
        for (theirs, part, ours) in [
            ("opened", "condition", "opened"),
            ("activated", "facts", "activated"),
            ("confirmed_at_purchase", "facts", "confirmedAtPurchase"),
        ] {
            if let Some(value) = product.get(theirs) {
                line[part][ours] = value.clone();
            }
        }
        if let Some(broken) = product["necessary_seal_broken"].as_bool() {
            line["condition"]["sealIntact"] = json!(!broken);
        }
        let question = json!({ "line": line, "request": { "reason": "changed_mind" }, "now": self.given["at"] });
        let status = if self.expect["eligible"] == json!(true) { "eligible" } else { "ineligible" };
        wants.equal("status", &json!(status), &self.ask("verdict", &load(&json!("none"), false), question)["status"]);
    }

    fn validity(&self, wants: &mut Wants) {
        // An accessory is named behind its product.
        let product = self.given["product"].as_str().expect("a product").split('.').next().unwrap_or_default();
        let part = &self.given["part"];
        let id = match (product, part.as_str().expect("a part")) {
            ("mobile_phone", "whole_unit") => "cn.sanbao.validity.mobile_phone",
            ("micro_computer", "main_part") => "cn.sanbao.validity.micro_computer.main_part",
            ("micro_computer", _) => "cn.sanbao.validity.micro_computer",
            ("fixed_phone", _) => "cn.sanbao.validity.fixed_phone",
            ("mobile_phone", part) => match part {
                "battery" => "cn.sanbao.validity.mobile_phone.battery",
                "headset" => "cn.sanbao.validity.mobile_phone.headset",
                _ => "cn.sanbao.validity.mobile_phone.charger",
            },
            (_, "main_part") => "cn.sanbao.validity.main_part_3y",
            _ => "cn.sanbao.validity.whole_unit",
        };
        let load = load(&self.given["options"]["rollover"], false);
        let line = json!({ "categories": [product], "events": events(self.given), "repairs": repairs(self.given),
            "condition": { "damagedByUser": false, "tampered": false } });
        if self.expect["rollover_status"] == json!("calendar_unknown") {
            let coverage = self.coverage(&load, &line, &json!("2026-06-01T00:00:00Z"), id);
            wants.equal("lastDay", &self.expect["last_day_before_rollover"], &coverage["lastDay"]);
            wants.equal("extendedByDays", &self.expect["repair_days"], &coverage["extendedByDays"]);
            return;
        }
        for check in self.expect["checks"].as_array().expect("checks") {
            let coverage = self.coverage(&load, &line, &check["at"], id);
            let covers = coverage["state"] == json!("active") || coverage["state"] == json!("expiring");
            wants.equal("open", &check["open"], &json!(covers));
            wants.equal("lastDay", &self.expect["last_day"], &coverage["lastDay"]);
            wants.equal("closes", &self.expect["closes_at_utc"], &coverage["closes"]);
            wants.equal("extendedByDays", &self.expect["repair_days"], &coverage["extendedByDays"]);
        }
    }

    /// A line of the row's product with a fault.
    fn faulty(&self) -> Value {
        let mut line = json!({ "quantity": 1, "categories": [self.given["product"]], "events": events(self.given),
            "repairs": repairs(self.given), "condition": { "damagedByUser": false, "tampered": false }, "facts": {} });
        if let (Some(sold), None) = (line["events"].get("ordered").cloned(), line["events"].get("invoiced")) {
            // Sold over the counter, the invoice is made out at once.
            line["events"]["invoiced"] = sold;
        }
        if let Some(price) = self.given["price"].as_str() {
            line["paid"] = json!({ "decimal": price, "currency": "CNY" });
        }
        line
    }

    fn remedies_by_day(&self, wants: &mut Wants) {
        let (load, line) = (load(&self.given["options"]["rollover"], false), self.faulty());
        let question = json!({ "line": line, "request": { "reason": "defective" }, "now": self.given["at"] });
        let answer = self.ask("checkReturn", &load, question);
        let mut remedies: Vec<&str> =
            of_the_whole(&answer["options"]).filter_map(|option| option["remedy"].as_str()).collect();
        remedies.sort_unstable();
        remedies.dedup();
        wants.equal("remedies", &self.expect["remedies"], &json!(remedies));
        for (theirs, rule) in [
            ("return_last_day", "cn.sanbao.return_7d/refund"),
            ("exchange_last_day", "cn.sanbao.exchange_15d/exchange"),
        ] {
            let mut places =
                ["options", "closed"].into_iter().flat_map(|list| answer[list].as_array().into_iter().flatten());
            let found = places.find(|option| option["id"] == json!(rule)).cloned().unwrap_or_default();
            wants.equal(theirs, &self.expect[theirs], &found["lastDay"]);
        }
        let coverage = self.coverage(&load, &line, &self.given["at"], "cn.sanbao.validity.mobile_phone");
        wants.equal("validity", &self.expect["validity_last_day"], &coverage["lastDay"]);
    }

    fn lost_receipt(&self, wants: &mut Wants) {
        let mut line = self.faulty();
        line["tags"] = json!(["papers_lost"]);
        let now = json!("2025-06-01T00:00:00Z");
        let coverage = self.coverage(&load(&json!("none"), false), &line, &now, "cn.sanbao.phone.lost_receipt");
        wants.equal("start", &self.expect["validity_start"], &coverage["countedFrom"]["at"]);
        wants.equal("lastDay", &self.expect["last_day"], &coverage["lastDay"]);
        wants.equal("covers", &self.expect["remedies"], &coverage["covers"]);
    }

    fn repair_too_long(&self, wants: &mut Wants) {
        let (load, mut line) = (load(&json!("none"), false), self.faulty());
        line["facts"]["repairDelay"] = self.given["cause"].clone();
        line["repairs"] = json!([{ "from": self.given["events"]["sent_for_repair"], "to": null }]);
        let id = "cn.sanbao.repair_too_long.phone/exchange";
        let at = |date: &Value| json!(format!("{}T12:00:00+08:00", date.as_str().expect("a date")));
        let question = |now: Value| json!({ "line": line, "request": { "reason": "defective" }, "now": now });
        let before = self.closed(&load, question(at(&self.expect["last_day_without_exchange_right"])), id);
        wants.equal("before", &json!("not_yet_open"), &before["reasons"][0]["code"]);
        let after = self.option(&load, question(at(&self.expect["exchange_right_from"])), id);
        wants.equal("from", &json!("open"), &after["status"]);
    }

    fn after_two_repairs(&self, wants: &mut Wants) {
        let mut line = self.faulty();
        line["facts"]["sameModelInStock"] = json!(self.given["stock"] == json!("same_model_in_stock"));
        let now = format!("{}T12:00:00+08:00", self.given["events"]["returned"].as_str().expect("a date"));
        let question = json!({ "line": line, "request": { "reason": "defective" }, "now": now });
        let remedy = self.given["shopper_wants"].as_str().expect("a remedy");
        let load = load(&json!("none"), false);
        let option = self.option(&load, question, &format!("cn.sanbao.after_two_repairs/{remedy}"));
        wants.equal("status", &json!("open"), &option["status"]);
        match self.expect.get("refund") {
            Some(refund) => {
                wants.equal("fee", &self.expect["fee"], &option["costs"]["fees"][0]["amount"]["decimal"]);
                wants.equal("refund", refund, &option["refund"]["amount"]["decimal"]);
            }
            None => wants.equal("fees", &json!([]), &option["costs"]["fees"]),
        }
    }

    /// Two visits, of which the row says no more than that they were two.
    fn no_depreciation(&self, wants: &mut Wants) {
        let mut line = self.faulty();
        line["events"] = json!({ "delivered": "2026-01-10", "invoiced": "2026-01-10" });
        line["repairs"] = json!([
            { "from": "2026-01-20", "to": "2026-01-26", "fixed": false }, { "from": "2026-02-24", "to": "2026-03-02", "fixed": false },
        ]);
        line["facts"]["sameModelInStock"] = json!(true);
        let question =
            json!({ "line": line, "request": { "reason": "defective" }, "now": "2026-03-21T12:00:00+08:00" });
        let option = self.option(&load(&json!("none"), true), question, "cn.zhejiang.sanbao.no_depreciation/refund");
        wants.equal("fees", &json!([]), &option["costs"]["fees"]);
        wants.equal("refund", &self.given["price"], &option["refund"]["amount"]["decimal"]);
    }

    fn total_repair_days_of_zhejiang(&self, wants: &mut Wants) {
        let id = "cn.zhejiang.sanbao.total_repair_days/refund";
        let load = load(&json!("none"), true);
        let mut line = self.faulty();
        line["categories"] = json!(["refrigerator"]);
        line["events"] = json!({ "delivered": "2026-02-01" });
        for visit in line["repairs"].as_array_mut().expect("visits") {
            // Mended each time: the right that two failed repairs open is another.
            visit["fixed"] = json!(true);
        }
        let question = |line: &Value| json!({ "line": line, "request": { "reason": "defective" }, "now": "2026-06-01T12:00:00+08:00" });
        let closed = self.closed(&load, question(&line), id);
        wants.equal("not over", &json!("repairs_not_covered"), &closed["reasons"][0]["code"]);
        line["repairs"][1]["to"] = json!("2026-05-22");
        wants.equal("a day more", &json!("open"), &self.option(&load, question(&line), id)["status"]);
    }

    fn return_from_delivery(&self, wants: &mut Wants) {
        let mut line = self.faulty();
        line["categories"] = json!(["refrigerator"]);
        let request = json!({ "reason": "defective" });
        self.window(
            &load(&json!("none"), true),
            &line,
            &request,
            "cn.zhejiang.sanbao.return_7d_from_delivery/refund",
            wants,
        );
    }

    fn burden_of_proof(&self, wants: &mut Wants) {
        let load = load(&self.given["options"]["rollover"], false);
        let line = json!({ "quantity": 1, "categories": ["refrigerator"], "events": events(self.given),
            "condition": { "damagedByUser": false, "tampered": false } });
        for check in self.expect["checks"].as_array().expect("checks") {
            let question = json!({ "line": line, "request": { "reason": "defective" }, "now": check["at"] });
            let answer = self.ask("checkReturn", &load, question);
            let options = answer["options"].as_array().expect("options");
            let found: Vec<&Value> = options.iter().filter_map(|option| option.get("burdenOfProof")).collect();
            wants.equal("some option is open", &json!(true), &json!(!options.is_empty()));
            wants.equal("open", &check["open"], &json!(!found.is_empty()));
            if let Some(burden) = found.first() {
                wants.equal("lastDay", &self.expect["last_day"], &burden["lastDay"]);
                wants.equal("closes", &self.expect["closes_at_utc"], &burden["closes"]);
                wants.equal("on", &json!("seller"), &burden["on"]);
            }
        }
    }

    /// What somebody must do by a day.
    fn duty(&self, id: &str, theirs: &str, wants: &mut Wants) {
        let facts = json!({ "events": events(self.given), "categories": ["home_car"] });
        let now = json!("2026-01-01T00:00:00Z");
        let levels = self.ask("serviceLevels", &load(&json!("none"), false), json!({ "facts": facts, "now": now }));
        let levels = levels.as_array().cloned().unwrap_or_default();
        let found = levels.iter().find(|level| {
            level["id"].as_str().is_some_and(|known| known == id || known.starts_with(&format!("{id}.until")))
        });
        let found = found.cloned().unwrap_or_else(|| json!({ "absent": levels }));
        wants.equal(theirs, &self.expect[theirs], &found["lastDay"]);
        if let Some(closes) = self.expect.get("closes_at_utc") {
            wants.equal("due", closes, &found["due"]);
        }
    }
}

/// The options for the goods as a whole, which the table is about.
fn of_the_whole(options: &Value) -> impl Iterator<Item = &Value> {
    options.as_array().into_iter().flatten().filter(|option| option.get("part").is_none())
}
