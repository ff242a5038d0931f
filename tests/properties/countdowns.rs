//! Laws of the time left.

use aftersales::domain::calendar::Instant;
use chrono::{Days, Months, NaiveDateTime, TimeDelta};
use proptest::prelude::*;
use serde_json::json;

use super::support::{iso, with_engine};

/// True if chrono comes from one clock to the other by these units: counted on from the first or back from the
/// last, months in one step and held at the month's end.
fn chrono_agrees(from: NaiveDateTime, to: NaiveDateTime, months: u32, days: u64, seconds: i64) -> bool {
    let rest = TimeDelta::seconds(seconds);
    let on = from.checked_add_months(Months::new(months)).and_then(|at| at.checked_add_days(Days::new(days)));
    let back = to.checked_sub_months(Months::new(months)).and_then(|at| at.checked_sub_days(Days::new(days)));
    on.is_some_and(|at| at + rest == to) || back.is_some_and(|at| at - rest == from)
}

fn countdown(zone: &str, closes: i64) -> aftersales::domain::warranty::Countdown {
    with_engine(|engine| {
        let load = json!({ "document": { "format": 1, "id": "p", "version": "1", "timeZone": zone,
            "rules": [{ "id": "r", "grants": ["refund"], "window": { "length": "PT1H" } }] } });
        let loaded = engine.load(&load.to_string()).unwrap_or_else(|issues| panic!("{issues:?}"));
        let opens = iso(closes - 3_600_000);
        let question = json!({ "line": { "quantity": 1, "events": { "delivered": opens } }, "now": opens });
        engine.countdown(&loaded.policy, &question.to_string()).unwrap_or_else(|said| panic!("{said}"))
    })
}

/// What is about to open stays closed up to then, however long it will be open.
#[test]
fn nothing_stays_past_the_opening() {
    with_engine(|engine| {
        let load = json!({ "document": { "format": 1, "id": "p", "version": "1", "timeZone": "UTC",
            "warranties": [{ "id": "w", "covers": ["repair"], "window": { "length": "P90D" } }] } });
        let policy = engine.load(&load.to_string()).unwrap_or_else(|issues| panic!("{issues:?}")).policy;
        let question = json!({ "line": { "events": { "delivered": "2026-03-02T09:00:00Z" } },
            "of": { "kind": "warranty", "id": "w" }, "now": "2026-03-02T08:30:00Z" });
        let countdown = engine.countdown(&policy, &question.to_string()).unwrap_or_else(|said| panic!("{said}"));
        let opens = Instant::held(1_772_442_000_000);
        assert_eq!(countdown.steady_until(opens.plus_millis(-30 * 60_000)), opens);
        assert_ne!(countdown.at(opens.plus_millis(-1)).state, countdown.at(opens).state);
    });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Where clocks never change, the time left is what chrono's calendar says.
    #[test]
    fn countdowns_are_exact(closes in 1_600_000_000_i64..2_000_000_000, left in 1..400_000_000_i64) {
        let (from, to) = (closes - left, closes);
        let naive = |seconds: i64| chrono::DateTime::from_timestamp(seconds, 0).unwrap().naive_utc();
        let tick = countdown("UTC", to * 1000).at(Instant::held(from * 1000));
        let remainder = tick.left.unwrap();
        let (months, days) = (remainder.years * 12 + remainder.months, u64::from(remainder.days));
        prop_assert!(chrono_agrees(naive(from), naive(to), months, days, remainder.seconds), "{:?} from {} to {}", remainder, naive(from), naive(to));
        prop_assert!((0..12).contains(&remainder.months) && days <= 30 && (0..86_400).contains(&remainder.seconds));
        // One month more would be too many, in both directions.
        let more = Months::new(months + 1);
        prop_assert!(naive(from).checked_add_months(more).unwrap() > naive(to) || naive(to).checked_sub_months(more).unwrap() < naive(from));
        prop_assert_eq!(tick.total_seconds, Some(left));
    }

    /// Between two ticks the time left never grows, in any zone, and the whole of it is the seconds.
    #[test]
    fn countdowns_never_grow(zone in 0..6_usize, closes in 1_300_000_000_i64..1_900_000_000, left in 0..40_000_000_i64, step in 1..200_000_i64) {
        let zone = ["Asia/Shanghai", "America/New_York", "Europe/Berlin", "Atlantic/Azores", "Australia/Lord_Howe", "Pacific/Apia"][zone];
        let countdown = countdown(zone, closes * 1000);
        let parts = |at: i64| {
            let tick = countdown.at(Instant::held(at * 1000));
            let left = tick.left.unwrap();
            (tick.total_seconds.unwrap(), left.years, left.months, left.days, left.seconds, tick.fraction.unwrap())
        };
        let (early, late) = (parts(closes - left - step), parts(closes - left));
        prop_assert_eq!(early.0 - late.0, step);
        prop_assert!(early.5 <= late.5);
        prop_assert!((late.1, late.2, late.3, late.4) <= (early.1, early.2, early.3, early.4), "{:?} then {:?} in {}", early, late, zone);
        // What is said to stay does stay, and only the seconds of its last day run.
        let from = Instant::held((closes - left - step) * 1000);
        let until = countdown.steady_until(from);
        prop_assert!(from < until);
        let within = from.plus_millis((left.wrapping_mul(7919) % until.since(from)).abs());
        let (one, other) = (countdown.at(from), countdown.at(within));
        let (mine, theirs) = (one.left.unwrap(), other.left.unwrap());
        prop_assert_eq!(one.state, other.state);
        prop_assert_eq!((mine.years, mine.months, mine.days), (theirs.years, theirs.months, theirs.days));
        prop_assert_eq!(mine.millis - within.since(from), theirs.millis);
        prop_assert!(0 <= late.4 && late.4 < 26 * 3600 && (0..12).contains(&late.2) && (0..31).contains(&late.3));
    }
}
