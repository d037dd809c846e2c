//! Moments as ledgers write them: with the time of day, without one, or as a spreadsheet counts days.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};

use crate::days;
use crate::error::{Error, ErrorCode, Result};
use crate::office::OfficeZone;
use crate::tickets::half_width;

/// A moment of a ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) at: DateTime<Utc>,
    /// Only the day is known; `at` is its beginning.
    pub(super) day_only: bool,
}

/// Reads a moment in the office's zone; nothing if the cell is empty.
///
/// # Errors
/// `date.malformed`; `time.too_early` before 2000; `time.in_future` after `now`.
pub(super) fn read(text: &str, zone: OfficeZone, now: DateTime<Utc>) -> Result<Option<Moment>> {
    let text = half_width(text);
    let text = text.trim();
    if text.is_empty() || matches!(text, "-" | "/" | "无" | "—") {
        return Ok(None);
    }
    let (day, time) = written(text).ok_or_else(|| Error::new(ErrorCode::DateMalformed))?;
    let beginning = days::start_of(zone, day);
    let at = match time {
        None => beginning,
        // A time that the clocks skipped that day counts as the day's beginning, which is there.
        Some(time) => zone
            .from_local_datetime(&NaiveDateTime::new(day, time))
            .earliest()
            .map_or(beginning, |at| at.to_utc()),
    };
    if at > now {
        return Err(Error::new(ErrorCode::TimeInFuture));
    }
    if NaiveDate::from_ymd_opt(2000, 1, 1).is_some_and(|first| day < first) {
        return Err(Error::new(ErrorCode::TimeTooEarly));
    }
    Ok(Some(Moment { at, day_only: time.is_none() }))
}

fn written(text: &str) -> Option<(NaiveDate, Option<NaiveTime>)> {
    if let Some(counted) = serial(text) {
        return Some(counted);
    }
    if text.chars().all(|c| c.is_ascii_digit()) {
        return match text.len() {
            8 => Some((NaiveDate::parse_from_str(text, "%Y%m%d").ok()?, None)),
            12 => compact(text, "%Y%m%d%H%M"),
            14 => compact(text, "%Y%m%d%H%M%S"),
            _ => None,
        };
    }
    // Year, month, day; whatever comes after the day's digits is the time.
    let mut numbers = Vec::new();
    let mut rest = text;
    for _ in 0..3 {
        rest = rest.trim_start_matches(|c: char| !c.is_ascii_digit());
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        numbers.push(&rest[..end]);
        rest = &rest[end..];
    }
    let between: String = text.chars().take_while(|c| !c.is_whitespace() && *c != 'T').collect();
    if !between.chars().all(|c| {
        c.is_ascii_digit() || "年月日号/.-:上下午晨晚早中时点分秒星期周()一二三四五六日天".contains(c)
    }) {
        return None;
    }
    let [year, month, day] = numbers[..] else { return None };
    if year.len() != 4 || month.len() > 2 || day.len() > 2 {
        return None;
    }
    let day = NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    let rest = rest.trim_start_matches(['日', '号', 'T', ' ', ',']);
    Some((day, time_of(rest)?))
}

fn compact(text: &str, form: &str) -> Option<(NaiveDate, Option<NaiveTime>)> {
    let at = NaiveDateTime::parse_from_str(text, form).ok()?;
    Some((at.date(), Some(at.time())))
}

/// A day as a spreadsheet counts it, from the end of 1899 on, with the time as the part of a day.
fn serial(text: &str) -> Option<(NaiveDate, Option<NaiveTime>)> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    if whole.len() != 5 || !whole.chars().chain(part.chars()).all(|c| c.is_ascii_digit()) {
        return None;
    }
    let days: u64 = whole.parse().ok().filter(|days| (10_000..80_000).contains(days))?;
    let day = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))?;
    if part.trim_end_matches('0').is_empty() {
        return Some((day, None));
    }
    let part: f64 = format!("0.{part}").parse().ok()?;
    #[expect(clippy::cast_possible_truncation, reason = "at most the seconds of a day")]
    let seconds = (part * 86_400.0).round() as i64;
    let at = day.and_time(NaiveTime::MIN) + TimeDelta::seconds(seconds);
    Some((at.date(), Some(at.time())))
}

/// The time of day after a day; `None` if it is none, `Some(None)` if there is none.
#[expect(clippy::option_option, reason = "no time and no sense in it are two things")]
fn time_of(text: &str) -> Option<Option<NaiveTime>> {
    let mut text = text.trim();
    // 星期三, (周三) say nothing new.
    for open in ["(", "星期", "周"] {
        if let Some(rest) = text.strip_prefix(open) {
            text = rest.trim_start_matches(|c: char| "星期周一二三四五六日天) ".contains(c));
        }
    }
    let afternoon = ["下午", "晚上", "PM", "pm"].iter().any(|word| text.contains(word));
    let mut plain = text.to_owned();
    for word in ["上午", "下午", "早上", "晚上", "凌晨", "中午", "AM", "PM", "am", "pm", "Z"] {
        plain = plain.replace(word, " ");
    }
    let plain = plain.replace(['时', '点', '分'], ":").replace('秒', "");
    let plain = plain.trim().trim_end_matches(':');
    // Beyond seconds, and a zone, ledgers are not that exact.
    let plain = plain.split(['.', '+']).next().unwrap_or(plain).trim();
    if plain.is_empty() {
        return Some(None);
    }
    let mut parts = plain.split(':').map(|part| part.trim().parse::<u32>());
    let hour = parts.next()?.ok()?;
    let minute = parts.next().transpose().ok()?.unwrap_or(0);
    let second = parts.next().transpose().ok()?.unwrap_or(0);
    if parts.next().is_some() {
        return None;
    }
    let hour = if afternoon && hour < 12 { hour + 12 } else { hour };
    NaiveTime::from_hms_opt(hour, minute, second).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_as_ledgers_write_them() {
        let zone = OfficeZone::Asia__Shanghai;
        let now = "2026-11-23T02:00:00Z".parse().unwrap();
        let cases = [
            ("2019/12/30 17:06:14", "2019-12-30T09:06:14 exact"),
            ("2020/1/6 9:05", "2020-01-06T01:05:00 exact"),
            ("2020-01-06", "2020-01-05T16:00:00 day"),
            ("2020年1月6日", "2020-01-05T16:00:00 day"),
            ("2020年1月6日 14时30分", "2020-01-06T06:30:00 exact"),
            ("2020年1月6日下午2:30", "2020-01-06T06:30:00 exact"),
            ("2020.1.6", "2020-01-05T16:00:00 day"),
            ("20200106", "2020-01-05T16:00:00 day"),
            ("202001061430", "2020-01-06T06:30:00 exact"),
            ("2020-01-06T14:30:00", "2020-01-06T06:30:00 exact"),
            ("2020-01-06 14:30:00.000", "2020-01-06T06:30:00 exact"),
            ("２０２０／１／６　１４：３０", "2020-01-06T06:30:00 exact"),
            ("2020-1-6 星期一", "2020-01-05T16:00:00 day"),
            ("2020-1-6 星期一 8:00", "2020-01-06T00:00:00 exact"),
            ("43836", "2020-01-05T16:00:00 day"),
            ("43836.604166667", "2020-01-06T06:30:00 exact"),
            ("2020/1/6 0:00:00", "2020-01-05T16:00:00 exact"),
            ("", "none"),
            ("—", "none"),
            ("2020-13-01", "date.malformed"),
            ("2019-02-29", "date.malformed"),
            ("20-1-6", "date.malformed"),
            ("1月6日", "date.malformed"),
            ("2020-01-06 25:00", "date.malformed"),
            ("昨天", "date.malformed"),
            ("已回复 2020-01-06", "date.malformed"),
            ("1999-12-31", "time.too_early"),
            ("2026-11-24", "time.in_future"),
            ("2026-11-23 10:01", "time.in_future"),
        ];
        for (text, expected) in cases {
            let said = match read(text, zone, now) {
                Ok(None) => "none".to_owned(),
                Ok(Some(Moment { at, day_only })) => {
                    format!("{} {}", at.format("%Y-%m-%dT%H:%M:%S"), if day_only { "day" } else { "exact" })
                }
                Err(error) => error.code().text().to_owned(),
            };
            assert_eq!(said, expected, "{text}");
        }
    }
}
