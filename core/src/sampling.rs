//! Drawing a sample by a seed: how many fall to each part, and which. The arithmetic is written out here, so that the same seed draws
//! the same in every version of the program and anybody can draw it again.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::error::{Error, ErrorCode, Result};
use crate::operation::WriteContext;

/// The largest seed: what people can note down.
const LARGEST_SEED: i64 = 999_999_999;

/// Chance that nobody can work out from what is kept: the chance in new ids.
pub(crate) fn chance(context: &WriteContext<'_>) -> ChaCha8Rng {
    let mut bytes = [0; 32];
    for part in bytes.chunks_mut(8) {
        // The end of an id is chance; its beginning is the time.
        part.copy_from_slice(&context.ids.next(context.now).as_bytes()[8..]);
    }
    ChaCha8Rng::from_seed(bytes)
}

/// The seed that was asked for, 1…999,999,999, or one by chance.
///
/// # Errors
/// `input.out_of_range` at `seed`.
pub(crate) fn seed(asked: Option<i64>, chance: &mut impl Rng) -> Result<i64> {
    match asked {
        None => Ok(1 + i64::try_from(below(LARGEST_SEED.unsigned_abs(), chance)).unwrap_or(0)),
        Some(seed) if (1..=LARGEST_SEED).contains(&seed) => Ok(seed),
        Some(_) => {
            let error = Error::field("seed", ErrorCode::InputOutOfRange);
            Err(error.with("min", 1).with("max", LARGEST_SEED))
        }
    }
}

/// How many of `size` fall to each part: in proportion, by the largest remainders, and at least one each where there
/// are enough.
pub(crate) fn shares(sizes: &[usize], size: usize) -> Vec<usize> {
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
pub(crate) fn some(mut places: Vec<usize>, count: usize, chance: &mut impl Rng) -> Vec<usize> {
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
pub(crate) fn below(bound: u64, chance: &mut impl Rng) -> u64 {
    let bound = bound.max(1);
    let fair = u64::MAX - u64::MAX % bound;
    loop {
        let number = chance.next_u64();
        if number < fair {
            return number % bound;
        }
    }
}
