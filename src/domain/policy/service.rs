//! By when somebody must act on a case.

use super::{Citation, Matcher, Name, Range, Window};

/// A promised time, such as a first response within 24 hours.
#[derive(Debug)]
#[non_exhaustive]
pub struct ServicePromise {
    /// Its id.
    pub id: String,
    /// When it applies.
    pub when: Matcher,
    /// Where the law says so.
    pub citation: Option<Citation>,
    /// What is promised, which is also the event that keeps the promise.
    pub kind: Name,
    /// Complaint categories that it is for; all if empty.
    pub categories: Vec<String>,
    /// Priorities that it is for; all if empty.
    pub priorities: Vec<String>,
    /// Departments that it binds; all if empty.
    pub departments: Vec<String>,
    /// Partners that it binds; all, and the shop itself, if empty (S0.9.2).
    pub partners: Vec<String>,
    /// Parts of the goods that it is for; all if empty (S1.bus.reach).
    pub parts: Vec<String>,
    /// How far away the goods may be, in kilometres.
    pub distance: Option<Range>,
    /// True if it stands still while the case waits for the shopper.
    pub pauses: bool,
    /// By when.
    pub window: Window,
}
