//! What of a promotion is lost when goods go back, and how do the lines share it?

use super::{Order, Promotion, shares};
use crate::domain::entitlement::Budget;
use crate::domain::money::{Money, times_divided};
use crate::domain::quantity::Quantity;

impl Order {
    /// The share of each line in the promotions that are lost because too little is kept for them. What they gave for the
    /// goods that are kept is shared among the lines that go back: those that are asked for, and the line itself. `None` if
    /// it cannot be computed.
    pub(super) fn promotions_lost(&self, budget: &Budget) -> Option<Vec<Option<Money>>> {
        let mut lost = Vec::new();
        let Some(Promotion { off: Money { currency, .. }, .. }) = self.promotions.first() else { return Some(lost) };
        let is_other = |money: Money| money.currency != *currency;
        if self.promotions.iter().any(|promotion| is_other(promotion.off) || is_other(promotion.minimum)) {
            return None;
        }
        let (mut bought, mut held, mut total) = (0_i64, 0_i64, 0_i64);
        // What goes back as it is asked for, and what would go of each line if it were.
        let (mut asked, mut ones, mut going) = (Vec::new(), Vec::new(), Vec::new());
        for (place, ordered) in self.lines.iter().enumerate() {
            let price = ordered.line.unit_price.filter(|price| !is_other(*price))?;
            let left = ordered.line.returnable()?;
            let at_price = |goods: Quantity| goods.min(left).at(price).amount;
            let asked_for = ordered.line.asked(ordered.request.as_ref());
            let goes = if ordered.request.is_some() { at_price(asked_for) } else { 0 };
            bought = bought.saturating_add(ordered.line.quantity?.at(price).amount);
            held = held.saturating_add(at_price(left));
            total = total.saturating_add(goes);
            asked.push(goes);
            ones.push(at_price(asked_for));
            if goes > 0 {
                going.push((goes, place));
            }
        }
        // Earlier returns were settled then. If everything goes back, no goods are kept for which something was given.
        let given = |promotion: &Promotion, goes: i64| {
            let kept = held.saturating_sub(goes);
            let is_lost = promotion.minimum.amount <= held && kept < promotion.minimum.amount && kept > 0;
            is_lost.then(|| promotion.off.share(kept, bought))
        };
        let mut together = Vec::new();
        for promotion in &self.promotions {
            together.push(shares(given(promotion, total), Some(&asked)));
        }
        for ((place, ordered), one) in self.lines.iter().enumerate().zip(ones) {
            let mut sum: Option<Money> = None;
            for (promotion, together) in self.promotions.iter().zip(&together) {
                let mine = if ordered.request.is_some() {
                    together.get(place).copied()
                } else {
                    budget.spend(going.len() / 16);
                    given(promotion, total.saturating_add(one)).map(|given| share_of_one(given, one, place, &going))
                };
                sum = mine.map(|mine| sum.map_or(mine, |sum| sum.plus(mine))).or(sum);
            }
            lost.push(sum);
        }
        Some(lost)
    }
}

/// The share that [`shares`] gives to one part, beside others with their places.
fn share_of_one(whole: Money, value: i64, place: usize, others: &[(i64, usize)]) -> Money {
    let total = others.iter().fold(value, |total, (other, _)| total.saturating_add(*other));
    let (part, rest) = times_divided(whole.amount, value, total);
    let (mut left, mut before) = (whole.amount.saturating_sub(part), 0_i64);
    for (value, other) in others {
        let (others_part, others_rest) = times_divided(whole.amount, *value, total);
        left = left.saturating_sub(others_part);
        before = before.saturating_add((others_rest > rest || (others_rest == rest && *other < place)).into());
    }
    Money { amount: part.saturating_add((before < left).into()), ..whole }
}
