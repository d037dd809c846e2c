//! Published figures, and what holds whatever the answers are.
//!
//! - Wilson: R. G. Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3.
//! - Differences: R. G. Newcombe, Statistics in Medicine 17 (1998) 873-890, table II, method 10.
//! - Sizes of samples: R. V. Krejcie, D. W. Morgan, Educational and Psychological Measurement 30 (1970), table 1.
//! - Medians and means: `NumPy` 2.4. Weighted shares and recommendations: computed once with `NumPy` 2.4, statsmodels 0.15
//!   (`proportion_confint(method="wilson")`) and `SciPy` 1.17, answer by answer, without the formulas here.
//!
//! Both of Newcombe's tables were computed again with statsmodels 0.15 and agree.

use proptest::prelude::*;

use super::*;

fn near(found: f64, expected: f64, within: f64, what: &str) {
    assert!((found - expected).abs() <= within, "{what}: {found} is not {expected}");
}

fn near_both(found: Interval, (low, high): (f64, f64), what: &str) {
    // Published to four places.
    near(found.low, low, 0.000_05, what);
    near(found.high, high, 0.000_05, what);
}

#[test]
fn wilson_intervals_are_those_of_newcombes_table() {
    let cases = [
        ((81, 263), (0.2553, 0.3662)),
        ((15, 148), (0.0624, 0.1605)),
        ((0, 20), (0.0, 0.1611)),
        ((1, 29), (0.0061, 0.1718)),
        // The mirror of no answer of 29, computed with statsmodels.
        ((29, 29), (0.8830, 1.0)),
    ];
    for ((count, answers), expected) in cases {
        let found = share(count, answers).unwrap();
        near_both(found.interval, expected, &format!("{count}/{answers}"));
        assert_eq!((found.answers, found.method), (answers, IntervalMethod::Wilson));
    }
    assert_eq!(share(0, 0), None);
    assert_eq!(share(3, 2), None);
}

#[test]
fn intervals_of_differences_are_those_of_newcombes_table() {
    let cases = [
        ((56, 70), (48, 80), (0.0524, 0.3339)),
        ((9, 10), (3, 10), (0.1705, 0.8090)),
        ((6, 7), (2, 7), (0.0582, 0.8062)),
        ((5, 56), (0, 29), (-0.0381, 0.1926)),
        ((0, 10), (0, 20), (-0.1611, 0.2775)),
        ((0, 10), (0, 10), (-0.2775, 0.2775)),
        ((10, 10), (0, 20), (0.6791, 1.0)),
        ((10, 10), (0, 10), (0.6075, 1.0)),
    ];
    for (later, earlier, expected) in cases {
        let of = |(count, answers)| share(count, answers).unwrap();
        let found = change(&of(earlier), &of(later));
        near_both(found.interval, expected, &format!("{later:?} {earlier:?}"));
    }
}

#[test]
fn a_change_is_called_one_only_where_the_interval_says_so() {
    let cases = [
        ((48, 80), (56, 70), Verdict::Rise),
        ((56, 70), (48, 80), Verdict::Fall),
        ((48, 80), (50, 80), Verdict::NoSignificantChange),
        ((48, 80), (48, 80), Verdict::NoSignificantChange),
        // Significant by arithmetic, and four people.
        ((0, 90), (4, 4), Verdict::TooFew),
        ((4, 4), (0, 90), Verdict::TooFew),
    ];
    for ((count, answers), (later_count, later_answers), expected) in cases {
        let found = change(&share(count, answers).unwrap(), &share(later_count, later_answers).unwrap());
        assert_eq!(found.verdict, expected, "{count}/{answers} {later_count}/{later_answers}");
    }
}

#[test]
fn medians_and_means_are_those_of_numpy() {
    let scale = [(5, 7), (4, 12), (3, 4), (2, 2), (1, 1)];
    let scale: Vec<i64> = scale.into_iter().flat_map(|(value, times)| vec![value; times]).collect();
    let cases = [
        (vec![5, 5, 4, 4, 3, 1], 4.0, 3.666_666_666_7),
        (vec![1], 1.0, 1.0),
        (vec![2, 4], 3.0, 3.0),
        (scale, 4.0, 3.846_153_846_2),
        (vec![0, 3, 7, 8, 9, 10, 10, 10], 8.5, 7.125),
    ];
    for (values, median, mean) in cases {
        let tally: Tally = values.iter().copied().collect();
        near(tally.median().unwrap(), median, 0.0, &format!("median of {values:?}"));
        near(tally.mean().unwrap(), mean, 1e-9, &format!("mean of {values:?}"));
    }
    assert_eq!((Tally::default().median(), Tally::default().mean()), (None, None));
}

#[test]
fn weighted_shares_are_those_of_weighting_each_answer() {
    let stratum = |(population, answers, count): (u32, u32, u32)| Stratum {
        population,
        answers,
        count: f64::from(count),
    };
    let cases = [
        (vec![(300, 30, 24), (100, 30, 15), (600, 20, 18)], 0.83, 46.875, (0.698_646, 0.911_363)),
        (vec![(120, 40, 31), (80, 10, 4)], 0.625, 40.0, (0.470_324, 0.757_770)),
        // A building that did not answer says nothing.
        (vec![(120, 40, 31), (80, 10, 4), (500, 0, 0)], 0.625, 40.0, (0.470_324, 0.757_770)),
    ];
    for (strata, expected, effective, interval) in cases {
        let strata: Vec<Stratum> = strata.into_iter().map(stratum).collect();
        let found = weighted_share(&strata).unwrap();
        near(found.share, expected, 1e-9, "share");
        near(found.effective, effective, 1e-9, "effective");
        near_both(found.interval, interval, "interval");
        assert_eq!(found.method, IntervalMethod::WilsonEffective);
    }
    assert_eq!(weighted_share(&[stratum((120, 0, 0)), stratum((0, 3, 1))]), None);
}

#[test]
fn several_questions_of_one_form_count_as_one() {
    let forms = [(2, 2), (1, 2), (0, 1), (0, 0)];
    let found = share_of_forms(forms).unwrap();
    near(found.share, 0.5, 1e-12, "share");
    assert_eq!((found.answers, found.method), (3, IntervalMethod::WilsonForms));
    // As wide as that of three answers, not of five.
    near(found.interval.high - found.interval.low, 0.749_331, 0.000_001, "width");
    assert_eq!(share_of_forms([(0, 0)]), None);
}

#[test]
fn net_recommendations_are_those_of_scipy() {
    let cases = [
        ((60, 25, 15), 0.45, (0.297_193, 0.585_160)),
        ((3, 1, 1), 0.4, (-0.303_512, 0.874_940)),
        ((10, 0, 0), 1.0, (0.566_616, 1.0)),
        ((0, 4, 9), -0.692_308, (-0.880_244, -0.319_756)),
    ];
    for ((promoters, passives, detractors), net, interval) in cases {
        let answers = [(9, promoters), (8, passives), (6, detractors)];
        let tally: Tally = answers.into_iter().flat_map(|(value, times)| vec![value; times]).collect();
        let found = recommendation(&tally).unwrap();
        near(found.net, net, 0.000_001, "net");
        near_both(found.interval, interval, "interval");
    }
    assert_eq!(recommendation(&Tally::default()), None);
}

#[test]
fn sizes_of_samples_are_those_of_krejcie_and_morgan() {
    // Their table is rounded to the nearest; whoever plans a survey needs no fewer.
    let table = [
        (10, 10),
        (20, 19),
        (50, 44),
        (100, 80),
        (200, 132),
        (300, 169),
        (500, 217),
        (1_000, 278),
        (2_000, 322),
        (5_000, 357),
        (10_000, 370),
        (50_000, 381),
    ];
    for (population, published) in table {
        let sample = Sample { population, margin: 0.05, expected: 0.5 };
        near(sample::unrounded(sample).round(), f64::from(published), 0.0, &format!("{population}"));
        let needed = sample_size(sample);
        assert!((published..=published + 1).contains(&needed), "{population}: {needed}");
    }
    assert_eq!(sample_size(Sample { population: 0, margin: 0.05, expected: 0.5 }), 0);
    assert_eq!(sample_size(Sample { population: 1_200, margin: 0.05, expected: 0.0 }), 1);
    let forms = [(292, 0.4, 1_200, 730), (292, 0.1, 1_200, 1_200), (80, 1.0, 100, 80)];
    for (answers, response, population, expected) in forms {
        assert_eq!(forms_for(answers, response, population), expected, "{answers} {response}");
    }
}

#[test]
fn small_groups_are_hidden_together_with_others() {
    type Case = (&'static [(u32, u32)], &'static [bool]);
    let cases: [Case; 13] = [
        (&[], &[]),
        (&[(9, 30), (9, 40), (0, 5)], &[false, false, false]),
        // One alone would follow by subtraction.
        (&[(9, 30), (9, 40), (1, 4)], &[true, false, true]),
        // Two that are three people together would too.
        (&[(9, 30), (9, 40), (1, 2), (0, 1)], &[true, false, true, true]),
        (&[(9, 30), (9, 40), (1, 3), (1, 2)], &[false, false, true, true]),
        (&[(1, 4)], &[true]),
        (&[(1, 4), (9, 20)], &[true, true]),
        (&[(0, 0), (9, 20), (9, 30)], &[false, false, false]),
        (&[(0, 0), (9, 20), (9, 30), (1, 1)], &[false, true, false, true]),
        // Who says the same as all others that are hidden is not hidden.
        (&[(9, 30), (9, 40), (3, 3), (2, 2)], &[true, false, true, true]),
        (&[(9, 30), (9, 40), (0, 3), (0, 2)], &[true, false, true, true]),
        (&[(30, 30), (9, 40), (3, 3), (2, 2)], &[true, true, true, true]),
        (&[(3, 3), (3, 3), (3, 6)], &[true, true, true]),
    ];
    for (groups, expected) in cases {
        assert_eq!(hidden(groups), expected, "{groups:?}");
    }
}

fn counted() -> impl Strategy<Value = (u32, u32)> {
    (1_u32..5_000).prop_flat_map(|answers| (0..=answers, Just(answers)))
}

proptest! {
    #[test]
    fn a_share_lies_within_its_interval_and_mirrors((count, answers) in counted()) {
        let one = share(count, answers).unwrap();
        let mirror = share(answers - count, answers).unwrap();
        prop_assert!(0.0 <= one.interval.low && one.interval.low <= one.share);
        prop_assert!(one.share <= one.interval.high && one.interval.high <= 1.0);
        prop_assert!((one.interval.low - (1.0 - mirror.interval.high)).abs() < 1e-12);
        let more = share(count * 4, answers * 4).unwrap();
        prop_assert!(more.interval.high - more.interval.low < one.interval.high - one.interval.low);
    }

    #[test]
    fn a_change_backwards_is_the_same_with_the_other_sign(one in counted(), other in counted()) {
        let (one, other) = (share(one.0, one.1).unwrap(), share(other.0, other.1).unwrap());
        let (there, back) = (change(&one, &other), change(&other, &one));
        prop_assert!((there.change + back.change).abs() < 1e-12);
        prop_assert!((there.interval.low + back.interval.high).abs() < 1e-12);
        prop_assert!(there.interval.low <= there.change && there.change <= there.interval.high);
        let mirrored = match there.verdict {
            Verdict::Rise => Verdict::Fall,
            Verdict::Fall => Verdict::Rise,
            same => same,
        };
        prop_assert_eq!(back.verdict, mirrored);
    }

    #[test]
    fn figures_do_not_depend_on_the_order_of_entry(
        (values, shuffled) in prop::collection::vec(0_i64..=10, 1..200)
            .prop_flat_map(|values| (Just(values.clone()), Just(values).prop_shuffle()))
    ) {
        let tally: Tally = values.iter().copied().collect();
        let again: Tally = shuffled.into_iter().collect();
        prop_assert_eq!(&tally, &again);
        prop_assert_eq!(tally.each().map(|(_, count)| count).sum::<u32>(), tally.answers());
        let mut sorted = values;
        sorted.sort_unstable();
        let (lower, upper) = (sorted[(sorted.len() - 1) / 2], sorted[sorted.len() / 2]);
        #[expect(clippy::cast_precision_loss, reason = "0…10")]
        let middle = (lower + upper) as f64 / 2.0;
        prop_assert_eq!(tally.median(), Some(middle));
        let net = recommendation(&tally).unwrap();
        prop_assert!(-1.0 <= net.interval.low && net.interval.low <= net.net);
        prop_assert!(net.net <= net.interval.high && net.interval.high <= 1.0);
    }

    #[test]
    fn strata_that_answered_as_they_are_large_need_no_weights(
        strata in prop::collection::vec((1_u32..60, 0_u32..60), 1..8), times in 1_u32..9
    ) {
        let counts: Vec<u32> = strata.iter().map(|(_, count)| *count).collect();
        let strata: Vec<Stratum> = strata
            .into_iter()
            .map(|(answers, count)| Stratum { population: answers * times, answers, count: f64::from(count.min(answers)) })
            .collect();
        let count = counts.iter().zip(&strata).map(|(count, stratum)| (*count).min(stratum.answers)).sum();
        let answers = strata.iter().map(|stratum| stratum.answers).sum();
        let (weighted, plain) = (weighted_share(&strata).unwrap(), share(count, answers).unwrap());
        prop_assert!((weighted.share - plain.share).abs() < 1e-9);
        prop_assert!((weighted.effective - plain.effective).abs() < 1e-6);
        prop_assert!((weighted.interval.low - plain.interval.low).abs() < 1e-9);
    }

    #[test]
    fn nothing_about_fewer_than_five_follows_by_subtraction(
        groups in prop::collection::vec((0_u32..12).prop_flat_map(|size| (0..=size, Just(size))), 0..12),
    ) {
        let hidden = hidden(&groups);
        let unseen: Vec<(u32, u32)> =
            groups.iter().zip(&hidden).filter(|(_, hidden)| **hidden).map(|(group, _)| *group).collect();
        for ((_, size), hidden) in groups.iter().zip(&hidden) {
            prop_assert!(*hidden || *size == 0 || *size >= LEAST_SHOWN);
        }
        // What is hidden is nothing, or everything there is, or at least two groups, five answers, and not all alike.
        let everything = groups.iter().filter(|(_, size)| *size > 0).count() == unseen.len();
        let count: u32 = unseen.iter().map(|(count, _)| count).sum();
        let answers: u32 = unseen.iter().map(|(_, size)| size).sum();
        prop_assert!(
            unseen.is_empty() || everything
                || (unseen.len() >= 2 && answers >= LEAST_SHOWN && count > 0 && count < answers)
        );
    }

    #[test]
    fn a_finer_margin_needs_more_answers(population in 1_u32..20_000, margin in 0.01_f64..0.2) {
        let of = |margin| sample_size(Sample { population, margin, expected: 0.5 });
        prop_assert!(of(margin / 2.0) >= of(margin) && of(margin) <= population && of(margin) >= 1);
    }
}
