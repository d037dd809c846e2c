//! What the board judges by: facts as they were known at one moment, from the features that keep them.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use rusqlite::Connection;

use super::limits::{REPORT_DAYS, REPORT_QUARTERS};
use crate::access::{Posts, Role, audit};
use crate::archive;
use crate::backups;
use crate::days::{day_of, start_of};
use crate::error::Result;
use crate::meetings::{self, KnownSeries};
use crate::notices::{self, KnownNotices, NoticeFigures};
use crate::office::OfficeZone;
use crate::operation::ReadContext;
use crate::policy::proposals::{self, KnownProposals, KnownReview};
use crate::policy::{self, Policy};
use crate::reports::figures::Rate;
use crate::reports::{self, Quarter, Year};
use crate::supervision::red_flags;
use crate::supervision::store::Owed;
use crate::supervision::store::board::{self as rows, KnownSample, Stood};
use crate::surveys;
use crate::tickets::{self, Category, ChannelRecord, Span};

/// Tickets of a quarter, as they were known.
#[derive(Default)]
pub(super) struct Desk {
    pub(super) received: i64,
    pub(super) entered_at_once: Rate,
    pub(super) topic_named: Rate,
    pub(super) responsible_named: Rate,
    /// Archived of those that were closed.
    pub(super) archived: Rate,
    pub(super) complaints_closed: Rate,
    /// How many came by each channel.
    pub(super) by_channel: BTreeMap<i64, i64>,
    pub(super) on_time: Rate,
    pub(super) by_category: BTreeMap<Category, Rate>,
    pub(super) answered: Rate,
    /// Late ones with somebody named responsible.
    pub(super) late_named: Rate,
    pub(super) followed_up: Rate,
    pub(super) orders_back: Rate,
}

/// The days that figures of tickets are of: a quarter, or a year for its report.
pub(super) struct Period {
    /// Its first day.
    pub(super) from: NaiveDate,
    /// The quarter, of a year that of the board's day.
    pub(super) quarter: Quarter,
    /// Its last day, or that of the board.
    pub(super) until: NaiveDate,
    /// Whether it is the one before that of the board's day.
    pub(super) before: bool,
}

/// Plans of checks.
#[derive(Default)]
pub(super) struct Checks {
    pub(super) plans: i64,
    /// By how many days each late one is late.
    pub(super) late: Vec<i64>,
    pub(super) passed: Rate,
}

/// What is owed: findings or measures.
#[derive(Default)]
pub(super) struct Owing {
    pub(super) known: i64,
    pub(super) open: i64,
    pub(super) late: Vec<i64>,
}

/// When the last backup was made.
pub(super) enum LastBackup {
    Made(DateTime<Utc>),
    Never,
    /// Of an earlier day nothing is known: backups are files that are replaced in turn.
    Unknown,
}

/// Everything that the board judges by.
pub(super) struct Facts {
    pub(super) on: NaiveDate,
    pub(super) known: DateTime<Utc>,
    pub(super) first_day: Option<NaiveDate>,
    pub(super) period: Period,
    pub(super) desk: Desk,
    pub(super) satisfied: Rate,
    pub(super) satisfied_before: Rate,
    /// Those in service.
    pub(super) channels: Vec<ChannelRecord>,
    pub(super) series: Vec<KnownSeries>,
    pub(super) meetings_held: i64,
    pub(super) notices: KnownNotices,
    pub(super) notices_of_quarter: NoticeFigures,
    pub(super) posts: Vec<Vec<Role>>,
    pub(super) wave: Option<(i64, NaiveDate)>,
    pub(super) surveys_planned: Vec<NaiveDate>,
    pub(super) checks: Checks,
    pub(super) findings: Owing,
    pub(super) measures: Owing,
    /// Of call-backs, those that had been drawn.
    pub(super) samples: Vec<KnownSample>,
    pub(super) red_flags: Rate,
    /// Quarterly reports that were written, of those that were due.
    pub(super) reports: Rate,
    /// Those that were issued, of the same.
    pub(super) reports_issued: Rate,
    pub(super) backup: LastBackup,
    /// Records that were destroyed so far.
    pub(super) disposed: i64,
    pub(super) policy: Policy,
    pub(super) proposals: KnownProposals,
    pub(super) review: Option<KnownReview>,
    pub(super) zone: OfficeZone,
}

/// Counts one more, which is of the kind or not.
fn count(rate: &mut Rate, of_kind: bool) {
    rate.denominator += 1;
    rate.numerator += i64::from(of_kind);
}

fn rate((numerator, denominator): (i64, i64)) -> Rate {
    Rate { numerator, denominator }
}

impl Facts {
    /// For how many days there are records.
    pub(super) fn days_of_records(&self) -> i64 {
        self.first_day.map_or(0, |first| (self.on - first).num_days())
    }

    /// The facts of a day as they were known at `known`; those of tickets of its quarter, or of its year if `of_year`.
    pub(super) fn gather(
        context: &ReadContext<'_>,
        (on, of_year): (NaiveDate, bool),
        known: DateTime<Utc>,
    ) -> Result<Self> {
        let ReadContext { db, zone, now, .. } = *context;
        let begun = audit::begun_at(db)?.filter(|at| *at <= known);
        let first_day = begun.map(|at| day_of(zone, at));
        let moment = (known, known == now);
        let (period, desk) =
            if of_year { desk_of_year(db, zone, on, moment)? } else { desk(db, zone, on, moment)? };
        let (this, previous) = if of_year {
            let year = Year::of(on);
            (span_of_year(zone, year, moment), span_of_year(zone, year.previous(), moment))
        } else {
            let quarter = period.quarter;
            (span(zone, quarter, moment), span(zone, quarter.previous(), moment))
        };
        let all = tickets::known_channels(db, known)?;
        let policy = policy::in_force(db, known)?;
        let channels: Vec<ChannelRecord> = all.into_iter().filter(|one| one.in_service).collect();
        let (reports, reports_issued) = reports_done(db, zone, first_day, known)?;
        Ok(Self {
            satisfied: rate(tickets::known_satisfied(db, this)?),
            satisfied_before: rate(tickets::known_satisfied(db, previous)?),
            series: meetings::known_series(db, zone, known)?,
            meetings_held: meetings::held_with_residents(db, known - TimeDelta::days(366), known)?,
            notices: notices::known(db, on, known)?,
            notices_of_quarter: notices::of_quarter(
                db,
                (period.from, if of_year { Year::of(on).last_day() } else { period.quarter.last_day() }),
                // The last moment of a day is still that day.
                (this.to, on),
            )?,
            posts: Posts::at_work(db, known)?,
            wave: surveys::last_wave(db, known)?,
            surveys_planned: surveys::planned_at(db, known)?,
            checks: checks(db, &channels, on, this)?,
            findings: owing(rows::stood(db, Owed::Finding, known)?, on),
            measures: owing(rows::stood(db, Owed::Measure, known)?, on),
            samples: rows::samples(db, known)?,
            red_flags: red_flags::known(db, (this.from, this.to), known)?,
            reports,
            reports_issued,
            backup: if on == day_of(zone, now) {
                backups::last_at(context)?.map_or(LastBackup::Never, LastBackup::Made)
            } else {
                LastBackup::Unknown
            },
            disposed: archive::disposed_by(db, known)?,
            proposals: proposals::known_proposals(db, policy.version, on, known)?,
            review: proposals::known_review(db, known)?,
            policy,
            on,
            known,
            first_day,
            period,
            desk,
            channels,
            zone,
        })
    }
}

/// A quarter up to what was known.
fn span(zone: OfficeZone, quarter: Quarter, (known, present): (DateTime<Utc>, bool)) -> Span {
    let to = quarter.end(zone).min(known + TimeDelta::milliseconds(1));
    Span { from: quarter.start(zone), to, known, present }
}

/// The tickets of the quarter of `on`; of the one before where nothing was settled in it yet and something was in that.
fn desk(
    db: &Connection,
    zone: OfficeZone,
    on: NaiveDate,
    moment: (DateTime<Utc>, bool),
) -> Result<(Period, Desk)> {
    let quarter = Quarter::of(on);
    let desk = desk_of(db, span(zone, quarter, moment))?;
    if desk.on_time.denominator == 0 {
        let previous = quarter.previous();
        let before = desk_of(db, span(zone, previous, moment))?;
        if before.on_time.denominator > 0 {
            let (from, until) = (previous.first_day(), previous.last_day());
            let period = Period { from, quarter: previous, until, before: true };
            return Ok((period, before));
        }
    }
    let (from, until) = (quarter.first_day(), on.min(quarter.last_day()));
    Ok((Period { from, quarter, until, before: false }, desk))
}

/// A year up to what was known.
fn span_of_year(zone: OfficeZone, year: Year, (known, present): (DateTime<Utc>, bool)) -> Span {
    let to = year.end(zone).min(known + TimeDelta::milliseconds(1));
    Span { from: year.start(zone), to, known, present }
}

/// The tickets of the year of `on`.
fn desk_of_year(
    db: &Connection,
    zone: OfficeZone,
    on: NaiveDate,
    moment: (DateTime<Utc>, bool),
) -> Result<(Period, Desk)> {
    let year = Year::of(on);
    let desk = desk_of(db, span_of_year(zone, year, moment))?;
    Ok((Period { from: year.first_day(), quarter: Quarter::of(on), until: on, before: false }, desk))
}

fn desk_of(db: &Connection, span: Span) -> Result<Desk> {
    let mut desk = Desk::default();
    tickets::known_received(db, span, |ticket| {
        desk.received += 1;
        if let Some(at_once) = ticket.at_once {
            count(&mut desk.entered_at_once, at_once);
        }
        count(&mut desk.topic_named, ticket.topic_named);
        count(&mut desk.responsible_named, ticket.responsible_named);
        if ticket.closed {
            count(&mut desk.archived, ticket.archived);
        }
        if ticket.category == Category::Complaint {
            count(&mut desk.complaints_closed, ticket.closed);
        }
        *desk.by_channel.entry(ticket.channel_id).or_default() += 1;
    })?;
    tickets::known_settled(db, span, |ticket| {
        count(&mut desk.on_time, ticket.on_time);
        count(desk.by_category.entry(ticket.category).or_default(), ticket.on_time);
        count(&mut desk.answered, ticket.answered);
        if !ticket.on_time {
            count(&mut desk.late_named, ticket.responsible_named);
        }
    })?;
    desk.followed_up = rate(tickets::known_follow_ups(db, span)?);
    let ripe = span.to.min(span.known - tickets::ORDER_TIME).max(span.from);
    desk.orders_back = rate(tickets::known_orders(db, Span { to: ripe, ..span })?);
    Ok(desk)
}

fn late_by(on: NaiveDate, due_on: NaiveDate) -> Option<i64> {
    let days = (on - due_on).num_days();
    (days > 0).then_some(days)
}

/// The plans that went on, of channels in service; what was changed later is taken back: by whoever changed a plan, and by the
/// checks that moved its day.
fn checks(db: &Connection, channels: &[ChannelRecord], on: NaiveDate, span: Span) -> Result<Checks> {
    let mut checks =
        Checks { passed: rate(rows::checks(db, (span.from, span.to), span.known)?), ..Checks::default() };
    for plan in rows::plans(db)? {
        let subject = format!("check_plan/{}", plan.id);
        let in_service = channels.iter().any(|channel| channel.id == plan.channel_id);
        // Before it was made it was of no kind.
        let kind: Option<Option<String>> = audit::value_at(db, &subject, "kind", span.known)?;
        if !in_service || kind == Some(None) {
            continue;
        }
        if !audit::value_at(db, &subject, "survey_active", span.known)?.unwrap_or(plan.active) {
            continue;
        }
        let mut moved = audit::change_after(db, &subject, "due_on", span.known)?;
        for check in rows::checks_after(db, &plan, span.known)? {
            let by_check = audit::change_after(db, &format!("check/{check}"), "due_on", span.known)?;
            moved = moved.into_iter().chain(by_check).min_by_key(|(at, _)| *at);
        }
        let next_on = moved.map(|(_, before)| audit::noted::<NaiveDate>(before)).transpose()?;
        checks.plans += 1;
        checks.late.extend(late_by(on, next_on.unwrap_or(plan.next_on)));
    }
    Ok(checks)
}

fn owing(stood: Vec<Stood>, on: NaiveDate) -> Owing {
    let mut owing = Owing::default();
    for one in stood {
        owing.known += 1;
        match one {
            Stood::Open(due_on) => {
                owing.open += 1;
                owing.late.extend(late_by(on, due_on));
            }
            Stood::Reported => owing.open += 1,
            Stood::Settled => {}
        }
    }
    owing
}

/// The quarterly reports that were written, and those that were issued, of the last quarters that ended long enough ago, since
/// the records begin (R8.2).
fn reports_done(
    db: &Connection,
    zone: OfficeZone,
    first_day: Option<NaiveDate>,
    known: DateTime<Utc>,
) -> Result<(Rate, Rate)> {
    let (mut written, mut issued) = (Rate::default(), Rate::default());
    let Some(first_day) = first_day else { return Ok((written, issued)) };
    let due = Quarter::between(first_day, day_of(zone, known))
        .into_iter()
        .filter(|quarter| start_of(zone, quarter.last_day() + TimeDelta::days(REPORT_DAYS + 1)) <= known);
    for quarter in due.take(REPORT_QUARTERS) {
        count(&mut written, reports::written_at(db, quarter, known)?);
        count(&mut issued, reports::issued_at(db, quarter, known)?);
    }
    Ok((written, issued))
}
