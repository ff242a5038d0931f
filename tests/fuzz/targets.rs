//! What is asked of each target with bytes that nobody chose: every answer is JSON, and refuses with reasons or answers; what two
//! ways of asking say is the same.

use aftersales::authoring::Author;
use aftersales::boundary::{Engine, NativeHost, filing};
use aftersales::domain::policy::Policy;
use serde_json::{Value, json};

/// Parts of an input that is made of several.
const BETWEEN: &str = "\n---\n";
const LINE: &str = r#"{ "line": { "quantity": 2, "unitPrice": { "amount": 1000, "currency": "EUR" }, "categories": ["phones"],
    "events": { "ordered": "2026-02-27", "delivered": "2026-03-02T10:15:00+08:00" } },
    "request": { "reason": "changed_mind" }, "now": "2026-03-05T04:00:00Z" }"#;

thread_local! {
    static ENGINE: Engine = Engine::new(Box::new(NativeHost));
    static SHOP: Policy = ENGINE.with(|engine| {
        let shop = include_str!("../built/shop.json");
        engine.load(shop).unwrap_or_else(|issues| panic!("{issues:?}")).policy
    });
}

/// Is it an answer: a value, or issues that say where and what?
fn whole(answer: &str) -> Value {
    let read: Value = serde_json::from_str(answer).unwrap_or_else(|error| panic!("{error}: {answer}"));
    if read["ok"] != json!(true) {
        let issues = read["issues"].as_array().unwrap_or_else(|| panic!("no issues: {answer}"));
        assert!(!issues.is_empty(), "{answer}");
        for issue in issues {
            assert!(issue["code"].is_string() && issue["pointer"].is_string(), "{issue}");
        }
    }
    read
}

fn text(data: &[u8]) -> Option<&str> {
    std::str::from_utf8(data).ok()
}

fn with_shop(ask: impl FnOnce(&Engine, &Policy)) {
    ENGINE.with(|engine| SHOP.with(|shop| ask(engine, shop)));
}

/// A policy, as a document and as the file that is built of it.
pub fn document(data: &[u8]) {
    let Some(document) = text(data) else { return };
    ENGINE.with(|engine| {
        let load = ["{\"document\":", document, "}"].concat();
        let Ok(loaded) = engine.load(&load) else {
            // What is refused as a document is not built either.
            assert!(engine.build(&load).is_err());
            return;
        };
        let file = engine.build(&load).expect("what can be read can be built");
        let opened = engine.open(&file).unwrap_or_else(|issues| panic!("{issues:?}"));
        let answer = engine.check_return(&loaded.policy, LINE);
        whole(&answer);
        assert_eq!(engine.check_return(&opened.policy, LINE), answer);
    });
}

/// A built policy that was cut, or changed on the way.
pub fn built(data: &[u8]) {
    ENGINE.with(|engine| {
        if let Ok(opened) = engine.open(data) {
            whole(&engine.check_return(&opened.policy, LINE));
        }
    });
}

/// A line with its request.
pub fn line(data: &[u8]) {
    let Some(question) = text(data) else { return };
    with_shop(|engine, shop| {
        let [verdict, check] =
            [engine.verdict(shop, question), engine.check_return(shop, question)].map(|answer| whole(&answer));
        assert_eq!(verdict["ok"], check["ok"], "{question}");
        if check["ok"] == json!(true) {
            assert_eq!(verdict["value"]["status"], check["value"]["status"], "{question}");
        }
        // These ask for no instant, or for no request, and may answer where the others do not.
        whole(&engine.timeline(shop, question));
        whole(&engine.reasons(shop, question));
    });
}

/// The lines of an order together.
pub fn order(data: &[u8]) {
    let Some(question) = text(data) else { return };
    with_shop(|engine, shop| {
        whole(&engine.check_order(shop, question));
        whole(&engine.settle(shop, question));
        whole(&engine.withdrawal_function(shop, question));
    });
}

/// Warranties, faults, promises, contacts, and how far a case is.
pub fn service(data: &[u8]) {
    let Some(question) = text(data) else { return };
    with_shop(|engine, shop| {
        whole(&engine.warranty(shop, question));
        whole(&engine.fault(shop, question));
        whole(&engine.service_levels(shop, question));
        whole(&engine.case_progress(shop, question));
        whole(&engine.contacts(shop, question));
        if let Err(said) = engine.countdown(shop, question) {
            whole(&said);
        }
    });
}

/// What a page sends, and what is checked of it.
pub fn submission(data: &[u8]) {
    let Some(sent) = text(data) else { return };
    with_shop(|engine, shop| {
        // It comes back as it was sent, with halves of surrogate pairs that this reader of JSON refuses.
        whole(&Engine::parse_submission(sent).replace(r"\\", "__").replace(r"\u", "_u"));
        whole(&engine.validate_form(shop, sent));
        whole(&engine.form_fields(shop, sent));
        whole(&engine.check_field(shop, sent));
    });
}

/// What an earlier page kept, and what a shop answers to a submission.
pub fn draft(data: &[u8]) {
    let Some(kept) = text(data) else { return };
    if let Some(draft) = filing::read_draft(kept) {
        let again = json!({ "format": 1, "page": draft.page, "at": draft.at, "values": {} }).to_string();
        assert_eq!(filing::read_draft(&again), Some(draft));
    }
    if let Some(key) = filing::read_key(kept) {
        let again = json!({ "format": 1, "key": key, "values": {} }).to_string();
        assert_eq!(filing::read_key(&again), Some(key));
    }
    for status in [0, 201, 409, 422, 429, 500] {
        let judged = filing::judge_answer(status, kept, "k", 1);
        let errors = judged.errors.replace(r"\\", "__").replace(r"\u", "_u");
        assert!(errors.is_empty() || serde_json::from_str::<Value>(&errors).is_ok(), "{errors}");
    }
}

/// What pages and feeds state: what is read of it can be loaded.
pub fn markup(data: &[u8]) {
    let Some(stated) = text(data) else { return };
    ENGINE.with(|engine| {
        let author = Author::new(engine);
        whole(&author.to_schema_org(stated));
        for read in [author.from_schema_org(stated), author.from_google_merchant(stated), author.from_ucp(stated)] {
            let read = whole(&read);
            if read["value"]["policy"].is_object() {
                let load = json!({ "document": read["value"]["policy"] }).to_string();
                engine.load(&load).unwrap_or_else(|issues| panic!("{issues:?}: {load}"));
            }
        }
    });
}

/// Lint and preview of a policy.
pub fn lint(data: &[u8]) {
    let Some(question) = text(data) else { return };
    ENGINE.with(|engine| {
        let author = Author::new(engine);
        whole(&author.lint_policy(question));
        whole(&author.preview(question));
    });
}

/// A period that somebody wrote.
pub fn duration(data: &[u8]) {
    let Some(length) = text(data) else { return };
    loads(&json!({ "rules": [{ "id": "r", "grants": ["refund"], "window": { "length": length } }],
        "warranties": [{ "id": "w", "covers": ["repair"], "window": { "length": length } }] }));
}

/// The pattern of a field, and what is typed there.
pub fn pattern(data: &[u8]) {
    let Some(given) = text(data) else { return };
    let (pattern, typed) = given.split_once(BETWEEN).unwrap_or((given, ""));
    let Some(policy) =
        loads(&json!({ "forms": { "complaint": { "fields": [{ "name": "orderId", "pattern": pattern }] } } }))
    else {
        return;
    };
    let question = json!({ "kind": "complaint", "values": { "orderId": typed }, "now": "2026-03-05T04:00:00Z" });
    ENGINE.with(|engine| whole(&engine.validate_form(&policy, &question.to_string())));
}

/// When a place is open.
pub fn opening_hours(data: &[u8]) {
    let Some(hours) = text(data) else { return };
    let Some(policy) = loads(&json!({ "servicePoints": [{ "id": "p", "name": "P", "hours": hours }] })) else { return };
    let question = json!({ "now": "2026-03-05T04:00:00Z" }).to_string();
    ENGINE.with(|engine| whole(&engine.contacts(&policy, &question)));
}

/// A policy and a question of it: the views of one answer agree.
pub fn decision(data: &[u8]) {
    let Some((document, question)) = text(data).and_then(|given| given.split_once(BETWEEN)) else { return };
    ENGINE.with(|engine| {
        let Ok(loaded) = engine.load_document(document) else { return };
        let policy = &loaded.policy;
        let [verdict, check] =
            [engine.verdict(policy, question), engine.check_return(policy, question)].map(|answer| whole(&answer));
        if verdict["ok"] == json!(true) && check["ok"] == json!(true) {
            assert_eq!(verdict["value"]["status"], check["value"]["status"], "{document} {question}");
        }
        whole(&engine.timeline(policy, question));
        whole(&engine.reasons(policy, question));
        whole(&engine.warranty(policy, question));
        whole(&engine.check_order(policy, question));
    });
}

/// A small shop with these entries, if they can be read.
fn loads(entries: &Value) -> Option<Policy> {
    let mut document = json!({ "format": 1, "id": "shop", "version": "1", "timeZone": "Europe/Berlin" });
    document.as_object_mut()?.extend(entries.as_object()?.clone());
    ENGINE.with(|engine| Some(engine.load_document(&document.to_string()).ok()?.policy))
}
