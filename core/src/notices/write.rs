//! Writing a notice, publishing it, and what becomes of it.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::course::{self, NoticeState, NoticeStep};
use super::store::{self, Settling, Words};
use super::{
    CorrectNotice, DropNotice, EndNotice, FeeEntry, FeeRow, Fen, Notice, NoticeDetail, NoticeKind,
    NoticePlan, PublishNotice, SaveNotice, WithdrawNotice, detail, personal, subject,
};
use crate::access::Changes;
use crate::archive::{self, ArchiveKind};
use crate::days::{self, day_of};
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Write, WriteContext};
use crate::rich_text::RichText;
use crate::tickets;

/// The longest title, in characters.
const LONGEST_TITLE: usize = 60;

/// The most rows of a fee disclosure.
const MOST_FEES: usize = 200;

/// What is said of a notice, checked.
fn checked(db: &Connection, plan: NoticePlan) -> Result<(NoticePlan, Vec<FeeRow>)> {
    let NoticePlan { kind, title, document, channels, from_on, until_on, fees } = plan;
    let title = input::required_line("plan.title", &title, LONGEST_TITLE)?;
    // A draft may have no text yet; its editor gives an empty paragraph.
    let RichText::Doc { content } = &document;
    let document = if content.is_empty() { RichText::empty() } else { document.checked("plan.document")? };
    days::plannable("plan.from_on", from_on)?;
    if let Some(until_on) = until_on {
        days::not_before("plan.until_on", until_on, from_on)?;
    }
    let mut chosen: Vec<i64> = Vec::new();
    for (place, id) in channels.iter().enumerate() {
        let field = format!("plan.channels[{place}]");
        if !tickets::channel_record(db, *id, &field)?.served_on(from_on) {
            return Err(Error::field(&field, ErrorCode::InputOutOfService).with("id", *id));
        }
        if !chosen.contains(id) {
            chosen.push(*id);
        }
    }
    if kind != NoticeKind::Fees && !fees.is_empty() {
        return Err(Error::field("plan.fees", ErrorCode::InputInvalid));
    }
    if fees.len() > MOST_FEES {
        let error = Error::field("plan.fees", ErrorCode::InputOutOfRange);
        return Err(error.with("min", 0).with("max", MOST_FEES));
    }
    let rows = fees.iter().enumerate().map(|(place, fee)| fee_row(place, fee)).collect::<Result<_>>()?;
    Ok((NoticePlan { kind, title, document, channels: chosen, from_on, until_on, fees }, rows))
}

fn fee_row(place: usize, fee: &FeeEntry) -> Result<FeeRow> {
    let field = |name: &str| format!("plan.fees[{place}].{name}");
    Ok(FeeRow {
        item: input::required_line(&field("item"), &fee.item, 60)?,
        fen: Fen::parse(&field("amount"), &fee.amount)?.fen(),
        period: input::optional_line(&field("period"), fee.period.as_deref(), 40)?,
        note: input::optional_line(&field("note"), fee.note.as_deref(), 80)?,
    })
}

/// The notice, whose state must allow `step`, with the state that it leads to.
fn notice_for(context: &WriteContext<'_>, id: i64, step: NoticeStep) -> Result<(Notice, NoticeState)> {
    let notice = store::notice(context.db, id, today(context))?;
    archive::refuse_disposed(context.db, ArchiveKind::Notice, id, "id")?;
    let after = course::after(notice.state, step)?;
    Ok((notice, after))
}

fn today(context: &WriteContext<'_>) -> NaiveDate {
    day_of(context.zone, context.now)
}

fn done(context: &WriteContext<'_>, id: i64, changes: Changes) -> Result<Done<NoticeDetail>> {
    let answer = detail(context.db, id, context.actor, today(context))?;
    Ok(Done::new(answer, subject(id)).changing(changes))
}

/// What the audit trail says of a notice's words: how much was written, not what.
struct Told {
    kind: &'static str,
    title: String,
    starts_on: String,
    until_on: Option<String>,
    text_length: usize,
    channels: String,
    fees: Option<String>,
}

impl Told {
    fn of(db: &Connection, id: i64) -> Result<Self> {
        let notice = store::notice(db, id, NaiveDate::MAX)?;
        let fees = store::fees(db, id)?;
        let total: Fen = fees.iter().map(|fee| Fen::of(fee.fen)).sum();
        let channels: Vec<String> =
            store::channels(db, id)?.into_iter().map(|channel| channel.name).collect();
        Ok(Self {
            kind: notice.kind.text(),
            title: notice.title,
            starts_on: notice.from_on.to_string(),
            until_on: notice.until_on.map(|day| day.to_string()),
            text_length: store::document(db, id)?.length(),
            channels: channels.join("、"),
            fees: (!fees.is_empty()).then(|| format!("{} × {total}", fees.len())),
        })
    }

    fn changes(self, was: Option<&Self>) -> Changes {
        Changes::default()
            .with("kind", was.map(|was| was.kind), self.kind)
            .with("title", was.map(|was| was.title.clone()), self.title)
            .with("starts_on", was.map(|was| was.starts_on.clone()), self.starts_on)
            .with("until_on", was.and_then(|was| was.until_on.clone()), self.until_on)
            .with("text_length", was.map(|was| was.text_length), self.text_length)
            .with("channels", was.map(|was| was.channels.clone()), self.channels)
            .with("fees", was.and_then(|was| was.fees.clone()), self.fees)
    }
}

impl Write for SaveNotice {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<NoticeDetail>> {
        let SaveNotice { id, plan, expected_version } = self;
        let WriteContext { db, now, actor, ids, .. } = *context;
        let before = match id {
            Some(id) => {
                let (notice, _) = notice_for(context, id, NoticeStep::Save)?;
                input::same_version(expected_version, notice.version)?;
                Some(Told::of(db, id)?)
            }
            None => None,
        };
        let (plan, fees) = checked(db, plan)?;
        let words = Words { plan: &plan, fees: &fees, corrects_id: None };
        let id = match id {
            Some(id) => {
                store::save(db, id, &words, (now, actor.id))?;
                id
            }
            None => store::insert(db, ids.next(now), &words, (now, actor.id))?,
        };
        done(context, id, Told::of(db, id)?.changes(before.as_ref()))
    }
}

impl Write for PublishNotice {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<NoticeDetail>> {
        let PublishNotice { id, confirmed, late_entry_reason, expected_version } = self;
        let WriteContext { db, now, actor, .. } = *context;
        let (notice, after) = notice_for(context, id, NoticeStep::Publish)?;
        input::same_version(expected_version, notice.version)?;
        let today = today(context);
        let reason = late_entry(db, &notice, late_entry_reason.as_deref(), today)?;
        let channels = store::channels(db, id)?;
        if channels.is_empty() {
            return Err(Error::field("channels", ErrorCode::InputRequired));
        }
        for channel in &channels {
            if !tickets::channel_record(db, channel.id, "channels")?.served_on(notice.from_on) {
                return Err(Error::field("channels", ErrorCode::InputOutOfService).with("id", channel.id));
            }
        }
        let (document, fees) = (store::document(db, id)?, store::fees(db, id)?);
        if notice.kind == NoticeKind::Fees && fees.is_empty() {
            return Err(Error::field("fees", ErrorCode::InputRequired));
        }
        if fees.is_empty() && !document.says_something() {
            return Err(Error::field("document", ErrorCode::InputRequired));
        }
        let found = personal::found(db, &notice.title, &document, &fees)?;
        personal::confirmed(&found, &confirmed)?;
        let number = store::publish(db, id, (after, reason.as_deref()), (now, today, actor.id))?;
        // Whose name or number may be read is in the text itself; the trail keeps how many were confirmed.
        let changes = Changes::default()
            .with("state", notice.state.text(), after.text())
            .with("number", None::<String>, number)
            .with("late_entry_reason", None::<String>, reason)
            .with("confirmed", 0, found.len());
        let Some(before) = store::corrected(db, id)? else { return done(context, id, changes) };
        let corrected = store::notice(db, before.id, today)?;
        if corrected.state != NoticeState::Published {
            // It was taken back or ended meanwhile.
            return done(context, id, changes);
        }
        let settling = Settling { state: NoticeState::Replaced, reason: None, by: (now, today, actor.id) };
        store::settle(db, before.id, &settling)?;
        let replaced = Changes::default().with("state", corrected.state.text(), NoticeState::Replaced.text());
        Ok(done(context, id, changes)?.and(subject(before.id), replaced))
    }
}

/// Why a notice whose first day has passed is entered only now (补录); none of another. A correction cannot have hung before.
fn late_entry(
    db: &Connection,
    notice: &Notice,
    reason: Option<&str>,
    today: NaiveDate,
) -> Result<Option<String>> {
    if notice.from_on >= today {
        return Ok(None);
    }
    if store::corrected(db, notice.id)?.is_some() {
        days::not_before("from_on", notice.from_on, today)?;
    }
    input::required_line("late_entry_reason", reason.unwrap_or_default(), 200).map(Some)
}

impl Write for DropNotice {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<NoticeDetail>> {
        settle(context, self.id, NoticeStep::Drop, None)
    }
}

impl Write for EndNotice {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<NoticeDetail>> {
        let (notice, _) = notice_for(context, self.id, NoticeStep::End)?;
        if notice.until_on.is_some_and(|until_on| until_on < today(context)) {
            // Its day ended it already.
            return Err(Error::new(ErrorCode::NoticeTransitionRefused)
                .with("state", NoticeState::Ended.text())
                .with("step", NoticeStep::End.text()));
        }
        settle(context, self.id, NoticeStep::End, None)
    }
}

impl Write for WithdrawNotice {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<NoticeDetail>> {
        let reason = input::required_line("reason", &self.reason, 200)?;
        settle(context, self.id, NoticeStep::Withdraw, Some(&reason))
    }
}

fn settle(
    context: &WriteContext<'_>,
    id: i64,
    step: NoticeStep,
    reason: Option<&str>,
) -> Result<Done<NoticeDetail>> {
    let (notice, state) = notice_for(context, id, step)?;
    let by = (context.now, today(context), context.actor.id);
    store::settle(context.db, id, &Settling { state, reason, by })?;
    let changes = Changes::default().with("state", notice.state.text(), state.text()).with(
        "reason",
        None::<String>,
        reason,
    );
    done(context, id, changes)
}

impl Write for CorrectNotice {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<NoticeDetail>> {
        let WriteContext { db, now, actor, ids, .. } = *context;
        let (notice, _) = notice_for(context, self.id, NoticeStep::Correct)?;
        if let Some(there) = store::correction(db, self.id)? {
            return Err(Error::new(ErrorCode::NoticeCorrectionBegun).with("id", there.id));
        }
        let mut channels = Vec::new();
        for channel in store::channels(db, self.id)? {
            if tickets::channel_record(db, channel.id, "id")?.in_service {
                channels.push(channel.id);
            }
        }
        let from_on = notice.from_on.max(today(context));
        let plan = NoticePlan {
            kind: notice.kind,
            title: notice.title,
            document: store::document(db, self.id)?,
            channels,
            from_on,
            until_on: notice.until_on.filter(|until_on| *until_on >= from_on),
            fees: Vec::new(),
        };
        let fees = store::fees(db, self.id)?;
        let words = Words { plan: &plan, fees: &fees, corrects_id: Some(self.id) };
        let id = store::insert(db, ids.next(now), &words, (now, actor.id))?;
        let changes = Told::of(db, id)?.changes(None).with("corrects", None::<String>, notice.number);
        done(context, id, changes)
    }
}
