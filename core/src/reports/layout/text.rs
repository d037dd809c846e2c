//! Setting text: which glyph draws a character, where a line may end, how a line is filled.
//!
//! Chinese is set without shaping: one character, one glyph. Lines are filled between characters.

use std::collections::{BTreeSet, HashMap};

use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

use super::page::PlacedGlyph;
use crate::reports::fonts::{Fonts, Glyph, OpenFonts, Style};

/// What stands for a character that no font has.
const GETA: char = '〓';

/// The air between Chinese and Latin, in ems: less than what readers of the file take for a space.
const AIR: f32 = 0.08;

/// Sets text in one set of fonts, and remembers what they lack.
pub struct Setter<'a> {
    fonts: OpenFonts<'a>,
    segmenter: LineSegmenterBorrowed<'static>,
    known: HashMap<(Style, char), Glyph>,
    missing: BTreeSet<char>,
}

/// A line of set text.
#[derive(Debug, Clone, PartialEq)]
pub struct SetLine {
    /// Its glyphs.
    pub glyphs: Vec<PlacedGlyph>,
    /// Whether the text goes on in the next line, so that this one is filled.
    pub goes_on: bool,
}

impl<'a> Setter<'a> {
    /// Sets text in `fonts`.
    #[must_use]
    pub fn new(fonts: &'a Fonts) -> Self {
        let mut options = LineBreakOptions::default();
        options.strictness = Some(LineBreakStrictness::Strict);
        let segmenter = LineSegmenter::new_for_non_complex_scripts(options);
        Self { fonts: fonts.open(), segmenter, known: HashMap::new(), missing: BTreeSet::new() }
    }

    /// The characters that no font had so far.
    #[must_use]
    pub fn missing(&self) -> Vec<char> {
        self.missing.iter().copied().collect()
    }

    /// The glyphs of `text` in one line, with a typesetter's air between Chinese and Latin and between marks.
    pub fn shape(&mut self, text: &str, style: Style, size: f32) -> Vec<PlacedGlyph> {
        let styled: Vec<(char, Style)> = text.chars().map(|c| (c, style)).collect();
        self.shape_styled(&styled, size)
    }

    fn shape_styled(&mut self, text: &[(char, Style)], size: f32) -> Vec<PlacedGlyph> {
        let mut glyphs: Vec<PlacedGlyph> = text
            .iter()
            .map(|(c, style)| (if c.is_whitespace() && *c != '　' { ' ' } else { *c }, *style))
            .filter_map(|(character, style)| self.glyph(style, character))
            .map(|glyph| PlacedGlyph { glyph, after: 0.0 })
            .collect();
        for seam in 1..glyphs.len() {
            bridge(&mut glyphs, seam, size);
        }
        glyphs
    }

    fn glyph(&mut self, style: Style, character: char) -> Option<Glyph> {
        if let Some(glyph) = self.known.get(&(style, character)) {
            return Some(*glyph);
        }
        let glyph = if let Some(glyph) = self.fonts.glyph(style, character) {
            glyph
        } else {
            self.missing.insert(character);
            self.fonts.glyph(style, GETA)?
        };
        self.known.insert((style, character), glyph);
        Some(glyph)
    }

    /// The same, cut off with an ellipsis where it would be wider than `width`.
    pub fn shortened(&mut self, text: &str, style: Style, size: f32, width: f32) -> Vec<PlacedGlyph> {
        let mut glyphs = self.shape(text, style, size);
        if Self::width(&glyphs, size) > width {
            let ellipsis = self.shape("…", style, size);
            glyphs.truncate(longest_fit(&glyphs, size, width - Self::width(&ellipsis, size)));
            glyphs.extend(ellipsis);
        }
        glyphs
    }

    /// How wide a line is, in points.
    #[must_use]
    pub fn width(glyphs: &[PlacedGlyph], size: f32) -> f32 {
        glyphs.iter().map(|placed| placed.glyph.advance * size + placed.after).sum()
    }

    /// `text` in lines no wider than `width`. An end mark that would not fit counts half: the other half is air.
    pub fn lines(&mut self, text: &str, style: Style, size: f32, width: f32) -> Vec<SetLine> {
        let styled: Vec<(char, Style)> = text.chars().map(|c| (c, style)).collect();
        self.styled_lines(&styled, size, width)
    }

    /// The same of a text whose characters are not all in one style. A date is a word, unless the lines are narrower than it.
    pub(super) fn styled_lines(&mut self, text: &[(char, Style)], size: f32, width: f32) -> Vec<SetLine> {
        self.broken(text, (size, width), true)
    }

    /// The lines of running text that is filled. A date is not kept whole in it: too much air would stand in the line before.
    pub(super) fn running(&mut self, text: &[(char, Style)], size: f32, width: f32) -> Vec<SetLine> {
        self.broken(text, (size, width), false)
    }

    fn broken(
        &mut self,
        text: &[(char, Style)],
        (size, width): (f32, f32),
        whole_dates: bool,
    ) -> Vec<SetLine> {
        let mut lines = Vec::new();
        for paragraph in text.split(|(c, _)| *c == '\n') {
            let plain: String = paragraph.iter().map(|(c, _)| *c).collect();
            let mut pieces = self.pieces(&plain);
            if whole_dates {
                pieces = self.with_dates(pieces, paragraph, (size, width));
            }
            let mut line: Vec<PlacedGlyph> = Vec::new();
            let mut place = 0;
            for piece in pieces {
                let end = place + piece.chars().count();
                let glyphs = self.shape_styled(&paragraph[place..end], size);
                place = end;
                let mut joined = line.clone();
                joined.extend_from_slice(&glyphs);
                bridge(&mut joined, line.len(), size);
                if line.is_empty() || fits(&joined, size, width) {
                    line = joined;
                } else {
                    lines.push(SetLine { glyphs: ended(std::mem::take(&mut line), size), goes_on: true });
                    line = glyphs;
                }
                // A word longer than the line is cut where the line ends.
                while !fits(&line, size, width) && line.len() > 1 {
                    let rest = line.split_off(cut(&line, size, width));
                    lines.push(SetLine { glyphs: std::mem::replace(&mut line, rest), goes_on: true });
                }
            }
            lines.push(SetLine { glyphs: ended(line, size), goes_on: false });
        }
        lines
    }

    /// The pieces with those of a date in one, where it fits in a line.
    fn with_dates(
        &mut self,
        pieces: Vec<String>,
        text: &[(char, Style)],
        (size, width): (f32, f32),
    ) -> Vec<String> {
        let mut joined = Vec::new();
        let (mut date, mut place) = (Vec::new(), 0);
        let mut pieces = pieces.into_iter().peekable();
        while let Some(piece) = pieces.next() {
            let goes_on = pieces.peek().is_some_and(|next| within_date(&piece, next));
            date.push(piece);
            if goes_on {
                continue;
            }
            let whole = date.concat();
            let end = place + whole.chars().count();
            let glyphs = self.shape_styled(&text[place..end], size);
            place = end;
            if fits(&glyphs, size, width) {
                joined.push(whole);
                date.clear();
            } else {
                joined.append(&mut date);
            }
        }
        joined
    }

    /// The lines of a paragraph that is filled. A few characters do not stand alone in the last one: the lines above give
    /// up a little of their width to it.
    pub(super) fn paragraph(&mut self, text: &[(char, Style)], size: f32, width: f32) -> Vec<SetLine> {
        let stands = |lines: &[SetLine]| {
            lines.len() < 2 || lines.last().is_some_and(|line| Self::width(&line.glyphs, size) > 4.2 * size)
        };
        let lines = self.running(text, size, width);
        if stands(&lines) {
            return lines;
        }
        for ems in [1.0, 2.0, 3.0, 4.0] {
            let other = self.running(text, size, width - ems * size);
            let full = other.iter().all(|line| can_fill(line, size, width));
            if other.len() == lines.len() && stands(&other) && full {
                return other;
            }
        }
        lines
    }

    /// The pieces between which a line may end.
    fn pieces(&self, text: &str) -> Vec<String> {
        let mut pieces = Vec::new();
        let mut start = 0;
        for end in self.segmenter.segment_str(text).skip(1) {
            if end < text.len() && !may_break(&text[..end], &text[end..]) {
                continue;
            }
            for piece in split_at_quotes(&text[start..end]) {
                pieces.push(piece.to_owned());
            }
            start = end;
        }
        pieces
    }
}

/// Whether a line may end between the two, where Unicode's rules allow it: not within a double dash or double
/// ellipsis, and, even with a space between, neither after an opening mark nor before a closing one; nor between a number
/// and its unit, nor after a sign that says something of what follows it.
fn may_break(before: &str, after: &str) -> bool {
    let (last, next) = (before.trim_end().chars().next_back(), after.chars().next());
    let torn = matches!(last, Some('—' | '…')) && last == next;
    let opened = last.is_some_and(opens);
    let closing = next.is_some_and(|c| closes(c) || matches!(c, '·' | '…'));
    let counted = last.is_some_and(|c| c.is_ascii_digit()) && next.is_some_and(is_unit);
    let marking = last.is_some_and(|c| matches!(c, '●' | '▲' | '■' | '○' | '□' | '◆' | '≥' | '≤'));
    !torn && !opened && !closing && !counted && !marking
}

/// Whether one ends and the other begins within a date: `2026年` and `11月`, `11月` and `23日`.
fn within_date(before: &str, after: &str) -> bool {
    let rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = |name| {
        let before = before.strip_suffix(name);
        before.is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
    };
    rest.len() < after.len()
        && (numbered('年') && rest.starts_with('月') || numbered('月') && rest.starts_with('日'))
}

/// What follows a number and belongs to it.
fn is_unit(character: char) -> bool {
    const UNITS: &str = "年月日时分秒天周次件条项户人份张个页栋题名元";
    UNITS.contains(character)
}

/// Unicode does not know whether a curly quote is Chinese; next to Han it is, and a line may end before an opening
/// one and after a closing one.
fn split_at_quotes(piece: &str) -> Vec<&str> {
    let characters: Vec<(usize, char)> = piece.char_indices().collect();
    let mut parts = Vec::new();
    let mut start = 0;
    for pair in characters.windows(2) {
        let [(_, one), (place, other)] = pair else { continue };
        let opens = matches!(other, '“' | '‘') && is_han(*one);
        let closes = matches!(one, '”' | '’') && is_han(*other);
        if opens || closes {
            parts.push(&piece[start..*place]);
            start = *place;
        }
    }
    parts.push(&piece[start..]);
    parts
}

/// The air where two characters meet: a little between Chinese and Latin; half a character less between two marks,
/// which bring air of their own.
fn bridge(line: &mut [PlacedGlyph], seam: usize, size: f32) {
    if seam == 0 || seam >= line.len() {
        return;
    }
    let (before, after) = (line[seam - 1].glyph, line[seam].glyph);
    let (one, other) = (before.character, after.character);
    let wide = before.advance > 0.9 && after.advance > 0.9;
    if is_han(one) && is_latin(other) || is_latin(one) && is_han(other) {
        line[seam - 1].after = size * AIR;
    } else if wide && (closes(one) && (closes(other) || opens(other)) || opens(one) && opens(other)) {
        line[seam - 1].after = -before.advance * size / 2.0;
    }
}

fn opens(character: char) -> bool {
    matches!(character, '“' | '‘' | '（' | '《' | '「' | '『' | '【')
}

fn closes(character: char) -> bool {
    matches!(character, '”' | '’') || is_end_mark(character)
}

fn fits(line: &[PlacedGlyph], size: f32, width: f32) -> bool {
    let mut needed = Setter::width(line, size);
    for placed in line.iter().rev() {
        match placed.glyph.character {
            ' ' => needed -= placed.glyph.advance * size + placed.after,
            c if is_end_mark(c) => {
                needed -= placed.glyph.advance * size / 2.0;
                break;
            }
            _ => break,
        }
    }
    needed <= width + 0.01
}

fn longest_fit(line: &[PlacedGlyph], size: f32, width: f32) -> usize {
    let mut used = 0.0;
    for (index, placed) in line.iter().enumerate() {
        used += placed.glyph.advance * size + placed.after;
        if used > width && index > 0 {
            return index;
        }
    }
    line.len()
}

/// Where a word longer than the line is cut: where the line ends, but neither after opening marks nor before closing
/// ones, unless it is made of nothing else.
fn cut(line: &[PlacedGlyph], size: f32, width: f32) -> usize {
    let longest = longest_fit(line, size, width);
    let torn = |place: &usize| {
        let (last, next) =
            (line[place - 1].glyph.character, line.get(*place).map(|placed| placed.glyph.character));
        opens(last) || next.is_some_and(|next| closes(next) || matches!(next, '·' | '…'))
    };
    (1..=longest).rev().find(|place| !torn(place)).unwrap_or(longest)
}

/// A line without the spaces at its end, and with only half of an end mark's own width.
fn ended(mut line: Vec<PlacedGlyph>, size: f32) -> Vec<PlacedGlyph> {
    while line.last().is_some_and(|placed| placed.glyph.character == ' ') {
        line.pop();
    }
    if let Some(last) = line.last_mut() {
        last.after = if is_end_mark(last.glyph.character) { -last.glyph.advance * size / 2.0 } else { 0.0 };
    }
    line
}

/// The most air that a line is filled with between two characters, in ems: less than what readers of the file take
/// for a space.
const MOST_AIR: f32 = 0.095;

/// Fills a line to `width` by air between its characters, but neither within a word or a number nor in the indent;
/// a line that would become too airy stays as it is.
pub(super) fn fill(line: &mut SetLine, size: f32, width: f32) {
    if line.goes_on && can_fill(line, size, width) {
        let (gaps, each) = air(line, size, width);
        for place in gaps {
            line.glyphs[place].after += each;
        }
    }
}

/// Whether a line reaches `width`, or need not.
pub(super) fn can_fill(line: &SetLine, size: f32, width: f32) -> bool {
    let (gaps, each) = air(line, size, width);
    !line.goes_on || (!gaps.is_empty() && each <= size * MOST_AIR)
}

/// After which glyphs a line takes air, and how much each of them.
fn air(line: &SetLine, size: f32, width: f32) -> (Vec<usize>, f32) {
    let takes_air = |pair: &[PlacedGlyph]| {
        let (one, other) = (pair[0].glyph.character, pair[1].glyph.character);
        one != '　' && !(one.is_ascii_graphic() && other.is_ascii_graphic())
    };
    let gaps: Vec<usize> = line
        .glyphs
        .windows(2)
        .enumerate()
        .filter(|(_, pair)| takes_air(pair))
        .map(|(place, _)| place)
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "a line has some dozens of glyphs")]
    let each = (width - Setter::width(&line.glyphs, size)) / gaps.len().max(1) as f32;
    (gaps, each)
}

/// Marks whose right half is air.
fn is_end_mark(character: char) -> bool {
    matches!(character, '，' | '。' | '、' | '；' | '：' | '！' | '？' | '）' | '》' | '」' | '』' | '】')
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{2E80}'..='\u{2FDF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

fn is_latin(character: char) -> bool {
    character.is_ascii_alphanumeric()
}
