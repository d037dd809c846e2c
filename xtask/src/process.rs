//! Other programs, started with a name that a reader understands and a duration at the end.

use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::machine;

/// What a chore ends with: nothing to say, or what went wrong.
pub(crate) type Outcome = Result<(), String>;

/// The folder of the repository.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// The folder in which cargo builds.
pub(crate) fn target() -> PathBuf {
    // Relative to where cargo was called, which is where this runs.
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => std::path::absolute(&folder).unwrap_or_else(|_| folder.into()),
        None => root().join("target"),
    }
}

/// A program that cargo built for debugging.
pub(crate) fn built(name: &str) -> PathBuf {
    target().join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// A program to start.
pub(crate) struct Program {
    command: Command,
    shown: String,
}

impl Program {
    /// The program `name`, to be started in the repository's folder.
    pub(crate) fn new(name: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(&name);
        command.current_dir(root());
        let name = Path::new(&name).file_name().map(|name| name.to_string_lossy().into_owned());
        Self { command, shown: name.unwrap_or_default() }
    }

    /// The same with more arguments.
    pub(crate) fn with<S: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = S>) -> Self {
        for argument in arguments {
            self.shown.push(' ');
            self.shown.push_str(&argument.as_ref().to_string_lossy());
            self.command.arg(argument);
        }
        self
    }

    /// The same, started in `folder`.
    pub(crate) fn within(mut self, folder: impl AsRef<Path>) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// The same with an environment variable.
    pub(crate) fn set(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Runs it to its end, its output going where ours goes.
    pub(crate) fn run(mut self, step: &str) -> Outcome {
        let began = announce(step, &self.shown);
        let status = self
            .command
            .status()
            .map_err(|error| format!("{step}: {} did not start: {error}", self.shown))?;
        done(step, began, status.success());
        if status.success() { Ok(()) } else { Err(format!("{step}: {} ended with {status}", self.shown)) }
    }

    /// Runs it to its end, shows its output and gives it back as well, together with whether it succeeded.
    pub(crate) fn watch(mut self, step: &str) -> Result<(bool, String), String> {
        let began = announce(step, &self.shown);
        let mut child = self
            .command
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{step}: {} did not start: {error}", self.shown))?;
        let mut text = String::new();
        if let Some(output) = child.stdout.take() {
            for line in BufReader::new(output).split(b'\n') {
                let line = line.map_err(|error| format!("{step}: {error}"))?;
                let line = String::from_utf8_lossy(&line);
                println!("{line}");
                text.push_str(&line);
                text.push('\n');
            }
        }
        let status = child.wait().map_err(|error| format!("{step}: {error}"))?;
        done(step, began, status.success());
        Ok((status.success(), text))
    }

    /// Runs it quietly and gives back what it printed.
    pub(crate) fn read(mut self) -> Result<String, String> {
        let output = self
            .command
            .stderr(Stdio::inherit())
            .output()
            .map_err(|error| format!("{} did not start: {error}", self.shown))?;
        if !output.status.success() {
            return Err(format!("{} ended with {}", self.shown, output.status));
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }
}

/// Cargo, the same one that runs us.
pub(crate) fn cargo(arguments: &[&str]) -> Program {
    let cargo = Program::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())).with(arguments);
    // The store's encryption brings its own OpenSSL, whose build takes five minutes. Where the system's is there it
    // does as well; installers do not come by here and carry their own.
    if machine::has_openssl() { cargo.set("OPENSSL_NO_VENDOR", "1") } else { cargo }
}

/// npm, by the name it has on this system.
pub(crate) fn npm(arguments: &[&str]) -> Program {
    Program::new(if cfg!(windows) { "npm.cmd" } else { "npm" }).with(arguments)
}

fn announce(step: &str, shown: &str) -> Instant {
    println!("\n▸ {step}  ({shown})");
    // Their output comes right after ours only if ours is out.
    if let Err(error) = std::io::stdout().flush() {
        eprintln!("xtask: {error}");
    }
    Instant::now()
}

fn done(step: &str, began: Instant, good: bool) {
    println!("{} {step}  {:.1} s", if good { "✓" } else { "✗" }, began.elapsed().as_secs_f64());
}
