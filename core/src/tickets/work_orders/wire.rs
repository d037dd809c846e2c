//! Work orders as hosts see them: arguments and answers.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::state::{WorkOrderAction, WorkOrderState};
use crate::stored::stored_as_text;
use crate::tickets::{Named, Status};

/// Sends somebody of maintenance: `issue_work_order`, R4.3. The ticket takes notes; one that nobody is responsible for
/// becomes that of whoever issues. One order of a ticket is open at a time.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct IssueWorkOrder {
    /// The ticket's number.
    pub number: String,
    /// Who goes: somebody of maintenance, an id from `list_staff`.
    pub staff_id: i64,
    /// Where; the ticket's room if absent. 1…80 characters.
    #[serde(default)]
    #[ts(optional)]
    pub place: Option<String>,
    /// What is to be done; what the resident said if absent. 1…500 characters; more of what was said is cut off.
    #[serde(default)]
    #[ts(optional)]
    pub problem: Option<String>,
    /// When the resident expects somebody: after now, within 90 days.
    #[serde(default)]
    #[ts(optional)]
    pub wanted_at: Option<DateTime<Utc>>,
    /// Refuse if the ticket has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Says that the repairer knows of it: `accept_work_order`. Whoever cannot issue only their own.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AcceptWorkOrder {
    /// The order's number, such as `PG-20261123-001`.
    pub number: String,
    /// Refuse if the order has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Says that the repairer is there: `arrive_at_work_order`. Whoever cannot issue only for their own.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ArriveAtWorkOrder {
    /// The order's number.
    pub number: String,
    /// Refuse if the order has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Something that was used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Material {
    /// What; 1…40 characters.
    pub name: String,
    /// How much: above 0, with at most three decimals, such as `1.5`.
    pub quantity: String,
    /// Of which unit, such as 个 or 米; 1…10 characters.
    pub unit: String,
}

/// Says that the work is done: `finish_work_order`. The result goes back to the desk; it is no feedback to the resident.
/// Whoever cannot issue only for their own.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FinishWorkOrder {
    /// The order's number.
    pub number: String,
    /// What was done; 1…1,000 characters.
    pub result: String,
    /// What was used; at most 30.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<Material>>")]
    pub materials: Vec<Material>,
    /// How long the work took, in minutes, 1…10,080.
    #[serde(default)]
    #[ts(optional)]
    pub minutes: Option<i64>,
    /// Refuse if the order has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Corrects what a finished work order says was done: `correct_work_order`. As a whole, as in `finish_work_order`. Whoever
/// cannot issue only of their own. Once the desk has gone by the result, only whoever has `work_orders.correct`, with a
/// reason; never in the archive.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CorrectWorkOrder {
    /// The order's number.
    pub number: String,
    /// What was done; 1…1,000 characters.
    pub result: String,
    /// What was used; at most 30.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<Material>>")]
    pub materials: Vec<Material>,
    /// How long the work took, in minutes, 1…10,080.
    #[serde(default)]
    #[ts(optional)]
    pub minutes: Option<i64>,
    /// Why; up to 500 characters; required once the desk has gone by the result.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
    /// Refuse if the order has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Why a work order could not be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum UnableReason {
    /// 住户不在家
    NobodyHome,
    /// 缺配件
    PartsMissing,
    /// 需外单位处理
    OutsideFirm,
    /// 不属物业维修范围
    NotOurs,
    /// Something else, which the note says.
    OtherCause,
}
stored_as_text!(UnableReason {
    NobodyHome = "nobody_home",
    PartsMissing = "parts_missing",
    OutsideFirm = "outside_firm",
    NotOurs = "not_ours",
    OtherCause = "other_cause",
});

/// Says that it cannot be done: `give_up_work_order`. Back to the desk, which sends somebody again or tells the resident.
/// Whoever cannot issue only their own.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GiveUpWorkOrder {
    /// The order's number.
    pub number: String,
    /// Why.
    pub reason: UnableReason,
    /// More about it, up to 500 characters; required with `other_cause`.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
    /// Refuse if the order has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Sends somebody else, or at another time: `reassign_work_order`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ReassignWorkOrder {
    /// The order's number.
    pub number: String,
    /// Who goes now: somebody of maintenance, an id from `list_staff`.
    pub staff_id: i64,
    /// When the resident expects somebody: after now, within 90 days; a moment that was agreed before stays. None if
    /// absent.
    #[serde(default)]
    #[ts(optional)]
    pub wanted_at: Option<DateTime<Utc>>,
    /// Why; up to 500 characters.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
    /// Refuse if the order has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Takes an order back: `withdraw_work_order`. Nobody need go any more.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct WithdrawWorkOrder {
    /// The order's number.
    pub number: String,
    /// Why; 1…500 characters.
    pub note: String,
    /// Refuse if the order has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// One work order: `get_work_order`. Whoever cannot issue sees only their own.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetWorkOrder {
    /// The order's number.
    pub number: String,
}

/// What was done, as it was last corrected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct WorkOrderResult {
    /// In words.
    pub text: String,
    /// What was used.
    pub materials: Vec<Material>,
    /// How long the work took.
    pub minutes: Option<i64>,
}

/// Who corrected a result last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct WorkOrderCorrection {
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub staff: Named,
    /// Why; absent where the desk had not gone by the result yet, and nobody said so.
    pub reason: Option<String>,
}

/// A work order in full.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct WorkOrderDetail {
    /// Its number, such as `PG-20261123-001`.
    pub number: String,
    /// Where it stands.
    pub state: WorkOrderState,
    /// The number of the ticket that it was made from.
    pub ticket: String,
    /// Where the ticket stands.
    pub ticket_status: Status,
    /// Whether the ticket cannot wait.
    pub urgent: bool,
    /// Where.
    pub place: Option<String>,
    /// What is to be done.
    pub problem: String,
    /// Who expects somebody.
    pub caller_name: Option<String>,
    /// The resident's telephone number with its middle hidden.
    pub phone_masked: Option<String>,
    /// Who goes.
    pub repairer: Named,
    /// When the resident expects somebody.
    pub wanted_at: Option<DateTime<Utc>>,
    /// When it was issued.
    pub issued_at: DateTime<Utc>,
    /// Who issued it.
    pub issued_by: Named,
    /// When the repairer said so.
    pub accepted_at: Option<DateTime<Utc>>,
    /// When the repairer was there.
    pub arrived_at: Option<DateTime<Utc>>,
    /// When it was done, given up or withdrawn.
    pub ended_at: Option<DateTime<Utc>>,
    /// What was done.
    pub result: Option<WorkOrderResult>,
    /// Who corrected that last, if anybody did.
    pub corrected: Option<WorkOrderCorrection>,
    /// Why it could not be done.
    pub unable_reason: Option<UnableReason>,
    /// More about that, or why it was withdrawn.
    pub note: Option<String>,
    /// Whether the desk still owes the resident what came of it.
    pub feedback_owed: bool,
    /// Grows with every change.
    pub version: i64,
    /// What may be done next, by whoever asks.
    pub actions: Vec<WorkOrderAction>,
    /// Whether whoever asks may add photographs.
    pub takes_photos: bool,
}

/// A work order as its ticket shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct TicketWorkOrder {
    /// Its number.
    pub number: String,
    /// Where it stands.
    pub state: WorkOrderState,
    /// Who goes.
    pub repairer: Named,
    /// When the resident expects somebody.
    pub wanted_at: Option<DateTime<Utc>>,
    /// When it was issued.
    pub issued_at: DateTime<Utc>,
    /// When it was done, given up or withdrawn.
    pub ended_at: Option<DateTime<Utc>>,
    /// What was done, as it was last corrected.
    pub result: Option<String>,
    /// Why it could not be done.
    pub unable_reason: Option<UnableReason>,
    /// More about that, or why it was withdrawn.
    pub note: Option<String>,
    /// Whether the desk still owes the resident what came of it.
    pub feedback_owed: bool,
}

/// Which work orders a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum WorkOrderTab {
    /// 未完成: issued, accepted, on site; the oldest first.
    #[default]
    Open,
    /// 我的: the open ones of whoever asks; the oldest first.
    Mine,
    /// 待反馈: came back to the desk, and the resident is not told yet; the oldest first.
    Returned,
    /// 已结束: done, given up, withdrawn; the latest issued first.
    Ended,
    /// 全部: the latest issued first.
    All,
}

/// How an order stood at the end of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum OrderStood {
    /// Somebody was still at it.
    Open,
    /// 完成
    Done,
    /// 未能完成
    Unable,
    /// 撤回
    Withdrawn,
}

/// The orders that a report's figures count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct IssuedOrders {
    /// Issued on this day or later.
    pub from: NaiveDate,
    /// Issued on this day or earlier.
    pub to: NaiveDate,
    /// Only those that stood so at the end of `to`, or now where that is earlier.
    #[serde(default)]
    #[ts(optional)]
    pub stood: Option<OrderStood>,
}

/// A page of work orders: `list_work_orders`. Whoever cannot issue sees only their own.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListWorkOrders {
    /// Which; the open ones if absent.
    #[serde(default)]
    #[ts(optional, as = "Option<WorkOrderTab>")]
    pub tab: WorkOrderTab,
    /// Only this repairer's.
    #[serde(default)]
    #[ts(optional)]
    pub repairer_id: Option<i64>,
    /// Only with this number of an order or a ticket, or at this place or the beginning of it; at most 40 characters.
    #[serde(default)]
    #[ts(optional)]
    pub query: Option<String>,
    /// Only those issued on some days.
    #[serde(default)]
    #[ts(optional)]
    pub issued: Option<IssuedOrders>,
    /// The page after the one that answered this cursor as `next`.
    #[serde(default)]
    #[ts(optional)]
    pub after: Option<String>,
    /// How many rows, 1…200; 50 if absent.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<i64>,
}

/// A work order in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct WorkOrderRow {
    /// Its number.
    pub number: String,
    /// Where it stands.
    pub state: WorkOrderState,
    /// The number of its ticket.
    pub ticket: String,
    /// Whether the ticket cannot wait.
    pub urgent: bool,
    /// Where.
    pub place: Option<String>,
    /// The beginning of what is to be done, at most 80 characters.
    pub excerpt: String,
    /// Who goes.
    pub repairer: Named,
    /// When the resident expects somebody.
    pub wanted_at: Option<DateTime<Utc>>,
    /// When it was issued.
    pub issued_at: DateTime<Utc>,
    /// When it was done, given up or withdrawn.
    pub ended_at: Option<DateTime<Utc>>,
    /// Why it could not be done.
    pub unable_reason: Option<UnableReason>,
    /// Whether the desk still owes the resident what came of it.
    pub feedback_owed: bool,
}

/// How many work orders there are to do, of those that whoever asks may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema, TS)]
pub struct WorkOrderCounts {
    /// 未完成
    pub open: i64,
    /// 我的
    pub mine: i64,
    /// 待反馈
    pub returned: i64,
}

/// A page of work orders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct WorkOrderPage {
    /// The rows.
    pub rows: Vec<WorkOrderRow>,
    /// The cursor of the next page; absent on the last.
    pub next: Option<String>,
    /// How many there are to do, filters apart.
    pub counts: WorkOrderCounts,
}

/// The slips of work orders as PDF, two on a sheet of A4: `render_work_orders`. What was entered already is on them.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RenderWorkOrders {
    /// The orders' numbers, 1…100, in the order in which they are printed.
    pub numbers: Vec<String>,
}
