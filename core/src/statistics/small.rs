//! Which groups of a table are too small to be shown. A group with fewer than five answers says what somebody answered.
//! It is hidden, and others with it, so that nothing about fewer than five follows by subtracting from the total.

/// The least number of answers of a group that is shown.
pub const LEAST_SHOWN: u32 = 5;

/// Which of these groups are to be hidden, where the total of all is known. Of each group, how many of its answers are of the
/// kind whose share is shown, and how many answers it has.
///
/// Groups without an answer hide nothing and stay. What is hidden is at least two groups with five answers or more
/// together, neither all nor none of the kind: otherwise the total would say what each of them answered. The smallest of
/// the others are hidden along until that is so.
#[must_use]
pub fn hidden(groups: &[(u32, u32)]) -> Vec<bool> {
    let mut hidden: Vec<bool> = groups.iter().map(|(_, size)| (1..LEAST_SHOWN).contains(size)).collect();
    if !hidden.contains(&true) {
        return hidden;
    }
    let mut others: Vec<usize> = (0..groups.len()).filter(|index| groups[*index].1 >= LEAST_SHOWN).collect();
    others.sort_by_key(|index| groups[*index].1);
    for index in others {
        let (mut count, mut of_kind, mut answers) = (0, 0_u64, 0_u64);
        for ((kind, size), _) in groups.iter().zip(&hidden).filter(|(_, hidden)| **hidden) {
            (count, of_kind, answers) = (count + 1, of_kind + u64::from(*kind), answers + u64::from(*size));
        }
        if count >= 2 && answers >= u64::from(LEAST_SHOWN) && (1..answers).contains(&of_kind) {
            break;
        }
        hidden[index] = true;
    }
    hidden
}
