//! Rows about cars in mainland China (三包 for household cars), asked of the pack as it is shipped.

use serde_json::{Value, json};

use super::{Case, Wants, events, load};

impl Case<'_> {
    pub(super) fn car(&self) -> Value {
        let mut line = json!({ "quantity": 1, "categories": ["home_car"], "events": events(self.given), "usage": {}, "facts": {} });
        if let Some(kilometres) = self.given.get("odometer_km") {
            line["usage"]["kilometres"] = kilometres.clone();
        }
        line
    }

    pub(super) fn car_terms(&self, wants: &mut Wants) {
        let mut line = self.car();
        line["usage"]["kilometres"] = json!(100);
        for (theirs, id) in [("sanbao_2y_last_day", "cn.car.sanbao"), ("repair_3y_last_day", "cn.car.repair")] {
            let coverage = self.coverage(&load(&json!("none"), false), &line, &json!("2026-09-01T00:00:00Z"), id);
            wants.equal(theirs, &self.expect[theirs], &coverage["lastDay"]);
            if let Some(start) = self.expect.get("start") {
                wants.equal("start", start, &coverage["countedFrom"]["at"]);
            }
        }
    }

    pub(super) fn car_validity(&self, wants: &mut Wants) {
        let now = json!(format!("{}T12:00:00+08:00", self.given["at"].as_str().expect("a date")));
        let ended = if self.expect["closed_by"] == json!("mileage") { "usage" } else { "time" };
        for (theirs, id) in [("sanbao", "cn.car.sanbao"), ("repair", "cn.car.repair")] {
            let coverage = self.coverage(&load(&json!("none"), false), &self.car(), &now, id);
            let covers = coverage["state"] == json!("active") || coverage["state"] == json!("expiring");
            wants.equal(theirs, &self.expect[theirs], &json!(covers));
            wants.equal("endedBy", &json!(ended), &coverage["endedBy"]);
        }
    }

    pub(super) fn powertrain(&self, wants: &mut Wants) {
        let now = json!(format!("{}T12:00:00+08:00", self.given["at"].as_str().expect("a date")));
        let (load, mut line) = (load(&json!("none"), false), self.car());
        let coverage = self.coverage(&load, &line, &now, "cn.car.powertrain_60d_3000km");
        let covers = coverage["state"] == json!("active") || coverage["state"] == json!("expiring");
        wants.equal("covered", &self.expect["free_powertrain_replacement"], &json!(covers));
        match self.expect["closed_by"].as_str() {
            Some("mileage") => wants.equal("endedBy", &json!("usage"), &coverage["endedBy"]),
            Some(_) => wants.equal("endedBy", &json!("time"), &coverage["endedBy"]),
            None => {}
        }
        line["facts"]["carFault"] = json!("powertrain_main_part");
        let request = json!({ "reason": "defective", "remedy": "replacement" });
        let verdict = self.ask("verdict", &load, json!({ "line": line, "request": request, "now": now }));
        let status = if self.expect["free_powertrain_replacement"] == json!(true) { "eligible" } else { "ineligible" };
        wants.equal("status", &json!(status), &verdict["status"]);
    }

    /// Whether exchange and refund are open for a car with these visits, inside the validity.
    pub(super) fn exchange_or_return(&self, visits: Vec<Value>, rule: &str, wants: &mut Wants) {
        let mut line = self.car();
        line["events"] = json!({ "delivered": "2026-01-25" });
        line["usage"]["kilometres"] = json!(20000);
        line["facts"]["carFault"] = json!("other");
        line["repairs"] = json!(visits);
        for remedy in ["exchange", "refund"] {
            let request = json!({ "reason": "defective", "remedy": remedy });
            let question = json!({ "line": line, "request": request, "now": "2027-01-01T12:00:00+08:00" });
            let id = format!("{rule}/{remedy}");
            let option = self.option(&load(&json!("none"), false), question, &id);
            wants.equal(&id, &self.expect["exchange_or_return"], &json!(option["status"] == json!("open")));
        }
    }

    pub(super) fn total_repair_days(&self, wants: &mut Wants) {
        let mut visits = Vec::new();
        // One visit after another, each begun a day after the last one ended; in epoch milliseconds.
        let mut begun = 1_772_323_200_000_i64;
        for hours in self.given["visits_hours"].as_array().expect("hours") {
            let ended = begun + (hours.as_f64().expect("hours") * 3_600_000.0) as i64;
            visits.push(json!({ "from": begun, "to": ended, "fixed": false }));
            begun = ended + 86_400_000;
        }
        self.exchange_or_return(visits, "cn.car.total_repair_days", wants);
    }

    pub(super) fn same_fault(&self, wants: &mut Wants) {
        let times = self.given["same_fault_repairs"].as_u64().expect("a number");
        let visit = |month: u64| json!({ "from": format!("2026-{month:02}-01"), "to": format!("2026-{month:02}-02"), "fault": "gearbox", "fixed": false });
        self.exchange_or_return((2..2 + times).map(visit).collect(), "cn.car.same_fault_count", wants);
    }

    pub(super) fn use_compensation(&self, wants: &mut Wants) {
        let mut line = self.car();
        line["events"] = json!({ "delivered": "2026-01-25" });
        line["paid"] = json!({ "decimal": self.given["price"], "currency": "CNY" });
        let visits = (2..7).map(|month| json!({ "from": format!("2026-{month:02}-01"), "to": format!("2026-{month:02}-02"), "fault": "gearbox" }));
        line["repairs"] = visits.collect();
        let question = json!({ "line": line, "request": { "reason": "defective", "remedy": "refund" }, "now": "2027-01-01T12:00:00+08:00" });
        let option = self.option(&load(&json!("none"), false), question, "cn.car.same_fault_count/refund");
        wants.equal("fee", &self.expect["fee"], &option["costs"]["fees"][0]["amount"]["decimal"]);
    }
}
