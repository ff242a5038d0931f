//! How does a server decide a return? `cargo run --features serde --example server`, then `POST /check-return`.

use aftersales::types::{Decision, ReturnQuestion};
use aftersales::{Answer, Documents, LoadError, Policy};
use axum::{Json, Router, extract::State, routing::post};

/// The terms are read once; every request shares them.
pub fn app() -> Result<Router, LoadError> {
    let terms = Documents::from(include_str!("../pkg/policies/electronics.json"));
    Ok(Router::new().route("/check-return", post(check_return)).with_state(Policy::load(&terms)?))
}

async fn check_return(State(policy): State<Policy>, Json(question): Json<ReturnQuestion>) -> Json<Answer<Decision>> {
    Json(policy.check_return(&question))
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:8080").await?;
    Ok(axum::serve(listener, app()?).await?)
}
