//! A policy with everything looked up that does not depend on an order line.
//!
//! A plan says nothing that the policy does not say. It names tests, facts, rules and windows by their places, holds
//! each of them once, and knows which of them a fact touches, so that a line is judged in one pass.

mod compile;
mod condition;
mod samples;
mod table;
mod term;

pub use condition::{Condition, Conditions};
pub use samples::add_bounds;
pub use table::{Id, Table};
pub use term::{Term, TermOwner};

use super::{Document, Fact, Known, Policy, Remedy, Rule};

/// What a policy comes to when it is compiled.
#[derive(Debug, Default)]
pub struct Plan {
    /// Every condition of a rule, a cost or a presumption, after those that it consists of.
    pub conditions: Conditions,
    /// Every fact that is read and may be missing.
    pub facts: Table<FactPlan>,
    /// Each document, in the order of the policy.
    pub documents: Vec<DocumentPlan>,
    /// What each document says about a remedy that it grants.
    pub offers: Table<Offer>,
    /// Each remedy of each rule, in the order of documents, rules and remedies.
    pub grants: Table<Grant>,
    /// Every window of a rule or a presumption, with the seasons that change it.
    pub terms: Table<Term>,
    /// Each presumption, in the order of documents and their lists.
    pub presumptions: Vec<PresumptionPlan>,
}

/// A fact that may be missing, and what hangs on it.
#[derive(Debug)]
pub struct FactPlan {
    /// The fact.
    pub fact: Fact,
    /// The values that the rules treat differently. Of an event these are dates, to which those that depend on today
    /// are added.
    pub values: Vec<Known>,
    /// The seasons of an event, by their documents and their indices there.
    pub seasons: Vec<(usize, usize)>,
    /// The conditions that read it, each after those that it consists of.
    pub conditions: Vec<Id<Condition>>,
    /// The grants that it may open, close, change or make dearer.
    pub grants: Vec<Id<Grant>>,
    /// True if it may decide who has to prove a fault.
    pub moves_burden: bool,
    /// True if it may decide what a remedy costs.
    pub moves_costs: bool,
}

/// Where a document applies, and what it grants.
#[derive(Debug)]
pub struct DocumentPlan {
    /// The test by which it chooses orders.
    pub applies: Option<Id<Condition>>,
}

/// What one document says about one remedy that it grants.
#[derive(Debug)]
pub struct Offer {
    /// The remedy.
    pub remedy: Remedy,
    /// The rules that may close it, in the order of the document.
    pub overrides: Vec<OverridePlan>,
    /// The entries about what it costs, in the order of the document.
    pub costs: Vec<CostPlan>,
}

/// A rule that excludes a remedy or replaces other rules.
#[derive(Debug)]
pub struct OverridePlan {
    /// Its index in the document's list.
    pub rule: usize,
    /// When it matches.
    pub when: Id<Condition>,
    /// True if it excludes the remedy of the rules that it names.
    pub excludes: bool,
    /// The indices of those rules; all rules of the document if `None`.
    pub only: Option<Vec<usize>>,
    /// True if it holds something that this version does not understand.
    pub unread: bool,
}

impl OverridePlan {
    /// True if it excludes the remedy of a rule, false if it replaces the rule, `None` if it leaves it alone.
    #[must_use]
    pub fn excludes(&self, rule: usize, terms: &Rule) -> Option<bool> {
        if self.excludes && terms.warranty.is_none() && self.only.as_ref().is_none_or(|only| only.contains(&rule)) {
            Some(true)
        } else {
            terms.replaced_by.contains(&self.rule).then_some(false)
        }
    }
}

/// An entry about what a remedy costs.
#[derive(Debug)]
pub struct CostPlan {
    /// Its index in the document's list.
    pub index: usize,
    /// When it applies.
    pub when: Id<Condition>,
    /// The indices of the rules that it is for; all rules of the document if `None`.
    pub only: Option<Vec<usize>>,
    /// The facts that decide whether it applies and what it charges.
    pub reads: Vec<Id<FactPlan>>,
}

impl CostPlan {
    /// True if it is for a rule.
    #[must_use]
    pub fn is_for(&self, rule: usize) -> bool {
        self.only.as_ref().is_none_or(|only| only.contains(&rule))
    }
}

/// One remedy of one rule.
#[derive(Debug)]
pub struct Grant {
    /// The index of its document.
    pub document: usize,
    /// The index of its rule in the document's list.
    pub rule: usize,
    /// What it gives.
    pub remedy: Remedy,
    /// What its document says about that remedy.
    pub offer: Id<Offer>,
    /// When its rule matches.
    pub when: Id<Condition>,
    /// When it is open.
    pub term: Id<Term>,
    /// The facts that may open, close or change it, or make it dearer, in order.
    pub reads: Vec<Id<FactPlan>>,
}

impl Grant {
    /// Its document and its rule; `None` in another policy.
    #[must_use]
    pub fn terms<'p>(&self, policy: &'p Policy) -> Option<(&'p Document, &'p Rule)> {
        let document = policy.documents.get(self.document)?;
        Some((document, document.granting(self.rule)?))
    }
}

/// A presumption about who has to prove a fault.
#[derive(Debug)]
pub struct PresumptionPlan {
    /// The index of its document.
    pub document: usize,
    /// Its index in the document's list.
    pub index: usize,
    /// When it applies to each remedy, in the order of [`Remedy::ALL`].
    pub when: Vec<Id<Condition>>,
    /// How long it lasts.
    pub term: Id<Term>,
}
