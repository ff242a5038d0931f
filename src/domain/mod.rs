//! Decides: pure data in, pure data out. No JavaScript, no documents, no clock, no sentence for people.

pub mod calendar;
pub mod entitlement;
pub mod form;
#[cfg(feature = "authoring")]
pub mod lint;
pub mod money;
pub mod policy;
pub mod service;
mod sort;
pub mod warranty;
