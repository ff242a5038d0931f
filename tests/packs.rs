//! The laws of the package: each is read without a warning, alone and with all others, and says where it stands.
#![cfg(all(feature = "native", not(target_arch = "wasm32")))]

use std::fs;
use std::path::Path;

use aftersales::boundary::{Engine, Loaded, NativeHost};
use serde_json::{Value, json};

const LISTS: [&str; 5] = ["rules", "costs", "warranties", "presumptions", "serviceLevels"];

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The documents of a folder of the package, in the order of their names.
fn documents(kind: &str) -> Vec<Value> {
    let mut paths: Vec<_> =
        fs::read_dir(project().join("pkg").join(kind)).unwrap().map(|file| file.unwrap().path()).collect();
    paths.sort();
    let read = |path: &Path| -> Value {
        let document: Value = serde_json::from_str(&fs::read_to_string(path).unwrap())
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert_eq!(document["id"].as_str(), path.file_stem().unwrap().to_str(), "a file is named like its document");
        document
    };
    paths.iter().map(|path| read(path)).collect()
}

fn entries<'p>(pack: &'p Value, list: &str) -> &'p [Value] {
    pack[list].as_array().map_or(&[], Vec::as_slice)
}

fn text<'v>(entry: &'v Value, field: &str) -> &'v str {
    entry[field].as_str().unwrap_or_else(|| panic!("{field} of {entry}"))
}

/// The names that begin the ids of a pack: its own, or those of the reference table.
fn prefix(pack: &str) -> &str {
    match pack {
        "ca-qc" => "qc.",
        "cn-33" => "cn.zhejiang.",
        pack => pack,
    }
}

/// Loads a shop that promises nothing itself, with these packs and every rule of theirs enabled.
fn load(packs: &[&Value], calendars: &[Value]) -> Loaded {
    let references: Vec<Value> = packs
        .iter()
        .map(|pack| {
            let all = LISTS.iter().flat_map(|list| entries(pack, list));
            let enable: Vec<&Value> = all.map(|entry| &entry["id"]).collect();
            json!({ "id": pack["id"], "rollOver": "legal", "enable": enable })
        })
        .collect();
    let shop = json!({ "format": 1, "id": "shop", "version": "1", "timeZone": "Europe/Berlin", "currency": "EUR",
        "calendar": "de-be", "packs": references });
    let text = json!({ "document": shop, "packs": packs, "calendars": calendars }).to_string();
    let engine = Engine::new(Box::new(NativeHost));
    engine.load(&text).unwrap_or_else(|issues| panic!("{references:?}: {issues:?}"))
}

#[test]
fn each_pack_is_read_without_a_warning() {
    let (packs, calendars) = (documents("packs"), documents("calendars"));
    assert!(!packs.is_empty());
    for pack in &packs {
        // Zhejiang's rules name what the national pack declares.
        let national = packs.iter().filter(|other| pack["id"] == json!("cn-33") && other["id"] == json!("cn"));
        let together: Vec<&Value> = national.chain([pack]).collect();
        let loaded = load(&together, &calendars);
        assert!(loaded.warnings.is_empty(), "{}: {:?}", pack["id"], loaded.warnings);
    }
}

#[test]
fn all_packs_are_read_together() {
    let (packs, calendars) = (documents("packs"), documents("calendars"));
    let loaded = load(&packs.iter().collect::<Vec<_>>(), &calendars);
    assert!(loaded.warnings.is_empty(), "{:?}", loaded.warnings);
}

#[test]
fn ids_are_unique_and_say_whose_they_are() {
    for list in LISTS {
        let mut ids = Vec::new();
        for pack in documents("packs") {
            for entry in entries(&pack, list) {
                let id = text(entry, "id").to_owned();
                assert!(id.starts_with(prefix(text(&pack, "id"))), "{id} in the pack {}", pack["id"]);
                assert!(!ids.contains(&id), "{id}: twice among the {list} of all packs");
                ids.push(id);
            }
        }
    }
}

#[test]
fn every_entry_says_where_it_stands_and_how_sure_it_is() {
    for pack in documents("packs") {
        assert!(text(&pack, "note").starts_with("Not legal advice."), "{}", pack["id"]);
        assert!(!text(&pack, "asOf").is_empty());
        assert!(!entries(&pack, "rules").is_empty() || !entries(&pack, "warranties").is_empty(), "{}", pack["id"]);
        for list in LISTS {
            for entry in entries(&pack, list) {
                // A cost has no citation of its own: its note has the article, or its rules have it.
                if list != "costs" {
                    let citation = &entry["citation"];
                    assert!(!text(citation, "article").is_empty(), "{}", entry["id"]);
                    assert!(citation.get("title").is_none_or(|title| title != ""), "{}", entry["id"]);
                    assert!(text(citation, "url").starts_with("https://"), "{}", entry["id"]);
                    assert!(
                        ["sure", "fairly_sure", "doubtful", "silent"].contains(&text(entry, "confidence")),
                        "{}",
                        entry["id"]
                    );
                }
            }
        }
    }
}

#[test]
fn rules_that_belong_to_exceptions_are_not_on_granting_rules() {
    let pack = json!({ "format": 1, "id": "law", "version": "1", "timeZone": "UTC", "rules": [
        { "id": "a", "grants": ["refund"], "rules": ["a"], "window": { "length": "P7D" } }] });
    let shop = json!({ "format": 1, "id": "shop", "version": "1", "timeZone": "UTC", "packs": ["law"] });
    let text = json!({ "document": shop, "packs": [pack] }).to_string();
    let issues = Engine::new(Box::new(NativeHost)).load(&text).expect_err("an issue");
    let told: Vec<_> = issues.iter().map(|issue| (issue.code.code(), issue.pointer.as_str())).collect();
    assert_eq!(told, [("grants_or_excludes", "/options/packs/0/rules/0/rules")]);
}

/// What a warranty covers and a rule grants is one right: a warranty that names rules covers no more than they grant.
#[test]
fn a_warranty_covers_what_its_rules_grant() {
    let mut named = 0;
    for pack in &documents("packs") {
        for warranty in entries(pack, "warranties").iter().filter(|warranty| warranty.get("rules").is_some()) {
            let is_its = |rule: &&Value| entries(warranty, "rules").contains(&rule["id"]);
            let granted: Vec<&Value> =
                entries(pack, "rules").iter().filter(is_its).flat_map(|rule| entries(rule, "grants")).collect();
            for covered in entries(warranty, "covers") {
                assert!(granted.contains(&covered), "{}: {covered}", warranty["id"]);
            }
            named += 1;
        }
    }
    assert!(named > 20, "only {named}");
}

/// What may be wrong with goods and their delivery.
const FAULTS: [&str; 8] =
    ["defective", "damaged", "not_as_described", "wrong_item", "missing_item", "damaged_in_transit", "late", "lost"];

/// No law leaves faulty, wrong, late or lost goods without an answer: a pack that cannot state it says so.
#[test]
fn no_fault_is_a_certain_no() {
    let (packs, calendars) = (documents("packs"), documents("calendars"));
    for pack in &packs {
        // A pack that stands beside another says what that one leaves to it.
        let beside = match text(pack, "id") {
            "cn-33" => Some("cn"),
            "de" | "es" | "fi" | "fr" | "ie" | "nl" | "pl" | "pt" | "se" => Some("eu"),
            _ => None,
        };
        let together = packs.iter().filter(|other| beside == other["id"].as_str()).chain([pack]);
        let references: Vec<&Value> = together.clone().map(|pack| &pack["id"]).collect();
        for country in entries(pack, "countries") {
            let shop = json!({ "format": 1, "id": "shop", "version": "1", "timeZone": "UTC", "packs": references });
            let load =
                json!({ "document": shop, "packs": together.clone().collect::<Vec<_>>(), "calendars": calendars });
            let engine = Engine::new(Box::new(NativeHost));
            let loaded = engine.load(&load.to_string()).unwrap();
            let line = json!({ "quantity": 1, "channel": "online", "country": country, "buyer": { "consumer": true },
                "events": { "ordered": "2026-10-06", "delivered": "2026-10-08", "invoiced": "2026-10-08" } });
            for reason in FAULTS {
                let question =
                    json!({ "line": line, "request": { "reason": reason }, "now": "2026-11-27T12:00:00Z" }).to_string();
                let answer: Value = serde_json::from_str(&engine.verdict(&loaded.policy, &question)).unwrap();
                assert_ne!(answer["value"]["status"], "ineligible", "{} {country}: {reason}", pack["id"]);
            }
            let mind = json!({ "line": line, "request": { "reason": "changed_mind" }, "now": "2026-11-27T12:00:00Z" });
            let answer: Value = serde_json::from_str(&engine.verdict(&loaded.policy, &mind.to_string())).unwrap();
            assert_eq!(
                answer["value"]["status"], "ineligible",
                "{} {country}: a change of mind after 50 days",
                pack["id"]
            );
        }
    }
}

/// `cargo run --features serde,authoring --example schema` writes it.
#[cfg(feature = "serde")]
#[test]
fn the_page_about_packs_says_what_they_say() {
    let path = project().join("docs/packs.md");
    let written = aftersales::boundary::generated_files(project()).unwrap();
    let (_, page) = written.iter().find(|(known, _)| *known == path).expect("the page");
    assert_eq!(fs::read_to_string(path).unwrap(), *page);
    for pack in documents("packs") {
        let id = text(&pack, "id");
        assert!(page.contains(&format!("\n### `{id}`\n")), "{id}");
        for list in ["rules", "warranties", "presumptions", "serviceLevels"] {
            for entry in entries(&pack, list) {
                assert!(page.contains(&format!("`{}`", text(entry, "id"))), "{}", entry["id"]);
            }
        }
    }
}
