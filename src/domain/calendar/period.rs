//! How long a window is, as a policy states it.

use chrono::NaiveDate;

/// How long a window is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Length {
    /// It never closes.
    Unlimited,
    /// It closes at the end of this day.
    Until(NaiveDate),
    /// It closes after a period.
    Of(Period),
}

/// A period as a policy states it: `P1Y6M` is 18 months, `P2W` 14 days, `PT48H` 172,800 seconds.
///
/// Months, days and seconds are kept apart, because a month has no fixed number of days, and a day no fixed number of
/// seconds.
///
/// ```
/// use aftersales::domain::calendar::Period;
///
/// let two_days = Period { seconds: 48 * 3600, ..Period::default() };
/// assert_ne!(two_days, Period::days(2), "a day may have 23 or 25 hours");
/// assert_eq!(two_days.exact_millis(), Period::days(2).exact_millis());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// Years and months, in months.
    pub months: u32,
    /// Weeks and days, in days.
    pub days: u32,
    /// Hours, minutes and seconds, in seconds.
    pub seconds: u32,
}

impl Period {
    /// The longest period that a policy may state: 200 years.
    pub const LONGEST: Self = Self { months: 2_400, days: 73_050, seconds: 4_000_000_000 };

    /// The period `P<n>D`.
    #[must_use]
    pub fn days(days: u32) -> Self {
        Self { days, ..Self::default() }
    }

    /// True if every part is zero, as in `P0D` and `PT0S`.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self == Self::default()
    }

    /// True if no part is longer than that of [`Period::LONGEST`].
    ///
    /// ```
    /// use aftersales::domain::calendar::Period;
    ///
    /// let years = |years: u32| Period { months: 12 * years, ..Period::default() };
    /// assert!(years(200).is_bounded() && !years(201).is_bounded());
    /// ```
    #[must_use]
    pub fn is_bounded(self) -> bool {
        self.months <= Self::LONGEST.months && self.days <= Self::LONGEST.days && self.seconds <= Self::LONGEST.seconds
    }

    /// The period of both, unit by unit.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            months: self.months.saturating_add(other.months),
            days: self.days.saturating_add(other.days),
            seconds: self.seconds.saturating_add(other.seconds),
        }
    }

    /// Milliseconds of a period in exact hours: a day has 24, and months count for nothing.
    #[must_use]
    pub fn exact_millis(self) -> i64 {
        let days = i64::from(self.days).saturating_mul(super::DAY_MS);
        i64::from(self.seconds).saturating_mul(1000).saturating_add(days)
    }
}
