//! What the adapters of adopted tables share. They rename fields and compute nothing.

use serde_json::{Value, json};

use super::answers::Question;
use super::desk::Desk;
use super::files::{EXPLAINED, shipped};

/// Asks with arguments that are values.
pub fn ask(desk: &dyn Desk, call: &str, load: &Value, asked: Value) -> Value {
    let question = Question { call: call.to_owned(), load: load.to_string(), text: asked.to_string(), at: 0 };
    desk.ask(&question)
}

/// Whether the difference of a row is a named convention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Explained {
    No,
    Yes,
    /// It hinges on the zone data of the host.
    MayAgree,
}

thread_local! {
    static ALL: Value = serde_json::from_str(EXPLAINED).expect("a table");
}

pub fn explained(file: &str, id: &str) -> Explained {
    ALL.with(|all| match all.get(format!("{file}#{id}")) {
        None => Explained::No,
        Some(named) if named["mayAgree"] == json!(true) => Explained::MayAgree,
        Some(_) => Explained::Yes,
    })
}

/// The calendar of mainland China, as the package ships it.
pub fn calendars() -> Value {
    let calendar: Value = serde_json::from_str(shipped("calendars", "cn")).expect("a calendar");
    json!([calendar])
}

/// Collects what a row wants that did not come.
#[derive(Default)]
pub struct Wants(Vec<String>);

impl Wants {
    pub fn equal(&mut self, what: &str, want: &Value, got: &Value) {
        if want != got {
            self.0.push(format!("  {what}: want {want}, got {got}"));
        }
    }

    pub fn that(&mut self, what: &str, holds: bool, got: &Value) {
        if !holds {
            self.0.push(format!("  {what}: got {got}"));
        }
    }

    pub fn difference(self) -> Option<String> {
        (!self.0.is_empty()).then(|| self.0.join("\n"))
    }
}
