//! What did the shop answer to a submission, and what did an earlier page keep?

use super::documents::parse_instant;
use super::json::{Json, Writer, read};
use crate::domain::form::{Answer, Draft};

/// The longest answer that is read. A receipt is short, so a longer one is some other page.
pub const MAX_ANSWER: usize = 1_000_000;
/// The most characters of a case's number.
const MAX_ID: usize = 200;
/// The most errors of the shop that are shown.
const MAX_ERRORS: usize = 50;
/// The edition of drafts and submissions that this version writes and reads.
const FORMAT: &str = "1";

/// What one attempt's answer means for the shopper.
#[derive(Debug, PartialEq, Eq)]
pub struct ShopAnswer {
    /// What it means for the submission.
    pub answer: Answer,
    /// Errors of fields as JSON text, each with `field`, `code` and `params`.
    pub errors: String,
}

/// Judges what came back for the submission of this key. `status` is 0 if nothing came back; `wait` is how
/// many seconds the shop wants to be left alone.
///
/// Only a receipt says that the shop has it: a text `key` equal to the submission's, a text `caseId` and an instant
/// `receivedAt`. A page of a login or of a proxy is none, whatever its status. The content is refused only by errors
/// that the shopper can see; another status of 400 to 499 bars the way, and says nothing about the content.
pub fn judge_answer(status: u16, text: &str, key: &str, wait: u32) -> ShopAnswer {
    let plain = |answer| ShopAnswer { answer, errors: String::new() };
    let body = if text.len() > MAX_ANSWER { None } else { read(text).ok() }.unwrap_or(Json::Null);
    match status {
        200..=299 if is_receipt(&body, key) => plain(Answer::Receipt),
        409 => plain(Answer::Conflict),
        400..=499 if !matches!(status, 408 | 425 | 429) => match errors(&body) {
            Some(errors) => ShopAnswer { answer: Answer::Refused, errors },
            None => plain(Answer::Barred),
        },
        _ => plain(Answer::Nothing(wait.saturating_mul(1000))),
    }
}

fn is_receipt(body: &Json, key: &str) -> bool {
    let case = body.text("caseId").trim();
    let is_case = !case.is_empty() && case.chars().count() <= MAX_ID;
    let received = body.field("receivedAt");
    body.text("key") == key && is_case && !received.as_text().is_empty() && parse_instant(received).is_some()
}

/// What the shop says is wrong: `errors` of fields, and issues that point into the values or at what is asked of a line;
/// `None` if it says nothing of either.
fn errors(body: &Json) -> Option<String> {
    let mut writer = Writer::default();
    let mut count = 0_usize;
    writer.open('[');
    let stated = body.field("errors").items().iter().map(|error| (error, Some(error.text("field")), ""));
    let pointed = body.field("issues").items().iter().filter_map(|issue| {
        let pointer = issue.text("pointer");
        if let Some(name) = pointer.strip_prefix("/values/") {
            return Some((issue, Some(name.split('/').next().unwrap_or(name)), ""));
        }
        // What is asked of a line has no field of its own.
        let line = pointer.strip_prefix("/requests")?;
        (line.is_empty() || line.starts_with('/')).then_some((issue, None, line))
    });
    for (error, field, line) in stated.chain(pointed).take(MAX_ERRORS) {
        let code = error.text("code");
        if field == Some("") || code.is_empty() {
            continue;
        }
        count = count.saturating_add(1);
        writer.open('{');
        writer.entry("field", field.unwrap_or_default());
        writer.entry("code", code);
        writer.start("params", '{');
        if !line.is_empty() {
            writer.entry("line", line);
        }
        for (name, value) in error.field("params").entries() {
            writer.key(name);
            match value {
                Json::Number(digits) => writer.raw(digits),
                value => writer.text(value.as_text()),
            }
        }
        writer.close('}');
        writer.close('}');
    }
    writer.close(']');
    (count > 0).then(|| writer.into_text())
}

/// A draft that was kept, if this version can read it.
pub fn read_draft(text: &str) -> Option<Draft> {
    let body = read(text).ok()?;
    let page = body.name("page")?;
    let at = body.field("at").as_digits().parse().ok()?;
    let whole = body.field("format").as_digits() == FORMAT && matches!(body.field("values"), Json::Object(_));
    whole.then_some(Draft { page, at })
}

/// The key of a submission that was kept, if this version can read it.
pub fn read_key(text: &str) -> Option<String> {
    let body = read(text).ok()?;
    let whole = body.field("format").as_digits() == FORMAT && matches!(body.field("values"), Json::Object(_));
    body.name("key").filter(|_| whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECEIPT: &str = r#"{"key":"k","caseId":"C-7","receivedAt":"2026-11-10T12:00:01Z"}"#;

    #[test]
    fn only_a_receipt_of_this_key_is_one() {
        let long = format!(r#"{{"key":"k","caseId":"{}","receivedAt":"2026-11-10T12:00:01Z"}}"#, "7".repeat(201));
        let huge = format!(
            r#"{{"key":"k","caseId":"C-7","receivedAt":"2026-11-10T12:00:01Z","x":"{}"}}"#,
            "x".repeat(MAX_ANSWER)
        );
        for (status, text, receipt) in [
            (200, RECEIPT, true),
            (201, RECEIPT, true),
            (299, RECEIPT, true),
            (199, RECEIPT, false),
            (300, RECEIPT, false),
            (500, RECEIPT, false),
            (0, RECEIPT, false),
            (200, "", false),
            (200, "<!doctype html><title>Sign in</title>", false),
            (200, "null", false),
            (200, r#"{"key":"other","caseId":"C-7","receivedAt":"2026-11-10T12:00:01Z"}"#, false),
            (200, r#"{"key":"k","caseId":" ","receivedAt":"2026-11-10T12:00:01Z"}"#, false),
            (200, r#"{"key":"k","caseId":7,"receivedAt":"2026-11-10T12:00:01Z"}"#, false),
            (200, r#"{"key":"k","caseId":"C-7","receivedAt":"yesterday"}"#, false),
            (200, r#"{"key":"k","caseId":"C-7","receivedAt":1794312001000}"#, false),
            (200, r#"{"key":"k","caseId":"C-7"}"#, false),
            (200, &long, false),
            (200, &huge, false),
        ] {
            let judged = judge_answer(status, text, "k", 0);
            assert_eq!(judged.answer == Answer::Receipt, receipt, "{status} {text:.60}");
        }
    }

    #[test]
    fn a_status_says_whether_trying_again_can_help() {
        let refused = r#"{"issues":[{"code":"required","pointer":"/values/name","message":""}]}"#;
        for (status, text, answer) in [
            (0, "", Answer::Nothing(3000)),
            (302, "", Answer::Nothing(3000)),
            (408, refused, Answer::Nothing(3000)),
            (425, "", Answer::Nothing(3000)),
            (429, "", Answer::Nothing(3000)),
            (500, "", Answer::Nothing(3000)),
            (503, "", Answer::Nothing(3000)),
            (409, "", Answer::Conflict),
            (400, "", Answer::Barred),
            (403, "<html>", Answer::Barred),
            (404, "", Answer::Barred),
            (413, "", Answer::Barred),
            (422, r#"{"issues":[{"code":"x","pointer":"/order","message":""}]}"#, Answer::Barred),
            (422, refused, Answer::Refused),
            (422, r#"{"issues":[{"code":"not_open","pointer":"/requests","message":""}]}"#, Answer::Refused),
            (422, r#"{"issues":[{"code":"not_open","pointer":"/requested","message":""}]}"#, Answer::Barred),
        ] {
            assert_eq!(judge_answer(status, text, "k", 3).answer, answer, "{status} {text}");
        }
    }

    #[test]
    fn errors_come_back_at_their_fields() {
        let text = r#"{"ok":false,"errors":[{"field":"name","code":"too_short","params":{"min":2,"word":"a\"b"}},{"field":"","code":"x"}],
            "issues":[{"code":"wrong_type","pointer":"/values/lines/0","message":"m"},{"code":"y","pointer":"/key"}]}"#;
        let judged = judge_answer(422, text, "k", 0);
        assert_eq!(
            judged.errors,
            r#"[{"field":"name","code":"too_short","params":{"min":2,"word":"a\"b"}},{"field":"lines","code":"wrong_type","params":{}}]"#
        );
    }

    #[test]
    fn what_is_refused_of_a_line_points_at_it() {
        let text = r#"{"issues":[{"code":"registration_closed","pointer":"/requests"},{"code":"not_open","pointer":"/requests/a~1b~01"}]}"#;
        assert_eq!(
            judge_answer(422, text, "k", 0).errors,
            r#"[{"field":"","code":"registration_closed","params":{}},{"field":"","code":"not_open","params":{"line":"/a~1b~01"}}]"#
        );
    }

    #[test]
    fn drafts_of_another_edition_and_broken_ones_are_not_read() {
        let whole = r#"{"format":1,"page":"p","at":17,"values":{"name":"\ud800"}}"#;
        assert_eq!(read_draft(whole), Some(Draft { page: "p".into(), at: 17 }));
        for text in [
            "",
            "{",
            "[]",
            r#"{"format":2,"page":"p","at":17,"values":{}}"#,
            r#"{"format":0,"page":"p","at":17,"values":{}}"#,
            r#"{"page":"p","at":17,"values":{}}"#,
            r#"{"format":1,"page":"","at":17,"values":{}}"#,
            r#"{"format":1,"page":"p","at":"17","values":{}}"#,
            r#"{"format":1,"page":"p","at":1.5,"values":{}}"#,
            r#"{"format":1,"page":"p","at":17,"values":[]}"#,
        ] {
            assert_eq!(read_draft(text), None, "{text}");
        }
        assert_eq!(read_key(r#"{"format":1,"key":"k","values":{}}"#).as_deref(), Some("k"));
        for text in [
            "",
            r#"{"format":2,"key":"k","values":{}}"#,
            r#"{"format":1,"key":"","values":{}}"#,
            r#"{"format":1,"key":"k"}"#,
        ] {
            assert_eq!(read_key(text), None, "{text}");
        }
    }
}
