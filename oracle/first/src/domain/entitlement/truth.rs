//! What follows from conditions when some facts are not known.

use std::ops::Not;

/// A value of three-valued logic, as Kleene defined it.
///
/// ```
/// use aftersales::domain::entitlement::Truth::{self, False, True, Unknown};
///
/// let row = |one: Truth| [False, Unknown, True].map(|other| one.and(other));
/// assert_eq!(row(False), [False, False, False]);
/// assert_eq!(row(Unknown), [False, Unknown, Unknown]);
/// assert_eq!(row(True), [False, Unknown, True]);
/// assert_eq!([False, Unknown, True].map(|truth| !truth), [True, Unknown, False]);
/// assert_eq!([Some(false), None, Some(true)].map(Truth::from), [False, Unknown, True]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// It does not hold, whatever the missing facts are.
    False,
    /// It depends on a missing fact.
    Unknown,
    /// It holds, whatever the missing facts are.
    True,
}

impl Truth {
    /// True if both hold, false if one does not, else unknown.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::False, _) | (_, Self::False) => Self::False,
            (Self::True, Self::True) => Self::True,
            _ => Self::Unknown,
        }
    }
}

impl Not for Truth {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
            Self::True => Self::False,
        }
    }
}

impl From<Option<bool>> for Truth {
    fn from(known: Option<bool>) -> Self {
        match known {
            Some(true) => Self::True,
            Some(false) => Self::False,
            None => Self::Unknown,
        }
    }
}
