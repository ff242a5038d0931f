//! Asks the engine and its forerunner the same questions, and says where their answers are not the same text.

mod bases;
mod goods;
mod pair;
mod random;
mod shrink;
mod table;
mod tally;
mod terms;
mod vocabulary;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use bases::Bases;
use goods::{DAY, Shopper, millis};
use pair::{Call, Loading, Pair};
use random::Random;
use tally::{Difference, Tally};
use terms::Author;
use vocabulary::Vocabulary;

struct Options {
    seed: u64,
    policies: u64,
    from: u64,
    lines: usize,
    threads: usize,
    minutes: Option<f64>,
    out: PathBuf,
    table: bool,
    again: Option<PathBuf>,
}

fn options() -> Result<Options, String> {
    let mut options = Options {
        seed: 1,
        policies: 2000,
        from: 0,
        lines: 4,
        threads: 1,
        minutes: None,
        out: PathBuf::from("differences"),
        table: false,
        again: None,
    };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        if word == "--table" {
            options.table = true;
            continue;
        }
        let value = words.next().ok_or_else(|| format!("{word}: of how much?"))?;
        let number = || value.parse::<u64>().map_err(|error| format!("{word} {value}: {error}"));
        match word.as_str() {
            "--seed" => options.seed = number()?,
            "--policies" => options.policies = number()?,
            "--from" => options.from = number()?,
            "--lines" => options.lines = number()? as usize,
            "--threads" => options.threads = number()? as usize,
            "--minutes" => {
                options.minutes = Some(value.parse().map_err(|error| format!("{word} {value}: {error}"))?);
                options.policies = u64::MAX / 2;
            }
            "--again" => options.again = Some(PathBuf::from(&value)),
            "--out" => options.out = PathBuf::from(&value),
            _ => return Err(format!("{word}: no such option")),
        }
    }
    Ok(options)
}

fn main() -> ExitCode {
    let options = match options() {
        Ok(options) => options,
        Err(said) => {
            eprintln!(
                "{said}\ncompare [--seed N] [--policies N] [--from N] [--lines N] [--threads N] [--minutes M] [--out FOLDER] | --table | --again FILE"
            );
            return ExitCode::from(2);
        }
    };
    // A panic is an answer, and is told as one.
    std::panic::set_hook(Box::new(|_| {}));
    if let Some(file) = &options.again {
        return again(file);
    }
    let start = Instant::now();
    let tally = if options.table { table::replay() } else { random_cases(&options) };
    tally.print(start.elapsed());
    if tally.differ() == 0 {
        return ExitCode::SUCCESS;
    }
    write(tally.differences, &options.out);
    ExitCode::FAILURE
}

fn random_cases(options: &Options) -> Tally {
    let bases = Bases::read();
    let until = options.minutes.map(|minutes| Instant::now() + Duration::from_secs_f64(minutes * 60.0));
    let next = AtomicU64::new(options.from);
    let end = options.from.saturating_add(options.policies);
    let whole = Mutex::new(Tally::default());
    std::thread::scope(|scope| {
        for _ in 0..options.threads.max(1) {
            scope.spawn(|| {
                let mut tally = Tally::default();
                let mut pair = Pair::new();
                loop {
                    let policy = next.fetch_add(1, Ordering::Relaxed);
                    if policy >= end || until.is_some_and(|until| Instant::now() > until) {
                        break;
                    }
                    one_policy(policy, options, &bases, &mut pair, &mut tally);
                }
                whole.lock().expect("no thread panics").add(tally);
            });
        }
    });
    whole.into_inner().expect("no thread panics")
}

/// Makes one policy, and asks about a few lines and an order.
fn one_policy(policy: u64, options: &Options, bases: &Bases, pair: &mut Pair, tally: &mut Tally) {
    let mut random = Random::new(options.seed, policy);
    let mut of_laws = Vocabulary::default();
    bases.packs.iter().for_each(|(_, pack)| of_laws.take(pack));
    let from_base = random.chance(45).then(|| random.pick(&bases.policies));
    let mut names = match from_base {
        Some(base) => {
            let mut names = Vocabulary::default();
            names.take(base);
            names.filled()
        }
        None => terms::plain_vocabulary(&mut random),
    };
    names.doubtful = of_laws.doubtful;
    let currency = match from_base {
        Some(base) => base["currency"].as_str().map(str::to_owned),
        None => random.chance(85).then(|| (*random.pick(&["EUR", "EUR", "CNY", "JPY", "KWD"])).to_owned()),
    };
    let review = random.chance(10);
    let mut author = Author { random: &mut random, names: &names, currency };
    let mut document = match from_base {
        Some(base) => author.changed(base),
        None => author.policy(),
    };
    if review {
        author.blur(&mut document);
    }
    let own = if author.random.chance(20) { author.own_packs(&mut document) } else { Vec::new() };
    let load = bases.loading(&document, &own, review).to_string();
    let mut said = Vocabulary::default();
    said.take(&document);
    for reference in document["packs"].as_array().into_iter().flatten() {
        let id = reference.as_str().or(reference["id"].as_str()).unwrap_or_default();
        bases.packs.iter().filter(|(known, _)| known == id).for_each(|(_, pack)| said.take(pack));
    }
    own.iter().for_each(|pack| said.take(pack));
    let growing = said.growing.clone();
    let said = said.filled();
    match pair.load(&load) {
        Loading::Taken => {}
        Loading::Refused(issues) => {
            tally.refused += 1;
            let first = issues.lines().next().unwrap_or_default();
            let plain: String = first.chars().filter(|character| !character.is_ascii_digit()).collect();
            *tally.refusals.entry(plain).or_default() += 1;
            return;
        }
        Loading::Differ(old, new) => {
            tally.differences.push(Difference { policy, call: None, load, text: String::new(), old, new });
            return;
        }
    }
    tally.policies += 1;
    tally.rules += document["rules"].as_array().map_or(0, Vec::len) as u64;
    let mut asked = Asking { policy, load: &load, pair, tally, growing: &growing };
    let mut shopper = Shopper { random: &mut random, names: &said };
    // One line takes long enough where hundreds of rules are tried.
    let long = document["rules"].as_array().is_some_and(|rules| rules.len() > 40);
    for _ in 0..if long { 1 } else { options.lines } {
        about_a_line(&mut shopper, &mut asked);
    }
    about_an_order(&mut shopper, &mut asked);
}

struct Asking<'a> {
    policy: u64,
    load: &'a str,
    pair: &'a Pair,
    tally: &'a mut Tally,
    growing: &'a [String],
}

impl Asking<'_> {
    fn ask(&mut self, call: Call, question: &Value) -> String {
        let text = question.to_string();
        let said = self.pair.ask(call, &text);
        self.tally.take(call, &said, self.growing);
        if said.differ() {
            keep(
                &mut self.tally.differences,
                Difference {
                    policy: self.policy,
                    call: Some(call),
                    load: self.load.to_owned(),
                    text,
                    old: said.old.clone(),
                    new: said.new,
                },
            );
        }
        said.old
    }
}

/// Keeps the smallest differences, since a broken engine would have too many.
fn keep(differences: &mut Vec<Difference>, one: Difference) {
    differences.push(one);
    if differences.len() >= 400 {
        differences.sort_by_key(Difference::size);
        differences.truncate(200);
    }
}

fn about_a_line(shopper: &mut Shopper, asked: &mut Asking) {
    let ordered = shopper.ordered();
    let line = shopper.line(ordered, false);
    let late = ordered + shopper.random.between(2, 60) * DAY;
    let request = if shopper.random.chance(85) { shopper.request(late) } else { json!(null) };
    let timeline = asked.ask(Call::Timeline, &json!({ "line": line, "request": request }));
    let mut edges = edges(&timeline);
    // The more there are, the less each of them is worth.
    while edges.len() > 2 {
        let place = shopper.random.below(edges.len());
        edges.remove(place);
    }
    let mut times: Vec<i64> = edges.iter().flat_map(|edge| [edge - 1, *edge, edge + 1]).collect();
    times.push(late);
    times.push(ordered + shopper.random.between(-5, 800) * DAY + shopper.random.between(0, DAY - 1));
    times.push(ordered + shopper.random.between(1, 30) * DAY);
    for now in &times {
        let mut question = json!({ "line": line, "request": request, "now": now });
        if request.is_null() && shopper.random.coin() {
            question.as_object_mut().map(|fields| fields.remove("request"));
        }
        asked.ask(Call::CheckReturn, &question);
        if shopper.random.chance(60) {
            asked.ask(Call::Verdict, &question);
        }
    }
    let times: Vec<i64> = times.into_iter().filter(|now| *now > 100_000_000_000).collect();
    let now = *shopper.random.pick(&times);
    asked.ask(Call::Reasons, &json!({ "line": line, "now": now }));
    for _ in 0..2 {
        let now = *shopper.random.pick(&times);
        asked.ask(Call::Warranty, &json!({ "line": line, "now": now }));
        asked.ask(Call::Fault, &json!({ "line": line, "fault": shopper.fault(now), "now": now }));
        let mut question = json!({ "line": line, "now": now });
        if shopper.random.chance(75) {
            question["of"] = shopper.countdown_of();
        }
        asked.ask(Call::Countdown, &question);
    }
    if shopper.random.chance(40) {
        let now = *shopper.random.pick(&times);
        let mut values = json!({ "description": "It does not work any more.", "email": "li@example.com" });
        values["reason"] = json!(shopper.random.pick(&shopper.names.reasons));
        let kind = *shopper.random.pick(&["return", "complaint", "repair"]);
        values["remedy"] = json!(shopper.random.pick(&["refund", "exchange", "repair"]));
        asked.ask(Call::ValidateForm, &json!({ "kind": kind, "values": values, "line": line, "key": "k", "now": now }));
    }
}

/// The instants at which a timeline changes.
fn edges(timeline: &str) -> Vec<i64> {
    timeline.split("{\"from\":\"").skip(1).filter_map(millis).collect()
}

fn about_an_order(shopper: &mut Shopper, asked: &mut Asking) {
    let (order, delivered) = shopper.order();
    let ids: Vec<String> = order["lines"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|line| line["id"].as_str().map(str::to_owned))
        .collect();
    for _ in 0..3 {
        let now = delivered + shopper.random.between(-3, 45) * DAY + shopper.random.between(0, DAY - 1);
        let mut requests = json!({});
        for id in &ids {
            if shopper.random.chance(75) {
                requests[id] = shopper.request(now);
            }
        }
        let mut question = json!({ "order": order, "requests": requests, "now": now });
        let answer = asked.ask(Call::CheckOrder, &question);
        // The ends of windows are where answers change.
        let closes: Vec<i64> = answer.split("\"closes\":\"").skip(1).filter_map(millis).collect();
        if !closes.is_empty() {
            question["now"] = json!(shopper.random.pick(&closes) - shopper.random.between(-1, 1));
            asked.ask(Call::CheckOrder, &question);
        }
    }
}

/// Asks once more what a written difference asks, and prints both answers.
fn again(file: &Path) -> ExitCode {
    let Some(written) = bases::json_file(file) else {
        eprintln!("{}: no case is there", file.display());
        return ExitCode::from(2);
    };
    let mut pair = Pair::new();
    match (pair.load(&written["load"].to_string()), written["call"].as_str().and_then(Call::from_name)) {
        (Loading::Taken, Some(call)) => {
            let said = pair.ask(call, &written["question"].to_string());
            println!("{}\n{}", said.old, said.new);
            ExitCode::from(u8::from(said.differ()))
        }
        (Loading::Taken, None) => ExitCode::SUCCESS,
        (Loading::Refused(issues), _) => {
            println!("{issues}");
            ExitCode::SUCCESS
        }
        (Loading::Differ(old, new), _) => {
            println!("{old}\n{new}");
            ExitCode::FAILURE
        }
    }
}

/// Writes the smallest differences, each taken down to what it needs.
fn write(mut differences: Vec<Difference>, out: &Path) {
    differences.sort_by_key(Difference::size);
    let mut kept: Vec<Difference> = Vec::new();
    // A few of every kind, so that one fault does not hide another.
    for difference in &differences {
        if kept.iter().filter(|known| known.call == difference.call).count() < 4 {
            kept.push(shrink::shrink(difference));
        }
    }
    kept.sort_by_key(Difference::size);
    if let Err(error) = std::fs::create_dir_all(out) {
        return eprintln!("{}: {error}", out.display());
    }
    for (place, difference) in kept.iter().enumerate() {
        let value = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_else(|_| json!(text));
        let written = json!({
            "call": difference.call.map_or("load", Call::name), "policy": difference.policy, "load": value(&difference.load),
            "question": value(&difference.text), "first": value(&difference.old), "now": value(&difference.new),
            "firstText": difference.old, "nowText": difference.new,
        });
        let path = out.join(format!("{:03}.json", place + 1));
        let text = serde_json::to_string_pretty(&written).unwrap_or_default();
        match std::fs::write(&path, text) {
            Ok(()) => println!("{} ({} bytes of policy and question)", path.display(), difference.size()),
            Err(error) => eprintln!("{}: {error}", path.display()),
        }
    }
}
