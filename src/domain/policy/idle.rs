//! Which laws are for no order of a shop?

use super::{Document, Name};

/// The laws that are for no country of the shop, by their places among the documents. Its countries are those that it lists
/// and the assumed one. Without a list an order may have any country, and then a law is idle only if no law is for the assumed
/// one.
pub fn idle_laws(documents: &[Document], assumed: Option<Name>) -> Vec<usize> {
    let Some((shop, laws)) = documents.split_first() else { return Vec::new() };
    let is_sold_to = |country: &Name| shop.countries.contains(country) || assumed == Some(*country);
    let is_named = |law: &&Document| law.countries.iter().any(is_sold_to);
    if shop.countries.is_empty() && (assumed.is_none() || laws.iter().any(|law| is_named(&law))) {
        return Vec::new();
    }
    let is_idle = |law: &Document| !law.countries.is_empty() && !is_named(&law);
    (1..).zip(laws).filter(|(_, law)| is_idle(law)).map(|(place, _)| place).collect()
}
