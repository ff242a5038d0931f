use std::time::{SystemTime, UNIX_EPOCH};

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

    /// Epoch milliseconds.
    pub fn now(self) -> i64 {
        system().saturating_add(self.ahead)
    }
}

fn system() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
