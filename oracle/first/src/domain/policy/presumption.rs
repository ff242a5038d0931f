//! Who has to prove that a fault was there from the start.

use super::{Citation, Matcher, Window};

/// Who has to prove that a fault was there from the start, while a window is open.
///
/// Article 11 of Directive (EU) 2019/771 puts that burden on the seller for one year, and lets member states make it
/// two.
#[derive(Debug)]
#[non_exhaustive]
pub struct Presumption {
    /// Its id.
    pub id: String,
    /// When it applies.
    pub when: Matcher,
    /// How long it lasts.
    pub window: Window,
    /// True if the seller has to prove that it was not, false if the buyer has to prove that it was.
    pub on_seller: bool,
    /// The law that it stands on.
    pub citation: Option<Citation>,
}
