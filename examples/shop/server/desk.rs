//! Who may change cases as the shop? Whoever shows the token that the shop prints when it starts.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};

use super::app::App;
use super::reply::Problem;
use super::slow::{Client, Slow};

/// How often one client may show a wrong token at once, and then how often.
const TRIES: (u32, Duration) = (5, Duration::from_secs(12));
/// How long a session lasts, and how many there may be; the oldest goes first.
const SHIFT: Duration = Duration::from_secs(12 * 60 * 60);
const MOST: usize = 16;

/// The door of the shop's desk. A clone is the same door.
#[derive(Clone)]
pub struct Desk {
    token: Arc<str>,
    sessions: Arc<Mutex<Vec<(String, Instant)>>>,
    refused: Arc<Slow>,
}

impl Desk {
    pub fn with(token: &str) -> Self {
        Self { token: token.into(), sessions: Arc::default(), refused: Arc::new(Slow::new(TRIES.0, TRIES.1)) }
    }

    pub fn token(&self) -> &str {
        &self.token
    }

    /// Begins a session for whoever shows the token, and gives the cookie that it is known by.
    pub fn enter(&self, client: Client, shown: &str, session: String) -> Result<String, Problem> {
        self.check(client, shown)?;
        let cookie = cookie(&session, SHIFT);
        self.with_sessions(|sessions| {
            let after = sessions.len().saturating_sub(MOST - 1);
            sessions.drain(..after);
            sessions.push((session, Instant::now()));
        });
        Ok(cookie)
    }

    /// Ends the session of a request, and gives the cookie that takes the place of its own.
    pub fn leave(&self, headers: &HeaderMap) -> String {
        if let Some(known) = session_of(headers) {
            self.with_sessions(|sessions| sessions.retain(|(session, _)| !is_same(session, known)));
        }
        cookie("", Duration::ZERO)
    }

    /// Whether a request belongs to a session.
    pub fn knows(&self, headers: &HeaderMap) -> bool {
        session_of(headers).is_some_and(|shown| {
            self.with_sessions(|sessions| {
                sessions.retain(|(_, begun)| begun.elapsed() < SHIFT);
                sessions.iter().any(|(session, _)| is_same(session, shown))
            })
        })
    }

    /// The right token opens at once, however many wrong ones were shown: nobody guesses it, and nobody shuts the staff out.
    fn check(&self, client: Client, shown: &str) -> Result<(), Problem> {
        if is_same(&self.token, shown) {
            return Ok(());
        }
        self.refused.count(client, Instant::now()).map_err(Problem::too_many_tries)?;
        Err(Problem::new(StatusCode::UNAUTHORIZED, "wrong_token", "/token", "this is not the token of the desk"))
    }

    fn with_sessions<T>(&self, work: impl FnOnce(&mut Vec<(String, Instant)>) -> T) -> T {
        work(&mut self.sessions.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// A request of the shop's staff: by the session of a browser, or with the token itself, as programs send it.
pub struct Staff;

impl FromRequestParts<App> for Staff {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let stated = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        if let Some(token) = stated.and_then(|stated| stated.strip_prefix("Bearer ")) {
            return app.desk.check(Client::of(parts), token).map(|()| Self);
        }
        let message = "only the shop's staff may do this";
        let refused = || Problem::new(StatusCode::UNAUTHORIZED, "staff_only", "", message);
        app.desk.knows(&parts.headers).then_some(Self).ok_or_else(refused)
    }
}

/// Whether two secrets are the same; how long that takes says nothing of where they differ.
pub fn is_same(secret: &str, shown: &str) -> bool {
    let pairs = secret.bytes().zip(shown.bytes());
    secret.len() == shown.len()
        && pairs.fold(0, |differs, (one, other)| std::hint::black_box(differs | (one ^ other))) == 0
}

/// No script reads it, and no page of another origin sends it.
fn cookie(session: &str, lasts: Duration) -> String {
    format!("desk={session}; Path=/api; HttpOnly; SameSite=Strict; Max-Age={}", lasts.as_secs())
}

fn session_of(headers: &HeaderMap) -> Option<&str> {
    let stated = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    stated.flat_map(|all| all.split(';')).find_map(|one| one.trim().strip_prefix("desk="))
}
