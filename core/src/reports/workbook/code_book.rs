//! The sheet 编码表: what each sheet and each column means.

use super::evidence::{FOLLOW_UPS, ORDERS, TICKETS};
use super::{columns, indicators};
use crate::spreadsheet::{Cell, Table};

/// What is said of the sheets whose columns are those of the report.
const OF_SHEETS: [(&str, &str, &str); 8] = [
    ("说明", "项目、内容", "单位、报告期、数据截至时刻、编号；其下为各表的出处"),
    (
        "表N 标题",
        "报告中第 N 表的各列",
        "比率为 0 至 1 的数，按百分比显示，其后为分子和分母；用时为天数，按小时:分显示；“—”为没有可计的",
    ),
    ("图N 标题", "分组、件数", "报告中第 N 图的数"),
    (
        "来件",
        "每件一行",
        "报告期内受理、结算、办结或重新办理的来件，和去年同期首日以来受理的来件；超过 20 万件的不列",
    ),
    ("回访", "每次回访一行", "报告期内到期的和回访到居民的回访；撤销的来件不列"),
    ("派工单", "每张一行", "报告期内派出的工单；撤销的来件不列"),
    ("公示", "每渠道一行", "报告计入的每条信息，一个渠道一行"),
    ("检查", "每次检查一行", "报告计入的每次渠道检查"),
];

pub(super) fn sheet() -> Table {
    let row = |sheet: &str, column: &str, meaning: &str| {
        [sheet, column, meaning].map(|text| Cell::Text(text.to_owned())).to_vec()
    };
    let mut rows: Vec<Vec<Cell>> =
        OF_SHEETS.iter().map(|(sheet, column, meaning)| row(sheet, column, meaning)).collect();
    rows.extend(indicators::COLUMNS.iter().map(|(column, _, meaning)| row("指标", column, meaning)));
    rows.extend(TICKETS.iter().map(|(column, _, meaning)| row("来件", column, meaning)));
    rows.extend(ORDERS.iter().map(|(column, _, meaning)| row("派工单", column, meaning)));
    rows.extend(FOLLOW_UPS.iter().map(|(column, _, meaning)| row("回访", column, meaning)));
    for (sheet, columns) in super::records::SHEETS {
        rows.extend(columns.iter().map(|(column, _, meaning)| row(sheet, column, meaning)));
    }
    Table {
        name: "编码表".to_owned(),
        columns: columns(&[("工作表", 12.0), ("列", 20.0), ("含义", 90.0)]),
        rows,
    }
}
