//! The words of what leaves the register on paper: a person's export, and the reasons in a list of refused rows.

use chrono::{DateTime, NaiveDate, Utc};

use super::import::{ImportField, ImportIssue};
use super::{ContactWay, HouseholdRole, PersonExport, PrivacyAct};
use crate::error::ErrorCode;
use crate::office::OfficeZone;

/// A person's export for reading.
pub(super) fn of_export(export: &PersonExport, zone: OfficeZone) -> String {
    let PersonExport { room, person, phones, household, tickets, privacy, text: _ } = export;
    let mut lines = vec!["个人信息副本".to_owned(), String::new()];
    let mut line = |label: &str, value: Option<&str>| {
        lines.push(format!("{label}：{}", value.filter(|value| !value.is_empty()).unwrap_or("无")));
    };
    line("姓名", person.name.as_deref());
    line("房号", Some(room));
    line("身份", Some(role(person.role)));
    line("电话", Some(&phones.join("、")));
    line("微信", person.wechat.as_deref());
    line("联系方式偏好", person.contact_way.map(contact_way));
    line("备注", person.note.as_deref());
    line("本人居住", Some(&span(person.moved_in, person.moved_out)));
    line("住户起止", Some(&span(household.began_on, household.ended_on)));
    line("限制处理", Some(if person.restricted { "是" } else { "否" }));
    lines.extend([String::new(), format!("沟通记录（{} 件）", tickets.len())]);
    for ticket in tickets {
        lines.push(format!("{} {}", ticket.number, moment(ticket.received_at, zone)));
        lines.push(format!("  房号：{}", ticket.room.as_deref().unwrap_or("无")));
        lines.push(format!("  姓名：{}", ticket.caller_name.as_deref().unwrap_or("无")));
        lines.push(format!("  电话：{}", ticket.phone.as_deref().unwrap_or("无")));
        lines.push(format!("  内容：{}", ticket.content));
        lines.extend(ticket.feedback.iter().map(|said| format!("  反馈：{said}")));
    }
    lines.extend([String::new(), format!("个人信息处理记录（{} 条）", privacy.len())]);
    for entry in privacy {
        let day = entry.day.map(|day| format!(" {day}")).unwrap_or_default();
        let detail = entry.detail.as_deref().map(|detail| format!(" {detail}")).unwrap_or_default();
        lines.push(format!(
            "{} {} {}{day}{detail}",
            moment(entry.at, zone),
            entry.staff,
            privacy_act(entry.act)
        ));
    }
    lines.join("\n") + "\n"
}

fn moment(at: DateTime<Utc>, zone: OfficeZone) -> String {
    at.with_timezone(&zone).format("%Y-%m-%d %H:%M").to_string()
}

fn span(from: Option<NaiveDate>, to: Option<NaiveDate>) -> String {
    let from = from.map_or_else(|| "不详".to_owned(), |day| day.to_string());
    let to = to.map_or_else(|| "今".to_owned(), |day| day.to_string());
    format!("{from} 至 {to}")
}

fn role(role: HouseholdRole) -> &'static str {
    match role {
        HouseholdRole::Owner => "业主",
        HouseholdRole::Tenant => "租户",
        HouseholdRole::Family => "家属",
    }
}

fn contact_way(way: ContactWay) -> &'static str {
    match way {
        ContactWay::Phone => "电话",
        ContactWay::Wechat => "微信",
        ContactWay::Message => "短信",
        ContactWay::Visit => "上门",
    }
}

fn privacy_act(act: PrivacyAct) -> &'static str {
    match act {
        PrivacyAct::NoticeGiven => "告知或同意",
        PrivacyAct::Revealed => "查看电话",
        PrivacyAct::Exported => "导出",
        PrivacyAct::Restricted => "限制处理",
        PrivacyAct::Released => "解除限制",
        PrivacyAct::Anonymised => "匿名化",
    }
}

/// What is wrong with a row, for the person who mends the list.
pub(super) fn reason(issue: &ImportIssue) -> String {
    let what = match issue.code {
        ErrorCode::InputRequired => "不能为空",
        ErrorCode::InputTooLong => "内容过长",
        ErrorCode::InputInvalid => "内容无法识别",
        ErrorCode::InputOutOfRange => "数量过多",
        ErrorCode::RoomMalformed => "无法识别",
        ErrorCode::PhoneMalformed => "号码不正确",
        ErrorCode::AreaMalformed => "应为平方米数，最多两位小数",
        ErrorCode::DateMalformed => "日期不正确",
        ErrorCode::TimeInFuture => "日期在今天之后",
        ErrorCode::ImportRoleUnknown => "应为业主、租户或家属",
        ErrorCode::ImportKindUnknown => "应为住宅、商铺或车位",
        ErrorCode::ImportSeveralPeople => "有多个姓名，请分成多行",
        ErrorCode::ImportAreaConflict => "与同一房号的其他行不一致",
        _ => "无法导入",
    };
    let other = issue.other_row.map(|row| format!("（第 {row} 行）")).unwrap_or_default();
    format!("{}：{what}{other}", field(issue.field))
}

fn field(field: ImportField) -> &'static str {
    match field {
        ImportField::Building => "楼栋",
        ImportField::Unit => "单元",
        ImportField::Room => "房号",
        ImportField::Name => "姓名",
        ImportField::Phone => "电话",
        ImportField::Role => "身份",
        ImportField::Kind => "房屋类型",
        ImportField::Area => "面积",
        ImportField::MovedIn => "入住日期",
        ImportField::Wechat => "微信",
        ImportField::ContactWay => "联系方式偏好",
        ImportField::Note => "备注",
    }
}
