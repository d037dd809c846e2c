//! Surveys: questionnaires and versions, the draw, entering twice, and that an anonymous wave stays anonymous.

#![expect(clippy::needless_pass_by_value, reason = "json! at the call makes a value to give away")]

use std::collections::BTreeSet;

use crate::common::{Desk, printed, survey_rows, text};
use linsheng_core::surveys::answers;
use serde_json::{Map, Value, json};

/// A community of `buildings` with so many households each; the first of each is rented.
fn town(buildings: &[usize]) -> Desk {
    let desk = Desk::open();
    for (building, households) in (1..).zip(buildings) {
        for at in 0..*households {
            let room = format!("{building}-1-{}{:02}", 1 + at / 4, 1 + at % 4);
            let room = desk.must("save_room", json!({ "room": room, "kind": "home" }));
            let role = if at == 0 { "tenant" } else { "owner" };
            let people = json!([{ "name": "王建国", "role": role }]);
            desk.must(
                "move_in",
                json!({ "room_id": room["id"], "began_on": "2020-01-01", "people": people }),
            );
        }
    }
    desk
}

/// A design of every kind of question, with one that is skipped.
fn design() -> Value {
    let question =
        |key: &str, asks: Value| json!({ "key": key, "text": "问", "required": false, "asks": asks });
    let options =
        json!([{ "code": 1, "text": "一" }, { "code": 2, "text": "二" }, { "code": 3, "text": "三" }]);
    let mut solved = question("solved", json!({ "kind": "satisfaction", "does_not_apply": true }));
    solved["only_if"] = json!({ "question": "asked", "codes": [1] });
    json!({ "opening": "您好", "closing": "谢谢", "sections": [{ "title": "一", "questions": [
        question("overall", json!({ "kind": "satisfaction", "does_not_apply": false })),
        question("recommend", json!({ "kind": "recommend" })),
        question("asked", json!({ "kind": "single", "options": options })),
        solved,
        question("improve", json!({ "kind": "multiple", "options": options })),
        question("times", json!({ "kind": "number", "min": 0, "max": 20, "unit": "次" })),
        question("parts", json!({ "kind": "matrix", "does_not_apply": true, "items": options })),
        question("said", json!({ "kind": "text" })),
    ] }] })
}

/// What stands on a form; `changes` says otherwise, and null leaves a field out.
fn sheet(changes: Value) -> Value {
    let code = |code: u32| json!({ "kind": "code", "code": code });
    let mut answers = json!({
        "overall": code(4), "recommend": code(9), "asked": code(1), "solved": code(5),
        "improve": { "kind": "choices", "codes": [1, 3] }, "times": { "kind": "number", "number": 2 },
        "parts/1": code(5), "parts/2": code(0), "parts/3": { "kind": "unreadable" },
        "said": { "kind": "blank" },
    });
    for (field, answer) in changes.as_object().unwrap_or(&Map::new()) {
        answers[field] = answer.clone();
    }
    answers.as_object_mut().unwrap().retain(|_, answer| !answer.is_null());
    answers
}

fn plan(desk: &Desk, anonymous: bool, sample_size: Option<i64>) -> i64 {
    let questionnaire =
        desk.must("save_questionnaire", json!({ "title": "满意度", "design": design() }))["id"].clone();
    let plan = json!({ "questionnaire_id": questionnaire, "title": "下半年", "starts_on": "2026-11-23",
        "ends_on": "2026-12-06", "anonymous": anonymous, "sample_size": sample_size, "target": 5 });
    desk.must("plan_survey_wave", json!({ "plan": plan }))["row"]["id"].as_i64().unwrap()
}

fn drawn(desk: &Desk, anonymous: bool, sample_size: Option<i64>) -> i64 {
    let id = plan(desk, anonymous, sample_size);
    desk.must("draw_survey_wave", json!({ "id": id, "seed": 7 }));
    id
}

/// The codes of a wave as they lie in the store.
fn codes(desk: &Desk, wave: i64) -> Vec<String> {
    let db = desk.raw();
    let mut statement = db.prepare("SELECT code FROM survey_forms WHERE wave_id = ?1 ORDER BY code").unwrap();
    let rows = statement.query_map([wave], |row| row.get::<_, i64>(0)).unwrap();
    rows.map(|code| format!("{:07}", code.unwrap())).collect()
}

fn enter(desk: &Desk, login: &str, wave: i64, code: &str, pass: &str, answers: Value) -> String {
    let arguments = json!({ "wave_id": wave, "code": code, "pass": pass, "answers": answers });
    match desk.call_as(login, "enter_survey_form", arguments) {
        Ok(done) => format!("{} entered, {} differ", done["entered"], done["differences"]),
        Err(error) => format!("{}@{}", error.code.text(), error.field.unwrap_or_default()),
    }
}

#[test]
fn a_version_that_was_asked_is_never_changed() {
    let desk = town(&[4]);
    let wave = plan(&desk, false, None);
    let change = |title: &str, design: Value| {
        desk.call("save_questionnaire", json!({ "id": 1, "title": title, "design": design }))
            .map(|saved| (saved["number"].clone(), saved["frozen"].clone()))
            .map_err(|error| format!("{}@{}", error.code.text(), error.field.unwrap_or_default()))
    };
    // Before the draw the plan follows the questionnaire.
    assert_eq!(change("满意度一", design()), Ok((json!(1), json!(false))));
    desk.must("draw_survey_wave", json!({ "id": wave }));
    assert_eq!(desk.must("get_questionnaire", json!({ "id": 1 }))["frozen"], true);
    let mut other = design();
    other["sections"][0]["questions"][0]["text"] = json!("总的来说呢");
    assert_eq!(change("满意度二", other.clone()), Ok((json!(2), json!(false))));
    assert_eq!(change("满意度二", other), Ok((json!(2), json!(false))));
    let first = desk.must("get_questionnaire", json!({ "id": 1, "number": 1 }));
    assert_eq!(
        (&first["design"]["sections"][0]["questions"][0]["text"], &first["latest"]),
        (&json!("问"), &json!(2))
    );
    // The same question cannot be answered in another way.
    let mut another_kind = design();
    another_kind["sections"][0]["questions"][1]["asks"] = json!({ "kind": "text" });
    assert_eq!(
        change("满意度", another_kind),
        Err("survey.kind_changed@sections[0].questions[1].asks".to_owned())
    );
    // Nor past the program.
    let db = desk.raw();
    for sql in [
        "UPDATE questionnaire_versions SET design = '{}' WHERE number = 1",
        "DELETE FROM questionnaire_versions WHERE number = 2",
        "UPDATE survey_waves SET seed = 1",
        "UPDATE survey_forms SET household_id = NULL",
        "UPDATE survey_households SET returned = 1",
    ] {
        assert!(db.execute(sql, []).is_err(), "{sql}");
    }
    db.execute("UPDATE questionnaire_versions SET design = design WHERE number = 2", []).unwrap();
}

#[test]
fn a_sample_follows_from_its_seed_and_is_spread_over_the_buildings() {
    let desk = town(&[12, 6, 2]);
    let strata = |wave: i64| {
        let wave = desk.must("get_survey_wave", json!({ "id": wave }));
        let strata = wave["strata"].as_array().unwrap().clone();
        strata
            .iter()
            .map(|one| format!("{} {}/{}", text(&one["name"]), one["asked"], one["households"]))
            .collect::<Vec<_>>()
    };
    let rooms = |wave: i64| -> Vec<String> {
        let page = desk.must("list_survey_households", json!({ "wave_id": wave }));
        page["rows"].as_array().unwrap().iter().map(|row| text(&row["room"]).to_owned()).collect()
    };
    let one = drawn(&desk, false, Some(10));
    assert_eq!(strata(one), ["1 6/12", "2 3/6", "3 1/2"]);
    let again = drawn(&desk, false, Some(10));
    assert_eq!(rooms(one), rooms(again));
    assert_ne!(codes(&desk, one), codes(&desk, again));
    let other = plan(&desk, false, Some(10));
    desk.must("draw_survey_wave", json!({ "id": other, "seed": 8 }));
    assert_ne!(rooms(one), rooms(other));
    // Buildings of which fewer than ten are asked are one part of an anonymous wave, which takes the next if it is small.
    assert_eq!(strata(drawn(&desk, true, None)), ["全部楼栋 20/20"]);
    assert_eq!(desk.refusal("draw_survey_wave", json!({ "id": one })), "survey.transition_refused");
}

#[test]
fn forms_are_entered_twice_and_differences_settled() {
    let desk = town(&[4]);
    desk.hire("li", &["service"]);
    desk.hire("zhou", &["service"]);
    let wave = drawn(&desk, false, None);
    let codes = codes(&desk, wave);
    let (one, two) = (codes[0].as_str(), codes[1].as_str());
    let code = |code: u32| json!({ "kind": "code", "code": code });
    let refused = [
        (json!({ "overall": code(0) }), "input.out_of_range@answers[overall]"),
        (json!({ "recommend": code(11) }), "input.out_of_range@answers[recommend]"),
        (json!({ "overall": { "kind": "text", "text": "好" } }), "input.invalid@answers[overall]"),
        (json!({ "improve": { "kind": "choices", "codes": [4] } }), "input.out_of_range@answers[improve]"),
        (json!({ "times": { "kind": "number", "number": 21 } }), "input.out_of_range@answers[times]"),
        (json!({ "parts/2": null }), "input.required@answers[parts/2]"),
        // Not asked after 2.
        (json!({ "asked": code(2) }), "input.unknown_id@answers[solved]"),
        (json!({ "more": code(2) }), "input.unknown_id@answers[more]"),
    ];
    for (changes, expected) in refused {
        assert_eq!(enter(&desk, "li", wave, one, "first", sheet(changes.clone())), expected, "{changes}");
    }
    assert_eq!(enter(&desk, "li", wave, "1234567", "first", sheet(json!({}))), "survey.code_malformed@code");
    assert_eq!(enter(&desk, "li", wave, one, "second", sheet(json!({}))), "survey.form_not_entered@code");
    let spaced = format!("{} {}", &one[..3], &one[3..]);
    assert_eq!(enter(&desk, "li", wave, &spaced, "first", sheet(json!({}))), "1 entered, 0 differ");
    assert_eq!(enter(&desk, "li", wave, one, "first", sheet(json!({}))), "survey.form_entered@code");
    let skipped = sheet(json!({ "asked": code(2), "solved": null }));
    assert_eq!(enter(&desk, "li", wave, two, "first", skipped), "2 entered, 0 differ");
    // Undo: the same person puts it right; others do not.
    let form = |login: &str| {
        desk.call_as(
            login,
            "get_survey_form",
            json!({ "wave_id": wave, "code": one, "pass": "first", "again": true }),
        )
    };
    assert_eq!(form("li").unwrap()["answers"]["overall"], code(4));
    assert_eq!(form("zhou").unwrap_err().code.text(), "survey.entry_stays");
    let slips = json!({ "overall": code(3), "asked": code(2), "solved": null });
    assert_eq!(enter(&desk, "zhou", wave, one, "second", sheet(slips)), "1 entered, 2 differ");
    assert_eq!(form("li").unwrap_err().code.text(), "survey.entry_stays");
    desk.must("end_survey_collecting", json!({ "id": wave }));
    assert_eq!(desk.refusal("close_survey_wave", json!({ "id": wave })), "survey.differences_open");
    let differences = desk.must("list_survey_differences", json!({ "wave_id": wave }));
    assert_eq!(
        differences[0],
        json!({ "code": spaced, "field": "overall", "number": 1, "first": code(4), "second": code(3) })
    );
    let settle = |field: &str, answer: Value| {
        let arguments = json!({ "wave_id": wave, "code": one, "field": field, "answer": answer });
        desk.must("settle_survey_difference", arguments).as_array().unwrap().len()
    };
    assert_eq!(settle("overall", code(4)), 1);
    // Once it is known that it was asked, what depends on it comes up.
    assert_eq!(settle("asked", code(1)), 1);
    assert_eq!(settle("solved", code(5)), 0);
    for field in ["recommend", "more"] {
        let agreed = json!({ "wave_id": wave, "code": one, "field": field, "answer": code(4) });
        assert_eq!(
            desk.refusal("settle_survey_difference", agreed),
            "survey.nothing_to_settle@field",
            "{field}"
        );
    }
    let settled = "SELECT count(*) FROM audit_entries WHERE operation = 'settle_survey_difference'";
    assert_eq!(desk.count(settled), 3);
    let detail = desk.must("close_survey_wave", json!({ "id": wave }));
    let tally = |name: &str| {
        let all = detail["tallies"].as_array().unwrap();
        let one = all.iter().find(|tally| tally["name"] == name).unwrap();
        ["first", "second", "compared", "wrong"].map(|count| one[count].as_i64().unwrap())
    };
    assert_eq!((tally("li"), tally("zhou")), ([2, 0, 10, 0], [0, 1, 10, 3]));
    let answers = answers::of_wave(&desk.raw(), wave, "wave_id").unwrap();
    assert_eq!((answers.sheets.len(), answers.unsettled, answers.returned), (2, 0, 2));
    assert!(answers.sheets.iter().all(|sheet| sheet.tenure.is_some()));
    assert_eq!(enter(&desk, "li", wave, &codes[2], "first", sheet(json!({}))), "survey.transition_refused@");
    assert!(desk.raw().execute("DELETE FROM survey_values", []).is_err());
}

/// Runs an anonymous wave in which households are ticked off in the order `ticks` and forms entered in the order
/// `forms`, and answers the store.
fn anonymous(ticks: &[usize], forms: &[usize]) -> (Desk, i64) {
    let desk = town(&[12]);
    let wave = drawn(&desk, true, None);
    let page = desk.must("list_survey_households", json!({ "wave_id": wave }));
    for at in ticks {
        let household = &page["rows"][at]["household_id"];
        desk.must(
            "tick_survey_household",
            json!({ "wave_id": wave, "household_id": household, "returned": true }),
        );
    }
    let codes = codes(&desk, wave);
    assert_eq!(
        enter(&desk, "manager", wave, &codes[0], "first", sheet(json!({}))),
        "survey.transition_refused@"
    );
    desk.must("end_survey_collecting", json!({ "id": wave }));
    for (count, at) in (1..).zip(forms) {
        let code = u32::try_from(at % 5 + 1).unwrap();
        let answers = sheet(json!({ "overall": { "kind": "code", "code": code } }));
        let said = enter(&desk, "manager", wave, &codes[*at], "first", answers);
        assert_eq!(said, format!("{count} entered, 0 differ"));
    }
    let household = &page["rows"][11]["household_id"];
    let late = json!({ "wave_id": wave, "household_id": household, "returned": true });
    assert_eq!(desk.refusal("tick_survey_household", late), "survey.transition_refused");
    (desk, wave)
}

#[test]
fn an_anonymous_wave_says_no_more_than_who_answered_and_what_was_answered() {
    let (desk, wave) = anonymous(&[0, 1, 2, 3, 4, 5, 6], &[0, 1, 2, 3, 4, 5, 6]);
    let (other, its_wave) = anonymous(&[6, 3, 0, 5, 2, 1, 4], &[2, 6, 0, 1, 5, 4, 3]);
    // Two offices in which the same households answered and the same was answered have the same rows in the same
    // order, whoever came when: nothing in the tables can tell them apart, so nothing in them can match the two.
    assert_eq!(survey_rows(&desk), survey_rows(&other));

    // The tables of households and of answers have nothing in common but the wave, the part of the community, and
    // their names for things; a form has no household. None has a row number of its own, which would be the order.
    let db = desk.raw();
    let columns = |table: &str| -> BTreeSet<String> {
        let mut statement = db.prepare("SELECT name FROM pragma_table_info(?1)").unwrap();
        statement.query_map([table], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let asked = columns("survey_households");
    for table in ["survey_entries", "survey_values"] {
        assert!(asked.is_disjoint(&columns(table)), "{table}");
    }
    assert_eq!(desk.count("SELECT count(*) FROM survey_forms WHERE household_id IS NOT NULL"), 0);
    for table in ["survey_households", "survey_forms", "survey_entries", "survey_values"] {
        assert!(db.prepare(&format!("SELECT rowid FROM {table}")).is_err(), "{table}");
        let moments =
            columns(table).into_iter().filter(|column| column.ends_with("_at") || column.ends_with("_on"));
        assert_eq!(moments.count(), 0, "{table}");
    }
    // A form cannot be given to a household later.
    assert!(db.execute("UPDATE survey_forms SET household_id = 1", []).is_err());
    let insert = "INSERT INTO survey_forms (code, wave_id, stratum, household_id) VALUES (1, 1, 1, 1)";
    assert!(db.execute(insert, []).is_err());

    // The trail knows when somebody worked at the wave, and neither household nor form.
    let entries = desk.must("list_audit_entries", json!({ "limit": 50 }));
    let rows = |operation: &str| {
        entries["entries"].as_array().unwrap().iter().filter(|entry| entry["operation"] == operation).count()
    };
    assert_eq!((rows("tick_survey_household"), rows("enter_survey_form")), (7, 7));
    for entry in entries["entries"].as_array().unwrap() {
        if ["tick_survey_household", "enter_survey_form"].contains(&text(&entry["operation"])) {
            assert_eq!(
                (&entry["subject"], &entry["changes"]),
                (&json!(format!("survey/{wave}")), &json!({}))
            );
        }
    }
    let answers = answers::of_wave(&db, wave, "wave_id").unwrap();
    assert_eq!((answers.sheets.len(), answers.returned), (7, 7));
    assert!(answers.sheets.iter().all(|sheet| sheet.tenure.is_none()));

    // Closing writes every form anew, in the order of the codes: in the file as well nothing is left of who came when.
    db.execute_batch(
        "CREATE TABLE written (at INTEGER PRIMARY KEY, code INTEGER);
         CREATE TRIGGER written AFTER INSERT ON survey_entries BEGIN
             INSERT INTO written (code) VALUES (NEW.code);
         END;",
    )
    .unwrap();
    desk.must("close_survey_wave", json!({ "id": wave }));
    other.must("close_survey_wave", json!({ "id": its_wave }));
    assert_eq!(survey_rows(&desk), survey_rows(&other));
    let codes = |sql: &str| -> Vec<i64> {
        let mut statement = db.prepare(sql).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let written = codes("SELECT code FROM written ORDER BY at");
    assert_eq!((written.len(), written), (7, codes("SELECT code FROM survey_entries ORDER BY code")));
}

#[test]
fn a_form_for_each_household_and_a_notice_are_printed() {
    let desk = town(&[6]);
    let bank = desk.must("list_survey_bank", json!({}));
    let template = &bank["templates"][0];
    let saved =
        desk.must("save_questionnaire", json!({ "title": template["title"], "design": template["design"] }));
    let sample = desk
        .must("preview_questionnaire", json!({ "title": template["title"], "design": template["design"] }));
    // The short one is one side, the whole one a sheet.
    assert_eq!((&sample["pages"], &sample["missing"]), (&json!(1), &json!([])));
    let whole = &bank["templates"][1];
    let sample =
        desk.must("preview_questionnaire", json!({ "title": whole["title"], "design": whole["design"] }));
    assert_eq!((&sample["pages"], &sample["missing"]), (&json!(2), &json!([])));
    let plan = json!({ "questionnaire_id": saved["id"], "title": "2026年满意度调查", "starts_on": "2026-11-23",
        "ends_on": "2026-12-06", "anonymous": true });
    let wave = desk.must("plan_survey_wave", json!({ "plan": plan }))["row"]["id"].clone();
    let notice = desk.must("render_survey_notice", json!({ "wave_id": wave }));
    assert_eq!((&notice["pages"], &notice["missing"]), (&json!(1), &json!([])));
    assert_eq!(
        desk.refusal("render_survey_forms", json!({ "wave_id": wave })),
        "survey.transition_refused@wave_id"
    );
    desk.must("draw_survey_wave", json!({ "id": wave }));
    // Printed again while the wave goes on, the notice bears the day from which it hangs.
    desk.pass(chrono::TimeDelta::days(5));
    let again = desk.must("render_survey_notice", json!({ "wave_id": wave }));
    for paper in [&notice, &again] {
        assert!(printed(paper).ends_with("2026年11月23日"), "{}", printed(paper));
    }
    let forms = desk.must("render_survey_forms", json!({ "wave_id": wave }));
    assert_eq!((&forms["pages"], &forms["missing"]), (&json!(6), &json!([])));
    // The questions are in the file once, however many copies there are.
    let size = |paper: &Value| text(&paper["base64"]).len();
    assert!(size(&forms) < size(&sample) * 2, "{} of {}", size(&forms), size(&sample));
}

#[test]
fn a_wave_that_took_the_place_of_one_by_a_change_of_its_plan_keeps_it() {
    let desk = town(&[4]);
    let questionnaire = |title: &str| {
        desk.must("save_questionnaire", json!({ "title": title, "design": design() }))["id"].clone()
    };
    let (one, other) = (questionnaire("一"), questionnaire("二"));
    let plan = |questionnaire: &Value, title: &str| {
        json!({ "questionnaire_id": questionnaire, "title": title, "starts_on": "2026-11-30",
            "ends_on": "2026-12-06", "anonymous": false })
    };
    let planned = |questionnaire: &Value, title: &str| {
        desk.must("plan_survey_wave", json!({ "plan": plan(questionnaire, title) }))["row"]["id"].clone()
    };
    let (first, second, third) = (planned(&one, "甲"), planned(&one, "乙"), planned(&other, "丙"));
    let hour = || desk.pass(chrono::TimeDelta::hours(1));
    hour();
    desk.must("cancel_survey_wave", json!({ "id": first, "reason": "改期" }));
    hour();
    // A wave that asked the same before takes no place, whatever is put right in it.
    let update = |id: &Value, plan: Value| desk.must("update_survey_wave", json!({ "id": id, "plan": plan }));
    update(&second, plan(&one, "乙次"));
    desk.must("restore_survey_wave", json!({ "id": first }));
    hour();
    desk.must("cancel_survey_wave", json!({ "id": first, "reason": "改期" }));
    hour();
    update(&third, plan(&one, "丙"));
    desk.must("draw_survey_wave", json!({ "id": third }));
    assert_eq!(desk.refusal("restore_survey_wave", json!({ "id": first })), "survey.wave_replaced");
}

#[test]
fn a_wave_is_called_off_and_taken_up_again_while_nothing_else_happened() {
    let desk = town(&[4]);
    let wave = drawn(&desk, false, None);
    let codes = codes(&desk, wave);
    assert_eq!(enter(&desk, "manager", wave, &codes[0], "first", sheet(json!({}))), "1 entered, 0 differ");
    assert_eq!(
        desk.refusal("cancel_survey_wave", json!({ "id": wave, "reason": " " })),
        "input.required@reason"
    );
    assert_eq!(desk.refusal("restore_survey_wave", json!({ "id": wave })), "survey.transition_refused");
    let cancel = || desk.must("cancel_survey_wave", json!({ "id": wave, "reason": "问卷印错了" }));
    let cancelled = cancel();
    assert_eq!(
        cancelled["cancellation"],
        json!({ "at": "2026-11-23T02:00:00Z", "by": cancelled["cancellation"]["by"], "reason": "问卷印错了" })
    );
    assert_eq!(
        (&cancelled["row"]["cancelled"], &cancelled["row"]["state"], &cancelled["actions"]),
        (&json!(true), &json!("collecting"), &json!(["restore"]))
    );
    assert_eq!(cancelled["row"]["entered"], 1, "what was entered is kept");
    assert_eq!(
        enter(&desk, "manager", wave, &codes[1], "first", sheet(json!({}))),
        "survey.transition_refused@"
    );
    // Nor past the program.
    for sql in [
        "DELETE FROM survey_values",
        "INSERT INTO survey_values (code, pass, field, state) SELECT code, 'settled', 'said', 'blank' FROM survey_entries",
        "UPDATE survey_waves SET title = 'x'",
        "UPDATE survey_waves SET cancel_reason = NULL",
        "UPDATE survey_households SET returned = 1",
    ] {
        assert!(desk.raw().execute(sql, []).is_err(), "{sql}");
    }
    let restored = desk.must("restore_survey_wave", json!({ "id": wave }));
    assert_eq!((&restored["row"]["state"], &restored["cancellation"]), (&json!("collecting"), &Value::Null));
    assert_eq!(enter(&desk, "manager", wave, &codes[1], "first", sheet(json!({}))), "2 entered, 0 differ");
    cancel();
    desk.pass(chrono::TimeDelta::hours(1));
    let questionnaire = cancelled["row"]["questionnaire_id"].clone();
    let instead = json!({ "questionnaire_id": questionnaire, "title": "重印", "starts_on": "2026-11-30",
        "ends_on": "2026-12-06", "anonymous": false });
    let instead = desk.must("plan_survey_wave", json!({ "plan": instead }))["row"]["id"].clone();
    assert_eq!(desk.refusal("restore_survey_wave", json!({ "id": wave })), "survey.wave_replaced");
    // Called off itself it is in nobody's way; then the first is in its own.
    desk.pass(chrono::TimeDelta::hours(1));
    desk.must("cancel_survey_wave", json!({ "id": instead, "reason": "不重印了" }));
    desk.pass(chrono::TimeDelta::hours(1));
    desk.must("restore_survey_wave", json!({ "id": wave }));
    assert_eq!(desk.refusal("restore_survey_wave", json!({ "id": instead })), "survey.wave_replaced");
    cancel();
    desk.pass(chrono::TimeDelta::hours(1));
    desk.must("restore_survey_wave", json!({ "id": instead }));
    assert_eq!(desk.refusal("restore_survey_wave", json!({ "id": wave })), "survey.wave_replaced");
    let reasons =
        "SELECT count(*) FROM audit_entries WHERE operation = 'cancel_survey_wave' AND changes LIKE '%印错%'";
    assert_eq!(desk.count(reasons), 3);
}

#[test]
fn a_closed_wave_is_not_called_off() {
    let desk = town(&[4]);
    let wave = drawn(&desk, false, None);
    desk.must("end_survey_collecting", json!({ "id": wave }));
    desk.must("close_survey_wave", json!({ "id": wave }));
    let refused = desk.refusal("cancel_survey_wave", json!({ "id": wave, "reason": "不要了" }));
    assert_eq!(refused, "survey.transition_refused");
    assert_eq!(desk.count("SELECT count(*) FROM survey_waves WHERE closed_at IS NOT NULL"), 1);
}

#[test]
fn there_must_be_a_questionnaire_and_somebody_to_ask() {
    let desk = town(&[]);
    let wave = plan(&desk, false, None);
    let asks = |id: i64| {
        json!({ "plan": { "questionnaire_id": id, "title": "下半年", "starts_on": "2026-11-23",
            "ends_on": "2026-12-06", "anonymous": false } })
    };
    let named = json!({ "id": 9, "title": "满意度", "design": design() });
    let cases = [
        ("get_questionnaire", json!({ "id": 9 }), "survey.questionnaire_not_found@id"),
        ("get_questionnaire", json!({ "id": 1, "number": 9 }), "survey.questionnaire_not_found@number"),
        ("save_questionnaire", named, "survey.questionnaire_not_found@id"),
        ("plan_survey_wave", asks(9), "survey.questionnaire_not_found@plan.questionnaire_id"),
        ("draw_survey_wave", json!({ "id": wave }), "survey.nobody_to_ask"),
    ];
    for (operation, arguments, expected) in cases {
        assert_eq!(desk.refusal(operation, arguments.clone()), expected, "{operation} {arguments}");
    }
}

#[test]
fn how_large_a_survey_must_be() {
    let desk = town(&[6]);
    let size = |arguments: Value| {
        let said = desk.must("size_survey_sample", arguments);
        let numbers = ["households", "target", "forms"].map(|name| said[name].as_i64().unwrap());
        (numbers, said["all_are_too_few"] == true)
    };
    let cases = [
        // 384.15 of an endless community, corrected: Krejcie and Morgan's table says 260, rounded down.
        (json!({ "households": 800, "margin_percent": 5, "return_percent": 60 }), ([800, 260, 434], false)),
        (json!({ "households": 1200, "margin_percent": 5, "return_percent": 71 }), ([1200, 292, 412], false)),
        (json!({ "households": 1200, "margin_percent": 10, "return_percent": 50 }), ([1200, 89, 178], false)),
        (json!({ "households": 100, "margin_percent": 5, "return_percent": 50 }), ([100, 80, 100], true)),
        (json!({ "margin_percent": 5, "return_percent": 100 }), ([6, 6, 6], false)),
    ];
    for (arguments, expected) in cases {
        assert_eq!(size(arguments.clone()), expected, "{arguments}");
    }
    for (arguments, field) in [
        (json!({ "households": 0, "margin_percent": 5, "return_percent": 60 }), "households"),
        (json!({ "households": 800, "margin_percent": 0, "return_percent": 60 }), "margin_percent"),
        (json!({ "households": 800, "margin_percent": 5, "return_percent": 101 }), "return_percent"),
    ] {
        assert_eq!(desk.refusal("size_survey_sample", arguments), format!("input.out_of_range@{field}"));
    }
    let nobody = Desk::open();
    let refused = nobody.refusal("size_survey_sample", json!({ "margin_percent": 5, "return_percent": 60 }));
    assert_eq!(refused, "input.out_of_range@households");
}

#[test]
fn own_questions_are_kept_renamed_and_retired_and_stay_the_same_questions() {
    let desk = town(&[4]);
    let asks = json!({ "kind": "satisfaction", "does_not_apply": true });
    let question = |key: &str, text: &str| {
        json!({ "key": key, "text": text, "topic": "repair", "required": false, "asks": asks,
            "only_if": { "question": "overall", "codes": [1] } })
    };
    let keep = |id: Value, question: Value, retired: bool, version: i64| {
        let arguments =
            json!({ "id": id, "question": question, "retired": retired, "expected_version": version });
        desk.call("save_survey_question", arguments)
            .map_err(|error| format!("{}@{}", error.code.text(), error.field.unwrap_or_default()))
    };
    let kept = keep(Value::Null, question("q-lift", "电梯好用吗"), false, 0).unwrap();
    assert_eq!((&kept["questionnaires"], &kept["question"]["only_if"]), (&json!(0), &Value::Null));
    let id = kept["id"].clone();
    let refused = [
        (keep(Value::Null, question("q-lift", "又一题"), false, 0), "survey.key_taken@question.key"),
        (keep(Value::Null, question("overall", "总的"), false, 0), "survey.key_taken@question.key"),
        (keep(Value::Null, question("q-2", " "), false, 0), "input.required@question.text"),
        (keep(id.clone(), question("q-3", "电梯"), false, 1), "input.invalid@question.key"),
        (keep(id.clone(), question("q-lift", "电梯"), false, 9), "record.changed@"),
        (keep(json!(9), question("q-9", "电梯"), false, 1), "input.unknown_id@id"),
    ];
    for (answer, expected) in refused {
        assert_eq!(answer.unwrap_err(), expected);
    }
    let mut other = question("q-lift", "电梯");
    other["asks"] = json!({ "kind": "text" });
    assert_eq!(keep(id.clone(), other, false, 1).unwrap_err(), "survey.kind_changed@question.asks");

    // Two versions of a questionnaire ask it, under two names: one question.
    let ask = |text: &str, id: Value| {
        let mut design = design();
        let mut asked = question("q-lift", text);
        asked["only_if"] = Value::Null;
        design["sections"][0]["questions"].as_array_mut().unwrap().push(asked);
        desk.must("save_questionnaire", json!({ "id": id, "title": "满意度", "design": design }))["id"]
            .clone()
    };
    let questionnaire = ask("电梯好用吗", Value::Null);
    let renamed = keep(id.clone(), question("q-lift", "您对电梯满意吗？"), false, 1).unwrap();
    assert_eq!(
        (&renamed["questionnaires"], &renamed["question"]["key"], &renamed["version"]),
        (&json!(1), &json!("q-lift"), &json!(2))
    );
    ask("您对电梯满意吗？", questionnaire.clone());
    let retired = keep(id, question("q-lift", "您对电梯满意吗？"), true, 2).unwrap();
    assert_eq!((&retired["retired"], &retired["questionnaires"]), (&json!(true), &json!(1)));
    let own = desk.must("list_survey_bank", json!({}))["own"].clone();
    assert_eq!(own, json!([retired]));
    assert!(desk.raw().execute("DELETE FROM survey_questions", []).is_err());
    assert!(desk.raw().execute("UPDATE survey_questions SET key = 'x'", []).is_err());
}
