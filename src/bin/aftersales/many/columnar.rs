//! Order lines from files of Arrow and of Parquet, whose columns are named as those of a table of text.

use std::fs::File;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, ListArray, RecordBatch, StringArray};
use arrow::compute::cast;
use arrow::datatypes::{DataType, Schema, TimeUnit, TimestampMillisecondType};
use arrow::error::ArrowError;
use arrow::ipc::reader::FileReader;
use chrono::{DateTime, SecondsFormat};
use csv::StringRecord;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use serde_json::{Map, Value};

use super::kinds::{Columns, Rows};
use super::source::{PIECE, Source, piece};
use crate::files::unread;
use crate::{Refusal, unreadable};

type Batches = Box<dyn Iterator<Item = Result<RecordBatch, ArrowError>> + Send>;

pub fn open(file: &str, ending: &str, request: Arc<Map<String, Value>>) -> Result<Source, Refusal> {
    let opened = File::open(file).map_err(|error| unread(file, &error))?;
    let malformed = |error: &dyn std::fmt::Display| unreadable(format!("{file} cannot be read: {error}"));
    let (schema, mut batches, size): (_, Batches, _) = if ending == "parquet" {
        let builder = ParquetRecordBatchReaderBuilder::try_new(opened).map_err(|error| malformed(&error))?;
        let rows = u64::try_from(builder.metadata().file_metadata().num_rows()).ok();
        let schema = Arc::clone(builder.schema());
        let batches = builder.with_batch_size(PIECE).build().map_err(|error| malformed(&error))?;
        (schema, Box::new(batches), rows)
    } else {
        let batches = FileReader::try_new(opened, None).map_err(|error| malformed(&error))?;
        (batches.schema(), Box::new(batches), None)
    };
    let columns = Arc::new(Columns::of(&names(&schema)));
    let (file, mut first) = (file.to_owned(), 1_usize);
    let pieces = std::iter::from_fn(move || {
        let rows = match batches.next()?.and_then(|batch| records(&batch)) {
            Ok(rows) => rows,
            Err(error) => return Some(Err(unreadable(format!("{file} cannot be read: {error}")))),
        };
        let (length, before) = (rows.len(), first.saturating_sub(1));
        let at = u64::try_from(before.saturating_add(length)).unwrap_or(u64::MAX);
        piece(&mut first, at, length, Rows::Cells(Arc::clone(&columns), rows), &request)
    });
    Ok(Source { pieces: Box::new(pieces), size })
}

fn names(schema: &Schema) -> StringRecord {
    schema.fields().iter().map(|field| field.name()).collect()
}

/// The rows of a batch as texts, as a table would have them.
fn records(batch: &RecordBatch) -> Result<Vec<StringRecord>, ArrowError> {
    let columns = batch.columns().iter().map(texts).collect::<Result<Vec<_>, _>>()?;
    let record = |row: usize| columns.iter().map(|column| column.get(row).map_or("", String::as_str)).collect();
    Ok((0..batch.num_rows()).map(record).collect())
}

/// A column as texts; what is null is empty.
fn texts(column: &ArrayRef) -> Result<Vec<String>, ArrowError> {
    match column.data_type() {
        DataType::Timestamp(_, _) => {
            let instants = cast(column, &DataType::Timestamp(TimeUnit::Millisecond, None))?;
            let instants = instants.as_primitive::<TimestampMillisecondType>();
            Ok(instants.iter().map(|at| at.map(instant_text).unwrap_or_default()).collect())
        }
        DataType::List(_) => lists(column.as_list::<i32>()),
        _ => Ok(strings(column)?.iter().map(|text| text.unwrap_or_default().to_owned()).collect()),
    }
}

fn instant_text(millis: i64) -> String {
    let at = DateTime::from_timestamp_millis(millis);
    at.map(|at| at.to_rfc3339_opts(SecondsFormat::Millis, true)).unwrap_or_default()
}

fn strings(column: &ArrayRef) -> Result<StringArray, ArrowError> {
    Ok(cast(column, &DataType::Utf8)?.as_string::<i32>().clone())
}

/// The items of each row's list, one beside the other.
fn lists(lists: &ListArray) -> Result<Vec<String>, ArrowError> {
    let row = |items: Option<ArrayRef>| match items {
        Some(items) => Ok(strings(&items)?.iter().flatten().collect::<Vec<_>>().join("|")),
        None => Ok(String::new()),
    };
    lists.iter().map(row).collect()
}
