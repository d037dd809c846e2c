//! Embeds the user interface and the icons, and keeps the bundled SQLite to itself.

use std::path::Path;
use std::{env, fs, io};

/// Stands in for the user interface where nobody has built it, so that `cargo check` works in a fresh clone.
const PLACEHOLDER: &str = "<!doctype html>\n<html lang=\"zh-CN\">\n<head><meta charset=\"utf-8\"><title>邻声</title></head>\n\
    <body><h1>邻声</h1><p>The user interface is not built: run <code>cargo xtask run</code>.</p></body>\n</html>\n";

fn main() -> io::Result<()> {
    let dist = Path::new("../ui/dist");
    if !dist.join("index.html").exists() {
        fs::create_dir_all(dist)?;
        fs::write(dist.join("index.html"), PLACEHOLDER)?;
    }
    println!("cargo:rerun-if-changed=../ui/dist");
    println!("cargo:rerun-if-changed=../icons");
    if env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "linux") {
        // WebKit loads the system's libsqlite3 into this process; ours must not take its place.
        println!("cargo:rustc-link-arg-bins=-Wl,--exclude-libs=ALL");
    }
    tauri_build::build();
    Ok(())
}
