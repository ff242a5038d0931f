//! Sums and differences of dates, as test262 records them of `Temporal.PlainDate`. The table is not part of this
//! repository: see `external.rs`. Dates are moved and compared by the domain's own functions; what is done here is to
//! read ISO 8601, and to choose between two dates that the domain found where a row asks for rounding.
#![cfg(all(not(target_arch = "wasm32"), feature = "native"))]

use std::collections::BTreeMap;
use std::path::PathBuf;

use aftersales::domain::calendar::{Way, apart, moved};
use chrono::{Datelike, NaiveDate};
use serde_json::Value;

/// The rows without an error, or nothing where the table is not at hand.
fn rows(name: &str) -> Option<Vec<Value>> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/vectors");
    let home = std::env::var_os("AFTERSALES_VECTORS").map_or(beside, PathBuf::from);
    let text = std::fs::read_to_string(home.join("external").join(name)).ok()?;
    let table: Value = serde_json::from_str(&text).expect("JSON");
    let all = table["cases"].as_array().expect("cases").clone();
    Some(all.into_iter().filter(|row| row.get("error").is_none()).collect())
}

/// The years in which the calendar repeats itself, and their days.
const CYCLE: (i64, u64) = (400, 146_097);

/// A date, and by how many cycles of the calendar it was brought nearer where its year is one that the calendar library
/// does not hold.
fn date(text: &str) -> (NaiveDate, i64) {
    let number = |text: &str| text.parse::<i64>().expect("a number");
    let (year, rest) = text.split_at(text.len() - 6);
    let part = |range: std::ops::Range<usize>| u32::try_from(number(&rest[range])).expect("a month or a day");
    let year = number(year);
    let cycles = if (-262_142..=262_141).contains(&year) { 0 } else { year.div_euclid(CYCLE.0) };
    let near = i32::try_from(year - cycles * CYCLE.0).expect("a year");
    (NaiveDate::from_ymd_opt(near, part(1..3), part(4..6)).expect("a date"), cycles)
}

/// A date as ISO 8601 writes it, with its cycles.
fn iso(date: NaiveDate, cycles: i64) -> String {
    let year = i64::from(date.year()) + cycles * CYCLE.0;
    let year = match year {
        0..=9999 => format!("{year:04}"),
        _ => format!("{}{:06}", if year < 0 { '-' } else { '+' }, year.abs()),
    };
    format!("{year}-{:02}-{:02}", date.month(), date.day())
}

/// Months and days of a duration with one sign; whole days of 24 hours of what it has in hours and less.
fn duration(written: &Value) -> (bool, u64, u64) {
    const UNITS: [(&str, i128); 6] = [
        ("hours", 3_600_000_000_000),
        ("minutes", 60_000_000_000),
        ("seconds", 1_000_000_000),
        ("milliseconds", 1_000_000),
        ("microseconds", 1000),
        ("nanoseconds", 1),
    ];
    let mut parts: BTreeMap<String, i128> = BTreeMap::new();
    if let Some(text) = written.as_str() {
        let negative = text.starts_with('-');
        let (mut number, mut in_time) = (String::new(), false);
        for letter in text.trim_start_matches(['-', '+']).chars().skip(1) {
            match letter.to_ascii_uppercase() {
                'T' => in_time = true,
                '0'..='9' | '.' | ',' => number.push(if letter == ',' { '.' } else { letter }),
                unit => {
                    let name = match (unit, in_time) {
                        ('Y', _) => "years",
                        ('M', false) => "months",
                        ('W', _) => "weeks",
                        ('D', _) => "days",
                        ('H', _) => "hours",
                        ('M', true) => "minutes",
                        ('S', _) => "seconds",
                        other => panic!("{other:?} in {text}"),
                    };
                    let (whole, fraction) = number.split_once('.').unwrap_or((&number, ""));
                    let sign = if negative { -1 } else { 1 };
                    *parts.entry(name.to_owned()).or_default() += sign * whole.parse::<i128>().expect("a number");
                    if !fraction.is_empty() {
                        let scale = UNITS.iter().find(|(unit, _)| *unit == name).expect("a unit of time").1;
                        let digits: i128 = fraction.parse().expect("digits");
                        let nanoseconds = digits * scale / 10_i128.pow(u32::try_from(fraction.len()).expect("short"));
                        *parts.entry("nanoseconds".to_owned()).or_default() += sign * nanoseconds;
                    }
                    number.clear();
                }
            }
        }
    } else {
        for (name, value) in written.as_object().expect("an object") {
            parts.insert(
                name.clone(),
                value.as_i64().map_or_else(|| value.as_f64().expect("a number") as i128, i128::from),
            );
        }
    }
    let part = |name: &str| parts.get(name).copied().unwrap_or(0);
    let time: i128 = UNITS.iter().map(|(name, scale)| part(name) * scale).sum();
    let months = part("years") * 12 + part("months");
    let days = part("weeks") * 7 + part("days") + time / 86_400_000_000_000;
    let count = |number: i128| u64::try_from(number.unsigned_abs()).expect("a bounded number");
    (months < 0 || days < 0, count(months), count(days))
}

/// The class of rows of which the calendar library does not hold both dates, however they are moved.
const TOO_FAR: &str = "dates farther apart than the calendar library reaches";

/// What the table says of one row, and what the domain does; and whether years were brought nearer for it.
type Told = (String, String, bool);

fn added(row: &Value) -> Told {
    let text = |name: &str| row[name].as_str().expect("a text");
    let (from, mut cycles) = date(text("date"));
    let (negative, mut months, mut days) = duration(&row["duration"]);
    let earlier = negative == (text("op") == "add");
    let way = if earlier { Way::Earlier } else { Way::Later };
    let far = cycles != 0 || date(text("expect")).1 != 0;
    if far {
        let in_months = CYCLE.0.unsigned_abs() * 12;
        let passed = i64::try_from(months / in_months + days / CYCLE.1).expect("cycles");
        cycles += if earlier { -passed } else { passed };
        (months, days) = (months % in_months, days % CYCLE.1);
    }
    let got = moved(from, way, u32::try_from(months).expect("months"), days);
    (text("expect").to_owned(), got.map_or_else(|| "nothing".to_owned(), |date| iso(date, cycles)), far)
}

fn unit(options: &Value, name: &str) -> Option<usize> {
    let written = options[name].as_str()?.trim_end_matches('s');
    ["year", "month", "week", "day"].iter().position(|unit| *unit == written)
}

fn differed(row: &Value) -> Told {
    const DAY: usize = 3;
    let text = |name: &str| row[name].as_str().expect("a text");
    let ((from, cycles), (other, other_cycles)) = (date(text("date")), date(text("other")));
    let far = (cycles, other_cycles) != (0, 0);
    // Brought nearer by as much, they are as far apart.
    let other = match i32::try_from((other_cycles - cycles) * CYCLE.0) {
        Ok(years) => other.with_year(other.year() + years),
        Err(_) => None,
    };
    let Some(other) = other else { return (text("expect").to_owned(), TOO_FAR.to_owned(), far) };
    let options = &row["options"];
    let smallest = unit(options, "smallestUnit").unwrap_or(DAY);
    let largest = unit(options, "largestUnit").unwrap_or(DAY.min(smallest));
    let way = if other < from { Way::Earlier } else { Way::Later };
    let positive = (way == Way::Later) == (text("op") == "until");
    let whole = from.signed_duration_since(other).num_days().unsigned_abs();
    let (months, days) = match largest {
        0 | 1 => apart(from, other),
        _ => (0, u32::try_from(whole).expect("days")),
    };
    let mut counts = match largest {
        0 => [months / 12, months % 12, 0, days],
        1 => [0, months, 0, days],
        2 => [0, 0, days / 7, days % 7],
        _ => [0, 0, 0, days],
    };
    let step = options["roundingIncrement"].as_f64().map_or(1, |step| step as u32);
    if smallest != DAY || step != 1 {
        let mode = options["roundingMode"].as_str().unwrap_or("trunc");
        counts = rounded((from, other, way), counts, (smallest, largest, step), mode, positive);
    }
    (text("expect").to_owned(), written(counts, positive), far)
}

/// What lies beyond the calendar is farther than every date in it.
fn at(from: NaiveDate, way: Way, [years, months, weeks, days]: [u32; 4]) -> NaiveDate {
    let far = if way == Way::Earlier { NaiveDate::MIN } else { NaiveDate::MAX };
    moved(from, way, years * 12 + months, u64::from(weeks) * 7 + u64::from(days)).unwrap_or(far)
}

/// Chooses between the two multiples of a step that a difference lies between.
fn rounded(
    (from, other, way): (NaiveDate, NaiveDate, Way),
    counts: [u32; 4],
    (smallest, largest, step): (usize, usize, u32),
    mode: &str,
    positive: bool,
) -> [u32; 4] {
    let mut low = counts;
    if smallest == 2 {
        low[2] += low[3] / 7;
    }
    low[smallest + 1..].fill(0);
    low[smallest] -= low[smallest] % step;
    let mut high = low;
    high[smallest] += step;
    let far = |date: NaiveDate| date.signed_duration_since(from).num_days().abs();
    let (start, end, target) = (far(at(from, way, low)), far(at(from, way, high)), far(other));
    let up = match mode {
        "trunc" => false,
        "expand" => target > start,
        "ceil" => positive && target > start,
        "floor" => !positive && target > start,
        half => match (2 * (target - start)).cmp(&(end - start)) {
            std::cmp::Ordering::Less => false,
            std::cmp::Ordering::Greater => true,
            std::cmp::Ordering::Equal => match half {
                "halfExpand" => true,
                "halfTrunc" => false,
                "halfCeil" => positive,
                "halfFloor" => !positive,
                _ => (low[smallest] / step) % 2 == 1,
            },
        },
    };
    if !up {
        return low;
    }
    // What fills a larger unit is one of that.
    for larger in (largest..smallest).rev().filter(|unit| *unit != 2 || largest == 2) {
        let mut next = high;
        next[larger] += 1;
        next[larger + 1..].fill(0);
        if far(at(from, way, high)) < far(at(from, way, next)) {
            break;
        }
        high = next;
    }
    high
}

fn written(counts: [u32; 4], positive: bool) -> String {
    let mut text = String::new();
    for (count, letter) in counts.into_iter().zip(['Y', 'M', 'W', 'D']) {
        if count > 0 {
            text += &format!("{count}{letter}");
        }
    }
    match (text.is_empty(), positive) {
        (true, _) => "PT0S".to_owned(),
        (false, true) => "P".to_owned() + &text,
        (false, false) => "-P".to_owned() + &text,
    }
}

/// Counts the rows: at least nine of ten agree, and the others are of a class that has a name.
fn judge(name: &str, absent: usize, told: fn(&Value) -> Told) {
    let Some(rows) = rows(name) else {
        return println!("rows: external/{name} agreed=0 differ=0 skipped={absent}");
    };
    assert_eq!(rows.len(), absent, "the rows without an error");
    let (mut agreed, mut nearer, mut differ) = (0, 0, Vec::new());
    let mut explained = 0;
    for row in &rows {
        let (want, got, far) = told(row);
        if want == got {
            agreed += 1;
            nearer += usize::from(far);
        } else if got == TOO_FAR {
            explained += 1;
        } else {
            differ.push(format!("{row}: want {want}, got {got}"));
        }
    }
    println!("rows: external/{name} agreed={agreed} differ={} skipped=0 explained={explained}", differ.len());
    println!("  {nearer} of them with years brought nearer by cycles of 400 years; {explained}: {TOO_FAR}");
    assert!(differ.is_empty(), "{}", differ.join("\n"));
    assert!(agreed * 10 >= rows.len() * 9, "{agreed} of {}", rows.len());
}

#[test]
fn sums_of_dates_agree() {
    judge("test262_date_add.json", 505, added);
}

#[test]
fn differences_of_dates_agree() {
    judge("test262_date_until.json", 916, differed);
}
