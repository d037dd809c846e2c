//! Which groups of a table are too small to be shown. A group with fewer than five answers says what somebody answered.
//! It is hidden, and others with it, so that nothing about fewer than five follows by subtracting from the total.

/// The least number of answers of a group that is shown.
pub const LEAST_SHOWN: u32 = 5;

/// Which of the groups of these sizes are to be hidden, where the total of all is known.
///
/// Groups without an answer hide nothing and stay. What is hidden is at least two groups with five answers or more
/// together; the smallest of the others are hidden along until that is so.
#[must_use]
pub fn hidden(sizes: &[u32]) -> Vec<bool> {
    let mut hidden: Vec<bool> = sizes.iter().map(|size| (1..LEAST_SHOWN).contains(size)).collect();
    if !hidden.contains(&true) {
        return hidden;
    }
    let mut others: Vec<usize> = (0..sizes.len()).filter(|index| sizes[*index] >= LEAST_SHOWN).collect();
    others.sort_by_key(|index| sizes[*index]);
    for index in others {
        let groups = hidden.iter().filter(|hidden| **hidden).count();
        let answers: u64 =
            sizes.iter().zip(&hidden).filter(|(_, hidden)| **hidden).map(|(size, _)| u64::from(*size)).sum();
        if groups >= 2 && answers >= u64::from(LEAST_SHOWN) {
            break;
        }
        hidden[index] = true;
    }
    hidden
}
