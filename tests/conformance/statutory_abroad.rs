//! Rows about other countries than China, asked of the packs as they are shipped: every number comes from them. A
//! row's names are turned into this project's, and what its rule says of the order becomes a fact of the line.

use serde_json::{Map, Value, json};

use super::adopted::{Wants, ask};
use super::desk::Desk;
use super::files::shipped;

/// The difference between a row and the answer; nothing if the rule is none of these countries.
pub fn run_row(rule: &str, given: &Value, expect: &Value, desk: &dyn Desk) -> Option<Option<String>> {
    let case = Case { given, expect, desk, law: law(rule, &given["timezone"])? };
    let mut wants = Wants::default();
    match rule {
        "eu.withdrawal_14d"
        | "eu.withdrawal_not_informed"
        | "uk.cancel_14d"
        | "uk.cancel_not_informed"
        | "uk.cancel_informed_late"
        | "kr.withdraw_7d"
        | "tw.rescind_7d"
        | "tw.rescind_not_informed_4m"
        | "us.ftc_cooling_off_3bd"
        | "us.no_reason_return"
        | "au.unsolicited_10bd"
        | "sg.direct_sale_5wd" => case.right(rule, "changed_mind", "refund", &mut wants),
        "kr.withdraw_misdescribed" => case.right(rule, "not_as_described", "refund", &mut wants),
        "uk.short_term_reject_30d" | "uk.short_term_reject_30d.waiting" => {
            case.right(rule, "defective", "refund", &mut wants);
        }
        "de.limitation_475e3" | "de.limitation_475e4" => case.right(rule, "defective", "repair", &mut wants),
        "eu.legal_guarantee" | "eu.repair_extension_12m" | "fr.repair_extension_6m" | "qc.good_working_order" => {
            case.coverage(&mut wants);
        }
        "eu.burden_of_proof" | "uk.presumption_6m" | "sg.presumption_6m" => case.burden(&mut wants),
        "eu.refund_14d" | "uk.ccr_refund_14d" | "kr.refund_3_business_days" | "tw.refund_15d" => {
            case.duty(rule, &mut wants);
        }
        other => panic!("{other}: no adapter"),
    }
    Some(wants.difference())
}

/// The packs that a shop of the place names, with what is less than sure enabled, and the order's country.
struct Law {
    packs: &'static [&'static str],
    country: &'static str,
    enable: &'static [&'static str],
}

fn law(rule: &str, zone: &Value) -> Option<Law> {
    let (packs, country, enable): (&[&str], &str, &[&str]) = match (rule.split('.').next()?, zone.as_str()) {
        ("eu" | "de", Some("Europe/Berlin")) => (&["eu", "de"], "DE", &["eu.repair_extension_12m"]),
        ("eu" | "fr", Some("Europe/Paris")) => (&["eu", "fr"], "FR", &[]),
        ("eu", Some("Europe/Madrid")) => (&["eu", "es"], "ES", &["es.legal_guarantee"]),
        ("eu", Some("Europe/Dublin")) => (&["eu"], "IE", &[]),
        ("uk", _) => (&["uk"], "GB", &["uk.short_term_reject_30d.waiting"]),
        ("kr", _) => (&["kr"], "KR", &["kr.withdraw_misdescribed"]),
        ("tw", _) => (&["tw"], "TW", &["tw.rescind_not_informed_4m"]),
        ("us", _) => (&["us"], "US", &[]),
        ("au", _) => (&["au"], "AU", &["au.unsolicited_10bd"]),
        ("sg", _) => (&["sg"], "SG", &["sg.presumption_6m", "sg.direct_sale_5wd"]),
        ("qc", _) => (&["ca-qc"], "CA-QC", &["qc.good_working_order.3y", "qc.good_working_order.6y"]),
        _ => return None,
    };
    Some(Law { packs, country, enable })
}

struct Case<'a> {
    given: &'a Value,
    expect: &'a Value,
    desk: &'a dyn Desk,
    law: Law,
}

impl Case<'_> {
    /// The packs under a shop of the row's zone and calendar, with the rules that it adds.
    fn load(&self, shop_rules: Value) -> Value {
        let document = |kind: &str, id: &str| -> Value { serde_json::from_str(shipped(kind, id)).expect("a document") };
        let packs: Vec<Value> = self.law.packs.iter().map(|id| document("packs", id)).collect();
        // A last day rolls where the row says by which calendar, unless it says that none does.
        let zone = self.given["timezone"].as_str().unwrap_or("UTC");
        let (calendar, rolls) = match (self.given["holiday_calendar"].as_str(), zone) {
            (Some(named), _) => (Some(named.to_lowercase()), true),
            (None, "Australia/Melbourne") => (Some("au-vic".to_owned()), false),
            (None, "Australia/Sydney") => (Some("au-nsw".to_owned()), false),
            (None, _) => (None, false),
        };
        let references: Vec<Value> = self
            .law
            .packs
            .iter()
            .map(|id| {
                let roll_over = if rolls { "legal" } else { "none" };
                json!({ "id": id, "rollOver": roll_over, "enable": self.law.enable })
            })
            .collect();
        let named = packs.iter().filter_map(|pack| pack["calendar"].as_str().map(str::to_owned));
        let mut calendars: Vec<String> = named.chain(calendar.clone()).collect();
        calendars.dedup();
        let calendars: Vec<Value> = calendars.iter().map(|id| document("calendars", id)).collect();
        let mut shop = json!({
            "format": 1, "id": "t", "version": "1", "timeZone": zone, "countries": [self.law.country],
            "packs": references, "rules": shop_rules,
            "assume": { "channel": self.given["channel"].as_str().unwrap_or("online"), "buyer": { "consumer": true } },
        });
        if let Some(calendar) = calendar {
            shop["calendar"] = json!(calendar);
        }
        if self.given["channel"].is_null() && matches!(self.law.country, "AU" | "SG") {
            shop["assume"]["channel"] = json!("door_to_door");
        }
        json!({ "document": shop, "packs": packs, "calendars": calendars })
    }

    fn line(&self) -> Value {
        let mut events = Map::new();
        let mut line = json!({ "quantity": 1 });
        for (name, at) in self.given["events"].as_object().into_iter().flatten() {
            let ours = match name.as_str() {
                "received" | "supplied" | "received_by_neighbour_named_by_shopper" => "delivered",
                "concluded" | "contract" | "sale" | "agreement_made" => "ordered",
                "handed_over_by_neighbour" => continue,
                "repaired" => {
                    line["repairs"] = json!([{ "from": at, "to": at }]);
                    continue;
                }
                other => other,
            };
            if at.is_array() {
                line["deliveries"] = at.clone();
            } else {
                events.insert(ours.to_owned(), at.clone());
            }
        }
        if let (Some(from), Some(to)) = (events.get("repair_requested"), events.get("repaired_goods_received")) {
            line["repairs"] = json!([{ "from": from, "to": to }]);
        }
        if self.given["contract"] == json!("goods_regular") {
            line["tags"] = json!(["regular_delivery"]);
        }
        if let Some(product) = self.given.get("product") {
            line["categories"] = json!([product]);
        }
        if let Some(amount) = self.given.get("amount") {
            line["orderTotal"] = json!({ "decimal": amount, "currency": "USD" });
        }
        line["events"] = Value::Object(events);
        line
    }

    /// The instants at which the row says whether it is open; of a row that gives none, the last second and the end.
    fn checks(&self) -> Vec<(Value, bool)> {
        if let Some(checks) = self.expect["checks"].as_array() {
            return checks.iter().map(|check| (check["at"].clone(), check["open"] == json!(true))).collect();
        }
        let Some(closes) = self.expect["closes_at_utc"].as_str() else { return Vec::new() };
        let end = chrono::DateTime::parse_from_rfc3339(closes).expect("an instant");
        vec![(json!(end.timestamp_millis() - 1000), true), (json!(closes), false)]
    }

    fn ask(&self, call: &str, load: &Value, question: Value) -> Value {
        let answer = ask(self.desk, call, load, question);
        assert_eq!(answer["ok"], json!(true), "{answer}");
        answer["value"].clone()
    }

    /// What the packs together answer for one reason and one remedy.
    fn right(&self, rule: &str, reason: &str, remedy: &str, wants: &mut Wants) {
        let load = self.load(json!([]));
        let mut line = self.line();
        // A row of such a rule that does not mention the information speaks of a shopper who never had it.
        if rule.contains("not_informed") && line["events"].get("informed").is_none() {
            line["events"]["informed"] = Value::Null;
        }
        let request = json!({ "reason": reason, "remedy": remedy });
        let question = |now: &Value| json!({ "line": line, "request": request, "now": now });
        if self.expect["statutory_right"] == json!(false) {
            let answer = self.ask("verdict", &load, question(&json!("2026-11-22T00:00:00Z")));
            return wants.equal("status", &json!("ineligible"), &answer["status"]);
        }
        for (at, open) in self.checks() {
            let answer = self.ask("verdict", &load, question(&at));
            wants.equal("status", &json!(if open { "eligible" } else { "ineligible" }), &answer["status"]);
            wants.equal("lastDay", &self.expect["last_day"], &answer["lastDay"]);
            wants.equal("closes", &self.expect["closes_at_utc"], &answer["closes"]);
        }
        if self.checks().is_empty() {
            let answer =
                self.ask("verdict", &load, question(&json!(format!("{}T06:00:00Z", text(&self.expect["last_day"])))));
            wants.equal("status", &json!("eligible"), &answer["status"]);
            wants.equal("lastDay", &self.expect["last_day"], &answer["lastDay"]);
        }
    }

    /// The legal coverage that lasts longest.
    fn coverage(&self, wants: &mut Wants) {
        let load = self.load(json!([]));
        let line = self.line();
        let ask = |now: &Value| self.ask("warranty", &load, json!({ "line": line, "now": now }));
        let longest = |answer: &Value| {
            let all = answer.as_array().cloned().unwrap_or_default();
            all.into_iter()
                .filter(|coverage| coverage["state"] != "unknown")
                .max_by_key(|coverage| coverage["lastDay"].as_str().map(str::to_owned))
                .unwrap_or(Value::Null)
        };
        if self.expect["applies"] == json!(false) {
            return wants.equal("coverages", &json!([]), &ask(&json!("2026-11-22T00:00:00Z")));
        }
        for (at, open) in self.checks() {
            let coverage = longest(&ask(&at));
            let covers = coverage["state"] == json!("active") || coverage["state"] == json!("expiring");
            wants.equal("covers", &json!(open), &json!(covers));
            wants.equal("closes", &self.expect["closes_at_utc"], &coverage["closes"]);
        }
        let answer = ask(&json!("2026-11-22T00:00:00Z"));
        wants.equal("lastDay", &self.expect["last_day"], &longest(&answer)["lastDay"]);
        if let Some(base) = self.expect.get("base_last_day") {
            wants.equal("base_last_day", base, &answer[0]["lastDay"]);
        }
    }

    /// Who has to prove, as a repair that the shop grants without end says it.
    fn burden(&self, wants: &mut Wants) {
        let load = self.load(json!([{ "id": "r", "grants": ["repair"], "window": { "length": "unlimited" } }]));
        for (at, open) in self.checks() {
            let request = json!({ "reason": "defective", "remedy": "repair" });
            let answer = self.ask("checkReturn", &load, json!({ "line": self.line(), "request": request, "now": at }));
            let options = answer["options"].as_array().expect("options");
            let shop = options.iter().find(|option| option["rule"] == json!("r")).expect("the shop's repair");
            let burden = &shop["burdenOfProof"];
            if open {
                wants.equal("on", &json!("seller"), &burden["on"]);
                wants.equal("lastDay", &self.expect["last_day"], &burden["lastDay"]);
                wants.equal("closes", &self.expect["closes_at_utc"], &burden["closes"]);
            } else {
                wants.equal("burdenOfProof", &Value::Null, burden);
            }
        }
    }

    /// By when the seller has to pay.
    fn duty(&self, rule: &str, wants: &mut Wants) {
        let load = self.load(json!([]));
        for (at, open) in self.checks() {
            let facts = json!({ "events": self.line()["events"], "country": self.law.country });
            let answer = self.ask("serviceLevels", &load, json!({ "facts": facts, "now": at }));
            let all = answer.as_array().cloned().unwrap_or_default();
            let level = all.into_iter().find(|level| level["id"] == json!(rule)).unwrap_or(answer);
            wants.equal("state", &json!(if open { "due" } else { "missed" }), &level["state"]);
            wants.equal("lastDay", &self.expect["last_day"], &level["lastDay"]);
            wants.equal("due", &self.expect["closes_at_utc"], &level["due"]);
        }
    }
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}
