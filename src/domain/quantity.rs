//! How much there is of an order line: so many pieces, or so much in the unit in which it is measured.

use crate::domain::money::{Decimal, Money};

/// How much of a line is left, and the unit in which it is measured; `None` for pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// How much.
    pub quantity: Quantity,
    /// The unit.
    pub unit: Option<String>,
}

/// A quantity with up to three decimal places, held in thousandths. Pieces are whole; what is measured need not be.
///
/// ```
/// use aftersales::domain::money::{Currency, Money};
/// use aftersales::domain::quantity::Quantity;
///
/// # (|| -> Option<()> {
/// let kilogram = Money { amount: 1299, currency: Currency::new("EUR")? };
/// // Half a kilogram at 12.99 is 6.495, which is rounded up.
/// assert_eq!(Quantity::from_thousandths(500).at(kilogram).amount, 650);
/// assert_eq!(Quantity::pieces(2).at(kilogram).amount, 2598);
/// assert!(Quantity::pieces(2).is_whole() && !Quantity::from_thousandths(1250).is_whole());
/// # Some(())
/// # })().unwrap();
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quantity(i64);

impl Quantity {
    /// Nothing.
    pub const NONE: Self = Self(0);
    /// One piece, or one of the unit.
    pub const ONE: Self = Self(Self::UNIT);
    /// Thousandths in one.
    pub const UNIT: i64 = 1000;

    /// The quantity of so many thousandths.
    #[must_use]
    pub fn from_thousandths(thousandths: i64) -> Self {
        Self(thousandths)
    }

    /// So many whole pieces.
    #[must_use]
    pub fn pieces(number: i64) -> Self {
        Self(number.saturating_mul(Self::UNIT))
    }

    /// This quantity in thousandths.
    #[must_use]
    pub fn thousandths(self) -> i64 {
        self.0
    }

    /// This quantity as a number.
    #[must_use]
    pub fn number(self) -> Decimal {
        Decimal::from_millionths(self.0.saturating_mul(Decimal::UNIT / Self::UNIT))
    }

    /// True if it has no fraction.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.0.checked_rem(Self::UNIT) == Some(0)
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// What is left when some is gone, never less than nothing.
    #[must_use]
    pub fn less(self, gone: Self) -> Self {
        Self(self.0.saturating_sub(gone.0).max(0))
    }

    /// What it comes to at the price of one, rounded half up to a minor unit.
    #[must_use]
    pub fn at(self, price: Money) -> Money {
        price.share(self.0, Self::UNIT)
    }

    /// The part that it is of an amount for a whole, rounded half up to a minor unit.
    #[must_use]
    pub fn of(self, whole: Self, amount: Money) -> Money {
        amount.share(self.0, whole.0)
    }
}
