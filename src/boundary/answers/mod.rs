//! Answers out: the domain's values as JSON text in the shapes of `types.d.ts`.

mod case;
mod contact;
mod coverage;
mod decision;
mod fault;
mod form;
mod option;
mod progress;
mod scalar;
mod service;

pub use case::case_record;
pub use contact::contacts;
pub use coverage::coverages;
pub use decision::{decision, timeline, verdict};
pub use fault::fault_verdict;
pub use form::{field_errors, field_specs, report};
#[cfg(feature = "authoring")]
pub use option::basis;
pub use option::option_id;
pub use progress::progress;
#[cfg(feature = "authoring")]
pub use scalar::{date, date_text, decimal_text, instant, texts};
pub use scalar::{instant_text, stands_on};
pub use service::service_levels;
