//! How long were the goods in the workshop, and how often?

use chrono::{Datelike, Days, NaiveDate};

use super::places::Places;
use crate::domain::calendar::DAY_MS;
use crate::domain::policy::{Extension, RepairMeasure};
use crate::domain::sort::sorted;

/// A visit to the workshop, from the day the goods were handed in to the day they came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The day of handing in.
    pub from: NaiveDate,
    /// The day of handing back; `None` while the goods are there.
    pub to: Option<NaiveDate>,
    /// Milliseconds from handing in to handing back, if both are known to the hour.
    pub lasted: Option<i64>,
    /// The fault; empty if it is not stated.
    pub fault: String,
    /// True if the visit did not mend the fault.
    pub failed: bool,
}

impl Repair {
    /// True if two visits overlap. A visit may begin on the day on which the other ends.
    ///
    /// ```
    /// use aftersales::domain::entitlement::Repair;
    /// use chrono::NaiveDate;
    ///
    /// # (|| -> Option<()> {
    /// let visit = |from, to| {
    ///     let (from, to) = (NaiveDate::from_ymd_opt(2026, 3, from)?, NaiveDate::from_ymd_opt(2026, 3, to));
    ///     Some(Repair { from, to, lasted: None, fault: String::new(), failed: false })
    /// };
    /// assert!(!visit(2, 9)?.overlaps(&visit(9, 12)?));
    /// assert!(visit(2, 9)?.overlaps(&visit(8, 12)?));
    /// # Some(())
    /// # })().unwrap();
    /// ```
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.to.is_none_or(|to| other.from < to) && other.to.is_none_or(|to| self.from < to)
    }

    /// True if two of these visits overlap.
    #[must_use]
    pub fn any_overlap(visits: &[Self]) -> bool {
        let mut latest = Some(NaiveDate::MIN);
        for visit in in_order(visits) {
            if latest.is_none_or(|latest| visit.from < latest) {
                return true;
            }
            latest = latest.zip(visit.to).map(|(latest, to)| latest.max(to));
        }
        false
    }

    /// Days away; zero while the goods are there.
    fn days(&self, counted: Extension) -> u32 {
        let Some(to) = self.to else { return 0 };
        let between = to.num_days_from_ce().saturating_sub(self.from.num_days_from_ce()).max(0).unsigned_abs();
        match (counted, self.lasted) {
            (Extension::Repairs, _) => between,
            (Extension::RepairsBothDays, _) => between.saturating_add(1),
            (Extension::RepairsByHours, Some(lasted)) => {
                u32::try_from(lasted.saturating_add(DAY_MS - 1) / DAY_MS).unwrap_or(0)
            }
            (Extension::RepairsByHours, None) => between.max(1),
        }
    }
}

/// The visits by the days on which they began. Of those that began on one day, a visit that ended on it comes first: it
/// overlaps none of the others.
fn in_order(visits: &[Repair]) -> impl Iterator<Item = &Repair> {
    let begin = |place: &usize| visits.get(*place).map(|visit| (visit.from, visit.to != Some(visit.from)));
    let order = sorted(visits.len(), &|one, other| begin(one) < begin(other));
    order.into_iter().filter_map(|place| visits.get(place))
}

/// Visits to the workshop, in order, so that no question compares each with each.
#[derive(Clone, Debug, Default)]
pub struct Repairs {
    visits: Vec<Repair>,
    same_fault: usize,
}

impl From<&[Repair]> for Repairs {
    fn from(visits: &[Repair]) -> Self {
        let (mut begun, mut faults) = (Vec::new(), Vec::new());
        for visit in in_order(visits) {
            begun.push(visit.clone());
            faults.push(visit.fault.as_str());
        }
        Self { visits: begun, same_fault: Places::of(faults).most() }
    }
}

impl Repairs {
    /// Days away in the visits that began from one date to another, which each of them moves on.
    pub(super) fn days(&self, counted: Extension, since: NaiveDate, last: NaiveDate) -> u32 {
        let mut days = 0_u32;
        for visit in self.visits.iter().filter(|visit| since <= visit.from) {
            if last.checked_add_days(Days::new(days.into())).is_some_and(|last| last < visit.from) {
                break;
            }
            days = days.saturating_add(visit.days(counted));
        }
        days
    }

    pub(super) fn measured(&self, measure: RepairMeasure) -> u32 {
        let count = |holds: fn(&&Repair) -> bool| self.visits.iter().filter(holds).count();
        let count = match measure {
            RepairMeasure::Count => self.visits.len(),
            RepairMeasure::Open => count(|visit| visit.to.is_none()),
            RepairMeasure::Failed => count(|visit| visit.failed),
            RepairMeasure::SameFault => self.same_fault,
            RepairMeasure::Days => return self.days(Extension::Repairs, NaiveDate::MIN, NaiveDate::MAX),
            RepairMeasure::DaysByHours => return self.days(Extension::RepairsByHours, NaiveDate::MIN, NaiveDate::MAX),
        };
        u32::try_from(count).unwrap_or(u32::MAX)
    }
}
