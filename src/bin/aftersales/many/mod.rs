//! Many order lines: read piece by piece, decided on all cores, and added up.

pub mod chart;
#[cfg(feature = "columnar")]
mod columnar;
pub mod differences;
mod kinds;
pub mod outcomes;
pub mod page;
mod progress;
mod source;
mod written;

use aftersales::LoadError;
use aftersales::authoring::{Batch, RowOutcome, Rows};
use aftersales::domain::calendar::Instant;
use clap::Args;
use rayon::prelude::*;
use serde_json::{Map, Value};

pub use kinds::Kinds;
pub use written::{amount, count, money_texts, signed};

use crate::{FOUND, Outcome, Refusal, as_json};

/// Lines to decide, and what is asked of each that does not say so itself.
#[derive(Args)]
pub struct Asked {
    /// Order lines as CSV or JSON lines; of Arrow and Parquet where the program was built with `columnar`.
    #[arg(long, value_name = "FILE")]
    pub lines: Option<String>,
    /// Why shoppers ask, such as changed_mind, where a line has no reason of its own.
    #[arg(long, value_name = "REASON")]
    pub reason: Option<String>,
    /// What shoppers ask for, such as refund, where a line has no remedy of its own.
    #[arg(long, value_name = "REMEDY")]
    pub remedy: Option<String>,
    /// The page to write, with charts: one file without scripts.
    #[arg(long, value_name = "OUT")]
    pub report: Option<String>,
}

impl Asked {
    /// The request of lines that have none.
    fn request(&self) -> Map<String, Value> {
        let said = [("reason", &self.reason), ("remedy", &self.remedy)];
        said.into_iter().filter_map(|(name, said)| Some((name.to_owned(), Value::from(said.as_deref()?)))).collect()
    }
}

/// What is wrong with a line of the file.
pub struct Wrong {
    line: usize,
    code: String,
    pointer: String,
    message: String,
}

/// More than anybody reads.
const MOST_WRONG: usize = 20;

/// What lines come to together.
pub trait Tally: Default + Send {
    /// Adds what other lines come to.
    fn merge(&mut self, other: Self);
}

/// A tally of the lines that could be decided, and what is wrong with the others.
#[derive(Default)]
struct Found<T> {
    tally: T,
    wrong: Vec<Wrong>,
}

impl<T: Tally> Found<T> {
    fn merged(mut self, other: Self) -> Self {
        self.tally.merge(other.tally);
        self.wrong.extend(other.wrong);
        self.wrong.sort_by_key(|wrong| wrong.line);
        self.wrong.truncate(MOST_WRONG);
        self
    }
}

/// Decides every line of a file on all cores; `tell` adds up what the lines of a piece come to.
pub fn decide<T: Tally>(
    file: &str,
    asked: &Asked,
    tell: impl Fn(&Kinds, &mut T) -> Result<(), Wrong> + Sync,
) -> Result<Result<T, Vec<Wrong>>, Refusal> {
    let source = source::open(file, asked.request())?;
    let progress = progress::Progress::of(source.size);
    let found = source.pieces.par_bridge().map(|piece| {
        let piece = piece?;
        let mut found = Found::<T>::default();
        let (rows, at) = (piece.len(), piece.at);
        match piece.kinds().and_then(|kinds| tell(&kinds, &mut found.tally)) {
            Ok(()) => progress.advance(rows, at),
            Err(wrong) => found.wrong.push(wrong),
        }
        Ok(found)
    });
    let found = found.try_reduce(Found::default, |one, other| Ok(one.merged(other)));
    progress.end();
    let Found { tally, wrong } = found?;
    Ok(if wrong.is_empty() { Ok(tally) } else { Err(wrong) })
}

/// The kinds of a piece as a policy reads them.
pub fn read(kinds: &Kinds, policy: &aftersales::Policy) -> Result<Batch, Wrong> {
    let events: Vec<&str> = kinds.events.iter().map(String::as_str).collect();
    let mut batch = Batch::new(policy, &events);
    for (kind, text) in kinds.texts.iter().enumerate() {
        batch.read(text).map_err(|issues| kinds.wrong(kind, &issues))?;
    }
    Ok(batch)
}

/// What a row comes to.
pub fn outcome(kinds: &Kinds, batch: &Batch, row: usize, now: Instant) -> Result<Option<RowOutcome>, Wrong> {
    let rows = Rows { of: &kinds.of, instants: &kinds.instants };
    batch.outcome(rows, row, now).map_err(|_| Wrong {
        line: kinds.line(row),
        code: "too_costly".to_owned(),
        pointer: String::new(),
        message: "the answer for this line would take too long".to_owned(),
    })
}

impl Kinds {
    /// What is wrong with a kind, at the first of its lines.
    fn wrong(&self, kind: usize, issues: &LoadError) -> Wrong {
        let row = self.of.iter().position(|of| usize::try_from(*of).is_ok_and(|of| of == kind)).unwrap_or(0);
        let issue = issues.first();
        Wrong {
            line: self.line(row),
            code: issue.map_or("", |issue| issue.code.code()).to_owned(),
            pointer: issue.map(|issue| issue.pointer.clone()).unwrap_or_default(),
            message: issue.map(|issue| issue.message()).unwrap_or_default(),
        }
    }
}

/// Lines that cannot be read, as the outcome of a command.
pub fn refused(file: &str, wrong: &[Wrong], is_json: bool) -> Outcome {
    let text = if is_json {
        let issue = |Wrong { line, code, pointer, message }: &Wrong| serde_json::json!({ "code": code, "pointer": pointer, "message": message, "row": line });
        as_json(&serde_json::json!({ "issues": wrong.iter().map(issue).collect::<Vec<_>>() }))
    } else {
        let told =
            |Wrong { line, code, pointer, message }: &Wrong| format!("{file}:{line}  {code}  {pointer}\n  {message}\n");
        wrong.iter().map(told).collect()
    };
    Outcome { text, code: FOUND, ..Outcome::default() }
}
