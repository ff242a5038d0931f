//! More boundary cases of other systems: seasons, whole orders, exchanges, terms after a replacement, and what staff
//! may override. Each case is a small policy in this project's words; every number in it comes from the row.

mod orders;

use serde_json::{Map, Value, json};

use super::adopted::{Wants, ask};
use super::desk::Desk;
use super::files::shipped;

/// The difference between a row and the answer; `None` if the row is not among these.
pub fn row(id: &str, given: &Value, expect: &Value, desk: &dyn Desk) -> Option<Wants> {
    let mut case = Case { given, expect, desk, wants: Wants::default() };
    match id {
        "amazon-first-day" | "amazon-day-before-season" | "amazon-brand-exception" | "field-bombas-season" => {
            case.season()
        }
        "solidus-refund-not-shipped-yet" => case.refund_method(),
        "solidus-exchange-same-option" => case.exchange_variants(),
        "spree-exchange-same-variant" | "saleor-replace-deleted-variant" => case.replacement(),
        "spree-exchange-price-difference" => case.price_difference(),
        "syteline-advance-exchange-late" => case.advance_exchange(),
        "spree-claim-quantity-above-ordered" => case.claim_quantity(),
        "claims-evidence-by-kind" => case.evidence(),
        "shopify-final-sale-locked" => case.policy_lock(),
        "aftership-allowlisted-order" | "spree-window-staff-override" => case.overridden(),
        "shopify-last-item-delivery" => case.last_item(),
        "solidus-not-shipped" | "prestashop-not-shipped" => case.not_shipped(),
        "medusa-order-cancelled" => case.cancelled(),
        "medusa-item-not-in-order" => case.not_in_order(),
        "yith-order-level-blocked-by-one-line" => case.whole_order(),
        "yith-minimum-amount" => case.minimum_order(),
        "saleor-gift-card-line" => case.product_type(),
        "spree-partial-receipt-refund" => case.partial_receipt(),
        "promo-threshold-lost" => case.promotion(),
        "bc-replacement-fresh-warranty" | "replacement-remainder-or-minimum" => case.replaced(),
        "bc-parts-labour-split" | "forgeflow-last-day-covered" | "erpnext-contract-after-warranty" => {
            case.stored_ends()
        }
        "netsuite-expired-blocks-claim" | "others-expired-advisory" => case.expired_claim(),
        "edd-exact-deadline" => case.stored_deadline(),
        "medusa-refund-above-order" | "saleor-amount-above-captured" => case.amount(),
        "medusa-receive-more-than-requested" => case.received(),
        _ if given["topic"] == json!("statutory") => case.withdrawal(),
        _ => return None,
    }
    Some(case.wants)
}

struct Case<'a> {
    given: &'a Value,
    expect: &'a Value,
    desk: &'a dyn Desk,
    wants: Wants,
}

/// A policy with these further fields.
fn policy(zone: &Value, fields: Value) -> Value {
    let mut document = json!({ "format": 1, "id": "t", "version": "1", "timeZone": zone.as_str().unwrap_or("UTC"), "currency": "EUR" });
    for (name, value) in fields.as_object().expect("fields") {
        document[name] = value.clone();
    }
    json!({ "document": document })
}

fn money(decimal: &Value) -> Value {
    json!({ "decimal": decimal, "currency": "EUR" })
}

/// A rule without an end.
fn open_rule(remedies: &[&str]) -> Value {
    json!({ "id": "r", "grants": remedies, "window": { "from": "ordered", "length": "unlimited" } })
}

fn noon(date: &Value) -> Value {
    match date.as_str() {
        Some(date) if date.len() == 10 => json!(format!("{date}T12:00:00Z")),
        _ => date.clone(),
    }
}

fn days(number: &Value) -> String {
    format!("P{number}D")
}

impl Case<'_> {
    fn now(&self) -> Value {
        let written = self.given.get("now").or(self.given.get("today")).or(self.given.get("claim_at"));
        noon(written.unwrap_or(&json!("2026-03-02T12:00:00Z")))
    }

    fn ask(&mut self, call: &str, load: &Value, question: Value) -> Value {
        let answer = ask(self.desk, call, load, question);
        self.wants.that("an answer", answer["ok"] == json!(true), &answer);
        answer["value"].clone()
    }

    /// Whether it is eligible, and with which of these refusals if it is not.
    fn verdict(&mut self, decision: &Value, refusals: &[&str]) {
        let status = if self.expect["eligible"] == json!(true) { "eligible" } else { "ineligible" };
        self.wants.equal("status", &json!(status), &decision["status"]);
        for refusal in refusals {
            self.refused(decision, refusal);
        }
    }

    fn refused(&mut self, decision: &Value, refusal: &str) {
        let closed = decision["closed"].as_array().cloned().unwrap_or_default();
        let mut codes = closed.iter().flat_map(|option| option["reasons"].as_array().cloned().unwrap_or_default());
        let found = codes.any(|reason| reason["code"] == json!(refusal));
        self.wants.that(refusal, found, &json!(closed));
    }

    fn season(&mut self) {
        let terms = &self.given["policy"];
        let season = &terms["season"];
        let mut seasons = Vec::new();
        let dated = |field: &str, from: &Value, to: &Value, last: Value, when: Value| {
            let mut entry = json!({ "rules": ["r"], "event": "ordered", "from": from, "to": to, "when": when });
            entry[field] = last;
            entry
        };
        if let Some(months) = season["months"].as_array() {
            let month = |place: usize| months[place].as_u64().expect("a month");
            let (from, to) = (format!("--{:02}-01", month(0)), format!("--{:02}-31", month(months.len() - 1)));
            seasons.push(dated("length", &json!(from), &json!(to), json!(days(&season["window_days"])), json!({})));
        } else {
            // "combine: later": the season only makes windows longer.
            let brands: Map<String, Value> = season["until_by_brand"].as_object().cloned().unwrap_or_default();
            let named: Vec<&String> = brands.keys().collect();
            let other = json!({ "not": { "tags": named } });
            seasons.push(dated("lastDayAtLeast", &season["from"], &season["to"], season["until"].clone(), other));
            for (brand, until) in &brands {
                let when = json!({ "tags": [brand] });
                seasons.push(dated("lastDayAtLeast", &season["from"], &season["to"], until.clone(), when));
            }
        }
        for (place, entry) in seasons.iter_mut().enumerate() {
            entry["id"] = json!(format!("s{place}"));
        }
        let rule = json!({ "id": "r", "grants": ["refund"], "window": { "from": "delivered", "length": days(&terms["window_days"]) } });
        let load = policy(&self.given["timezone"], json!({ "rules": [rule], "seasons": seasons }));
        let tags: Vec<&Value> = self.given["line"].get("brand").into_iter().collect();
        let line = json!({ "quantity": 1, "tags": tags,
            "events": { "ordered": self.given["ordered"], "delivered": self.given["delivered"] } });
        let decision = self.ask("checkReturn", &load, json!({ "line": line, "now": self.now() }));
        let refusals: &[&str] = if self.expect["eligible"] == json!(false) { &["window_closed"] } else { &[] };
        self.verdict(&decision, refusals);
        let list = if self.expect["eligible"] == json!(true) { "options" } else { "closed" };
        self.wants.equal("lastDay", &self.expect["last_day"], &decision[list][0]["lastDay"]);
        if let (Some(applied), "options") = (self.expect.get("season_applied"), list) {
            self.wants.equal("season", applied, &json!(decision[list][0].get("season").is_some()));
        }
    }

    fn refund_method(&mut self) {
        let terms = &self.given["policy"];
        let first = json!({ "id": "original", "grants": ["refund"], "refund": { "methods": ["original_payment"] },
            "window": { "from": "shipped", "opens": "ordered", "length": format!("PT{}H", 24 * terms["original_payment_days_from_shipment"].as_u64().expect("days")) } });
        let after = json!({ "id": "after", "grants": [terms["after"]], "window": { "from": "ordered", "length": "unlimited" } });
        let load = policy(&Value::Null, json!({ "rules": [first, after] }));
        let line = json!({ "quantity": 1, "unitPrice": money(&json!("10.00")),
            "events": { "ordered": "2026-01-01", "shipped": self.given["shipped"] } });
        let decision = self.ask("checkReturn", &load, json!({ "line": line, "now": self.now() }));
        let options = decision["options"].as_array().cloned().unwrap_or_default();
        let found = options.iter().find(|option| option["remedy"] == json!("refund")).cloned().unwrap_or_default();
        self.wants.equal("method", &json!([self.expect["refund_method"]]), &found["refund"]["methods"]);
    }

    fn exchange_variants(&mut self) {
        let mut rule = open_rule(&["exchange"]);
        rule["exchange"] = json!({ "keeps": self.given["policy"]["keep_options"] });
        let load = policy(&Value::Null, json!({ "rules": [rule] }));
        let line = json!({ "quantity": 1, "events": { "ordered": "2026-01-01" }, "properties": self.given["line"]["variant"] });
        let mut eligible = Vec::new();
        for candidate in self.given["candidates"].as_array().expect("candidates") {
            let mut properties = candidate.as_object().expect("properties").clone();
            let available = properties.remove("in_stock").expect("in stock or not");
            let id = properties.remove("id").expect("an id");
            let wanted = json!({ "sku": id, "properties": properties, "available": available });
            let request = json!({ "remedy": "exchange", "exchangeFor": wanted });
            let decision =
                self.ask("checkReturn", &load, json!({ "line": line, "request": request, "now": self.now() }));
            if decision["status"] == json!("eligible") {
                eligible.push(id);
            }
        }
        self.wants.equal("variants", &self.expect["eligible_variants"], &json!(eligible));
    }

    fn replacement(&mut self) {
        let same = self.given["request"].get("new_variant").is_some();
        let remedy = if same { "exchange" } else { "replacement" };
        let load = policy(&Value::Null, json!({ "rules": [open_rule(&[remedy])] }));
        let line =
            json!({ "quantity": 1, "sku": self.given["line"]["variant"], "events": { "ordered": "2026-01-01" } });
        let wanted =
            if same { json!({ "sku": self.given["request"]["new_variant"] }) } else { json!({ "available": false }) };
        let request = json!({ "remedy": remedy, "exchangeFor": wanted });
        let decision = self.ask("checkReturn", &load, json!({ "line": line, "request": request, "now": self.now() }));
        self.refused(&decision, if same { "replacement_same_as_original" } else { "replacement_unavailable" });
    }

    fn price_difference(&mut self) {
        let load = policy(&Value::Null, json!({ "rules": [open_rule(&["exchange"])] }));
        let line = json!({ "quantity": self.given["line"]["quantity"], "paid": money(&self.given["line"]["paid_total"]),
            "events": { "ordered": "2026-01-01" } });
        let wanted = json!({ "unitPrice": money(&self.given["request"]["new_unit_price"]) });
        let request =
            json!({ "remedy": "exchange", "quantity": self.given["request"]["quantity"], "exchangeFor": wanted });
        let decision = self.ask("checkReturn", &load, json!({ "line": line, "request": request, "now": self.now() }));
        let difference = &decision["options"][0]["exchange"]["difference"]["decimal"];
        self.wants.equal("difference", &self.expect["price_difference"], difference);
    }

    /// The credit for goods that were replaced in advance is open until the old ones must be back.
    fn advance_exchange(&mut self) {
        let length = days(&self.given["policy"]["send_back_within_days"]);
        let rule =
            json!({ "id": "r", "grants": ["refund"], "window": { "from": "replacement_sent", "length": length } });
        let load = policy(&Value::Null, json!({ "events": ["replacement_sent"], "rules": [rule] }));
        let line = json!({ "quantity": 1, "events": { "replacement_sent": self.given["replacement_sent"] } });
        let now = noon(&self.given["original_received"]);
        let decision = self.ask("checkReturn", &load, json!({ "line": line, "now": now }));
        let open = decision["status"] == json!("eligible");
        self.wants.equal("credit", &self.expect["credit_for_original"], &json!(open));
        self.refused(&decision, "window_closed");
    }

    fn evidence(&mut self) {
        let kind = self.given["request"]["kind"].as_str().expect("a kind");
        let asked = self.given["policy"]["evidence"][kind].as_array().expect("evidence");
        let requires: Vec<Value> = asked.iter().map(|code| json!({ "kind": "evidence", "code": code })).collect();
        let mut rule = open_rule(&["replacement"]);
        rule["when"] = json!({ "reasons": [kind] });
        rule["requires"] = json!(requires);
        let load = policy(&Value::Null, json!({ "rules": [rule] }));
        let shown: Vec<String> = self.given["request"]["files"]
            .as_array()
            .expect("files")
            .iter()
            .map(|file| format!("photo_{}", file.as_str().expect("a name").split('.').next().unwrap_or_default()))
            .collect();
        let line = json!({ "quantity": 1, "events": { "ordered": "2026-01-01" } });
        let request = json!({ "reason": kind, "evidence": shown });
        let decision = self.ask("checkReturn", &load, json!({ "line": line, "request": request, "now": self.now() }));
        let required = decision["options"][0]["requires"].as_array().cloned().unwrap_or_default();
        let missing: Vec<&Value> =
            required.iter().filter(|one| one["met"] == json!(false)).map(|one| &one["code"]).collect();
        self.wants.equal("missing", &self.expect["missing_evidence"], &json!(missing));
    }

    /// Final sale came into the policy after the order.
    fn policy_lock(&mut self) {
        let no = json!({ "id": "no", "excludes": ["refund"], "when": { "tags": ["final_sale"], "events": { "ordered": { "from": "2026-02-01" } } } });
        let load = policy(&Value::Null, json!({ "rules": [open_rule(&["refund"]), no] }));
        let line = json!({ "quantity": 1, "tags": ["final_sale"], "events": { "ordered": "2026-01-31" } });
        let decision = self.ask("checkReturn", &load, json!({ "line": line, "now": self.now() }));
        self.wants.equal("closed", &json!([]), &decision["closed"]);
        self.wants.equal("status", &json!("eligible"), &decision["status"]);
    }

    /// A rule for those who may do more, beside the one for shoppers, whose refusal stays visible.
    fn overridden(&mut self) {
        let terms = &self.given["policy"];
        let when = match self.given["actor"].as_str() {
            Some(actor) => json!({ "channels": [actor] }),
            None => json!({ "tags": ["allowed"] }),
        };
        let window = json!({ "from": "ordered", "length": days(&terms["window_days"]) });
        let rules = json!([{ "id": "r", "grants": ["refund"], "window": window },
            { "id": "override", "grants": ["refund"], "when": when, "window": { "from": "ordered", "length": "unlimited" } }]);
        let allowed = terms["allowlist_orders"].as_array().is_some_and(|orders| orders.contains(&self.given["order"]));
        let tags: &[&str] = if allowed { &["allowed"] } else { &[] };
        let ordered = self.given.get("order_completed").or(self.given.get("ordered"));
        let line =
            json!({ "quantity": 1, "tags": tags, "channel": self.given["actor"], "events": { "ordered": ordered } });
        let load = policy(&Value::Null, json!({ "rules": rules }));
        let decision = self.ask("checkReturn", &load, json!({ "line": line, "now": self.now() }));
        self.verdict(&decision, &["window_closed"]);
    }

    fn coverages(&mut self, load: &Value, line: Value) -> Value {
        self.ask("warranty", load, json!({ "line": line, "now": self.now() }))
    }

    fn replaced(&mut self) {
        let terms = &self.given["policy"];
        let least = terms.get("min_after_replacement").unwrap_or(&terms["duration"]);
        let window = json!({ "from": "activated", "length": terms["duration"], "atLeast": { "from": "replaced", "length": least } });
        let load = policy(
            &Value::Null,
            json!({ "events": ["replaced"], "warranties": [{ "id": "w", "covers": ["repair"], "window": window }] }),
        );
        let line =
            json!({ "events": { "activated": self.given["start"], "replaced": self.given["events"][0]["posted"] } });
        let coverages = self.coverages(&load, line);
        self.wants.equal("lastDay", &self.expect["end_date"], &coverages[0]["lastDay"]);
    }

    /// Terms whose ends somebody stored.
    fn stored_ends(&mut self) {
        let mut ends: Vec<(&str, Value)> = Vec::new();
        for part in ["parts", "labour"] {
            ends.extend(self.given["policy"].get(part).map(|term| (part, term["end"].clone())));
        }
        ends.extend(self.given.get("warranty_end").map(|end| ("warranty", end.clone())));
        ends.extend(self.given.get("service_contract_end").map(|end| ("service_contract", end.clone())));
        let warranties: Vec<Value> = ends
            .iter()
            .map(|(id, end)| json!({ "id": id, "covers": ["repair"], "window": { "from": "ordered", "until": end } }))
            .collect();
        let load = policy(&Value::Null, json!({ "warranties": warranties }));
        let coverages = self.coverages(&load, json!({ "events": { "ordered": "2024-01-01" } }));
        let state = |id: &str| {
            let found = coverages.as_array().into_iter().flatten().find(|coverage| coverage["id"] == json!(id));
            let covers = found
                .is_some_and(|coverage| coverage["state"] == json!("active") || coverage["state"] == json!("expiring"));
            json!(if covers { "valid" } else { "expired" })
        };
        for (id, _) in &ends {
            let want = match *id {
                "warranty" if self.expect["status"] == json!("under_service_contract") => json!("expired"),
                "service_contract" => json!("valid"),
                "warranty" => self.expect["status"].clone(),
                part => self.expect[part].clone(),
            };
            self.wants.equal(id, &want, &state(id));
        }
    }

    /// A repair after the warranty: refused, or done and paid for.
    fn expired_claim(&mut self) {
        let mut rules =
            vec![json!({ "id": "r", "grants": ["repair"], "window": { "from": "ordered", "length": "P1Y" } })];
        let advised = self.given["policy"]["on_expired"] == json!("advise");
        if advised {
            rules.push(json!({ "id": "paid", "grants": ["repair"], "notes": ["warranty_expired"], "window": { "from": "ordered", "length": "unlimited" } }));
        }
        let fee = json!({ "id": "f", "rules": ["paid"], "fee": { "kind": "repair", "amount": "40.00" } });
        let costs: Vec<Value> = advised.then_some(fee).into_iter().collect();
        let load = policy(&Value::Null, json!({ "rules": rules, "costs": costs }));
        let line = json!({ "quantity": 1, "events": { "ordered": "2024-01-01" } });
        let decision = self.ask("checkReturn", &load, json!({ "line": line, "now": self.now() }));
        self.verdict(&decision, &["window_closed"]);
        if advised {
            self.wants.equal("warnings", &self.expect["warnings"], &decision["options"][0]["notes"]);
            let billable = decision["options"][0]["costs"]["fees"].as_array().is_some_and(|fees| !fees.is_empty());
            self.wants.equal("billable", &self.expect["billable"], &json!(billable));
        }
    }

    /// The European right of withdrawal, with the holidays that the row names.
    fn withdrawal(&mut self) {
        let calendar = json!({ "format": 1, "id": "row", "version": "1", "coversFrom": "2026-01-01", "coversUntil": "2027-12-31",
            "weekend": ["saturday", "sunday"], "daysOff": self.given.get("holidays").cloned().unwrap_or(json!([])) });
        let pack: Value = serde_json::from_str(shipped("packs", "eu")).expect("a pack");
        let mut load = policy(
            &self.given["timezone"],
            json!({ "calendar": "row", "packs": [{ "id": "eu", "rollOver": "legal" }],
            "assume": { "channel": "online", "country": "DE", "buyer": { "consumer": true } } }),
        );
        load["packs"] = json!([pack]);
        load["calendars"] = json!([calendar]);
        let line = json!({ "quantity": 1, "events": { "ordered": self.given["ordered"], "delivered": self.given["delivered"] } });
        let now = if self.given.get("now").or(self.given.get("today")).is_some() {
            self.now()
        } else {
            noon(&self.given["delivered"])
        };
        let decision = self.ask(
            "checkReturn",
            &load,
            json!({ "line": line, "request": { "reason": "changed_mind" }, "now": now }),
        );
        let options = decision["options"].as_array().cloned().unwrap_or_default();
        let found =
            options.iter().find(|option| option["rule"] == json!("eu.withdrawal_14d")).cloned().unwrap_or_default();
        let expect = self.expect.get("statutory").unwrap_or(self.expect).clone();
        self.wants.equal("lastDay", &expect["last_day"], &found["lastDay"]);
        if let Some(open) = expect.get("open") {
            self.wants.equal("open", open, &json!(found["status"] == json!("open")));
        }
    }

    /// The deadline itself is inside there, where time is reckoned in seconds.
    fn stored_deadline(&mut self) {
        let deadline = self.given["deadline_stored_on_order"].as_str().expect("an instant");
        let rule =
            json!({ "id": "r", "grants": ["refund"], "window": { "from": "refundable_from", "length": "PT86401S" } });
        let load = policy(&Value::Null, json!({ "events": ["refundable_from"], "rules": [rule] }));
        let start = chrono::DateTime::parse_from_rfc3339(deadline).expect("an instant").timestamp_millis() - 86_400_000;
        let line = json!({ "quantity": 1, "events": { "refundable_from": start } });
        let decision = self.ask("checkReturn", &load, json!({ "line": line, "now": self.now() }));
        self.verdict(&decision, &[]);
    }
}
