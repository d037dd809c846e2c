//! The archive: what goes over the wire.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::stored::stored_as_text;
use crate::tickets::Named;

/// What kind of record it is (类别).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum ArchiveKind {
    /// 来件: a ticket with its timeline, work orders, follow-ups and files.
    Ticket,
    /// 会议: a meeting whose minutes were issued, with its postings.
    Meeting,
    /// 调查: a survey wave that is closed or was called off.
    Survey,
    /// 公告: a notice that is no longer up.
    Notice,
    /// 渠道检查: a check of a channel, as it was recorded.
    Check,
    /// 问题: a finding that is settled.
    Finding,
    /// 措施: an improvement measure that is settled.
    Measure,
    /// 抽查回访: a sample of call-backs that is over.
    CallBacks,
    /// 工作报告: an edition of a quarterly or yearly report that was issued.
    Report,
    /// 提案: a proposal to change the policy that was decided or taken back.
    Proposal,
    /// 制度: a version of the policy.
    Policy,
    /// 年初评估: the review of the policy at the start of a year.
    Review,
}

stored_as_text!(ArchiveKind {
    Ticket = "ticket",
    Meeting = "meeting",
    Survey = "survey",
    Notice = "notice",
    Check = "check",
    Finding = "finding",
    Measure = "measure",
    CallBacks = "call_backs",
    Report = "report",
    Proposal = "proposal",
    Policy = "policy",
    Review = "review",
});

impl ArchiveKind {
    /// The letters in its shelf mark.
    #[must_use]
    pub fn letters(self) -> &'static str {
        match self {
            ArchiveKind::Ticket => "LJ",
            ArchiveKind::Meeting => "HY",
            ArchiveKind::Survey => "DC",
            ArchiveKind::Notice => "GG",
            ArchiveKind::Check => "JC",
            ArchiveKind::Finding => "WT",
            ArchiveKind::Measure => "CS",
            ArchiveKind::CallBacks => "CC",
            ArchiveKind::Report => "BG",
            ArchiveKind::Proposal => "TA",
            ArchiveKind::Policy => "ZD",
            ArchiveKind::Review => "PG",
        }
    }

    /// Whether it is kept for a term (定期), which a version of the policy says; the others are kept for good (永久): what
    /// shows how the office decided, what it found and what it did about it. See docs/adr/0028.
    #[must_use]
    pub fn has_term(self) -> bool {
        match self {
            ArchiveKind::Ticket | ArchiveKind::Notice | ArchiveKind::Check | ArchiveKind::CallBacks => true,
            ArchiveKind::Meeting
            | ArchiveKind::Survey
            | ArchiveKind::Finding
            | ArchiveKind::Measure
            | ArchiveKind::Report
            | ArchiveKind::Proposal
            | ArchiveKind::Policy
            | ArchiveKind::Review => false,
        }
    }
}

/// Which records of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum ArchiveStanding {
    /// 在档: not destroyed.
    Kept,
    /// 到期: its retention has ended, held or not.
    Due,
    /// 暂缓销毁: held.
    Held,
    /// 已销毁.
    Disposed,
}

/// Which records are meant; all if nothing is said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ArchiveFilter {
    /// Only of this kind.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<ArchiveKind>,
    /// Only those filed in this year, 1970…9998.
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
    /// Only those that stand so.
    #[serde(default)]
    #[ts(optional)]
    pub standing: Option<ArchiveStanding>,
    /// As it was at the end of this day, or is now if the day is yet to come: only those that were filed by then and not destroyed
    /// by then; with `standing`, those that stood so then. Not of what was held, which `list_holds` tells of a day.
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<NaiveDate>,
    /// Only those destroyed on this day or later; only where `standing` is that they were destroyed.
    #[serde(default)]
    #[ts(optional)]
    pub destroyed_from: Option<NaiveDate>,
    /// A shelf mark, or a record's whole number.
    #[serde(default)]
    #[ts(optional)]
    pub search: Option<String>,
}

/// A row of the catalogue (归档目录).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct ArchiveRecord {
    /// Its item number (件号): given once, never again.
    pub id: i64,
    /// Its shelf mark (档号), such as `WY-LJ-000012`.
    pub mark: String,
    /// 类别.
    pub kind: ArchiveKind,
    /// The record's own id, by which its feature opens it; of a version of the policy its number, of a review its year.
    pub record_id: i64,
    /// The number that the office calls it by; absent where it has none.
    pub number: Option<String>,
    /// 题名, without a resident: of a ticket its topic, of a check its channel, of a sample its days, of a report its quarter
    /// or the year, with the edition from the second on (`2026Q4-2`). Empty where the kind and the item number say it all.
    pub title: String,
    /// When it was closed, issued or came to its end; absent of what was taken up again while it stood on a list.
    pub filed_at: Option<DateTime<Utc>>,
    /// 页数: pages of its scans, photographs and documents, or of the report as it was issued. Absent of what has no paper of its
    /// own, and where a file was not counted.
    pub pages: Option<i64>,
    /// The last day on which it is kept; absent of what is kept for good, and of what was taken up again.
    pub kept_until: Option<NaiveDate>,
    /// Whether that day has passed.
    pub due: bool,
    /// Whether it must not be destroyed for now.
    pub held: bool,
    /// The number of the certificate of its destruction; absent while it is there.
    pub certificate: Option<String>,
}

/// A page of the catalogue, the last filed first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct ArchivePage {
    /// The records.
    pub rows: Vec<ArchiveRecord>,
    /// The cursor of the next page; absent on the last.
    pub next: Option<String>,
}

/// How long a kind of record is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct KindRetention {
    /// Which kind.
    pub kind: ArchiveKind,
    /// How many years from its filing, by the version of the policy in force; absent of what is kept for good.
    pub years: Option<i64>,
    /// When the oldest that is there was filed.
    pub oldest: Option<NaiveDate>,
    /// How many are there.
    pub kept: i64,
    /// Of these, how many have reached the end of their retention.
    pub due: i64,
    /// How many were destroyed.
    pub disposed: i64,
}

/// What is held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "scope", rename_all = "snake_case", deny_unknown_fields)]
pub enum HoldOn {
    /// One record.
    Record {
        /// Its item number.
        id: i64,
    },
    /// Every record of a kind, also those that are filed later.
    Kind {
        /// Which.
        kind: ArchiveKind,
    },
    /// Every ticket from a room, also those that are filed later.
    Room {
        /// The room as people write it.
        room: String,
    },
}

/// A hold (暂缓销毁).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct LegalHold {
    /// Its id.
    pub id: i64,
    /// What is held; of a room that is no longer held the number is not kept.
    pub on: HoldOn,
    /// The shelf mark of a record.
    pub mark: Option<String>,
    /// Why.
    pub reason: String,
    /// Since when.
    pub placed_at: DateTime<Utc>,
    /// By whom.
    pub placed_by: Named,
    /// When it was lifted; absent while it holds.
    pub lifted_at: Option<DateTime<Utc>>,
    /// By whom.
    pub lifted_by: Option<Named>,
    /// Why.
    pub lift_reason: Option<String>,
}

/// How far a disposal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum DisposalState {
    /// 待审批: drawn up.
    Drawn,
    /// 待执行: approved by somebody else.
    Approved,
    /// 未批准: refused, or taken back.
    Refused,
    /// 已销毁: carried out.
    Done,
}

stored_as_text!(DisposalState { Drawn = "drawn", Approved = "approved", Refused = "refused", Done = "done" });

/// A disposal: a list (销毁清册) and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Disposal {
    /// Its id.
    pub id: i64,
    /// How far it is.
    pub state: DisposalState,
    /// The number of its certificate, such as `销〔2029〕001`; absent until it is carried out.
    pub certificate: Option<String>,
    /// The day by which retention was judged.
    pub judged_on: NaiveDate,
    /// How many records are to be destroyed, or were.
    pub records: i64,
    /// How many were taken off the list.
    pub left_out: i64,
    /// When it was drawn up.
    pub drawn_at: DateTime<Utc>,
    /// By whom.
    pub drawn_by: Named,
    /// When it was approved or refused.
    pub decided_at: Option<DateTime<Utc>>,
    /// By whom.
    pub decided_by: Option<Named>,
    /// Why it was refused.
    pub refusal: Option<String>,
    /// When it was carried out.
    pub done_at: Option<DateTime<Utc>>,
    /// By whom.
    pub done_by: Option<Named>,
    /// For `expected_version`.
    pub version: i64,
}

/// A record on the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct DisposalRow {
    /// The record.
    pub record: ArchiveRecord,
    /// Why it was taken off; empty where it was held or taken up again in between. Absent if it stands.
    pub left_out: Option<String>,
    /// By whom; absent where the program did.
    pub left_out_by: Option<Named>,
}

/// What can be done with a disposal by whoever looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum DisposalStep {
    /// Taking rows off.
    LeaveOut,
    /// Approving it.
    Approve,
    /// Refusing it, or taking it back.
    Refuse,
    /// Carrying it out.
    CarryOut,
}

/// A disposal with its list; at most 2,000 records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct DisposalDetail {
    /// The disposal.
    pub disposal: Disposal,
    /// Its records, in the order of their item numbers.
    pub rows: Vec<DisposalRow>,
    /// What can be done by whoever looks.
    pub steps: Vec<DisposalStep>,
}
