//! How are questions answered that crossed as numbers?

use std::cell::Cell;

use super::Engine;
use crate::boundary::answers;
use crate::boundary::json::Writer;
use crate::boundary::numbers::question;
use crate::domain::entitlement::{Budget, Depth, Verdict, decide_within, verdict, why};
use crate::domain::policy::Policy;

impl Engine {
    /// The short answer; `None` if the question is one for the reader.
    pub(in crate::boundary) fn verdict_of(policy: &Policy, numbers: &[Cell<f64>]) -> Option<Verdict> {
        let (line, request, now) = question(numbers, policy)?;
        verdict(policy, &line, &request, now).ok()
    }

    /// Why nothing is open, as JSON text; empty if something is, or if it would take more work than it is worth.
    pub(in crate::boundary) fn why_of(policy: &Policy, numbers: &[Cell<f64>]) -> Option<String> {
        let (line, request, now) = question(numbers, policy)?;
        let reasons = why(policy, &line, &request, now).ok()?;
        let mut writer = Writer::default();
        answers::why(&mut writer, reasons.first()?, &request, policy);
        Some(writer.into_text())
    }

    /// The answer of a return check as far as a depth; `None` if the question is one for the reader.
    pub(in crate::boundary) fn check_return_of(
        &self,
        depth: Depth,
        policy: &Policy,
        numbers: &[Cell<f64>],
    ) -> Option<String> {
        let (line, request, now) = question(numbers, policy)?;
        let decision = decide_within(&Budget::of(1), depth, policy, &line, &request, now).ok()?;
        let mut writer = Writer::default();
        self.write(&mut writer, depth, &decision, &request, policy, now);
        Some(writer.into_text())
    }
}
