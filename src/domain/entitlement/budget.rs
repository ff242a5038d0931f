//! How much work one answer may take, so that no document and no line can hang a page.

use std::cell::Cell;
use std::fmt;

/// The work that is left for one answer, in steps. A step judges one grant, compares two options or tells one reason.
#[derive(Debug)]
pub struct Budget(Cell<u32>);

/// An answer would take more work than it is worth: a policy has hundreds of rules that all hold for one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooCostly;

impl fmt::Display for TooCostly {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("the answer would take too long")
    }
}

impl std::error::Error for TooCostly {}

impl Budget {
    /// Steps for one line; a usual one takes some hundred.
    const OF_ANSWER: u32 = 150_000;
    /// Steps for each further line or reason of one question.
    const OF_FURTHER: u32 = 4_000;

    /// The budget of an answer about so many lines or reasons.
    #[must_use]
    pub fn of(parts: usize) -> Self {
        let parts = u32::try_from(parts).unwrap_or(u32::MAX);
        Self(Cell::new(parts.saturating_mul(Self::OF_FURTHER).saturating_add(Self::OF_ANSWER)))
    }

    /// Takes steps; `false` if they are more than is left.
    pub(super) fn spend(&self, steps: usize) -> bool {
        let left = u32::try_from(steps).ok().and_then(|steps| self.0.get().checked_sub(steps));
        self.0.set(left.unwrap_or(0));
        left.is_some()
    }

    /// True if nothing is left.
    pub(super) fn is_spent(&self) -> bool {
        self.0.get() == 0
    }

    /// What was found, unless the budget was used up on the way.
    pub(super) fn checked<T>(&self, found: T) -> Result<T, TooCostly> {
        if self.is_spent() { Err(TooCostly) } else { Ok(found) }
    }
}
