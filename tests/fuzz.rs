//! Every target of `fuzz/` on its corpus, and for some seconds on what comes of it: `AFTERSALES_FUZZ_SECONDS`, ten by default.
//! `scripts/fuzz` looks longer, led by what the code does.
#![cfg(all(not(target_arch = "wasm32"), feature = "native", feature = "authoring"))]

mod fuzz {
    pub mod mutation;
    pub mod targets;
}

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use fuzz::mutation::Mutation;
use fuzz::targets;

/// Runs one target; what it fails on is printed, to be kept in its corpus.
fn run(name: &str, target: fn(&[u8]), data: &[u8]) {
    if let Err(fault) = catch_unwind(AssertUnwindSafe(|| target(data))) {
        eprintln!("{name} fails on {:?}", String::from_utf8_lossy(data));
        std::panic::resume_unwind(fault);
    }
}

fn explore(name: &str, target: fn(&[u8])) {
    let folder = PathBuf::from("tests/fuzz/corpus").join(name);
    let mut files: Vec<PathBuf> = folder.read_dir().expect("a corpus").map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let corpus: Vec<Vec<u8>> = files.iter().map(|file| std::fs::read(file).unwrap()).collect();
    assert!(!corpus.is_empty(), "{name} has no corpus");
    for data in &corpus {
        run(name, target, data);
    }
    let told = std::env::var("AFTERSALES_FUZZ_SECONDS").ok().and_then(|told| told.parse().ok());
    let end = Instant::now() + Duration::from_secs(told.unwrap_or(10));
    let mut mutation = Mutation::new(&corpus);
    let mut runs = 0_u64;
    while Instant::now() < end {
        run(name, target, &mutation.next());
        runs += 1;
    }
    println!("{name}: {} of the corpus, {runs} of what comes of it", corpus.len());
}

macro_rules! explored {
    ($($name:ident)*) => { $(
        #[test]
        fn $name() {
            explore(stringify!($name), targets::$name);
        }
    )* };
}

explored!(document built line order service submission draft markup lint duration pattern opening_hours decision);
