//! The rules of the house hold in every file.

use std::path::Path;

use linsheng_tests::across::RULES_ACROSS;
use linsheng_tests::readme::wrong;
use linsheng_tests::tidy::{RULES, sources};

#[test]
fn rules_of_the_house() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let sources = sources(&root).unwrap();
    assert!(sources.iter().any(|source| source.path == "core/src/lib.rs"), "the files are found");
    let wrong: Vec<String> = RULES
        .iter()
        .flat_map(|rule| {
            sources.iter().flat_map(rule.find).map(|place| format!("{}\n    {place}", rule.name))
        })
        .chain(RULES_ACROSS.iter().flat_map(|rule| {
            (rule.find)(&sources).into_iter().map(|place| format!("{}\n    {place}", rule.name))
        }))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn what_the_readme_promises() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let read = |path: &str| std::fs::read_to_string(root.join(path)).unwrap();
    let (chores, commands) = (read("xtask/src/main.rs"), read("cli/src/main.rs"));
    for (name, other) in [("README.md", "README.zh-CN.md"), ("README.zh-CN.md", "README.md")] {
        let wrong = wrong(&read(name), other, &root, (&chores, &commands));
        assert!(wrong.is_empty(), "{name}\n{}", wrong.join("\n"));
    }
}
