//! How is a policy compiled?

use super::condition::join;
use super::samples::values;
use super::term::alike;
use super::{
    Condition, CostPlan, DocumentPlan, FactPlan, Grant, Id, Offer, OverridePlan, Plan, PresumptionPlan, Term, TermOwner,
};
use crate::domain::policy::{
    Cost, Document, Fact, FeeAmount, Matcher, Policy, Remedy, Rule, RuleEffect, Season, Test, UsageUnit, Warranty,
    Window,
};
use crate::domain::sort::sort_short;

impl Plan {
    /// Compiles a policy.
    #[must_use]
    pub fn of(policy: &Policy) -> Self {
        let mut compiler = Compiler { policy, plan: Self::default() };
        for (index, document) in policy.documents.iter().enumerate() {
            compiler.document(index, document);
        }
        compiler.plan.conditions.close();
        for (id, grant) in compiler.plan.grants.iter() {
            for fact in &grant.reads {
                if let Some(fact) = compiler.plan.facts.get_mut(*fact) {
                    fact.grants.push(id);
                }
            }
        }
        for (id, _) in compiler.plan.conditions.iter() {
            for fact in compiler.plan.conditions.reads(id) {
                if let Some(fact) = compiler.plan.facts.get_mut(*fact) {
                    fact.conditions.push(id);
                }
            }
        }
        compiler.plan
    }
}

struct Compiler<'p> {
    policy: &'p Policy,
    plan: Plan,
}

/// The facts that an entry of a document reads.
type Reads = Vec<Id<FactPlan>>;

impl Compiler<'_> {
    fn document(&mut self, index: usize, document: &Document) {
        let applies = document.applies_to.map(|(event, test)| self.test(&Test::Event(event, test), None));
        self.plan.documents.push(DocumentPlan { applies });
        let mut offers: Vec<Id<Offer>> = Vec::new();
        for (rule_index, rule) in document.rules.iter().chain(&document.promised).enumerate() {
            let (RuleEffect::Grants(remedies), Some(window)) = (&rule.effect, &rule.window) else { continue };
            let seasons = document.seasons.iter().enumerate().filter(|(_, season)| season.changes(rule));
            let mut seasons: Vec<_> = seasons.collect();
            // Of equal seasons the first holds, wherever the document lists it.
            sort_short(&mut seasons, &|(_, one), (_, other)| one.id < other.id);
            let seasons = seasons.into_iter().map(|(place, _)| place).collect();
            let warranty = document.warranty_of(rule);
            let owner = match warranty {
                Some(warranty) if warranty.is_more_than_its_window() => TermOwner::Warranty,
                _ => TermOwner::Rule,
            };
            let term =
                self.term(window, Term { document: index, entry: rule_index, owner, seasons, facts: Vec::new() });
            for remedy in remedies {
                let known = offers.iter().find(|id| self.plan.offers.get(**id).is_some_and(|of| of.remedy == *remedy));
                let offer = known.copied().unwrap_or_else(|| {
                    let offer = self.offer(document, *remedy);
                    offers.push(offer);
                    offer
                });
                let when = self.all(&rule.when, Some(*remedy));
                let reads = Vec::new();
                let mut grant = Grant { document: index, rule: rule_index, remedy: *remedy, offer, when, term, reads };
                grant.reads = self.reads(&grant, rule, applies);
                self.plan.grants.push(grant);
            }
        }
        for (place, presumption) in document.presumptions.iter().enumerate() {
            let owner = TermOwner::Presumption;
            let window = Term { document: index, entry: place, owner, seasons: Vec::new(), facts: Vec::new() };
            let term = self.term(&presumption.window, window);
            let when: Vec<_> = Remedy::ALL.iter().map(|remedy| self.all(&presumption.when, Some(*remedy))).collect();
            let mut reads = self.plan.terms.get(term).map(|term| term.facts.clone()).unwrap_or_default();
            for condition in when.iter().chain(&applies) {
                join(&mut reads, self.plan.conditions.reads(*condition));
            }
            for fact in reads {
                if let Some(fact) = self.plan.facts.get_mut(fact) {
                    fact.moves_burden = true;
                }
            }
            self.plan.presumptions.push(PresumptionPlan { document: index, index: place, when, term });
        }
    }

    fn offer(&mut self, document: &Document, remedy: Remedy) -> Id<Offer> {
        let rules_named = |ids: &Vec<String>| {
            let named = document.rules.iter().enumerate().filter(|(_, rule)| ids.contains(&rule.id));
            (!ids.is_empty()).then(|| named.map(|(place, _)| place).collect())
        };
        let mut offer = Offer { remedy, overrides: Vec::new(), costs: Vec::new() };
        for (place, rule) in document.rules.iter().enumerate() {
            let excludes = matches!(&rule.effect, RuleEffect::Excludes(remedies) if remedies.contains(&remedy));
            if excludes || !rule.replaces.is_empty() {
                let when = self.all(&rule.when, Some(remedy));
                let only = rules_named(&rule.rules);
                offer.overrides.push(OverridePlan { rule: place, when, excludes, only, unread: rule.unread });
            }
        }
        for (place, cost) in document.costs.iter().enumerate() {
            let when = self.all(&cost.when, Some(remedy));
            let mut reads = self.plan.conditions.reads(when).to_vec();
            for fact in charges_by(cost) {
                join(&mut reads, &[self.fact(fact)]);
            }
            for fact in &reads {
                if let Some(fact) = self.plan.facts.get_mut(*fact) {
                    fact.moves_costs = true;
                }
            }
            offer.costs.push(CostPlan { index: place, when, only: rules_named(&cost.rules), reads });
        }
        self.plan.offers.push(offer)
    }

    /// The condition of a matcher for a remedy.
    fn all(&mut self, matcher: &Matcher, remedy: Option<Remedy>) -> Id<Condition> {
        let parts = matcher.0.iter().map(|test| self.test(test, remedy)).collect();
        self.plan.conditions.add(Condition::All(parts))
    }

    fn test(&mut self, test: &Test, remedy: Option<Remedy>) -> Id<Condition> {
        match test {
            Test::Remedy(remedies) => {
                let always = self.plan.conditions.add(Condition::All(Vec::new()));
                if remedy.is_some_and(|remedy| remedies.contains(&remedy)) {
                    always
                } else {
                    self.plan.conditions.add(Condition::Not(always))
                }
            }
            Test::Not(inner) => {
                let inner = self.all(inner, remedy);
                self.plan.conditions.add(Condition::Not(inner))
            }
            test => {
                let fact = Fact::of(test).map(|fact| self.fact(fact));
                self.plan.conditions.add(Condition::Test(test.clone(), fact))
            }
        }
    }

    fn fact(&mut self, fact: Fact) -> Id<FactPlan> {
        let known = self.plan.facts.position(|known| known.fact == fact);
        known.unwrap_or_else(|| {
            let mut seasons = Vec::new();
            for (index, document) in self.policy.documents.iter().enumerate() {
                let of_event = |(_, season): &(usize, &Season)| fact == Fact::Event(season.event);
                seasons.extend(document.seasons.iter().enumerate().filter(of_event).map(|(place, _)| (index, place)));
            }
            let values = values(fact, self.policy);
            let (conditions, grants) = (Vec::new(), Vec::new());
            self.plan.facts.push(FactPlan {
                fact,
                values,
                seasons,
                conditions,
                grants,
                moves_burden: false,
                moves_costs: false,
            })
        })
    }

    /// The place of a window, which is added if no equal one is known.
    fn term(&mut self, window: &Window, mut term: Term) -> Id<Term> {
        let known = self.plan.terms.position(|known| {
            (known.owner == TermOwner::Warranty) == (term.owner == TermOwner::Warranty)
                && (term.owner != TermOwner::Warranty || (known.document, known.entry) == (term.document, term.entry))
                && known.terms(self.policy).is_some_and(|(_, other)| alike(window, other))
                && known.seasons == term.seasons
                && (term.seasons.is_empty() || known.document == term.document)
        });
        known.unwrap_or_else(|| {
            self.window_reads(window, &mut term.facts);
            let document = self.policy.documents.get(term.document);
            if let Some((document, warranty)) = document.and_then(|document| Some((document, term.warranty(document)?)))
            {
                self.promise_reads(document, warranty, &mut term.facts);
            }
            for season in &term.seasons {
                let of_document = self.policy.documents.get(term.document);
                if let Some(season) = of_document.and_then(|document| document.seasons.get(*season)) {
                    join(&mut term.facts, &[self.fact(Fact::Event(season.event))]);
                    let when = self.all(&season.when, None);
                    join(&mut term.facts, self.plan.conditions.reads(when));
                }
            }
            self.plan.terms.push(term)
        })
    }

    fn window_reads(&mut self, window: &Window, reads: &mut Reads) {
        for reference in &window.from {
            for event in [Some(reference.event), reference.or_later].into_iter().flatten() {
                join(reads, &[self.fact(Fact::Event(event))]);
            }
        }
        for event in [window.opens, window.kept_by].into_iter().flatten() {
            join(reads, &[self.fact(Fact::Event(event))]);
        }
        if let Some(before) = window.before {
            join(reads, &[self.fact(Fact::Event(before.event))]);
        }
        for bound in [&window.within, &window.at_most, &window.at_least].into_iter().flatten() {
            self.window_reads(bound, reads);
        }
    }

    /// The facts by which a warranty is placed besides its own window.
    fn promise_reads(&mut self, document: &Document, warranty: &Warranty, reads: &mut Reads) {
        for one in document.before(warranty, &self.policy.names).into_iter().chain([warranty]) {
            self.window_reads(&one.window, reads);
            let when = self.all(&one.when, None);
            join(reads, self.plan.conditions.reads(when));
            if let Some(registration) = &one.registration {
                self.window_reads(&registration.window, reads);
            }
            for limit in &one.limits {
                join(reads, &[self.fact(Fact::Usage(limit.unit))]);
            }
        }
    }

    /// Every fact that can make a difference to a grant.
    fn reads(&self, grant: &Grant, rule: &Rule, applies: Option<Id<Condition>>) -> Reads {
        let mut reads = self.plan.terms.get(grant.term).map(|term| term.facts.clone()).unwrap_or_default();
        for condition in [Some(grant.when), applies].into_iter().flatten() {
            join(&mut reads, self.plan.conditions.reads(condition));
        }
        let Some(offer) = self.plan.offers.get(grant.offer) else { return reads };
        for other in offer.overrides.iter().filter(|other| other.excludes(grant.rule, rule).is_some()) {
            join(&mut reads, self.plan.conditions.reads(other.when));
        }
        for cost in offer.costs.iter().filter(|cost| cost.is_for(grant.rule)) {
            join(&mut reads, &cost.reads);
        }
        reads
    }
}

/// The facts by which the fees of a cost entry are measured.
fn charges_by(cost: &Cost) -> impl Iterator<Item = Fact> {
    [&cost.fee, &cost.bonus].into_iter().flatten().filter_map(|fee| match fee.amount {
        FeeAmount::PercentPerThousandKilometres(_) => Some(Fact::Usage(UsageUnit::Kilometres)),
        other => other.since().map(Fact::Event),
    })
}
