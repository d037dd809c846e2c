//! Which households live in the community on a day, for whoever asks all of them. No name leaves here.

use chrono::NaiveDate;
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::store;
use crate::error::Result;
use crate::stored::stored_as_text;

/// By what right a household lives in its home.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Tenure {
    /// 业主自住
    Owner,
    /// 租住: somebody of the household is a tenant.
    Tenant,
}
stored_as_text!(Tenure { Owner = "owner", Tenant = "tenant" });

/// A household of a home.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LivingHousehold {
    /// The household.
    pub(crate) household_id: i64,
    /// Its home, in the normal form.
    pub(crate) room: String,
    /// The building; none for a room outside of any.
    pub(crate) building: Option<String>,
    /// By what right; none if nobody of it is known as owner or tenant.
    pub(crate) tenure: Option<Tenure>,
}

/// Every household that had a home at the end of `day`, in the order of their rooms. Shops and parking places are none.
pub(crate) fn living_households(db: &Connection, day: NaiveDate) -> Result<Vec<LivingHousehold>> {
    store::living(db, day)
}
