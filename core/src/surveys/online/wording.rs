//! Wording as it is compared: what platforms add to a question's words, and people to an option's, is not part of it.

use crate::tickets::half_width;

/// The letters and digits of a text, small and half wide, with the marks that make other words of them: `>3次` is not
/// `3次`, `1-3年` is not `13年`, and `2.5` is not `25`.
pub(super) fn plain(text: &str) -> String {
    let text = half_width(text).to_lowercase();
    let mut joined: Vec<char> = Vec::with_capacity(text.len());
    for word in text.split_whitespace() {
        let digits = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        if digits(joined.last().copied()) && digits(word.chars().next()) {
            joined.push(' ');
        }
        joined.extend(word.chars());
    }
    let digit_at = |at: Option<usize>| at.and_then(|at| joined.get(at)).is_some_and(char::is_ascii_digit);
    let kept = joined.iter().enumerate().filter_map(|(at, c)| {
        let between = digit_at(at.checked_sub(1)) && digit_at(Some(at + 1));
        match c {
            '<' | '‹' | '〈' => Some('<'),
            '>' | '›' | '〉' => Some('>'),
            '≤' | '≥' | '+' | '±' | '%' | '℃' | '㎡' => Some(*c),
            '-' | '–' | '—' | '−' | '~' | '至' | '到' if between => Some('-'),
            c if c.is_alphanumeric() || between => Some(*c),
            _ => None,
        }
    });
    kept.collect()
}

/// What platforms write into brackets beside a question.
const TAGS: [&str; 22] = [
    "单选题",
    "多选题",
    "单选",
    "多选",
    "可多选",
    "不定项选择",
    "必填",
    "必答",
    "必选",
    "选填",
    "选答",
    "量表题",
    "矩阵题",
    "矩阵量表题",
    "矩阵单选题",
    "矩阵评分题",
    "评分题",
    "打分题",
    "填空题",
    "问答题",
    "nps题",
    "净推荐值题",
];

/// The brackets that platforms and people use, after full-width ones have become half-width.
const BRACKETS: [(char, char); 5] = [('(', ')'), ('[', ']'), ('【', '】'), ('〖', '〗'), ('〔', '〕')];

/// A heading: the number of the question that stands before its words, if there is one, and the words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Heading {
    pub(super) number: Option<usize>,
    pub(super) words: String,
}

/// The heading as it stands, for one that begins with a number of its own: `1-3年`.
pub(super) fn whole_heading(text: &str) -> Heading {
    Heading { number: None, words: plain(&without_tags(&half_width(text))) }
}

/// The heading without numbering and tags: `Q3.` `3、` `第3题` and `[单选题]`.
pub(super) fn heading(text: &str) -> Heading {
    let text = half_width(text);
    let (mut number, mut rest) = (None, text.trim());
    // A matrix may be numbered twice: 3.1.
    for _ in 0..2 {
        let Some((digits, after)) = numbering(rest) else { break };
        number = number.or(Some(digits));
        rest = after.trim_start();
    }
    Heading { number, words: plain(&without_tags(rest)) }
}

/// The number that a text begins with, and what comes after it.
fn numbering(text: &str) -> Option<(usize, &str)> {
    let named = text.strip_prefix(['Q', 'q']).or_else(|| text.strip_prefix('第')).unwrap_or(text);
    let end = named.find(|c: char| !c.is_ascii_digit()).unwrap_or(named.len());
    let (digits, rest) = named.split_at(end);
    if digits.is_empty() || digits.len() > 3 {
        return None;
    }
    let number = digits.parse().ok()?;
    if let Some(rest) = rest.strip_prefix('题') {
        return Some((number, rest.trim_start_matches(['、', '.', ':', ' '])));
    }
    match rest.chars().next() {
        // The brackets stay: what stands in them are the words.
        Some('(' | '[' | '【') => Some((number, rest)),
        Some(c @ ('、' | '.' | ':' | ')' | '_' | '-' | ' ' | ',')) => Some((number, &rest[c.len_utf8()..])),
        _ => None,
    }
}

fn without_tags(text: &str) -> String {
    let mut left = text.to_owned();
    for (open, close) in BRACKETS {
        let mut from = 0;
        while let Some(start) = left[from..].find(open).map(|at| from + at) {
            let Some(end) = left[start..].find(close).map(|at| start + at) else { break };
            let inside = plain(&left[start + open.len_utf8()..end]);
            if TAGS.contains(&inside.as_str()) {
                left.replace_range(start..end + close.len_utf8(), "");
                from = start;
            } else {
                from = end;
            }
        }
    }
    left
}

/// A text without what stands in brackets at its end: `其他〖门太窄〗`, `非常满意(5分)`.
pub(super) fn without_end(text: &str) -> String {
    let text = half_width(text);
    let text = text.trim();
    for (open, close) in BRACKETS {
        if let Some(inside) = text.strip_suffix(close)
            && let Some(at) = inside.find(open)
            && at > 0
        {
            return text[..at].trim_end().to_owned();
        }
    }
    text.to_owned()
}

/// A text without the letter or number of an option before it: `A.满意`, `5、非常满意`.
pub(super) fn without_letter(text: &str) -> &str {
    let mut chars = text.char_indices();
    match (chars.next(), chars.next()) {
        (Some((_, first)), Some((at, '.' | '、' | ':' | ')' | ' ' | '-' | '_')))
            if first.is_ascii_alphanumeric() =>
        {
            let rest = text[at..].trim_start_matches(['.', '、', ':', ')', ' ', '-', '_']);
            // 1-3年 and 3.5 are themselves.
            let number = first.is_ascii_digit()
                && rest.starts_with(|c: char| c.is_ascii_digit())
                && !text[at..].starts_with(['、', ')', ':']);
            if number { text } else { rest }
        }
        _ => text,
    }
}

/// How alike two texts are, from 0 to 1000: the pairs of neighbouring characters that they share (Dice).
pub(super) fn likeness(one: &str, other: &str) -> usize {
    let pairs = |text: &str| {
        let chars: Vec<char> = text.chars().collect();
        let mut pairs: Vec<(char, char)> = chars.windows(2).map(|pair| (pair[0], pair[1])).collect();
        pairs.sort_unstable();
        pairs
    };
    let (one, other) = (pairs(one), pairs(other));
    let whole = one.len() + other.len();
    let (mut left, mut right, mut shared) = (one.iter().peekable(), other.iter().peekable(), 0_usize);
    while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => drop(left.next()),
            std::cmp::Ordering::Greater => drop(right.next()),
            std::cmp::Ordering::Equal => {
                shared += 1;
                left.next();
                right.next();
            }
        }
    }
    (2000 * shared).checked_div(whole).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_as_platforms_write_them() {
        for (text, number, words) in [
            ("1、您对绿化的养护、修剪满意吗？", Some(1), "您对绿化的养护修剪满意吗"),
            ("Q12. 您对绿化满意吗？[单选题]*", Some(12), "您对绿化满意吗"),
            ("第3题(楼道)", Some(3), "楼道"),
            ("3.1 楼道", Some(3), "楼道"),
            ("５：您是（业主／租户）【必答】", Some(5), "您是业主租户"),
            ("8(安全秩序)", Some(8), "安全秩序"),
            ("2026年您报修过几次？（单选）", None, "2026年您报修过几次"),
            ("3号楼的电梯", None, "3号楼的电梯"),
            ("序号", None, "序号"),
            ("", None, ""),
        ] {
            assert_eq!(heading(text), Heading { number, words: words.to_owned() }, "{text}");
        }
    }

    #[test]
    fn marks_that_make_other_words_stay() {
        for (text, words) in [
            ("＞3 次", ">3次"),
            ("‹3次", "<3次"),
            ("90㎡+", "90㎡+"),
            ("1～3年", "1-3年"),
            ("1 — 3 年", "1-3年"),
            ("1至3年", "1-3年"),
            ("2.5 %", "2.5%"),
            ("1 3", "1 3"),
            ("上门、当面", "上门当面"),
            ("到家-门口", "到家门口"),
        ] {
            assert_eq!(plain(text), words, "{text}");
        }
    }

    #[test]
    fn options_as_platforms_write_them() {
        for (text, left) in
            [("其他〖门太窄〗", "其他"), ("非常满意（5分）", "非常满意"), ("满意", "满意"), ("(空)", "(空)")]
        {
            assert_eq!(without_end(text), left, "{text}");
        }
        for (text, left) in [
            ("A.满意", "满意"),
            ("5、非常满意", "非常满意"),
            ("5", "5"),
            ("A", "A"),
            ("满意", "满意"),
            ("1-3年", "1-3年"),
            ("1.5年", "1.5年"),
            ("2、1-3年", "1-3年"),
        ] {
            assert_eq!(without_letter(text), left, "{text}");
        }
        assert_eq!(likeness("您对绿化满意吗", "您对绿化满意吗"), 1000);
        assert!(likeness("您对楼道的清洁满意吗", "您对小区绿化满意吗") < 700);
        assert_eq!(likeness("", ""), 0);
    }
}
