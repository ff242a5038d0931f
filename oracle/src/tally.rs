//! What was asked, what came of it, and how long did it take?

use std::collections::BTreeMap;
use std::time::Duration;

use crate::pair::{Call, Said};

const STATUSES: [&str; 4] = ["eligible", "conditional", "review", "ineligible"];

/// What to look for in answers, by the text that only it writes.
const SIGNS: [(&str, &str); 14] = [
    ("missing", "\"missing\":[{"),
    ("dependsOn", "\"dependsOn\":[\""),
    ("reasons", "\"reasons\":[\""),
    ("season", "\"season\":\""),
    ("burden", "\"burdenOfProof\":{"),
    ("latest", "\"closesLatest\":\""),
    ("fees", "\"fees\":[{"),
    ("bonuses", "\"bonuses\":["),
    ("refund", "\"refund\":{"),
    ("nextChange", "\"nextChange\":\""),
    ("assumed", "\"assumed\":true"),
    ("together", "return_set"),
    ("review", "\"status\":\"review\""),
    ("notes", "\"notes\":["),
];

#[derive(Default)]
pub struct Kind {
    pub asked: u64,
    pub refused: u64,
    pub statuses: [u64; 4],
    pub signs: [u64; SIGNS.len()],
    pub growing: u64,
    /// What coverages and verdicts on faults say.
    pub words: BTreeMap<String, u64>,
    pub differ: u64,
    pub differ_in_text_only: u64,
    pub gave_up: u64,
    pub too_costly: u64,
    pub old_time: Duration,
    pub new_time: Duration,
    pub slowest: (Duration, Duration),
}

/// One case in which the two do not agree.
#[derive(Clone)]
pub struct Difference {
    pub policy: u64,
    pub call: Option<Call>,
    pub load: String,
    pub text: String,
    pub old: String,
    pub new: String,
}

impl Difference {
    pub fn size(&self) -> usize {
        self.load.len() + self.text.len()
    }
}

#[derive(Default)]
pub struct Tally {
    pub kinds: BTreeMap<Call, Kind>,
    pub policies: u64,
    pub rules: u64,
    pub refused: u64,
    pub refusals: BTreeMap<String, u64>,
    pub differences: Vec<Difference>,
}

fn count(text: &str, sign: &str) -> u64 {
    text.matches(sign).count() as u64
}

impl Tally {
    pub fn take(&mut self, call: Call, said: &Said, growing: &[String]) {
        let kind = self.kinds.entry(call).or_default();
        kind.asked += 1;
        kind.old_time += said.old_time;
        kind.new_time += said.new_time;
        kind.slowest = (kind.slowest.0.max(said.old_time), kind.slowest.1.max(said.new_time));
        kind.gave_up += u64::from(said.gave_up);
        kind.too_costly += u64::from(said.too_costly);
        if said.differ() {
            let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok();
            let alike = value(&said.old).is_some_and(|old| value(&said.new).is_some_and(|new| new == old));
            *(if alike { &mut kind.differ_in_text_only } else { &mut kind.differ }) += 1;
        }
        let old = &said.old;
        if !old.starts_with("{\"ok\":true") {
            kind.refused += 1;
            return;
        }
        for (place, status) in STATUSES.iter().enumerate() {
            let sign = if call == Call::Verdict {
                format!("\"status\":\"{status}\",\"remedy\"")
            } else {
                format!("\"status\":\"{status}\",\"options\":[")
            };
            kind.statuses[place] += count(old, &sign);
        }
        for (place, (_, sign)) in SIGNS.iter().enumerate() {
            kind.signs[place] += u64::from(old.contains(sign));
        }
        if old.contains("\"fees\":[{") {
            kind.growing +=
                u64::from(growing.iter().any(|cost| old.contains(&format!("\"rule\":\"{cost}\",\"amount\""))));
        }
        let sign = if call == Call::Fault { "\"verdict\":\"" } else { "\"state\":\"" };
        if matches!(call, Call::Fault | Call::Warranty) {
            for rest in old.split(sign).skip(1) {
                let word = rest.split('"').next().unwrap_or_default();
                *kind.words.entry(word.to_owned()).or_default() += 1;
            }
        }
    }

    pub fn add(&mut self, other: Self) {
        self.policies += other.policies;
        self.rules += other.rules;
        self.refused += other.refused;
        for (code, count) in other.refusals {
            *self.refusals.entry(code).or_default() += count;
        }
        self.differences.extend(other.differences);
        for (call, more) in other.kinds {
            let kind = self.kinds.entry(call).or_default();
            kind.asked += more.asked;
            kind.refused += more.refused;
            kind.growing += more.growing;
            kind.differ += more.differ;
            kind.differ_in_text_only += more.differ_in_text_only;
            kind.gave_up += more.gave_up;
            kind.too_costly += more.too_costly;
            kind.old_time += more.old_time;
            kind.new_time += more.new_time;
            kind.slowest = (kind.slowest.0.max(more.slowest.0), kind.slowest.1.max(more.slowest.1));
            kind.statuses.iter_mut().zip(more.statuses).for_each(|(sum, more)| *sum += more);
            kind.signs.iter_mut().zip(more.signs).for_each(|(sum, more)| *sum += more);
            for (word, count) in more.words {
                *kind.words.entry(word).or_default() += count;
            }
        }
    }

    pub fn asked(&self) -> u64 {
        self.kinds.values().map(|kind| kind.asked).sum()
    }

    pub fn differ(&self) -> u64 {
        let questions: u64 = self.kinds.values().map(|kind| kind.differ + kind.differ_in_text_only).sum();
        questions + self.differences.iter().filter(|difference| difference.call.is_none()).count() as u64
    }

    pub fn print(&self, took: Duration) {
        println!(
            "policies {} ({:.1} rules each), refused by both {}",
            self.policies,
            self.rules as f64 / self.policies.max(1) as f64,
            self.refused
        );
        let mut refusals: Vec<_> = self.refusals.iter().collect();
        refusals.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        for (code, count) in refusals.into_iter().take(6) {
            println!("    {count} {code}");
        }
        for (call, kind) in &self.kinds {
            let micros = |time: Duration| time.as_secs_f64() * 1e6;
            let mean = |time: Duration| micros(time) / kind.asked.max(1) as f64;
            println!(
                "{:14} asked {} refused {} differ {} (text only {}) gave up {} too costly {} | mean us old {:.1} new {:.1}, slowest ms old {:.1} new {:.1}",
                call.name(),
                kind.asked,
                kind.refused,
                kind.differ,
                kind.differ_in_text_only,
                kind.gave_up,
                kind.too_costly,
                mean(kind.old_time),
                mean(kind.new_time),
                micros(kind.slowest.0) / 1e3,
                micros(kind.slowest.1) / 1e3,
            );
            let listed = |pairs: &mut dyn Iterator<Item = (&str, u64)>| {
                pairs
                    .filter(|(_, count)| *count > 0)
                    .map(|(word, count)| format!(" {word} {count}"))
                    .collect::<String>()
            };
            let statuses = listed(&mut STATUSES.into_iter().zip(kind.statuses));
            let signs =
                listed(&mut SIGNS.iter().map(|(name, _)| *name).zip(kind.signs).chain([("growing", kind.growing)]));
            let words = listed(&mut kind.words.iter().map(|(word, count)| (word.as_str(), *count)));
            for (title, list) in [("statuses", statuses), ("answers with", signs), ("words", words)] {
                if !list.is_empty() {
                    println!("    {title}:{list}");
                }
            }
        }
        let asked = self.asked();
        println!(
            "asked {asked} questions of both in {:.1} s: {:.0} a second; {} differ",
            took.as_secs_f64(),
            asked as f64 / took.as_secs_f64().max(0.001),
            self.differ()
        );
    }
}
