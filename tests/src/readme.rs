//! What the first page of the repository promises is there: its links, its commands, and its other language.

use std::path::Path;

/// What is wrong with the text of a README at the root, `other` being the file of the other language: a link that leads nowhere, a
/// chore that `chores` (the source of the chores) does not know, a command that `commands` (the source of the command line)
/// does not have.
#[must_use]
pub fn wrong(text: &str, other: &str, root: &Path, (chores, commands): (&str, &str)) -> Vec<String> {
    let mut wrong = Vec::new();
    let links: Vec<&str> = text.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    if !links.contains(&other) {
        wrong.push(format!("no link to {other}"));
    }
    for link in links.iter().filter(|link| !link.contains("://") && !root.join(link).exists()) {
        wrong.push(format!("{link} is not there"));
    }
    for line in text.lines() {
        for rest in line.split("cargo xtask ").skip(1) {
            let chore = word(rest);
            if !chore.is_empty() && !chores.contains(&format!("[\"{chore}\"")) {
                wrong.push(format!("cargo xtask {chore} is none of the chores"));
            }
        }
        if let Some((_, rest)) = line.split_once("--bin linsheng -- ") {
            let mut name = word(rest).to_owned();
            name[..1].make_ascii_uppercase();
            if !commands.contains(&format!("    {name}")) {
                wrong.push(format!("linsheng {} is no command", word(rest)));
            }
        }
    }
    wrong
}

/// The word that a text begins with.
fn word(text: &str) -> &str {
    text.split(|c: char| !c.is_ascii_lowercase()).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_readme_promises() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let sources = ("[\"run\"] => run(),", "enum Command {\n    Demo(Demo),\n}");
        let check = |text: &str, expected: &[&str]| {
            assert_eq!(wrong(text, "Cargo.toml", root, sources), expected, "{text}");
        };
        let good = "[a](Cargo.toml), [b](https://example.org)\ncargo xtask run\ncargo run --bin linsheng -- demo DIR";
        check(good, &[]);
        check("", &["no link to Cargo.toml"]);
        check("[a](Cargo.toml) [b](src/none.rs)", &["src/none.rs is not there"]);
        check("[a](Cargo.toml) `cargo xtask fly`", &["cargo xtask fly is none of the chores"]);
        check("[a](Cargo.toml) cargo run --bin linsheng -- fly", &["linsheng fly is no command"]);
    }
}
