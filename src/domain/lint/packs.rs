//! Which packs hold for no order, and which for none that is silent.

use super::entries::matchers;
use super::{Finding, FindingCode, Place, granted};
use crate::domain::policy::{Document, Matcher, Policy, Selector, Test, idle_laws};

/// Finds packs for no country of the shop, and packs whose rights hang on facts that orders have no reason to state.
pub(super) fn look(policy: &Policy, shop: &Document, found: &mut Vec<Finding>) {
    let idle = idle_laws(&policy.documents, policy.assume.country);
    for (index, law) in policy.documents.iter().enumerate().skip(1) {
        let finding = |code| Finding::new(code, Place::in_list("packs", index.saturating_sub(1))).with("law", &law.id);
        if idle.contains(&index) {
            found.push(finding(FindingCode::PackForNobody));
            continue;
        }
        let mut needed = Vec::new();
        for fact in FACTS.iter().filter(|fact| !fact.is_assumed(policy)) {
            let asks = |matcher: &Matcher| matcher.0.iter().any(|test| fact.reads(test));
            let is_needed = law.rules.iter().any(|rule| !granted(rule).is_empty() && asks(&rule.when));
            if is_needed && !matchers(shop, 0).into_iter().any(|(_, matcher)| fact.is_in(matcher)) {
                needed.push(fact.name());
            }
        }
        if !needed.is_empty() {
            found.push(finding(FindingCode::PackNeedsFacts).with("facts", &needed.join(", ")));
        }
    }
}

/// A fact that laws ask for and orders may leave out.
enum Asked {
    Channel,
    Country,
    Consumer,
}

const FACTS: [Asked; 3] = [Asked::Channel, Asked::Country, Asked::Consumer];

impl Asked {
    fn name(&self) -> &'static str {
        match self {
            Self::Channel => "channel",
            Self::Country => "country",
            Self::Consumer => "buyer.consumer",
        }
    }

    fn is_assumed(&self, policy: &Policy) -> bool {
        match self {
            Self::Channel => policy.assume.channel.is_some(),
            Self::Country => policy.assume.country.is_some(),
            Self::Consumer => policy.assume.consumer.is_some(),
        }
    }

    fn reads(&self, test: &Test) -> bool {
        match self {
            Self::Channel => matches!(test, Test::AnyOf(Selector::Channel, _)),
            Self::Country => matches!(test, Test::AnyOf(Selector::Country, _)),
            Self::Consumer => matches!(test, Test::Consumer(_)),
        }
    }

    /// Whether a matcher asks for it, or what it excludes does.
    fn is_in(&self, matcher: &Matcher) -> bool {
        matcher.0.iter().any(|test| self.reads(test) || matches!(test, Test::Not(inner) if self.is_in(inner)))
    }
}
