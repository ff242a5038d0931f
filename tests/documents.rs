//! What the crate carries for servers: the packs and calendars of the package, and policies that are read with them.
#![cfg(all(not(target_arch = "wasm32"), feature = "native"))]

use std::error::Error;
use std::fs;
use std::path::Path;

use aftersales::boundary::{Engine, LoadError, Loaded, NativeHost};
use aftersales::documents;
use serde_json::Value;

/// The ids of the files in a folder of the package.
fn files(folder: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("pkg").join(folder);
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut ids: Vec<String> = names.filter_map(|name| Some(name.strip_suffix(".json")?.to_owned())).collect();
    ids.sort_unstable();
    ids
}

fn load(document: &str) -> Result<Loaded, LoadError> {
    Engine::new(Box::new(NativeHost)).load_document(document)
}

fn policy(more: &str) -> String {
    format!(r#"{{ "format": 1, "id": "shop", "version": "1", "timeZone": "Europe/Berlin", {more} }}"#)
}

#[test]
fn the_lists_are_the_folders() {
    assert_eq!(documents::pack_ids().collect::<Vec<_>>(), files("packs"));
    assert_eq!(documents::calendar_ids().collect::<Vec<_>>(), files("calendars"));
}

#[test]
fn each_document_is_found_by_its_own_id() {
    let id_of = |text: &str| serde_json::from_str::<Value>(text).unwrap()["id"].as_str().unwrap().to_owned();
    assert!(documents::pack_ids().all(|id| documents::pack(id).is_some_and(|text| id_of(text) == id)));
    assert!(documents::calendar_ids().all(|id| documents::calendar(id).is_some_and(|text| id_of(text) == id)));
    assert_eq!((documents::pack("germany"), documents::calendar("")), (None, None));
}

#[test]
fn a_policy_is_read_with_what_it_names() {
    let text = policy(r#""packs": ["de", { "id": "cn", "rollOver": "legal" }], "calendar": "de-by", "rules": []"#);
    let loaded = load(&text).unwrap_or_else(|refusal| panic!("{refusal}"));
    let packs: Vec<&str> = loaded.policy.documents.iter().map(|document| document.id.as_str()).collect();
    assert_eq!(packs, ["shop", "de", "cn"]);
    let mut calendars: Vec<&str> = loaded.policy.calendars.iter().map(|calendar| calendar.id.as_str()).collect();
    calendars.sort_unstable();
    assert_eq!(calendars, ["cn", "de-by"]);
    assert_eq!(loaded.warnings, []);
}

/// Every policy that the package shows can be read by its text alone.
#[test]
fn the_policies_of_the_package_need_nothing_else() {
    for id in files("policies") {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("pkg/policies/{id}.json"));
        let loaded = load(&fs::read_to_string(path).unwrap()).unwrap_or_else(|refusal| panic!("{id}: {refusal}"));
        assert_eq!(loaded.warnings, [], "{id}");
    }
}

#[test]
fn what_is_wrong_is_one_error_with_every_issue() {
    fn fails() -> Result<Loaded, Box<dyn Error>> {
        Ok(load(&policy(r#""packs": ["germany"], "calendar": "mars", "rules": 7"#))?)
    }
    let told = fails().unwrap_err().to_string();
    assert_eq!(told.lines().count(), 3, "{told}");
    for part in ["/packs/0: ", "aftersales/packs/germany (pack_not_loaded)", "/calendar: ", "/rules: ", "(wrong_type)"]
    {
        assert!(told.contains(part), "{part} is not in {told}");
    }
}

#[test]
fn a_text_that_is_no_json_says_where() {
    let refusal = load("{ \"format\": 1,, }").unwrap_err();
    assert_eq!(refusal.to_string(), "the document: this is not JSON; see byte 14 (malformed_json)");
    assert_eq!(refusal.first().and_then(|issue| issue.received.as_deref()), Some("byte 14"));
}

/// A server logs these, and keeps them in structures of its own.
#[test]
fn what_a_server_holds_can_be_shown() {
    let engine = Engine::new(Box::new(NativeHost));
    let loaded = engine.load_document(&policy(r#""packs": ["de"], "rules": []"#)).unwrap();
    assert!(format!("{engine:?}").starts_with("Engine"));
    assert!(format!("{loaded:?}").contains("Policy"));
}

/// The tutorial shows the example that is tested, and a server is as short as it says.
#[test]
fn the_tutorial_shows_the_server_that_is_tested() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| fs::read_to_string(root.join(path)).unwrap_or_default();
    // The crate that is published has neither.
    let (example, tutorial) = (read("examples/server.rs"), read("docs/tutorial/server.md"));
    assert!(tutorial.contains(example.trim()), "docs/tutorial/server.md shows another server than examples/server.rs");
    assert!(example.lines().count() <= 25, "examples/server.rs has {} lines", example.lines().count());
}
