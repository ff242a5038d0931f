//! Which functions does JavaScript call for the tools of authors?

use wasm_bindgen::prelude::wasm_bindgen;

use super::{Author, indicators_of};
use crate::boundary::exports::engine;
use crate::domain::service::Columns;

/// Asks the tools of those who write policies by the name of the tool in the package.
#[wasm_bindgen]
pub fn author(tool: &str, text: &str) -> String {
    engine().map_or_else(String::new, |engine| Author::new(engine).ask(tool, text))
}

/// Indicators of many cases, one value of every case in each column; see [`indicators_of`].
#[wasm_bindgen]
pub fn indicators(
    received: &[f64],
    answered: &[f64],
    due: &[f64],
    resolved: &[f64],
    justified: &[f64],
    scores: &[f64],
    options: &str,
) -> String {
    indicators_of(&Columns { received, answered, due, resolved, justified, scores }, options)
}
