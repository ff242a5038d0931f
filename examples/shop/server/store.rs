//! Where are submissions kept, each once for its key?

use std::error::Error;
use std::path::Path;

use r2d2::Pool;
use r2d2_sqlite::SqliteConnectionManager;
use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior, params};
use serde_json::Value;

use super::attachments::Attachment;

/// How many may read and write at once; SQLite lets one of them write.
const CONNECTIONS: u32 = 4;

/// What a store cannot help: its disk is full, or its database is locked for too long.
pub type Failure = Box<dyn Error + Send + Sync>;
pub type Result<T> = std::result::Result<T, Failure>;

/// Submissions in an SQLite database. A clone is the same store.
#[derive(Clone)]
pub struct Store(Pool<SqliteConnectionManager>);

/// A submission that was kept.
pub struct Kept {
    /// What was sent, with its keys in order.
    pub body: String,
    /// The receipt that was given for it.
    pub receipt: String,
    /// Its attachments, by their ids.
    pub files: Vec<(String, Vec<u8>)>,
}

/// An attachment of a case.
pub struct StoredFile {
    pub name: String,
    pub media_type: String,
    pub bytes: Vec<u8>,
}

/// A submission to keep.
pub struct Entry<'a> {
    pub key: &'a str,
    pub body: &'a str,
    pub case_id: &'a str,
    pub received_at: &'a str,
    pub receipt: &'a str,
    pub record: &'a Value,
    pub acknowledgement: &'a str,
}

impl Store {
    /// Opens the database, and makes it if it is not there.
    pub fn open(path: &Path) -> Result<Self> {
        Connection::open(path)?.execute_batch(
            "PRAGMA journal_mode = WAL;
             CREATE TABLE IF NOT EXISTS submissions (
                 key TEXT PRIMARY KEY,
                 body TEXT NOT NULL,
                 case_id TEXT NOT NULL UNIQUE,
                 received_at TEXT NOT NULL,
                 receipt TEXT NOT NULL,
                 record TEXT NOT NULL
             ) STRICT;
             CREATE TABLE IF NOT EXISTS acknowledgements (
                 case_id TEXT PRIMARY KEY REFERENCES submissions (case_id),
                 content TEXT NOT NULL
             ) STRICT;
             CREATE TABLE IF NOT EXISTS attachments (
                 case_id TEXT NOT NULL REFERENCES submissions (case_id),
                 id TEXT NOT NULL,
                 name TEXT NOT NULL,
                 type TEXT NOT NULL,
                 bytes BLOB NOT NULL,
                 PRIMARY KEY (case_id, id)
             ) STRICT;",
        )?;
        // A receipt is a promise: it is given only after the submission is on the disk.
        let safely = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";
        let database = SqliteConnectionManager::file(path).with_init(|connection| connection.execute_batch(safely));
        Ok(Self(Pool::builder().max_size(CONNECTIONS).min_idle(Some(1)).build(database)?))
    }

    /// An id that nobody can guess: it opens the record.
    pub fn new_case_id(&self) -> Result<String> {
        Ok(self.0.get()?.query_row("SELECT 'case-' || lower(hex(randomblob(12)))", [], |row| row.get(0))?)
    }

    /// The submission with this key.
    pub fn find(&self, key: &str) -> Result<Option<Kept>> {
        let connection = self.0.get()?;
        let read = |row: &Row| Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?));
        let found = connection.query_row("SELECT body, receipt, case_id FROM submissions WHERE key = ?1", [key], read);
        let Some((body, receipt, case_id)) = found.optional()? else { return Ok(None) };
        let mut files = connection.prepare("SELECT id, bytes FROM attachments WHERE case_id = ?1")?;
        let files = files.query_map([case_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(Some(Kept { body, receipt, files: files.collect::<rusqlite::Result<_>>()? }))
    }

    /// Keeps a submission with its attachments, all or nothing; `false` if one was kept with this key meanwhile.
    pub fn keep(&self, entry: &Entry, files: &[Attachment]) -> Result<bool> {
        let Entry { key, body, case_id, received_at, receipt, record, acknowledgement } = entry;
        let mut connection = self.0.get()?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let rows = transaction.execute(
            "INSERT INTO submissions (key, body, case_id, received_at, receipt, record)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (key) DO NOTHING",
            params![key, body, case_id, received_at, receipt, record],
        )?;
        if rows == 0 {
            return Ok(false);
        }
        let content = "INSERT INTO acknowledgements (case_id, content) VALUES (?1, ?2)";
        transaction.execute(content, [case_id, acknowledgement])?;
        for Attachment { id, name, media_type, bytes } in files {
            transaction.execute(
                "INSERT INTO attachments (case_id, id, name, type, bytes) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![case_id, id, name, media_type, bytes],
            )?;
        }
        transaction.commit()?;
        Ok(true)
    }

    /// The record of a case.
    pub fn record(&self, case_id: &str) -> Result<Option<Value>> {
        self.one("SELECT record FROM submissions WHERE case_id = ?1", &[case_id], |row| row.get(0))
    }

    /// Changes the record of a case, if there is one. Others who change it at the same time wait: no change is lost.
    pub fn change<T>(&self, case_id: &str, change: impl FnOnce(&mut Value) -> T) -> Result<Option<T>> {
        let mut connection = self.0.get()?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let read = |row: &Row| row.get(0);
        let found = transaction.query_row("SELECT record FROM submissions WHERE case_id = ?1", [case_id], read);
        let Some(mut record) = found.optional()? else { return Ok(None) };
        let changed = change(&mut record);
        transaction.execute("UPDATE submissions SET record = ?2 WHERE case_id = ?1", params![case_id, record])?;
        transaction.commit()?;
        Ok(Some(changed))
    }

    /// The acknowledgement that was written when the case came in.
    pub fn acknowledgement(&self, case_id: &str) -> Result<Option<String>> {
        self.one("SELECT content FROM acknowledgements WHERE case_id = ?1", &[case_id], |row| row.get(0))
    }

    /// An attachment of a case.
    pub fn attachment(&self, case_id: &str, id: &str) -> Result<Option<StoredFile>> {
        let sql = "SELECT name, type, bytes FROM attachments WHERE case_id = ?1 AND id = ?2";
        self.one(sql, &[case_id, id], |row| {
            Ok(StoredFile { name: row.get(0)?, media_type: row.get(1)?, bytes: row.get(2)? })
        })
    }

    fn one<T>(&self, sql: &str, values: &[&str], read: impl FnOnce(&Row) -> rusqlite::Result<T>) -> Result<Option<T>> {
        Ok(self.0.get()?.query_row(sql, rusqlite::params_from_iter(values), read).optional()?)
    }
}
