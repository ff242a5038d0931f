//! What did earlier requests take away, and what was paid for goods that the shopper kept?

use super::Line;
use crate::domain::money::Money;
use crate::domain::policy::Remedy;

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
    /// The number of items that it was for.
    pub quantity: i64,
    /// How it stands.
    pub state: ClaimState,
    /// What was asked for; `None` if that is not known.
    pub remedy: Option<Remedy>,
    /// The money that was paid for it, if it is known.
    pub amount: Option<Money>,
    /// The number of items that the shop received, if it differs.
    pub received: Option<i64>,
    /// The number of items that the shopper got back: repaired, replaced or sent once more. If it is not known, that
    /// is all of a repair that is settled, and none else.
    pub redelivered: Option<i64>,
}

impl Claim {
    /// True if it stands: a request that was rejected or taken back takes up nothing.
    fn stands(&self) -> bool {
        matches!(self.state, ClaimState::Open | ClaimState::Done)
    }

    /// True if the shopper gets money and keeps the goods.
    fn keeps_goods(&self) -> bool {
        matches!(self.remedy, Some(Remedy::PriceReduction | Remedy::Compensation))
    }

    /// The number of items that are not with the shopper any more.
    fn gone(&self) -> i64 {
        if !self.stands() || self.keeps_goods() {
            return 0;
        }
        let gone = self.received.unwrap_or(self.quantity);
        let is_mended = self.remedy == Some(Remedy::Repair) && self.state == ClaimState::Done;
        gone.saturating_sub(self.redelivered.unwrap_or(if is_mended { gone } else { 0 })).max(0)
    }
}

/// Money that was paid for so many items, which the shopper still has.
#[derive(Clone, Copy, Debug)]
struct Given {
    items: i64,
    money: Money,
}

impl Given {
    /// Takes the part of some items, so that parts add up to the whole.
    fn take(&mut self, items: i64) -> Money {
        let items = items.min(self.items);
        let part = self.money.share(items, self.items);
        self.items = self.items.saturating_sub(items);
        self.money = self.money.plus(part.negative());
        part
    }
}

impl Line {
    /// The number of items that earlier requests take up. A request that was rejected or taken back takes up none, nor does
    /// one for a part of the price, and items that the shopper got back are free again.
    ///
    /// ```
    /// use aftersales::domain::entitlement::{Claim, ClaimState, Line};
    /// use aftersales::domain::policy::Remedy;
    ///
    /// let claimed = |state, remedy, redelivered| {
    ///     let claim = Claim { quantity: 2, state, remedy: Some(remedy), amount: None, received: None, redelivered };
    ///     Line { claims: vec![claim], ..Line::default() }.claimed()
    /// };
    /// assert_eq!(claimed(ClaimState::Open, Remedy::Exchange, None), 2);
    /// assert_eq!(claimed(ClaimState::Done, Remedy::Exchange, Some(1)), 1, "one of two came back new");
    /// assert_eq!(claimed(ClaimState::Rejected, Remedy::Refund, None), 0);
    /// assert_eq!(claimed(ClaimState::Done, Remedy::PriceReduction, None), 0, "the goods were kept");
    /// ```
    #[must_use]
    pub fn claimed(&self) -> i64 {
        self.claims.iter().fold(0, |gone, claim| gone.saturating_add(claim.gone()))
    }

    /// The number of items that are not with the shopper any more; `None` if that is not known.
    pub(in crate::domain::entitlement) fn gone(&self) -> Option<i64> {
        Some(self.returned?.saturating_add(self.in_progress?).saturating_add(self.claimed()))
    }

    /// What was already paid for the next items that go back, of which those go first for which something was paid. `None`
    /// if it is not known, and no money if nothing was.
    pub(in crate::domain::entitlement) fn already_given(&self, items: i64) -> Option<Option<Money>> {
        let (mut given, mut gone): (Option<Given>, i64) = (None, 0);
        for claim in self.claims.iter().filter(|claim| claim.stands()) {
            if !claim.keeps_goods() {
                gone = gone.saturating_add(claim.gone());
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
            let before = given.unwrap_or(Given { items: 0, money: Money { amount: 0, ..money } });
            if before.money.currency != money.currency {
                return None;
            }
            let items = before.items.saturating_add(claim.quantity);
            let left = self.quantity.map_or(items, |bought| bought.saturating_sub(gone).max(0));
            given = Some(Given { items: items.min(left), money: before.money.plus(money) });
        }
        Some(given.map(|mut given| given.take(items)))
    }
}
