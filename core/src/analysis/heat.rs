//! Topics, buildings and months: two of them against each other, the third to choose by.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::period::{Only, Period, Span};
use crate::days::day_of;
use crate::error::{Error, ErrorCode, Result};
use crate::operation::{Read, ReadContext};
use crate::page;
use crate::residents::ListBuildings;
use crate::tickets::{self, Category};

/// What the lines of the map stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Axis {
    /// 事项
    Topic,
    /// 楼栋
    Building,
    /// 月份
    Month,
}

/// How many tickets were received, by two of topic, building and month: `get_heat_map`, R7.2.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetHeatMap {
    /// The first month, such as `2026-07`.
    pub from: String,
    /// The last month; at most 36 are looked at together.
    pub to: String,
    /// What the rows stand for.
    pub rows: Axis,
    /// What the columns stand for; not the same.
    pub columns: Axis,
    /// Only this category.
    #[serde(default)]
    #[ts(optional)]
    pub category: Option<Category>,
    /// Only this topic.
    #[serde(default)]
    #[ts(optional)]
    pub topic_id: Option<i64>,
    /// Only this building, by its key.
    #[serde(default)]
    #[ts(optional)]
    pub building: Option<String>,
    /// Only places that are no room of a building.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub without_building: bool,
}

/// A row or a column of the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct HeatLine {
    /// The topic, if that is what it stands for.
    pub topic_id: Option<i64>,
    /// The building's key; absent also of the places without one.
    pub building: Option<String>,
    /// Its name: of the topic or the building, or the month such as `2026-07`; empty of the places without a building.
    pub name: String,
    /// Of which days its tickets are.
    pub days: Span,
    /// How many there are.
    pub count: i64,
}

/// A cell that has tickets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct HeatCell {
    /// Its row, counted from 0.
    pub row: i64,
    /// Its column, counted from 0.
    pub column: i64,
    /// How many tickets.
    pub count: i64,
}

/// How many tickets were received, mistaken entries apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct HeatMap {
    /// Which days are looked at.
    pub days: Span,
    /// Whether they go on.
    pub running: bool,
    /// The rows: topics in the office's order, buildings by their numbers, months as they come.
    pub rows: Vec<HeatLine>,
    /// The columns.
    pub columns: Vec<HeatLine>,
    /// The cells that have tickets, row by row.
    pub cells: Vec<HeatCell>,
    /// How many there are in all.
    pub total: i64,
    /// The most of a cell.
    pub most: i64,
}

/// What a line of any axis is known by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Topic(i64),
    /// The building's number in front: 10 comes after 9. Places without one come last.
    Building(bool, u64, String),
    Month(u32),
}

impl Key {
    fn building(key: Option<&str>) -> Self {
        let number = |key: &str| {
            let digits: String =
                key.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
            digits.parse().unwrap_or(u64::MAX)
        };
        key.map_or(Key::Building(true, 0, String::new()), |key| {
            Key::Building(false, number(key), key.to_owned())
        })
    }
}

impl Read for GetHeatMap {
    fn run(self, context: &ReadContext<'_>) -> Result<HeatMap> {
        let ReadContext { db, now, zone, .. } = *context;
        let Self { from, to, rows, columns, category, topic_id, building, without_building } = self;
        if rows == columns {
            return Err(Error::field("columns", ErrorCode::InputInvalid));
        }
        let period = Period::read(&from, &to, zone, now)?;
        let only = Only { category, topic_id, building, without_building };
        let mut counts: BTreeMap<(Key, Key), i64> = BTreeMap::new();
        period.received(db, zone, |fact| {
            if !only.has(&fact) {
                return;
            }
            let key = |axis| match axis {
                Axis::Topic => Key::Topic(fact.topic_id),
                Axis::Building => Key::building(fact.building),
                Axis::Month => {
                    let day = day_of(zone, fact.received_at);
                    Key::Month(
                        (0..period.months).rev().find(|index| period.month(*index) <= day).unwrap_or(0),
                    )
                }
            };
            *counts.entry((key(rows), key(columns))).or_default() += 1;
        })?;
        let [row_keys, column_keys] = [
            lines(context, period, rows, counts.keys().map(|(row, _)| row))?,
            lines(context, period, columns, counts.keys().map(|(_, column)| column))?,
        ];
        let place = |lines: &[(Key, HeatLine)], key: &Key| {
            lines.iter().position(|(one, _)| one == key).map_or(0, page::count)
        };
        let mut map = HeatMap {
            days: period.days(),
            running: period.running(zone, now),
            cells: Vec::new(),
            total: counts.values().sum(),
            most: counts.values().copied().max().unwrap_or(0),
            rows: counted(&row_keys, |key| {
                counts.iter().filter(|((row, _), _)| row == key).map(|(_, n)| n).sum()
            }),
            columns: counted(&column_keys, |key| {
                counts.iter().filter(|((_, column), _)| column == key).map(|(_, n)| n).sum()
            }),
        };
        map.cells = counts
            .iter()
            .map(|((row, column), count)| HeatCell {
                row: place(&row_keys, row),
                column: place(&column_keys, column),
                count: *count,
            })
            .collect();
        map.cells.sort_by_key(|cell| (cell.row, cell.column));
        Ok(map)
    }
}

fn counted(lines: &[(Key, HeatLine)], count: impl Fn(&Key) -> i64) -> Vec<HeatLine> {
    lines.iter().map(|(key, line)| HeatLine { count: count(key), ..line.clone() }).collect()
}

/// The lines of an axis: what can be chosen, and what has tickets.
fn lines<'a>(
    context: &ReadContext<'_>,
    period: Period,
    axis: Axis,
    used: impl Iterator<Item = &'a Key>,
) -> Result<Vec<(Key, HeatLine)>> {
    let line =
        |name: String| HeatLine { topic_id: None, building: None, name, days: period.days(), count: 0 };
    let mut used: Vec<Key> = used.cloned().collect();
    used.sort();
    used.dedup();
    Ok(match axis {
        Axis::Topic => tickets::topics_at(context.db, context.now)?
            .into_iter()
            .filter(|(topic, in_service)| *in_service || used.contains(&Key::Topic(topic.id)))
            .map(|(topic, _)| {
                (Key::Topic(topic.id), HeatLine { topic_id: Some(topic.id), ..line(topic.name) })
            })
            .collect(),
        Axis::Building => {
            let known = ListBuildings {}.run(context)?;
            used.extend(known.iter().map(|one| Key::building(Some(&one.key))));
            used.sort();
            used.dedup();
            used.into_iter()
                .map(|key| {
                    let Key::Building(nowhere, _, name) = &key else { return (key, line(String::new())) };
                    let building = (!nowhere).then(|| name.clone());
                    let line = HeatLine { building, ..line(name.clone()) };
                    (key, line)
                })
                .collect()
        }
        Axis::Month => (0..period.months)
            .map(|index| {
                let days = Period { first: period.month(index), months: 1 }.days();
                (Key::Month(index), HeatLine { days, ..line(days.from.format("%Y-%m").to_string()) })
            })
            .collect(),
    })
}
