//! Counting what the parts of a report say: passes over the same facts as the figures, nothing stored.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Utc};
use rusqlite::Connection;

use super::compute::{Period, group};
use super::figures::{Rate, Share, quantile};
use super::parts::{
    BUILDINGS_LISTED, BuildingFigures, Communication, EarlierVolume, HOUSEHOLDS_LISTED, Handling,
    HouseholdFigures, INCIDENTS_LISTED, IncidentFigures, OrderFigures, Parts, PolicyUsed, PostFigures,
    SpreadFigures, Voices, Volume, VolumeOf, WeekFigures,
};
use super::quarter::Quarter;
use crate::access::{Posts, Role};
use crate::anonymous::Anonymous;
use crate::days::day_of;
use crate::error::Result;
use crate::meetings;
use crate::office::OfficeZone;
use crate::policy;
use crate::residents;
use crate::statistics::{Events, Verdict, count_change, holm};
use crate::supervision;
use crate::tickets::{self, Category, Named, OrderEnd, ReceivedFact, Room};

const HOUR: i64 = 3_600_000;

/// The ends of the classes of waits, in hours, each included: two hours, a working day, the limits of the regulation.
const SPREAD: [i64; 5] = [2, 8, 24, 48, 168];

/// How many were received, by all that a report counts them by.
#[derive(Default)]
struct Counts {
    all: i64,
    categories: BTreeMap<Category, i64>,
    channels: BTreeMap<i64, i64>,
    topics: BTreeMap<i64, i64>,
}

impl Counts {
    fn add(&mut self, fact: &ReceivedFact<'_>) {
        self.all += 1;
        *self.categories.entry(fact.category).or_default() += 1;
        *self.channels.entry(fact.channel_id).or_default() += 1;
        *self.topics.entry(fact.topic_id).or_default() += 1;
    }

    fn read(db: &Connection, period: &Period) -> Result<Self> {
        let mut counts = Self::default();
        tickets::received(db, period.start, period.end, |fact| {
            if !fact.cancelled {
                counts.add(&fact);
            }
        })?;
        Ok(counts)
    }

    fn of(&self, of: &VolumeOf) -> i64 {
        let found = match of {
            VolumeOf::All => Some(&self.all),
            VolumeOf::Category(category) => self.categories.get(category),
            VolumeOf::Channel(channel) => self.channels.get(&channel.id),
            VolumeOf::Topic(topic) => self.topics.get(&topic.id),
        };
        found.copied().unwrap_or(0)
    }
}

/// A building's tickets while they are counted.
#[derive(Default)]
struct Building {
    received: i64,
    complaints: i64,
    topics: BTreeMap<i64, i64>,
}

/// What is counted in one pass over the quarter's tickets.
#[derive(Default)]
struct Pass {
    counts: Counts,
    weeks: BTreeMap<NaiveDate, i64>,
    buildings: BTreeMap<String, Building>,
    waits: Vec<i64>,
}

impl Pass {
    fn read(db: &Connection, zone: OfficeZone, period: &Period) -> Result<Self> {
        let mut pass = Self::default();
        tickets::received(db, period.start, period.end, |fact| {
            if !fact.cancelled {
                pass.add(&fact, day_of(zone, fact.received_at));
            }
        })?;
        Ok(pass)
    }

    fn add(&mut self, fact: &ReceivedFact<'_>, day: NaiveDate) {
        self.counts.add(fact);
        *self.weeks.entry(monday(day)).or_default() += 1;
        if let Some(at) = fact.first_feedback_at.filter(|_| !fact.day_only) {
            self.waits.push((at - fact.received_at).num_milliseconds());
        }
        if let Some(building) = fact.building {
            let one = self.buildings.entry(building.to_owned()).or_default();
            one.received += 1;
            one.complaints += i64::from(fact.category == Category::Complaint);
            *one.topics.entry(fact.topic_id).or_default() += 1;
        }
    }
}

/// What the parts of `quarter`'s report say, counted up to `as_of`.
pub(super) fn parts(
    db: &Connection,
    zone: OfficeZone,
    quarter: Quarter,
    as_of: DateTime<Utc>,
) -> Result<Parts> {
    let period = Period::of(quarter, zone, as_of);
    // What is ended or entered after the quarter belongs to it all the same: no other quarter has it.
    let known = as_of + TimeDelta::milliseconds(1);
    let pass = Pass::read(db, zone, &period)?;
    let channels = tickets::channels(db)?;
    // As the version in force at the end of these days lists them.
    let topics = tickets::topics_at(db, period.settled_before - TimeDelta::milliseconds(1))?;
    let channels =
        channels.into_iter().map(|(one, used)| (Named { id: one.id, name: one.name }, used)).collect();
    let earlier = |quarter: Quarter| -> Result<Option<Period>> {
        let first = tickets::first_receipt(db)?.map(|at| day_of(zone, at));
        let whole = first.is_some_and(|first| first <= quarter.first_day());
        Ok(whole.then(|| Period::of(quarter, zone, as_of)))
    };
    let (previous, last_year) = (earlier(quarter.previous())?, earlier(quarter.year_before())?);
    Ok(Parts {
        last_year: last_year.as_ref().map(|period| group(db, period)).transpose()?,
        communication: Communication {
            by_week: weeks(quarter, &pass.weeks),
            volumes: volumes(
                db,
                (&period, &pass.counts),
                (previous.as_ref(), last_year.as_ref()),
                subjects(channels, topics.clone(), &pass.counts),
            )?,
            previous_known: previous.is_some(),
            last_year_known: last_year.is_some(),
            meetings: meetings::held_within(db, (period.start, period.end), known)?,
            checks: supervision::checks_within(db, (period.start, period.end), known)?,
        },
        handling: handling(db, &period, &pass.waits)?,
        voices: voices(db, &period, pass.buildings, &topics)?,
        policies: policy::of_span(db, period.start, period.settled_before)?
            .into_iter()
            .map(|one| PolicyUsed {
                version: one.version,
                effective_from: one.effective_from,
                limits: one.limits,
            })
            .collect(),
    })
}

/// The Monday of the week of `day`.
fn monday(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday()))).unwrap_or(day)
}

/// The weeks of a quarter, also those in which nothing came.
fn weeks(quarter: Quarter, counted: &BTreeMap<NaiveDate, i64>) -> Vec<WeekFigures> {
    let (first, last) = (quarter.first_day(), quarter.last_day());
    let mut weeks = Vec::new();
    let mut start = monday(first);
    while start <= last {
        let next = start.checked_add_days(Days::new(7)).unwrap_or(NaiveDate::MAX);
        weeks.push(WeekFigures {
            from: start.max(first),
            to: next.pred_opt().unwrap_or(next).min(last),
            received: counted.get(&start).copied().unwrap_or(0),
        });
        start = next;
    }
    weeks
}

/// What volumes are shown of: all, the categories, and the channels and topics that are in use or have tickets.
fn subjects(channels: Vec<(Named, bool)>, topics: Vec<(Named, bool)>, counts: &Counts) -> Vec<VolumeOf> {
    let shown = |used: bool, id: i64, of: &BTreeMap<i64, i64>| used || of.contains_key(&id);
    let mut subjects = vec![VolumeOf::All];
    subjects.extend(Category::ALL.map(VolumeOf::Category));
    subjects.extend(
        channels
            .into_iter()
            .filter(|(one, used)| shown(*used, one.id, &counts.channels))
            .map(|(one, _)| VolumeOf::Channel(one)),
    );
    subjects.extend(
        topics
            .into_iter()
            .filter(|(one, used)| shown(*used, one.id, &counts.topics))
            .map(|(one, _)| VolumeOf::Topic(one)),
    );
    subjects
}

/// The volumes of `subjects` in the quarter and in the earlier ones; every change is judged together with all others.
fn volumes(
    db: &Connection,
    (period, counts): (&Period, &Counts),
    (previous, last_year): (Option<&Period>, Option<&Period>),
    subjects: Vec<VolumeOf>,
) -> Result<Vec<Volume>> {
    let mut judged: Vec<Option<Vec<EarlierVolume>>> = Vec::new();
    let mut tests: Vec<(usize, usize, f64, bool)> = Vec::new();
    for (place, earlier) in [previous, last_year].into_iter().enumerate() {
        let Some(earlier) = earlier else {
            judged.push(None);
            continue;
        };
        let before = Counts::read(db, earlier)?;
        let mut column = Vec::new();
        for (row, of) in subjects.iter().enumerate() {
            let (was, is) = (before.of(of), counts.of(of));
            if let Some(change) = count_change(earlier.events(was), period.events(is)) {
                tests.push((place, row, change.p, change.ratio.is_none_or(|ratio| ratio > 1.0)));
            }
            column.push(EarlierVolume { received: was, verdict: Verdict::NoSignificantChange });
        }
        judged.push(Some(column));
    }
    let likelihoods: Vec<f64> = tests.iter().map(|(_, _, p, _)| *p).collect();
    for ((place, row, _, more), holds) in tests.into_iter().zip(holm(&likelihoods)) {
        if let (true, Some(column)) = (holds, judged[place].as_mut()) {
            column[row].verdict = if more { Verdict::Rise } else { Verdict::Fall };
        }
    }
    let of_row = |place: usize, row: usize| judged[place].as_ref().map(|column| column[row]);
    let rows = subjects.into_iter().enumerate().map(|(row, of)| Volume {
        received: counts.of(&of),
        previous: of_row(0, row),
        last_year: of_row(1, row),
        of,
    });
    Ok(rows.collect())
}

impl Period {
    /// So many of something in the part of the period that is known.
    fn events(&self, count: i64) -> Events {
        let seconds = (self.settled_before - self.start).num_seconds().max(0);
        #[expect(clippy::cast_precision_loss, reason = "seconds of a quarter")]
        let over = seconds as f64 / 86_400.0;
        Events { count: u32::try_from(count).unwrap_or(u32::MAX), over }
    }
}

fn voices(
    db: &Connection,
    period: &Period,
    counted: BTreeMap<String, Building>,
    topics: &[(Named, bool)],
) -> Result<Voices> {
    let mut repeats =
        Rate { numerator: 0, denominator: tickets::closed(db, period.start, period.settled_before)? };
    let mut again: BTreeMap<(i64, i64), (i64, Option<String>)> = BTreeMap::new();
    tickets::repeated(db, period.start, period.settled_before, |fact| {
        repeats.numerator += 1;
        if let Some(household_id) = fact.household_id {
            let one = again.entry((household_id, fact.topic_id)).or_default();
            one.0 += 1;
            one.1 = fact.room.as_deref().and_then(Room::building).map(str::to_owned).or(one.1.take());
        }
    })?;
    let of_buildings = counted.values().map(|one| one.received).sum();
    let mut buildings: Vec<BuildingFigures> =
        counted.into_iter().filter_map(|(key, one)| building(key, &one, topics)).collect();
    buildings.sort_by_key(|one| (-one.received, -one.complaints));
    buildings.truncate(BUILDINGS_LISTED);
    let households = households(again, topics);
    Ok(Voices { repeats, incidents: incidents(db, period)?, buildings, households, of_buildings })
}

/// Those that came again at least twice with the same topic.
fn households(
    again: BTreeMap<(i64, i64), (i64, Option<String>)>,
    topics: &[(Named, bool)],
) -> Vec<HouseholdFigures> {
    let mut found: Vec<HouseholdFigures> = again
        .into_iter()
        .filter(|(_, (repeated, _))| *repeated > 1)
        .filter_map(|((household_id, topic_id), (repeated, building))| {
            let (topic, _) = topics.iter().find(|(topic, _)| topic.id == topic_id)?;
            Some(HouseholdFigures { household_id, building, topic: topic.clone(), repeated })
        })
        .collect();
    // A stable sort: those with as many stay in the order of their ids.
    found.sort_by_key(|one| -one.repeated);
    found.truncate(HOUSEHOLDS_LISTED);
    found
}

fn building(key: String, counted: &Building, topics: &[(Named, bool)]) -> Option<BuildingFigures> {
    let count = |topic: &Named| counted.topics.get(&topic.id).copied().unwrap_or(0);
    let mut first: Option<&Named> = None;
    for (topic, _) in topics {
        if first.is_none_or(|most| count(topic) > count(most)) {
            first = Some(topic);
        }
    }
    let topic = first?;
    Some(BuildingFigures {
        building: key,
        received: counted.received,
        complaints: counted.complaints,
        on_topic: count(topic),
        topic: topic.clone(),
    })
}

/// The incidents, with titles that tell of nobody: the report is read by more people than a ticket.
fn incidents(db: &Connection, period: &Period) -> Result<Vec<IncidentFigures>> {
    let most = crate::page::count(INCIDENTS_LISTED);
    let found = tickets::incidents_of(db, period.start, period.settled_before, most)?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let titles: Vec<String> = found.iter().map(|one| one.title.clone()).collect();
    let anonymous = Anonymous::new(&[], "居民", &residents::known_of_residents(db)?, &[], &titles)?;
    let rows = found.into_iter().map(|one| IncidentFigures {
        id: one.id,
        title: anonymous.text(&one.title),
        tickets: one.tickets,
        households: one.households,
    });
    Ok(rows.collect())
}

fn handling(db: &Connection, period: &Period, waits: &[i64]) -> Result<Handling> {
    let had = Posts::read(db)?;
    let mut posts: BTreeMap<Role, Rate> = BTreeMap::new();
    let mut nobody = Rate::default();
    tickets::settled(db, period.start, period.settled_before, |fact| {
        let on_time = i64::from(fact.on_time());
        let add = |rate: &mut Rate| {
            rate.numerator += on_time;
            rate.denominator += 1;
        };
        match fact.responsible_id {
            None => add(&mut nobody),
            Some(id) => {
                for role in had.at(id, fact.settled_at()) {
                    add(posts.entry(*role).or_default());
                }
            }
        }
    })?;
    Ok(Handling {
        posts: posts.into_iter().map(|(role, on_time)| PostFigures { role, on_time }).collect(),
        nobody,
        spread: spread(waits),
        reopened: tickets::reopened(db, period.start, period.settled_before)?,
        orders: orders(db, period)?,
    })
}

/// How many of `waits`, in milliseconds, are in each class.
fn spread(waits: &[i64]) -> Vec<SpreadFigures> {
    let mut after = i64::MIN;
    let ends = SPREAD.iter().map(|hours| Some(*hours)).chain([None]);
    ends.map(|up_to_hours| {
        let end = up_to_hours.map_or(i64::MAX, |hours| hours * HOUR);
        let count = waits.iter().filter(|wait| **wait > after && **wait <= end).count();
        after = end;
        SpreadFigures { up_to_hours, count: crate::page::count(count) }
    })
    .collect()
}

/// An order that ended later than is counted is still at work.
fn orders(db: &Connection, period: &Period) -> Result<OrderFigures> {
    let mut figures = OrderFigures::default();
    let mut times = Vec::new();
    tickets::orders_issued(db, period.start, period.settled_before, |fact| {
        figures.issued += 1;
        match fact.ended.filter(|(_, at)| *at < period.settled_before) {
            Some((OrderEnd::Done, at)) => {
                figures.done += 1;
                times.push((at - fact.issued_at).num_milliseconds());
            }
            Some((OrderEnd::Unable, _)) => figures.unable += 1,
            Some((OrderEnd::Withdrawn, _)) => figures.withdrawn += 1,
            None => {}
        }
    })?;
    figures.median_ms = quantile(&mut times, Share::Median);
    Ok(figures)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_are_cut_at_the_ends_of_the_quarter() {
        // 2026-07-01 is a Wednesday, 2026-09-30 too; worked out with a calendar.
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let counted = BTreeMap::from([(day("2026-06-29"), 3), (day("2026-09-28"), 5)]);
        let weeks = weeks(Quarter::parse("2026Q3").unwrap(), &counted);
        assert_eq!(weeks.len(), 14);
        assert_eq!(
            (weeks[0].from, weeks[0].to, weeks[0].received),
            (day("2026-07-01"), day("2026-07-05"), 3)
        );
        assert_eq!(
            (weeks[1].from, weeks[1].to, weeks[1].received),
            (day("2026-07-06"), day("2026-07-12"), 0)
        );
        assert_eq!(
            (weeks[13].from, weeks[13].to, weeks[13].received),
            (day("2026-09-28"), day("2026-09-30"), 5)
        );
        let days: i64 = weeks.iter().map(|week| (week.to - week.from).num_days() + 1).sum();
        assert_eq!(days, 92);
    }

    #[test]
    fn a_wait_is_in_one_class_and_its_end_is_included() {
        let waits = [
            0,
            2 * HOUR,
            2 * HOUR + 1,
            8 * HOUR,
            24 * HOUR,
            48 * HOUR,
            48 * HOUR + 1,
            168 * HOUR,
            169 * HOUR,
        ];
        let counts: Vec<i64> = spread(&waits).iter().map(|class| class.count).collect();
        assert_eq!(counts, [2, 2, 1, 1, 2, 1]);
    }
}
