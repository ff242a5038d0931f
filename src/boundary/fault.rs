//! The question who pays for mending a fault.

use super::decode;
use super::decode::questions::FAULT_QUESTION;
use super::encode;
use super::engine::{Engine, answer};
use crate::domain::entitlement::{Request, decide_shortly};
use crate::domain::policy::Policy;
use crate::domain::warranty::fault_verdict;

impl Engine {
    /// Who pays for mending the fault of `{line, fault?, now}`, and why.
    #[must_use]
    pub fn fault(&self, policy: &Policy, text: &str) -> String {
        answer(policy, text, &FAULT_QUESTION, &mut |asked, issues, writer| {
            let fault = decode::fault(asked.json.field("fault"), policy, asked.now, issues);
            let verdict = fault_verdict(policy, &asked.line, &fault, asked.now);
            let request = Request { reason: Some(policy.names.find("defective")), ..Request::default() };
            let decision = decide_shortly(policy, &asked.line, &request, asked.now);
            encode::fault_verdict(writer, &verdict, &decision, &asked.line.categories, policy);
        })
    }
}
