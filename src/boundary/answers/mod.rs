//! How are answers written? Each file declares objects of answers and writes them from the domain's values.

#[macro_use]
mod answer;

mod case;
#[cfg(feature = "serde")]
pub mod codes;
mod contact;
mod coverage;
mod decision;
mod fault;
mod form;
mod option;
mod progress;
mod scalar;
mod service;
mod settlement;
mod withdrawal;

/// The objects of answers.
#[cfg(feature = "serde")]
pub mod types {
    pub use super::contact::types::*;
    pub use super::coverage::types::*;
    pub use super::decision::types::*;
    pub use super::fault::types::*;
    pub use super::form::types::*;
    pub use super::option::types::*;
    pub use super::progress::types::*;
    pub use super::scalar::types::*;
    pub use super::service::types::*;
    pub use super::settlement::types::*;
    pub use super::withdrawal::types::*;
}

/// The descriptions of the objects of answers, in the order of `types.d.ts`.
#[cfg(feature = "serde")]
pub const DECLARATIONS: [&[super::declarations::Declaration]; 11] = [
    decision::types::DECLARATIONS,
    option::types::DECLARATIONS,
    settlement::types::DECLARATIONS,
    withdrawal::types::DECLARATIONS,
    scalar::types::DECLARATIONS,
    coverage::types::DECLARATIONS,
    fault::types::DECLARATIONS,
    service::types::DECLARATIONS,
    contact::types::DECLARATIONS,
    progress::types::DECLARATIONS,
    form::types::DECLARATIONS,
];

pub use case::{case_record, said};
pub use contact::contacts;
pub use coverage::coverages;
#[cfg(all(target_arch = "wasm32", not(feature = "dom")))]
pub use decision::why;
pub use decision::{decision, timeline, verdict};
pub use fault::fault_verdict;
pub use form::{field_errors, field_specs, report};
#[cfg(feature = "authoring")]
pub use option::basis;
pub use option::option_id;
pub use progress::progress;
#[cfg(feature = "serde")]
pub use scalar::fingerprint_text;
pub use scalar::{Ground, instant_text, stands_on};
#[cfg(feature = "authoring")]
pub use scalar::{date_text, decimal_text, texts, texts_if_any};
pub use service::service_levels;
pub use settlement::settlement;
pub use withdrawal::withdrawal_duty;
