//! Which conditions and windows a document has, and where it states them.

use super::logic::lists_of;
use super::{Declarations, Place};
use crate::domain::policy::{Document, Matcher, Name, Policy, Selector, Window};
use crate::domain::sort::insert_new;

/// Every matcher of a document, with the place of the entry that it belongs to.
pub(super) fn matchers(document: &Document, index: usize) -> Vec<(Place, &Matcher)> {
    let place = |list: &str, index_in_list: usize| Place::of(index).field(list).entry(index_in_list);
    let mut found = Vec::new();
    for rule in &document.rules {
        found.push((place("rules", rule.index), &rule.when));
    }
    for (index, cost) in document.costs.iter().enumerate() {
        found.push((place("costs", index), &cost.when));
    }
    for warranty in &document.warranties {
        found.push((place("warranties", warranty.index), &warranty.when));
    }
    for season in &document.seasons {
        found.push((place("seasons", season.index), &season.when));
    }
    for (index, presumption) in document.presumptions.iter().enumerate() {
        found.push((place("presumptions", index), &presumption.when));
    }
    for promise in &document.service {
        found.push((place("serviceLevels", promise.index), &promise.when));
    }
    for terms in &document.faults {
        found.push((place("faultTerms", terms.index), &terms.when));
    }
    found
}

/// The categories that a shop names: its groups and their members, and what its entries, contacts and pages are about. Goods
/// usually have one that is no group, so those come first.
pub(super) fn categories(policy: &Policy, shop: &Document, declared: &Declarations) -> Vec<Name> {
    let mut named = contact_categories(policy);
    for (_, matcher) in matchers(shop, 0) {
        named.extend(lists_of(matcher, Selector::Category).into_iter().flatten());
    }
    for (group, members) in policy.groups.iter().filter(|(group, _)| declared.groups.contains(group)) {
        named.push(*group);
        named.extend_from_slice(members);
    }
    let has_members = |name: &Name| policy.groups.iter().any(|(group, members)| group == name && !members.is_empty());
    let (groups, mut goods): (Vec<Name>, Vec<Name>) = named.into_iter().partition(has_members);
    goods.extend(groups);
    goods
}

/// The categories that the shop's contacts and pages of help are about.
pub(super) fn contact_categories(policy: &Policy) -> Vec<Name> {
    let directory = &policy.directory;
    let mut named = Vec::new();
    for categories in directory
        .points
        .iter()
        .map(|point| &point.categories)
        .chain(directory.topics.iter().map(|topic| &topic.categories))
    {
        named.extend_from_slice(categories);
    }
    named
}

/// Every window of a document, with its place. A window that comes from the defaults has the place of its own rule.
pub(super) fn windows(document: &Document, index: usize) -> Vec<(Place, &Window)> {
    let place = |list: &str, index_in_list: usize| Place::of(index).field(list).entry(index_in_list).field("window");
    let mut found = Vec::new();
    for rule in &document.rules {
        if let Some(window) = &rule.window {
            add_window(place("rules", rule.index), window, &mut found);
        }
    }
    for warranty in &document.warranties {
        add_window(place("warranties", warranty.index), &warranty.window, &mut found);
        if let Some(registration) = &warranty.registration {
            let place = Place::of(index).field("warranties").entry(warranty.index).field("registration");
            add_window(place.field("window"), &registration.window, &mut found);
        }
    }
    for (index, presumption) in document.presumptions.iter().enumerate() {
        add_window(place("presumptions", index), &presumption.window, &mut found);
    }
    for promise in &document.service {
        add_window(place("serviceLevels", promise.index), &promise.window, &mut found);
    }
    found
}

fn add_window<'d>(place: Place, window: &'d Window, found: &mut Vec<(Place, &'d Window)>) {
    for (field, bound) in [("atMost", &window.at_most), ("atLeast", &window.at_least), ("within", &window.within)] {
        if let Some(bound) = bound {
            add_window(place.field(field), bound, found);
        }
    }
    found.push((place, window));
}

/// The events from which a window is counted, the usual one first.
pub(super) fn starts(window: &Window) -> Vec<Name> {
    let mut events = Vec::new();
    for reference in &window.from {
        insert_new(&mut events, reference.event);
        if let Some(other) = reference.or_later {
            insert_new(&mut events, other);
        }
    }
    if let Some(event) = window.opens {
        insert_new(&mut events, event);
    }
    events
}
