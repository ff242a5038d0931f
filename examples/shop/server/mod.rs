//! The demo shop's server: pages, the package, and an API that decides natively.

mod attachments;
mod clock;
mod desk;
mod files;
mod happening;
mod judgement;
mod ledger;
mod options;
mod record;
mod reply;
mod stock;
mod subject;
mod submission;
mod upload;

use std::net::SocketAddr;

use axum::Router;
use axum::extract::rejection::PathRejection;
use axum::extract::{DefaultBodyLimit, Path, Request, State};
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use tokio::net::TcpListener;

pub use options::{Options, USAGE};

use clock::Clock;
use desk::{Desk, Question};
use files::Files;
use reply::Reply;

/// Scripts, styles and requests of the shop's own origin only, and no text that becomes code.
const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; script-src 'self'; \
     require-trusted-types-for 'script'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// What the pages allow: WebAssembly too, unless the shop is to do without.
fn page_policy(options: &Options) -> HeaderValue {
    let with_wasm = CONTENT_SECURITY_POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'");
    let policy = if options.without_wasm { CONTENT_SECURITY_POLICY } else { with_wasm.as_str() };
    HeaderValue::from_str(policy).unwrap_or(HeaderValue::from_static(CONTENT_SECURITY_POLICY))
}

/// A shop that listens.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    router: Router,
}

/// What every handler can use.
#[derive(Clone)]
struct Shop {
    desk: Desk,
    files: Files,
    clock: Clock,
}

impl Server {
    /// Reads the shop's documents, opens the database and listens.
    pub async fn bind(options: &Options) -> Result<Self, String> {
        let clock = Clock::starting(options.now);
        let shop = Shop { desk: Desk::open(options, clock)?, files: Files::below(&options.root)?, clock };
        let wanted = SocketAddr::new(options.host, options.port);
        let listener = TcpListener::bind(wanted).await.map_err(|error| format!("{wanted}: {error}"))?;
        let address = listener.local_addr().map_err(|error| error.to_string())?;
        let policy = page_policy(options);
        let router = Router::new()
            .route("/api/time", get(time))
            .route("/api/decide", post(decide))
            .route("/api/submissions", post(submit))
            .route("/api/cases/{id}", get(case))
            .route("/api/cases/{id}/events", post(event))
            .route("/api/cases/{id}/acknowledgement", get(acknowledgement))
            .route("/api/cases/{id}/attachments/{file}", get(attachment))
            .fallback(file)
            .method_not_allowed_fallback(wrong_method)
            .layer(DefaultBodyLimit::max(upload::MAX_IN_ALL))
            .layer(axum::middleware::map_response(move |response| guarded(response, policy.clone())))
            .with_state(shop);
        Ok(Self { listener, address, router })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers until `stop` ends, then finishes what it has begun.
    pub async fn run(self, stop: impl Future<Output = ()> + Send + 'static) -> std::io::Result<()> {
        axum::serve(self.listener, self.router).with_graceful_shutdown(stop).await
    }
}

async fn time(State(shop): State<Shop>) -> Reply {
    Reply::new(StatusCode::OK, serde_json::json!({ "now": shop.clock.now() }).to_string())
}

async fn decide(State(shop): State<Shop>, request: Request) -> Reply {
    match upload::json_text(request).await {
        Ok(body) => shop.desk.ask(Question::Decide(body)).await,
        Err(refused) => refused,
    }
}

async fn submit(State(shop): State<Shop>, request: Request) -> Reply {
    match upload::submission(request).await {
        Ok(upload) => shop.desk.ask(Question::Submit(upload)).await,
        Err(refused) => refused,
    }
}

async fn case(State(shop): State<Shop>, id: Result<Path<String>, PathRejection>) -> Reply {
    match id {
        Ok(Path(id)) => shop.desk.ask(Question::Case(id)).await,
        Err(_) => not_found(),
    }
}

async fn event(State(shop): State<Shop>, id: Result<Path<String>, PathRejection>, request: Request) -> Reply {
    let Ok(Path(id)) = id else { return not_found() };
    match upload::json_text(request).await {
        Ok(body) => shop.desk.ask(Question::Happen(id, body)).await,
        Err(refused) => refused,
    }
}

async fn acknowledgement(State(shop): State<Shop>, id: Result<Path<String>, PathRejection>) -> Reply {
    match id {
        Ok(Path(id)) => shop.desk.ask(Question::Acknowledgement(id)).await,
        Err(_) => not_found(),
    }
}

async fn attachment(State(shop): State<Shop>, ids: Result<Path<(String, String)>, PathRejection>) -> Reply {
    match ids {
        Ok(Path((case, id))) => shop.desk.ask(Question::Attachment(case, id)).await,
        Err(_) => not_found(),
    }
}

fn not_found() -> Reply {
    Reply::problem(StatusCode::NOT_FOUND, "not_found", "", "there is nothing here")
}

async fn file(State(shop): State<Shop>, method: Method, uri: Uri) -> Response {
    if uri.path() == "/api" || uri.path().starts_with("/api/") {
        return not_found().into_response();
    }
    shop.files.serve(&method, uri.path()).await
}

async fn wrong_method() -> Reply {
    Reply::problem(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", "", "this address takes another method")
}

/// Adds to every answer what keeps a page from running what is not the shop's.
async fn guarded(mut response: Response, policy: HeaderValue) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    response
}
