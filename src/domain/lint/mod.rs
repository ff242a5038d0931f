//! What authors should know of a policy that can be read but may not say what they mean.

mod calendars;
mod costs;
mod defects;
mod demand;
mod entries;
mod finding;
mod floor;
mod logic;
mod names;
mod past;
mod place;
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

/// The names that the shop's own document declares; those of laws are not the author's.
#[derive(Debug, Default)]
pub struct Declarations {
    /// Groups of categories.
    pub groups: Vec<Name>,
    /// Facts.
    pub facts: Vec<Name>,
    /// Events, in the order in which they are written.
    pub events: Vec<Name>,
}

/// Looks a policy over at an instant: what its author should know, by place and code.
///
/// Findings are about the shop's document. A finding about one of its laws is about what only the shop can mend,
/// such as a calendar that ends too early.
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
    floor::look(policy, shop, now, &mut found);
    let mut findings = merged(found);
    sort_short(&mut findings, &|one, other| (&one.place, one.code.code()) < (&other.place, other.code.code()));
    findings
}

/// One finding for each place and code, with what takes part in any of them.
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

/// True unless a law is for other countries than the shop.
fn is_for_the_shop(document: &Document, shop: &Document) -> bool {
    document.countries.is_empty()
        || shop.countries.is_empty()
        || document.countries.iter().any(|country| shop.countries.contains(country))
}

/// The remedies that a rule grants; none if it excludes some.
fn granted(rule: &Rule) -> &[Remedy] {
    match &rule.effect {
        RuleEffect::Grants(remedies) => remedies,
        RuleEffect::Excludes(_) => &[],
    }
}
