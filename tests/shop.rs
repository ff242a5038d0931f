//! The demo shop: its server, its documents and its demo order.
#![cfg(all(feature = "native", not(target_arch = "wasm32")))]

#[path = "../examples/shop/server/mod.rs"]
mod server;

use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};

use aftersales::boundary::{Engine, Loaded, NativeHost};
use serde_json::{Value, json};
use server::{Options, Server, USAGE};

const DEMO: &str = "2026-11-22T10:00:00+08:00";
const POLICIES: [&str; 2] = ["mother-and-baby", "electronics"];

// ---- A shop of its own for each test --------------------------------------------------------------------

struct Shop {
    address: SocketAddr,
    options: Options,
}

struct Response {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Response {
    fn json(&self) -> Value {
        assert!(self.head.contains("content-type: application/json"), "{}", self.head);
        serde_json::from_slice(&self.body).unwrap()
    }

    fn codes(&self) -> Vec<(String, String)> {
        let issues = self.json()["issues"].as_array().unwrap().clone();
        issues.iter().map(|issue| (text(&issue["code"]), text(&issue["pointer"]))).collect()
    }
}

impl Shop {
    /// A shop in a folder that holds copies of the documents, and files that must and must not be served.
    fn open(name: &str) -> Self {
        let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shop").join(name);
        let _ = fs::remove_dir_all(&home);
        for folder in ["pkg/policies", "pkg/packs", "pkg/calendars", "www/orders"] {
            fs::create_dir_all(home.join(folder)).unwrap();
            for entry in fs::read_dir(project().join(folder)).unwrap() {
                let path = entry.unwrap().path();
                fs::copy(&path, home.join(folder).join(path.file_name().unwrap())).unwrap();
            }
        }
        let files = [
            ("www/index.html", "<!doctype html>"),
            ("pkg/index.js", "export {};"),
            ("pkg/a.wasm", "\0asm"),
            ("secret", "!"),
        ];
        for (path, content) in files {
            fs::write(home.join(path), content).unwrap();
        }
        fs::write(home.join("www/.hidden"), "!").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(home.join("secret"), home.join("www/way-out")).unwrap();
        let database = home.join("data/shop.sqlite");
        let arguments = ["--port", "0", "--now", DEMO].map(str::to_owned);
        let options = Options::read(&arguments).unwrap();
        Self::start(Options { database, root: home, ..options })
    }

    fn start(options: Options) -> Self {
        let (sender, receiver) = std::sync::mpsc::channel();
        let asked = options.clone();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let server = Server::bind(&asked).await.unwrap();
                sender.send(server.address()).unwrap();
                server.run(std::future::pending()).await.unwrap();
            });
        });
        Self { address: receiver.recv().unwrap(), options }
    }

    fn raw(&self, method: &str, path: &str, headers: &str, body: &[u8]) -> Response {
        let mut stream = TcpStream::connect(self.address).unwrap();
        let length = body.len();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nhost: shop\r\nconnection: close\r\ncontent-length: {length}\r\n{headers}\r\n"
        )
        .unwrap();
        // A server that refuses what is too large may close before all of it has arrived.
        let _ = stream.write_all(body);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("an answer with a head");
        let head = String::from_utf8(answer[..end].to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Response { status, head, body: answer[end + 4..].to_vec() }
    }

    fn get(&self, path: &str) -> Response {
        self.raw("GET", path, "", b"")
    }

    fn post(&self, path: &str, headers: &str, body: &str) -> Response {
        self.raw("POST", path, &format!("content-type: application/json\r\n{headers}"), body.as_bytes())
    }

    fn submit(&self, submission: &Value) -> Response {
        let header = format!("idempotency-key: {}\r\n", text(&submission["key"]));
        self.post("/api/submissions", &header, &submission.to_string())
    }
}

fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(project().join(path)).unwrap()).unwrap()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn engine() -> Engine {
    Engine::new(Box::new(NativeHost))
}

fn load(engine: &Engine, document: &Value) -> Loaded {
    let packs = [read("pkg/packs/cn.json")];
    let calendars = [read("pkg/calendars/cn.json")];
    let parts = json!({ "document": document, "packs": packs, "calendars": calendars });
    engine.load(&parts.to_string()).unwrap_or_else(|issues| panic!("{}: {issues:#?}", document["id"]))
}

fn value(answer: &str) -> Value {
    let answer: Value = serde_json::from_str(answer).unwrap();
    assert_eq!(answer["ok"], true, "{answer:#}");
    assert_eq!(answer.get("warnings"), None, "{answer:#}");
    answer["value"].clone()
}

fn complaint(key: &str) -> Value {
    json!({
        "format": 1, "key": key, "kind": "complaint", "declaredAt": "2026-11-22T09:59:00+08:00",
        "values": {
            "name": "李明", "email": "li@example.com", "orderId": "2026-1107-0042", "product": "Folding stroller",
            "category": "delivery", "reason": "damaged_in_transit", "description": "A wheel was broken in the box.",
            "demand": "refund", "consent": true
        },
        "order": { "id": "2026-1107-0042", "lines": [{ "id": "stroller" }] }
    })
}

fn refund(key: &str, line: &str, request: Value) -> Value {
    let mut sent = complaint(key);
    sent["kind"] = json!("return");
    sent["values"] = json!({});
    sent["order"]["lines"][0]["id"] = json!(line);
    sent["requests"] = json!({ line: request });
    sent
}

// ---- Pages -----------------------------------------------------------------------------------------------

#[test]
fn files_have_their_types_and_every_answer_the_policy() {
    let shop = Shop::open("pages");
    let types = [
        ("/", "text/html; charset=utf-8"),
        ("/pkg/index.js", "text/javascript; charset=utf-8"),
        ("/pkg/a.wasm", "application/wasm"),
        ("/orders/order.json", "application/json"),
    ];
    for (path, kind) in types {
        let answer = shop.get(path);
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.head.contains(&format!("content-type: {kind}\r\n")), "{path}: {}", answer.head);
        assert!(!answer.body.is_empty());
    }
    assert!(shop.raw("HEAD", "/", "", b"").body.is_empty());
    for (method, path, status) in [
        ("GET", "/", 200),
        ("GET", "/nothing", 404),
        ("GET", "/api/time", 200),
        ("GET", "/api/decide", 405),
        ("PUT", "/", 405),
        ("GET", "/api/nothing", 404),
        ("GET", "/api/cases/%ff", 404),
    ] {
        let answer = shop.raw(method, path, "", b"");
        assert_eq!(answer.status, status, "{method} {path}");
        let policy = "content-security-policy: default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; \
            require-trusted-types-for 'script'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'\r\n";
        assert!(answer.head.contains(policy), "{path}: {}", answer.head);
        assert!(answer.head.contains("x-content-type-options: nosniff\r\n"), "{path}: {}", answer.head);
        if status >= 400 {
            assert_eq!(answer.json()["ok"], false, "{path}");
        }
    }
}

#[test]
fn nothing_outside_of_the_folders_is_served() {
    let shop = Shop::open("traversal");
    for path in [
        "/../secret",
        "/%2e%2e/secret",
        "/..%2fsecret",
        "/%2e%2e%2fsecret",
        "/pkg/../secret",
        "/pkg/%2e%2e/www/index.html",
        "/pkg/..%2f..%2fsecret",
        "//../secret",
        "/orders/../../secret",
        "/..%5csecret",
        "/%5c..%5csecret",
        "/.hidden",
        "/%2ehidden",
        "/way-out",
        "/%00",
        "/index.html%00",
        "/%",
        "/%2",
        "/%zz",
        "/%ff",
        "/pkg",
        "/pkg/",
        "/orders",
        "/data/shop.sqlite",
    ] {
        assert_eq!(shop.get(path).status, 404, "{path}");
    }
}

// ---- Answers ---------------------------------------------------------------------------------------------

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
    for body in ["", "[]", "{", "\"policy\""] {
        assert_eq!(shop.post("/api/decide", "", body).status, 400, "{body}");
    }
    assert_eq!(shop.raw("POST", "/api/decide", "content-type: text/plain\r\n", b"{}").status, 415);
}

// ---- Submissions -----------------------------------------------------------------------------------------

#[test]
fn a_submission_is_kept_once() {
    let shop = Shop::open("once");
    let sent = complaint("key-1");
    let first = shop.submit(&sent);
    assert_eq!(first.status, 201, "{}", first.json());
    let receipt = first.json();
    assert_eq!(receipt["key"], "key-1");
    assert_eq!(receipt["decision"]["status"], "review");
    assert!(text(&receipt["receivedAt"]).starts_with("2026-11-22T02:00"));

    let again = shop.submit(&sent);
    assert_eq!((again.status, &again.body), (200, &first.body));
    let header = "idempotency-key: key-1\r\n";
    let pretty = serde_json::to_string_pretty(&sent).unwrap();
    let rewritten = shop.post("/api/submissions", header, &pretty);
    assert_eq!((rewritten.status, &rewritten.body), (200, &first.body));
    let mut other = sent.clone();
    other["values"]["demand"] = json!("exchange");
    assert_eq!(shop.submit(&other).status, 409);
    other["key"] = json!("key-2");
    assert_eq!(shop.submit(&other).status, 201);

    let case = shop.get(&format!("/api/cases/{}", text(&receipt["caseId"]))).json();
    assert_eq!(case["values"]["name"], "李明");
    assert_eq!(case["classification"]["department"], "freight");
    assert_eq!((&case["lineId"], &case["state"]), (&json!("stroller"), &json!("received")));
    assert_eq!(shop.get("/api/cases/case-0").status, 404);

    // What was kept outlives the process.
    let reopened = Shop::start(shop.options.clone());
    let after = reopened.submit(&sent);
    assert_eq!((after.status, &after.body), (200, &first.body));
}

#[test]
fn a_key_sent_many_times_at_once_is_kept_once() {
    let shop = Shop::open("at-once");
    let sent = complaint("key");
    let answers: Vec<Response> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..16).map(|_| scope.spawn(|| shop.submit(&sent))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(answers.iter().filter(|answer| answer.status == 201).count(), 1);
    assert!(answers.iter().all(|answer| answer.body == answers[0].body));
}

#[test]
fn a_key_is_required_and_must_agree() {
    let shop = Shop::open("keys");
    let body = complaint("key").to_string();
    for (header, code) in [("", "idempotency_key_missing"), ("idempotency-key: other\r\n", "idempotency_key_mismatch")]
    {
        let answer = shop.post("/api/submissions", header, &body);
        assert_eq!((answer.status, answer.codes()[0].0.as_str()), (400, code));
    }
    assert_eq!(shop.post("/api/submissions", "idempotency-key: key\r\n", "{").status, 400);
    let large = format!(r#"{{"key":"{}"}}"#, "x".repeat(1 << 20));
    assert_eq!(shop.post("/api/submissions", "idempotency-key: key\r\n", &large).status, 413);
}

#[test]
fn an_incomplete_submission_is_refused_and_its_key_stays_free() {
    let shop = Shop::open("incomplete");
    let mut sent = complaint("key");
    sent["values"]["description"] = json!("short");
    sent["values"]["consent"] = json!(false);
    let refused = shop.submit(&sent);
    assert_eq!(refused.status, 422);
    let answer = refused.json();
    assert_eq!(answer["errors"][0]["field"], "description");
    assert_eq!(answer["errors"][1], json!({ "field": "consent", "code": "required", "params": {} }));
    assert_eq!(shop.submit(&complaint("key")).status, 201);

    let refused = shop.submit(&json!({ "key": "bare", "extra": 1 }));
    let pointers: Vec<String> = refused.codes().into_iter().map(|(_, pointer)| pointer).collect();
    assert_eq!(pointers, ["/extra", "/format", "/kind", "/values", "/declaredAt", "/order/id"]);
    // A return whose answer hinges on what the shopper can tell says what is missing.
    let refused = shop.submit(&refund("nappies", "nappies", json!({ "reason": "changed_mind" })));
    assert_eq!((refused.status, refused.codes()[0].0.as_str()), (422, "facts_missing"));
    assert_eq!(refused.json()["decision"]["missing"][0]["pointer"], "/line/condition/opened");
    let told = json!({ "reason": "changed_mind", "facts": { "condition": { "opened": false } } });
    assert_eq!(shop.submit(&refund("nappies", "nappies", told)).status, 201);
}

#[test]
fn the_shop_believes_its_own_record() {
    let shop = Shop::open("tampered");
    let bottles = || refund("key", "bottles", json!({ "reason": "changed_mind" }));
    // Nothing is open any more, and a later delivery does not change that.
    let refused = shop.submit(&bottles());
    assert_eq!((refused.status, refused.codes()[0].0.as_str()), (422, "not_open"));
    let mut sent = bottles();
    sent["order"]["lines"][0]["events"] = json!({ "delivered": "2026-11-20T10:00:00+08:00" });
    let refused = shop.submit(&sent);
    assert_eq!(refused.status, 422);
    assert_eq!(refused.codes(), [("differs_from_record".to_owned(), "/order/lines/0/events/delivered".to_owned())]);
    assert_eq!(refused.json()["decision"]["status"], "ineligible");
    // Neither does an instant at which it was open.
    let mut sent = bottles();
    sent["declaredAt"] = json!("2026-07-05T10:00:00+08:00");
    let late = shop.submit(&sent).json();
    assert_eq!(late["decision"]["status"], "review", "it is not judged as if it had arrived then");
    // The line exactly as the shop wrote it is no offence.
    let order = read("www/orders/order.json");
    let mut sent = refund("romper", "romper", json!({ "reason": "changed_mind" }));
    sent["order"] = json!({ "id": order["id"], "country": "CN", "lines": order["lines"] });
    assert_eq!(shop.submit(&sent).status, 201);

    type Change = fn(&mut Value);
    let cases: [(&str, Change, &str); 8] = [
        ("unknown_order", |sent| sent["order"]["id"] = json!("1"), "/order/id"),
        ("unknown_line", |sent| sent["order"]["lines"][0]["id"] = json!("gold"), "/order/lines/0/id"),
        ("differs_from_record", |sent| sent["order"]["country"] = json!("DE"), "/order/country"),
        (
            "differs_from_record",
            |sent| sent["order"]["lines"][0]["policy"] = json!("electronics"),
            "/order/lines/0/policy",
        ),
        ("unknown_value", |sent| sent["kind"] = json!("gift"), "/kind"),
        (
            "policy_changed",
            |sent| sent["standsOn"] = json!({ "policy": { "id": "mother-and-baby", "version": "0" } }),
            "/standsOn/policy",
        ),
        ("one_line_only", |sent| sent["requests"] = json!({ "stroller": {}, "cot": {} }), "/requests"),
        ("unknown_reason", |sent| sent["requests"] = json!({ "stroller": { "reason": "boredom" } }), "/request/reason"),
    ];
    for (code, change, pointer) in cases {
        let mut sent = complaint("changed");
        change(&mut sent);
        let refused = shop.submit(&sent);
        assert_eq!(refused.status, 422, "{code}");
        assert!(refused.codes().contains(&(code.to_owned(), pointer.to_owned())), "{code}: {}", refused.json());
    }
    let mut sent = complaint("changed");
    sent["values"]["orderId"] = json!("another");
    assert_eq!(shop.submit(&sent).json()["errors"][0]["field"], "orderId");
}

#[test]
fn only_this_machine_is_served_unless_told_otherwise() {
    let read = |line: &str| Options::read(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
    assert_eq!(read("").unwrap(), Options::default());
    assert!(Options::default().host.is_loopback());
    assert_eq!(read("--port 1 --port 2").unwrap().port, 2);
    for fine in ["--host localhost", "--host ::1", "--host 127.0.0.2", "--host 0.0.0.0 --allow-remote"] {
        assert!(read(fine).is_ok(), "{fine}");
    }
    for bad in [
        "--host 0.0.0.0",
        "--host ::",
        "--host 192.168.1.1",
        "--host shop",
        "--port 65536",
        "--port",
        "--now 2026-11-22",
        "--colour red",
    ] {
        assert!(read(bad).is_err(), "{bad}");
    }
    for option in ["--port", "--host", "--allow-remote", "--database", "--root", "--now"] {
        assert!(USAGE.contains(option));
    }
}

// ---- Documents -------------------------------------------------------------------------------------------

#[test]
fn the_policies_load_without_a_word() {
    let engine = engine();
    for id in POLICIES {
        let loaded = load(&engine, &read(&format!("pkg/policies/{id}.json")));
        assert!(loaded.warnings.is_empty(), "{:?}", loaded.warnings);
    }
}

/// The rows of the statutory table on the seven-day return of mainland China.
#[test]
fn the_seven_day_return_is_that_of_the_table() {
    let engine = engine();
    let table = read("tests/vectors/adopted/statutory.json");
    let rows = table["cases"].as_array().unwrap().iter();
    let rows: Vec<&Value> = rows.filter(|row| text(&row["rule"]).starts_with("cn.no_reason_7d")).collect();
    assert!(rows.len() >= 16, "{}", rows.len());
    for row in rows {
        let (given, expect, id) = (&row["given"], &row["expect"], &row["id"]);
        let roll_over = given.pointer("/options/rollover").unwrap_or(&json!("none")).clone();
        let policy = load(
            &engine,
            &json!({
                "format": 1, "id": "table", "version": "1", "timeZone": given["timezone"],
                "packs": [{ "id": "cn", "rollOver": roll_over }], "assume": { "channel": "online" }
            }),
        );
        let product = &given["product"];
        let line = json!({
            "quantity": 1, "categories": product["category"].as_str().into_iter().collect::<Vec<_>>(),
            "events": { "delivered": given["events"]["signed_for"] },
            "condition": { "opened": product["opened"], "sealIntact": product["necessary_seal_broken"].as_bool().map(|broken| !broken) },
            "facts": { "activated": product["activated"], "confirmedAtPurchase": product["confirmed_at_purchase"] }
        });
        let decide = |now: &Value| {
            let asked = json!({ "line": line, "request": { "reason": "changed_mind" }, "now": now });
            value(&engine.check_return(&policy.policy, &asked.to_string()))
        };
        for check in expect["checks"].as_array().into_iter().flatten() {
            let decision = decide(&check["at"]);
            let status = if check["open"] == true { "eligible" } else { "ineligible" };
            assert_eq!(decision["status"], status, "{id} at {}", check["at"]);
            let option = decision.pointer("/options/0").or(decision.pointer("/closed/0")).unwrap();
            assert_eq!(
                (&option["lastDay"], &option["closes"]),
                (&expect["last_day"], &expect["closes_at_utc"]),
                "{id}"
            );
        }
        if let Some(eligible) = expect["eligible"].as_bool() {
            assert_eq!(decide(&given["at"])["status"], if eligible { "eligible" } else { "ineligible" }, "{id}");
        }
        if expect["rollover_status"] == "calendar_unknown" {
            let decision = decide(&json!("2027-02-05T12:00:00+08:00"));
            assert_eq!(decision["options"][0]["notes"], json!(["calendar_not_covering"]), "{id}");
            assert_eq!(decision["options"][0]["lastDay"], expect["last_day_before_rollover"], "{id}");
        }
    }
}

/// What the demo order is there to show, at the instant that it names.
#[test]
fn the_demo_order_shows_every_status() {
    let engine = engine();
    let order = read("www/orders/order.json");
    assert_eq!(order["now"], DEMO);
    let expected = [
        ("romper", "eligible", None),
        ("nappies", "conditional", None),
        ("stroller", "review", Some(("active", None))),
        ("bottles", "ineligible", None),
        ("boots", "ineligible", None),
        ("milk-powder", "ineligible", None),
        ("cot", "conditional", Some(("not_started", None))),
        ("phone", "eligible", Some(("active", None))),
        ("headphones", "conditional", Some(("unregistered", None))),
        ("tablet", "eligible", Some(("unregistered", None))),
        ("kettle", "eligible", Some(("expiring", None))),
        ("washing-machine", "ineligible", Some(("expired", Some("time")))),
        ("van", "ineligible", Some(("expired", Some("usage")))),
        ("scooter", "eligible", Some(("active", None))),
        ("shaver", "ineligible", Some(("void", Some("void")))),
        ("television", "conditional", Some(("not_started", None))),
        ("watch", "conditional", Some(("unknown", None))),
    ];
    let lines = order["lines"].as_array().unwrap();
    assert_eq!(lines.len(), expected.len());
    for (line, (id, status, warranty)) in lines.iter().zip(expected) {
        assert_eq!(line["id"], id);
        let policy = load(&engine, &read(&format!("pkg/policies/{}.json", text(&line["policy"]))));
        let asked = json!({ "line": line, "request": line["request"], "now": DEMO }).to_string();
        assert_eq!(value(&engine.check_return(&policy.policy, &asked))["status"], status, "{id}");
        let coverages = value(&engine.warranty(&policy.policy, &asked));
        let found = coverages.get(0).map(|coverage| (text(&coverage["state"]), coverage["endedBy"].as_str()));
        assert_eq!(found, warranty.map(|(state, ended)| (state.to_owned(), ended)), "{id}");
    }
}
