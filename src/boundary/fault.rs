//! The question who pays for mending a fault.

use super::answers;
use super::documents;
use super::documents::FaultQuestion;
use super::documents::Fields;
use super::engine::{Engine, answer};
use crate::domain::entitlement::{Request, decide_shortly};
use crate::domain::policy::Policy;
use crate::domain::warranty::fault_verdict;

impl Engine {
    /// Who pays for mending the fault of `{line, fault?, now}`, and why.
    #[must_use]
    pub fn fault(&self, policy: &Policy, text: &str) -> String {
        answer(policy, text, FaultQuestion::RECORD, &mut |asked, issues, writer| {
            let fault = documents::fault(asked.json.field("fault"), policy, asked.now, issues);
            let verdict = fault_verdict(policy, &asked.line, &fault, asked.now);
            let request = Request { reason: Some(policy.names.find("defective")), ..Request::default() };
            let decision = decide_shortly(policy, &asked.line, &request, asked.now);
            answers::fault_verdict(writer, &verdict, &decision, &asked.line.categories, policy);
        })
    }
}
