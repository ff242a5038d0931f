//! Which laws are for no order of a shop?

use super::{Document, Name};

/// The laws that are for no country of the shop, by their places among the documents. Its countries are those that it lists
/// and the assumed one. Without a list an order may have any country, and then a law is idle only if no law is for the assumed
/// one.
pub fn idle_laws(documents: &[Document], assumed: Option<Name>) -> Vec<usize> {
    let Some((shop, laws)) = documents.split_first() else { return Vec::new() };
    let (mut idle, mut is_any_named) = (Vec::new(), false);
    for (place, law) in (1..).zip(laws) {
        let mut is_named = false;
        for country in &law.countries {
            is_named |= assumed == Some(*country) || shop.countries.contains(country);
        }
        is_any_named |= is_named;
        if !is_named && !law.countries.is_empty() {
            idle.push(place);
        }
    }
    if shop.countries.is_empty() && (assumed.is_none() || is_any_named) {
        idle.clear();
    }
    idle
}
