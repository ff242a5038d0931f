//! What does a policy give for many order lines at once, and what does another edition change?

use std::cmp::Ordering;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::boundary::documents;
use crate::boundary::issues::Issues;
use crate::boundary::json::Json;
use crate::domain::calendar::Instant;
use crate::domain::entitlement::{Closing, EventValue, Line, Request, Status, TooCostly, best};
use crate::domain::money::{Currency, Money};
use crate::domain::policy::{Name, Policy, Remedy};

/// Order lines in columns: what many have in common is stated once, and the instants of events each for itself.
#[derive(Debug)]
pub struct Lines {
    pub(super) distinct: Vec<(Line, Request)>,
    pub(super) events: Vec<Name>,
}

/// Which of the distinct lines each row is, and when its events were.
#[derive(Clone, Copy, Debug)]
pub struct Rows<'r> {
    /// The index of each row's line among the distinct ones.
    pub of: &'r [u32],
    /// Milliseconds since the epoch, one column after the other, in the order of the events; what is no number is not stated.
    pub instants: &'r [f64],
}

/// What a row comes to: the best option of its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowOutcome {
    /// The answer in one word.
    pub status: Status,
    /// What is given.
    pub remedy: Option<Remedy>,
    /// Until when.
    pub closing: Option<Closing>,
    /// What is paid back.
    pub refund: Option<Money>,
}

impl Lines {
    /// Reads `lines`, each `{line, request?}`, and the names of `events`.
    pub(super) fn read(question: &Json, policy: &Policy, issues: &mut Issues) -> Self {
        let events = question.field("events").items().iter().map(|name| policy.names.find(name.as_text())).collect();
        let mut lines = Self { distinct: Vec::new(), events };
        for one in question.field("lines").items() {
            lines.add(one, policy, issues);
        }
        lines
    }

    /// Reads one more, `{line, request?}`.
    pub(super) fn add(&mut self, one: &Json, policy: &Policy, issues: &mut Issues) {
        let stated = one.field("line");
        let line = documents::line(stated, policy, issues);
        self.distinct.push((line, documents::request(one.field("request"), stated, policy, issues)));
    }

    /// What a row comes to; nothing for one that is no line.
    pub fn outcome(
        &self,
        policy: &Policy,
        rows: Rows,
        row: usize,
        now: Instant,
    ) -> Result<Option<RowOutcome>, TooCostly> {
        let of = rows.of.get(row).and_then(|of| usize::try_from(*of).ok());
        let Some((line, request)) = of.and_then(|of| self.distinct.get(of)) else { return Ok(None) };
        let mut line = line.clone();
        for (event, column) in self.events.iter().zip(rows.instants.chunks(rows.of.len())) {
            let Some(at) = column.get(row).copied().filter(|at| at.is_finite()) else { continue };
            #[expect(clippy::cast_possible_truncation, reason = "an instant is held inside its years")]
            let value = EventValue::At(Instant::held(at as i64));
            match line.events.iter_mut().find(|(known, _)| known == event) {
                Some((_, known)) => *known = value,
                None => line.events.push((*event, value)),
            }
        }
        let (status, best) = best(policy, &line, request, now)?;
        let best = best.as_ref();
        Ok(Some(RowOutcome {
            status,
            remedy: best.map(|best| best.key.remedy),
            closing: best.map(|best| best.window.closing),
            refund: best.and_then(|best| best.refund.as_ref()).map(|refund| refund.amount),
        }))
    }
}

/// What rows come to, a value of each in each column.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Returns {
    /// The place of the status among all, from 0.
    pub status: Vec<u8>,
    /// The place of the remedy among all, from 0; 255 for none.
    pub remedy: Vec<u8>,
    /// When it closes, in milliseconds since the epoch; not a number if that is not certain.
    pub closes: Vec<f64>,
    /// The last day, in days since 1970-01-01; not a number likewise.
    pub last_day: Vec<f64>,
    /// What is paid back, in the currency's smallest unit; not a number if that is not known.
    pub refund: Vec<f64>,
}

impl Returns {
    /// What all rows come to.
    pub fn of(lines: &Lines, policy: &Policy, rows: Rows, now: Instant) -> Result<Self, TooCostly> {
        let mut returns = Self::default();
        for row in 0..rows.of.len() {
            let outcome = lines.outcome(policy, rows, row, now)?;
            let place = |remedy| Remedy::ALL.iter().position(|one| *one == remedy);
            let status = outcome.map_or(Status::Ineligible, |outcome| outcome.status);
            returns.status.push(status as u8);
            let remedy = outcome.and_then(|outcome| outcome.remedy).and_then(place);
            returns.remedy.push(remedy.and_then(|place| u8::try_from(place).ok()).unwrap_or(u8::MAX));
            let closing = outcome.and_then(|outcome| outcome.closing);
            returns.closes.push(number(closing.and_then(Closing::instant).map(Instant::millis)));
            returns.last_day.push(number(closing.and_then(Closing::last_day).map(day_number)));
            returns.refund.push(number(outcome.and_then(|outcome| outcome.refund).map(|refund| refund.amount)));
        }
        Ok(returns)
    }
}

/// What another edition changes, a value of each row in each column, and the rows that it changes.
#[derive(Debug, Default, Serialize)]
pub struct Changes {
    /// How many days longer the shopper has; not a number where one of the ends is not certain.
    pub days: Vec<f64>,
    /// How much more is paid back; not a number where one of the amounts is not known.
    pub money: Vec<f64>,
    /// The rows for which it is worse, the worst first.
    pub losses: Vec<u32>,
    /// The rows for which it is better, the best first.
    pub gains: Vec<u32>,
}

/// How far one row's outcome differs from another edition's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// How many days longer the shopper has, where both ends are certain.
    pub days: Option<i64>,
    /// How much more is paid back in the currency's smallest unit, where both amounts are known.
    pub money: Option<i64>,
    /// The currency of the amounts; none where nothing is paid.
    pub currency: Option<Currency>,
    /// Whether it is better or worse for the shopper.
    pub direction: Ordering,
}

impl Change {
    /// What somebody has who had `one`, and has `other` now.
    #[must_use]
    pub fn between(one: Option<RowOutcome>, other: Option<RowOutcome>, today: NaiveDate) -> Self {
        let days = left(other, today).zip(left(one, today)).map(|(now, before)| now.saturating_sub(before));
        let money = paid(other).zip(paid(one)).map(|(now, before)| now.saturating_sub(before));
        // Both editions pay in the currency that the line was paid in.
        let refund = [other, one].into_iter().find_map(|outcome| outcome?.refund);
        let rank = |outcome: Option<RowOutcome>| outcome.map_or(Status::Ineligible, |outcome| outcome.status) as u8;
        // An answer that is more certain is better; among equals more money, then more time.
        let endless =
            |outcome: Option<RowOutcome>| outcome.and_then(|outcome| outcome.closing) == Some(Closing::Unlimited);
        let direction = rank(one)
            .cmp(&rank(other))
            .then_with(|| money.unwrap_or(0).cmp(&0))
            .then_with(|| days.unwrap_or(0).cmp(&0))
            .then_with(|| endless(other).cmp(&endless(one)));
        Self { days, money, currency: refund.map(|refund| refund.currency), direction }
    }
}

impl Changes {
    /// What `new` changes for those who were under `old`.
    pub fn of(
        (old, before): (&Policy, &Lines),
        (new, after): (&Policy, &Lines),
        rows: Rows,
        now: Instant,
    ) -> Result<Self, TooCostly> {
        let today = old.zone.date_of(now);
        let mut changes = Self::default();
        for (index, row) in (0..).zip(0..rows.of.len()) {
            let change =
                Change::between(before.outcome(old, rows, row, now)?, after.outcome(new, rows, row, now)?, today);
            changes.days.push(number(change.days));
            changes.money.push(number(change.money));
            match change.direction {
                Ordering::Less => changes.losses.push(index),
                Ordering::Greater => changes.gains.push(index),
                Ordering::Equal => {}
            }
        }
        let size = |row: &u32| {
            let of = |column: &[f64]| {
                usize::try_from(*row).ok().and_then(|row| column.get(row).copied()).unwrap_or(f64::NAN)
            };
            (of(&changes.days), of(&changes.money))
        };
        // What is not known is neither the worst nor the best.
        let by = |one: &u32, other: &u32| {
            let ((days, money), (other_days, other_money)) = (size(one), size(other));
            let known = |number: f64| if number.is_nan() { 0.0 } else { number };
            known(days).total_cmp(&known(other_days)).then(known(money).total_cmp(&known(other_money)))
        };
        let (mut losses, mut gains) = (std::mem::take(&mut changes.losses), std::mem::take(&mut changes.gains));
        losses.sort_by(by);
        gains.sort_by(|one, other| by(other, one));
        Ok(Self { losses, gains, ..changes })
    }
}

/// How many days are left; none where nothing is open.
fn left(outcome: Option<RowOutcome>, today: NaiveDate) -> Option<i64> {
    match outcome {
        Some(RowOutcome { closing: Some(closing), .. }) => {
            Some(day_number(closing.last_day()?).saturating_sub(day_number(today)))
        }
        _ => Some(0),
    }
}

/// What is paid back; nothing where nothing is open.
fn paid(outcome: Option<RowOutcome>) -> Option<i64> {
    match outcome {
        Some(RowOutcome { remedy: Some(_), refund, .. }) => refund.map(|refund| refund.amount),
        _ => Some(0),
    }
}

/// Days since 1970-01-01.
fn day_number(date: NaiveDate) -> i64 {
    i64::from(date.num_days_from_ce()).saturating_sub(719_163)
}

#[expect(clippy::cast_precision_loss, reason = "instants and amounts are below 2^53")]
fn number(value: Option<i64>) -> f64 {
    value.map_or(f64::NAN, |value| value as f64)
}
