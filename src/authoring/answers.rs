//! What do the tools of authors answer? Each answer has one type: a server writes it as JSON text, a page gets an object.

use serde::{Serialize, Serializer};

use crate::boundary::issues::Issue;

/// A value, or everything that is wrong.
#[derive(Serialize)]
pub struct Answer<T> {
    ok: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<T>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<WrittenIssue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issues: Option<Vec<WrittenIssue>>,
}

impl<T: Serialize> Answer<T> {
    /// A value, with what is odd about the question.
    pub fn understood(value: T, warnings: &[Issue]) -> Self {
        Self { ok: true, value: Some(value), warnings: written(warnings), issues: None }
    }

    /// Everything that is wrong.
    pub fn refused(issues: &[Issue]) -> Self {
        Self { ok: false, value: None, warnings: Vec::new(), issues: Some(written(issues)) }
    }

    /// The answer as JSON text.
    pub fn into_text(self) -> String {
        serde_json::to_string(&self).unwrap_or_default()
    }
}

/// An issue as it is written.
#[derive(Serialize)]
struct WrittenIssue {
    code: &'static str,
    pointer: String,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    received: Option<String>,
}

fn written(issues: &[Issue]) -> Vec<WrittenIssue> {
    let mut all = Vec::new();
    for issue in issues {
        all.push(WrittenIssue {
            code: issue.code.code(),
            pointer: issue.pointer.clone(),
            message: issue.message(),
            expected: issue.expected.clone(),
            received: issue.received.as_ref().map(|received| received.clone().into_owned()),
        });
    }
    all
}

/// Something that the author of a policy should look at.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    pub code: &'static str,
    pub pointer: String,
    pub message: String,
    pub way_out: String,
    #[serde(skip_serializing_if = "Named::is_empty")]
    pub params: Named<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<String>,
}

/// What one reason would open.
#[derive(Serialize)]
pub struct PreviewRow {
    pub reason: String,
    pub status: &'static str,
    pub remedies: Named<Option<PreviewCell>>,
}

/// The best option of a reason and a remedy.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PreviewCell {
    pub status: &'static str,
    pub closes: Option<String>,
    pub last_day: Option<String>,
    pub rule: String,
    pub basis: &'static str,
}

/// How well a shop serves.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Indicators {
    pub cases: u32,
    pub on_time: Rate,
    pub resolved: Rate,
    pub justified: Rate,
    pub accepted: Rate,
    pub satisfaction: Vec<Satisfaction>,
    pub response_seconds: Seconds,
    pub resolution_seconds: Seconds,
}

/// A share, and what it was counted from.
#[derive(Serialize)]
pub struct Rate {
    pub count: Number,
    pub of: Number,
    pub rate: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reached: Option<bool>,
}

/// How satisfied shoppers are with one aspect.
#[derive(Serialize)]
pub struct Satisfaction {
    pub aspect: String,
    pub mean: Option<Number>,
    pub satisfied: Rate,
}

/// How long something took.
#[derive(Serialize)]
pub struct Seconds {
    pub count: u32,
    pub mean: Option<Number>,
    pub p50: Option<Number>,
    pub p90: Option<Number>,
    pub p95: Option<Number>,
}

/// A number of JavaScript; a whole one is written without a point, and what JSON has no number for is `null`.
pub struct Number(pub f64);

impl Serialize for Number {
    #[expect(clippy::cast_possible_truncation, reason = "a whole number below 2^53 is one of 64 bits too")]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let is_whole = self.0.fract() == 0.0 && self.0.abs() < 9_007_199_254_740_992.0;
        if !self.0.is_finite() {
            serializer.serialize_unit()
        } else if cfg!(not(target_arch = "wasm32")) && is_whole {
            // Text says which it is; a page has one kind of number.
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

/// Values by their names, in the order in which they are reported.
pub struct Named<T>(pub Vec<(&'static str, T)>);

impl<T> Named<T> {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Serialize> Serialize for Named<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::boundary::IssueCode;

    #[test]
    fn numbers_of_text_are_those_of_javascript() {
        let reported = [1.0, 0.25, -3.0, f64::INFINITY, f64::NAN].map(|number| ("value", Number(number)));
        let rows: Vec<_> = reported.into_iter().map(|value| Named(vec![value])).collect();
        let text = Answer::understood(rows, &[]).into_text();
        assert_eq!(
            text,
            r#"{"ok":true,"value":[{"value":1},{"value":0.25},{"value":-3},{"value":null},{"value":null}]}"#
        );
    }

    #[test]
    fn what_is_wrong_has_the_fields_that_it_needs() {
        let issue = |received: Option<&str>| {
            Issue::of_all(IssueCode::WrongType, "/now".to_owned(), None, received.map(str::to_owned))
        };
        let text = Answer::<()>::refused(&[issue(None), issue(Some("text"))]).into_text();
        assert!(
            text.starts_with(r#"{"ok":false,"issues":[{"code":"wrong_type","pointer":"/now","message":""#),
            "{text}"
        );
        assert!(text.ends_with(r#","received":"text"}]}"#) && !text.contains("null"), "{text}");
    }
}
