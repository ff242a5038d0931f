//! Files of Arrow and of Parquet come to what a table of text of the same lines comes to:
//! `cargo test --features columnar --test columnar`.
#![cfg(feature = "columnar")]

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use arrow::array::{
    ArrayRef, BooleanArray, Date32Array, Decimal128Array, Int64Array, ListBuilder, RecordBatch, StringArray,
    StringBuilder, TimestampMicrosecondArray,
};
use arrow::ipc::writer::FileWriter;
use parquet::arrow::ArrowWriter;
use serde_json::{Value, json};

fn home() -> PathBuf {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("columnar");
    fs::create_dir_all(&home).unwrap();
    home
}

/// What the terms of `tests/cli/shop.json` give for the lines of a file on 24 November 2026.
fn previewed(lines: &Path) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_aftersales"))
        .args(["preview", "shop.json", "--reason", "changed_mind", "--on", "2026-11-24", "--json", "--lines"])
        .arg(lines)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The same columns as a file of Parquet and as one of Arrow.
fn written(name: &str, columns: Vec<(&str, ArrayRef)>) -> [PathBuf; 2] {
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let [parquet, arrow] = ["parquet", "arrow"].map(|ending| home().join(name).with_extension(ending));
    let mut writer = ArrowWriter::try_new(File::create(&parquet).unwrap(), batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    let mut writer = FileWriter::try_new(File::create(&arrow).unwrap(), &batch.schema()).unwrap();
    writer.write(&batch).unwrap();
    writer.finish().unwrap();
    [parquet, arrow]
}

fn strings<'t>(values: impl IntoIterator<Item = &'t str>) -> ArrayRef {
    Arc::new(StringArray::from_iter_values(values))
}

/// The columns that both tests need: six lines, three of which the shop takes back.
fn common<'n>() -> Vec<(&'n str, ArrayRef)> {
    let mut tags = ListBuilder::new(StringBuilder::new());
    for tag in [None, None, None, None, Some("final_sale"), None] {
        tags.append_value(tag.map(Some));
    }
    let cents =
        Decimal128Array::from(vec![3900, 2000, 8900, 8900, 1000, 1000]).with_precision_and_scale(10, 2).unwrap();
    let opened = [Some(false), Some(false), Some(false), Some(true), Some(false), None];
    vec![
        ("id", strings(["a", "b", "c", "d", "e", "f"])),
        ("category", strings(["kettles", "kettles", "lamps", "lamps", "lamps", "lamps"])),
        ("quantity", Arc::new(Int64Array::from(vec![1; 6]))),
        ("paid", Arc::new(cents)),
        ("currency", strings(["EUR"; 6])),
        ("country", strings(["DE"; 6])),
        ("opened", Arc::new(BooleanArray::from_iter(opened))),
        ("tags", Arc::new(tags.finish())),
    ]
}

#[test]
fn columns_come_to_what_a_table_of_text_comes_to() {
    let mut columns = common();
    let delivered = ["2026-11-20", "2026-11-02T10:00:00+01:00", "2026-10-01", "2026-11-20", "2026-11-20", "2026-11-22"];
    columns.push(("delivered", strings(delivered)));
    let table = previewed(Path::new("lines.csv"));
    assert_eq!(table["all"]["statuses"], json!({ "eligible": 2, "conditional": 1, "review": 0, "ineligible": 3 }));
    for file in written("lines", columns) {
        assert_eq!(previewed(&file)["all"], table["all"], "{}", file.display());
    }
}

#[test]
fn days_and_instants_have_types_of_their_own() {
    let rows = |delivered: &str| {
        ["id,category,quantity,paid,currency,country,opened,tags,delivered".to_owned()]
            .into_iter()
            .chain(["a,kettles", "b,kettles"].map(|row| format!("{row},1,39.00,EUR,DE,no,,{delivered}")))
            .collect::<Vec<_>>()
            .join("\n")
    };
    // 25 October 2026, 23:30 in Berlin: the 30 days end on 24 November, on which they are asked for.
    const MICROS: i64 = 1_792_967_400_000_000;
    // 25 October 2026 is day 20 751 since 1970-01-01.
    const DAY: i32 = 20_751;
    let instants: ArrayRef = Arc::new(TimestampMicrosecondArray::from(vec![MICROS; 2]).with_timezone("UTC"));
    let days: ArrayRef = Arc::new(Date32Array::from(vec![DAY; 2]));
    for (name, text, delivered) in [("instants", "2026-10-25T22:30:00Z", instants), ("days", "2026-10-25", days)] {
        let table = home().join(name).with_extension("csv");
        fs::write(&table, rows(text)).unwrap();
        let expected = previewed(&table);
        assert_eq!(expected["all"]["statuses"]["eligible"], json!(2), "{name}: {expected}");
        let mut columns: Vec<_> = common().into_iter().map(|(name, column)| (name, column.slice(0, 2))).collect();
        columns.push(("delivered", delivered));
        columns.iter_mut().for_each(|(name, column)| {
            if *name == "paid" {
                *column = Arc::new(Decimal128Array::from(vec![3900; 2]).with_precision_and_scale(10, 2).unwrap());
            }
        });
        for file in written(name, columns) {
            assert_eq!(previewed(&file)["all"], expected["all"], "{}", file.display());
        }
    }
}
