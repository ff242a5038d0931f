//! Takes in what forms send: checks it, keeps it once, and gives a receipt.
//! `cargo run --features serde --example endpoint -- terms.json statements.sqlite 8080`

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use aftersales::boundary::Engine;
use aftersales::types::Submission;
use aftersales::{Documents, LoadError, Policy};
use axum::extract::{DefaultBodyLimit, State};
use axum::{Json, Router, http::StatusCode, routing::post};
use rusqlite::{Connection, OptionalExtension, Result};
use serde_json::{Value, json, value::RawValue};

const MOST_BYTES: usize = 1_000_000;
// A receipt is a promise: the statement is on the disk before it is given.
const TABLE: &str = "PRAGMA synchronous = FULL;
    CREATE TABLE IF NOT EXISTS statements (
        id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, sent TEXT NOT NULL, record TEXT NOT NULL,
        received_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ'))
    ) STRICT;";
const KEEP: &str = "INSERT INTO statements (key, sent, record) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
const FIND: &str = "SELECT sent, 'W-' || id, received_at FROM statements WHERE key = ?1";

struct Shop {
    terms: Policy,
    statements: Mutex<Connection>,
}

type Reply = (StatusCode, Json<Value>);

/// The extractor refuses other types of content, what is no JSON, and what is too large.
async fn receive(State(shop): State<Arc<Shop>>, Json(sent): Json<Box<RawValue>>) -> Result<Reply, StatusCode> {
    reply(&shop, sent.get()).map_err(|error| {
        eprintln!("{error}");
        StatusCode::INTERNAL_SERVER_ERROR
    })
}

fn reply(shop: &Shop, sent: &str) -> Result<Reply> {
    let refused = |status, issues: LoadError| Ok((status, Json(json!({ "issues": issues.to_vec() }))));
    let Submission { key, kind, values, declared_at, .. } = match Submission::parse(sent).into_result() {
        Ok(submission) => submission,
        Err(issues) => return refused(StatusCode::BAD_REQUEST, issues),
    };
    let statements = shop.statements.lock().unwrap_or_else(PoisonError::into_inner);
    let mut status = StatusCode::OK;
    if find(&statements, &key.0)?.is_none() {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs() * 1000;
        let question = json!({ "kind": kind, "values": values, "key": key, "declaredAt": declared_at, "now": now });
        match shop.terms.ask::<Value>(&question, Engine::validate_form).into_result() {
            Err(issues) => return refused(StatusCode::UNPROCESSABLE_ENTITY, issues),
            Ok(report) if report["valid"] != true => {
                return Ok((StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "errors": report["errors"] }))));
            }
            Ok(report) => statements.execute(KEEP, (&key.0, sent, &report["record"]))?,
        };
        status = StatusCode::CREATED;
    }
    Ok(match find(&statements, &key.0)? {
        Some((kept, id, at)) if kept == sent => (status, Json(json!({ "key": key, "caseId": id, "receivedAt": at }))),
        _ => (StatusCode::CONFLICT, Json(json!({}))),
    })
}

/// What was sent with a key, the number of its case, and when it came.
fn find(statements: &Connection, key: &str) -> Result<Option<(String, String, String)>> {
    statements.query_row(FIND, [key], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut given = std::env::args().skip(1);
    let (Some(terms), Some(file)) = (given.next(), given.next()) else {
        return Err("terms.json statements.sqlite".into());
    };
    let terms = Policy::load(&Documents::from(std::fs::read_to_string(terms)?.as_str()))?;
    let statements = Connection::open(file)?;
    statements.execute_batch(TABLE)?;
    let shop = Arc::new(Shop { terms, statements: Mutex::new(statements) });
    let routes = post(receive).layer(DefaultBodyLimit::max(MOST_BYTES));
    let listener =
        tokio::net::TcpListener::bind(("127.0.0.1", given.next().map_or(Ok(8080), |port| port.parse())?)).await?;
    println!("http://{}/", listener.local_addr()?);
    Ok(axum::serve(listener, Router::new().route("/", routes).with_state(shop)).await?)
}
