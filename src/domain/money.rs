//! How amounts of money are held and rounded. Everything is an integer: minor units for money, millionths for other
//! decimal numbers.

/// An ISO 4217 code: three capital letters.
///
/// ```
/// use aftersales::domain::money::Currency;
///
/// assert_eq!(Currency::new("CNY").map(Currency::code).as_deref(), Some("CNY"));
/// assert!(Currency::new("cny").is_none() && Currency::new("CN").is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The code of ISO 4217 for no currency.
    #[cfg(feature = "built")]
    pub(crate) const NONE: Self = Self(*b"XXX");

    /// The currency of a code such as `CNY`; `None` if it is not three capital letters.
    pub fn new(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Self(bytes))
    }

    /// The currency of a number that [`Self::number`] gave.
    #[must_use]
    pub fn of_number(number: u32) -> Option<Self> {
        let [0, code @ ..] = number.to_be_bytes() else { return None };
        code.iter().all(u8::is_ascii_uppercase).then_some(Self(code))
    }

    /// The code as a number.
    ///
    /// ```
    /// use aftersales::domain::money::Currency;
    ///
    /// let euro = Currency::new("EUR");
    /// assert_eq!(euro.and_then(|euro| Currency::of_number(euro.number())), euro);
    /// assert_eq!(Currency::of_number(0), None);
    /// ```
    #[must_use]
    pub fn number(self) -> u32 {
        let [one, two, three] = self.0;
        u32::from_be_bytes([0, one, two, three])
    }

    /// The three letters, such as `CNY`.
    pub fn code(self) -> String {
        self.0.into_iter().map(char::from).collect()
    }

    /// Decimal places of the minor unit, by ISO 4217: 2 for most currencies, 0 for JPY, 3 for KWD.
    ///
    /// ```
    /// use aftersales::domain::money::Currency;
    ///
    /// let exponent = |code| Currency::new(code).map(Currency::exponent);
    /// assert_eq!(["EUR", "JPY", "KWD", "CLF"].map(exponent), [Some(2), Some(0), Some(3), Some(4)]);
    /// ```
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

/// An amount of money in minor units: 12.50 CNY is 1250, and 500 JPY is 500.
///
/// ```
/// use aftersales::domain::money::{Currency, Decimal, Money};
///
/// # (|| -> Option<()> {
/// let price = Money { amount: 1250, currency: Currency::new("CNY")? };
/// assert_eq!(price.units(), Decimal::from_millionths(12_500_000));
/// let yen = Money { amount: 500, currency: Currency::new("JPY")? };
/// assert_eq!(yen.units(), Decimal::whole(500));
/// # Some(())
/// # })().unwrap();
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Money {
    /// The number of minor units; negative for money that goes the other way.
    pub amount: i64,
    /// The currency.
    pub currency: Currency,
}

impl Money {
    /// This amount times `numerator / denominator`, rounded half up to a minor unit.
    ///
    /// A sum that does not fit an `i64` is held at its ends, and an amount divided by zero is nothing.
    ///
    /// ```
    /// use aftersales::domain::money::{Currency, Money};
    ///
    /// # (|| -> Option<()> {
    /// let ten = Money { amount: 1000, currency: Currency::new("EUR")? };
    /// assert_eq!([1, 2, 3].map(|thirds| ten.share(thirds, 3).amount), [333, 667, 1000]);
    /// // 10 % of 0.05 is half a cent, which is rounded up.
    /// let five_cents = Money { amount: 5, ..ten };
    /// assert_eq!(five_cents.share(10, 100).amount, 1);
    /// assert_eq!(ten.share(1, 0).amount, 0);
    /// # Some(())
    /// # })().unwrap();
    /// ```
    #[must_use]
    pub fn share(self, numerator: i64, denominator: i64) -> Self {
        // Whole denominators first, so that the product of the rests stays small.
        let whole = self.amount.checked_div(denominator).unwrap_or(0).saturating_mul(numerator);
        let rest = self.amount.checked_rem(denominator).unwrap_or(0);
        let times = numerator.checked_div(denominator).unwrap_or(0);
        let part = numerator.checked_rem(denominator).unwrap_or(0);
        let rounded = match rest.checked_mul(part) {
            None => {
                let (share, rest) = times_divided(rest, part, denominator);
                share.saturating_add((denominator.saturating_sub(rest) <= rest).into())
            }
            Some(product) => product.saturating_add(denominator / 2).checked_div(denominator).unwrap_or(0),
        };
        let whole = whole.saturating_add(rest.saturating_mul(times));
        Self { amount: whole.saturating_add(rounded), ..self }
    }

    /// This amount in units of its currency: 1250 minor units of CNY are 12.5.
    #[must_use]
    pub fn units(self) -> Decimal {
        let places = 6_u32.saturating_sub(self.currency.exponent());
        Decimal(self.amount.saturating_mul(10_i64.saturating_pow(places)))
    }

    /// The lesser of this amount and another of the same currency. The currencies are not compared.
    ///
    /// ```
    /// use aftersales::domain::money::{Currency, Money};
    ///
    /// # (|| -> Option<()> {
    /// let euros = |amount| Some(Money { amount, currency: Currency::new("EUR")? });
    /// // A fee of 12.00 on goods of 10.00 takes 10.00 and no more.
    /// assert_eq!(euros(1200)?.at_most(euros(1000)?), euros(1000)?);
    /// assert_eq!(euros(1000)?.plus(euros(1000)?.negative()), euros(0)?);
    /// # Some(())
    /// # })().unwrap();
    /// ```
    #[must_use]
    pub fn at_most(self, most: Self) -> Self {
        Self { amount: self.amount.min(most.amount), ..self }
    }

    /// This amount with its sign changed.
    #[must_use]
    pub fn negative(self) -> Self {
        Self { amount: self.amount.saturating_neg(), ..self }
    }

    /// The sum of this amount and another of the same currency. The currencies are not compared.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { amount: self.amount.saturating_add(other.amount), ..self }
    }
}

/// `one * other / divisor`, rounded down, and the rest. The product may not fit a number, so it is built up bit by bit.
/// All are positive, and `other` is at most the divisor.
pub(crate) fn times_divided(one: i64, other: i64, divisor: i64) -> (i64, i64) {
    if one.max(other) <= i32::MAX.into() {
        let product = one.saturating_mul(other);
        return (product.checked_div(divisor).unwrap_or(0), product.checked_rem(divisor).unwrap_or(0));
    }
    let (mut quotient, mut rest) = (0_i64, 0_i64);
    for bit in (0..i64::BITS).rev() {
        let add = if one.checked_shr(bit).unwrap_or(0) & 1 == 1 { other } else { 0 };
        quotient = quotient.saturating_mul(2);
        // The rest is below the divisor and what is added is at most equal to it, so the sum is below twice the
        // divisor.
        for part in [rest, add] {
            rest = rest.saturating_add(part);
            if rest >= divisor {
                rest = rest.saturating_sub(divisor);
                quotient = quotient.saturating_add(1);
            }
        }
    }
    (quotient, rest)
}

/// A decimal number with up to six places, held in millionths: percentages, kilometres, declared facts.
///
/// ```
/// use aftersales::domain::money::Decimal;
///
/// let half = Decimal::from_millionths(500_000);
/// assert!(half < Decimal::whole(1) && Decimal::whole(1) < half.next());
/// assert_eq!(Decimal::whole(100_000).millionths(), 100_000_000_000);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimal(i64);

impl Decimal {
    /// Millionths in one unit.
    pub const UNIT: i64 = 1_000_000;

    /// The number of so many millionths.
    #[must_use]
    pub fn from_millionths(millionths: i64) -> Self {
        Self(millionths)
    }

    /// A whole number, held at about nine billion on either side.
    #[must_use]
    pub fn whole(number: i64) -> Self {
        Self(number.saturating_mul(Self::UNIT))
    }

    /// This number in millionths.
    #[must_use]
    pub fn millionths(self) -> i64 {
        self.0
    }

    /// This number plus one.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(Self::UNIT))
    }

    /// This number minus one.
    #[must_use]
    pub fn previous(self) -> Self {
        Self(self.0.saturating_sub(Self::UNIT))
    }

    /// The smallest number above this one, a millionth more.
    #[must_use]
    pub fn just_above(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// The largest number below this one, a millionth less.
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
        let large = 9_000_000_000_000;
        assert_eq!(
            [share(large, 99_999_999, 100_000_000), share(1_000_001, large - 1, large)],
            [8_999_999_910_000, 1_000_001]
        );
        assert_eq!([share(1000, 1, 0), share(i64::MAX, 2, 1)], [0, i64::MAX]);
    }
}
