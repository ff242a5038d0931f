//! How are MerchantReturnPolicy and WarrantyPromise of schema.org read and written?
//!
//! Pages are read leniently, and everything odd is reported. An import never makes a right of something that the page does not
//! state: what cannot be read grants nothing, or is for review where it might only limit a right.

mod category;
mod charged;
mod claims;
mod export;
mod fees;
mod graph;
mod markup;
mod options;
mod policy;
mod promise;
mod seasonal;
mod seasons;
mod stated;
mod warranty;
mod which;

pub use export::export;

use self::category::Category;
use self::claims::{Claims, Subject, policies_of};
use self::graph::Graph;
use super::document::{has_rule, ids, write_policy};
use super::reading::{Reading, Stated};
use super::terms::{Term, Terms, add};
use crate::boundary::IssueCode;
use crate::boundary::answers::texts;
use crate::boundary::issues::Issues;
use crate::boundary::json::{Json, Writer};

/// A policy that was found on the page.
struct Found<'j> {
    node: &'j Json<'j>,
    claim: usize,
    terms: Terms,
    category: Category,
    /// The place of its terms among those of the document; none if it is not used.
    place: Option<usize>,
}

/// What was read from a page.
pub struct Imported<'j> {
    found: Vec<Found<'j>>,
    levels: Vec<&'static str>,
    terms: Vec<Terms>,
    warranties: String,
}

/// Reads the policies and warranties of a page.
pub fn import<'j>(page: &'j Json<'j>, reading: &mut Reading) -> Imported<'j> {
    let graph = Graph::of(page);
    let claims = Claims::of(page, &graph);
    let subjects = claims.by_subject(&claims.policies);
    let is_used = |claim: usize| subjects.iter().any(|subject| subject.claims.contains(&claim));
    let mut found = Vec::new();
    for (number, claim) in claims.policies.iter().enumerate() {
        if !is_used(number) {
            reading.warn(IssueCode::LessSpecificPolicyNotUsed, claim.value);
        }
        match policies_of(claim, &graph) {
            Ok(nodes) => read_all(&nodes, number, is_used(number), &graph, reading, &mut found),
            Err(code) => reading.warn(code, claim.value),
        }
    }
    let mut terms = Vec::new();
    for policy in found.iter_mut().filter(|policy| is_used(policy.claim)) {
        add(&mut terms, policy.terms.clone());
        policy.place = terms.iter().position(|known| *known == policy.terms);
    }
    which::tell_apart(&found, &claims, &subjects, &mut terms, reading, page);
    for value in &claims.invented {
        reading.warn(IssueCode::SupersededName, value);
    }
    let warranties = warranties(&claims, &graph, reading, page);
    if claims.policies.is_empty() && claims.warranties.is_empty() {
        reading.warn(IssueCode::NothingFound, page);
    }
    zone(&terms, reading, page);
    reading.place_seasons(&mut terms);
    Imported { levels: claims.policies.iter().map(|claim| claim.level.code()).collect(), found, terms, warranties }
}

fn read_all<'j>(
    nodes: &[&'j Json<'j>],
    claim: usize,
    is_used: bool,
    graph: &Graph<'j>,
    reading: &mut Reading,
    found: &mut Vec<Found<'j>>,
) {
    for node in nodes {
        // Nothing is reported about a policy that is not used, or that was read before.
        let is_known = found.iter().any(|known| std::ptr::eq(known.node, *node));
        let (reported, currency) = (std::mem::take(&mut reading.issues), reading.currency);
        let (terms, category) = policy::policy(graph, node, reading);
        let news = std::mem::replace(&mut reading.issues, reported);
        if is_used && !is_known {
            reading.issues.warnings.extend(news.warnings);
        } else if !is_used {
            reading.currency = currency;
        }
        found.push(Found { node, claim, terms, category, place: None });
    }
}

/// Where goods have different warranties, those that have one carry its id as a tag.
fn warranties<'j>(claims: &Claims<'j>, graph: &Graph<'j>, reading: &mut Reading, page: &Json) -> String {
    let mut promises = Vec::new();
    let mut of_claims = Vec::new();
    for claim in &claims.warranties {
        let read = warranty::promises(graph, claim.value, reading);
        for promise in &read {
            add(&mut promises, promise.clone());
        }
        of_claims.push(read);
    }
    let subjects = claims.by_subject(&claims.warranties);
    let of = |subject: &Subject| {
        let mut places = Vec::new();
        for promise in subject.claims.iter().filter_map(|claim| of_claims.get(*claim)).flatten() {
            places.extend(promises.iter().position(|known| known == promise).filter(|place| !places.contains(place)));
        }
        places.sort_unstable();
        places
    };
    let first = subjects.first().map(&of).unwrap_or_default();
    let differ = promises.len() > 1 || subjects.iter().any(|subject| of(subject) != first);
    if differ && !promises.is_empty() {
        reading.warn(IssueCode::WarrantiesDifferByProduct, page);
    }
    let mut writer = Writer::default();
    warranty::write(&mut writer, &promises, differ);
    writer.into_text()
}

/// Days are counted in some zone, and a page does not say in which.
fn zone(terms: &[Terms], reading: &mut Reading, page: &Json) {
    let by_days = |term: &Term| matches!(term, Term::Days { .. } | Term::Until(_));
    let counts = |terms: &Terms| by_days(&terms.term) || !terms.seasons.is_empty();
    if !reading.zone_is_stated && terms.iter().any(counts) {
        reading.warn(IssueCode::CountingNotStated, page);
        reading.warn(IssueCode::ZoneNotStated, page);
    }
}

impl Imported<'_> {
    /// Writes the policy document.
    pub fn write_policy(&self, writer: &mut Writer, reading: &Reading) {
        write_policy(writer, reading, &self.terms, &self.warranties);
    }

    /// Writes what was found on the page, and which of it the document says.
    pub fn write_found(&self, writer: &mut Writer, page: &Json) {
        writer.open('[');
        let ids = ids(&self.terms);
        for (number, policy) in self.found.iter().enumerate() {
            // Several offers may refer to one policy.
            let is_written = |other: &Found| std::ptr::eq(other.node, policy.node) && other.place == policy.place;
            if self.found.iter().take(number).any(is_written) {
                continue;
            }
            let mut pointer = Issues::default();
            pointer.warn(IssueCode::NoEffect, policy.node, "");
            pointer.locate(page);
            writer.open('{');
            writer.entry("pointer", pointer.warnings.first().map_or("", |issue| &issue.pointer));
            writer.entry("level", self.levels.get(policy.claim).copied().unwrap_or(""));
            writer.key("rule");
            let rule = policy.place.filter(|_| has_rule(&policy.terms)).and_then(|place| ids.get(place));
            writer.text_or_null(rule.map(String::as_str));
            writer.key("category").text_or_null(policy.category.code);
            writer.key("days");
            match (policy.category.code, policy.category.stated) {
                (Some("finite" | "unknown") | None, Stated::Days(days)) if days > 0 => writer.integer(days),
                _ => writer.null(),
            }
            texts(writer, "countries", &policy.terms.scope.countries);
            writer.close('}');
        }
        writer.close(']');
    }
}
