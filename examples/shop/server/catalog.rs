//! What does the shop sell, on which terms? Its policies and its orders.

use std::fmt::Display;
use std::fs;
use std::path::{Path, PathBuf};

use aftersales::{Documents, Policy};
use serde_json::Value;

/// The order of the shop that the demo is; the others are those of its neighbours.
const OWN: &str = "2026-1107-0042";

pub struct Catalog {
    policies: Vec<Policy>,
    orders: Vec<Value>,
    shop: Value,
}

impl Catalog {
    /// Reads the policies of the package and the orders.
    pub fn read(root: &Path) -> Result<Self, String> {
        let orders = read_all(&root.join("www/orders"), |text| serde_json::from_str::<Value>(text))?;
        let own = orders.iter().find(|order| order["id"] == OWN).ok_or("there is no order of the demo's own shop")?;
        Ok(Self {
            shop: ["shop", "country", "timeZone"].iter().map(|name| (*name, own[*name].clone())).collect(),
            policies: read_all(&root.join("pkg/policies"), |text| Policy::load(&Documents::from(text)))?,
            orders,
        })
    }

    /// The policy with this id.
    pub fn policy(&self, id: &str) -> Option<&Policy> {
        self.policies.iter().find(|policy| policy.edition().id.0 == id)
    }

    /// Every order.
    pub fn orders(&self) -> &[Value] {
        &self.orders
    }

    /// What there is of an order that nobody knows: the shop that it was sent to.
    pub fn shop(&self) -> &Value {
        &self.shop
    }

    /// The order with this id.
    pub fn order(&self, id: &str) -> Option<&Value> {
        self.orders.iter().find(|order| order["id"] == id)
    }
}

/// The clocks of the shop that an order was placed in.
pub fn zone_of(order: &Value) -> chrono_tz::Tz {
    order["timeZone"].as_str().and_then(|zone| zone.parse().ok()).unwrap_or(chrono_tz::Asia::Shanghai)
}

/// The line of an order with this id.
pub fn line_of<'o>(order: &'o Value, id: &str) -> Option<&'o Value> {
    order["lines"].as_array()?.iter().find(|line| line["id"] == id)
}

/// Reads every JSON file of a folder, in the order of their names.
pub fn read_all<T, E: Display>(folder: &Path, read: impl Fn(&str) -> Result<T, E>) -> Result<Vec<T>, String> {
    let failed = |path: &Path, error: &dyn Display| format!("{}: {error}", path.display());
    let entries = fs::read_dir(folder).map_err(|error| failed(folder, &error))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort_unstable();
    let read = |path: &PathBuf| {
        let text = fs::read_to_string(path).map_err(|error| failed(path, &error))?;
        read(&text).map_err(|error| failed(path, &error))
    };
    files.iter().map(read).collect()
}
