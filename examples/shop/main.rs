//! A demo shop: the page decides in the browser, and this server decides again with the same crate.
//!
//! ```sh
//! cargo run --release --example shop --features native -- --port 8080
//! ```

mod server;

use std::io::Write;
use std::process::ExitCode;

use server::{Options, Server, USAGE};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--help") {
        print!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    let options = match Options::read(&arguments) {
        Ok(options) => options,
        Err(problem) => {
            eprintln!("shop: {problem}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("shop: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> Result<(), String> {
    let failed = |error: std::io::Error| error.to_string();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(failed)?;
    runtime.block_on(async {
        let server = Server::bind(options).await?;
        println!("shop: http://{}/", server.address());
        // A script that reads the address may sit behind a pipe.
        std::io::stdout().flush().map_err(failed)?;
        server.run(interrupted()).await.map_err(failed)?;
        println!("shop: closed");
        Ok(())
    })
}

/// Ends when somebody presses Ctrl-C or asks the process to end.
async fn interrupted() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            let ended = std::pin::pin!(terminated.recv());
            let pressed = std::pin::pin!(tokio::signal::ctrl_c());
            either(ended, pressed).await;
            return;
        }
    }
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// Ends with whichever of two futures ends first.
#[cfg(unix)]
async fn either(
    mut one: std::pin::Pin<&mut impl Future<Output = Option<()>>>,
    mut other: std::pin::Pin<&mut impl Future<Output = std::io::Result<()>>>,
) {
    std::future::poll_fn(|context| {
        if one.as_mut().poll(context).is_ready() || other.as_mut().poll(context).is_ready() {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
}
