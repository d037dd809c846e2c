//! 派工单: who of maintenance is sent where for what, and what came of it (R4.3). The result goes back to the desk, which
//! tells the resident by a feedback of its own: nothing in here is one, and no figure of feedback counts it.

mod correct;
mod list;
mod quantity;
mod slip;
mod state;
mod wire;

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use serde_json::Value;

use super::sight::Sight;
use super::steps::Steps;
use super::store::work_orders::{self as rows, NewWorkOrder, OrderCourse, OrderStanding, Scope};
use super::store::{self, NewEvent};
use super::{Action, EventDetail, EventKind, WorkOrderNo, transitions, waiting};
use crate::access::{self, Actor, Changes, Permission, Role};
use crate::clock::rfc3339;
use crate::days::day_of;
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Write, WriteContext};

pub(crate) use list::to_do;
pub(super) use quantity::Quantity;
pub(super) use state::states_markdown;
pub use state::{WorkOrderAction, WorkOrderState};
pub use wire::*;

/// The longest place, in characters.
const LONGEST_PLACE: usize = 80;

/// The longest problem, reason and note, in characters: what a slip has room for.
const LONGEST_NOTE: usize = 500;

/// The longest account of what was done, in characters.
const LONGEST_RESULT: usize = 1000;

/// The most materials of an order.
const MOST_MATERIALS: usize = 30;

/// The longest that a work can take: a week, in minutes.
const MOST_MINUTES: i64 = 7 * 24 * 60;

/// Which orders `actor` may see: whoever cannot issue only their own.
fn scope_of(db: &Connection, actor: &Actor) -> Result<Scope> {
    let all = access::has(db, actor, Permission::WorkOrdersIssue)?;
    Ok(Scope { sight: Sight::of(db, actor)?, only: (!all).then_some(actor.id) })
}

/// The number that somebody gave; one that cannot be a number names no order either.
fn parse_number(number: &str) -> Result<WorkOrderNo> {
    WorkOrderNo::parse(number)
        .ok_or_else(|| Error::field("number", ErrorCode::WorkOrderNotFound).with("number", number.trim()))
}

/// Refuses a ticket with an order that is at work.
///
/// # Errors
/// `work_order.open` with the order's number.
pub(super) fn require_none_open(db: &Connection, ticket_id: i64) -> Result<()> {
    match rows::at_work(db, ticket_id)? {
        Some((number, _)) => Err(Error::new(ErrorCode::WorkOrderOpen).with("number", number)),
        None => Ok(()),
    }
}

/// Who is at work for a ticket.
pub(super) fn repairer_at_work(db: &Connection, ticket_id: i64) -> Result<Option<i64>> {
    Ok(rows::at_work(db, ticket_id)?.map(|(_, repairer_id)| repairer_id))
}

/// Checks that an order belongs to a ticket and that `actor` may add photographs to it; answers its number as written.
///
/// # Errors
/// `work_order.not_found` at `work_order`.
pub(crate) fn order_for_photos(
    db: &Connection,
    actor: &Actor,
    ticket_id: i64,
    number: &str,
) -> Result<String> {
    let unknown = || Error::field("work_order", ErrorCode::WorkOrderNotFound).with("number", number.trim());
    let parsed = WorkOrderNo::parse(number).ok_or_else(unknown)?;
    let order = rows::standing(db, &parsed, scope_of(db, actor)?).map_err(|_| unknown())?;
    if order.ticket_id == ticket_id { Ok(parsed.to_string()) } else { Err(unknown()) }
}

/// Checks that somebody works in maintenance and may see the ticket; `staff_id` is the field.
fn require_repairer(context: &WriteContext<'_>, staff_id: i64, about_staff: bool) -> Result<()> {
    access::store::require_active(context.db, staff_id, "staff_id")?;
    if !access::works_as(context.db, staff_id, Role::Maintenance)? {
        return Err(Error::field("staff_id", ErrorCode::StaffNotMaintenance));
    }
    transitions::require_sight(context, staff_id, about_staff, "staff_id")
}

impl Write for IssueWorkOrder {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<WorkOrderDetail>> {
        issue(context, &self)
    }
}

/// Sends somebody.
pub(crate) fn issue(context: &WriteContext<'_>, arguments: &IssueWorkOrder) -> Result<Done<WorkOrderDetail>> {
    let IssueWorkOrder { number, staff_id, place, problem, wanted_at, expected_version } = arguments;
    let mut steps = Steps::find(context, number, *expected_version)?;
    steps.go(Action::IssueWorkOrder)?;
    let ticket_id = steps.before.id;
    require_none_open(context.db, ticket_id)?;
    require_repairer(context, *staff_id, steps.course.marks.about_staff)?;
    let (room, content) = rows::origin(context.db, ticket_id)?;
    let place = input::optional_line("place", place.as_deref(), LONGEST_PLACE)?.or(room);
    let given = input::optional("problem", problem.as_deref(), LONGEST_NOTE)?;
    let problem = given.clone().unwrap_or_else(|| content.chars().take(LONGEST_NOTE).collect());
    let wanted_at = wanted_at.map(|at| waiting::ahead("wanted_at", at, context.now)).transpose()?;
    // The result comes back to somebody: to whoever sent, where nobody is responsible yet.
    if steps.course.responsible_id.is_none() {
        steps.course.responsible_id = Some(context.actor.id);
        let assigned =
            NewEvent { responsible_id: Some(context.actor.id), ..steps.event(EventKind::Assigned) };
        steps.tell(&assigned)?;
    }
    let day = day_of(context.zone, context.now);
    let order = WorkOrderNo::new(day, store::next_count(context.db, WorkOrderNo::PREFIX, day)?);
    let id = rows::insert(
        context.db,
        &NewWorkOrder {
            uid: context.ids.next(context.now),
            number: &order,
            ticket_id,
            place: place.as_deref(),
            problem: &problem,
            repairer_id: *staff_id,
            wanted_at,
            issued_at: context.now,
            issued_by: context.actor.id,
        },
    )?;
    let issued = NewEvent {
        content: given.as_deref().filter(|given| *given != content),
        responsible_id: Some(*staff_id),
        due_at: wanted_at,
        work_order_id: Some(id),
        ..steps.event(EventKind::WorkOrderIssued)
    };
    steps.tell(&issued)?;
    let moved = steps.finish()?;
    let changes = Changes::default()
        .with("state", Value::Null, WorkOrderState::Issued.text())
        .with("repairer", Value::Null, access::store::login_of(context.db, *staff_id)?)
        .with("wanted_at", Value::Null, wanted_at.map(rfc3339));
    let answer = seen(context.db, context.actor, id)?;
    let done = Done::new(answer, order.to_string()).changing(changes);
    if moved.changes.is_empty() {
        return Ok(done);
    }
    Ok(done.and(moved.number.to_string(), moved.changes))
}

/// The order as `actor` gets to see it, with what they may do. That the actor can see it was asked before.
fn seen(db: &Connection, actor: &Actor, id: i64) -> Result<WorkOrderDetail> {
    let mut detail = rows::detail(db, id)?;
    let issues = access::has(db, actor, Permission::WorkOrdersIssue)?;
    let corrects = correct::may_correct(db, actor, &detail)?;
    detail.actions = detail.state.actions();
    detail.actions.retain(|action| match action {
        WorkOrderAction::Reassign | WorkOrderAction::Withdraw => issues,
        WorkOrderAction::Accept
        | WorkOrderAction::Arrive
        | WorkOrderAction::Finish
        | WorkOrderAction::GiveUp => true,
        WorkOrderAction::Correct => corrects,
    });
    detail.takes_photos = detail.ticket_status.after(Action::AddNote).is_some();
    Ok(detail)
}

/// An order on its way through one operation.
struct OrderSteps<'a> {
    context: &'a WriteContext<'a>,
    before: OrderStanding,
    course: OrderCourse,
}

impl<'a> OrderSteps<'a> {
    /// The order with this number, which whoever acts can see.
    ///
    /// # Errors
    /// `work_order.not_found`, `record.changed`.
    fn find(
        context: &WriteContext<'_>,
        number: &str,
        expected_version: Option<i64>,
    ) -> Result<OrderStanding> {
        let scope = scope_of(context.db, context.actor)?;
        let order = rows::standing(context.db, &parse_number(number)?, scope)?;
        input::same_version(expected_version, order.version)?;
        Ok(order)
    }

    /// The same, led where `action` leads.
    ///
    /// # Errors
    /// As for [`OrderSteps::find`], and `work_order.transition_refused`.
    fn go(
        context: &'a WriteContext<'a>,
        number: &str,
        expected_version: Option<i64>,
        action: WorkOrderAction,
    ) -> Result<Self> {
        let before = Self::find(context, number, expected_version)?;
        let mut course = before.course.clone();
        course.state = course.state.transition(action)?;
        Ok(Self { context, before, course })
    }

    /// Writes the order, and what happened to it into the ticket's timeline.
    fn finish(
        self,
        kind: EventKind,
        content: Option<&str>,
        responsible_id: Option<i64>,
        materials: usize,
    ) -> Result<Done<WorkOrderDetail>> {
        let Self { context, before, mut course } = self;
        let db = context.db;
        if !course.state.is_open() {
            course.ended_at = Some(context.now);
        }
        rows::apply(db, before.id, &course)?;
        let event = NewEvent {
            content,
            responsible_id,
            due_at: course.wanted_at.filter(|_| kind == EventKind::WorkOrderReassigned),
            detail: course.unable_reason.map(EventDetail::Unable),
            work_order_id: Some(before.id),
            ..NewEvent::new(before.ticket_id, kind, context.now, context.actor.id)
        };
        store::add_event(db, &event)?;
        let login = |id: i64| access::store::login_of(db, id);
        let moment = |at: Option<DateTime<Utc>>| at.map(rfc3339);
        let was = &before.course;
        let changes = Changes::default()
            .with("state", was.state.text(), course.state.text())
            .with("repairer", login(was.repairer_id)?, login(course.repairer_id)?)
            .with("wanted_at", moment(was.wanted_at), moment(course.wanted_at))
            .with("minutes", was.minutes, course.minutes)
            .with("materials", 0, materials);
        let answer = seen(db, context.actor, before.id)?;
        Ok(Done::new(answer, before.number.to_string()).changing(changes))
    }
}

impl Write for AcceptWorkOrder {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<WorkOrderDetail>> {
        let Self { number, expected_version } = self;
        let mut steps = OrderSteps::go(context, &number, expected_version, WorkOrderAction::Accept)?;
        steps.course.accepted_at = Some(context.now);
        steps.finish(EventKind::WorkOrderAccepted, None, None, 0)
    }
}

impl Write for ArriveAtWorkOrder {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<WorkOrderDetail>> {
        let Self { number, expected_version } = self;
        let mut steps = OrderSteps::go(context, &number, expected_version, WorkOrderAction::Arrive)?;
        steps.course.arrived_at = Some(context.now);
        steps.finish(EventKind::WorkOrderArrived, None, None, 0)
    }
}

impl Write for FinishWorkOrder {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<WorkOrderDetail>> {
        let Self { number, result, materials, minutes, expected_version } = self;
        let mut steps = OrderSteps::go(context, &number, expected_version, WorkOrderAction::Finish)?;
        let WorkOrderResult { text, materials, minutes } =
            WorkOrderResult::checked(&result, &materials, minutes)?;
        for Material { name, quantity, unit } in &materials {
            let quantity = Quantity::parse("quantity", quantity)?;
            rows::add_material(context.db, steps.before.id, (name, quantity, unit))?;
        }
        steps.course.result = Some(text.clone());
        steps.course.minutes = minutes;
        steps.finish(EventKind::WorkOrderDone, Some(&text), None, materials.len())
    }
}

impl Write for GiveUpWorkOrder {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<WorkOrderDetail>> {
        let Self { number, reason, note, expected_version } = self;
        let mut steps = OrderSteps::go(context, &number, expected_version, WorkOrderAction::GiveUp)?;
        let note = match reason {
            UnableReason::OtherCause => {
                Some(input::required("note", note.as_deref().unwrap_or_default(), LONGEST_NOTE)?)
            }
            UnableReason::NobodyHome
            | UnableReason::PartsMissing
            | UnableReason::OutsideFirm
            | UnableReason::NotOurs => input::optional("note", note.as_deref(), LONGEST_NOTE)?,
        };
        steps.course.unable_reason = Some(reason);
        steps.course.note.clone_from(&note);
        steps.finish(EventKind::WorkOrderUnable, note.as_deref(), None, 0)
    }
}

impl Write for ReassignWorkOrder {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<WorkOrderDetail>> {
        let Self { number, staff_id, wanted_at, note, expected_version } = self;
        let mut steps = OrderSteps::go(context, &number, expected_version, WorkOrderAction::Reassign)?;
        require_repairer(context, staff_id, steps.before.about_staff)?;
        let agreed = steps.before.course.wanted_at;
        let wanted_at = match wanted_at {
            Some(at) if Some(at) != agreed => Some(waiting::ahead("wanted_at", at, context.now)?),
            kept => kept,
        };
        let note = input::optional("note", note.as_deref(), LONGEST_NOTE)?;
        steps.course = OrderCourse {
            repairer_id: staff_id,
            wanted_at,
            accepted_at: None,
            arrived_at: None,
            ..steps.course
        };
        steps.finish(EventKind::WorkOrderReassigned, note.as_deref(), Some(staff_id), 0)
    }
}

impl Write for WithdrawWorkOrder {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<WorkOrderDetail>> {
        let Self { number, note, expected_version } = self;
        let mut steps = OrderSteps::go(context, &number, expected_version, WorkOrderAction::Withdraw)?;
        let note = input::required("note", &note, LONGEST_NOTE)?;
        steps.course.note = Some(note.clone());
        steps.finish(EventKind::WorkOrderWithdrawn, Some(&note), None, 0)
    }
}
