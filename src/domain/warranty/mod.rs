//! How long goods are promised to hold, by whom, and what ends it.

mod countdown;
mod coverage;

pub use countdown::{Countdown, Tick};
pub use coverage::{Coverage, CoverageState, EndedBy, Limit, Registered, coverages};
