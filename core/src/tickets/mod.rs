//! The communication desk: intake, responsible person, deadlines, feedback, follow-up, archive (R2, R5, R6.2).
//!
//! What maintenance does about a ticket is in its `work_orders`. Files of tickets have a module of their own.

mod acts;
mod amend;
mod as_of;
mod box_openings;
mod bulk;
mod channels;
mod closings;
mod counted;
mod dispose;
mod evidence;
mod facts;
mod follow_ups;
mod given_out;
mod imported;
mod incidents;
mod letter;
mod links;
mod lists;
mod messages;
mod number;
mod phone;
mod phrases;
mod placeholder;
mod red_flags;
mod register;
mod room;
mod rules;
mod search;
mod sight;
mod similar;
mod standing;
mod status;
mod steps;
mod store;
mod topics;
mod transitions;
mod undo;
mod view;
mod views;
mod waiting;
mod wire;
mod work_orders;

pub use acts::*;
pub use amend::{AmendTicket, AmendedField, FieldChange, TicketCaller};
pub(crate) use box_openings::slips_left_behind;
pub use box_openings::{
    BoxOpening, BoxOpeningPage, CorrectBoxOpening, GetBoxOpening, ListBoxOpenings, RegisterBoxOpening,
};
pub use bulk::{AssignTickets, BulkAction, BulkOutcome, BulkRow, CloseTickets, Picked, PreviewBulk};
pub use channels::{Channel, ChannelKind, ChannelRecord, SaveChannel};
pub use counted::{Counted, FigureFilter};
pub use facts::{FollowUpFact, LateFact, ReceivedFact, SettledFact};
pub use follow_ups::*;
pub use incidents::{
    AttachTicket, DetachTicket, FeedbackGiven, GetIncident, GiveIncidentFeedback, Incident, IncidentFeedback,
    ListIncidents, MergeIncidents, MergedIncident, RenameIncident, TicketIncident, UnmergeIncident,
};
pub use letter::MakeLetter;
pub use messages::{SplitMessage, SplitMessages};
pub use number::{TicketNo, WorkOrderNo};
pub use phone::Phone;
pub use phrases::{
    ListPhrases, OfferIncidentPhrases, OfferPhrases, OfferedPhrase, Phrase, PhrasePlace, PhrasePurpose,
    Phrases, SavePhrases,
};
pub use red_flags::RedFlagKind;
pub use room::Room;
pub use rules::{
    IntakeRule, IntakeRules, ListIntakeRules, Proposals, ProposeIntake, ProposedCategory, ProposedTopic,
    SaveIntakeRules,
};
pub use similar::{FindSimilarTickets, SimilarTicket};
pub use standing::Workload;
pub use status::{Action, Category, Status, states_markdown};
pub use undo::{UndoLastAct, UndoneAct};
pub use views::{ListViews, RemoveView, SaveView, TicketView, ViewFilter};
pub use wire::*;
pub use work_orders::*;

pub(crate) use as_of::{
    ORDER_TIME, Span, falls_due, known_channels, known_follow_ups, known_orders, known_received,
    known_satisfied, known_settled,
};
pub(crate) use channels::{channel_record, channel_records, require_channel_on};
pub(crate) use closings::{ClosedFact, NotedFact, closed_within, handled, noted, number_of};
pub(crate) use dispose::{dispose, forget_words_of_disposed, from_room};
pub(crate) use evidence::{
    EvidenceSpan, FollowUpEvidence, OrderEvidence, TicketEvidence, follow_up_evidence, order_evidence,
    ticket_evidence,
};
pub(crate) use facts::{
    OrderEnd, channels, first_receipt, follow_ups_due_within, follow_ups_reached_within,
    followed_up_satisfied, incidents_of, last_event, last_follow_up_due, last_settlement, late,
    orders_issued, received, reopened, repeated, said, settled, work_done,
};
pub(crate) use follow_ups::{handled_by, record as record_follow_up};
pub(crate) use given_out::{each_of, id_by_number, open_for_files, whole_phone};
pub(crate) use imported::{ImportedTicket, enter};
pub(crate) use incidents::incidents_within;
pub(crate) use links::{
    PersonTicket, forget_person, last_contact, link_rooms, of_household, of_person, open_of_person, row_of,
};
pub(crate) use number::half_width;
pub(crate) use red_flags::{
    FlagQuery, Flagged, FlaggedTicket, PersonOnTime, flagged, flagged_ticket, on_time_by_person,
};
pub(crate) use register::{Registered, register};
pub(crate) use room::{PARKING, SHOP};
pub(crate) use search::{index_changed, index_some, is_behind};
pub(crate) use sight::Sight;
pub(crate) use standing::{
    Turn, any_unescalated, asked, closed, escalate_late, escalated, follow_ups_due, given, latest_escalation,
    open_now, turns, workload,
};
pub(crate) use steps::Moved;
pub(crate) use topics::{topics, topics_at, topics_in_force, topics_named};
pub(crate) use transitions::{add_note, archive, assign, close, give_feedback, reopen};
pub(crate) use waiting::{resume, suspend};
pub(crate) use work_orders::{order_for_photos, to_do as work_orders_to_do};
