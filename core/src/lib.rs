//! Everything that Linsheng (邻声) knows about a property office's communication with its residents.
//!
//! No window, no network and no global state live here. A host opens an [`office::Office`], takes a session of
//! the acting person from it, and calls [`operations`] by name; everything else is reached through these.

pub mod clock;
pub mod error;
pub mod ids;
pub mod reports;
pub mod tickets;
