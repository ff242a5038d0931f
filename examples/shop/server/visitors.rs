//! Who is told about an order's cases? Its guest, whoever has the right to a case, and the desk.

use std::time::Instant;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use serde_json::{Value, json};

use super::api::{Named, blocking, with_progress};
use super::app::App;
use super::desk::Staff;
use super::guests::{cookie, invite};
use super::reply::{Problem, Reply, json as reply};
use super::slow::Client;
use super::upload::Body;

/// The most rights that one request shows.
const MOST_RIGHTS: usize = 100;

/// `{orderId, email}`. The answer is given before anything is looked up, so neither it nor its time says what there is.
pub async fn invited(State(app): State<App>, client: Client, body: Result<Body<Value>, Problem>) -> Reply {
    app.invitations.count(client, Instant::now()).map_err(Problem::too_many_tries)?;
    let Body(body) = body?;
    let told = |name: &str| body[name].as_str().map(str::to_owned).ok_or_else(Problem::malformed);
    let (order, inbox) = (told("orderId")?, told("email")?);
    tokio::task::spawn_blocking(move || {
        if let Err(failure) = invite(&app, &order, &inbox) {
            eprintln!("shop: {failure}");
        }
    });
    Ok(reply(StatusCode::ACCEPTED, json!({ "ok": true })))
}

/// `{link}`: what a letter brought, which opens its order once.
pub async fn confirm(State(app): State<App>, body: Result<Body<Value>, Problem>) -> Reply {
    let Body(body) = body?;
    blocking(move || {
        let link = body["link"].as_str().ok_or_else(Problem::malformed)?;
        let entered = app.store.enter_as_guest(link, app.clock.now().millis())?;
        let (order, secret) = entered.ok_or_else(|| {
            let message = "this link was opened before, or its sixty minutes are over";
            Problem::new(StatusCode::FORBIDDEN, "link_not_open", "/link", message)
        })?;
        let told = reply(StatusCode::OK, json!({ "orderId": order }));
        Ok(([(header::SET_COOKIE, cookie(&secret))], told).into_response())
    })
    .await
}

/// The cases of an order, the latest first: all of them for its guest and the desk, else those to which the header
/// `Case-Rights` shows a right. Who shows none is told the same of every order, and of none.
pub async fn cases(
    State(app): State<App>,
    staff: Result<Staff, Problem>,
    headers: HeaderMap,
    id: Named<String>,
) -> Reply {
    let Path(id) = id?;
    blocking(move || {
        let is_guest = app.store.guest_of(&headers, app.clock.now().millis())?.is_some_and(|order| order == id);
        let records = if is_guest || staff.is_ok() {
            app.store.of_order(&id)?
        } else {
            let stated = headers.get("case-rights").and_then(|rights| rights.to_str().ok()).unwrap_or_default();
            let rights: Vec<&str> = stated.split(',').map(str::trim).take(MOST_RIGHTS).collect();
            app.store.of_rights(&id, &rights)?
        };
        Ok(reply(StatusCode::OK, with_progress(&app, records)))
    })
    .await
}
