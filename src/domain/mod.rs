//! What follows from a policy and the facts: pure data in, pure data out. Nothing here reads JavaScript, documents or
//! a clock, or writes sentences for people.

pub mod calendar;
pub mod entitlement;
pub mod form;
#[cfg(feature = "authoring")]
pub mod lint;
pub mod memo;
pub mod money;
pub mod policy;
pub mod quantity;
pub mod service;
pub(crate) mod sort;
pub mod spelling;
pub mod warranty;
