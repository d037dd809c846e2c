//! `cargo xtask bench`: how fast the desk is, each figure as a ratio to a limit or to a peer measured in the same run.
//!
//! The peers are other engines for the report, bare rusqlite on the same store, and the same work on smaller
//! stores. Bare rusqlite means the same engine with the same key, cache and promises about the disk: encryption costs
//! both the same, and no ratio hides what it costs. The window is measured by tests/e2e/start.mjs. Ends with 1 if a limit
//! is exceeded.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a benchmark that cannot go on has failed")]

mod analysis;
mod archive;
mod bare;
mod engines;
mod filled;
mod growth;
mod intake;
mod people;
mod report;
mod rows;
mod search;
mod surveys;
mod words;

use std::process::ExitCode;

use filled::Desk;
use rows::{Limits, part};

/// Sets how many tickets the largest office has, to try the benchmark itself. The limits are for a million.
const TICKETS: &str = "LINSHENG_BENCH_TICKETS";

fn main() -> ExitCode {
    let mut limits = Limits { exceeded: false };
    let most = std::env::var(TICKETS).map_or(1_000_000, |count| count.parse().expect("a number of tickets"));
    let desks = [most / 100, most / 10, most].map(Desk::filled);
    let [small, middle, large] = desks.each_ref();

    part("The report against other engines", engines::PEERS);
    engines::engines(&mut limits);

    part("Against bare SQLite", bare::PEERS);
    intake::registering(&mut limits);
    people::looking_up(&mut limits);
    bare::pages(&mut limits, large);
    report::report(&mut limits, large);

    part("Growth", "The peer is the same work in an office of 10,000 tickets, or in the demo office.");
    growth::growth(&mut limits, [small, middle, large]);

    part("Against what a person waits for", "The peer is that time. The office has a million tickets.");
    search::searching(&mut limits, large);
    analysis::analysis(&mut limits, large);
    archive::archive(&mut limits, large);
    people::list_of_people(&mut limits);
    people::assembly(&mut limits);
    intake::ledger(&mut limits);
    surveys::online_answers(&mut limits);
    if limits.exceeded { ExitCode::from(1) } else { ExitCode::SUCCESS }
}
