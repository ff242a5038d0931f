//! Which moments there are, and which date a clock shows at one of them.

use chrono::NaiveDate;

/// Milliseconds of one day of 24 hours.
pub(crate) const DAY_MS: i64 = 86_400_000;

/// Days from 1 January of the year 1 to 1 January 1970, as chrono counts them.
const EPOCH_DAY: i32 = 719_163;

/// A moment, in milliseconds since 1970-01-01T00:00:00Z.
///
/// Every instant lies in the years 1 to 9999, so the sum of an instant and any period that a policy can state fits
/// an `i64`.
///
/// ```
/// use aftersales::domain::calendar::{Instant, Zone};
///
/// # (|| -> Option<()> {
/// let start = Instant::from_millis(1_772_409_600_000)?; // 2 March 2026, 00:00 UTC
/// assert_eq!(Zone::utc().date_of(start).to_string(), "2026-03-02");
/// assert_eq!(Zone::utc().date_of(start.plus_millis(-1)).to_string(), "2026-03-01");
/// assert_eq!(start.plus_millis(86_400_000).since(start), 86_400_000);
/// # Some(())
/// # })().unwrap();
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// 0001-01-01T00:00:00Z.
    pub const MIN: Self = Self(-62_135_596_800_000);
    /// 9999-12-31T23:59:59.999Z.
    pub const MAX: Self = Self(253_402_300_799_999);

    /// The instant so many milliseconds after the epoch; `None` outside the years 1 to 9999.
    ///
    /// ```
    /// use aftersales::domain::calendar::Instant;
    ///
    /// let after_the_last = Instant::MAX.millis() + 1;
    /// assert_eq!(Instant::from_millis(after_the_last), None);
    /// assert_eq!(Instant::held(after_the_last), Instant::MAX);
    /// ```
    #[must_use]
    pub fn from_millis(millis: i64) -> Option<Self> {
        (Self::MIN.0..=Self::MAX.0).contains(&millis).then_some(Self(millis))
    }

    /// The instant so many milliseconds after the epoch, held inside the years 1 to 9999.
    #[must_use]
    pub fn held(millis: i64) -> Self {
        Self(millis.clamp(Self::MIN.0, Self::MAX.0))
    }

    /// Milliseconds since the epoch; negative before 1970.
    #[must_use]
    pub fn millis(self) -> i64 {
        self.0
    }

    /// This instant moved by milliseconds, held inside the years 1 to 9999.
    #[must_use]
    pub fn plus_millis(self, millis: i64) -> Self {
        Self::held(self.0.saturating_add(millis))
    }

    /// The latest date that a clock on Earth shows: the one of clocks 14 hours ahead of UTC.
    ///
    /// ```
    /// use aftersales::domain::calendar::Instant;
    ///
    /// # (|| -> Option<()> {
    /// let at = Instant::from_millis(1_772_704_800_000)?; // 5 March 2026, 10:00 UTC
    /// assert_eq!(at.furthest_date().to_string(), "2026-03-06");
    /// assert_eq!(at.plus_millis(-1).furthest_date().to_string(), "2026-03-05");
    /// # Some(())
    /// # })().unwrap();
    /// ```
    #[must_use]
    pub fn furthest_date(self) -> NaiveDate {
        civil(self.plus_millis(14 * 3_600_000).millis()).0
    }

    /// Milliseconds from `earlier` to this instant; negative if `earlier` is later.
    #[must_use]
    pub fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

/// The civil date and the millisecond of the day on a clock without offset, so many milliseconds after the epoch.
pub(crate) fn civil(millis: i64) -> (NaiveDate, i64) {
    let day = i32::try_from(millis.div_euclid(DAY_MS)).unwrap_or(0);
    let date = NaiveDate::from_num_days_from_ce_opt(day.saturating_add(EPOCH_DAY)).unwrap_or(NaiveDate::MIN);
    (date, millis.rem_euclid(DAY_MS))
}

/// Milliseconds from the epoch to the start of a civil date on a clock without offset.
pub(crate) fn civil_millis(date: NaiveDate) -> i64 {
    use chrono::Datelike;
    i64::from(date.num_days_from_ce()).saturating_sub(i64::from(EPOCH_DAY)).saturating_mul(DAY_MS)
}
