//! The compliance board on paper says what it says on the screen: its words stand in core for the one, in the locale for the
//! other.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;

type Words = BTreeMap<String, String>;

fn file(path: &str) -> String {
    std::fs::read_to_string(format!("{}/../{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// `RedFlagsSeen` as the locale names it.
fn snake(name: &str) -> String {
    let mut snake = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(c.to_lowercase());
    }
    snake
}

/// What paper says to each variant of an enumeration, with the screen's place for a number.
fn on_paper(paper: &str, of: &str, key: fn(&str) -> String) -> Words {
    let arm = |part: &str| {
        let (name, said) = part.split_once(" => ")?;
        let said = said.trim_start_matches(['{', ' ', '\n']);
        let said = said.strip_prefix("format!(").unwrap_or(said);
        let (text, _) = said.strip_prefix('"')?.split_once('"')?;
        let whole = name.chars().all(|c| c.is_alphanumeric() || c == '_');
        whole.then(|| (key(name), text.replace("{n}", "{{count}}")))
    };
    paper.split(of).skip(1).filter_map(arm).collect()
}

/// The words of a part of the locale.
fn on_screen(locale: &str, part: &str) -> Words {
    let (_, rest) = locale.split_once(&format!("\n    {part}: {{\n")).unwrap();
    let (lines, _) = rest.split_once("\n    },").unwrap();
    let word = |line: &str| {
        let (key, text) = line.trim().split_once(": ").unwrap();
        (key.to_owned(), text.trim_end_matches(',').trim_matches('\'').to_owned())
    };
    lines.lines().map(word).collect()
}

#[test]
fn the_board_says_the_same_on_paper_and_on_the_screen() {
    let paper = file("core/src/supervision/board/paper.rs");
    let wire = file("core/src/supervision/board/wire.rs");
    let locale = file("ui/src/locales/zh-CN/board.ts");
    assert_eq!(on_paper(&paper, "FigureName::", snake), on_screen(&locale, "figure"));
    assert_eq!(on_paper(&paper, "ReasonCode::", snake), on_screen(&locale, "reason"));
    let changed = |words: Words, change: fn(String) -> String| -> Words {
        words.into_iter().map(|(key, text)| (key, change(text))).collect()
    };
    let rules = on_paper(&paper, "Clause::", str::to_owned);
    assert_eq!(changed(rules, |text| format!("{text}。")), on_screen(&locale, "rule"));
    // A shape stands before each state.
    let states = on_paper(&paper, "BoardState::", snake);
    assert_eq!(changed(states, |text| text.chars().skip(2).collect()), on_screen(&locale, "state"));
    let title = |line: &str| {
        let (name, rest) = line.trim().split_once(" = \"R")?;
        let (_, title) = rest.trim_end_matches("\";").rsplit_once('"')?;
        Some((name.to_owned(), title.to_owned()))
    };
    assert_eq!(wire.lines().filter_map(title).collect::<Words>(), on_screen(&locale, "title"));
}
