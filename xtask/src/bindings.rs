//! The TypeScript client of the operations: written from core's list, never by hand.

use crate::parts::{read, write};
use crate::process::{Outcome, cargo, root};

const FILE: &str = "ui/src/bindings/operations.ts";

/// Writes the client.
pub(crate) fn write_file() -> Outcome {
    let file = root().join(FILE);
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    write(&file, generated()?.as_bytes())?;
    println!("{FILE} is written");
    Ok(())
}

/// Whether the client in the repository is the one that core's list gives.
pub(crate) fn fresh() -> Outcome {
    if read(&root().join(FILE))? == generated()?.as_bytes() {
        Ok(())
    } else {
        Err(format!("{FILE} is out of date: run `cargo xtask bindings`"))
    }
}

fn generated() -> Result<String, String> {
    cargo(&["run", "--quiet", "--package", "linsheng-cli", "--", "operations", "--typescript"]).read()
}
