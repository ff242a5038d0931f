use chrono::NaiveDate;

/// How long a window is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Length {
    /// It never closes.
    Unlimited,
    /// It closes with this day.
    Until(NaiveDate),
    /// It closes after a period.
    Of(Period),
}

/// A period as a policy states it: `P1Y6M` is 18 months, `P2W` 14 days, `PT48H` 172,800 seconds.
///
/// Months, days and seconds are kept apart, because none of them is a fixed number of another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// Years and months.
    pub months: u32,
    /// Weeks and days.
    pub days: u32,
    /// Hours, minutes and seconds.
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

    /// True for `P0D` and its like.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self == Self::default()
    }

    /// True if no part is longer than that of [`Period::LONGEST`].
    #[must_use]
    pub fn is_bounded(self) -> bool {
        self.months <= Self::LONGEST.months && self.days <= Self::LONGEST.days && self.seconds <= Self::LONGEST.seconds
    }

    /// Milliseconds of a period counted in exact hours: days have 24, months none.
    #[must_use]
    pub fn exact_millis(self) -> i64 {
        let days = i64::from(self.days).saturating_mul(super::DAY_MS);
        i64::from(self.seconds).saturating_mul(1000).saturating_add(days)
    }
}
