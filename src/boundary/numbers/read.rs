//! What do the numbers of a question say?

use std::cell::Cell;

use chrono::NaiveDate;

use super::Part;
use super::learn::KINDS;
use crate::boundary::documents::{MAX_ITEMS, MAX_MONEY, instant_of};
use crate::domain::calendar::{Instant, Zone};
use crate::domain::entitlement::{EventValue, FactValue, Line, Request};
use crate::domain::money::{Currency, Decimal, Money};
use crate::domain::policy::{ConditionFact, FactType, Name, Policy, Remedy, UsageUnit};
use crate::domain::quantity::Quantity;

/// The question that the numbers state; `None` if it is one for the reader.
pub fn question(numbers: &[Cell<f64>], policy: &Policy) -> Option<(Line, Request, Instant)> {
    let mut numbers = Numbers(numbers.iter());
    let EventValue::At(now) = numbers.moment()? else { return None };
    let mut line = Line { returned: Some(Quantity::NONE), in_progress: Some(Quantity::NONE), ..Line::default() };
    while let Some(part) = numbers.part()? {
        numbers.of_line(part, &mut line, policy)?;
    }
    let mut request = Request::default();
    while let Some(part) = numbers.part()? {
        numbers.of_request(part, &mut request)?;
    }
    Some((line, request, now))
}

/// The numbers that are left.
struct Numbers<'n>(std::slice::Iter<'n, Cell<f64>>);

impl Numbers<'_> {
    fn next(&mut self) -> Option<f64> {
        self.0.next().map(Cell::get)
    }

    /// A whole number that JavaScript holds exactly.
    #[expect(clippy::cast_possible_truncation, reason = "it is whole and below 2^53")]
    fn whole(&mut self) -> Option<i64> {
        let number = self.next()?;
        let is_whole = number.trunc() == number && number.abs() <= 9_007_199_254_740_991.0;
        is_whole.then_some(number as i64)
    }

    /// A number of a list.
    fn place(&mut self) -> Option<usize> {
        usize::try_from(self.whole()?).ok()
    }

    /// The part that comes next; `Some(None)` where the record ends.
    #[expect(clippy::option_option, reason = "numbers that make no sense are another thing than the end of a record")]
    fn part(&mut self) -> Option<Option<Part>> {
        match self.whole()? {
            -1 => Some(None),
            part => Some(Some(*Part::ALL.get(usize::try_from(part).ok()?)?)),
        }
    }

    fn of_line(&mut self, part: Part, line: &mut Line, policy: &Policy) -> Option<()> {
        match part {
            // The page saw that it is a text.
            Part::Id | Part::Sku | Part::Title | Part::Set => drop(self.next()?),
            Part::OrderTotal => line.order_total = Some(self.money()?),
            Part::Categories => self.names(&mut line.categories)?,
            Part::Tags => self.names(&mut line.tags)?,
            Part::Quantity => line.quantity = Some(Quantity::pieces(self.count()?)),
            Part::Returned => line.returned = self.counted()?.map(Quantity::pieces),
            Part::InProgress => line.in_progress = self.counted()?.map(Quantity::pieces),
            Part::UnitPrice => line.unit_price = Some(self.money()?),
            Part::Paid => line.paid = Some(self.money()?),
            Part::Discount => line.discount = Some(self.money()?),
            Part::Shipping => line.shipping = Some(self.money()?),
            Part::Events => {
                for _ in 0..self.place()? {
                    let event = self.name()?;
                    let happened = self.moment()?;
                    if event != Name::OTHER {
                        line.events.push((event, happened));
                    }
                }
            }
            Part::Deliveries => {
                for _ in 0..self.place()? {
                    line.deliveries.push(self.moment()?);
                }
            }
            Part::Condition => self.condition(&mut line.condition)?,
            Part::Usage => self.usage(&mut line.usage)?,
            Part::Proofs => self.names(line.proofs.get_or_insert_default())?,
            Part::Channel => line.channel = Some(self.name()?),
            Part::Country => line.country = Some(self.name()?),
            Part::Seller => line.seller = Some(self.name()?),
            Part::PaymentMethod => line.payment_method = Some(self.name()?),
            Part::Tier => line.tier = Some(self.name()?),
            Part::Consumer => line.consumer = Some(self.flag()?),
            Part::Facts => {
                for _ in 0..self.place()? {
                    line.declared.push(self.declared(policy)?);
                }
            }
            _ => return None,
        }
        Some(())
    }

    fn of_request(&mut self, part: Part, request: &mut Request) -> Option<()> {
        match part {
            Part::Reason => request.reason = Some(self.name()?),
            Part::Quantity => {
                request.quantity = Some(Quantity::pieces(self.count().filter(|count| *count > 0)?));
            }
            Part::Remedy => request.remedy = Some(*Remedy::ALL.get(self.place()?)?),
            Part::Condition => self.condition(&mut request.condition)?,
            Part::Usage => self.usage(&mut request.usage)?,
            Part::Proofs => self.names(request.proofs.get_or_insert_default())?,
            Part::Evidence => self.names(request.evidence.get_or_insert_default())?,
            Part::Amount => request.amount = Some(self.money()?),
            Part::DeclaredAt => {
                let EventValue::At(at) = self.moment()? else { return None };
                request.declared_at = Some(at);
            }
            _ => return None,
        }
        Some(())
    }

    fn count(&mut self) -> Option<i64> {
        self.whole().filter(|count| (0..=MAX_ITEMS).contains(count))
    }

    /// A count that may be unknown.
    #[expect(clippy::option_option, reason = "numbers that make no sense are another thing than an unknown count")]
    fn counted(&mut self) -> Option<Option<i64>> {
        if self.0.as_slice().first()?.get().is_nan() {
            self.next()?;
            return Some(None);
        }
        self.count().map(Some)
    }

    fn flag(&mut self) -> Option<bool> {
        Some(self.whole()? == 1)
    }

    fn name(&mut self) -> Option<Name> {
        match self.whole()? {
            -1 => Some(Name::OTHER),
            number => Some(Name::at(usize::try_from(number).ok()?)),
        }
    }

    fn names(&mut self, names: &mut Vec<Name>) -> Option<()> {
        for _ in 0..self.place()? {
            names.push(self.name()?);
        }
        Some(())
    }

    fn money(&mut self) -> Option<Money> {
        let currency = Currency::of_number(u32::try_from(self.whole()?).ok()?)?;
        let (places, mut amount) = (self.whole()?, self.whole()?);
        if places >= 0 {
            let given = u32::try_from(places).ok()?;
            let held = currency.exponent();
            let scale = 10_i64.checked_pow(given.abs_diff(held))?;
            amount = if given <= held {
                amount.checked_mul(scale)?
            } else {
                let is_exact = amount.checked_rem(scale)? == 0;
                amount.checked_div(scale).filter(|_| is_exact)?
            };
        }
        (0..=MAX_MONEY).contains(&amount).then_some(Money { amount, currency })
    }

    /// A kind and what belongs to it: 0 not yet; 1 milliseconds; 2 the digits of a date; 3 those of a date, a time of day,
    /// milliseconds and an offset.
    fn moment(&mut self) -> Option<EventValue> {
        match self.whole()? {
            0 => Some(EventValue::NotYet),
            1 => instant_of(self.whole()?).map(EventValue::At),
            2 => self.date().map(EventValue::On),
            _ => {
                let date = self.date()?;
                let (hours, minutes, seconds) = pairs(self.whole()?)?;
                let (millis, offset) = (self.whole()?, self.whole()?);
                let (_, ahead_hours, ahead_minutes) = pairs(offset.checked_abs()?)?;
                let exists = hours <= 23 && minutes <= 59 && seconds <= 59 && ahead_hours <= 23 && ahead_minutes <= 59;
                let clock = hours.saturating_mul(60).saturating_add(minutes);
                let ahead =
                    ahead_hours.saturating_mul(60).saturating_add(ahead_minutes).saturating_mul(offset.signum());
                let midnight = Zone::utc().day_start(date).millis();
                let at = clock.saturating_sub(ahead).saturating_mul(60).saturating_add(seconds).saturating_mul(1000);
                let at = midnight.saturating_add(at).saturating_add(millis);
                Instant::from_millis(at).filter(|_| exists).map(EventValue::At)
            }
        }
    }

    fn date(&mut self) -> Option<NaiveDate> {
        let (year, month, day) = pairs(self.whole()?)?;
        let year = i32::try_from(year).ok().filter(|year| (1..=9999).contains(year))?;
        NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
    }

    fn condition(&mut self, condition: &mut Vec<(ConditionFact, bool)>) -> Option<()> {
        for _ in 0..self.place()? {
            condition.push((*ConditionFact::ALL.get(self.place()?)?, self.flag()?));
        }
        Some(())
    }

    fn usage(&mut self, usage: &mut Vec<(UsageUnit, Decimal)>) -> Option<()> {
        for _ in 0..self.place()? {
            usage.push((*UsageUnit::ALL.get(self.place()?)?, self.decimal()?));
        }
        Some(())
    }

    fn decimal(&mut self) -> Option<Decimal> {
        let whole = self.whole().filter(|whole| *whole >= 0)?;
        whole.checked_mul(Decimal::UNIT).map(Decimal::from_millionths)
    }

    fn declared(&mut self, policy: &Policy) -> Option<(Name, FactValue)> {
        let place = self.place()?.checked_div(KINDS.unsigned_abs() as usize)?;
        let (name, kind) = policy.facts.get(place)?;
        let value = match kind {
            FactType::Boolean => FactValue::Bool(self.flag()?),
            FactType::Number => FactValue::Number(self.decimal()?),
            FactType::Choice(_) => FactValue::Text(self.name()?),
        };
        Some((*name, value))
    }
}

/// The last two pairs of digits of a number, and what is before them: 20260302 is 2026, 3 and 2.
fn pairs(digits: i64) -> Option<(i64, i64, i64)> {
    (digits >= 0).then_some((digits / 10_000, digits / 100 % 100, digits % 100))
}
