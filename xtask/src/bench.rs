//! Speed: measures the core by core/benches/desk and the window by tests/e2e/start.mjs, and writes what came out to
//! docs/performance.md. What the figures are compared with is said there.

use std::fs;
use std::path::PathBuf;

use crate::machine::{self, Purpose};
use crate::process::{Outcome, Program, cargo, root, target};
use crate::{day, parts};

const ABOUT: &str = "What is slow is told here as well as what is fast. Every figure is a ratio to a peer of the same run on the \
    same machine, or to a time that a person waits; the first can be compared with that of another machine. Each has a limit, and a row \
    that is over it says OVER. A time is the median of several runs, unless the row says p95: then 19 of 20 runs were faster. What takes \
    seconds may be run once. Times below a millisecond vary by a tenth from run to run.";

const HOW: &str = "```sh
cargo xtask bench
```

It builds the optimised programs, makes offices of 10,000, 100,000 and 1,000,000 tickets and a demo office of twenty times the size
(kept in `target/bench/offices`, some gigabytes), measures, writes this file, and fails if a row is over its limit. The other engines
of the report are Python packages, which are compared with if they are there:

```sh
python3 -m venv target/bench/engines
target/bench/engines/bin/pip install reportlab typst
```

`LINSHENG_BENCH_TICKETS=100000` makes the offices ten times smaller, to try the benchmark itself; the file is not written then.";

const NOT_MEASURED: &str =
    "- Windows and macOS: their web views are others, so the window's rows hold for WebKitGTK only.
- A cold disk: programs, fonts and stores are in the system's cache.
- Several windows at work on one office, and an office on a network drive.
- The charts of the report, which the other engines do not draw here, and their bookmarks and links.
- How fast pages of the window are drawn after the sign-in.";

/// Measures everything, and fails if anything is over its limit.
pub(crate) fn bench() -> Outcome {
    machine::prepare(Purpose::Drive)?;
    parts::packages("ui")?;
    parts::fonts()?;
    parts::interface()?;
    let built = programs()?;
    let (within, mut table) = Program::new(executable(&built, "desk")?).watch("measure the core")?;
    let (fast, rows) = window(&built)?;
    table.push_str(&rows);
    let table = told(&table);
    if std::env::var_os("LINSHENG_BENCH_TICKETS").is_none() {
        write(&table)?;
    }
    if within && fast {
        return Ok(());
    }
    let over: Vec<&str> = table.lines().filter(|line| line.contains("| OVER")).collect();
    Err(format!("over its limit, or not measured to the end:\n{}", over.join("\n")))
}

/// The start of the window and its memory, against an empty one.
fn window(built: &str) -> Result<(bool, String), String> {
    let head = "\n### The window\n\nThe peer is an empty Tauri window of the same size with the same web view, started in turn. The window can be \
        used when it shows what it still shows two and a half seconds later. Memory is that of the program and the web view's \
        processes, shared parts by share (PSS).\n\n| | ours | peer | ratio | limit | |\n|---|---:|---:|---:|---:|---|\n";
    println!("{head}");
    if !cfg!(target_os = "linux") {
        return Ok((true, format!("{head}| measured on Linux only | | | | | |\n")));
    }
    parts::packages("tests/e2e")?;
    let (good, rows) = Program::new("node")
        .with(["tests/e2e/start.mjs".into(), demo_office()?, executable(built, "empty")?])
        .set("LINSHENG_DESKTOP", executable(built, "linsheng-desktop")?)
        .watch("measure the window")?;
    Ok((good, head.to_owned() + &rows))
}

/// A copy of the demo office that the measuring of the core has made.
fn demo_office() -> Result<PathBuf, String> {
    let folder = target().join("bench");
    let copy = folder.join("window");
    let copied = || -> std::io::Result<bool> {
        let mut offices = fs::read_dir(folder.join("offices"))?.filter_map(Result::ok);
        let Some(demo) = offices.find(|office| office.file_name().to_string_lossy().starts_with("demo-1-"))
        else {
            return Ok(false);
        };
        if copy.exists() {
            fs::remove_dir_all(&copy)?;
        }
        fs::create_dir_all(&copy)?;
        for file in fs::read_dir(demo.path())? {
            let file = file?;
            if file.file_type()?.is_file() {
                fs::copy(file.path(), copy.join(file.file_name()))?;
            }
        }
        Ok(true)
    };
    match copied() {
        Ok(true) => Ok(copy),
        Ok(false) => Err("the demo office was not made".to_owned()),
        Err(error) => Err(format!("{}: {error}", copy.display())),
    }
}

/// Builds everything at once, so that nothing is built twice, and gives back what cargo says of it, a line each.
fn programs() -> Result<String, String> {
    let packages = ["bench", "--no-run", "--package", "linsheng-core", "--package", "linsheng-desktop"];
    // The desktop's program is built along with its bench.
    let benches = ["--bench", "desk", "--bench", "empty", "--message-format", "json-render-diagnostics"];
    cargo(&packages).with(benches).read()
}

/// Where cargo has put a program.
fn executable(built: &str, name: &str) -> Result<PathBuf, String> {
    let named = format!("\"name\":\"{name}\"");
    let path = built.lines().filter(|line| line.contains(&named)).find_map(|line| {
        let path = line.split("\"executable\":\"").nth(1)?.split('"').next()?;
        // A path of Windows is written with two strokes for each.
        Some(PathBuf::from(path.replace("\\\\", "\\")))
    });
    path.ok_or_else(|| format!("cargo does not say where {name} is"))
}

/// The rows and what stands between them; of what else was printed nothing.
fn told(output: &str) -> String {
    let first = output.find("### ").unwrap_or(output.len());
    output[first..].trim().to_owned()
}

fn write(table: &str) -> Outcome {
    let over = table.lines().filter(|line| line.contains("| OVER")).count();
    let rows = over + table.lines().filter(|line| line.contains("| within")).count();
    let verdict = match over {
        0 => format!("All {rows} rows are within their limits."),
        1 => format!("One of {rows} rows is over its limit."),
        _ => format!("{over} of {rows} rows are over their limits."),
    };
    let text = format!(
        "# Performance\n\nWritten by `cargo xtask bench` on {}; not by hand. {verdict}\n\n{ABOUT}\n\n## Machine\n\n{}\n## Ratios\n\n{table}\n\n\
         ## How to run it\n\n{HOW}\n\n## What is not measured\n\n{NOT_MEASURED}\n",
        day::today(),
        machine::described(),
    );
    parts::write(&root().join("docs/performance.md"), text.as_bytes())?;
    println!("\n{verdict} docs/performance.md is written.");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_by_name() {
        let built = r#"{"reason":"compiler-artifact","target":{"kind":["lib"],"name":"desk"},"executable":null}
            {"reason":"compiler-artifact","target":{"kind":["bench"],"name":"desk"},"executable":"/t/desk-1"}
            {"reason":"compiler-artifact","target":{"kind":["bench"],"name":"empty"},"executable":"C:\\t\\e.exe"}"#;
        assert_eq!(executable(built, "desk"), Ok(PathBuf::from("/t/desk-1")));
        assert_eq!(executable(built, "empty"), Ok(PathBuf::from("C:\\t\\e.exe")));
        assert!(executable(built, "linsheng-desktop").is_err());
    }

    #[test]
    fn only_the_table_is_told() {
        let output = "making an office\n\n### Growth\n\nThe peer.\n\n| a | 1 ms |\n";
        assert_eq!(told(output), "### Growth\n\nThe peer.\n\n| a | 1 ms |");
        assert_eq!(told("nothing was measured\n"), "");
    }
}
