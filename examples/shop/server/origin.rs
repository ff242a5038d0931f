//! Is a request meant for this shop, and does one that changes something come from its own pages?

use std::net::IpAddr;

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::reply::Problem;

/// Lets through what names this shop as its host, and changes only from pages of that host.
pub async fn guard(request: Request, next: Next) -> Response {
    let headers = request.headers();
    let Some(host) = text(headers, header::HOST).filter(|host| is_own(host)) else {
        let message = "this shop has another name";
        return Problem::new(StatusCode::MISDIRECTED_REQUEST, "wrong_host", "", message).into_response();
    };
    // Programs send no origin; browsers send one with everything that changes something.
    let is_foreign = |origin: &str| origin.split_once("://").is_none_or(|(_, from)| from != host);
    if !request.method().is_safe() && text(headers, header::ORIGIN).is_some_and(is_foreign) {
        let message = "only the pages of this shop may send this";
        return Problem::new(StatusCode::FORBIDDEN, "wrong_origin", "", message).into_response();
    }
    next.run(request).await
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

/// A name that somebody else owns may be made to lead here, an address may not.
fn is_own(host: &str) -> bool {
    let end = host.rfind(':').filter(|end| !host.ends_with(']') && *end > host.rfind(']').unwrap_or(0));
    let name = host.get(..end.unwrap_or(host.len())).unwrap_or_default();
    name.eq_ignore_ascii_case("localhost") || name.trim_matches(['[', ']']).parse::<IpAddr>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::is_own;

    #[test]
    fn an_address_is_the_shops_own_and_a_name_is_not() {
        for host in
            ["localhost", "LOCALHOST:8080", "127.0.0.1", "127.0.0.1:8080", "[::1]", "[::1]:8080", "192.168.1.7:1"]
        {
            assert!(is_own(host), "{host}");
        }
        for host in
            ["", "evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example", ":8080"]
        {
            assert!(!is_own(host), "{host}");
        }
    }
}
