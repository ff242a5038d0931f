//! What the rule books ask for is checked by rows and tests that exist, and the page that lists them is of today.
#![cfg(all(not(target_arch = "wasm32"), feature = "native"))]

use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde_json::Value;

/// The rule books, by the first part of an id.
const BOOKS: [(&str, &str); 5] = [
    ("S0", "The after-sales manual of an online platform"),
    ("S1", "Rules of several firms: machines, buses, renovation, housing"),
    ("S2", "Rules of a shop for mothers and babies"),
    ("S3", "A training plan"),
    ("S4", "A system of warranties"),
];

fn read(path: &str) -> String {
    let whole = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(whole).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn requirements() -> Vec<Value> {
    let data: Value = serde_json::from_str(&read("tests/requirements.json")).unwrap();
    data["requirements"].as_array().unwrap().clone()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text"))
}

fn list<'v>(entry: &'v Value, field: &str) -> &'v [Value] {
    entry.get(field).map_or(&[], |value| value.as_array().unwrap())
}

/// The id of a requirement that something else checks than a page.
fn is_back_office(entry: &Value) -> bool {
    entry.get("backOffice").is_some()
}

#[test]
fn every_requirement_is_checked() {
    let mut wrong = Vec::new();
    let mut ids: Vec<String> = Vec::new();
    for entry in &requirements() {
        let id = text(&entry["id"]);
        let fields = ["id", "says", "rows", "tests", "backOffice"];
        let unknown = entry.as_object().unwrap().keys().find(|field| !fields.contains(&field.as_str()));
        let is_mapped = !list(entry, "rows").is_empty() || !list(entry, "tests").is_empty();
        if unknown.is_some() || text(&entry["says"]).is_empty() || ids.iter().any(|known| known == id) {
            wrong.push(format!("{id}: a field that is none, no sentence, or an id that comes twice"));
        }
        if is_mapped == is_back_office(entry) {
            wrong.push(format!("{id}: nothing checks it"));
        }
        ids.push(id.to_owned());
    }
    for policy in ["bus-maker", "car-maker", "electronics", "fit-out", "mother-and-baby", "technology"] {
        for named in named_in(&read(&format!("pkg/policies/{policy}.json"))) {
            if !ids.contains(&named) {
                wrong.push(format!("{named}: {policy} names it"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The ids of requirements in the notes of a document.
fn named_in(document: &str) -> Vec<String> {
    let notes = document.split("\"note\": \"").skip(1).filter_map(|rest| rest.split('"').next());
    let is_id = |word: &&str| BOOKS.iter().any(|(book, _)| word.starts_with(&format!("{book}.")));
    notes.flat_map(|note| note.split([',', ' ', ':'])).filter(is_id).map(str::to_owned).collect()
}

#[test]
fn what_checks_a_requirement_exists() {
    let mut wrong = Vec::new();
    for entry in &requirements() {
        let id = text(&entry["id"]);
        for row in list(entry, "rows") {
            let (file, case) = text(row).split_once('#').unwrap_or_else(|| panic!("{row} names no row"));
            let table: Value = serde_json::from_str(&read(&format!("tests/vectors/{file}"))).unwrap();
            if !table["cases"].as_array().unwrap().iter().any(|known| known["id"] == case) {
                wrong.push(format!("{id}: {file} has no row {case}"));
            }
        }
        for test in list(entry, "tests") {
            let (file, name) = (text(&test["file"]), text(&test["name"]));
            let called = [format!("test(\"{name}\""), format!("test(`{name}`"), format!("fn {name}()")];
            if !called.iter().any(|called| read(file).contains(called.as_str())) {
                wrong.push(format!("{id}: {file} has no test {name}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What checks a requirement, as links.
fn checks(entry: &Value) -> String {
    let mut links: Vec<String> = Vec::new();
    let mut last = "";
    for row in list(entry, "rows") {
        let (file, case) = text(row).split_once('#').unwrap();
        if file == last {
            write!(links.last_mut().unwrap(), " `{case}`").unwrap();
        } else {
            links.push(format!("[{file}](../tests/vectors/{file}): `{case}`"));
        }
        last = file;
    }
    for test in list(entry, "tests") {
        let file = text(&test["file"]);
        let short = file.trim_start_matches("tests/");
        links.push(format!("[{short}](../{file}): {}", text(&test["name"])));
    }
    links.join("; ")
}

/// The page of the documentation.
fn page() -> String {
    let all = requirements();
    let checked: Vec<&Value> = all.iter().filter(|entry| !checks(entry).is_empty()).collect();
    let mut page = String::from(
        "# Requirements\n\n\
         What five collections of after-sales rules ask of a page, and the rows and tests that check it. Notes in policies and tests name a\n\
         requirement by its id. The list is `tests/requirements.json`; a test fails for an id that nothing checks, and writes this page.\n",
    );
    for (book, title) in BOOKS {
        write!(page, "\n## {book}: {title}\n| id | what is asked | what checks it |\n|---|---|---|\n").unwrap();
        for entry in checked.iter().filter(|entry| text(&entry["id"]).split('.').next() == Some(book)) {
            writeln!(page, "| {} | {} | {} |", text(&entry["id"]), text(&entry["says"]), checks(entry)).unwrap();
        }
    }
    page.push_str("\n## Not for a page\nWork behind the counter, which the documents ask for too.\n\n| id | what it is |\n|---|---|\n");
    for entry in all.iter().filter(|entry| is_back_office(entry)) {
        writeln!(page, "| {} | {} |", text(&entry["id"]), text(&entry["says"])).unwrap();
    }
    page
}

#[test]
fn the_page_is_of_today() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/requirements.md");
    if std::env::var_os("AFTERSALES_WRITE").is_some() {
        fs::write(&path, page()).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == page(), "AFTERSALES_WRITE=1 cargo test --features serde,authoring --test requirements");
}
