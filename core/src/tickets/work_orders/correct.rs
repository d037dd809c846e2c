//! What was written of a finished work, and its correction. The order stays as it ended: a correction is a record of its
//! own, of which the last one is the result. Until the desk goes by it, whoever wrote it sets it right; afterwards the
//! manager does, and says why.

use rusqlite::Connection;
use serde_json::Value;

use super::super::amend::is_read_only;
use super::super::store::work_orders::{self as rows, NewCorrection, OrderStanding};
use super::super::store::{self, NewEvent};
use super::super::{AmendedField, EventKind, FieldChange};
use super::{
    CorrectWorkOrder, LONGEST_NOTE, LONGEST_RESULT, MOST_MATERIALS, MOST_MINUTES, Material, OrderSteps,
    Quantity, WorkOrderAction, WorkOrderDetail, WorkOrderResult, seen,
};
use crate::access::{self, Actor, Changes, Permission};
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Write, WriteContext};

impl WorkOrderResult {
    /// What somebody wrote of a finished work, checked.
    ///
    /// # Errors
    /// What is wrong, at its field; of a material at `materials[n].…`.
    pub(super) fn checked(text: &str, materials: &[Material], minutes: Option<i64>) -> Result<Self> {
        let text = input::required("result", text, LONGEST_RESULT)?;
        if minutes.is_some_and(|minutes| !(1..=MOST_MINUTES).contains(&minutes)) {
            return Err(Error::field("minutes", ErrorCode::InputOutOfRange)
                .with("min", 1)
                .with("max", MOST_MINUTES));
        }
        if materials.len() > MOST_MATERIALS {
            return Err(Error::field("materials", ErrorCode::InputOutOfRange)
                .with("min", 0)
                .with("max", MOST_MATERIALS));
        }
        let checked = materials.iter().enumerate().map(|(index, Material { name, quantity, unit })| {
            let field = |part: &str| format!("materials[{index}].{part}");
            Ok(Material {
                name: input::required_line(&field("name"), name, 40)?,
                quantity: Quantity::parse(&field("quantity"), quantity)?.to_string(),
                unit: input::required_line(&field("unit"), unit, 10)?,
            })
        });
        Ok(Self { text, materials: checked.collect::<Result<_>>()?, minutes })
    }

    /// The materials in one line: `不锈钢软管 1.5 米、生料带 1 卷`.
    fn materials_line(&self) -> Option<String> {
        let line = |one: &Material| format!("{} {} {}", one.name, one.quantity, one.unit);
        (!self.materials.is_empty()).then(|| self.materials.iter().map(line).collect::<Vec<_>>().join("、"))
    }
}

/// Whether `actor` may correct the result of an order that is done: the desk has not gone by it yet, or it is the manager.
pub(super) fn may_correct(db: &Connection, actor: &Actor, order: &WorkOrderDetail) -> Result<bool> {
    let open = order.feedback_owed || access::has(db, actor, Permission::WorkOrdersCorrect)?;
    Ok(open && !is_read_only(order.ticket_status))
}

impl Write for CorrectWorkOrder {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<WorkOrderDetail>> {
        let Self { number, result, materials, minutes, reason, expected_version } = self;
        let order = OrderSteps::find(context, &number, expected_version)?;
        let before = rows::detail(context.db, order.id)?;
        if is_read_only(before.ticket_status) {
            return Err(
                Error::field("number", ErrorCode::TicketArchived).with("number", before.ticket.as_str())
            );
        }
        before.state.transition(WorkOrderAction::Correct)?;
        if !may_correct(context.db, context.actor, &before)? {
            return Err(Error::new(ErrorCode::WorkOrderResultUsed));
        }
        let after = WorkOrderResult::checked(&result, &materials, minutes)?;
        let reason = if before.feedback_owed {
            input::optional("reason", reason.as_deref(), LONGEST_NOTE)?
        } else {
            Some(input::required("reason", reason.as_deref().unwrap_or_default(), LONGEST_NOTE)?)
        };
        let was = before.result.ok_or_else(|| Error::new(ErrorCode::Internal))?;
        correct(context, &order, (&was, &after), reason.as_deref())?;
        let changes = Changes::default()
            .with("content_changed", false, (&was.text, &was.materials) != (&after.text, &after.materials))
            .with("materials", was.materials.len(), after.materials.len())
            .with("minutes", was.minutes, after.minutes)
            .with("note", Value::Null, reason);
        let answer = seen(context.db, context.actor, order.id)?;
        Ok(Done::new(answer, order.number.to_string()).changing(changes))
    }
}

/// Writes the correction, and what was corrected into the ticket's timeline; nothing if the result is what it was.
fn correct(
    context: &WriteContext<'_>,
    order: &OrderStanding,
    (before, after): (&WorkOrderResult, &WorkOrderResult),
    reason: Option<&str>,
) -> Result<()> {
    let told = told(before, after);
    if told.is_empty() {
        return Ok(());
    }
    let correction = NewCorrection {
        order_id: order.id,
        at: context.now,
        staff_id: context.actor.id,
        result: after,
        reason,
    };
    rows::correct(context.db, &correction)?;
    let event = NewEvent {
        content: reason,
        work_order_id: Some(order.id),
        changes: &told,
        ..NewEvent::new(order.ticket_id, EventKind::WorkOrderCorrected, context.now, context.actor.id)
    };
    store::add_event(context.db, &event)
}

/// What the timeline says of it, field by field.
fn told(before: &WorkOrderResult, after: &WorkOrderResult) -> Vec<FieldChange> {
    let minutes = |result: &WorkOrderResult| result.minutes.map(|minutes| minutes.to_string());
    [
        (AmendedField::Result, Some(before.text.clone()), Some(after.text.clone())),
        (AmendedField::Materials, before.materials_line(), after.materials_line()),
        (AmendedField::Minutes, minutes(before), minutes(after)),
    ]
    .into_iter()
    .filter(|(_, before, after)| before != after)
    .map(|(field, before, after)| FieldChange { field, before, after })
    .collect()
}
