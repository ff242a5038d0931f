//! One request for one line while it is answered: what stands whatever the time is.

use super::budget::Budget;
use super::refund::goods;
use super::supposition::Suppositions;
use super::truths::Truths;
use super::windows::{Slot, Windows};
use super::{Fact, Facts, Line, Request, Truth};
use crate::domain::calendar::Instant;
use crate::domain::money::Money;
use crate::domain::policy::{Author, Grant, Id, Plan, Policy, Refusal, Remedy, Rule};
use crate::domain::quantity::Quantity;

/// A grant that nothing but time closes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Live {
    /// The rule and the remedy.
    pub grant: Id<Grant>,
    /// False if it depends on a missing fact.
    pub certain: bool,
    /// True if a person must review it before it is open.
    pub doubted: bool,
    /// Where its window lies.
    pub slot: Slot,
}

/// One request for one line while it is answered.
#[derive(Debug)]
pub(super) struct Assessment<'a> {
    pub budget: &'a Budget,
    pub facts: Facts<'a>,
    pub plan: &'a Plan,
    /// When the request arrived, if that was too late to trust when it was declared.
    pub arrived: Option<Instant>,
    /// What was paid for the goods of the request.
    pub goods: Option<Money>,
    /// Whether the order is in a country of each document.
    pub in_country: Vec<bool>,
    pub truths: Truths,
    pub windows: Windows<'a>,
    /// The grants that nothing but time closes, in order.
    pub live: Vec<Live>,
    /// Where the window of each presumption lies.
    pub presumed: Vec<Slot>,
    pub suppositions: Suppositions,
}

impl<'a> Assessment<'a> {
    /// Judges every rule of every document, whatever the time is.
    pub fn new(
        policy: &'a Policy,
        line: &'a Line,
        request: &'a Request,
        arrived: Option<Instant>,
        budget: &'a Budget,
    ) -> Self {
        let plan = &policy.plan;
        let facts = Facts::new(policy, line, request);
        let mut assessment = Self {
            budget,
            truths: Truths::of(plan, &facts),
            plan,
            arrived,
            goods: goods(&facts).map(|(_, paid)| paid),
            in_country: policy.documents.iter().map(|document| facts.is_in(&document.countries)).collect(),
            windows: Windows::new(plan, budget),
            live: Vec::new(),
            presumed: Vec::new(),
            suppositions: Suppositions::default(),
            facts,
        };
        for presumption in &plan.presumptions {
            assessment.presumed.push(assessment.windows.of(presumption.term, &assessment.facts));
        }
        for (id, grant) in plan.grants.iter() {
            if budget.is_spent() {
                break;
            }
            let Some((certain, doubted)) = assessment.standing(grant, &assessment.truths) else { continue };
            let slot = assessment.windows.of(grant.term, &assessment.facts);
            if assessment.windows.get(slot).closed_by.is_none() {
                assessment.live.push(Live { grant: id, certain, doubted, slot });
            }
        }
        assessment
    }

    /// Whether a grant stands, apart from its window: if so, whether that is certain, and whether somebody must review it.
    pub fn standing(&self, grant: &Grant, truths: &Truths) -> Option<(bool, bool)> {
        let mut truth = truths.get(grant.when);
        if truth == Truth::False || !self.is_asked_for(grant) {
            return None;
        }
        truth = truth.and(self.concerns(grant.document, truths));
        let (_, rule) = grant.terms(self.facts.policy)?;
        let mut doubted = rule.inspected || rule.unread || rule.unsure;
        let overrides = self.plan.offers.get(grant.offer).map_or(&[][..], |offer| &offer.overrides);
        self.budget.spend(overrides.len().saturating_add(1));
        for other in overrides {
            let matches = truths.get(other.when);
            if matches == Truth::False || other.excludes(grant.rule, rule).is_none() {
                continue;
            }
            if other.unread {
                // A rule that is not understood decides nothing.
                doubted = true;
            } else {
                truth = truth.and(!matches);
            }
        }
        let refused = truth == Truth::False || self.quantity().is_some() || self.bars(grant.remedy, rule).is_some();
        (!refused).then_some((truth == Truth::True, doubted))
    }

    /// True unless the request is for another remedy.
    pub fn is_asked_for(&self, grant: &Grant) -> bool {
        self.facts.request.remedy.is_none_or(|wanted| wanted == grant.remedy)
    }

    /// True if the answer says something about a document: a law of another country or of other orders is left out, while
    /// the shop's own document explains that it does not apply.
    pub fn tells_of(&self, document: usize) -> bool {
        let author = self.facts.policy.documents.get(document).map(|document| document.author);
        author == Some(Author::Shop) || self.concerns(document, &self.truths) != Truth::False
    }

    /// Why the quantity of the request cannot go back.
    pub fn quantity(&self) -> Option<Refusal> {
        let left = self.facts.line.returnable_at_most()?;
        if left == Quantity::NONE {
            Some(Refusal::NothingLeft)
        } else {
            (left < self.facts.quantity()).then_some(Refusal::QuantityExceedsReturnable)
        }
    }

    /// Why a request is refused by its amount or by the goods that it wants.
    pub fn bars(&self, remedy: Remedy, rule: &Rule) -> Option<Refusal> {
        match remedy {
            Remedy::Refund | Remedy::StoreCredit | Remedy::PriceReduction => {
                self.exceeds_paid(rule).then_some(Refusal::AmountExceedsPaid)
            }
            Remedy::Exchange | Remedy::Replacement => {
                let wanted = self.facts.request.exchange_for.as_ref()?;
                wanted.refusal(self.facts.line, &rule.keeps)
            }
            _ => None,
        }
    }

    /// True if the request is for more money than was paid, for the goods and, where it is refunded too, for shipping.
    fn exceeds_paid(&self, rule: &Rule) -> bool {
        let Some((wanted, paid)) = self.facts.request.amount.zip(self.goods) else { return false };
        // Of a share that is not known nobody can ask for too much before it exceeds the whole.
        let shipping = self.facts.refunded_shipping(rule.shipping);
        let shipping = shipping.and_then(|share| share.or(self.facts.line.shipping));
        let most = shipping.map_or(paid, |shipping| paid.plus(shipping));
        let given = self.facts.line.already_given(self.facts.quantity()).flatten();
        let most =
            given.filter(|given| given.currency == most.currency).map_or(most, |given| most.plus(given.negative()));
        wanted.currency != most.currency || most.amount < wanted.amount
    }

    /// True if a fact may be known in one respect and missing in another: an amount in one currency, earlier requests
    /// for some remedies, or an event of some parcels.
    pub fn is_half_known(&self, fact: Fact) -> bool {
        match fact {
            Fact::Amount(_) | Fact::Claims(_) => true,
            Fact::Event(_) => self.facts.line.deliveries_unknown && !self.facts.line.deliveries.is_empty(),
            _ => false,
        }
    }

    /// The instants at which a window of a grant that stands or of a presumption opens or closes, earliest first.
    pub fn edges(&self) -> Vec<Instant> {
        let mut edges = Vec::new();
        for slot in self.live.iter().map(|live| live.slot).chain(self.presumed.iter().copied()) {
            self.windows.window(slot).add_edges(&mut edges);
        }
        edges
    }
}
