//! Who came again with the same (重复率, R9.3), and what several households came with together.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::period::{Period, Span};
use crate::error::Result;
use crate::operation::{Read, ReadContext};
use crate::reports::figures::Rate;
use crate::tickets::{self, Named, TicketIncident};

/// How many rows are shown.
const MOST: usize = 50;

/// The households that came again with the same topic, the most often first: `get_repeats`, R9.3.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetRepeats {
    /// The first month, such as `2026-07`.
    pub from: String,
    /// The last month; at most 36 are looked at together.
    pub to: String,
}

/// A household that came again with the same topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Repeat {
    /// The household.
    pub household_id: i64,
    /// Its room, in the normal form.
    pub room: Option<String>,
    /// What it is about.
    pub topic: Named,
    /// How many of its tickets came no more than 30 days after another on this topic was closed.
    pub count: i64,
}

/// The households that came again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Repeats {
    /// Which days are looked at.
    pub days: Span,
    /// 重复率: tickets received in these days of a household and topic of which another was closed no more than 30 days
    /// before ÷ tickets closed in these days.
    pub rate: Rate,
    /// The first 50 of them.
    pub rows: Vec<Repeat>,
    /// How many there are.
    pub households: i64,
}

impl Read for GetRepeats {
    fn run(self, context: &ReadContext<'_>) -> Result<Repeats> {
        let ReadContext { db, now, zone, .. } = *context;
        let period = Period::read(&self.from, &self.to, zone, now)?;
        let (start, end) = (period.start(zone), period.end(zone));
        let mut found: BTreeMap<(i64, i64), (i64, Option<String>)> = BTreeMap::new();
        let mut of_nobody = 0;
        tickets::repeated(db, start, end, |fact| {
            let Some(household_id) = fact.household_id else {
                of_nobody += 1;
                return;
            };
            let one = found.entry((household_id, fact.topic_id)).or_default();
            one.0 += 1;
            one.1 = fact.room;
        })?;
        let names = tickets::topics(db)?;
        let name = |id: i64| {
            let found = names.iter().find(|topic| topic.id == id);
            found.map_or(String::new(), |topic| topic.name.clone())
        };
        let numerator = found.values().map(|(count, _)| count).sum::<i64>() + of_nobody;
        let mut rows: Vec<Repeat> = found
            .into_iter()
            .map(|((household_id, topic_id), (count, room))| Repeat {
                household_id,
                room,
                topic: Named { id: topic_id, name: name(topic_id) },
                count,
            })
            .collect();
        rows.sort_by(|one, other| (other.count, &one.room).cmp(&(one.count, &other.room)));
        let households = crate::page::count(rows.len());
        rows.truncate(MOST);
        Ok(Repeats {
            days: period.days(),
            rate: Rate { numerator, denominator: tickets::closed(db, start, end)? },
            rows,
            households,
        })
    }
}

/// The incidents with tickets received in these months, those of the most households first: `list_period_incidents`, R7.2.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListPeriodIncidents {
    /// The first month, such as `2026-07`.
    pub from: String,
    /// The last month; at most 36 are looked at together.
    pub to: String,
}

/// The incidents of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct PeriodIncidents {
    /// Which days are looked at.
    pub days: Span,
    /// The first 50 of them, each with all of its tickets and households, also those of other days.
    pub rows: Vec<TicketIncident>,
}

impl Read for ListPeriodIncidents {
    fn run(self, context: &ReadContext<'_>) -> Result<PeriodIncidents> {
        let ReadContext { db, now, zone, actor, .. } = *context;
        let period = Period::read(&self.from, &self.to, zone, now)?;
        let most = crate::page::count(MOST);
        let rows = tickets::incidents_within(db, actor, (period.start(zone), period.end(zone)), most)?;
        Ok(PeriodIncidents { days: period.days(), rows })
    }
}
