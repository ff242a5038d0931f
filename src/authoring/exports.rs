//! Which functions does JavaScript call for the tools of authors? What they answer of their own crosses as objects: see
//! `docs/decisions/0001-json-text-both-ways.md`.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::{Author, Rows, indicators};
use crate::boundary::exports::engine;
use crate::domain::service::Columns;

/// Asks a tool that reads or writes another vocabulary, by its name in the package. The documents of its answer are
/// written as text in any case, and have names of their authors' choice for keys, so it crosses as text.
#[wasm_bindgen]
pub fn vocabulary(tool: &str, text: &str) -> String {
    engine().map_or_else(String::new, |engine| Author::new(engine).vocabulary(tool, text))
}

/// What the author of a policy should know of it.
#[wasm_bindgen(js_name = lintPolicy)]
pub fn lint_policy(text: &str) -> JsValue {
    engine().map_or(JsValue::UNDEFINED, |engine| object(&Author::new(engine).findings(text)))
}

/// What each reason and remedy would open.
#[wasm_bindgen]
pub fn preview(text: &str) -> JsValue {
    engine().map_or(JsValue::UNDEFINED, |engine| object(&Author::new(engine).matrix(text)))
}

/// What a policy gives for many order lines.
#[wasm_bindgen(js_name = checkReturns)]
pub fn check_returns(text: &str, of: &[u32], instants: &[f64]) -> JsValue {
    engine().map_or(JsValue::UNDEFINED, |engine| object(&Author::new(engine).returns(text, Rows { of, instants })))
}

/// What another edition changes for many order lines.
#[wasm_bindgen(js_name = comparePolicies)]
pub fn compare_policies(old: &str, new: &str, of: &[u32], instants: &[f64]) -> JsValue {
    let rows = Rows { of, instants };
    engine().map_or(JsValue::UNDEFINED, |engine| object(&Author::new(engine).changes(old, new, rows)))
}

/// Indicators of many cases, one value of every case in each column.
#[expect(clippy::too_many_arguments, reason = "each column crosses the boundary by itself")]
#[wasm_bindgen(js_name = indicators)]
pub fn indicators_of(
    received: &[f64],
    answered: &[f64],
    due: &[f64],
    resolved: &[f64],
    justified: &[f64],
    accepted: &[f64],
    scores: &[f64],
    options: &str,
) -> JsValue {
    object(&indicators::answer(&Columns { received, answered, due, resolved, justified, accepted, scores }, options))
}

/// Plain objects and `null`, as `JSON.parse` would make them of the text.
fn object<T: Serialize>(answer: &T) -> JsValue {
    answer.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::UNDEFINED)
}
