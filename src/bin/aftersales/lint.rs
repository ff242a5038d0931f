//! lint: what the author of a policy should look at, with its place in the file.

use aftersales::authoring::Author;
use aftersales::boundary::{Engine, NativeHost};
use clap::{Args, ValueEnum};
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::files::{Document, Handed, Named, id_of, read_json};
use crate::instants::{instant, written};
use crate::issues::pointer_text;
use crate::places::Place;
use crate::sarif::sarif_of;
use crate::table::{bold, dim, red, yellow};
use crate::{FOUND, Outcome, Refusal, as_json};

/// Looks policies over: what cannot be read, and what may not say what it means.
#[derive(Args)]
pub struct Lint {
    /// The policies.
    #[arg(required = true)]
    files: Vec<String>,
    /// How findings are written.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// The day or instant to look from, in place of now.
    #[arg(long, value_name = "DATE")]
    now: Option<String>,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    handed: Handed,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Sarif,
}

/// A finding, or an issue for which the policy cannot be read, with its place.
#[derive(Serialize)]
pub struct Found {
    pub file: String,
    pub line: usize,
    pub column: usize,
    pub severity: &'static str,
    /// The finding as the engine tells it.
    #[serde(flatten)]
    pub told: Map<String, Value>,
    pub related: Vec<Related>,
}

/// What else takes part in a finding.
#[derive(Serialize)]
pub struct Related {
    pub pointer: String,
    pub line: usize,
    pub column: usize,
}

impl Found {
    pub fn text(&self, name: &str) -> &str {
        self.told.get(name).and_then(Value::as_str).unwrap_or_default()
    }
}

impl Lint {
    pub fn run(self) -> Result<Outcome, Refusal> {
        let mut found = Vec::new();
        for file in &self.files {
            found.extend(self.findings_of(&read_json(file)?)?);
        }
        let code = if found.is_empty() { 0 } else { FOUND };
        let text = match if self.json { Format::Json } else { self.format } {
            Format::Json => as_json(&found),
            Format::Sarif => as_json(&sarif_of(&found)),
            Format::Text => {
                let told: String = found.iter().map(told).collect();
                format!("{told}{} in {}\n", counted(found.len(), "finding"), counted(self.files.len(), "file"))
            }
        };
        Ok(Outcome { text, code, ..Outcome::default() })
    }

    fn findings_of(&self, document: &Document) -> Result<Vec<Found>, Refusal> {
        let Named { packs, calendars } = self.handed.named_by(&document.value)?;
        let now = instant(self.now.as_deref(), &document.value)?;
        let question = json!({ "document": document.value,
            "options": { "packs": packs, "calendars": calendars, "now": written(now) } });
        let engine = Engine::new(Box::new(NativeHost));
        let answer = Author::new(&engine).lint_policy(&question.to_string());
        let answer: Value = serde_json::from_str(&answer).unwrap_or_default();
        let severity = if answer.get("ok") == Some(&Value::Bool(true)) { "warning" } else { "error" };
        let all = answer.get("value").or(answer.get("issues")).and_then(Value::as_array).cloned().unwrap_or_default();
        let told = all.into_iter().filter_map(|one| match one {
            Value::Object(told) => Some(found_at(document, severity, told)),
            _ => None,
        });
        Ok(told.collect())
    }
}

fn found_at(document: &Document, severity: &'static str, told: Map<String, Value>) -> Found {
    let pointer = told.get("pointer").and_then(Value::as_str).unwrap_or_default();
    let Place { line, column } = placed(document, pointer);
    let others = told.get("others").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let related = others.map(|other| {
        let Place { line, column } = placed(document, other);
        Related { pointer: other.to_owned(), line, column }
    });
    let related = related.collect();
    Found { file: document.name.clone(), line, column, severity, told, related }
}

/// Where a pointer leads in the file; what is in a pack is mended where the document names it.
fn placed(document: &Document, pointer: &str) -> Place {
    let mut steps = pointer.split('/').skip(1);
    let (list, id) = (steps.next(), steps.next().unwrap_or_default());
    if list != Some("packs") || id.bytes().all(|byte| byte.is_ascii_digit()) {
        return document.places.place_of(pointer);
    }
    let packs = document.value.get("packs").and_then(Value::as_array);
    let place = packs.and_then(|packs| packs.iter().position(|pack| id_of(pack) == id));
    document.places.place_of(&place.map_or_else(|| "/packs".to_owned(), |place| format!("/packs/{place}")))
}

fn told(found: &Found) -> String {
    let Found { file, line, column, severity, related, .. } = found;
    let paint = if *severity == "error" { red } else { yellow };
    let (at, pointer) = (bold(&format!("{file}:{line}:{column}")), dim(pointer_text(found.text("pointer"))));
    let mut text =
        format!("{at}  {}  {}  {pointer}\n  {}\n", paint(severity), found.text("code"), found.text("message"));
    if !found.text("wayOut").is_empty() {
        text += &format!("  Way out: {}\n", found.text("wayOut"));
    }
    if !related.is_empty() {
        let others: Vec<String> =
            related.iter().map(|other| format!("{} (line {})", other.pointer, other.line)).collect();
        text += &format!("  See also: {}\n", others.join(", "));
    }
    text + "\n"
}

fn counted(number: usize, word: &str) -> String {
    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
}
