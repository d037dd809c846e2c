//! What came of a sample: what residents say beside what the office had noted.

use super::{
    CallBack, CallBackAnswer, CallBackDifference, CallBackOwn, CallBackResults, CallBackShare,
    CallBackStanding, FeedbackTruth,
};
use crate::reports::figures::{Interval, Rate};
use crate::tickets::{Satisfaction, Solution};

/// A share of fewer is to be read with care.
const FEW: i64 = 30;

fn content(satisfaction: Satisfaction) -> bool {
    matches!(satisfaction, Satisfaction::VerySatisfied | Satisfaction::Satisfied)
}

/// In what a resident's word differs from what the office had noted.
pub(super) fn differences(
    answer: Option<CallBackAnswer>,
    own: Option<CallBackOwn>,
) -> Vec<CallBackDifference> {
    let Some(answer) = answer else { return Vec::new() };
    let mut differences = Vec::new();
    match own {
        Some(own) => {
            if own.solution != answer.solution {
                differences.push(CallBackDifference::Solution);
            }
            if content(own.satisfaction) != content(answer.satisfaction) {
                differences.push(CallBackDifference::Satisfaction);
            }
        }
        None if answer.solution == Solution::Unsolved => differences.push(CallBackDifference::UnsolvedClosed),
        None => {}
    }
    if answer.feedback == FeedbackTruth::Untrue {
        differences.push(CallBackDifference::Feedback);
    }
    differences
}

/// The shares of a sample.
pub(super) fn results(call_backs: &[CallBack]) -> CallBackResults {
    let answered = || call_backs.iter().filter_map(|one| one.answer.map(|answer| (answer, one)));
    let followed_up = || answered().filter(|(_, one)| one.own.is_some()).map(|(_, one)| one);
    let agrees = |difference| share(followed_up().map(|one| !one.differences.contains(&difference)));
    let said =
        answered().map(|(answer, _)| answer.feedback).filter(|feedback| *feedback != FeedbackTruth::Unclear);
    CallBackResults {
        reached: share(call_backs.iter().map(|one| one.standing == CallBackStanding::Reached)),
        solved: share(answered().map(|(answer, _)| answer.solution == Solution::Solved)),
        satisfied: share(answered().map(|(answer, _)| content(answer.satisfaction))),
        feedback_true: share(said.map(|feedback| feedback == FeedbackTruth::True)),
        solution_agrees: agrees(CallBackDifference::Solution),
        satisfaction_agrees: agrees(CallBackDifference::Satisfaction),
        differing: call_backs.iter().map(|one| i64::from(!one.differences.is_empty())).sum(),
    }
}

fn share(each: impl Iterator<Item = bool>) -> CallBackShare {
    let mut rate = Rate::default();
    for hit in each {
        rate.denominator += 1;
        rate.numerator += i64::from(hit);
    }
    CallBackShare { rate, within: Interval::wilson(rate), few: rate.denominator < FEW }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_from_what_was_noted() {
        use CallBackDifference as Differs;
        use FeedbackTruth::{True, Unclear, Untrue};
        use Satisfaction::{Dissatisfied, Neutral, Satisfied, VerySatisfied};
        use Solution::{PartlySolved, Solved, Unsolved};
        let answer =
            |solution, satisfaction, feedback| Some(CallBackAnswer { solution, satisfaction, feedback });
        let own = |solution, satisfaction| Some(CallBackOwn { solution, satisfaction });
        let cases = [
            (None, own(Solved, Satisfied), vec![]),
            (answer(Solved, VerySatisfied, True), own(Solved, Satisfied), vec![]),
            (answer(Solved, Neutral, True), own(Solved, Dissatisfied), vec![]),
            (answer(PartlySolved, Satisfied, Unclear), own(Solved, Satisfied), vec![Differs::Solution]),
            (answer(Solved, Neutral, True), own(Solved, Satisfied), vec![Differs::Satisfaction]),
            (answer(Solved, Satisfied, True), own(Solved, Neutral), vec![Differs::Satisfaction]),
            (
                answer(Unsolved, Dissatisfied, Untrue),
                own(Solved, VerySatisfied),
                vec![Differs::Solution, Differs::Satisfaction, Differs::Feedback],
            ),
            (answer(Unsolved, Dissatisfied, True), None, vec![Differs::UnsolvedClosed]),
            (answer(PartlySolved, Dissatisfied, Untrue), None, vec![Differs::Feedback]),
        ];
        for (answer, own, expected) in cases {
            assert_eq!(differences(answer, own), expected, "{answer:?} {own:?}");
        }
    }
}
