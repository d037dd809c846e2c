//! How the printed report says dates, spans of time and shares. Chinese only: it goes to the office's management.

use chrono::{DateTime, Utc};

use super::figures::Rate;
use crate::access::Role;
pub(crate) use crate::days::in_chinese as date;
use crate::office::OfficeZone;
use crate::statistics::{Change, Share, Verdict};

/// What stands where there is nothing to say.
pub(super) const NOTHING: &str = "—";

/// `2026年11月23日 14:05` in the office's zone.
pub(crate) fn long_moment(at: DateTime<Utc>, zone: OfficeZone) -> String {
    let at = at.with_timezone(&zone);
    format!("{} {}", date(at.date_naive()), at.format("%H:%M"))
}

/// `11-23 14:05` in the office's zone.
pub(super) fn short_moment(at: DateTime<Utc>, zone: OfficeZone) -> String {
    at.with_timezone(&zone).format("%m-%d %H:%M").to_string()
}

/// `2026年第三季度`, of `2026Q3`.
pub(crate) fn quarter(name: &str) -> String {
    let (year, index) = name.split_once('Q').unwrap_or((name, ""));
    let index = match index {
        "1" => "一",
        "2" => "二",
        "3" => "三",
        _ => "四",
    };
    format!("{year}年第{index}季度")
}

/// The two largest units of a span: `2 天 3 小时`, `5 小时 12 分`, `8 分`; less than a minute is `不足 1 分`.
pub(super) fn span(ms: i64) -> String {
    let minutes = ms.max(0) / 60_000;
    let (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    match (days, hours, rest) {
        (0, 0, 0) => "不足 1 分".to_owned(),
        (0, 0, rest) => format!("{rest} 分"),
        (0, hours, 0) => format!("{hours} 小时"),
        (0, hours, rest) => format!("{hours} 小时 {rest} 分"),
        (days, 0, _) => format!("{days} 天"),
        (days, hours, _) => format!("{days} 天 {hours} 小时"),
    }
}

/// `95.2%`, rounded half up to a tenth; a share of nothing is `—`, and what is more than the whole is no share.
pub(crate) fn percent(rate: Rate) -> String {
    if rate.denominator == 0 || rate.numerator > rate.denominator {
        return NOTHING.to_owned();
    }
    // In thousandths, with a half added: no binary fraction ever comes near a printed figure.
    let tenths = (2 * rate.numerator * 1000 + rate.denominator).div_euclid(2 * rate.denominator);
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// `300 / 1200 户`: what the rate of forms that came back stands on, and why there is none.
pub(crate) fn returned(Rate { numerator, denominator }: Rate) -> String {
    let more = if numerator > denominator { "，答卷多于发放户数" } else { "" };
    format!("{numerator} / {denominator} 户{more}")
}

/// `95.2%`, of so many tenths of a percent.
pub(super) fn tenths(tenths: u16) -> String {
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// A share in thousandths, rounded to the nearest as on the screen.
pub(crate) fn thousandths(share: f64) -> u16 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0…1000")]
    let whole = (share.clamp(0.0, 1.0) * 1000.0).round() as u16;
    whole
}

/// `95.2%`, of 0.952.
pub(crate) fn share(share: f64) -> String {
    tenths(thousandths(share))
}

/// `71.0%（66.2%–75.4%）`
pub(crate) fn share_within(of: &Share) -> String {
    format!("{}（{}–{}）", share(of.share), share(of.interval.low), share(of.interval.high))
}

/// `4.1` or `-4.1`: points of a percentage.
pub(crate) fn points(change: f64) -> String {
    // No minus before nothing.
    format!("{:.1}", (change * 1000.0).round() / 10.0 + 0.0)
}

/// `2.13` of 2.125 with two digits: a half is rounded away from zero, by the same arithmetic as on the screen.
pub(crate) fn rounded(value: f64, digits: u8) -> String {
    let scale = 10_f64.powi(i32::from(digits));
    // No minus before nothing.
    format!("{:.*}", usize::from(digits), (value * scale).round() / scale + 0.0)
}

/// What may be said of the change of a rate: `上升 4.1 个百分点，差异显著`; a rise or a fall only where it could not be chance.
pub(super) fn verdict(change: &Change) -> String {
    let by = points(change.change.abs());
    match change.verdict {
        Verdict::Rise => format!("上升 {by} 个百分点，差异显著"),
        Verdict::Fall => format!("下降 {by} 个百分点，差异显著"),
        Verdict::NoSignificantChange => "无显著变化".to_owned(),
        Verdict::TooFew => "不足 5 件，不作比较".to_owned(),
    }
}

/// 与“上半年”相比上升 4.1 个百分点（…），差异显著
pub(crate) fn change(earlier: &str, change: &Change) -> String {
    let interval = format!("95% 区间 {} 至 {}", points(change.interval.low), points(change.interval.high));
    let by = points(change.change.abs());
    match change.verdict {
        Verdict::Rise => format!("与“{earlier}”相比上升 {by} 个百分点（{interval}），差异显著。"),
        Verdict::Fall => format!("与“{earlier}”相比下降 {by} 个百分点（{interval}），差异显著。"),
        Verdict::NoSignificantChange => {
            format!("与“{earlier}”相比无显著变化（相差 {} 个百分点，{interval}）。", points(change.change))
        }
        Verdict::TooFew => format!("与“{earlier}”相比：回答不足 5 份，不作比较。"),
    }
}

/// `95.2%（120/126）`; a share of nothing is `—（0/0）`.
pub(super) fn rate(rate: Rate) -> String {
    format!("{}（{}/{}）", percent(rate), rate.numerator, rate.denominator)
}

/// The post's name, R4.
pub(crate) fn post(role: Role) -> &'static str {
    match role {
        Role::Manager => "物业经理",
        Role::Service => "客服人员",
        Role::Maintenance => "维修人员",
        Role::Supervisor => "监督小组",
        Role::Secretary => "会议秘书",
        Role::Admin => "系统管理员",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_as_printed() {
        let cases = [
            ((120, 126), "95.2%（120/126）"),
            ((0, 0), "—（0/0）"),
            ((0, 5), "0.0%（0/5）"),
            ((5, 5), "100.0%（5/5）"),
            ((6, 5), "—（6/5）"),
            ((1, 3), "33.3%（1/3）"),
            ((2, 3), "66.7%（2/3）"),
            ((1, 2000), "0.1%（1/2000）"),
            ((1999, 2000), "100.0%（1999/2000）"),
        ];
        for ((numerator, denominator), expected) in cases {
            assert_eq!(rate(Rate { numerator, denominator }), expected);
        }
    }

    #[test]
    fn more_forms_than_households_are_said_in_words() {
        let cases = [((300, 1200), "300 / 1200 户"), ((1320, 1200), "1320 / 1200 户，答卷多于发放户数")];
        for ((numerator, denominator), expected) in cases {
            assert_eq!(returned(Rate { numerator, denominator }), expected);
        }
    }

    #[test]
    fn a_half_is_rounded_away_from_zero() {
        // The same cases as in ui/src/shared/charts/options.test.ts.
        let cases = [
            (2.125, 2, "2.13"),
            (2.375, 2, "2.38"),
            (3.777_777, 2, "3.78"),
            (12.5, 0, "13"),
            (-12.5, 0, "-13"),
            (-0.4, 0, "0"),
            (8.25, 1, "8.3"),
            (4.0, 2, "4.00"),
        ];
        for (value, digits, expected) in cases {
            assert_eq!(rounded(value, digits), expected, "{value}");
        }
    }

    #[test]
    fn spans_as_printed() {
        let cases = [
            (0, "不足 1 分"),
            (-5, "不足 1 分"),
            (59_999, "不足 1 分"),
            (60_000, "1 分"),
            (3_600_000, "1 小时"),
            (18_720_000, "5 小时 12 分"),
            (86_400_000, "1 天"),
            (183_600_000, "2 天 3 小时"),
        ];
        for (ms, expected) in cases {
            assert_eq!(span(ms), expected);
        }
    }
}
