//! Messages copied out of WeChat or an online form, taken apart: one of them, one ticket. Only a proposal, which a
//! person looks over before anything is registered.

use chrono::{DateTime, Datelike, LocalResult, NaiveDate, NaiveTime, TimeZone, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::number::half_width;
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::office::OfficeZone;
use crate::operation::{Read, ReadContext};
use crate::residents;

/// The longest text, in characters.
const LONGEST_TEXT: usize = 40_000;

/// The most messages of one text.
const MOST_MESSAGES: usize = 200;

/// The longest name before a colon, in characters.
const LONGEST_NAME: usize = 20;

/// What stands before a colon and is nobody's name.
const NOT_NAMES: &[&str] = &[
    "问题", "地址", "房号", "电话", "时间", "内容", "反映", "备注", "位置", "诉求", "情况", "姓名", "回复",
    "http", "https", "建议", "投诉", "咨询",
];

/// Takes a text of several messages apart: `split_messages`. Messages begin with a line of the name and the time, with
/// a name and a colon, or after an empty line where there is neither.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SplitMessages {
    /// The text as it was copied; up to 40,000 characters, at most 200 messages.
    pub text: String,
}

/// One message of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct SplitMessage {
    /// Who sent it, as the program that it was copied from says.
    pub name: Option<String>,
    /// When; absent where the text does not say the day and hour, or where they lie ahead.
    pub sent_at: Option<DateTime<Utc>>,
    /// The room that the name or the words mention.
    pub room: Option<String>,
    /// The words.
    pub content: String,
}

impl Read for SplitMessages {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<SplitMessage>> {
        let Some(text) = input::optional("text", Some(&self.text), LONGEST_TEXT)? else {
            return Ok(Vec::new());
        };
        let messages = split(&text, context.zone, context.now);
        if messages.len() > MOST_MESSAGES {
            return Err(Error::field("text", ErrorCode::InputOutOfRange)
                .with("min", 0)
                .with("max", MOST_MESSAGES));
        }
        Ok(messages)
    }
}

/// What a line begins.
struct Head<'a> {
    name: Option<&'a str>,
    day: Option<NaiveDate>,
    time: Option<NaiveTime>,
    rest: &'a str,
}

fn split(text: &str, zone: OfficeZone, now: DateTime<Utc>) -> Vec<SplitMessage> {
    let today = now.with_timezone(&zone).date_naive();
    let headed = text.lines().any(|line| head(line, today).is_some());
    let mut messages: Vec<SplitMessage> = Vec::new();
    let mut day = None;
    let mut fresh = true;
    for line in text.lines() {
        match head(line, today) {
            Some(Head { name: None, day: Some(of_all), time: None, rest: "" }) => day = Some(of_all),
            Some(Head { name, day: own, time, rest }) => {
                let sent_at = own.or(day).zip(time).and_then(|(day, time)| moment(zone, day, time, now));
                let name = name.map(str::to_owned);
                messages.push(SplitMessage { name, sent_at, room: None, content: rest.to_owned() });
                fresh = false;
            }
            None if !headed && line.trim().is_empty() => fresh = true,
            None => {
                if fresh || messages.is_empty() {
                    messages.push(SplitMessage::default());
                    fresh = false;
                }
                if let Some(message) = messages.last_mut() {
                    message.content.push('\n');
                    message.content.push_str(line);
                }
            }
        }
    }
    for message in &mut messages {
        message.content = message.content.trim().to_owned();
        message.room = message.name.as_deref().and_then(room_in).or_else(|| room_in(&message.content));
    }
    messages.retain(|message| !message.content.is_empty());
    messages
}

/// What a line begins, if it is the head of a message: `王建国 2026/11/24 09:12:33`, `11-24 09:12 王建国`, `王建国:`,
/// `王建国：电梯坏了`, `2026年11月24日`.
fn head(line: &str, today: NaiveDate) -> Option<Head<'_>> {
    let line = line.trim().trim_matches('—').trim();
    let mut head = Head { name: None, day: None, time: None, rest: "" };
    let mut name: Option<(usize, usize)> = None;
    for word in line.split_whitespace() {
        let at = word.as_ptr() as usize - line.as_ptr() as usize;
        if let (None, Some(day)) = (head.day, day_in(word, today)) {
            head.day = Some(day);
        } else if let (None, Some(time)) = (head.time, time_in(word)) {
            head.time = Some(time);
        } else if !word.starts_with("星期") && !word.starts_with("周") {
            // A name has no gap but between its own words.
            name = Some((name.map_or(at, |(from, _)| from), at + word.len()));
        }
    }
    if head.day.is_some() || head.time.is_some() {
        let name = name.map(|(from, to)| line[from..to].trim_end_matches([':', '：']));
        let short = name.is_none_or(|name| name.chars().count() <= LONGEST_NAME && !ends_sentence(name));
        return short.then_some(Head { name, ..head });
    }
    let (before, after) = line.split_once([':', '：'])?;
    let before = before.trim_end();
    let is_name = !before.is_empty()
        && before.chars().count() <= LONGEST_NAME
        && !ends_sentence(before)
        && !before.contains(' ')
        && !before.chars().all(|c| c.is_ascii_digit())
        && !NOT_NAMES.contains(&before.to_lowercase().as_str());
    is_name.then(|| Head { name: Some(before), rest: after.trim(), ..head })
}

fn ends_sentence(text: &str) -> bool {
    text.contains(['，', '。', '！', '？', ',', '!', '?', '；', ';'])
}

/// `2026/11/24`, `2026-11-24`, `2026.11.24`, `2026年11月24日`, `11-24`, `11月24日`, 今天, 昨天. A day without a year is the
/// last one of that name.
fn day_in(word: &str, today: NaiveDate) -> Option<NaiveDate> {
    match word {
        "今天" => return Some(today),
        "昨天" => return today.pred_opt(),
        _ => {}
    }
    if !word.chars().all(|c| c.is_ascii_digit() || matches!(c, '/' | '-' | '.' | '年' | '月' | '日')) {
        return None;
    }
    let parts: Vec<u32> = word
        .trim_end_matches('日')
        .split(['/', '-', '.', '年', '月'])
        .map(|part| if part.len() <= 4 { part.parse().ok() } else { None })
        .collect::<Option<_>>()?;
    match *parts.as_slice() {
        [year, month, day] if (2000..=2100).contains(&year) => {
            NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
        }
        [month, day] => {
            let this_year = NaiveDate::from_ymd_opt(today.year(), month, day)?;
            if this_year <= today {
                Some(this_year)
            } else {
                NaiveDate::from_ymd_opt(today.year() - 1, month, day)
            }
        }
        _ => None,
    }
}

fn time_in(word: &str) -> Option<NaiveTime> {
    let word = half_width(word);
    ["%H:%M:%S", "%H:%M"].iter().find_map(|format| NaiveTime::parse_from_str(&word, format).ok())
}

fn moment(zone: OfficeZone, day: NaiveDate, time: NaiveTime, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let local = day.and_time(time);
    let at = match zone.from_local_datetime(&local) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at.to_utc(),
        LocalResult::None => return None,
    };
    (at <= now).then_some(at)
}

/// The first room that a text mentions with its building: `3-2-1502`, `3栋2单元1502室`.
fn room_in(text: &str) -> Option<String> {
    let of_room = |c: char| {
        c.is_ascii_alphanumeric()
            || matches!(c, '栋' | '幢' | '座' | '号' | '楼' | '单' | '元' | '室' | '#' | '-')
    };
    let text = half_width(text);
    text.split(|c: char| !of_room(c))
        .map(|word| word.trim_matches('-'))
        .find(|word| {
            let digits = word.chars().filter(char::is_ascii_digit).count();
            (3..=9).contains(&digits) && word.chars().count() <= 20 && residents::names_room(word)
        })
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: &str = "2026-11-24T02:00:00Z";

    /// Name, moment, room and words.
    type Expected<'a> = (Option<&'a str>, Option<&'a str>, Option<&'a str>, &'a str);

    fn check(text: &str, expected: &[Expected<'_>]) {
        let now: DateTime<Utc> = NOW.parse().unwrap();
        let messages = split(text, chrono_tz::Asia::Shanghai, now);
        let found: Vec<_> = messages
            .iter()
            .map(|one| {
                let at = one.sent_at.map(|at| at.format("%Y-%m-%dT%H:%M:%SZ").to_string());
                (one.name.clone(), at, one.room.clone(), one.content.clone())
            })
            .collect();
        let owned = |text: Option<&str>| text.map(str::to_owned);
        let expected: Vec<_> = expected
            .iter()
            .map(|(name, at, room, content)| (owned(*name), owned(*at), owned(*room), (*content).to_owned()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn messages_as_programs_copy_them() {
        check(
            "王建国:\n电梯坏了\n老人下不了楼\n\n李秀英:\n3-2-1201 停水了",
            &[
                (Some("王建国"), None, None, "电梯坏了\n老人下不了楼"),
                (Some("李秀英"), None, Some("3-2-1201"), "3-2-1201 停水了"),
            ],
        );
        check(
            "3-2-1502 王建国 2026/11/24 09:12:33\n电梯坏了\n\n曾静 2026/11/23 9:05\n垃圾没清",
            &[
                (Some("3-2-1502 王建国"), Some("2026-11-24T01:12:33Z"), Some("3-2-1502"), "电梯坏了"),
                (Some("曾静"), Some("2026-11-23T01:05:00Z"), None, "垃圾没清"),
            ],
        );
        check(
            "—— 11月23日 ——\n王建国 08:10\n路灯不亮\n李秀英 23:50\n太吵",
            &[
                (Some("王建国"), Some("2026-11-23T00:10:00Z"), None, "路灯不亮"),
                (Some("李秀英"), Some("2026-11-23T15:50:00Z"), None, "太吵"),
            ],
        );
        // What lies ahead was not sent yet: the hour belongs to another day than the one that was guessed.
        check("王建国 今天 23:00\n太吵", &[(Some("王建国"), None, None, "太吵")]);
        check(
            "王建国：电梯坏了\n地址：3栋2单元1502室\n李秀英：停水",
            &[
                (Some("王建国"), None, Some("3栋2单元1502室"), "电梯坏了\n地址：3栋2单元1502室"),
                (Some("李秀英"), None, None, "停水"),
            ],
        );
        check(
            "楼道灯坏了\n还没修\n\n\n垃圾没清",
            &[(None, None, None, "楼道灯坏了\n还没修"), (None, None, None, "垃圾没清")],
        );
        check("", &[]);
        check("\n\n", &[]);
        check("13812345678 打不通", &[(None, None, None, "13812345678 打不通")]);
    }
}
