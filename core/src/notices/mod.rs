//! Notices (信息发布, R1): what the office publishes to residents, in which channels, from when until when, and the proof
//! that it was posted there.
//!
//! - `course` says what can be done with a notice when. What is published stays; it is corrected by another notice that
//!   points at it (更正), withdrawn, or ended.
//! - `write` saves and publishes; `personal` points out who and where residents are before anything is published.
//! - `amount` and the rows of a fee disclosure (费用公示) count in fen, exactly.
//! - `postings` has the proof, a channel each; `poster` the paper to hang; `reminders` what is owed.
//! - `figures` counts for the quarterly report, `as_of` says how notices stood on an earlier day.
//!
//! Left out on purpose: sending anything. The program has no network; whoever posts a notice says so here.
//! The messages that the desktop shows are none of these: they are `reminders` of [`crate::home`].

mod amount;
mod as_of;
mod course;
mod figures;
mod list;
mod personal;
mod poster;
mod postings;
mod reminders;
mod search;
mod store;
mod wire;
mod write;

pub use amount::Fen;
pub use course::{NoticeStanding, NoticeState, NoticeStep, next};
pub use figures::{NoticeChannelFigures, NoticeFigures, NoticeKindFigures};
pub use personal::NoticePersonal;
pub use poster::{NoticePaper, RenderNotice};
pub use postings::{NoticePosting, Posted, RecordNoticePosting};
pub use reminders::{
    GetNoticeRule, ListNoticeReminders, NoticeReminder, NoticeReminderKind, NoticeRule, SetNoticeRule,
};
pub use wire::*;

pub(crate) use as_of::{KnownNotices, known};
pub(crate) use figures::{PostingFact, last_change, of_quarter, postings_of};
pub use postings::LastPosted;
pub(crate) use postings::{is_over, keeps_proof, last_posted, posting_for_files, proven, subject_of_posting};

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::access::{self, Actor, Permission};
use crate::error::Result;

/// Empties the words of a notice that is destroyed; that it was up, when and where, stays.
pub(crate) fn dispose(db: &Connection, id: i64) -> Result<()> {
    store::dispose(db, id)
}

/// How the audit trail names a notice.
fn subject(id: i64) -> String {
    format!("notice/{id}")
}

/// Everything of a notice, for whoever looks.
fn detail(db: &Connection, id: i64, actor: &Actor, today: NaiveDate) -> Result<NoticeDetail> {
    let notice = store::notice(db, id, today)?;
    let writes = access::has(db, actor, Permission::NoticesWrite)?;
    let publishes = access::has(db, actor, Permission::NoticesPublish)?;
    let fees = store::fees(db, id)?;
    let document = store::document(db, id)?;
    let personal = match notice.state {
        NoticeState::Draft => personal::found(db, &notice.title, &document, &fees)?,
        _ => Vec::new(),
    };
    Ok(NoticeDetail {
        steps: course::allowed(notice.state)
            .filter(|step| if step.is_publishing() { publishes } else { writes })
            .collect(),
        total: fees.iter().map(|fee| Fen::of(fee.fen)).sum::<Fen>().fen(),
        postings: postings::of_notice(db, &notice, today)?,
        corrects: store::corrected(db, id)?,
        corrected_by: store::correction(db, id)?,
        notice,
        document,
        fees,
        personal,
    })
}
