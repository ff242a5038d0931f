//! The one-way rule of the rooms: `dom → boundary → domain` and `authoring → boundary`, and a domain without a clock, JavaScript or serde.
#![cfg(not(target_arch = "wasm32"))]

use std::{
    fs,
    path::{Path, PathBuf},
};

const MAX_FILE: usize = 400;

/// What a room may not use: paths (`root::item`) and whole crates.
struct Ban {
    room: &'static str,
    paths: &'static [(&'static str, &'static str)],
    crates: &'static [&'static str],
}

const BANS: &[Ban] = &[
    Ban {
        room: "domain",
        paths: &[
            ("crate", "boundary"),
            ("crate", "authoring"),
            ("crate", "dom"),
            ("std", "time"),
            ("chrono", "Utc"),
            ("chrono", "Local"),
        ],
        crates: &["wasm_bindgen", "js_sys", "web_sys", "serde", "serde_json", "serde_wasm_bindgen"],
    },
    Ban { room: "boundary", paths: &[("crate", "dom"), ("crate", "authoring")], crates: &["web_sys"] },
    Ban { room: "authoring", paths: &[("crate", "dom")], crates: &["web_sys"] },
    // The page has the engine already; the room asks it through the page.
    Ban {
        room: "dom",
        paths: &[("boundary", "Engine"), ("boundary", "engine"), ("crate", "authoring")],
        crates: &["chrono", "serde", "serde_json"],
    },
];

#[test]
fn imports_go_one_way() {
    let mut scanned = 0;
    let mut offences = Vec::new();
    for ban in BANS {
        for file in files_under(&source().join(ban.room)).iter().filter(|file| is_rust(file)) {
            scanned += 1;
            let code = fs::read_to_string(file).unwrap();
            offences.extend(uses(&code, ban).into_iter().map(|used| format!("{} uses {used}", file.display())));
        }
    }
    assert!(offences.is_empty(), "{}", offences.join("\n"));
    assert!(scanned >= 10, "only {scanned} files were found to scan");
}

/// A hint, not a rule: a file is as long as its subject.
#[test]
fn long_files_are_named() {
    let lines = |file: &PathBuf| fs::read_to_string(file).unwrap().lines().count();
    for file in files_under(&source()).iter().filter(|file| is_rust(file) && lines(file) > MAX_FILE) {
        println!("hint: {} has {} lines; has it one subject?", file.display(), lines(file));
    }
}

#[test]
fn the_scan_sees_every_spelling() {
    let domain = &BANS[0];
    for guilty in [
        "use crate::boundary::Issue;",
        "use crate::{boundary::json, domain::money};",
        "use crate::{\n    domain::{self, money},\n    dom,\n};",
        "let x = super::super::boundary::read();",
        "use std::{fmt, time::Instant};",
        "let now = chrono :: Utc::now();",
        "use chrono::{Local, NaiveDate};",
        "#[derive(serde::Serialize)] struct S;",
        "use wasm_bindgen::prelude::*;",
    ] {
        assert!(!uses(guilty, domain).is_empty(), "not seen: {guilty}");
    }
    for innocent in [
        "// crate::boundary reads this",
        "use crate::domain::{boundary, money};",
        "enum Zone { Utc, Local }",
        "let boundary = chrono::NaiveDate::MAX;",
        "use crate::{domain::dom};",
        "core::time::Duration::ZERO;",
    ] {
        assert!(uses(innocent, domain).is_empty(), "wrongly seen: {innocent}");
    }
}

/// Everything of `ban` that `code` uses.
fn uses(code: &str, ban: &Ban) -> Vec<String> {
    let tokens = tokens(code);
    let path = |&&(root, item): &&(&str, &str)| uses_path(&tokens, root, item);
    let paths = ban.paths.iter().filter(path).map(|(root, item)| format!("{root}::{item}"));
    let crates = ban.crates.iter().filter(|name| tokens.iter().any(|token| token == *name));
    paths.chain(crates.map(|name| name.to_string())).collect()
}

/// Whether `root::item` is named, on its own or inside `root::{…}`; `super::item` counts as `crate::item`.
fn uses_path(tokens: &[String], root: &str, item: &str) -> bool {
    tokens.iter().enumerate().any(|(at, token)| {
        let is_root = token == root || (root == "crate" && token == "super");
        if !is_root || tokens.get(at + 1).is_none_or(|next| next != "::") {
            return false;
        }
        match tokens.get(at + 2).map(String::as_str) {
            Some("{") => heads_of_group(&tokens[at + 2..]).any(|head| head == item),
            next => next == Some(item),
        }
    })
}

/// The first names of a group's entries: of `{a::b, c::{d, e}}` they are `a` and `c`.
fn heads_of_group(tokens: &[String]) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    let mut previous = "";
    let mut heads = Vec::new();
    for token in tokens {
        if depth == 1 && matches!(previous, "{" | ",") {
            heads.push(token.as_str());
        }
        match token.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
        previous = token;
    }
    heads.into_iter()
}

/// Names, `::` and single marks, without line comments.
fn tokens(code: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    for line in code.lines() {
        let mut rest = line.split("//").next().unwrap_or_default().trim_start();
        while let Some(first) = rest.chars().next() {
            let is_name = |c: char| c.is_alphanumeric() || c == '_';
            let length = match first {
                c if is_name(c) => rest.find(|c| !is_name(c)).unwrap_or(rest.len()),
                ':' if rest.starts_with("::") => 2,
                c => c.len_utf8(),
            };
            tokens.push(rest[..length].to_owned());
            rest = rest[length..].trim_start();
        }
    }
    tokens
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn is_rust(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "rs")
}

fn files_under(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files_under(&path) } else { vec![path] }).collect()
}
