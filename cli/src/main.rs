//! `linsheng`: the office without a window, for scripts, tests and IT staff.
//!
//! Exit codes: 0 done, 1 the work failed, 2 wrong usage. What was asked for goes to stdout, everything else to
//! stderr. No rule of the product lives here: this only reads arguments and calls core.

mod demo;
mod files;
mod report;
mod rpc;
mod verify;

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use linsheng_core::error::Error;
use linsheng_core::office::{Office, Setup};
use linsheng_core::operations;
use linsheng_core::reports::fonts::FontPlaces;

#[derive(Parser)]
#[command(name = "linsheng", version, about = "邻声: a property office's communication with its residents", long_about = None)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Makes the fictional demo office 翠湖花园
    Demo(demo::Demo),
    /// Runs operations: JSON-RPC 2.0, one request a line on stdin, one answer a line on stdout
    Rpc {
        /// The office's directory; made if it is not there
        dir: PathBuf,
        /// The sign-in name of the acting person [default: the first manager]
        #[arg(long = "as", value_name = "LOGIN")]
        login: Option<String>,
    },
    /// Lists every operation
    Operations {
        /// With permissions and JSON schemas
        #[arg(long, conflicts_with = "typescript")]
        json: bool,
        /// As the TypeScript client of the desktop program
        #[arg(long, hide = true)]
        typescript: bool,
        /// As the table in the docs
        #[arg(long, hide = true, conflicts_with_all = ["json", "typescript"])]
        markdown: bool,
        /// As the table of permissions in the docs
        #[arg(long, hide = true, conflicts_with_all = ["json", "typescript", "markdown"])]
        permissions: bool,
        /// As the table of a ticket's course in the docs
        #[arg(long, hide = true, conflicts_with_all = ["json", "typescript", "markdown", "permissions"])]
        states: bool,
    },
    /// Makes a backup beside the store, looks it over, and copies it to the office's second folder
    Backup(files::Backup),
    /// Puts a backup in the place of the store, which is set aside under another name
    Restore(files::Restore),
    /// Lets the recovery key, read from stdin, open the store on this computer
    Unlock(files::Unlock),
    /// Looks over the whole store: every page, index and reference, and the audit trail
    Verify(verify::Verify),
    /// Makes a report
    #[command(subcommand)]
    Report(report::Report),
}

/// Why the work was not done, in words for stderr, with the exit code.
pub(crate) struct Failure {
    why: String,
    code: u8,
}

impl Failure {
    /// The work failed.
    pub(crate) fn work(why: impl Into<String>) -> Self {
        Self { why: why.into(), code: 1 }
    }

    /// The program was called wrongly.
    pub(crate) fn usage(why: impl Into<String>) -> Self {
        Self { why: why.into(), code: 2 }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let cause = std::error::Error::source(&error).map(|cause| format!(" ({cause})")).unwrap_or_default();
        Self::work(format!("{error}{cause}"))
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::work(error.to_string())
    }
}

fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::from_env("LINSHENG_LOG"))
        .with_writer(std::io::stderr)
        .init();
    // clap itself ends the program with 2 when it is used wrongly.
    let done = match Arguments::parse().command {
        Command::Demo(demo) => demo.run(),
        Command::Rpc { dir, login } => {
            open(&dir, true).and_then(|office| rpc::serve(&office, login.as_deref()))
        }
        Command::Operations { json: true, .. } => describe_operations(),
        Command::Operations { typescript: true, .. } => print(&operations::typescript()),
        Command::Operations { markdown: true, .. } => print(&operations::markdown()),
        Command::Operations { permissions: true, .. } => print(&operations::permissions_markdown()),
        Command::Operations { states: true, .. } => print(&linsheng_core::states_markdown()),
        Command::Operations { .. } => {
            let names: Vec<&str> = operations::describe().iter().map(|operation| operation.name).collect();
            print(&format!("{}\n", names.join("\n")))
        }
        Command::Backup(backup) => backup.run(),
        Command::Restore(restore) => restore.run(),
        Command::Unlock(unlock) => unlock.run(),
        Command::Verify(verify) => verify.run(),
        Command::Report(report) => report.run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure { why, code }) => {
            eprintln!("linsheng: {why}");
            ExitCode::from(code)
        }
    }
}

/// Opens the office in `dir`.
pub(crate) fn open(dir: &std::path::Path, create: bool) -> Result<Office, Failure> {
    Ok(Office::open(dir, Setup { create, ..Setup::system(FontPlaces::from_environment()) })?)
}

fn describe_operations() -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(&operations::describe())
        .map_err(|error| Failure::work(error.to_string()))?;
    print(&format!("{text}\n"))
}

fn print(text: &str) -> Result<(), Failure> {
    Ok(std::io::stdout().lock().write_all(text.as_bytes())?)
}
