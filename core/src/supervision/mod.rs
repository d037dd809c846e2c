//! Supervision (监督检查, R7): whether the ways by which residents reach the office are open and of use, what is found wrong,
//! who puts it right by when, and what is improved from quarter to quarter.
//!
//! - `board` says of each clause of the regulation whether it is kept, as of any day.
//! - `channels` shows each channel with its figures of a quarter, which are those of the report, and its last check.
//! - `checks` has plans, lists of what to look at, and records of checks, which stay as they are.
//! - `call_backs` asks residents of closed tickets again; `red_flags` shows what stands out. Neither is seen by who handles tickets.
//! - `findings` and `measures` have a course each (`course.rs`); what is common to both is in `owed`.
//! - `reminders` says what is due. Nothing is dismissed: what is reminded of is what is not done.
//!
//! The records of channels themselves belong to [`crate::tickets`], whose tickets come by them.

mod board;
mod call_backs;
mod channels;
mod checks;
mod findings;
mod measures;
mod owed;
mod red_flags;
mod reminders;
mod reviewed;
mod store;

use std::fmt::Write as _;

pub use board::*;
pub use call_backs::*;
pub use channels::{ChannelBoard, ChannelStanding, GetChannelBoard, LastCheck};
pub use checks::*;
pub use findings::{
    AddFinding, DropFinding, Finding, FindingDetail, FindingPage, FindingSource, FindingState, FindingStep,
    GetFinding, ListFindings, RecheckFinding, ReopenFinding, ReportFinding, UpdateFinding,
};
pub use measures::{
    AddMeasure, CarriedMeasures, DropMeasure, FinishMeasure, GetMeasure, ListMeasures, Measure,
    MeasureDetail, MeasureOrigin, MeasurePage, MeasurePlan, MeasureState, MeasureStep, MeasuredDays,
    MeasuredFigure, MeasuredName, MeasuredPlan, MeasuredValue, QuarterMeasure, QuarterMeasures,
    RecordMeasureProgress, ReopenMeasure, UpdateMeasure,
};
pub use owed::{SupervisionEvent, SupervisionEventKind};
pub use red_flags::*;
pub use reminders::{ListSupervisionReminders, SupervisionReminder, SupervisionReminderKind};
pub use reviewed::{QuarterCallBacks, QuarterReviewed};

pub(crate) use board::LastCounts;
pub(crate) use board::{board_lines, report_due_on};
pub(crate) use checks::{
    CheckFact, checks_within, each_check_within, last_checked, lines_of, next_check_on, subject_of,
};
pub(crate) use findings::{adds_files, sees_files};
pub(crate) use measures::{last_change, of_quarter};
pub(crate) use reviewed::reviewed;

/// Empties what supervision noted in words of a ticket that is destroyed; what came of it stays.
pub(crate) fn forget_words(db: &rusqlite::Connection, ticket_id: i64) -> crate::error::Result<()> {
    store::call_backs::forget_words(db, ticket_id)
}

/// Empties what was noted at a check that is destroyed; which lines were good, and when it was, stay.
pub(crate) fn dispose_check(db: &rusqlite::Connection, id: i64) -> crate::error::Result<()> {
    store::checks::dispose(db, id)
}

/// Empties what was noted of the calls of a sample that is destroyed; how it was drawn and what was answered stay.
pub(crate) fn dispose_call_backs(db: &rusqlite::Connection, sample_id: i64) -> crate::error::Result<()> {
    store::call_backs::dispose(db, sample_id)
}

/// The tables of the courses of a finding and of a measure in the docs: where each step leads from where.
#[must_use]
pub fn states_markdown() -> String {
    let mut text = String::new();
    table(
        &mut text,
        ("finding", "core/src/supervision/findings/course.rs"),
        FindingState::ALL.iter().map(|state| (state.text(), *state)),
        FindingStep::ALL.iter().map(|step| (step.text(), *step)),
        |state, step| findings::next(state, step).map(FindingState::text),
    );
    text.push_str(
        "\n- Whoever owns a finding reports that it is put right; whoever supervises does everything else.\n- 复查 is for \
         somebody else than the owner and than whoever reported, if anybody else supervises: `finding.own_recheck`.\n- 销号 and 不予整改 are not the end: with a reason it is \
         taken up again.\n",
    );
    table(
        &mut text,
        ("improvement measure", "core/src/supervision/measures/course.rs"),
        MeasureState::ALL.iter().map(|state| (state.text(), *state)),
        MeasureStep::ALL.iter().map(|step| (step.text(), *step)),
        |state, step| measures::next(state, step).map(MeasureState::text),
    );
    text
}

fn table<S: Copy, A: Copy>(
    text: &mut String,
    (what, file): (&str, &str),
    states: impl Iterator<Item = (&'static str, S)>,
    steps: impl Iterator<Item = (&'static str, A)>,
    next: impl Fn(S, A) -> Option<&'static str>,
) {
    let states: Vec<(&str, S)> = states.collect();
    write!(text, "\n# The course of {}{what}\n\nFrom {file}. An empty cell is refused with ", article(what))
        .unwrap_or_default();
    text.push_str("`supervision.transition_refused`.\n\n| step |");
    for (name, _) in &states {
        write!(text, " `{name}` |").unwrap_or_default();
    }
    text.push_str("\n|---|");
    text.push_str(&"---|".repeat(states.len()));
    for (name, step) in steps {
        write!(text, "\n| `{name}` |").unwrap_or_default();
        for (_, state) in &states {
            match next(*state, step) {
                Some(to) => write!(text, " `{to}` |").unwrap_or_default(),
                None => text.push_str(" |"),
            }
        }
    }
    text.push('\n');
}

fn article(what: &str) -> &'static str {
    if what.starts_with('i') { "an " } else { "a " }
}
