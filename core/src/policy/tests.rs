//! Deadlines as data, and against a count of every minute that shares no code with the engine's.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike as _, NaiveDate, TimeDelta, Timelike as _, Utc, Weekday};
use proptest::prelude::*;

use super::*;
use crate::calendar::{self, Calendar, DayKind};
use crate::office::OfficeZone;
use crate::store::{Opening, Store};

const SHANGHAI: OfficeZone = OfficeZone::Asia__Shanghai;

/// The hours that the program comes with: 8:30–12:00 and 13:30–17:30.
const USUAL: [OpenSpan; 2] = [OpenSpan { from: 510, to: 720 }, OpenSpan { from: 810, to: 1050 }];

/// The calendar that the program comes with.
fn shipped() -> Calendar {
    let dir = tempfile::TempDir::new().unwrap();
    Store::open(dir.path(), Opening::for_test()).unwrap().read(calendar::load).unwrap()
}

fn rule(counting: Counting, amount: i64) -> Rule {
    let limit_ms = amount * counting.unit_ms();
    Rule { counting, limit_ms, remind_percent: Some(50), warn_before_ms: limit_ms.min(4 * 3_600_000) }
}

/// The instant that a wall clock in the zone shows, such as `2026-02-13 16:00`.
fn wall(zone: OfficeZone, text: &str) -> DateTime<Utc> {
    let shown = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
    shown.and_local_timezone(zone).earliest().unwrap().to_utc()
}

fn shown(zone: OfficeZone, at: DateTime<Utc>) -> String {
    at.with_timezone(&zone).format("%Y-%m-%d %H:%M").to_string()
}

/// Received, counting, amount, due; in Shanghai by the shipped calendar and hours.
const SHANGHAI_CASES: &[(&str, Counting, i64, &str)] = &[
    // Elapsed hours run through nights, holidays and the year's end.
    ("2026-11-24 15:20", Counting::ElapsedHours, 48, "2026-11-26 15:20"),
    ("2026-02-14 23:30", Counting::ElapsedHours, 24, "2026-02-15 23:30"),
    ("2026-12-31 12:00", Counting::ElapsedHours, 168, "2027-01-07 12:00"),
    ("2024-02-28 10:00", Counting::ElapsedHours, 48, "2024-03-01 10:00"),
    // The day of receipt is not counted; 24:00 of the last day is 00:00 of the next.
    ("2026-11-24 00:00", Counting::CalendarDays, 1, "2026-11-26 00:00"),
    ("2026-11-24 23:59", Counting::CalendarDays, 1, "2026-11-26 00:00"),
    ("2026-11-24 15:20", Counting::CalendarDays, 7, "2026-12-02 00:00"),
    // The last day is a Saturday, or a Sunday: Monday.
    ("2026-11-24 10:00", Counting::CalendarDays, 4, "2026-12-01 00:00"),
    ("2026-11-24 10:00", Counting::CalendarDays, 5, "2026-12-01 00:00"),
    ("2026-11-24 10:00", Counting::CalendarDays, 6, "2026-12-01 00:00"),
    // The last day is a make-up Saturday, on which people work: it stays.
    ("2026-02-12 10:00", Counting::CalendarDays, 2, "2026-02-15 00:00"),
    // The last day lies within 春节 2026 (15 to 23 February): the 24th.
    ("2026-02-13 10:00", Counting::CalendarDays, 7, "2026-02-25 00:00"),
    ("2026-02-14 10:00", Counting::CalendarDays, 1, "2026-02-25 00:00"),
    ("2026-02-16 10:00", Counting::CalendarDays, 7, "2026-02-25 00:00"),
    // 国庆 2026 ends on a Wednesday; 2024's is followed by a working Saturday in the week after.
    ("2026-09-30 09:00", Counting::CalendarDays, 1, "2026-10-09 00:00"),
    ("2024-10-05 09:00", Counting::CalendarDays, 7, "2024-10-13 00:00"),
    // Month's end, leap day, year's end; 元旦 2026 is followed by a Saturday and a working Sunday.
    ("2024-02-22 09:00", Counting::CalendarDays, 7, "2024-03-01 00:00"),
    ("2025-02-21 09:00", Counting::CalendarDays, 7, "2025-03-01 00:00"),
    ("2025-12-31 09:00", Counting::CalendarDays, 1, "2026-01-05 00:00"),
    // Working hours: within a day, over noon, over night.
    ("2026-11-24 09:00", Counting::WorkingHours, 2, "2026-11-24 11:00"),
    ("2026-11-24 11:00", Counting::WorkingHours, 2, "2026-11-24 14:30"),
    ("2026-11-24 16:30", Counting::WorkingHours, 2, "2026-11-25 09:30"),
    // Closing time counts as reached.
    ("2026-11-24 08:30", Counting::WorkingHours, 7, "2026-11-24 17:00"),
    ("2026-11-24 07:00", Counting::WorkingHours, 8, "2026-11-25 09:00"),
    ("2026-11-24 16:30", Counting::WorkingHours, 1, "2026-11-24 17:30"),
    ("2026-11-24 12:30", Counting::WorkingHours, 4, "2026-11-24 17:30"),
    // Received at night, at the weekend, in the holidays: from the next opening.
    ("2026-11-27 20:00", Counting::WorkingHours, 1, "2026-11-30 09:30"),
    ("2026-11-28 10:00", Counting::WorkingHours, 1, "2026-11-30 09:30"),
    ("2026-02-20 10:00", Counting::WorkingHours, 1, "2026-02-24 09:30"),
    // Friday before 春节 2026, whose Saturday is a working day: 1.5 h on Friday, the rest on Saturday.
    ("2026-02-13 16:00", Counting::WorkingHours, 3, "2026-02-14 10:00"),
    ("2026-02-14 16:30", Counting::WorkingHours, 2, "2026-02-24 09:30"),
    // 国庆 2026: the working Sunday before it counts, and the working Saturday after.
    ("2026-09-18 17:00", Counting::WorkingHours, 1, "2026-09-20 09:00"),
    ("2026-10-09 17:00", Counting::WorkingHours, 1, "2026-10-10 09:00"),
    // The year's end.
    ("2025-12-31 17:00", Counting::WorkingHours, 1, "2026-01-04 09:00"),
];

#[test]
fn deadlines_across_make_up_days_months_and_years() {
    let desk = Desk { zone: SHANGHAI, open: USUAL.to_vec(), calendar: shipped() };
    for (received, counting, amount, expected) in SHANGHAI_CASES {
        let due = rule(*counting, *amount).due(wall(SHANGHAI, received), &desk);
        assert_eq!(shown(SHANGHAI, due.due_at), *expected, "{received} {counting:?} {amount}");
    }
}

#[test]
fn elapsed_hours_are_hours_where_the_clocks_change_and_days_are_days() {
    let cases = [
        // Berlin: the night to 29 March 2026 has no 02:30, that to 25 October has it twice.
        (OfficeZone::Europe__Berlin, "2026-03-28 12:00", Counting::ElapsedHours, 24, "2026-03-29 13:00"),
        (OfficeZone::Europe__Berlin, "2026-10-24 12:00", Counting::ElapsedHours, 24, "2026-10-25 11:00"),
        (OfficeZone::Europe__Berlin, "2026-03-26 12:00", Counting::CalendarDays, 1, "2026-03-28 00:00"),
        (OfficeZone::Europe__Berlin, "2026-03-27 12:00", Counting::CalendarDays, 3, "2026-03-31 00:00"),
        // Office hours are those of the wall: 17:30 is an hour closer in UTC after the change.
        (OfficeZone::Europe__Berlin, "2026-03-27 17:00", Counting::WorkingHours, 1, "2026-03-30 09:00"),
        (OfficeZone::America__New_York, "2026-11-01 00:30", Counting::ElapsedHours, 24, "2026-11-01 23:30"),
    ];
    for (zone, received, counting, amount, expected) in cases {
        let desk = Desk { zone, open: USUAL.to_vec(), calendar: Calendar::default() };
        let due = rule(counting, amount).due(wall(zone, received), &desk);
        assert_eq!(shown(zone, due.due_at), expected, "{zone} {received} {counting:?} {amount}");
    }
}

#[test]
fn reminders_and_warnings_lie_within_the_wait() {
    let desk = Desk { zone: SHANGHAI, open: USUAL.to_vec(), calendar: shipped() };
    let cases = [
        ("2026-11-24 15:20", Counting::ElapsedHours, 48, "2026-11-25 15:20", "2026-11-26 11:20"),
        // Half of 32 h 40 min; four hours before midnight.
        ("2026-11-24 15:20", Counting::CalendarDays, 1, "2026-11-25 07:40", "2026-11-25 20:00"),
        // Half of 8 working hours, and four working hours before: nobody is warned at night.
        ("2026-11-24 15:30", Counting::WorkingHours, 8, "2026-11-25 10:30", "2026-11-25 10:30"),
        ("2026-11-27 16:30", Counting::WorkingHours, 6, "2026-11-30 10:30", "2026-11-30 09:30"),
    ];
    for (received, counting, amount, remind, warn) in cases {
        let due = rule(counting, amount).due(wall(SHANGHAI, received), &desk);
        let context = format!("{received} {counting:?} {amount}");
        assert_eq!(due.remind_at.map(|at| shown(SHANGHAI, at)).as_deref(), Some(remind), "{context}");
        assert_eq!(shown(SHANGHAI, due.warn_at), warn, "{context}");
    }
}

#[test]
fn a_year_that_is_not_published_is_counted_by_weekends_and_named() {
    let desk = Desk { zone: SHANGHAI, open: USUAL.to_vec(), calendar: shipped() };
    let cases = [
        // 1 January 2027 is a Friday: counted as one, and said.
        ("2026-12-31 10:00", Counting::CalendarDays, 1, "2027-01-02 00:00", Some(2027)),
        ("2026-12-31 17:00", Counting::WorkingHours, 1, "2027-01-01 09:00", Some(2027)),
        // Nothing of 2027 was looked at.
        ("2026-12-29 10:00", Counting::CalendarDays, 2, "2027-01-01 00:00", None),
        ("2026-12-31 16:30", Counting::WorkingHours, 1, "2026-12-31 17:30", None),
        ("2026-12-31 10:00", Counting::ElapsedHours, 48, "2027-01-02 10:00", None),
    ];
    for (received, counting, amount, expected, year) in cases {
        let due = rule(counting, amount).due(wall(SHANGHAI, received), &desk);
        assert_eq!(
            (shown(SHANGHAI, due.due_at).as_str(), due.unpublished_year),
            (expected, year),
            "{received}"
        );
    }
}

#[test]
fn a_calendar_without_working_days_ends_the_search() {
    let days = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap().iter_days().take(5000);
    let calendar =
        Calendar { days: days.map(|day| (day, DayKind::Rest)).collect(), published: BTreeSet::new() };
    let desk = Desk { zone: SHANGHAI, open: USUAL.to_vec(), calendar };
    let start = wall(SHANGHAI, "2026-11-24 10:00");
    for counting in [Counting::CalendarDays, Counting::WorkingHours] {
        let due = rule(counting, 1).due(start, &desk);
        assert!(due.due_at > start && due.due_at < start + TimeDelta::days(4 * 366), "{counting:?} {due:?}");
    }
}

// The slow count. Every minute is looked at by itself: what the wall clock shows, which day that is, whether people
// work on it.

fn works(calendar: &BTreeMap<NaiveDate, DayKind>, day: NaiveDate) -> bool {
    calendar
        .get(&day)
        .map_or(!matches!(day.weekday(), Weekday::Sat | Weekday::Sun), |kind| *kind == DayKind::Work)
}

/// The end of the first minute by whose end the office was open for `minutes` since `start`.
fn slow_working(desk: &Desk, start: DateTime<Utc>, minutes: i64) -> DateTime<Utc> {
    let (mut at, mut open) = (start, 0);
    while open < minutes {
        let local = at.with_timezone(&desk.zone);
        let minute = local.hour() * 60 + local.minute();
        let inside =
            desk.open.iter().any(|span| (u32::from(span.from)..u32::from(span.to)).contains(&minute));
        open += i64::from(inside && works(&desk.calendar.days, local.date_naive()));
        at += TimeDelta::minutes(1);
    }
    at
}

/// The first minute of the day after the last one, when `days` days after that of `start` have been seen and the last
/// of them is one on which people work.
fn slow_days(desk: &Desk, start: DateTime<Utc>, days: usize) -> DateTime<Utc> {
    let mut at = start;
    let mut seen = vec![start.with_timezone(&desk.zone).date_naive()];
    loop {
        at += TimeDelta::minutes(1);
        let day = at.with_timezone(&desk.zone).date_naive();
        if seen.last() != Some(&day) {
            if seen.len() > days && seen.last().is_some_and(|last| works(&desk.calendar.days, *last)) {
                return at;
            }
            seen.push(day);
        }
    }
}

fn zones() -> impl Strategy<Value = OfficeZone> {
    prop::sample::select(vec![
        OfficeZone::Asia__Shanghai,
        OfficeZone::Asia__Urumqi,
        OfficeZone::Europe__Berlin,
        OfficeZone::America__New_York,
        OfficeZone::Australia__Lord_Howe,
        OfficeZone::Africa__Cairo,
        OfficeZone::America__Santiago,
        OfficeZone::Asia__Kathmandu,
    ])
}

/// Hours away from the night in which clocks change, or to its end.
fn hours() -> impl Strategy<Value = Vec<OpenSpan>> {
    prop::sample::select(vec![
        USUAL.to_vec(),
        vec![OpenSpan { from: 540, to: 1080 }],
        vec![OpenSpan { from: 0, to: 1440 }],
        vec![
            OpenSpan { from: 481, to: 482 },
            OpenSpan { from: 482, to: 719 },
            OpenSpan { from: 900, to: 1320 },
        ],
    ])
}

fn desks() -> impl Strategy<Value = Desk> {
    // Days around which the received moments lie, turned into their opposite.
    let turned = prop::collection::btree_map(0_i64..400, any::<bool>(), 0..60);
    (zones(), hours(), any::<bool>(), turned).prop_map(|(zone, open, official, turned)| {
        let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        let mut calendar = if official { shipped() } else { Calendar::default() };
        for (offset, rest) in turned {
            let kind = if rest { DayKind::Rest } else { DayKind::Work };
            calendar.days.insert(first + TimeDelta::days(offset), kind);
        }
        Desk { zone, open, calendar }
    })
}

/// A minute of 2025, 2026 or early 2027.
fn moments() -> impl Strategy<Value = DateTime<Utc>> {
    (0_i64..60 * 24 * 780).prop_map(|minute| {
        NaiveDate::from_ymd_opt(2025, 1, 1).unwrap().and_hms_opt(0, 0, 0).unwrap().and_utc()
            + TimeDelta::minutes(minute)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn working_hours_are_those_that_a_count_of_every_minute_finds(
        desk in desks(), start in moments(), amount in 1_i64..40,
    ) {
        let due = rule(Counting::WorkingHours, amount).due(start, &desk);
        prop_assert_eq!(due.due_at, slow_working(&desk, start, amount * 60));
        prop_assert_eq!(due.remind_at, Some(slow_working(&desk, start, amount * 30)));
        prop_assert!(due.warn_at <= due.due_at);
    }

    #[test]
    fn calendar_days_are_those_that_a_count_of_every_minute_finds(
        desk in desks(), start in moments(), amount in 1_i64..20,
    ) {
        let due = rule(Counting::CalendarDays, amount).due(start, &desk);
        let days = usize::try_from(amount).unwrap();
        prop_assert_eq!(due.due_at, slow_days(&desk, start, days));
        prop_assert!(start < due.due_at && start <= due.warn_at && due.warn_at <= due.due_at);
    }

    #[test]
    fn who_comes_later_is_never_due_earlier(
        desk in desks(), start in moments(), later_ms in 0_i64..400_000_000, amount in 1_i64..30,
        counting in prop::sample::select(vec![Counting::ElapsedHours, Counting::CalendarDays, Counting::WorkingHours]),
    ) {
        let rule = rule(counting, amount);
        let (first, second) = (rule.due(start, &desk), rule.due(start + TimeDelta::milliseconds(later_ms), &desk));
        prop_assert!(first.due_at <= second.due_at && first.warn_at <= second.warn_at);
        prop_assert!(first.remind_at <= second.remind_at);
    }
}
