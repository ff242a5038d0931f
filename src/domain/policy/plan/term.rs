//! The windows of a policy, each held once.

use std::sync::Arc;

use super::FactPlan;
use super::table::Id;
use crate::domain::policy::{Document, Policy, Warranty, Window};

/// What a window belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermOwner {
    /// A rule, whose window seasons may change, or a warranty that is nothing but its window.
    Rule,
    /// A warranty that follows another, is registered or passed on.
    Warranty,
    /// A presumption about who has to prove a fault.
    Presumption,
}

/// A window with the seasons that change it, as an entry of a document states it first.
#[derive(Debug)]
pub struct Term {
    /// The index of a document that states it.
    pub document: usize,
    /// The place of the granting rule there, or of the presumption.
    pub entry: usize,
    /// What it belongs to.
    pub owner: TermOwner,
    /// The seasons that change it, by their indices in the document's list.
    pub seasons: Vec<usize>,
    /// The facts that it is placed by.
    pub facts: Vec<Id<FactPlan>>,
}

impl Term {
    /// The document and the window; `None` in another policy.
    #[must_use]
    pub fn terms<'p>(&self, policy: &'p Policy) -> Option<(&'p Document, &'p Window)> {
        let document = policy.documents.get(self.document)?;
        let window = match self.owner {
            TermOwner::Rule | TermOwner::Warranty => document.granting(self.entry)?.window.as_ref()?,
            TermOwner::Presumption => &document.presumptions.get(self.entry)?.window,
        };
        Some((document, window))
    }

    /// The warranty that decides where it lies, if the window alone does not.
    #[must_use]
    pub fn warranty<'p>(&self, document: &'p Document) -> Option<&'p Warranty> {
        let of_warranty = self.owner == TermOwner::Warranty;
        document.warranty_of(document.granting(self.entry).filter(|_| of_warranty)?)
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
        && one.kept_by == other.kept_by
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
