//! What is written from core's list of operations, never by hand: the TypeScript client and three tables of the docs.

use crate::parts::{read, write};
use crate::process::{Outcome, cargo, root};

/// The files, with the option of `linsheng operations` that gives each.
const FILES: [(&str, &str); 4] = [
    ("ui/src/bindings/operations.ts", "--typescript"),
    ("docs/operations.md", "--markdown"),
    ("docs/permissions.md", "--permissions"),
    ("docs/ticket-states.md", "--states"),
];

/// Writes them all.
pub(crate) fn write_files() -> Outcome {
    for (name, option) in FILES {
        let file = root().join(name);
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        }
        write(&file, generated(option)?.as_bytes())?;
        println!("{name} is written");
    }
    Ok(())
}

/// Whether the files in the repository are those that core's list gives.
pub(crate) fn fresh() -> Outcome {
    for (name, option) in FILES {
        if read(&root().join(name))? != generated(option)?.as_bytes() {
            return Err(format!("{name} is out of date: run `cargo xtask bindings`"));
        }
    }
    Ok(())
}

fn generated(option: &str) -> Result<String, String> {
    cargo(&["run", "--quiet", "--package", "linsheng-cli", "--", "operations", option]).read()
}
