//! Which documents does the repository have? They are what random policies begin with.

use std::path::{Path, PathBuf};

use serde_json::Value;

/// The repository's own documents.
pub struct Bases {
    pub policies: Vec<Value>,
    /// Packs and calendars by their ids.
    pub packs: Vec<(String, Value)>,
    pub calendars: Vec<(String, Value)>,
}

pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every file below a folder with this ending, in order.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = std::fs::read_dir(folder) else { return found };
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|extension| extension == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

pub fn json_file(path: &Path) -> Option<Value> {
    serde_json::from_str(&std::fs::read_to_string(path).ok()?).ok()
}

fn shipped(folder: &str) -> Vec<(String, Value)> {
    let read = |path: PathBuf| {
        json_file(&path).map(|document| (document["id"].as_str().unwrap_or_default().to_owned(), document))
    };
    files(&repository().join("pkg").join(folder), "json").into_iter().filter_map(read).collect()
}

impl Bases {
    pub fn read() -> Self {
        let home = repository();
        let mut policies = Vec::new();
        let mut take = |document: Value| {
            if document["rules"].is_array() && document["timeZone"].is_string() && !policies.contains(&document) {
                policies.push(document);
            }
        };
        for path in files(&home.join("pkg/policies"), "json") {
            json_file(&path).into_iter().for_each(&mut take);
        }
        for path in files(&home.join("docs"), "md") {
            let text = std::fs::read_to_string(path).unwrap_or_default();
            for fence in text.split("```json ").skip(1) {
                let Some((head, rest)) = fence.split_once('\n') else { continue };
                let body = rest.split("```").next().unwrap_or_default();
                let Ok(Value::Object(mut document)) = serde_json::from_str(body) else { continue };
                if head.starts_with("part") {
                    for (field, text) in [("id", "shop"), ("version", "1"), ("timeZone", "Europe/Berlin")] {
                        document.entry(field).or_insert_with(|| text.into());
                    }
                    document.entry("format").or_insert_with(|| 1.into());
                }
                take(Value::Object(document));
            }
        }
        for path in files(&home.join("tests/vectors"), "json") {
            let Some(table) = json_file(&path) else { continue };
            if !path.components().any(|part| part.as_os_str() == "input") {
                take(table["base"]["policy"].clone());
            }
        }
        // A law by itself is a policy too.
        let packs = shipped("packs");
        for (_, pack) in &packs {
            let mut own = pack.clone();
            if own["timeZone"] == "shop" {
                own["timeZone"] = "Europe/Paris".into();
            }
            own["id"] = "shop".into();
            for list in ["rules", "warranties", "presumptions", "serviceLevels"] {
                for entry in own[list].as_array_mut().into_iter().flatten() {
                    entry.as_object_mut().map(|fields| fields.remove("confidence"));
                }
            }
            take(own);
        }
        Self { policies, packs, calendars: shipped("calendars") }
    }

    /// What loads a document with all that it names, its own packs among them.
    pub fn loading(&self, document: &Value, own: &[Value], review: bool) -> Value {
        let mut packs: Vec<&Value> = Vec::new();
        for reference in document["packs"].as_array().into_iter().flatten() {
            let id = reference.as_str().or(reference["id"].as_str()).unwrap_or_default();
            packs.extend(self.packs.iter().find(|(known, _)| known == id).map(|(_, pack)| pack));
            packs.extend(own.iter().find(|pack| pack["id"] == id));
        }
        let mut calendars: Vec<&Value> = Vec::new();
        for owner in packs.iter().copied().chain([document]) {
            let id = owner["calendar"].as_str().unwrap_or_default();
            let found = self.calendars.iter().find(|(known, _)| known == id).map(|(_, calendar)| calendar);
            calendars.extend(found.filter(|calendar| !calendars.contains(calendar)));
        }
        let mut load = serde_json::json!({ "document": document, "packs": packs, "calendars": calendars });
        if review {
            load["unknownFields"] = "review".into();
        }
        load
    }
}
