//! Results of surveys: what was answered, how it changed, who is hidden, what is given out.

use std::io::Cursor;

use crate::common::{Desk, text};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use calamine::{Reader as _, Xlsx};
use serde_json::{Value, json};

/// Three buildings of 12, 12 and 3 households; the first household of each rents its home.
fn town() -> Desk {
    let desk = Desk::open();
    for (building, households) in [(1, 12), (2, 12), (3, 3)] {
        for at in 0..households {
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

fn questionnaire(desk: &Desk) -> Value {
    let question = |key: &str, topic: Option<&str>, asks: Value| {
        json!({ "key": key, "text": format!("问{key}"),
        "topic": topic, "required": false, "asks": asks })
    };
    let scale = || json!({ "kind": "satisfaction", "does_not_apply": true });
    let options = json!([{ "code": 1, "text": "停车" }, { "code": 2, "text": "电梯" }]);
    let design = json!({ "opening": "", "closing": "", "sections": [{ "title": "", "questions": [
        question("overall", Some("overall"), scale()),
        question("guards", Some("safety"), scale()),
        question("entry", Some("safety"), scale()),
        question("recommend", None, json!({ "kind": "recommend" })),
        question("improve", None, json!({ "kind": "multiple", "options": options })),
        question("said", None, json!({ "kind": "text" })),
    ] }] });
    desk.must("save_questionnaire", json!({ "title": "满意度", "design": design }))["id"].clone()
}

struct Asked<'a> {
    title: &'a str,
    starts_on: &'a str,
    anonymous: bool,
    sample_size: Option<i64>,
}

/// A wave whose forms can be entered, with the codes of its forms and the place of their stratum.
fn wave(desk: &Desk, questionnaire: &Value, asked: &Asked<'_>) -> (i64, Vec<(String, i64)>) {
    let plan = json!({ "questionnaire_id": questionnaire, "title": asked.title, "starts_on": asked.starts_on,
        "ends_on": "2026-12-31", "anonymous": asked.anonymous, "sample_size": asked.sample_size });
    let id = desk.must("plan_survey_wave", json!({ "plan": plan }))["row"]["id"].as_i64().unwrap();
    desk.must("draw_survey_wave", json!({ "id": id, "seed": 7 }));
    if asked.anonymous {
        desk.must("end_survey_collecting", json!({ "id": id }));
    }
    (id, forms(desk, id))
}

/// The codes of a wave's forms, with the place of their stratum.
fn forms(desk: &Desk, id: i64) -> Vec<(String, i64)> {
    let db = desk.raw();
    let sql = "SELECT code, stratum FROM survey_forms WHERE wave_id = ?1 ORDER BY stratum, code";
    let mut statement = db.prepare(sql).unwrap();
    let forms = statement.query_map([id], |row| Ok((format!("{:07}", row.get::<_, i64>(0)?), row.get(1)?)));
    forms.unwrap().map(Result::unwrap).collect()
}

/// Enters the forms of a wave; of each building the first so many are satisfied.
fn enter(desk: &Desk, wave: i64, forms: &[(String, i64)], satisfied: [usize; 3]) {
    let mut seen = [0_usize; 3];
    for (at, (code, stratum)) in forms.iter().enumerate() {
        let place = usize::try_from(*stratum).unwrap() - 1;
        seen[place] += 1;
        let score = if seen[place] <= satisfied[place] { 4 } else { 2 };
        let said = if at < 3 {
            json!({ "kind": "text", "text": "=电梯太慢" })
        } else {
            json!({ "kind": "blank" })
        };
        let guards = if at == 0 { 0 } else { 5 };
        let answers = json!({
            "overall": { "kind": "code", "code": score }, "guards": { "kind": "code", "code": guards },
            "entry": if at == 1 { json!({ "kind": "unreadable" }) } else { json!({ "kind": "code", "code": 3 }) },
            "recommend": { "kind": "code", "code": if score == 4 { 10 } else { 3 } },
            "improve": { "kind": "choices", "codes": [1, 2] }, "said": said,
        });
        desk.must(
            "enter_survey_form",
            json!({ "wave_id": wave, "code": code, "pass": "first", "answers": answers }),
        );
    }
}

fn two_waves(desk: &Desk) -> (i64, i64) {
    let questionnaire = questionnaire(desk);
    let asked = |title, starts_on| Asked { title, starts_on, anonymous: false, sample_size: None };
    let (first, forms) = wave(desk, &questionnaire, &asked("上半年", "2026-06-01"));
    enter(desk, first, &forms, [6, 3, 1]);
    let (second, forms) = wave(desk, &questionnaire, &asked("下半年", "2026-11-23"));
    enter(desk, second, &forms, [11, 10, 3]);
    (first, second)
}

fn near(found: &Value, expected: f64) {
    assert!((found.as_f64().unwrap() - expected).abs() < 0.000_1, "{found} is not {expected}");
}

/// The result of the question with this key.
fn of<'a>(results: &'a Value, field: &str) -> &'a Value {
    results["questions"].as_array().unwrap().iter().find(|one| one["field"] == field).unwrap()
}

#[test]
fn a_wave_says_what_was_answered_and_how_it_changed() {
    let desk = town();
    let (first, second) = two_waves(&desk);
    close(&desk, first);
    let results = desk.must("get_survey_results", json!({ "wave_id": second }));
    assert_eq!(results["response"], json!({ "numerator": 27, "denominator": 27 }));
    assert_eq!(results["buildings"][2]["response"], json!({ "numerator": 3, "denominator": 3 }));

    let overall = of(&results, "overall");
    assert_eq!((&overall["valid"], &overall["blank"]), (&json!(27), &json!(0)));
    let counts: Vec<i64> =
        overall["counts"].as_array().unwrap().iter().map(|one| one["count"].as_i64().unwrap()).collect();
    assert_eq!(counts, [0, 24, 0, 3, 0]);
    near(&overall["mean"], 102.0 / 27.0);
    near(&overall["median"], 4.0);
    // 24 of 27 by statsmodels, and its difference from 10 of 27.
    near(&overall["satisfied"]["interval"]["low"], 0.719_42);
    near(&overall["satisfied"]["interval"]["high"], 0.961_48);
    let change = &overall["change"];
    assert_eq!((text(&change["title"]), text(&change["change"]["verdict"])), ("上半年", "rise"));
    near(&change["change"]["change"], 14.0 / 27.0);
    near(&change["change"]["interval"]["low"], 0.265_90);
    near(&change["change"]["interval"]["high"], 0.689_72);
    let trend: Vec<&str> =
        overall["trend"].as_array().unwrap().iter().map(|one| text(&one["title"])).collect();
    assert_eq!(trend, ["上半年", "下半年"]);
    assert_eq!(of(&results, "guards")["change"]["change"]["verdict"], "no_significant_change");

    let earlier = desk.must("get_survey_results", json!({ "wave_id": first }));
    assert_eq!(
        (&of(&earlier, "overall")["change"], &of(&earlier, "overall")["trend"]),
        (&Value::Null, &json!([]))
    );

    // 不了解 and 看不清 are no valid answers; a topic counts each form once.
    assert_eq!(
        (&of(&results, "guards")["valid"], &of(&results, "guards")["does_not_apply"]),
        (&json!(26), &json!(1))
    );
    assert_eq!(
        (&of(&results, "entry")["valid"], &of(&results, "entry")["unreadable"]),
        (&json!(26), &json!(1))
    );
    let safety = &results["topics"][1];
    assert_eq!(
        (&safety["topic"], &safety["questions"], &safety["share"]["answers"]),
        (&json!("safety"), &json!(2), &json!(27))
    );
    // One said nothing but 一般, one nothing but 非常满意, 25 both.
    near(&safety["share"]["share"], (1.0 + 25.0 * 0.5) / 27.0);

    near(&of(&results, "recommend")["recommendation"]["net"], 21.0 / 27.0);
    assert_eq!(of(&results, "improve")["counts"][1]["count"], 27);
    let said = of(&results, "said");
    assert_eq!((said["texts"].as_array().unwrap().len(), &said["blank"]), (3, &json!(24)));
    let words = said["words"].as_array().unwrap();
    assert!(words.contains(&json!({ "word": "电梯", "forms": 3 })), "{words:?}");
}

#[test]
fn small_groups_are_hidden_and_do_not_follow_by_subtraction() {
    let desk = town();
    let (_, second) = two_waves(&desk);
    let results = desk.must("get_survey_results", json!({ "wave_id": second }));
    let groups: Vec<String> = of(&results, "overall")["groups"]
        .as_array()
        .unwrap()
        .iter()
        .map(|group| {
            let name = group["of"]["name"].as_str().unwrap_or_else(|| text(&group["of"]["kind"]));
            let shown = if group["hidden"] == true {
                "hidden".to_owned()
            } else {
                group["share"]["answers"].to_string()
            };
            format!("{name} {shown}")
        })
        .collect();
    // Building 3 has three answers: the smallest of the others is hidden along. So are the owners with the three tenants.
    assert_eq!(
        groups,
        ["1 hidden", "2 12", "3 hidden", "owners hidden", "tenants hidden", "unknown_tenure null"]
    );
}

#[test]
fn an_anonymous_sample_is_weighted_and_knows_no_tenure() {
    let desk = town();
    let asked = Asked { title: "匿名", starts_on: "2026-11-23", anonymous: true, sample_size: Some(23) };
    let (id, forms) = wave(&desk, &questionnaire(&desk), &asked);
    // Of the building that is asked alone not all come back.
    enter(&desk, id, &forms[1..], [9, 1, 0]);
    let results = desk.must("get_survey_results", json!({ "wave_id": id }));
    assert_eq!((&results["weighted"], &results["anonymous"]), (&json!(true), &json!(true)));
    let overall = of(&results, "overall");
    assert_eq!(overall["satisfied"]["method"], "wilson_effective");
    assert_eq!(overall["unweighted"]["method"], "wilson");
    // 9 of 9 in the building of 12, 1 of 13 among the 15 others.
    near(&overall["satisfied"]["share"], (12.0 + 15.0 / 13.0) / 27.0);
    near(&overall["unweighted"]["share"], 10.0 / 22.0);
    // A topic with one question says what the question says.
    near(&results["topics"][0]["share"]["share"], (12.0 + 15.0 / 13.0) / 27.0);
    let kinds = overall["groups"].as_array().unwrap().iter().map(|group| text(&group["of"]["kind"]));
    assert!(kinds.into_iter().all(|kind| kind == "building"));
}

/// The parts of an answered wave: in its table, on its response, in the groups of its first question.
fn parts(desk: &Desk, wave: i64) -> [Vec<String>; 3] {
    let results = desk.must("get_survey_results", json!({ "wave_id": wave }));
    let file = desk.must("export_survey_answers", json!({ "wave_id": wave, "format": "csv" }));
    let table = String::from_utf8(STANDARD.decode(text(&file["base64"])).unwrap()).unwrap();
    let mut exported: Vec<String> =
        table.lines().skip(1).map(|line| line.split(',').next().unwrap().to_owned()).collect();
    exported.dedup();
    let response = |one: &Value| {
        let rate = &one["response"];
        format!("{} {}/{}", text(&one["name"]), rate["numerator"], rate["denominator"])
    };
    let group = |one: &Value| format!("{} {}", text(&one["of"]["name"]), one["share"]["answers"]);
    [
        exported,
        results["buildings"].as_array().unwrap().iter().map(response).collect(),
        of(&results, "overall")["groups"].as_array().unwrap().iter().map(group).collect(),
    ]
}

#[test]
fn of_an_anonymous_wave_no_part_is_shown_of_which_few_came_back() {
    type Case<'a> = ([usize; 3], &'a [&'a str], &'a [&'a str], &'a [&'a str]);
    let desk = Desk::open();
    for (building, households) in [(1, 12), (2, 12), (3, 12)] {
        for at in 0..households {
            let room = format!("{building}-1-{}{:02}", 1 + at / 4, 1 + at % 4);
            let room = desk.must("save_room", json!({ "room": room, "kind": "home" }));
            let people = json!([{ "name": "王建国", "role": "owner" }]);
            desk.must(
                "move_in",
                json!({ "room_id": room["id"], "began_on": "2020-01-01", "people": people }),
            );
        }
    }
    let questionnaire = questionnaire(&desk);
    // How many forms of each building were entered.
    let cases: [Case<'_>; 4] = [
        ([8, 6, 5], &["1", "2", "3"], &["1 8/12", "2 6/12", "3 5/12"], &["1 8", "2 6", "3 5"]),
        // The only form of building 2 is one of seven.
        ([8, 1, 6], &["1", "其他"], &["1 8/12", "其他 7/24"], &["1 8", "其他 7"]),
        ([8, 1, 0], &["其他"], &["3 0/12", "其他 9/24"], &["3 null", "其他 9"]),
        ([2, 0, 1], &["其他"], &["2 0/12", "其他 3/24"], &[]),
    ];
    for (entered, exported, response, groups) in cases {
        let asked = Asked { title: "匿名", starts_on: "2026-11-23", anonymous: true, sample_size: None };
        let (id, forms) = wave(&desk, &questionnaire, &asked);
        let mut left = entered;
        let some: Vec<(String, i64)> = forms
            .into_iter()
            .filter(|(_, stratum)| {
                let left = &mut left[usize::try_from(*stratum).unwrap() - 1];
                *left > 0 && {
                    *left -= 1;
                    true
                }
            })
            .collect();
        enter(&desk, id, &some, [4, 3, 2]);
        assert_eq!(parts(&desk, id), [exported, response, groups], "{entered:?}");
    }
}

#[test]
fn nothing_that_is_shown_tells_hidden_buildings_apart() {
    // 9, 9 and 2 forms of 12, 12 and 3 households: the first building is hidden with the third.
    let results = |satisfied| {
        let desk = town();
        let asked =
            Asked { title: "抽样", starts_on: "2026-11-23", anonymous: false, sample_size: Some(20) };
        let (id, forms) = wave(&desk, &questionnaire(&desk), &asked);
        enter(&desk, id, &forms, satisfied);
        let results = desk.must("get_survey_results", json!({ "wave_id": id }));
        let building = |one: &&Value| one["of"]["kind"] == "building";
        let hidden = of(&results, "overall")["groups"].as_array().unwrap().iter().filter(building);
        let hidden: Vec<bool> = hidden.map(|one| one["hidden"] == true).collect();
        assert_eq!(hidden, [true, false, true], "{satisfied:?}");
        [results["questions"].clone(), results["topics"].clone(), results["buildings"].clone()]
    };
    let one = results([6, 5, 0]);
    for other in [[5, 5, 1], [4, 5, 2]] {
        // Who rents is known by another division.
        let without_tenure = |mut results: [Value; 3]| {
            for question in results[0].as_array_mut().unwrap() {
                question["groups"].as_array_mut().unwrap().truncate(3);
            }
            results
        };
        assert_eq!(without_tenure(results(other)), without_tenure(one.clone()), "{other:?}");
    }
}

#[test]
fn what_fewer_than_five_answered_has_no_figures() {
    let desk = town();
    let questionnaire = questionnaire(&desk);
    let asked = |title, starts_on| Asked { title, starts_on, anonymous: false, sample_size: None };
    let (first, forms) = wave(&desk, &questionnaire, &asked("三份", "2026-06-01"));
    enter(&desk, first, &forms[..3], [3, 0, 0]);
    let results = desk.must("get_survey_results", json!({ "wave_id": first }));
    for field in ["overall", "guards", "entry", "recommend", "improve"] {
        let question = of(&results, field);
        assert_eq!((&question["hidden"], &question["counts"]), (&json!(true), &json!([])), "{field}");
        for figure in ["mean", "median", "satisfied", "unweighted", "recommendation", "change"] {
            assert_eq!(question[figure], Value::Null, "{figure} of {field}");
        }
        assert_eq!((&question["groups"], &question["trend"]), (&json!([]), &json!([])), "{field}");
    }
    let paper = desk.must("render_survey_results", json!({ "wave_id": first }));
    assert_eq!(paper["missing"], json!([]));
    // Nor does a later wave show them as its trend.
    let (second, forms) = wave(&desk, &questionnaire, &asked("五份", "2026-11-23"));
    enter(&desk, second, &forms[..5], [3, 0, 0]);
    let results = desk.must("get_survey_results", json!({ "wave_id": second }));
    let overall = of(&results, "overall");
    assert_eq!((&overall["hidden"], &overall["counts"][1]["count"]), (&json!(false), &json!(3)));
    assert_eq!((&overall["change"], &overall["trend"]), (&Value::Null, &json!([])));
}

#[test]
fn satisfaction_at_follow_ups_stands_beside_and_is_never_mixed() {
    let desk = town();
    let (_, second) = two_waves(&desk);
    let before = desk.must("get_survey_results", json!({ "wave_id": second }));
    assert_eq!(before["follow_ups"]["share"], Value::Null);
    desk.hire("other", &["manager"]);
    let number = desk.register("complaint");
    desk.act(&number, "assign").unwrap();
    desk.act(&number, "mark_important").unwrap();
    desk.act(&number, "give_feedback").unwrap();
    let answer = json!({ "number": number, "channel_id": 1, "reached": true, "solution": "solved",
        "satisfaction": "satisfied", "note": "好" });
    desk.call_as("other", "record_follow_up", answer).unwrap();
    let after = desk.must("get_survey_results", json!({ "wave_id": second }));
    assert_eq!(after["follow_ups"]["share"]["answers"], 1);
    near(&after["follow_ups"]["share"]["share"], 1.0);
    assert_eq!(after["questions"], before["questions"]);
}

#[test]
fn answers_are_given_out_with_a_code_book_and_without_households_or_formulas() {
    let desk = town();
    let (_, second) = two_waves(&desk);
    let export = |format: &str| {
        let file = desk.must("export_survey_answers", json!({ "wave_id": second, "format": format }));
        assert_eq!(file["forms"], 27);
        (text(&file["file_name"]).to_owned(), STANDARD.decode(text(&file["base64"])).unwrap())
    };
    let (name, bytes) = export("csv");
    assert_eq!(name, "下半年-数据.csv");
    let table = String::from_utf8(bytes).unwrap();
    let mut lines = table.lines();
    let heading = "\u{FEFF}楼栋,业主租户,overall,guards,entry,recommend,improve#1,improve#2,said";
    assert_eq!(lines.next(), Some(heading));
    assert_eq!(lines.clone().count(), 27);
    assert!(lines.clone().any(|line| line.ends_with(",'=电梯太慢")), "a formula is defused");
    assert!(lines.clone().any(|line| line.contains(",-9,")), "what cannot be read has a code");
    assert!(!table.contains("王建国") && !table.contains("1-1-101"));

    let (_, bytes) = export("code_book");
    let book = String::from_utf8(bytes).unwrap();
    for said in
        ["overall,1,问overall,满意度,5,非常满意", "improve#2,5,问improve,多选,1,选了：电梯", ",-9,看不清"]
    {
        assert!(book.contains(said), "{said}\n{book}");
    }

    let (name, bytes) = export("xlsx");
    assert_eq!(name, "下半年-数据.xlsx");
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    assert_eq!(workbook.sheet_names(), ["数据", "编码表"]);
    assert_eq!(workbook.worksheet_range("数据").unwrap().height(), 28);
    assert_eq!(workbook.worksheet_formula("数据").unwrap().used_cells().count(), 0);
    assert_eq!(desk.count("SELECT count(*) FROM audit_entries WHERE operation = 'export_survey_answers'"), 3);
}

/// Ends a wave for good.
fn close(desk: &Desk, wave: i64) {
    if desk.must("get_survey_wave", json!({ "id": wave }))["row"]["state"] == "collecting" {
        desk.must("end_survey_collecting", json!({ "id": wave }));
    }
    desk.must("close_survey_wave", json!({ "id": wave }));
}

#[test]
fn the_quarterly_report_says_of_a_survey_what_its_results_say() {
    let desk = town();
    let (first, second) = two_waves(&desk);
    let surveys = || desk.must("quarter_figures", json!({ "quarter": "2026Q4" }))["surveys"].clone();
    let before = desk.must("quarter_figures", json!({ "quarter": "2026Q4" }))["as_of"].clone();
    assert_eq!(surveys(), json!([]), "what is still typed in does not count");
    let open = desk.must("quarter_figures", json!({ "quarter": "2026Q4" }))["open_surveys"].clone();
    let named: Vec<(&str, &str, &Value)> = open
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (text(&one["title"]), text(&one["state"]), &one["response"]))
        .collect();
    let all = json!({ "numerator": 27, "denominator": 27 });
    assert_eq!(named, [("上半年", "collecting", &all), ("下半年", "collecting", &all)], "but it is named");
    let earlier = desk.must("quarter_figures", json!({ "quarter": "2026Q1" }));
    assert_eq!(earlier["open_surveys"], json!([]), "in the quarters it is out in alone");
    // The first ends in the quarter as well; what is looked at is the second, which began after it.
    desk.set("2026-11-29T02:00:00Z");
    close(&desk, first);
    desk.set("2026-11-30T02:00:00Z");
    close(&desk, second);
    let figures = desk.must("quarter_figures", json!({ "quarter": "2026Q4" }));
    assert_ne!(
        figures["as_of"], before,
        "the figures are those of the moment at which the survey was closed"
    );
    assert_eq!(figures["as_of"], "2026-11-30T02:00:00Z");
    let results = desk.must("get_survey_results", json!({ "wave_id": second }));
    let survey = &figures["surveys"][1];
    for same in ["wave_id", "title", "starts_on", "ends_on", "response", "forms", "weighted", "anonymous"] {
        assert_eq!(survey[same], results[same], "{same}");
    }
    let scales: Vec<&Value> = results["questions"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["satisfied"] != Value::Null)
        .collect();
    let shown = survey["questions"].as_array().unwrap();
    assert_eq!((shown.len(), scales.len()), (3, 3));
    for (shown, result) in shown.iter().zip(scales) {
        for same in ["number", "text", "item", "valid", "satisfied", "change"] {
            assert_eq!(shown[same], result[same], "{same} of {}", result["field"]);
        }
        assert_eq!(shown["before"], result["trend"][0]["share"]);
    }
    assert_eq!(survey["overall"], shown[0]);
    assert_eq!((&shown[0]["satisfied_answers"], &shown[0]["valid"]), (&json!(24), &json!(27)));
    assert_eq!(desk.must("quarter_figures", json!({ "quarter": "2026Q3" }))["surveys"], json!([]));
    // No names, nothing of groups, nothing of what people wrote.
    let said = figures["surveys"].to_string();
    for hidden in ["王建国", "1-1-101", "groups", "电梯太慢"] {
        assert!(!said.contains(hidden), "{hidden}");
    }
    let paper = |desk: &Desk| desk.must("render_quarterly_report", json!({ "quarter": "2026Q4" }));
    let one = paper(&desk);
    assert_eq!(one["missing"], json!([]));
    desk.set("2026-12-01T02:00:00Z");
    assert_eq!(paper(&desk)["base64"], one["base64"], "the same data give the same bytes");
}

#[test]
fn a_wave_is_compared_with_closed_waves_and_a_report_says_the_same_for_ever() {
    let desk = town();
    let (first, second) = two_waves(&desk);
    let on_screen = || {
        let results = desk.must("get_survey_results", json!({ "wave_id": second }));
        of(&results, "overall")["change"]["title"].clone()
    };
    let in_report = || {
        let figures = desk.must("quarter_figures", json!({ "quarter": "2026Q4" }));
        let surveys = figures["surveys"].as_array().unwrap();
        surveys.iter().find(|survey| survey["wave_id"] == second).unwrap()["overall"]["change"]["title"]
            .clone()
    };
    assert_eq!(on_screen(), Value::Null, "the first may still change");
    close(&desk, second);
    assert_eq!((on_screen(), in_report()), (Value::Null, Value::Null));
    // The first is closed after all: the screen compares, and the report stays as it was given out.
    desk.pass(chrono::TimeDelta::days(40));
    close(&desk, first);
    assert_eq!((on_screen(), in_report()), (json!("上半年"), Value::Null));
}

#[test]
fn forms_that_came_back_are_at_least_those_that_were_entered() {
    // Ticked off, entered, and how many came back of 27.
    for (ticked, entered, returned) in [(5, 10, 10), (10, 3, 10), (0, 0, 0), (27, 27, 27)] {
        let desk = town();
        let plan = json!({ "questionnaire_id": questionnaire(&desk), "title": "匿名", "starts_on": "2026-11-23",
            "ends_on": "2026-12-31", "anonymous": true });
        let id = desk.must("plan_survey_wave", json!({ "plan": plan }))["row"]["id"].as_i64().unwrap();
        desk.must("draw_survey_wave", json!({ "id": id, "seed": 7 }));
        let households = desk.must("list_survey_households", json!({ "wave_id": id }));
        for household in &households["rows"].as_array().unwrap()[..ticked] {
            let household = &household["household_id"];
            desk.must(
                "tick_survey_household",
                json!({ "wave_id": id, "household_id": household, "returned": true }),
            );
        }
        desk.must("end_survey_collecting", json!({ "id": id }));
        enter(&desk, id, &forms(&desk, id)[..entered], [3, 3, 3]);
        let row = desk.must("get_survey_wave", json!({ "id": id }))["row"].clone();
        assert_eq!(row["returned"], returned, "{ticked} ticked off, {entered} entered");
        let results = desk.must("get_survey_results", json!({ "wave_id": id }));
        assert_eq!(results["response"], json!({ "numerator": returned, "denominator": 27 }));
    }
}

#[test]
fn what_fewer_than_five_said_is_not_in_the_report() {
    let desk = town();
    let asked = Asked { title: "四份", starts_on: "2026-11-23", anonymous: false, sample_size: None };
    let (id, forms) = wave(&desk, &questionnaire(&desk), &asked);
    enter(&desk, id, &forms[..5], [3, 0, 0]);
    close(&desk, id);
    let survey = &desk.must("quarter_figures", json!({ "quarter": "2026Q4" }))["surveys"][0];
    // Five answered the first question, four each of the others.
    let shown: Vec<(&Value, &Value, bool)> = survey["questions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (&one["satisfied_answers"], &one["valid"], one["satisfied"] == Value::Null))
        .collect();
    let (zero, three, five) = (json!(0), json!(3), json!(5));
    assert_eq!(shown, [(&three, &five, false), (&zero, &zero, true), (&zero, &zero, true)]);
}

#[test]
fn a_wave_that_was_called_off_has_no_results() {
    let desk = town();
    let (first, second) = two_waves(&desk);
    desk.must("cancel_survey_wave", json!({ "id": first, "reason": "问卷印错了" }));
    for (operation, arguments) in [
        ("get_survey_results", json!({ "wave_id": first })),
        ("render_survey_results", json!({ "wave_id": first })),
        ("render_survey_forms", json!({ "wave_id": first })),
        ("render_survey_notice", json!({ "wave_id": first })),
        ("export_survey_answers", json!({ "wave_id": first, "format": "csv" })),
    ] {
        assert_eq!(desk.refusal(operation, arguments), "survey.wave_cancelled@wave_id", "{operation}");
    }
    let overall =
        |wave: i64| of(&desk.must("get_survey_results", json!({ "wave_id": wave })), "overall").clone();
    assert_eq!((&overall(second)["change"], &overall(second)["trend"]), (&Value::Null, &json!([])));
    assert_eq!(desk.count("SELECT count(*) FROM survey_entries"), 54, "what was entered is kept");
    desk.must("restore_survey_wave", json!({ "id": first }));
    close(&desk, first);
    assert_eq!(overall(second)["change"]["title"], "上半年");
}

#[test]
fn the_results_on_paper_say_the_same() {
    let desk = town();
    let (_, second) = two_waves(&desk);
    let report = desk.must("render_survey_results", json!({ "wave_id": second }));
    assert_eq!(report["missing"], json!([]));
    assert!(report["pages"].as_i64().unwrap() >= 4);
    assert_eq!(desk.refusal("get_survey_results", json!({ "wave_id": 99 })), "survey.wave_not_found@wave_id");
}
