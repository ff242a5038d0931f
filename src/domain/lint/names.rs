//! Which names are unknown, and which declarations are unused.

use super::entries::{contact_categories, matchers, starts, windows};
use super::logic::lists_of;
use super::{Declarations, Finding, FindingCode, FindingSort, Place};
use crate::domain::policy::{Document, Matcher, Name, Policy, Selector, Test};
use crate::domain::sort::insert_new;
use crate::domain::spelling::suggestion;

/// Finds categories that look like a misspelling of a known one, and declarations that no entry uses.
pub(super) fn look(policy: &Policy, shop: &Document, declared: &Declarations, found: &mut Vec<Finding>) {
    if !declared.groups.is_empty() {
        let mut known = Vec::new();
        for (group, members) in &policy.groups {
            known.push(*group);
            known.extend_from_slice(members);
        }
        for law in policy.documents.iter().skip(1) {
            for (_, matcher) in matchers(law, 0) {
                known.extend(lists_of(matcher, Selector::Category).into_iter().flatten());
            }
        }
        for (place, matcher) in matchers(shop, 0) {
            unknown(&place.field("when"), matcher, &known, policy, found);
        }
    }
    let used = Used::of(policy);
    let mut unused = |place: Place, sort, name| {
        found.push(
            Finding::new(FindingCode::UnusedDeclaration, place).sort(sort).with("name", &policy.names.text(name)),
        );
    };
    for group in &declared.groups {
        // A group counts as used if a group that contains it is used.
        if !policy.with_groups(&[*group]).iter().any(|group| used.categories.contains(group)) {
            unused(Place::of(0).field("categories").field(&policy.names.text(*group)), FindingSort::Group, *group);
        }
    }
    for fact in &declared.facts {
        if !used.facts.contains(fact) {
            unused(Place::of(0).field("facts").field(&policy.names.text(*fact)), FindingSort::Fact, *fact);
        }
    }
    for (index, event) in declared.events.iter().enumerate() {
        if !used.events.contains(event) {
            unused(Place::of(0).field("events").entry(index), FindingSort::Event, *event);
        }
    }
}

fn unknown(place: &Place, matcher: &Matcher, known: &[Name], policy: &Policy, found: &mut Vec<Finding>) {
    for test in &matcher.0 {
        match test {
            Test::AnyOf(Selector::Category, names) => {
                for (index, name) in names.iter().enumerate() {
                    let text = policy.names.text(*name);
                    let near = if known.contains(name) { String::new() } else { near(&text, known, policy) };
                    if !near.is_empty() {
                        let place = place.test(test, policy).entry(index);
                        found.push(
                            Finding::new(FindingCode::UnknownCategory, place)
                                .with("category", &text)
                                .with("suggestion", &near),
                        );
                    }
                }
            }
            Test::Not(inner) => unknown(&place.test(test, policy), inner, known, policy, found),
            _ => {}
        }
    }
}

/// The known category that one is nearest to, or nothing.
fn near(category: &str, known: &[Name], policy: &Policy) -> String {
    let texts: Vec<String> = known.iter().map(|name| policy.names.text(*name)).collect();
    let words: Vec<&str> = texts.iter().map(String::as_str).collect();
    suggestion(category, &words).to_owned()
}

/// The names that some document of a policy uses.
#[derive(Default)]
struct Used {
    categories: Vec<Name>,
    facts: Vec<Name>,
    events: Vec<Name>,
}

impl Used {
    fn of(policy: &Policy) -> Self {
        let mut used = Self { categories: contact_categories(policy), ..Self::default() };
        for urgency in &policy.urgencies {
            used.categories.extend_from_slice(&urgency.categories);
        }
        for document in &policy.documents {
            for (_, matcher) in matchers(document, 0) {
                used.add(matcher);
            }
            for (_, window) in windows(document, 0) {
                used.events.extend(starts(window));
            }
            for season in &document.seasons {
                used.events.push(season.event);
            }
            used.events.extend(document.applies_to.map(|(event, _)| event));
            for promise in &document.service {
                used.events.push(promise.kind);
            }
            for cost in &document.costs {
                for terms in [&cost.fee, &cost.bonus].into_iter().flatten() {
                    used.events.extend(terms.amount.since());
                }
            }
        }
        used
    }

    fn add(&mut self, matcher: &Matcher) {
        for test in &matcher.0 {
            match test {
                Test::AnyOf(Selector::Category, names) => self.categories.extend_from_slice(names),
                Test::Declared(name, _) => insert_new(&mut self.facts, *name),
                Test::Event(name, _) => insert_new(&mut self.events, *name),
                Test::Not(inner) => self.add(inner),
                _ => {}
            }
        }
    }
}
