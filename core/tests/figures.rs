//! The figures of a quarter, computed a second time from what `get_ticket` says of every ticket.

use std::collections::BTreeMap;

use crate::common::{Desk, at, text};
use chrono::{DateTime, Datelike, TimeDelta, Utc};
use linsheng_core::reports::figures::{Share, quantile};
use proptest::prelude::*;
use serde_json::{Value, json};

/// The moment at which 2026's quarters begin in Shanghai.
const QUARTERS: [(&str, &str, &str); 3] = [
    ("2026Q2", "2026-03-31T16:00:00Z", "2026-06-30T16:00:00Z"),
    ("2026Q3", "2026-06-30T16:00:00Z", "2026-09-30T16:00:00Z"),
    ("2026Q4", "2026-09-30T16:00:00Z", "2026-12-31T16:00:00Z"),
];

fn demo() -> Desk {
    Desk::demo((300, 900), (5, 20), 3)
}

fn every_ticket(desk: &Desk) -> Vec<Value> {
    let mut tickets = Vec::new();
    let mut after = Value::Null;
    loop {
        let page = desk.must("list_tickets", json!({ "limit": 200, "after": after }));
        for row in page["rows"].as_array().unwrap() {
            tickets.push(desk.ticket(text(&row["number"])));
        }
        after = page["next"].clone();
        if after.is_null() {
            return tickets;
        }
    }
}

fn moment(value: &Value) -> Option<DateTime<Utc>> {
    value.as_str().map(at)
}

/// The group of figures over `tickets`, by the formulas read literally.
fn group(tickets: &[&Value], start: DateTime<Utc>, end: DateTime<Utc>, now: DateTime<Utc>) -> Value {
    let within = |at: DateTime<Utc>| (start..end).contains(&at);
    let received: Vec<&&Value> =
        tickets.iter().filter(|t| within(moment(&t["received_at"]).unwrap())).collect();
    let mut waits: Vec<i64> = received
        .iter()
        .filter_map(|t| {
            Some((moment(&t["first_feedback_at"])? - moment(&t["received_at"])?).num_milliseconds())
        })
        .collect();
    waits.sort_unstable();
    let settled: Vec<bool> = tickets
        .iter()
        .filter_map(|t| {
            let (due, told) = (moment(&t["due_at"]).unwrap(), moment(&t["first_feedback_at"]));
            let settled_at = told.map_or(due, |told| told.min(due));
            (within(settled_at) && settled_at <= now).then(|| told.is_some_and(|told| told <= due))
        })
        .collect();
    // Of how many tickets: each by itself.
    let counted = |at: DateTime<Utc>| within(at) && at <= now;
    let each = || tickets.iter().map(|ticket| follow_ups(&[ticket]));
    let due_tickets = each().filter(|(due, _)| due.iter().any(|(at, _)| counted(*at))).count();
    let reached_tickets = each().filter(|(_, said)| said.iter().any(|(at, ..)| counted(*at))).count();
    let (due, said) = follow_ups(tickets);
    let due: Vec<bool> =
        due.into_iter().filter(|(at, _)| within(*at) && *at <= now).map(|(_, reached)| reached).collect();
    let said: Vec<(String, String)> = said
        .into_iter()
        .filter(|(at, ..)| within(*at) && *at <= now)
        .map(|(_, one, other)| (one, other))
        .collect();
    let count = |fits: &dyn Fn(&(String, String)) -> bool| said.iter().filter(|one| fits(one)).count();
    let satisfied = count(&|(_, how)| how == "very_satisfied" || how == "satisfied");
    json!({
        "follow_ups": {
            "followed_up": { "numerator": due.iter().filter(|reached| **reached).count(), "denominator": due.len() },
            "solved": { "numerator": count(&|(solution, _)| solution == "solved"), "denominator": said.len() },
            "satisfied": { "numerator": satisfied, "denominator": said.len() },
            "satisfied_within": wilson(satisfied, said.len()),
            "due_tickets": due_tickets,
            "reached_tickets": reached_tickets,
        },
        "received": received.len(),
        "cancelled": 0,
        "on_time": { "numerator": settled.iter().filter(|on_time| **on_time).count(), "denominator": settled.len() },
        "closing": {
            "numerator": received.iter().filter(|t| t["closed_at"] != Value::Null).count(),
            "denominator": received.len(),
        },
        "waiting": { "answered": waits.len(), "median_ms": naive(&waits, 5), "p90_ms": naive(&waits, 9) },
    })
}

/// The follow-ups that had to be, by when they were due and whether somebody was reached; and what was said, when.
type FollowUps = (Vec<(DateTime<Utc>, bool)>, Vec<(DateTime<Utc>, String, String)>);

/// Read off the timelines alone.
fn follow_ups(tickets: &[&Value]) -> FollowUps {
    let (mut due, mut said) = (Vec::new(), Vec::new());
    for ticket in tickets {
        let mut asked: Option<DateTime<Utc>> = None;
        for entry in ticket["timeline"].as_array().unwrap() {
            match text(&entry["kind"]) {
                "follow_up_due" => asked = moment(&entry["due_at"]),
                "followed_up" => {
                    due.extend(asked.take().map(|at| (at, true)));
                    let at = moment(&entry["at"]).unwrap();
                    said.push((
                        at,
                        text(&entry["detail"]).to_owned(),
                        text(&entry["satisfaction"]).to_owned(),
                    ));
                }
                // Given up after enough attempts.
                "closed" => due.extend(asked.take().map(|at| (at, false))),
                // Opened again otherwise: nobody is asked any more.
                "reopened" => asked = None,
                _ => {}
            }
        }
        due.extend(asked.map(|at| (at, false)));
    }
    (due, said)
}

/// The 95 % interval by Wilson: the two solutions of |p - k/n| = z sqrt(p (1 - p) / n), searched for by halving.
#[expect(clippy::cast_precision_loss, reason = "small counts")]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "thousandths, 0…1000")]
fn wilson(k: usize, n: usize) -> Value {
    if n == 0 {
        return Value::Null;
    }
    let share = k as f64 / n as f64;
    let beyond = |p: f64| (p - share).powi(2) > 1.959_963_984_540_054_f64.powi(2) * p * (1.0 - p) / n as f64;
    let end = |outer: f64| {
        let (mut far, mut near) = (outer, share);
        for _ in 0..60 {
            let middle = f64::midpoint(far, near);
            if beyond(middle) { far = middle } else { near = middle }
        }
        (far * 1000.0).round()
    };
    json!({ "low": end(0.0) as u16, "high": end(1.0) as u16 })
}

/// PERCENTILE.INC of sorted numbers at `tenths` tenths.
fn naive(sorted: &[i64], tenths: usize) -> Option<i64> {
    let last = sorted.len().checked_sub(1)?;
    let (low, part) = (last * tenths / 10, last * tenths % 10);
    let next = sorted[(low + 1).min(last)];
    let tenth = (next - sorted[low]) * i64::try_from(part).unwrap();
    Some(sorted[low] + (tenth + 5).div_euclid(10))
}

#[test]
fn figures_are_those_of_the_formulas() {
    let desk = demo();
    let tickets = every_ticket(&desk);
    let (due, said) = follow_ups(&tickets.iter().collect::<Vec<_>>());
    assert!(due.len() > 20 && said.len() > 15, "the demo has follow-ups: {} {}", due.len(), said.len());
    for (quarter, start, end) in QUARTERS {
        let (start, end) = (at(start), at(end));
        let figures = desk.must("quarter_figures", json!({ "quarter": quarter }));
        let of = |fits: &dyn Fn(&Value) -> bool| {
            let chosen: Vec<&Value> = tickets.iter().filter(|t| fits(t)).collect();
            group(&chosen, start, end, desk.now())
        };
        assert_eq!(figures["total"], of(&|_| true), "{quarter}");
        for category in figures["by_category"].as_array().unwrap() {
            assert_eq!(
                category["figures"],
                of(&|t| t["category"] == category["category"]),
                "{quarter} {category}"
            );
        }
        for (list, field) in [("by_channel", "channel"), ("by_topic", "topic")] {
            let mut received = 0;
            for named in figures[list].as_array().unwrap() {
                assert_eq!(
                    named["figures"],
                    of(&|t| t[field]["id"] == named["of"]["id"]),
                    "{quarter} {named}"
                );
                received += named["figures"]["received"].as_i64().unwrap();
            }
            assert_eq!(figures["total"]["received"], received, "{quarter} {list}");
        }
        let mut months: BTreeMap<String, i64> = BTreeMap::new();
        for ticket in &tickets {
            let received = moment(&ticket["received_at"]).unwrap();
            if (start..end).contains(&received) {
                let local = received + TimeDelta::hours(8);
                let key = format!("{}-{:02} {}", local.year(), local.month(), text(&ticket["category"]));
                *months.entry(key).or_default() += 1;
            }
        }
        for month in figures["by_month"].as_array().unwrap() {
            for category in ["complaint", "suggestion", "inquiry"] {
                let key = format!("{} {category}", text(&month["month"]));
                assert_eq!(month[category], months.get(&key).copied().unwrap_or(0), "{key}");
            }
        }
        let late = figures["late"].as_array().unwrap();
        let rate = &figures["total"]["on_time"];
        let expected = rate["denominator"].as_i64().unwrap() - rate["numerator"].as_i64().unwrap();
        assert_eq!(
            (figures["late_total"].as_i64().unwrap(), late.len()),
            (expected, usize::try_from(expected).unwrap())
        );
        assert!(late.iter().map(|row| row["late_by_ms"].as_i64().unwrap()).rev().is_sorted());
    }
}

#[test]
fn every_ticket_is_settled_in_one_quarter_only() {
    let desk = demo();
    // Once every deadline has passed.
    desk.set("2027-01-15T00:00:00Z");
    let settled: i64 = QUARTERS
        .iter()
        .map(|(quarter, _, _)| {
            let figures = desk.must("quarter_figures", json!({ "quarter": quarter }));
            figures["total"]["on_time"]["denominator"].as_i64().unwrap()
        })
        .sum();
    assert_eq!(settled, 900);
}

#[test]
fn a_past_quarter_does_not_change_by_what_is_answered_later() {
    let desk = Desk::open();
    desk.set("2026-09-28T02:00:00Z");
    let number = desk.register("complaint");
    desk.set("2026-10-02T02:00:00Z");
    let before = desk.must("quarter_figures", json!({ "quarter": "2026Q3" }));
    assert_eq!(before["total"]["on_time"], json!({ "numerator": 0, "denominator": 1 }));
    assert_eq!(before["late"][0]["first_feedback_at"], Value::Null);
    desk.act(&number, "give_feedback").unwrap();
    let after = desk.must("quarter_figures", json!({ "quarter": "2026Q3" }));
    assert_eq!(after["total"]["on_time"], before["total"]["on_time"]);
    assert_eq!(
        desk.must("quarter_figures", json!({ "quarter": "2026Q4" }))["total"]["on_time"]["denominator"],
        0
    );
}

#[test]
fn the_same_data_gives_the_same_figures_whenever_asked() {
    let desk = Desk::open();
    desk.register("complaint");
    let ask = || desk.must("quarter_figures", json!({ "quarter": "2026Q4" }));
    let first = ask();
    desk.pass(TimeDelta::hours(47));
    assert_eq!(ask(), first, "nothing has happened");
    desk.pass(TimeDelta::hours(2));
    let missed = ask();
    assert_eq!(missed["as_of"], "2026-11-25T02:00:00Z", "a missed deadline has");
    assert_eq!(missed["total"]["on_time"], json!({ "numerator": 0, "denominator": 1 }));
    desk.pass(TimeDelta::hours(200));
    assert_eq!(ask(), missed);
}

#[test]
fn quarters_to_choose_and_quarters_refused() {
    let desk = demo();
    let quarters = desk.must("list_quarters", json!({}));
    let names: Vec<&str> = quarters.as_array().unwrap().iter().map(|row| text(&row["quarter"])).collect();
    assert_eq!(names, ["2026Q4", "2026Q3", "2026Q2"]);
    assert_eq!((&quarters[0]["running"], &quarters[1]["running"]), (&json!(true), &json!(false)));
    assert_eq!(quarters[1]["last_day"], "2026-09-30");
    for operation in ["quarter_figures", "render_quarterly_report"] {
        assert_eq!(desk.refusal(operation, json!({ "quarter": "2027Q1" })), "quarter.in_future@quarter");
        for malformed in ["", "2026", "2026Q5", "2026Q0", "26Q1", "2026-Q1", "１２Q1", "9999999Q1", "2026Q11"]
        {
            assert_eq!(desk.refusal(operation, json!({ "quarter": malformed })), "quarter.malformed@quarter");
        }
    }
}

#[test]
fn the_managers_words_are_kept_by_quarter_and_version() {
    let desk = Desk::open();
    let empty = desk.must("get_report_text", json!({ "quarter": "2026Q3" }));
    assert_eq!((&empty["measures"], &empty["version"]), (&json!(""), &json!(0)));
    let save = |measures: &str, version: i64| json!({ "quarter": "2026Q3", "measures": measures, "expected_version": version });
    let saved = desk.must("save_report_text", save("加强巡查", 0));
    assert_eq!((&saved["version"], &saved["updated_by"]["name"]), (&json!(1), &json!("物业经理")));
    assert_eq!(desk.refusal("save_report_text", save("别的", 0)), "record.changed");
    assert_eq!(desk.refusal("save_report_text", save(&"长".repeat(8001), 1)), "input.too_long@measures");
    assert_eq!(desk.must("get_report_text", json!({ "quarter": "2026Q3" })), saved);
    assert_eq!(desk.must("save_report_text", save("", 1))["measures"], "");
}

#[test]
fn a_follow_up_counts_when_it_is_due_and_what_was_said_when_it_was_said() {
    let desk = Desk::open();
    desk.hire("other", &["service"]);
    let important = |desk: &Desk| {
        let number = desk.register("complaint");
        desk.act(&number, "mark_important").unwrap();
        desk.act(&number, "give_feedback").unwrap();
        number
    };
    let of = |quarter: &str| {
        desk.must("quarter_figures", json!({ "quarter": quarter }))["total"]["follow_ups"].clone()
    };
    let rate =
        |numerator: i64, denominator: i64| json!({ "numerator": numerator, "denominator": denominator });
    // Answered in the third quarter, to be asked within three days, in the fourth.
    desk.set("2026-09-29T02:00:00Z");
    let (solved, not_reached, waits, again) =
        (important(&desk), important(&desk), important(&desk), important(&desk));
    desk.set("2026-09-30T02:00:00Z");
    desk.act(&again, "reopen").unwrap();
    desk.act(&solved, "pass").unwrap();
    assert_eq!((&of("2026Q3")["followed_up"], &of("2026Q3")["solved"]), (&rate(0, 0), &rate(1, 1)));
    desk.set("2026-10-01T02:00:00Z");
    let none = of("2026Q4");
    assert_eq!((&none["followed_up"], &none["satisfied_within"]), (&rate(0, 0), &Value::Null));
    // Three days after the feedback: due, and the cut-off moves with it.
    desk.set("2026-10-02T01:59:59Z");
    assert_eq!(of("2026Q4")["followed_up"], rate(0, 0));
    desk.set("2026-10-02T02:00:00Z");
    assert_eq!(of("2026Q4")["followed_up"], rate(1, 3));
    assert_eq!(desk.must("quarter_figures", json!({ "quarter": "2026Q4" }))["as_of"], "2026-10-02T02:00:00Z");
    for _ in 0..3 {
        desk.act(&not_reached, "miss").unwrap();
    }
    desk.act(&not_reached, "close").unwrap();
    assert_eq!(of("2026Q4")["followed_up"], rate(1, 3), "who was not reached stays below the line");
    desk.act(&waits, "fail").unwrap();
    let q4 = of("2026Q4");
    assert_eq!(
        (&q4["followed_up"], &q4["solved"], &q4["satisfied"]),
        (&rate(2, 3), &rate(0, 1), &rate(0, 1))
    );

    // One that did not have to be says what it says, and is not called due.
    let chosen = desk.register("inquiry");
    desk.act(&chosen, "give_feedback").unwrap();
    desk.act(&chosen, "pass").unwrap();
    let q4 = of("2026Q4");
    assert_eq!((&q4["followed_up"], &q4["solved"]), (&rate(2, 3), &rate(1, 2)));
    assert_eq!(of("2026Q3")["solved"], rate(1, 1), "the past stays");
}

proptest! {
    #[test]
    fn quantiles_are_those_of_a_sorted_list(mut waits in prop::collection::vec(0_i64..10_000_000_000, 0..300)) {
        let mut sorted = waits.clone();
        sorted.sort_unstable();
        prop_assert_eq!(quantile(&mut waits, Share::Median), naive(&sorted, 5));
        prop_assert_eq!(quantile(&mut waits, Share::P90), naive(&sorted, 9));
    }
}
