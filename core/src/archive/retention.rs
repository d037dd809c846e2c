//! How long each kind of record is kept (保管期限, R8.1): at least three calendar years from its filing, by the office's own
//! rule, which is a part of a version of the policy. A version may lengthen it, for what is filed already as well, and never
//! shorten it; so what is in force is the longest that ever held.

use std::collections::BTreeMap;

use chrono::{DateTime, Months, NaiveDate, Utc};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;

use super::store;
use super::{ArchiveKind, KindRetention};
use crate::days::{day_of, next, start_of};
use crate::error::Result;
use crate::office::OfficeZone;
use crate::operation::{Read, ReadContext};
use crate::policy::{self, RetentionTerm};

/// The longest reason, in characters.
pub(super) const LONGEST_REASON: usize = 200;

/// How long each kind of record is kept, and how many there are: `get_retention`, R8.1.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetRetention {}

/// The years of each kind that is kept for a term, by the version of the policy in force at a moment.
pub(super) struct Terms(BTreeMap<ArchiveKind, i64>);

impl Terms {
    pub(super) fn at(db: &Connection, at: DateTime<Utc>) -> Result<Self> {
        let terms = policy::retention(db, at)?;
        Ok(Self(terms.into_iter().map(|RetentionTerm { kind, years }| (kind, years)).collect()))
    }

    /// The years of a kind; none of one that is kept for good.
    fn years(&self, kind: ArchiveKind) -> Option<i64> {
        self.0.get(&kind).copied()
    }

    /// The last day on which a record filed at `at` is kept; none of what is kept for good.
    pub(super) fn kept_until(
        &self,
        kind: ArchiveKind,
        zone: OfficeZone,
        at: DateTime<Utc>,
    ) -> Option<NaiveDate> {
        self.years(kind).map(|years| last_day(day_of(zone, at), years))
    }

    /// The kinds whose records filed before a moment are kept no longer on `today`, and that moment.
    pub(super) fn due(&self, zone: OfficeZone, today: NaiveDate) -> Vec<(ArchiveKind, DateTime<Utc>)> {
        let before = |years: i64| start_of(zone, next(last_filed(today, years)));
        self.0.iter().map(|(kind, years)| (*kind, before(*years))).collect()
    }
}

/// The last day of `years` calendar years from `filed` on. Where the year has no such day (29 February), its month's last.
fn last_day(filed: NaiveDate, years: i64) -> NaiveDate {
    let months = u32::try_from(years * 12).map_or(Months::new(0), Months::new);
    filed.checked_add_months(months).unwrap_or(NaiveDate::MAX)
}

/// The last day of filing whose records are kept no longer on `today`.
fn last_filed(today: NaiveDate, years: i64) -> NaiveDate {
    let months = u32::try_from(years * 12).map_or(Months::new(0), Months::new);
    let mut day = today.checked_sub_months(months).unwrap_or(NaiveDate::MIN);
    while last_day(day, years) >= today {
        let Some(earlier) = day.pred_opt() else { break };
        day = earlier;
    }
    day
}

/// The last day on which a record of this kind, filed on `day`, is kept by what is in force at `now`; none of what is kept for
/// good.
///
/// # Errors
/// Those of the store.
pub(crate) fn kept_until(
    db: &Connection,
    now: DateTime<Utc>,
    kind: ArchiveKind,
    day: NaiveDate,
) -> Result<Option<NaiveDate>> {
    Ok(Terms::at(db, now)?.years(kind).map(|years| last_day(day, years)))
}

impl Read for GetRetention {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<KindRetention>> {
        let GetRetention {} = self;
        let ReadContext { db, zone, now, .. } = *context;
        let terms = Terms::at(db, now)?;
        let due: BTreeMap<_, _> = terms.due(zone, day_of(zone, now)).into_iter().collect();
        let kind = |kind: ArchiveKind| {
            let count = store::counted(db, kind, now)?;
            let before = due.get(&kind).copied();
            Ok(KindRetention {
                kind,
                years: terms.years(kind),
                oldest: count.oldest.map(|at| day_of(zone, at)),
                kept: count.kept,
                due: before.map_or(Ok(0), |before| store::count_left(db, kind, before))?,
                disposed: count.disposed,
            })
        };
        ArchiveKind::ALL.iter().copied().map(kind).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::clock::instant;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn years_are_calendar_years() {
        let cases = [
            ("2024-02-29", 3, "2027-02-28"),
            ("2024-02-29", 4, "2028-02-29"),
            ("2023-02-28", 3, "2026-02-28"),
            ("2026-12-31", 3, "2029-12-31"),
            ("2027-03-01", 5, "2032-03-01"),
        ];
        for (filed, years, expected) in cases {
            assert_eq!(last_day(day(filed), years), day(expected), "{filed} {years}");
        }
        // Kept on its last day, and no longer on the next.
        assert_eq!(last_filed(day("2027-02-28"), 3), day("2024-02-27"));
        assert_eq!(last_filed(day("2027-03-01"), 3), day("2024-02-29"));
        assert_eq!(last_filed(day("2028-02-29"), 3), day("2025-02-28"));
    }

    proptest! {
        /// The moment says the same of a record as its own last day, in whichever zone and for however many years.
        #[test]
        fn moments_and_days_agree(
            filed in 0_i64..2_000_000_000_000,
            today in 0_i64..5_000_000_000_000,
            years in 3_i64..=100,
            shanghai in any::<bool>(),
        ) {
            let zone = if shanghai { OfficeZone::Asia__Shanghai } else { OfficeZone::Europe__Berlin };
            let terms = Terms(BTreeMap::from([(ArchiveKind::Ticket, years)]));
            let (at, today) = (instant(filed), day_of(zone, instant(today)));
            let [(kind, before)] = terms.due(zone, today)[..] else { panic!("one kind") };
            prop_assert_eq!(kind, ArchiveKind::Ticket);
            prop_assert_eq!(Some(at < before), terms.kept_until(kind, zone, at).map(|until| until < today));
        }
    }
}
