//! The monthly brief: a month beside the one before, counted as the quarter's report counts.

use crate::common::{Desk, printed, text};
use chrono::TimeDelta;
use serde_json::{Value, json};

/// Registers at `at` and answers after so many hours.
fn ticket(desk: &Desk, at: &str, category: &str, hours: i64) {
    desk.set(at);
    let number = desk.register(category);
    desk.pass(TimeDelta::hours(hours));
    desk.must("give_feedback", json!({ "number": number, "channel_id": 1, "content": "好了" }));
}

fn brief(desk: &Desk, month: &str) -> Value {
    desk.must("render_monthly_brief", json!({ "month": month }))
}

#[test]
fn a_month_stands_beside_the_one_before() {
    let desk = Desk::open();
    desk.set("2026-08-31T16:00:00Z");
    // September: two, both in time. October: three, one an hour late; the first of November is no part of it, and is September's
    // last to be answered neither.
    ticket(&desk, "2026-08-31T16:00:00Z", "complaint", 2);
    ticket(&desk, "2026-09-30T15:59:59.999Z", "inquiry", 23);
    ticket(&desk, "2026-10-02T02:00:00Z", "complaint", 49);
    ticket(&desk, "2026-10-06T02:00:00Z", "inquiry", 3);
    ticket(&desk, "2026-10-31T15:59:59.999Z", "inquiry", 5);
    ticket(&desk, "2026-10-31T16:00:00Z", "suggestion", 1);
    desk.set("2026-11-23T02:00:00Z");
    let october = printed(&brief(&desk, "2026-10"));
    for said in [
        "物业沟通月度简报",
        "2026年10月",
        "编制单位",
        "受理（件）32其中投诉11其中建议00其中咨询21",
        // Settled within October: the inquiry of the last moment of September, the late complaint, the inquiry of the 6th; the
        // last one of the month is settled in November.
        "响应及时率66.7%（2/3，样本少）100.0%（1/1，样本少）",
        "本月首次反馈超时1件",
        "10-0410:001小时",
        "与上月相比，响应及时率不足5件，不作比较；解决率没有可比的数字；满意率没有可比的数字。",
        "本月没有召开会议。",
        "本月没有开始公示的信息。",
        "本月没有渠道检查的记录。",
    ] {
        assert!(october.contains(said), "{said} in {october}");
    }
    assert!(!october.contains("本月尚未结束"));
    let november = printed(&brief(&desk, "2026-11"));
    assert!(november.contains("本月尚未结束") && november.contains("没有首次反馈超时"), "{november}");
    // The office has not kept tickets from the first day of August on.
    let september = printed(&brief(&desk, "2026-09"));
    assert!(september.contains("上月没有完整的记录，不作比较"), "{september}");
    let paper = brief(&desk, "2026-10");
    assert_eq!((text(&paper["file_name"]), &paper["missing"]), ("本小区2026年10月沟通简报.pdf", &json!([])));
    for (month, refusal) in [
        ("2026-12", "time.in_future@month"),
        ("2026-13", "input.invalid@month"),
        ("2026Q4", "input.invalid@month"),
        ("1999-01", "input.invalid@month"),
        ("", "input.invalid@month"),
    ] {
        assert_eq!(desk.refusal("render_monthly_brief", json!({ "month": month })), refusal, "{month}");
    }
}

/// 数据截至 is up to when facts are counted, as in the report of the quarter, and not when it was printed.
#[test]
fn the_brief_says_up_to_when_as_the_report_of_the_quarter_does() {
    let desk = Desk::open();
    ticket(&desk, "2026-10-06T02:00:00Z", "inquiry", 3);
    ticket(&desk, "2026-11-20T01:00:00Z", "complaint", 5);
    desk.set("2026-11-23T02:00:00Z");
    let since = |paper: &Value| {
        let said = printed(paper);
        let (_, rest) = said.split_once("数据截至").unwrap();
        rest.chars().take(20).collect::<String>()
    };
    let paper = || brief(&desk, "2026-11");
    let (first, quarter) = (paper(), desk.must("render_quarterly_report", json!({ "quarter": "2026Q4" })));
    assert!(since(&first).starts_with("2026年11月20日14:00"), "{}", since(&first));
    assert!(since(&quarter).starts_with("2026年11月20日14:00"), "{}", since(&quarter));
    // A month that is over is known when it has ended, or with what was done to its tickets since.
    assert!(since(&brief(&desk, "2026-10")).starts_with("2026年11月20日14:00"));
    // Printed two days later, nothing having happened: the same file.
    desk.pass(TimeDelta::days(2));
    assert_eq!(paper()["base64"], first["base64"]);
    // A deadline that passes is a fact.
    let number = desk.register("inquiry");
    desk.pass(TimeDelta::days(1));
    desk.pass(TimeDelta::hours(2));
    assert!(since(&paper()).starts_with("2026年11月26日10:00"), "{number}: {}", since(&paper()));
}
