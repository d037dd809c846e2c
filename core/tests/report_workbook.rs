//! The tables of a report as a workbook: every rate can be recomputed from its tickets; nobody who lives here is in it; of an issued
//! report it stays as it was.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::io::Cursor;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use calamine::{Data, Reader as _, Xlsx};
use serde_json::{Value, json};

use crate::common::{Desk, text};

fn demo() -> Desk {
    Desk::demo((60, 500), (5, 20), 5)
}

type Book = Xlsx<Cursor<Vec<u8>>>;

fn book(file: &Value) -> Book {
    Xlsx::new(Cursor::new(STANDARD.decode(text(&file["base64"])).unwrap())).unwrap()
}

/// The rows of a sheet, each cell by its heading.
fn rows(book: &mut Book, sheet: &str) -> Vec<BTreeMap<String, Data>> {
    let range = book.worksheet_range(sheet).unwrap();
    let mut rows = range.rows();
    let heads: Vec<String> = rows.next().unwrap().iter().map(ToString::to_string).collect();
    rows.map(|row| heads.iter().cloned().zip(row.iter().cloned()).collect()).collect()
}

fn is(row: &BTreeMap<String, Data>, column: &str, value: &str) -> bool {
    let said = row[column].to_string();
    said == value
}

fn count(rows: &[BTreeMap<String, Data>], conditions: &[(&str, &str)]) -> i64 {
    let all = rows.iter().filter(|row| conditions.iter().all(|(column, value)| is(row, column, value)));
    i64::try_from(all.count()).unwrap()
}

fn rate(rate: &Value) -> (i64, i64) {
    (rate["numerator"].as_i64().unwrap(), rate["denominator"].as_i64().unwrap())
}

/// The rates of a group, from the rows that are of it.
fn recomputed(
    tickets: &[BTreeMap<String, Data>],
    follow_ups: &[BTreeMap<String, Data>],
    of: &[(&str, &str)],
) -> Vec<(i64, i64)> {
    let with = |more: &[(&'static str, &'static str)]| {
        let mut all = of.to_vec();
        all.extend(more);
        all
    };
    let received: Vec<_> = tickets.iter().filter(|row| is(row, "本期受理", "1")).cloned().collect();
    let closed = received.iter().filter(|row| {
        !row["办结时间"].to_string().is_empty() && of.iter().all(|(column, value)| is(row, column, value))
    });
    let reached = |value: &str| -> i64 {
        let rows = follow_ups.iter().filter(|row| is(row, "本期回访到", "1"));
        let rows = rows.filter(|row| of.iter().all(|(column, value)| is(row, column, value)));
        i64::try_from(rows.filter(|row| is(row, "满意度", value)).count()).unwrap()
    };
    let of_reached = count(follow_ups, &with(&[("本期回访到", "1")]));
    let followed = follow_ups.iter().filter(|row| {
        is(row, "应回访", "1")
            && !row["结果"].to_string().is_empty()
            && of.iter().all(|(column, value)| is(row, column, value))
    });
    vec![
        (
            count(tickets, &with(&[("本期结算", "1"), ("按时", "1")])),
            count(tickets, &with(&[("本期结算", "1")])),
        ),
        (i64::try_from(closed.count()).unwrap(), count(&received, of)),
        (i64::try_from(followed.count()).unwrap(), count(follow_ups, &with(&[("应回访", "1")]))),
        (count(follow_ups, &with(&[("本期回访到", "1"), ("结果", "已解决")])), of_reached),
        (reached("5") + reached("4"), of_reached),
    ]
}

fn said(group: &Value) -> Vec<(i64, i64)> {
    let follow_ups = &group["follow_ups"];
    [
        &group["on_time"],
        &group["closing"],
        &follow_ups["followed_up"],
        &follow_ups["solved"],
        &follow_ups["satisfied"],
    ]
    .map(rate)
    .to_vec()
}

#[test]
fn every_rate_can_be_recomputed_from_the_tickets() {
    let desk = demo();
    for quarter in ["2026Q2", "2026Q3", "2026Q4"] {
        let figures = desk.must("quarter_figures", json!({ "quarter": quarter }));
        let mut book = book(&desk.must("export_report", json!({ "quarter": quarter })));
        let (tickets, follow_ups) = (rows(&mut book, "来件"), rows(&mut book, "回访"));
        assert_eq!(recomputed(&tickets, &follow_ups, &[]), said(&figures["total"]), "{quarter}");
        for (name, of) in [("投诉", 0), ("建议", 1), ("咨询", 2)] {
            let group = &figures["by_category"][of]["figures"];
            assert_eq!(recomputed(&tickets, &follow_ups, &[("类别", name)]), said(group), "{quarter} {name}");
        }
        for (column, groups) in [("渠道", "by_channel"), ("主题", "by_topic")] {
            for one in figures[groups].as_array().unwrap() {
                let of = [(column, text(&one["of"]["name"]))];
                assert_eq!(recomputed(&tickets, &follow_ups, &of), said(&one["figures"]), "{quarter} {of:?}");
            }
        }
        let repeats = (count(&tickets, &[("重复来件", "1")]), count(&tickets, &[("本期办结", "1")]));
        assert_eq!(repeats, rate(&figures["parts"]["voices"]["repeats"]), "{quarter}");
        assert_eq!(
            json!(count(&tickets, &[("本期重新办理", "1")])),
            figures["parts"]["handling"]["reopened"]
        );
        let mut waits: Vec<i64> = tickets
            .iter()
            .filter(|row| is(row, "本期受理", "1"))
            .filter_map(|row| row["首次反馈用时毫秒"].to_string().parse().ok())
            .collect();
        waits.sort_unstable();
        let (last, middle) = (waits.len() - 1, (waits.len() - 1) / 2);
        let median = if last % 2 == 0 {
            waits[middle]
        } else {
            (waits[middle] * 2 + (waits[middle + 1] - waits[middle]) + 1).div_euclid(2)
        };
        let told = figures["total"]["waiting"]["median_ms"].as_i64().unwrap();
        assert!((told - median).abs() <= 1, "{told} {median}");
        assert_eq!(json!(waits.len()), figures["total"]["waiting"]["answered"]);
        let of_building =
            tickets.iter().filter(|row| is(row, "本期受理", "1") && !row["楼栋"].to_string().is_empty());
        assert_eq!(json!(of_building.count()), figures["parts"]["voices"]["of_buildings"]);
    }
}

#[test]
fn the_first_sheet_says_what_it_is_and_the_last_what_it_means() {
    let desk = demo();
    let file = desk.must("export_report", json!({ "quarter": "2026Q3" }));
    assert_eq!(text(&file["file_name"]), "翠湖花园2026年第三季度物业沟通报告.xlsx");
    let mut book = book(&file);
    let names = book.sheet_names();
    assert_eq!((names[0].as_str(), names[1].as_str()), ("说明", "指标"));
    assert_eq!(names.last().unwrap(), "编码表");
    let about = rows(&mut book, "说明");
    let value = |name: &str| about.iter().find(|row| is(row, "项目", name)).unwrap()["内容"].clone();
    assert_eq!(value("状态").to_string(), "草稿，未签发");
    assert!(matches!(value("报告期首日"), Data::DateTime(_)), "a day is a day");
    assert!(matches!(value("数据截至"), Data::DateTime(_)));
    let meant = rows(&mut book, "编码表");
    let docs = include_str!("../../docs/report-workbook.md");
    for sheet in ["指标", "来件", "回访", "派工单"] {
        for column in rows(&mut book, sheet)[0].keys() {
            let known = meant.iter().any(|row| is(row, "工作表", sheet) && is(row, "列", column));
            assert!(known && docs.contains(column.as_str()), "{sheet} {column}");
        }
    }
    // No text becomes a formula, and percentages are numbers.
    assert!(book.worksheet_formula("来件").unwrap().is_empty());
    let on_time = rows(&mut book, "指标").into_iter().find(|row| is(row, "代码", "on_time")).unwrap();
    assert!(matches!(on_time["数值"], Data::Float(share) if share > 0.0 && share <= 1.0), "{on_time:?}");
    assert_eq!(desk.count("SELECT count(*) FROM audit_entries WHERE operation = 'export_report'"), 1);
}

#[test]
fn nobody_who_lives_here_is_in_it_and_a_ticket_about_staff_has_no_number() {
    let desk = Desk::open();
    desk.must("save_room", json!({ "room": "3-1-101", "kind": "home" }));
    let ticket = json!({ "channel_id": 1, "category": "complaint", "topic_id": 1, "content": "保安态度差",
        "room": "3-1-101", "caller_name": "赵钱孙", "phone": "13800138000" });
    let number = text(&desk.must("register_ticket", ticket)["number"]).to_owned();
    let quarter = json!({ "quarter": "2026Q4" });
    let whole = |book: &mut Book| -> String {
        let names = book.sheet_names();
        let ranges = names.iter().map(|name| format!("{:?}", book.worksheet_range(name).unwrap()));
        ranges.collect::<Vec<String>>().join("\n")
    };
    let before = whole(&mut book(&desk.must("export_report", quarter.clone())));
    assert!(before.contains(&number));
    for personal in ["赵钱孙", "13800138000", "3-1-101", "保安态度差"] {
        assert!(!before.contains(personal), "{personal}");
    }
    desk.must("mark_ticket", json!({ "number": number, "about_staff": true }));
    let mut after = book(&desk.must("export_report", quarter));
    assert!(!whole(&mut after).contains(&number));
    assert!(is(&rows(&mut after, "来件")[0], "编号", "涉员工-1"));
}

#[test]
fn the_tables_of_an_issued_report_stay_as_they_were() {
    let desk = demo();
    let edition = desk.must("get_report_course", json!({ "quarter": "2026Q3" }))["editions"][0].clone();
    let asked = json!({ "quarter": "2026Q3", "edition": edition["id"] });
    let first = desk.must("export_report", asked.clone());
    let about = rows(&mut book(&first), "说明");
    let value = |name: &str| about.iter().find(|row| is(row, "项目", name)).unwrap()["内容"].to_string();
    assert_eq!((value("状态"), value("编号")), ("已签发".to_owned(), "〔2026〕第2号".to_owned()));
    assert_eq!(value("校验"), text(&edition["hash"]));
    desk.must("update_office", json!({ "community_name": "新名字", "office_name": "新中心" }));
    desk.must("save_report_text", json!({ "quarter": "2026Q3", "measures": "另写。" }));
    desk.set("2027-02-01T02:00:00Z");
    assert_eq!(desk.must("export_report", asked)["base64"], first["base64"]);
    for sql in ["UPDATE report_workbooks SET xlsx = x'00'", "DELETE FROM report_workbooks"] {
        assert!(desk.raw().execute(sql, []).is_err(), "{sql}");
    }
    for (other, refusal) in [
        (json!({ "quarter": "2026Q2", "edition": edition["id"] }), "input.unknown_id@edition"),
        (json!({ "quarter": "2026Q3", "edition": 99 }), "input.unknown_id@edition"),
        (json!({ "quarter": "2028Q1" }), "quarter.in_future@quarter"),
    ] {
        assert_eq!(desk.refusal("export_report", other), refusal);
    }
    // As of an edition that was issued before its tables were kept.
    desk.raw()
        .execute_batch("DROP TRIGGER report_workbooks_never_deleted; DELETE FROM report_workbooks;")
        .unwrap();
    let asked = json!({ "quarter": "2026Q3", "edition": edition["id"] });
    assert_eq!(desk.refusal("export_report", asked), "report.no_workbook@edition");
}
