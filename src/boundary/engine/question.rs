//! How is a question read, and its answer written?

use crate::boundary::documents::{self, Record, Shape};
use crate::boundary::issues::{Issue, Issues};
use crate::boundary::json::{Json, Malformed, Writer, read};
use crate::domain::calendar::Instant;
use crate::domain::entitlement::{Line, Request};
use crate::domain::policy::Policy;

/// The arguments of a call. Unused arguments are ignored.
pub struct Question<'a> {
    pub json: &'a Json<'a>,
    pub line: Line,
    pub request: Request,
    pub now: Instant,
}

/// Checks the arguments of a call and writes what `respond` answers, or everything that is wrong.
pub fn answer(
    policy: &Policy,
    text: &str,
    shape: &'static Record,
    respond: &mut dyn FnMut(&Question, &mut Issues, &mut Writer),
) -> String {
    let mut issues = Issues::default();
    match read(text) {
        Err(malformed) => issues.errors.push(unreadable(malformed)),
        Ok(json) => {
            documents::check(&json, &Shape::Record(shape), false, &mut issues);
            let question = Question {
                line: documents::line(json.field("line"), policy, &mut issues),
                request: documents::request(json.field("request"), json.field("line"), policy, &mut issues),
                now: documents::parse_instant(json.field("now")).unwrap_or(Instant::MIN),
                json: &json,
            };
            let mut writer = Writer::default();
            // The question is read even where its shape is wrong, so that all issues are reported at once.
            respond(&question, &mut issues, &mut writer);
            issues.locate(&json);
            if issues.errors.is_empty() {
                return understood(&writer.into_text(), &issues.warnings);
            }
        }
    }
    refused(&issues.errors)
}

/// The answer to a question that was understood: `{"ok":true,…}`.
pub fn understood(value: &str, warnings: &[Issue]) -> String {
    let mut writer = Writer::default();
    writer.open('{');
    writer.key("ok").boolean(true);
    writer.key("value").raw(value);
    if !warnings.is_empty() {
        writer.key("warnings");
        list(&mut writer, warnings);
    }
    writer.close('}');
    writer.into_text()
}

/// The answer with the number of a slot: `{"ok":true,"value":7}`.
#[cfg(all(target_arch = "wasm32", not(feature = "dom")))]
pub fn understood_number(number: u32, warnings: &[Issue]) -> String {
    let mut value = String::new();
    crate::boundary::json::push_integer(&mut value, number.into());
    understood(&value, warnings)
}

/// The answer to a question that was not understood: `{"ok":false,…}`.
pub fn refused(issues: &[Issue]) -> String {
    let mut writer = Writer::default();
    writer.open('{');
    writer.key("ok").boolean(false);
    writer.key("issues");
    list(&mut writer, issues);
    writer.close('}');
    writer.into_text()
}

fn list(writer: &mut Writer, issues: &[Issue]) {
    writer.array(issues, |writer, issue| issue.write(writer));
}

/// The issue of a text that could not be read, with the byte at which reading stopped.
pub fn unreadable(malformed: Malformed) -> Issue {
    let mut position = String::from("byte ");
    crate::boundary::json::push_integer(&mut position, i64::try_from(malformed.position).unwrap_or(i64::MAX));
    let limit = malformed.limit().map(str::to_owned);
    Issue::of_all(malformed.code, malformed.pointer.unwrap_or_default(), limit, Some(position))
}
