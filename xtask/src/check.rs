//! Everything that must hold, from formatting to the real window, and one line that says how much of it does.

use std::collections::BTreeSet;
use std::fs;
use std::time::Instant;

use crate::counts::{Counts, failed_drives, failed_tests};
use crate::machine::{self, Purpose};
use crate::process::{Outcome, Program, built, cargo, npm, root, target};
use crate::{bindings, parts};

/// What has been counted so far.
#[derive(Default)]
struct Tally {
    counts: Counts,
    failures: Vec<String>,
    /// What held, but not at once.
    remarks: Vec<String>,
}

impl Tally {
    /// Counts one check, and says whether it holds.
    fn check(&mut self, name: &str, outcome: Outcome) -> bool {
        let good = outcome.is_ok();
        self.counts += Counts::one(good);
        if let Err(problem) = outcome {
            println!("✗ {name}: {problem}");
            self.failures.push(format!("{name}: {problem}"));
        }
        good
    }

    /// Counts a run of tests.
    fn tests(&mut self, name: &str, run: Result<(bool, Counts), String>) {
        match run {
            Ok((good, counts)) => {
                let counts = counts.of_run(good);
                self.counts += counts;
                if counts.failed > 0 {
                    self.failures.push(format!("{name}: {} failed", counts.failed));
                }
            }
            Err(problem) => {
                self.check(name, Err(problem));
            }
        }
    }
}

/// Runs everything, goes on after a failure, and fails if anything did.
pub(crate) fn everything() -> Outcome {
    let began = Instant::now();
    machine::prepare(Purpose::Drive)?;
    let mut tally = Tally::default();
    let mut packages = Ok(());
    for folder in ["ui", "tests/e2e"] {
        packages = packages.and(parts::packages(folder));
    }
    // Nothing else can be told without them.
    packages?;
    parts::fonts()?;

    tally.check("rustfmt", cargo(&["fmt", "--all", "--check"]).run("rustfmt"));
    let interface = tally.check("build of the user interface", parts::interface());
    tally.check(
        "biome",
        npm(&["exec", "--", "biome", "check", "--error-on-warnings"]).within(root().join("ui")).run("biome"),
    );
    tally.check("tsc", npm(&["exec", "--", "tsc", "--noEmit"]).within(root().join("ui")).run("tsc"));
    tally.tests("unit tests of the user interface", vitest());

    let programs = tally.check("build of the programs", parts::programs());
    tally.check("bindings", bindings::fresh());
    let tests = rust_tests(&mut tally.failures);
    tally.tests("Rust tests", tests);
    tally.check(
        "clippy",
        cargo(&["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"]).run("clippy"),
    );
    if cfg!(target_os = "linux") {
        if interface && programs {
            let tests = end_to_end(&mut tally.remarks);
            tally.tests("end to end", tests);
        } else {
            tally.check("end to end", Err("the program was not built".to_owned()));
        }
    } else {
        println!("\nThe end-to-end tests drive the window on Linux only; they are left out here.");
    }
    conclude(&tally, began)
}

fn conclude(tally: &Tally, began: Instant) -> Outcome {
    println!();
    for failure in &tally.failures {
        println!("✗ {failure}");
    }
    for remark in &tally.remarks {
        println!("! {remark}");
    }
    let seconds = began.elapsed().as_secs();
    println!("took {} min {} s", seconds / 60, seconds % 60);
    let Counts { passed, failed } = tally.counts;
    println!("{passed} passed, {failed} failed");
    // The line above is the last one on the standard output, whatever happens.
    if failed == 0 { Ok(()) } else { Err("not everything holds; the list is above".to_owned()) }
}

fn vitest() -> Result<(bool, Counts), String> {
    let report = target().join("vitest.json");
    if report.exists() {
        fs::remove_file(&report).map_err(|error| format!("{}: {error}", report.display()))?;
    }
    let good =
        npm(&["exec", "--", "vitest", "run", "--reporter=default", "--reporter=json", "--outputFile.json"])
            .with([&report])
            .within(root().join("ui"))
            .run("unit tests of the user interface")
            .is_ok();
    let json = fs::read_to_string(&report).unwrap_or_default();
    Ok((good, Counts::of_vitest(&json)))
}

fn rust_tests(failures: &mut Vec<String>) -> Result<(bool, Counts), String> {
    let (good, output) = cargo(&["test", "--workspace", "--no-fail-fast"]).watch("Rust tests")?;
    failures.extend(failed_tests(&output).into_iter().map(|test| format!("Rust test {test}")));
    Ok((good, Counts::of_cargo(&output)))
}

/// Drives the window. A test may fail because the machine stood still where a person would have waited: the files of
/// those that failed are run once more, alone, and what holds only then is named in `remarks`.
fn end_to_end(remarks: &mut Vec<String>) -> Result<(bool, Counts), String> {
    let folder = root().join("tests/e2e");
    let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<String> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".test.mjs"))
        .collect();
    files.sort();
    // Two files at once, each with desktops of its own: what they mostly do is wait.
    let (good, output) = drive("end to end", 2, &files)?;
    let counts = Counts::of_node(&output);
    let failed = failed_drives(&output);
    if good || failed.is_empty() {
        return Ok((good, counts));
    }
    let files: BTreeSet<String> = failed.iter().map(|(file, _)| file.clone()).collect();
    let (good, _) = drive("once more what failed", 1, &Vec::from_iter(files))?;
    if !good {
        return Ok((false, counts));
    }
    remarks
        .extend(failed.into_iter().map(|(file, test)| format!("{file}: held only when run again: {test}")));
    Ok((true, Counts { passed: counts.passed + counts.failed, failed: 0 }))
}

fn drive(step: &str, at_once: usize, files: &[String]) -> Result<(bool, String), String> {
    Program::new("node")
        .with(["--test", "--test-reporter=spec"])
        .with([format!("--test-concurrency={at_once}")])
        .with(files)
        .within(root().join("tests/e2e"))
        .set("LINSHENG_DESKTOP", built("linsheng-desktop"))
        .set("LINSHENG_CLI", built("linsheng"))
        .set("NO_COLOR", "1")
        .watch(step)
}
