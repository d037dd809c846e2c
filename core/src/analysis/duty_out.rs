//! What each post and person did, on one sheet of paper and as a table to compute with. The same figures as on the screen.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;

use super::duty::{Duty, DutyFigures, GetDuty};
use crate::error::Result;
use crate::list::ExportedFile;
use crate::office;
use crate::operation::{Act, Done, Read, ReadContext, StoreContext};
use crate::reports::figures::{Interval, Rate};
use crate::reports::sheet::{GridRow, Prose, Sheet, SheetBlock, Words};
use crate::reports::{RenderedReport, render_sheet, words};
use crate::spreadsheet::{self, Cell, Column, Table};

/// Makes the sheet of what each post and person did as PDF: `render_duty`, R7.3.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RenderDuty {
    /// The first month, such as `2026-07`.
    pub from: String,
    /// The last month; at most 36 are looked at together.
    pub to: String,
}

/// Gives out what each post and person did as a workbook: `export_duty`, R7.3. The audit trail keeps that it was.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportDuty {
    /// The first month, such as `2026-07`.
    pub from: String,
    /// The last month; at most 36 are looked at together.
    pub to: String,
}

impl Read for RenderDuty {
    fn run(self, context: &ReadContext<'_>) -> Result<RenderedReport> {
        let Self { from, to } = self;
        let duty = GetDuty { from, to }.run(context)?;
        let card = office::store::card(context.db)?;
        let moment = words::long_moment(context.now, context.zone);
        let sheet = sheet(&card.community_name, &duty, &moment);
        render_sheet(&sheet, &card.office_name, context.now, context.fonts)
    }
}

impl Act for ExportDuty {
    fn run(self, context: &StoreContext<'_>) -> Result<Done<ExportedFile>> {
        let StoreContext { store, now, zone, actor, fonts } = *context;
        let Self { from, to } = self;
        let subject = format!("duty/{from}/{to}");
        let duty = store.read(|db: &Connection| {
            let asked = GetDuty { from: from.clone(), to: to.clone() };
            asked.run(&ReadContext { db, now, zone, actor, fonts, store })
        })?;
        let bytes = spreadsheet::workbook(&[table(&duty)], zone, now)?;
        let file =
            ExportedFile { file_name: format!("{}.xlsx", name(&duty)), base64: STANDARD.encode(bytes) };
        Ok(Done::new(file, subject))
    }
}

fn name(duty: &Duty) -> String {
    format!("岗位责任{}至{}", duty.days.from.format("%Y%m"), duty.days.to.format("%Y%m"))
}

/// Every row: the post, the name, what was done.
fn rows(duty: &Duty) -> Vec<(&'static str, String, DutyFigures)> {
    let mut rows = Vec::new();
    for role in &duty.roles {
        let post = words::post(role.role);
        for person in &role.people {
            let left = if person.active { "" } else { "（已离岗）" };
            let several = if person.several_posts { " *" } else { "" };
            rows.push((post, format!("{}{left}{several}", person.name), person.figures));
        }
        if role.people.len() > 1 {
            rows.push((post, "小计".to_owned(), role.figures));
        }
    }
    rows.push(("", "未定责任人".to_owned(), duty.nobody));
    rows.push(("", "合计".to_owned(), duty.total));
    rows
}

fn rate(figures: &DutyFigures) -> String {
    let Rate { numerator, denominator } = figures.on_time;
    if denominator == 0 {
        return "—".to_owned();
    }
    let few = if figures.few { " †" } else { "" };
    format!("{}（{numerator}/{denominator}）{few}", words::percent(figures.on_time))
}

/// `78–97`, in percent.
fn within(figures: &DutyFigures) -> String {
    let whole = |tenths: u16| tenths.saturating_add(5) / 10;
    figures
        .on_time_within
        .map_or_else(String::new, |Interval { low, high }| format!("{}–{}", whole(low), whole(high)))
}

fn sheet(community: &str, duty: &Duty, moment: &str) -> Sheet {
    let cell = |text: &str, bold| vec![Words { text: text.to_owned(), bold, to: None }];
    let heads = ["岗位", "姓名", "登记", "受理", "首次反馈及时率", "区间 %", "未办", "超时", "回访", "派工"];
    let mut grid = vec![GridRow { head: true, cells: heads.iter().map(|head| cell(head, true)).collect() }];
    let mut last = "";
    // Of whom there is nothing to say, the screen and the workbook do.
    let nothing =
        |figures: &DutyFigures| DutyFigures { few: figures.few, ..DutyFigures::default() } == *figures;
    for (post, name, figures) in rows(duty) {
        if nothing(&figures) && !post.is_empty() {
            continue;
        }
        let bold = matches!(name.as_str(), "小计" | "合计");
        let shown = if post == last { "" } else { post };
        last = post;
        let texts = [
            shown.to_owned(),
            name,
            figures.registered.to_string(),
            figures.received.to_string(),
            rate(&figures),
            within(&figures),
            figures.open.to_string(),
            figures.late.to_string(),
            figures.follow_ups.to_string(),
            figures.work_orders.to_string(),
        ];
        grid.push(GridRow { head: false, cells: texts.iter().map(|text| cell(text, bold)).collect() });
    }
    let days = format!("{}至{}", words::date(duty.days.from), words::date(duty.days.to));
    let running = if duty.running { "（进行中）" } else { "" };
    let note = |text: &str| {
        SheetBlock::Prose(Prose {
            mark: "·".to_owned(),
            depth: 1,
            words: vec![Words { text: text.to_owned(), bold: false, to: None }],
        })
    };
    Sheet {
        name: format!("{community}{}", name(duty)),
        title: "岗位责任".to_owned(),
        subtitle: format!("{community} · {days}{running}"),
        blocks: vec![
            SheetBlock::Columns(vec![12, 14, 8, 8, 24, 11, 8, 8, 8, 8], grid),
            note(
                "及时率 = 按时首次反馈 ÷ 本期到结算时点的来件，按现责任人计；区间为 95% Wilson 区间。† 不足 20 件，数量少，仅供参考。",
            ),
            note(&format!(
                "同岗按姓名排列，不排名次；带 * 的人兼任几岗，每岗都列。没有数字的人不印。派工为已完成的派工单。未办和超时为 {moment} 的数。"
            )),
        ],
    }
}

fn table(duty: &Duty) -> Table {
    let heads = [
        ("岗位", 12.0),
        ("姓名", 14.0),
        ("登记", 8.0),
        ("受理", 8.0),
        ("按时首次反馈", 14.0),
        ("到结算时点", 12.0),
        ("及时率%", 10.0),
        ("95%区间下限%", 14.0),
        ("95%区间上限%", 14.0),
        ("说明", 24.0),
        ("未办", 8.0),
        ("超时", 8.0),
        ("回访次数", 10.0),
        ("回访来件", 10.0),
        ("派工完成", 10.0),
        ("派工单", 10.0),
    ];
    let columns = heads.map(|(heading, width)| Column { heading: heading.to_owned(), width }).to_vec();
    let rows = rows(duty).into_iter().map(|(post, name, figures)| {
        let tenths = |tenths: Option<u16>| {
            tenths.map_or(Cell::Text(String::new()), |tenths| Cell::Decimal(f64::from(tenths) / 10.0))
        };
        let within = figures.on_time_within;
        let Rate { numerator, denominator } = figures.on_time;
        let share =
            (denominator > 0).then(|| u16::try_from((numerator * 2000 + denominator) / (2 * denominator)));
        vec![
            Cell::Text(post.to_owned()),
            Cell::Text(name),
            Cell::Number(figures.registered),
            Cell::Number(figures.received),
            Cell::Number(numerator),
            Cell::Number(denominator),
            tenths(share.and_then(std::result::Result::ok)),
            tenths(within.map(|within| within.low)),
            tenths(within.map(|within| within.high)),
            Cell::Text(if figures.few { "数量少，仅供参考".to_owned() } else { String::new() }),
            Cell::Number(figures.open),
            Cell::Number(figures.late),
            Cell::Number(figures.follow_ups),
            Cell::Number(figures.follow_up_tickets),
            Cell::Number(figures.work_orders),
            Cell::Number(figures.work_order_tickets),
        ]
    });
    Table { name: "岗位责任".to_owned(), rows: rows.collect(), columns }
}
