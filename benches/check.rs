//! What a question costs: `cargo bench --features native --bench check`. Prints medians; nothing is asserted.

mod documents;

use std::hint::black_box;
use std::time::Instant;

use aftersales::boundary::{Engine, NativeHost};
use aftersales::domain::policy::Policy;
use documents::{Rules, load, question};

const COUNTS: [usize; 4] = [10, 30, 100, 300];

fn main() {
    let engine = Engine::new(Box::new(NativeHost));
    let bare = policy(&engine, &load(30, Rules::OfManyGoods, &[]));
    let with_law = policy(&engine, &load(30, Rules::OfManyGoods, &["cn", "cn-33"]));
    println!("a policy of 30 rules                     verdict   checkReturn");
    for (name, policy) in [("alone", &bare), ("with the packs cn and cn-33", &with_law)] {
        let verdict = median(&mut || engine.verdict(policy, black_box(question())));
        let check = median(&mut || engine.check_return(policy, black_box(question())));
        println!("{name:<38}{}{}", micros(verdict), micros(check));
    }
    for (name, rules) in
        [("of many goods, one each", Rules::OfManyGoods), ("of the goods asked about", Rules::OfOneGood)]
    {
        println!("\nrules {name:<32}   verdict   checkReturn          load");
        let mut rows = Vec::new();
        for count in COUNTS {
            let text = load(count, rules, &[]);
            let policy = policy(&engine, &text);
            let verdict = median(&mut || engine.verdict(&policy, black_box(question())));
            let check = median(&mut || engine.check_return(&policy, black_box(question())));
            let read = median(&mut || engine.load(black_box(&text)).is_ok());
            println!("{count:>6}{:<32}{}{}{}", "", micros(verdict), micros(check), micros(read));
            rows.push([verdict, check, read]);
        }
        if let [first, .., last] = rows.as_slice() {
            let slope = |column: usize| (last[column] - first[column]) / 290.0;
            println!("{:<38}{}{}{}", "  per rule", micros(slope(0)), micros(slope(1)), micros(slope(2)));
        }
    }
}

fn policy(engine: &Engine, text: &str) -> Policy {
    engine.load(text).map(|loaded| loaded.policy).unwrap_or_else(|issues| panic!("{issues:?}"))
}

fn micros(seconds: f64) -> String {
    format!("{:>11.2} µs", seconds * 1e6)
}

/// The median time of a call, in seconds, over batches of about a millisecond.
fn median<T>(call: &mut dyn FnMut() -> T) -> f64 {
    let start = Instant::now();
    black_box(call());
    let batch = (0.001 / start.elapsed().as_secs_f64()).clamp(1.0, 10_000.0) as u32;
    let rounds = if start.elapsed().as_secs_f64() > 0.1 { 1 } else { 31 };
    let mut times: Vec<f64> = (0..rounds)
        .map(|_| {
            let start = Instant::now();
            for _ in 0..batch {
                black_box(call());
            }
            start.elapsed().as_secs_f64() / f64::from(batch)
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
