//! How long goods are promised to last, by whom, what ends that promise, and who pays for mending a fault.

mod countdown;
mod coverage;
mod fault;
mod standing;

pub use countdown::{Countdown, Tick};
pub use coverage::{Coverage, CoverageState, EndedBy, Limit, coverages};
pub use fault::{About, Fault, FaultReason, FaultStep, FaultVerdict, fault_verdict};
pub use standing::Standing;
