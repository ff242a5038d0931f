//! What did earlier requests take away, and what was paid for goods that the shopper kept?

use super::Line;
use crate::domain::money::Money;
use crate::domain::policy::Remedy;
use crate::domain::quantity::Quantity;

codes! {
    /// How an earlier request for some of the goods stands.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum ClaimState {
        /// The shop is handling it.
        Open = "open",
        /// The shop granted it, and it is settled.
        Done = "done",
        /// The shop refused it.
        Rejected = "rejected",
        /// The shopper took it back.
        Cancelled = "cancelled",
    }
}

/// An earlier request for some of the goods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// How much it was for.
    pub quantity: Quantity,
    /// How it stands.
    pub state: ClaimState,
    /// What was asked for; `None` if that is not known.
    pub remedy: Option<Remedy>,
    /// The money that was paid for it, if it is known.
    pub amount: Option<Money>,
    /// How much the shop received, if it differs.
    pub received: Option<Quantity>,
    /// How much the shopper got back: repaired, replaced or sent once more. If it is not known, that
    /// is all of a repair that is settled, and none else.
    pub redelivered: Option<Quantity>,
}

impl Claim {
    /// True if it stands: a request that was rejected or taken back takes up nothing.
    pub(super) fn stands(&self) -> bool {
        matches!(self.state, ClaimState::Open | ClaimState::Done)
    }

    /// True if the shopper gets money and keeps the goods.
    fn keeps_goods(&self) -> bool {
        matches!(self.remedy, Some(Remedy::PriceReduction | Remedy::Compensation))
    }

    /// How much is not with the shopper any more.
    fn gone(&self) -> Quantity {
        if !self.stands() || self.keeps_goods() {
            return Quantity::NONE;
        }
        let gone = self.received.unwrap_or(self.quantity);
        let is_mended = self.remedy == Some(Remedy::Repair) && self.state == ClaimState::Done;
        gone.less(self.redelivered.unwrap_or(if is_mended { gone } else { Quantity::NONE }))
    }
}

/// Money that was paid for so much of the goods, which the shopper still has.
#[derive(Clone, Copy, Debug)]
struct Given {
    goods: Quantity,
    money: Money,
}

impl Given {
    /// Takes the part of some of the goods, so that parts add up to the whole.
    fn take(&mut self, goods: Quantity) -> Money {
        let goods = goods.min(self.goods);
        let part = goods.of(self.goods, self.money);
        self.goods = self.goods.less(goods);
        self.money = self.money.plus(part.negative());
        part
    }
}

impl Line {
    /// How much earlier requests take up. A request that was rejected or taken back takes up none, nor does
    /// one for a part of the price, and what the shopper got back is free again.
    ///
    /// ```
    /// use aftersales::domain::entitlement::{Claim, ClaimState, Line};
    /// use aftersales::domain::policy::Remedy;
    /// use aftersales::domain::quantity::Quantity;
    ///
    /// let claimed = |state, remedy, redelivered: Option<i64>| {
    ///     let (quantity, redelivered) = (Quantity::pieces(2), redelivered.map(Quantity::pieces));
    ///     let claim = Claim { quantity, state, remedy: Some(remedy), amount: None, received: None, redelivered };
    ///     Line { claims: vec![claim], ..Line::default() }.claimed()
    /// };
    /// assert_eq!(claimed(ClaimState::Open, Remedy::Exchange, None), Quantity::pieces(2));
    /// assert_eq!(claimed(ClaimState::Done, Remedy::Exchange, Some(1)), Quantity::ONE, "one of two came back new");
    /// assert_eq!(claimed(ClaimState::Rejected, Remedy::Refund, None), Quantity::NONE);
    /// assert_eq!(claimed(ClaimState::Done, Remedy::PriceReduction, None), Quantity::NONE, "the goods were kept");
    /// ```
    #[must_use]
    pub fn claimed(&self) -> Quantity {
        self.claims.iter().fold(Quantity::NONE, |gone, claim| gone.plus(claim.gone()))
    }

    /// How much is not with the shopper any more; `None` if that is not known.
    pub(in crate::domain::entitlement) fn gone(&self) -> Option<Quantity> {
        Some(self.returned?.plus(self.in_progress?).plus(self.claimed()))
    }

    /// What was already paid for the next goods that go back, of which those go first for which something was paid. `None`
    /// if it is not known, and no money if nothing was.
    pub(in crate::domain::entitlement) fn already_given(&self, goods: Quantity) -> Option<Option<Money>> {
        let (mut given, mut gone): (Option<Given>, Quantity) = (None, Quantity::NONE);
        for claim in self.claims.iter().filter(|claim| claim.stands()) {
            if !claim.keeps_goods() {
                gone = gone.plus(claim.gone());
                // Those that went back since took their part along.
                given.as_mut().map(|given| given.take(claim.gone()));
                continue;
            }
            let Some(money) = claim.amount else {
                // What a reduction takes off has to be known; money for the trouble need not count.
                if claim.remedy == Some(Remedy::PriceReduction) {
                    return None;
                }
                continue;
            };
            let before = given.unwrap_or(Given { goods: Quantity::NONE, money: Money { amount: 0, ..money } });
            if before.money.currency != money.currency {
                return None;
            }
            let reduced = before.goods.plus(claim.quantity);
            let left = self.quantity.map_or(reduced, |bought| bought.less(gone));
            given = Some(Given { goods: reduced.min(left), money: before.money.plus(money) });
        }
        Some(given.map(|mut given| given.take(goods)))
    }
}
