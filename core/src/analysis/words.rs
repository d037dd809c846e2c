//! Words that residents say more often than before: of the tickets of a period and of the four quarters before it.
//!
//! A word is what the dictionary of the program takes for one, or up to three of them side by side. It is counted once a
//! ticket, as a share of the tickets read, so that a busy quarter makes no word rise; all words are judged together by Holm.
//! Where tickets of either time were destroyed (R8.1) no word is shown: those that are left would tell something else.
//! Nobody is found by them: a word with a digit, one from fewer than five homes, and one that is part of a name that the office knows, is
//! left out.

use std::collections::{BTreeSet, HashMap, HashSet};

use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::period::{Period, Span};
use crate::access;
use crate::error::Result;
use crate::office::OfficeZone;
use crate::operation::{Read, ReadContext};
use crate::residents;
use crate::statistics::{CountChange, Events, count_change, holm};
use crate::surveys::says_something;
use crate::tickets;

/// The most tickets that are read of either span; of more, evenly so many.
const MOST_READ: i64 = 20_000;

/// The fewest homes that a word must come from.
const LEAST_HOMES: usize = 5;

/// How many words are shown.
const MOST: usize = 30;

/// How many neighbours may be one word: the dictionary knows 充电 and 桩, and of 异味 only 异 and 味.
const MOST_WORDS: usize = 3;

/// The longest that neighbours may be together, in characters.
const LONGEST: usize = 6;

/// Characters of grammar, with which nothing that is wished for begins or ends.
const GRAMMAR: &str = "的地得了着过是在有和与及或就也都还又很太没不未要会能可把被从到向对给让请跟这那哪此我你他她它们您吗呢吧啊呀个些下上里中外前后时日天月年一二三四五六七八九十两几多再才已为以于之其所而但";

/// How many months the time before has: four quarters.
const BEFORE: u32 = 12;

/// Words that residents say more often than in the four quarters before: `get_rising_words`, R7.2.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetRisingWords {
    /// The first month, such as `2026-07`.
    pub from: String,
    /// The last month; at most 36 are looked at together.
    pub to: String,
}

/// A word that is said more often.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
pub struct RisingWord {
    /// The word.
    pub word: String,
    /// In how many of the tickets read it is said.
    pub count: i64,
    /// In how many of those read of the time before.
    pub before: i64,
    /// How many times as often, with the 95 % interval.
    pub change: CountChange,
}

/// Words that residents say more often.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
pub struct RisingWords {
    /// Which days are looked at.
    pub days: Span,
    /// How many tickets were read of them: all, or of more than 20,000 evenly so many.
    pub read: i64,
    /// The days before.
    pub before: Span,
    /// How many tickets were read of those.
    pub read_before: i64,
    /// How many tickets of either span were destroyed at the end of their retention, and their words with them. If there are
    /// any, no word is counted: the rest alone would tell something else.
    pub destroyed: i64,
    /// The words, those that surely rise the most first; 30 at most.
    pub rows: Vec<RisingWord>,
}

/// In how many tickets and from which homes.
#[derive(Default)]
struct Said {
    tickets: u32,
    homes: HashSet<String>,
}

/// The words of a span.
#[derive(Default)]
struct Words {
    said: HashMap<String, Said>,
    callers: BTreeSet<String>,
    read: u32,
    destroyed: u32,
}

impl Read for GetRisingWords {
    fn run(self, context: &ReadContext<'_>) -> Result<RisingWords> {
        let ReadContext { db, now, zone, .. } = *context;
        let period = Period::read(&self.from, &self.to, zone, now)?;
        let before = Period { months: BEFORE, ..period.earlier(BEFORE) };
        let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
        let later = read(db, zone, period, &segmenter, None)?;
        // Only what is said now can rise.
        let earlier = read(db, zone, before, &segmenter, Some(&later.said))?;
        let destroyed = i64::from(later.destroyed) + i64::from(earlier.destroyed);
        let mut names = later.callers.clone();
        names.extend(access::store::names(db)?.into_iter().map(|(name, _)| name));
        names.extend(residents::known_of_residents(db)?.names);
        let names: Vec<String> = names.into_iter().map(|name| name.to_lowercase()).collect();
        Ok(RisingWords {
            days: period.days(),
            read: i64::from(later.read),
            before: before.days(),
            read_before: i64::from(earlier.read),
            destroyed,
            rows: if destroyed > 0 { Vec::new() } else { rising(&later, &earlier, &names) },
        })
    }
}

fn rising(later: &Words, earlier: &Words, names: &[String]) -> Vec<RisingWord> {
    let over = |words: &Words| f64::from(words.read);
    let mut found: Vec<RisingWord> = later
        .said
        .iter()
        .filter(|(_, said)| said.homes.len() >= LEAST_HOMES)
        .filter_map(|(word, said)| {
            let before = earlier.said.get(word).map_or(0, |said| said.tickets);
            let change = count_change(
                Events { count: before, over: over(earlier) },
                Events { count: said.tickets, over: over(later) },
            )?;
            Some(RisingWord { word: word.clone(), count: said.tickets.into(), before: before.into(), change })
        })
        .collect();
    // In one order, whatever that of the map.
    found.sort_by(|one, other| one.word.cmp(&other.word));
    let likelihoods: Vec<f64> = found.iter().map(|word| word.change.p).collect();
    let holds = holm(&likelihoods);
    let mut rows: Vec<RisingWord> = found
        .into_iter()
        .zip(holds)
        .filter(|(word, holds)| *holds && word.change.low > 1.0 && !is_named(&word.word, names))
        .map(|(word, _)| word)
        .collect();
    let parts = parts(&rows);
    rows.retain(|row| !parts.contains(&row.word));
    rows.sort_by(|one, other| other.change.low.total_cmp(&one.change.low));
    rows.truncate(MOST);
    rows
}

/// Whether a word is part of a name, or a name part of it.
fn is_named(word: &str, names: &[String]) -> bool {
    names.iter().any(|name| name.contains(word) || (name.chars().count() > 1 && word.contains(name.as_str())))
}

/// The words that are hardly ever said without a longer one that holds them.
fn parts(rows: &[RisingWord]) -> BTreeSet<String> {
    let is_part = |one: &RisingWord| {
        rows.iter().any(|other| {
            other.word != one.word && other.word.contains(&one.word) && other.count * 5 >= one.count * 4
        })
    };
    rows.iter().filter(|one| is_part(one)).map(|one| one.word.clone()).collect()
}

fn read(
    db: &Connection,
    zone: OfficeZone,
    period: Period,
    segmenter: &WordSegmenterBorrowed<'_>,
    only: Option<&HashMap<String, Said>>,
) -> Result<Words> {
    let mut words = Words::default();
    tickets::said(db, period.start(zone), period.end(zone), MOST_READ, |text| {
        words.read += 1;
        // A ticket always says something, until it is emptied.
        words.destroyed += u32::from(text.content.is_empty());
        words.callers.extend(text.caller_name.map(str::to_owned));
        for word in words_of(text.content, segmenter) {
            if only.is_some_and(|only| !only.contains_key(&word)) {
                continue;
            }
            let said = words.said.entry(word).or_default();
            said.tickets += 1;
            // Whether there are five is all that matters.
            if let Some(room) = text.room.filter(|_| only.is_none() && said.homes.len() < LEAST_HOMES) {
                said.homes.insert(room.to_owned());
            }
        }
        Ok(())
    })?;
    Ok(words)
}

/// The words of a text and what up to three neighbours say together, each once.
fn words_of(text: &str, segmenter: &WordSegmenterBorrowed<'_>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    // The words since the last sign that is no letter.
    let mut run: Vec<&str> = Vec::new();
    let mut start = 0;
    for end in segmenter.segment_str(text) {
        let word = text.get(start..end).unwrap_or_default();
        start = end;
        if word.is_empty() {
            continue;
        }
        if !word.chars().all(char::is_alphabetic) {
            run.clear();
            continue;
        }
        run.push(word);
        for length in 1..=MOST_WORDS.min(run.len()) {
            let together = &run[run.len() - length..];
            if says_something_together(together) {
                found.insert(together.concat().to_lowercase());
            }
        }
    }
    found
}

/// Whether neighbours say something together: neither end is a word of grammar, and they are not too long.
fn says_something_together(words: &[&str]) -> bool {
    let [first, .., last] = words else { return words.iter().all(|word| says_something(word)) };
    let chinese = words.iter().all(|word| !word.is_ascii());
    let tells = |word: &str| match word.chars().next() {
        Some(c) if word.chars().count() == 1 => !GRAMMAR.contains(c),
        _ => says_something(word),
    };
    let length: usize = words.iter().map(|word| word.chars().count()).sum();
    chinese && length <= LONGEST && tells(first) && tells(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(tickets: &[(&str, usize, u32)], read: u32) -> Words {
        let said = tickets.iter().map(|(word, homes, tickets)| {
            let homes = (0..*homes).map(|home| home.to_string()).collect();
            ((*word).to_owned(), Said { tickets: *tickets, homes })
        });
        Words { said: said.collect(), callers: BTreeSet::new(), read, destroyed: 0 }
    }

    #[test]
    fn words_and_pairs_of_a_text_count_once() {
        let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
        let found = words_of("电梯停了，电梯又停了；电话 13800001111，WIFI坏了", &segmenter);
        assert!(found.contains("电梯") && found.contains("wifi"), "{found:?}");
        assert!(found.iter().all(|word| !word.chars().any(|c| c.is_ascii_digit())), "{found:?}");
    }

    #[test]
    fn a_word_rises_only_if_many_say_it_and_nobody_is_called_so() {
        let names = ["王秀英".to_owned(), "陈雨".to_owned()];
        let later = words(
            &[
                ("充电", 9, 40),
                ("充电桩", 9, 38),
                ("漏水", 9, 40),
                ("秀英", 9, 40),
                ("陈雨态度", 9, 40),
                ("异味", 4, 40),
                ("电梯", 9, 12),
            ],
            400,
        );
        let earlier = words(&[("充电", 20, 4), ("漏水", 20, 150), ("电梯", 20, 40)], 1600);
        let found: Vec<String> = rising(&later, &earlier, &names).into_iter().map(|row| row.word).collect();
        // 充电 is hardly said without 桩; 漏水 was as common; 异味 comes from four homes; 电梯 is no more than chance.
        assert_eq!(found, ["充电桩"]);
    }
}
