//! In what an option of the shop is worse than one of the law.

use super::sample::Sample;
use super::{Finding, FindingCode, FindingSort, Place};
use crate::domain::entitlement::{Cause, Closed, Closing, Facts, OpenOption, Openness, Trace, Truth, Unopened};
use crate::domain::policy::{Document, Policy, Remedy, Requirement, Selector, Test};
use crate::domain::warranty::{CoverageState, coverages};

/// Papers that show a purchase.
const PROOFS_OF_PURCHASE: [&str; 2] = ["invoice", "receipt"];

/// The options of the shop and of the law for one remedy in one sample.
pub(super) struct Comparison<'s> {
    pub policy: &'s Policy,
    pub shop: &'s Document,
    pub sample: &'s Sample,
    pub options: &'s [OpenOption],
    pub law: &'s OpenOption,
}

impl Comparison<'_> {
    /// The shop's options for the remedy that are as good as the law's, or may be.
    pub fn adequate(&self) -> Vec<&OpenOption> {
        let mut adequate = self.of_the_shop();
        adequate.retain(|option| {
            let settled = option.openness != Openness::Conditional && !option.costs.uncertain;
            !settled || self.defects_of(option).is_empty()
        });
        adequate
    }

    /// True if a warranty of the shop gives the remedy for as long, or may.
    pub fn is_warranted(&self) -> bool {
        coverages(self.policy, &self.sample.line, self.sample.at).iter().any(|coverage| {
            let covers =
                coverage.terms(self.policy).is_some_and(|(_, warranty)| warranty.covers.contains(&self.remedy()));
            let holds =
                !matches!(coverage.state, CoverageState::Void | CoverageState::Unregistered | CoverageState::Expired);
            coverage.document == 0 && covers && holds && !self.closes_early(coverage.standing.window.closing)
        })
    }

    /// The entries that make the shop's terms worse, one finding for each.
    pub fn weaknesses(&self, unopened: &mut Unopened) -> Vec<Finding> {
        let mut options = self.of_the_shop();
        options.retain(|option| option.openness != Openness::Conditional);
        let long: Vec<_> = options.iter().filter(|option| !self.closes_early(option.window.closing)).collect();
        if let Some(option) = long.first() {
            return self.defects_of(option);
        }
        let ends_later = |one: &&&OpenOption, other: &&&OpenOption| {
            if one.window.closes_before(&other.window) { std::cmp::Ordering::Less } else { std::cmp::Ordering::Greater }
        };
        if let Some(option) = options.iter().max_by(ends_later) {
            return self.defects_of(option);
        }
        self.refused(&unopened.explained())
    }

    fn remedy(&self) -> Remedy {
        self.law.key.remedy
    }

    /// What the rules of the shop give; its warranties are looked at by themselves.
    fn of_the_shop(&self) -> Vec<&OpenOption> {
        let mut found: Vec<&OpenOption> = self.options.iter().collect();
        let by_rule = |option: &OpenOption| option.key.document == 0 && option.key.rule < self.shop.rules.len();
        found.retain(|option| by_rule(option) && option.key.remedy == self.remedy());
        found
    }

    fn closes_early(&self, closing: Closing) -> bool {
        match (closing, self.law.window.closing) {
            (Closing::At { closes, .. }, Closing::At { closes: lawful, .. }) => closes < lawful,
            (Closing::At { .. }, Closing::Unlimited) => true,
            _ => false,
        }
    }

    /// In what an option of the shop is worse than the law's.
    fn defects_of(&self, option: &OpenOption) -> Vec<Finding> {
        let Some(rule) = self.shop.rules.get(option.key.rule) else { return Vec::new() };
        let place = Place::in_list("rules", rule.index);
        let mut defects = Vec::new();
        if self.closes_early(option.window.closing) {
            let season = option.window.season.and_then(|season| self.shop.seasons.get(season));
            defects.push(match season {
                Some(season) => below(Place::in_list("seasons", season.index), FindingSort::Season, &season.id),
                None => below(place.field("window"), FindingSort::Shorter, &rule.id),
            });
        }
        if self.law.openness < option.openness && !self.is_about_a_fault() {
            defects.push(below(place.field("decidedBy"), FindingSort::Inspection, &rule.id));
        }
        for required in option.requires.iter().filter(|required| !self.is_lawful(&required.requirement)) {
            let finding = below(place.field("requires"), FindingSort::Requires, &rule.id);
            defects.push(finding.with("required", &self.policy.names.text(required.requirement.code)));
        }
        self.costs_of(option, &mut defects);
        defects
    }

    /// True where there is a fault to show, by the law as by the shop.
    fn is_about_a_fault(&self) -> bool {
        let faults = self.policy.reasons.leaves_of(self.policy.names.find("quality"));
        self.sample.request.reason.is_some_and(|reason| faults.contains(&reason))
    }

    /// True if whoever brings what the law asks for brings this, too: an invoice is a proof of purchase.
    fn is_lawful(&self, required: &Requirement) -> bool {
        let proofs = PROOFS_OF_PURCHASE.map(|code| self.policy.names.find(code));
        let is_general = required.code == self.policy.names.find("proof_of_purchase");
        self.law.requires.iter().any(|known| {
            let known = &known.requirement;
            known == required || (is_general && known.kind == required.kind && proofs.contains(&known.code))
        })
    }

    fn costs_of(&self, option: &OpenOption, defects: &mut Vec<Finding>) {
        let (shop, law) = (&option.costs, &self.law.costs);
        let ((percent, total, _), (lawful_percent, lawful_total, _)) = (shop.rank(), law.rank());
        // A percentage and an amount cannot be compared.
        let charges_more =
            (percent > lawful_percent && total >= lawful_total) || (total > lawful_total && percent >= lawful_percent);
        let pays_postage = law.seller_pays_shipping == Some(true) && shop.seller_pays_shipping == Some(false);
        for (index, cost) in self.shop.costs.iter().enumerate() {
            let place = Place::in_list("costs", index);
            if charges_more && shop.fees.iter().any(|fee| fee.rule == cost.id) {
                defects.push(below(place.field("fee"), FindingSort::Fee, &cost.id));
            }
            if pays_postage && cost.seller_pays_shipping == Some(false) {
                let facts = Facts::new(self.policy, &self.sample.line, &self.sample.request);
                if Trace::default().judge(&cost.when, &facts, Some(self.remedy())) == Truth::True {
                    defects.push(below(place.field("shippingPaidBy"), FindingSort::Postage, &cost.id));
                }
            }
        }
    }

    /// Why the shop does not give the remedy, by the rule that comes nearest to granting it.
    fn refused(&self, closed: &[Closed]) -> Vec<Finding> {
        let mut nearest: Option<(usize, Vec<Finding>)> = None;
        for closed in closed {
            if closed.key.document != 0 || closed.key.remedy != self.remedy() {
                continue;
            }
            if let Some(found) = self.obstacles(closed)
                && nearest.as_ref().is_none_or(|(count, _)| closed.refusals.len() < *count)
            {
                nearest = Some((closed.refusals.len(), found));
            }
        }
        // A shop that says nothing about a kind of reason leaves it to the law.
        if nearest.is_none() && !self.speaks_of_the_reason() {
            return Vec::new();
        }
        let nothing = || vec![below(Place::of(0).field("rules"), FindingSort::NotGranted, "")];
        nearest.map_or_else(nothing, |(_, found)| found)
    }

    /// True if a rule of the shop is about reasons of the same branch.
    fn speaks_of_the_reason(&self) -> bool {
        let reasons = &self.policy.reasons;
        let asked = self.sample.request.reason;
        let branch = reasons.branches().iter().find(|(_, leaves)| asked.is_some_and(|reason| leaves.contains(&reason)));
        let Some((_, leaves)) = branch else { return true };
        let is_about = |test: &Test| match test {
            Test::AnyOf(Selector::Reason, names) => names.iter().any(|name| leaves.contains(name)),
            _ => true,
        };
        self.shop.rules.iter().any(|rule| rule.when.0.iter().all(is_about))
    }

    /// The entries that close an option of the shop; `None` if its rule is for other goods or reasons.
    fn obstacles(&self, closed: &Closed) -> Option<Vec<Finding>> {
        let rule = self.shop.rules.get(closed.key.rule)?;
        let place = Place::in_list("rules", rule.index);
        let mut found = Vec::new();
        for refusal in &closed.refusals {
            found.push(match refusal.cause {
                Cause::OtherRule(index) => {
                    let other = self.shop.rules.get(index)?;
                    below(Place::in_list("rules", other.index), FindingSort::TakenOut, &other.id)
                }
                Cause::Season(index) => {
                    let season = self.shop.seasons.get(index)?;
                    below(Place::in_list("seasons", season.index), FindingSort::Season, &season.id)
                }
                Cause::Window => below(place.field("window"), FindingSort::Shorter, &rule.id),
                Cause::Test(index) => {
                    let test = rule.when.0.get(index)?;
                    if is_about_the_offer(test) {
                        return None;
                    }
                    below(place.field("when").test(test, self.policy), FindingSort::AsksMore, &rule.id)
                }
                _ => return None,
            });
        }
        (!found.is_empty()).then_some(found)
    }
}

/// True for a test that chooses goods, orders or reasons, rather than one that sets a condition for them.
fn is_about_the_offer(test: &Test) -> bool {
    match test {
        Test::AnyOf(selector, _) => *selector != Selector::PaymentMethod,
        Test::Consumer(_) | Test::Remedy(_) => true,
        Test::Not(inner) => inner.0.iter().any(is_about_the_offer),
        _ => false,
    }
}

fn below(place: Place, sort: FindingSort, entry: &str) -> Finding {
    Finding::new(FindingCode::BelowStatutoryFloor, place).sort(sort).with("entry", entry)
}
