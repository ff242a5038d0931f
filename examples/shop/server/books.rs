//! What do the shop's books say? The chain, what it vouches for, and the letters: for the desk only.

use axum::extract::{Path, State};
use axum::http::StatusCode;

use super::api::{Named, blocking};
use super::app::App;
use super::desk::Staff;
use super::reply::{Problem, Reply, download, json};
use super::store::StoredFile;

/// The whole chain, as JSON Lines.
pub async fn chain(State(app): State<App>, _: Staff) -> Reply {
    blocking(move || {
        let (name, media_type) = ("proof.jsonl".to_owned(), "application/jsonl; charset=utf-8".to_owned());
        Ok(download(StoredFile { name, media_type, bytes: app.store.chain()?.into_bytes() }))
    })
    .await
}

/// What was sent, byte for byte as the chain vouches for it.
pub async fn statement(State(app): State<App>, _: Staff, id: Named<String>) -> Reply {
    let Path(id) = id?;
    blocking(move || {
        let bytes = app.store.statement(&id)?.ok_or_else(Problem::no_case)?.into_bytes();
        Ok(download(StoredFile { name: id + ".json", media_type: "application/json".to_owned(), bytes }))
    })
    .await
}

/// The letters that wait, left, or could not.
pub async fn outbox(State(app): State<App>, _: Staff) -> Reply {
    blocking(move || Ok(json(StatusCode::OK, app.store.outbox()?))).await
}
