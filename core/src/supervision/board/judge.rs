//! By which figures each clause is judged, a function for each. What a later part of the program knows better is added to its
//! function.

use chrono::Datelike as _;

use super::facts::{Facts, LastBackup};
use super::limits::{
    BACKUP_AGE, CLOSED, FEW, FEWEST_ANSWERS, FOLLOWED_UP, LATE, OF_EVERY_TICKET, RED_FLAGS_SEEN, REPORTS,
    REVIEW, SAMPLE_AGE, SURVEY_AGE, USED,
};
use super::{
    BoardFigure, BoardLimits, BoardPlace, BoardReason, BoardRow, BoardState, Clause, FigureName, ReasonCode,
};
use crate::access::Role;
use crate::days::day_of;
use crate::policy::proposals::KnownProposals;
use crate::reports::figures::Rate;
use crate::statistics::{self, Verdict};
use crate::tickets::{Category, ChannelKind, ChannelRecord, Tab};

/// The kinds of channels that the regulation names (R1).
const KINDS: [(ChannelKind, ReasonCode); 4] = [
    (ChannelKind::Phone, ReasonCode::NoPhone),
    (ChannelKind::Online, ReasonCode::NoOnline),
    (ChannelKind::Box, ReasonCode::NoBox),
    (ChannelKind::Meeting, ReasonCode::NoMeeting),
];

/// A row while it is judged.
struct Judged {
    /// Whether there is anything to judge by.
    known: bool,
    figures: Vec<BoardFigure>,
    limits: Option<BoardLimits>,
    reasons: Vec<(BoardState, BoardReason)>,
    evidence: Vec<BoardPlace>,
    of_period: bool,
}

impl Judged {
    fn new() -> Self {
        Self {
            known: false,
            figures: Vec::new(),
            limits: None,
            reasons: Vec::new(),
            evidence: Vec::new(),
            of_period: false,
        }
    }

    /// A row of how things stand, whatever there is of them.
    fn known() -> Self {
        Self { known: true, ..Self::new() }
    }

    fn show(&mut self, name: FigureName, of: Rate) {
        let Rate { numerator, denominator } = of;
        self.figures.push(BoardFigure::Share { name, numerator, denominator });
    }

    fn count(&mut self, name: FigureName, count: i64) {
        self.figures.push(BoardFigure::Count { name, count });
    }

    fn day(&mut self, name: FigureName, day: chrono::NaiveDate) {
        self.figures.push(BoardFigure::Day { name, day });
    }

    /// What makes it as bad as `state`; `Met` only says something.
    fn because(&mut self, state: BoardState, code: ReasonCode, count: impl Into<Option<i64>>) {
        self.reasons.push((state, BoardReason { code, count: count.into() }));
    }

    /// The share that it is judged by: none of nothing.
    fn share(&mut self, name: FigureName, of: Rate, limits: BoardLimits) {
        self.show(name, of);
        self.limits = Some(limits);
        if of.denominator == 0 {
            return;
        }
        self.known = true;
        let reaches = |percent: i64| of.numerator * 100 >= percent * of.denominator;
        if !reaches(limits.risk) {
            self.because(BoardState::NotMet, ReasonCode::Below, limits.risk);
        } else if !reaches(limits.met) {
            self.because(BoardState::AtRisk, ReasonCode::Below, limits.met);
        }
    }

    /// The same of tickets of a quarter; says so where they are few.
    fn share_of_period(&mut self, name: FigureName, of: Rate, limits: BoardLimits) {
        self.of_period = true;
        self.share(name, of, limits);
        if (1..FEW).contains(&of.denominator) {
            self.because(BoardState::Met, ReasonCode::Few, of.denominator);
        }
    }

    /// What is late: any is a risk, and one that is late too long worse.
    fn late(&mut self, code: ReasonCode, late: &[i64]) {
        self.limits = Some(LATE);
        let Some(longest) = late.iter().max() else { return };
        let state = too_old(*longest, LATE).unwrap_or(BoardState::Met);
        self.because(state, code, number(late.len()));
        self.because(state, ReasonCode::LateDays, *longest);
    }

    fn at(mut self, evidence: impl IntoIterator<Item = BoardPlace>) -> Self {
        self.evidence.extend(evidence);
        self
    }

    fn row(mut self, id: Clause, facts: &Facts) -> BoardRow {
        if self.of_period && facts.period.before {
            self.because(BoardState::Met, ReasonCode::QuarterBefore, None);
        }
        let worst = self.reasons.iter().map(|(state, _)| *state).max().unwrap_or(BoardState::Met);
        // The worst first, in the order in which they were found.
        self.reasons.sort_by_key(|(state, _)| std::cmp::Reverse(*state));
        BoardRow {
            id,
            number: id.number(),
            title: id.title(),
            state: if self.known { worst } else { BoardState::NoData },
            figures: self.figures,
            limits: self.limits,
            reasons: self.reasons.into_iter().map(|(_, reason)| reason).collect(),
            since: self.of_period.then_some(facts.period.from),
            until: self.of_period.then_some(facts.period.until),
            evidence: self.evidence,
        }
    }
}

/// What something is worth that is so many days old; none while it is young enough.
fn too_old(days: i64, limits: BoardLimits) -> Option<BoardState> {
    (days > limits.met).then_some(if days > limits.risk { BoardState::NotMet } else { BoardState::AtRisk })
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The row of a clause.
pub(super) fn judge(clause: Clause, facts: &Facts) -> BoardRow {
    let judged = match clause {
        Clause::R1 => channels(facts),
        Clause::R2_1 => of_tickets(facts, FigureName::EnteredAtOnce, facts.desk.entered_at_once),
        Clause::R2_2 => of_tickets(facts, FigureName::ResponsibleNamed, facts.desk.responsible_named),
        Clause::R2_3 => feedback(facts),
        Clause::R2_4 => {
            of_tickets(facts, FigureName::Archived, facts.desk.archived).at([BoardPlace::Archive])
        }
        Clause::R3 => of_tickets(facts, FigureName::TopicNamed, facts.desk.topic_named),
        Clause::R4_1 => manager(facts),
        Clause::R4_2 => service(facts),
        Clause::R4_3 => maintenance(facts),
        Clause::R5_1 => on_time(facts, Category::Complaint),
        Clause::R5_2 => on_time(facts, Category::Suggestion),
        Clause::R5_3 => on_time(facts, Category::Inquiry),
        Clause::R6_1 => surveys(facts),
        Clause::R6_2 => follow_ups(facts),
        Clause::R7_1 => checks(facts),
        Clause::R7_2 => improvement(facts),
        Clause::R7_3 => duty(facts),
        Clause::R8_1 => records(facts),
        Clause::R8_2 => reports(facts),
        Clause::R9_1 => satisfaction(facts),
        Clause::R9_2 => use_of_channels(facts),
        Clause::R9_3 => complaints(facts),
        Clause::R10_1 => policy(facts),
        Clause::R10_2 => review(facts),
    };
    judged.row(clause, facts)
}

/// The tickets that the figures of the quarter are of.
fn tickets_of(facts: &Facts, category: Option<Category>) -> BoardPlace {
    let (from, to) = (Some(facts.period.from), Some(facts.period.until));
    BoardPlace::Tickets { tab: Tab::All, category, from, to }
}

fn report_of(facts: &Facts) -> BoardPlace {
    BoardPlace::Report { quarter: facts.period.quarter.to_string() }
}

fn of_tickets(facts: &Facts, name: FigureName, rate: Rate) -> Judged {
    let mut judged = Judged::new();
    judged.share_of_period(name, rate, OF_EVERY_TICKET);
    judged.at([tickets_of(facts, None)])
}

fn channels(facts: &Facts) -> Judged {
    let mut judged = Judged::known();
    let has = |kind| facts.channels.iter().any(|channel| channel.kind == kind);
    let missing: Vec<ReasonCode> =
        KINDS.into_iter().filter(|(kind, _)| !has(*kind)).map(|(_, code)| code).collect();
    judged.show(
        FigureName::ChannelKinds,
        Rate { numerator: number(KINDS.len() - missing.len()), denominator: number(KINDS.len()) },
    );
    for code in missing {
        judged.because(BoardState::NotMet, code, None);
    }
    let boxes: Vec<&ChannelRecord> = facts
        .channels
        .iter()
        .filter(|channel| channel.kind == ChannelKind::Box && channel.every_days.is_some())
        .collect();
    let day = |at| day_of(facts.zone, at);
    let late = boxes
        .iter()
        .filter(|channel| crate::supervision::channels::opening_late(channel, day, facts.on))
        .count();
    if !boxes.is_empty() {
        let opened = Rate { numerator: number(boxes.len() - late), denominator: number(boxes.len()) };
        judged.show(FigureName::BoxesOpened, opened);
    }
    if late > 0 {
        judged.because(BoardState::AtRisk, ReasonCode::BoxLate, number(late));
    }
    let overdue = facts.series.iter().filter(|series| series.next_on.is_none_or(|next| next < facts.on));
    let (overdue, all) = (number(overdue.count()), number(facts.series.len()));
    judged.show(FigureName::MeetingsInTime, Rate { numerator: all - overdue, denominator: all });
    judged.count(FigureName::MeetingsHeld, facts.meetings_held);
    if all == 0 {
        judged.because(BoardState::AtRisk, ReasonCode::NoSeries, None);
    } else if overdue > 0 {
        judged.because(BoardState::AtRisk, ReasonCode::MeetingLate, overdue);
    }
    published(&mut judged, facts);
    let (from, to) = (facts.period.from, facts.period.quarter.last_day());
    let earlier = facts.notices.unproven_since.filter(|since| *since < from);
    let earlier = earlier
        .zip(from.pred_opt())
        .map(|(since, last)| BoardPlace::EarlierNotices { from: since, to: last });
    judged.at([BoardPlace::Channels, BoardPlace::Meetings, BoardPlace::Notices { from, to }]).at(earlier)
}

/// What is published to residents, regularly and with proof.
fn published(judged: &mut Judged, facts: &Facts) {
    judged.of_period = true;
    let most = facts.notices.silent_days;
    if let Some(last) = facts.notices.last_from {
        judged.day(FigureName::LastNotice, last);
        let age = (facts.on - last).num_days();
        if age > most {
            judged.because(BoardState::AtRisk, ReasonCode::NoticeOld, age);
        }
    } else if facts.days_of_records() > most {
        judged.because(BoardState::AtRisk, ReasonCode::NoticeNever, None);
    }
    judged.count(FigureName::Notices, facts.notices_of_quarter.count);
    judged.show(FigureName::NoticesProven, facts.notices_of_quarter.proven);
    if facts.notices.unproven > 0 {
        judged.because(BoardState::AtRisk, ReasonCode::NoticeUnproven, facts.notices.unproven);
    }
}

fn feedback(facts: &Facts) -> Judged {
    let mut judged = Judged::new();
    judged.share_of_period(FigureName::OnTime, facts.desk.on_time, OF_EVERY_TICKET);
    let Rate { numerator, denominator } = facts.desk.answered;
    judged.count(FigureName::Unanswered, denominator - numerator);
    if denominator > numerator {
        judged.because(BoardState::AtRisk, ReasonCode::Unanswered, denominator - numerator);
    }
    let overdue = BoardPlace::Tickets { tab: Tab::Overdue, category: None, from: None, to: None };
    judged.at([report_of(facts), overdue])
}

/// Whoever holds a post: nobody is not met.
fn in_post(facts: &Facts, role: Role) -> Judged {
    let mut judged = Judged::known();
    let count = facts.posts.iter().filter(|roles| roles.contains(&role)).count();
    judged.count(FigureName::InPost, number(count));
    if count == 0 {
        judged.because(BoardState::NotMet, ReasonCode::NobodyInPost, None);
    }
    judged
}

/// The manager evaluates regularly: the report of each quarter has the manager's part.
fn manager(facts: &Facts) -> Judged {
    let mut judged = in_post(facts, Role::Manager);
    written(&mut judged, facts);
    judged.at([BoardPlace::Staff, report_of(facts), BoardPlace::Audit])
}

fn service(facts: &Facts) -> Judged {
    let mut judged = in_post(facts, Role::Service);
    judged.share_of_period(FigureName::Answered, facts.desk.answered, OF_EVERY_TICKET);
    judged.at([BoardPlace::Staff, report_of(facts), BoardPlace::Audit])
}

fn maintenance(facts: &Facts) -> Judged {
    let mut judged = in_post(facts, Role::Maintenance);
    judged.share_of_period(FigureName::OrdersBack, facts.desk.orders_back, OF_EVERY_TICKET);
    judged.at([BoardPlace::WorkOrders, BoardPlace::Staff, BoardPlace::Audit])
}

fn on_time(facts: &Facts, category: Category) -> Judged {
    let mut judged = Judged::new();
    let rate = facts.desk.by_category.get(&category).copied().unwrap_or_default();
    judged.share_of_period(FigureName::OnTime, rate, OF_EVERY_TICKET);
    judged.at([report_of(facts), tickets_of(facts, Some(category))])
}

fn surveys(facts: &Facts) -> Judged {
    let mut judged = Judged::new();
    judged.limits = Some(SURVEY_AGE);
    match facts.wave {
        Some((_, ended)) => {
            judged.known = true;
            judged.day(FigureName::LastSurvey, ended);
            let age = (facts.on - ended).num_days();
            if let Some(state) = too_old(age, SURVEY_AGE) {
                judged.because(state, ReasonCode::SurveyOld, age);
            }
        }
        None if facts.days_of_records() > SURVEY_AGE.met => {
            judged.known = true;
            judged.because(BoardState::NotMet, ReasonCode::SurveyNever, None);
        }
        None => judged.because(BoardState::Met, ReasonCode::SurveyNever, None),
    }
    if let Some(next) = facts.surveys_planned.iter().min() {
        judged.day(FigureName::NextSurvey, *next);
    }
    let late = facts.surveys_planned.iter().filter(|due_on| **due_on < facts.on).count();
    if late > 0 {
        judged.known = true;
        judged.because(BoardState::AtRisk, ReasonCode::SurveyLate, number(late));
    }
    let results = facts.wave.map(|(wave_id, _)| BoardPlace::SurveyResults { wave_id });
    judged.at([BoardPlace::Surveys]).at(results)
}

fn follow_ups(facts: &Facts) -> Judged {
    let mut judged = Judged::new();
    judged.share_of_period(FigureName::FollowedUp, facts.desk.followed_up, FOLLOWED_UP);
    judged.at([report_of(facts)])
}

fn checks(facts: &Facts) -> Judged {
    let mut judged = Judged::known();
    let (plans, late) = (facts.checks.plans, number(facts.checks.late.len()));
    judged.show(FigureName::PlansInTime, Rate { numerator: plans - late, denominator: plans });
    judged.show(FigureName::ChecksPassed, facts.checks.passed);
    judged.late(ReasonCode::CheckLate, &facts.checks.late);
    if plans == 0 {
        judged.because(BoardState::NotMet, ReasonCode::NoCheckPlan, None);
    }
    judged.at([BoardPlace::Checks])
}

fn improvement(facts: &Facts) -> Judged {
    let mut judged = Judged::new();
    let Facts { findings, measures, .. } = facts;
    judged.known = findings.known + measures.known > 0;
    judged.count(FigureName::OpenFindings, findings.open);
    judged.count(FigureName::OpenMeasures, measures.open);
    judged.late(ReasonCode::FindingLate, &findings.late);
    judged.late(ReasonCode::MeasureLate, &measures.late);
    judged.at([BoardPlace::Measures, BoardPlace::Findings])
}

/// Somebody answers for whatever came too late.
fn duty(facts: &Facts) -> Judged {
    let mut judged = Judged::new();
    let late = facts.desk.late_named;
    judged.of_period = true;
    judged.count(FigureName::Late, late.denominator);
    judged.share(FigureName::LateNamed, late, OF_EVERY_TICKET);
    judged.known = facts.desk.on_time.denominator > 0;
    called_back(&mut judged, facts);
    looked_into(&mut judged, facts);
    let sample_id = facts.samples.last().map(|sample| sample.id);
    let quarter = facts.period.quarter.to_string();
    judged
        .at([report_of(facts), tickets_of(facts, None)])
        .at([BoardPlace::CallBacks { sample_id }, BoardPlace::RedFlags { quarter }])
}

/// What residents of closed tickets are asked again.
fn called_back(judged: &mut Judged, facts: &Facts) {
    if let Some(last) = facts.samples.last() {
        judged.known = true;
        let drawn_on = day_of(facts.zone, last.drawn_at);
        judged.day(FigureName::LastSample, drawn_on);
        judged.show(FigureName::CalledBack, Rate { numerator: last.reached, denominator: last.size });
        let age = (facts.on - drawn_on).num_days();
        if age > SAMPLE_AGE {
            judged.because(BoardState::AtRisk, ReasonCode::SampleOld, age);
        }
    } else if facts.days_of_records() > SAMPLE_AGE {
        judged.known = true;
        judged.because(BoardState::AtRisk, ReasonCode::SampleNever, None);
    }
    let late = facts.samples.iter().filter(|sample| sample.waiting > 0 && sample.due_on < facts.on).count();
    if late > 0 {
        judged.because(BoardState::AtRisk, ReasonCode::SampleLate, number(late));
    }
}

/// What stands out and was looked into.
fn looked_into(judged: &mut Judged, facts: &Facts) {
    let seen = facts.red_flags;
    judged.show(FigureName::RedFlagsSeen, seen);
    if seen.numerator * 100 < RED_FLAGS_SEEN * seen.denominator {
        judged.because(BoardState::AtRisk, ReasonCode::RedFlagsUnseen, seen.denominator - seen.numerator);
    }
}

fn records(facts: &Facts) -> Judged {
    let mut judged = Judged::new();
    judged.limits = Some(BACKUP_AGE);
    let Some(first_day) = facts.first_day else { return judged.at([BoardPlace::Backups, BoardPlace::Audit]) };
    judged.known = true;
    judged.day(FigureName::RecordsSince, first_day);
    let age = |day: chrono::NaiveDate| (facts.on - day).num_days();
    match facts.backup {
        LastBackup::Made(made_at) => {
            let made_on = day_of(facts.zone, made_at);
            judged.day(FigureName::LastBackup, made_on);
            if let Some(state) = too_old(age(made_on), BACKUP_AGE) {
                judged.because(state, ReasonCode::BackupOld, age(made_on));
            }
        }
        // A new office has nothing to lose yet.
        LastBackup::Never => {
            let state = too_old(age(first_day), BACKUP_AGE).unwrap_or(BoardState::Met);
            judged.because(state, ReasonCode::BackupNone, None);
        }
        LastBackup::Unknown => judged.because(BoardState::Met, ReasonCode::BackupUnknown, None),
    }
    judged.count(FigureName::Disposed, facts.disposed);
    judged.at([BoardPlace::Archive, BoardPlace::Backups, BoardPlace::Audit])
}

fn written(judged: &mut Judged, facts: &Facts) {
    judged.share(FigureName::ReportsWritten, facts.reports, REPORTS);
    let missing = facts.reports.denominator - facts.reports.numerator;
    if missing > 0 {
        judged.because(BoardState::AtRisk, ReasonCode::ReportMissing, missing);
    }
}

fn reports(facts: &Facts) -> Judged {
    let mut judged = Judged::new();
    written(&mut judged, facts);
    judged.show(FigureName::ReportsIssued, facts.reports_issued);
    let unissued = facts.reports.numerator - facts.reports_issued.numerator;
    if unissued > 0 {
        judged.because(BoardState::AtRisk, ReasonCode::ReportUnissued, unissued);
    }
    judged.at([report_of(facts)])
}

fn satisfaction(facts: &Facts) -> Judged {
    let mut judged = Judged::new();
    judged.of_period = true;
    judged.show(FigureName::Satisfied, facts.satisfied);
    judged.show(FigureName::SatisfiedBefore, facts.satisfied_before);
    let share = |of: Rate| {
        let count = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
        statistics::share(count(of.numerator), count(of.denominator))
    };
    let enough = |of: Rate| of.denominator >= FEWEST_ANSWERS;
    if !enough(facts.satisfied) {
        judged.because(BoardState::Met, ReasonCode::TooFewAnswers, FEWEST_ANSWERS);
        return judged.at([report_of(facts)]);
    }
    judged.known = true;
    if let (Some(earlier), Some(later)) = (share(facts.satisfied_before), share(facts.satisfied))
        && statistics::change(&earlier, &later).verdict == Verdict::Fall
    {
        judged.because(BoardState::AtRisk, ReasonCode::Fell, None);
    }
    judged.at([report_of(facts), BoardPlace::Surveys])
}

fn use_of_channels(facts: &Facts) -> Judged {
    let mut judged = Judged::new();
    judged.of_period = true;
    let named = |channel: &&ChannelRecord| KINDS.iter().any(|(kind, _)| *kind == channel.kind);
    let (mut used, mut all) = (0, 0);
    for channel in facts.channels.iter().filter(named) {
        all += 1;
        used += i64::from(facts.desk.by_channel.contains_key(&channel.id));
    }
    judged.share(FigureName::ChannelsUsed, Rate { numerator: used, denominator: all }, USED);
    judged.known &= facts.desk.received > 0;
    if used < all {
        judged.because(BoardState::AtRisk, ReasonCode::ChannelUnused, all - used);
    }
    judged.at([BoardPlace::Channels, report_of(facts)])
}

fn complaints(facts: &Facts) -> Judged {
    let mut judged = Judged::new();
    judged.share_of_period(FigureName::ComplaintsClosed, facts.desk.complaints_closed, CLOSED);
    judged.at([report_of(facts), tickets_of(facts, Some(Category::Complaint))])
}

fn policy(facts: &Facts) -> Judged {
    let mut judged = Judged::known();
    let KnownProposals { open, unsummarised, comments } = facts.proposals;
    judged.count(FigureName::PolicyVersion, facts.policy.version);
    // The first one came with the program, and has neither a day nor a reason.
    if facts.policy.saved_at.is_some() {
        judged.day(FigureName::PolicySince, day_of(facts.zone, facts.policy.effective_from));
        if facts.policy.note.is_none() {
            judged.because(BoardState::AtRisk, ReasonCode::PolicyUnexplained, None);
        }
        match comments {
            Some(comments) => judged.count(FigureName::PolicyComments, comments),
            None => judged.because(BoardState::AtRisk, ReasonCode::PolicyUndecided, None),
        }
    }
    judged.count(FigureName::OpenProposals, open);
    if unsummarised > 0 {
        judged.because(BoardState::AtRisk, ReasonCode::ConsultationOver, unsummarised);
    }
    judged.at([BoardPlace::Revision, BoardPlace::Policy, BoardPlace::Audit])
}

/// Of the year of the day; an office that began in it had nothing to look back on at its start.
fn review(facts: &Facts) -> Judged {
    let mut judged = Judged::new();
    judged.limits = Some(REVIEW);
    let year = facts.on.year();
    if let Some(last) = &facts.review {
        judged.day(FigureName::LastReview, day_of(facts.zone, last.at));
        judged.count(FigureName::ReviewChanges, last.to_change);
    }
    if facts.review.as_ref().is_some_and(|last| last.year == year) {
        judged.known = true;
    } else {
        let began_before = facts.first_day.is_some_and(|first| first.year() < year);
        let state = too_old(i64::from(facts.on.ordinal()), REVIEW).filter(|_| began_before);
        judged.known = began_before;
        judged.because(state.unwrap_or(BoardState::Met), ReasonCode::ReviewNotRecorded, None);
    }
    judged.at([BoardPlace::Revision])
}
