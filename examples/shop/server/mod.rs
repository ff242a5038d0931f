//! How does the demo shop serve? Pages, the package, and an API that decides natively.

mod acknowledgement;
mod api;
mod app;
mod attachments;
mod books;
mod case_events;
mod catalog;
mod claims;
mod clock;
mod connections;
mod desk;
mod files;
mod guests;
mod judgement;
mod mail;
mod money;
mod options;
mod origin;
mod outbox;
mod outcome;
mod proof;
mod record;
mod reply;
mod slow;
mod store;
mod subject;
mod submission;
mod upload;
mod visitors;
mod words;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderValue, header};
use axum::middleware::{from_fn, map_response};
use axum::response::{Redirect, Response};
use axum::routing::get;
use tokio::net::TcpListener;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::RequestBodyDeadlineLayer;

use app::App;
use mail::{Mail, Smtp};
pub use options::{Options, USAGE};

/// Scripts, styles and requests of the shop's own origin only, and no text that becomes code.
const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; script-src 'self'; \
     require-trusted-types-for 'script'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// What the pages allow: WebAssembly too, unless the shop is to do without.
fn page_policy(options: &Options) -> HeaderValue {
    let with_wasm = CONTENT_SECURITY_POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'");
    let policy = if options.without_wasm { CONTENT_SECURITY_POLICY } else { with_wasm.as_str() };
    HeaderValue::from_str(policy).unwrap_or(HeaderValue::from_static(CONTENT_SECURITY_POLICY))
}

/// The longest time in which a request arrives as a whole.
const BODY: Duration = Duration::from_secs(60);

/// A shop that listens.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    app: App,
    mail: Option<Arc<dyn Mail>>,
    router: Router,
}

impl Server {
    /// Reads the shop's documents, opens the database and listens.
    pub async fn bind(options: &Options) -> Result<Self, String> {
        let wanted = SocketAddr::new(options.host, options.port);
        let listener = TcpListener::bind(wanted).await.map_err(|error| format!("{wanted}: {error}"))?;
        let address = listener.local_addr().map_err(|error| error.to_string())?;
        let app = App::open(options, &format!("http://{address}"))?;
        let policy = page_policy(options);
        let mail = options.smtp.map(|relay| Arc::new(Smtp::at(relay, options.from.clone())) as Arc<dyn Mail>);
        let router = files::below(&options.root)?
            .route("/desk", get(async || Redirect::to("/desk.html")))
            .nest_service("/api", api::routes(app.clone()))
            .layer(DefaultBodyLimit::max(upload::MAX_IN_ALL))
            .layer(from_fn(origin::guard))
            .layer(RequestBodyDeadlineLayer::new(BODY))
            .layer(CompressionLayer::new())
            .layer(map_response(move |response| guarded(response, policy.clone())));
        Ok(Self { listener, address, app, mail, router })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What opens the shop's desk.
    pub fn token(&self) -> &str {
        self.app.desk.token()
    }

    /// Answers until `stop` ends, then finishes what it has begun.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        if let Some(mail) = self.mail {
            tokio::spawn(outbox::deliver(self.app.store, mail));
        }
        connections::serve(self.listener, self.router, stop).await;
    }
}

/// Adds to every answer what keeps a page from running what is not the shop's, and answers from being kept.
async fn guarded(mut response: Response, policy: HeaderValue) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}
