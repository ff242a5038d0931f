//! Where are submissions kept, each once for its key?

use std::error::Error;
use std::path::Path;

use aftersales::domain::service::receipt_number;
use r2d2::{Pool, PooledConnection};
use r2d2_sqlite::SqliteConnectionManager;
use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior, params};
use serde_json::Value;

use super::acknowledgement::Acknowledgement;
use super::attachments::Attachment;
use super::mail::Letter;
use super::{guests, outbox, proof};

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
    /// The case that it is the survey of.
    pub surveyed: Option<&'a str>,
}

/// What became of what a shopper sent about a case.
pub enum Answered<T> {
    /// It was taken in now.
    Now(T),
    /// It was taken in before: the record as it is.
    Before(Value),
    /// Something else was sent with its key.
    KeyUsed,
    /// There is no such case.
    NoCase,
}

impl Store {
    /// Opens the database, and makes it if it is not there.
    pub fn open(path: &Path) -> Result<Self> {
        let database = Connection::open(path)?;
        database.execute_batch(
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
                 content TEXT NOT NULL,
                 page TEXT NOT NULL
             ) STRICT;
             CREATE TABLE IF NOT EXISTS numbers (number TEXT PRIMARY KEY) STRICT;
             CREATE TABLE IF NOT EXISTS answers (
                 key TEXT PRIMARY KEY,
                 case_id TEXT NOT NULL REFERENCES submissions (case_id),
                 body TEXT NOT NULL
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
        database.execute_batch(&[proof::TABLE, outbox::TABLE, guests::TABLE].concat())?;
        // A receipt is a promise: it is given only after the submission is on the disk. Each waits there for its turn.
        let safely = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 20000;";
        let database = SqliteConnectionManager::file(path).with_init(|connection| connection.execute_batch(safely));
        Ok(Self(Pool::builder().max_size(CONNECTIONS).min_idle(Some(1)).build(database)?))
    }

    /// An id that nobody can guess, because it opens the record, and a number that can be read aloud.
    pub fn new_case_id(&self) -> Result<(String, String)> {
        let connection = self.connection()?;
        loop {
            let drawn = "SELECT 'case-' || lower(hex(randomblob(12))), random()";
            let (id, random): (String, i64) = connection.query_row(drawn, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
            let number = receipt_number(random.unsigned_abs());
            let is_new = "INSERT INTO numbers (number) VALUES (?1) ON CONFLICT (number) DO NOTHING";
            if connection.execute(is_new, [&number])? == 1 {
                return Ok((id, number));
            }
        }
    }

    /// What nobody can guess: it is a right, or opens a door.
    pub fn new_secret(&self) -> Result<String> {
        Ok(self.connection()?.query_row("SELECT lower(hex(randomblob(16)))", [], |row| row.get(0))?)
    }

    /// The submission with this key.
    pub fn find(&self, key: &str) -> Result<Option<Kept>> {
        let connection = self.connection()?;
        let read = |row: &Row| Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?));
        let found = connection.query_row("SELECT body, receipt, case_id FROM submissions WHERE key = ?1", [key], read);
        let Some((body, receipt, case_id)) = found.optional()? else { return Ok(None) };
        let mut files = connection.prepare("SELECT id, bytes FROM attachments WHERE case_id = ?1")?;
        let files = files.query_map([case_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(Some(Kept { body, receipt, files: files.collect::<rusqlite::Result<_>>()? }))
    }

    /// Keeps a submission with its attachments, its line of the chain, and what acknowledges it by the digest of that line,
    /// all or nothing; `false` if one was kept with this key meanwhile.
    pub fn keep(
        &self,
        entry: &Entry,
        files: &[Attachment],
        acknowledge: impl FnOnce(&str) -> (Acknowledgement, Option<Letter>),
    ) -> Result<bool> {
        let Entry { key, body, case_id, received_at, receipt, record, surveyed } = entry;
        let mut connection = self.connection()?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let rows = transaction.execute(
            "INSERT INTO submissions (key, body, case_id, received_at, receipt, record)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (key) DO NOTHING",
            params![key, body, case_id, received_at, receipt, record],
        )?;
        if rows == 0 {
            return Ok(false);
        }
        let (acknowledgement, letter) = acknowledge(&proof::append(&transaction, entry, files)?);
        let content = "INSERT INTO acknowledgements (case_id, content, page) VALUES (?1, ?2, ?3)";
        transaction.execute(content, params![case_id, acknowledgement.text, acknowledgement.html])?;
        if let Some(letter) = letter {
            outbox::put(&transaction, &letter)?;
        }
        if let Some(surveyed) = surveyed {
            let answered = "UPDATE submissions SET record = json_set(record, '$.survey', ?2)
                 WHERE case_id = ?1 AND record ->> '$.survey' IS NULL";
            if transaction.execute(answered, params![surveyed, case_id])? == 0 {
                return Err("the survey of this case was answered meanwhile".into());
            }
        }
        keep_files(&transaction, case_id, files)?;
        transaction.commit()?;
        Ok(true)
    }

    /// The record of a case.
    pub fn record(&self, case_id: &str) -> Result<Option<Value>> {
        self.one("SELECT record FROM submissions WHERE case_id = ?1", &[case_id], |row| row.get(0))
    }

    /// Changes the record of a case, if there is one. Others who change it at the same time wait: no change is lost.
    pub fn change<T>(&self, case_id: &str, change: impl FnOnce(&mut Value) -> T) -> Result<Option<T>> {
        let mut connection = self.connection()?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let read = |row: &Row| row.get(0);
        let found = transaction.query_row("SELECT record FROM submissions WHERE case_id = ?1", [case_id], read);
        let Some(mut record) = found.optional()? else { return Ok(None) };
        let changed = change(&mut record);
        transaction.execute("UPDATE submissions SET record = ?2 WHERE case_id = ?1", params![case_id, record])?;
        transaction.commit()?;
        Ok(Some(changed))
    }

    /// Takes what a shopper sent about a case, once for its key: what changes the record, and the files that came with it.
    pub fn answer<T, E>(
        &self,
        case_id: &str,
        key: &str,
        body: &str,
        files: &[Attachment],
        change: impl FnOnce(&mut Value) -> std::result::Result<T, E>,
    ) -> Result<Answered<std::result::Result<T, E>>> {
        let mut connection = self.connection()?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let read = |row: &Row| row.get(0);
        let found = transaction.query_row("SELECT record FROM submissions WHERE case_id = ?1", [case_id], read);
        let Some(mut record) = found.optional()? else { return Ok(Answered::NoCase) };
        let before = "SELECT case_id, body FROM answers WHERE key = ?1";
        let before = transaction.query_row(before, [key], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        if let Some((known_id, known_body)) = before {
            let is_same = (known_id, known_body) == (case_id.to_owned(), body.to_owned());
            return Ok(if is_same { Answered::Before(record) } else { Answered::KeyUsed });
        }
        let changed = change(&mut record);
        if changed.is_ok() {
            transaction
                .execute("INSERT INTO answers (key, case_id, body) VALUES (?1, ?2, ?3)", [key, case_id, body])?;
            transaction.execute("UPDATE submissions SET record = ?2 WHERE case_id = ?1", params![case_id, record])?;
            keep_files(&transaction, case_id, files)?;
            transaction.commit()?;
        }
        Ok(Answered::Now(changed))
    }

    /// The records of an order for which somebody has a right, the latest first.
    pub fn of_rights(&self, order_id: &str, rights: &[&str]) -> Result<Vec<Value>> {
        let connection = self.connection()?;
        let sql = "SELECT record FROM submissions WHERE record ->> '$.orderId' = ?1
             AND receipt ->> '$.right' IN (SELECT value FROM json_each(?2)) ORDER BY rowid DESC";
        let mut records = connection.prepare(sql)?;
        let found = records.query_map(params![order_id, serde_json::json!(rights)], |row| row.get(0))?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    /// The records of an order, the latest first.
    pub fn of_order(&self, order_id: &str) -> Result<Vec<Value>> {
        let connection = self.connection()?;
        let sql = "SELECT record FROM submissions WHERE record ->> '$.orderId' = ?1 ORDER BY rowid DESC";
        let mut records = connection.prepare(sql)?;
        Ok(records.query_map([order_id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// The latest records of all orders.
    pub fn latest(&self, most: u32) -> Result<Vec<Value>> {
        let connection = self.connection()?;
        let mut records = connection.prepare("SELECT record FROM submissions ORDER BY rowid DESC LIMIT ?1")?;
        Ok(records.query_map([most], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// The right to change a case, which stands in its receipt only; that of a case without one is known to nobody.
    pub fn right(&self, case_id: &str) -> Result<Option<String>> {
        let sql = "SELECT coalesce(receipt ->> '$.right', hex(randomblob(16))) FROM submissions WHERE case_id = ?1";
        self.one(sql, &[case_id], |row| row.get(0))
    }

    /// The acknowledgement that was written when the case came in.
    pub fn acknowledgement(&self, case_id: &str) -> Result<Option<Acknowledgement>> {
        let sql = "SELECT content, page FROM acknowledgements WHERE case_id = ?1";
        self.one(sql, &[case_id], |row| Ok(Acknowledgement { text: row.get(0)?, html: row.get(1)? }))
    }

    /// An attachment of a case.
    pub fn attachment(&self, case_id: &str, id: &str) -> Result<Option<StoredFile>> {
        let sql = "SELECT name, type, bytes FROM attachments WHERE case_id = ?1 AND id = ?2";
        self.one(sql, &[case_id, id], |row| {
            Ok(StoredFile { name: row.get(0)?, media_type: row.get(1)?, bytes: row.get(2)? })
        })
    }

    pub fn connection(&self) -> Result<PooledConnection<SqliteConnectionManager>> {
        Ok(self.0.get()?)
    }

    pub fn one<T>(
        &self,
        sql: &str,
        values: &[&str],
        read: impl FnOnce(&Row) -> rusqlite::Result<T>,
    ) -> Result<Option<T>> {
        Ok(self.connection()?.query_row(sql, rusqlite::params_from_iter(values), read).optional()?)
    }
}

fn keep_files(connection: &Connection, case_id: &str, files: &[Attachment]) -> Result<()> {
    for Attachment { id, name, media_type, bytes } in files {
        connection.execute(
            "INSERT INTO attachments (case_id, id, name, type, bytes) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![case_id, id, name, media_type, bytes],
        )?;
    }
    Ok(())
}
