use std::path::{Path, PathBuf};

use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::reply::Reply;

/// The folders that are served; nothing outside of them is.
#[derive(Clone)]
pub struct Files {
    pages: PathBuf,
    package: PathBuf,
}

impl Files {
    /// Finds the folders below the root.
    pub fn below(root: &Path) -> Result<Self, String> {
        let folder = |name: &str| {
            let path = root.join(name);
            path.canonicalize().map_err(|error| format!("{}: {error}; is --root right?", path.display()))
        };
        Ok(Self { pages: folder("www")?, package: folder("pkg")? })
    }

    /// Answers a request for a file.
    pub async fn serve(&self, method: &Method, path: &str) -> Response {
        if method != Method::GET && method != Method::HEAD {
            let refused =
                Reply::problem(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", "", "files are only read");
            return ([(header::ALLOW, "GET, HEAD")], refused).into_response();
        }
        let not_found =
            || Reply::problem(StatusCode::NOT_FOUND, "not_found", "", "there is nothing here").into_response();
        let Some((folder, file)) = self.find(path) else { return not_found() };
        // A link inside a folder may lead out of it.
        let Ok(real) = tokio::fs::canonicalize(&file).await else { return not_found() };
        if !real.starts_with(folder) {
            return not_found();
        }
        match tokio::fs::read(&real).await {
            Ok(bytes) => {
                let headers = [(header::CONTENT_TYPE, content_type(&real)), (header::CACHE_CONTROL, "no-cache")];
                (headers, bytes).into_response()
            }
            Err(_) => not_found(),
        }
    }

    /// The file that a path names, and the folder that it must lie in.
    fn find(&self, path: &str) -> Option<(&Path, PathBuf)> {
        let path = percent_decoded(path)?;
        let path = path.strip_prefix('/')?;
        let (folder, rest) = match path.strip_prefix("pkg/") {
            Some(rest) => (&self.package, rest),
            None => (&self.pages, path),
        };
        let mut file = folder.clone();
        for segment in rest.split('/').filter(|segment| !segment.is_empty()) {
            // Hidden files, `.` and `..` alike, and what other systems read as a path or a drive.
            if segment.starts_with('.') || segment.contains(['\\', ':', '\0']) {
                return None;
            }
            file.push(segment);
        }
        if rest.is_empty() || rest.ends_with('/') {
            file.push("index.html");
        }
        Some((folder, file))
    }
}

fn percent_decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            let value = digit()? * 16 + digit()?;
            bytes.push(u8::try_from(value).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("webmanifest") => "application/manifest+json",
        Some("txt" | "md" | "ts") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
