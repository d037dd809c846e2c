//! What the supervision group of the demo office asks and looks into after each quarter: a sample of its closed tickets, and some of
//! what stands out.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::life::Life;
use super::supervision::supervisor;
use super::surveys::{Desk, noon};
use crate::access::Actor;
use crate::archive::{self, ArchiveKind};
use crate::days::day_of;
use crate::error::Result;
use crate::reports::Quarter;
use crate::supervision::{
    AddFinding, CallBack, DrawCallBacks, FeedbackTruth, RecordCallBack, RedFlagOf, SetAsideRedFlag,
};
use crate::tickets::{self, FlagQuery, RedFlagKind, Satisfaction, Sight, Solution};

/// How many residents are asked.
const SIZE: i64 = 36;

/// How many that stand out are looked into.
const LOOKED_INTO: usize = 5;

/// After each quarter that has ended: its sample, as far as there is time to call, and what stood out in it.
pub(super) fn call_back(desk: &Desk<'_>, life: &mut Life, from: NaiveDate, end: DateTime<Utc>) -> Result<()> {
    for quarter in Quarter::between(from, day_of(desk.zone, end)).into_iter().rev() {
        let at = noon(quarter.last_day() + TimeDelta::days(9));
        if at >= end {
            break;
        }
        let by = supervisor(desk, life);
        sample(desk, life, by, (quarter, at, end))?;
        look_into(desk, life, by, (quarter, at))?;
    }
    Ok(())
}

fn sample(
    desk: &Desk<'_>,
    life: &mut Life,
    by: &Actor,
    (quarter, at, end): (Quarter, DateTime<Utc>, DateTime<Utc>),
) -> Result<()> {
    let (from, to) = (quarter.start(desk.zone), quarter.end(desk.zone));
    let asked = tickets::closed_within(desk.db, from, to, Sight::All)?;
    // A small office has fewer tickets than are asked about in a large one.
    let frame = asked.iter().filter(|one| !one.without_contact).count();
    let size = SIZE.min(i64::try_from(frame).unwrap_or(SIZE));
    let handlers: std::collections::BTreeSet<_> =
        asked.iter().filter(|one| !one.without_contact).map(|one| one.responsible_id).collect();
    if size == 0 || handlers.len() > usize::try_from(size).unwrap_or(0) {
        return Ok(());
    }
    let draw = DrawCallBacks {
        from_on: quarter.first_day(),
        to_on: quarter.last_day(),
        size,
        due_on: day_of(desk.zone, at) + TimeDelta::days(14),
        seed: Some(1 + i64::try_from(life.below(999_999_998)).unwrap_or(0)),
        reason: None,
    };
    let drawn = desk.run(by, at, draw)?;
    let mut finding = false;
    for (place, row) in (1_i64..).zip(&drawn.call_backs) {
        // A dozen a day.
        let called = at + TimeDelta::days(place / 12) + TimeDelta::minutes(6 * (place % 12));
        if called >= end {
            break;
        }
        // Of an office without a supervision group the manager asks, and not about what they handled.
        if row.handled_by_you {
            continue;
        }
        let answer = ask(desk, life, by, (row, called, end))?;
        let differs = answer.is_some_and(|one| one.feedback == Some(FeedbackTruth::Untrue));
        if let (true, false, Some(handler)) = (differs, finding, &row.handler) {
            finding = true;
            let content = format!("{}：居民说没有收到反馈，反馈后要记下告知了谁", row.number);
            let made = AddFinding {
                check_id: None,
                call_back_id: Some(row.id),
                red_flag: None,
                content,
                owner_id: handler.id,
                due_on: day_of(desk.zone, called) + TimeDelta::days(14),
            };
            desk.run(by, called + TimeDelta::minutes(3), made)?;
        }
    }
    let over = (at + TimeDelta::days(SIZE / 12 + 3)).min(end);
    archive::filed_then(desk.db, ArchiveKind::CallBacks, drawn.sample.id, over)
}

/// Calls a resident, up to three times; what was recorded if one was reached.
fn ask(
    desk: &Desk<'_>,
    life: &mut Life,
    by: &Actor,
    (row, at, end): (&CallBack, DateTime<Utc>, DateTime<Utc>),
) -> Result<Option<RecordCallBack>> {
    let missed = RecordCallBack {
        id: row.id,
        reached: false,
        solution: None,
        satisfaction: None,
        feedback: None,
        note: None,
        called_at: None,
    };
    for attempt in 0..3 {
        let at = at + TimeDelta::days(attempt) + TimeDelta::hours(6 * attempt);
        if at >= end {
            return Ok(None);
        }
        if life.percent(22) {
            desk.run(by, at, missed.clone())?;
            continue;
        }
        let said = said(life, row, &missed);
        desk.run(by, at, said.clone())?;
        return Ok(Some(said));
    }
    Ok(None)
}

/// Most say again what they said before; some have thought better of it.
fn said(life: &mut Life, row: &CallBack, missed: &RecordCallBack) -> RecordCallBack {
    let (solution, satisfaction) = match row.own {
        Some(own) if life.percent(85) => (own.solution, own.satisfaction),
        _ if life.percent(84) => {
            (Solution::Solved, *life.pick(&[Satisfaction::VerySatisfied, Satisfaction::Satisfied]))
        }
        _ => *life.pick(&[
            (Solution::PartlySolved, Satisfaction::Neutral),
            (Solution::Unsolved, Satisfaction::Dissatisfied),
        ]),
    };
    let (feedback, note) = match life.below(20) {
        0 => (FeedbackTruth::Untrue, Some("没有人告诉我结果，是自己去问的。")),
        1 => (FeedbackTruth::Unclear, None),
        _ => (FeedbackTruth::True, None),
    };
    RecordCallBack {
        reached: true,
        solution: Some(solution),
        satisfaction: Some(satisfaction),
        feedback: Some(feedback),
        note: note.map(str::to_owned),
        ..missed.clone()
    }
}

/// Some of what stood out was innocent.
fn look_into(
    desk: &Desk<'_>,
    life: &mut Life,
    by: &Actor,
    (quarter, at): (Quarter, DateTime<Utc>),
) -> Result<()> {
    for (kind, reasons) in [
        (RedFlagKind::BackDated, ["夜间来电，值班记录核对一致", "周末来访，次日补登，与登记簿一致"]),
        (RedFlagKind::NoContact, ["意见箱匿名意见，已在公告栏张贴答复", "匿名来件，答复已在公众号发布"]),
    ] {
        let query = FlagQuery {
            kind,
            from: quarter.start(desk.zone),
            to: quarter.end(desk.zone),
            last_minutes: 10,
            staff_id: None,
            sight: Sight::All,
            known: None,
        };
        for (place, flagged) in (1_i64..).zip(tickets::flagged(desk.db, &query, None, Some(LOOKED_INTO))?) {
            if tickets::handled(desk.db, flagged.ticket_id, by.id)? {
                continue;
            }
            let number = tickets::number_of(desk.db, flagged.ticket_id)?;
            let aside = SetAsideRedFlag {
                flag: RedFlagOf::Ticket { kind, number, at: flagged.at },
                reason: (*life.pick(&reasons)).to_owned(),
            };
            desk.run(by, at + TimeDelta::hours(4) + TimeDelta::minutes(place), aside)?;
        }
    }
    Ok(())
}
