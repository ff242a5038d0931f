//! Documents and questions that say everything that can be said.

use serde_json::{Value, json};

/// What a load is made of beside the document: a pack without rules and the one calendar.
pub fn load(document: Value) -> Value {
    json!({ "document": document, "packs": [pack()], "calendars": [calendar()], "unknownFields": "issue" })
}

fn pack() -> Value {
    json!({ "format": 1, "id": "law", "version": "1", "timeZone": "Europe/Berlin" })
}

fn calendar() -> Value {
    json!({ "format": 1, "id": "days", "version": "1", "title": "Days", "sources": ["made up"],
        "coversFrom": "2026-01-01", "coversUntil": "2026-12-31", "weekend": ["saturday", "sunday"],
        "daysOff": ["2026-01-01", "2026-05-01/2026-05-03"], "workDays": ["2026-05-09"], "regional": ["2026-10-30"] })
}

/// Documents that have every field of the tables between them. Each is small, because it is read thousands of times.
pub fn documents() -> Vec<Value> {
    vec![head(), rules(), windows(), costs(), warranties(), seasons(), presumptions(), service(), forms()]
}

/// A document with what the entries of the others stand on.
pub fn document() -> Value {
    json!({ "format": 1, "id": "shop", "version": "1", "timeZone": "Europe/Berlin", "currency": "EUR",
        "reasons": { "quality": ["too_loud"] }, "events": ["handover"],
        "facts": { "confirmed": { "type": "boolean" }, "attempts": { "type": "number" },
            "size": { "type": "choice", "choices": ["small", "large"] } },
        "rules": [{ "id": "plain", "grants": ["refund", "exchange"], "window": { "length": "P30D" } }] })
}

fn with(fields: Value) -> Value {
    let mut whole = document();
    for (name, value) in fields.as_object().unwrap() {
        match (whole.get_mut(name).and_then(Value::as_array_mut), value) {
            (Some(list), Value::Array(more)) => list.extend(more.iter().cloned()),
            _ => whole[name] = value.clone(),
        }
    }
    whole
}

fn head() -> Value {
    with(
        json!({ "$schema": "./policy.schema.json", "title": { "en": "Shop", "de": "Laden" }, "url": "https://shop.example", "note": "for people",
        "lang": "de", "languages": ["de", "en"], "words": { "titles": { "law.r": "R" }, "steps": { "wait": { "en": "Wait", "de": "Warten" } },
            "notes": { "n": "N" }, "requirements": { "r": "R" }, "facts": { "size": "its size" },
            "questions": { "size": "How large?" }, "choices": { "small": "Small" }, "reasons": { "too_loud": "Loud" },
            "categories": { "phones": "Phones" }, "parts": { "p": "P" }, "events": { "handover": "handed over" },
            "methods": { "m": "M" }, "fees": { "f": "F" }, "complaints": { "c": "C" }, "departments": { "d": "D" },
            "fields": { "code": "Code" }, "hints": { "code": "Behind" }, "promises": { "k": "K" },
            "channels": { "forum": "Forum" } },
        "x-own": 1, "countries": ["DE", "AT"], "asOf": "2026-01-01", "calendar": "days",
        "packs": [{ "id": "law", "rollOver": "legal", "enable": ["doubtful"] }],
        "assume": { "channel": "online", "country": "DE", "seller": "own", "paymentMethod": "card",
            "buyer": { "tier": "gold", "consumer": true } },
        "acceptLate": "PT15M", "returnTogether": ["sets", "gifts"],
        "appliesTo": { "event": "ordered", "from": "2026-01-01", "to": "2026-12-31" },
        "categories": { "electronics": ["phones", "audio"] },
        "defaults": { "window": { "from": [{ "event": "delivered", "parcel": "last", "orLater": "shipped",
            "plus": "P1D" }, "ordered"], "length": "P14D", "count": "days_after" } } }),
    )
}

fn matcher() -> Value {
    json!({ "reasons": ["quality", "too_loud"], "categories": ["phones"], "tags": ["sale"], "remedies": ["refund"],
        "channels": ["online"], "countries": ["DE"], "sellers": ["own"], "paymentMethods": ["card"],
        "buyer": { "tiers": ["gold"], "consumer": true },
        "condition": { "opened": false, "used": false, "sealIntact": true, "tagsAttached": true, "complete": true,
            "resaleable": true, "damagedByUser": false, "tampered": false },
        "usage": { "kilometres": range(), "hours": range(), "cycles": range() },
        "quantity": range(), "unitPrice": range(), "orderTotal": range(),
        "repairs": { "count": range(), "open": range(), "failed": range(), "sameFault": range(), "days": range(),
            "daysByHours": range() },
        "claims": { "line": range(), "order": range(), "remedies": ["exchange"] },
        "events": { "ordered": true, "delivered": { "from": "2026-01-01", "to": "2026-12-31" } },
        "facts": { "confirmed": true, "attempts": range(), "size": "small" },
        "not": { "tags": ["gift"] } })
}

fn range() -> Value {
    json!({ "min": 1, "max": 9.5 })
}

fn window() -> Value {
    json!({ "from": [{ "event": "delivered", "parcel": "first", "orLater": "handover", "plus": "P1D" }, "shipped"],
        "opens": "ordered", "length": "P14D", "count": "days_after", "then": "P12M", "extendedBy": ["repairs"],
        "atMost": { "from": "ordered", "length": "P1Y", "keptBy": "handover" }, "within": { "from": "ordered", "length": "P2Y" }, "atLeast": { "length": "P7D" },
        "timeZone": "Asia/Shanghai", "hours": "24/7", "rollOver": "legal" })
}

fn until() -> Value {
    json!({ "from": "delivered", "until": "2026-12-31" })
}

fn citation() -> Value {
    json!({ "article": "Terms 7", "title": { "en": "Faulty goods", "de": "Mängel" }, "lang": "en", "url": "https://shop.example/terms" })
}

fn requires() -> Value {
    json!(["invoice", { "kind": "evidence", "code": "photo" }])
}

fn rules() -> Value {
    with(json!({ "rules": [{ "id": "quality", "grants": ["refund", "repair"], "replaces": ["plain"], "when": matcher(),
        "window": { "length": "P15D" }, "decidedBy": "inspection", "requires": requires(), "steps": ["send_back"],
        "notes": ["keep_packaging"], "exchange": { "keeps": ["colour"] },
        "refund": { "methods": ["original"], "dueDays": 14, "shipping": "refunded", "promotions": "kept" },
        "citation": citation(), "confidence": "sure", "title": "Quality", "note": "for people" }] }))
}

fn windows() -> Value {
    with(json!({ "rules": [
        { "id": "counted", "grants": ["refund"], "window": window() },
        { "id": "dated", "grants": ["refund"], "window": until() },
        { "id": "never", "excludes": ["store_credit"], "rules": ["counted"] }] }))
}

fn costs() -> Value {
    let fee = |per: &str| {
        json!({ "kind": "handling", "percent": "12.5", "of": "paid", "per": per, "from": "delivered",
        "less": "repairs" })
    };
    let amount = json!({ "kind": "handling", "amount": "4.95", "per": "item" });
    with(json!({ "costs": [
        { "id": "share", "rules": ["plain"], "when": matcher(), "shippingPaidBy": "buyer", "fee": fee("day"),
            "bonus": fee("day"), "title": "Handling", "note": "for people" },
        { "id": "amount", "fee": amount, "bonus": amount }] }))
}

fn warranties() -> Value {
    let registered = |window: Value| {
        json!({ "required": false, "window": window,
        "then": { "length": "P3Y", "count": "months_same_date" } })
    };
    with(json!({ "warranties": [
        { "id": "standard", "by": "maker", "rules": ["plain"], "steps": ["call"], "covers": ["repair"], "part": "battery", "when": matcher(), "window": window(),
            "bears": ["parts", "travel"], "after": "dated", "transfer": { "kept": true, "window": window() },
            "limits": [{ "unit": "kilometres", "cap": 20000 }], "extendedBy": ["repairs"],
            "registration": registered(window()), "requires": requires(), "expiring": "P14D", "citation": citation(),
            "confidence": "sure", "title": "Battery", "note": "for people" },
        { "id": "dated", "covers": ["repair"], "window": until(), "registration": registered(until()),
            "transfer": { "kept": true, "window": until() } }],
        "faultTerms": [{ "id": "half", "charge": "shared", "buyerPercent": "50", "items": ["labour"], "causes": ["limescale"],
            "requests": ["cleaning"], "parts": ["battery"], "covered": true, "when": matcher(), "steps": ["call"],
            "citation": citation(), "confidence": "sure", "title": "Half", "note": "for people" }] }))
}

fn seasons() -> Value {
    let season = |id: &str, when: Value| {
        json!({ "id": id, "rules": ["plain"], "when": when, "event": "ordered",
        "from": "--11-15", "to": "--12-31", "title": "Holidays", "note": "for people" })
    };
    let mut seasons = vec![season("long", matcher()), season("last", json!({})), season("least", json!({}))];
    seasons.push(season("closed", json!({})));
    seasons[0]["length"] = json!("P60D");
    seasons[0]["count"] = json!("days_after");
    seasons[1]["lastDay"] = json!("--01-31");
    seasons[2]["lastDayAtLeast"] = json!("2027-01-31");
    seasons[3]["closed"] = json!(true);
    with(json!({ "seasons": seasons }))
}

fn presumptions() -> Value {
    with(json!({ "presumptions": [
        { "id": "counted", "on": "seller", "when": matcher(), "window": window(), "citation": citation(),
            "confidence": "sure", "title": "Burden", "note": "for people" },
        { "id": "dated", "on": "buyer", "window": until() }] }))
}

fn service() -> Value {
    with(json!({
        "serviceLevels": [
            { "id": "answer", "kind": "first_response", "when": matcher(), "citation": citation(), "confidence": "sure",
                "window": window(), "categories": ["product_quality"], "priority": ["high", "normal"],
                "departments": ["quality"], "partners": ["northern"], "parts": ["battery"],
                "distance": { "min": 0, "max": 100 }, "pausesWhileWaiting": true,
                "title": "Answer", "note": "for people" },
            { "kind": "repair", "window": until() },
            { "kind": "on_site", "window": { "length": "PT24H", "hours": "Mo-Fr 08:30-17:30" } }],
        "servicePoints": [{ "id": "berlin", "name": "Berlin", "phone": "+49 30 1", "address": "Street 1",
            "url": "https://shop.example/berlin", "hours": "Mo-Fr 09:00-18:00", "categories": ["phones"],
            "regions": ["DE-BE"] }],
        "channels": [{ "kind": "phone", "value": "+49 30 2", "hours": "24/7" }],
        "helpTopics": [{ "title": "Help", "url": "https://shop.example/help", "categories": ["phones"],
            "reasons": ["defective"] }],
        "complaints": { "categories": [{ "id": "product_quality", "reasons": ["defective"], "department": "quality",
            "priority": "high" }], "urgencies": [{ "id": "leak", "priority": "high", "words": ["leaks"],
            "categories": ["phones"], "reasons": ["defective"], "advice": "Turn it off." }],
            "acknowledgement": { "en": "We are sorry." } },
        "escalation": [{ "id": "board", "kind": "mediation", "title": { "en": "The board" }, "phone": "1", "address": "Street 1",
            "url": "https://board.example/", "window": window(), "citation": citation(), "note": "for people" },
            { "id": "court", "kind": "court", "title": "The court", "window": until() }],
        "departments": [{ "id": "quality", "title": "Q", "handles": ["product_quality"] }] }))
}

fn forms() -> Value {
    let form = |names: [&str; 3]| {
        json!({ "preset": "standard", "fields": [
            { "name": names[0], "type": names[1], "required": true, "requiredFor": ["defective"],
                "limits": { "min": 0, "max": 1_i64 << 40, "bytes": 1000, "total": 2000 }, "autocomplete": "name",
                "pattern": "#{3}", "checkDigits": "luhn" },
            { "name": names[2], "omit": true },
            { "name": "colour", "type": "choice", "choices": ["red", { "value": "blue", "children": ["navy"] }] },
            { "name": "day", "type": "date", "dates": "any", "earliest": "2026-01-01", "latest": "2026-12-31" },
            { "name": "photos", "type": "attachments", "accept": ["image/jpeg"] }] })
    };
    with(json!({ "forms": { "complaint": form(["name", "text", "amount"]), "return": form(["name", "text", "amount"]),
        "repair": form(["name", "text", "address"]), "registration": form(["name", "text", "orderId"]),
        "survey": form(["comments", "multiline", "orderId"]), "withdrawal": form(["name", "text", "lines"]),
        "cancellation": form(["name", "text", "orderId"]) } }))
}

fn money() -> Value {
    json!({ "currency": "EUR", "amount": 8900 })
}

fn decimal() -> Value {
    json!({ "currency": "EUR", "decimal": "89.00" })
}

/// An order line with every fact.
pub fn line() -> Value {
    let claim = json!({ "remedy": "refund", "quantity": 1, "state": "done", "received": 1, "redelivered": 1, "amount": money() });
    json!({ "id": "1", "sku": "A-1", "title": "Phone", "properties": { "colour": "red" }, "orderTotal": money(),
        "categories": ["phones"], "tags": ["sale"], "quantity": 3, "returned": 0, "inProgress": 0,
        "claims": [claim], "orderClaims": [claim],
        "unitPrice": money(), "paid": money(), "discount": money(), "shipping": money(),
        "events": { "ordered": "2026-02-27", "delivered": "2026-03-02T10:15:00+08:00", "handover": null },
        "deliveries": ["2026-03-02", null], "set": "pair", "giftFor": ["1"],
        "condition": { "opened": false, "used": false, "sealIntact": true, "tagsAttached": true, "complete": true,
            "resaleable": true, "damagedByUser": false, "tampered": false },
        "usage": { "kilometres": 12.5, "hours": 1, "cycles": 2 },
        "repairs": [{ "from": "2026-03-03", "to": "2026-03-05", "fault": "screen", "fixed": true }],
        "proofs": ["invoice"], "channel": "online", "country": "DE", "seller": "own", "paymentMethod": "card",
        "buyer": { "tier": "gold", "consumer": true },
        "facts": { "confirmed": true, "attempts": 1, "size": "small" } })
}

/// The same with its amounts as decimal texts.
fn line_of_decimals() -> Value {
    let readings = json!([{ "at": "2026-03-03", "kilometres": 10, "hours": 1, "cycles": 1 }]);
    let claims = json!([{ "quantity": 1, "state": "open", "amount": decimal() }]);
    let mut line = json!({ "id": "2", "readings": readings, "claims": claims, "orderClaims": claims });
    for name in ["orderTotal", "unitPrice", "paid", "discount", "shipping"] {
        line[name] = decimal();
    }
    line
}

fn request() -> Value {
    let line = line();
    json!({ "reason": "defective", "quantity": 1, "remedy": "refund",
        "facts": { "condition": line["condition"], "usage": line["usage"], "proofs": ["invoice"] },
        "evidence": ["photo"], "amount": money(),
        "exchangeFor": { "sku": "A-2", "unitPrice": money(), "properties": { "colour": "blue" }, "available": true },
        "declaredAt": "2026-03-05T10:00:00Z" })
}

const NOW: &str = "2026-03-05T12:00:00Z";

/// Questions of every kind, under the names of the calls: they have every field of the tables between them.
pub fn questions() -> Vec<(&'static str, Value)> {
    let priced = json!({ "amount": decimal(), "exchangeFor": { "unitPrice": decimal() } });
    let events = json!({ "ordered": "2026-02-27", "delivered": null });
    let promotion = |money: Value| json!({ "id": "p", "minimum": money, "off": money });
    let payment = |money: Value| json!([{ "method": "card", "amount": money, "refunded": money }]);
    let whole = json!({ "payments": payment(money()), "id": "7", "country": "DE", "events": events, "paymentMethod": "card", "shipping": money(),
        "discount": money(), "promotions": [promotion(money())],
        "parcels": [{ "events": events, "lines": [{ "id": "1", "quantity": 1 }] }], "lines": [line()] });
    let bare = json!({ "payments": payment(decimal()), "shipping": decimal(), "discount": decimal(), "promotions": [promotion(decimal())],
        "lines": [line_of_decimals()] });
    vec![
        ("checkReturn", json!({ "line": line(), "request": request(), "now": NOW })),
        ("checkReturn", json!({ "line": line_of_decimals(), "request": priced, "now": NOW })),
        ("timeline", json!({ "line": line(), "request": request() })),
        ("timeline", json!({ "line": line_of_decimals(), "request": priced })),
        ("reasons", json!({ "line": line(), "now": NOW })),
        ("reasons", json!({ "line": line_of_decimals(), "now": NOW })),
        (
            "fault",
            json!({ "line": line(), "fault": { "part": "battery", "cause": "misuse", "request": "change",
                "since": -62_135_596_800_000_i64 }, "now": NOW }),
        ),
        ("fault", json!({ "line": line_of_decimals(), "now": NOW })),
        ("countdown", json!({ "line": line(), "of": { "kind": "return", "id": "plain" }, "now": NOW })),
        ("countdown", json!({ "line": line_of_decimals(), "now": NOW })),
        ("checkOrder", json!({ "order": whole, "requests": { "1": request() }, "now": NOW })),
        ("settle", json!({ "order": whole, "requests": { "1": request() }, "now": NOW })),
        ("withdrawalFunction", json!({ "order": whole, "requests": { "1": request() }, "now": NOW })),
        ("checkOrder", json!({ "order": bare, "requests": { "2": priced }, "now": NOW })),
        ("settle", json!({ "order": bare, "requests": { "2": priced }, "now": NOW })),
        ("withdrawalFunction", json!({ "order": bare, "requests": { "2": priced }, "now": NOW })),
        ("validateForm", json!({ "kind": "return", "values": {}, "order": whole, "now": NOW })),
        ("validateForm", json!({ "kind": "return", "values": {}, "order": bare, "now": NOW })),
        (
            "serviceLevels",
            json!({ "facts": { "category": "product_quality", "reason": "defective", "priority": "high",
            "categories": ["phones"], "tags": ["sale"], "country": "DE", "channel": "online",
            "events": { "submitted": "2026-03-05T10:00:00Z" },
            "facts": { "confirmed": true, "attempts": 1, "size": "small" }, "department": "quality",
            "partner": "northern", "part": "battery", "distance": 12.5,
            "waits": [{ "from": "2026-03-05T11:00:00Z", "to": "2026-03-05T11:30:00Z" }] }, "now": NOW }),
        ),
        ("contacts", json!({ "categories": ["phones"], "region": "DE-BE", "reason": "defective", "now": NOW })),
        ("formFields", json!({ "kind": "survey", "now": NOW })),
        (
            "checkField",
            json!({ "kind": "return", "name": "email", "value": "a@shop.example", "values": {}, "judged": ["email"], "now": NOW }),
        ),
        (
            "parseSubmission",
            json!({ "format": 1, "key": "k", "kind": "return", "values": {}, "order": { "lines": [{ "id": "1" }] },
            "requests": { "1": {} }, "declaredAt": NOW,
            "standsOn": { "policy": { "id": "shop", "version": "1", "digest": "00ff" },
                "packs": [{ "id": "cn", "version": "1", "digest": "00ff", "asOf": "2026-01-01" }],
                "calendars": [{ "id": "cn", "version": "1", "coversUntil": "2026-12-31" }],
                "zoneData": "2026a", "engine": "0.1.0", "now": NOW } }),
        ),
        (
            "caseProgress",
            json!({ "record": { "kind": "complaint", "receivedAt": "2026-03-05T10:00:00Z", "country": "DE",
            "classification": { "category": "product_quality", "priority": "high" }, "channel": "online",
            "categories": ["phones"], "tags": ["sale"], "events": { "submitted": "2026-03-05T10:00:00Z" },
            "log": [{ "event": "proposal", "at": NOW, "amount": { "amount": 500, "currency": "EUR" } },
                { "event": "refund", "at": NOW, "amount": { "decimal": "5.00", "currency": "EUR" } }],
            "facts": { "confirmed": true, "attempts": 1, "size": "small" } }, "now": NOW }),
        ),
        (
            "validateForm",
            json!({ "values": { "name": "Wang" }, "line": line(), "judged": ["phone"], "key": "k", "declaredAt": NOW, "now": NOW }),
        ),
        ("validateForm", json!({ "values": {}, "line": line_of_decimals(), "now": NOW })),
    ]
}
