//! Who has to prove that a fault was there from the start.

use super::{Citation, Matcher, Window};

/// Who has to prove that a fault was there from the start, while a window is open.
#[derive(Debug)]
#[non_exhaustive]
pub struct Presumption {
    /// Its id.
    pub id: String,
    /// When it applies.
    pub when: Matcher,
    /// How long.
    pub window: Window,
    /// True if the seller has to prove that it was not, false if the buyer has to prove that it was.
    pub on_seller: bool,
    /// Where the law says so.
    pub citation: Option<Citation>,
}
