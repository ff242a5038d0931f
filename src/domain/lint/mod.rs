//! What an author should know about a policy that is valid but may not mean what was intended.

mod calendars;
mod costs;
mod defects;
mod demand;
mod entries;
mod finding;
mod floor;
mod gaps;
mod logic;
mod names;
mod packs;
mod past;
mod place;
mod promises;
mod reach;
mod sample;
mod seasons;
mod shadow;
mod weakness;

pub use finding::{Finding, FindingCode, FindingSort};
pub use place::{Place, Step};

use crate::domain::calendar::Instant;
use crate::domain::policy::{Document, Name, Policy, Remedy, Rule, RuleEffect};
use crate::domain::sort::{insert_new, sort_short};

/// The names that the shop's own document declares, without those of the laws.
#[derive(Debug, Default)]
pub struct Declarations {
    /// Groups of categories.
    pub groups: Vec<Name>,
    /// Facts.
    pub facts: Vec<Name>,
    /// Events, in the order in which they are written.
    pub events: Vec<Name>,
}

/// What the author of a policy should know at an instant, sorted by place and code.
///
/// Findings are about the shop's document. A finding about one of its laws is about something that only the shop can
/// mend, such as a calendar that ends too early.
///
/// ```
/// # #[cfg(all(feature = "native", feature = "authoring"))]
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use aftersales::boundary::{Engine, NativeHost};
/// # let engine = Engine::new(Box::new(NativeHost));
/// # let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "UTC",
/// #     "rules": [{ "id": "quality", "grants": ["refund"], "when": { "reasons": ["quality"] }, "window": { "length": "P14D" } },
/// #         { "id": "christmas", "grants": ["refund"], "window": { "until": "2026-01-31" } }] }"#;
/// # let policy = engine.load_document(terms)?.policy;
/// use aftersales::domain::calendar::Instant;
/// use aftersales::domain::lint::{Declarations, FindingCode, lint};
///
/// // A rule of this policy has a window until 31 January 2026.
/// let end = 1_769_904_000_000; // 1 February 2026, 00:00 UTC
/// let is_past = |millis| {
///     let found = lint(&policy, &Declarations::default(), Instant::held(millis));
///     found.iter().any(|finding| finding.code == FindingCode::WindowInThePast)
/// };
/// assert!(!is_past(end - 1));
/// assert!(is_past(end));
/// # Ok(())
/// # }
/// # #[cfg(not(all(feature = "native", feature = "authoring")))]
/// # fn main() {}
/// ```
pub fn lint(policy: &Policy, declared: &Declarations, now: Instant) -> Vec<Finding> {
    let Some(shop) = policy.shop() else { return Vec::new() };
    let mut found = Vec::new();
    reach::look(policy, shop, &mut found);
    shadow::look(policy, shop, &mut found);
    seasons::look(policy, shop, &mut found);
    names::look(policy, shop, declared, &mut found);
    costs::look(policy, shop, &mut found);
    defects::look(policy, &mut found);
    calendars::look(policy, policy.zone.date_of(now), &mut found);
    past::look(shop, policy.zone.date_of(now), &mut found);
    gaps::look(policy, shop, policy.zone.date_of(now), &mut found);
    packs::look(policy, shop, &mut found);
    promises::look(policy, shop, now, &mut found);
    floor::look(policy, shop, declared, now, &mut found);
    let mut findings = merged(found);
    sort_short(&mut findings, &|one, other| (&one.place, one.code.code()) < (&other.place, other.code.code()));
    findings
}

/// One finding for each place and code, with the other places of all of them.
fn merged(found: Vec<Finding>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for finding in found {
        let same = |known: &&mut Finding| known.place == finding.place && known.code == finding.code;
        match findings.iter_mut().find(same) {
            Some(known) => {
                for other in finding.others {
                    insert_new(&mut known.others, other);
                }
            }
            None => findings.push(finding),
        }
    }
    for finding in &mut findings {
        sort_short(&mut finding.others, &|one, other| one < other);
    }
    findings
}

/// True unless a law is only for countries in which the shop does not sell.
fn is_for_the_shop(document: &Document, shop: &Document) -> bool {
    document.countries.is_empty()
        || shop.countries.is_empty()
        || document.countries.iter().any(|country| shop.countries.contains(country))
}

/// The remedies that a rule grants; none if it excludes remedies.
fn granted(rule: &Rule) -> &[Remedy] {
    match &rule.effect {
        RuleEffect::Grants(remedies) => remedies,
        RuleEffect::Excludes(_) => &[],
    }
}
