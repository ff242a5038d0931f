//! Which of several policies holds for an order? The seller says so where each has its own, else the order has to.

use super::super::reading::Reading;
use super::super::terms::{Terms, add};
use super::Found;
use super::claims::{Claims, Subject};
use crate::boundary::IssueCode;
use crate::boundary::json::Json;

/// Tells policies apart by their sellers. Where a page does not say which of them holds, none is open until the order does.
pub fn tell_apart(
    found: &[Found],
    claims: &Claims,
    subjects: &[Subject],
    terms: &mut [Terms],
    reading: &mut Reading,
    page: &Json,
) {
    let places = |subject: &Subject| places(found, &subject.claims);
    let first = subjects.first().map(places).unwrap_or_default();
    let by_seller = sellers(found, claims, subjects);
    let differ = subjects.iter().any(|subject| places(subject) != first);
    if let Some(by_seller) = &by_seller {
        reading.warn(IssueCode::PoliciesDifferBySeller, page);
        for (seller, places) in by_seller {
            for place in places {
                if let Some(terms) = terms.get_mut(*place) {
                    add(&mut terms.scope.sellers, (*seller).to_owned());
                }
            }
        }
    } else if differ {
        reading.warn(IssueCode::PoliciesDifferByProduct, page);
        for terms in terms.iter_mut() {
            terms.scope.must_be_chosen = true;
        }
        return;
    }
    let mut contradicting = Vec::new();
    for (place, one) in terms.iter().enumerate() {
        let others = terms.iter().enumerate().filter(|(other, _)| *other != place);
        if others.into_iter().any(|(_, other)| one.overlaps(other)) {
            contradicting.push(place);
        }
    }
    for (place, terms) in terms.iter_mut().enumerate() {
        if contradicting.contains(&place) {
            terms.scope.must_be_chosen = true;
            let node = found.iter().find(|policy| policy.place == Some(place)).map_or(page, |policy| policy.node);
            reading.warn(IssueCode::PoliciesContradict, node);
        }
    }
}

/// The places of the terms that claims state.
fn places(found: &[Found], claims: &[usize]) -> Vec<usize> {
    let mut places = Vec::new();
    for policy in found.iter().filter(|policy| claims.contains(&policy.claim)) {
        places.extend(policy.place.filter(|place| !places.contains(place)));
    }
    places.sort_unstable();
    places
}

/// Sellers with the places of their terms, where sellers are all that the policies differ by: each is named, and each has
/// the same policies for all that it sells.
fn sellers<'j>(found: &[Found], claims: &Claims<'j>, subjects: &[Subject<'j>]) -> Option<Vec<(&'j str, Vec<usize>)>> {
    let mut by_seller: Vec<(&str, Vec<usize>)> = Vec::new();
    let mut note = |seller: &'j str, places: Vec<usize>| match by_seller.iter().find(|(known, _)| *known == seller) {
        Some((_, known)) => *known == places,
        None => {
            by_seller.push((seller, places));
            true
        }
    };
    if let [subject] = subjects {
        // Shops that a page lists side by side, each with its own.
        let mut stated: Vec<(&str, Vec<usize>)> = Vec::new();
        for number in &subject.claims {
            let seller = claims.policies.get(*number)?.seller?;
            match stated.iter_mut().find(|(known, _)| *known == seller) {
                Some((_, claims)) => claims.push(*number),
                None => stated.push((seller, vec![*number])),
            }
        }
        for (seller, claims) in stated {
            note(seller, places(found, &claims));
        }
    } else {
        for subject in subjects {
            if !note(subject.seller?, places(found, &subject.claims)) {
                return None;
            }
        }
    }
    let differ = by_seller.iter().any(|(_, places)| Some(places) != by_seller.first().map(|(_, first)| first));
    differ.then_some(by_seller)
}
