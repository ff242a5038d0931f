//! Letters, as a relay on this machine gets them.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::support::{Shop, complaint, text};
use crate::server::Options;

/// What a relay was handed.
#[derive(Clone, Debug)]
struct Handed {
    to: Vec<String>,
    data: String,
}

/// A relay that says these words after the data of the first letters, and takes all others.
struct Relay {
    address: SocketAddr,
    handed: Arc<Mutex<Vec<Handed>>>,
}

impl Relay {
    fn that_says(first: &[&'static str]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let handed = Arc::new(Mutex::new(Vec::new()));
        let (known, mut words) = (Arc::clone(&handed), VecDeque::from(first.to_vec()));
        std::thread::spawn(move || {
            for stream in listener.incoming().take(20) {
                if let Some(letter) = take(stream.unwrap(), &mut words) {
                    known.lock().unwrap().push(letter);
                }
            }
        });
        Self { address, handed }
    }

    fn handed(&self) -> Vec<Handed> {
        self.handed.lock().unwrap().clone()
    }
}

/// Speaks as a relay does, as far as RFC 5321 asks of the least one.
fn take(stream: TcpStream, words: &mut VecDeque<&'static str>) -> Option<Handed> {
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let mut writer = stream.try_clone().unwrap();
    let mut lines = BufReader::new(stream).lines();
    let mut say = move |word: &str| writer.write_all(format!("{word}\r\n").as_bytes()).unwrap();
    let mut letter = Handed { to: Vec::new(), data: String::new() };
    let mut is_taken = false;
    say("220 relay.example");
    while let Some(Ok(line)) = lines.next() {
        match line.split([' ', ':']).next().unwrap_or_default() {
            "RCPT" => letter.to.push(line.clone()),
            "DATA" => {
                say("354 go on");
                letter.data = lines
                    .by_ref()
                    .map_while(Result::ok)
                    .take_while(|line| line != ".")
                    .fold(String::new(), |data, line| data + line.strip_prefix('.').unwrap_or(&line) + "\r\n");
                let word = words.pop_front().unwrap_or("250 taken");
                is_taken = word.starts_with("250");
                say(word);
                continue;
            }
            "QUIT" => {
                say("221 bye");
                break;
            }
            _ => {}
        }
        say("250 relay.example");
    }
    is_taken.then_some(letter)
}

fn until<T>(what: &str, mut found: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(found) = found() {
            return found;
        }
        assert!(begun.elapsed() < Duration::from_secs(30), "{what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn outbox(shop: &Shop) -> Vec<Value> {
    let header = format!("authorization: Bearer {}\r\n", shop.token);
    shop.raw("GET", "/api/desk/outbox", &header, b"").json().as_array().unwrap().clone()
}

fn with_relay(name: &str, relay: &Relay) -> Shop {
    Shop::start(Options { smtp: Some(relay.address), ..Shop::open(name).options })
}

/// The value of a header.
fn header<'d>(data: &'d str, name: &str) -> &'d str {
    let prefix = format!("{name}: ");
    data.lines().find_map(|line| line.strip_prefix(prefix.as_str())).unwrap_or_else(|| panic!("{name} in {data}"))
}

/// The text of the first part, from the encodings that mail has for it.
fn body(data: &str) -> String {
    let (_, part) = data.split_once("text/plain").expect("a part of text");
    let (head, rest) = part.split_once("\r\n\r\n").unwrap();
    let (encoded, _) = rest.split_once("\r\n--").unwrap();
    let mut bytes = Vec::new();
    if head.contains("base64") {
        let digit = |byte: u8| {
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".iter().position(|known| *known == byte)
        };
        let digits: Vec<usize> = encoded.bytes().filter_map(digit).collect();
        for four in digits.chunks(4) {
            let bits = (0..4).fold(0, |bits, place| bits << 6 | four.get(place).unwrap_or(&0));
            bytes.extend(u32::try_from(bits).unwrap().to_be_bytes()[1..four.len()].iter());
        }
    } else {
        let joined = encoded.replace("=\r\n", "");
        let mut rest = joined.as_bytes();
        while let [byte, after @ ..] = rest {
            let hex =
                (*byte == b'=').then(|| u8::from_str_radix(std::str::from_utf8(&after[..2]).unwrap(), 16).unwrap());
            bytes.push(hex.unwrap_or(*byte));
            rest = if hex.is_some() { &after[2..] } else { after };
        }
    }
    String::from_utf8(bytes).unwrap().replace("\r\n", "\n")
}

#[test]
fn the_acknowledgement_arrives_once() {
    let relay = Relay::that_says(&[]);
    let shop = with_relay("mail-once", &relay);
    let sent = complaint("mail");
    let receipt = shop.submit(&sent).json();
    assert_eq!(shop.submit(&sent).status, 200);
    until("it left", || outbox(&shop).first().filter(|letter| !letter["sentAt"].is_null()).cloned());
    // Another server on the same books finds nothing to send.
    let second = Shop::start(shop.options.clone());
    assert_eq!(second.submit(&sent).status, 200);
    std::thread::sleep(Duration::from_millis(1200));
    let handed = relay.handed();
    assert_eq!((handed.len(), outbox(&shop).len()), (1, 1), "{handed:?}");
    let [Handed { to, data }] = handed.as_slice() else { panic!("one letter") };
    assert_eq!(to, &["RCPT TO:<li@example.com>"]);
    assert_eq!(header(data, "To"), "li@example.com");
    assert_eq!(header(data, "From"), "aftersales@lantern-lane.example");
    assert_eq!(header(data, "Auto-Submitted"), "auto-generated");
    assert!(header(data, "Content-Type").starts_with("multipart/alternative"));
    let kept = String::from_utf8(shop.get(&text(&receipt["acknowledgement"])).body).unwrap();
    assert_eq!(body(data).trim_end(), kept.trim_end(), "the letter is what can be saved");
    let digest = kept.lines().find_map(|line| line.strip_prefix("Proof (SHA-256): ")).unwrap();
    assert_eq!(header(data, "Message-ID"), format!("<{}@lantern-lane.example>", &digest[..32]));
}

#[test]
fn a_letter_that_is_not_taken_is_tried_again_under_the_same_name() {
    let relay = Relay::that_says(&["451 later", "451 later"]);
    let shop = with_relay("mail-again", &relay);
    assert_eq!(shop.submit(&complaint("again")).status, 201, "the shopper does not wait for the mail");
    let letter = until("it left", || outbox(&shop).first().filter(|letter| !letter["sentAt"].is_null()).cloned());
    assert_eq!((&letter["attempts"], &letter["givenUp"]), (&json!(3), &Value::Null));
    assert_eq!(relay.handed().len(), 1);
}

#[test]
fn a_letter_that_nobody_will_take_is_given_up_and_told() {
    let relay = Relay::that_says(&["550 no such inbox"]);
    let shop = with_relay("mail-never", &relay);
    assert_eq!(shop.submit(&complaint("never")).status, 201);
    let letter = until("it is told", || outbox(&shop).first().filter(|letter| !letter["givenUp"].is_null()).cloned());
    assert!(text(&letter["givenUp"]).contains("no such inbox"), "{letter}");
    assert_eq!((&letter["attempts"], relay.handed().len()), (&json!(1), 0));
}

#[test]
fn nothing_that_is_typed_becomes_a_header() {
    let relay = Relay::that_says(&[]);
    let shop = with_relay("mail-headers", &relay);
    let injected = "x\r\nBcc: eve@evil.example\r\n\r\n.\r\nMAIL FROM:<eve@evil.example>";
    for email in [format!("li@example.com{injected}"), "li@example.com, eve@evil.example".to_owned()] {
        let mut sent = complaint("headers");
        sent["values"]["email"] = json!(email);
        let refused = shop.submit(&sent);
        assert_eq!((refused.status, refused.json()["errors"][0]["field"].clone()), (422, json!("email")), "{email}");
    }
    let mut sent = complaint("headers");
    sent["values"]["name"] = json!("Ada, Bcc: eve@evil.example");
    sent["values"]["description"] = json!(format!("A wheel was broken {injected}"));
    let answer = shop.submit(&sent);
    assert_eq!(answer.status, 201, "{}", answer.json());
    let handed = until("it left", || Some(relay.handed()).filter(|handed| !handed.is_empty()));
    assert_eq!((handed.len(), handed[0].to.len()), (1, 1), "{handed:?}");
    let (head, _) = handed[0].data.split_once("\r\n\r\n").unwrap();
    assert!(!head.contains("evil"), "{head}");
    assert!(body(&handed[0].data).contains("Bcc: eve@evil.example"), "it stands in the text as it was typed");
}

#[test]
fn without_a_relay_letters_wait_for_the_desk_to_see() {
    let shop = Shop::open("mail-none");
    shop.submit(&complaint("none"));
    assert_eq!(shop.get("/api/desk/outbox").status, 401);
    let letters = outbox(&shop);
    assert_eq!((letters.len(), &letters[0]["to"]), (1, &json!("li@example.com")));
    assert_eq!((&letters[0]["attempts"], &letters[0]["sentAt"]), (&json!(0), &Value::Null));
}
