//! What can be asked of the shop, and under which address?

use aftersales::boundary::Engine;
use aftersales::types::{Decision, Map};
use axum::Router;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::acknowledgement::Acknowledgement;
use super::app::App;
use super::books::{chain, outbox, statement};
use super::case_events::{add_event, answer};
use super::desk::Staff;
use super::reply::{Problem, Reply, download, json as reply};
use super::slow::Client;
use super::store::{Failure, StoredFile};
use super::submission::receive;
use super::upload::{Body, Upload, key_in};
use super::visitors::{cases, confirm, invited};

/// The most cases that the desk shows at a time.
const MOST_SHOWN: u32 = 500;

/// What an address names; a name that is no text names nothing.
pub type Named<T> = Result<Path<T>, PathRejection>;

pub fn routes(app: App) -> Router {
    Router::new()
        .route("/time", get(time))
        .route("/decide", post(decide))
        .route("/submissions", post(submit))
        .route("/desk", get(door).post(enter).delete(leave))
        .route("/desk/cases", get(inbox))
        .route("/desk/outbox", get(outbox))
        .route("/proof", get(chain))
        .route("/guests", post(invited))
        .route("/guests/confirm", post(confirm))
        .route("/cases/{id}", get(case))
        .route("/cases/{id}/statement", get(statement))
        .route("/cases/{id}/events", post(event))
        .route("/cases/{id}/answers", post(answered))
        .route("/orders", get(orders))
        .route("/orders/{id}", get(order))
        .route("/orders/{id}/cases", get(cases))
        .route("/cases/{id}/acknowledgement", get(acknowledgement))
        .route("/cases/{id}/acknowledgement.html", get(acknowledgement_page))
        .route("/cases/{id}/attachments/{file}", get(attachment))
        .fallback(async || Problem::nothing_here())
        .method_not_allowed_fallback(async || Problem::wrong_method("this address takes another method"))
        .with_state(app)
}

async fn time(State(app): State<App>) -> Reply {
    Ok(reply(StatusCode::OK, json!({ "now": app.clock.now().millis() })))
}

/// `{policy, line, request?, now}`. The engine reads each part as it was sent: what is read and written again may change.
async fn decide(State(app): State<App>, Body(parts): Body<Map<Box<RawValue>>>) -> Reply {
    let id: Option<String> = parts.get("policy").and_then(|raw| serde_json::from_str(raw.get()).ok());
    let Some(policy) = id.and_then(|id| app.catalog.policy(&id)) else {
        let message = "the shop has no policy with this id";
        return Err(Problem::new(StatusCode::NOT_FOUND, "unknown_policy", "/policy", message));
    };
    let part = |name| Some((String::from(name), parts.get(name)?));
    let question: Map<_> = ["line", "request", "now"].into_iter().filter_map(part).collect();
    Ok(reply(StatusCode::OK, policy.ask::<Decision>(&question, Engine::check_return)))
}

async fn submit(State(app): State<App>, upload: Upload) -> Reply {
    blocking(move || receive(&app, &upload)).await
}

async fn case(State(app): State<App>, id: Named<String>) -> Reply {
    let Path(id) = id?;
    blocking(move || {
        let mut record = app.store.record(&id)?.ok_or_else(Problem::no_case)?;
        record["progress"] = json!(app.progress(&record));
        Ok(reply(StatusCode::OK, record))
    })
    .await
}

async fn event(
    State(app): State<App>,
    _: Staff,
    id: Named<String>,
    headers: HeaderMap,
    body: Result<Body<Value>, Problem>,
) -> Reply {
    let (Path(id), Body(body)) = (id?, body?);
    blocking(move || add_event(&app, &id, key_in(&headers).as_deref(), body)).await
}

async fn answered(State(app): State<App>, id: Named<String>, upload: Upload) -> Reply {
    let Path(id) = id?;
    blocking(move || answer(&app, &id, &upload)).await
}

/// The orders of the demo. A shop of its own asks first whose they are.
async fn orders(State(app): State<App>) -> Reply {
    Ok(reply(StatusCode::OK, app.catalog.orders()))
}

async fn order(State(app): State<App>, id: Named<String>) -> Reply {
    let Path(id) = id?;
    let order = app.catalog.order(&id).ok_or_else(Problem::nothing_here)?;
    Ok(reply(StatusCode::OK, order))
}

/// The cases of all orders, the latest first.
async fn inbox(State(app): State<App>, _: Staff) -> Reply {
    blocking(move || Ok(reply(StatusCode::OK, with_progress(&app, app.store.latest(MOST_SHOWN)?)))).await
}

pub fn with_progress(app: &App, mut records: Vec<Value>) -> Vec<Value> {
    for record in &mut records {
        record["progress"] = json!(app.progress(record));
    }
    records
}

/// Whether who asks is at the desk.
async fn door(State(app): State<App>, headers: HeaderMap) -> Reply {
    Ok(reply(StatusCode::OK, json!({ "inside": app.desk.knows(&headers) })))
}

async fn enter(State(app): State<App>, client: Client, body: Result<Body<Value>, Problem>) -> Reply {
    let Body(body) = body?;
    blocking(move || {
        let token = body["token"].as_str().ok_or_else(Problem::malformed)?;
        let cookie = app.desk.enter(client, token, app.store.new_secret()?)?;
        Ok(([(header::SET_COOKIE, cookie)], reply(StatusCode::OK, json!({ "inside": true }))).into_response())
    })
    .await
}

async fn leave(State(app): State<App>, headers: HeaderMap) -> Reply {
    let cookie = app.desk.leave(&headers);
    Ok(([(header::SET_COOKIE, cookie)], reply(StatusCode::OK, json!({ "inside": false }))).into_response())
}

/// What a shopper keeps of a case, as a file of a type.
async fn kept(app: App, id: Named<String>, end: &str, media_type: &str, part: fn(Acknowledgement) -> String) -> Reply {
    let Path(id) = id?;
    let (name, media_type) = ([id.as_str(), end].concat(), format!("{media_type}; charset=utf-8"));
    blocking(move || {
        let kept = app.store.acknowledgement(&id)?.ok_or_else(Problem::no_case)?;
        Ok(download(StoredFile { name, media_type, bytes: part(kept).into_bytes() }))
    })
    .await
}

async fn acknowledgement(State(app): State<App>, id: Named<String>) -> Reply {
    kept(app, id, ".txt", "text/plain", |kept| kept.text).await
}

async fn acknowledgement_page(State(app): State<App>, id: Named<String>) -> Reply {
    kept(app, id, ".html", "text/html", |kept| kept.html).await
}

async fn attachment(State(app): State<App>, ids: Named<(String, String)>) -> Reply {
    let Path((case, id)) = ids?;
    blocking(move || Ok(download(app.store.attachment(&case, &id)?.ok_or_else(Problem::no_case)?))).await
}

/// Waits for the store without keeping others from being answered.
pub async fn blocking(work: impl FnOnce() -> Reply + Send + 'static) -> Reply {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|error| Err(Failure::from(error).into()))
}
