//! A demo shop: the page decides in the browser, and this server decides again with the same crate.
//!
//! ```sh
//! cargo run --release --example shop --features serde -- --port 8080
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
        println!("shop: the token of the desk: {}", server.token());
        println!("shop: http://{}/", server.address());
        // A script that reads the address may sit behind a pipe.
        std::io::stdout().flush().map_err(failed)?;
        server.run(interrupted()).await;
        println!("shop: closed");
        Ok(())
    })
}

/// Ends when somebody presses Ctrl-C.
async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Without the signal the server runs until it is killed; what it kept is on the disk.
        std::future::pending::<()>().await;
    }
}
