//! What is wrong with an input, and where? Issues are collected with the values that they are about.

use std::borrow::Cow;

use super::IssueCode;
use super::json::{Json, Writer, push_escaped};
use crate::domain::entitlement::TooCostly;
pub use crate::domain::spelling::{is_alike, suggestion};

/// Something wrong or odd in an input. It says what and where, for the integrator, and repeats no value that may be personal.
///
/// ```
/// # #[cfg(feature = "native")] {
/// use aftersales::boundary::{Engine, IssueCode, NativeHost};
///
/// let engine = Engine::new(Box::new(NativeHost));
/// let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "UTC", "rulez": [] }"#;
/// let refused = engine.load_document(terms).expect_err("a key is misspelt");
/// let issue = &refused[0];
/// assert_eq!((issue.code, issue.pointer.as_str()), (IssueCode::UnknownField, "/rulez"));
/// assert_eq!(issue.message(), "this version does not know this field; did you mean rules");
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Issue {
    /// The stable code.
    pub code: IssueCode,
    /// The JSON Pointer.
    pub pointer: String,
    /// What would be right.
    pub expected: Option<String>,
    /// The kind of value that is there; or the value, where it is the integrator's own.
    pub received: Option<Cow<'static, str>>,
    /// The address of the value that it is about, and the field of it that is missing.
    place: (usize, &'static str),
}

impl Issue {
    /// An issue of no single value.
    pub fn of_all(code: IssueCode, pointer: String, expected: Option<String>, received: Option<String>) -> Self {
        Self { code, pointer, expected, received: received.map(Cow::Owned), place: (0, "") }
    }

    /// The same issue of a document that stands below a place.
    #[cfg(feature = "authoring")]
    pub(crate) fn below(mut self, place: &str) -> Self {
        self.pointer.insert_str(0, place);
        self
    }

    /// The sentence for developers: lower case, one line, with what would be right.
    #[must_use]
    pub fn message(&self) -> String {
        let text = self.code.sentence();
        let mut message = text.to_owned();
        if let (Some(received), true) = (&self.received, matches!(text.as_bytes().last(), Some(b'/' | b' '))) {
            message.push_str(received);
        }
        if let Some(expected) = &self.expected {
            let is_guess =
                matches!(self.code, IssueCode::UnknownField | IssueCode::NearMiss | IssueCode::UnknownCategory);
            message.push_str(if is_guess { "; did you mean " } else { "; expected " });
            message.push_str(expected);
        }
        message
    }

    /// Writes the issue as an object.
    pub fn write(&self, writer: &mut Writer) {
        writer.open('{');
        for (key, value) in [("code", self.code.code()), ("pointer", &self.pointer), ("message", &self.message())] {
            writer.entry(key, value);
        }
        writer.entry_if("expected", self.expected.as_deref());
        writer.entry_if("received", self.received.as_deref());
        writer.close('}');
    }
}

/// The most issues that are reported: more than a person reads.
const MAX_ISSUES: usize = 256;

/// Everything that was wrong in the input of one call, and everything that was merely odd.
///
/// An issue is noted with the value that it is about. Pointers are looked up at the end, and only if there are issues at all,
/// so that reading a correct document costs nothing more.
#[derive(Default)]
pub struct Issues {
    /// What prevents an answer.
    pub errors: Vec<Issue>,
    /// What does not prevent one.
    pub warnings: Vec<Issue>,
}

impl Issues {
    /// Notes what prevents an answer. `expected` says what would be right, or nothing.
    ///
    /// One fault is one issue: the first about a value is kept, and later ones are dropped.
    pub fn add(&mut self, code: IssueCode, at: &Json, expected: &str) {
        self.add_field(code, at, "", expected);
    }

    /// Notes that a field of an object, or something in it, is missing, unless it is there under a misspelt name.
    pub fn add_field(&mut self, code: IssueCode, of: &Json, field: &'static str, expected: &str) {
        let issue = issue(code, of, field, expected);
        let (at, _) = issue.place;
        let is_reported = |known: &Issue| known.place.0 == at && field.starts_with(known.place.1);
        if !self.is_full() && !self.errors.iter().any(is_reported) && !self.is_misspelt(of, field) {
            self.errors.push(issue);
        }
    }

    /// What was found; or nothing, and a note that it would take too long.
    pub fn affordable<T>(&mut self, found: Result<T, TooCostly>) -> Option<T> {
        if found.is_err() && self.errors.is_empty() {
            self.errors.push(Issue::of_all(IssueCode::TooCostly, String::new(), None, None));
        }
        found.ok()
    }

    /// Whether the issue limit is reached. Work that only serves further issues may be skipped then.
    pub fn is_full(&self) -> bool {
        self.errors.len() >= MAX_ISSUES
    }

    /// Whether the limit of warnings is reached.
    pub fn is_full_of_warnings(&self) -> bool {
        self.warnings.len() >= MAX_ISSUES
    }

    /// Whether a field of an object is there under a misspelt name that was reported.
    pub fn is_misspelt(&self, of: &Json, field: &str) -> bool {
        let name = field.split('/').next();
        let is_meant = |issue: &&Issue| issue.code == IssueCode::UnknownField && issue.expected.as_deref() == name;
        let misspelt = |at: usize| self.errors.iter().filter(is_meant).any(|issue| issue.place.0 == at);
        of.entries().iter().any(|(_, value)| misspelt(std::ptr::from_ref(value).addr()))
    }

    /// Notes what is odd.
    pub fn warn(&mut self, code: IssueCode, at: &Json, expected: &str) {
        if !self.is_full_of_warnings() {
            self.warnings.push(issue(code, at, "", expected));
        }
    }

    /// Notes a field that is there and says nothing.
    pub fn warn_idle(&mut self, of: &Json, field: &str) {
        if let Some(value) = of.get(field) {
            self.warn(IssueCode::NoEffect, value, "");
        }
    }

    /// Looks up the pointers of all issues in the document that they are about.
    pub fn locate(&mut self, document: &Json) {
        for list in [&mut self.errors, &mut self.warnings] {
            if !list.is_empty() {
                locate(document, &mut String::new(), list);
            }
        }
    }
}

fn issue(code: IssueCode, at: &Json, field: &'static str, expected: &str) -> Issue {
    let received = match code {
        IssueCode::WrongType | IssueCode::LengthMissing if field.is_empty() => Some(Cow::Borrowed(at.kind())),
        IssueCode::InstantInSeconds => Some(Cow::Owned(at.as_digits().to_owned())),
        IssueCode::PackNotLoaded | IssueCode::CalendarNotLoaded => Some(Cow::Owned(at.id().to_owned())),
        _ => None,
    };
    Issue {
        code,
        pointer: String::new(),
        expected: (!expected.is_empty()).then(|| expected.to_owned()),
        received,
        place: (std::ptr::from_ref(at).addr(), field),
    }
}

/// Gives every issue about this value, or one below it, its pointer (RFC 6901).
fn locate(json: &Json, pointer: &mut String, issues: &mut [Issue]) {
    let address = std::ptr::from_ref(json).addr();
    for issue in issues.iter_mut() {
        let (at, field) = issue.place;
        if at == address {
            issue.pointer.clone_from(pointer);
            if !field.is_empty() {
                issue.pointer.push('/');
                issue.pointer.push_str(field);
            }
        }
    }
    let length = pointer.len();
    for (key, value) in json.entries() {
        pointer.push('/');
        push_escaped(pointer, key);
        locate(value, pointer, issues);
        pointer.truncate(length);
    }
    for (item, index) in json.items().iter().zip(0..) {
        pointer.push('/');
        super::json::push_integer(pointer, index);
        locate(item, pointer, issues);
        pointer.truncate(length);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_escape() {
        let json = crate::boundary::json::read(r#"{"a/b~c":[1,2,{"x":null}]}"#).unwrap();
        let mut issues = Issues::default();
        let item = &json.field("a/b~c").items()[2];
        issues.add_field(IssueCode::MissingField, item, "y", "");
        issues.add(IssueCode::WrongType, item, "");
        issues.add(IssueCode::OutOfRange, item, "");
        issues.add_field(IssueCode::MissingField, item, "z", "");
        issues.warn(IssueCode::NearMiss, item.field("x"), "");
        issues.add(IssueCode::WrongType, &json, "");
        issues.locate(&json);
        let pointers: Vec<_> =
            issues.errors.iter().chain(&issues.warnings).map(|issue| issue.pointer.as_str()).collect();
        assert_eq!(pointers, ["/a~1b~0c/2/y", "/a~1b~0c/2", "", "/a~1b~0c/2/x"]);
    }
}
