//! Plain data in: documents, order lines and requests, with every issue and its pointer.
//!
//! A value is checked against its shape first, which tells everything that a table can know. What reads it
//! then adds what only the other values can tell, and reports that too.

mod calendar;
mod case;
mod contact;
mod digest;
mod document;
mod fault;
mod form;
mod line;
mod matcher;
mod order;
pub mod questions;
mod reading;
mod reference;
mod request;
mod rule;
mod scalar;
#[cfg(feature = "native")]
pub mod schema;
mod scope;
mod season;
mod service;
mod shape;
pub mod shapes;
mod submission;
#[cfg(feature = "authoring")]
pub mod tools;
mod values;
mod warranty;
mod warranty_shapes;
mod window;

pub use calendar::calendars;
pub use case::{case_facts, case_record};
#[cfg(feature = "authoring")]
pub use digest::digest;
pub use document::policy;
pub use fault::{fault, fault_causes};
pub use line::line;
pub use order::order;
pub use request::request;
pub use scalar::{Moment, offset_minutes, parse_instant};
#[cfg(feature = "authoring")]
pub use scalar::{parse_amount, parse_moment_text, parse_percent, parse_period, parse_scaled};
pub use shape::{Record, Shape, check};
#[cfg(feature = "authoring")]
pub use shape::{has_unknown_field, optional, record, required, rule_part};
pub use submission::submission;
pub use values::{raw, raws};

/// The tables by which documents and questions are checked, for tools that walk them.
#[cfg(feature = "native")]
pub mod tables {
    pub use super::questions::{
        CASE_QUESTION, CONTACTS_QUESTION, COUNTDOWN_QUESTION, FAULT_QUESTION, FIELD_QUESTION, FIELDS_QUESTION,
        FORM_QUESTION, LINE_QUESTION, ORDER_QUESTION, PROGRESS_QUESTION, REASONS_QUESTION, TIMELINE_QUESTION,
    };
    pub use super::shape::{Field, Need, Others, Record, Shape};
    pub use super::shapes::{CALENDARS, POLICY};
    pub use super::submission::{RECEIPT, SUBMISSION};
}
