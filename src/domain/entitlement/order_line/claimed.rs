//! How many earlier requests stand?

use super::{Claim, Line};
use crate::domain::policy::Remedy;
use crate::domain::quantity::Quantity;

/// How many earlier requests stand, by what was asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClaimCount {
    by_remedy: [u32; Remedy::ALL.len()],
    /// Those of which it is not known what was asked for.
    unnamed: u32,
    /// Lines with requests of which nothing is known.
    unknown: u32,
}

impl ClaimCount {
    /// Nothing is known of a line.
    pub(in crate::domain::entitlement) const UNKNOWN: Self =
        Self { by_remedy: [0; Remedy::ALL.len()], unnamed: 0, unknown: 1 };

    /// Counts the requests of a list that stand.
    ///
    /// ```
    /// use aftersales::domain::entitlement::{Claim, ClaimCount, ClaimState};
    /// use aftersales::domain::policy::Remedy;
    /// use aftersales::domain::quantity::Quantity;
    ///
    /// let claim = |state, remedy| Claim { quantity: Quantity::ONE, state, remedy, amount: None, received: None, redelivered: None };
    /// let count = ClaimCount::of(&[
    ///     claim(ClaimState::Done, Some(Remedy::Exchange)),
    ///     claim(ClaimState::Rejected, Some(Remedy::Exchange)),
    ///     claim(ClaimState::Open, None),
    /// ]);
    /// assert_eq!(count.of_any(&[Remedy::Exchange]), (1, 2), "the last may have been one");
    /// assert_eq!(count.of_any(&[]), (2, 2));
    /// ```
    #[must_use]
    pub fn of(claims: &[Claim]) -> Self {
        let mut count = Self::default();
        for claim in claims.iter().filter(|claim| claim.stands()) {
            count.add(claim.remedy, 1);
        }
        count
    }

    fn add(&mut self, remedy: Option<Remedy>, number: u32) {
        let of_remedy = remedy.and_then(|remedy| self.by_remedy.get_mut(remedy as usize));
        let sum = of_remedy.unwrap_or(&mut self.unnamed);
        *sum = sum.saturating_add(number);
    }

    /// The least and the most that there can be for one of some remedies, or for any if there are none.
    #[must_use]
    pub fn of_any(&self, remedies: &[Remedy]) -> (u32, u32) {
        let counts = |remedy: &Remedy| remedies.is_empty() || remedies.contains(remedy);
        let (mut least, mut all) = (0_u32, true);
        for (remedy, number) in Remedy::ALL.iter().zip(self.by_remedy) {
            if counts(remedy) {
                least = least.saturating_add(number);
            } else {
                all = false;
            }
        }
        let most = least.saturating_add(self.unnamed);
        (if all { most } else { least }, if self.unknown > 0 { u32::MAX } else { most })
    }

    /// Both together.
    #[must_use]
    pub fn plus(mut self, other: Self) -> Self {
        for (sum, number) in self.by_remedy.iter_mut().zip(other.by_remedy) {
            *sum = sum.saturating_add(number);
        }
        self.unnamed = self.unnamed.saturating_add(other.unnamed);
        self.unknown = self.unknown.saturating_add(other.unknown);
        self
    }

    /// What is left without some of them.
    #[must_use]
    pub fn less(mut self, some: Self) -> Self {
        for (sum, number) in self.by_remedy.iter_mut().zip(some.by_remedy) {
            *sum = sum.saturating_sub(number);
        }
        self.unnamed = self.unnamed.saturating_sub(some.unnamed);
        self.unknown = self.unknown.saturating_sub(some.unknown);
        self
    }
}

impl Line {
    /// Earlier requests for it. Goods that went back, and goods on their way, are one request each.
    #[must_use]
    pub fn claim_count(&self) -> ClaimCount {
        let mut count = ClaimCount::of(&self.claims);
        for gone in [self.returned, self.in_progress] {
            count.add(None, u32::from(gone.is_some_and(|gone| gone > Quantity::NONE)));
        }
        count.unknown = u32::from(self.returned.is_none() || self.in_progress.is_none());
        count
    }
}
