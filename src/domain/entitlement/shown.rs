//! Which options are shown, and in which order.

use std::cmp::{Ordering, Reverse};

use super::assessment::Assessment;
use super::opening::Open;
use super::round::Round;
use super::{Closing, Openness, PlacedWindow};
use crate::domain::calendar::Instant;
use crate::domain::policy::{Grant, Remedy};
use crate::domain::sort::sort_short;

impl Assessment<'_> {
    /// The options that no other beats, best for the shopper first.
    pub fn best<'o>(&self, options: &mut dyn Iterator<Item = &'o Open>, round: &Round) -> Vec<&'o Open> {
        let mut shown = self.without_dominated(options, round);
        sort_short(&mut shown, &|one, other| self.comes_before(one, other));
        shown
    }

    /// Hides an option if another of the same remedy is as good in every respect. Of equals the shop's is shown, else that
    /// of the law that is named last, so that a national law is cited rather than the directive behind it.
    ///
    /// What a law may give is hidden while the same remedy is certainly open.
    ///
    /// An option that beats another beats all that the other beats, so each is compared only with those shown so far.
    fn without_dominated<'o>(&self, options: &mut dyn Iterator<Item = &'o Open>, round: &Round) -> Vec<&'o Open> {
        let mut shown: [Vec<&Open>; Remedy::ALL.len()] = Default::default();
        for option in options {
            let remedy = self.grant(option).map(|grant| grant.remedy as usize);
            let Some(known) = remedy.and_then(|remedy| shown.get_mut(remedy)) else { continue };
            if !self.budget.spend(known.len()) {
                break;
            }
            if !known.iter().any(|known| self.beats(known, option, round)) {
                known.retain(|known| !self.beats(option, known, round));
                known.push(option);
            }
        }
        for of_remedy in &mut shown {
            if of_remedy.iter().any(|open| open.openness == Openness::Open) {
                of_remedy.retain(|open| !self.is_unsure(open));
            }
        }
        shown.concat()
    }

    /// True if an option hides another: of two that are as good as each other, one does.
    fn beats(&self, one: &Open, other: &Open, round: &Round) -> bool {
        self.dominates(one, other, round) && (!self.dominates(other, one, round) || self.goes_first(one, other))
    }

    fn is_unsure(&self, open: &Open) -> bool {
        let terms = self.grant(open).and_then(|grant| grant.terms(self.facts.policy));
        terms.is_some_and(|(_, rule)| rule.unsure)
    }

    fn goes_first(&self, one: &Open, other: &Open) -> bool {
        let rank = |open: &Open| {
            let document = self.grant(open).map_or(0, |grant| grant.document);
            (document > 0, Reverse(document))
        };
        let ranked = rank(one).cmp(&rank(other));
        ranked == Ordering::Less || (ranked == Ordering::Equal && self.comes_before(one, other))
    }

    /// Orders options for the shopper: store credit comes last; then what is more certain goes first, what costs less, what
    /// rules grant before what warranties cover, what ends later, the remedy, and the rule's id.
    fn comes_before(&self, one: &Open, other: &Open) -> bool {
        let remedy = |open: &Open| self.grant(open).map(|grant| grant.remedy);
        let better = |open: &Open| {
            let is_warranty = self.grant(open).is_some_and(|grant| self.is_of_warranty(grant));
            (remedy(open) == Some(Remedy::StoreCredit), open.openness, open.bill.rank, is_warranty)
        };
        let rank = better(one).cmp(&better(other));
        let closing = closing_order(self.window(other)).cmp(&closing_order(self.window(one)));
        let rule = |open: &Open| {
            let terms = self.grant(open)?.terms(self.facts.policy);
            terms.map(|(_, rule)| rule.id.as_str())
        };
        let ordered = rank.then(closing).then_with(|| remedy(one).cmp(&remedy(other)));
        ordered.then_with(|| rule(one).cmp(&rule(other))) == Ordering::Less
    }

    /// True if `one`, of the same remedy, opens no later, closes no earlier, costs no more, requires no more and depends on no more than
    /// `other`.
    fn dominates(&self, one: &Open, other: &Open, round: &Round) -> bool {
        let (Some(grant), Some(other_grant)) = (self.grant(one), self.grant(other)) else { return false };
        if one.openness > other.openness || one.bill.uncertain {
            return false;
        }
        let (window, other_window) = (self.window(one), self.window(other));
        let opens_no_later = match (window.opens, other_window.opens) {
            (Some(one), Some(other)) => one <= other,
            (one, other) => one == other,
        };
        let closes_no_earlier = match (closing_order(window), closing_order(other_window)) {
            ((0, _), _) | (_, (0, _)) => false,
            (one, other) => one >= other,
        };
        let includes_reasons = match (one.stands_for, other.stands_for) {
            (None, _) => true,
            (Some(mine), Some(theirs)) => {
                let mine = mine.of(&round.reasons);
                theirs.of(&round.reasons).iter().all(|reason| mine.contains(reason))
            }
            (Some(_), None) => false,
        };
        // What decides at an instant is not asked, for the same options are shown as long as the same ones are open.
        let depends_on_no_more = || {
            let theirs = other.missing.of(&round.depends_on);
            one.missing.of(&round.depends_on).iter().all(|fact| theirs.contains(fact))
        };
        let costs_no_more = || {
            let bills = self.billed(one, &round.charges).zip(self.billed(other, &round.charges));
            bills.is_some_and(|(one, other)| one.never_dearer(&other))
        };
        opens_no_later
            && closes_no_earlier
            && includes_reasons
            && depends_on_no_more()
            && costs_no_more()
            && self.requires_no_more(grant, other_grant)
            && self.part(grant).is_none_or(|part| Some(part) == self.part(other_grant))
    }

    fn is_of_warranty(&self, grant: &Grant) -> bool {
        grant.terms(self.facts.policy).is_some_and(|(_, rule)| rule.warranty.is_some())
    }

    /// The part of the goods that a grant is for; `None` for the whole.
    fn part(&self, grant: &Grant) -> Option<&str> {
        let (document, rule) = grant.terms(self.facts.policy)?;
        document.warranty_of(rule)?.part.as_deref()
    }

    fn requires_no_more(&self, one: &Grant, other: &Grant) -> bool {
        let terms = one.terms(self.facts.policy).zip(other.terms(self.facts.policy));
        terms
            .is_some_and(|((_, one), (_, other))| one.requires.iter().all(|required| other.requires.contains(required)))
    }

    /// Where the window of an option lies.
    pub fn window(&self, open: &Open) -> &PlacedWindow {
        self.windows.window(open.slot)
    }

    /// The grant of an option.
    pub fn grant(&self, open: &Open) -> Option<&Grant> {
        self.plan.grants.get(open.grant)
    }
}

/// Orders closings from the earliest to none at all. An unknown one comes before every other.
fn closing_order(window: &PlacedWindow) -> (u8, Option<Instant>) {
    match window.closing {
        Closing::Unknown => (0, None),
        Closing::At { closes, .. } => (1, Some(closes)),
        Closing::NotStarted => (2, None),
        Closing::Unlimited => (3, None),
    }
}
