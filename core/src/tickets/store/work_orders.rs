//! The tables `work_orders`, `work_order_materials` and `work_order_corrections`.

use chrono::{DateTime, Utc};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, named_params, params, params_from_iter};
use uuid::Uuid;

use super::list::Conditions;
use super::{moment, ms, status};
use crate::clock::instant;
use crate::error::{Error, ErrorCode, Result};
use crate::page;
use crate::store::stored_text;
use crate::tickets::sight::Sight;
use crate::tickets::work_orders::Quantity;
use crate::tickets::{
    Material, Named, OrderStood, Phone, Room, TicketNo, TicketWorkOrder, UnableReason, WorkOrderCorrection,
    WorkOrderCounts, WorkOrderDetail, WorkOrderNo, WorkOrderResult, WorkOrderRow, WorkOrderState,
    WorkOrderTab,
};

/// Which orders a person may see.
#[derive(Debug, Clone, Copy)]
pub(in crate::tickets) struct Scope {
    pub(in crate::tickets) sight: Sight,
    /// Only this repairer's.
    pub(in crate::tickets) only: Option<i64>,
}

/// An order about to be issued.
pub(in crate::tickets) struct NewWorkOrder<'a> {
    pub(in crate::tickets) uid: Uuid,
    pub(in crate::tickets) number: &'a WorkOrderNo,
    pub(in crate::tickets) ticket_id: i64,
    pub(in crate::tickets) place: Option<&'a str>,
    pub(in crate::tickets) problem: &'a str,
    pub(in crate::tickets) repairer_id: i64,
    pub(in crate::tickets) wanted_at: Option<DateTime<Utc>>,
    pub(in crate::tickets) issued_at: DateTime<Utc>,
    pub(in crate::tickets) issued_by: i64,
}

/// What a change of an order must know of it.
pub(in crate::tickets) struct OrderStanding {
    pub(in crate::tickets) id: i64,
    pub(in crate::tickets) number: WorkOrderNo,
    pub(in crate::tickets) ticket_id: i64,
    pub(in crate::tickets) about_staff: bool,
    pub(in crate::tickets) version: i64,
    pub(in crate::tickets) course: OrderCourse,
}

/// Everything about an order that a step can change.
#[derive(Debug, Clone)]
pub(in crate::tickets) struct OrderCourse {
    pub(in crate::tickets) state: WorkOrderState,
    pub(in crate::tickets) repairer_id: i64,
    pub(in crate::tickets) wanted_at: Option<DateTime<Utc>>,
    pub(in crate::tickets) accepted_at: Option<DateTime<Utc>>,
    pub(in crate::tickets) arrived_at: Option<DateTime<Utc>>,
    pub(in crate::tickets) ended_at: Option<DateTime<Utc>>,
    pub(in crate::tickets) result: Option<String>,
    pub(in crate::tickets) minutes: Option<i64>,
    pub(in crate::tickets) unable_reason: Option<UnableReason>,
    pub(in crate::tickets) note: Option<String>,
}

/// A correction of a result about to be written.
pub(in crate::tickets) struct NewCorrection<'a> {
    pub(in crate::tickets) order_id: i64,
    pub(in crate::tickets) at: DateTime<Utc>,
    pub(in crate::tickets) staff_id: i64,
    pub(in crate::tickets) result: &'a WorkOrderResult,
    pub(in crate::tickets) reason: Option<&'a str>,
}

/// What a page of orders is asked for, checked.
pub(in crate::tickets) struct OrderQuery {
    pub(in crate::tickets) scope: Scope,
    pub(in crate::tickets) tab: WorkOrderTab,
    /// Who asks.
    pub(in crate::tickets) actor_id: i64,
    pub(in crate::tickets) repairer_id: Option<i64>,
    pub(in crate::tickets) sought: Option<Sought>,
    pub(in crate::tickets) issued: Option<Issued>,
    /// The issue (milliseconds) and id of the row before.
    pub(in crate::tickets) after: Option<(i64, i64)>,
    pub(in crate::tickets) limit: usize,
}

/// Issued from one moment on and before the other, and how they stood then.
#[derive(Debug, Clone, Copy)]
pub(in crate::tickets) struct Issued {
    pub(in crate::tickets) from: DateTime<Utc>,
    pub(in crate::tickets) to: DateTime<Utc>,
    pub(in crate::tickets) stood: Option<OrderStood>,
}

/// What is looked for. A number is found whatever the tab.
pub(in crate::tickets) enum Sought {
    Order(WorkOrderNo),
    Ticket(TicketNo),
    /// The key of a place, or its beginning.
    Place(String),
}

pub(in crate::tickets) fn insert(db: &Connection, new: &NewWorkOrder<'_>) -> Result<i64> {
    let NewWorkOrder { uid, number, ticket_id, place, problem, repairer_id, wanted_at, issued_at, issued_by } =
        new;
    let mut statement = db.prepare_cached(
        "INSERT INTO work_orders (uid, number, ticket_id, state, place, place_key, problem, repairer_id, wanted_at,
             issued_at, issued_by)
         VALUES (:uid, :number, :ticket_id, 'issued', :place, :place_key, :problem, :repairer_id, :wanted_at,
             :issued_at, :issued_by)",
    )?;
    Ok(statement.insert(named_params! {
        ":uid": uid.hyphenated().to_string(),
        ":number": number.as_str(),
        ":ticket_id": ticket_id,
        ":place": place,
        ":place_key": place.map(Room::key),
        ":problem": problem,
        ":repairer_id": repairer_id,
        ":wanted_at": ms(*wanted_at),
        ":issued_at": issued_at.timestamp_millis(),
        ":issued_by": issued_by,
    })?)
}

/// Where the ticket's resident lives, and what they said.
pub(in crate::tickets) fn origin(db: &Connection, ticket_id: i64) -> Result<(Option<String>, String)> {
    let mut statement = db.prepare_cached("SELECT room, content FROM tickets WHERE id = ?1")?;
    Ok(statement.query_row([ticket_id], |row| Ok((row.get("room")?, row.get("content")?)))?)
}

/// The order of a ticket that is at work: its number, and who goes.
pub(in crate::tickets) fn at_work(db: &Connection, ticket_id: i64) -> Result<Option<(String, i64)>> {
    let mut statement = db.prepare_cached(
        "SELECT number, repairer_id FROM work_orders
         WHERE ticket_id = ?1 AND state IN ('issued', 'accepted', 'on_site')",
    )?;
    let found = statement.query_row([ticket_id], |row| Ok((row.get("number")?, row.get("repairer_id")?)));
    Ok(found.optional()?)
}

/// What a change must know of the order with this number; one that cannot be seen is none.
pub(in crate::tickets) fn standing(
    db: &Connection,
    number: &WorkOrderNo,
    scope: Scope,
) -> Result<OrderStanding> {
    let mut statement = db.prepare_cached(
        "SELECT w.*, t.about_staff, w.version + (SELECT count(*) FROM work_order_corrections c
             WHERE c.work_order_id = w.id) AS current_version
         FROM work_orders w JOIN tickets t ON t.id = w.ticket_id WHERE w.number = ?1",
    )?;
    let found = statement.query_row([number.as_str()], |row| {
        Ok(OrderStanding {
            id: row.get("id")?,
            number: number.clone(),
            ticket_id: row.get("ticket_id")?,
            about_staff: row.get("about_staff")?,
            version: row.get("current_version")?,
            course: OrderCourse {
                state: state(row)?,
                repairer_id: row.get("repairer_id")?,
                wanted_at: moment(row, "wanted_at")?,
                accepted_at: moment(row, "accepted_at")?,
                arrived_at: moment(row, "arrived_at")?,
                ended_at: moment(row, "ended_at")?,
                result: row.get("result")?,
                minutes: row.get("minutes")?,
                unable_reason: unable_reason(row)?,
                note: row.get("note")?,
            },
        })
    });
    found
        .optional()?
        .filter(|order| scope.sight.sees(order.about_staff))
        .filter(|order| scope.only.is_none_or(|staff_id| staff_id == order.course.repairer_id))
        .ok_or_else(|| Error::field("number", ErrorCode::WorkOrderNotFound).with("number", number.as_str()))
}

pub(in crate::tickets) fn apply(db: &Connection, id: i64, course: &OrderCourse) -> Result<()> {
    let OrderCourse {
        state,
        repairer_id,
        wanted_at,
        accepted_at,
        arrived_at,
        ended_at,
        result,
        minutes,
        unable_reason,
        note,
    } = course;
    let mut statement = db.prepare_cached(
        "UPDATE work_orders SET state = :state, repairer_id = :repairer_id, wanted_at = :wanted_at,
             accepted_at = :accepted_at, arrived_at = :arrived_at, ended_at = :ended_at, result = :result,
             minutes = :minutes, unable_reason = :unable_reason, note = :note, version = version + 1
         WHERE id = :id",
    )?;
    statement.execute(named_params! {
        ":id": id,
        ":state": state.text(),
        ":repairer_id": repairer_id,
        ":wanted_at": ms(*wanted_at),
        ":accepted_at": ms(*accepted_at),
        ":arrived_at": ms(*arrived_at),
        ":ended_at": ms(*ended_at),
        ":result": result,
        ":minutes": minutes,
        ":unable_reason": unable_reason.map(UnableReason::text),
        ":note": note,
    })?;
    Ok(())
}

/// Writes down what was used; before the order ends.
pub(in crate::tickets) fn add_material(
    db: &Connection,
    order_id: i64,
    (name, quantity, unit): (&str, Quantity, &str),
) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO work_order_materials (work_order_id, name, quantity, unit) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![order_id, name, quantity.thousandths(), unit])?;
    Ok(())
}

pub(in crate::tickets) fn correct(db: &Connection, correction: &NewCorrection<'_>) -> Result<()> {
    let NewCorrection {
        order_id,
        at,
        staff_id,
        result: WorkOrderResult { text, materials, minutes },
        reason,
    } = correction;
    let materials =
        serde_json::to_string(materials).map_err(|cause| Error::new(ErrorCode::Internal).because(cause))?;
    db.prepare_cached(
        "INSERT INTO work_order_corrections (work_order_id, at, staff_id, result, minutes, materials, reason)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![order_id, at.timestamp_millis(), staff_id, text, minutes, materials, reason])?;
    Ok(())
}

/// The result as it was last corrected, and who did; none if nobody did.
fn corrected(db: &Connection, order_id: i64) -> Result<Option<(WorkOrderResult, WorkOrderCorrection)>> {
    let mut statement = db.prepare_cached(
        "SELECT c.at, c.staff_id, s.name AS staff_name, c.result, c.minutes, c.materials, c.reason
         FROM work_order_corrections c JOIN staff s ON s.id = c.staff_id
         WHERE c.work_order_id = ?1 ORDER BY c.id DESC LIMIT 1",
    )?;
    let found = statement.query_row([order_id], |row| {
        let materials: String = row.get("materials")?;
        let result = WorkOrderResult {
            text: row.get("result")?,
            materials: stored_text(
                |text| serde_json::from_str(text).ok(),
                "materials of a correction",
                &materials,
            )?,
            minutes: row.get("minutes")?,
        };
        let correction = WorkOrderCorrection {
            at: instant(row.get("at")?),
            staff: Named { id: row.get("staff_id")?, name: row.get("staff_name")? },
            reason: row.get("reason")?,
        };
        Ok((result, correction))
    });
    Ok(found.optional()?)
}

fn materials(db: &Connection, order_id: i64) -> Result<Vec<Material>> {
    let mut statement = db.prepare_cached(
        "SELECT name, quantity, unit FROM work_order_materials WHERE work_order_id = ?1 ORDER BY id",
    )?;
    let materials = statement.query_map([order_id], |row| {
        let thousandths: i64 = row.get("quantity")?;
        let quantity =
            stored_text(|_| Quantity::of_thousandths(thousandths), "quantity", &thousandths.to_string())?;
        Ok(Material { name: row.get("name")?, quantity: quantity.to_string(), unit: row.get("unit")? })
    })?;
    Ok(materials.collect::<rusqlite::Result<_>>()?)
}

fn state(row: &Row<'_>) -> rusqlite::Result<WorkOrderState> {
    stored_text(WorkOrderState::parse, "state of a work order", &row.get::<_, String>("state")?)
}

fn unable_reason(row: &Row<'_>) -> rusqlite::Result<Option<UnableReason>> {
    let text: Option<String> = row.get("unable_reason")?;
    text.map(|text| stored_text(UnableReason::parse, "reason of a work order", &text)).transpose()
}

fn repairer(row: &Row<'_>) -> rusqlite::Result<Named> {
    Ok(Named { id: row.get("repairer_id")?, name: row.get("repairer_name")? })
}

/// Whether the desk still owes the resident what came of the order `w` of the ticket `t`: the last of a ticket that has
/// not ended, and nobody told the resident since. The last event of an order is its end; that its result was corrected
/// afterwards is nothing that the resident waits for.
macro_rules! feedback_owed {
    () => {
        "(w.state IN ('done', 'unable') AND t.closed_at IS NULL AND t.cancelled_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM work_orders l WHERE l.ticket_id = w.ticket_id AND l.id > w.id)
            AND NOT EXISTS (SELECT 1 FROM ticket_events f
                WHERE f.ticket_id = w.ticket_id AND f.kind = 'feedback_given' AND f.id > (SELECT max(e.id)
                    FROM ticket_events e WHERE e.ticket_id = w.ticket_id AND e.work_order_id = w.id
                        AND e.kind <> 'work_order_corrected')))"
    };
}

/// The orders that were made from a ticket, oldest first.
pub(in crate::tickets) fn of_ticket(db: &Connection, ticket_id: i64) -> Result<Vec<TicketWorkOrder>> {
    let mut statement = db.prepare_cached(concat!(
        "SELECT w.*, s.name AS repairer_name,
             ifnull((SELECT c.result FROM work_order_corrections c WHERE c.work_order_id = w.id
                 ORDER BY c.id DESC LIMIT 1), w.result) AS newest_result, ",
        feedback_owed!(),
        " AS feedback_owed
         FROM work_orders w JOIN tickets t ON t.id = w.ticket_id JOIN staff s ON s.id = w.repairer_id
         WHERE w.ticket_id = ?1 ORDER BY w.id",
    ))?;
    let orders = statement.query_map([ticket_id], |row| {
        Ok(TicketWorkOrder {
            number: row.get("number")?,
            state: state(row)?,
            repairer: repairer(row)?,
            wanted_at: moment(row, "wanted_at")?,
            issued_at: instant(row.get("issued_at")?),
            ended_at: moment(row, "ended_at")?,
            result: row.get("newest_result")?,
            unable_reason: unable_reason(row)?,
            note: row.get("note")?,
            feedback_owed: row.get("feedback_owed")?,
        })
    })?;
    Ok(orders.collect::<rusqlite::Result<_>>()?)
}

/// The order in full. What is left to say is what whoever asks may do with it.
pub(in crate::tickets) fn detail(db: &Connection, id: i64) -> Result<WorkOrderDetail> {
    let mut statement = db.prepare_cached(concat!(
        "SELECT w.*, t.number AS ticket_number, t.status, t.urgent, t.caller_name, t.phone,
             s.name AS repairer_name, i.name AS issued_by_name,
             w.version + (SELECT count(*) FROM work_order_corrections c WHERE c.work_order_id = w.id)
                 AS current_version, ",
        feedback_owed!(),
        " AS feedback_owed
         FROM work_orders w JOIN tickets t ON t.id = w.ticket_id
         JOIN staff s ON s.id = w.repairer_id JOIN staff i ON i.id = w.issued_by
         WHERE w.id = ?1",
    ))?;
    let mut detail = statement.query_row([id], order_detail)?;
    if let Some((result, correction)) = corrected(db, id)? {
        (detail.result, detail.corrected) = (Some(result), Some(correction));
    } else if let Some(result) = &mut detail.result {
        result.materials = materials(db, id)?;
    }
    Ok(detail)
}

fn order_detail(row: &Row<'_>) -> rusqlite::Result<WorkOrderDetail> {
    let phone: Option<String> = row.get("phone")?;
    let minutes = row.get("minutes")?;
    let result: Option<String> = row.get("result")?;
    Ok(WorkOrderDetail {
        number: row.get("number")?,
        state: state(row)?,
        ticket: row.get("ticket_number")?,
        ticket_status: status(row)?,
        urgent: row.get("urgent")?,
        place: row.get("place")?,
        problem: row.get("problem")?,
        caller_name: row.get("caller_name")?,
        phone_masked: phone.as_deref().map(Phone::masked),
        repairer: repairer(row)?,
        wanted_at: moment(row, "wanted_at")?,
        issued_at: instant(row.get("issued_at")?),
        issued_by: Named { id: row.get("issued_by")?, name: row.get("issued_by_name")? },
        accepted_at: moment(row, "accepted_at")?,
        arrived_at: moment(row, "arrived_at")?,
        ended_at: moment(row, "ended_at")?,
        result: result.map(|text| WorkOrderResult { text, materials: Vec::new(), minutes }),
        corrected: None,
        unable_reason: unable_reason(row)?,
        note: row.get("note")?,
        feedback_owed: row.get("feedback_owed")?,
        version: row.get("current_version")?,
        actions: Vec::new(),
        takes_photos: false,
    })
}

/// The orders of a page, each with its key, and one more if there is one.
pub(in crate::tickets) fn page(
    db: &Connection,
    query: &OrderQuery,
) -> Result<Vec<((i64, i64), WorkOrderRow)>> {
    let newest_first = matches!(query.tab, WorkOrderTab::Ended | WorkOrderTab::All);
    let (order, beyond) = if newest_first { ("DESC", "<") } else { ("ASC", ">") };
    let mut conditions = seen(query.scope);
    narrow(&mut conditions, query);
    if let Some((at, id)) = query.after {
        conditions.values.extend([Value::from(at), Value::from(id)]);
        let n = conditions.values.len();
        conditions.sql.push(format!("(w.issued_at, w.id) {beyond} (?{}, ?{n})", n - 1));
    }
    // What came back belongs to a ticket that has not ended, of which there are few beside the orders that have.
    let tables = if query.tab == WorkOrderTab::Returned {
        "tickets t CROSS JOIN work_orders w ON w.ticket_id = t.id"
    } else {
        "work_orders w JOIN tickets t ON t.id = w.ticket_id"
    };
    let sql = format!(
        "SELECT w.*, t.number AS ticket_number, t.urgent, substr(w.problem, 1, 80) AS excerpt,
             s.name AS repairer_name, {} AS feedback_owed
         FROM {tables} JOIN staff s ON s.id = w.repairer_id
         WHERE {} ORDER BY w.issued_at {order}, w.id {order} LIMIT {}",
        feedback_owed!(),
        conditions.sql.join(" AND "),
        query.limit + 1,
    );
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(conditions.values), |row| {
        Ok(((row.get("issued_at")?, row.get("id")?), order_row(row)?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What an order must be to be seen.
fn seen(scope: Scope) -> Conditions {
    let mut conditions = Conditions { sql: Vec::new(), values: Vec::new() };
    conditions.add("(t.about_staff = 0 OR $)", scope.sight == Sight::All);
    if let Some(staff_id) = scope.only {
        conditions.add("w.repairer_id = $", staff_id);
    }
    conditions
}

/// The predicate of the index of open orders, which must stand literally in the query.
const OPEN: &str = "w.state IN ('issued', 'accepted', 'on_site')";

/// What an order must be to belong to the list.
fn narrow(conditions: &mut Conditions, query: &OrderQuery) {
    if let Some(staff_id) = query.repairer_id {
        conditions.add("w.repairer_id = $", staff_id);
    }
    match &query.sought {
        Some(Sought::Order(number)) => return conditions.add("w.number = $", number.as_str().to_owned()),
        Some(Sought::Ticket(number)) => return conditions.add("t.number = $", number.as_str().to_owned()),
        Some(Sought::Place(key)) => {
            conditions.add("substr(w.place_key, 1, length($)) = $", key.clone());
        }
        None => {}
    }
    if let Some(Issued { from, to, stood }) = query.issued {
        conditions.add("w.issued_at >= $", from.timestamp_millis());
        conditions.add("w.issued_at < $", to.timestamp_millis());
        let state = match stood {
            None => None,
            Some(OrderStood::Open) => {
                conditions.add("(w.ended_at IS NULL OR w.ended_at >= $)", to.timestamp_millis());
                None
            }
            Some(OrderStood::Done) => Some("done"),
            Some(OrderStood::Unable) => Some("unable"),
            Some(OrderStood::Withdrawn) => Some("withdrawn"),
        };
        if let Some(state) = state {
            conditions.add("+w.state = $", state.to_owned());
            conditions.add("+w.ended_at < $", to.timestamp_millis());
        }
    }
    match query.tab {
        WorkOrderTab::Open => conditions.sql.push(OPEN.to_owned()),
        WorkOrderTab::Mine => {
            conditions.sql.push(OPEN.to_owned());
            conditions.add("w.repairer_id = $", query.actor_id);
        }
        WorkOrderTab::Returned => conditions.sql.push(feedback_owed!().to_owned()),
        WorkOrderTab::Ended => conditions.sql.push("w.ended_at IS NOT NULL".to_owned()),
        WorkOrderTab::All => {}
    }
}

fn order_row(row: &Row<'_>) -> rusqlite::Result<WorkOrderRow> {
    let excerpt: String = row.get("excerpt")?;
    Ok(WorkOrderRow {
        number: row.get("number")?,
        state: state(row)?,
        ticket: row.get("ticket_number")?,
        urgent: row.get("urgent")?,
        place: row.get("place")?,
        excerpt: excerpt.replace(['\n', '\t'], " "),
        repairer: repairer(row)?,
        wanted_at: moment(row, "wanted_at")?,
        issued_at: instant(row.get("issued_at")?),
        ended_at: moment(row, "ended_at")?,
        unable_reason: unable_reason(row)?,
        feedback_owed: row.get("feedback_owed")?,
    })
}

/// How many there are to do of those that can be seen.
pub(in crate::tickets) fn counts(db: &Connection, scope: Scope, actor_id: i64) -> Result<WorkOrderCounts> {
    let values = params![scope.sight == Sight::All, scope.only, actor_id];
    let mut statement = db.prepare_cached(
        "SELECT count(*) AS open, ifnull(sum(w.repairer_id = ?3), 0) AS mine
         FROM work_orders w JOIN tickets t ON t.id = w.ticket_id
         WHERE w.state IN ('issued', 'accepted', 'on_site')
            AND (t.about_staff = 0 OR ?1) AND (?2 IS NULL OR w.repairer_id = ?2)",
    )?;
    let (open, mine) = statement.query_row(values, |row| Ok((row.get("open")?, row.get("mine")?)))?;
    let mut statement = db.prepare_cached(concat!(
        "SELECT count(*) AS returned FROM tickets t CROSS JOIN work_orders w ON w.ticket_id = t.id
         WHERE (t.about_staff = 0 OR ?1) AND (?2 IS NULL OR w.repairer_id = ?2) AND ",
        feedback_owed!(),
    ))?;
    let values = params![scope.sight == Sight::All, scope.only];
    let returned = statement.query_row(values, |row| row.get("returned"))?;
    Ok(WorkOrderCounts { open, mine, returned })
}

/// Leaves the rows of a page of those that were asked for with one more; the cursor of the next page.
pub(in crate::tickets) fn cut(
    mut rows: Vec<((i64, i64), WorkOrderRow)>,
    limit: usize,
) -> (Vec<WorkOrderRow>, Option<String>) {
    let more = page::cut(&mut rows, limit);
    let next = rows.last().filter(|_| more).map(|((at, id), _)| page::cursor(*at, *id));
    (rows.into_iter().map(|(_, row)| row).collect(), next)
}
