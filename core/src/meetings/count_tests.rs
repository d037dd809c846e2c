//! Counting: the boundaries of the law, and what holds for every vote.

use proptest::prelude::*;

use super::count::*;
use super::fraction::Threshold;
use super::profile::tests::{assembly, committee};
use super::profile::{DecisionBase, MeetingRules};
use crate::error::Error;

fn code(error: &Error) -> &'static str {
    error.code().text()
}

fn hands(approving: u64, opposing: u64, abstaining: u64) -> Tally {
    let of = Weight::heads;
    Tally { approving: of(approving), opposing: of(opposing), abstaining: of(abstaining), invalid: of(0) }
}

/// Voters of these areas, with the ids 1, 2, 3, …
fn voters(areas: &[u64]) -> Vec<Voter> {
    (1..).zip(areas).map(|(id, area)| Voter { id, area_hundredths: *area }).collect()
}

/// Ballots of the first voters: `f` for, `a` against, `-` abstaining, `x` invalid, anything else none.
fn ballots(choices: &str) -> Vec<Ballot> {
    let choice = |letter| match letter {
        'f' => Some(VoteChoice::For),
        'a' => Some(VoteChoice::Against),
        '-' => Some(VoteChoice::Abstain),
        'x' => Some(VoteChoice::Invalid),
        _ => None,
    };
    (1..)
        .zip(choices.chars())
        .filter_map(|(voter, letter)| choice(letter).map(|choice| Ballot { voter, choice }))
        .collect()
}

#[test]
fn a_committee_needs_more_than_half_present_and_half_of_all_for_it() {
    // members, present, for, against, enough present, carried
    let cases = [
        (7, 4, 4, 0, true, true),
        (7, 4, 3, 1, true, false),
        (7, 3, 3, 0, false, false),
        (8, 4, 4, 0, false, false),
        (8, 5, 4, 1, true, true),
        (8, 8, 3, 5, true, false),
    ];
    for (members, present, approving, opposing, enough, passed) in cases {
        let counted = by_heads(
            Heads { members, present },
            hands(approving, opposing, 0),
            Matter::Ordinary,
            &committee(),
        );
        let counted = counted.unwrap();
        let context = format!("{approving} of {present} of {members}");
        assert_eq!(counted.quorum.map(|quorum| quorum.reached), Some(enough), "{context}");
        assert_eq!(counted.passed, Some(passed), "{context}");
    }
    // The comparison and the base are the profile's: 过半数 instead of 半数以上, of those present instead of all.
    let strict = MeetingRules { decision: Some(Threshold::more_than(1, 2)), ..committee() };
    let eight = Heads { members: 8, present: 8 };
    assert_eq!(by_heads(eight, hands(4, 4, 0), Matter::Ordinary, &strict).unwrap().passed, Some(false));
    let of_present = MeetingRules { decision_of: DecisionBase::TakingPart, ..strict };
    let five = Heads { members: 8, present: 5 };
    assert_eq!(by_heads(five, hands(3, 1, 1), Matter::Ordinary, &of_present).unwrap().passed, Some(true));
    assert_eq!(by_heads(five, hands(3, 1, 1), Matter::Discussion, &of_present).unwrap().passed, None);
}

/// Each fraction that laws ask for, inclusive and exclusive, with exactly the fraction, one less and one more of twelve:
/// enough take part, and enough are for it, by heads and by area alike.
#[test]
fn every_threshold_at_its_boundary_by_heads_and_by_area() {
    for (numerator, denominator, exactly) in [(1, 2, 6), (2, 3, 8), (3, 4, 9)] {
        let both =
            [Threshold::at_least(numerator, denominator), Threshold::more_than(numerator, denominator)];
        for (threshold, needed) in both.into_iter().zip([exactly, exactly + 1]) {
            for part in [exactly - 1, exactly, exactly + 1] {
                let expected = part >= needed;
                let context = format!("{part} of 12 against {threshold:?}");
                // As the quorum, and nothing else is asked for but that somebody is for it.
                let quorum = MeetingRules {
                    attendance: Some(threshold),
                    decision: Some(Threshold::at_least(1, 1000)),
                    ..assembly()
                };
                let present = Heads { members: 12, present: part };
                let counted = by_heads(present, hands(part, 0, 0), Matter::Ordinary, &quorum).unwrap();
                assert_eq!(counted.passed, Some(expected), "present {context}");
                let given = "f".repeat(usize::try_from(part).unwrap());
                let counted =
                    by_area(&voters(&[100; 12]), &ballots(&given), Matter::Ordinary, &quorum).unwrap();
                assert_eq!(counted.passed, Some(expected), "taking part {context}");
                // As the decision, ordinary and special, of all and of those who take part.
                for decision_of in [DecisionBase::All, DecisionBase::TakingPart] {
                    let decides = MeetingRules {
                        attendance: None,
                        decision: Some(threshold),
                        special: Some(threshold),
                        decision_of,
                        ..assembly()
                    };
                    let all = Heads { members: 12, present: 12 };
                    let given = format!("{given}{}", "a".repeat(usize::try_from(12 - part).unwrap()));
                    for matter in [Matter::Ordinary, Matter::Special] {
                        let counted = by_heads(all, hands(part, 12 - part, 0), matter, &decides).unwrap();
                        assert_eq!(counted.passed, Some(expected), "for it {context} {decision_of:?}");
                        let counted =
                            by_area(&voters(&[100; 12]), &ballots(&given), matter, &decides).unwrap();
                        assert_eq!(counted.passed, Some(expected), "area {context} {decision_of:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn the_bar_says_what_is_needed() {
    let counted =
        by_heads(Heads { members: 7, present: 4 }, hands(3, 0, 1), Matter::Ordinary, &committee()).unwrap();
    let decision = counted.decision.unwrap().heads;
    assert_eq!((decision.needed, decision.missing, decision.whole), (4, 1, 7));
    assert_eq!(counted.quorum.unwrap().heads.needed, 4);
}

#[test]
fn an_assembly_is_held_against_area_and_heads() {
    // areas, ballots, matter, enough take part, carried
    let cases = [
        // Exactly two thirds of the heads and of the area take part; more than half of them for it.
        (&[100, 100, 100][..], "ff.", Matter::Ordinary, true, true),
        // Exactly half of those who take part is not more than half.
        (&[100, 100, 100][..], "fa.", Matter::Ordinary, true, false),
        // Two thirds of the heads, but not of the area.
        (&[100, 100, 101][..], "ff.", Matter::Ordinary, false, false),
        // Two thirds of the area, but not of the heads.
        (&[400, 100, 100][..], "f..", Matter::Ordinary, false, false),
        // Exactly three quarters are enough for a special matter.
        (&[50, 50, 50, 50][..], "fffa", Matter::Special, true, true),
        // Three quarters of the heads, a hundredth of a square metre short of the area.
        (&[50, 50, 49, 50][..], "fffa", Matter::Special, true, false),
        // Who abstains takes part and is not for it.
        (&[50, 50, 50, 50][..], "ff--", Matter::Ordinary, true, false),
        // More than half of the heads, but half of the area.
        (&[60, 20, 40][..], "aff", Matter::Ordinary, true, false),
        // An invalid ballot does not take part: two thirds are missed.
        (&[100, 100, 100][..], "fx.", Matter::Ordinary, false, false),
    ];
    for (areas, given, matter, enough, passed) in cases {
        let counted = by_area(&voters(areas), &ballots(given), matter, &assembly()).unwrap();
        let context = format!("{given} of {areas:?}");
        assert_eq!(counted.quorum.map(|quorum| quorum.reached), Some(enough), "{context}");
        assert_eq!(counted.passed, Some(passed), "{context}");
    }
    // By another profile it does take part.
    let counts = MeetingRules { invalid_takes_part: true, ..assembly() };
    let counted = by_area(&voters(&[100, 100, 100]), &ballots("fx."), Matter::Ordinary, &counts).unwrap();
    assert_eq!((counted.quorum.unwrap().reached, counted.passed), (true, Some(false)));
}

#[test]
fn what_is_missing_is_told_in_area_and_heads() {
    // 3,000.00 m² and 30 heads; 19 have voted with 1,900.00 m².
    let areas = [10_000; 30];
    let counted = by_area(&voters(&areas), &ballots(&"f".repeat(19)), Matter::Ordinary, &assembly()).unwrap();
    let quorum = counted.quorum.unwrap();
    assert_eq!((quorum.heads.needed, quorum.heads.missing), (20, 1));
    let area = quorum.area.unwrap();
    assert_eq!((area.needed, area.missing), (200_000, 10_000));
}

#[test]
fn nobody_counts_twice_and_nobody_from_elsewhere() {
    let three = voters(&[1, 2, 3]);
    let twice = [ballots("f"), ballots("a")].concat();
    let refused =
        |given: &[Ballot]| code(&by_area(&three, given, Matter::Ordinary, &assembly()).unwrap_err());
    assert_eq!(refused(&twice), "vote.twice");
    assert_eq!(refused(&[Ballot { voter: 4, choice: VoteChoice::For }]), "input.unknown_id");
    let present = [1, 2].into();
    assert_eq!(code(&tally_by_name(&present, &twice).unwrap_err()), "vote.twice");
    assert_eq!(code(&tally_by_name(&present, &ballots("..f")).unwrap_err()), "vote.not_present");
    let heads = Heads { members: 7, present: 4 };
    let refused = |heads, tally| code(&by_heads(heads, tally, Matter::Ordinary, &committee()).unwrap_err());
    assert_eq!(refused(heads, hands(3, 1, 1)), "vote.too_many");
    assert_eq!(refused(Heads { members: 3, present: 4 }, hands(1, 0, 0)), "vote.too_many");
}

#[test]
fn ten_thousand_units_add_up_to_the_hundredth() {
    let areas: Vec<u64> = (0..10_000).map(|n| 5_000 + n % 7_919).collect();
    let given: String = (0..10_000)
        .map(|n| match n % 10 {
            0..=5 => 'f',
            6 => 'a',
            7 => '-',
            8 => 'x',
            _ => '.',
        })
        .collect();
    let counted = by_area(&voters(&areas), &ballots(&given), Matter::Ordinary, &assembly()).unwrap();
    assert_eq!((counted.electorate.heads, counted.taking_part.heads), (10_000, 8_000));
    assert_eq!(counted.electorate.area_hundredths, areas.iter().sum::<u64>());
    let approving: u64 = (0..10_000).filter(|n| n % 10 <= 5).map(|n| areas[n]).sum();
    assert_eq!((counted.tally.approving.heads, counted.tally.approving.area_hundredths), (6_000, approving));
    assert_eq!(counted.tally.invalid.heads, 1_000);
    assert_eq!(counted.passed, Some(true));
}

prop_compose! {
    /// Voters with areas, and what each of them handed in.
    fn vote()(given in prop::collection::vec((1_u64..100_000, 0_u8..5), 1..60)) -> (Vec<Voter>, Vec<Ballot>) {
        let areas: Vec<u64> = given.iter().map(|(area, _)| *area).collect();
        let letters: String = given.iter().map(|(_, choice)| ['f', 'a', '-', 'x', '.'][usize::from(*choice)]).collect();
        (voters(&areas), ballots(&letters))
    }
}

proptest! {
    #[test]
    fn the_order_of_entry_does_not_matter(
        ((voters, ballots), shuffled) in vote().prop_flat_map(|(voters, ballots)| {
            let shuffled = (Just(voters.clone()).prop_shuffle(), Just(ballots.clone()).prop_shuffle());
            (Just((voters, ballots)), shuffled)
        }),
    ) {
        let one = by_area(&voters, &ballots, Matter::Ordinary, &assembly()).unwrap();
        prop_assert_eq!(by_area(&shuffled.0, &shuffled.1, Matter::Ordinary, &assembly()).unwrap(), one);
    }

    #[test]
    fn votes_never_exceed_those_who_take_part_nor_these_the_electorate(
        (voters, ballots) in vote(), invalid_takes_part in any::<bool>(),
    ) {
        let rules = MeetingRules { invalid_takes_part, ..assembly() };
        let counted = by_area(&voters, &ballots, Matter::Ordinary, &rules).unwrap();
        let within = |part: Weight, whole: Weight| {
            part.heads <= whole.heads && part.area_hundredths <= whole.area_hundredths
        };
        prop_assert!(within(counted.tally.valid(), counted.taking_part));
        prop_assert!(within(counted.taking_part, counted.electorate));
        prop_assert!(within(counted.tally.all(), counted.electorate));
        prop_assert_eq!(counted.electorate.area_hundredths, voters.iter().map(|one| one.area_hundredths).sum::<u64>());
    }

    #[test]
    fn a_second_ballot_of_anybody_is_refused((voters, ballots) in vote(), which in any::<prop::sample::Index>()) {
        prop_assume!(!ballots.is_empty());
        let again = ballots[which.index(ballots.len())];
        let twice = [ballots, vec![again]].concat();
        let refused = by_area(&voters, &twice, Matter::Ordinary, &assembly()).unwrap_err();
        prop_assert_eq!(code(&refused), "vote.twice");
    }

    /// Another vote for it never makes it fail, and one from against to for neither.
    #[test]
    fn more_votes_for_it_never_undo_it((voters, mut ballots) in vote(), matter in 0..2) {
        let matter = [Matter::Ordinary, Matter::Special][usize::try_from(matter).unwrap()];
        let before = by_area(&voters, &ballots, matter, &assembly()).unwrap().passed;
        for voter in &voters {
            if let Some(ballot) = ballots.iter_mut().find(|ballot| ballot.voter == voter.id) {
                ballot.choice = VoteChoice::For;
            } else {
                ballots.push(Ballot { voter: voter.id, choice: VoteChoice::For });
            }
            let after = by_area(&voters, &ballots, matter, &assembly()).unwrap().passed;
            prop_assert!(before <= after);
        }
        prop_assert_eq!(by_area(&voters, &ballots, matter, &assembly()).unwrap().passed, Some(true));
    }
}
