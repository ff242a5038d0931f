//! Files and pages.

use super::support::Shop;

#[test]
fn files_have_their_types_and_every_answer_the_policy() {
    let shop = Shop::open("pages");
    let types = [
        ("/", "text/html; charset=utf-8"),
        ("/pkg/index.js", "text/javascript; charset=utf-8"),
        ("/pkg/a.wasm", "application/wasm"),
        ("/orders/order.json", "application/json"),
        ("/pkg/index.d.ts", "text/plain; charset=utf-8"),
        ("/index.html", "text/html; charset=utf-8"),
    ];
    for (path, kind) in types {
        let answer = shop.get(path);
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.head.contains(&format!("content-type: {kind}\r\n")), "{path}: {}", answer.head);
        assert!(answer.head.contains("cache-control: no-cache\r\n"), "{path}: {}", answer.head);
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
        ("GET", "/api", 404),
        ("POST", "/api/", 404),
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
            assert!(answer.head.contains("cache-control: no-store\r\n"), "{path}: {}", answer.head);
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
