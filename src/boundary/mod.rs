//! Translates: JSON text to the domain, and the domain's answers to JSON text.
//!
//! Bad data never traps and is never guessed at: the answer then is `{"ok":false,"issues":[…]}` with every
//! issue that was found, each with a code and a JSON Pointer.

mod answers;
#[cfg(feature = "authoring")]
mod authoring;
#[cfg(feature = "serde")]
mod declarations;
mod documents;
mod engine;
#[cfg(all(target_arch = "wasm32", not(feature = "dom")))]
mod exports;
#[cfg(any(all(target_arch = "wasm32", feature = "dom"), test))]
pub(crate) mod filing;
mod host;
#[cfg(feature = "authoring")]
mod indicators;
mod issue_code;
mod issues;
pub(crate) mod json;
#[cfg(feature = "authoring")]
mod lint;
mod load_error;
#[cfg(feature = "native")]
mod native;
#[cfg(all(target_arch = "wasm32", not(feature = "dom")))]
mod page;
#[cfg(feature = "authoring")]
mod preview;
#[cfg(feature = "serde")]
mod server;
#[cfg(target_arch = "wasm32")]
pub(crate) mod slots;
#[cfg(feature = "serde")]
pub mod types;
#[cfg(feature = "authoring")]
mod vocabularies;

pub use answers::instant_text;
#[cfg(feature = "authoring")]
pub use authoring::Author;
/// The tables by which documents and questions are checked, for tools that walk them.
#[cfg(feature = "serde")]
pub mod tables {
    pub use super::documents::{Field, FieldWords, Fields, Need, Others, Record, Shape, Shaped, Words};
}
#[cfg(feature = "serde")]
pub use declarations::typescript;
#[cfg(feature = "serde")]
pub use documents::schema::{calendar_schema, policy_schema, receipt_schema, record_schema, submission_schema};

pub use engine::{Counting, Engine, Loaded};
pub use host::Host;
#[cfg(feature = "authoring")]
pub use indicators::indicators_of;
pub use issue_code::IssueCode;
pub use issues::Issue;
#[cfg(feature = "authoring")]
pub use lint::known as known_findings;
pub use load_error::LoadError;
#[cfg(feature = "native")]
pub use native::NativeHost;
#[cfg(feature = "serde")]
pub use server::{Answer, Document, Documents, Policy};
