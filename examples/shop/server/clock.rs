//! What time is it in the shop?

use std::time::{SystemTime, UNIX_EPOCH};

use aftersales::types::Timestamp;

/// The shop's clock: the computer's, or one that was started at another instant.
#[derive(Clone, Copy)]
pub struct Clock {
    ahead: i64,
}

impl Clock {
    /// A clock that shows this instant now and goes on from there.
    pub fn starting(at: Option<i64>) -> Self {
        Self { ahead: at.map_or(0, |at| at.saturating_sub(system())) }
    }

    pub fn now(self) -> Timestamp {
        Timestamp::held(system().saturating_add(self.ahead))
    }
}

/// Epoch milliseconds of the computer.
fn system() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
