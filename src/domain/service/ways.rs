//! Where a dispute may go when the shop and the shopper do not agree, and what a shop says in its own words.

use crate::domain::calendar::Instant;
use crate::domain::entitlement::{Facts, PlacedWindow, Trace, Truth, bounded, place_unbounded};
use crate::domain::policy::{Citation, Policy, Window};

codes! {
    /// Who may look at a dispute.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum InstanceKind {
        /// Somebody higher in the shop.
        Superior = "superior",
        /// Somebody who mediates between both.
        Mediation = "mediation",
        /// A public authority.
        Authority = "authority",
        /// An arbitrator, whose award binds both.
        Arbitration = "arbitration",
        /// A court.
        Court = "court",
    }
}

/// A text in one language or in several: each with its language, which is empty where the document does not say.
pub type Texts = Vec<(String, String)>;

/// Who may look at a dispute.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Instance {
    /// Index of the document that names it.
    pub document: usize,
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: InstanceKind,
    /// What it is called.
    pub title: Texts,
    /// Its phone number.
    pub phone: Option<String>,
    /// Where it is.
    pub address: Option<String>,
    /// Its page.
    pub url: Option<String>,
    /// Until when it may be asked; without it at any time.
    pub window: Option<Window>,
    /// Where it stands in the law.
    pub citation: Option<Citation>,
}

/// What a policy says about cases beside its promises.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct CaseTerms {
    /// What the shop says to somebody who complains.
    pub acknowledgement: Texts,
    /// Who may look at a dispute, the nearest first.
    pub instances: Vec<Instance>,
}

/// An instance that a shopper may go to now.
#[derive(Debug)]
pub struct Way {
    /// Its index in [`CaseTerms::instances`].
    pub instance: usize,
    /// Until when; `None`: at any time.
    pub window: Option<PlacedWindow>,
}

/// The instances that concern a case and whose time is not over.
pub fn ways(policy: &Policy, facts: &Facts, now: Instant) -> Vec<Way> {
    let mut found = Vec::new();
    for (index, instance) in policy.cases.instances.iter().enumerate() {
        let Some(document) = policy.documents.get(instance.document) else { continue };
        if facts.concerns(document) == Truth::False {
            continue;
        }
        let mut trace = Trace::default();
        let place = |window: &Window| bounded(place_unbounded(window, facts, &mut trace), window, facts, &mut trace);
        let window = instance.window.as_ref().map(place);
        if window.and_then(|window| window.closing.instant()).is_none_or(|closes| now < closes) {
            found.push(Way { instance: index, window });
        }
    }
    found
}
