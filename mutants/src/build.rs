//! The copy of the crate with its mutants in it, compiled.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::mutant::Mutant;
use crate::schema::{SWITCH, Schema, written};

/// What judges a mutant: the tests of what the crate answers, those first that notice most.
const TESTS: [&str; 10] =
    ["conformance", "lint", "packs", "calendars", "input", "built", "limits", "server", "vocabulary", "properties"];

/// The programs of the tests, and the numbers of the mutants that compile.
pub fn built(copy: &Path, mutants: &[Mutant], drawn: &[usize]) -> (Vec<PathBuf>, Vec<usize>) {
    let lib = copy.join("src/lib.rs");
    let text = std::fs::read_to_string(&lib).expect("the crate's lib.rs");
    std::fs::write(&lib, text + SWITCH).expect("the copy can be written");
    let sources: BTreeMap<&str, String> = drawn
        .iter()
        .map(|number| mutants[*number].file.as_str())
        .map(|file| (file, std::fs::read_to_string(copy.join(file)).expect("a file of the list")))
        .collect();

    let mut left_out = BTreeSet::new();
    loop {
        let mut places = BTreeMap::new();
        for (file, source) in &sources {
            let own: Vec<(usize, &Mutant)> = drawn
                .iter()
                .filter(|number| !left_out.contains(*number) && mutants[**number].file == *file)
                .map(|number| (*number, &mutants[*number]))
                .collect();
            let schema = written(source, &own);
            std::fs::write(copy.join(file), &schema.text).expect("the copy can be written");
            places.insert((*file).to_owned(), schema);
        }
        let checked = cargo(copy, &["check", "--lib"]);
        let wrong: BTreeSet<usize> = checked.errors.iter().filter_map(|error| mutant_at(error, &places)).collect();
        if wrong.is_empty() {
            assert!(checked.errors.is_empty(), "the copy does not compile: {:?}", checked.errors);
            let numbers = places.values().flat_map(|schema| schema.places.iter().map(|(number, _)| *number)).collect();
            let mut tests = vec!["test", "--no-run", "--lib"];
            tests.extend(TESTS.iter().flat_map(|name| ["--test", *name]));
            let mut programs = cargo(copy, &tests).programs;
            programs.sort_by_key(|program| TESTS.iter().position(|name| is_named(program, name)));
            return (programs, numbers);
        }
        left_out.extend(wrong);
    }
}

/// The compiler adds a mark to the name of a program.
fn is_named(program: &Path, name: &str) -> bool {
    program.file_name().and_then(|file| file.to_str()).is_some_and(|file| file.starts_with(&format!("{name}-")))
}

/// The innermost mutant around an error.
fn mutant_at(error: &Error, schemas: &BTreeMap<String, Schema>) -> Option<usize> {
    error.spans.iter().find_map(|(file, at)| {
        let around =
            schemas.get(file)?.places.iter().filter(|(_, place)| place.start <= at.start && at.end <= place.end);
        around.min_by_key(|(_, place)| place.len()).map(|(number, _)| *number)
    })
}

#[derive(Default)]
struct Compiled {
    programs: Vec<PathBuf>,
    errors: Vec<Error>,
}

/// Where the compiler finds fault.
#[derive(Debug)]
struct Error {
    #[expect(dead_code, reason = "it is printed where no mutant is the cause")]
    message: String,
    spans: Vec<(String, Range<usize>)>,
}

fn cargo(copy: &Path, what: &[&str]) -> Compiled {
    let output = Command::new("cargo")
        .args(what)
        .args(["--features", "serde,authoring", "--message-format=json"])
        .current_dir(copy)
        .stderr(Stdio::inherit())
        .output()
        .expect("cargo starts");
    let mut compiled = Compiled::default();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(said) = serde_json::from_str::<Value>(line) else { continue };
        if let Some(program) = said["executable"].as_str().filter(|_| said["profile"]["test"] == true) {
            compiled.programs.push(program.into());
        }
        if said["message"]["level"] == "error" {
            compiled.errors.push(error(&said["message"]));
        }
    }
    // That it gave up is no error of its own.
    compiled.errors.retain(|error| !error.spans.is_empty());
    compiled
}

fn error(message: &Value) -> Error {
    let spans = message["spans"].as_array().into_iter().flatten();
    let mut spans: Vec<(bool, String, Range<usize>)> = spans
        .filter_map(|span| {
            let at = |key| Some(span[key].as_u64()? as usize);
            let file = span["file_name"].as_str()?.to_owned();
            Some((span["is_primary"] != true, file, at("byte_start")?..at("byte_end")?))
        })
        .collect();
    spans.sort_by_key(|(secondary, ..)| *secondary);
    Error {
        message: message["rendered"].as_str().unwrap_or_default().to_owned(),
        spans: spans.into_iter().map(|(_, file, at)| (file, at)).collect(),
    }
}
