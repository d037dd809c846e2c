//! How many tests passed and failed, read from what the test runners print.

use std::ops::AddAssign;

/// Tests that passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// How many passed.
    pub(crate) passed: u64,
    /// How many failed.
    pub(crate) failed: u64,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl Counts {
    /// One check that passed or failed.
    pub(crate) fn one(good: bool) -> Self {
        Self { passed: u64::from(good), failed: u64::from(!good) }
    }

    /// The same, with a failure more if the runner failed and no test did: it broke before it could count.
    pub(crate) fn of_run(mut self, good: bool) -> Self {
        if !good && self.failed == 0 || good && self == Self::default() {
            self.failed += 1;
        }
        self
    }

    /// From what `cargo test` prints: a line `test result: ok. 3 passed; 0 failed; …` for each program.
    pub(crate) fn of_cargo(output: &str) -> Self {
        let mut counts = Self::default();
        for line in output.lines().filter(|line| line.starts_with("test result: ")) {
            counts += Self { passed: before(line, " passed"), failed: before(line, " failed") };
        }
        counts
    }

    /// From the JSON report of vitest.
    pub(crate) fn of_vitest(json: &str) -> Self {
        Self { passed: after(json, "\"numPassedTests\":"), failed: after(json, "\"numFailedTests\":") }
    }

    /// From what `node --test` prints at its end: `ℹ pass 3`, `ℹ fail 0`.
    pub(crate) fn of_node(output: &str) -> Self {
        Self { passed: after(output, "\nℹ pass "), failed: after(output, "\nℹ fail ") }
    }
}

/// The names of the Rust tests that failed.
pub(crate) fn failed_tests(output: &str) -> Vec<String> {
    let failed = |line: &str| {
        let test = line.strip_prefix("test ")?.strip_suffix(" ... FAILED")?;
        Some(test.to_owned())
    };
    output.lines().filter_map(failed).collect()
}

/// File and name of each end-to-end test that failed, from the list at the end: a line `test at a.test.mjs:13:1`,
/// and under it `✖ its name (25.7ms)`.
pub(crate) fn failed_drives(output: &str) -> Vec<(String, String)> {
    let lines: Vec<&str> = output.lines().collect();
    let failed = |pair: &[&str]| {
        let file = pair[0].strip_prefix("test at ")?.split(':').next()?;
        let (test, _) = pair[1].strip_prefix("✖ ")?.rsplit_once(" (")?;
        Some((file.to_owned(), test.to_owned()))
    };
    lines.windows(2).filter_map(failed).collect()
}

fn before(line: &str, word: &str) -> u64 {
    let head = line.split(word).next().unwrap_or_default();
    head.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

fn after(text: &str, word: &str) -> u64 {
    let Some(at) = text.find(word) else {
        return 0;
    };
    let tail = text[at + word.len()..].trim_start();
    let digits = tail.find(|c: char| !c.is_ascii_digit()).map_or(tail, |end| &tail[..end]);
    digits.parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_runners() {
        let cargo = "running 2 tests\ntest a ... ok\ntest b::c ... FAILED\n\n\
            test result: FAILED. 1 passed; 1 failed; 3 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n";
        assert_eq!(Counts::of_cargo(cargo), Counts { passed: 13, failed: 1 });
        assert_eq!(failed_tests(cargo), ["b::c"]);
        let vitest = r#"{"numTotalTests":7,"numPassedTests":5,"numFailedTests": 2,"success":false}"#;
        assert_eq!(Counts::of_vitest(vitest), Counts { passed: 5, failed: 2 });
        let node = "▶ a\n  ✔ b\nℹ tests 4\nℹ suites 1\nℹ pass 3\nℹ fail 1\nℹ cancelled 0\n";
        assert_eq!(Counts::of_node(node), Counts { passed: 3, failed: 1 });
        let list = "✖ b (c) (34.2ms)\n\n✖ failing tests:\n\ntest at a.test.mjs:167:1\n✖ b (c) (34.2ms)\n  Error: no\n";
        assert_eq!(failed_drives(list), [("a.test.mjs".to_owned(), "b (c)".to_owned())]);
    }

    #[test]
    fn of_broken_runs() {
        let none = Counts::default();
        assert_eq!(none.of_run(false), Counts { passed: 0, failed: 1 });
        assert_eq!(none.of_run(true), Counts { passed: 0, failed: 1 }, "a run without tests proves nothing");
        assert_eq!(Counts { passed: 2, failed: 0 }.of_run(false), Counts { passed: 2, failed: 1 });
        assert_eq!(Counts { passed: 2, failed: 1 }.of_run(false), Counts { passed: 2, failed: 1 });
        assert_eq!(Counts { passed: 2, failed: 0 }.of_run(true), Counts { passed: 2, failed: 0 });
    }
}
