//! Which facts a grant needs, in the order in which its rule names them.

use super::assessment::Assessment;
use super::truths::Truths;
use super::windows::Slot;
use super::{Fact, Trace, Truth};
use crate::domain::policy::{Condition, Document, FeeAmount, Grant, Id, UsageUnit};

impl Assessment<'_> {
    /// Adds the facts that a grant needs. What it costs counts only where it is open.
    pub fn look(&self, grant: &Grant, slot: Slot, is_open: bool, trace: &mut Trace) {
        let Some((document, rule)) = grant.terms(self.facts.policy) else { return };
        let truths = &self.truths;
        self.look_at(grant.when, truths, trace);
        if let Some(applies) = self.plan.documents.get(grant.document).and_then(|document| document.applies) {
            self.look_at(applies, truths, trace);
        }
        let offer = self.plan.offers.get(grant.offer);
        for other in offer.map_or(&[][..], |offer| &offer.overrides) {
            if truths.get(other.when) == Truth::Unknown && !other.unread && other.excludes(grant.rule, rule).is_some() {
                self.look_at(other.when, truths, trace);
            }
        }
        let (missing, known) = self.windows.looks(slot);
        trace.join(missing, known);
        if !is_open {
            return;
        }
        for entry in offer.map_or(&[][..], |offer| &offer.costs).iter().filter(|entry| entry.is_for(grant.rule)) {
            let truth = truths.get(entry.when);
            if truth != Truth::False {
                self.look_at(entry.when, truths, trace);
            }
            if truth == Truth::True {
                self.look_at_fees(document, entry.index, trace);
            }
        }
    }

    /// Adds the known facts that alone keep a rule from taking the grant out, or a cost from being charged.
    pub fn look_at_failures(&self, grant: &Grant, trace: &mut Trace) {
        let Some((_, rule)) = grant.terms(self.facts.policy) else { return };
        let Some(offer) = self.plan.offers.get(grant.offer) else { return };
        let overrides =
            offer.overrides.iter().filter(|other| !other.unread && other.excludes(grant.rule, rule).is_some());
        let costs = offer.costs.iter().filter(|cost| cost.is_for(grant.rule));
        for when in overrides.map(|other| other.when).chain(costs.map(|cost| cost.when)) {
            let Some(Condition::All(parts)) = self.plan.conditions.get(when) else { continue };
            let failed = parts.iter().filter(|part| self.truths.get(**part) == Truth::False);
            // What is for other goods does not apply to these, whatever was said of them.
            if failed.clone().all(|part| !self.plan.conditions.reads(*part).is_empty()) {
                failed.for_each(|part| self.look_at(*part, &self.truths, trace));
            }
        }
    }

    fn look_at(&self, condition: Id<Condition>, truths: &Truths, trace: &mut Trace) {
        match self.plan.conditions.get(condition) {
            Some(Condition::Test(_, Some(fact))) => {
                if let Some(fact) = self.plan.facts.get(*fact) {
                    trace.look(fact.fact, truths.get(condition) != Truth::Unknown);
                }
            }
            Some(Condition::All(parts)) => {
                // Beside a part that decides, what is not known decides nothing.
                let is_open = truths.get(condition) == Truth::Unknown;
                let counts = |part: &&Id<Condition>| is_open || truths.get(**part) != Truth::Unknown;
                parts.iter().filter(counts).for_each(|part| self.look_at(*part, truths, trace));
            }
            Some(Condition::Not(part)) => self.look_at(*part, truths, trace),
            Some(Condition::Test(_, None)) | None => {}
        }
    }

    fn look_at_fees(&self, document: &Document, cost: usize, trace: &mut Trace) {
        let Some(cost) = document.costs.get(cost) else { return };
        for fee in [&cost.fee, &cost.bonus].into_iter().flatten() {
            match fee.amount {
                FeeAmount::PercentPerThousandKilometres(_) => {
                    let unit = UsageUnit::Kilometres;
                    trace.look(Fact::Usage(unit), self.facts.usage(unit).is_some());
                }
                other => {
                    if let Some(event) = other.since() {
                        trace.look(Fact::Event(event), self.facts.event(event).is_some());
                    }
                }
            }
        }
    }
}
