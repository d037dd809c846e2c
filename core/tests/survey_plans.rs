//! The yearly plan of surveys: when one is reminded, and when the next is due.

use crate::common::Desk;
use serde_json::json;

#[test]
fn one_is_reminded_of_the_next_survey_and_the_one_after() {
    let desk = Desk::open();
    let plan = json!({ "title": "年度满意度调查", "due_on": "2026-12-10", "every_months": 6, "remind_days": 14, "active": true });
    let kept = desk.must("save_survey_plan", plan.clone());
    assert_eq!(kept["reminds"], false);
    desk.set("2026-11-26T02:00:00Z");
    let soon = desk.must("list_survey_plans", json!({}))[0].clone();
    assert_eq!((&soon["reminds"], &soon["late"]), (&json!(true), &json!(false)));
    desk.set("2026-12-11T02:00:00Z");
    assert_eq!(desk.must("list_survey_plans", json!({}))[0]["late"], true);
    let next = desk.must("advance_survey_plan", json!({ "id": 1, "expected_version": 1 }));
    assert_eq!((&next["due_on"], &next["reminds"]), (&json!("2027-06-10"), &json!(false)));
    assert_eq!(
        desk.refusal("advance_survey_plan", json!({ "id": 1, "expected_version": 1 })),
        "record.changed"
    );
    // A plan for the 30th comes back to it after a February; what else is changed of it leaves the day alone.
    let mut end = plan.clone();
    end["due_on"] = json!("2026-08-30");
    let end = desk.must("save_survey_plan", end);
    let advance = |version: i64| {
        let next = json!({ "id": end["id"], "expected_version": version });
        desk.must("advance_survey_plan", next)["due_on"].clone()
    };
    assert_eq!(advance(1), json!("2027-02-28"));
    let mut renamed = plan.clone();
    renamed["id"] = end["id"].clone();
    renamed["due_on"] = json!("2027-02-28");
    renamed["title"] = json!("换个名字");
    desk.must("save_survey_plan", renamed.clone());
    assert_eq!(advance(3), json!("2027-08-30"));
    // Another day is one: the 28th now.
    renamed["due_on"] = json!("2028-02-28");
    desk.must("save_survey_plan", renamed);
    assert_eq!(advance(5), json!("2028-08-28"));
    let mut seldom = plan;
    seldom["every_months"] = json!(25);
    assert_eq!(desk.refusal("save_survey_plan", seldom), "input.out_of_range@every_months");
}
