//! By what the board judges. Each number is shown beside the row that it judges; why it is what it is, is in
//! docs/adr/0025-compliance-board.md. The regulation names none of them but the limits of R5, which tickets carry themselves.

use super::{BoardLimits, LimitUnit};

const fn percent(met: i64, risk: i64) -> BoardLimits {
    BoardLimits { unit: LimitUnit::Percent, met, risk }
}

const fn days(met: i64, risk: i64) -> BoardLimits {
    BoardLimits { unit: LimitUnit::Days, met, risk }
}

/// What the regulation asks of every ticket: one in twenty may slip, one in seven may not.
pub(super) const OF_EVERY_TICKET: BoardLimits = percent(95, 85);

/// 回访率: residents who were not reached stay in the denominator, whatever the office does.
pub(super) const FOLLOWED_UP: BoardLimits = percent(80, 60);

/// Complaints closed of those received: those of the last days cannot be closed yet.
pub(super) const CLOSED: BoardLimits = percent(80, 60);

/// Quarterly reports: every one; one in four may be missing before the duty counts as not kept.
pub(super) const REPORTS: BoardLimits = percent(100, 75);

/// Channels that residents use: all of them, or at least half.
pub(super) const USED: BoardLimits = percent(100, 50);

/// 定期 surveys: one a year; a year and a half is no longer regular.
pub(super) const SURVEY_AGE: BoardLimits = days(366, 548);

/// Late checks, findings and measures: none; a month is no slip any more.
pub(super) const LATE: BoardLimits = days(0, 30);

/// The age of the last backup: as the warning of backups says, and as long again as a fortnight's holiday.
pub(super) const BACKUP_AGE: BoardLimits = days(3, 14);

/// Of fewer than this, one is more than the whole way from 已落实 to 有风险: the row says so.
pub(super) const FEW: i64 = 20;

/// The fewest answers that a change of satisfaction is judged by, as in surveys.
pub(super) const FEWEST_ANSWERS: i64 = crate::statistics::LEAST_SHOWN as i64;

/// How many days after a quarter its report is due.
pub(super) const REPORT_DAYS: i64 = 30;

/// How many of the last quarters are looked at for reports.
pub(super) const REPORT_QUARTERS: usize = 8;

/// The yearly review: in January; after the first quarter it is no review of the year's start any more. Days of the year.
pub(super) const REVIEW: BoardLimits = days(31, 90);

/// How many days may pass between two samples of call-backs: half a year.
pub(super) const SAMPLE_AGE: i64 = 184;

/// At least so many in a hundred of the quarter's red flags are to be looked into.
pub(super) const RED_FLAGS_SEEN: i64 = 50;
