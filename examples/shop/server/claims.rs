//! What do earlier cases take of an order's pieces?

use serde_json::{Value, json};

use super::app::App;

/// The line with a claim for each earlier return, withdrawal and repair of it, so that no piece is promised twice.
pub fn with_claims(app: &App, line: &Value, records: &[Value]) -> Value {
    let mut claims: Vec<Value> = records.iter().filter_map(|record| claim(app, line, record)).collect();
    let mut line = line.clone();
    if claims.is_empty() {
        return line;
    }
    if let Some(fields) = line.as_object_mut() {
        for (field, state) in [("returned", "done"), ("inProgress", "open")] {
            let before = fields.remove(field).filter(|count| *count != json!(0));
            claims.extend(before.map(|quantity| json!({ "quantity": quantity, "state": state })));
        }
        fields.insert("claims".to_owned(), json!(claims));
    }
    line
}

fn claim(app: &App, line: &Value, record: &Value) -> Option<Value> {
    let kind = record["kind"].as_str().filter(|kind| matches!(*kind, "return" | "withdrawal" | "repair"))?;
    let named = record["lineIds"].as_array().into_iter().flatten().chain([&record["lineId"]]);
    named.into_iter().find(|id| **id == line["id"])?;
    let chosen = record["values"]["lines"].as_array().into_iter().flatten().find(|chosen| chosen["id"] == line["id"]);
    let whole = if kind == "withdrawal" { line["quantity"].clone() } else { json!(1) };
    let quantity = chosen.and_then(|chosen| chosen.get("quantity")).unwrap_or(&whole);
    let usual = if kind == "repair" { json!("repair") } else { json!("refund") };
    let remedy = Some(&record["values"]["remedy"]).filter(|remedy| remedy.is_string()).unwrap_or(&usual);
    Some(json!({ "remedy": remedy, "quantity": quantity, "state": app.progress(record)?.claim }))
}
