//! Where a shop's terms give less than a law.

use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate};

use super::demand::{Demands, Subject, Wanted};
use super::entries::{categories, starts};
use super::logic::{Claim, Logic, all_hold, lists_of};
use super::reach::{given, opponents, unopposed};
use super::sample::{Sample, Samples, Times};
use super::weakness::Comparison;
use super::{Declarations, Finding, Place, granted, is_for_the_shop};
use crate::domain::calendar::{CountingMode, Instant};
use crate::domain::entitlement::{Budget, OpenOption, Openness, Request, evaluate};
use crate::domain::policy::{Document, Name, Policy, Remedy, Rule, Selector, Test, Window};
use crate::domain::sort::insert_new;

/// Bounds on the samples of one right on one date, and of all rights: enough for every pair of a right and an entry of
/// a shop's policy, and a limit on the time.
const SAMPLES_OF_A_RIGHT: usize = 64;
const SAMPLES_ON_OTHER_DATES: usize = 4;
const SAMPLES_APART: usize = 12;
const MAX_SAMPLES: usize = 8000;
/// Pairs of rules that one sample of a usual policy evaluates. A sample of a larger policy counts for more.
const USUAL_PAIRS: usize = 8000;

/// Finds what makes the shop's own terms worse than those of a law.
///
/// For each right of a law it makes an order line that has the right, and evaluates what the shop grants of the same
/// remedy. While the shop's option is as good, it changes the line: so that the shop's rule no longer matches, that
/// another one takes it out, or that a cost or a season applies. If the line still has the right and the shop has no
/// option that is as good, it finds the entry that makes the difference.
pub(super) fn look(policy: &Policy, shop: &Document, declared: &Declarations, now: Instant, found: &mut Vec<Finding>) {
    let mut pairs = 0_usize;
    for document in &policy.documents {
        pairs = pairs.saturating_add(document.rules.len().saturating_mul(document.rules.len()));
    }
    let weight = (pairs / USUAL_PAIRS).saturating_add(1);
    let left = MAX_SAMPLES.checked_div(weight).unwrap_or(0);
    let mut probe = Probe { policy, shop, logic: Logic::new(policy), samples: Samples::of(policy), left, found };
    let today = policy.zone.date_of(now);
    let goods = categories(policy, shop, declared);
    for (index, law) in policy.documents.iter().enumerate().skip(1) {
        if !is_for_the_shop(law, shop) {
            continue;
        }
        for rule in law.rules.iter().filter(|rule| !rule.unsure) {
            for remedy in granted(rule) {
                let Some(goods) = goods_of(policy, rule, &goods) else { continue };
                let right = Right { index, law, rule, goods, remedy: *remedy };
                for reason in probe.reasons(&right) {
                    probe.right(&right, reason, today);
                }
            }
        }
    }
}

/// The goods of the shop that a rule of a law is for: all, if it names none; `None` if it is for others only.
fn goods_of(policy: &Policy, rule: &Rule, goods: &[Name]) -> Option<Vec<Name>> {
    let mut found: Option<Vec<Name>> = None;
    for test in &rule.when.0 {
        if let Test::AnyOf(Selector::Category, names) = test {
            let is_meant = |one: &Name| policy.with_groups(&[*one]).iter().any(|group| names.contains(group));
            found.get_or_insert_with(|| goods.to_vec()).retain(is_meant);
        }
    }
    match found {
        Some(found) if found.is_empty() => None,
        found => Some(found.unwrap_or_default()),
    }
}

/// One remedy of one rule of a law.
struct Right<'p> {
    index: usize,
    law: &'p Document,
    rule: &'p Rule,
    /// The categories of the shop's goods that it is for; all goods, if there are none.
    goods: Vec<Name>,
    remedy: Remedy,
}

struct Probe<'p, 'f> {
    policy: &'p Policy,
    shop: &'p Document,
    logic: Logic<'p>,
    samples: Samples<'p>,
    left: usize,
    found: &'f mut Vec<Finding>,
}

/// The conditions that a sample must meet.
#[derive(Clone)]
struct State<'p> {
    given: Demands,
    claims: Vec<Claim<'p>>,
    /// Rules of the shop that certainly match, by their indices.
    settled: Vec<usize>,
}

impl<'p> Probe<'p, '_> {
    /// The reasons that a right is about, without those that the shop treats like an earlier one. A right that needs no
    /// reason is one to change one's mind: what the shop asks of whoever reports a fault is no less than it.
    fn reasons(&self, right: &Right<'p>) -> Vec<Name> {
        let mut lists = Vec::new();
        for (_, matcher) in super::entries::matchers(self.shop, 0) {
            lists.extend(lists_of(matcher, Selector::Reason));
        }
        let mut possible = self.policy.reasons.leaves();
        possible.retain(|leaf| {
            let state = self.start(right, *leaf);
            self.logic.facts(&state.given, &state.claims).is_ok()
        });
        let whims = self.policy.reasons.leaves_of(self.policy.names.find("preference"));
        if possible.iter().any(|leaf| whims.contains(leaf)) {
            possible.retain(|leaf| whims.contains(leaf));
        }
        let (mut reasons, mut seen) = (Vec::new(), Vec::new());
        for leaf in possible {
            let treatment: Vec<bool> = lists.iter().map(|list| list.contains(&leaf)).collect();
            if !seen.contains(&treatment) {
                seen.push(treatment);
                reasons.push(leaf);
            }
        }
        reasons
    }

    /// The state in which a right holds for a reason.
    fn start(&self, right: &Right<'p>, reason: Name) -> State<'p> {
        let mut given = given(self.shop);
        given.0.extend(self::given(right.law).0);
        if !right.goods.is_empty() {
            given.add(Subject::Names(Selector::Category), Wanted::OneOf(right.goods.clone()));
        }
        given.add(Subject::Names(Selector::Reason), Wanted::OneOf(vec![reason]));
        given.add(Subject::Remedy, Wanted::Remedies(vec![right.remedy]));
        State { given, claims: unopposed(right.law, right.rule, right.remedy), settled: Vec::new() }
    }

    fn right(&mut self, right: &Right<'p>, reason: Name, today: NaiveDate) {
        let start = self.start(right, reason);
        let times = Times { date: today, later_from: None };
        self.search(right, start.clone(), times, SAMPLES_OF_A_RIGHT);
        let Some(lawful) = &right.rule.window else { return };
        let mut events = starts(lawful);
        let (mut counted_alike, mut begins_alike) = (true, true);
        for rule in self.shop.rules.iter().filter(|rule| granted(rule).contains(&right.remedy)) {
            let Some(window) = &rule.window else { continue };
            counted_alike &= is_counted_alike(window, lawful);
            begins_alike &= window.from == lawful.from;
            for event in starts(window) {
                insert_new(&mut events, event);
            }
        }
        if !begins_alike {
            for event in events {
                let times = Times { date: today, later_from: Some(event) };
                self.search(right, start.clone(), times, SAMPLES_APART);
            }
        }
        if !counted_alike {
            for date in dates(today) {
                let times = Times { date, later_from: None };
                self.search(right, start.clone(), times, SAMPLES_ON_OTHER_DATES);
            }
        }
    }

    /// Tries samples in which the right holds, from the nearest on.
    fn search(&mut self, right: &Right<'p>, start: State<'p>, times: Times, most: usize) {
        let mut states = vec![start];
        let mut next = 0;
        // The samples are counted instead.
        let budget = Budget::of(0);
        while let Some(state) = states.get(next).cloned() {
            next = next.saturating_add(1);
            let Ok(facts) = self.logic.facts(&state.given, &state.claims) else { continue };
            let Some(sample) = self.samples.with(&facts, times, self.logic.one_category) else { continue };
            if next > most || self.left == 0 {
                return;
            }
            self.left = self.left.saturating_sub(1);
            let request = Request { remedy: Some(right.remedy), ..sample.request.clone() };
            let mut evaluation = evaluate(self.policy, &sample.line, &request, sample.at, &budget);
            let Some(law) = self.option(right, &evaluation.options) else { continue };
            let comparison =
                Comparison { policy: self.policy, shop: self.shop, sample: &sample, options: &evaluation.options, law };
            if let Some(adequate) = comparison.adequate().first() {
                let Some(rule) = self.shop.rules.get(adequate.key.rule) else { continue };
                self.worsen(&state, rule, right.remedy, times.date, &mut states);
            } else if !comparison.is_warranted() {
                for finding in comparison.weaknesses(&mut evaluation.unopened) {
                    self.found.push(self.described(finding, right, &sample));
                }
            }
        }
    }

    /// The law's option, if it is certainly open.
    fn option<'o>(&self, right: &Right, options: &'o [OpenOption]) -> Option<&'o OpenOption> {
        options.iter().find(|option| {
            let key = option.key;
            key.document == right.index
                && key.remedy == right.remedy
                && option.openness != Openness::Conditional
                && !option.costs.uncertain
                && right.law.rules.get(key.rule).is_some_and(|rule| std::ptr::eq(rule, right.rule))
        })
    }

    /// Adds the states in which an option of the shop would be taken away or worse.
    fn worsen(&self, state: &State<'p>, rule: &'p Rule, remedy: Remedy, today: NaiveDate, states: &mut Vec<State<'p>>) {
        let mut add = |claims, demand| states.extend(self.with(state, claims, demand));
        for opponent in opponents(self.shop, rule, remedy) {
            add(all_hold(&opponent.when), None);
        }
        for cost in &self.shop.costs {
            let is_for = cost.rules.is_empty() || cost.rules.contains(&rule.id);
            if is_for && (cost.fee.is_some() || cost.seller_pays_shipping == Some(false)) {
                add(all_hold(&cost.when), None);
            }
        }
        for season in self.shop.seasons.iter().filter(|season| season.rules.contains(&rule.id)) {
            let next_year = today.checked_add_days(Days::new(365)).unwrap_or(today);
            if let Some((first, last)) = season.last_before(next_year).filter(|(_, last)| today <= *last) {
                let within = Wanted::Between(Some(first), Some(last));
                add(all_hold(&season.when), Some((Subject::Event(season.event), within)));
            }
        }
        for test in &rule.when.0 {
            if !matches!(test, Test::AnyOf(Selector::Reason, _) | Test::Unread) {
                add(vec![Claim::Fails(test)], None);
            }
        }
        if !state.settled.contains(&rule.index) {
            let place = states.len();
            states.extend(self.with(state, unopposed(self.shop, rule, remedy), None));
            if let Some(added) = states.get_mut(place) {
                added.settled.push(rule.index);
            }
        }
    }

    /// The state with more claims; `None` if they cannot hold together.
    fn with(&self, state: &State<'p>, claims: Vec<Claim<'p>>, demand: Option<(Subject, Wanted)>) -> Option<State<'p>> {
        let mut next = state.clone();
        next.claims.splice(0..0, claims);
        if let Some((subject, wanted)) = demand {
            next.given.add(subject, wanted);
        }
        self.logic.facts(&next.given, &next.claims).is_ok().then_some(next)
    }

    /// Adds the right and the sample to a finding.
    fn described(&self, finding: Finding, right: &Right, sample: &Sample) -> Finding {
        let texts = |names: &[Name]| {
            let texts: Vec<_> = names.iter().map(|name| self.policy.names.text(*name)).collect();
            texts.join(" ")
        };
        finding
            .other(Place::of(right.index).field("rules").entry(right.rule.index))
            .with("remedy", right.remedy.code())
            .with("law", &right.law.id)
            .with("right", &right.rule.id)
            .with("reason", &texts(sample.request.reason.as_slice()))
            .with("categories", &texts(&sample.line.categories))
            .with("tags", &texts(&sample.line.tags))
            .with("channels", &texts(sample.line.channel.as_slice()))
    }
}

/// True if the longer of two windows is the same on every date.
fn is_counted_alike(one: &Window, other: &Window) -> bool {
    let by_days = |window: &Window| {
        !window.rolls_over() && matches!(window.mode, CountingMode::DaysAfter | CountingMode::DaysBeginningWith)
    };
    let zones = Arc::ptr_eq(&one.zone, &other.zone);
    zones && ((by_days(one) && by_days(other)) || (one.mode == other.mode && !one.rolls_over() && !other.rolls_over()))
}

/// The days of a week, for weekends, and the ends of the next months, for their lengths.
pub(super) fn dates(today: NaiveDate) -> Vec<NaiveDate> {
    let mut dates = Vec::new();
    for days in 0..7 {
        dates.extend(today.checked_add_days(Days::new(days)));
    }
    let Some(mut first) = today.with_day(1) else { return dates };
    for _ in 0..13 {
        let Some(next) = first.checked_add_months(chrono::Months::new(1)) else { break };
        dates.extend(next.pred_opt());
        dates.push(next);
        first = next;
    }
    dates
}
