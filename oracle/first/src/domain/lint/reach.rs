//! Which entries can never apply.

use super::demand::{Demands, Subject, Wanted};
use super::entries::matchers;
use super::logic::{Claim, Logic, all_hold};
use super::{Finding, FindingCode, FindingSort, Place, granted};
use crate::domain::policy::{Document, EventTest, Policy, Remedy, Rule, RuleEffect, Selector};

/// Finds entries that can never match, and rules that others always take out.
pub(super) fn look(policy: &Policy, shop: &Document, found: &mut Vec<Finding>) {
    let logic = Logic::of_any_categories(policy);
    let given = given(shop);
    for (place, matcher) in matchers(shop, 0) {
        if logic.is_never(&given, &all_hold(matcher)) {
            found
                .push(Finding::new(FindingCode::UnreachableRule, place.field("when")).sort(FindingSort::Contradiction));
        }
    }
    for season in &shop.seasons {
        let (from, to) = (season.from, season.to);
        if from.year.is_some() && to.year.is_some() && (to.year, to.month, to.day) < (from.year, from.month, from.day) {
            let place = Place::in_list("seasons", season.index);
            found.push(
                Finding::new(FindingCode::UnreachableRule, place.field("to"))
                    .sort(FindingSort::Backwards)
                    .other(place.field("from"))
                    .with("season", &season.id),
            );
        }
    }
    for rule in &shop.rules {
        if !granted(rule).is_empty() && !logic.is_never(&given, &all_hold(&rule.when)) {
            found.extend(taken_out(&logic, &given, shop, rule));
        }
    }
}

/// The demands of a document on every order that it is for.
pub(super) fn given(document: &Document) -> Demands {
    let mut given = Demands::default();
    if !document.countries.is_empty() {
        given.add(Subject::Names(Selector::Country), Wanted::OneOf(document.countries.clone()));
    }
    if let Some((event, EventTest::Between(from, to))) = document.applies_to {
        given.add(Subject::Event(event), Wanted::Between(from, to));
    }
    given
}

/// The rules that exclude a remedy of a rule or replace the rule, without those that are not understood.
pub(super) fn opponents<'d>(document: &'d Document, rule: &Rule, remedy: Remedy) -> Vec<&'d Rule> {
    let mut opponents = Vec::new();
    for other in &document.rules {
        let is_named = other.rules.is_empty() || other.rules.contains(&rule.id);
        let excludes =
            matches!(&other.effect, RuleEffect::Excludes(remedies) if remedies.contains(&remedy)) && is_named;
        if (excludes || other.replaces.contains(&rule.id)) && other.index != rule.index && !other.unread {
            opponents.push(other);
        }
    }
    opponents
}

/// The claims that a rule matches and that no other rule takes a remedy of it away.
pub(super) fn unopposed<'d>(document: &'d Document, rule: &'d Rule, remedy: Remedy) -> Vec<Claim<'d>> {
    let mut claims = all_hold(&rule.when);
    claims.extend(opponents(document, rule, remedy).into_iter().map(|other| Claim::FailsSomewhere(&other.when)));
    claims
}

fn taken_out<'p>(logic: &Logic<'p>, given: &Demands, shop: &'p Document, rule: &'p Rule) -> Option<Finding> {
    let mut finding =
        Finding::new(FindingCode::UnreachableRule, Place::in_list("rules", rule.index)).sort(FindingSort::TakenOut);
    for remedy in granted(rule) {
        let mut given = given.clone();
        given.add(Subject::Remedy, Wanted::Remedies(vec![*remedy]));
        let opponents = opponents(shop, rule, *remedy);
        if !logic.is_never(&given, &unopposed(shop, rule, *remedy)) {
            return None;
        }
        // The finding names those that take it out alone, or all of them if none does.
        let mut alone = opponents.clone();
        alone.retain(|opponent| {
            let mut claims = all_hold(&rule.when);
            claims.push(Claim::FailsSomewhere(&opponent.when));
            logic.is_never(&given, &claims)
        });
        for opponent in if alone.is_empty() { opponents } else { alone } {
            finding = finding.other(Place::in_list("rules", opponent.index));
        }
    }
    Some(finding.with("rule", &rule.id))
}
