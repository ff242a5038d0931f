//! How is it shown later what the shop took in, and when? Each submission adds a line to a chain.

use std::collections::BTreeMap;
use std::fmt::Write;

use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::attachments::Attachment;
use super::store::{Entry, Result, Store};

pub const TABLE: &str = "CREATE TABLE IF NOT EXISTS chain (
     place INTEGER PRIMARY KEY,
     case_id TEXT NOT NULL UNIQUE REFERENCES submissions (case_id),
     line TEXT NOT NULL
 ) STRICT;";

/// A line of the chain. It holds digests in place of what was said, which can be erased and leaves the chain whole.
#[derive(Serialize)]
struct Line<'a> {
    previous: &'a str,
    at: &'a str,
    number: &'a Value,
    kind: &'a Value,
    statement: String,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    files: BTreeMap<&'a str, String>,
}

/// SHA-256 in lower-case hexadecimal digits.
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Adds a submission to the end of the chain, and gives the digest of its line.
pub fn append(connection: &Connection, entry: &Entry, files: &[Attachment]) -> Result<String> {
    let last = "SELECT line FROM chain ORDER BY place DESC LIMIT 1";
    let last: Option<String> = connection.query_row(last, [], |row| row.get(0)).optional()?;
    let line = serde_json::to_string(&Line {
        previous: &last.map_or_else(|| "0".repeat(64), |line| digest(line.as_bytes())),
        at: entry.received_at,
        number: &entry.record["number"],
        kind: &entry.record["kind"],
        statement: digest(entry.body.as_bytes()),
        files: files.iter().map(|file| (file.id, digest(file.bytes))).collect(),
    })?;
    connection.execute("INSERT INTO chain (case_id, line) VALUES (?1, ?2)", params![entry.case_id, line])?;
    Ok(digest(line.as_bytes()))
}

impl Store {
    /// The whole chain as JSON Lines.
    pub fn chain(&self) -> Result<String> {
        let connection = self.connection()?;
        let mut lines = connection.prepare("SELECT line || char(10) FROM chain ORDER BY place")?;
        Ok(lines.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// What was sent, byte for byte as its digest was made.
    pub fn statement(&self, case_id: &str) -> Result<Option<String>> {
        self.one("SELECT body FROM submissions WHERE case_id = ?1", &[case_id], |row| row.get(0))
    }
}
