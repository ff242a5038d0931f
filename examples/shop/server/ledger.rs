use std::cell::RefCell;
use std::path::Path;

use rusqlite::{Connection, OptionalExtension, Result, params};

use super::attachments::Attachment;

/// Where submissions are kept, each once for its key.
pub struct Ledger(RefCell<Connection>);

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
    pub record: &'a str,
    pub acknowledgement: &'a str,
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
        Ok(Self(RefCell::new(connection)))
    }

    /// An id that nobody can guess: it opens the record.
    pub fn new_case_id(&self) -> Result<String> {
        self.0.borrow().query_row("SELECT 'case-' || lower(hex(randomblob(12)))", [], |row| row.get(0))
    }

    /// The submission with this key.
    pub fn find(&self, key: &str) -> Result<Option<Kept>> {
        let connection = self.0.borrow();
        let read = |row: &rusqlite::Row| Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?));
        let found = connection.query_row("SELECT body, receipt, case_id FROM submissions WHERE key = ?1", [key], read);
        let Some((body, receipt, case_id)) = found.optional()? else { return Ok(None) };
        let mut files = connection.prepare("SELECT id, bytes FROM attachments WHERE case_id = ?1")?;
        let files = files.query_map([case_id], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_>>()?;
        Ok(Some(Kept { body, receipt, files }))
    }

    /// Keeps a submission with its attachments, all or nothing; `false` if another process kept one with this key
    /// meanwhile.
    pub fn keep(&self, entry: &Entry, files: &[Attachment]) -> Result<bool> {
        let Entry { key, body, case_id, received_at, receipt, record, acknowledgement } = entry;
        let mut connection = self.0.borrow_mut();
        let transaction = connection.transaction()?;
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
    pub fn record(&self, case_id: &str) -> Result<Option<String>> {
        self.text("SELECT record FROM submissions WHERE case_id = ?1", case_id)
    }

    /// Puts another record in the place of a case's.
    pub fn rewrite(&self, case_id: &str, record: &str) -> Result<()> {
        let change = "UPDATE submissions SET record = ?2 WHERE case_id = ?1";
        self.0.borrow().execute(change, [case_id, record]).map(|_| ())
    }

    /// The acknowledgement that was written when the case came in.
    pub fn acknowledgement(&self, case_id: &str) -> Result<Option<String>> {
        self.text("SELECT content FROM acknowledgements WHERE case_id = ?1", case_id)
    }

    /// An attachment of a case.
    pub fn attachment(&self, case_id: &str, id: &str) -> Result<Option<StoredFile>> {
        let read =
            |row: &rusqlite::Row| Ok(StoredFile { name: row.get(0)?, media_type: row.get(1)?, bytes: row.get(2)? });
        let asked = "SELECT name, type, bytes FROM attachments WHERE case_id = ?1 AND id = ?2";
        self.0.borrow().query_row(asked, [case_id, id], read).optional()
    }

    fn text(&self, asked: &str, case_id: &str) -> Result<Option<String>> {
        self.0.borrow().query_row(asked, [case_id], |row| row.get(0)).optional()
    }
}
