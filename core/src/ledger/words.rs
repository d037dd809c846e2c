//! What the words of a ledger mean here: its categories, channels and topics. Guessed until somebody says otherwise;
//! and the words that a ledger's other columns get on the ticket, and on the list of refused rows.

use crate::error::ErrorCode;
use crate::ledger::LedgerField;
use crate::tickets::{Category, Channel, ChannelKind, Named, half_width};

/// What a word of the category's column seems to mean.
pub(super) fn category(word: &str) -> Option<Category> {
    let has = |words: &[&str]| words.iter().any(|one| word.contains(one));
    if has(&["建议", "意见", "提议", "suggestion"]) {
        Some(Category::Suggestion)
    } else if has(&["咨询", "询问", "查询", "问询", "inquiry"]) {
        Some(Category::Inquiry)
    } else if has(&["投诉", "举报", "报修", "求助", "维修", "反映", "诉求", "complaint"]) {
        Some(Category::Complaint)
    } else {
        None
    }
}

/// What a word of the channel's column seems to mean: one of the office's channels.
pub(super) fn channel(word: &str, channels: &[Channel]) -> Option<i64> {
    let word = half_width(word).to_lowercase();
    if let Some(same) = channels.iter().find(|channel| channel.name == word) {
        return Some(same.id);
    }
    let kinds: [(&[&str], ChannelKind); 5] = [
        (&["电话", "热线", "来电", "12345", "致电"], ChannelKind::Phone),
        (&["微信", "网", "在线", "平台", "app", "小程序", "公众号", "邮", "群", "线上"], ChannelKind::Online),
        (&["意见箱", "信箱", "信件", "书信"], ChannelKind::Box),
        (&["会议", "座谈", "业主大会", "恳谈"], ChannelKind::Meeting),
        (&["来访", "上门", "前台", "到访", "现场", "当面", "走访"], ChannelKind::WalkIn),
    ];
    let kind =
        kinds.iter().find(|(words, _)| words.iter().any(|one| word.contains(one))).map(|(_, kind)| *kind)?;
    channels.iter().find(|channel| channel.kind == kind).map(|channel| channel.id)
}

/// What a word of the topic's column seems to mean: one of the office's topics.
pub(super) fn topic(word: &str, topics: &[Named]) -> Option<i64> {
    if let Some(same) = topics.iter().find(|topic| topic.name == word) {
        return Some(same.id);
    }
    // A part of the topic's name, and the words that stand for it.
    let known: [(&str, &[&str]); 7] = [
        ("透明", &["费", "收支", "公示", "公共收益", "账目", "发票"]),
        ("卫生", &["卫生", "保洁", "垃圾", "环境", "异味", "蚊虫"]),
        ("绿化", &["绿化", "树", "草", "园林"]),
        ("安全", &["安全", "保安", "安保", "门禁", "监控", "消防", "停车", "治安", "秩序", "噪音", "噪声"]),
        (
            "设施",
            &["设施", "维修", "电梯", "报修", "水电", "漏水", "工程", "设备", "公共区域", "照明", "房屋"],
        ),
        ("活动", &["活动", "社区", "文化", "参与"]),
        ("服务质量", &["服务", "态度", "物业", "客服"]),
    ];
    let (part, _) = known.iter().find(|(_, words)| words.iter().any(|one| word.contains(one)))?;
    topics.iter().find(|topic| topic.name.contains(part)).map(|topic| topic.id)
}

/// What a ledger says of how a matter ended, beside the feedback.
pub(super) fn summary(satisfaction: Option<&str>, handler: Option<&str>) -> Option<String> {
    let parts: Vec<String> = [("满意度", satisfaction), ("处理人", handler)]
        .into_iter()
        .filter_map(|(label, text)| text.map(|text| format!("{label}：{text}")))
        .collect();
    (!parts.is_empty()).then(|| parts.join("；"))
}

/// What is wrong with a cell, for the person who mends the ledger.
pub(super) fn reason(field: LedgerField, code: ErrorCode) -> String {
    let what = match code {
        ErrorCode::InputRequired => "不能为空",
        ErrorCode::InputTooLong => "内容过长",
        ErrorCode::InputInvalid => "内容无法识别",
        ErrorCode::DateMalformed => "时间无法识别",
        ErrorCode::TimeInFuture => "时间在现在之后",
        ErrorCode::TimeTooEarly => "时间早于 2000 年",
        ErrorCode::LedgerBeforeReceipt => "早于接收时间",
        _ => "无法导入",
    };
    format!("{}：{what}", self::field(field))
}

fn field(field: LedgerField) -> &'static str {
    match field {
        LedgerField::Number => "编号",
        LedgerField::ReceivedAt => "接收时间",
        LedgerField::Channel => "渠道",
        LedgerField::Category => "类别",
        LedgerField::Topic => "主题",
        LedgerField::Room => "房号",
        LedgerField::CallerName => "姓名",
        LedgerField::Phone => "电话",
        LedgerField::Headline => "标题",
        LedgerField::Content => "内容",
        LedgerField::Feedback => "处理结果",
        LedgerField::FeedbackAt => "回复时间",
        LedgerField::ClosedAt => "办结时间",
        LedgerField::Satisfaction => "满意度",
        LedgerField::Responsible => "责任人",
    }
}

/// What a list of tickets is called.
pub(super) const EXPORT_NAME: &str = "来件清单";

/// The headings of a list of tickets; a ledger with them can be taken in again.
pub(super) const EXPORT_HEADINGS: [&str; 18] = [
    "单号",
    "接收时间",
    "类别",
    "渠道",
    "主题",
    "房号",
    "姓名",
    "电话",
    "内容",
    "状态",
    "责任人",
    "时限",
    "首次反馈时间",
    "是否按时",
    "反馈内容",
    "办结时间",
    "重开次数",
    "原编号",
];

pub(super) fn of_on_time(on_time: bool) -> &'static str {
    if on_time { "按时" } else { "超时" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_as_ledgers_have_them() {
        let topics: Vec<Named> = [
            "物业服务质量",
            "设施维护",
            "小区安全",
            "环境卫生",
            "绿化管理",
            "费用收取及使用的透明度",
            "其他",
        ]
        .iter()
        .zip(1..)
        .map(|(name, id)| Named { id, name: (*name).to_owned() })
        .collect();
        for (word, expected) in [
            ("小区安全", Some(3)),
            ("电梯维修", Some(2)),
            ("物业费", Some(6)),
            ("环境保洁", Some(4)),
            ("服务态度", Some(1)),
            ("绿化养护", Some(5)),
            ("城乡建设", None),
        ] {
            assert_eq!(topic(word, &topics), expected, "{word}");
        }
        for (word, expected) in [
            ("投诉", Some(Category::Complaint)),
            ("投诉/求助", Some(Category::Complaint)),
            ("意见建议", Some(Category::Suggestion)),
            ("咨询", Some(Category::Inquiry)),
            ("表扬", None),
        ] {
            assert_eq!(category(word), expected, "{word}");
        }
        let channels: Vec<Channel> = [
            ("电话热线", ChannelKind::Phone),
            ("在线平台", ChannelKind::Online),
            ("来访", ChannelKind::WalkIn),
        ]
        .into_iter()
        .zip(1..)
        .map(|((name, kind), id)| Channel { id, name: name.to_owned(), kind })
        .collect();
        for (word, expected) in
            [("来电", Some(1)), ("微信群", Some(2)), ("业主来访", Some(3)), ("意见箱", None), ("短信", None)]
        {
            assert_eq!(channel(word, &channels), expected, "{word}");
        }
    }
}
