//! What lines have in common: each kind of line is written once, and the instants of events stay numbers.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::DateTime;
use csv::StringRecord;
use serde_json::{Map, Value, json};

use super::Wrong;

/// Events whose instants vary from line to line.
const EVENTS: [&str; 8] =
    ["ordered", "paid", "shipped", "delivered", "installed", "activated", "registered", "invoiced"];
const CONDITION: [&str; 8] =
    ["opened", "used", "sealIntact", "tagsAttached", "complete", "resaleable", "damagedByUser", "tampered"];
const LISTS: [&str; 3] = ["categories", "tags", "proofs"];
const TEXTS: [&str; 7] = ["sku", "unit", "country", "channel", "seller", "paymentMethod", "set"];

/// A piece of a file.
pub struct Piece {
    /// The number of its first line in the file.
    pub first: usize,
    /// How far the file was read.
    pub at: u64,
    pub rows: Rows,
    pub request: Arc<Map<String, Value>>,
}

pub enum Rows {
    /// Cells of a table, with what its columns say.
    Cells(Arc<Columns>, Vec<StringRecord>),
    /// Objects of JSON, each with the number of its line.
    Objects(Vec<(usize, String)>),
}

/// What the columns of a table say of a line, by their names.
pub struct Columns(Vec<Column>);

enum Column {
    Id,
    Event(String),
    Condition(String),
    List(String),
    Category,
    Quantity,
    Paid,
    Currency,
    Text(String),
    Request(String),
    /// A place of the line or of the request, step by step.
    Place(Vec<String>),
    Other,
}

/// The lines of a piece by their kinds.
#[derive(Default)]
pub struct Kinds {
    /// Each kind as `{line, request?}`.
    pub texts: Vec<String>,
    /// The category of each kind.
    pub categories: Vec<String>,
    /// Which kind each row is.
    pub of: Vec<u32>,
    pub events: Vec<String>,
    /// Milliseconds since the epoch, one column after the other; what is no number stands in the kind.
    pub instants: Vec<f64>,
    /// The month in which each row was ordered, else paid, shipped or delivered; empty if none is stated.
    pub months: Vec<String>,
    /// The shop's ids of the rows.
    pub ids: Vec<String>,
    lines: Vec<usize>,
}

impl Columns {
    pub fn of(header: &StringRecord) -> Self {
        Self(header.iter().map(|name| column(name.trim())).collect())
    }
}

fn column(name: &str) -> Column {
    let owned = || name.to_owned();
    match name {
        "id" => Column::Id,
        "category" => Column::Category,
        "quantity" => Column::Quantity,
        "paid" => Column::Paid,
        "currency" => Column::Currency,
        "reason" | "remedy" => Column::Request(owned()),
        // `paid` is the amount, as in the studio.
        "paid_at" => Column::Event("paid".to_owned()),
        _ if EVENTS.contains(&name) => Column::Event(owned()),
        _ if CONDITION.contains(&name) => Column::Condition(owned()),
        _ if LISTS.contains(&name) => Column::List(owned()),
        _ if TEXTS.contains(&name) => Column::Text(owned()),
        _ => match name.strip_prefix("/line/events/") {
            Some(event) if !event.contains('/') => Column::Event(event.to_owned()),
            _ if name.starts_with("/line/") || name.starts_with("/request/") => {
                let steps = name.split('/').skip(1);
                Column::Place(steps.map(|step| step.replace("~1", "/").replace("~0", "~")).collect())
            }
            _ => Column::Other,
        },
    }
}

impl Piece {
    pub fn len(&self) -> usize {
        match &self.rows {
            Rows::Cells(_, rows) => rows.len(),
            Rows::Objects(rows) => rows.len(),
        }
    }

    pub fn kinds(&self) -> Result<Kinds, Wrong> {
        match &self.rows {
            Rows::Cells(columns, rows) => Ok(self.of_cells(columns, rows)),
            Rows::Objects(rows) => self.of_objects(rows),
        }
    }

    fn of_cells(&self, Columns(columns): &Columns, rows: &[StringRecord]) -> Kinds {
        let events = columns.iter().filter_map(|column| match column {
            Column::Event(name) => Some(name.clone()),
            _ => None,
        });
        let mut kinds = Growing::of(events.collect(), rows.len());
        let mut key = String::new();
        for (row, cells) in rows.iter().enumerate() {
            let mut event = 0;
            let mut id = "";
            key.clear();
            kinds.begin();
            for (column, cell) in columns.iter().zip(cells.iter().map(str::trim)) {
                match column {
                    Column::Id => id = cell,
                    Column::Other => {}
                    Column::Event(_) => {
                        if !kinds.happened(row, event, cell) {
                            key.push_str(cell);
                        }
                        key.push('\u{1f}');
                        event = event.saturating_add(1);
                    }
                    _ => {
                        key.push_str(cell);
                        key.push('\u{1f}');
                    }
                }
            }
            let line = cells.position().map(|at| usize::try_from(at.line()).unwrap_or(usize::MAX));
            let line = line.unwrap_or_else(|| self.first.saturating_add(row));
            kinds.end(&key, id, line, || line_of(columns, cells, &self.request));
        }
        kinds.kinds
    }

    fn of_objects(&self, rows: &[(usize, String)]) -> Result<Kinds, Wrong> {
        let mut kinds = Growing::of(EVENTS.map(str::to_owned).to_vec(), rows.len());
        for (row, (number, text)) in rows.iter().enumerate() {
            let read: Value = serde_json::from_str(text).map_err(|error| Wrong {
                line: *number,
                code: "malformed_json".to_owned(),
                pointer: String::new(),
                message: error.to_string(),
            })?;
            let mut whole = if read.get("line").is_some() { read } else { json!({ "line": read }) };
            let mut id = String::new();
            kinds.begin();
            if let Some(line) = whole.get_mut("line").and_then(Value::as_object_mut) {
                let said = line.shift_remove("id");
                id = said.as_ref().and_then(Value::as_str).map(str::to_owned).unwrap_or_default();
                line.shift_remove("title");
                if let Some(events) = line.get_mut("events").and_then(Value::as_object_mut) {
                    for (place, name) in EVENTS.iter().enumerate() {
                        let text = events.get(*name).and_then(Value::as_str).unwrap_or_default();
                        if kinds.happened(row, place, text) {
                            events.shift_remove(*name);
                        }
                    }
                }
            }
            asked(&mut whole, &self.request);
            kinds.end(&whole.to_string(), &id, *number, || whole.clone());
        }
        Ok(kinds.kinds)
    }
}

/// Kinds to which rows are added.
struct Growing {
    kinds: Kinds,
    known: HashMap<String, u32>,
    rows: usize,
    month: String,
    /// The place among `ORDERED` of the event that the month is of.
    month_of: usize,
}

/// Events that say in which month a line was bought, the best first.
const ORDERED: [&str; 4] = ["ordered", "paid", "shipped", "delivered"];

impl Growing {
    fn of(events: Vec<String>, rows: usize) -> Self {
        let instants = vec![f64::NAN; events.len().saturating_mul(rows)];
        let kinds = Kinds { events, instants, ..Kinds::default() };
        Self { kinds, known: HashMap::new(), rows, month: String::new(), month_of: ORDERED.len() }
    }

    fn begin(&mut self) {
        self.month.clear();
        self.month_of = ORDERED.len();
    }

    /// Notes when an event happened; says whether that is an instant, which the kind need not state.
    fn happened(&mut self, row: usize, event: usize, text: &str) -> bool {
        let place = self.kinds.events.get(event).and_then(|name| ORDERED.iter().position(|known| known == name));
        if let (Some(place), Some(month)) = (place, text.get(..7))
            && place < self.month_of
        {
            self.month = month.to_owned();
            self.month_of = place;
        }
        let at = text.contains('T').then(|| DateTime::parse_from_rfc3339(text).ok()).flatten();
        let place = event.saturating_mul(self.rows).saturating_add(row);
        match (at, self.kinds.instants.get_mut(place)) {
            #[expect(clippy::cast_precision_loss, reason = "instants are below 2^53")]
            (Some(at), Some(cell)) => *cell = at.timestamp_millis() as f64,
            _ => return false,
        }
        true
    }

    fn end(&mut self, key: &str, id: &str, line: usize, write: impl FnOnce() -> Value) {
        let kinds = &mut self.kinds;
        let kind = self.known.get(key).copied().unwrap_or_else(|| {
            let kind = u32::try_from(kinds.texts.len()).unwrap_or(u32::MAX);
            let value = write();
            let category = value.pointer("/line/categories/0").and_then(Value::as_str).unwrap_or_default();
            kinds.categories.push(category.to_owned());
            kinds.texts.push(value.to_string());
            self.known.insert(key.to_owned(), kind);
            kind
        });
        kinds.of.push(kind);
        kinds.months.push(self.month.clone());
        kinds.ids.push(id.to_owned());
        kinds.lines.push(line);
    }
}

/// A row of a table as `{line, request?}`, without the instants of its events.
fn line_of(columns: &[Column], cells: &StringRecord, request: &Map<String, Value>) -> Value {
    let mut whole = json!({ "line": { "quantity": 1 } });
    let mut paid = json!({});
    for (column, cell) in columns.iter().zip(cells.iter().map(str::trim)) {
        match column {
            Column::Event(name) if !is_instant(cell) => {
                let value = if cell.is_empty() { Value::Null } else { cell.into() };
                put(&mut whole, &["line", "events", name], value);
            }
            Column::Condition(name) => put(&mut whole, &["line", "condition", name], yes_or_no(cell)),
            Column::List(name) => {
                let items = cell.split(['|', ';', ',']).map(str::trim).filter(|item| !item.is_empty());
                put(&mut whole, &["line", name], items.collect());
            }
            Column::Category if !cell.is_empty() => put(&mut whole, &["line", "categories"], json!([cell])),
            Column::Quantity if !cell.is_empty() => put(&mut whole, &["line", "quantity"], value_of(cell)),
            Column::Paid => put(&mut paid, &["decimal"], cell.into()),
            Column::Currency => put(&mut paid, &["currency"], cell.into()),
            Column::Text(name) if !cell.is_empty() => put(&mut whole, &["line", name], cell.into()),
            Column::Request(name) if !cell.is_empty() => put(&mut whole, &["request", name], cell.into()),
            Column::Place(steps) if !cell.is_empty() => {
                let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
                put(&mut whole, &steps, value_of(cell));
            }
            _ => {}
        }
    }
    let is_stated = |name| paid.get(name).and_then(Value::as_str).is_some_and(|text| !text.is_empty());
    if is_stated("decimal") && is_stated("currency") {
        put(&mut whole, &["line", "paid"], paid);
    }
    asked(&mut whole, request);
    whole
}

/// Adds what is asked of lines that do not say so themselves.
fn asked(whole: &mut Value, request: &Map<String, Value>) {
    for (name, value) in request {
        let own = whole.get("request").and_then(|own| own.get(name));
        if own.is_none() {
            put(whole, &["request", name], value.clone());
        }
    }
}

fn is_instant(cell: &str) -> bool {
    cell.contains('T') && DateTime::parse_from_rfc3339(cell).is_ok()
}

/// A cell as JSON, where it is a number, a list or the like; else its text.
fn value_of(cell: &str) -> Value {
    serde_json::from_str(cell).unwrap_or_else(|_| cell.into())
}

/// `yes`, `1` and `true` are one; what is neither yes nor no is not known.
fn yes_or_no(cell: &str) -> Value {
    match cell.to_lowercase().as_str() {
        "true" | "yes" | "1" | "y" | "是" => true.into(),
        "false" | "no" | "0" | "n" | "否" => false.into(),
        _ => Value::Null,
    }
}

/// Puts a value where it belongs.
fn put(root: &mut Value, steps: &[&str], value: Value) {
    let mut place = root;
    for step in steps {
        if !place.is_object() {
            *place = json!({});
        }
        let Value::Object(object) = place else { return };
        place = object.entry(*step).or_insert(Value::Null);
    }
    *place = value;
}

impl Kinds {
    /// The number of a row's line in the file.
    pub fn line(&self, row: usize) -> usize {
        self.lines.get(row).copied().unwrap_or(0)
    }

    /// The category of a row.
    pub fn category(&self, row: usize) -> &str {
        let kind = self.of.get(row).and_then(|kind| usize::try_from(*kind).ok());
        kind.and_then(|kind| self.categories.get(kind)).map_or("", String::as_str)
    }
}
