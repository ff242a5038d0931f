//! The command line: checks, explains and writes policies, and says what an edition does to a million orders.
//!
//! Its commands, options and exit codes are those of `npx aftersales`; see `docs/reference/command-line.md`.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::todo,
    clippy::unreachable,
    clippy::unwrap_in_result,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects
)]

mod build;
mod compare;
mod convert;
mod explain;
mod files;
mod instants;
mod issues;
mod lint;
mod many;
mod places;
mod preview;
mod sarif;
mod syntax;
mod table;

use std::io::Write;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Checks, explains and writes policies for what happens after the sale.
#[derive(Parser)]
#[command(name = "aftersales", version, subcommand_required = true, after_help = AFTER)]
struct Program {
    #[command(subcommand)]
    command: Command,
}

const AFTER: &str = "A file named - is read from standard input.
Exit codes: 0 done, 1 something was found, 2 the command line is wrong, 3 a file cannot be read or written.";

#[derive(Subcommand)]
enum Command {
    Lint(lint::Lint),
    Explain(explain::Explain),
    Preview(preview::Preview),
    Compare(compare::Compare),
    Convert(convert::Convert),
    Build(build::Build),
}

/// What a command comes to: its answer, what is said beside it, and its code for scripts.
#[derive(Default)]
struct Outcome {
    text: String,
    remarks: String,
    code: u8,
}

const FOUND: u8 = 1;
const USAGE: u8 = 2;
const UNREADABLE: u8 = 3;

/// A command that cannot go on: a message for people, and a code for scripts.
struct Refusal {
    message: String,
    code: u8,
}

/// A command line that is wrong.
fn usage(message: impl Into<String>) -> Refusal {
    Refusal { message: message.into() + "\n`aftersales --help` shows what there is.", code: USAGE }
}

/// A file that cannot be read or written.
fn unreadable(message: impl Into<String>) -> Refusal {
    Refusal { message: message.into(), code: UNREADABLE }
}

fn main() -> ExitCode {
    let outcome = match Program::parse().command {
        Command::Lint(lint) => lint.run(),
        Command::Explain(explain) => explain.run(),
        Command::Preview(preview) => preview.run(),
        Command::Compare(compare) => compare.run(),
        Command::Convert(convert) => convert.run(),
        Command::Build(build) => build.run(),
    };
    let Outcome { text, remarks, code } = outcome.unwrap_or_else(|Refusal { message, code }| Outcome {
        remarks: format!("aftersales: {message}\n"),
        code,
        ..Outcome::default()
    });
    // Who closes the pipe has read enough.
    let _ = std::io::stdout().write_all(text.as_bytes());
    let _ = std::io::stderr().write_all(remarks.as_bytes());
    ExitCode::from(code)
}

/// A value as the text that `--json` answers with.
fn as_json(value: &impl serde::Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}
