//! The board on paper: A4, a row for each clause, with the rule by which it was judged. The words are those of the screen in
//! Chinese; a picture of the state stands beside its word.

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    BoardFigure, BoardLimits, BoardReason, BoardRow, BoardState, Clause, ComplianceBoard, FigureName,
    LimitUnit, ReasonCode, RenderComplianceBoard, board,
};
use crate::days::{day_of, in_chinese};
use crate::error::Result;
use crate::office;
use crate::operation::{Read, ReadContext};
use crate::reports::figures::Rate;
use crate::reports::sheet::{GridRow, Sheet, SheetBlock, Words};
use crate::reports::words::percent;
use crate::reports::{RenderedReport, render_sheet};

/// The shares of the width: clause, state, figures, rule and reasons.
const COLUMNS: [u16; 4] = [19, 14, 32, 35];

impl Read for RenderComplianceBoard {
    fn run(self, context: &ReadContext<'_>) -> Result<RenderedReport> {
        let board = board(context, self.on, false)?;
        let card = office::store::card(context.db)?;
        let printed = in_chinese(day_of(context.zone, context.now));
        let sheet = sheet(&board, &card.community_name, &card.office_name, &printed);
        render_sheet(&sheet, &card.office_name, context.now, context.fonts)
    }
}

fn sheet(board: &ComplianceBoard, community: &str, office: &str, printed: &str) -> Sheet {
    let day = in_chinese(board.on);
    let counts = &board.counts;
    let counted = format!(
        "{} {} 项　{} {} 项　{} {} 项　{} {} 项",
        state(BoardState::Met),
        counts.met,
        state(BoardState::AtRisk),
        counts.at_risk,
        state(BoardState::NotMet),
        counts.not_met,
        state(BoardState::NoData),
        counts.no_data
    );
    let head = ["条款", "落实情况", "数字", "判断标准和说明"].map(|text| vec![words(text, true)]);
    let mut rows = vec![GridRow { head: true, cells: head.to_vec() }];
    rows.extend(board.rows.iter().map(row));
    Sheet {
        name: format!("{community}制度对照{}", board.on),
        title: "制度对照表".to_owned(),
        subtitle: format!("{community} · 截至 {day}"),
        blocks: vec![
            SheetBlock::Fact("合计", counted),
            SheetBlock::Fact("来件数字", period(board)),
            SheetBlock::Columns(COLUMNS.to_vec(), rows),
            SheetBlock::Closing(vec![office.to_owned(), format!("打印日期：{printed}")]),
        ],
    }
}

/// From when to when tickets are counted, which is the same in every row that counts them.
fn period(board: &ComplianceBoard) -> String {
    let days = board.rows.iter().find_map(|row| row.since.zip(row.until));
    days.map_or_else(String::new, |(since, until)| format!("{}至{}", in_chinese(since), in_chinese(until)))
}

fn words(text: impl Into<String>, bold: bool) -> Words {
    Words { text: text.into(), bold, to: None }
}

fn row(row: &BoardRow) -> GridRow {
    let figures: Vec<String> = row.figures.iter().map(figure).collect();
    let mut said = vec![rule(row.id, row.limits)];
    if !row.reasons.is_empty() {
        let reasons: Vec<String> = row.reasons.iter().map(reason).collect();
        said.push(format!("说明：{}。", reasons.join("；")));
    }
    let clause = format!("{} {}\n{}", row.number, row.title, row.id.id());
    GridRow {
        head: false,
        cells: vec![
            vec![words(clause, false)],
            vec![words(state(row.state), true)],
            vec![words(figures.join("\n"), false)],
            vec![words(said.join("\n"), false)],
        ],
    }
}

/// A row of the board in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BoardLine {
    /// The clause: number, title, id.
    pub clause: String,
    /// Whether it is kept.
    pub state: String,
    /// By which figures.
    pub figures: String,
    /// What there is to say of it.
    pub remarks: String,
}

/// The board as of the end of `on` in words, for the report of its year: what is counted within a period is counted within the year.
pub(crate) fn board_lines(context: &ReadContext<'_>, on: NaiveDate) -> Result<Vec<BoardLine>> {
    // What the board calls this quarter and the last one are years here.
    let of_year = |said: String| said.replace("本季度", "本年度").replace("上一季度", "上一年度");
    let line = |row: &BoardRow| BoardLine {
        clause: format!("{} {}（{}）", row.number, row.title, row.id.id()),
        state: state(row.state).to_owned(),
        figures: of_year(row.figures.iter().map(figure).collect::<Vec<_>>().join("；")),
        remarks: of_year(row.reasons.iter().map(reason).collect::<Vec<_>>().join("；")),
    };
    Ok(board(context, Some(on), true)?.rows.iter().map(line).collect())
}

fn state(state: BoardState) -> &'static str {
    match state {
        BoardState::Met => "● 已落实",
        BoardState::AtRisk => "▲ 有风险",
        BoardState::NotMet => "■ 未落实",
        BoardState::NoData => "○ 暂无数据",
    }
}

fn figure(figure: &BoardFigure) -> String {
    match *figure {
        BoardFigure::Share { name, numerator: _, denominator: 0 } => format!("{} —（0）", named(name)),
        BoardFigure::Share { name, numerator, denominator } => {
            let share = percent(Rate { numerator, denominator });
            format!("{} {share}（{numerator}/{denominator}）", named(name))
        }
        BoardFigure::Count { name, count } => format!("{} {count}", named(name)),
        BoardFigure::Day { name, day } => format!("{} {}", named(name), in_chinese(day)),
    }
}

fn named(name: FigureName) -> &'static str {
    match name {
        FigureName::ChannelKinds => "在用渠道种类",
        FigureName::BoxesOpened => "按期开箱",
        FigureName::MeetingsInTime => "定期会议按期召开",
        FigureName::MeetingsHeld => "近一年座谈会和业委会会议",
        FigureName::LastNotice => "最近一次发布信息",
        FigureName::Notices => "本季度发布信息",
        FigureName::NoticesProven => "公示凭证",
        FigureName::EnteredAtOnce => "当场登记",
        FigureName::ResponsibleNamed => "已指定责任人",
        FigureName::OnTime => "响应及时率",
        FigureName::Unanswered => "到期未反馈",
        FigureName::Archived => "办结后存档",
        FigureName::TopicNamed => "已分主题",
        FigureName::InPost => "在岗人数",
        FigureName::Answered => "已答复居民",
        FigureName::OrdersBack => "派工有回音",
        FigureName::LastSurvey => "最近一次调查截止",
        FigureName::NextSurvey => "计划下次调查",
        FigureName::FollowedUp => "回访率",
        FigureName::PlansInTime => "按期检查",
        FigureName::ChecksPassed => "检查合格",
        FigureName::OpenFindings => "未了结的问题",
        FigureName::OpenMeasures => "进行中的措施",
        FigureName::Late => "超时来件",
        FigureName::LateNamed => "超时来件有责任人",
        FigureName::LastSample => "最近一次抽查回访",
        FigureName::CalledBack => "抽查联系到居民",
        FigureName::RedFlagsSeen => "异常线索已核实",
        FigureName::RecordsSince => "最早的记录",
        FigureName::Disposed => "经审批销毁的档案",
        FigureName::LastBackup => "最近备份",
        FigureName::ReportsWritten => "季度报告已写",
        FigureName::ReportsIssued => "季度报告已签发",
        FigureName::Satisfied => "满意率",
        FigureName::SatisfiedBefore => "上一季度满意率",
        FigureName::ChannelsUsed => "有来件的渠道",
        FigureName::ComplaintsClosed => "投诉办结率",
        FigureName::PolicyVersion => "现行版本",
        FigureName::PolicySince => "生效日期",
        FigureName::PolicyComments => "征集到的意见",
        FigureName::OpenProposals => "未了结的修订提案",
        FigureName::LastReview => "最近一次年度评估",
        FigureName::ReviewChanges => "评估提出修改",
    }
}

/// The rule in words, with its thresholds.
fn rule(clause: Clause, limits: Option<BoardLimits>) -> String {
    let says = match clause {
        Clause::R1 => {
            "电话、在线平台、意见箱、定期会议都在用；意见箱按期开，定期会议按期开；定期发布信息并留公示凭证。缺一种渠道为未落实"
        }
        Clause::R2_1 => "来件当场登记，不补登",
        Clause::R2_2 => "每件都指定了责任人",
        Clause::R2_3 => "到期的件按时反馈；有到期未反馈的，至少为有风险",
        Clause::R2_4 => "办结的件都已存档",
        Clause::R3 => "每件都分了主题",
        Clause::R4_1 => "有物业经理在岗；每季度写报告",
        Clause::R4_2 => "有客服人员在岗；到期的件都答复了居民",
        Clause::R4_3 => "有维修人员在岗；派出 7 天以上的派工单都有结果",
        Clause::R5_1 => "投诉按时首次反馈",
        Clause::R5_2 => "建议按时答复",
        Clause::R5_3 => "咨询按时答复",
        Clause::R6_1 => "定期做满意度调查；计划的调查不逾期",
        Clause::R6_2 => "到期的回访都联系到居民",
        Clause::R7_1 => "每个计划按期检查。没有计划为未落实",
        Clause::R7_2 => "问题和改进措施不逾期",
        Clause::R7_3 => {
            "每件超时来件都落实到责任人；半年内抽查回访过，抽查不逾期；自办自访、重新办理、补登的线索至少核实一半"
        }
        Clause::R8_1 => "记录只经两人审批、期满后销毁；有近期的备份",
        Clause::R8_2 => "季度结束 30 天内写好并签发报告，看最近 8 个季度",
        Clause::R9_1 => "比较两个季度的满意率；明显下降为有风险；不到 5 个答复不判断",
        Clause::R9_2 => "四种渠道都有来件",
        Clause::R9_3 => "收到的投诉已办结",
        Clause::R10_1 => "新版本写明为什么修订，征求过居民意见，由会议决定；征求意见结束后及时汇总",
        Clause::R10_2 => "每年一月评估制度执行情况。按一年中的第几天判断",
    };
    let Some(BoardLimits { unit, met, risk }) = limits else { return format!("{says}。") };
    match unit {
        LimitUnit::Percent => format!("{says}。● ≥{met}%，▲ ≥{risk}%，■ 更低。"),
        LimitUnit::Days if met == 0 => format!("{says}。▲ 逾期 {risk} 天以内，■ 更久。"),
        LimitUnit::Days => format!("{says}。● {met} 天以内，▲ {risk} 天以内，■ 更久。"),
    }
}

fn reason(reason: &BoardReason) -> String {
    let n = reason.count.unwrap_or_default();
    match reason.code {
        ReasonCode::Below => format!("低于 {n}%"),
        ReasonCode::Few => format!("件数少（{n} 件），判断仅供参考"),
        ReasonCode::QuarterBefore => "本季度还没有到期的件，看上一季度".to_owned(),
        ReasonCode::NoPhone => "没有在用的电话热线".to_owned(),
        ReasonCode::NoOnline => "没有在用的在线平台".to_owned(),
        ReasonCode::NoBox => "没有在用的意见箱".to_owned(),
        ReasonCode::NoMeeting => "没有在用的定期会议".to_owned(),
        ReasonCode::BoxLate => format!("{n} 个意见箱没有按期开箱"),
        ReasonCode::MeetingLate => format!("{n} 个定期会议逾期未开"),
        ReasonCode::NoSeries => "没有设定期会议".to_owned(),
        ReasonCode::NoticeNever => "还没有发布过信息".to_owned(),
        ReasonCode::NoticeOld => format!("已 {n} 天没有发布信息"),
        ReasonCode::NoticeUnproven => format!("{n} 条信息缺公示凭证"),
        ReasonCode::Unanswered => format!("{n} 件到期未反馈"),
        ReasonCode::NobodyInPost => "没有人在岗".to_owned(),
        ReasonCode::ReportMissing => format!("缺 {n} 个季度的报告"),
        ReasonCode::ReportUnissued => format!("{n} 个季度的报告写好未签发"),
        ReasonCode::SurveyNever => "还没有结束的调查".to_owned(),
        ReasonCode::SurveyOld => format!("最近一次调查截止已 {n} 天"),
        ReasonCode::SurveyLate => format!("{n} 次计划的调查已逾期"),
        ReasonCode::NoCheckPlan => "没有检查计划".to_owned(),
        ReasonCode::CheckLate => format!("{n} 个检查计划逾期"),
        ReasonCode::FindingLate => format!("{n} 个问题逾期未整改"),
        ReasonCode::MeasureLate => format!("{n} 项措施逾期"),
        ReasonCode::LateDays => format!("最久的逾期 {n} 天"),
        ReasonCode::BackupOld => format!("最近备份已 {n} 天"),
        ReasonCode::BackupNone => "还没有备份".to_owned(),
        ReasonCode::BackupUnknown => "当天有哪些备份没有记录，不判断".to_owned(),
        ReasonCode::SampleNever => "还没有抽查回访".to_owned(),
        ReasonCode::SampleOld => format!("最近一次抽查回访已 {n} 天"),
        ReasonCode::SampleLate => format!("{n} 次抽查回访逾期"),
        ReasonCode::RedFlagsUnseen => format!("{n} 条自办自访、重新办理、补登的线索没有核实"),
        ReasonCode::TooFewAnswers => format!("本季度不到 {n} 个答复"),
        ReasonCode::Fell => "满意率明显下降".to_owned(),
        ReasonCode::ChannelUnused => format!("{n} 个渠道没有来件"),
        ReasonCode::PolicyUnexplained => "现行版本没有写明修订原因".to_owned(),
        ReasonCode::PolicyUndecided => "现行版本没有征求意见，也没有会议决定".to_owned(),
        ReasonCode::ConsultationOver => format!("{n} 个提案征求意见已结束，还没有汇总"),
        ReasonCode::ReviewNotRecorded => "今年还没有年度评估".to_owned(),
    }
}
