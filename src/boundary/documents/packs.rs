//! Which packs does a policy name, and is there an order that each of them is for?

use super::policy::{MAX_PACKS, limit};
use crate::boundary::IssueCode;
use crate::boundary::issues::Issues;
use crate::boundary::json::Json;
use crate::domain::policy::{Document, Name, idle_laws};

/// A pack that a policy names: the reference and the document.
pub struct NamedPack<'n> {
    /// The reference.
    pub reference: &'n Json<'n>,
    /// The document.
    pub document: &'n Json<'n>,
    /// Whether its days roll over by law.
    pub rolls: bool,
    /// The entries of doubt that the shop enabled.
    pub enabled: Vec<String>,
}

/// Reads which packs a policy names, and finds them among those that were handed over.
pub fn named_packs<'n>(shop: &'n Json<'n>, packs: &'n Json<'n>, issues: &mut Issues) -> Vec<NamedPack<'n>> {
    let mut named = Vec::new();
    limit(shop, "packs", MAX_PACKS, "32 at most", issues);
    for reference in shop.field("packs").items() {
        let id = reference.id();
        match packs.items().iter().find(|pack| pack.text("id") == id) {
            Some(document) => named.push(NamedPack {
                reference,
                document,
                rolls: reference.text("rollOver") == "legal",
                enabled: reference.names("enable"),
            }),
            None if id.is_empty() => {}
            None => issues.add(IssueCode::PackNotLoaded, reference, ""),
        }
    }
    named
}

/// Warns of packs that are for no country of the policy.
pub fn warn_of_idle(packs: &[NamedPack], documents: &[Document], assumed: Option<Name>, issues: &mut Issues) {
    for place in idle_laws(documents, assumed) {
        if let Some(pack) = place.checked_sub(1).and_then(|place| packs.get(place)) {
            issues.warn(IssueCode::PackForNobody, pack.reference, "");
        }
    }
}
