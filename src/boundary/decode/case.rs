use super::line::line;
use super::request::request;
use crate::boundary::issues::Issues;
use crate::boundary::json::Json;
use crate::domain::policy::Policy;
use crate::domain::service::{CaseFacts, Priority};

/// Reads what is known of a case: its events, its goods, its kind and its priority.
pub fn case_facts(node: &Json, policy: &Policy, issues: &mut Issues) -> CaseFacts {
    CaseFacts {
        category: node.text("category").to_owned(),
        priority: Priority::from_code(node.text("priority")),
        reason: request(node, policy, issues).reason,
        line: line(node, policy, issues),
    }
}
