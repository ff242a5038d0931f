//! What does a failed load say? Every issue at once, as one error.

use std::ops::Deref;

use super::Issue;

/// Everything that is wrong in a document, as one error that `?` passes on. It derefs to its issues.
///
/// ```
/// # #[cfg(feature = "native")] {
/// use aftersales::boundary::{Engine, NativeHost};
///
/// let engine = Engine::new(Box::new(NativeHost));
/// let refused = engine.load_document(r#"{ "format": 1, "id": "shop", "version": "1" }"#).expect_err("it has no zone");
/// assert_eq!(refused.len(), 1);
/// assert_eq!(refused.to_string(), "/timeZone: this field is required (missing_field)");
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadError(Vec<Issue>);

impl From<Vec<Issue>> for LoadError {
    fn from(issues: Vec<Issue>) -> Self {
        Self(issues)
    }
}

impl From<LoadError> for Vec<Issue> {
    fn from(error: LoadError) -> Self {
        error.0
    }
}

impl Deref for LoadError {
    type Target = [Issue];

    fn deref(&self) -> &[Issue] {
        &self.0
    }
}

impl IntoIterator for LoadError {
    type Item = Issue;
    type IntoIter = std::vec::IntoIter<Issue>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'r> IntoIterator for &'r LoadError {
    type Item = &'r Issue;
    type IntoIter = std::slice::Iter<'r, Issue>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// How errors are displayed. A page needs none of this, and formatting would make its download larger.
#[cfg(not(target_arch = "wasm32"))]
mod display {
    use std::error::Error;
    use std::fmt::{Display, Formatter, Result};

    use super::{Issue, LoadError};

    impl Display for Issue {
        fn fmt(&self, out: &mut Formatter) -> Result {
            let place = if self.pointer.is_empty() { "the document" } else { &self.pointer };
            write!(out, "{place}: {} ({})", self.message(), self.code.code())
        }
    }

    impl Error for Issue {}

    /// A line for each issue.
    impl Display for LoadError {
        fn fmt(&self, out: &mut Formatter) -> Result {
            for (place, issue) in self.iter().enumerate() {
                write!(out, "{}{issue}", if place > 0 { "\n" } else { "" })?;
            }
            Ok(())
        }
    }

    impl Error for LoadError {}
}
