//! Which tickets are called back: at least one of each handler where the size allows it, otherwise in proportion to how many each
//! closed. The draw follows from the strata, the size and the seed alone.

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use crate::sampling;
use crate::statistics::{Sample, sample_size};
use crate::tickets::ClosedFact;

/// The most that a group of people calls.
pub(super) const MOST: usize = 200;

/// Half the width of the interval that the proposed size is good for.
const MARGIN: f64 = 0.15;

/// The tickets of one handler.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::supervision) struct Stratum {
    /// Who was responsible; none where nobody was.
    pub(in crate::supervision) staff_id: Option<i64>,
    /// The tickets it is drawn from, by when they were closed.
    pub(in crate::supervision) frame: Vec<i64>,
}

/// The handlers in the order of their ids, those of nobody last, and how many tickets name nobody who could be asked.
pub(super) fn strata(closed: &[ClosedFact]) -> (Vec<Stratum>, usize) {
    let mut strata: Vec<Stratum> = Vec::new();
    let mut without_contact = 0;
    for fact in closed {
        if fact.without_contact {
            without_contact += 1;
            continue;
        }
        let known = strata.iter_mut().find(|stratum| stratum.staff_id == fact.responsible_id);
        match known {
            Some(stratum) => stratum.frame.push(fact.id),
            None => strata.push(Stratum { staff_id: fact.responsible_id, frame: vec![fact.id] }),
        }
    }
    strata.sort_by_key(|stratum| (stratum.staff_id.is_none(), stratum.staff_id));
    (strata, without_contact)
}

/// How many tickets these strata have together.
pub(super) fn frame(strata: &[Stratum]) -> usize {
    strata.iter().map(|stratum| stratum.frame.len()).sum()
}

/// The fewest and the most that can be asked of these strata, and how many it is proposed to ask.
pub(super) fn sizes(strata: &[Stratum]) -> (usize, usize, usize) {
    let all = frame(strata);
    let (least, most) = (strata.len().min(MOST), all.min(MOST));
    let population = u32::try_from(all).unwrap_or(u32::MAX);
    let wanted = if all == 0 { 0 } else { sample_size(Sample { population, margin: MARGIN, expected: 0.5 }) };
    let wanted = usize::try_from(wanted).unwrap_or(MOST);
    (least, most, wanted.clamp(least, most.max(least)))
}

/// How many of `size` fall to each stratum.
pub(super) fn allocation(strata: &[Stratum], size: usize) -> Vec<usize> {
    let sizes: Vec<usize> = strata.iter().map(|stratum| stratum.frame.len()).collect();
    sampling::shares(&sizes, size)
}

/// The tickets that are asked about, stratum by stratum, each in the order of its frame.
pub(super) fn draw(strata: &[Stratum], size: usize, seed: i64) -> Vec<Vec<i64>> {
    let mut chance = ChaCha8Rng::seed_from_u64(seed.unsigned_abs());
    let counts = allocation(strata, size);
    let of = |(stratum, count): (&Stratum, usize)| {
        let places = sampling::some((0..stratum.frame.len()).collect(), count, &mut chance);
        places.into_iter().map(|place| stratum.frame[place]).collect()
    };
    strata.iter().zip(counts).map(of).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn closed(counts: &[(Option<i64>, i64)]) -> Vec<ClosedFact> {
        let mut closed = Vec::new();
        for (responsible_id, count) in counts {
            for _ in 0..*count {
                let id = i64::try_from(closed.len()).unwrap() + 1;
                closed.push(ClosedFact { id, responsible_id: *responsible_id, without_contact: false });
            }
        }
        closed
    }

    #[test]
    fn the_same_seed_draws_the_same_in_every_version_of_the_program() {
        let (strata, _) = strata(&closed(&[(Some(3), 12), (None, 2), (Some(1), 26)]));
        let order: Vec<Option<i64>> = strata.iter().map(|one| one.staff_id).collect();
        assert_eq!(order, [Some(1), Some(3), None]);
        assert_eq!(allocation(&strata, 10), [6, 3, 1]);
        assert_eq!(allocation(&strata, 3), [1, 1, 1]);
        let drawn = draw(&strata, 10, 20_261_123);
        assert_eq!(drawn, draw(&strata, 10, 20_261_123));
        assert_ne!(drawn, draw(&strata, 10, 20_261_124));
        assert_eq!(drawn, [vec![17, 21, 28, 32, 35, 38], vec![3, 4, 11], vec![13]]);
    }

    #[test]
    fn a_size_is_proposed_that_is_good_for_fifteen_points() {
        type Case<'a> = (&'a [(Option<i64>, i64)], (usize, usize, usize));
        let cases: [Case<'_>; 6] = [
            (&[], (0, 0, 0)),
            (&[(Some(1), 1)], (1, 1, 1)),
            (&[(Some(1), 10), (Some(2), 10)], (2, 20, 14)),
            (&[(Some(1), 200)], (1, 200, 36)),
            (&[(Some(1), 100_000)], (1, 200, 43)),
            (&[(Some(1), 3), (Some(2), 1), (None, 1)], (3, 5, 5)),
        ];
        for (counts, expected) in cases {
            assert_eq!(sizes(&strata(&closed(counts)).0), expected, "{counts:?}");
        }
    }

    proptest! {
        #[test]
        fn everybody_is_looked_at_and_nobody_twice(
            counts in prop::collection::vec(1..40_i64, 1..10), more in 0..60_usize, seed in 1..1_000_000_i64,
        ) {
            let handlers: Vec<(Option<i64>, i64)> = (1_i64..).map(Some).zip(counts.iter().copied()).collect();
            let (strata, without) = strata(&closed(&handlers));
            let size = (strata.len() + more).min(frame(&strata));
            let drawn = draw(&strata, size, seed);
            prop_assert_eq!(without, 0);
            prop_assert_eq!(drawn.iter().map(Vec::len).sum::<usize>(), size);
            for (own, stratum) in drawn.iter().zip(&strata) {
                prop_assert!(!own.is_empty());
                let places: Vec<usize> =
                    own.iter().map(|id| stratum.frame.iter().position(|one| one == id).unwrap()).collect();
                prop_assert!(places.is_sorted() && places.windows(2).all(|pair| pair[0] != pair[1]));
                // In proportion, but for the one that each gets.
                let share = stratum.frame.len() * size / frame(&strata);
                prop_assert!(own.len() == 1 || own.len() <= share + 1);
            }
        }
    }
}
