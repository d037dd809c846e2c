//! How the parts are built: packages of npm, the fonts of the report, the user interface, the programs, the icons.

use std::fs;
use std::path::Path;

use crate::process::{Outcome, Program, built, cargo, npm, root, target};

/// The fonts of the report: where npm puts them, and their name beside the program.
const FONTS: &[(&str, &str)] = &[
    ("noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf", "NotoSansSC-Regular.ttf"),
    ("noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf", "NotoSansSC-Bold.ttf"),
    ("noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf", "NotoSerifSC-Regular.ttf"),
    ("noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf", "NotoSerifSC-Bold.ttf"),
    ("noto-sans-sc/LICENSE_FONT", "OFL.txt"),
];

/// The sizes of the icon that are kept in the repository.
const ICONS: &[&str] = &["32x32.png", "128x128.png", "128x128@2x.png", "icon.png", "icon.ico", "icon.icns"];

/// The Tauri program that draws icons and makes installers, by its npm version.
const TAURI_CLI: &str = "@tauri-apps/cli@2.12.5";

/// Installs the npm packages of `folder` if its lock file changed since they were installed.
pub(crate) fn packages(folder: &str) -> Outcome {
    let folder_path = root().join(folder);
    let lock = read(&folder_path.join("package-lock.json"))?;
    // Inside node_modules, so that removing that folder removes the stamp as well.
    let stamp = folder_path.join("node_modules").join(".linsheng-stamp");
    if fs::read(&stamp).is_ok_and(|stamp| stamp == lock) {
        return Ok(());
    }
    npm(&["ci", "--no-audit", "--no-fund"]).within(&folder_path).run(&format!("packages of {folder}"))?;
    write(&stamp, &lock)
}

/// Puts the report's fonts where a program that is not installed looks for them.
pub(crate) fn fonts() -> Outcome {
    let from = root().join("ui/node_modules/@expo-google-fonts");
    let to = target().join("fonts");
    fs::create_dir_all(&to).map_err(|error| format!("{}: {error}", to.display()))?;
    for (source, name) in FONTS {
        let (source, copy) = (from.join(source), to.join(name));
        let length = |path: &Path| fs::metadata(path).map(|data| data.len()).ok();
        if length(&source).is_none() || length(&source) != length(&copy) {
            fs::copy(&source, &copy).map_err(|error| format!("{}: {error}", source.display()))?;
        }
    }
    Ok(())
}

/// Builds the user interface.
pub(crate) fn interface() -> Outcome {
    npm(&["run", "build"]).within(root().join("ui")).run("build the user interface")
}

/// Builds the programs; the shell embeds the user interface, which must be there.
pub(crate) fn programs() -> Outcome {
    cargo(&["build", "--package", "linsheng-cli", "--package", "linsheng-desktop"]).run("build the programs")
}

/// The command-line program.
pub(crate) fn linsheng() -> Program {
    Program::new(built("linsheng"))
}

/// Makes this system's installers.
pub(crate) fn installers() -> Outcome {
    // Only the installers carry the fonts: an ordinary build would demand that they are there. In a file, because
    // quotes do not survive the way through npm on Windows.
    let config = target().join("installers.json");
    let fonts = target().join("fonts").display().to_string();
    // A path in debug quotes is a JSON text: what is escaped in one is escaped in the other.
    let text = format!("{{\"bundle\":{{\"resources\":{{{fonts:?}:\"fonts\"}}}}}}");
    write(&config, text.as_bytes())?;
    tauri(&["build", "--ci", "--config"]).with([&config]).run("make the installers")
}

/// The Tauri program, which npm fetches if it is not there.
fn tauri(arguments: &[&str]) -> Program {
    npm(&["exec", "--yes", "--package", TAURI_CLI, "--", "tauri"]).with(arguments)
}

/// Draws every size of the icon from its one drawing.
pub(crate) fn icons() -> Outcome {
    let drawn = target().join("icons");
    tauri(&["icon", "icons/icon.svg", "--output"]).with([&drawn]).run("draw the icons")?;
    for name in ICONS {
        let copy = root().join("icons").join(name);
        fs::copy(drawn.join(name), &copy).map_err(|error| format!("{}: {error}", copy.display()))?;
    }
    Ok(())
}

/// Reads a file whole.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Writes a file whole.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Outcome {
    fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}
