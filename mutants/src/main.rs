//! How many small faults in the code the tests notice: every mutant of a list, or a seeded sample, is written into a copy of
//! the crate at once, and each is woken by itself while the tests run.
//!
//! Usage: `aftersales-mutants <list of mutants> <copy of the crate> <sample> <seed> [number of programs at once]`

mod build;
mod mutant;
mod schema;
mod trial;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::mutant::Mutant;
use crate::trial::{Outcome, Trial};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [list, copy, sample, seed, at_once @ ..] = &arguments[..] else {
        panic!("a list, a copy, a sample and a seed are needed");
    };
    let number = |text: &String| text.parse::<usize>().expect("a whole number");
    let mutants: Vec<Mutant> =
        serde_json::from_str(&std::fs::read_to_string(list).expect("the list")).expect("a list of mutants");
    let drawn = drawn(mutants.len(), number(sample), number(seed));
    let copy = PathBuf::from(copy);
    let (programs, written) = build::built(&copy, &mutants, &drawn);
    println!("{} of {} mutants drawn, {} compile; these do not:", drawn.len(), mutants.len(), written.len());
    for number in drawn.iter().filter(|number| !written.contains(number)) {
        println!("  {}", mutants[*number].name);
    }

    let trial = Trial::of(&copy, programs);
    let outcomes = Mutex::new(BTreeMap::new());
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..at_once.first().map_or(1, number) {
            scope.spawn(|| {
                while let Some(&number) = written.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let outcome = trial.of_mutant(number);
                    println!("{:<9} {}", outcome.name(), mutants[number].name);
                    outcomes.lock().expect("no thread panics").insert(number, outcome);
                }
            });
        }
    });
    report(&mutants, &outcomes.into_inner().expect("no thread panics"));
}

fn report(mutants: &[Mutant], outcomes: &BTreeMap<usize, Outcome>) {
    let missed: Vec<&str> = outcomes
        .iter()
        .filter(|(_, outcome)| **outcome == Outcome::Missed)
        .map(|(number, _)| mutants[*number].name.as_str())
        .collect();
    let noticed = outcomes.len() - missed.len();
    println!(
        "\n{noticed} of {} noticed, {:.1} %",
        outcomes.len(),
        noticed as f64 * 100.0 / outcomes.len().max(1) as f64
    );
    for name in missed {
        println!("missed: {name}");
    }
}

/// A sample of the numbers up to a count, the same for the same seed.
fn drawn(count: usize, sample: usize, seed: usize) -> Vec<usize> {
    let mut state = (seed as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut numbers: Vec<usize> = (0..count).collect();
    for i in 0..sample.min(count) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        numbers.swap(i, i + (state % (count - i) as u64) as usize);
    }
    numbers.truncate(sample);
    numbers.sort_unstable();
    numbers
}
