//! Guests: a link to the inbox that the shop knows an order by, and no word to anybody else.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{IpAddr, SocketAddr};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::support::{Response, Shop, complaint, stands_on, text};

const ORDER: &str = "2026-1107-0042";
const INBOX: &str = "li@example.com";

fn ask(shop: &Shop, order: &str, email: &str) -> Response {
    shop.post("/api/guests", "", &json!({ "orderId": order, "email": email }).to_string())
}

fn letters(shop: &Shop) -> Vec<Value> {
    let header = format!("authorization: Bearer {}\r\n", shop.token);
    shop.raw("GET", "/api/desk/outbox", &header, b"").json().as_array().unwrap().clone()
}

/// The link of the latest letter, once there are so many.
fn link(shop: &Shop, count: usize) -> String {
    let begun = Instant::now();
    let found = loop {
        let found = letters(shop);
        if found.len() >= count || begun.elapsed() > Duration::from_secs(20) {
            break found;
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    assert_eq!(found.len(), count);
    assert_eq!(found[0]["to"], INBOX);
    let said = text(&found[0]["text"]);
    said.split_once("/guest.html#").unwrap().1.lines().next().unwrap().to_owned()
}

fn open(shop: &Shop, link: &str) -> Response {
    shop.post("/api/guests/confirm", "", &json!({ "link": link }).to_string())
}

fn cases(shop: &Shop, order: &str, headers: &str) -> Value {
    let answer = shop.raw("GET", &format!("/api/orders/{order}/cases"), headers, b"");
    assert_eq!(answer.status, 200);
    answer.json()
}

#[test]
fn a_link_opens_the_order_once_within_sixty_minutes() {
    let shop = Shop::open("guest");
    let receipt = shop.submit(&complaint("guest")).json();
    assert_eq!(ask(&shop, ORDER, " Li@Example.com ").status, 202);
    let first = link(&shop, 2);
    assert_eq!((first.len(), first.bytes().all(|byte| byte.is_ascii_hexdigit())), (32, true), "{first}");
    let opened = open(&shop, &first);
    assert_eq!((opened.status, &opened.json()["orderId"]), (200, &json!(ORDER)));
    let line = opened.head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).expect("a cookie");
    for attribute in ["; HttpOnly", "; SameSite=Strict", "; Path=/api;"] {
        assert!(line.contains(attribute), "{line}");
    }
    let again = open(&shop, &first);
    assert_eq!((again.status, again.codes()[0].0.as_str()), (403, "link_not_open"));

    let cookie = format!("cookie: other=1; {}\r\n", line.split(';').next().unwrap());
    assert_eq!(cases(&shop, ORDER, &cookie)[0]["id"], receipt["caseId"]);
    assert_eq!(cases(&shop, "2026-1111-0207", &cookie), json!([]), "of this order only");
    assert_eq!(cases(&shop, ORDER, ""), json!([]));
    assert_eq!(cases(&shop, ORDER, &format!("cookie: guest={first}\r\n")), json!([]), "the link is no secret any more");
    assert_eq!(cases(&shop, ORDER, "case-rights: \r\n"), json!([]));
    let right = format!("case-rights: 0, {}\r\n", text(&receipt["right"]));
    assert_eq!(cases(&shop, ORDER, &right)[0]["id"], receipt["caseId"], "whoever filed a case sees it");

    // At 10:59:50 it opens still, at 11:00:10 no more; the clock went on for some seconds since it was written.
    for (count, now, status) in [(3, "2026-11-22T10:59:50+08:00", 200), (4, "2026-11-22T11:00:30+08:00", 403)] {
        ask(&shop, ORDER, INBOX);
        let link = link(&shop, count);
        assert_eq!(open(&shop.at(now), &link).status, status, "{now}");
    }
    assert_eq!(cases(&shop.at("2026-11-22T11:00:30+08:00"), ORDER, &cookie), json!([]), "and a visit ends");
}

#[test]
fn what_opens_a_door_is_not_kept() {
    let shop = Shop::open("guest-kept");
    ask(&shop, ORDER, INBOX);
    let link = link(&shop, 1);
    let database = rusqlite::Connection::open(&shop.options.database).unwrap();
    let kept =
        || database.query_row("SELECT group_concat(digest) FROM guests", [], |row| row.get::<_, String>(0)).unwrap();
    assert!(kept().len() == 64 && !kept().contains(&link));
    let opened = open(&shop, &link);
    let secret = opened.head.split_once("guest=").unwrap().1.split(';').next().unwrap();
    assert!(kept().len() == 64 && !kept().contains(secret));
}

#[test]
fn whoever_asks_again_and_again_gets_three_links_at_most() {
    let shop = Shop::open("guest-three");
    for _ in 0..8 {
        assert_eq!(ask(&shop, ORDER, INBOX).status, 202);
    }
    let last = link(&shop, 3);
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(letters(&shop).len(), 3);
    assert_eq!(open(&shop, &last).status, 200);
}

/// Sends guesses one after the other from an address of this machine over one connection, and gives each answer with the
/// microseconds that it took.
fn guess(from: [u8; 4], shop: &Shop, guesses: impl Iterator<Item = String>) -> Vec<(String, u128)> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let connected = runtime.block_on(async {
        let socket = tokio::net::TcpSocket::new_v4().unwrap();
        socket.bind(SocketAddr::new(IpAddr::from(from), 0)).unwrap();
        socket.connect(shop.address).await.unwrap().into_std().unwrap()
    });
    connected.set_nonblocking(false).unwrap();
    connected.set_nodelay(true).unwrap();
    let (mut writer, mut reader) = (connected.try_clone().unwrap(), BufReader::new(connected));
    let host = shop.address;
    let mut answers = Vec::new();
    for order in guesses {
        let body = json!({ "orderId": order, "email": "eve@evil.example" }).to_string();
        let begun = Instant::now();
        let head = format!("POST /api/guests HTTP/1.1\r\nhost: {host}\r\ncontent-type: application/json\r\n");
        write!(writer, "{head}content-length: {}\r\n\r\n{body}", body.len()).unwrap();
        let (mut answer, mut length) = (String::new(), 0);
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).unwrap();
            length = line.strip_prefix("content-length: ").map_or(length, |count| count.trim().parse().unwrap());
            if line == "\r\n" {
                break;
            }
            if !line.starts_with("date: ") && !line.starts_with("retry-after: ") {
                answer += &line;
            }
        }
        let mut content = vec![0; length];
        reader.read_exact(&mut content).unwrap();
        answers.push((answer + &String::from_utf8(content).unwrap(), begun.elapsed().as_micros()));
    }
    answers
}

#[test]
fn ten_thousand_guesses_tell_nothing_and_lock_nobody_out() {
    let shop = Shop::open("guesses");
    // Every other guess is an order that there is, and the inbox is the guesser's own.
    let name =
        |number: usize| if number.is_multiple_of(2) { ORDER.to_owned() } else { format!("2026-1107-{number:04}") };
    let answers = guess([127, 0, 0, 2], &shop, (0..10_000).map(name));
    let of = |place: usize| answers.iter().skip(place).step_by(2);
    let said = |place: usize| of(place).map(|(answer, _)| answer.as_str()).collect::<std::collections::BTreeSet<_>>();
    assert_eq!(said(0), said(1), "the same answers");
    assert_eq!(said(0).len(), 2, "it is taken, or it is too much");
    let taken = answers.iter().filter(|(answer, _)| answer.starts_with("HTTP/1.1 202 ")).count();
    assert!((10..200).contains(&taken), "{taken} of 10,000 were let through");
    let median = |place: usize| {
        let mut times: Vec<u128> = of(place).map(|(_, time)| *time).collect();
        times.sort_unstable();
        times[times.len() / 2]
    };
    let (known, unknown) = (median(0), median(1));
    assert!(known * 2 >= unknown && unknown * 2 >= known, "median {known} µs and {unknown} µs");
    assert_eq!(letters(&shop).len(), 0, "nobody got a letter");

    // The owner is let in meanwhile, and a statement is taken in from anybody, the guesser too.
    assert_eq!(ask(&shop, ORDER, INBOX).status, 202);
    assert_eq!(open(&shop, &link(&shop, 1)).status, 200);
    assert_eq!(shop.submit(&withdrawal("owner", ORDER)).status, 201);
}

/// What a guest sends who has no more than a number.
fn withdrawal(key: &str, order: &str) -> Value {
    let mut sent = complaint(key);
    sent["kind"] = json!("withdrawal");
    sent["standsOn"] = stands_on("electronics");
    sent["values"] = json!({ "name": "Ada", "email": "ada@example.org", "orderId": order, "scope": "whole" });
    sent.as_object_mut().unwrap().remove("order");
    sent
}

#[test]
fn a_withdrawal_is_taken_in_whatever_its_order_is_called() {
    let shop = Shop::open("unknown-order");
    for order in ["A-4711", ORDER] {
        let answer = shop.submit(&withdrawal(order, order));
        assert_eq!(answer.status, 201, "{}", answer.json());
        let receipt = answer.json();
        let kept = String::from_utf8(shop.get(&text(&receipt["acknowledgement"])).body).unwrap();
        for part in [order, "Lantern Lane · 灯笼巷", "About: Withdrawal from contract", "Proof (SHA-256): "] {
            assert!(kept.contains(part), "{part} in {kept}");
        }
        let record = shop.get(&format!("/api/cases/{}", text(&receipt["caseId"]))).json();
        assert_eq!((&record["values"]["orderId"], &record["progress"]["state"]), (&json!(order), &json!("received")));
    }
    assert_eq!(letters(&shop).len(), 2, "and acknowledged");
    // Of other forms it is said that there is no such order, as before.
    let mut sent = complaint("other");
    sent["order"]["id"] = json!("A-4711");
    assert_eq!(shop.submit(&sent).status, 422);
}
