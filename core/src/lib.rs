//! Everything that Linsheng (邻声) knows about a property office's communication with its residents.
//!
//! No window and no network live here, and no global state but that SQLCipher is made ready once in a process. A host opens an [`office::Office`], takes a
//! [`office::Seat`] from it, lets somebody sign in, and calls [`operations`] by name.
//!
//! - [`operation`] says what an operation is; [`operations`] lists every one of them, once.
//! - [`office`] is an opened office: store, clock, ids, and the seats and sessions in which people act.
//! - [`access`], [`calendar`], [`policy`], [`residents`], [`tickets`], [`attachments`], [`ledger`], [`meetings`],
//!   [`surveys`], [`supervision`], [`notices`], [`archive`], [`analysis`],
//!   [`reports`], [`backups`], [`home`] are the features. Each keeps its SQL in its own `store`.
//! - [`demo`] lives through the months of a made-up office.
//! - [`rich_text`] is text with heads, lists and tables; [`anonymous`] finds in a text who and where residents are.
//! - `table` reads a workbook or a text table into rows, [`list`] is what lists from files have in common, whatever is in them;
//!   `spreadsheet` writes tables.
//! - `input` is what every free text goes through, `page` are pages of lists, `days` the civil days of the office; `stored` are enums
//!   that the store keeps as text.
//! - [`clock`], [`ids`] and [`chance`] are passed in; `sampling` draws by a seed. [`error`] is what can go wrong.
//! - [`statistics`] is the arithmetic of answers and counts: shares with intervals, changes, weights, samples.
//! - [`store`] opens the file, encrypts it, copies it, restores it, and knows no feature's tables.

pub mod access;
pub mod analysis;
pub mod anonymous;
pub mod archive;
pub mod attachments;
pub mod backups;
pub mod calendar;
pub mod chance;
pub mod clock;
mod days;
pub mod demo;
pub mod error;
pub mod home;
pub mod ids;
mod input;
pub mod ledger;
pub mod list;
pub mod meetings;
pub mod notices;
pub mod office;
pub mod operation;
pub mod operations;
mod page;
pub mod policy;
pub mod reports;
pub mod residents;
pub mod rich_text;
mod sampling;
mod spreadsheet;
pub mod statistics;
pub mod store;
mod stored;
pub mod supervision;
pub mod surveys;
mod table;
pub mod tickets;

/// The tables of what can be done in which state, for the docs.
#[must_use]
pub fn states_markdown() -> String {
    tickets::states_markdown() + &supervision::states_markdown()
}
