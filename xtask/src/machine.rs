//! What the machine must have beyond Rust and Node, and how it gets it.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::process::{Outcome, Program};

/// What the packages are needed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// To build the program.
    Build,
    /// To build it and to drive its window with no display.
    Drive,
}

const BUILD: &[&str] = &[
    "build-essential",
    "pkg-config",
    "libwebkit2gtk-4.1-dev",
    "librsvg2-dev",
    "libxdo-dev",
    "libayatana-appindicator3-dev",
    "libssl-dev",
    "fonts-noto-cjk",
];

const DRIVE: &[&str] =
    &["xvfb", "xdotool", "dbus", "dunst", "webkit2gtk-driver", "poppler-utils", "qpdf", "python3"];

/// Installs what is missing, or says exactly what to install and how.
pub(crate) fn prepare(purpose: Purpose) -> Outcome {
    node()?;
    match std::env::consts::OS {
        "linux" if has("dpkg-query") && has("apt-get") => install(purpose),
        "linux" => foreign_linux(),
        "macos" => macos(),
        "windows" => windows(),
        other => Err(format!("{other} is not a system that this program is built on")),
    }
}

/// What the machine is, as a list in Markdown.
pub(crate) fn described() -> String {
    let line = |file: &str, key: &str| {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        let found = text.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_default();
        found.trim_start_matches([' ', '\t', ':', '=']).trim_matches('"').to_owned()
    };
    let said = |program: &str, arguments: &[&str]| {
        let output = Command::new(program).args(arguments).output();
        output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default()
    };
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let kilobytes: u64 = line("/proc/meminfo", "MemTotal")
        .split(' ')
        .next()
        .and_then(|number| number.parse().ok())
        .unwrap_or(0);
    let facts = [
        ("Processor", format!("{}, {cores} cores", line("/proc/cpuinfo", "model name"))),
        ("Memory", format!("{} GB", kilobytes / 1_000_000)),
        ("System", format!("{}, kernel {}", line("/etc/os-release", "PRETTY_NAME"), said("uname", &["-r"]))),
        (
            "Web view",
            format!(
                "WebKitGTK {}, on a virtual screen",
                said("pkg-config", &["--modversion", "webkit2gtk-4.1"])
            ),
        ),
        ("Built with", said("rustc", &["--version"])),
        ("Node", said("node", &["--version"])),
    ];
    facts.map(|(name, fact)| format!("- {name}: {fact}\n")).concat()
}

/// Whether there is a display for the window to open on.
pub(crate) fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

fn node() -> Outcome {
    let version = Command::new("node")
        .arg("--version")
        .output()
        .map_err(|_| "Node.js 20 or newer is needed: https://nodejs.org".to_owned())?;
    let version = String::from_utf8_lossy(&version.stdout).trim().to_owned();
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_some_and(|major| major >= 20) {
        Ok(())
    } else {
        Err(format!("Node.js 20 or newer is needed, this is {version}: https://nodejs.org"))
    }
}

fn install(purpose: Purpose) -> Outcome {
    let wanted = BUILD.iter().chain(if purpose == Purpose::Drive { DRIVE } else { &[] });
    let missing: Vec<&str> = wanted.copied().filter(|package| !installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Missing packages: {}", missing.join(" "));
    apt(&["update", "-q"]).run("read the package lists")?;
    let mut arguments = vec!["install", "-q", "-y", "--no-install-recommends"];
    arguments.extend(missing);
    apt(&arguments).run("install packages")
}

fn installed(package: &str) -> bool {
    let answer = Command::new("dpkg-query").args(["-W", "-f=${db:Status-Status}", package]).output();
    answer.is_ok_and(|answer| answer.stdout == b"installed")
}

/// Whether the system has what programs are linked with OpenSSL by.
pub(crate) fn has_openssl() -> bool {
    cfg!(target_os = "linux") && installed("libssl-dev")
}

fn apt(arguments: &[&str]) -> Program {
    let program = if is_root() { Program::new("apt-get") } else { Program::new("sudo").with(["apt-get"]) };
    program.with(arguments).set("DEBIAN_FRONTEND", "noninteractive")
}

fn is_root() -> bool {
    let answer = Command::new("id").arg("-u").output();
    answer.is_ok_and(|answer| answer.stdout.trim_ascii() == b"0")
}

fn has(program: &str) -> bool {
    let started = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    started.is_ok_and(|status| status.success())
}

fn foreign_linux() -> Outcome {
    let known = Command::new("pkg-config").args(["--exists", "webkit2gtk-4.1", "librsvg-2.0"]).status();
    if known.is_ok_and(|status| status.success()) {
        return Ok(());
    }
    Err(format!(
        "this Linux has no apt. Install, by your system's package manager, what Debian calls:\n  {}\n  \
         (Fedora: sudo dnf install gcc pkgconf webkit2gtk4.1-devel librsvg2-devel libxdo-devel \
         libappindicator-gtk3-devel openssl-devel google-noto-sans-cjk-fonts\n   \
         Arch: sudo pacman -S --needed base-devel webkit2gtk-4.1 librsvg xdotool libappindicator-gtk3 openssl noto-fonts-cjk)",
        BUILD.join(" ")
    ))
}

fn macos() -> Outcome {
    let tools = Command::new("xcode-select").arg("-p").stdout(Stdio::null()).stderr(Stdio::null()).status();
    if tools.is_ok_and(|status| status.success()) {
        return Ok(());
    }
    Err("Apple's command line tools are needed. Install them with:\n  xcode-select --install".to_owned())
}

fn windows() -> Outcome {
    let mut missing = Vec::new();
    let programs =
        std::env::var("ProgramFiles(x86)").unwrap_or_else(|_| r"C:\Program Files (x86)".to_owned());
    if !Path::new(&programs).join(r"Microsoft Visual Studio\Installer\vswhere.exe").exists() {
        missing.push(
            "the C++ build tools:\n  winget install Microsoft.VisualStudio.2022.BuildTools --override \
             \"--wait --passive --add Microsoft.VisualStudio.Workload.VCTools --includeRecommended\"",
        );
    }
    if !Path::new(&programs).join(r"Microsoft\EdgeWebView\Application").exists() {
        missing.push(
            "the WebView2 runtime (part of Windows 11):\n  winget install Microsoft.EdgeWebView2Runtime",
        );
    }
    if !has("perl") {
        missing.push("Perl, to build OpenSSL:\n  winget install StrawberryPerl.StrawberryPerl");
    }
    if missing.is_empty() {
        Ok(())
    } else {
        Err(format!("these are needed; install\n{}", missing.join("\n")))
    }
}
