//! A cell of a platform's file as an answer: words or numbers of a scale, options alone or joined, numbers, words.

use std::collections::BTreeSet;

use super::wording::{plain, without_end, without_letter};
use crate::error::{Error, ErrorCode, Result};
use crate::surveys::answer::{Answer, fitting};
use crate::surveys::design::{Asks, Choice, DOES_NOT_APPLY};
use crate::tickets::half_width;

/// The words of the scale of satisfaction as platforms and offices write them.
const SCALE: [(u32, &[&str]); 6] = [
    (5, &["非常满意", "很满意", "十分满意", "完全满意", "特别满意", "verysatisfied"]),
    (4, &["满意", "比较满意", "较满意", "基本满意", "satisfied"]),
    (3, &["一般", "中立", "一般般", "说不上", "普通", "尚可", "neutral"]),
    (2, &["不满意", "不太满意", "比较不满意", "较不满意", "不大满意", "dissatisfied"]),
    (1, &["非常不满意", "很不满意", "十分不满意", "完全不满意", "特别不满意", "verydissatisfied"]),
    (
        DOES_NOT_APPLY,
        &[
            "不了解",
            "不适用",
            "不了解不适用",
            "不清楚",
            "说不清",
            "没有接触",
            "未接触",
            "未使用过",
            "没用过",
            "na",
        ],
    ),
];

/// What platforms write where nothing was answered, and where the question was not shown.
const NOTHING: [&str; 10] = ["", "(空)", "空", "-2", "(跳过)", "跳过", "-3", "未填", "未填写", "未作答"];

/// What says that an option was chosen, and that it was not.
const YES: [&str; 10] = ["1", "是", "√", "✓", "✔", "y", "yes", "true", "选中", "已选"];
const NO: [&str; 10] = ["0", "否", "×", "x", "n", "no", "false", "未选", "未选中", "-"];

/// Between several options of one cell: what stands in no option, and what may.
const APART: [char; 7] = ['┋', ';', '|', '│', '\n', '→', '\t'];
const PERHAPS_APART: [char; 3] = [',', '、', '/'];

/// What one cell answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Read {
    /// None if nothing was answered.
    pub(super) answer: Option<Answer>,
    /// Whether it is a number on a scale of satisfaction.
    pub(super) scale_number: bool,
}

/// Whether a cell says that nothing was answered.
pub(super) fn says_nothing(cell: &str) -> bool {
    let cell = half_width(cell);
    NOTHING.contains(&cell.trim())
}

/// A text as it was written, but for the width and size of its letters.
fn exact(text: &str) -> String {
    half_width(text).trim().to_lowercase()
}

/// The options of a question, to be found by their words: exactly, and without what platforms add.
pub(super) struct Options<'a>(Vec<(String, String, &'a Choice)>);

impl<'a> Options<'a> {
    pub(super) fn of(options: &'a [Choice]) -> Self {
        Self(options.iter().map(|option| (exact(&option.text), plain(&option.text), option)).collect())
    }

    /// The option with these words, if no other has them as well.
    fn by_words(&self, text: &str) -> Option<u32> {
        let (written, words) = (exact(text), plain(text));
        let one = |fits: &dyn Fn(&str, &str) -> bool| {
            let mut found = self.0.iter().filter(|(exact, plain, _)| fits(exact, plain));
            found.next().filter(|_| found.next().is_none()).map(|(.., option)| option.code)
        };
        one(&|exact, _| exact == written).or_else(|| one(&|_, plain| !words.is_empty() && plain == words))
    }

    /// The option that a text is: by its words, with a letter before it or a remark after it, or by its place.
    fn find(&self, text: &str) -> Option<u32> {
        let bare = without_letter(text);
        self.by_words(text)
            .or_else(|| self.by_words(bare))
            .or_else(|| self.by_words(&without_end(text)))
            .or_else(|| self.by_words(&without_end(bare)))
            .or_else(|| self.by_place(text))
    }

    /// `2` or `B`. Only where place and code are the same, and where no option has a number, or begins with the letter,
    /// itself can nobody be mistaken about what was meant.
    fn by_place(&self, text: &str) -> Option<u32> {
        let text = text.trim();
        let (place, itself) = match text.as_bytes() {
            [letter] if letter.is_ascii_alphabetic() => {
                let letter = char::from(letter.to_ascii_lowercase());
                let place = usize::from(u8::try_from(letter).ok()? - b'a');
                (place, self.0.iter().any(|(_, words, _)| words.starts_with(letter)))
            }
            _ => {
                let place = usize::try_from(whole(text)?).ok()?.checked_sub(1)?;
                (place, self.0.iter().any(|(_, words, _)| words.contains(|c: char| c.is_ascii_digit())))
            }
        };
        let (.., option) = self.0.get(place)?;
        let in_order = (1_u32..).zip(&self.0).all(|(code, (.., option))| option.code == code);
        (in_order && !itself).then_some(option.code)
    }

    /// The options of a text in which several are joined; `None` if a part is none.
    fn several(&self, text: &str) -> Option<BTreeSet<u32>> {
        if let Some(code) = self.by_words(text) {
            return Some(BTreeSet::from([code]));
        }
        let mut codes = BTreeSet::new();
        for part in text.split(APART).map(str::trim).filter(|part| !part.is_empty()) {
            match self.find(part) {
                Some(code) => drop(codes.insert(code)),
                None => codes.extend(self.joined(part)?),
            }
        }
        Some(codes)
    }

    /// The same where what joins options may stand in one of them: the longest options first.
    fn joined(&self, text: &str) -> Option<BTreeSet<u32>> {
        let parts: Vec<&str> = text.split(PERHAPS_APART).collect();
        let (mut codes, mut from) = (BTreeSet::new(), 0);
        while from < parts.len() {
            let found = (from + 1..=parts.len())
                .rev()
                .find_map(|to| self.find(&parts[from..to].join("、")).map(|code| (to, code)));
            let (to, code) = found?;
            codes.insert(code);
            from = to;
        }
        Some(codes)
    }
}

/// A whole number, as spreadsheets and people write it.
fn whole(text: &str) -> Option<i64> {
    let text = text.trim();
    let text = if thousands(text) { text.replace(',', "") } else { text.to_owned() };
    let digits = text.split_once('.').map_or(text.as_str(), |(whole, part)| {
        // 2.0 is a whole number, 2.5 is none.
        if part.chars().all(|c| c == '0') { whole } else { "" }
    });
    digits.parse().ok()
}

/// Whether the commas of a number stand between its thousands: `1,300`, and not `2,3`.
fn thousands(text: &str) -> bool {
    let mut groups = text.split('.').next().unwrap_or_default().split(',');
    let digits = |group: &str| group.chars().all(|c| c.is_ascii_digit());
    groups.next().is_some_and(|first| (1..=3).contains(&first.len()) && digits(first))
        && groups.all(|group| group.len() == 3 && digits(group))
}

/// The number before a unit: `9分`, `2 次`, `10 (非常愿意)`.
fn number(text: &str, unit: &str) -> Option<i64> {
    let bare = without_end(text);
    let bare = bare.trim();
    let bare = [unit, "分", "星"]
        .iter()
        .filter(|unit| !unit.is_empty())
        .find_map(|unit| bare.strip_suffix(unit))
        .unwrap_or(bare);
    whole(bare)
}

fn unknown() -> Error {
    Error::new(ErrorCode::SurveyAnswerUnknown)
}

/// What a cell answers to a question; of a matrix, to one of its items.
///
/// # Errors
/// `survey.answer_unknown`, and those of an answer that does not fit.
pub(super) fn read(asks: &Asks, options: &Options<'_>, cell: &str, first_is_best: bool) -> Result<Read> {
    let mut scale_number = false;
    if says_nothing(cell) {
        return Ok(Read { answer: None, scale_number });
    }
    let text = half_width(cell);
    let text = text.trim();
    let code = |code: u32| Answer::Code { code };
    let answer = match asks {
        Asks::Satisfaction { .. } | Asks::Matrix { .. } => {
            if let Some(score) = scale_word(text) {
                code(score)
            } else {
                scale_number = true;
                let score =
                    number(text, "").and_then(|score| u32::try_from(score).ok()).ok_or_else(unknown)?;
                // Where options are numbered, 不了解 is the sixth.
                code(if first_is_best && (1..=6).contains(&score) { 6 - score } else { score })
            }
        }
        Asks::Single { .. } => code(options.find(text).ok_or_else(unknown)?),
        Asks::Multiple { .. } => Answer::Choices {
            codes: options.several(text).filter(|codes| !codes.is_empty()).ok_or_else(unknown)?,
        },
        Asks::Recommend => {
            let score = number(text, "").ok_or_else(unknown)?;
            code(u32::try_from(score).map_err(|_| unknown())?)
        }
        Asks::Number { unit, .. } => Answer::Number { number: number(text, unit).ok_or_else(unknown)? },
        // As it was written, full width or not.
        Asks::Text => Answer::Text { text: cell.to_owned() },
    };
    Ok(Read { answer: Some(fitting("cell", asks, answer)?), scale_number })
}

/// The score that a word of the scale stands for.
fn scale_word(text: &str) -> Option<u32> {
    let bare = without_letter(text);
    [text, bare, &without_end(text), &without_end(bare)].iter().find_map(|text| {
        let words = plain(text);
        SCALE.iter().find(|(_, known)| known.contains(&words.as_str())).map(|(score, _)| *score)
    })
}

/// Whether everything in these cells can be the answer to a question with a few answers, or says whether its `option` was
/// chosen: then a column may be that question whatever its heading is, and nothing else is in it.
pub(super) fn all_answer(asks: &Asks, option: Option<&Choice>, cells: &[&str]) -> bool {
    let known = match asks {
        Asks::Single { options } | Asks::Multiple { options } => Options::of(options),
        Asks::Satisfaction { .. } | Asks::Matrix { .. } | Asks::Recommend => Options::of(&[]),
        // A number may be that of a room, and words may be anything.
        Asks::Number { .. } | Asks::Text => return false,
    };
    cells.iter().all(|cell| match option {
        Some(option) => {
            let text = exact(cell);
            let said = [YES.as_slice(), NO.as_slice()].concat().contains(&text.as_str());
            says_nothing(cell) || said || plain(&text) == plain(&option.text)
        }
        None => [false, true].iter().any(|first| read(asks, &known, cell, *first).is_ok()),
    })
}

/// Whether a cell of an option's own column says that it was chosen; `None` if nothing was answered.
///
/// # Errors
/// `survey.answer_unknown`.
pub(super) fn chosen(option: &Choice, cell: &str) -> Result<Option<bool>> {
    if says_nothing(cell) {
        return Ok(None);
    }
    let text = half_width(cell).to_lowercase();
    let text = text.trim();
    if NO.contains(&text) || whole(text) == Some(0) {
        return Ok(Some(false));
    }
    let words = plain(&option.text);
    let bare = without_letter(text);
    let itself = [text, bare, &without_end(text), &without_end(bare)].iter().any(|text| plain(text) == words);
    // Beside 其他 people write what else.
    let open = words.starts_with("其他") || words.starts_with("其它");
    if YES.contains(&text) || whole(text) == Some(1) || itself || open {
        return Ok(Some(true));
    }
    Err(unknown())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::surveys::design::BEST;

    fn options(texts: &[&str]) -> Vec<Choice> {
        (1..).zip(texts).map(|(code, text)| Choice { code, text: (*text).to_owned() }).collect()
    }

    /// What a cell is read as, in short.
    fn said(asks: &Asks, cell: &str, first_is_best: bool) -> String {
        let known = match asks {
            Asks::Single { options } | Asks::Multiple { options } => Options::of(options),
            _ => Options::of(&[]),
        };
        match read(asks, &known, cell, first_is_best) {
            Err(error) => error.code().text().to_owned(),
            Ok(Read { answer: None, .. }) => "-".to_owned(),
            Ok(Read { answer: Some(answer), .. }) => match answer {
                Answer::Code { code } => code.to_string(),
                Answer::Choices { codes } => codes.iter().map(u32::to_string).collect::<Vec<_>>().join("+"),
                Answer::Number { number } => number.to_string(),
                Answer::Text { text } => text,
                other => format!("{other:?}"),
            },
        }
    }

    fn check(asks: &Asks, first_is_best: bool, cases: &[(&str, &str)]) {
        for (cell, expected) in cases {
            assert_eq!(said(asks, cell, first_is_best), *expected, "{cell}");
        }
    }

    #[test]
    fn scales_in_words_and_numbers() {
        let cases = [
            ("非常满意", "5"),
            ("A.非常满意", "5"),
            ("5、非常满意", "5"),
            ("非常满意（5分）", "5"),
            ("比较满意", "4"),
            ("一般", "3"),
            ("不太满意", "2"),
            ("很不满意", "1"),
            ("不了解/不适用", "0"),
            ("5", "5"),
            ("4.0", "4"),
            ("３分", "3"),
            ("2星", "2"),
            ("0", "0"),
            ("(空)", "-"),
            ("（跳过）", "-"),
            ("-3", "-"),
            ("", "-"),
            ("6", "input.out_of_range"),
            ("4.5", "survey.answer_unknown"),
            ("还行吧", "survey.answer_unknown"),
        ];
        check(&Asks::Satisfaction { does_not_apply: true }, false, &cases);
        let strict = Asks::Satisfaction { does_not_apply: false };
        check(&strict, false, &[("不了解", "input.out_of_range"), ("0", "input.out_of_range")]);
        check(&Asks::Satisfaction { does_not_apply: true }, true, &[("6", "0"), ("1", "5"), ("0", "0")]);
        check(
            &strict,
            true,
            &[("1", "5"), ("5", "1"), ("3", "3"), ("非常满意", "5"), ("6", "input.out_of_range")],
        );
        assert!((1..=BEST).all(|score| SCALE.iter().any(|(known, _)| *known == score)));
    }

    #[test]
    fn options_alone_and_joined() {
        let texts = ["公告栏", "微信群", "电话或短信", "上门、当面", "其他"];
        let single = Asks::Single { options: options(&texts) };
        check(
            &single,
            false,
            &[
                ("微信群", "2"),
                ("B.微信群", "2"),
                ("B", "2"),
                ("2", "2"),
                ("上门、当面", "4"),
                ("其他〖楼长告诉我的〗", "5"),
                ("其他（楼长）", "5"),
                ("报纸", "survey.answer_unknown"),
                ("6", "survey.answer_unknown"),
                ("公告栏┋微信群", "survey.answer_unknown"),
            ],
        );
        let multiple = Asks::Multiple { options: options(&texts) };
        check(
            &multiple,
            false,
            &[
                ("公告栏┋微信群", "1+2"),
                ("公告栏;微信群；其他〖楼长〗", "1+2+5"),
                ("公告栏│上门、当面", "1+4"),
                ("公告栏|电话或短信|公告栏", "1+3"),
                ("公告栏，微信群", "1+2"),
                ("公告栏、上门、当面、其他", "1+4+5"),
                ("1┋3", "1+3"),
                ("1,3", "1+3"),
                ("A;C", "1+3"),
                ("上门、当面", "4"),
                ("公告栏┋报纸", "survey.answer_unknown"),
                ("┋", "survey.answer_unknown"),
                ("(跳过)", "-"),
            ],
        );
        // Marks and numbers of the options' own.
        let times = Asks::Single { options: options(&["‹3次", "3次", ">3次"]) };
        let area = Asks::Single { options: options(&["90㎡", "1-3年", "3年", "2.5次"]) };
        let counted = Asks::Single { options: options(&["0次", "1次", "2次", "3次及以上"]) };
        let houses = Asks::Multiple { options: options(&["B座", "A座", "其他"]) };
        let unknown = "survey.answer_unknown";
        check(&times, false, &[(">3次", "3"), ("＞ 3次", "3"), ("<3次", "1"), ("3次", "2"), ("A", "1")]);
        check(&times, false, &[("≥3次", unknown), ("1", unknown)]);
        check(&area, false, &[("90㎡", "1"), ("90㎡+", unknown), ("13年", unknown), ("1～3年", "2")]);
        check(&area, false, &[("2、1-3年", "2"), ("1-3年", "2"), ("25次", unknown), ("2-3年", unknown)]);
        check(
            &counted,
            false,
            &[("1", unknown), ("4", unknown), ("1次", "2"), ("B", "2"), ("D.3次及以上", "4")],
        );
        check(&houses, false, &[("A", unknown), ("A座", "2"), ("C", "3"), ("2", "2"), ("A座┋B座", "1+2")]);
        // Two with the same words from before that was refused.
        let twice = Asks::Single { options: options(&["是", "是", "否"]) };
        check(&twice, false, &[("是", unknown), ("否", "3")]);
        // Numbers that are not the codes in their order may mean either.
        let gaps = Asks::Single {
            options: vec![
                Choice { code: 1, text: "是".to_owned() },
                Choice { code: 3, text: "否".to_owned() },
            ],
        };
        check(&gaps, false, &[("2", "survey.answer_unknown"), ("否", "3")]);
    }

    #[test]
    fn numbers_and_words() {
        check(
            &Asks::Recommend,
            false,
            &[
                ("10", "10"),
                ("9分", "9"),
                ("0", "0"),
                ("10（非常愿意）", "10"),
                ("11", "input.out_of_range"),
                ("高", "survey.answer_unknown"),
            ],
        );
        let number = Asks::Number { min: 0, max: 1200, unit: "次".to_owned() };
        check(
            &number,
            false,
            &[
                ("2", "2"),
                ("2次", "2"),
                ("1,000", "1000"),
                ("1,000.0", "1000"),
                ("2,3", "survey.answer_unknown"),
                ("1,0", "survey.answer_unknown"),
                ("10,00", "survey.answer_unknown"),
                ("2-3次", "survey.answer_unknown"),
                ("2.0", "2"),
                ("2.5", "survey.answer_unknown"),
                ("1201", "input.out_of_range"),
                ("-2", "-"),
            ],
        );
        let long = "好".repeat(501);
        check(
            &Asks::Text,
            false,
            &[("电梯（二号）太慢", "电梯（二号）太慢"), ("(空)", "-"), (&long, "input.too_long")],
        );
    }

    #[test]
    fn options_in_columns_of_their_own() {
        let all = options(&["安全秩序", "其他"]);
        for (cell, one, other) in [
            ("1", Some(true), Some(true)),
            ("0", Some(false), Some(false)),
            ("√", Some(true), Some(true)),
            ("安全秩序", Some(true), Some(true)),
            ("A.安全秩序", Some(true), Some(true)),
            ("", None, None),
            ("-3", None, None),
            ("否", Some(false), Some(false)),
        ] {
            assert_eq!(chosen(&all[0], cell).unwrap(), one, "{cell}");
            assert_eq!(chosen(&all[1], cell).unwrap(), other, "{cell}");
        }
        assert_eq!(chosen(&all[0], "门禁").unwrap_err().code(), ErrorCode::SurveyAnswerUnknown);
        assert_eq!(chosen(&all[1], "门禁").unwrap(), Some(true));
    }
}
