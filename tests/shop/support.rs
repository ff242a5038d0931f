//! A shop of its own for each test, with what the tests send to it.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use aftersales::boundary::{Engine, Loaded, NativeHost};
use serde_json::{Value, json};

use crate::server::{Options, Server};

pub const DEMO: &str = "2026-11-22T10:00:00+08:00";
pub const POLICIES: [&str; 2] = ["mother-and-baby", "electronics"];

pub struct Shop {
    pub address: SocketAddr,
    pub token: String,
    pub options: Options,
}

pub struct Response {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Response {
    pub fn json(&self) -> Value {
        assert!(self.head.contains("content-type: application/json"), "{}", self.head);
        serde_json::from_slice(&self.body).unwrap()
    }

    pub fn codes(&self) -> Vec<(String, String)> {
        let issues = self.json()["issues"].as_array().unwrap().clone();
        issues.iter().map(|issue| (text(&issue["code"]), text(&issue["pointer"]))).collect()
    }
}

impl Shop {
    /// A shop in a folder that holds copies of the documents, and files that must and must not be served.
    pub fn open(name: &str) -> Self {
        let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shop").join(name);
        let _ = fs::remove_dir_all(&home);
        for folder in ["pkg/policies", "pkg/packs", "pkg/calendars", "pkg/messages", "www/orders"] {
            fs::create_dir_all(home.join(folder)).unwrap();
            for entry in fs::read_dir(project().join(folder)).unwrap() {
                let path = entry.unwrap().path();
                // A build of the package leaves folders of its own there.
                if path.is_file() {
                    fs::copy(&path, home.join(folder).join(path.file_name().unwrap())).unwrap();
                }
            }
        }
        let files = [
            ("www/index.html", "<!doctype html>"),
            ("pkg/index.js", "export {};"),
            ("pkg/index.d.ts", "export {};"),
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

    pub fn start(options: Options) -> Self {
        let (sender, receiver) = std::sync::mpsc::channel();
        let asked = options.clone();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let server = Server::bind(&asked).await.unwrap();
                sender.send((server.address(), server.token().to_owned())).unwrap();
                server.run(std::future::pending()).await;
            });
        });
        let (address, token) = receiver.recv().unwrap();
        Self { address, token, options }
    }

    /// The same shop, with its clock started at another instant.
    pub fn at(&self, now: &str) -> Self {
        let now = chrono::DateTime::parse_from_rfc3339(now).unwrap().timestamp_millis();
        Self::start(Options { now: Some(now), ..self.options.clone() })
    }

    pub fn raw(&self, method: &str, path: &str, headers: &str, body: &[u8]) -> Response {
        let mut stream = TcpStream::connect(self.address).unwrap();
        let (host, length) = (self.address, body.len());
        let host = if headers.contains("host: ") { String::new() } else { format!("host: {host}\r\n") };
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\n{host}connection: close\r\ncontent-length: {length}\r\n{headers}\r\n"
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

    pub fn get(&self, path: &str) -> Response {
        self.raw("GET", path, "", b"")
    }

    pub fn post(&self, path: &str, headers: &str, body: &str) -> Response {
        self.raw("POST", path, &format!("content-type: application/json\r\n{headers}"), body.as_bytes())
    }

    /// Something that the shop's staff sends.
    pub fn staff(&self, path: &str, body: &str) -> Response {
        self.post(path, &format!("authorization: Bearer {}\r\n", self.token), body)
    }

    pub fn submit(&self, submission: &Value) -> Response {
        let header = format!("idempotency-key: {}\r\n", text(&submission["key"]));
        self.post("/api/submissions", &header, &submission.to_string())
    }
}

pub fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub fn read(path: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(project().join(path)).unwrap()).unwrap()
}

pub fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

pub fn engine() -> Engine {
    Engine::new(Box::new(NativeHost))
}

pub fn load(engine: &Engine, document: &Value) -> Loaded {
    let packs = [read("pkg/packs/cn.json")];
    let calendars = [read("pkg/calendars/cn.json")];
    let parts = json!({ "document": document, "packs": packs, "calendars": calendars });
    engine.load(&parts.to_string()).unwrap_or_else(|issues| panic!("{}: {issues:#?}", document["id"]))
}

pub fn value(answer: &str) -> Value {
    let answer: Value = serde_json::from_str(answer).unwrap();
    assert_eq!(answer["ok"], true, "{answer:#}");
    assert_eq!(answer.get("warnings"), None, "{answer:#}");
    answer["value"].clone()
}

/// What a page of the shop stands on, worked out once for each policy.
pub fn stands_on(policy: &str) -> Value {
    static KNOWN: Mutex<BTreeMap<String, Value>> = Mutex::new(BTreeMap::new());
    let mut known = KNOWN.lock().unwrap();
    let asked = json!({ "line": {}, "now": DEMO }).to_string();
    let fresh = || {
        let engine = engine();
        let loaded = load(&engine, &read(&format!("pkg/policies/{policy}.json")));
        value(&engine.check_return(&loaded.policy, &asked))["standsOn"].clone()
    };
    known.entry(policy.to_owned()).or_insert_with(fresh).clone()
}

pub fn complaint(key: &str) -> Value {
    json!({
        "standsOn": stands_on("mother-and-baby"), "format": 1, "key": key, "kind": "complaint", "declaredAt": "2026-11-22T09:59:00+08:00",
        "values": {
            "name": "李明", "email": "li@example.com", "orderId": "2026-1107-0042", "product": "Folding stroller",
            "category": "delivery", "reason": "damaged_in_transit", "description": "A wheel was broken in the box.",
            "demand": "refund", "consent": true
        },
        "order": { "id": "2026-1107-0042", "lines": [{ "id": "stroller" }] }
    })
}

pub fn refund(key: &str, line: &str, request: Value) -> Value {
    let mut sent = complaint(key);
    sent["kind"] = json!("return");
    let chosen = json!([{ "id": line, "quantity": 1 }]);
    sent["values"] = json!({ "name": "李明", "email": "li@example.com", "orderId": "2026-1107-0042", "lines": chosen,
        "reason": request["reason"], "remedy": "refund" });
    sent["order"]["lines"][0]["id"] = json!(line);
    sent["requests"] = json!({ line: request });
    let order = read("www/orders/order.json");
    let own = order["lines"].as_array().unwrap().iter().find(|known| known["id"] == line).unwrap();
    sent["standsOn"] = stands_on(own["policy"].as_str().unwrap());
    sent
}
