//! The table: one file of tests, run natively, in WebAssembly on Node, and in a browser.
//!
//! ```text
//! cargo test --test conformance --features native
//! cargo test --test conformance --target wasm32-unknown-unknown
//! WASM_BINDGEN_USE_BROWSER=1 cargo test --test conformance --target wasm32-unknown-unknown
//! ```
#![cfg(any(target_arch = "wasm32", feature = "native"))]

mod conformance {
    pub mod adopted;
    pub mod answers;
    #[cfg(not(target_arch = "wasm32"))]
    pub mod built;
    pub mod china;
    pub mod desk;
    pub mod files;
    pub mod portals;
    pub mod report;
    pub mod returns;
    pub mod statutory;
    pub mod statutory_abroad;
    pub mod systems;
    #[cfg(feature = "serde")]
    pub mod typed;
    pub mod vectors;
    pub mod zones;
}

use conformance::desk::desk;
use conformance::report::finish;
use conformance::{files, returns, statutory, vectors, zones};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test(unsupported = test)]
fn own_vectors_agree() {
    let desk = desk();
    let rows = files::OWN.iter().map(|(name, text)| vectors::run(name, text, &desk)).collect();
    finish(rows);
}

#[wasm_bindgen_test(unsupported = test)]
fn adopted_deadlines_agree() {
    finish(vec![zones::deadlines("adopted/deadlines.json", &desk()).all(2000)]);
}

#[wasm_bindgen_test(unsupported = test)]
fn adopted_starts_of_days_agree() {
    finish(vec![zones::edges("adopted/tz_edges.json", &desk()).all(890)]);
}

#[wasm_bindgen_test(unsupported = test)]
fn adopted_law_agrees() {
    finish(vec![statutory::run(&desk())]);
}

#[wasm_bindgen_test(unsupported = test)]
fn adopted_returns_agree() {
    finish(vec![returns::run(&desk())]);
}

/// The whole table once more, of policies that were built and opened: their answers are those of the documents, byte for byte.
#[cfg(not(target_arch = "wasm32"))]
#[test]
fn the_table_of_built_policies() {
    let desk = conformance::built::Built::new();
    let mut rows: Vec<_> = files::OWN.iter().map(|(name, text)| vectors::run(name, text, &desk)).collect();
    rows.push(statutory::run(&desk));
    rows.push(returns::run(&desk));
    finish(rows);
    let (policies, asked) = desk.asked.get();
    conformance::report::say(&format!("built: {policies} policies opened, {asked} answers compared"));
    assert!(asked > 3900, "only {asked} answers were compared");
}

/// The whole table once more, each question and each answer as a type of Rust.
#[cfg(feature = "serde")]
#[test]
fn the_table_as_types_of_rust() {
    let desk = conformance::typed::Typed::new(desk());
    let mut rows: Vec<_> = files::OWN.iter().map(|(name, text)| vectors::run(name, text, &desk)).collect();
    rows.push(statutory::run(&desk));
    rows.push(returns::run(&desk));
    finish(rows);
    let (asked, wrong) = desk.asked.get();
    conformance::report::say(&format!(
        "types: {asked} questions asked as types, {wrong} wrong ones that no type can hold"
    ));
    assert!(asked > 3900, "only {asked} questions were asked as types");
}

/// Where the host has Temporal it is used above; here it is hidden, so that `Intl` has to answer.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen_test]
fn zones_agree_without_temporal() {
    let rows = conformance::desk::without_temporal(|desk| {
        let rows = vec![
            zones::deadlines("adopted/deadlines.json(Intl)", desk).all(2000),
            zones::edges("adopted/tz_edges.json(Intl)", desk).all(890),
        ];
        assert_eq!(zones::zone_data(desk), "host Intl");
        rows
    });
    match rows {
        Some(rows) => finish(rows),
        None => conformance::report::say("this host has no Temporal: Intl answers everything"),
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn answers_say_which_zone_data_they_stand_on() {
    let said = zones::zone_data(&desk());
    #[cfg(not(target_arch = "wasm32"))]
    assert!(said.starts_with("chrono-tz "), "{said}");
    #[cfg(target_arch = "wasm32")]
    assert_eq!(said, if conformance::desk::has_temporal() { "host Temporal" } else { "host Intl" });
}

/// A vector that no list names would be a vector that nobody runs.
#[cfg(not(target_arch = "wasm32"))]
#[test]
fn no_vector_file_is_forgotten() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let mut found = Vec::new();
    for folder in std::fs::read_dir(&root).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
        for file in std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            let name = file.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
            // What lint finds is in `tests/lint.rs`.
            if name.ends_with(".json") && !name.starts_with("adopted/") && !name.starts_with("lint/") {
                found.push(name);
            }
        }
    }
    found.sort();
    let mut listed: Vec<_> = files::OWN.iter().map(|(name, _)| (*name).to_owned()).collect();
    listed.sort();
    assert_eq!(listed, found);
}
