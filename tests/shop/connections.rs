//! Who is let in, for how long, and what an answer weighs.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use super::support::{Shop, complaint};

#[test]
fn only_the_shop_itself_is_answered_for() {
    let shop = Shop::open("hosts");
    for (host, status) in
        [("localhost:1", 200), ("[::1]:80", 200), ("evil.example", 421), ("127.0.0.1.evil.example", 421)]
    {
        for path in ["/", "/api/time"] {
            assert_eq!(shop.raw("GET", path, &format!("host: {host}\r\n"), b"").status, status, "{host} {path}");
        }
    }
}

#[test]
fn only_the_shops_own_pages_change_something() {
    let shop = Shop::open("origins");
    let own = format!("http://{}", shop.address);
    for (key, origin, status) in
        [("own", own.as_str(), 201), ("other", "http://evil.example", 403), ("none", "null", 403)]
    {
        let headers = format!("idempotency-key: {key}\r\norigin: {origin}\r\n");
        let answer = shop.post("/api/submissions", &headers, &complaint(key).to_string());
        assert_eq!(answer.status, status, "{origin}: {:?}", String::from_utf8_lossy(&answer.body));
    }
    // Whoever only reads may come from anywhere: what is read is not shown to a page of another origin.
    assert_eq!(shop.raw("GET", "/api/time", "origin: http://evil.example\r\n", b"").status, 200);
}

#[test]
fn answers_are_compressed_and_not_sent_twice() {
    let shop = Shop::open("weights");
    let path = "/pkg/policies/electronics.json";
    let plain = shop.get(path);
    assert!(!plain.head.contains("content-encoding"), "{}", plain.head);
    for encoding in ["br", "gzip"] {
        let answer = shop.raw("GET", path, &format!("accept-encoding: {encoding}\r\n"), b"");
        assert!(answer.head.contains(&format!("content-encoding: {encoding}")), "{}", answer.head);
        assert!(answer.body.len() * 2 < plain.body.len(), "{} of {}", answer.body.len(), plain.body.len());
    }
    let tag = plain.head.lines().find_map(|line| line.strip_prefix("etag: ")).expect("a tag");
    let again = shop.raw("GET", path, &format!("if-none-match: {tag}\r\n"), b"");
    assert_eq!((again.status, again.body.len()), (304, 0));
}

#[test]
fn whoever_does_not_finish_is_let_go() {
    let shop = Shop::open("slow");
    let begun = Instant::now();
    let mut half: Vec<TcpStream> = (0..20).map(|_| TcpStream::connect(shop.address).unwrap()).collect();
    for stream in &mut half {
        stream.write_all(b"GET / HTTP/1.1\r\nhost: localhost\r\nx-half").unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    }
    // Others are answered meanwhile.
    assert_eq!(shop.get("/api/time").status, 200);
    for mut stream in half {
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
    }
    let waited = begun.elapsed();
    assert!((Duration::from_secs(9)..Duration::from_secs(25)).contains(&waited), "{waited:?}");
}
