//! The communication desk: intake, responsible person, deadlines, feedback, archive (R2, R5).
//!
//! Work orders and follow-up are left out on purpose; they belong to later editions.

mod amend;
mod box_openings;
mod bulk;
mod facts;
mod incidents;
mod links;
mod lists;
mod messages;
mod number;
mod phone;
mod register;
mod room;
mod rules;
mod search;
mod similar;
mod status;
mod store;
mod transitions;
mod views;
mod wire;

pub use amend::{AmendTicket, TicketCaller};
pub use box_openings::{
    BoxOpening, BoxOpeningPage, CorrectBoxOpening, GetBoxOpening, ListBoxOpenings, RegisterBoxOpening,
};
pub use bulk::{AssignTickets, BulkAction, BulkOutcome, BulkRow, CloseTickets, Picked, PreviewBulk};
pub use facts::{LateFact, ReceivedFact, SettledFact};
pub use incidents::{
    AttachTicket, DetachTicket, FeedbackGiven, GetIncident, GiveIncidentFeedback, Incident, IncidentFeedback,
    ListIncidents, MergeIncidents, MergedIncident, RenameIncident, TicketIncident, UnmergeIncident,
};
pub use messages::{SplitMessage, SplitMessages};
pub use number::TicketNo;
pub use phone::Phone;
pub use room::Room;
pub use rules::{
    IntakeRule, IntakeRules, ListIntakeRules, Proposals, ProposeIntake, ProposedCategory, ProposedTopic,
    SaveIntakeRules,
};
pub use similar::{FindSimilarTickets, SimilarTicket};
pub use status::{Action, Category, Status};
pub use views::{ListViews, RemoveView, SaveView, TicketView, ViewFilter};
pub use wire::*;

pub(crate) use facts::{
    channels, first_receipt, last_event, last_settlement, late, received, settled, topics,
};
pub(crate) use links::{
    PersonTicket, forget_person, last_contact, link_rooms, of_household, of_person, open_of_person,
};
pub(crate) use number::half_width;
pub(crate) use register::{Registered, register};
pub(crate) use room::{PARKING, SHOP};
pub(crate) use search::{index_changed, index_some, is_behind};
pub(crate) use transitions::{Moved, add_note, assign, close, give_feedback, reopen};
