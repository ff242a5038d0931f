//! Attachments: what arrives is compared with what was said of it, and is never a page of the shop.

use serde_json::{Value, json};

use super::support::{Response, Shop, complaint, text};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n then pixels";
const PDF: &[u8] = b"%PDF-1.7 <script>alert(1)</script>";
const PAGE: &[u8] = b"<!doctype html><script>alert(1)</script>";

/// What is said of the attachments, what arrives, and the issue with its pointer.
type Case = (Value, &'static [(&'static str, &'static [u8])], &'static str, &'static str);

fn with(key: &str, stated: Value) -> Value {
    let mut sent = complaint(key);
    sent["values"]["attachments"] = stated;
    sent
}

fn one(id: &str, name: &str, media_type: &str, bytes: &[u8]) -> Value {
    json!({ "id": id, "name": name, "type": media_type, "size": bytes.len() })
}

fn upload(shop: &Shop, sent: &Value, files: &[(&str, &[u8])]) -> Response {
    let mut body = Vec::new();
    let mut part = |head: &str, content: &[u8]| {
        body.extend_from_slice(format!("--b\r\ncontent-disposition: form-data; {head}\r\n\r\n").as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    };
    part("name=\"submission\"", sent.to_string().as_bytes());
    for (id, bytes) in files {
        part(&format!("name=\"{id}\"; filename=\"../{id}.html\""), bytes);
    }
    body.extend_from_slice(b"--b--\r\n");
    let headers =
        format!("content-type: multipart/form-data; boundary=b\r\nidempotency-key: {}\r\n", text(&sent["key"]));
    shop.raw("POST", "/api/submissions", &headers, &body)
}

#[test]
fn attachments_are_kept_with_the_submission_and_only_saved() {
    let shop = Shop::open("attachments");
    let name = "轮子 \"1\".html";
    let sent =
        with("key", json!([one("wheel", name, "image/png", PNG), one("bill", "bill.pdf", "application/pdf", PDF)]));
    let files: [(&str, &[u8]); 2] = [("wheel", PNG), ("bill", PDF)];
    let answer = upload(&shop, &sent, &files);
    assert_eq!(answer.status, 201, "{}", answer.json());
    let case = text(&answer.json()["caseId"]);
    assert_eq!(upload(&shop, &sent, &files).body, answer.body, "the same content gets the same receipt");
    let others: [&[(&str, &[u8])]; 3] = [&files[..1], &[("wheel", b"\x89PNG\r\n\x1a\n then pixelz"), files[1]], &[]];
    for other in others {
        assert_eq!(upload(&shop, &sent, other).status, 409);
    }

    for (id, bytes) in files {
        let saved = shop.get(&format!("/api/cases/{case}/attachments/{id}"));
        assert_eq!((saved.status, saved.body.as_slice()), (200, bytes));
        let head = saved.head;
        assert!(head.contains("content-disposition: attachment; filename*=UTF-8''"), "{head}");
        assert!(
            head.contains("x-content-type-options: nosniff\r\n") && !head.contains("html\r\ncontent-type"),
            "{head}"
        );
        assert!(head.contains(if id == "bill" { "content-type: application/pdf" } else { "content-type: image/png" }));
    }
    let head = shop.get(&format!("/api/cases/{case}/attachments/wheel")).head;
    assert!(head.contains("%E8%BD%AE%E5%AD%90%20%221%22.html\r\n"), "{head}");
    assert_eq!(shop.get(&format!("/api/cases/{case}/attachments/other")).status, 404);
    // The longest name is kept whole; a longer one and a path are refused by the form.
    let long = "x".repeat(251) + ".png";
    let sent = with("long", json!([one("long", &long, "image/png", PNG)]));
    let case = text(&upload(&shop, &sent, &[("long", PNG)]).json()["caseId"]);
    let saved = shop.get(&format!("/api/cases/{case}/attachments/long"));
    assert!(saved.head.contains("xxx.png\r\n"), "{}", saved.head);
    for (key, name) in [("longer", &*("x".to_owned() + &long)), ("path", "a/b.png"), ("line", "a\r\nb.png")] {
        let answer = upload(&shop, &with(key, json!([one("a", name, "image/png", PNG)])), &[("a", PNG)]);
        assert_eq!((answer.status, answer.body.windows(9).any(|part| part == b"file_name")), (422, true), "{key}");
    }
    assert_eq!(shop.get("/api/cases/case-0/attachments/wheel").status, 404);
}

#[test]
fn what_arrives_must_be_what_was_said() {
    let shop = Shop::open("differs");
    let png = || one("a", "a.png", "image/png", PNG);
    let cases: [Case; 8] = [
        (json!([png()]), &[], "attachment_missing", "/values/attachments/0"),
        (json!([png()]), &[("a", PNG), ("b", PNG)], "attachment_undeclared", "/b"),
        (json!([]), &[("a", PNG)], "attachment_undeclared", "/a"),
        (json!([png()]), &[("a", b"\x89PNG\r\n\x1a\n")], "attachment_differs", "/values/attachments/0/size"),
        (
            json!([one("a", "a.png", "image/png", PDF)]),
            &[("a", PDF)],
            "attachment_differs",
            "/values/attachments/0/type",
        ),
        (
            json!([one("a", "a.png", "image/png", PAGE)]),
            &[("a", PAGE)],
            "attachment_type_unknown",
            "/values/attachments/0/type",
        ),
        (
            json!([one("a", "a.html", "text/html", PAGE)]),
            &[("a", PAGE)],
            "attachment_type_unknown",
            "/values/attachments/0/type",
        ),
        (json!([png(), png()]), &[("a", PNG)], "duplicate_id", "/values/attachments/1/id"),
    ];
    for (stated, files, code, pointer) in cases {
        let refused = upload(&shop, &with("key", stated), files);
        assert_eq!(refused.status, 422, "{code}");
        assert_eq!(refused.codes(), [(code.to_owned(), pointer.to_owned())]);
    }
    // The key stays free.
    assert_eq!(upload(&shop, &with("key", json!([png()])), &[("a", PNG)]).status, 201);
}

#[test]
fn an_upload_has_bounds_and_a_key() {
    let shop = Shop::open("bounds");
    let mut large = vec![0; 10 << 20];
    large[..PNG.len()].copy_from_slice(PNG);
    let stated = |bytes: &[u8]| with("large", json!([one("a", "a.png", "image/png", bytes)]));
    assert_eq!(upload(&shop, &stated(&large), &[("a", &large)]).status, 201);
    large.push(0);
    assert_eq!(upload(&shop, &stated(&large), &[("a", &large)]).status, 413);
    large.pop();
    let six: Vec<(&str, &[u8])> = ["a", "b", "c", "d", "e", "f"].into_iter().map(|id| (id, large.as_slice())).collect();
    assert_eq!(upload(&shop, &stated(&large), &six).status, 413, "more than 52 MiB in all");
    let ids: Vec<String> = (0..11).map(|number| number.to_string()).collect();
    let many: Vec<(&str, &[u8])> = ids.iter().map(|id| (id.as_str(), PNG)).collect();
    let parts = |files: &[(&str, &[u8])]| {
        let stated = files.iter().map(|(id, bytes)| one(id, "a.png", "image/png", bytes)).collect();
        upload(&shop, &with("many", stated), files)
    };
    assert_eq!(parts(&many[..10]).status, 201);
    let refused = parts(&many);
    assert_eq!((refused.status, refused.codes()[0].0.as_str()), (400, "too_many_attachments"));
    let twice = upload(&shop, &with("twice", json!([one("a", "a.png", "image/png", PNG)])), &[("a", PNG), ("a", PNG)]);
    assert_eq!((twice.status, twice.codes()[0].0.as_str()), (400, "duplicate_part"));

    let form = "content-type: multipart/form-data; boundary=b\r\n";
    let key = "idempotency-key: key\r\n";
    for (headers, body, code) in [
        (form.to_owned(), "--b--\r\n", "idempotency_key_missing"),
        (form.to_owned() + key, "--b--\r\n", "missing_field"),
        (form.to_owned() + key, "--b\r\ncontent-disposition: form-data; name=\"submission\"\r\n\r\n{", "unreadable"),
        (
            form.to_owned() + key,
            "--b\r\ncontent-disposition: form-data; name=\"submission\"\r\n\r\n{\r\n--b--\r\n",
            "malformed_json",
        ),
        ("content-type: multipart/form-data\r\n".to_owned() + key, "", "unreadable"),
    ] {
        let refused = shop.raw("POST", "/api/submissions", &headers, body.as_bytes());
        assert_eq!((refused.status, refused.codes()[0].0.as_str()), (400, code), "{body}");
    }
}
