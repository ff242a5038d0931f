//! Options with everything that an answer tells about them.

use super::assessment::Assessment;
use super::bill::Charge;
use super::opening::Open;
use super::option::{Cause, Closed, OpenOption, OptionKey, Refused};
use super::refund::{exchange, goods, refund};
use super::round::Round;
use super::windows::ClosedBy;
use super::{BurdenOfProof, ChargedFee, Costs, Distance, Note, Position, Trace, Truth, met};
use crate::domain::calendar::Instant;
use crate::domain::policy::{Condition, Document, Grant, Id, Refusal, Remedy, Rule, Test};

/// How many closed options are compared in one step.
const COMPARED_IN_A_STEP: usize = 16;

impl Assessment<'_> {
    /// Options of a round, in their order.
    pub fn explained(&self, options: &[Open], round: &Round) -> Vec<OpenOption> {
        options.iter().filter_map(|open| self.option(open, round)).collect()
    }

    /// An option of a round.
    pub fn option(&self, open: &Open, round: &Round) -> Option<OpenOption> {
        let grant = self.plan.grants.get(open.grant)?;
        let (document, rule) = grant.terms(self.facts.policy)?;
        let costs = costs(open, document, &round.charges);
        let refund = match grant.remedy {
            Remedy::Refund | Remedy::StoreCredit => refund(goods(&self.facts), &costs, rule, &self.facts),
            Remedy::Exchange => exchange(goods(&self.facts), &self.facts),
            _ => None,
        };
        let mut requires = met(&rule.requires, &self.facts);
        if matches!(grant.remedy, Remedy::Refund | Remedy::Exchange | Remedy::StoreCredit) {
            requires.extend_from_slice(&self.facts.line.together);
        }
        let mut trace = Trace::default();
        self.look(grant, open.slot, true, &mut trace);
        self.look_at_failures(grant, &mut trace);
        let promotion = self.facts.line.promotion_lost.map(|_| Note::PromotionThresholdLost);
        Some(OpenOption {
            key: key(grant),
            openness: open.openness,
            window: *self.windows.window(open.slot),
            costs,
            refund,
            burden: self.burden_of_proof(open),
            requires,
            notes: promotion.into_iter().chain(rule.unsure.then_some(Note::LawMayGiveMore)).collect(),
            known_facts: trace.known_facts,
            depends_on: open.depends_on.of(&round.depends_on).to_vec(),
            reasons: open.reasons.map(|reasons| reasons.of(&round.reasons).to_vec()),
        })
    }

    fn burden_of_proof(&self, open: &Open) -> Option<BurdenOfProof> {
        let burden = open.burden?;
        let presumption = self.plan.presumptions.get(burden.presumption)?;
        let window = *self.windows.window(burden.slot);
        Some(BurdenOfProof { document: presumption.document, presumption: presumption.index, window })
    }

    /// The options that are not open at an instant, and why.
    pub fn closed(&mut self, open: &[Open], at: Instant) -> Vec<Closed> {
        let mut closed = Vec::new();
        for (id, grant) in self.plan.grants.iter() {
            let is_open = open.binary_search_by_key(&id, |open| open.grant).is_ok();
            if is_open || !self.is_asked_for(grant) || !self.tells_of(grant.document) {
                continue;
            }
            if let Some((document, rule)) = grant.terms(self.facts.policy) {
                closed.push(self.refused(grant, document, rule, at));
            }
        }
        closed
    }

    /// Of closed options those that concern the line, and those together that say the same. Where none does and nothing is
    /// open, the others are told.
    pub fn concerning(&self, closed: Vec<Closed>, shown: &[Open]) -> Vec<Closed> {
        let concerns = |closed: &Closed| self.distance(closed) < Distance::Elsewhere;
        let some = !shown.is_empty() || closed.iter().any(concerns);
        let mut told: Vec<Closed> = Vec::new();
        for mut one in closed {
            if some && !concerns(&one) {
                continue;
            }
            // Most say something else, which is soon seen.
            self.budget.spend(told.len() / COMPARED_IN_A_STEP);
            let Some(other) = told.iter_mut().find(|other| self.say_the_same(other, &one)) else {
                told.push(one);
                continue;
            };
            // The first by its id stands for all, wherever the document lists it.
            if self.id(one.key) < self.id(other.key) {
                std::mem::swap(&mut one.key, &mut other.key);
                other.refusals = one.refusals;
            }
            let place = other.also.partition_point(|known| self.id(*known) < self.id(one.key));
            other.also.insert(place, one.key);
        }
        told
    }

    /// True if two options of one document and remedy are closed for the same reasons, at the same time.
    fn say_the_same(&self, one: &Closed, other: &Closed) -> bool {
        let test = |key: OptionKey, place: usize| {
            let (_, rule) = key.terms(self.facts.policy)?;
            rule.when.0.get(place)
        };
        let start = |key: OptionKey| {
            let (_, rule) = key.terms(self.facts.policy)?;
            rule.window.as_ref()?.from.first().map(|reference| reference.event)
        };
        let causes_alike = |mine: &Refused, theirs: &Refused| match (&mine.cause, &theirs.cause) {
            (Cause::Test(mine), Cause::Test(theirs)) => match (test(one.key, *mine), test(other.key, *theirs)) {
                // Which names it wants is not told.
                (Some(Test::AnyOf(mine, _)), Some(Test::AnyOf(theirs, _))) => mine == theirs,
                (mine, theirs) => mine == theirs,
            },
            (Cause::Window, Cause::Window) => match mine.refusal {
                Refusal::NotYetOpen => one.window.opens == other.window.opens,
                Refusal::NotStarted => start(one.key) == start(other.key),
                _ => true,
            },
            (mine, theirs) => mine == theirs,
        };
        one.key.document == other.key.document
            && one.key.remedy == other.key.remedy
            && one.window.closing == other.window.closing
            && one.refusals.len() == other.refusals.len()
            && one
                .refusals
                .iter()
                .zip(&other.refusals)
                .all(|(mine, theirs)| mine.refusal == theirs.refusal && causes_alike(mine, theirs))
    }

    /// The steps that [`Self::closed`] and [`Self::concerning`] take at most.
    pub fn closed_at_most(&self) -> usize {
        /// The refusals of a grant that no list of the policy is behind.
        const OTHERS: usize = 6;
        let grants = self.plan.grants.len();
        let comparing = grants.saturating_mul(grants) / COMPARED_IN_A_STEP;
        let mut steps = self.windows.placing_at_most().saturating_add(comparing);
        for (_, grant) in self.plan.grants.iter() {
            let overrides = self.plan.offers.get(grant.offer).map_or(0, |offer| offer.overrides.len());
            let tests = self.parts(grant.when).len();
            steps = steps.saturating_add(overrides).saturating_add(tests).saturating_add(OTHERS);
        }
        steps
    }

    fn refused(&mut self, grant: &Grant, document: &Document, rule: &Rule, at: Instant) -> Closed {
        let slot = self.windows.of(grant.term, &self.facts);
        let placed = self.windows.get(slot);
        let mut refusals = Vec::new();
        let mut refuse = |refusal, cause| refusals.push(Refused { refusal, cause });
        for place in self.failures(grant.when) {
            let refusal = rule.when.0.get(place).map_or(Refusal::ExceptionApplies, Test::refusal);
            refuse(refusal, Cause::Test(place));
        }
        if !self.facts.is_in(&document.countries) {
            refuse(Refusal::CountryNotCovered, Cause::Countries);
        }
        let applies = self.plan.documents.get(grant.document).and_then(|document| document.applies);
        if applies.is_some_and(|applies| self.truths.get(applies) == Truth::False) {
            refuse(Refusal::OrderNotCovered, Cause::AppliesTo);
        }
        for other in self.plan.offers.get(grant.offer).map_or(&[][..], |offer| &offer.overrides) {
            if self.truths.get(other.when) == Truth::True
                && !other.unread
                && let Some(excludes) = other.excludes(grant.rule, rule)
            {
                let refusal = if excludes { Refusal::Excluded } else { Refusal::Replaced };
                refuse(refusal, Cause::OtherRule(other.rule));
            }
        }
        if let Some(refusal) = self.quantity() {
            refuse(refusal, Cause::Quantity);
        }
        if let Some(refusal) = self.bars(grant.remedy, rule) {
            let by_amount = refusal == Refusal::AmountExceedsPaid;
            refuse(refusal, if by_amount { Cause::Amount } else { Cause::ExchangeFor });
        }
        match placed.closed_by {
            Some(ClosedBy::Season(season)) => refuse(Refusal::ClosedInSeason, Cause::Season(season)),
            Some(ClosedBy::Registration) => refuse(Refusal::NotRegistered, Cause::Registration),
            None => {}
        }
        let by_time = match placed.window.position(at) {
            Position::NotStarted => Some(Refusal::NotStarted),
            Position::Before => Some(Refusal::NotYetOpen),
            Position::After => Some(Refusal::WindowClosed),
            Position::Inside | Position::Unknown => None,
        };
        if let Some(refusal) = by_time {
            refuse(refusal, Cause::Window);
        }
        self.budget.spend(refusals.len());
        Closed { key: key(grant), refusals, also: Vec::new(), window: placed.window }
    }

    /// The tests of a matcher that do not hold, by their indices.
    fn failures(&self, when: Id<Condition>) -> impl Iterator<Item = usize> {
        let failed = |(_, part): &(usize, &Id<Condition>)| self.truths.get(**part) == Truth::False;
        self.parts(when).iter().enumerate().filter(failed).map(|(place, _)| place)
    }

    /// The tests of a matcher.
    fn parts(&self, when: Id<Condition>) -> &[Id<Condition>] {
        match self.plan.conditions.get(when) {
            Some(Condition::All(parts)) => parts,
            _ => &[],
        }
    }
}

/// The rule and the remedy of a grant.
pub(super) fn key(grant: &Grant) -> OptionKey {
    OptionKey { document: grant.document, rule: grant.rule, remedy: grant.remedy }
}

fn costs(open: &Open, document: &Document, charges: &[Charge]) -> Costs {
    let mut costs = Costs {
        seller_pays_shipping: open.bill.seller_pays_shipping,
        uncertain: open.bill.uncertain,
        ..Costs::default()
    };
    for charge in open.bill.charges.of(charges) {
        let Some(cost) = document.costs.get(charge.cost) else { continue };
        let (list, fee) =
            if charge.is_bonus { (&mut costs.bonuses, &cost.bonus) } else { (&mut costs.fees, &cost.fee) };
        let Some(fee) = fee else { continue };
        let Charge { cost: index, amount, percent, uncapped, grows, beaten, .. } = *charge;
        let (kind, rule) = (fee.kind.clone(), cost.id.clone());
        list.push(ChargedFee { kind, rule, amount, percent, grows, cost: index, uncapped, beaten });
    }
    costs
}
