//! Money in integer minor units, with the rounding stated.

/// An ISO 4217 code: three capital letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The currency of a code such as `CNY`; `None` if it is not three capital letters.
    pub fn new(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Self(bytes))
    }

    /// The three letters.
    pub fn code(self) -> String {
        self.0.into_iter().map(char::from).collect()
    }

    /// Decimal places of the minor unit, by ISO 4217: 2, but 0 for JPY and 3 for KWD.
    #[must_use]
    pub fn exponent(self) -> u32 {
        const NONE: &[u8] = b"BIFCLPDJFGNFISKJPYKMFKRWPYGRWFUGXUYIVNDVUVXAFXOFXPF";
        const THREE: &[u8] = b"BHDIQDJODKWDLYDOMRTND";
        let listed = |codes: &[u8]| codes.as_chunks().0.contains(&self.0);
        if listed(NONE) {
            0
        } else if listed(THREE) {
            3
        } else if listed(b"CLFUYW") {
            4
        } else {
            2
        }
    }
}

/// An amount of money in minor units: 12.50 CNY is 1250.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Money {
    /// Minor units.
    pub amount: i64,
    /// What they are units of.
    pub currency: Currency,
}

impl Money {
    /// This amount times `numerator / denominator`, rounded half up to a minor unit.
    ///
    /// A third of 10.00 is 3.33, two thirds are 6.67. Nothing is left of an amount divided by zero.
    #[must_use]
    pub fn share(self, numerator: i64, denominator: i64) -> Self {
        // Whole denominators first, so that the product of the rest stays small.
        let whole = self.amount.checked_div(denominator).unwrap_or(0).saturating_mul(numerator);
        let rest = self.amount.checked_rem(denominator).unwrap_or(0).saturating_mul(numerator);
        let rounded = rest.saturating_add(denominator / 2).checked_div(denominator).unwrap_or(0);
        Self { amount: whole.saturating_add(rounded), ..self }
    }

    /// This amount in units of its currency: 1250 minor units of CNY are 12.5.
    #[must_use]
    pub fn units(self) -> Decimal {
        let places = 6_u32.saturating_sub(self.currency.exponent());
        Decimal(self.amount.saturating_mul(10_i64.saturating_pow(places)))
    }

    /// This amount, or another of the same currency if that is less.
    #[must_use]
    pub fn at_most(self, most: Self) -> Self {
        Self { amount: self.amount.min(most.amount), ..self }
    }

    /// This amount with the other sign.
    #[must_use]
    pub fn negative(self) -> Self {
        Self { amount: self.amount.saturating_neg(), ..self }
    }

    /// This amount and another of the same currency.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { amount: self.amount.saturating_add(other.amount), ..self }
    }
}

/// A decimal number with up to six places: percentages, kilometres, plain numbers among the facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimal(i64);

impl Decimal {
    /// What one unit is stored as.
    pub const UNIT: i64 = 1_000_000;

    /// A decimal from millionths.
    #[must_use]
    pub fn from_millionths(millionths: i64) -> Self {
        Self(millionths)
    }

    /// A whole number.
    #[must_use]
    pub fn whole(number: i64) -> Self {
        Self(number.saturating_mul(Self::UNIT))
    }

    /// This number in millionths.
    #[must_use]
    pub fn millionths(self) -> i64 {
        self.0
    }

    /// This number and one more.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(Self::UNIT))
    }

    /// One less than this number.
    #[must_use]
    pub fn previous(self) -> Self {
        Self(self.0.saturating_sub(Self::UNIT))
    }

    /// The smallest number above this one.
    #[cfg(feature = "authoring")]
    #[must_use]
    pub fn just_above(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// The largest number below this one.
    #[cfg(feature = "authoring")]
    #[must_use]
    pub fn just_below(self) -> Self {
        Self(self.0.saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(amount: i64, numerator: i64, denominator: i64) -> i64 {
        Money { amount, currency: Currency::new("CNY").unwrap() }.share(numerator, denominator).amount
    }

    #[test]
    fn shares_round_half_up() {
        assert_eq!([share(1000, 1, 3), share(1000, 2, 3), share(5, 1, 2), share(7, 3, 1)], [333, 667, 3, 21]);
        assert_eq!([share(1000, 1, 0), share(i64::MAX, 2, 1)], [0, i64::MAX]);
    }
}
