//! Asks the author's tools and the engine, as the tests need it.

use aftersales::authoring::Author;
use aftersales::boundary::{Engine, IssueCode, NativeHost};
use serde_json::{Value, json};

pub fn engine() -> Engine {
    Engine::new(Box::new(NativeHost))
}

pub const FROM_SCHEMA_ORG: &str = "fromSchemaOrg";
pub const TO_SCHEMA_ORG: &str = "toSchemaOrg";
pub const FROM_GOOGLE_MERCHANT: &str = "fromGoogleMerchant";
pub const FROM_UCP: &str = "fromUcp";

/// What a tool says of a document.
pub fn ask(engine: &Engine, tool: &str, document: &Value, options: Value) -> Value {
    let question = json!({ "document": document, "options": options });
    serde_json::from_str(&Author::new(engine).ask(tool, &question.to_string())).expect("an answer in JSON")
}

/// The value of an answer that must be one.
pub fn value(engine: &Engine, tool: &str, document: &Value, options: Value) -> Value {
    let mut answer = ask(engine, tool, document, options);
    assert_eq!(answer["ok"], json!(true), "{document}: {answer}");
    answer["value"].take()
}

/// The codes of issues or warnings.
pub fn codes(list: &Value) -> Vec<String> {
    let list = list.as_array().expect("a list of issues");
    list.iter().map(|issue| issue["code"].as_str().expect("a code").to_owned()).collect()
}

/// The items of an array; none if there is no array.
pub fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// What is wrong with a policy document, by the engine. A country that is none is kept as the page writes it, with a
/// warning of the import's own.
pub fn issues_of(engine: &Engine, policy: &Value) -> Vec<String> {
    match engine.load(&json!({ "document": policy }).to_string()) {
        Ok(loaded) => loaded
            .warnings
            .iter()
            .filter(|issue| issue.code != IssueCode::UnknownValue || !issue.pointer.contains("ountries/"))
            .map(|issue| format!("warning {} {}", issue.code.code(), issue.pointer))
            .collect(),
        Err(issues) => issues.iter().map(|issue| format!("{} {}", issue.code.code(), issue.pointer)).collect(),
    }
}

/// The decision on a line, by a policy document.
pub fn decide(engine: &Engine, policy: &Value, question: &Value) -> Value {
    let loaded = engine.load(&json!({ "document": policy }).to_string());
    let loaded = loaded.unwrap_or_else(|issues| panic!("{policy}\n{issues:?}"));
    let answer: Value =
        serde_json::from_str(&engine.check_return(&loaded.policy, &question.to_string())).expect("JSON");
    assert_eq!(answer["ok"], json!(true), "{question}: {answer}");
    answer["value"].clone()
}
