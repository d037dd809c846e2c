//! The chores of the house: `cargo xtask run`, `test`, `bench`, `bindings`, `screenshots`, `installers`, `icons`.
//!
//! Only the standard library: what a newcomer compiles before anything else is small. Nothing about the product
//! is known in here but how its parts are built and started.

mod bench;
mod bindings;
mod check;
mod counts;
mod day;
mod demo;
mod machine;
mod parts;
mod process;

use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "Usage: cargo xtask COMMAND

  run [--data DIR]   installs what is missing, builds everything, opens the window on the demo office
                     (or on the office in DIR); with no display, saves screenshots and the demo's
                     quarterly report under target/demo
  test               everything: checks, unit tests, end-to-end tests in the real window
  bench              measures speed, as ratios to other engines, bare SQLite and an empty window, and writes
                     docs/performance.md
  bindings           writes the TypeScript client (ui/src/bindings) and the tables of operations and permissions (docs)
  screenshots        takes the pictures of the manual from the demo office (docs/manual/images)
  installers         makes this system's installers (target/release/bundle)
  icons              draws the icons' sizes from icons/icon.svg";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["run"] => demo::run(None),
        ["run", "--data", folder] => demo::run(Some(PathBuf::from(folder))),
        ["test"] => check::everything(),
        ["bench"] => bench::bench(),
        ["bindings"] => bindings::write_files(),
        ["screenshots"] => demo::screenshots(),
        ["installers"] => demo::installers(),
        ["icons"] => parts::icons(),
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\nxtask: {problem}");
            ExitCode::FAILURE
        }
    }
}
