//! By when somebody must act on a case.

use super::{Citation, Matcher, Name, Range, Window};

/// A promised time, such as a first response within 24 hours.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ServicePromise {
    /// Its id.
    pub id: String,
    /// Its place in the document's list.
    pub index: usize,
    /// When it applies.
    pub when: Matcher,
    /// The law or clause that it stands on.
    pub citation: Option<Citation>,
    /// What is promised.
    pub kind: Name,
    /// The event that keeps the promise when it happens.
    pub kept_by: Name,
    /// Complaint categories that it is for; all if empty.
    pub categories: Vec<String>,
    /// Priorities that it is for; all if empty.
    pub priorities: Vec<String>,
    /// Departments that it binds; all if empty.
    pub departments: Vec<String>,
    /// Service partners that it binds; all of them, and the shop itself, if empty.
    pub partners: Vec<String>,
    /// Parts of the goods that it is for; all if empty.
    pub parts: Vec<String>,
    /// How far away the goods may be, in kilometres.
    pub distance: Option<Range>,
    /// True if it pauses while the case waits for the shopper.
    pub pauses: bool,
    /// Its window, which closes when the promise is due.
    pub window: Window,
}
