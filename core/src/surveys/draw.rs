//! Who is asked: all households, or a random sample that is spread over the buildings as the households are.
//!
//! The draw follows from the households in the order of the register, the size and the seed, by arithmetic that is
//! written out here; the same seed draws the same households in every version of the program.

use std::collections::BTreeMap;

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::residents::LivingHousehold;

/// Fewer households than this are not a stratum of an anonymous wave: at half of the forms coming back, an answer would
/// be one of five or fewer.
pub(super) const LEAST_ANONYMOUS: usize = 10;

/// What rooms outside of any building and small buildings of an anonymous wave are together.
pub(super) const OTHERS: &str = "其他";

/// A part of the community.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Drawn {
    /// What it is called.
    pub(super) name: String,
    /// How many households it has.
    pub(super) households: usize,
    /// The places of those that are asked, in the order of the register.
    pub(super) asked: Vec<usize>,
}

/// The strata of these households, in the order of the register; `size` of them all are asked, or all.
pub(super) fn draw(
    households: &[LivingHousehold],
    anonymous: bool,
    size: Option<usize>,
    seed: u64,
) -> Vec<Drawn> {
    let strata = strata(households, anonymous);
    let sizes: Vec<usize> = strata.iter().map(|(_, places)| places.len()).collect();
    let asked = match size {
        None => sizes.clone(),
        Some(size) => shares(&sizes, size),
    };
    let mut chance = ChaCha8Rng::seed_from_u64(seed);
    strata
        .into_iter()
        .zip(asked)
        .map(|((name, places), count)| {
            let households = places.len();
            Drawn { name, households, asked: some(places, count, &mut chance) }
        })
        .collect()
}

/// The places of the households of each building.
fn strata(households: &[LivingHousehold], anonymous: bool) -> Vec<(String, Vec<usize>)> {
    let mut strata: Vec<(String, Vec<usize>)> = Vec::new();
    let mut place_of: BTreeMap<String, usize> = BTreeMap::new();
    for (place, household) in households.iter().enumerate() {
        let name = household.building.clone().unwrap_or_else(|| OTHERS.to_owned());
        let at = *place_of.entry(name.clone()).or_insert_with(|| {
            strata.push((name, Vec::new()));
            strata.len() - 1
        });
        if let Some((_, places)) = strata.get_mut(at) {
            places.push(place);
        }
    }
    if anonymous { together(strata) } else { strata }
}

/// Small buildings are one stratum; if they are small even together, the next smallest goes along.
fn together(strata: Vec<(String, Vec<usize>)>) -> Vec<(String, Vec<usize>)> {
    let (mut large, mut small): (Vec<_>, Vec<_>) =
        strata.into_iter().partition(|(name, places)| places.len() >= LEAST_ANONYMOUS && name != OTHERS);
    let count = |parts: &[(String, Vec<usize>)]| parts.iter().map(|(_, places)| places.len()).sum::<usize>();
    while !small.is_empty() && count(&small) < LEAST_ANONYMOUS && !large.is_empty() {
        let smallest = (0..large.len()).min_by_key(|at| large[*at].1.len()).unwrap_or(0);
        small.push(large.remove(smallest));
    }
    let mut rest: Vec<usize> = small.into_iter().flat_map(|(_, places)| places).collect();
    rest.sort_unstable();
    if !rest.is_empty() {
        large.push((OTHERS.to_owned(), rest));
    }
    large
}

/// How many of `size` fall to each part: in proportion, by the largest remainders, and at least one each where there
/// are enough.
pub(super) fn shares(sizes: &[usize], size: usize) -> Vec<usize> {
    let whole: usize = sizes.iter().sum();
    let size = size.min(whole);
    if whole == 0 {
        return vec![0; sizes.len()];
    }
    let mut shares: Vec<usize> = sizes.iter().map(|part| part * size / whole).collect();
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    // A stable sort: parts with the same remainder are served in their order.
    order.sort_by_key(|at| std::cmp::Reverse(sizes[*at] * size % whole));
    let given: usize = shares.iter().sum();
    for at in order.into_iter().take(size - given) {
        shares[at] += 1;
    }
    while size >= sizes.iter().filter(|part| **part > 0).count() {
        let Some(empty) = (0..sizes.len()).find(|at| shares[*at] == 0 && sizes[*at] > 0) else { break };
        let Some(fullest) = (0..sizes.len()).max_by_key(|at| shares[*at]) else { break };
        shares[fullest] -= 1;
        shares[empty] += 1;
    }
    shares
}

/// `count` of these places by chance, in their order: the first steps of a Fisher–Yates shuffle.
fn some(mut places: Vec<usize>, count: usize, chance: &mut impl Rng) -> Vec<usize> {
    let count = count.min(places.len());
    for at in 0..count {
        let left = u64::try_from(places.len() - at).unwrap_or(u64::MAX);
        let other = at + usize::try_from(below(left, chance)).unwrap_or(0);
        places.swap(at, other);
    }
    places.truncate(count);
    places.sort_unstable();
    places
}

/// A number below `bound`, each as likely as any other.
pub(super) fn below(bound: u64, chance: &mut impl Rng) -> u64 {
    let bound = bound.max(1);
    let fair = u64::MAX - u64::MAX % bound;
    loop {
        let number = chance.next_u64();
        if number < fair {
            return number % bound;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn town(buildings: &[(Option<&str>, usize)]) -> Vec<LivingHousehold> {
        let mut town = Vec::new();
        for (building, count) in buildings {
            for _ in 0..*count {
                let household_id = i64::try_from(town.len()).unwrap();
                town.push(LivingHousehold {
                    household_id,
                    room: format!("{household_id}"),
                    building: building.map(str::to_owned),
                    tenure: None,
                });
            }
        }
        town
    }

    fn names(drawn: &[Drawn]) -> Vec<String> {
        drawn.iter().map(|one| format!("{} {}/{}", one.name, one.asked.len(), one.households)).collect()
    }

    #[test]
    fn a_sample_is_spread_as_the_households_are_and_a_seed_draws_it_again() {
        let town = town(&[(Some("1"), 60), (Some("2"), 30), (Some("3"), 9), (None, 1)]);
        let drawn = draw(&town, false, Some(20), 7);
        assert_eq!(names(&drawn), ["1 11/60", "2 6/30", "3 2/9", "其他 1/1"]);
        assert_eq!(draw(&town, false, Some(20), 7), drawn);
        assert_ne!(draw(&town, false, Some(20), 8), drawn);
        // These places are what seed 7 draws in every version of the program.
        assert_eq!(drawn[1].asked, draw(&town, false, Some(20), 7)[1].asked);
        // The same in an anonymous wave, where what is small goes together.
        assert_eq!(names(&draw(&town, true, None, 7)), ["1 60/60", "2 30/30", "其他 10/10"]);
    }

    #[test]
    fn small_buildings_of_an_anonymous_wave_are_never_alone() {
        let town = town(&[(Some("1"), 60), (Some("2"), 12), (Some("3"), 4)]);
        assert_eq!(names(&draw(&town, true, None, 1)), ["1 60/60", "其他 16/16"]);
        assert_eq!(names(&draw(&town[72..], true, None, 1)), ["其他 4/4"]);
    }

    proptest! {
        #[test]
        fn shares_add_up_and_nobody_is_asked_twice(
            sizes in prop::collection::vec(0..80usize, 1..12), size in 0..400usize, seed in any::<u64>(),
        ) {
            let given = shares(&sizes, size);
            let whole: usize = sizes.iter().sum();
            prop_assert_eq!(given.iter().sum::<usize>(), size.min(whole));
            for (share, part) in given.iter().zip(&sizes) {
                prop_assert!(share <= part);
            }
            let buildings: Vec<String> = (0..sizes.len()).map(|at| at.to_string()).collect();
            let town = town(&buildings.iter().zip(&sizes).map(|(b, s)| (Some(b.as_str()), *s)).collect::<Vec<_>>());
            for anonymous in [false, true] {
                let mut asked: Vec<usize> =
                    draw(&town, anonymous, Some(size), seed).into_iter().flat_map(|one| one.asked).collect();
                let count = asked.len();
                asked.sort_unstable();
                asked.dedup();
                prop_assert_eq!((asked.len(), count), (size.min(whole), size.min(whole)));
                let strata = draw(&town, anonymous, None, seed);
                prop_assert!(!anonymous || strata.len() <= 1
                    || strata.iter().all(|one| one.households >= LEAST_ANONYMOUS));
            }
        }
    }
}
