//! Visits to the workshop: what is looked up in their order is what their plain definition counts.

use aftersales::domain::entitlement::{Line, Repair};
use aftersales::domain::policy::{Extension, RepairMeasure};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;

const DAY_MS: i64 = 86_400_000;

fn day(day: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Days::new(day)
}

fn visit() -> impl Strategy<Value = Repair> {
    let lasted = prop::option::of(0..9 * DAY_MS);
    let fault = prop::sample::select(vec!["", "display", "hinge", "battery"]);
    (0..60_u64, prop::option::weighted(0.9, 0..8_u64), lasted, fault, any::<bool>()).prop_map(
        |(from, length, lasted, fault, failed)| Repair {
            from: day(from),
            to: length.map(|length| day(from + length)),
            lasted: lasted.filter(|_| length.is_some()),
            fault: fault.to_owned(),
            failed,
        },
    )
}

fn days(visit: &Repair, counted: Extension) -> i64 {
    let Some(to) = visit.to else { return 0 };
    let between = (to - visit.from).num_days();
    match (counted, visit.lasted) {
        (Extension::RepairsBothDays, _) => between + 1,
        (Extension::RepairsByHours, Some(lasted)) => (lasted + DAY_MS - 1) / DAY_MS,
        (Extension::RepairsByHours, None) => between.max(1),
        _ => between,
    }
}

/// Days away in the visits that began between two dates.
fn between(visits: &[Repair], counted: Extension, since: NaiveDate, last: NaiveDate) -> i64 {
    visits.iter().filter(|visit| since <= visit.from && visit.from <= last).map(|visit| days(visit, counted)).sum()
}

/// The window is made longer, and looked at again, until no other visit began inside it.
fn extended(visits: &[Repair], counted: Extension, since: NaiveDate, last: NaiveDate) -> i64 {
    let mut days = 0;
    loop {
        let longer = between(visits, counted, since, last + Days::new(u64::try_from(days).unwrap()));
        if longer <= days {
            return days;
        }
        days = longer;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn visits_count_as_defined(visits in prop::collection::vec(visit(), 0..14), since in 0..60_u64, length in 0..40_u64) {
        let line = Line { repairs: visits.as_slice().into(), ..Line::default() };
        let (since, last) = (day(since), day(since + length));
        for counted in Extension::ALL {
            let all = between(&visits, *counted, since, NaiveDate::MAX);
            prop_assert_eq!(i64::from(line.days_in_repair(*counted, since)), all);
            let inside = extended(&visits, *counted, since, last);
            prop_assert_eq!(i64::from(line.days_in_repair_until(*counted, since, last)), inside);
        }
        let count = |holds: &dyn Fn(&Repair) -> bool| visits.iter().filter(|visit| holds(visit)).count();
        let alike = |one: &Repair| count(&|other| other.fault == one.fault && !one.fault.is_empty()).max(1);
        let all_days = |counted| usize::try_from(between(&visits, counted, NaiveDate::MIN, NaiveDate::MAX)).unwrap();
        for (measure, want) in [
            (RepairMeasure::Count, visits.len()),
            (RepairMeasure::Open, count(&|visit| visit.to.is_none())),
            (RepairMeasure::Failed, count(&|visit| visit.failed)),
            (RepairMeasure::SameFault, visits.iter().map(alike).max().unwrap_or(0)),
            (RepairMeasure::Days, all_days(Extension::Repairs)),
            (RepairMeasure::DaysByHours, all_days(Extension::RepairsByHours)),
        ] {
            prop_assert_eq!(usize::try_from(line.repaired(measure)).unwrap(), want, "{:?}", measure);
        }
    }

    #[test]
    fn visits_overlap_as_defined(visits in prop::collection::vec(visit(), 0..6)) {
        let pairs = visits.iter().enumerate().flat_map(|(place, one)| visits.iter().take(place).map(move |other| (one, other)));
        let overlap = pairs.into_iter().any(|(one, other)| one.overlaps(other));
        prop_assert_eq!(Repair::any_overlap(&visits), overlap);
    }
}
