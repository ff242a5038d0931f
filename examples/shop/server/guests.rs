//! How does a guest show that an order is theirs? By a link in the inbox that the shop knows it by.

use std::collections::HashMap;

use axum::http::{HeaderMap, header};
use rusqlite::{OptionalExtension, params};
use serde_json::Value;

use super::app::App;
use super::mail::Letter;
use super::outbox;
use super::proof::digest;
use super::store::{Result, Store};
use super::words::LANGUAGES;

/// Links, and what they were changed for; of either only the digest is kept.
pub const TABLE: &str = "CREATE TABLE IF NOT EXISTS guests (
     digest TEXT PRIMARY KEY,
     is_link INTEGER NOT NULL,
     order_id TEXT NOT NULL,
     until INTEGER NOT NULL
 ) STRICT;";

/// How long a link opens an order, and how long who came by it stays.
const LIFE: i64 = 60 * 60 * 1000;
/// The most links of an order that wait to be opened: whoever asks for more has these in the inbox.
const MOST_LINKS: u32 = 3;

/// The inboxes of the demo's orders, which no page is told.
pub fn inboxes() -> std::result::Result<HashMap<String, String>, String> {
    serde_json::from_str(include_str!("../inboxes.json")).map_err(|error| format!("inboxes.json: {error}"))
}

/// Writes a letter with a link, if the order has this inbox. Nobody who asks is told which.
pub fn invite(app: &App, order_id: &str, inbox: &str) -> Result<()> {
    let (order_id, inbox) = (order_id.trim(), inbox.trim().to_lowercase());
    let known = app.catalog.order(order_id).filter(|_| app.inboxes.get(order_id) == Some(&inbox));
    let Some(order) = known else { return Ok(()) };
    let link = app.store.new_secret()?;
    let letter = letter(&app.base, order, inbox, &link);
    app.store.invite(order_id, &link, app.clock.now().millis(), &letter)
}

fn letter(base: &str, order: &Value, to: String, link: &str) -> Letter {
    let [name, translated] = LANGUAGES.map(|tag| order["shop"][tag].as_str().unwrap_or_default());
    let number = order["id"].as_str().unwrap_or_default();
    let address = format!("{base}/guest.html#{link}");
    let said = [
        format!("Open this link to see order {number}. It works once, within sixty minutes:"),
        format!("打开下面的链接即可查看订单 {number}。链接六十分钟内有效，只能使用一次："),
    ];
    let ignored = [
        "You did not ask for it? Then nothing needs to be done: without the link nobody sees anything.",
        "不是您本人操作？无需处理：没有链接，任何人都看不到订单。",
    ];
    let text = format!("{}\n{address}\n{}\n\n{}\n{address}\n{}\n", said[0], ignored[0], said[1], ignored[1]);
    let part = |language: usize| {
        format!(
            "<section lang=\"{}\"><p>{}</p><p><a href=\"{address}\">{address}</a></p><p>{}</p></section>",
            LANGUAGES[language], said[language], ignored[language]
        )
    };
    let html = format!("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">{}{}</html>\n", part(0), part(1));
    let id = digest(format!("letter {link}").as_bytes()).split_off(32);
    Letter { id, to, subject: format!("{name} · {translated}: {number}"), text, html, is_secret: true }
}

impl Store {
    /// Keeps a link and its letter, unless enough of them wait.
    fn invite(&self, order_id: &str, link: &str, now: i64, letter: &Letter) -> Result<()> {
        let mut connection = self.connection()?;
        let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        transaction.execute("DELETE FROM guests WHERE until <= ?1", [now])?;
        let waiting = "SELECT count(*) FROM guests WHERE order_id = ?1 AND is_link";
        if transaction.query_row(waiting, [order_id], |row| row.get::<_, u32>(0))? < MOST_LINKS {
            let kept = "INSERT INTO guests (digest, is_link, order_id, until) VALUES (?1, 1, ?2, ?3)";
            transaction.execute(kept, params![digest(link.as_bytes()), order_id, now.saturating_add(LIFE)])?;
            outbox::put(&transaction, letter)?;
        }
        transaction.commit()?;
        Ok(())
    }

    /// Takes a link once, and gives the order that it opens with the secret that it is changed for.
    pub fn enter_as_guest(&self, link: &str, now: i64) -> Result<Option<(String, String)>> {
        let secret = self.new_secret()?;
        let changed = "UPDATE guests SET digest = ?2, is_link = 0, until = ?3
             WHERE digest = ?1 AND is_link AND until > ?4 RETURNING order_id";
        let (before, after) = (digest(link.as_bytes()), digest(secret.as_bytes()));
        let values = params![before, after, now.saturating_add(LIFE), now];
        let order: Option<String> = self.connection()?.query_row(changed, values, |row| row.get(0)).optional()?;
        Ok(order.map(|order| (order, secret)))
    }

    /// The order whose guest a request is from.
    pub fn guest_of(&self, headers: &HeaderMap, now: i64) -> Result<Option<String>> {
        let Some(secret) = shown(headers) else { return Ok(None) };
        let known = "SELECT order_id FROM guests WHERE digest = ?1 AND NOT is_link AND until > ?2";
        let values = params![digest(secret.as_bytes()), now];
        Ok(self.connection()?.query_row(known, values, |row| row.get(0)).optional()?)
    }
}

/// No script reads it, and no page of another origin sends it.
pub fn cookie(secret: &str) -> String {
    format!("guest={secret}; Path=/api; HttpOnly; SameSite=Strict; Max-Age={}", LIFE / 1000)
}

fn shown(headers: &HeaderMap) -> Option<&str> {
    let stated = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    stated.flat_map(|all| all.split(';')).find_map(|one| one.trim().strip_prefix("guest="))
}
