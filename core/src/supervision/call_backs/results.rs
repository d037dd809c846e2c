//! What came of a sample: what residents say beside what the office had noted.

use super::{
    CallBack, CallBackAnswer, CallBackCount, CallBackDifference, CallBackFigure, CallBackOwn,
    CallBackResults, CallBackShare, CallBackStanding, FeedbackTruth,
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

/// The shares that a call-back counts in: this is all that is counted of a sample.
pub(super) fn counts(
    standing: CallBackStanding,
    answer: Option<CallBackAnswer>,
    own: Option<CallBackOwn>,
    differences: &[CallBackDifference],
) -> Vec<CallBackCount> {
    use CallBackFigure as Figure;
    let agrees = |difference| answer.and(own).map(|_| !differences.contains(&difference));
    let told = answer.map(|answer| answer.feedback).filter(|feedback| *feedback != FeedbackTruth::Unclear);
    [
        (Figure::Reached, Some(standing == CallBackStanding::Reached)),
        (Figure::Solved, answer.map(|answer| answer.solution == Solution::Solved)),
        (Figure::Satisfied, answer.map(|answer| content(answer.satisfaction))),
        (Figure::FeedbackTrue, told.map(|feedback| feedback == FeedbackTruth::True)),
        (Figure::SolutionAgrees, agrees(CallBackDifference::Solution)),
        (Figure::SatisfactionAgrees, agrees(CallBackDifference::Satisfaction)),
        (Figure::Differing, answer.map(|_| !differences.is_empty())),
    ]
    .into_iter()
    .filter_map(|(figure, hit)| Some(CallBackCount { figure, hit: hit? }))
    .collect()
}

/// The shares of a sample.
pub(super) fn results(call_backs: &[CallBack]) -> CallBackResults {
    let share = |figure| {
        let counts = call_backs.iter().flat_map(|one| &one.counts);
        share(counts.filter(|count| count.figure == figure).map(|count| count.hit))
    };
    CallBackResults {
        reached: share(CallBackFigure::Reached),
        solved: share(CallBackFigure::Solved),
        satisfied: share(CallBackFigure::Satisfied),
        feedback_true: share(CallBackFigure::FeedbackTrue),
        solution_agrees: share(CallBackFigure::SolutionAgrees),
        satisfaction_agrees: share(CallBackFigure::SatisfactionAgrees),
        differing: share(CallBackFigure::Differing).rate.numerator,
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
