//! Who had which posts when (R7.3): the posts of today, and what the audit trail says that they were before.
//!
//! Left out on purpose: a table of its own. The trail knows every change with its moment, and is never shortened.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use super::{Role, audit, store};
use crate::error::Result;

/// The posts that somebody had up to a moment; those of today have none.
type Had = (Option<DateTime<Utc>>, Vec<Role>);

/// Everybody's posts.
pub(crate) struct Posts {
    /// Of each, in the order of time.
    of: BTreeMap<i64, Vec<Had>>,
}

/// Somebody had a post from one moment on and before the other; always, where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PostSpan {
    /// Who.
    pub(crate) staff_id: i64,
    /// From this moment on.
    pub(crate) from: Option<DateTime<Utc>>,
    /// Before this moment.
    pub(crate) to: Option<DateTime<Utc>>,
}

impl Posts {
    /// As the store and the trail know them.
    ///
    /// # Errors
    /// Those of the store.
    pub(crate) fn read(db: &Connection) -> Result<Self> {
        let mut of = BTreeMap::new();
        for person in store::list(db)? {
            let mut had = Vec::new();
            let mut at = DateTime::<Utc>::MIN_UTC;
            while let Some((until, before)) = audit::change_after(db, &person.login, "roles", at)? {
                // Before they were added they had none: what they began with holds for what was noted of an earlier time.
                if let Some(roles) = audit::noted::<Option<Vec<Role>>>(before)? {
                    had.push((Some(until), roles));
                }
                at = until;
            }
            had.push((None, person.roles));
            of.insert(person.id, had);
        }
        Ok(Self { of })
    }

    /// The posts of everybody who worked here at `known`.
    ///
    /// # Errors
    /// Those of the store.
    pub(crate) fn at_work(db: &Connection, known: DateTime<Utc>) -> Result<Vec<Vec<Role>>> {
        let posts = Self::read(db)?;
        let mut at_work = Vec::new();
        for person in store::list(db)? {
            // Before they were added they had no name.
            let name: Option<Option<String>> = audit::value_at(db, &person.login, "name", known)?;
            let active = audit::value_at(db, &person.login, "active", known)?.unwrap_or(person.active);
            if name != Some(None) && active {
                at_work.push(posts.at(person.id, known).to_vec());
            }
        }
        Ok(at_work)
    }

    /// The posts that somebody had at a moment.
    pub(crate) fn at(&self, staff_id: i64, at: DateTime<Utc>) -> &[Role] {
        let had = self.of.get(&staff_id).into_iter().flatten();
        let mut then = had.skip_while(|(until, _)| until.is_some_and(|until| until <= at));
        then.next().map_or(&[], |(_, roles)| roles)
    }

    /// Who had a post, and when.
    pub(crate) fn of(&self, post: Role) -> Vec<PostSpan> {
        let mut spans = Vec::new();
        for (staff_id, had) in &self.of {
            let mut from = None;
            for (to, roles) in had {
                if roles.contains(&post) {
                    spans.push(PostSpan { staff_id: *staff_id, from, to: *to });
                }
                from = *to;
            }
        }
        spans
    }
}
