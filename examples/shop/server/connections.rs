//! How many connections may there be, and how long may each take to say what it wants?

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};

use super::slow::Client;

/// The most connections at a time; others wait until one of these ends.
pub const MOST: usize = 256;
/// The longest time between two requests, and for the head of one.
pub const HEAD: Duration = Duration::from_secs(10);
/// The longest time for what has begun when the shop closes.
const END: Duration = Duration::from_secs(10);
/// After an error of the system, such as too many open files.
const PAUSE: Duration = Duration::from_millis(50);

/// Answers until `stop` ends, then finishes what it has begun.
pub async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    let (places, graceful) = (Arc::new(Semaphore::new(MOST)), GracefulShutdown::new());
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD);
    let mut stop = pin!(stop);
    loop {
        let next = async {
            // The places are never closed.
            let place = Arc::clone(&places).acquire_owned().await.ok();
            (listener.accept().await, place)
        };
        let (accepted, place) = tokio::select! {
            next = next => next,
            () = &mut stop => break,
        };
        let Ok((stream, peer)) = accepted else {
            sleep(PAUSE).await;
            continue;
        };
        let (client, answers) = (Client::from(peer.ip()), TowerToHyperService::new(router.clone()));
        let answers = service_fn(move |mut request: hyper::Request<Incoming>| {
            request.extensions_mut().insert(client);
            answers.call(request)
        });
        let connection = http.serve_connection(TokioIo::new(stream), answers);
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            // Who goes away or is too slow needs no answer.
            let _ = connection.await;
            drop(place);
        });
    }
    let _ = timeout(END, graceful.shutdown()).await;
}
