//! Why a remedy is not open, by the rule that comes nearest to giving it.

use std::cmp::Reverse;
use std::slice;

use super::assessment::Assessment;
use super::budget::TooCostly;
use super::decision::decide_shortly;
use super::opening::Open;
use super::{Cause, Closed, Fact, Line, OptionKey, PlacedWindow, Refused, Request};
use crate::domain::calendar::Instant;
use crate::domain::policy::{Policy, Refusal, Selector, Test};
use crate::domain::quantity::Left;
use crate::domain::sort::sort_short;

/// How much would have to be otherwise for a rule to hold, from the least on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Distance {
    /// It is too late.
    Ended,
    /// Another rule takes the remedy out.
    Excluded,
    /// It is too early.
    NotStarted,
    /// A fact is otherwise.
    Condition,
    /// There are not as many goods.
    Quantity,
    /// It is for another reason.
    OtherReason,
    /// It is for other goods or other orders, and does not concern this line.
    Elsewhere,
}

/// Why a remedy is not open.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Why {
    /// The rule that comes nearest, and the remedy.
    pub key: OptionKey,
    /// What closes it.
    pub refused: Refused,
    /// When it would be open.
    pub window: PlacedWindow,
    /// The facts that decided it.
    pub facts: Vec<Fact>,
    /// How many items may still go back at most, if that is known.
    pub left: Option<Left>,
}

/// What is closed, and how far it is from being open.
type Ranked<'c> = (&'c Closed, Distance);

/// Why each remedy that was asked for is not open, the nearest reason first.
///
/// # Errors
///
/// [`TooCostly`], as for [`super::decide`].
pub fn why(policy: &Policy, line: &Line, request: &Request, now: Instant) -> Result<Vec<Why>, TooCostly> {
    decide_shortly(policy, line, request, now).map(|decision| decision.why)
}

impl Assessment<'_> {
    /// Why each remedy is not open that none of the shown options gives.
    pub fn nearest(&self, closed: &[Closed], shown: &[Open]) -> Vec<Why> {
        let is_shown = |remedy| shown.iter().any(|open| self.grant(open).is_some_and(|grant| grant.remedy == remedy));
        let comes_before = |one: &Ranked, other: &Ranked| self.rank(one) < self.rank(other);
        let mut told: Vec<Ranked> = Vec::new();
        for closed in closed.iter().filter(|closed| !is_shown(closed.key.remedy)) {
            let one = (closed, self.distance(closed));
            match told.iter_mut().find(|(known, _)| known.key.remedy == closed.key.remedy) {
                Some(known) if comes_before(&one, known) => *known = one,
                Some(_) => {}
                None => told.push(one),
            }
        }
        // What does not concern the line is told where nothing else is.
        if told.iter().any(|(_, distance)| *distance < Distance::Elsewhere) || !shown.is_empty() {
            told.retain(|(_, distance)| *distance < Distance::Elsewhere);
        }
        sort_short(&mut told, &comes_before);
        told.into_iter().filter_map(|(closed, distance)| self.why(closed, distance)).collect()
    }

    fn why(&self, closed: &Closed, distance: Distance) -> Option<Why> {
        let of = |refused: &Refused| self.distance_of(closed.key, refused);
        let told = match distance {
            Distance::OtherReason | Distance::Elsewhere => distance,
            _ => closed.refusals.iter().map(of).min()?,
        };
        let alike = closed.refusals.iter().filter(|refused| of(refused) == told);
        let refused = alike.min_by_key(|refused| (refused.refusal as u8, self.id_of_other(closed.key, refused)))?;
        let left = self.facts.line.left();
        Some(Why {
            key: closed.key,
            refused: refused.clone(),
            window: closed.window,
            facts: self.facts_of(closed.key, refused),
            left,
        })
    }

    /// The facts that a reason stands on: what a test reads, or what the excluding rule asks.
    fn facts_of(&self, key: OptionKey, refused: &Refused) -> Vec<Fact> {
        let Some((document, rule)) = key.terms(self.facts.policy) else { return Vec::new() };
        let mut facts = Vec::new();
        match refused.cause {
            Cause::Test(place) => facts_of(rule.when.0.get(place).map_or(&[], slice::from_ref), &mut facts),
            Cause::OtherRule(other) => {
                facts_of(document.rules.get(other).map_or(&[], |other| &other.when.0), &mut facts);
            }
            _ => {}
        }
        facts
    }

    /// How far a closed option is from being open.
    pub fn distance(&self, closed: &Closed) -> Distance {
        let far = closed.refusals.iter().map(|refused| self.distance_of(closed.key, refused)).max();
        far.unwrap_or(Distance::Elsewhere)
    }

    /// The nearest comes first: what needs the least, then what fails in fewer respects, then what was open last. Of equals it is
    /// the shop's, then that of the pack that is named last, as for options; then the one whose id comes first.
    fn rank(&self, (closed, distance): &Ranked) -> impl Ord + use<'_> {
        let ended = closed.window.closing.instant().filter(|_| *distance == Distance::Ended);
        let pack = self.facts.policy.documents.len().saturating_sub(closed.key.document);
        let document = if closed.key.document == 0 { 0 } else { pack };
        let of_equals = (closed.key.remedy, document, self.id(closed.key));
        (*distance, closed.refusals.len(), Reverse(ended), of_equals)
    }

    /// The id of a rule.
    pub fn id(&self, key: OptionKey) -> &str {
        key.terms(self.facts.policy).map_or("", |(_, rule)| &rule.id)
    }

    /// The id of the rule that a reason is about, if it is another.
    fn id_of_other(&self, key: OptionKey, refused: &Refused) -> &str {
        let Cause::OtherRule(other) = refused.cause else { return "" };
        let document = key.terms(self.facts.policy).map(|(document, _)| document);
        document.and_then(|document| document.rules.get(other)).map_or("", |rule| &rule.id)
    }

    fn distance_of(&self, key: OptionKey, refused: &Refused) -> Distance {
        let Cause::Test(place) = refused.cause else { return of_refusal(refused.refusal) };
        let test = key.terms(self.facts.policy).and_then(|(_, rule)| rule.when.0.get(place));
        test.map_or(Distance::Condition, of_test)
    }
}

fn facts_of(tests: &[Test], facts: &mut Vec<Fact>) {
    for test in tests {
        match test {
            Test::Not(inner) => facts_of(&inner.0, facts),
            test => facts.extend(Fact::of(test).filter(|fact| *fact != Fact::Reason)),
        }
    }
}

fn of_test(test: &Test) -> Distance {
    match test {
        Test::AnyOf(Selector::Reason, _) => Distance::OtherReason,
        Test::AnyOf(Selector::PaymentMethod | Selector::Tier, _) => Distance::Condition,
        Test::AnyOf(..) | Test::Remedy(_) | Test::Consumer(_) => Distance::Elsewhere,
        Test::Quantity(_) => Distance::Quantity,
        // An exception is as near as the nearest thing that it asks.
        Test::Not(inner) => inner.0.iter().map(of_test).min().unwrap_or(Distance::Condition),
        _ => Distance::Condition,
    }
}

fn of_refusal(refusal: Refusal) -> Distance {
    match refusal {
        Refusal::WindowClosed | Refusal::ClosedInSeason => Distance::Ended,
        Refusal::Excluded | Refusal::Replaced => Distance::Excluded,
        Refusal::NotStarted | Refusal::NotYetOpen => Distance::NotStarted,
        Refusal::NothingLeft | Refusal::QuantityExceedsReturnable => Distance::Quantity,
        Refusal::CountryNotCovered | Refusal::OrderNotCovered => Distance::Elsewhere,
        _ => Distance::Condition,
    }
}
