//! What a warranty grants, in the shape of a rule: its remedies are options like all others.

use super::{Document, Matcher, Names, Range, Rule, RuleEffect, Selector, ShippingTerms, Test, Warranty};

/// The reason that every warranty is for, unless it names others.
const DEFECTIVE: &str = "defective";

/// Where a test of a rule that a warranty grants is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromisedTest {
    /// In its matcher, by its index.
    Own(usize),
    /// Among its caps on wear, by its index.
    Limit(usize),
    /// Nowhere: a warranty is for defects.
    Reason,
}

impl Document {
    /// A rule that grants remedies, by its place: those of the document itself come first, then those that its warranties
    /// come to.
    #[must_use]
    pub fn granting(&self, place: usize) -> Option<&Rule> {
        match place.checked_sub(self.rules.len()) {
            None => self.rules.get(place),
            Some(promised) => self.promised.get(promised),
        }
    }

    /// The warranty whose remedies a rule stands for.
    #[must_use]
    pub fn warranty_of(&self, rule: &Rule) -> Option<&Warranty> {
        self.warranties.get(rule.warranty?)
    }

    /// Works out what the warranties grant that no rule of the document does.
    pub fn promise(&mut self, names: &Names) {
        let promised = |(place, warranty): (usize, &Warranty)| {
            let is_own = warranty.rules.is_empty();
            is_own.then(|| self.rule_of(place, warranty, names))
        };
        self.promised = self.warranties.iter().enumerate().filter_map(promised).collect();
    }

    fn rule_of(&self, place: usize, warranty: &Warranty, names: &Names) -> Rule {
        let mut tests = warranty.when.0.clone();
        for limit in &warranty.limits {
            tests.push(Test::Usage(limit.unit, Range { min: None, max: Some(limit.cap) }));
        }
        if !warranty.when.reads_reason() {
            tests.push(Test::AnyOf(Selector::Reason, vec![names.find(DEFECTIVE)]));
        }
        Rule {
            id: warranty.id.clone(),
            index: warranty.index,
            warranty: Some(place),
            effect: RuleEffect::Grants(warranty.covers.clone()),
            rules: Vec::new(),
            replaces: Vec::new(),
            replaced_by: Vec::new(),
            when: Matcher(tests),
            window: Some(warranty.window.clone()),
            inspected: false,
            unread: false,
            unsure: warranty.unsure,
            requires: warranty.requires.clone(),
            keeps: Vec::new(),
            steps: warranty.steps.clone(),
            notes: Vec::new(),
            refund_methods: Vec::new(),
            refund_due_days: None,
            due_in_business_days: false,
            shipping: ShippingTerms::Kept,
            difference_as_credit: false,
            pays_back_first: Vec::new(),
            deducts_gifts: false,
            resettles_promotions: false,
            by_function: false,
            citation: warranty.citation.clone(),
        }
    }

    /// The warranties that run before another, the nearest first.
    #[must_use]
    pub fn before<'d>(&'d self, warranty: &'d Warranty, names: &Names) -> Vec<&'d Warranty> {
        let before = |later: &Warranty| later.after.and_then(|after| self.named(&names.text(after)));
        // A warranty that follows itself is an issue, and no policy holds one.
        std::iter::successors(before(warranty), |later| before(later)).take(self.warranties.len()).collect()
    }

    fn named(&self, id: &str) -> Option<&Warranty> {
        self.warranties.iter().find(|warranty| *warranty.id == *id)
    }
}

impl Warranty {
    /// Where a test of its rule is stated.
    #[must_use]
    pub fn stated(&self, test: usize) -> PromisedTest {
        match test.checked_sub(self.when.0.len()) {
            None => PromisedTest::Own(test),
            Some(limit) if limit < self.limits.len() => PromisedTest::Limit(limit),
            Some(_) => PromisedTest::Reason,
        }
    }
}
