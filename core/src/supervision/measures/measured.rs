//! Figures of the program by which one sees whether a measure helped: counted from the facts for the days before it and, when it is
//! done, for days after it. What was counted is kept with the measure, as it was said then. Formulas are those of the report.

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::Connection;

use super::{MeasuredDays, MeasuredName, MeasuredPlan, MeasuredValue};
use crate::days::{self, day_of, start_of};
use crate::error::{Error, ErrorCode, Result};
use crate::office::OfficeZone;
use crate::reports::figures::Rate;
use crate::statistics::{self, Events, Verdict};
use crate::tickets::{self, Satisfaction, Solution};

/// The most days that are counted together.
const MOST_DAYS: i64 = 366;

/// When figures are counted, and where.
#[derive(Clone, Copy)]
pub(super) struct Moment<'a> {
    pub(super) db: &'a Connection,
    pub(super) zone: OfficeZone,
    pub(super) now: DateTime<Utc>,
}

/// What the plan's figure was on its days, checked.
pub(super) fn before(at: Moment<'_>, plan: &MeasuredPlan) -> Result<MeasuredValue> {
    let MeasuredPlan { name, topic_id, from_on, to_on } = *plan;
    let unfit = |code| Err(Error::field("plan.measured.topic_id", code));
    match (name, topic_id) {
        (MeasuredName::Tickets, None) => return unfit(ErrorCode::InputRequired),
        // Which tickets were closed is not counted by topic.
        (MeasuredName::Repeat, Some(_)) => return unfit(ErrorCode::InputInvalid),
        (_, Some(id)) => {
            if !tickets::topics(at.db)?.iter().any(|topic| topic.id == id) {
                let error = Error::field("plan.measured.topic_id", ErrorCode::InputUnknownId);
                return Err(error.with("id", id));
            }
        }
        (_, None) => {}
    }
    days::plannable("plan.measured.from_on", from_on)?;
    value(at, (name, topic_id), MeasuredDays { from_on, to_on }, "plan.measured.to_on")
}

/// What the same figure is on later days, checked.
pub(super) fn after(
    at: Moment<'_>,
    of: (MeasuredName, Option<i64>),
    before: MeasuredValue,
    on: MeasuredDays,
) -> Result<MeasuredValue> {
    days::not_before("after.from_on", on.from_on, days::next(before.to_on))?;
    value(at, of, on, "after.to_on")
}

fn value(
    at: Moment<'_>,
    (name, topic_id): (MeasuredName, Option<i64>),
    MeasuredDays { from_on, to_on }: MeasuredDays,
    field: &str,
) -> Result<MeasuredValue> {
    let Moment { db, zone, now } = at;
    days::not_before(field, to_on, from_on)?;
    if to_on > day_of(zone, now) {
        return Err(Error::field(field, ErrorCode::TimeInFuture));
    }
    if (to_on - from_on).num_days() >= MOST_DAYS {
        return Err(Error::field(field, ErrorCode::MeasurePeriodTooLong).with("days", MOST_DAYS));
    }
    // What happens at this very moment has happened.
    let to = start_of(zone, days::next(to_on)).min(now + TimeDelta::milliseconds(1));
    let of = counted(db, (name, topic_id), (start_of(zone, from_on), to))?;
    let of = if name == MeasuredName::Tickets {
        Rate { denominator: (to_on - from_on).num_days() + 1, ..of }
    } else {
        of
    };
    Ok(MeasuredValue { from_on, to_on, of })
}

fn counted(
    db: &Connection,
    (name, topic_id): (MeasuredName, Option<i64>),
    (from, to): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Rate> {
    let mut of = Rate::default();
    let mut count = |topic: i64, hit: bool| {
        if topic_id.is_none_or(|wanted| wanted == topic) {
            of.denominator += 1;
            of.numerator += i64::from(hit);
        }
    };
    match name {
        MeasuredName::OnTime => {
            tickets::settled(db, from, to, |fact| count(fact.topic_id, fact.on_time()))?;
        }
        MeasuredName::Satisfied => tickets::follow_ups_reached_within(db, from, to, |fact| {
            if let Some((_, said)) = fact.answer {
                let content = matches!(said, Satisfaction::VerySatisfied | Satisfaction::Satisfied);
                count(fact.topic_id, content);
            }
        })?,
        MeasuredName::Solved => tickets::follow_ups_reached_within(db, from, to, |fact| {
            if let Some((solution, _)) = fact.answer {
                count(fact.topic_id, solution == Solution::Solved);
            }
        })?,
        MeasuredName::FollowedUp => {
            tickets::follow_ups_due_within(db, from, to, |fact| count(fact.topic_id, fact.answer.is_some()))?;
        }
        MeasuredName::Closing | MeasuredName::Tickets => tickets::received(db, from, to, |fact| {
            if !fact.cancelled {
                count(fact.topic_id, fact.closed || name == MeasuredName::Tickets);
            }
        })?,
        MeasuredName::Repeat => {
            tickets::repeated(db, from, to, |_| of.numerator += 1)?;
            of.denominator = tickets::closed(db, from, to)?;
        }
    }
    Ok(of)
}

/// Whether the figure changed by more than chance: shares by Newcombe's interval of their difference, counts of tickets by the exact
/// test of their daily rates.
pub(in crate::supervision) fn verdict(name: MeasuredName, before: Rate, after: Rate) -> Verdict {
    let number = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
    if name == MeasuredName::Tickets {
        let events =
            |of: Rate| Events { count: number(of.numerator), over: f64::from(number(of.denominator)) };
        let Some(change) = statistics::count_change(events(before), events(after)) else {
            return Verdict::NoSignificantChange;
        };
        return match change.ratio {
            _ if !change.differs() => Verdict::NoSignificantChange,
            Some(ratio) if ratio < 1.0 => Verdict::Fall,
            Some(_) | None => Verdict::Rise,
        };
    }
    let share = |of: Rate| statistics::share(number(of.numerator), number(of.denominator));
    match (share(before), share(after)) {
        (Some(before), Some(after)) => statistics::change(&before, &after).verdict,
        _ => Verdict::TooFew,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_called_one_only_where_chance_is_unlikely() {
        use MeasuredName::{OnTime, Tickets};
        use Verdict::{Fall, NoSignificantChange, Rise, TooFew};
        let cases = [
            // Newcombe 1998, table II (a): 56/70 and 48/80 differ by 0.0524…0.3339.
            (OnTime, (48, 80), (56, 70), Rise),
            (OnTime, (56, 70), (48, 80), Fall),
            (OnTime, (36, 40), (190, 200), NoSignificantChange),
            (OnTime, (4, 4), (0, 100), TooFew),
            (OnTime, (0, 0), (9, 9), TooFew),
            // As many again, over as many days: p = 0.312; half as many again of more: p = 0.0071.
            (Tickets, (20, 92), (28, 92), NoSignificantChange),
            (Tickets, (140, 90), (100, 92), Fall),
            (Tickets, (0, 92), (6, 92), Rise),
            (Tickets, (7, 90), (0, 91), Fall),
            (Tickets, (0, 90), (0, 91), NoSignificantChange),
        ];
        for (name, before, after, expected) in cases {
            let rate = |(numerator, denominator)| Rate { numerator, denominator };
            assert_eq!(verdict(name, rate(before), rate(after)), expected, "{name:?} {before:?} {after:?}");
        }
    }
}
