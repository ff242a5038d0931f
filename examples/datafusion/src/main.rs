//! Decides a partitioned folder of Parquet in SQL: `cargo run --release` writes ten files of lines by chance and says what a
//! policy gives for them, month by month.

mod functions;
mod lines;

use std::path::Path;
use std::time::Instant as Clock;

use aftersales::domain::calendar::Instant;
use aftersales::{Documents, Policy};
use datafusion::arrow::datatypes::DataType;
use datafusion::error::{DataFusionError, Result};
use datafusion::prelude::{ParquetReadOptions, SessionContext};
use serde_json::{Value, json};

/// 24 November 2026, 12:00 in Berlin.
const NOW: i64 = 1_795_518_000_000;
const LINES: usize = 20_000;

#[tokio::main]
async fn main() -> Result<()> {
    let folder = std::env::temp_dir().join("aftersales-datafusion");
    lines::write(&folder, &lines::by_chance(LINES))?;
    let context = context(&folder).await?;
    let start = Clock::now();
    let months = context.sql(
        "SELECT month, return_status(category, quantity, paid, opened, delivered) AS status, count(*) AS lines, \
         sum(return_refund(category, quantity, paid, opened, delivered)) AS cents \
         FROM lines GROUP BY month, status ORDER BY cast(month AS int), status",
    );
    months.await?.show().await?;
    let seconds = start.elapsed().as_secs_f64();
    let count = LINES * lines::MONTHS;
    println!("{count} lines of {} files in {seconds:.1} s, {:.0} a second", lines::MONTHS, count as f64 / seconds);
    Ok(())
}

/// A context that knows the functions, and the folder as the table `lines`.
async fn context(folder: &Path) -> Result<SessionContext> {
    let context = SessionContext::new();
    let now = Instant::from_millis(NOW).ok_or_else(|| DataFusionError::Execution("no such instant".to_owned()))?;
    functions::register(&context, &policy()?, now);
    let partitions = vec![("month".to_owned(), DataType::Utf8)];
    let options = ParquetReadOptions::default().table_partition_cols(partitions);
    context.register_parquet("lines", folder.to_string_lossy(), options).await?;
    Ok(context)
}

/// A window for each category, and shop credit for what was opened.
fn policy() -> Result<Policy> {
    let rules = (0..10).flat_map(|place| {
        let goods = json!([format!("c{place}")]);
        let length = |days: u32| json!({ "length": format!("P{days}D") });
        let reasons = json!(["changed_mind"]);
        [
            json!({ "id": format!("mind-{place}"), "grants": ["refund"], "window": length(30 + place),
                "when": { "reasons": reasons, "categories": goods, "condition": { "opened": false } } }),
            json!({ "id": format!("opened-{place}"), "grants": ["store_credit"], "window": length(60 + place),
                "when": { "reasons": reasons, "categories": goods } }),
        ]
    });
    let rules: Vec<Value> = rules.collect();
    let document = json!({ "format": 1, "id": "shop", "version": "1", "timeZone": "Europe/Berlin", "currency": "EUR",
        "rules": rules, "costs": [{ "id": "postage", "when": { "reasons": ["changed_mind"] }, "shippingPaidBy": "buyer" }] });
    let read = Policy::load(&Documents::from(document.to_string().as_str()));
    read.map_err(|issues| DataFusionError::Execution(issues.to_string()))
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use aftersales::types::ReturnQuestion;
    use datafusion::arrow::array::AsArray;
    use datafusion::arrow::compute::cast;
    use datafusion::arrow::datatypes::Int64Type;

    use super::*;
    use crate::lines::Line;

    /// What `check_return` says of a line: its status, its last day and its refund.
    fn native(policy: &Policy, line: &Line) -> (String, Option<String>, Option<i64>) {
        let events = line.delivered.map_or(json!({}), |at| json!({ "delivered": at }));
        let question = json!({ "now": NOW, "request": { "reason": "changed_mind" },
            "line": { "categories": [line.category], "quantity": line.quantity, "events": events,
                "paid": { "amount": line.paid, "currency": "EUR" }, "condition": { "opened": line.opened } } });
        let question: ReturnQuestion = serde_json::from_value(question).unwrap();
        let decision = json!(policy.check_return(&question).into_result().unwrap());
        let status = decision["status"].as_str().unwrap().to_owned();
        let openness = if status == "eligible" { "open" } else { &status };
        let options = decision["options"].as_array().unwrap();
        let best = options.iter().find(|option| option["status"] == openness).cloned().unwrap_or_default();
        (status, best["lastDay"].as_str().map(str::to_owned), best["refund"]["amount"]["amount"].as_i64())
    }

    #[tokio::test]
    async fn sql_decides_as_the_engine_does() {
        let folder = std::env::temp_dir().join(format!("aftersales-datafusion-{}", std::process::id()));
        let months = lines::by_chance(200);
        lines::write(&folder, &months).unwrap();
        let context = context(&folder).await.unwrap();
        let columns = "category, quantity, paid, opened, delivered";
        let query = format!(
            "SELECT id, return_status({columns}) AS status, return_last_day({columns}) AS day, return_refund({columns}) AS cents FROM lines"
        );
        let batches = context.sql(&query).await.unwrap().collect().await.unwrap();
        std::fs::remove_dir_all(&folder).unwrap();

        let mut told = HashMap::new();
        for batch in &batches {
            let texts = [1, 2].map(|place| cast(batch.column(place), &DataType::Utf8).unwrap());
            let [statuses, days] = [0, 1].map(|place| texts[place].as_string::<i32>());
            let [ids, cents] = [0, 3].map(|place| batch.column(place).as_primitive::<Int64Type>());
            for row in ids.iter().zip(statuses).zip(days).zip(cents) {
                let (((id, status), day), cents) = row;
                told.insert(id.unwrap(), (status.unwrap().to_owned(), day.map(str::to_owned), cents));
            }
        }
        let policy = policy().unwrap();
        let all: Vec<Line> = months.into_iter().flatten().collect();
        assert_eq!(told.len(), all.len());
        let mut seen = HashMap::new();
        for line in all {
            let expected = native(&policy, &line);
            assert_eq!(told[&line.id], expected, "{line:?}");
            *seen.entry(expected.0).or_insert(0) += 1;
        }
        assert_eq!(seen.len(), 3, "lines that may go back, that may not, and that hinge on a fact: {seen:?}");
    }
}
