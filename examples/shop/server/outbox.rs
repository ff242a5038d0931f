//! Which letters are to leave, and which have left?

use std::sync::Arc;
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::{Value, json};

use super::mail::{Letter, Mail, Refused};
use super::store::{Result, Store};

pub const TABLE: &str = "CREATE TABLE IF NOT EXISTS outbox (
     id TEXT PRIMARY KEY,
     recipient TEXT NOT NULL,
     subject TEXT NOT NULL,
     content TEXT NOT NULL,
     page TEXT NOT NULL,
     is_secret INTEGER NOT NULL,
     written_at INTEGER NOT NULL DEFAULT (unixepoch()),
     due INTEGER NOT NULL,
     attempts INTEGER NOT NULL DEFAULT 0,
     sent_at INTEGER,
     given_up TEXT
 ) STRICT;";

/// How often a letter is tried, over some six hours.
const MOST_ATTEMPTS: u32 = 16;
/// The longest wait between two attempts, in seconds.
const LONGEST: u32 = 3600;
/// How many letters go to one inbox within an hour before the others go one a minute: anybody can name any inbox.
const AT_ONCE: u32 = 5;
/// How often the outbox is looked into.
const LOOK: Duration = Duration::from_millis(500);
/// The most letters that the desk shows.
const MOST_SHOWN: u32 = 200;

/// Puts a letter into the outbox, once for its id.
pub fn put(connection: &Connection, letter: &Letter) -> Result<()> {
    let Letter { id, to, subject, text, html, is_secret } = letter;
    connection.execute(
        "INSERT INTO outbox (id, recipient, subject, content, page, is_secret, due)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, unixepoch() + 60 * max(0, 1 - ?7 +
             (SELECT count(*) FROM outbox WHERE recipient = ?2 AND written_at > unixepoch() - 3600)))
         ON CONFLICT (id) DO NOTHING",
        params![id, to, subject, text, html, is_secret, AT_ONCE],
    )?;
    Ok(())
}

impl Store {
    /// A letter that is due. Whoever else looks for one meanwhile gets another, unless this one does not leave within a minute.
    fn due(&self) -> Result<Option<(Letter, u32)>> {
        let claim = "UPDATE outbox SET attempts = attempts + 1, due = unixepoch() + 60 WHERE id = (
                 SELECT id FROM outbox WHERE sent_at IS NULL AND given_up IS NULL AND due <= unixepoch() ORDER BY due LIMIT 1)
             RETURNING id, recipient, subject, content, page, is_secret, attempts";
        let read = |row: &Row| {
            let letter = Letter {
                id: row.get(0)?,
                to: row.get(1)?,
                subject: row.get(2)?,
                text: row.get(3)?,
                html: row.get(4)?,
                is_secret: row.get(5)?,
            };
            Ok((letter, row.get(6)?))
        };
        Ok(self.connection()?.query_row(claim, [], read).optional()?)
    }

    /// Notes that a letter left; what it opens is not kept.
    fn sent(&self, id: &str) -> Result<()> {
        let sent = "UPDATE outbox SET sent_at = unixepoch(), content = iif(is_secret, '', content),
             page = iif(is_secret, '', page) WHERE id = ?1";
        self.connection()?.execute(sent, [id])?;
        Ok(())
    }

    /// Notes why a letter did not leave: it is tried again, each time after twice as long, until that is of no use.
    fn refused(&self, id: &str, attempts: u32, refused: &Refused) -> Result<()> {
        let wait = 1u32.checked_shl(attempts.saturating_sub(1)).map_or(LONGEST, |wait| wait.min(LONGEST));
        let given_up = (refused.is_final || attempts >= MOST_ATTEMPTS).then_some(&refused.why);
        let noted = "UPDATE outbox SET due = unixepoch() + ?2, given_up = ?3 WHERE id = ?1";
        self.connection()?.execute(noted, params![id, wait, given_up])?;
        Ok(())
    }

    /// The latest letters, with what became of them.
    pub fn outbox(&self) -> Result<Vec<Value>> {
        let connection = self.connection()?;
        let sql = "SELECT recipient, subject, content, attempts, 1000 * sent_at, given_up FROM outbox ORDER BY rowid DESC LIMIT ?1";
        let read = |row: &Row| {
            let (to, subject, text) = (row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?);
            let (attempts, sent) = (row.get::<_, u32>(3)?, row.get::<_, Option<i64>>(4)?);
            let given_up = row.get::<_, Option<String>>(5)?;
            Ok(
                json!({ "to": to, "subject": subject, "text": text, "attempts": attempts, "sentAt": sent, "givenUp": given_up }),
            )
        };
        let mut letters = connection.prepare(sql)?;
        Ok(letters.query_map([MOST_SHOWN], read)?.collect::<rusqlite::Result<_>>()?)
    }
}

/// Takes what is due to its inbox, now and from now on, apart from where requests are answered.
pub async fn deliver(store: Store, mail: Arc<dyn Mail>) {
    loop {
        let (store, mail) = (store.clone(), Arc::clone(&mail));
        let round = tokio::task::spawn_blocking(move || deliver_due(&store, mail.as_ref()));
        if let Err(failure) = round.await.unwrap_or_else(|error| Err(error.into())) {
            eprintln!("shop: {failure}");
        }
        tokio::time::sleep(LOOK).await;
    }
}

fn deliver_due(store: &Store, mail: &dyn Mail) -> Result<()> {
    while let Some((letter, attempts)) = store.due()? {
        match mail.send(&letter) {
            Ok(()) => store.sent(&letter.id)?,
            Err(refused) => store.refused(&letter.id, attempts, &refused)?,
        }
    }
    Ok(())
}
