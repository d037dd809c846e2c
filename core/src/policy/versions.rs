//! The versions that the office makes (R10.1): limits and hours (R5), follow-ups (R6.2), topics (R3), how long records are kept
//! (R8.1); and what each would mean for a ticket.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::Connection;
use serde_json::Value;

use super::counting::{Counting, Desk, DueAt, OpenSpan, Rule};
use super::proposals::ProposalContent;
use super::store::{self, NewVersion};
use super::{
    DeadlineExample, FollowUpRule, ListPolicies, OfficeHours, Policy, PolicyLimit, PreviewDeadlines,
    RetentionTerm, SavePolicy,
};
use crate::access::Changes;
use crate::archive::ArchiveKind;
use crate::calendar;
use crate::clock::rfc3339;
use crate::days::{self, MINUTES, day_of, start_of};
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};
use crate::tickets::{self, Category};

/// The longest wait, in hours and in days: a quarter.
const LONGEST_HOURS: i64 = 2160;
const LONGEST_DAYS: i64 = 90;

/// How many parts a working day may have.
const MOST_SPANS: usize = 4;

/// How many topics can be chosen from, and how long the name of one is in characters.
const MOST_TOPICS: usize = 30;
const LONGEST_TOPIC: usize = 20;

/// The fewest years that records are kept, and the most.
const FEWEST_YEARS: i64 = 3;
const MOST_YEARS: i64 = 100;

/// The version in force at `now` (R10.1).
///
/// # Errors
/// Those of the store.
pub(crate) fn in_force(db: &Connection, now: DateTime<Utc>) -> Result<Policy> {
    store::version(db, store::in_force(db, now)?, now)
}

/// What is followed up of a ticket that was received under `version`.
///
/// # Errors
/// Those of the store.
pub(crate) fn follow_up_rule(db: &Connection, version: i64) -> Result<FollowUpRule> {
    store::follow_up_rule(db, version)
}

/// The ids of the topics that can be chosen at `at`, in the order of the version in force then.
///
/// # Errors
/// Those of the store.
pub(crate) fn topics(db: &Connection, at: DateTime<Utc>) -> Result<Vec<i64>> {
    store::topics(db, store::in_force(db, at)?)
}

/// How long records are kept by the version in force at `at`, in the order of their kinds.
///
/// # Errors
/// Those of the store.
pub(crate) fn retention(db: &Connection, at: DateTime<Utc>) -> Result<Vec<RetentionTerm>> {
    store::retention(db, store::in_force(db, at)?)
}

/// The versions by which what was received from `from` on and before `to` was answered: the one in force at `from`, and
/// those that took effect before `to`; the earliest first (R10.1).
pub(crate) fn of_span(db: &Connection, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Vec<Policy>> {
    let mut versions = store::versions_between(db, from, to)?;
    let first = store::in_force(db, from)?;
    if !versions.contains(&first) {
        versions.insert(0, first);
    }
    versions.into_iter().map(|version| store::version(db, version, to)).collect()
}

impl Read for ListPolicies {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<Policy>> {
        let ListPolicies {} = self;
        let versions = store::versions(context.db)?;
        versions.into_iter().map(|version| store::version(context.db, version, context.now)).collect()
    }
}

impl Read for PreviewDeadlines {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<DeadlineExample>> {
        let Self { limits, hours, received_at } = self;
        let rules = rules(&limits)?;
        let desk =
            Desk { zone: context.zone, open: open_spans(&hours)?, calendar: calendar::load(context.db)? };
        let received_at = received_at.unwrap_or(context.now);
        let example = |(category, rule): (Category, Rule)| {
            let DueAt { due_at, warn_at, remind_at, unpublished_year } = rule.due(received_at, &desk);
            DeadlineExample { category, received_at, due_at, warn_at, remind_at, unpublished_year }
        };
        Ok(rules.into_iter().map(example).collect())
    }
}

impl Write for SavePolicy {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<Policy>> {
        let Self { effective_on, limits, hours, follow_up, topics, retention, note, expected_version } = self;
        let WriteContext { db, now, .. } = *context;
        input::same_version(expected_version, store::newest(db)?)?;
        let note = input::required("note", &note, 200)?;
        let before = in_force(db, now)?;
        let content = ProposalContent { limits, hours, follow_up, topics, retention };
        let answer = make(context, effective_on, &content, &note)?;
        let changes =
            changes(&before, &answer).with("effective_from", Value::Null, rfc3339(answer.effective_from));
        let version = answer.version;
        Ok(Done::new(answer, format!("policy/{version}")).changing(changes))
    }
}

/// Makes the next version of the limits; one that still waits for its day gives way to it.
///
/// # Errors
/// `policy.effective_past`, and what is wrong with the parts.
pub(super) fn make(
    context: &WriteContext<'_>,
    effective_on: NaiveDate,
    content: &ProposalContent,
    note: &str,
) -> Result<Policy> {
    let WriteContext { db, now, zone, actor, .. } = *context;
    if effective_on < day_of(zone, now) {
        return Err(Error::field("effective_on", ErrorCode::PolicyEffectivePast));
    }
    days::plannable("effective_on", effective_on)?;
    let ProposalContent { limits, hours, follow_up, topics, retention } = content;
    let rules = rules(limits)?;
    let open = open_spans(hours)?;
    let follow_up = followed_up(*follow_up)?;
    let retention = kept((db, now), retention)?;
    let topics = tickets::topics_named(db, &topic_names(topics)?)?;
    let version = store::newest(db)? + 1;
    store::withdraw_upcoming(db, now)?;
    // Nothing that was received before this moment comes under it.
    let effective_from = start_of(zone, effective_on).max(now);
    let (saved_at, saved_by) = (now, actor.id);
    let new = NewVersion {
        version,
        effective_from,
        note: Some(note),
        saved_at,
        saved_by,
        rules: &rules,
        open: &open,
        follow_up,
        topics: &topics,
        retention: &retention,
    };
    store::insert(db, &new)?;
    store::version(db, version, now)
}

/// All parts, checked as those of a version are, and written as a version shows them.
///
/// # Errors
/// What is wrong with them, at their fields.
pub(super) fn shown(
    store: (&Connection, DateTime<Utc>),
    content: &ProposalContent,
) -> Result<ProposalContent> {
    let ProposalContent { limits, hours, follow_up, topics, retention } = content;
    let mut limits: Vec<PolicyLimit> =
        rules(limits)?.into_iter().map(|(category, rule)| store::shown(category, rule)).collect();
    limits.sort_by_key(|limit| limit.category);
    Ok(ProposalContent {
        limits,
        hours: store::walls(&open_spans(hours)?),
        follow_up: followed_up(*follow_up)?,
        topics: topic_names(topics)?,
        retention: kept(store, retention)?,
    })
}

/// What was proposed, with no record kept for a shorter time than it is by now: what was lengthened since residents were asked
/// stays so, whatever they decide of the rest.
pub(super) fn no_shorter(
    (db, now): (&Connection, DateTime<Utc>),
    content: &ProposalContent,
) -> Result<ProposalContent> {
    let mut content = content.clone();
    for now in retention(db, now)? {
        for term in content.retention.iter_mut().filter(|term| term.kind == now.kind) {
            term.years = term.years.max(now.years);
        }
    }
    Ok(content)
}

/// The kinds that are kept for a term, and what the audit trail calls how long.
const KEPT: [(ArchiveKind, &str); 4] = [
    (ArchiveKind::Ticket, "ticket_years"),
    (ArchiveKind::Notice, "notice_years"),
    (ArchiveKind::Check, "check_years"),
    (ArchiveKind::CallBacks, "call_backs_years"),
];

/// What a new version says differently from the one in force.
fn changes(before: &Policy, after: &Policy) -> Changes {
    let hours = |policy: &Policy| {
        policy.hours.iter().map(|span| format!("{}–{}", span.from, span.to)).collect::<Vec<_>>().join(", ")
    };
    let limit = |policy: &Policy, category: Category| {
        policy.limits.iter().find(|limit| limit.category == category).map(|limit| {
            let PolicyLimit { category: _, counting, amount, remind_percent, warn_before_hours } = limit;
            let remind = remind_percent.map_or_else(|| "-".to_owned(), |percent| format!("{percent}%"));
            format!("{amount} {} / {remind} / -{warn_before_hours}h", counting.text())
        })
    };
    let (was, is) = (before.follow_up, after.follow_up);
    let changes = Changes::default()
        .with("hours", hours(before), hours(after))
        .with("complaint_percent", was.complaint_percent, is.complaint_percent)
        .with("due_after_days", was.due_after_days, is.due_after_days)
        .with("attempts", was.attempts, is.attempts)
        .with("topics", before.topics.clone(), after.topics.clone());
    let years = |policy: &Policy, kind: ArchiveKind| {
        policy.retention.iter().find(|term| term.kind == kind).map(|term| term.years)
    };
    let changes = KEPT
        .into_iter()
        .fold(changes, |changes, (kind, field)| changes.with(field, years(before, kind), years(after, kind)));
    Category::ALL.into_iter().fold(changes, |changes, category| {
        changes.with(category.text(), limit(before, category), limit(after, category))
    })
}

/// The limits, checked: one for each category.
fn rules(limits: &[PolicyLimit]) -> Result<Vec<(Category, Rule)>> {
    let each_once = Category::ALL
        .iter()
        .all(|category| limits.iter().filter(|limit| limit.category == *category).count() == 1);
    if !each_once {
        return Err(Error::field("limits", ErrorCode::PolicyLimitsIncomplete));
    }
    limits.iter().enumerate().map(|(place, limit)| Ok((limit.category, rule(place, limit)?))).collect()
}

fn within(field: &str, value: i64, min: i64, max: i64) -> Result<i64> {
    if (min..=max).contains(&value) {
        return Ok(value);
    }
    Err(Error::field(field, ErrorCode::InputOutOfRange).with("min", min).with("max", max))
}

fn rule(place: usize, limit: &PolicyLimit) -> Result<Rule> {
    let PolicyLimit { category: _, counting, amount, remind_percent, warn_before_hours } = limit;
    let within = |name: &str, value, min, max| within(&format!("limits[{place}].{name}"), value, min, max);
    let longest = if *counting == Counting::CalendarDays { LONGEST_DAYS } else { LONGEST_HOURS };
    let limit_ms = within("amount", *amount, 1, longest)? * counting.unit_ms();
    let longest_warning = limit_ms / Counting::ElapsedHours.unit_ms();
    Ok(Rule {
        counting: *counting,
        limit_ms,
        remind_percent: remind_percent.map(|percent| within("remind_percent", percent, 1, 99)).transpose()?,
        warn_before_ms: within("warn_before_hours", *warn_before_hours, 0, longest_warning)?
            * Counting::ElapsedHours.unit_ms(),
    })
}

/// The office's hours, checked: forward, in their order, apart from each other.
fn open_spans(hours: &[OfficeHours]) -> Result<Vec<OpenSpan>> {
    if hours.is_empty() || hours.len() > MOST_SPANS {
        return Err(Error::field("hours", ErrorCode::InputOutOfRange).with("min", 1).with("max", MOST_SPANS));
    }
    let mut spans: Vec<OpenSpan> = Vec::new();
    for (place, OfficeHours { from, to }) in hours.iter().enumerate() {
        let wrong = |name: &str, code| Error::field(&format!("hours[{place}].{name}"), code);
        let from = minute(from).ok_or_else(|| wrong("from", ErrorCode::PolicyHoursMalformed))?;
        let to = minute(to).ok_or_else(|| wrong("to", ErrorCode::PolicyHoursMalformed))?;
        if spans.last().is_some_and(|before| from < before.to) {
            return Err(wrong("from", ErrorCode::PolicyHoursOrder));
        }
        if from >= to {
            return Err(wrong("to", ErrorCode::PolicyHoursOrder));
        }
        spans.push(OpenSpan { from, to });
    }
    Ok(spans)
}

/// The rule of follow-ups, checked.
fn followed_up(rule: FollowUpRule) -> Result<FollowUpRule> {
    let FollowUpRule { complaint_percent, due_after_days, attempts } = rule;
    Ok(FollowUpRule {
        complaint_percent: within("follow_up.complaint_percent", complaint_percent, 0, 100)?,
        due_after_days: within("follow_up.due_after_days", due_after_days, 1, 90)?,
        attempts: within("follow_up.attempts", attempts, 1, 10)?,
    })
}

/// How long records are kept, checked: each kind that has a term once, in their order, and none for a shorter time than now.
fn kept((db, now): (&Connection, DateTime<Utc>), terms: &[RetentionTerm]) -> Result<Vec<RetentionTerm>> {
    let now = retention(db, now)?;
    let place = |kind: ArchiveKind| terms.iter().position(|term| term.kind == kind);
    if terms.len() != now.len() || !now.iter().all(|term| place(term.kind).is_some()) {
        return Err(Error::field("retention", ErrorCode::PolicyLimitsIncomplete));
    }
    for (place, RetentionTerm { kind, years }) in terms.iter().enumerate() {
        let field = format!("retention[{place}].years");
        within(&field, *years, FEWEST_YEARS, MOST_YEARS)?;
        let least = now.iter().find(|term| term.kind == *kind).map_or(FEWEST_YEARS, |term| term.years);
        if *years < least {
            return Err(Error::field(&field, ErrorCode::PolicyRetentionShorter).with("years", least));
        }
    }
    let mut terms = terms.to_vec();
    terms.sort_by_key(|term| term.kind);
    Ok(terms)
}

/// The names of topics, checked: at least one, each once.
fn topic_names(names: &[String]) -> Result<Vec<String>> {
    if names.is_empty() || names.len() > MOST_TOPICS {
        return Err(Error::field("topics", ErrorCode::InputOutOfRange)
            .with("min", 1)
            .with("max", MOST_TOPICS));
    }
    let mut kept: Vec<String> = Vec::new();
    for (place, name) in names.iter().enumerate() {
        let field = format!("topics[{place}]");
        let name = input::required_line(&field, name, LONGEST_TOPIC)?;
        if kept.contains(&name) {
            return Err(Error::field(&field, ErrorCode::PolicyTopicTwice));
        }
        kept.push(name);
    }
    Ok(kept)
}

/// The minute of the day that a text such as `08:30` names; 1440 for `24:00`.
fn minute(text: &str) -> Option<u16> {
    let (hour, minute) = text.trim().split_once([':', '：'])?;
    let number = |digits: &str| {
        let short = (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse::<u16>().ok().filter(|_| short)
    };
    let (hour, minute) = (number(hour)?, number(minute).filter(|minute| *minute < 60)?);
    Some(hour * 60 + minute).filter(|minute| *minute <= MINUTES)
}

/// How long a resident of this category may wait by the version in force at a moment, ready to be counted.
pub(crate) struct Limit {
    /// The version of the policy that it comes from.
    pub(crate) policy_version: i64,
    rule: Rule,
    desk: Desk,
}

impl Limit {
    /// The deadline of a wait that begins at `start`.
    pub(crate) fn from(&self, start: DateTime<Utc>) -> DueAt {
        self.rule.due(start, &self.desk)
    }

    /// A deadline that was promised, with the warnings that this limit has.
    pub(crate) fn promised(&self, start: DateTime<Utc>, due_at: DateTime<Utc>) -> DueAt {
        self.rule.between(start, due_at, None)
    }
}

/// The limit for `category` by the version in force at `at`.
///
/// # Errors
/// Those of the store.
pub(crate) fn limit(db: &Connection, category: &str, at: DateTime<Utc>) -> Result<Limit> {
    let policy_version = store::in_force(db, at)?;
    let rule = store::rule(db, policy_version, category)?;
    let zone = crate::office::store::zone(db)?;
    // Elapsed hours, the usual case, need neither hours nor holidays.
    let desk = if rule.counting == Counting::ElapsedHours {
        Desk { zone, open: Vec::new(), calendar: calendar::Calendar::default() }
    } else {
        Desk { zone, open: store::open_spans(db, policy_version)?, calendar: calendar::load(db)? }
    };
    Ok(Limit { policy_version, rule, desk })
}
