//! The same action for many tickets at once: what would become of each, and then doing it. What one ticket refuses
//! does not keep the others from it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::steps::{Moved, find};
use super::store::Standing;
use super::transitions;
use super::{Action, AssignTicket, CloseTicket, Status, follow_ups, work_orders};
use crate::access;
use crate::error::{Error, ErrorCode, Result};
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};

/// The most tickets of one bulk action.
const MOST: usize = 500;

/// A ticket that was chosen in a list.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Picked {
    /// Its number.
    pub number: String,
    /// Refuse it if it has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// What is to be done with many tickets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum BulkAction {
    /// Name the responsible person.
    Assign,
    /// Close and archive.
    Close,
}

/// What would become of many tickets: `preview_bulk`. Nothing is written.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewBulk {
    /// The tickets, 1…500.
    pub tickets: Vec<Picked>,
    /// What is to be done.
    pub action: BulkAction,
}

/// Names one responsible person for many tickets: `assign_tickets`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AssignTickets {
    /// The tickets, 1…500.
    pub tickets: Vec<Picked>,
    /// The responsible person: an id from `list_staff`.
    pub staff_id: i64,
}

/// Closes and archives many answered tickets: `close_tickets`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CloseTickets {
    /// The tickets, 1…500.
    pub tickets: Vec<Picked>,
    /// How the matters ended; up to 4,000 characters.
    #[serde(default)]
    #[ts(optional)]
    pub summary: Option<String>,
}

/// What becomes of one of the tickets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct BulkRow {
    /// Its number.
    pub number: String,
    /// Its version before.
    pub version: Option<i64>,
    /// Where it stood before; absent if there is no such ticket.
    pub before: Option<Status>,
    /// Where it stands afterwards; absent if it is refused.
    pub after: Option<Status>,
    /// Why it is refused.
    pub refusal: Option<ErrorCode>,
}

/// What becomes of many tickets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct BulkOutcome {
    /// How many are done.
    pub done: i64,
    /// How many are refused.
    pub refused: i64,
    /// Each of them, in the order in which they were given.
    pub rows: Vec<BulkRow>,
}

impl BulkOutcome {
    fn of(rows: Vec<BulkRow>) -> Self {
        let count = |refused: bool| {
            let rows = rows.iter().filter(|row| row.refusal.is_some() == refused);
            i64::try_from(rows.count()).unwrap_or(i64::MAX)
        };
        Self { done: count(false), refused: count(true), rows }
    }
}

impl Read for PreviewBulk {
    fn run(self, context: &ReadContext<'_>) -> Result<BulkOutcome> {
        let PreviewBulk { tickets, action } = self;
        let rows = checked(tickets)?.into_iter().map(|picked| {
            let ticket = find(context.db, context.actor, &picked.number, picked.expected_version);
            let after = ticket.and_then(|ticket| Ok((outcome(context, &ticket, action)?, ticket)));
            match after {
                Ok((after, ticket)) => Ok(row(picked, Some(ticket), Ok(after))),
                Err(refusal) if is_of_the_ticket(&refusal) => {
                    let before = find(context.db, context.actor, &picked.number, None).ok();
                    Ok(row(picked, before, Err(refusal.code())))
                }
                Err(failure) => Err(failure),
            }
        });
        Ok(BulkOutcome::of(rows.collect::<Result<_>>()?))
    }
}

/// Where the action would lead the ticket.
fn outcome(context: &ReadContext<'_>, ticket: &Standing, action: BulkAction) -> Result<Status> {
    let status = ticket.course.status;
    match action {
        BulkAction::Assign => status.transition(transitions::naming(status)),
        BulkAction::Close => {
            let closed = status.transition(Action::Close)?;
            work_orders::require_none_open(context.db, ticket.id)?;
            if status == Status::FollowUp {
                follow_ups::require_attempts(context.db, ticket.id, context.actor.id)?;
            }
            closed.transition(Action::Archive)
        }
    }
}

impl Write for AssignTickets {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<BulkOutcome>> {
        let AssignTickets { tickets, staff_id } = self;
        access::store::require_active(context.db, staff_id, "staff_id")?;
        each(context, tickets, |Picked { number, expected_version }| {
            transitions::assign(context, &AssignTicket { number, staff_id, reason: None, expected_version })
        })
    }
}

impl Write for CloseTickets {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<BulkOutcome>> {
        let CloseTickets { tickets, summary } = self;
        crate::input::optional("summary", summary.as_deref(), super::register::LONGEST_CONTENT)?;
        each(context, tickets, |Picked { number, expected_version }| {
            let summary = summary.clone();
            transitions::close(context, &CloseTicket { number, summary, archive: true, expected_version })
        })
    }
}

/// Does something with each ticket; an action checks everything before it writes anything.
fn each(
    context: &WriteContext<'_>,
    tickets: Vec<Picked>,
    act: impl Fn(Picked) -> Result<Moved>,
) -> Result<Done<BulkOutcome>> {
    let mut rows = Vec::new();
    let mut traces = Vec::new();
    for picked in checked(tickets)? {
        let before = find(context.db, context.actor, &picked.number, None).ok();
        match act(picked.clone()) {
            Ok(Moved { number, changes, .. }) => {
                let after = find(context.db, context.actor, number.as_str(), None)?.course.status;
                rows.push(row(picked, before, Ok(after)));
                traces.push((number.to_string(), changes));
            }
            Err(refusal) if is_of_the_ticket(&refusal) => {
                rows.push(row(picked, before, Err(refusal.code())));
            }
            Err(failure) => return Err(failure),
        }
    }
    let outcome = BulkOutcome::of(rows);
    let mut traces = traces.into_iter();
    let done = match traces.next() {
        Some((number, changes)) => Done::new(outcome, number).changing(changes),
        None => Done::new(outcome, "bulk"),
    };
    Ok(traces.fold(done, |done, (number, changes)| done.and(number, changes)))
}

/// Whether it is this one ticket that refuses, and not the store that fails.
fn is_of_the_ticket(refusal: &Error) -> bool {
    matches!(
        refusal.code(),
        ErrorCode::TicketNotFound
            | ErrorCode::TicketChanged
            | ErrorCode::TicketTransitionRefused
            | ErrorCode::TicketFollowUpOwed
            | ErrorCode::TicketAboutStaff
            | ErrorCode::WorkOrderOpen
    )
}

fn row(picked: Picked, before: Option<Standing>, after: std::result::Result<Status, ErrorCode>) -> BulkRow {
    BulkRow {
        number: before.as_ref().map_or(picked.number, |ticket| ticket.number.to_string()),
        version: before.as_ref().map(|ticket| ticket.version),
        before: before.map(|ticket| ticket.course.status),
        after: after.ok(),
        refusal: after.err(),
    }
}

/// The tickets, each once.
fn checked(mut tickets: Vec<Picked>) -> Result<Vec<Picked>> {
    let mut seen = std::collections::BTreeSet::new();
    tickets.retain(|picked| seen.insert(picked.number.trim().to_ascii_uppercase()));
    if tickets.is_empty() {
        return Err(Error::field("tickets", ErrorCode::InputRequired));
    }
    if tickets.len() > MOST {
        return Err(Error::field("tickets", ErrorCode::InputOutOfRange).with("min", 1).with("max", MOST));
    }
    Ok(tickets)
}
