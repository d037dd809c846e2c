//! The rules of the house that need more than one file to be seen: from all files to what is wrong between them.

use std::collections::{BTreeMap, BTreeSet};

use crate::tidy::{Source, feature_of, has_ending, imported, joined, names};

/// A rule: its name, and what it finds wrong between files.
pub struct RuleAcross {
    /// What a failure is called.
    pub name: &'static str,
    /// What is wrong, one line for each place.
    pub find: fn(&[Source]) -> Vec<String>,
}

/// Every rule between files.
pub const RULES_ACROSS: &[RuleAcross] = &[
    RuleAcross { name: "a class is styled by one feature, by shared or by app", find: classes_of_one_place },
    RuleAcross { name: "a page brings the styles of all that is on it", find: pages_bring_styles },
    RuleAcross { name: "the manual shows the pictures that are there", find: pictures_are_shown },
    RuleAcross {
        name: "what the manual leads to is there, and its contents name every chapter",
        find: manual_leads_on,
    },
    RuleAcross { name: "core/tests/all.rs names every file of tests", find: tests_are_run },
    RuleAcross { name: "every error code of core is named by a test", find: codes_are_tested },
];

/// A style sheet is there for every page once its own was shown: a name that two places give to different things changes
/// one of them by the order in which pages were visited.
fn classes_of_one_place(sources: &[Source]) -> Vec<String> {
    let mut styled: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
    for source in sources.iter().filter(|source| source.is_style()) {
        let Some(within) = source.path.strip_prefix("ui/src/") else { continue };
        let place = feature_of(&source.path).or_else(|| within.split('/').next()).unwrap_or(within);
        for class in first_classes(&source.text) {
            styled.entry(class).or_default().entry(place).or_insert(&source.path);
        }
    }
    let several = styled.into_iter().filter(|(_, places)| places.len() > 1);
    several
        .map(|(class, places)| format!(".{class}: {}", places.into_values().collect::<Vec<_>>().join(", ")))
        .collect()
}

/// The classes that the selectors of a style sheet begin with, but for those of the library of components. What stands
/// further back in a selector is styled within the first.
fn first_classes(text: &str) -> BTreeSet<&str> {
    let mut classes = BTreeSet::new();
    let mut rest = text;
    let mut selectors = Vec::new();
    while let Some(at) = rest.find(['{', '}', ';', '/']) {
        let before = &rest[..at];
        let mark = rest.as_bytes()[at];
        rest = &rest[at + 1..];
        match mark {
            b'/' if rest.starts_with('*') => {
                rest = rest.find("*/").map_or("", |end| &rest[end + 2..]);
            }
            b'{' => selectors.push(before.trim()),
            _ => {}
        }
    }
    for selector in selectors.iter().flat_map(|selector| selector.split(',')) {
        let first = selector.trim().strip_prefix('.').unwrap_or_default();
        let end = first.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
        let class = &first[..end.unwrap_or(first.len())];
        if !class.is_empty() && !class.starts_with("ant-") {
            classes.insert(class);
        }
    }
    classes
}

/// A page that is the first to be shown looks as it does after others: of the style sheets that style a class on it, it
/// imports one, by itself or by what it imports. Those of the program's beginning are always there.
fn pages_bring_styles(sources: &[Source]) -> Vec<String> {
    let texts: BTreeMap<&str, &str> =
        sources.iter().map(|source| (source.path.as_str(), source.text.as_str())).collect();
    let mut styled: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (path, text) in
        texts.iter().filter(|(path, _)| path.starts_with("ui/src/") && has_ending(path, "css"))
    {
        for class in first_classes(text) {
            styled.entry(class).or_default().insert(path);
        }
    }
    let routes = "ui/src/app/routes.tsx";
    // What stands around every page comes with the routes.
    let always: BTreeSet<&str> = ["ui/src/main.tsx", routes]
        .iter()
        .filter_map(|file| texts.get_key_value(file))
        .flat_map(|(file, _)| closure(&texts, file))
        .collect();
    let late = texts.get(routes).into_iter().flat_map(|text| text.lines()).filter(|line| is_late(line));
    let mut wrong = BTreeSet::new();
    for page in late.filter_map(|line| meant(&texts, routes, line)) {
        let brought = closure(&texts, page);
        for path in brought.iter().filter(|path| has_ending(path, "tsx")) {
            for class in written_classes(texts[path]) {
                let there = |sheets: &BTreeSet<&str>| {
                    sheets.iter().any(|sheet| always.contains(sheet) || brought.contains(sheet))
                };
                if styled.get(class).is_some_and(|sheets| !there(sheets)) {
                    wrong.insert(format!("{page}: .{class} of {path}"));
                }
            }
        }
    }
    wrong.into_iter().collect()
}

/// A file with everything that it imports, by whatever is between.
fn closure<'t>(texts: &BTreeMap<&'t str, &'t str>, start: &'t str) -> BTreeSet<&'t str> {
    let (mut found, mut next) = (BTreeSet::new(), vec![start]);
    while let Some(path) = next.pop() {
        if found.insert(path) {
            let at_once = texts[path].lines().filter(|line| !is_late(line));
            next.extend(at_once.filter_map(|line| meant(texts, path, line)));
        }
    }
    found
}

/// Whether what a line imports is fetched only when it is wanted.
fn is_late(line: &str) -> bool {
    line.contains("import(")
}

/// The file of ours that a line of `from` imports; none for a library.
fn meant<'t>(texts: &BTreeMap<&'t str, &'t str>, from: &str, line: &str) -> Option<&'t str> {
    let import = imported(line)?;
    let folder = from.rsplit_once('/').filter(|_| import.starts_with('.'))?.0;
    let path = joined(folder, import);
    let endings = ["", ".tsx", ".ts", "/index.ts"];
    endings
        .iter()
        .find_map(|ending| texts.get_key_value(format!("{path}{ending}").as_str()))
        .map(|(path, _)| *path)
}

/// The classes that a component writes as such, not as the value of something.
fn written_classes(text: &str) -> BTreeSet<&str> {
    let mut classes = BTreeSet::new();
    for rest in text.split("className=").skip(1) {
        let written: Vec<&str> = match rest.as_bytes().first() {
            Some(b'"') => rest[1..].split('"').take(1).collect(),
            Some(b'{') => {
                let value = rest.split(['}', '\n']).next().unwrap_or_default();
                value.split(['\'', '`']).skip(1).step_by(2).collect()
            }
            _ => Vec::new(),
        };
        classes.extend(written.into_iter().flat_map(str::split_whitespace));
    }
    classes
}

/// Both ways: a picture that no page shows, and one that a page shows and is not there.
fn pictures_are_shown(sources: &[Source]) -> Vec<String> {
    let there: BTreeSet<String> = sources
        .iter()
        .filter(|source| source.path.starts_with("docs/manual/") && has_ending(&source.path, "png"))
        .map(|source| source.path.clone())
        .collect();
    let shown: BTreeSet<String> = manual_pages(sources)
        .flat_map(|page| links(page).into_iter().map(|(path, _)| path))
        .filter(|path| has_ending(path, "png"))
        .collect();
    there.symmetric_difference(&shown).cloned().collect()
}

/// Every place that a page of the manual leads to is there: the file, and the head in it. The contents lead to every chapter:
/// the program and the paper read from them which chapters there are, and in which order.
fn manual_leads_on(sources: &[Source]) -> Vec<String> {
    let texts: BTreeMap<&str, &str> =
        sources.iter().map(|source| (source.path.as_str(), source.text.as_str())).collect();
    let mut wrong = Vec::new();
    for page in manual_pages(sources) {
        for (path, head) in links(page) {
            let text = texts.get(path.as_str());
            let found = text.is_some_and(|text| {
                let is_head = |line: &str| line.trim_start_matches('#').trim() == head;
                head.is_empty() || text.lines().any(|line| line.starts_with('#') && is_head(line))
            });
            if !found {
                wrong.push(format!("{}: {path}#{head}", page.path));
            }
        }
    }
    let contents = manual_pages(sources).find(|page| page.path == "docs/manual/zh-CN.md");
    let named: BTreeSet<String> = contents.into_iter().flat_map(links).map(|(path, _)| path).collect();
    let chapters = manual_pages(sources).filter(|page| page.path.starts_with("docs/manual/zh-CN/"));
    wrong.extend(chapters.filter(|page| !named.contains(&page.path)).map(|page| page.path.clone()));
    wrong
}

fn manual_pages(sources: &[Source]) -> impl Iterator<Item = &Source> {
    sources.iter().filter(|source| source.path.starts_with("docs/manual/") && has_ending(&source.path, "md"))
}

/// Where a page leads to within the repository: the path from the root, and the head if one is named.
fn links(page: &Source) -> Vec<(String, &str)> {
    let folder = page.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    page.text
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter(|target| !target.contains("://"))
        .map(|target| {
            let (file, head) = target.split_once('#').unwrap_or((target, ""));
            (if file.is_empty() { page.path.clone() } else { joined(folder, file) }, head)
        })
        .collect()
}

/// A file that the one program of tests does not name is never built, and whatever it tests is not tested.
fn tests_are_run(sources: &[Source]) -> Vec<String> {
    let root = "core/tests/all.rs";
    let named: BTreeSet<&str> = sources
        .iter()
        .filter(|source| source.path == root)
        .flat_map(|source| source.text.lines())
        .filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';'))
        .collect();
    sources
        .iter()
        .filter(|source| source.path != root)
        .filter(|source| {
            let name = source.path.strip_prefix("core/tests/").and_then(|file| file.strip_suffix(".rs"));
            name.is_some_and(|name| !name.contains('/') && !named.contains(name))
        })
        .map(|source| source.path.clone())
        .collect()
}

/// A code that no test raises says nothing of when it is raised, or whether it ever is. Named is what stands in a test as the code or
/// as its name in Rust.
fn codes_are_tested(sources: &[Source]) -> Vec<String> {
    let tests: String = sources.iter().filter_map(test_code).collect();
    let list = sources.iter().filter(|source| source.path == "core/src/error/code.rs");
    let codes = list.flat_map(|source| source.text.lines()).filter_map(|line| {
        let (name, code) = line.trim().strip_suffix("\",")?.split_once(" = \"")?;
        (!name.starts_with('/')).then_some((name, code))
    });
    codes
        .filter(|(name, code)| !names(&tests, code) && !names(&tests, &format!("ErrorCode::{name}")))
        .map(|(_, code)| code.to_owned())
        .collect()
}

/// What is test in a file.
fn test_code(source: &Source) -> Option<&str> {
    let path = &source.path;
    let whole = ["core/tests/", "cli/tests/", "tests/e2e/"].iter().any(|folder| path.starts_with(folder))
        || path.ends_with("tests.rs");
    if whole {
        return Some(&source.text);
    }
    let product = ["core/src/", "cli/src/", "src-tauri/src/"].iter().any(|folder| path.starts_with(folder));
    let (_, tests) = source.text.split_once("mod tests {").filter(|_| product)?;
    Some(tests)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks what a rule finds in files of these paths and texts.
    fn check(find: fn(&[Source]) -> Vec<String>, files: &[(&str, &str)], expected: &[&str]) {
        let sources: Vec<Source> = files
            .iter()
            .map(|(path, text)| Source { path: (*path).to_owned(), text: (*text).to_owned() })
            .collect();
        assert_eq!(find(&sources), expected, "{files:?}");
    }

    #[test]
    fn classes() {
        let (tickets, surveys) = ("ui/src/features/tickets/a.css", "ui/src/features/surveys/b.css");
        let mark = [".mark: ui/src/features/surveys/b.css, ui/src/features/tickets/a.css"];
        check(
            classes_of_one_place,
            &[(tickets, ".mark { color: red; }"), (surveys, ".mark:hover {}")],
            &mark,
        );
        check(
            classes_of_one_place,
            &[
                (tickets, "@media print {\n  .x,\n  .mark > li {\n  }\n}"),
                (surveys, ".y { top: 0 }\n.mark.on {}"),
            ],
            &mark,
        );
        check(
            classes_of_one_place,
            &[("ui/src/app/style.css", ".list {}"), ("ui/src/features/tickets/orders/c.css", ".list td {}")],
            &[".list: ui/src/app/style.css, ui/src/features/tickets/orders/c.css"],
        );
        // Within a class of its own, of one feature, in a comment, of the library: nobody else is touched.
        check(classes_of_one_place, &[(tickets, ".tickets .mark {}"), (surveys, ".surveys .mark {}")], &[]);
        check(
            classes_of_one_place,
            &[(tickets, ".mark {}"), ("ui/src/features/tickets/orders/c.css", ".mark {}")],
            &[],
        );
        check(classes_of_one_place, &[(tickets, ".mark {}"), (surveys, "/* .mark { */\n.marked {}")], &[]);
        check(classes_of_one_place, &[(tickets, ".ant-btn {}"), (surveys, ".ant-btn {}")], &[]);
    }

    #[test]
    fn styles_of_a_page() {
        let main = ("ui/src/main.tsx", "import './app/style.css';");
        let style = ("ui/src/app/style.css", "@import \"./style/c.css\";");
        let routes = ("ui/src/app/routes.tsx", "lazy(() => import('../features/a/APage'), 'APage')");
        let page =
            ("ui/src/features/a/APage.tsx", "import { B } from './B';\n<p className=\"wide\" /> <B />");
        let part = ("ui/src/features/a/B.tsx", "<b className={on ? 'mark' : `row ${x}`} />");
        let (sheet, app) =
            (("ui/src/features/a/b.css", ".mark {}\n.row {}"), ("ui/src/app/style/c.css", ".wide {}"));
        let wrong = ["mark", "row"]
            .map(|class| format!("ui/src/features/a/APage.tsx: .{class} of ui/src/features/a/B.tsx"));
        let wrong: Vec<&str> = wrong.iter().map(String::as_str).collect();
        check(pages_bring_styles, &[main, style, routes, page, part, sheet, app], &wrong);
        for (of, import) in [(page, "./b.css"), (part, "./b.css")] {
            let brings = format!("import '{import}';\n{}", of.1);
            let other = if of == page { part } else { page };
            check(pages_bring_styles, &[main, style, routes, other, (of.0, &brings), sheet, app], &[]);
        }
    }

    #[test]
    fn programs_of_tests() {
        let (all, lists) =
            (("core/tests/all.rs", "//! All.\n\nmod common;\nmod lists;\n"), ("core/tests/lists.rs", ""));
        check(tests_are_run, &[all, lists, ("core/tests/common/mod.rs", "")], &[]);
        check(tests_are_run, &[all, lists, ("core/tests/undo.rs", "")], &["core/tests/undo.rs"]);
    }

    #[test]
    fn error_codes() {
        let codes = (
            "core/src/error/code.rs",
            "    /// No text.\n    TextLost = \"text.lost\",\n    /// Too long.\n    TextLong = \"text.long\",\n",
        );
        let named = ("core/tests/texts.rs", "\"text.lost@content\", \"3 text.long x\"");
        check(codes_are_tested, &[codes, named], &[]);
        let within =
            ("core/src/text.rs", "ErrorCode::TextLong;\n#[cfg(test)]\nmod tests {\n ErrorCode::TextLost }");
        check(codes_are_tested, &[codes, within], &["text.long"]);
        let longer = ("core/src/text/tests.rs", "text.longer, ErrorCode::TextLostAgain");
        check(codes_are_tested, &[codes, longer], &["text.lost", "text.long"]);
    }

    #[test]
    fn pictures() {
        let picture = ("docs/manual/images/来件.png", "");
        let shown = ("docs/manual/zh-CN/11-tickets.md", "![来件](../images/来件.png)");
        check(pictures_are_shown, &[picture, shown], &[]);
        check(
            pictures_are_shown,
            &[picture, ("docs/manual/zh-CN.md", "![来件](images/来件-办理.png), [来件](#来件)")],
            &["docs/manual/images/来件-办理.png", "docs/manual/images/来件.png"],
        );
        check(pictures_are_shown, &[("ui/src/shared/logo.png", "")], &[]);
    }

    #[test]
    fn chapters() {
        let contents = ("docs/manual/zh-CN.md", "[来件](zh-CN/11-tickets.md)");
        let tickets = ("docs/manual/zh-CN/11-tickets.md", "# 来件\n## 反馈\n[反馈](#反馈), [x](https://x)");
        check(manual_leads_on, &[contents, tickets], &[]);
        let lost = "[a](../../b.md), [b](11-tickets.md#办结)";
        check(
            manual_leads_on,
            &[contents, tickets, ("docs/manual/zh-CN/12-box.md", lost)],
            &[
                "docs/manual/zh-CN/12-box.md: docs/b.md#",
                "docs/manual/zh-CN/12-box.md: docs/manual/zh-CN/11-tickets.md#办结",
                "docs/manual/zh-CN/12-box.md",
            ],
        );
    }
}
