//! Pages of tickets by key, and the counts of the tabs. Nothing here reads more rows than it shows, filters apart.

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};

use super::counted::narrow;
use super::found::{Looked, found};
use super::incidents::{incident, incident_columns};
use super::{category, due, marks, moment, owed, resident, status};
use crate::clock::instant;
use crate::error::Result;
use crate::policy;
use crate::tickets::counted::FigureQuery;
use crate::tickets::search::Word;
use crate::tickets::sight::Sight;
use crate::tickets::{Category, Counted, Status, Tab, TicketCounts, TicketRow};

/// What a page is asked for, checked.
pub(in crate::tickets) struct ListQuery {
    pub(in crate::tickets) sight: Sight,
    pub(in crate::tickets) tab: Tab,
    pub(in crate::tickets) category: Option<Category>,
    pub(in crate::tickets) channel_id: Option<i64>,
    pub(in crate::tickets) topic_id: Option<i64>,
    pub(in crate::tickets) responsible_id: Option<i64>,
    /// Received at this instant or later.
    pub(in crate::tickets) from: Option<DateTime<Utc>>,
    /// Received before this instant.
    pub(in crate::tickets) to: Option<DateTime<Utc>>,
    /// The key of a building, a unit or a room.
    pub(in crate::tickets) building: Option<String>,
    /// Only those that a figure counts.
    pub(in crate::tickets) figure: Option<FigureQuery>,
    /// What is looked for; all of it must be found.
    pub(in crate::tickets) words: Vec<Word>,
    pub(in crate::tickets) after: Option<ListKey>,
    pub(in crate::tickets) limit: usize,
}

/// The place of a row in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tickets) struct ListKey {
    /// The deadline in lists by urgency, otherwise the receipt; milliseconds.
    pub(in crate::tickets) key: i64,
    pub(in crate::tickets) id: i64,
}

impl ListQuery {
    /// Whether words, or the index of them, give the rows, the newest receipt first. The few open tickets of a building
    /// are found without it, in the order of their urgency.
    pub(in crate::tickets) fn looks_up(&self) -> bool {
        !self.words.is_empty() || (self.building.is_some() && !self.by_urgency())
    }

    /// Whether the few open tickets are all that can be in it.
    pub(in crate::tickets) fn by_urgency(&self) -> bool {
        self.tab.by_urgency() || self.counts(|counted| counted == Counted::Open)
    }

    /// Whether the latest settlement comes first.
    pub(in crate::tickets) fn by_settlement(&self) -> bool {
        !self.by_urgency() && self.counts(Counted::by_settlement)
    }

    fn counts(&self, what: impl Fn(Counted) -> bool) -> bool {
        self.figure.as_ref().is_some_and(|figure| what(figure.filter.counted))
    }
}

impl Tab {
    pub(in crate::tickets) fn by_urgency(self) -> bool {
        match self {
            Tab::Unassigned | Tab::InProgress | Tab::Suspended | Tab::DueSoon | Tab::Overdue => true,
            Tab::All | Tab::Answered | Tab::FollowUp | Tab::Closed | Tab::Archived | Tab::Cancelled => false,
        }
    }
}

pub(super) struct Conditions {
    pub(super) sql: Vec<String>,
    pub(super) values: Vec<Value>,
}

impl Conditions {
    pub(super) fn add(&mut self, sql: &str, value: impl Into<Value>) {
        self.values.push(value.into());
        self.sql.push(sql.replace('$', &format!("?{}", self.values.len())));
    }
}

/// The rows of a page, each with its key, and the place where the next one goes on.
pub(in crate::tickets) fn next_rows(
    db: &Connection,
    query: &ListQuery,
    now: DateTime<Utc>,
) -> Result<Looked> {
    if query.looks_up() {
        return found(db, query, now);
    }
    let mut rows = page(db, query, now)?;
    let more = rows.len() > query.limit;
    rows.truncate(query.limit);
    let next = rows.last().filter(|_| more).map(|(key, _)| *key);
    Ok(Looked { rows, next })
}

/// The rows of a page and one more, if there is one.
fn page(db: &Connection, query: &ListQuery, now: DateTime<Utc>) -> Result<Vec<(ListKey, TicketRow)>> {
    let (sql, values) = select(db, query, now)?;
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(values), |row| ticket_row(row, now))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What a row shows to whoever has this sight, of tickets `t`, channels `c`, topics `p` and staff `s`.
pub(super) fn row_columns(sight: Sight) -> String {
    format!("{ROW}, {}", incident_columns(sight))
}

const ROW: &str = "t.id, t.number, t.category, t.status, c.name AS channel, p.name AS topic, t.room,
    t.caller_name, substr(t.content, 1, 80) AS excerpt, s.name AS responsible, t.received_at, t.answer_due_at,
    t.answer_warn_at, t.answer_remind_at, t.answer_unpublished_year, t.first_feedback_at, t.closed_at,
    t.reopened_count, t.room_id, t.household_id, t.person_id, t.room_matched_at, t.escalated_at, t.urgent, t.important,
    t.about_staff";

/// The page as SQL, with its values.
fn select(db: &Connection, query: &ListQuery, now: DateTime<Utc>) -> Result<(String, Vec<Value>)> {
    // What was done in a period is few enough to be sorted; its index is not that of the receipt.
    let few = query.counts(Counted::by_deed);
    let (key, order, beyond, plus) = if query.by_urgency() {
        ("t.answer_due_at", "ASC", ">", "")
    } else if query.by_settlement() {
        ("t.settled_at", "DESC", "<", "+")
    } else if few {
        ("+t.received_at", "DESC", "<", "+")
    } else {
        ("t.received_at", "DESC", "<", "")
    };
    let mut conditions = conditions(db, query, plus, now)?;
    if let Some(ListKey { key: place, id }) = query.after {
        let n = conditions.values.len();
        conditions.values.extend([Value::from(place), Value::from(id)]);
        conditions.sql.push(format!("({key}, t.id) {beyond} (?{}, ?{})", n + 1, n + 2));
    }
    let filter = if conditions.sql.is_empty() {
        String::new()
    } else {
        format!("WHERE {}", conditions.sql.join(" AND "))
    };
    let sql = format!(
        "SELECT {row}, {key} AS list_key
         FROM tickets t CROSS JOIN channels c ON c.id = t.channel_id CROSS JOIN topics p ON p.id = t.topic_id
         LEFT JOIN staff s ON s.id = t.responsible_id
         {filter} ORDER BY {key} {order}, t.id {order} LIMIT {limit}",
        // One more than shown tells whether there is another page.
        limit = query.limit + 1,
        row = row_columns(query.sight),
    );
    Ok((sql, conditions.values))
}

/// What a ticket must be to belong to the list; `plus` is `+` where another index than that of a condition gives the
/// rows.
pub(super) fn conditions(
    db: &Connection,
    query: &ListQuery,
    plus: &str,
    now: DateTime<Utc>,
) -> Result<Conditions> {
    let mut all = Conditions { sql: Vec::new(), values: Vec::new() };
    let owed = "t.answer_due_at IS NOT NULL".to_owned();
    let now_ms = now.timestamp_millis();
    match query.tab {
        Tab::All => {}
        // Among the few open tickets, in order of their deadlines, not among all of this status.
        Tab::Unassigned => all.sql.extend(["+t.status = 'unassigned'".to_owned(), owed]),
        Tab::InProgress => all.sql.extend(["+t.status = 'in_progress'".to_owned(), owed]),
        Tab::Suspended => all.sql.extend(["+t.status = 'suspended'".to_owned(), owed]),
        Tab::Answered => all.sql.push(format!("{plus}t.status = 'answered'")),
        Tab::FollowUp => all.sql.push(format!("{plus}t.status = 'follow_up'")),
        Tab::Closed => all.sql.push(format!("{plus}t.status = 'closed'")),
        Tab::Archived => all.sql.push(format!("{plus}t.status = 'archived'")),
        Tab::Cancelled => all.sql.push(format!("{plus}t.status = 'cancelled'")),
        Tab::Overdue => {
            all.sql.push(owed);
            all.add(&format!("{plus}t.answer_due_at < $"), now_ms);
        }
        Tab::DueSoon => {
            all.sql.push(owed);
            all.add(&format!("{plus}t.answer_due_at >= $"), now_ms);
            all.add(&format!("{plus}t.answer_due_at <= $"), latest_due_soon(db, now)?.timestamp_millis());
            all.add("t.answer_warn_at <= $", now_ms);
        }
    }
    if query.sight == Sight::NotAboutStaff {
        all.sql.push("t.about_staff = 0".to_owned());
    }
    if let Some(category) = query.category {
        all.add("t.category = $", category.text().to_owned());
    }
    for (column, id) in [("t.channel_id", query.channel_id), ("t.topic_id", query.topic_id)] {
        if let Some(id) = id {
            all.add(&format!("{column} = $"), id);
        }
    }
    if let Some(id) = query.responsible_id {
        // The few open tickets are found by urgency; only the long lists need the person's own index.
        let plus = if query.by_urgency() { "+" } else { plus };
        all.add(&format!("{plus}t.responsible_id = $"), id);
    }
    // Of two ends SQLite may begin at the far one: a page further down begins where the one before it ended.
    for (comparison, at, begun) in [(">=", query.from, false), ("<", query.to, query.after.is_some())] {
        if let Some(at) = at {
            let plus = if query.by_urgency() || begun { "+" } else { plus };
            all.add(&format!("{plus}t.received_at {comparison} $"), at.timestamp_millis());
        }
    }
    if let Some(figure) = &query.figure {
        // The list by settlement is read along its index, and every other along another.
        narrow(&mut all, figure, if query.by_settlement() && !query.looks_up() { "" } else { plus });
    }
    if let Some(building) = &query.building {
        // The room itself, or what comes after it and the stroke.
        all.add("(+t.room_key = $", building.clone());
        let n = all.values.len();
        all.values.extend([Value::from(format!("{building}-")), Value::from(format!("{building}."))]);
        if let Some(last) = all.sql.last_mut() {
            last.push_str(&format!(" OR (+t.room_key >= ?{} AND +t.room_key < ?{}))", n + 1, n + 2));
        }
    }
    Ok(all)
}

/// Nothing due later than this can be due soon: it keeps the index from being read to its end.
fn latest_due_soon(db: &Connection, now: DateTime<Utc>) -> Result<DateTime<Utc>> {
    let longest: TimeDelta = policy::longest_warning(db)?;
    Ok(now + longest)
}

pub(super) fn ticket_row(row: &Row<'_>, now: DateTime<Utc>) -> rusqlite::Result<(ListKey, TicketRow)> {
    let excerpt: String = row.get("excerpt")?;
    let key = ListKey { key: row.get("list_key")?, id: row.get("id")? };
    let ticket = TicketRow {
        number: row.get("number")?,
        category: category(row)?,
        status: status(row)?,
        channel: row.get("channel")?,
        topic: row.get("topic")?,
        room: row.get("room")?,
        resident: resident(row)?,
        caller_name: row.get("caller_name")?,
        excerpt: excerpt.replace(['\n', '\t'], " "),
        incident: incident(row)?,
        responsible: row.get("responsible")?,
        received_at: instant(row.get("received_at")?),
        answer_owed: due(row)?.map(|due| owed(due, now)),
        first_feedback_at: moment(row, "first_feedback_at")?,
        closed_at: moment(row, "closed_at")?,
        escalated_at: moment(row, "escalated_at")?,
        marks: marks(row)?,
        reopened_count: row.get("reopened_count")?,
        found: None,
    };
    Ok((key, ticket))
}

/// How many tickets each tab holds, of those that can be seen.
pub(in crate::tickets) fn counts(db: &Connection, sight: Sight, now: DateTime<Utc>) -> Result<TicketCounts> {
    let mut counts = TicketCounts::default();
    let totals = match sight {
        Sight::All => "SELECT status, total FROM ticket_totals",
        Sight::NotAboutStaff => {
            "SELECT status, total - (SELECT count(*) FROM tickets t
                 WHERE t.about_staff = 1 AND t.status = ticket_totals.status) AS total FROM ticket_totals"
        }
    };
    let mut statement = db.prepare_cached(totals)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let total: i64 = row.get("total")?;
        counts.all += total;
        match status(row)? {
            Status::Unassigned => counts.unassigned = total,
            Status::InProgress => counts.in_progress = total,
            Status::Suspended => counts.suspended = total,
            Status::Answered => counts.answered = total,
            Status::FollowUp => counts.follow_up = total,
            Status::Closed => counts.closed = total,
            Status::Archived => counts.archived = total,
            Status::Cancelled => counts.cancelled = total,
        }
    }
    let now_ms = now.timestamp_millis();
    // The few tickets about staff are taken off again, so that the others are counted in the index alone.
    let overdue = "answer_due_at IS NOT NULL AND answer_due_at < ?1";
    let due_soon =
        "answer_due_at IS NOT NULL AND answer_due_at >= ?1 AND answer_due_at <= ?2 AND answer_warn_at <= ?1";
    let count = |condition: &str, values: &[i64]| -> Result<i64> {
        let hidden = match sight {
            Sight::All => String::new(),
            Sight::NotAboutStaff => {
                format!(" - (SELECT count(*) FROM tickets WHERE about_staff = 1 AND {condition})")
            }
        };
        let sql = format!("SELECT (SELECT count(*) FROM tickets WHERE {condition}){hidden} AS n");
        Ok(db.prepare_cached(&sql)?.query_row(params_from_iter(values), |row| row.get("n"))?)
    };
    counts.overdue = count(overdue, &[now_ms])?;
    counts.due_soon = count(due_soon, &[now_ms, latest_due_soon(db, now)?.timestamp_millis()])?;
    Ok(counts)
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;
    use crate::access::{PostSpan, Role};
    use crate::clock::instant;
    use crate::store::{Opening, Store};
    use crate::tickets::FigureFilter;
    use crate::tickets::search::words;

    /// Every list is read along an index, in its order, from the place where the page begins.
    #[test]
    fn no_list_reads_or_sorts_more_than_it_shows() {
        let dir = tempfile::TempDir::new().unwrap();
        let store = Store::open(dir.path(), Opening::for_test()).unwrap();
        let tabs = [
            (Tab::All, "tickets_by_receipt"),
            (Tab::Unassigned, "tickets_owed"),
            (Tab::InProgress, "tickets_owed"),
            (Tab::Suspended, "tickets_owed"),
            (Tab::DueSoon, "tickets_owed"),
            (Tab::Overdue, "tickets_owed"),
            (Tab::Answered, "tickets_by_status"),
            (Tab::FollowUp, "tickets_by_status"),
            (Tab::Closed, "tickets_by_status"),
            (Tab::Cancelled, "tickets_by_status"),
            (Tab::Archived, "tickets_by_status"),
        ];
        for (tab, index) in tabs {
            for after in [None, Some(ListKey { key: 5, id: 5 })] {
                let query = ListQuery { after, ..plain(tab) };
                let plan = plan(&store, &query);
                assert!(
                    plan.contains(index) && !plan.contains("TEMP B-TREE FOR ORDER BY"),
                    "{tab:?}: {plan}"
                );
            }
            let building = Some("3".to_owned());
            for words in [words("电梯"), words("电梯 1502"), Vec::new()] {
                let query =
                    ListQuery { words, building: building.clone(), from: Some(instant(0)), ..plain(tab) };
                let plan = plan(&store, &query);
                let index = if tab.by_urgency() { "tickets_owed" } else { "VIRTUAL TABLE" };
                // The few open tickets that have the words are sorted by their receipt.
                let sorted = tab.by_urgency() && query.looks_up();
                assert!(
                    plan.contains(index) && plan.contains("TEMP B-TREE FOR ORDER BY") == sorted,
                    "{tab:?}: {plan}"
                );
            }
        }
    }

    /// What a figure counts is read along the index of its days; what was done in them is looked up and sorted.
    #[test]
    fn no_list_of_a_figure_reads_more_than_its_days() {
        let dir = tempfile::TempDir::new().unwrap();
        let store = Store::open(dir.path(), Opening::for_test()).unwrap();
        let of = FigureFilter::of;
        let nowhere = FigureFilter { without_building: true, ..of(Counted::Received) };
        let somewhere = FigureFilter { with_building: true, ..of(Counted::Received) };
        let household = FigureFilter { household_id: Some(5), ..of(Counted::Repeated) };
        let waited = FigureFilter { over_hours: Some(2), up_to_hours: Some(8), ..of(Counted::Answered) };
        let of_post = FigureFilter { post: Some(Role::Service), ..of(Counted::OnTime) };
        let topics = FigureFilter { topic_ids: vec![2, 5, 1], ..of(Counted::Received) };
        let span = |staff_id| PostSpan { staff_id, from: Some(instant(3)), to: None };
        let had = [span(2), span(5)];
        let by = |counted| FigureFilter { done_by: Some(2), ..of(counted) };
        let cases = [
            (of(Counted::Received), "tickets_by_receipt (received_at>? AND received_at<?)", false),
            (by(Counted::Received), "tickets_by_receipt (received_at>? AND received_at<?)", false),
            (nowhere, "tickets_without_building (received_at>? AND received_at<?)", false),
            (somewhere, "tickets_by_receipt (received_at>? AND received_at<?)", false),
            (topics, "tickets_by_receipt (received_at>? AND received_at<?)", false),
            (household, "tickets_by_household (household_id=? AND received_at>? AND received_at<?)", false),
            (of(Counted::Settled), "tickets_by_settlement (settled_at>? AND settled_at<?)", false),
            (of(Counted::Late), "tickets_by_settlement (settled_at>? AND settled_at<?)", false),
            (of(Counted::Open), "tickets_owed", false),
            (of(Counted::Answered), "tickets_by_receipt (received_at>? AND received_at<?)", false),
            (of(Counted::Closed), "tickets_by_receipt (received_at>? AND received_at<?)", false),
            (of(Counted::Cancelled), "tickets_by_receipt (received_at>? AND received_at<?)", false),
            (of(Counted::DayOnly), "tickets_by_receipt (received_at>? AND received_at<?)", false),
            (waited, "tickets_by_receipt (received_at>? AND received_at<?)", false),
            (of_post, "tickets_by_settlement (settled_at>? AND settled_at<?)", false),
            (of(Counted::Reopened), "ticket_events_reopened (at>? AND at<?)", true),
            (of(Counted::FollowUpDue), "follow_ups_by_due (due_at>? AND due_at<?)", true),
            (of(Counted::FollowUpDone), "follow_ups_by_due (due_at>? AND due_at<?)", true),
            (by(Counted::FollowedUp), "follow_ups_by_end (done_at>? AND done_at<?)", true),
            (of(Counted::Solved), "follow_ups_by_end (done_at>? AND done_at<?)", true),
            (of(Counted::Satisfied), "follow_ups_by_end (done_at>? AND done_at<?)", true),
            (by(Counted::Repaired), "work_orders_done (ended_at>? AND ended_at<?", true),
        ];
        for (filter, index, sorted) in cases {
            let (from, to) = (Some(instant(0)), Some(instant(9)));
            let days = if filter.counted.by_receipt() { (from, to) } else { (None, None) };
            for after in [None, Some(ListKey { key: 5, id: 5 })] {
                let of_post = filter.post.map(|_| had.to_vec());
                let figure = Some(FigureQuery { filter: filter.clone(), of_post, from, to });
                let query = ListQuery { figure, from: days.0, to: days.1, after, ..plain(Tab::All) };
                let plan = plan(&store, &query);
                assert!(
                    plan.contains(index)
                        && !plan.contains("SCAN t ")
                        && plan.contains("TEMP B-TREE FOR ORDER BY") == sorted,
                    "{filter:?}: {plan}"
                );
            }
        }
    }

    fn plain(tab: Tab) -> ListQuery {
        ListQuery {
            sight: Sight::NotAboutStaff,
            tab,
            category: None,
            channel_id: None,
            topic_id: None,
            responsible_id: None,
            from: None,
            to: None,
            building: None,
            figure: None,
            words: Vec::new(),
            after: None,
            limit: 50,
        }
    }

    fn plan(store: &Store, query: &ListQuery) -> String {
        let explain = |db: &Connection| {
            let (sql, values) = if query.looks_up() {
                let source = if query.tab.by_urgency() {
                    found::Source::Open
                } else {
                    found::Source::Index("电梯".to_owned())
                };
                found::select(db, query, (source, found::Span::of(query)), instant(0))?
            } else {
                select(db, query, instant(0))?
            };
            let mut statement = db.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
            let lines =
                statement.query_map(params_from_iter(values), |row| row.get::<_, String>("detail"))?;
            Ok(lines.collect::<rusqlite::Result<Vec<_>>>()?.join("; "))
        };
        store.read(explain).unwrap()
    }
}
