//! What are gifts worth that are kept when the goods go back with which they came?

use super::{Going, Order, Whole};
use crate::domain::money::Money;
use crate::domain::quantity::Quantity;

/// A line as a gift for others.
#[derive(Clone, Copy, Debug, Default)]
pub struct Gift {
    /// How much of it is kept.
    kept: Quantity,
    /// How many of the lines with which it came are kept, at least in part.
    goods_kept: usize,
    /// The first of those that are asked for.
    first: Option<usize>,
}

impl Order {
    /// Each line as a gift.
    pub(super) fn gifts_kept(&self, whole: &Whole, going: &Going) -> Vec<Gift> {
        let mut gifts = Vec::new();
        for ordered in &self.lines {
            let left = ordered.line.returnable().unwrap_or_default();
            let goes = ordered.request.as_ref().map(|request| ordered.line.asked(Some(request)));
            gifts.push(Gift { kept: left.less(goes.unwrap_or_default()), ..Gift::default() });
        }
        for (place, given) in whole.gifts.iter().enumerate() {
            let is_asked = self.lines.get(place).is_some_and(|ordered| ordered.request.is_some());
            for gift in given.places() {
                let Some(gift) = gifts.get_mut(*gift) else { continue };
                gift.goods_kept = gift.goods_kept.saturating_add(going.keeps(place).into());
                gift.first = gift.first.or(is_asked.then_some(place));
            }
        }
        gifts
    }

    /// Adds up what the gifts of a line are worth that are kept; `None` if that of one is not known. A gift counts once, when
    /// the last of the goods go back with which it came.
    pub(super) fn gift_kept(
        &self,
        place: usize,
        whole: &Whole,
        gifts: &[Gift],
        going: &Going,
        sum: &mut Option<Money>,
    ) -> Option<()> {
        for index in whole.gifts.get(place)?.places() {
            let (gift, given) = (gifts.get(*index)?, self.lines.get(*index)?);
            let counts = match gift.first {
                Some(first) => first == place && gift.goods_kept == 0,
                None => going.would_end(place) && gift.goods_kept <= 1,
            };
            if counts && gift.kept > Quantity::NONE {
                let value = gift.kept.at(given.line.unit_price?);
                if sum.is_some_and(|sum| sum.currency != value.currency) {
                    return None;
                }
                *sum = Some(sum.map_or(value, |sum| sum.plus(value)));
            }
        }
        Some(())
    }
}
