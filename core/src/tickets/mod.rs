//! The communication desk: intake, responsible person, deadlines, feedback, archive (R2, R5).
//!
//! Work orders and follow-up are left out on purpose; they belong to later editions.

mod bulk;
mod facts;
mod given_out;
mod imported;
mod links;
mod lists;
mod number;
mod phone;
mod register;
mod room;
mod search;
mod status;
mod store;
mod transitions;
mod views;
mod wire;

pub use bulk::{AssignTickets, BulkAction, BulkOutcome, BulkRow, CloseTickets, Picked, PreviewBulk};
pub use facts::{LateFact, ReceivedFact, SettledFact};
pub use number::TicketNo;
pub use phone::Phone;
pub use room::Room;
pub use status::{Action, Category, Status};
pub use views::{ListViews, RemoveView, SaveView, TicketView, ViewFilter};
pub use wire::*;

pub(crate) use facts::{
    channels, first_receipt, last_event, last_settlement, late, received, settled, topics,
};
pub(crate) use given_out::{each_of, id_by_number, open_for_files, whole_phone};
pub(crate) use imported::{ImportedTicket, enter};
pub(crate) use links::{
    PersonTicket, forget_person, last_contact, link_rooms, of_household, of_person, open_of_person,
};
pub(crate) use number::half_width;
pub(crate) use register::{Registered, register};
pub(crate) use room::{PARKING, SHOP};
pub(crate) use search::{index_changed, index_some, is_behind};
pub(crate) use transitions::{Moved, add_note, assign, close, give_feedback, reopen};
