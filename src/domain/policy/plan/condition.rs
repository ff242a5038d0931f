//! The conditions of a policy, each held once.

use super::FactPlan;
use super::table::{Id, Table};
use crate::domain::money::Decimal;
use crate::domain::policy::{FactTest, Range, Test};

/// A condition that a rule, a cost, a season or a presumption sets.
#[derive(Debug, PartialEq)]
pub enum Condition {
    /// One test, and the fact that it reads if that may be missing.
    Test(Test, Option<Id<FactPlan>>),
    /// All of these hold. Without any, it always holds.
    All(Vec<Id<Condition>>),
    /// This one does not hold.
    Not(Id<Condition>),
}

/// The conditions of a policy. Equal ones are one, and each comes after those that it consists of.
#[derive(Debug, Default)]
pub struct Conditions {
    table: Table<Condition>,
    /// The facts that each condition reads, in order.
    reads: Vec<Vec<Id<FactPlan>>>,
    /// The conditions by a number that equal ones share, so that few are compared.
    alike: Vec<Vec<Id<Condition>>>,
}

impl Conditions {
    const BUCKETS: usize = 256;

    /// The conditions, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Id<Condition>, &Condition)> {
        self.table.iter()
    }

    /// The number of conditions.
    #[must_use]
    pub fn len(&self) -> usize {
        self.table.len()
    }

    /// A condition; `None` for one of another policy.
    #[must_use]
    pub fn get(&self, id: Id<Condition>) -> Option<&Condition> {
        self.table.get(id)
    }

    /// The facts that a condition reads.
    #[must_use]
    pub fn reads(&self, id: Id<Condition>) -> &[Id<FactPlan>] {
        self.reads.get(id.index()).map_or(&[], Vec::as_slice)
    }

    /// The place of a condition, which is added if it is new.
    pub(super) fn add(&mut self, condition: Condition) -> Id<Condition> {
        if self.alike.is_empty() {
            self.alike.resize_with(Self::BUCKETS, Vec::new);
        }
        let bucket = likeness(&condition) % Self::BUCKETS;
        let alike = self.alike.get(bucket).map_or(&[][..], Vec::as_slice);
        if let Some(known) = alike.iter().find(|id| self.table.get(**id) == Some(&condition)) {
            return *known;
        }
        let mut reads = Vec::new();
        match &condition {
            Condition::Test(_, fact) => reads.extend(fact),
            Condition::All(parts) => parts.iter().for_each(|part| join(&mut reads, self.reads(*part))),
            Condition::Not(part) => reads.extend_from_slice(self.reads(*part)),
        }
        self.reads.push(reads);
        let id = self.table.push(condition);
        if let Some(alike) = self.alike.get_mut(bucket) {
            alike.push(id);
        }
        id
    }

    /// Forgets what only adding needs.
    pub(super) fn close(&mut self) {
        self.alike = Vec::new();
    }
}

/// A number that equal conditions share, and few others do.
fn likeness(condition: &Condition) -> usize {
    let join = |all: usize, part: usize| all.wrapping_mul(31).wrapping_add(part);
    match condition {
        Condition::Test(test, _) => match test {
            Test::AnyOf(_, names) => names.iter().fold(1, |all, name| join(all, name.number())),
            Test::Event(name, _) | Test::Declared(name, FactTest::Is(_) | FactTest::Equals(_)) => name.number(),
            Test::Usage(_, range)
            | Test::Quantity(range)
            | Test::Amount(_, range, _)
            | Test::Repairs(_, range)
            | Test::Claims(_, range, _) => range_likeness(*range),
            Test::Declared(name, FactTest::Within(range)) => join(range_likeness(*range), name.number()),
            _ => 2,
        },
        Condition::All(parts) => parts.iter().fold(3, |all, part| join(all, part.index())),
        Condition::Not(part) => part.index(),
    }
}

fn range_likeness(Range { min, max }: Range) -> usize {
    let millionths = min.or(max).map_or(0, Decimal::millionths).unsigned_abs();
    // What is whole is told apart too.
    usize::try_from(millionths.wrapping_add(millionths >> 6) & 0xFFFF_FFFF).unwrap_or_default()
}

/// Adds what is new to an ordered list.
pub(super) fn join<T>(list: &mut Vec<Id<T>>, others: &[Id<T>]) {
    for other in others {
        if let Err(place) = list.binary_search(other) {
            list.insert(place, *other);
        }
    }
}
