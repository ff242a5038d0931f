//! How does data get in and out? This room reads JSON text into the domain and writes the domain's answers as JSON text.
//!
//! Wrong data never panics and is never guessed at. Its answer is `{"ok":false,"issues":[…]}`: every issue that was found has a
//! code and a JSON Pointer.

pub(crate) mod answers;
#[macro_use]
pub(crate) mod documents;
pub(crate) mod engine;
pub(crate) mod host;
mod issue_code;
pub(crate) mod issues;
pub(crate) mod json;
mod load_error;
#[cfg(feature = "native")]
mod native;

pub use answers::instant_text;

pub use engine::{Counting, Engine, Loaded};
pub use host::Host;
pub use issue_code::IssueCode;
pub use issues::Issue;
pub use load_error::LoadError;
#[cfg(feature = "native")]
pub use native::NativeHost;
