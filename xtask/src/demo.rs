//! The demo office: made once, opened in the window, or photographed where there is no display.

use std::fs;
use std::path::{Path, PathBuf};

use crate::machine::{self, Purpose};
use crate::process::{Outcome, Program, built, root, target};
use crate::{day, parts};

/// Builds everything and opens the window, on the demo office or on the office in `data`.
pub(crate) fn run(data: Option<PathBuf>) -> Outcome {
    let display = machine::has_display();
    build(if display { Purpose::Build } else { Purpose::Drive })?;
    let office = match data {
        Some(folder) => {
            std::path::absolute(&folder).map_err(|error| format!("{}: {error}", folder.display()))?
        }
        None => demo_office()?,
    };
    if display {
        println!("\nThe window opens on {}", office.display());
        return Program::new(built("linsheng-desktop")).with(["--data"]).with([&office]).run("the window");
    }
    let folder = target().join("demo");
    let mut saved = photograph(&office, &folder)?;
    saved.push(report(&office, &folder)?);
    println!("\nNo display here. The window was opened on a virtual one; this is what it showed:");
    for path in saved {
        println!("  {}", path.display());
    }
    Ok(())
}

/// Takes the pictures of the manual.
pub(crate) fn screenshots() -> Outcome {
    build(Purpose::Drive)?;
    for path in photograph(&demo_office()?, &root().join("docs/manual/images"))? {
        println!("  {}", path.display());
    }
    Ok(())
}

/// Makes this system's installers, of the optimised program with the report's fonts beside it.
pub(crate) fn installers() -> Outcome {
    sources(Purpose::Build)?;
    parts::installers()
}

fn build(purpose: Purpose) -> Outcome {
    sources(purpose)?;
    parts::programs()
}

/// Everything that the programs are built from and that is not in the repository.
fn sources(purpose: Purpose) -> Outcome {
    machine::prepare(purpose)?;
    parts::packages("ui")?;
    parts::fonts()?;
    parts::interface()
}

/// The demo office, made if it is not there. It appears whole or not at all.
fn demo_office() -> Result<PathBuf, String> {
    let office = target().join("demo").join("office");
    if office.exists() {
        // One that an earlier state of the program made need not open any more.
        if parts::linsheng().with(["verify"]).with([&office]).read().is_ok() {
            return Ok(office);
        }
        let old = target().join("demo").join("office.old");
        if old.exists() {
            fs::remove_dir_all(&old).map_err(|error| format!("{}: {error}", old.display()))?;
        }
        fs::rename(&office, &old).map_err(|error| format!("{}: {error}", office.display()))?;
        println!(
            "The demo office is of an earlier version and is made anew; the old one is {}",
            old.display()
        );
    }
    let fresh = target().join("demo").join("office.new");
    if fresh.exists() {
        fs::remove_dir_all(&fresh).map_err(|error| format!("{}: {error}", fresh.display()))?;
    }
    fs::create_dir_all(target().join("demo")).map_err(|error| error.to_string())?;
    parts::linsheng().with(["demo"]).with([&fresh]).run("make the demo office")?;
    fs::rename(&fresh, &office).map_err(|error| format!("{}: {error}", office.display()))?;
    Ok(office)
}

/// Drives the window through its main screens on a virtual display and saves a picture of each.
fn photograph(office: &Path, folder: &Path) -> Result<Vec<PathBuf>, String> {
    parts::packages("tests/e2e")?;
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let (good, output) = Program::new("node")
        .with(["tests/e2e/screens.mjs".as_ref(), office.as_os_str(), folder.as_os_str()])
        .set("LINSHENG_DESKTOP", built("linsheng-desktop"))
        .watch("photograph the screens")?;
    if !good {
        return Err("the screens could not be photographed".to_owned());
    }
    Ok(output.lines().filter_map(|line| line.strip_prefix("saved ")).map(PathBuf::from).collect())
}

/// The report of the last whole quarter.
fn report(office: &Path, folder: &Path) -> Result<PathBuf, String> {
    let quarter = day::last_whole_quarter();
    let file = folder.join(format!("report-{quarter}.pdf"));
    parts::linsheng()
        .with(["report", "quarterly"])
        .with([office])
        .with(["--quarter", &quarter, "--out"])
        .with([&file])
        .run("write the quarterly report")?;
    Ok(file)
}
