//! Meetings: what rules they are held under, planning them, holding them, counting votes.
//!
//! - [`fraction`] and [`count`] are the arithmetic: exact, pure, no floating point.
//! - [`profile`] says what law and community ask of a kind of meeting; a meeting keeps the rules it was held under.
//! - [`electorate`] draws who may vote in an owners' assembly from the register of residents; names stay there.
//! - [`dates`] counts days, [`state`] is the course of a meeting; `plan`, `attendance`, `hold`, `ballots`, `show`
//!   and `papers` are the operations.
//! - `minutes` is what is written of a meeting afterwards, and its archive.
//! - `ballot_papers` is how an assembly votes in writing, `ballot_slips` puts that on paper, `proxies` says who may come in
//!   another's place, `names` tells people of one name apart; `timing` how long the items take.
//! - `decided` counts what a meeting decided.
//! - `reminders` is what the meetings ask for in the next days.
//! - [`actions`] and `raised` are what comes out of a meeting: action items, and tickets.

pub mod actions;
mod attendance;
mod ballot_papers;
mod ballot_slips;
mod ballots;
pub mod count;
#[cfg(test)]
mod count_tests;
pub mod dates;
mod decided;
pub mod electorate;
pub mod fraction;
mod hold;
mod minutes;
mod names;
mod papers;
mod plan;
pub mod profile;
mod proxies;
mod raised;
mod reminders;
mod series;
mod show;
pub mod state;
mod store;
mod timing;
mod upcoming;
mod wire;

pub use actions::{
    ActionItem, ActionItemDetail, ActionItemEvent, ActionItemEventKind, ActionItemPage, AddActionItem,
    DropActionItem, FinishActionItem, GetActionItem, LateActionItem, ListActionItems, RecordActionProgress,
    ReopenActionItem, UpdateActionItem,
};
pub use ballot_papers::{
    BallotPaperCounts, BallotPaperPage, BallotPaperRow, BallotPaperState, CollectBallotPaper, Consultation,
    EnterBallotPaper, IssueBallotPapers, ListBallotPapers, SetConsultation,
};
pub use ballot_slips::RenderBallotPapers;
pub use minutes::*;
pub use proxies::AuthoriseBallotProxy;
pub use raised::{
    GetMeetingWork, MeetingTicket, MeetingWork, RaisedTicket, RegisterMeetingTicket, TicketMeeting,
};
pub use reminders::{ListMeetingReminders, MeetingReminder, MeetingReminderKind};
pub use timing::{ItemTiming, TimeItem};
pub use upcoming::{HeldMeeting, UpcomingMeeting};
pub(crate) use upcoming::{held_within, last_held, upcoming};
pub use wire::*;

pub(crate) use actions::{last_change, late_at};
pub(crate) use names::called;
pub(crate) use plan::item_ids;
pub(crate) use raised::{forget_speaker, of_ticket};
pub(crate) use series::{KnownSeries, held_with_residents, known_series};
pub(crate) use show::{held, title_of};
