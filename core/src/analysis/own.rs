//! What somebody did themselves (我的, R4, R7.3): the same figures as those of the posts, of whoever asks and of nobody else. There
//! is no argument that names a person.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::duty::{self, DutyFigures};
use super::period::{Period, Span};
use crate::days::day_of;
use crate::error::Result;
use crate::operation::{Read, ReadContext};
use crate::reports::Quarter;

/// What I did myself in this quarter and the last: `get_own_duty`, R7.3.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetOwnDuty {}

/// What somebody did in a quarter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct OwnQuarter {
    /// Which, such as `2026Q4`.
    pub quarter: String,
    /// Its days.
    pub days: Span,
    /// What they did; what is open and late is counted now, whatever the quarter.
    pub figures: DutyFigures,
}

/// What somebody did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct OwnDuty {
    /// What is open and late is counted at this moment.
    pub now: DateTime<Utc>,
    /// The quarter that is running.
    pub this: OwnQuarter,
    /// The one before.
    pub last: OwnQuarter,
}

impl Read for GetOwnDuty {
    fn run(self, context: &ReadContext<'_>) -> Result<OwnDuty> {
        let GetOwnDuty {} = self;
        let this = Quarter::of(day_of(context.zone, context.now));
        let own = |quarter: Quarter| -> Result<OwnQuarter> {
            let period = Period::of(quarter);
            let figures = duty::figures_of(context, period, context.actor.id)?;
            Ok(OwnQuarter { quarter: quarter.to_string(), days: period.days(), figures })
        };
        Ok(OwnDuty { now: context.now, this: own(this)?, last: own(this.previous())? })
    }
}
