use std::path::Path;

use rusqlite::{Connection, OptionalExtension, Result, params};

/// Where submissions are kept, each once for its key.
pub struct Ledger(Connection);

/// A submission that was kept.
pub struct Kept {
    /// What was sent, with its keys in order.
    pub body: String,
    /// The receipt that was given for it.
    pub receipt: String,
}

/// A submission to keep.
pub struct Entry<'a> {
    pub key: &'a str,
    pub body: &'a str,
    pub case_id: &'a str,
    pub received_at: &'a str,
    pub receipt: &'a str,
    pub record: &'a str,
}

impl Ledger {
    /// Opens the database, and makes it if it is not there.
    pub fn open(path: &Path) -> Result<Self> {
        let connection = Connection::open(path)?;
        // A receipt is a promise: it is given only after the submission is on the disk.
        connection.execute_batch(
            "PRAGMA journal_mode = WAL;
             PRAGMA synchronous = FULL;
             CREATE TABLE IF NOT EXISTS submissions (
                 key TEXT PRIMARY KEY,
                 body TEXT NOT NULL,
                 case_id TEXT NOT NULL UNIQUE,
                 received_at TEXT NOT NULL,
                 receipt TEXT NOT NULL,
                 record TEXT NOT NULL
             ) STRICT;",
        )?;
        Ok(Self(connection))
    }

    /// An id that nobody can guess: it opens the record.
    pub fn new_case_id(&self) -> Result<String> {
        self.0.query_row("SELECT 'case-' || lower(hex(randomblob(12)))", [], |row| row.get(0))
    }

    /// The submission with this key.
    pub fn find(&self, key: &str) -> Result<Option<Kept>> {
        let read = |row: &rusqlite::Row| Ok(Kept { body: row.get(0)?, receipt: row.get(1)? });
        self.0.query_row("SELECT body, receipt FROM submissions WHERE key = ?1", [key], read).optional()
    }

    /// Keeps a submission; `false` if another process kept one with this key meanwhile.
    pub fn keep(&self, entry: &Entry) -> Result<bool> {
        let Entry { key, body, case_id, received_at, receipt, record } = entry;
        let rows = self.0.execute(
            "INSERT INTO submissions (key, body, case_id, received_at, receipt, record)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (key) DO NOTHING",
            params![key, body, case_id, received_at, receipt, record],
        )?;
        Ok(rows == 1)
    }

    /// The record of a case.
    pub fn record(&self, case_id: &str) -> Result<Option<String>> {
        let record = |row: &rusqlite::Row| row.get(0);
        self.0.query_row("SELECT record FROM submissions WHERE case_id = ?1", [case_id], record).optional()
    }
}
