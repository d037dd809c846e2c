//! Topics, R3: what communication is about. Which of them can be chosen, and in which order, is what the version of the
//! policy in force says; a topic that was used once stays what it is, and a ticket keeps its own.

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use super::{ListTopics, Named, Topic, store};
use crate::error::{Error, ErrorCode, Result};
use crate::operation::{Read, ReadContext};
use crate::policy;

impl Read for ListTopics {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<Topic>> {
        let ListTopics {} = self;
        let shown = |(Named { id, name }, in_use)| Topic { id, name, in_use };
        Ok(topics_at(context.db, context.now)?.into_iter().map(shown).collect())
    }
}

/// Every topic that there is or was, in the order in which they came.
pub(crate) fn topics(db: &Connection) -> Result<Vec<Named>> {
    store::topics(db)
}

/// Every topic with whether it can be chosen at `at`: those that can in the order of the version in force then, the others
/// behind them.
pub(crate) fn topics_at(db: &Connection, at: DateTime<Utc>) -> Result<Vec<(Named, bool)>> {
    let chosen = policy::topics(db, at)?;
    let place = |topic: &Named| chosen.iter().position(|id| *id == topic.id);
    let mut all = store::topics(db)?;
    all.sort_by_key(|topic| place(topic).unwrap_or(usize::MAX));
    let with = |topic: Named| {
        let can = place(&topic).is_some();
        (topic, can)
    };
    Ok(all.into_iter().map(with).collect())
}

/// The topics that can be chosen at `at`, in the order of the version in force then. The last of them is what a ticket counts
/// to whose topic nobody has chosen yet.
pub(crate) fn topics_in_force(db: &Connection, at: DateTime<Utc>) -> Result<Vec<Named>> {
    Ok(topics_at(db, at)?.into_iter().filter_map(|(topic, can)| can.then_some(topic)).collect())
}

/// The topics of these names in their order; one that there never was is added.
pub(crate) fn topics_named(db: &Connection, names: &[String]) -> Result<Vec<i64>> {
    let all = store::topics(db)?;
    let of = |name: &String| {
        let known = all.iter().find(|topic| topic.name == *name);
        known.map_or_else(|| store::insert_topic(db, name), |topic| Ok(topic.id))
    };
    names.iter().map(of).collect()
}

/// Whether a topic can be chosen at `at`.
///
/// # Errors
/// `input.out_of_service` and `input.unknown_id` at `topic_id`.
pub(super) fn require_topic(db: &Connection, id: i64, at: DateTime<Utc>) -> Result<()> {
    if policy::topics(db, at)?.contains(&id) {
        return Ok(());
    }
    require_known(db, id, "topic_id")?;
    Err(Error::field("topic_id", ErrorCode::InputOutOfService))
}

/// Whether there is or was such a topic: a rule and a phrase outlive the list that they were written for.
///
/// # Errors
/// `input.unknown_id` at `field`.
pub(super) fn require_known(db: &Connection, id: i64, field: &str) -> Result<()> {
    if store::topics(db)?.iter().any(|topic| topic.id == id) {
        return Ok(());
    }
    Err(Error::field(field, ErrorCode::InputUnknownId).with("id", id))
}

/// The topic that a ticket counts to whose topic nobody has chosen yet: the last one (其他).
pub(super) fn last_topic(db: &Connection, at: DateTime<Utc>) -> Result<i64> {
    // A version has at least one topic.
    policy::topics(db, at)?.last().copied().ok_or_else(|| Error::new(ErrorCode::StoreDamaged))
}
