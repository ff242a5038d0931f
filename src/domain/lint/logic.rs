//! Whether conditions can hold together, and with which facts.

use std::cell::Cell;

use chrono::NaiveDate;

use super::demand::{Demand, Demands, Subject, Wanted, bit};
use crate::domain::policy::{EventTest, FactTest, Matcher, Policy, Range, Remedy, Selector, Test};

/// A statement about tests that must be true.
#[derive(Clone, Copy)]
pub(super) enum Claim<'p> {
    Holds(&'p Test),
    Fails(&'p Test),
    /// Not every test of the matcher holds.
    FailsSomewhere(&'p Matcher),
}

/// Why no facts were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// There are none.
    Contradiction,
    /// Too many ways would have to be tried.
    TooManyWays,
}

/// The most steps of one search, and the most claims in it. Beyond them the answer is not known.
const MAX_STEPS: u32 = 4_000;
const MAX_CLAIMS: usize = 400;
/// The most claims that one pass over a policy reads, so that a large policy takes no longer than a small one.
const MAX_EFFORT: usize = 12_000_000;

/// Finds facts under which claims hold together.
pub(super) struct Logic<'p> {
    pub policy: &'p Policy,
    /// True if a line is taken to have one category and its groups, as goods usually do.
    pub one_category: bool,
    /// The part of [`MAX_EFFORT`] that is left.
    left: Cell<usize>,
}

impl<'p> Logic<'p> {
    pub fn new(policy: &'p Policy) -> Self {
        Self { policy, one_category: true, left: Cell::new(MAX_EFFORT) }
    }

    /// The same for lines that may have categories which usually exclude each other.
    pub fn of_any_categories(policy: &'p Policy) -> Self {
        Self { one_category: false, ..Self::new(policy) }
    }

    /// Facts under which all claims hold.
    ///
    /// # Errors
    ///
    /// [`Failure::Contradiction`] if there are none, [`Failure::TooManyWays`] if the search was cut short.
    pub fn facts(&self, given: &Demands, claims: &[Claim<'p>]) -> Result<Demands, Failure> {
        let mut facts = given.clone();
        for subject in given.subjects() {
            if !facts.can_be_met(subject, self.policy, self.one_category) {
                return Err(Failure::Contradiction);
            }
        }
        let mut left = MAX_STEPS;
        self.search(&mut facts, claims, &mut left)?;
        Ok(facts)
    }

    /// True if the claims certainly never hold together.
    pub fn is_never(&self, given: &Demands, claims: &[Claim<'p>]) -> bool {
        self.facts(given, claims).is_err_and(|failure| failure == Failure::Contradiction)
    }

    /// True if `other` certainly holds whenever `one` does.
    pub fn implies(&self, one: &'p Matcher, other: &'p Matcher) -> bool {
        let mut claims = all_hold(one);
        claims.push(Claim::FailsSomewhere(other));
        self.is_never(&Demands::default(), &claims)
    }

    fn search(&self, facts: &mut Demands, claims: &[Claim<'p>], left: &mut u32) -> Result<(), Failure> {
        let Some((first, rest)) = claims.split_first() else { return Ok(()) };
        let effort = claims.len().saturating_add(facts.0.len());
        self.left.set(self.left.get().checked_sub(effort).ok_or(Failure::TooManyWays)?);
        *left = left.checked_sub(1).filter(|_| claims.len() <= MAX_CLAIMS).ok_or(Failure::TooManyWays)?;
        for (demand, mut next) in ways(*first) {
            let known = facts.0.len();
            let subject = demand.as_ref().map(|demand| demand.subject);
            facts.0.extend(demand);
            if subject.is_none_or(|subject| facts.can_be_met(subject, self.policy, self.one_category)) {
                next.extend_from_slice(rest);
                match self.search(facts, &next, left) {
                    Err(Failure::Contradiction) => {}
                    found => return found,
                }
            }
            facts.0.truncate(known);
        }
        Err(Failure::Contradiction)
    }
}

/// The claim that a matcher holds, test by test.
pub(super) fn all_hold(matcher: &Matcher) -> Vec<Claim<'_>> {
    matcher.0.iter().map(Claim::Holds).collect()
}

/// One way in which a claim holds: a demand, and further claims.
type Way<'p> = (Option<Demand>, Vec<Claim<'p>>);

fn ways(claim: Claim<'_>) -> Vec<Way<'_>> {
    match claim {
        Claim::Holds(Test::Not(inner)) | Claim::FailsSomewhere(inner) => {
            inner.0.iter().map(|test| (None, vec![Claim::Fails(test)])).collect()
        }
        Claim::Fails(Test::Not(inner)) => vec![(None, all_hold(inner))],
        // A test that is not understood may hold or fail.
        Claim::Holds(Test::Unread) | Claim::Fails(Test::Unread) => vec![(None, Vec::new())],
        Claim::Holds(test) => demanded(test, true),
        Claim::Fails(test) => demanded(test, false),
    }
}

fn demanded(test: &Test, holds: bool) -> Vec<Way<'_>> {
    let names = |names: &[_]| if holds { Wanted::OneOf(names.to_vec()) } else { Wanted::NoneOf(names.to_vec()) };
    let (subject, wanted) = match test {
        Test::AnyOf(selector, list) => (Subject::Names(*selector), vec![names(list)]),
        Test::Remedy(listed) => {
            let mut remedies = Remedy::ALL.to_vec();
            remedies.retain(|remedy| listed.contains(remedy) == holds);
            (Subject::Remedy, vec![Wanted::Remedies(remedies)])
        }
        Test::Consumer(wanted) => (Subject::Consumer, vec![Wanted::Flag(*wanted == holds)]),
        Test::Condition(fact, wanted) => (Subject::Condition(*fact), vec![Wanted::Flag(*wanted == holds)]),
        Test::Usage(unit, range) => (Subject::Usage(*unit), ranges(*range, holds)),
        Test::Quantity(range) => (Subject::Quantity, ranges(*range, holds)),
        Test::Amount(amount, range, _) => (Subject::Amount(*amount), ranges(*range, holds)),
        Test::Repairs(measure, range) => (Subject::Repairs(*measure), ranges(*range, holds)),
        Test::Claims(scope, range, remedies) => (Subject::Claims(*scope, bits(remedies)), ranges(*range, holds)),
        Test::Event(event, test) => (Subject::Event(*event), times(*test, holds)),
        Test::Declared(name, test) => {
            let wanted = match test {
                FactTest::Is(wanted) => vec![Wanted::Flag(*wanted == holds)],
                FactTest::Equals(choice) => vec![names(&[*choice])],
                FactTest::Within(range) => ranges(*range, holds),
            };
            (Subject::Declared(*name), wanted)
        }
        Test::Not(_) | Test::Unread => return Vec::new(),
    };
    wanted.into_iter().map(|wanted| (Some(Demand { subject, wanted }), Vec::new())).collect()
}

/// A bit for each remedy that counts: all, if none is listed.
fn bits(remedies: &[Remedy]) -> u32 {
    let counts = |remedy: &&Remedy| remedies.is_empty() || remedies.contains(remedy);
    Remedy::ALL.iter().filter(counts).fold(0, |bits, remedy| bits | bit(*remedy))
}

/// The range itself if it holds; else the ranges below and above it.
fn ranges(range: Range, holds: bool) -> Vec<Wanted> {
    if holds {
        return vec![Wanted::Within(range)];
    }
    let below = range.min.map(|min| Range { min: None, max: Some(min.just_below()) });
    let above = range.max.map(|max| Range { min: Some(max.just_above()), max: None });
    below.into_iter().chain(above).map(Wanted::Within).collect()
}

fn times(test: EventTest, holds: bool) -> Vec<Wanted> {
    match test {
        EventTest::Happened(wanted) if wanted == holds => vec![Wanted::Between(None, None)],
        EventTest::Happened(_) => vec![Wanted::NotYet],
        EventTest::Between(from, to) if holds => vec![Wanted::Between(from, to)],
        EventTest::Between(from, to) => {
            let before = from.and_then(|from| from.pred_opt()).map(|last| Wanted::Between(None, Some(last)));
            let after = to.and_then(|to: NaiveDate| to.succ_opt()).map(|first| Wanted::Between(Some(first), None));
            before.into_iter().chain(after).chain([Wanted::NotYet]).collect()
        }
    }
}

/// The names that the tests of a matcher list for one selector, those of `not` included.
pub(super) fn lists_of(matcher: &Matcher, wanted: Selector) -> Vec<&Vec<crate::domain::policy::Name>> {
    let mut lists = Vec::new();
    for test in &matcher.0 {
        match test {
            Test::AnyOf(selector, names) if *selector == wanted => lists.push(names),
            Test::Not(inner) => lists.extend(lists_of(inner, wanted)),
            _ => {}
        }
    }
    lists
}
