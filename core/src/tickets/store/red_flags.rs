//! Tickets that stand out, found along indexes that hold little else, or within the time that is asked for.

use chrono::{DateTime, Utc};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::{category, moment, named};
use crate::clock::instant;
use crate::error::Result;
use crate::tickets::Named;
use crate::tickets::red_flags::{FlagQuery, Flagged, FlaggedTicket, PersonOnTime, RedFlagKind};
use crate::tickets::sight::Sight;

/// What stands out of each kind: the moment, the key, the source and the conditions. `?1` and `?2` are the time, `?3` whether
/// those about staff are seen, `?4` what the kind asks for besides.
struct Source {
    at: &'static str,
    key: &'static str,
    from: &'static str,
    conditions: &'static str,
}

/// As the index `tickets_last_minutes` has it.
const LAST_MINUTES: &str = "t.category = 'complaint'
    AND (t.due_at - t.first_feedback_at BETWEEN 0 AND 3600000 OR t.due_at - t.closed_at BETWEEN 0 AND 3600000)
    AND (t.due_at - t.first_feedback_at BETWEEN 0 AND ?4 OR t.due_at - t.closed_at BETWEEN 0 AND ?4)
    AND t.day_only = 0";

const NO_CONTACT: &str = "t.first_feedback_at IS NOT NULL AND t.caller_name IS NULL AND t.phone IS NULL
    AND t.person_id IS NULL AND NOT EXISTS (
        SELECT 1 FROM ticket_events e
        WHERE e.ticket_id = t.id AND e.kind = 'feedback_given' AND e.told IS NOT NULL)";

/// Handled before the follow-up: what is assigned afterwards is not.
const OWN_FOLLOW_UP: &str = "f.satisfaction IS NOT NULL AND (
    EXISTS (SELECT 1 FROM ticket_events e WHERE e.ticket_id = f.ticket_id AND e.at <= f.done_at AND (
        (e.kind IN ('assigned', 'transferred') AND e.responsible_id = f.done_by)
        OR (e.kind = 'feedback_given' AND e.staff_id = f.done_by)))
    OR EXISTS (SELECT 1 FROM work_orders w
        WHERE w.ticket_id = f.ticket_id AND w.repairer_id = f.done_by AND w.issued_at <= f.done_at)
    OR (t.imported_at IS NOT NULL AND t.responsible_id = f.done_by))";

/// 30 days before the receipt, in milliseconds.
const REPEATED: &str = "t.cancelled_at IS NULL AND (t.household_id IS NOT NULL AND EXISTS (
        SELECT 1 FROM tickets o INDEXED BY tickets_by_household
        WHERE o.household_id = t.household_id AND o.received_at <= t.received_at AND o.topic_id = t.topic_id
            AND o.closed_at BETWEEN t.received_at - 2592000000 AND t.received_at AND o.id <> t.id)
    OR EXISTS (SELECT 1 FROM ticket_repeats_kept k WHERE k.ticket_id = t.id))";

const SLOW_PERSON: &str = "t.day_only = 0 AND t.responsible_id = ?4
    AND (t.first_feedback_at IS NULL OR t.first_feedback_at > t.due_at)";

fn source(kind: RedFlagKind) -> Source {
    let of_ticket = |at, from, conditions| Source { at, key: "t.id", from, conditions };
    match kind {
        RedFlagKind::LastMinutes => {
            of_ticket("t.due_at", "tickets t INDEXED BY tickets_last_minutes", LAST_MINUTES)
        }
        RedFlagKind::NoContact => {
            of_ticket("t.first_feedback_at", "tickets t INDEXED BY tickets_told_nobody", NO_CONTACT)
        }
        RedFlagKind::OwnFollowUp => Source {
            at: "f.done_at",
            key: "f.id",
            from: "follow_ups f INDEXED BY follow_ups_by_end CROSS JOIN tickets t ON t.id = f.ticket_id",
            conditions: OWN_FOLLOW_UP,
        },
        RedFlagKind::Reopened => Source {
            at: "e.at",
            key: "e.id",
            from: "ticket_events e INDEXED BY ticket_events_reopened CROSS JOIN tickets t ON t.id = e.ticket_id",
            conditions: "e.kind = 'reopened'",
        },
        RedFlagKind::Repeated => {
            of_ticket("t.received_at", "tickets t INDEXED BY tickets_by_receipt", REPEATED)
        }
        RedFlagKind::BackDated => of_ticket(
            "t.received_at",
            "tickets t INDEXED BY tickets_back_dated",
            "t.late_entry_reason IS NOT NULL",
        ),
        RedFlagKind::SlowPerson => {
            of_ticket("t.settled_at", "tickets t INDEXED BY tickets_by_settlement", SLOW_PERSON)
        }
    }
}

/// The list as SQL, with its values.
fn select(query: &FlagQuery, after: Option<(i64, i64)>, limit: Option<usize>) -> (String, Vec<Value>) {
    let FlagQuery { kind, from, to, last_minutes, staff_id, sight, known } = *query;
    let Source { at, key, from: source, conditions } = source(kind);
    let mut values: Vec<Value> = vec![
        from.timestamp_millis().into(),
        to.timestamp_millis().into(),
        i64::from(sight == Sight::All).into(),
    ];
    match kind {
        RedFlagKind::LastMinutes => values.push((last_minutes * 60_000).into()),
        RedFlagKind::SlowPerson => values.push(staff_id.into()),
        RedFlagKind::NoContact
        | RedFlagKind::OwnFollowUp
        | RedFlagKind::Reopened
        | RedFlagKind::Repeated
        | RedFlagKind::BackDated => {}
    }
    let mut beyond = String::new();
    if let Some(known) = known {
        values.push(known.timestamp_millis().into());
        beyond = format!(" AND t.registered_at <= ?{}", values.len());
    }
    if let Some((moment, id)) = after {
        let n = values.len();
        values.extend([moment.into(), id.into()]);
        beyond += &format!(" AND ({at}, {key}) < (?{}, ?{})", n + 1, n + 2);
    }
    let limit = limit.map_or(String::new(), |limit| format!(" LIMIT {limit}"));
    let sql = format!(
        "SELECT {at} AS at, {key} AS key, t.id AS ticket_id FROM {source}
         WHERE {at} >= ?1 AND {at} < ?2 AND (t.about_staff = 0 OR ?3) AND {conditions}{beyond}
         ORDER BY {at} DESC, {key} DESC{limit}"
    );
    (sql, values)
}

pub(in crate::tickets) fn flagged(
    db: &Connection,
    query: &FlagQuery,
    after: Option<(i64, i64)>,
    limit: Option<usize>,
) -> Result<Vec<Flagged>> {
    let (sql, values) = select(query, after, limit);
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(values), |row| {
        Ok(Flagged { at: instant(row.get("at")?), key: row.get("key")?, ticket_id: row.get("ticket_id")? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Who did what is asked about, the words that were noted, and the number of the ticket before; `?2` is the key.
fn aside(kind: RedFlagKind) -> &'static str {
    match kind {
        RedFlagKind::LastMinutes | RedFlagKind::NoContact => {
            "SELECT e.staff_id, s.name, NULL AS words, NULL AS before_number
             FROM ticket_events e JOIN staff s ON s.id = e.staff_id
             WHERE e.ticket_id = ?1 AND e.kind = 'feedback_given' AND ?2 IS NOT NULL ORDER BY e.id LIMIT 1"
        }
        RedFlagKind::OwnFollowUp => {
            "SELECT f.done_by, s.name, NULL, NULL FROM follow_ups f JOIN staff s ON s.id = f.done_by
             WHERE f.ticket_id = ?1 AND f.id = ?2"
        }
        RedFlagKind::Reopened => {
            "SELECT e.staff_id, s.name, e.content, NULL FROM ticket_events e JOIN staff s ON s.id = e.staff_id
             WHERE e.ticket_id = ?1 AND e.id = ?2"
        }
        RedFlagKind::Repeated => {
            "SELECT NULL, NULL, NULL, o.number FROM tickets t JOIN tickets o INDEXED BY tickets_by_household
             ON o.household_id = t.household_id AND o.received_at <= t.received_at AND o.topic_id = t.topic_id
                 AND o.closed_at BETWEEN t.received_at - 2592000000 AND t.received_at AND o.id <> t.id
             WHERE t.id = ?1 AND ?2 IS NOT NULL ORDER BY o.closed_at DESC, o.id DESC LIMIT 1"
        }
        RedFlagKind::BackDated => {
            "SELECT t.registered_by, s.name, t.late_entry_reason, NULL
             FROM tickets t JOIN staff s ON s.id = t.registered_by WHERE t.id = ?1 AND ?2 IS NOT NULL"
        }
        RedFlagKind::SlowPerson => "SELECT NULL, NULL, NULL, NULL WHERE ?1 IS NOT NULL AND ?2 IS NOT NULL",
    }
}

pub(in crate::tickets) fn ticket(
    db: &Connection,
    kind: RedFlagKind,
    flagged: &Flagged,
) -> Result<FlaggedTicket> {
    let mut statement = db.prepare_cached(
        "SELECT t.number, t.category, p.name AS topic, t.responsible_id, s.name AS responsible_name, t.about_staff,
             t.received_at, t.registered_at, t.due_at, t.first_feedback_at
         FROM tickets t JOIN topics p ON p.id = t.topic_id LEFT JOIN staff s ON s.id = t.responsible_id
         WHERE t.id = ?1",
    )?;
    let mut found = statement.query_row([flagged.ticket_id], |row| {
        Ok(FlaggedTicket {
            number: row.get("number")?,
            category: category(row)?,
            topic: row.get("topic")?,
            responsible: named(row, "responsible_id", "responsible_name")?,
            about_staff: row.get("about_staff")?,
            received_at: instant(row.get("received_at")?),
            registered_at: instant(row.get("registered_at")?),
            due_at: instant(row.get("due_at")?),
            first_feedback_at: moment(row, "first_feedback_at")?,
            by: None,
            words: None,
            before: None,
        })
    })?;
    let mut statement = db.prepare_cached(aside(kind))?;
    let mut rows = statement.query([flagged.ticket_id, flagged.key])?;
    if let Some(row) = rows.next()? {
        let (id, name): (Option<i64>, Option<String>) = (row.get(0)?, row.get(1)?);
        found.by = id.zip(name).map(|(id, name)| Named { id, name });
        found.words = row.get(2)?;
        found.before = row.get(3)?;
    }
    Ok(found)
}

pub(in crate::tickets) fn on_time_by_person(
    db: &Connection,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Result<Vec<PersonOnTime>> {
    let mut statement = db.prepare_cached(
        "SELECT t.responsible_id, s.name, count(*) AS settled,
             count(*) FILTER (WHERE t.first_feedback_at <= t.due_at) AS on_time
         FROM tickets t INDEXED BY tickets_settled_facts JOIN staff s ON s.id = t.responsible_id
         WHERE t.day_only = 0 AND t.settled_at >= ?1 AND t.settled_at < ?2
         GROUP BY t.responsible_id ORDER BY t.responsible_id",
    )?;
    let rows = statement.query_map([from.timestamp_millis(), to.timestamp_millis()], |row| {
        Ok(PersonOnTime {
            staff: Named { id: row.get("responsible_id")?, name: row.get("name")? },
            on_time: row.get("on_time")?,
            settled: row.get("settled")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Opening, Store};

    /// What stands out is read along an index, in its order, and within the time that is asked for.
    #[test]
    fn no_list_of_red_flags_reads_a_whole_table_or_sorts() {
        let dir = tempfile::TempDir::new().unwrap();
        let store = Store::open(dir.path(), Opening::for_test()).unwrap();
        let indexes = [
            (RedFlagKind::LastMinutes, "SEARCH t USING INDEX tickets_last_minutes (due_at>"),
            (RedFlagKind::NoContact, "SEARCH t USING INDEX tickets_told_nobody (first_feedback_at>"),
            (RedFlagKind::OwnFollowUp, "SEARCH f USING INDEX follow_ups_by_end (done_at>"),
            (RedFlagKind::Reopened, "SEARCH e USING INDEX ticket_events_reopened (at>"),
            (RedFlagKind::Repeated, "SEARCH t USING INDEX tickets_by_receipt (received_at>"),
            (RedFlagKind::BackDated, "SEARCH t USING INDEX tickets_back_dated (received_at>"),
            (RedFlagKind::SlowPerson, "SEARCH t USING INDEX tickets_by_settlement (settled_at>"),
        ];
        for (kind, index) in indexes {
            let query = FlagQuery {
                kind,
                from: instant(0),
                to: instant(9),
                last_minutes: 10,
                staff_id: Some(1),
                sight: Sight::NotAboutStaff,
                known: None,
            };
            for after in [None, Some((5, 5))] {
                let explain = |db: &Connection| {
                    let (sql, values) = select(&query, after, Some(51));
                    let mut statement = db.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
                    let lines = statement
                        .query_map(params_from_iter(values), |row| row.get::<_, String>("detail"))?;
                    Ok(lines.collect::<rusqlite::Result<Vec<_>>>()?.join("; "))
                };
                let plan = store.read(explain).unwrap();
                assert!(
                    plan.contains(index) && !plan.contains("SCAN") && !plan.contains("TEMP B-TREE"),
                    "{kind:?}: {plan}"
                );
            }
        }
    }
}
