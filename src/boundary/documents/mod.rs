//! How are documents, order lines and questions read, with every issue and its pointer?
//!
//! Each file declares a record and reads it. A value is checked against its shape first, which reports everything that a table
//! can know. Its reader then reports what only the other values can show.

#[macro_use]
pub(crate) mod record;

mod calendar;
mod case;
mod check;
mod contact;
mod cost;
mod country;
mod fault;
mod fingerprint;
mod form;
mod goods;
mod line;
mod matcher;
mod order;
mod packs;
mod policy;
mod questions;
mod reading;
mod reference;
mod repair;
mod request;
mod rule;
mod scalar;
#[cfg(feature = "serde")]
pub mod schema;
mod scope;
mod season;
mod service;
mod submission;
#[cfg(feature = "serde")]
mod together;
mod types;
mod values;
mod warranty;
mod window;
mod words;

pub use calendar::*;
pub use case::*;
pub use check::*;
pub use contact::*;
pub use cost::*;
#[cfg(any(feature = "authoring", all(target_arch = "wasm32", not(feature = "dom"))))]
pub use country::*;
pub use fault::*;
#[cfg(feature = "authoring")]
pub use fingerprint::fingerprint;
pub use form::*;
pub use goods::*;
pub use line::*;
pub use matcher::*;
pub use order::*;
pub use policy::*;
pub use questions::*;
pub use record::*;
pub use reference::*;
#[cfg(feature = "serde")]
pub use repair::Repair;
pub use request::*;
pub use rule::*;
pub use scalar::*;
pub use season::*;
pub use service::*;
pub use submission::*;
#[cfg(feature = "serde")]
pub use together::Together;
pub use types::*;
pub use values::*;
pub use warranty::*;
pub use window::Window;
pub use words::*;
