//! Answers questions about returns as the engine does outside of a page: a policy on each line, with its questions, in JSON; on
//! each line back a list of answers for each question, or `null` for what is no policy.
//!
//! ```text
//! cargo run --features native --example answers < questions.jsonl > answers.jsonl
//! ```

use std::collections::HashMap;
use std::io::{BufRead, Write};

use aftersales::boundary::{Engine, NativeHost};
use serde_json::value::RawValue;

/// The parts of an object, as they are written.
type Parts<'t> = HashMap<&'t str, &'t RawValue>;

fn main() -> std::io::Result<()> {
    let engine = Engine::new(Box::new(NativeHost));
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        writeln!(out, "{}", answers(&engine, &line?)?)?;
        out.flush()?;
    }
    Ok(())
}

/// The answers for a policy, each at several instants.
fn answers(engine: &Engine, text: &str) -> serde_json::Result<String> {
    let asked: Parts = serde_json::from_str(text)?;
    let [policy, packs, calendars] = ["policy", "packs", "calendars"].map(|name| asked[name]);
    let documents = format!(r#"{{"document":{policy},"packs":{packs},"calendars":{calendars}}}"#);
    let Ok(loaded) = engine.load(&documents) else { return Ok("null".to_owned()) };
    let questions: Vec<Parts> = serde_json::from_str(asked["questions"].get())?;
    let mut answers = Vec::new();
    for question in questions {
        let instants: Vec<&RawValue> = serde_json::from_str(question["instants"].get())?;
        let [line, request] = ["line", "request"].map(|name| question[name]);
        let at = |now| {
            let question = format!(r#"{{"line":{line},"request":{request},"now":{now}}}"#);
            engine.check_return(&loaded.policy, &question)
        };
        answers.push(listed(instants.into_iter().map(at)));
    }
    Ok(listed(answers))
}

fn listed(texts: impl IntoIterator<Item = String>) -> String {
    format!("[{}]", texts.into_iter().collect::<Vec<_>>().join(","))
}
