//! Which files does the shop serve? Those of `www/`, and under `/pkg` those of `pkg/`.

use std::path::{Path, PathBuf};

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use tower_http::services::ServeDir;

use super::reply::Problem;

/// Serves the folders below the root, and nothing outside of them.
pub fn below(root: &Path) -> Result<Router, String> {
    let folder = |name: &str| {
        let path = root.join(name);
        let path = path.canonicalize().map_err(|error| format!("{}: {error}; is --root right?", path.display()))?;
        let files = Router::new().fallback_service(ServeDir::new(&path));
        Ok::<_, String>(files.layer(from_fn_with_state(path, guard)))
    };
    Ok(Router::new().nest_service("/pkg", folder("pkg")?).fallback_service(folder("www")?))
}

/// Lets through only what names a file of the folder plainly.
async fn guard(State(folder): State<PathBuf>, request: Request, next: Next) -> Response {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return ([(header::ALLOW, "GET, HEAD")], Problem::wrong_method("files are only read")).into_response();
    }
    let path = request.uri().path().to_owned();
    if !is_file_of(&folder, &path).await {
        return Problem::nothing_here().into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Some(stated) = headers.get_mut(header::CONTENT_TYPE) {
        *stated = HeaderValue::from_static(match path.rsplit('.').next() {
            Some("js" | "mjs") => "text/javascript; charset=utf-8",
            Some("css") => "text/css; charset=utf-8",
            Some("txt" | "md" | "ts") => "text/plain; charset=utf-8",
            Some("map") => "application/json",
            _ if stated == "text/html" => "text/html; charset=utf-8",
            _ => return response,
        });
    }
    response
}

/// The files have plain names. Hidden ones, `..`, and what is written in bytes or for other systems name none.
async fn is_file_of(folder: &Path, path: &str) -> bool {
    if path.contains("/.") || !path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-_.".contains(&byte)) {
        return false;
    }
    let index = if path.ends_with('/') { "index.html" } else { "" };
    let file = folder.join(path.trim_start_matches('/').to_owned() + index);
    // A link inside a folder may lead out of it.
    match tokio::fs::canonicalize(file).await {
        Ok(real) => real.starts_with(folder) && tokio::fs::metadata(real).await.is_ok_and(|known| known.is_file()),
        Err(_) => false,
    }
}
