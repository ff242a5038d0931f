//! How fast are a million order lines decided? `cargo run --profile cli --features cli --example million` compares two editions
//! of a policy of thirty rules with the laws of the EU and of Germany: on all cores, in one thread, and by a loop of
//! `check_return`; then it checks that each line comes to what `check_return` says of it.

use std::time::Instant as Clock;

use aftersales::authoring::{Batch, Change, RowOutcome, Rows};
use aftersales::domain::calendar::Instant;
use aftersales::types::{Decision, ReturnQuestion, Status};
use aftersales::{Documents, Policy};
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use serde_json::{Value, json};

const LINES: usize = 1_000_000;
/// So many lines are asked about one by one for the speed of a loop.
const SAMPLE: usize = 10_000;
/// 24 November 2026, 12:00 in Berlin.
const NOW: i64 = 1_795_518_000_000;
const DAY: i64 = 86_400_000;

type Failure = Box<dyn std::error::Error + Send + Sync>;

fn main() -> Result<(), Failure> {
    let count = std::env::args().nth(1).map_or(Ok(LINES), |count| count.parse())?;
    let editions = [edition("2026-01-01", 30)?, edition("2027-01-01", 14)?];
    let lines = Lines::by_chance(count);
    let read = Clock::now();
    let [old, new] = [lines.read(&editions[0])?, lines.read(&editions[1])?];
    println!("{count} lines of {} kinds, read in {:.2} s", lines.kinds.len(), read.elapsed().as_secs_f64());

    let one = ThreadPoolBuilder::new().num_threads(1).build()?;
    let (all_cores, changed) = timed(|| compared(&lines, &old, &new))?;
    let (one_thread, same) = timed(|| one.install(|| compared(&lines, &old, &new)))?;
    assert_eq!(changed, same, "threads change nothing");
    let sample = SAMPLE.min(count);
    let (looped, _) = timed(|| one.install(|| asked(&lines, &editions, sample)))?;

    let [all_cores, one_thread] = [all_cores, one_thread].map(|seconds| count as f64 / seconds);
    let looped = sample as f64 / looped;
    println!("compared: {} lose, {} gain", changed.0, changed.1);
    println!("on {} cores        {all_cores:>10.0} lines a second", rayon::current_num_threads());
    println!("in one thread     {one_thread:>10.0} lines a second, {:.2} of that", one_thread / all_cores);
    println!("by check_return   {looped:>10.0} lines a second, {:.2} of one thread", looped / one_thread);
    println!("so all cores are {:.1} times as fast as the loop", all_cores / looped);

    let checking = Clock::now();
    let equal = (0..count).into_par_iter().map(|row| lines.is_equal(row, &old, &editions[0])).collect::<Vec<_>>();
    let differing: Vec<usize> = (0..count).filter(|row| !equal[*row]).collect();
    println!(
        "{} of {count} lines equal check_return ({:.0} s)",
        count - differing.len(),
        checking.elapsed().as_secs_f64()
    );
    match differing.first() {
        None => Ok(()),
        Some(row) => Err(format!("line {row} differs: {}", lines.question(*row)).into()),
    }
}

fn timed<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<(f64, T), Failure> {
    let start = Clock::now();
    let done = work()?;
    Ok((start.elapsed().as_secs_f64(), done))
}

/// Thirty rules for ten categories: for each a window, another for what was opened, and what is excluded.
fn edition(version: &str, days: u32) -> Result<Policy, Failure> {
    let rules = (0..10).flat_map(|place| {
        let goods = json!([format!("c{place}")]);
        let length = |days: u32| json!({ "length": format!("P{days}D") });
        [
            json!({ "id": format!("mind-{place}"), "grants": ["refund", "exchange"],
                "when": { "reasons": ["changed_mind"], "categories": goods, "condition": { "used": false } },
                "window": length(days + place) }),
            json!({ "id": format!("opened-{place}"), "grants": ["store_credit"],
                "when": { "reasons": ["changed_mind"], "categories": goods, "condition": { "opened": true } },
                "window": length(days + place + 7) }),
            json!({ "id": format!("sale-{place}"), "excludes": ["exchange"],
                "when": { "categories": goods, "tags": ["final_sale"] } }),
        ]
    });
    let document = json!({ "format": 1, "id": "shop", "version": version, "timeZone": "Europe/Berlin", "currency": "EUR",
        "packs": ["eu", "de"], "countries": ["DE", "FR"], "assume": { "channel": "online", "buyer": { "consumer": true } },
        "rules": rules.collect::<Vec<_>>(),
        "costs": [{ "id": "postage", "when": { "reasons": ["changed_mind"] }, "shippingPaidBy": "buyer" }] });
    Ok(Policy::load(&Documents::from(document.to_string().as_str()))?)
}

/// Order lines in columns.
struct Lines {
    kinds: Vec<Value>,
    of: Vec<u32>,
    delivered: Vec<f64>,
}

/// Numbers by chance, the same in each run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn of<'v>(&mut self, values: &'v [Value]) -> &'v Value {
        &values[self.below(values.len() as u64) as usize]
    }
}

impl Lines {
    fn by_chance(count: usize) -> Self {
        let mut chance = Chance(17);
        let kinds: Vec<Value> = (0..4_000).map(|_| kind(&mut chance)).collect();
        let of = (0..count).map(|_| chance.below(kinds.len() as u64) as u32).collect();
        // Delivered within the last 900 days, or not known.
        let day = |chance: &mut Chance| match chance.below(50) {
            0 => f64::NAN,
            _ => (NOW - chance.below(900) as i64 * DAY + chance.below(DAY as u64) as i64) as f64,
        };
        let delivered = (0..count).map(|_| day(&mut chance)).collect();
        Self { kinds, of, delivered }
    }

    fn rows(&self) -> Rows<'_> {
        Rows { of: &self.of, instants: &self.delivered }
    }

    fn read(&self, policy: &Policy) -> Result<Batch, Failure> {
        let mut batch = Batch::new(policy, &["delivered"]);
        for kind in &self.kinds {
            batch.read(&kind.to_string())?;
        }
        Ok(batch)
    }

    fn outcome(&self, batch: &Batch, row: usize) -> Result<Option<RowOutcome>, Failure> {
        let now = Instant::from_millis(NOW).ok_or("no such instant")?;
        batch.outcome(self.rows(), row, now).map_err(|_| "too costly".into())
    }

    /// The question about one line by itself.
    fn question(&self, row: usize) -> Value {
        let mut question = self.kinds[self.of[row] as usize].clone();
        if self.delivered[row].is_finite() {
            question["line"]["events"] = json!({ "delivered": self.delivered[row] as i64 });
        }
        question["now"] = json!(NOW);
        question
    }

    /// Whether a row comes to what `check_return` says of its line.
    fn is_equal(&self, row: usize, batch: &Batch, policy: &Policy) -> bool {
        let (Ok(outcome), Ok(decision)) = (self.outcome(batch, row), check(policy, self.question(row))) else {
            return false;
        };
        let Some(outcome) = outcome else { return false };
        let (status, decided) = (outcome.status.code(), json!(decision));
        let openness = if status == "eligible" { "open" } else { status };
        let options = decided["options"].as_array().cloned().unwrap_or_default();
        let best = options.into_iter().find(|option| option["status"] == openness).unwrap_or_default();
        let closing = outcome.closing;
        decided["status"] == status
            && best["remedy"] == json!(outcome.remedy.map(|remedy| remedy.code()))
            && best["closes"]
                == json!(closing.and_then(|closing| closing.instant()).map(aftersales::boundary::instant_text))
            && best["lastDay"] == json!(closing.and_then(|closing| closing.last_day()).map(|day| day.to_string()))
            && best["refund"]["amount"]["amount"] == json!(outcome.refund.map(|refund| refund.amount))
    }
}

fn kind(chance: &mut Chance) -> Value {
    let categories: Vec<Value> = (0..11).map(|place| json!([format!("c{place}")])).collect();
    let known = [json!(true), json!(false), Value::Null];
    let reasons = [json!("changed_mind"), json!("changed_mind"), json!("defective"), Value::Null];
    json!({
        "line": {
            "quantity": 1 + chance.below(3),
            "categories": chance.of(&categories),
            "tags": chance.of(&[json!([]), json!([]), json!(["final_sale"])]),
            "paid": { "amount": 500 + 100 * chance.below(400), "currency": "EUR" },
            "condition": { "opened": chance.of(&known), "used": chance.of(&known) },
            "country": chance.of(&[json!("DE"), json!("FR")]),
        },
        "request": { "reason": chance.of(&reasons) },
    })
}

/// How many lines lose and gain.
fn compared(lines: &Lines, old: &Batch, new: &Batch) -> Result<(usize, usize), Failure> {
    let today = old.date_of(Instant::from_millis(NOW).ok_or("no such instant")?);
    let change = |row| Ok(Change::between(lines.outcome(old, row)?, lines.outcome(new, row)?, today).direction);
    let counted = |direction: std::cmp::Ordering| (usize::from(direction.is_lt()), usize::from(direction.is_gt()));
    (0..lines.of.len())
        .into_par_iter()
        .map(|row| change(row).map(counted))
        .try_reduce(|| (0, 0), |one, other| Ok((one.0 + other.0, one.1 + other.1)))
}

/// Asks both editions about each of the first lines by itself.
fn asked(lines: &Lines, editions: &[Policy; 2], count: usize) -> Result<usize, Failure> {
    let mut eligible = 0;
    for row in 0..count {
        for policy in editions {
            eligible += usize::from(check(policy, lines.question(row))?.status == Status::Eligible);
        }
    }
    Ok(eligible)
}

fn check(policy: &Policy, question: Value) -> Result<Decision, Failure> {
    let question: ReturnQuestion = serde_json::from_value(question)?;
    Ok(policy.check_return(&question).into_result()?)
}
