//! The compliance board: arguments and answers.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::tickets::{Category, Tab};

/// 制度对照: each clause of the regulation, whether it is kept, and by which figures, as of the end of a day:
/// `get_compliance_board`. What was entered after that day does not count.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetComplianceBoard {
    /// The day, not in the future; today, up to now, if absent.
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<NaiveDate>,
}

/// How many clauses are kept how as of now, as the board would count them: `get_board_counts`. Quick while nothing was done since it
/// was last asked for.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetBoardCounts {}

/// The same as a paper to print: `render_compliance_board`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RenderComplianceBoard {
    /// The day, as in `get_compliance_board`.
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<NaiveDate>,
}

/// How a clause is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum BoardState {
    /// 已落实
    Met,
    /// 有风险
    AtRisk,
    /// 未落实
    NotMet,
    /// 暂无数据: there is nothing yet to judge by.
    NoData,
}

macro_rules! clauses {
    ($( $name:ident = $id:literal, $clause:literal, $title:literal; )*) => {
        /// A clause of the regulation that the board has a row of.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema, TS)]
        pub enum Clause {
            $( #[doc = $title] #[serde(rename = $id)] $name, )*
        }

        impl Clause {
            /// All of them, in the order of the regulation.
            pub const ALL: &'static [Clause] = &[$( Clause::$name, )*];

            /// Its id, such as `R5.1`.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $( Clause::$name => $id, )* }
            }

            /// Its number in the regulation, such as `5.2`.
            #[must_use]
            pub fn number(self) -> &'static str {
                match self { $( Clause::$name => $clause, )* }
            }

            /// What the regulation calls it.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { $( Clause::$name => $title, )* }
            }
        }
    };
}

clauses! {
    R1 = "R1", "4.1", "沟通渠道";
    R2_1 = "R2.1", "4.2", "信息接收";
    R2_2 = "R2.2", "4.2", "信息分类";
    R2_3 = "R2.3", "4.2", "信息反馈";
    R2_4 = "R2.4", "4.2", "信息存档";
    R3 = "R3", "4.3", "沟通内容";
    R4_1 = "R4.1", "5.1", "物业经理";
    R4_2 = "R4.2", "5.1", "客服人员";
    R4_3 = "R4.3", "5.1", "维修人员";
    R5_1 = "R5.1", "5.2", "投诉时限";
    R5_2 = "R5.2", "5.2", "建议时限";
    R5_3 = "R5.3", "5.2", "咨询时限";
    R6_1 = "R6.1", "5.3", "满意度调查";
    R6_2 = "R6.2", "5.3", "回访";
    R7_1 = "R7.1", "6.1", "渠道检查";
    R7_2 = "R7.2", "6.1", "分析总结";
    R7_3 = "R7.3", "6.1", "岗位责任";
    R8_1 = "R8.1", "6.2", "记录制度";
    R8_2 = "R8.2", "6.2", "定期报告";
    R9_1 = "R9.1", "6.3", "满意度变化";
    R9_2 = "R9.2", "6.3", "渠道使用";
    R9_3 = "R9.3", "6.3", "投诉处理";
    R10_1 = "R10.1", "7", "制度修订";
    R10_2 = "R10.2", "7", "年度评估";
}

/// What a number of the board counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum FigureName {
    /// 在用渠道种类: of the four that the regulation names.
    ChannelKinds,
    /// 按期开箱: boxes opened in time ÷ boxes with a schedule.
    BoxesOpened,
    /// 按期召开: series whose next meeting is not overdue ÷ series that go on.
    MeetingsInTime,
    /// 近一年座谈会、业委会会议: forums and committee meetings held.
    MeetingsHeld,
    /// 最近一次发布: the first day of the last notice.
    LastNotice,
    /// 发布信息: notices of the quarter, as in the report.
    Notices,
    /// 公示凭证, as in the report.
    NoticesProven,
    /// 当场登记: tickets entered when they came ÷ tickets received, those of ledgers apart.
    EnteredAtOnce,
    /// 指定责任人: tickets with somebody named responsible ÷ tickets received.
    ResponsibleNamed,
    /// 响应及时率, as in the report.
    OnTime,
    /// 到期未反馈: tickets settled without any feedback by then.
    Unanswered,
    /// 已存档: archived ÷ closed, of the tickets received.
    Archived,
    /// 已分主题: tickets whose topic somebody chose ÷ tickets received.
    TopicNamed,
    /// 在岗人数.
    InPost,
    /// 已答复: tickets whose resident was told ÷ tickets settled.
    Answered,
    /// 派工有回音: orders that came back ÷ orders issued at least seven days before.
    OrdersBack,
    /// 最近一次调查: its last day.
    LastSurvey,
    /// 下次调查: the day of the plan.
    NextSurvey,
    /// 回访率, as in the report.
    FollowedUp,
    /// 按期检查: plans that are not late ÷ plans that go on.
    PlansInTime,
    /// 检查合格: checks that found everything as it should be ÷ checks made.
    ChecksPassed,
    /// 未了结的问题.
    OpenFindings,
    /// 进行中的措施.
    OpenMeasures,
    /// 超时来件.
    Late,
    /// 超时来件有责任人: late tickets with somebody named responsible ÷ late tickets.
    LateNamed,
    /// 最近一次抽查: the day on which the last sample was drawn.
    LastSample,
    /// 抽查联系到居民: reached ÷ drawn, of that sample.
    CalledBack,
    /// 异常线索已核实: looked into ÷ all, of own follow-ups, tickets opened again and back-dated ones.
    RedFlagsSeen,
    /// 最早的记录: the day on which the records begin.
    RecordsSince,
    /// 经审批销毁: records that were destroyed so far, by two people and with a certificate.
    Disposed,
    /// 最近备份.
    LastBackup,
    /// 已写季度报告: reports written ÷ reports due.
    ReportsWritten,
    /// 已签发季度报告: reports issued ÷ reports due.
    ReportsIssued,
    /// 满意率, as in the report.
    Satisfied,
    /// 上季度满意率.
    SatisfiedBefore,
    /// 有来件的渠道: channels with tickets ÷ channels in service, of the four kinds.
    ChannelsUsed,
    /// 投诉办结率, as in the report.
    ComplaintsClosed,
    /// 现行版本.
    PolicyVersion,
    /// 生效日期.
    PolicySince,
    /// 征集到的意见: comments on the proposal of which the version in force was made.
    PolicyComments,
    /// 未了结的修订提案.
    OpenProposals,
    /// 最近一次年度评估.
    LastReview,
    /// 评估提出修改: points of its check list that are to be changed.
    ReviewChanges,
}

/// A number of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BoardFigure {
    /// A share, with what it is a share of; of nothing where the denominator is 0.
    Share {
        /// Of what.
        name: FigureName,
        /// How many of them.
        numerator: i64,
        /// Of how many.
        denominator: i64,
    },
    /// How many.
    Count {
        /// Of what.
        name: FigureName,
        /// How many.
        count: i64,
    },
    /// A day.
    Day {
        /// Of what.
        name: FigureName,
        /// The day.
        day: NaiveDate,
    },
}

/// What a threshold counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum LimitUnit {
    /// At least so many in a hundred.
    Percent,
    /// No more than so many days.
    Days,
}

/// By which thresholds a row is judged: up to `met` it is met, up to `risk` at risk, beyond that not met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct BoardLimits {
    /// What they count.
    pub unit: LimitUnit,
    /// The threshold of 已落实.
    pub met: i64,
    /// The threshold of 有风险.
    pub risk: i64,
}

/// Why a row is judged as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReasonCode {
    /// The share is below so many in a hundred.
    Below,
    /// It is a share of no more than so many.
    Few,
    /// Nothing was settled in the running quarter yet; the one before is judged.
    QuarterBefore,
    /// No telephone line is in service.
    NoPhone,
    /// Nothing online is in service.
    NoOnline,
    /// No suggestion box is in service.
    NoBox,
    /// No regular meeting is in service as a channel.
    NoMeeting,
    /// So many boxes were not opened in time.
    BoxLate,
    /// So many series of meetings are overdue, or never met.
    MeetingLate,
    /// No series of meetings goes on.
    NoSeries,
    /// Nothing was ever published, for longer than the office wants.
    NoticeNever,
    /// Nothing was published for so many days, which is longer than the office wants.
    NoticeOld,
    /// Of so many notices a channel has no proof.
    NoticeUnproven,
    /// So many tickets are late and the resident was told nothing.
    Unanswered,
    /// Nobody holds the post.
    NobodyInPost,
    /// So many quarterly reports are missing.
    ReportMissing,
    /// So many quarterly reports were written and never issued.
    ReportUnissued,
    /// No survey was ever closed.
    SurveyNever,
    /// The last survey ended so many days before.
    SurveyOld,
    /// So many planned surveys are late.
    SurveyLate,
    /// No channel is checked by a plan.
    NoCheckPlan,
    /// So many planned checks are late.
    CheckLate,
    /// So many findings are late.
    FindingLate,
    /// So many measures are late.
    MeasureLate,
    /// The one that is late longest is late by so many days.
    LateDays,
    /// The last backup is so many days old.
    BackupOld,
    /// There is no backup.
    BackupNone,
    /// Of an earlier day it is not known which backups there were.
    BackupUnknown,
    /// No sample of call-backs was ever drawn.
    SampleNever,
    /// The last sample was drawn so many days before.
    SampleOld,
    /// So many samples are late.
    SampleLate,
    /// So many red flags were not looked into, which is more than half.
    RedFlagsUnseen,
    /// Fewer than so many residents said how satisfied they are.
    TooFewAnswers,
    /// Satisfaction fell, and the intervals say so.
    Fell,
    /// So many channels brought no ticket.
    ChannelUnused,
    /// It is not said why the version in force was made.
    PolicyUnexplained,
    /// The version in force was made without asking residents and without a decision of their representatives.
    PolicyUndecided,
    /// Of so many proposals the consultation is over, and nobody wrote down what came of it.
    ConsultationOver,
    /// No yearly review of this year is recorded.
    ReviewNotRecorded,
}

/// Why a row is judged as it is, with its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct BoardReason {
    /// Why.
    pub code: ReasonCode,
    /// Its number, where it has one.
    pub count: Option<i64>,
}

/// Where the evidence of a row is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BoardPlace {
    /// The list of tickets, filtered.
    Tickets {
        /// Its tab.
        tab: Tab,
        /// Only these.
        category: Option<Category>,
        /// Received on this day or later.
        from: Option<NaiveDate>,
        /// Received on this day or before.
        to: Option<NaiveDate>,
    },
    /// A quarterly report.
    Report {
        /// The quarter.
        quarter: String,
    },
    /// The channels with their figures.
    Channels,
    /// The plans and records of checks.
    Checks,
    /// The findings.
    Findings,
    /// The improvement measures.
    Measures,
    /// The results of a survey wave.
    SurveyResults {
        /// The wave.
        wave_id: i64,
    },
    /// The surveys and their plan.
    Surveys,
    /// The meetings.
    Meetings,
    /// The work orders.
    WorkOrders,
    /// Who works here.
    Staff,
    /// The versions of the limits.
    Policy,
    /// The proposals and the yearly reviews.
    Revision,
    /// Notices that the report of a quarter counts.
    Notices {
        /// With a first day on this day or later.
        from: NaiveDate,
        /// On this day or before.
        to: NaiveDate,
    },
    /// Notices of earlier quarters, of which one has no proof yet.
    EarlierNotices {
        /// With a first day on this day or later.
        from: NaiveDate,
        /// On this day or before.
        to: NaiveDate,
    },
    /// A sample of call-backs; all of them where there is none.
    CallBacks {
        /// The sample.
        sample_id: Option<i64>,
    },
    /// The red flags of a quarter.
    RedFlags {
        /// The quarter.
        quarter: String,
    },
    /// The catalogue of the archive.
    Archive,
    /// The backups.
    Backups,
    /// The audit trail.
    Audit,
}

/// A clause, and how it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct BoardRow {
    /// Which clause.
    pub id: Clause,
    /// Its number in the regulation, such as `5.2`.
    pub number: &'static str,
    /// What the regulation calls it, in Chinese.
    pub title: &'static str,
    /// How it is kept.
    pub state: BoardState,
    /// By which figures.
    pub figures: Vec<BoardFigure>,
    /// By which thresholds; absent where none of its figures has any.
    pub limits: Option<BoardLimits>,
    /// Why, the worst first; empty where there is nothing to say.
    pub reasons: Vec<BoardReason>,
    /// The first day that its figures count; absent where they say how things stood on the day.
    pub since: Option<NaiveDate>,
    /// The last day that its figures count.
    pub until: Option<NaiveDate>,
    /// Where the evidence is, the best first.
    pub evidence: Vec<BoardPlace>,
}

/// How many clauses are kept how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema, TS)]
pub struct BoardCounts {
    /// 已落实
    pub met: i64,
    /// 有风险
    pub at_risk: i64,
    /// 未落实
    pub not_met: i64,
    /// 暂无数据
    pub no_data: i64,
}

/// 制度对照 as of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct ComplianceBoard {
    /// The day.
    pub on: NaiveDate,
    /// Up to when facts count: now, or the last moment of a day that has passed.
    pub known_at: DateTime<Utc>,
    /// The first day that there is a record of; the board can be asked for from then on.
    pub first_day: NaiveDate,
    /// The quarter that the figures of tickets are of.
    pub quarter: String,
    /// How many clauses are kept how.
    pub counts: BoardCounts,
    /// Each clause, in the order of the regulation.
    pub rows: Vec<BoardRow>,
}
