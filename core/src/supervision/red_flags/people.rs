//! Whose on-time rate is under that of the others: two shares compared by Newcombe's interval, and only where both are of enough
//! tickets. Nobody is ranked, and who does not stand out is not named.

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use super::{SlowPerson, rows};
use crate::error::Result;
use crate::page;
use crate::reports::Quarter;
use crate::reports::figures::Rate;
use crate::statistics::{self, Verdict};
use crate::tickets;

/// Of fewer settled tickets nothing is said.
const LEAST_SETTLED: u32 = 30;

/// Those who stand out, in the order in which they were hired, and how many have too few tickets.
pub(super) fn slow(
    db: &Connection,
    quarter: Quarter,
    (from, to): (DateTime<Utc>, DateTime<Utc>),
) -> Result<(Vec<SlowPerson>, i64)> {
    let all = tickets::on_time_by_person(db, from, to)?;
    let sum = |of: fn(&tickets::PersonOnTime) -> u32| all.iter().map(of).sum::<u32>();
    let (on_time, settled) = (sum(|one| one.on_time), sum(|one| one.settled));
    let (mut slow, mut too_few) = (Vec::new(), 0_usize);
    for one in &all {
        let (own, others) = ((one.on_time, one.settled), (on_time - one.on_time, settled - one.settled));
        match compared(own, others) {
            Compared::TooFew => too_few += 1,
            Compared::Alike => {}
            Compared::Under(change) => slow.push(SlowPerson {
                staff: one.staff.clone(),
                own: rate(own),
                others: rate(others),
                difference: change.change,
                within: change.interval,
                review: rows::review_of_person(db, one.staff.id, quarter)?,
            }),
        }
    }
    Ok((slow, page::count(too_few)))
}

fn rate((on_time, settled): (u32, u32)) -> Rate {
    Rate { numerator: i64::from(on_time), denominator: i64::from(settled) }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Compared {
    TooFew,
    Alike,
    Under(statistics::Change),
}

/// A person's on-time tickets of those settled, beside those of the others together.
fn compared(own: (u32, u32), others: (u32, u32)) -> Compared {
    if own.1 < LEAST_SETTLED {
        return Compared::TooFew;
    }
    // With too few others to compare with, nobody stands out.
    let others = if others.1 < LEAST_SETTLED { None } else { statistics::share(others.0, others.1) };
    let (Some(own), Some(others)) = (statistics::share(own.0, own.1), others) else { return Compared::Alike };
    let change = statistics::change(&others, &own);
    match change.verdict {
        Verdict::Fall => Compared::Under(change),
        Verdict::Rise | Verdict::NoSignificantChange | Verdict::TooFew => Compared::Alike,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_interval_says_stands_out() {
        let cases = [
            // Newcombe 1998, table II (a): 56/70 and 48/80 differ by 0.0524…0.3339.
            ((48, 80), (56, 70), Some((-0.3339, -0.0524))),
            // The same the other way round is no red flag.
            ((56, 70), (48, 80), None),
            // 90 % and 95 %: five points of so few are chance.
            ((36, 40), (190, 200), None),
            ((29, 29), (190, 200), None),
            ((10, 40), (9, 29), None),
            ((30, 30), (30, 30), None),
        ];
        for (own, others, expected) in cases {
            let within = match compared(own, others) {
                Compared::Under(change) => Some((change.interval.low, change.interval.high)),
                Compared::Alike | Compared::TooFew => None,
            };
            let rounded = |bound: f64| (bound * 10_000.0).round() / 10_000.0;
            assert_eq!(
                within.map(|(low, high)| (rounded(low), rounded(high))),
                expected,
                "{own:?} {others:?}"
            );
        }
        assert_eq!(compared((0, 29), (100, 100)), Compared::TooFew);
        assert_eq!(compared((0, 100), (29, 29)), Compared::Alike);
    }
}
