//! What another edition changes for many lines, added up.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

use aftersales::authoring::{Change, RowOutcome};
use aftersales::domain::entitlement::Closing;
use aftersales::domain::money::Currency;
use serde_json::{Map, Value, json};

use super::{Kinds, Tally};
use crate::instants::written;

/// Lines that are told one by one, of those who lose and of those who gain.
pub const TOLD: usize = 20;

/// What lines gain together, and what they lose.
#[derive(Clone, Copy, Default)]
pub struct Balance {
    gained: i64,
    lost: i64,
}

impl Balance {
    fn add(&mut self, change: i64) {
        self.gained = self.gained.saturating_add(change.max(0));
        self.lost = self.lost.saturating_sub(change.min(0));
    }

    fn merge(&mut self, other: Self) {
        self.gained = self.gained.saturating_add(other.gained);
        self.lost = self.lost.saturating_add(other.lost);
    }

    /// What is more, or less if it is negative.
    pub fn net(self) -> i64 {
        self.gained.saturating_sub(self.lost)
    }

    fn json(self) -> Value {
        json!({ "gained": self.gained, "lost": self.lost })
    }
}

/// What an edition changes for some of the lines.
#[derive(Clone, Default)]
pub struct Sums {
    pub lines: usize,
    pub losses: usize,
    pub gains: usize,
    /// Days that shoppers have longer.
    pub days: Balance,
    /// What is paid back more, in minor units by the numbers of currencies.
    pub money: BTreeMap<u32, Balance>,
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
        self.days.add(change.days.unwrap_or(0));
        if let (Some(money), Some(currency)) = (change.money, change.currency)
            && money != 0
        {
            self.money.entry(currency.number()).or_default().add(money);
        }
        if change.days.is_none() || change.money.is_none() {
            self.unknown = self.unknown.saturating_add(1);
        }
    }

    fn merge(&mut self, other: Self) {
        self.lines = self.lines.saturating_add(other.lines);
        self.losses = self.losses.saturating_add(other.losses);
        self.gains = self.gains.saturating_add(other.gains);
        self.days.merge(other.days);
        self.unknown = self.unknown.saturating_add(other.unknown);
        for (currency, money) in other.money {
            self.money.entry(currency).or_default().merge(money);
        }
    }

    /// What is paid back more, together.
    pub fn paid(&self) -> BTreeMap<u32, i64> {
        self.money.iter().map(|(currency, balance)| (*currency, balance.net())).collect()
    }

    /// The one of which most days are lost comes first, then most money.
    fn rank(&self) -> (Reverse<i64>, Reverse<i64>) {
        let lost = self.money.values().fold(0_i64, |sum, balance| sum.saturating_add(balance.lost));
        (Reverse(self.days.lost), Reverse(lost))
    }

    fn json(&self) -> Map<String, Value> {
        let Self { lines, losses, gains, days, money, unknown } = self;
        let code = |number: u32| Currency::of_number(number).map(Currency::code).unwrap_or_default();
        let money: Map<String, Value> = money.iter().map(|(number, sum)| (code(*number), sum.json())).collect();
        let same = lines.saturating_sub(*losses).saturating_sub(*gains);
        let json = json!({ "lines": lines, "gains": gains, "loses": losses, "same": same, "unknown": unknown,
            "days": days.json(), "money": money });
        json.as_object().cloned().unwrap_or_default()
    }

    /// The sums of what has a name; lines without one have `null`.
    fn named(&self, by: &str, name: &str) -> Value {
        let name = if name.is_empty() { Value::Null } else { name.into() };
        std::iter::once((by.to_owned(), name)).chain(self.json()).collect::<Map<_, _>>().into()
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
            let closing = outcome.and_then(|outcome| outcome.closing);
            json!({ "status": outcome.map_or("ineligible", |outcome| outcome.status.code()), "remedy": remedy,
                "closes": closing.and_then(Closing::instant).map(written),
                "lastDay": closing.and_then(Closing::last_day).map(|day| day.to_string()) })
        };
        let money = change.money.zip(change.currency);
        let money = money.map(|(amount, currency)| json!({ "amount": amount, "currency": currency.code() }));
        let name = if id.is_empty() { line.to_string() } else { id.clone() };
        json!({ "line": name, "row": line, "category": category, "month": month, "days": change.days, "money": money,
            "before": told(before), "after": told(after) })
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
        self.gains.sort_by_key(|changed| (Reverse(changed.rank()), changed.line));
        self.losses.truncate(TOLD);
        self.gains.truncate(TOLD);
    }

    pub fn json(&self) -> Map<String, Value> {
        let categories = worst_first(&self.categories);
        let of_category = |(name, sums): &(&str, &Sums)| sums.named("category", name);
        let of_month = |(name, sums): (&String, &Sums)| sums.named("month", name);
        let told = |told: &[Changed]| told.iter().map(Changed::json).collect::<Value>();
        let mut json = self.all.json();
        json.insert("byCategory".to_owned(), categories.iter().map(of_category).collect());
        json.insert("byMonth".to_owned(), self.months.iter().map(of_month).collect());
        json.insert("worst".to_owned(), told(&self.losses));
        json.insert("best".to_owned(), told(&self.gains));
        json
    }
}

/// Sums by names, those of which most is lost first.
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
