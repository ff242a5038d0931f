use std::fs;
use std::path::{Path, PathBuf};

use aftersales::boundary::{Engine, Loaded};
use serde_json::Value;

/// What the shop knows itself: its policies and its orders.
pub struct Stock {
    policies: Vec<Terms>,
    orders: Vec<Value>,
}

/// A policy that was understood.
pub struct Terms {
    pub id: String,
    pub loaded: Loaded,
    /// Its id, version and digest, as answers state them.
    pub edition: Value,
}

impl Stock {
    /// Reads `pkg/policies` and `www/orders`.
    pub fn read(root: &Path, engine: &Engine) -> Result<Self, String> {
        let policies = json_files(&root.join("pkg/policies"))?;
        let policies = policies.iter().map(|path| terms(path, engine)).collect::<Result<_, _>>()?;
        let orders =
            json_files(&root.join("www/orders"))?.iter().map(|path| document(path)).collect::<Result<_, _>>()?;
        Ok(Self { policies, orders })
    }

    /// The policy with this id.
    pub fn terms(&self, id: &str) -> Option<&Terms> {
        self.policies.iter().find(|terms| terms.id == id)
    }

    /// The order with this id.
    pub fn order(&self, id: &str) -> Option<&Value> {
        self.orders.iter().find(|order| order["id"] == id)
    }
}

/// The line of an order with this id.
pub fn line_of<'o>(order: &'o Value, id: &str) -> Option<&'o Value> {
    order["lines"].as_array()?.iter().find(|line| line["id"] == id)
}

fn terms(path: &Path, engine: &Engine) -> Result<Terms, String> {
    let failed = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = fs::read_to_string(path).map_err(|error| failed(&error))?;
    let loaded = engine.load_document(&text).map_err(|refusal| failed(&refusal))?;
    let answer: Value =
        serde_json::from_str(&engine.check_return(&loaded.policy, r#"{"line":{},"now":0}"#)).unwrap_or_default();
    let edition = answer["value"]["standsOn"]["policy"].clone();
    Ok(Terms { id: edition["id"].as_str().unwrap_or_default().to_owned(), loaded, edition })
}

fn document(path: &Path) -> Result<Value, String> {
    let failed = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = fs::read_to_string(path).map_err(|error| failed(&error))?;
    serde_json::from_str(&text).map_err(|error| failed(&error))
}

fn json_files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort_unstable();
    Ok(files)
}
