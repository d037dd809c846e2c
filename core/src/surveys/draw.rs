//! Who is asked: all households, or a random sample that is spread over the buildings as the households are.
//!
//! The draw follows from the households in the order of the register, the size and the seed, by arithmetic that is
//! written out here; the same seed draws the same households in every version of the program.

use std::collections::BTreeMap;

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::WaveStratum;
use crate::residents::LivingHousehold;
use crate::statistics::LEAST_SHOWN;

/// A part of an anonymous wave of which fewer households than this are asked is none: at half of the forms coming back,
/// an answer would be one of five or fewer.
const LEAST_ASKED: usize = 10;

/// What rooms outside of any building and small parts of an anonymous wave are together.
const OTHERS: &str = "其他";

/// What all parts of an anonymous wave are where none is large enough by itself.
const EVERYBODY: &str = "全部楼栋";

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

/// The strata of these households, in the order of the register; `size` of them all are asked, or all. An anonymous wave
/// is drawn alike, and what is small of it is put together afterwards: forms are told apart by their part.
pub(super) fn draw(
    households: &[LivingHousehold],
    anonymous: bool,
    size: Option<usize>,
    seed: u64,
) -> Vec<Drawn> {
    let buildings = buildings(households);
    let sizes: Vec<usize> = buildings.iter().map(|(_, places)| places.len()).collect();
    let asked = match size {
        None => sizes.clone(),
        Some(size) => shares(&sizes, size),
    };
    let mut chance = ChaCha8Rng::seed_from_u64(seed);
    let draw = |((name, places), count): ((String, Vec<usize>), usize)| {
        let households = places.len();
        Drawn { name, households, asked: some(places, count, &mut chance) }
    };
    let drawn: Vec<Drawn> = buildings.into_iter().zip(asked).map(draw).collect();
    if anonymous { together(drawn) } else { drawn }
}

/// The places of the households of each building.
fn buildings(households: &[LivingHousehold]) -> Vec<(String, Vec<usize>)> {
    let mut buildings: Vec<(String, Vec<usize>)> = Vec::new();
    let mut place_of: BTreeMap<String, usize> = BTreeMap::new();
    for (place, household) in households.iter().enumerate() {
        let name = household.building.clone().unwrap_or_else(|| OTHERS.to_owned());
        let at = *place_of.entry(name.clone()).or_insert_with(|| {
            buildings.push((name, Vec::new()));
            buildings.len() - 1
        });
        if let Some((_, places)) = buildings.get_mut(at) {
            places.push(place);
        }
    }
    buildings
}

/// Buildings of which few are asked are one part.
fn together(drawn: Vec<Drawn>) -> Vec<Drawn> {
    let asked: Vec<usize> = drawn.iter().map(|one| one.asked.len()).collect();
    let small = drawn.iter().map(|one| one.asked.len() < LEAST_ASKED || one.name == OTHERS).collect();
    let joined = joined(&asked, small, |joined| within(&asked, joined) >= LEAST_ASKED);
    let mut rest = Drawn { name: name_of(&joined).to_owned(), households: 0, asked: Vec::new() };
    let mut parts = Vec::new();
    for (one, joined) in drawn.into_iter().zip(joined) {
        if joined {
            rest.households += one.households;
            rest.asked.extend(one.asked);
        } else {
            parts.push(one);
        }
    }
    if rest.households > 0 {
        rest.asked.sort_unstable();
        parts.push(rest);
    }
    parts
}

/// Which of the parts of these sizes go together, where the `small` ones must: while they are not enough together, the next
/// smallest go along.
pub(super) fn joined(sizes: &[usize], small: Vec<bool>, is_enough: impl Fn(&[bool]) -> bool) -> Vec<bool> {
    let mut joined = small;
    loop {
        let next = (0..sizes.len()).filter(|at| !joined[*at] && sizes[*at] > 0).min_by_key(|at| sizes[*at]);
        match next {
            Some(next) if joined.contains(&true) && !is_enough(&joined) => joined[next] = true,
            _ => return joined,
        }
    }
}

/// How many of these are in the parts that go together.
pub(super) fn within(sizes: &[usize], joined: &[bool]) -> usize {
    sizes.iter().zip(joined).filter(|(_, joined)| **joined).map(|(size, _)| size).sum()
}

/// Whether so many are some, and too few for nobody to be recognised among them.
pub(super) fn is_told(count: usize) -> bool {
    (1..usize::try_from(LEAST_SHOWN).unwrap_or(usize::MAX)).contains(&count)
}

/// Which parts of an anonymous wave go together so that of each of these counts there are none or enough in every part.
/// What is 其他 already takes them.
pub(super) fn put_together(parts: &[WaveStratum], counts: &[Vec<usize>]) -> Vec<bool> {
    let mut small: Vec<bool> =
        (0..parts.len()).map(|at| counts.iter().any(|count| is_told(count[at]))).collect();
    if small.contains(&true) {
        for (small, part) in small.iter_mut().zip(parts) {
            *small |= part.name == OTHERS;
        }
    }
    let sizes: Vec<usize> = (0..parts.len()).map(|at| counts.iter().map(|count| count[at]).sum()).collect();
    let joined = joined(&sizes, small, |joined| counts.iter().all(|count| !is_told(within(count, joined))));
    // One that nothing can be put to stays what it is.
    if joined.iter().filter(|joined| **joined).count() == 1 { vec![false; parts.len()] } else { joined }
}

/// What the parts that go together are called.
pub(super) fn name_of(joined: &[bool]) -> &'static str {
    if joined.contains(&false) { OTHERS } else { EVERYBODY }
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
        assert_eq!(names(&draw(&town, true, Some(20), 7)), ["全部楼栋 20/100"]);
        let asked: Vec<usize> = drawn.iter().flat_map(|one| one.asked.clone()).collect();
        assert_eq!(draw(&town, true, Some(20), 7)[0].asked, asked);
    }

    #[test]
    fn small_parts_of_an_anonymous_wave_are_never_alone() {
        type Case<'a> = (&'a [(Option<&'a str>, usize)], Option<usize>, &'a [&'a str]);
        let three: &[(Option<&str>, usize)] = &[(Some("1"), 60), (Some("2"), 12), (Some("3"), 4)];
        let twelve: Vec<String> = (1..=12).map(|building| building.to_string()).collect();
        let twelve: Vec<(Option<&str>, usize)> = twelve.iter().map(|one| (Some(one.as_str()), 60)).collect();
        let cases: [Case<'_>; 6] = [
            (three, None, &["1 60/60", "其他 16/16"]),
            (&three[2..], None, &["全部楼栋 4/4"]),
            // Not how many live there counts, but how many are asked.
            (three, Some(38), &["全部楼栋 38/76"]),
            (&[(Some("1"), 100), (Some("2"), 50), (Some("3"), 10)], Some(32), &["1 20/100", "其他 12/60"]),
            (&twelve, Some(24), &["全部楼栋 24/720"]),
            (&[(Some("1"), 60), (Some("2"), 40), (Some("3"), 12)], Some(56), &["1 30/60", "其他 26/52"]),
        ];
        for (buildings, size, expected) in cases {
            assert_eq!(names(&draw(&town(buildings), true, size, 1)), expected, "{buildings:?} {size:?}");
        }
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
                for size in [None, Some(size)] {
                    let strata = draw(&town, anonymous, size, seed);
                    prop_assert!(!anonymous || strata.len() <= 1
                        || strata.iter().all(|one| one.asked.len() >= LEAST_ASKED));
                }
            }
        }
    }
}
