//! The windows of a policy, each held once.

use std::sync::Arc;

use super::FactPlan;
use super::table::Id;
use crate::domain::policy::{Document, Policy, Rule, Window};

/// A window with the seasons that change it, as a rule or a presumption states it first.
#[derive(Debug)]
pub struct Term {
    /// The index of a document that states it.
    pub document: usize,
    /// The index of the rule there, or of the presumption.
    pub entry: usize,
    /// True for a rule, whose window seasons may change.
    pub of_rule: bool,
    /// The seasons that change it, by their indices in the document's list.
    pub seasons: Vec<usize>,
    /// The facts that it is placed by.
    pub facts: Vec<Id<FactPlan>>,
}

impl Term {
    /// The document, the rule if it is one's, and the window; `None` in another policy.
    #[must_use]
    pub fn terms<'p>(&self, policy: &'p Policy) -> Option<(&'p Document, Option<&'p Rule>, &'p Window)> {
        let document = policy.documents.get(self.document)?;
        if self.of_rule {
            let rule = document.rules.get(self.entry)?;
            Some((document, Some(rule), rule.window.as_ref()?))
        } else {
            Some((document, None, &document.presumptions.get(self.entry)?.window))
        }
    }
}

/// True if two windows are placed alike on every line.
pub(super) fn alike(one: &Window, other: &Window) -> bool {
    let bounds = |one: &Option<Box<Window>>, other: &Option<Box<Window>>| match (one, other) {
        (Some(one), Some(other)) => alike(one, other),
        (one, other) => one.is_none() && other.is_none(),
    };
    one.length == other.length
        && one.mode == other.mode
        && one.from == other.from
        && one.opens == other.opens
        && one.then == other.then
        && one.extended_by == other.extended_by
        && one.before == other.before
        && one.closes_at == other.closes_at
        && one.rolls == other.rolls
        && one.may_roll == other.may_roll
        && Arc::ptr_eq(&one.zone, &other.zone)
        && one.calendar.as_ref().map(Arc::as_ptr) == other.calendar.as_ref().map(Arc::as_ptr)
        && one.hours.as_ref().map(Arc::as_ptr) == other.hours.as_ref().map(Arc::as_ptr)
        && bounds(&one.within, &other.within)
        && bounds(&one.at_most, &other.at_most)
        && bounds(&one.at_least, &other.at_least)
}
