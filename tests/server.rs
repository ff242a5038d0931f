//! The example of a server: it answers over HTTP what the policy answers directly.
#![cfg(all(feature = "serde", not(target_arch = "wasm32")))]

#[allow(dead_code, reason = "the test listens itself")]
#[path = "../examples/server.rs"]
mod server;

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use aftersales::boundary::IssueCode;
use aftersales::types::{Decision, ReturnQuestion, Status};
use aftersales::{Answer, Documents, Policy};

/// The address of a server that runs as long as the test.
fn start() -> SocketAddr {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(|| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            axum::serve(listener, server::app().unwrap()).await.unwrap();
        });
    });
    address
}

/// The status and the body of an answer, which must come within ten seconds.
fn post(address: SocketAddr, body: &str) -> (String, String) {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    stream.set_write_timeout(Some(Duration::from_secs(10))).unwrap();
    let head = "POST /check-return HTTP/1.1\r\nhost: shop\r\nconnection: close\r\ncontent-type: application/json";
    write!(stream, "{head}\r\ncontent-length: {}\r\n\r\n{body}", body.len()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    (head.split(' ').nth(1).unwrap().to_owned(), body.to_owned())
}

#[test]
fn it_answers_what_the_policy_answers() {
    let address = start();
    let policy = Policy::load(&Documents::from(include_str!("../pkg/policies/electronics.json"))).unwrap();
    let ask = |question: &str| {
        let typed: ReturnQuestion = serde_json::from_str(question).unwrap();
        let answer = policy.check_return(&typed);
        assert_eq!(post(address, question), ("200".to_owned(), serde_json::to_string(&answer).unwrap()));
        answer
    };

    let eligible = ask(r#"{ "line": { "quantity": 1, "categories": ["electronics"], "channel": "online",
        "events": { "ordered": "2026-11-15T10:00:00+08:00", "delivered": "2026-11-18T10:00:00+08:00" },
        "condition": { "opened": false, "damaged": false, "complete": true } },
        "request": { "reason": "changed_mind" }, "now": "2026-11-22T10:00:00+08:00" }"#);
    assert_eq!(eligible.into_result().unwrap().status, Status::Eligible);

    // What is wrong in a question is told in the answer; what is no question is refused before it.
    let Answer::<Decision>::Refused { issues } = ask(r#"{ "line": {}, "now": "yesterday" }"#) else {
        panic!("it was understood")
    };
    assert_eq!((issues[0].code, issues[0].pointer.as_str()), (IssueCode::InstantMalformed, "/now"));
    assert_eq!(post(address, r#"{ "line": 7 }"#).0, "422");
    assert_eq!(post(address, "{").0, "400");
}
