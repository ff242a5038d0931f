//! How does data get in and out? This room reads JSON text into the domain and writes the domain's answers as JSON text.
//!
//! Wrong data never panics and is never guessed at. Its answer is `{"ok":false,"issues":[…]}`: every issue that was found has a
//! code and a JSON Pointer.

pub(crate) mod answers;
#[cfg(feature = "built")]
pub(crate) mod built;
#[cfg(feature = "serde")]
mod declarations;
#[macro_use]
pub(crate) mod documents;
pub(crate) mod engine;
#[cfg(all(target_arch = "wasm32", not(feature = "dom")))]
pub(crate) mod exports;
#[cfg(feature = "serde")]
mod field_tables;
#[cfg(any(all(target_arch = "wasm32", feature = "dom"), feature = "native", test))]
pub mod filing;
#[cfg(feature = "serde")]
mod generated;
pub(crate) mod host;
mod issue_code;
pub(crate) mod issues;
pub(crate) mod json;
mod load_error;
#[cfg(feature = "native")]
mod native;
#[cfg(all(target_arch = "wasm32", not(feature = "dom")))]
#[allow(dead_code, reason = "codes can do more than numbers need")]
pub(crate) mod numbers;
#[cfg(feature = "serde")]
mod pack_page;
#[cfg(all(target_arch = "wasm32", not(feature = "dom")))]
mod page;
#[cfg(feature = "serde")]
mod server;
#[cfg(target_arch = "wasm32")]
pub(crate) mod slots;
#[cfg(feature = "serde")]
pub mod types;
pub(crate) mod zone_name;

pub use answers::instant_text;
/// The tables that documents and questions are checked by, for tools that walk them.
#[cfg(feature = "serde")]
pub mod tables {
    pub use super::documents::{EVENTS, Field, FieldWords, Fields, Need, Others, Record, Shape, Shaped, Words};
}
#[cfg(feature = "serde")]
pub use declarations::typescript;
#[cfg(feature = "serde")]
pub use documents::schema::{calendar_schema, policy_schema, receipt_schema, record_schema, submission_schema};
#[cfg(feature = "serde")]
pub use generated::generated_files;

pub use engine::{Counting, Engine, Loaded};
pub use host::Host;
pub use issue_code::IssueCode;
pub use issues::Issue;
pub use load_error::LoadError;
#[cfg(feature = "native")]
pub use native::NativeHost;
#[cfg(feature = "serde")]
pub use server::{Answer, Document, Documents, Policy};
