//! Dates, days and periods in every zone, as another library of dates has them with zone data of its own.

use std::sync::LazyLock;

use aftersales::boundary::{Host, NativeHost};
use aftersales::domain::calendar::{CountingMode, Instant, Period, Zone, last_day};
use chrono::{Datelike, NaiveDate};
use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use jiff::{Span, Timestamp, ZonedDateTime};
use proptest::prelude::*;

use super::support::cases;

/// The zones that both libraries know; their zone data may be of different editions.
static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let known = TimeZoneDatabase::bundled();
    let names = known.available().map(|name| name.to_string());
    let both: Vec<String> = names.filter(|name| NativeHost.zone_rules(name).is_some()).collect();
    assert!(both.len() > 500, "only {} zones are known to both", both.len());
    both
});

fn theirs(at: Instant, zone: &TimeZone) -> ZonedDateTime {
    Timestamp::from_millisecond(at.millis()).unwrap().to_zoned_datetime(zone.clone())
}

fn date(date: NaiveDate) -> Date {
    let number = |number: u32| i8::try_from(number).unwrap();
    jiff::civil::date(i16::try_from(date.year()).unwrap(), number(date.month()), number(date.day()))
}

proptest! {
    #![proptest_config(cases(5_000))]

    #[test]
    fn periods_end_where_another_library_has_them_end(
        place in any::<prop::sample::Index>(),
        // From 1990 to 2017, so that nothing ends where one edition knows a newer law than the other.
        from in (631_152_000_000_i64..1_514_764_800_000).prop_map(Instant::held),
        (months, days, seconds) in (0_u32..60, 0_u32..400, 0_u32..200_000),
    ) {
        let name = place.get(&NAMES);
        let ours = Zone::new(NativeHost.zone_rules(name).unwrap());
        let zone = TimeZoneDatabase::bundled().get(name).unwrap();
        let there = theirs(from, &zone);
        let today = ours.date_of(from);
        let span = Span::new().months(months).days(days);
        let last = last_day(CountingMode::MonthsSameDate, today, Period { months, days, seconds: 0 }, None);
        let last = last.map_err(|_| TestCaseError::fail("a day"))?;
        prop_assert_eq!(there.date().checked_add(span).unwrap(), date(last), "{}", name);

        prop_assert_eq!(there.date(), date(today), "{}", name);
        let starts = |date: Date| date.to_zoned_datetime(zone.clone()).unwrap().start_of_day().unwrap().timestamp().as_millisecond();
        let next = last.succ_opt().unwrap();
        prop_assert_eq!(starts(date(next)), ours.day_start(next).millis(), "{} in {}", next, name);

        let later = there.checked_add(span).unwrap().checked_add(Span::new().seconds(seconds)).unwrap();
        let mine = ours.after(from, Period { months, days, seconds });
        prop_assert_eq!(later.timestamp().as_millisecond(), mine.millis(), "{} in {}", from.millis(), name);
    }
}
