//! Order lines by chance, as a folder of Parquet that is partitioned by month.

use std::fs::{self, File};
use std::path::Path;
use std::sync::Arc;

use datafusion::arrow::array::{ArrayRef, BooleanArray, Int64Array, RecordBatch, StringArray, TimestampMillisecondArray};
use datafusion::error::Result;
use datafusion::parquet::arrow::ArrowWriter;

pub const MONTHS: usize = 10;
const DAY: u64 = 86_400_000;
/// 1 February 2026, 00:00 UTC.
const FIRST: u64 = 1_769_904_000_000;

/// An order line.
#[derive(Clone, Debug)]
pub struct Line {
    pub id: i64,
    pub category: String,
    pub quantity: i64,
    /// In cents.
    pub paid: i64,
    pub opened: Option<bool>,
    /// In milliseconds since the epoch.
    pub delivered: Option<i64>,
}

/// Lines of so many months, each with so many lines; the same in each run.
pub fn by_chance(lines: usize) -> Vec<Vec<Line>> {
    let mut state = 17_u64;
    let mut below = move |end: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % end
    };
    let mut id = 0;
    let mut line = |month: usize| {
        id += 1;
        let at = FIRST + month as u64 * 30 * DAY + below(30 * DAY);
        Line {
            id,
            category: format!("c{}", below(11)),
            quantity: 1 + below(3) as i64,
            paid: 500 + 100 * below(40) as i64,
            opened: [Some(true), Some(false), None][below(3) as usize],
            delivered: (below(50) > 0).then_some(at as i64),
        }
    };
    (0..MONTHS).map(|month| (0..lines).map(|_| line(month)).collect()).collect()
}

/// Writes each month as `month=N/lines.parquet`.
pub fn write(folder: &Path, months: &[Vec<Line>]) -> Result<()> {
    for (month, lines) in months.iter().enumerate() {
        let part = folder.join(format!("month={}", month + 1));
        fs::create_dir_all(&part)?;
        let batch = columns(lines)?;
        let mut writer = ArrowWriter::try_new(File::create(part.join("lines.parquet"))?, batch.schema(), None)?;
        writer.write(&batch)?;
        writer.close()?;
    }
    Ok(())
}

fn columns(lines: &[Line]) -> Result<RecordBatch> {
    let ids: Int64Array = lines.iter().map(|line| Some(line.id)).collect();
    let categories: StringArray = lines.iter().map(|line| Some(line.category.as_str())).collect();
    let quantities: Int64Array = lines.iter().map(|line| Some(line.quantity)).collect();
    let paid: Int64Array = lines.iter().map(|line| Some(line.paid)).collect();
    let opened: BooleanArray = lines.iter().map(|line| line.opened).collect();
    let delivered: TimestampMillisecondArray = lines.iter().map(|line| line.delivered).collect();
    let columns: [(&str, ArrayRef); 6] = [
        ("id", Arc::new(ids)),
        ("category", Arc::new(categories)),
        ("quantity", Arc::new(quantities)),
        ("paid", Arc::new(paid)),
        ("opened", Arc::new(opened)),
        ("delivered", Arc::new(delivered)),
    ];
    Ok(RecordBatch::try_from_iter(columns)?)
}
