//! Surveys (满意度调查, R6.1): questionnaires and their versions, waves, forms on paper, typing them in, and what the
//! answers of a wave are.
//!
//! - [`design`] is what a questionnaire asks, [`answer`] what can stand on a form and how two entries become one.
//! - [`draw`] says who is asked, [`code`] what a form is known by, [`state`] what can be done with a wave when.
//! - [`bank`] has ready questions and templates; `questionnaires`, `questions`, `waves`, `entry`, `papers`, `plans` are the
//!   operations.
//! - `apart` keeps who answered an anonymous wave and what was answered apart.
//! - `online` takes in what an online platform gave out, into the forms of a wave.
//! - [`answers`] is what others may know of a wave: the answers as they are settled, with the strata.
//!
//! - `results` says what the answers of a wave amount to; its arithmetic is in [`crate::statistics`].

pub mod answer;
pub mod answers;
mod apart;
mod bank;
mod code;
pub mod design;
mod draw;
mod entry;
mod online;
mod papers;
mod plans;
mod questionnaires;
mod questions;
mod results;
pub mod state;
mod store;
mod waves;
mod wire;

pub(crate) use bank::templates;
pub(crate) use plans::{last_wave, planned_at};
pub use results::*;
pub(crate) use waves::{asked_households, form_codes, households_to_ask, title_of_wave};
pub use wire::*;
