//! The rows of the table: what was measured against what, and whether that is within its limit. As Markdown, for whoever
//! waits for them and for docs/performance.md alike.

use std::fmt::Display;
use std::time::{Duration, Instant};

/// Begins a part of the table, with what is to be known of its peers.
pub(super) fn part(title: &str, peers: &str) {
    println!("\n### {title}\n\n{peers}\n");
    println!("| {:<62} | {:>9} | {:>9} | {:>7} | {:>7} | {:<6} |", "", "ours", "peer", "ratio", "limit", "");
    println!("|{}|----------:|----------:|--------:|--------:|--------|", "-".repeat(64));
}

/// Says why there is no figure.
pub(super) fn left_out(name: &str, why: impl Display) {
    println!("| {name:<62} | {why} | | | | |");
}

/// Whether all is within its limit.
pub(super) struct Limits {
    pub(super) exceeded: bool,
}

impl Limits {
    /// `ours` may be no more than `limit` times the peer.
    pub(super) fn at_most(&mut self, name: &str, ours: Duration, peer: Duration, limit: f64) {
        self.row(name, (show(ours), show(peer)), ours.as_secs_f64() / peer.as_secs_f64(), limit);
    }

    /// The same of bytes.
    pub(super) fn no_larger(&mut self, name: &str, ours: usize, peer: usize, limit: f64) {
        let show = |bytes: usize| format!("{} KB", bytes.div_ceil(1000));
        #[expect(clippy::cast_precision_loss, reason = "a ratio to two digits")]
        let ratio = ours as f64 / peer as f64;
        self.row(name, (show(ours), show(peer)), ratio, limit);
    }

    fn row(&mut self, name: &str, (ours, peer): (String, String), ratio: f64, limit: f64) {
        let over = ratio > limit;
        self.exceeded |= over;
        let verdict = if over { "OVER" } else { "within" };
        println!("| {name:<62} | {ours:>9} | {peer:>9} | {ratio:>7.2} | {limit:>7.2} | {verdict:<6} |");
    }
}

fn show(time: Duration) -> String {
    match time.as_secs_f64() {
        seconds if seconds < 1e-3 => format!("{:.0} µs", seconds * 1e6),
        seconds if seconds < 10.0 => format!("{:.1} ms", seconds * 1e3),
        seconds => format!("{seconds:.1} s"),
    }
}

/// How long one run takes.
pub(super) fn timed(run: impl FnOnce()) -> Duration {
    let start = Instant::now();
    run();
    start.elapsed()
}

/// The middle of `times` runs.
pub(super) fn median(times: usize, mut run: impl FnMut()) -> Duration {
    middle((0..times).map(|_| timed(&mut run)).collect())
}

/// The middle one.
pub(super) fn middle(mut taken: Vec<Duration>) -> Duration {
    taken.sort_unstable();
    taken[taken.len() / 2]
}

/// The slowest but one in twenty of `times` runs.
pub(super) fn p95(times: usize, mut run: impl FnMut()) -> Duration {
    let mut taken: Vec<Duration> = (0..times).map(|_| timed(&mut run)).collect();
    taken.sort_unstable();
    taken[times * 95 / 100]
}
