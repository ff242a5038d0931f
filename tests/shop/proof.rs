//! The chain of what the shop took in, and what it gives away of it.

use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::support::{Shop, complaint, refund, text};

/// The digest as another program works it out.
fn shasum(bytes: &[u8]) -> String {
    use std::io::Write;
    let command = Command::new("sha256sum").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut command = command.expect("sha256sum");
    command.stdin.take().unwrap().write_all(bytes).unwrap();
    String::from_utf8(command.wait_with_output().unwrap().stdout[..64].to_vec()).unwrap()
}

fn asked(shop: &Shop, path: &str) -> Vec<u8> {
    let answer = shop.raw("GET", path, &format!("authorization: Bearer {}\r\n", shop.token), b"");
    assert_eq!(answer.status, 200);
    answer.body
}

#[test]
fn each_submission_is_a_line_that_names_the_one_before() {
    let shop = Shop::open("chain");
    let told = json!({ "reason": "changed_mind" });
    let sent = [complaint("one"), refund("two", "romper", told), complaint("three")];
    let receipts: Vec<Value> = sent.iter().map(|sent| shop.submit(sent).json()).collect();
    assert_eq!(shop.submit(&sent[0]).status, 200, "what is sent twice is one line");
    let mut incomplete = complaint("four");
    incomplete["values"]["description"] = json!("short");
    assert_eq!(shop.submit(&incomplete).status, 422, "what is refused is none");

    assert_eq!(shop.get("/api/proof").status, 401);
    let chain = String::from_utf8(asked(&shop, "/api/proof")).unwrap();
    let lines: Vec<&str> = chain.lines().collect();
    assert_eq!((lines.len(), chain.ends_with("}\n")), (3, true), "{chain}");
    let mut previous = "0".repeat(64);
    for ((line, receipt), kind) in lines.iter().zip(&receipts).zip(["complaint", "return", "complaint"]) {
        assert!(line.starts_with(&format!("{{\"previous\":\"{previous}\",")), "{line}");
        let known: Value = serde_json::from_str(line).unwrap();
        assert_eq!((&known["at"], &known["kind"]), (&receipt["receivedAt"], &json!(kind)));
        assert_eq!(known["number"], receipt["number"]);
        let case = text(&receipt["caseId"]);
        assert_eq!(shop.get(&format!("/api/cases/{case}/statement")).status, 401);
        let statement = asked(&shop, &format!("/api/cases/{case}/statement"));
        assert_eq!(known["statement"], shasum(&statement));
        assert!(String::from_utf8(statement).unwrap().contains("李明"));
        previous = shasum(line.as_bytes());
        // Whoever sent it keeps the digest, so the chain cannot be written anew.
        for end in ["", ".html"] {
            let kept = String::from_utf8(shop.get(&format!("/api/cases/{case}/acknowledgement{end}")).body).unwrap();
            assert_eq!(kept.matches(&previous).count(), 2, "once in each language: {kept}");
        }
    }
    assert!(!chain.contains("李明") && !chain.contains("li@example.com"), "nobody is named");

    // It goes on when the shop is opened again.
    let reopened = Shop::start(shop.options.clone());
    assert_eq!(reopened.submit(&complaint("five")).status, 201);
    let longer = String::from_utf8(asked(&reopened, "/api/proof")).unwrap();
    assert!(longer.starts_with(&format!("{chain}{{\"previous\":\"{previous}\"")), "{longer}");
}

#[test]
fn many_at_once_make_one_chain() {
    let shop = Shop::open("chain-at-once");
    let other = Shop::start(shop.options.clone());
    std::thread::scope(|scope| {
        for number in 0..8 {
            let shop = if number % 2 == 0 { &shop } else { &other };
            scope.spawn(move || assert_eq!(shop.submit(&complaint(&format!("key-{number}"))).status, 201));
        }
    });
    let chain = String::from_utf8(asked(&shop, "/api/proof")).unwrap();
    let mut previous = "0".repeat(64);
    for line in chain.lines() {
        assert!(line.starts_with(&format!("{{\"previous\":\"{previous}\"")), "{chain}");
        previous = shasum(line.as_bytes());
    }
    assert_eq!(chain.lines().count(), 8);
}
