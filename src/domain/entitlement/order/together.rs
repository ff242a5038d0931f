//! What do the lines of one return have together: its fees, and what was paid to send an order that goes back wholly?

use super::{Order, shares};
use crate::domain::entitlement::cost::beaten;
use crate::domain::entitlement::{Budget, ChargedFee, Decision, OpenOption, StepKind};
use crate::domain::money::Money;
use crate::domain::policy::{Fee, Policy, Remedy, ShippingTerms};
use crate::domain::quantity::Quantity;

/// Which lines of an order go back with all that is left of them.
pub struct Going {
    /// Of each line: whether it is asked for with all that is left, and whether it would be if it were asked about.
    lines: Vec<(bool, bool)>,
    /// Whether each line is kept, at least in part.
    keeps: Vec<bool>,
    /// How many lines are kept, at least in part.
    kept: usize,
}

impl Going {
    pub fn of(order: &Order) -> Self {
        let (mut lines, mut keeps, mut kept) = (Vec::new(), Vec::new(), 0_usize);
        for ordered in &order.lines {
            let left = ordered.line.returnable();
            let ends = left == Some(ordered.line.asked(ordered.request.as_ref()));
            let goes = ends && ordered.request.is_some();
            lines.push((goes, ends && ordered.request.is_none() && left > Some(Quantity::NONE)));
            let is_kept = !goes && left != Some(Quantity::NONE);
            keeps.push(is_kept);
            kept = kept.saturating_add(is_kept.into());
        }
        Self { lines, keeps, kept }
    }

    /// True if a line is kept, at least in part.
    pub fn keeps(&self, place: usize) -> bool {
        self.keeps.get(place) == Some(&true)
    }

    /// True if a line is not asked for, and would go back with all that is left of it.
    pub fn would_end(&self, place: usize) -> bool {
        self.lines.get(place).is_some_and(|(_, ends)| *ends)
    }

    /// True if nothing is kept.
    pub fn wholly(&self) -> bool {
        self.kept == 0 && self.lines.iter().any(|(goes, _)| *goes)
    }

    /// True if nothing is kept once a line goes back as it is asked about.
    pub fn wholly_with(&self, place: usize) -> bool {
        match self.lines.get(place) {
            Some((true, _)) => self.kept == 0,
            Some((_, true)) => self.kept == 1,
            _ => false,
        }
    }

    /// What each line that goes back brings of the order's shipping, if nothing is kept.
    pub fn shipping(&self, order: &Order, values: Option<&Vec<i64>>) -> Vec<Money> {
        if !self.wholly() {
            return Vec::new();
        }
        let going = |values: &Vec<i64>| {
            values.iter().zip(&self.lines).map(|(value, (goes, _))| if *goes { *value } else { 0 }).collect()
        };
        shares(order.shipping, values.map(going).as_ref())
    }
}

/// A fee of one document, by the place of its cost entry.
type Entry = (usize, usize, bool);

/// Lets the lines that are asked for share what a return is charged once. What each pays adds up to that.
pub fn share(policy: &Policy, order: &Order, wholly: bool, decisions: &mut [Decision], budget: &Budget) {
    let chosen: Vec<Option<usize>> = order
        .lines
        .iter()
        .zip(decisions.iter())
        .map(|(ordered, decision)| ordered.request.as_ref().and_then(|_| first(decision, &Remedy::gives_money)))
        .collect();
    let asked = order.lines.iter().filter(|ordered| ordered.request.is_some()).count();
    // Goods that cannot go back are kept after all.
    if wholly && chosen.iter().flatten().count() < asked {
        for option in decisions.iter_mut().flat_map(|decision| &mut decision.options) {
            let when_all =
                option.key.terms(policy).is_some_and(|(_, rule)| rule.shipping == ShippingTerms::RefundedWhenAll);
            if when_all && let Some(refund) = option.refund.as_mut().filter(|_| option.key.remedy.gives_money()) {
                refund.keep(&|kind| kind != StepKind::OriginalShipping);
                refund.amount.amount = refund.amount.amount.max(0);
            }
        }
    }
    if asked < 2 {
        return;
    }
    Return { policy, decisions, budget }.share(&chosen, &|_, _| true);
    for remedy in [Remedy::Refund, Remedy::StoreCredit] {
        // What was chosen for a line stands in where it has no such option.
        let others: Vec<Option<usize>> = chosen
            .iter()
            .zip(decisions.iter())
            .map(|(chosen, decision)| chosen.and_then(|_| first(decision, &|other| other == remedy).or(*chosen)))
            .collect();
        let is_other = |place: usize, option: usize| chosen.get(place).copied().flatten() != Some(option);
        Return { policy, decisions, budget }.share(&others, &is_other);
    }
}

/// The place of the first option of a decision with such a remedy.
pub fn first(decision: &Decision, wanted: &dyn Fn(Remedy) -> bool) -> Option<usize> {
    decision.options.iter().position(|option| wanted(option.key.remedy))
}

struct Return<'r> {
    policy: &'r Policy,
    decisions: &'r mut [Decision],
    budget: &'r Budget,
}

impl Return<'_> {
    /// Shares fees among one option of each line, and changes those that `changes` names by line and option.
    fn share(&mut self, options: &[Option<usize>], changes: &dyn Fn(usize, usize) -> bool) {
        let (mut lines, mut most) = (Vec::new(), 0_usize);
        for (place, option) in options.iter().enumerate() {
            let at = option.and_then(|option| Some((self.decisions.get(place)?.options.get(option)?, option)));
            if let Some((option, index)) = at {
                most = most.max(option.costs.fees.len().saturating_add(option.costs.bonuses.len()));
                lines.push((place, index, Shared::of(option)));
            }
        }
        // Each fee of each line is looked for among those of the others.
        let work = lines.len().saturating_mul(most).saturating_mul((most / 16).saturating_add(1));
        let changes_any = lines.iter().any(|(place, index, _)| changes(*place, *index));
        if !changes_any || !self.budget.spend(work) || !self.settle(&mut lines) {
            return;
        }
        for (place, index, shared) in lines {
            let option = self.decisions.get_mut(place).and_then(|decision| decision.options.get_mut(index));
            if let Some(option) = option.filter(|_| changes(place, index)) {
                shared.write(option);
            }
        }
    }

    /// Works out what each line pays; false if no fee is charged for several of them together.
    fn settle(&self, lines: &mut [(usize, usize, Shared)]) -> bool {
        let mut entries: Vec<(Entry, &Fee)> = Vec::new();
        for (_, _, shared) in lines.iter() {
            for (entry, _) in &shared.fees {
                if !entries.iter().any(|(known, _)| known == entry)
                    && let Some(fee) = self.fee(*entry)
                {
                    entries.push((*entry, fee));
                }
            }
        }
        let mut currencies = lines.iter().filter_map(|(_, _, shared)| shared.net.map(|net| net.currency));
        let Some(currency) = currencies.next().filter(|first| currencies.all(|other| other == *first)) else {
            return false;
        };
        if !entries.iter().any(|(_, fee)| fee.is_of_whole()) {
            return false;
        }
        let mut totals = Vec::new();
        for (entry, fee) in &entries {
            let mut of_lines = lines
                .iter()
                .filter(|(_, _, shared)| shared.is_known())
                .filter_map(|(_, _, shared)| shared.uncapped(*entry));
            let sum =
                if fee.amount.is_once() { of_lines.next().unwrap_or(0) } else { of_lines.fold(0, i64::saturating_add) };
            let most = sum.min(fee.at_most.unwrap_or(i64::MAX));
            // Groups of several documents are told apart.
            let group =
                fee.group.map(|group| group.saturating_mul(self.policy.documents.len()).saturating_add(entry.0));
            totals.push((group, Some(most)));
        }
        let beaten = beaten(&totals);
        // What is a part of a price first, so that an amount is shared by what is left of each line.
        let turns = [(false, true), (false, false), (true, true), (true, false)];
        let all = || entries.iter().zip(&totals).zip(&beaten);
        let in_turn = turns
            .iter()
            .flat_map(|turn| all().filter(move |(((entry, fee), _), _)| (fee.amount.is_once(), entry.2) == *turn));
        for (((entry, fee), (_, total)), is_beaten) in in_turn {
            let weights: Vec<i64> = lines.iter().map(|(_, _, shared)| shared.weight(*entry, fee)).collect();
            let bearer = weights
                .iter()
                .zip(lines.iter())
                .position(|(_, (_, _, shared))| shared.is_known() && shared.uncapped(*entry).is_some());
            let whole = Money { amount: total.unwrap_or(0), currency };
            let parts = shares(Some(whole), Some(&weights));
            for (place, (_, _, shared)) in lines.iter_mut().enumerate() {
                // Where nothing is left of any line, the first has it.
                let nothing = if bearer == Some(place) { whole } else { Money { amount: 0, ..whole } };
                let part = if parts.is_empty() { nothing } else { parts.get(place).copied().unwrap_or(nothing) };
                shared.set(*entry, part, *is_beaten);
            }
        }
        true
    }

    fn fee(&self, (document, cost, is_bonus): Entry) -> Option<&Fee> {
        let cost = self.policy.documents.get(document)?.costs.get(cost)?;
        if is_bonus { cost.bonus.as_ref() } else { cost.fee.as_ref() }
    }
}

/// One line of a return while its fees are shared.
struct Shared {
    /// Its fees and bonuses as they are for itself.
    fees: Vec<(Entry, ChargedFee)>,
    /// What is left of its refund; `None` if that is not known.
    net: Option<Money>,
}

impl Shared {
    fn of(option: &OpenOption) -> Self {
        let of = |list: &[ChargedFee], is_bonus| -> Vec<_> {
            list.iter().map(|fee| ((option.key.document, fee.cost, is_bonus), fee.clone())).collect()
        };
        let mut fees = of(&option.costs.fees, false);
        fees.extend(of(&option.costs.bonuses, true));
        let net = option.refund.as_ref().map(|refund| {
            let mut goods = refund.clone();
            goods.keep(&|kind| !matches!(kind, StepKind::Fee | StepKind::Bonus));
            goods.amount
        });
        Self { fees, net }
    }

    fn is_known(&self) -> bool {
        self.net.is_some()
    }

    fn uncapped(&self, entry: Entry) -> Option<i64> {
        let fee = self.fees.iter().find(|(known, _)| *known == entry)?;
        fee.1.uncapped.map(|amount| amount.amount)
    }

    /// By what a line shares a fee: its own, or what is left of it.
    fn weight(&self, entry: Entry, fee: &Fee) -> i64 {
        match self.uncapped(entry).zip(self.net) {
            Some((_, net)) if fee.amount.is_once() => net.amount.max(0),
            Some((own, _)) => own,
            None => 0,
        }
    }

    fn set(&mut self, entry: Entry, part: Money, is_beaten: bool) {
        let is_known = self.is_known();
        let Some((_, fee)) = self.fees.iter_mut().find(|(known, _)| *known == entry) else { return };
        fee.amount = is_known.then_some(part);
        fee.beaten = is_beaten;
        if let Some(net) = self.net.as_mut().filter(|_| !is_beaten) {
            *net = net.plus(if entry.2 { part } else { part.negative() });
        }
    }

    fn write(self, option: &mut OpenOption) {
        let (mut fees, mut bonuses) = (Vec::new(), Vec::new());
        for ((_, _, is_bonus), fee) in self.fees {
            if is_bonus { &mut bonuses } else { &mut fees }.push(fee);
        }
        (option.costs.fees, option.costs.bonuses) = (fees, bonuses);
        if let Some(refund) = &mut option.refund {
            refund.keep(&|kind| !matches!(kind, StepKind::Fee | StepKind::Bonus));
            if refund.charge(&option.costs).is_none() {
                option.refund = None;
            }
        }
    }
}
