//! Boundary cases of other systems that take an order with its lines together.

use serde_json::{Value, json};

use super::{Case, ask, days, money, open_rule, policy};

impl Case<'_> {
    pub(super) fn last_item(&mut self) {
        let length = days(&self.given["policy"]["window_days"]);
        let rule = json!({ "id": "r", "grants": ["refund"], "window": { "from": [{ "event": "delivered", "parcel": "last" }], "length": length } });
        let mut lines = Vec::new();
        for line in self.given["lines"].as_array().expect("lines") {
            lines.push(json!({ "id": line["id"], "quantity": 1, "events": { "delivered": line["delivered"] } }));
        }
        let load = policy(&Value::Null, json!({ "rules": [rule] }));
        let order = self.ask("checkOrder", &load, json!({ "order": { "lines": lines }, "now": self.now() }));
        for (id, want) in self.expect["lines"].as_object().expect("lines") {
            let status = if want["eligible"] == json!(true) { "eligible" } else { "ineligible" };
            self.wants.equal(id, &json!(status), &order[id]["status"]);
            self.wants.equal(id, &want["last_day"], &order[id]["options"][0]["lastDay"]);
        }
    }

    pub(super) fn not_shipped(&mut self) {
        let length = days(&self.given["policy"]["window_days"]);
        let rule = json!({ "id": "r", "grants": ["refund"], "window": { "from": "shipped", "length": length } });
        let line = json!({ "quantity": 1, "events": { "ordered": "2026-01-01", "shipped": null } });
        let decision = self.ask(
            "checkReturn",
            &policy(&Value::Null, json!({ "rules": [rule] })),
            json!({ "line": line, "now": self.now() }),
        );
        self.verdict(&decision, &["not_started"]);
    }

    pub(super) fn cancelled(&mut self) {
        let no = json!({ "id": "no", "excludes": ["refund"], "when": { "tags": [self.given["order_status"]] } });
        let load = policy(&Value::Null, json!({ "rules": [open_rule(&["refund"]), no] }));
        let line =
            json!({ "quantity": 1, "tags": [self.given["order_status"]], "events": { "ordered": "2026-01-01" } });
        let decision = self.ask("checkReturn", &load, json!({ "line": line, "now": self.now() }));
        self.verdict(&decision, &["excluded"]);
    }

    pub(super) fn not_in_order(&mut self) {
        let load = policy(&Value::Null, json!({ "rules": [open_rule(&["refund"])] }));
        let lines: Vec<Value> =
            self.given["order_lines"].as_array().expect("lines").iter().map(|id| json!({ "id": id })).collect();
        let mut requests = json!({});
        requests[self.given["request"]["line"].as_str().expect("an id")] =
            json!({ "quantity": self.given["request"]["quantity"] });
        let question = json!({ "order": { "lines": lines }, "requests": requests, "now": self.now() });
        let answer = ask(self.desk, "checkOrder", &load, question);
        self.wants.equal("ok", &json!(false), &answer["ok"]);
        self.wants.equal("reasons", &self.expect["reasons"], &json!([answer["issues"][0]["code"]]));
    }

    /// The lines of an order, one of which may not go back.
    pub(super) fn whole_order(&mut self) {
        let no = json!({ "id": "no", "excludes": ["refund"], "when": { "tags": ["not_returnable"] } });
        let load = policy(&Value::Null, json!({ "rules": [open_rule(&["refund"]), no] }));
        let mut lines = Vec::new();
        for line in self.given["lines"].as_array().expect("lines") {
            let tags: &[&str] = if line["not_returnable"] == json!(true) { &["not_returnable"] } else { &[] };
            lines.push(json!({ "id": line["id"], "quantity": 1, "tags": tags, "events": { "ordered": "2026-01-01" } }));
        }
        let order = self.ask("checkOrder", &load, json!({ "order": { "lines": lines }, "now": self.now() }));
        let decisions = order.as_object().cloned().unwrap_or_default();
        let whole = decisions.values().all(|decision| decision["status"] == json!("eligible"));
        self.wants.equal("eligible as a whole", &self.expect["eligible"], &json!(whole));
        let blocked = decisions.values().find(|decision| decision["status"] == json!("ineligible")).cloned();
        self.refused(&blocked.unwrap_or_default(), "excluded");
    }

    pub(super) fn minimum_order(&mut self) {
        let minimum: f64 =
            self.given["policy"]["minimum_order"].as_str().and_then(|text| text.parse().ok()).expect("a number");
        let mut rule = open_rule(&["refund"]);
        rule["when"] = json!({ "orderTotal": { "min": minimum } });
        let load = policy(&Value::Null, json!({ "rules": [rule] }));
        let line = json!({ "quantity": 1, "orderTotal": money(&self.given["order_total"]), "events": { "ordered": "2026-01-01" } });
        let decision = self.ask("checkReturn", &load, json!({ "line": line, "now": self.now() }));
        self.verdict(&decision, &["order_total_not_covered"]);
    }

    pub(super) fn product_type(&mut self) {
        let kind = &self.given["line"]["product_type"];
        let no = json!({ "id": "no", "excludes": ["refund"], "when": { "categories": [kind] } });
        let load = policy(&Value::Null, json!({ "rules": [open_rule(&["refund"]), no] }));
        let line = json!({ "quantity": self.given["line"]["shipped_quantity"], "categories": [kind], "events": { "ordered": "2026-01-01" } });
        let decision = self.ask("checkReturn", &load, json!({ "line": line, "now": self.now() }));
        self.verdict(&decision, &["excluded"]);
    }

    /// What arrived is what is asked about then.
    pub(super) fn partial_receipt(&mut self) {
        let load = policy(&Value::Null, json!({ "rules": [open_rule(&["refund"])] }));
        let line = json!({ "quantity": self.given["line"]["quantity"], "paid": money(&self.given["line"]["paid_total"]),
            "events": { "ordered": "2026-01-01" } });
        let request = json!({ "quantity": self.given["request"]["received"] });
        let decision = self.ask("checkReturn", &load, json!({ "line": line, "request": request, "now": self.now() }));
        self.wants.equal("refund", &self.expect["refund"], &decision["options"][0]["refund"]["amount"]["decimal"]);
    }

    pub(super) fn promotion(&mut self) {
        let load = policy(&Value::Null, json!({ "rules": [open_rule(&["refund"])] }));
        let (line, promotion) = (&self.given["line"], &self.given["promotion"]);
        let off = |decimal: &str| -> f64 { decimal.parse().expect("a number") };
        let whole =
            off(line["list_unit_price"].as_str().expect("a price")) * line["quantity"].as_f64().expect("a number");
        let given = format!("{:.2}", whole * promotion["percent"].as_f64().expect("a number") / 100.0);
        let order = json!({ "promotions": [{ "minimum": money(&promotion["min_order"]), "off": money(&json!(given)) }],
            "lines": [{ "id": "a", "quantity": line["quantity"], "unitPrice": money(&line["list_unit_price"]), "events": { "ordered": "2026-01-01" } }] });
        let requests = json!({ "a": { "quantity": self.given["request"]["quantity"] } });
        let order = self.ask("checkOrder", &load, json!({ "order": order, "requests": requests, "now": self.now() }));
        self.wants.equal("flags", &self.expect["flags"], &order["a"]["options"][0]["notes"]);
    }

    /// Money that is asked for, of an order or a payment of one line.
    pub(super) fn amount(&mut self) {
        let load = policy(&Value::Null, json!({ "rules": [open_rule(&["refund"])] }));
        let paid = self.given.get("order_item_total").unwrap_or(&self.given["captured"]);
        let line = json!({ "quantity": 1, "paid": money(paid), "events": { "ordered": "2026-01-01" } });
        let request = json!({ "remedy": "refund", "amount": money(&self.given["request"]["refund_amount"]) });
        let decision = self.ask("checkReturn", &load, json!({ "line": line, "request": request, "now": self.now() }));
        self.refused(&decision, "amount_exceeds_paid");
    }

    pub(super) fn received(&mut self) {
        let load = policy(&Value::Null, json!({ "rules": [open_rule(&["refund"])] }));
        let asked = &self.given["request"];
        let claim = json!({ "quantity": asked["quantity"], "received": asked["received"], "state": "done" });
        let line = json!({ "quantity": 5, "claims": [claim], "events": { "ordered": "2026-01-01" } });
        let answer = ask(self.desk, "checkReturn", &load, json!({ "line": line, "now": self.now() }));
        self.wants.equal("valid", &self.expect["valid"], &answer["ok"]);
        self.wants.equal("pointer", &json!("/line/claims/0/received"), &answer["issues"][0]["pointer"]);
    }

    pub(super) fn claim_quantity(&mut self) {
        let load = policy(&Value::Null, json!({ "rules": [open_rule(&["replacement"])] }));
        let line = json!({ "quantity": self.given["line"]["quantity"], "events": { "ordered": "2026-01-01" } });
        let request = json!({ "quantity": self.given["request"]["quantity"] });
        let decision = self.ask("checkReturn", &load, json!({ "line": line, "request": request, "now": self.now() }));
        self.refused(&decision, "quantity_exceeds_returnable");
    }
}
