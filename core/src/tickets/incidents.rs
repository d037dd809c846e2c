//! Several callers with one occurrence (C2): each has a ticket of his own, with his own feedback and follow-up; the
//! incident only holds them together. One feedback can go to all who were reached, and is recorded on each.
//!
//! Whether callers belong together changes nothing of the tickets themselves: their versions stay.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::amend::is_read_only;
use super::sight::Sight;
use super::steps::Steps;
use super::transitions::give_feedback;
use super::{GiveFeedback, Named, PhrasePurpose, Status, TicketNo, TicketRow, phrases, store};
use crate::access::{Actor, Changes, Permission};
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Operation as _, Read, ReadContext, Write, WriteContext};

/// How far back an incident's last caller may lie for the incident to be offered.
pub(super) const LOOK_BACK: TimeDelta = TimeDelta::days(14);

/// The longest title, in characters.
const LONGEST_TITLE: usize = 60;

/// How many callers are told at once at most.
const MOST_TOLD: usize = 1000;

/// An incident as it is shown at one of its tickets: 1 事件 / 23 户.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct TicketIncident {
    /// Its id.
    pub id: i64,
    /// What it is about.
    pub title: String,
    /// How many tickets it has; mistaken entries do not count.
    pub tickets: i64,
    /// How many households those come from; a caller without a room counts as one.
    pub households: i64,
}

/// An incident that was merged into another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct MergedIncident {
    /// Its id.
    pub id: i64,
    /// What it was about.
    pub title: String,
    /// How many tickets it brought.
    pub tickets: i64,
}

/// An incident in full.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Incident {
    /// Its id.
    pub id: i64,
    /// What it is about.
    pub title: String,
    /// When the second caller made it one.
    pub created_at: DateTime<Utc>,
    /// Who took that caller down.
    pub created_by: Named,
    /// How many households its tickets come from.
    pub households: i64,
    /// Its tickets, those of what was merged into it too, earliest receipt first.
    pub tickets: Vec<TicketRow>,
    /// What was merged into it.
    pub merged: Vec<MergedIncident>,
    /// Grows with every change.
    pub version: i64,
}

/// One incident with its tickets: `get_incident`. The id of one that was merged answers what it was merged into.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetIncident {
    /// Its id.
    pub id: i64,
}

/// Incidents with a caller of the last 14 days whose ticket has not ended, the latest first: `list_incidents`. At most
/// 50.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListIncidents {}

/// Says that a ticket is about the same as another: `attach_ticket`. It joins the other's incident; where the other
/// stands for itself, the two become one.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AttachTicket {
    /// The ticket's number.
    pub number: String,
    /// The number of the other, or of any ticket of the incident.
    pub same_as: String,
}

/// Takes a ticket out of its incident: `detach_ticket`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DetachTicket {
    /// The ticket's number.
    pub number: String,
}

/// Makes two incidents one: `merge_incidents`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MergeIncidents {
    /// The one that goes into the other.
    pub from: i64,
    /// The one that stays.
    pub into: i64,
}

/// Takes an incident out of the one it was merged into, with the tickets it brought: `unmerge_incident`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct UnmergeIncident {
    /// The one that was merged.
    pub id: i64,
}

/// Says what an incident is about: `rename_incident`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RenameIncident {
    /// Which one.
    pub id: i64,
    /// What it is about; 1…60 characters.
    pub title: String,
    /// Refuse if the incident has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Tells several callers of an incident the result at once: `give_incident_feedback`, R2.3. All of them or none; only
/// those who are named, because somebody who called meanwhile was not reached.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GiveIncidentFeedback {
    /// The incident.
    pub incident_id: i64,
    /// The numbers of the tickets whose residents were told; 1…1,000 of the incident.
    pub numbers: Vec<String>,
    /// By which channel they were told: an id from `list_channels`.
    pub channel_id: i64,
    /// What was said; 1…4,000 characters. A place of a phrase, such as `{编号}`, is filled for each of them from its ticket.
    pub content: String,
    /// The title of the phrase that it was begun with, if one was: counted, so that what is used most is offered first.
    #[serde(default)]
    #[ts(optional)]
    pub phrase: Option<String>,
}

/// A ticket whose resident was told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct FeedbackGiven {
    /// Its number.
    pub number: String,
    /// Where it stands now.
    pub status: Status,
    /// Whether the first feedback was no later than the deadline.
    pub on_time: bool,
}

/// What one feedback to all did to each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct IncidentFeedback {
    /// The tickets in the order given.
    pub given: Vec<FeedbackGiven>,
}

impl Read for GetIncident {
    fn run(self, context: &ReadContext<'_>) -> Result<Incident> {
        incident(context.db, self.id, Sight::of(context.db, context.actor)?, context.now)
    }
}

fn incident(db: &Connection, id: i64, sight: Sight, now: DateTime<Utc>) -> Result<Incident> {
    let facts = store::incident_facts(db, id, "id", sight)?;
    let (id, facts) = match facts.merged_into {
        Some(root) => (root, store::incident_facts(db, root, "id", sight)?),
        None => (id, facts),
    };
    let tickets = store::of_incident(db, id, sight, now)?;
    // One ticket alone has no incident to show.
    let households = tickets.iter().find_map(|row| row.incident.as_ref()).map_or_else(
        || i64::from(tickets.iter().any(|row| row.status != Status::Cancelled)),
        |incident| incident.households,
    );
    let store::IncidentFacts { title, created_at, created_by, merged_into: _, version } = facts;
    let merged = store::merged_incidents(db, id, sight)?;
    Ok(Incident { id, title, created_at, created_by, households, tickets, merged, version })
}

/// The tickets of an incident that whoever asks may see.
///
/// # Errors
/// `input.unknown_id` at `id`.
pub(super) fn tickets_of(context: &ReadContext<'_>, id: i64) -> Result<Vec<TicketRow>> {
    let sight = Sight::of(context.db, context.actor)?;
    Ok(incident(context.db, id, sight, context.now)?.tickets)
}

impl Read for ListIncidents {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<TicketIncident>> {
        let ListIncidents {} = self;
        let sight = Sight::of(context.db, context.actor)?;
        store::open_incidents(context.db, context.now - LOOK_BACK, sight, 50)
    }
}

/// The incident that a ticket joins which is about the same as `same_as`; a new one where that stood for itself, or was
/// left alone in one.
///
/// # Errors
/// `ticket.not_found`, `ticket.archived` at `same_as`.
pub(super) fn joined(context: &WriteContext<'_>, same_as: &str) -> Result<i64> {
    let db = context.db;
    let named = |error: Error| Error::field("same_as", error.code()).with("number", same_as.trim());
    let other = Steps::find(context, same_as, None).map_err(named)?.before;
    if is_read_only(other.course.status) {
        return Err(archived("same_as", other.number.as_str()));
    }
    if let Some(incident) = store::incident_of(db, other.id)? {
        let root = store::root_of(db, incident)?;
        if store::company(db, root)?.tickets > 1 {
            return Ok(root);
        }
    }
    let title = store::beginning(db, other.id)?;
    let id = store::insert_incident(db, &title, context.now, context.actor.id)?;
    place(db, &other, Some(id))?;
    Ok(id)
}

/// Puts a ticket into an incident, or into none. What one about staff leaves is called by another of its tickets: the title
/// may quote it.
pub(super) fn place(db: &Connection, ticket: &store::Standing, incident: Option<i64>) -> Result<()> {
    let before = store::incident_of(db, ticket.id)?;
    store::set_incident(db, ticket.id, incident)?;
    match before {
        Some(left) if ticket.course.marks.about_staff && incident != before => store::title_anew(db, left),
        _ => Ok(()),
    }
}

impl Write for AttachTicket {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<Incident>> {
        let AttachTicket { number, same_as } = self;
        let db = context.db;
        let ticket = changeable(context, &number)?;
        if TicketNo::parse(&same_as).is_some_and(|other| other == ticket.number) {
            return Err(Error::field("same_as", ErrorCode::InputInvalid));
        }
        let before = store::incident_of(db, ticket.id)?;
        let into = joined(context, &same_as)?;
        if before.map(|id| store::root_of(db, id)).transpose()? == Some(into) {
            return Err(Error::field("same_as", ErrorCode::InputInvalid));
        }
        place(db, &ticket, Some(into))?;
        let changes = Changes::default().with("incident", before, into);
        Ok(Done::new(
            incident(db, into, Sight::of(db, context.actor)?, context.now)?,
            ticket.number.to_string(),
        )
        .changing(changes))
    }
}

impl Write for DetachTicket {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<()>> {
        let WriteContext { db, now, actor, .. } = *context;
        let ticket = changeable(context, &self.number)?;
        let before = store::incident_of(db, ticket.id)?;
        if store::detail(db, ticket.id, Sight::of(db, actor)?, now)?.incident.is_none() {
            return Err(
                Error::field("number", ErrorCode::IncidentElsewhere).with("number", ticket.number.as_str())
            );
        }
        place(db, &ticket, None)?;
        let changes = Changes::default().with("incident", before, Value::Null);
        Ok(Done::new((), ticket.number.to_string()).changing(changes))
    }
}

/// A ticket that is not in the archive.
fn changeable(context: &WriteContext<'_>, number: &str) -> Result<store::Standing> {
    let ticket = Steps::find(context, number, None)?.before;
    if is_read_only(ticket.course.status) {
        return Err(archived("number", ticket.number.as_str()));
    }
    Ok(ticket)
}

impl Write for MergeIncidents {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<Incident>> {
        let MergeIncidents { from, into } = self;
        let db = context.db;
        let sight = Sight::of(db, context.actor)?;
        for (id, field) in [(from, "from"), (into, "into")] {
            if store::incident_facts(db, id, field, sight)?.merged_into.is_some() {
                return Err(Error::field(field, ErrorCode::IncidentMerged));
            }
        }
        if from == into {
            return Err(Error::field("into", ErrorCode::InputInvalid));
        }
        require_unarchived(db, from, "from")?;
        require_open(db, into, "into")?;
        store::merge_incident(db, from, into)?;
        let changes = Changes::default().with("merged_into", Value::Null, into);
        Ok(Done::new(incident(db, into, sight, context.now)?, subject(from)).changing(changes))
    }
}

impl Write for UnmergeIncident {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<Incident>> {
        let db = context.db;
        let sight = Sight::of(db, context.actor)?;
        let Some(into) = store::incident_facts(db, self.id, "id", sight)?.merged_into else {
            return Err(Error::field("id", ErrorCode::IncidentNotMerged));
        };
        require_unarchived(db, self.id, "id")?;
        store::unmerge_incident(db, self.id)?;
        let changes = Changes::default().with("merged_into", into, Value::Null);
        Ok(Done::new(incident(db, self.id, sight, context.now)?, subject(self.id)).changing(changes))
    }
}

/// An archived ticket stays where it is, R2.4: nothing that brings one goes into another incident or out of it.
fn require_unarchived(db: &Connection, incident: i64, field: &str) -> Result<()> {
    store::company(db, incident)?.archived.map_or(Ok(()), |number| Err(archived(field, &number)))
}

/// An incident of which the archive holds all is closed.
fn require_open(db: &Connection, incident: i64, field: &str) -> Result<()> {
    match store::company(db, incident)? {
        store::Company { changeable: 0, archived: Some(number), .. } => Err(archived(field, &number)),
        _ => Ok(()),
    }
}

fn archived(field: &str, number: &str) -> Error {
    Error::field(field, ErrorCode::TicketArchived).with("number", number)
}

impl Write for RenameIncident {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<Incident>> {
        let RenameIncident { id, title, expected_version } = self;
        let db = context.db;
        let title = input::required_line("title", &title, LONGEST_TITLE)?;
        let sight = Sight::of(db, context.actor)?;
        let version = store::incident_facts(db, id, "id", sight)?.version;
        input::same_version(expected_version, version)?;
        // The title of one that they see a part of is not theirs to give.
        if !sight.sees(true) && store::company(db, id)?.about_staff > 0 {
            return Err(Error::new(ErrorCode::PermissionDenied)
                .with("permission", Permission::TicketsConfidential.text())
                .with("operation", Self::NAME));
        }
        require_open(db, id, "id")?;
        store::rename_incident(db, id, &title)?;
        // The title may quote a resident, so that the trail does not repeat it.
        Ok(Done::new(incident(db, id, sight, context.now)?, subject(id)))
    }
}

fn subject(id: i64) -> String {
    format!("incident/{id}")
}

impl Write for GiveIncidentFeedback {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<IncidentFeedback>> {
        let GiveIncidentFeedback { incident_id, numbers, channel_id, content, phrase } = self;
        let db = context.db;
        let sight = Sight::of(db, context.actor)?;
        store::incident_facts(db, incident_id, "incident_id", sight)?;
        let root = store::root_of(db, incident_id)?;
        if !(1..=MOST_TOLD).contains(&numbers.len()) {
            return Err(Error::field("numbers", ErrorCode::InputOutOfRange)
                .with("min", 1)
                .with("max", MOST_TOLD));
        }
        let mut told = BTreeSet::new();
        let mut given = Vec::new();
        for (place, number) in numbers.iter().enumerate() {
            let at = |error: Error| of_ticket(error, place, number);
            let ticket = Steps::find(context, number, None).map_err(at)?.before;
            let own = store::incident_of(db, ticket.id)?.map(|id| store::root_of(db, id)).transpose()?;
            if own != Some(root) || !told.insert(ticket.id) {
                return Err(at(Error::new(ErrorCode::IncidentElsewhere)));
            }
            let content = phrases::for_one_of_many(context, ticket.id, &content).map_err(at)?;
            let feedback = GiveFeedback {
                number: number.clone(),
                channel_id,
                content,
                told: None,
                phrase: None,
                expected_version: None,
            };
            give_feedback(context, &feedback).map_err(at)?;
            let detail = store::detail(db, ticket.id, sight, context.now)?;
            given.push(FeedbackGiven {
                number: detail.number,
                status: detail.status,
                on_time: detail.on_time == Some(true),
            });
        }
        phrases::count_use(context, PhrasePurpose::Feedback, phrase.as_deref())?;
        let numbers: Vec<&str> = given.iter().map(|one| one.number.as_str()).collect();
        let changes = Changes::default().with("told", Value::Null, numbers);
        Ok(Done::new(IncidentFeedback { given }, subject(root)).changing(changes))
    }
}

/// A refusal with the ticket that it belongs to, unless it belongs to what all have in common.
fn of_ticket(error: Error, place: usize, number: &str) -> Error {
    match error.body().field.as_deref() {
        None | Some("number") => {
            let status = error.body().params.get("status").cloned().unwrap_or_default();
            Error::field(&format!("numbers[{place}]"), error.code())
                .with("number", number.trim())
                .with("status", status)
        }
        Some(_) => error,
    }
}

/// The incidents with tickets received from `from` on and before `to`, those of the most households first; as far as `actor`
/// may see.
pub(crate) fn incidents_within(
    db: &Connection,
    actor: &Actor,
    period: (DateTime<Utc>, DateTime<Utc>),
    most: i64,
) -> Result<Vec<TicketIncident>> {
    store::incidents_within(db, period, Sight::of(db, actor)?, most)
}
