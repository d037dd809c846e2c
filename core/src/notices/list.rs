//! Looking at notices: one, or a page of them.

use super::search;
use super::store::{self, ListQuery};
use super::{GetNotice, ListNotices, NoticeDetail, NoticePage, detail};
use crate::days::day_of;
use crate::error::Result;
use crate::operation::{Read, ReadContext};
use crate::page;

impl Read for GetNotice {
    fn run(self, context: &ReadContext<'_>) -> Result<NoticeDetail> {
        detail(context.db, self.id, context.actor, day_of(context.zone, context.now))
    }
}

impl Read for ListNotices {
    fn run(self, context: &ReadContext<'_>) -> Result<NoticePage> {
        let ListNotices { kind, standing, channel_id, words, from_on, to_on, counted, after, limit } = self;
        let today = day_of(context.zone, context.now);
        let limit = page::limit(limit, 50, 200)?;
        let query = ListQuery {
            kind,
            standing,
            channel_id,
            words: words.as_deref().map(search::words).transpose()?.unwrap_or_default(),
            from_on,
            to_on,
            counted,
            after: after.as_deref().map(page::parse_day_cursor).transpose()?,
            // One more than shown tells whether there is another page.
            limit: limit + 1,
        };
        let first = query.after.is_none() && query.counted && query.channel_id.is_none();
        let postings = first.then(|| store::postings_of(context.db, &query, today)).transpose()?;
        let mut rows = store::page(context.db, &query, today)?;
        let more = page::cut(&mut rows, limit);
        let next = rows.last().filter(|_| more).map(|row| page::day_cursor(row.from_on, row.id));
        Ok(NoticePage { rows, next, postings })
    }
}
