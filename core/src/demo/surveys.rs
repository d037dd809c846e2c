//! The surveys of the demo office: two anonymous waves of one questionnaire, the later a little better than the earlier.
//!
//! Forms go through the same operations as at a desk: drawn, ticked off, typed in, some of them twice, settled, closed.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use rusqlite::Transaction;

use super::life::Life;
use super::staff::Staff;
use crate::access::Actor;
use crate::days::day_of;
use crate::error::Result;
use crate::ids::Ids;
use crate::office::{OfficeZone, run_write};
use crate::operation::Write;
use crate::surveys::answer::{Answer, Answers};
use crate::surveys::design::{Asks, Design, Question};
use crate::surveys::{
    self, CloseSurveyWave, DrawSurveyWave, EndSurveyCollecting, EnterSurveyForm, Pass, PlanSurveyWave,
    SaveQuestionnaire, SaveSurveyPlan, SettleSurveyDifference, TickSurveyHousehold, WavePlan,
};

/// How many of a hundred answer 5, 4, 3, 2 and 1, from a topic that goes well to one that does not.
const SATISFIED: [[usize; 5]; 4] =
    [[38, 40, 15, 5, 2], [28, 41, 20, 8, 3], [20, 36, 26, 12, 6], [13, 29, 30, 18, 10]];

/// What residents write at the end.
const SAID: [&str; 10] = [
    "希望多派人管管电动车乱停",
    "电梯维修再快一点",
    "楼道打扫得比以前干净了",
    "垃圾桶夏天味道大，请勤清运",
    "地下车库灯太暗",
    "保安很负责，表扬",
    "希望公开公共收益的账目",
    "多办一些老人活动",
    "快递车进小区要限速",
    "报修后请告诉我们什么时候来",
];

/// A wave of the demo.
struct Wave {
    title: String,
    starts_on: NaiveDate,
    /// How much better than usual it went, in steps of the table above.
    better: usize,
}

/// The office as the demo knows it.
pub(super) struct Desk<'a> {
    pub(super) db: &'a Transaction<'a>,
    pub(super) ids: &'a Ids,
    pub(super) staff: &'a Staff,
    pub(super) zone: OfficeZone,
}

impl Desk<'_> {
    /// Runs an operation as somebody, at a moment.
    pub(super) fn run<O: Write>(&self, actor: &Actor, at: DateTime<Utc>, operation: O) -> Result<O::Answer> {
        run_write(self.db, self.ids, actor, at, operation)
    }
}

/// Holds the waves between the first day and the end; none if there is no time for one.
pub(super) fn hold(desk: &Desk<'_>, life: &mut Life, from: NaiveDate, end: DateTime<Utc>) -> Result<()> {
    let last = day_of(desk.zone, end) - TimeDelta::days(50);
    let first = from + TimeDelta::days(40);
    if last < first {
        return Ok(());
    }
    let Some(template) = surveys::templates().into_iter().next() else { return Ok(()) };
    let began = noon(first - TimeDelta::days(10));
    let questionnaire = SaveQuestionnaire {
        id: None,
        title: template.title,
        design: template.design,
        expected_version: None,
    };
    let questionnaire = run_write(desk.db, desk.ids, &desk.staff.manager, began, questionnaire)?;
    let title = |day: NaiveDate| format!("{}满意度调查", day.format("%Y年%-m月"));
    let mut waves = vec![Wave { title: title(last), starts_on: last, better: 1 }];
    if last - first >= TimeDelta::days(60) {
        waves.insert(0, Wave { title: title(first), starts_on: first, better: 0 });
    }
    for wave in &waves {
        one(desk, life, wave, (questionnaire.id, &questionnaire.design))?;
    }
    let due_on = last + TimeDelta::days(182);
    let plan = SaveSurveyPlan {
        id: None,
        title: "半年一次的满意度调查".to_owned(),
        questionnaire_id: Some(questionnaire.id),
        due_on,
        every_months: 6,
        remind_days: 30,
        active: true,
        expected_version: None,
    };
    run_write(desk.db, desk.ids, &desk.staff.manager, noon(last) + TimeDelta::days(30), plan)?;
    Ok(())
}

/// Four in the morning UTC: midday at the office.
pub(super) fn noon(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(chrono::NaiveTime::MIN).and_utc() + TimeDelta::hours(4)
}

fn one(
    desk: &Desk<'_>,
    life: &mut Life,
    wave: &Wave,
    (questionnaire_id, design): (i64, &Design),
) -> Result<()> {
    let Desk { db, ids, staff, .. } = *desk;
    let start = noon(wave.starts_on);
    let asked = surveys::households_to_ask(db, wave.starts_on)?;
    let plan = WavePlan {
        questionnaire_id,
        title: wave.title.clone(),
        starts_on: wave.starts_on,
        ends_on: wave.starts_on + TimeDelta::days(13),
        anonymous: true,
        sample_size: (asked > 100).then_some(asked / 4),
        target: None,
    };
    let planned = run_write(db, ids, &staff.manager, start - TimeDelta::days(3), PlanSurveyWave { plan })?;
    let id = planned.row.id;
    let seed = Some(1 + i64::try_from(life.below(999_999)).unwrap_or(0));
    run_write(db, ids, &staff.manager, start - TimeDelta::days(2), DrawSurveyWave { id, seed })?;
    let back =
        surveys::asked_households(db, id)?.into_iter().filter(|_| life.percent(71)).collect::<Vec<i64>>();
    for household_id in &back {
        let at = start + TimeDelta::minutes(i64::try_from(life.below(12 * 24 * 60)).unwrap_or(0));
        let tick = TickSurveyHousehold { wave_id: id, household_id: *household_id, returned: true };
        run_write(db, ids, clerk(life, staff), at, tick)?;
    }
    let mut at = start + TimeDelta::days(14);
    run_write(db, ids, &staff.manager, at, EndSurveyCollecting { id })?;
    let mut codes = surveys::form_codes(db, id)?;
    for _ in 0..back.len() {
        let code = codes.swap_remove(life.below(codes.len()));
        at += TimeDelta::seconds(40);
        let answers = answers(life, design, wave.better);
        type_in(desk, life, (id, &code, at), &answers)?;
    }
    run_write(db, ids, &staff.manager, at + TimeDelta::days(1), CloseSurveyWave { id })?;
    Ok(())
}

fn clerk<'a>(life: &mut Life, staff: &'a Staff) -> &'a Actor {
    life.pick(&staff.service)
}

/// Types a form in; every fifth a second time, with a slip now and then that is settled.
fn type_in(
    desk: &Desk<'_>,
    life: &mut Life,
    (wave_id, code, at): (i64, &str, DateTime<Utc>),
    truth: &Answers,
) -> Result<()> {
    let Desk { db, ids, staff, .. } = *desk;
    let form = |pass: Pass, answers: Answers| EnterSurveyForm {
        wave_id,
        code: code.to_owned(),
        pass,
        answers,
        again: false,
    };
    run_write(db, ids, clerk(life, staff), at, form(Pass::First, truth.clone()))?;
    if !life.percent(20) {
        return Ok(());
    }
    let mut second = truth.clone();
    if life.percent(12) {
        second.insert("overall".to_owned(), Answer::Unreadable);
    }
    run_write(db, ids, clerk(life, staff), at, form(Pass::Second, second.clone()))?;
    if let Some(answer) = truth.get("overall").filter(|answer| second.get("overall") != Some(*answer)) {
        let field = "overall".to_owned();
        let settle = SettleSurveyDifference { wave_id, code: code.to_owned(), field, answer: answer.clone() };
        run_write(db, ids, &staff.manager, at, settle)?;
    }
    Ok(())
}

/// What a household answers.
fn answers(life: &mut Life, design: &Design, better: usize) -> Answers {
    // Some are content with everything, some with nothing.
    let mood = life.below(3);
    design.fields().iter().map(|field| (field.key(), answer(life, field.question, mood, better))).collect()
}

fn answer(life: &mut Life, question: &Question, mood: usize, better: usize) -> Answer {
    if life.percent(2) {
        return if life.percent(25) { Answer::Unreadable } else { Answer::Blank };
    }
    match &question.asks {
        Asks::Satisfaction { does_not_apply } | Asks::Matrix { does_not_apply, .. } => {
            if *does_not_apply && life.percent(7) {
                return Answer::Code { code: 0 };
            }
            let hard = usize::from(question.key.starts_with("fees") || question.key.starts_with("repair"));
            // Cleaning is what became better.
            let eased = usize::from(question.key.starts_with("cleaning")) * better;
            let row = SATISFIED[(mood + hard).saturating_sub(eased).min(SATISFIED.len() - 1)];
            Answer::Code { code: score(life, row) }
        }
        Asks::Recommend => {
            let code = (9_usize.saturating_sub(mood * 2) + better + life.below(3)).clamp(1, 11) - 1;
            Answer::Code { code: u32::try_from(code).unwrap_or(0) }
        }
        Asks::Single { options } => Answer::Code { code: life.pick(options).code },
        Asks::Multiple { options } => {
            let codes: BTreeSet<u32> =
                options.iter().map(|option| option.code).filter(|_| life.percent(25)).collect();
            if codes.is_empty() { Answer::Blank } else { Answer::Choices { codes } }
        }
        Asks::Number { .. } => Answer::Number { number: i64::try_from(life.below(4)).unwrap_or(0) },
        Asks::Text => {
            if life.percent(14) {
                Answer::Text { text: (*life.pick(&SAID)).to_owned() }
            } else {
                Answer::Blank
            }
        }
    }
}

/// 5…1, by how many of a hundred answer each.
fn score(life: &mut Life, row: [usize; 5]) -> u32 {
    let mut left = life.below(row.iter().sum());
    for (score, share) in (1..=5).rev().zip(row) {
        if left < share {
            return score;
        }
        left -= share;
    }
    1
}
