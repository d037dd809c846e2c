//! The tests of the core through its public operations, as one program: one link, and one copy of the core on the disk.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod attempts;
mod calls;
mod common;

mod access;
mod actions;
mod analysis;
mod attachments;
mod attendance;
mod audit;
mod backups;
mod ballot_corrections;
mod ballots;
mod board;
mod board_more;
mod call_backs;
mod course;
mod demo;
mod desk;
mod figures;
mod findings;
mod follow_ups;
mod home;
mod import;
mod intake;
mod ledger;
mod letters;
mod lists;
mod logo;
mod measured;
mod meeting_files;
mod meetings;
mod minutes;
mod notices;
mod order_corrections;
mod permissions;
mod policy;
mod proposals;
mod red_flags;
mod reports;
mod residents;
mod search;
mod store;
mod supervision;
mod survey_apart;
mod survey_files;
mod survey_headings;
mod survey_plans;
mod survey_results;
mod surveys;
mod undo;
mod views;
mod votes;
mod work_orders;
