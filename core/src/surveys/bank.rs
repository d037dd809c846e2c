//! Ready questions on property services, and whole questionnaires made of them. Their keys are for good: an office that
//! asks them again next year can compare.

use super::design::{Asks, Choice, Design, Question, Section, SurveyTopic};
use super::{BankTopic, SurveyTemplate};

/// A ready question: its key, its words, and whether it is a whole scale of satisfaction or something else.
type Ready = (&'static str, &'static str);

/// Questions on the scale of satisfaction, by topic.
const SCALES: [(SurveyTopic, &[Ready]); 9] = [
    (SurveyTopic::Overall, &[("overall", "总的来说，您对物业服务满意吗？")]),
    (
        SurveyTopic::Safety,
        &[
            ("safety-guards", "您对门岗和巡逻的尽责情况满意吗？"),
            ("safety-entry", "您对外来人员、车辆的出入管理满意吗？"),
            ("safety-fire", "您对消防通道和消防设施的管理满意吗？"),
            ("safety-parking", "您对小区停车秩序满意吗？"),
        ],
    ),
    (
        SurveyTopic::Cleaning,
        &[
            ("cleaning-stairs", "您对楼道、电梯的清洁满意吗？"),
            ("cleaning-grounds", "您对道路、广场的清洁满意吗？"),
            ("cleaning-waste", "您对垃圾清运和分类投放点的卫生满意吗？"),
        ],
    ),
    (
        SurveyTopic::Greening,
        &[("greening-care", "您对绿化的养护、修剪满意吗？"), ("greening-pests", "您对蚊虫防治满意吗？")],
    ),
    (
        SurveyTopic::Repair,
        &[
            ("repair-speed", "您对报修后上门的及时程度满意吗？"),
            ("repair-quality", "您对维修的质量满意吗？"),
            ("repair-lifts", "您对电梯的运行和维护满意吗？"),
            ("repair-lights", "您对路灯、门禁等公共设施的维护满意吗？"),
        ],
    ),
    (
        SurveyTopic::Attitude,
        &[
            ("attitude-desk", "您对客服人员的态度满意吗？"),
            ("attitude-workers", "您对维修、保洁、保安人员的态度满意吗？"),
        ],
    ),
    (
        SurveyTopic::Fees,
        &[
            ("fees-open", "您对物业费收支的公开情况满意吗？"),
            ("fees-worth", "您觉得物业服务与所交的费用相称吗？"),
        ],
    ),
    (SurveyTopic::Activities, &[("activities", "您对小区组织的社区活动满意吗？")]),
    (
        SurveyTopic::Communication,
        &[
            ("communication-reply", "您提出的问题，物业答复得及时吗？"),
            ("communication-solved", "您对所反映问题的处理结果满意吗？"),
            ("communication-notices", "您对停水停电等通知的及时、清楚程度满意吗？"),
        ],
    ),
];

/// The ready questions, by topic.
pub(super) fn topics() -> Vec<BankTopic> {
    let mut topics: Vec<BankTopic> = SCALES
        .iter()
        .map(|(topic, ready)| BankTopic {
            topic: *topic,
            questions: ready.iter().map(|one| scale(*topic, *one)).collect(),
        })
        .collect();
    for question in others() {
        let home = topics.iter_mut().find(|topic| Some(topic.topic) == question.topic);
        if let Some(home) = home {
            home.questions.push(question);
        }
    }
    topics
}

fn scale(topic: SurveyTopic, (key, text): Ready) -> Question {
    // Everybody can say how satisfied they are on the whole.
    let does_not_apply = topic != SurveyTopic::Overall;
    question(key, text, topic, Asks::Satisfaction { does_not_apply })
}

fn question(key: &str, text: &str, topic: SurveyTopic, asks: Asks) -> Question {
    let required = topic == SurveyTopic::Overall && !matches!(asks, Asks::Text);
    Question { key: key.to_owned(), text: text.to_owned(), topic: Some(topic), required, asks, only_if: None }
}

fn choices(texts: &[&str]) -> Vec<Choice> {
    (1..).zip(texts).map(|(code, text)| Choice { code, text: (*text).to_owned() }).collect()
}

fn others() -> Vec<Question> {
    let improve =
        ["安全秩序", "清洁卫生", "绿化养护", "维修与设施", "服务态度", "收费公开", "社区活动", "沟通反馈"];
    let activities = ["节日庆祝", "亲子活动", "文体比赛", "健康讲座", "便民服务", "志愿服务", "其他"];
    let heard = ["公告栏", "微信群", "电话或短信", "上门告知", "邻居转告"];
    vec![
        question(
            "recommend",
            "您愿意把本小区的物业服务推荐给亲友吗？",
            SurveyTopic::Overall,
            Asks::Recommend,
        ),
        question(
            "improve",
            "您认为最需要改进的是哪些方面？",
            SurveyTopic::Overall,
            Asks::Multiple { options: choices(&improve) },
        ),
        question("suggestions", "您对物业服务还有什么意见和建议？", SurveyTopic::Overall, Asks::Text),
        question(
            "tenure",
            "您是：",
            SurveyTopic::Overall,
            Asks::Single { options: choices(&["业主", "租户", "家属"]) },
        ),
        question(
            "cleaning-parts",
            "您对下列各处的清洁满意吗？",
            SurveyTopic::Cleaning,
            Asks::Matrix {
                items: choices(&["楼道", "电梯轿厢", "地下车库", "垃圾投放点", "儿童活动区"]),
                does_not_apply: true,
            },
        ),
        question(
            "repair-times",
            "今年以来，您家报修过几次？",
            SurveyTopic::Repair,
            Asks::Number { min: 0, max: 99, unit: "次".to_owned() },
        ),
        question(
            "activities-wanted",
            "您希望小区多办哪些活动？",
            SurveyTopic::Activities,
            Asks::Multiple { options: choices(&activities) },
        ),
        question(
            "communication-heard",
            "您主要从哪里得知小区的通知？",
            SurveyTopic::Communication,
            Asks::Single { options: choices(&heard) },
        ),
        question(
            "communication-asked",
            "近一年您向物业反映过问题吗？",
            SurveyTopic::Communication,
            Asks::Single { options: choices(&["反映过", "没有反映过"]) },
        ),
    ]
}

/// The whole questionnaires.
pub(crate) fn templates() -> Vec<SurveyTemplate> {
    let short = [
        ("一　总体评价", &["overall", "recommend"][..]),
        (
            "二　分项评价",
            &[
                "safety-guards",
                "cleaning-stairs",
                "greening-care",
                "repair-speed",
                "attitude-desk",
                "fees-open",
                "communication-reply",
            ],
        ),
        ("三　意见建议", &["improve", "suggestions"]),
    ];
    let whole = [
        ("一　总体评价", &["overall", "recommend"][..]),
        ("二　安全与环境", &["safety-guards", "safety-parking", "cleaning-parts", "greening-care"]),
        ("三　维修与服务", &["repair-speed", "repair-quality", "repair-lifts", "attitude-desk", "fees-open"]),
        (
            "四　沟通与活动",
            &["communication-asked", "communication-solved", "communication-heard", "activities"],
        ),
        ("五　意见建议", &["improve", "suggestions"]),
    ];
    let opening = "尊敬的住户：为改进物业服务，请您抽几分钟填写本问卷。每题请在所选答案前的方框内打“√”，或在横线上填写。";
    let closing = "谢谢您的支持！请将问卷投入物业服务中心意见箱，或交给上门收取的工作人员。";
    [("物业服务满意度调查（简版）", &short[..]), ("物业服务满意度调查（全面）", &whole[..])]
        .into_iter()
        .map(|(title, sections)| SurveyTemplate {
            title: title.to_owned(),
            design: Design {
                opening: opening.to_owned(),
                sections: sections.iter().map(|(title, keys)| section(title, keys)).collect(),
                closing: closing.to_owned(),
            },
        })
        .collect()
}

fn section(title: &str, keys: &[&str]) -> Section {
    let ready: Vec<Question> = topics().into_iter().flat_map(|topic| topic.questions).collect();
    let mut questions: Vec<Question> =
        keys.iter().filter_map(|key| ready.iter().find(|question| question.key == *key).cloned()).collect();
    // Who has not raised anything cannot judge what became of it.
    if keys.contains(&"communication-asked") {
        for question in questions.iter_mut().filter(|question| question.key == "communication-solved") {
            let question_asked = "communication-asked".to_owned();
            question.only_if = Some(super::design::OnlyIf { question: question_asked, codes: vec![1] });
        }
    }
    Section { title: title.to_owned(), questions }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_can_be_kept_as_it_is() {
        let templates = templates();
        let counts: Vec<usize> = templates.iter().map(|one| one.design.questions().count()).collect();
        assert_eq!(counts, [11, 17]);
        for SurveyTemplate { design, .. } in templates {
            assert_eq!(design.clone().checked().unwrap(), design);
        }
        // Every ready question can stand with all the others.
        let sections = topics()
            .into_iter()
            .map(|topic| Section { title: String::new(), questions: topic.questions })
            .collect();
        let all = Design { opening: String::new(), sections, closing: String::new() };
        assert_eq!(all.clone().checked().unwrap(), all);
    }
}
