//! What a policy gives for many lines, added up.

use std::collections::BTreeMap;

use aftersales::authoring::RowOutcome;
use aftersales::domain::entitlement::Status;
use aftersales::domain::money::Currency;
use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use super::{Kinds, Tally};

/// What a policy gives for some of the lines.
#[derive(Clone, Default)]
pub struct Sums {
    pub lines: usize,
    /// How many lines have each status, in their order.
    pub statuses: [usize; 4],
    /// Lines whose end is certain, and the days that are left of them together.
    pub ending: usize,
    pub days: i64,
    /// What is paid back where all who may ask for it do, in minor units by the numbers of currencies.
    pub money: BTreeMap<u32, i64>,
}

#[derive(Default)]
pub struct Outcomes {
    pub all: Sums,
    pub categories: BTreeMap<String, Sums>,
    pub months: BTreeMap<String, Sums>,
}

impl Sums {
    fn add(&mut self, outcome: Option<RowOutcome>, today: NaiveDate) {
        let status = outcome.map_or(Status::Ineligible, |outcome| outcome.status);
        self.lines = self.lines.saturating_add(1);
        if let Some(count) = self.statuses.get_mut(status as usize) {
            *count = count.saturating_add(1);
        }
        if let Some(last) = outcome.and_then(|outcome| outcome.closing?.last_day()) {
            self.ending = self.ending.saturating_add(1);
            self.days = self.days.saturating_add(last.signed_duration_since(today).num_days());
        }
        if let Some(refund) = outcome.and_then(|outcome| outcome.refund) {
            self.pay(refund.currency.number(), refund.amount);
        }
    }

    fn pay(&mut self, currency: u32, money: i64) {
        let sum = self.money.entry(currency).or_default();
        *sum = sum.saturating_add(money);
    }

    fn merge(&mut self, other: Self) {
        self.lines = self.lines.saturating_add(other.lines);
        for (mine, theirs) in self.statuses.iter_mut().zip(other.statuses) {
            *mine = mine.saturating_add(theirs);
        }
        self.ending = self.ending.saturating_add(other.ending);
        self.days = self.days.saturating_add(other.days);
        for (currency, money) in other.money {
            self.pay(currency, money);
        }
    }

    fn json(&self) -> Value {
        let code = |number: u32| Currency::of_number(number).map(Currency::code).unwrap_or_default();
        let money: Map<String, Value> = self.money.iter().map(|(number, sum)| (code(*number), (*sum).into())).collect();
        let statuses = Status::CODES.iter().zip(self.statuses);
        let statuses: Map<String, Value> = statuses.map(|(code, count)| ((*code).to_owned(), count.into())).collect();
        json!({ "lines": self.lines, "statuses": statuses, "ending": self.ending, "days": self.days, "money": money })
    }
}

impl Outcomes {
    /// Adds what a row comes to.
    pub fn add(&mut self, kinds: &Kinds, row: usize, outcome: Option<RowOutcome>, today: NaiveDate) {
        let month = kinds.months.get(row).map_or("", String::as_str);
        self.all.add(outcome, today);
        for (sums, name) in [(&mut self.categories, kinds.category(row)), (&mut self.months, month)] {
            if !sums.contains_key(name) {
                sums.insert(name.to_owned(), Sums::default());
            }
            if let Some(sums) = sums.get_mut(name) {
                sums.add(outcome, today);
            }
        }
    }

    pub fn json(&self) -> Map<String, Value> {
        let sums = |by: &BTreeMap<String, Sums>| -> Map<String, Value> {
            by.iter().map(|(name, sums)| (name.clone(), sums.json())).collect()
        };
        let mut json = Map::new();
        json.insert("all".to_owned(), self.all.json());
        json.insert("categories".to_owned(), sums(&self.categories).into());
        json.insert("months".to_owned(), sums(&self.months).into());
        json
    }
}

impl Tally for Outcomes {
    fn merge(&mut self, other: Self) {
        self.all.merge(other.all);
        for (mine, theirs) in [(&mut self.categories, other.categories), (&mut self.months, other.months)] {
            for (name, sums) in theirs {
                mine.entry(name).or_default().merge(sums);
            }
        }
    }
}
