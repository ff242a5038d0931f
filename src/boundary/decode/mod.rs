//! Plain data in: documents, order lines and requests, with every issue and its pointer.

mod calendar;
mod cost;
mod document;
mod line;
mod matcher;
mod node;
mod reference;
mod request;
mod rule;
mod scalar;
mod scope;
mod service;
mod values;
mod warranty;
mod window;

pub use calendar::calendars;
pub use document::policy;
pub use line::line;
pub use node::{Fields, Node};
pub use request::request;
pub use scalar::{instant, offset_minutes};
pub use scope::UnknownFields;
pub use values::{raw, raw_value};
