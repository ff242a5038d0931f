//! What an artefact offers that reads documents: policies, forms and cases.

use std::cell::Cell;

use wasm_bindgen::prelude::wasm_bindgen;

use super::INSTANCE;
use crate::boundary::engine::question::refused;
use crate::boundary::json::Writer;
use crate::boundary::{Engine, answers};
use crate::domain::calendar::Instant;
use crate::domain::form::{FieldError, FormKind};
use crate::domain::policy::Policy;

thread_local! {
    static ERRORS: Cell<Vec<FieldError>> = const { Cell::new(Vec::new()) };
}

/// Reads a policy. The value of the answer is its number.
#[wasm_bindgen]
pub fn load(text: &str) -> String {
    let Some(instance) = INSTANCE.get() else { return String::new() };
    match instance.engine.load(text) {
        Ok(loaded) => instance.kept(loaded),
        Err(issues) => refused(&issues),
    }
}

/// Builds a policy from what [`load`] takes: the bytes for [`super::open_built`], or the text of a refusal, which begins with a
/// brace as no built policy does.
#[cfg(all(feature = "built", feature = "authoring"))]
#[wasm_bindgen]
pub fn build(text: &str) -> Vec<u8> {
    let Some(instance) = INSTANCE.get() else { return Vec::new() };
    instance.engine.build(text).unwrap_or_else(|issues| refused(&issues).into_bytes())
}

/// Asks a policy about cases and forms.
pub fn ask(engine: &Engine, policy: &Policy, question: &str, text: &str) -> String {
    match question {
        "serviceLevels" => engine.service_levels(policy, text),
        "caseProgress" => engine.case_progress(policy, text),
        "withdrawalFunction" => engine.withdrawal_function(policy, text),
        "formFields" => engine.form_fields(policy, text),
        "checkField" => engine.check_field(policy, text),
        _ => engine.validate_form(policy, text),
    }
}

/// Counts what must be corrected in a form of which no goods are known, and keeps it for [`form_errors`]; -1 if only
/// [`Engine::validate_form`] can say. See [`Engine::form_errors`].
#[wasm_bindgen(js_name = countErrors)]
#[expect(clippy::cast_possible_truncation, reason = "a float out of range saturates, and is held in range")]
#[expect(clippy::cast_possible_wrap, reason = "a form has few fields")]
pub fn count_errors(slot: u32, kind: usize, values: &str, locale: &str, now: f64) -> i32 {
    let found = INSTANCE.get().and_then(|instance| {
        let loaded = instance.policies.get(slot)?;
        let kind = FormKind::ALL.get(kind)?;
        instance.engine.form_errors(&loaded.policy, *kind, values, locale, Instant::held(now as i64))
    });
    found.map_or(-1, |errors| {
        let count = errors.len() as i32;
        ERRORS.set(errors);
        count
    })
}

/// The errors that were counted last, as JSON text.
#[wasm_bindgen(js_name = formErrors)]
pub fn form_errors() -> String {
    let mut writer = Writer::default();
    answers::field_errors(&mut writer, &ERRORS.take());
    writer.into_text()
}

/// Reads what a page sent. No policy is needed for it.
#[wasm_bindgen]
pub fn submission(text: &str) -> String {
    Engine::parse_submission(text)
}
