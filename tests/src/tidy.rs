//! The rules of the house that no compiler keeps, as functions from a file to what is wrong with it.
//!
//! They read text, not syntax: a rule that needs to understand Rust belongs into clippy.toml. Rules are named by
//! what they are for, so that a failure says more than that something is forbidden.

use std::fs;
use std::io;
use std::path::Path;

/// A file of the repository: its path from the root, with `/`, and its text.
#[derive(Debug, Clone)]
pub struct Source {
    /// The path from the root, with `/`.
    pub path: String,
    /// The whole text; of a picture none.
    pub text: String,
}

/// A rule: its name, and what it finds wrong with a file.
pub struct Rule {
    /// What a failure is called.
    pub name: &'static str,
    /// What is wrong, one line for each place.
    pub find: fn(&Source) -> Vec<String>,
}

/// Every rule.
pub const RULES: &[Rule] = &[
    Rule { name: "printpdf and lopdf are known to core/src/reports/pdf only", find: pdf_in_one_place },
    Rule { name: "tauri is known to src-tauri only", find: tauri_in_the_shell },
    Rule { name: "SQL lives in store.rs", find: sql_in_stores },
    Rule { name: "the time comes in at core/src/clock.rs only", find: time_from_the_clock },
    Rule { name: "the shell is known to ui/src/host only", find: shell_behind_host },
    Rule { name: "features of the user interface do not import each other", find: features_apart },
    Rule { name: "a Rust file opens with what it is for", find: module_opens_with_docs },
    Rule { name: "a file has at most 600 lines", find: short_files },
    Rule { name: "crates depend inwards", find: crates_depend_inwards },
];

const LONGEST: usize = 600;

/// The folders that hold what people write.
const FOLDERS: &[&str] = &["core", "cli", "docs", "src-tauri", "tests", "ui", "xtask"];

/// The endings of the files that are read.
const READ: &[&str] = &["rs", "ts", "tsx", "mjs", "toml", "css", "md"];

/// Folders of what programs write, wherever they are.
const WRITTEN_BY_PROGRAMS: &[&str] = &["target", "node_modules", "dist", "gen", "out", "bindings"];

/// Reads every file that the rules are about.
///
/// # Errors
/// If a folder or a file cannot be read.
pub fn sources(root: &Path) -> io::Result<Vec<Source>> {
    let mut sources = Vec::new();
    for folder in FOLDERS {
        if root.join(folder).exists() {
            collect(root, folder, &mut sources)?;
        }
    }
    Ok(sources)
}

fn collect(root: &Path, folder: &str, sources: &mut Vec<Source>) -> io::Result<()> {
    for entry in fs::read_dir(root.join(folder))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{folder}/{name}");
        if entry.file_type()?.is_dir() {
            if !name.starts_with('.') && !WRITTEN_BY_PROGRAMS.contains(&name.as_str()) {
                collect(root, &path, sources)?;
            }
        } else if READ.iter().any(|ending| has_ending(&name, ending)) {
            sources.push(Source { text: fs::read_to_string(root.join(&path))?, path });
        } else if has_ending(&name, "png") {
            sources.push(Source { text: String::new(), path });
        }
    }
    Ok(())
}

impl Source {
    fn is_rust(&self) -> bool {
        // These rules name what they forbid.
        has_ending(&self.path, "rs") && self.path != "tests/src/tidy.rs"
    }

    pub(crate) fn is_style(&self) -> bool {
        has_ending(&self.path, "css")
    }

    fn is_script(&self) -> bool {
        ["ts", "tsx", "mjs"].iter().any(|ending| has_ending(&self.path, ending))
    }

    /// The lines that are not comments, with their numbers.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let code = |line: &&str| !line.trim_start().starts_with("//") && !line.trim_start().starts_with('*');
        self.text
            .lines()
            .enumerate()
            .map(|(index, line)| (index + 1, line))
            .filter(move |(_, line)| code(line))
    }

    fn places(&self, wrong: impl Fn(&str) -> bool) -> Vec<String> {
        let place = |(number, line): (usize, &str)| format!("{}:{number}: {}", self.path, line.trim());
        self.lines().filter(|(_, line)| wrong(line)).map(place).collect()
    }
}

pub(crate) fn has_ending(path: &str, ending: &str) -> bool {
    path.strip_suffix(ending).is_some_and(|rest| rest.ends_with('.'))
}

/// Whether `text` names the crate, package or code `name`, and not one whose name only begins or ends like it.
pub(crate) fn names(text: &str, name: &str) -> bool {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(name)
        .any(|(at, _)| !text[..at].ends_with(word) && !text[at + name.len()..].starts_with(word))
}

fn pdf_in_one_place(source: &Source) -> Vec<String> {
    let product =
        ["core/src/", "cli/src/", "src-tauri/src/"].iter().any(|folder| source.path.starts_with(folder));
    if !product
        || !source.is_rust()
        || source.path == "core/src/reports/pdf.rs"
        || source.path.starts_with("core/src/reports/pdf/")
    {
        return Vec::new();
    }
    source.places(|line| names(line, "printpdf") || names(line, "lopdf"))
}

fn tauri_in_the_shell(source: &Source) -> Vec<String> {
    if !source.is_rust() || source.path.starts_with("src-tauri/") {
        return Vec::new();
    }
    source.places(|line| line.contains("tauri::") || line.contains("tauri_"))
}

fn sql_in_stores(source: &Source) -> Vec<String> {
    let elsewhere =
        ["core/src/", "cli/src/", "src-tauri/src/"].iter().any(|folder| source.path.starts_with(folder));
    let in_store = source.path.ends_with("/store.rs") || source.path.contains("/store/");
    if !elsewhere || in_store || !source.is_rust() {
        return Vec::new();
    }
    let words = ["SELECT ", "INSERT INTO ", "INSERT OR ", "DELETE FROM ", "CREATE TABLE ", "PRAGMA "];
    let calls = [".prepare(", ".prepare_cached(", ".execute(", ".execute_batch(", "query_row(", "query_map("];
    source.places(|line| {
        words.iter().chain(&calls).any(|word| line.contains(word))
            || line.find("UPDATE ").is_some_and(|at| line[at..].contains(" SET "))
    })
}

fn time_from_the_clock(source: &Source) -> Vec<String> {
    let product =
        ["core/src/", "cli/src/", "src-tauri/src/"].iter().any(|folder| source.path.starts_with(folder));
    if !product || !source.is_rust() || source.path == "core/src/clock.rs" {
        return Vec::new();
    }
    source.places(|line| {
        ["Utc::now", "Local::now", "SystemTime::now", "::now_v7"].iter().any(|now| line.contains(now))
    })
}

fn shell_behind_host(source: &Source) -> Vec<String> {
    if !source.path.starts_with("ui/src/") || !source.is_script() || source.path.starts_with("ui/src/host/") {
        return Vec::new();
    }
    source.places(|line| line.contains("@tauri-apps") || line.contains("__TAURI"))
}

fn features_apart(source: &Source) -> Vec<String> {
    let Some(own) = feature_of(&source.path) else {
        return Vec::new();
    };
    let folder = source.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    source.places(|line| {
        let imported = imported(line).map(|module| resolved(folder, module));
        imported.is_some_and(|path| feature_of(&path).is_some_and(|feature| feature != own))
    })
}

/// The feature that a file of the user interface belongs to.
pub(crate) fn feature_of(path: &str) -> Option<&str> {
    path.strip_prefix("ui/src/features/")?.split('/').next()
}

/// What a line imports: the text in quotes after `from`, `import` or `import(`.
pub(crate) fn imported(line: &str) -> Option<&str> {
    let line = line.trim();
    let start = ["from '", "from \"", "import '", "import \"", "import('", "import(\""]
        .iter()
        .find_map(|word| line.find(word).map(|at| at + word.len()))?;
    line[start..].split(['\'', '"']).next()
}

/// The path from the root of what a file in `folder` imports as `module`.
fn resolved(folder: &str, module: &str) -> String {
    if !module.starts_with('.') {
        let within = module.find("features/").map_or(module, |at| &module[at..]);
        return format!("ui/src/{within}");
    }
    joined(folder, module)
}

/// The path that `way` leads to from `folder`.
pub(crate) fn joined(folder: &str, way: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in way.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn module_opens_with_docs(source: &Source) -> Vec<String> {
    if !has_ending(&source.path, "rs") || source.text.starts_with("//! ") {
        return Vec::new();
    }
    vec![source.path.clone()]
}

fn short_files(source: &Source) -> Vec<String> {
    let lines = source.text.lines().count();
    if lines <= LONGEST || !(has_ending(&source.path, "rs") || source.is_script() || source.is_style()) {
        return Vec::new();
    }
    vec![format!("{}: {lines} lines", source.path)]
}

fn crates_depend_inwards(source: &Source) -> Vec<String> {
    let forbidden: &[&str] = match source.path.as_str() {
        "core/Cargo.toml" => &["linsheng-", "tauri", "clap"],
        "cli/Cargo.toml" => &["linsheng-desktop", "linsheng-tests", "tauri", "printpdf", "lopdf", "rusqlite"],
        "src-tauri/Cargo.toml" => &["linsheng-cli", "linsheng-tests", "printpdf", "lopdf", "rusqlite"],
        "tests/Cargo.toml" => &["linsheng-desktop", "tauri"],
        "xtask/Cargo.toml" => &["linsheng-", "tauri"],
        _ => return Vec::new(),
    };
    let mut section = "";
    let mut wrong = Vec::new();
    for (number, line) in source.text.lines().enumerate() {
        if line.starts_with('[') {
            section = line;
        } else if section.contains("dependencies") && forbidden.iter().any(|name| line.starts_with(name)) {
            wrong.push(format!("{}:{}: {line}", source.path, number + 1));
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks that the rule catches `text` in the file `path`, or lets it pass.
    fn check(find: fn(&Source) -> Vec<String>, path: &str, text: &str, caught: bool) {
        let found = find(&Source { path: path.to_owned(), text: text.to_owned() });
        assert_eq!(!found.is_empty(), caught, "{path}: {text}: {found:?}");
    }

    #[test]
    fn pdf() {
        check(pdf_in_one_place, "core/src/reports/layout.rs", "use printpdf::Mm;", true);
        check(pdf_in_one_place, "cli/src/main.rs", "let d = lopdf::Document::new();", true);
        check(pdf_in_one_place, "core/src/reports/pdf.rs", "use printpdf::Mm;", false);
        check(pdf_in_one_place, "core/src/reports/layout.rs", "// printpdf does it otherwise", false);
    }

    #[test]
    fn tauri() {
        check(tauri_in_the_shell, "core/src/office.rs", "fn f(app: tauri::AppHandle) {}", true);
        check(tauri_in_the_shell, "cli/src/main.rs", "use tauri_plugin_dialog as dialog;", true);
        check(tauri_in_the_shell, "src-tauri/src/main.rs", "use tauri::Manager as _;", false);
    }

    #[test]
    fn sql() {
        check(sql_in_stores, "core/src/tickets/mod.rs", "let text = \"SELECT id FROM ticket\";", true);
        check(sql_in_stores, "core/src/tickets/mod.rs", "    \"UPDATE ticket SET status = 1\",", true);
        check(sql_in_stores, "src-tauri/src/desk.rs", "db.execute(text, [])", true);
        check(sql_in_stores, "core/src/tickets/store.rs", "db.prepare(\"SELECT 1\")", false);
        check(sql_in_stores, "core/src/tickets/store/list.rs", "db.prepare(\"SELECT 1\")", false);
        check(sql_in_stores, "core/src/tickets/mod.rs", "/// SELECT is not for here.", false);
    }

    #[test]
    fn time() {
        check(time_from_the_clock, "core/src/office.rs", "let now = chrono::Utc::now();", true);
        check(time_from_the_clock, "core/src/clock.rs", "Utc::now().trunc_subsecs(3)", false);
        check(time_from_the_clock, "core/src/office.rs", "let now = self.clock.now();", false);
    }

    #[test]
    fn host() {
        check(
            shell_behind_host,
            "ui/src/app/App.tsx",
            "import { invoke } from '@tauri-apps/api/core';",
            true,
        );
        check(
            shell_behind_host,
            "ui/src/host/tauri.ts",
            "import { invoke } from '@tauri-apps/api/core';",
            false,
        );
    }

    #[test]
    fn features() {
        let page = "ui/src/features/tickets/pages/List.tsx";
        check(features_apart, page, "import { chart } from '../../reports/chart';", true);
        check(features_apart, page, "import { chart } from '@/features/reports';", true);
        check(features_apart, page, "const Chart = lazy(() => import('../../reports/Chart'));", true);
        check(features_apart, page, "import { row } from '../row';", false);
        check(features_apart, page, "import { row } from '@/features/tickets/row';", false);
        check(features_apart, page, "import { Page } from '../../../shared/Page';", false);
        check(
            features_apart,
            "ui/src/app/routes.tsx",
            "import { List } from '../features/tickets/List';",
            false,
        );
    }

    #[test]
    fn docs_and_length() {
        check(module_opens_with_docs, "core/src/a.rs", "use std::fs;\n", true);
        check(module_opens_with_docs, "core/src/a.rs", "//! What it is for.\n", false);
        check(short_files, "ui/src/a.tsx", &"x\n".repeat(601), true);
        check(short_files, "ui/src/a.tsx", &"x\n".repeat(600), false);
        check(short_files, "ui/src/a.css", &"x\n".repeat(601), true);
    }

    #[test]
    fn dependencies() {
        check(crates_depend_inwards, "core/Cargo.toml", "[dependencies]\ntauri.workspace = true\n", true);
        check(
            crates_depend_inwards,
            "core/Cargo.toml",
            "[dev-dependencies]\nlinsheng-cli.workspace = true\n",
            true,
        );
        check(
            crates_depend_inwards,
            "src-tauri/Cargo.toml",
            "[dependencies]\nrusqlite.workspace = true\n",
            true,
        );
        check(
            crates_depend_inwards,
            "src-tauri/Cargo.toml",
            "[dependencies]\ntauri.workspace = true\n",
            false,
        );
        check(crates_depend_inwards, "core/Cargo.toml", "[package]\nname = \"linsheng-core\"\n", false);
    }
}
