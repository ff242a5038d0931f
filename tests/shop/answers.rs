//! Answers.

use serde_json::json;

use super::support::{DEMO, Shop, engine, load, read, text};

#[test]
fn the_clock_starts_where_it_is_told_to() {
    let now = Shop::open("time").get("/api/time").json()["now"].as_i64().unwrap();
    let started = chrono::DateTime::parse_from_rfc3339(DEMO).unwrap().timestamp_millis();
    assert!((started..started + 60_000).contains(&now), "{now}");
}

#[test]
fn it_decides_as_the_engine_does_byte_for_byte() {
    let shop = Shop::open("decide");
    let engine = engine();
    for line in read("www/orders/order.json")["lines"].as_array().unwrap() {
        let policy = load(&engine, &read(&format!("pkg/policies/{}.json", text(&line["policy"]))));
        let mut asked = json!({ "line": line, "request": line["request"], "now": DEMO });
        let decided = engine.check_return(&policy.policy, &asked.to_string());
        assert!(decided.starts_with(r#"{"ok":true,"#), "{decided}");
        asked["policy"] = line["policy"].clone();
        let answer = shop.post("/api/decide", "", &asked.to_string());
        assert_eq!((answer.status, String::from_utf8(answer.body).unwrap()), (200, decided));
    }
    // What is wrong with the question is the engine's to say; half a surrogate pair reaches it too.
    let asked = r#"{"policy":"electronics","line":{"title":"\ud800"},"now":"yesterday"}"#;
    assert_eq!(shop.post("/api/decide", "", asked).codes(), [("instant_malformed".to_owned(), "/now".to_owned())]);
    assert_eq!(shop.post("/api/decide", "", r#"{"policy":"corner-shop"}"#).status, 404);
    let policy = load(&engine, &read("pkg/policies/electronics.json"));
    for wrong in [
        r#""line":{"quantity":"two","events":{"delivered":"\ud800"}},"now":"\ud800""#,
        r#""now":1,"request":null,"line":{"x-\u0000":1e400,"events":7}"#,
        r#""line":null,"request":{"reason":"\udfff boredom","reason":1},"now":1794967200000"#,
        r#""line":{"quantity":1.5},"request":{"amount":{"decimal":"0.1","currency":"eur"}}"#,
    ] {
        let parts: std::collections::BTreeMap<String, Box<serde_json::value::RawValue>> =
            serde_json::from_str(&format!("{{{wrong}}}")).unwrap();
        let part = |name: &&str| parts.get(*name).map(|part| format!("\"{name}\":{part}"));
        let asked = ["line", "request", "now"].iter().filter_map(part).collect::<Vec<_>>().join(",");
        let answer = shop.post("/api/decide", "", &format!(r#"{{"policy":"electronics",{wrong}}}"#));
        let told = String::from_utf8(answer.body).unwrap();
        assert_eq!(told, engine.check_return(&policy.policy, &format!("{{{asked}}}")), "{wrong}");
    }
    for body in ["", "[]", "{", "\"policy\""] {
        assert_eq!(shop.post("/api/decide", "", body).status, 400, "{body}");
    }
    assert_eq!(shop.raw("POST", "/api/decide", "content-type: text/plain\r\n", b"{}").status, 415);
}
