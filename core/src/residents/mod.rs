//! The register of residents: buildings, rooms, households over time, people; how they are found; how lists of them
//! are taken in; how their personal data is kept (personal information law, R8.1).
//!
//! History is kept: nobody is deleted, who moves out gets an end date, and a ticket stays with the household and person
//! of its day. Fees are left out on purpose; owners' votes are counted by the meetings, which ask `owners`.

mod address;
mod find;
pub mod import;
mod keys;
mod link;
mod living;
mod owners;
mod people;
mod pinyin;
mod privacy;
mod rooms;
mod store;
mod trail;
mod wire;
mod words;

pub use wire::*;

pub(crate) use address::{building_of, names_room};
pub(crate) use link::{Chosen, Link, link, living_there};
pub use living::Tenure;
pub(crate) use living::{LivingHousehold, living_households};
pub(crate) use owners::{OwnedRoom, owned_rooms};
pub(crate) use people::{first_person, move_in, move_out};
pub(crate) use pinyin::initials;
pub(crate) use privacy::{KnownOfResidents, known_of_residents};
pub(crate) use rooms::save_room;
pub(crate) use store::has_rooms;
