//! What another edition changes for many lines, added up.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use aftersales::authoring::{Change, RowOutcome};
use aftersales::domain::money::Currency;
use serde_json::{Map, Value, json};

use super::{Kinds, Tally};

/// Lines that are told one by one, of those who lose and of those who gain.
pub const TOLD: usize = 20;

/// What an edition changes for some of the lines.
#[derive(Clone, Default)]
pub struct Sums {
    pub lines: usize,
    pub losses: usize,
    pub gains: usize,
    /// Days that shoppers have longer, together.
    pub days: i64,
    /// What is paid back more, in minor units by the numbers of currencies.
    pub money: BTreeMap<u32, i64>,
    /// Lines of which the days or the money are not known.
    pub unknown: usize,
}

/// A line for which it is better or worse.
pub struct Changed {
    pub line: usize,
    pub id: String,
    pub category: String,
    pub month: String,
    pub change: Change,
    pub before: Option<RowOutcome>,
    pub after: Option<RowOutcome>,
}

#[derive(Default)]
pub struct Differences {
    pub all: Sums,
    pub categories: BTreeMap<String, Sums>,
    pub months: BTreeMap<String, Sums>,
    /// The worst first.
    pub losses: Vec<Changed>,
    /// The best first.
    pub gains: Vec<Changed>,
}

impl Sums {
    fn add(&mut self, change: Change) {
        self.lines = self.lines.saturating_add(1);
        match change.direction {
            Ordering::Less => self.losses = self.losses.saturating_add(1),
            Ordering::Greater => self.gains = self.gains.saturating_add(1),
            Ordering::Equal => {}
        }
        self.days = self.days.saturating_add(change.days.unwrap_or(0));
        if let (Some(money), Some(currency)) = (change.money, change.currency) {
            self.pay(currency.number(), money);
        }
        if change.days.is_none() || change.money.is_none() {
            self.unknown = self.unknown.saturating_add(1);
        }
    }

    fn pay(&mut self, currency: u32, money: i64) {
        let sum = self.money.entry(currency).or_default();
        *sum = sum.saturating_add(money);
    }

    fn merge(&mut self, other: Self) {
        self.lines = self.lines.saturating_add(other.lines);
        self.losses = self.losses.saturating_add(other.losses);
        self.gains = self.gains.saturating_add(other.gains);
        self.days = self.days.saturating_add(other.days);
        self.unknown = self.unknown.saturating_add(other.unknown);
        for (currency, money) in other.money {
            self.pay(currency, money);
        }
    }

    /// Sums of which the one that costs shoppers most comes first.
    fn rank(&self) -> (i64, i64, usize) {
        let money = self.money.values().fold(0_i64, |sum, money| sum.saturating_add(*money));
        (money, self.days, self.lines)
    }

    fn json(&self) -> Value {
        let Self { lines, losses, gains, days, money, unknown } = self;
        let code = |number: u32| Currency::of_number(number).map(Currency::code).unwrap_or_default();
        let money: Map<String, Value> = money.iter().map(|(number, sum)| (code(*number), (*sum).into())).collect();
        json!({ "lines": lines, "losses": losses, "gains": gains, "days": days, "money": money, "unknown": unknown })
    }
}

impl Changed {
    /// Fewer days first, then less money, as `comparePolicies` sorts; what is not known is neither the worst nor the best.
    fn rank(&self) -> (i64, i64) {
        (self.change.days.unwrap_or(0), self.change.money.unwrap_or(0))
    }

    fn json(&self) -> Value {
        let Self { line, id, category, month, change, before, after } = self;
        let told = |outcome: &Option<RowOutcome>| {
            let remedy = outcome.and_then(|outcome| outcome.remedy).map(|remedy| remedy.code());
            json!({ "status": outcome.map_or("ineligible", |outcome| outcome.status.code()), "remedy": remedy })
        };
        json!({ "row": line, "id": id, "category": category, "month": month, "days": change.days, "money": change.money,
            "currency": change.currency.map(Currency::code), "before": told(before), "after": told(after) })
    }
}

impl Differences {
    /// Adds what an edition changes for a row.
    pub fn add(
        &mut self,
        kinds: &Kinds,
        row: usize,
        before: Option<RowOutcome>,
        after: Option<RowOutcome>,
        change: Change,
    ) {
        let text = |texts: &[String]| texts.get(row).cloned().unwrap_or_default();
        let (category, month) = (kinds.category(row), text(&kinds.months));
        self.all.add(change);
        entry(&mut self.categories, category).add(change);
        entry(&mut self.months, &month).add(change);
        let told = match change.direction {
            Ordering::Less => &mut self.losses,
            Ordering::Greater => &mut self.gains,
            Ordering::Equal => return,
        };
        let (line, id, category) = (kinds.line(row), text(&kinds.ids), category.to_owned());
        told.push(Changed { line, id, category, month, change, before, after });
        if told.len() > TOLD.saturating_mul(50) {
            self.cut();
        }
    }

    /// Keeps only the lines that are told.
    fn cut(&mut self) {
        self.losses.sort_by_key(|changed| (changed.rank(), changed.line));
        self.gains.sort_by_key(|changed| (std::cmp::Reverse(changed.rank()), changed.line));
        self.losses.truncate(TOLD);
        self.gains.truncate(TOLD);
    }

    pub fn json(&self) -> Map<String, Value> {
        let sums = |by: &BTreeMap<String, Sums>| -> Map<String, Value> {
            by.iter().map(|(name, sums)| (name.clone(), sums.json())).collect()
        };
        let told = |told: &[Changed]| told.iter().map(Changed::json).collect::<Value>();
        let mut json = Map::new();
        json.insert("all".to_owned(), self.all.json());
        json.insert("categories".to_owned(), sums(&self.categories).into());
        json.insert("months".to_owned(), sums(&self.months).into());
        json.insert("losses".to_owned(), told(&self.losses));
        json.insert("gains".to_owned(), told(&self.gains));
        json
    }
}

/// Sums by names, those that cost shoppers most first.
pub fn worst_first(sums: &BTreeMap<String, Sums>) -> Vec<(&str, &Sums)> {
    let mut sorted: Vec<(&str, &Sums)> = sums.iter().map(|(name, sums)| (name.as_str(), sums)).collect();
    sorted.sort_by_key(|(_, sums)| sums.rank());
    sorted
}

fn entry<'s>(sums: &'s mut BTreeMap<String, Sums>, name: &str) -> &'s mut Sums {
    if !sums.contains_key(name) {
        sums.insert(name.to_owned(), Sums::default());
    }
    sums.entry(name.to_owned()).or_default()
}

impl Tally for Differences {
    fn merge(&mut self, other: Self) {
        self.all.merge(other.all);
        for (mine, theirs) in [(&mut self.categories, other.categories), (&mut self.months, other.months)] {
            for (name, sums) in theirs {
                mine.entry(name).or_default().merge(sums);
            }
        }
        self.losses.extend(other.losses);
        self.gains.extend(other.gains);
        self.cut();
    }
}
