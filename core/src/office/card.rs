//! The office's own data: what it is called, where it counts its days.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{OfficeZone, store};
use crate::access::Changes;
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};

/// After how many idle minutes a desk may be locked.
const LOCK_AFTER: std::ops::RangeInclusive<i64> = 1..=120;

/// The office's own data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct OfficeCard {
    /// The community that the office serves, such as 翠湖花园.
    pub community_name: String,
    /// The office's name, such as 翠湖花园物业服务中心.
    pub office_name: String,
    /// The IANA time zone in which it counts its days, such as `Asia/Shanghai`.
    pub time_zone: String,
    /// After how many idle minutes a desk is to be locked, 1…120.
    pub lock_after_minutes: i64,
    /// Grows with every change.
    pub version: i64,
}

/// The office's own data: `get_office`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetOffice {}

impl Read for GetOffice {
    fn run(self, context: &ReadContext<'_>) -> Result<OfficeCard> {
        let GetOffice {} = self;
        store::card(context.db)
    }
}

/// Changes the office's own data: `update_office`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct UpdateOffice {
    /// The community's name, 1…40 characters.
    pub community_name: String,
    /// The office's name, 1…60 characters.
    pub office_name: String,
    /// An IANA time zone; unchanged if absent. Days, months and quarters are counted in it.
    #[serde(default)]
    #[ts(optional)]
    pub time_zone: Option<String>,
    /// After how many idle minutes a desk is to be locked, 1…120; unchanged if absent.
    #[serde(default)]
    #[ts(optional)]
    pub lock_after_minutes: Option<i64>,
    /// Refuse if the record has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

impl Write for UpdateOffice {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<OfficeCard>> {
        let before = store::card(context.db)?;
        input::same_version(self.expected_version, before.version)?;
        let community_name = input::required_line("community_name", &self.community_name, 40)?;
        let office_name = input::required_line("office_name", &self.office_name, 60)?;
        let zone = match self.time_zone {
            Some(name) => name
                .parse::<OfficeZone>()
                .map_err(|_| Error::field("time_zone", ErrorCode::OfficeTimeZoneUnknown))?,
            None => context.zone,
        };
        let lock_after_minutes = self.lock_after_minutes.unwrap_or(before.lock_after_minutes);
        if !LOCK_AFTER.contains(&lock_after_minutes) {
            return Err(Error::field("lock_after_minutes", ErrorCode::InputOutOfRange)
                .with("min", *LOCK_AFTER.start())
                .with("max", *LOCK_AFTER.end()));
        }
        store::update(context.db, &community_name, &office_name, zone, lock_after_minutes)?;
        let answer = store::card(context.db)?;
        let changes = Changes::default()
            .with("community_name", before.community_name, answer.community_name.as_str())
            .with("office_name", before.office_name, answer.office_name.as_str())
            .with("time_zone", before.time_zone, answer.time_zone.as_str())
            .with("lock_after_minutes", before.lock_after_minutes, answer.lock_after_minutes);
        Ok(Done::new(answer, "office").changing(changes))
    }
}
