//! Which laws and calendars does the crate ship? It has packs and calendars as JSON text, for a server.
//!
//! [`Engine::load_document`](crate::boundary::Engine::load_document) takes those that a policy names from here.
//!
//! ```
//! use aftersales::documents;
//!
//! assert!(documents::pack("eu").is_some_and(|law| law.contains("\"id\": \"eu\"")));
//! assert!(documents::calendar("cn").is_some() && documents::pack("atlantis").is_none());
//! assert!(documents::pack_ids().any(|id| id == "de"));
//! ```

/// Each document of a folder with its id.
macro_rules! shipped {
    ($folder:literal: $($id:literal)+) => {
        &[$(($id, include_str!(concat!("../pkg/", $folder, "/", $id, ".json")))),+]
    };
}

const PACKS: &[(&str, &str)] = shipped!("packs": "au" "br" "ca-qc" "ch" "cn" "cn-33" "de" "es" "eu" "fi" "fr" "ie" "in" "jp" "kr" "mx" "nl" "no" "pl" "pt" "se" "sg" "tr" "tw" "uk" "us");

const CALENDARS: &[(&str, &str)] = shipped!("calendars": "au-nsw" "au-vic" "br" "ca-qc" "ch" "cn" "de" "de-be" "de-by" "es" "fi" "fr" "ie" "in" "it" "jp" "kr" "mx" "nl" "no" "pl" "pt" "se" "sg" "tr" "tw" "uk" "us" "us-16cfr429");

/// The pack with this id: a law in the shape of a policy.
#[must_use]
pub fn pack(id: &str) -> Option<&'static str> {
    text_of(id, PACKS)
}

/// The calendar with this id.
#[must_use]
pub fn calendar(id: &str) -> Option<&'static str> {
    text_of(id, CALENDARS)
}

/// The ids of all packs, in their order.
#[must_use]
pub fn pack_ids() -> impl ExactSizeIterator<Item = &'static str> {
    PACKS.iter().map(|(id, _)| *id)
}

/// The ids of all calendars, in their order.
#[must_use]
pub fn calendar_ids() -> impl ExactSizeIterator<Item = &'static str> {
    CALENDARS.iter().map(|(id, _)| *id)
}

fn text_of(id: &str, documents: &[(&str, &'static str)]) -> Option<&'static str> {
    documents.iter().find(|(known, _)| *known == id).map(|(_, text)| *text)
}
