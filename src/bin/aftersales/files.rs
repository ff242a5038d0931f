//! Files as commands read and write them: documents, and what a policy names.

use std::fs;
use std::io::{ErrorKind, Read, Write};

use aftersales::documents;
use aftersales::{Documents, Policy};
use clap::Args;
use serde_json::Value;

use crate::places::{Places, place_at};
use crate::syntax::wrong_at;
use crate::{Refusal, unreadable};

/// Documents that a policy names and the program does not ship.
#[derive(Args)]
pub struct Handed {
    /// A pack that the program does not ship; may be repeated.
    #[arg(long = "pack", value_name = "FILE")]
    packs: Vec<String>,
    /// A calendar that the program does not ship; may be repeated.
    #[arg(long = "calendar", value_name = "FILE")]
    calendars: Vec<String>,
}

/// A file of JSON, with the places of its values.
pub struct Document {
    pub name: String,
    pub value: Value,
    pub places: Places,
}

/// What a policy is read with.
pub struct Named {
    pub packs: Vec<Value>,
    pub calendars: Vec<Value>,
}

/// What a file is called in messages.
pub fn name_of(file: &str) -> &str {
    if file == "-" { "standard input" } else { file }
}

fn trouble(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file".to_owned(),
        ErrorKind::IsADirectory => "it is a folder".to_owned(),
        ErrorKind::PermissionDenied => "this is not allowed".to_owned(),
        _ => error.to_string(),
    }
}

/// What an error says of a file that cannot be read.
pub fn unread(file: &str, error: &std::io::Error) -> Refusal {
    unreadable(format!("{} cannot be read: {}", name_of(file), trouble(error)))
}

pub fn read_text(file: &str) -> Result<String, Refusal> {
    let read = if file == "-" {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).map(|_| text)
    } else {
        fs::read_to_string(file)
    };
    let text = read.map_err(|error| unread(file, &error))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

pub fn read_json(file: &str) -> Result<Document, Refusal> {
    let text = read_text(file)?;
    let name = name_of(file).to_owned();
    match serde_json::from_str(&text) {
        Ok(value) => Ok(Document { name, value, places: Places::of(text) }),
        Err(_) => {
            let at = wrong_at(&text);
            let place = place_at(&text, at);
            let what = match text.get(at..).and_then(|rest| rest.chars().next()) {
                Some(sign) => format!("{} cannot stand here", Value::from(sign.to_string())),
                None => "it ends too early".to_owned(),
            };
            Err(unreadable(format!("{name}:{place} is no JSON: {what}")))
        }
    }
}

pub fn write(file: &str, content: &[u8]) -> Result<(), Refusal> {
    let written = if file == "-" { std::io::stdout().write_all(content) } else { fs::write(file, content) };
    written.map_err(|error| unreadable(format!("{} cannot be written: {}", name_of(file), trouble(&error))))
}

/// The id of a document, or of an entry that names one.
pub fn id_of(entry: &Value) -> &str {
    entry.get("id").unwrap_or(entry).as_str().unwrap_or_default()
}

impl Handed {
    /// The packs and calendars that a document names: those that were handed over, else those that the program ships. What
    /// neither has is left for the engine to report.
    pub fn named_by(&self, document: &Value) -> Result<Named, Refusal> {
        let ids = document.get("packs").and_then(Value::as_array).into_iter().flatten().map(id_of);
        let packs = found(&self.packs, ids, documents::pack)?;
        let sources = std::iter::once(document).chain(&packs);
        let ids = sources.filter_map(|source| source.get("calendar")?.as_str());
        let calendars = found(&self.calendars, ids, documents::calendar)?;
        Ok(Named { packs, calendars })
    }

    /// The policy of a document, or everything that is wrong with it.
    pub fn policy_of(&self, document: &Document) -> Result<Result<Policy, Vec<aftersales::boundary::Issue>>, Refusal> {
        let Named { packs, calendars } = self.named_by(&document.value)?;
        let text = |value: &Value| value.to_string();
        let documents = Documents::from(text(&document.value).as_str())
            .with_packs(packs.iter().map(text).collect::<Vec<_>>().iter().map(String::as_str))
            .with_calendars(calendars.iter().map(text).collect::<Vec<_>>().iter().map(String::as_str));
        Ok(Policy::load(&documents).map_err(Into::into))
    }
}

fn found<'i>(
    files: &[String],
    ids: impl Iterator<Item = &'i str>,
    shipped: fn(&str) -> Option<&'static str>,
) -> Result<Vec<Value>, Refusal> {
    let mut found = Vec::new();
    for file in files {
        found.push(read_json(file)?.value);
    }
    for id in ids {
        if !found.iter().any(|known| id_of(known) == id)
            && let Some(text) = shipped(id)
        {
            found.extend(serde_json::from_str::<Value>(text));
        }
    }
    Ok(found)
}
