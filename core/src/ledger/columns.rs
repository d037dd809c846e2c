//! What the columns of a ledger mean: guessed from their headings, then as a person of the office says.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Error, ErrorCode, Result};
use crate::table::Sheet;
use crate::tickets::half_width;

/// What a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum LedgerField {
    /// 留言编号: the ledger's own number.
    Number,
    /// 投诉时间, 留言时间. Must be there.
    ReceivedAt,
    /// 来源, 渠道
    Channel,
    /// 类别: 投诉, 建议 or 咨询.
    Category,
    /// 主题, 分类: what it is about, of the regulation's topics.
    Topic,
    /// 房号
    Room,
    /// 姓名, 留言用户
    CallerName,
    /// 电话
    Phone,
    /// 留言主题: a headline; it comes before the content.
    Headline,
    /// 内容. Must be there, or the headline.
    Content,
    /// 处理结果, 回复内容: what the resident was told.
    Feedback,
    /// 回复时间, 处理时间
    FeedbackAt,
    /// 办结时间
    ClosedAt,
    /// 满意度
    Satisfaction,
    /// 责任人, 处理人
    Responsible,
}

/// One column of a ledger and what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LedgerColumn {
    /// The column, counted from 0.
    pub column: i64,
    /// What it says.
    pub field: LedgerField,
}

/// What headings are called, in the order in which they are tried: the more exact ones first.
const HEADINGS: &[(&[&str], Option<LedgerField>)] = &[
    (&["序号", "身份证", "点赞", "反对", "时限", "超时", "是否"], None),
    (&["满意", "评价"], Some(LedgerField::Satisfaction)),
    (
        &["办结时间", "办结日期", "完成时间", "完成日期", "结案", "关闭时间", "归档时间", "结束时间"],
        Some(LedgerField::ClosedAt),
    ),
    (
        &[
            "回复时间",
            "答复时间",
            "反馈时间",
            "处理时间",
            "回访时间",
            "回复日期",
            "答复日期",
            "反馈日期",
            "处理日期",
        ],
        Some(LedgerField::FeedbackAt),
    ),
    (
        &[
            "处理结果",
            "回复内容",
            "答复意见",
            "答复内容",
            "反馈内容",
            "处理情况",
            "处理意见",
            "办理结果",
            "回复",
            "答复",
            "反馈",
            "结果",
        ],
        Some(LedgerField::Feedback),
    ),
    (&["编号", "单号", "工单号", "流水号", "NUMBER", "NO."], Some(LedgerField::Number)),
    (&["时间", "日期", "DATE", "TIME"], Some(LedgerField::ReceivedAt)),
    (&["责任人", "处理人", "经办", "承办", "跟进人", "负责人"], Some(LedgerField::Responsible)),
    (&["登记人", "记录人", "受理人", "接待人", "录入人"], None),
    (&["来源", "渠道", "途径", "方式", "CHANNEL"], Some(LedgerField::Channel)),
    (&["类别", "性质", "诉求类型", "信件类型", "CATEGORY"], Some(LedgerField::Category)),
    (&["电话", "手机", "联系", "PHONE", "MOBILE", "TEL"], Some(LedgerField::Phone)),
    (&["留言主题", "标题", "TITLE", "SUBJECT"], Some(LedgerField::Headline)),
    (&["分类", "主题", "类型", "事项", "专业", "TOPIC"], Some(LedgerField::Topic)),
    (&["内容", "详情", "描述", "问题", "诉求", "情况", "CONTENT"], Some(LedgerField::Content)),
    (&["房号", "门牌", "房间", "地址", "楼栋", "位置", "室号", "ROOM"], Some(LedgerField::Room)),
    (&["姓名", "用户", "业主", "住户", "投诉人", "来电人", "反映人", "NAME"], Some(LedgerField::CallerName)),
];

/// What a heading seems to say.
fn field_of(heading: &str) -> Option<LedgerField> {
    let heading: String = half_width(heading).to_uppercase().chars().filter(|c| !c.is_whitespace()).collect();
    let known = HEADINGS.iter().find(|(words, _)| words.iter().any(|word| heading.contains(word)));
    known.and_then(|(_, field)| *field)
}

/// The row of the headings, counted from 1, and what its columns seem to say; row 0 if none looks like headings.
pub(super) fn proposed(sheet: &Sheet) -> (i64, Vec<LedgerColumn>) {
    let mut best = (0, Vec::new());
    for (number, row) in (1_i64..).zip(sheet.rows.iter().take(10)) {
        let mut columns: Vec<LedgerColumn> = Vec::new();
        for (column, heading) in (0_i64..).zip(row) {
            // A long text is what somebody said, not a heading.
            let short = heading.chars().count() <= 20;
            let Some(field) = field_of(heading).filter(|_| short) else { continue };
            if columns.iter().all(|known| known.field != field) {
                columns.push(LedgerColumn { column, field });
            }
        }
        if columns.len() >= 2 && columns.len() > best.1.len() {
            best = (number, columns);
        }
    }
    best
}

/// The columns of a ledger, checked.
#[derive(Debug)]
pub(super) struct Columns(Vec<(usize, LedgerField)>);

impl Columns {
    /// Checks a mapping.
    ///
    /// # Errors
    /// `import.mapping_invalid` at `columns`, with what is `missing`.
    pub(super) fn of(columns: &[LedgerColumn]) -> Result<Self> {
        let invalid = |path: &str| Error::field(path, ErrorCode::ImportMappingInvalid);
        let mut all: Vec<(usize, LedgerField)> = Vec::new();
        for (place, LedgerColumn { column, field }) in columns.iter().enumerate() {
            let path = format!("columns[{place}]");
            let column = usize::try_from(*column).map_err(|_| invalid(&path))?;
            if all.iter().any(|(other, known)| *other == column || known == field) {
                return Err(invalid(&path));
            }
            all.push((column, *field));
        }
        let columns = Self(all);
        if columns.of_field(LedgerField::ReceivedAt).is_none() {
            return Err(invalid("columns").with("missing", "received_at"));
        }
        if columns.of_field(LedgerField::Content).is_none()
            && columns.of_field(LedgerField::Headline).is_none()
        {
            return Err(invalid("columns").with("missing", "content"));
        }
        Ok(columns)
    }

    /// The column of a field.
    pub(super) fn of_field(&self, field: LedgerField) -> Option<usize> {
        self.0.iter().find(|(_, known)| *known == field).map(|(column, _)| *column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_as_offices_write_them() {
        use LedgerField as F;
        let cases = [
            ("留言编号", Some(F::Number)),
            ("工单编号", Some(F::Number)),
            ("投诉时间", Some(F::ReceivedAt)),
            ("留言时间", Some(F::ReceivedAt)),
            ("接待日期", Some(F::ReceivedAt)),
            ("房号", Some(F::Room)),
            ("内容", Some(F::Content)),
            ("留言详情", Some(F::Content)),
            ("留言主题", Some(F::Headline)),
            ("问题描述", Some(F::Content)),
            ("处理结果", Some(F::Feedback)),
            ("答复意见", Some(F::Feedback)),
            ("回复时间", Some(F::FeedbackAt)),
            ("答复 时间", Some(F::FeedbackAt)),
            ("办结日期", Some(F::ClosedAt)),
            ("来源", Some(F::Channel)),
            ("受理渠道", Some(F::Channel)),
            ("类别", Some(F::Category)),
            ("一级分类", Some(F::Topic)),
            ("业主姓名", Some(F::CallerName)),
            ("留言用户", Some(F::CallerName)),
            ("联系电话", Some(F::Phone)),
            ("满意度", Some(F::Satisfaction)),
            ("责任人", Some(F::Responsible)),
            ("序号", None),
            ("备注", None),
        ];
        for (heading, field) in cases {
            assert_eq!(field_of(heading), field, "{heading}");
        }
    }
}
