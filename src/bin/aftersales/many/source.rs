//! Order lines from a file, piece by piece, by the form that its name or its first character tells.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::sync::Arc;

use csv::{ReaderBuilder, StringRecord};
use serde_json::{Map, Value};

use super::kinds::{Columns, Piece, Rows};
use crate::files::unread;
use crate::{Refusal, unreadable};

/// Lines of a piece: enough to be worth a thread's while, and few enough for all cores to end together.
pub const PIECE: usize = 16_384;

/// The pieces of a file.
pub struct Source {
    pub pieces: Pieces,
    /// How far `at` of the last piece goes, where that is known.
    pub size: Option<u64>,
}

pub type Pieces = Box<dyn Iterator<Item = Result<Piece, Refusal>> + Send>;

pub fn open(file: &str, request: Map<String, Value>) -> Result<Source, Refusal> {
    let request = Arc::new(request);
    let ending = file.rsplit('.').next().unwrap_or_default();
    if matches!(ending, "arrow" | "ipc" | "feather" | "parquet") {
        return columnar(file, ending, request);
    }
    let (reader, size): (Box<dyn Read + Send>, _) = if file == "-" {
        (Box::new(std::io::stdin()), None)
    } else {
        let opened = File::open(file).map_err(|error| unread(file, &error))?;
        let size = opened.metadata().ok().map(|about| about.len());
        (Box::new(opened), size)
    };
    let mut reader = BufReader::with_capacity(1 << 20, reader);
    let begin = reader.fill_buf().map_err(|error| unread(file, &error))?;
    let begin = begin.strip_prefix(b"\xef\xbb\xbf").unwrap_or(begin);
    let is_json = begin.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
    let pieces = if is_json { objects(file, reader, request) } else { cells(file, reader, request)? };
    Ok(Source { pieces, size })
}

#[cfg(feature = "columnar")]
fn columnar(file: &str, ending: &str, request: Arc<Map<String, Value>>) -> Result<Source, Refusal> {
    super::columnar::open(file, ending, request)
}

#[cfg(not(feature = "columnar"))]
fn columnar(file: &str, _: &str, _: Arc<Map<String, Value>>) -> Result<Source, Refusal> {
    Err(unreadable(format!("{file} cannot be read: this program was built without the feature columnar")))
}

/// Rows of a table whose first row names its columns; commas, semicolons and tabs separate.
fn cells(
    file: &str,
    mut reader: BufReader<Box<dyn Read + Send>>,
    request: Arc<Map<String, Value>>,
) -> Result<Pieces, Refusal> {
    let begin = reader.fill_buf().map_err(|error| unread(file, &error))?;
    let head = begin.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
    let count = |separator: &u8| head.iter().filter(|byte| *byte == separator).count();
    let separator = [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',');
    let mut table = ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(reader);
    let malformed = {
        let file = file.to_owned();
        move |error: csv::Error| unreadable(format!("{file} cannot be read: {error}"))
    };
    let columns = Arc::new(Columns::of(table.headers().map_err(&malformed)?));
    let mut first = 2_usize;
    Ok(Box::new(std::iter::from_fn(move || {
        let mut rows = Vec::with_capacity(PIECE);
        while rows.len() < PIECE {
            let mut row = StringRecord::new();
            match table.read_record(&mut row) {
                Ok(true) => rows.push(row),
                Ok(false) => break,
                Err(error) => return Some(Err(malformed(error))),
            }
        }
        let at = table.position().byte();
        piece(&mut first, at, rows.len(), Rows::Cells(Arc::clone(&columns), rows), &request)
    })))
}

/// An object on each line.
fn objects(file: &str, reader: BufReader<Box<dyn Read + Send>>, request: Arc<Map<String, Value>>) -> Pieces {
    let (file, mut lines) = (file.to_owned(), (1_usize..).zip(reader.lines()));
    let (mut first, mut at) = (1_usize, 0_u64);
    Box::new(std::iter::from_fn(move || {
        let mut rows = Vec::with_capacity(PIECE);
        while rows.len() < PIECE {
            let Some((number, line)) = lines.next() else { break };
            match line {
                Ok(line) => {
                    at = at.saturating_add(u64::try_from(line.len()).unwrap_or(0)).saturating_add(1);
                    let text = line.trim_start_matches('\u{feff}');
                    if !text.trim().is_empty() {
                        rows.push((number, text.to_owned()));
                    }
                }
                Err(error) => return Some(Err(unread(&file, &error))),
            }
        }
        piece(&mut first, at, rows.len(), Rows::Objects(rows), &request)
    }))
}

/// The next piece, unless nothing is left.
pub fn piece(
    first: &mut usize,
    at: u64,
    length: usize,
    rows: Rows,
    request: &Arc<Map<String, Value>>,
) -> Option<Result<Piece, Refusal>> {
    let piece = Piece { first: *first, at, rows, request: Arc::clone(request) };
    *first = first.saturating_add(length);
    (length > 0).then_some(Ok(piece))
}
