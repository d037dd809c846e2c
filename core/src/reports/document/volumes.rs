//! How many came by what, against the quarter before and the same of last year; week by week.

use chrono::NaiveDate;

use super::{
    Bar, Block, CELL, Cell, Chart, Column, Columns, Mark, counted, figure, summary, table, text, thousandths,
};
use crate::reports::figures::{MonthFigures, QuarterFigures, Rate};
use crate::reports::opens::TicketList;
use crate::reports::parts::{EarlierVolume, Volume, VolumeOf};
use crate::reports::words;
use crate::statistics::Verdict;
use crate::tickets::Counted;

/// Which of the volumes a table shows.
#[derive(Clone, Copy)]
pub(super) enum By {
    Category,
    Channel,
    Topic,
}

impl By {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            By::Category => ("各类别受理件数", "类别"),
            By::Channel => ("各渠道受理件数", "渠道"),
            By::Topic => ("各主题受理件数", "主题"),
        }
    }

    /// The tickets of a volume.
    fn tickets(of: &VolumeOf, all: TicketList) -> TicketList {
        match of {
            VolumeOf::All => all,
            VolumeOf::Category(category) => TicketList { category: Some(*category), ..all },
            VolumeOf::Channel(named) => TicketList { channel_id: Some(named.id), ..all },
            VolumeOf::Topic(named) => TicketList { topic_id: Some(named.id), ..all },
        }
    }

    fn name(self, of: &VolumeOf) -> Option<String> {
        match (self, of) {
            (By::Category, VolumeOf::Category(category)) => Some(category.word().to_owned()),
            (By::Channel, VolumeOf::Channel(named)) | (By::Topic, VolumeOf::Topic(named)) => {
                Some(named.name.clone())
            }
            _ => None,
        }
    }
}

/// A table of the volumes by one thing, added up in its last row.
pub(super) fn part(figures: &QuarterFigures, by: By) -> Block {
    let communication = &figures.parts.communication;
    let total = figures.total.received;
    let (previous, last_year) = (communication.previous_known, communication.last_year_known);
    let row = |name: String, volume: &Volume| {
        let share = Rate { numerator: volume.received, denominator: total };
        let mut cells = vec![
            CELL(name),
            counted(volume.received, &By::tickets(&volume.of, TicketList::of(figures)), Counted::Received),
            Cell::share(share),
        ];
        if previous || last_year {
            let of = |days| By::tickets(&volume.of, days);
            let now = volume.received;
            cells.extend(earlier(now, volume.previous, previous, &of(TicketList::before(figures))));
            cells.extend(earlier(
                now,
                volume.last_year,
                last_year,
                &of(TicketList::of(figures).year_before()),
            ));
        } else {
            let whole = volume.of == VolumeOf::All;
            cells.push(if whole { CELL(String::new()) } else { Cell::Bar(thousandths(share)) });
        }
        cells
    };
    let mut rows: Vec<Vec<Cell>> = communication
        .volumes
        .iter()
        .filter_map(|volume| by.name(&volume.of).map(|name| row(name, volume)))
        .collect();
    let all = communication.volumes.iter().find(|one| one.of == VolumeOf::All);
    rows.extend(all.map(|volume| row("合计".to_owned(), volume)));
    let (caption, title) = by.words();
    Block::Table(table(caption, columns(title, previous, last_year), rows, true, &[]))
}

fn columns(title: &'static str, previous: bool, last_year: bool) -> Vec<Column> {
    let mut columns = vec![text(title, 3.2), figure("受理（件）", 1.4), figure("占比", 1.1)];
    if !previous && !last_year {
        columns.push(text("", 4.2));
    }
    if previous {
        columns.extend([figure("上一季度", 1.4), text("变化", 1.7)]);
    }
    if last_year {
        columns.extend([figure("去年同期", 1.4), text("变化", 1.7)]);
    }
    columns
}

fn earlier(now: i64, volume: Option<EarlierVolume>, known: bool, of: &TicketList) -> Vec<Cell> {
    match volume {
        Some(EarlierVolume { received, verdict }) => {
            // Where nothing came in either quarter nothing is compared.
            let said = if now + received == 0 { words::NOTHING } else { change(verdict) };
            vec![counted(received, of, Counted::Received), CELL(said.to_owned())]
        }
        None if known => vec![CELL(words::NOTHING.to_owned()), CELL(words::NOTHING.to_owned())],
        None => Vec::new(),
    }
}

fn change(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Rise => "↑ 显著增加",
        Verdict::Fall => "↓ 显著减少",
        Verdict::NoSignificantChange | Verdict::TooFew => "无显著变化",
    }
}

/// What the tables above compare, and with what.
pub(super) fn rule(figures: &QuarterFigures) -> Block {
    let communication = &figures.parts.communication;
    let missing = match (communication.previous_known, communication.last_year_known) {
        (true, true) => "",
        (true, false) => "本单位去年同期没有完整记录，不列去年同期。",
        (false, true) => "上一季度没有完整记录，不列上一季度。",
        (false, false) => "本单位此前没有完整季度的记录，不与以前比较。",
    };
    let rule =
        if communication.previous_known || communication.last_year_known { summary::OF_CHANGE } else { "" };
    Block::Note(format!("{rule}{missing}").into())
}

/// A column for each week.
pub(super) fn by_week(figures: &QuarterFigures) -> Block {
    let week = |from: NaiveDate| from.format("%-m/%-d").to_string();
    let columns = figures.parts.communication.by_week.iter();
    Block::Columns(Columns {
        number: 0,
        caption: "逐周受理件数（每周一起算，首末周为季度内的天数）",
        columns: columns
            .map(|one| {
                let opens = TicketList::on((one.from, one.to)).counting(Counted::Received);
                (week(one.from), Mark { count: one.received, opens })
            })
            .collect(),
    })
}

/// A bar for each month.
pub(super) fn by_month(figures: &QuarterFigures) -> Chart {
    Chart {
        number: 0,
        caption: "逐月受理件数",
        legend: figures.by_category.iter().map(|one| one.category.word()).collect(),
        bars: figures.by_month.iter().map(|month| bar(figures, month)).collect(),
    }
}

fn bar(figures: &QuarterFigures, month: &MonthFigures) -> Bar {
    let of = TicketList::on(days_of(figures, &month.month));
    let counts = [month.complaint, month.suggestion, month.inquiry];
    let mark = |count, of: &TicketList| Mark { count, opens: of.counting(Counted::Received) };
    let parts = figures
        .by_category
        .iter()
        .zip(counts)
        .map(|(one, count)| mark(count, &TicketList { category: Some(one.category), ..of.clone() }));
    Bar { name: month_name(&month.month), parts: parts.collect(), whole: mark(counts.iter().sum(), &of) }
}

/// The first and the last day of a month of the quarter.
fn days_of(figures: &QuarterFigures, month: &str) -> (NaiveDate, NaiveDate) {
    let within = |day: &NaiveDate| day.format("%Y-%m").to_string() == month;
    let mut days = figures.first_day.iter_days().take_while(|day| *day <= figures.last_day).filter(within);
    let first = days.next().unwrap_or(figures.first_day);
    (first, days.last().unwrap_or(first))
}

/// `7月`, of `2026-07`.
fn month_name(month: &str) -> String {
    let number = month.rsplit('-').next().unwrap_or(month);
    format!("{}月", number.trim_start_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reports::layout::figures_of;

    #[test]
    fn where_nothing_came_in_either_quarter_nothing_is_compared() {
        let list = TicketList::before(&figures_of(126, 6));
        let before = |received| Some(EarlierVolume { received, verdict: Verdict::NoSignificantChange });
        for (now, was, said) in [(0, 0, "—"), (1, 0, "无显著变化"), (0, 1, "无显著变化")] {
            let cells = earlier(now, before(was), true, &list);
            assert_eq!(cells[1], CELL(said.to_owned()), "{now} after {was}");
        }
    }
}
