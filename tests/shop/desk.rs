//! Who may look at a case, who may change it, and who is let to the desk.

use serde_json::{Value, json};

use super::support::{Response, Shop, complaint, text};

fn enter(shop: &Shop, token: &str) -> Response {
    shop.post("/api/desk", "", &json!({ "token": token }).to_string())
}

/// What a browser sends back of the cookie of an answer.
fn cookie(answer: &Response) -> String {
    let line = answer.head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).expect("a cookie");
    format!("cookie: other=1; {}\r\n", line.split(';').next().unwrap())
}

fn with_cookie(shop: &Shop, method: &str, path: &str, cookie: &str, body: &str) -> Response {
    shop.raw(method, path, &format!("content-type: application/json\r\n{cookie}"), body.as_bytes())
}

#[test]
fn whoever_has_the_link_may_look_and_not_change() {
    let shop = Shop::open("rights");
    let receipt = shop.submit(&complaint("rights")).json();
    let (case, right) = (text(&receipt["caseId"]), text(&receipt["right"]));
    assert_eq!(right.len(), 32);
    let record = shop.get(&format!("/api/cases/{case}"));
    assert_eq!(record.status, 200);
    for path in ["", "/acknowledgement", "/acknowledgement.html"] {
        let shown = shop.get(&format!("/api/cases/{case}{path}"));
        assert!(!String::from_utf8_lossy(&shown.body).contains(&right), "{path} shows the right");
    }
    let other = text(&shop.submit(&complaint("other")).json()["right"]);
    assert_ne!(right, other);
    let header = "idempotency-key: k\r\n";
    let send = |shown: Value| {
        let mut sent = json!({ "key": "k", "event": "cancelled" });
        if !shown.is_null() {
            sent["right"] = shown;
        }
        shop.post(&format!("/api/cases/{case}/answers"), header, &sent.to_string())
    };
    let longer = format!("{right}0");
    for shown in [Value::Null, json!(""), json!(7), json!(other), json!(right[..31]), json!(longer)] {
        let answer = send(shown.clone());
        assert_eq!((answer.status, answer.codes()[0].0.as_str()), (403, "no_right"), "{shown}");
    }
    assert_eq!(shop.get(&format!("/api/cases/{case}")).json()["log"], record.json()["log"], "nothing was written");
    let taken = send(json!(right));
    assert_eq!((taken.status, &taken.json()["state"]), (201, &json!("cancelled")));
    assert!(!String::from_utf8_lossy(&taken.body).contains(&right));
    assert_eq!(send(json!(right)).status, 200, "the same once more is the same");
}

#[test]
fn only_the_staff_writes_what_the_shop_does() {
    let shop = Shop::open("staff");
    let receipt = shop.submit(&complaint("staff")).json();
    let case = text(&receipt["caseId"]);
    let path = format!("/api/cases/{case}/events");
    let closed = r#"{"event":"closed"}"#;
    let bearer = |token: &str| format!("authorization: Bearer {token}\r\n");
    for headers in ["", "cookie: desk=\r\n", "cookie: desk=0\r\n", &bearer(&text(&receipt["right"])), &bearer("")] {
        assert_eq!(shop.post(&path, headers, closed).status, 401, "{headers}");
    }
    assert_eq!(shop.get("/api/desk/cases").status, 401);
    assert_eq!(shop.get(&format!("/api/cases/{case}")).json()["state"], "received");
    assert_eq!(shop.staff(&path, closed).json()["state"], "closed");
    let listed = shop.raw("GET", "/api/desk/cases", &bearer(&shop.token), b"").json();
    assert_eq!((&listed[0]["id"], &listed[0]["progress"]["state"]), (&json!(case), &json!("closed")));
}

#[test]
fn a_session_begins_with_the_token_and_ends_when_it_is_left() {
    let shop = Shop::open("session");
    let case = text(&shop.submit(&complaint("session")).json()["caseId"]);
    let refused = enter(&shop, "0");
    assert_eq!((refused.status, refused.codes()[0].0.as_str()), (401, "wrong_token"));
    assert!(!refused.head.contains("set-cookie"), "{}", refused.head);
    assert_eq!(shop.post("/api/desk", "", "{}").status, 400);

    let entered = enter(&shop, &shop.token);
    assert_eq!(entered.status, 200);
    for attribute in ["; HttpOnly", "; SameSite=Strict", "; Path=/api;"] {
        assert!(entered.head.contains(attribute), "{attribute} in {}", entered.head);
    }
    assert!(!entered.head.contains(&shop.token), "the token is not what the browser keeps");
    let session = cookie(&entered);
    assert_ne!(session, cookie(&enter(&shop, &shop.token)), "each session has a secret of its own");
    let inside = |cookie: &str| shop.raw("GET", "/api/desk", cookie, b"").json()["inside"].clone();
    assert_eq!((inside(&session), inside("")), (json!(true), json!(false)));
    let path = format!("/api/cases/{case}/events");
    let answered = with_cookie(&shop, "POST", &path, &session, r#"{"event":"first_response"}"#);
    assert_eq!(answered.json()["state"], "answered");
    let foreign = format!("{session}origin: http://evil.example\r\n");
    assert_eq!(with_cookie(&shop, "POST", &path, &foreign, r#"{"event":"closed"}"#).status, 403);

    assert_eq!(shop.raw("DELETE", "/api/desk", &session, b"").status, 200);
    assert_eq!(inside(&session), json!(false));
    assert_eq!(with_cookie(&shop, "POST", &path, &session, r#"{"event":"closed"}"#).status, 401);
}

#[test]
fn wrong_tokens_are_few_and_shut_nobody_out() {
    let shop = Shop::open("tries");
    for _ in 0..5 {
        assert_eq!(enter(&shop, "0").status, 401);
    }
    let answer = enter(&shop, "0");
    assert_eq!((answer.status, answer.codes()[0].0.as_str()), (429, "too_many_tries"));
    let wait = answer.head.lines().find_map(|line| line.strip_prefix("retry-after: ")).unwrap().parse::<u32>().unwrap();
    assert!((1..=13).contains(&wait), "{wait}");
    let wrong = "authorization: Bearer 0\r\n";
    assert_eq!(shop.raw("GET", "/api/proof", wrong, b"").status, 429, "by any door");
    assert_eq!(enter(&shop, &shop.token).status, 200, "whoever has the token is let in meanwhile");
    assert_eq!(shop.staff("/api/cases/case-0/events", r#"{"event":"closed"}"#).status, 404);
}
