//! The office's own rules by which words propose a category and a topic. They only propose: what a person has not
//! taken is not kept, and nothing leaves the machine.

use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::number::half_width;
use super::{Category, store, topics};
use crate::access::Changes;
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};

/// The most rules an office has.
const MOST_RULES: usize = 200;

/// The most words of one rule.
const MOST_WORDS: usize = 60;

/// The longest word, in characters.
const LONGEST_WORD: usize = 20;

/// How many topics are proposed at once.
const MOST_TOPICS: usize = 3;

/// What words propose. At least one of category and topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct IntakeRule {
    /// The words, any of which proposes; each of 1…20 characters, without spaces; at most 60.
    pub words: Vec<String>,
    /// The category that they propose.
    #[serde(default)]
    #[ts(optional)]
    pub category: Option<Category>,
    /// The topic that they propose: an id from `list_topics`.
    #[serde(default)]
    #[ts(optional)]
    pub topic_id: Option<i64>,
}

/// All rules, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct IntakeRules {
    /// The rules; where two say the same, the earlier wins.
    pub rules: Vec<IntakeRule>,
    /// Grows with every change.
    pub version: i64,
}

/// The rules by which words propose a category and a topic: `list_intake_rules`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListIntakeRules {}

/// Puts other rules in the place of all: `save_intake_rules`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveIntakeRules {
    /// The rules in their order; at most 200.
    pub rules: Vec<IntakeRule>,
    /// Refuse if the rules have changed since this version of them was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// What the rules propose for words: `propose_intake`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ProposeIntake {
    /// What was said so far; up to 4,000 characters.
    pub content: String,
}

/// A category that words propose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct ProposedCategory {
    /// The category.
    pub category: Category,
    /// The word that proposes it.
    pub word: String,
}

/// A topic that words propose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct ProposedTopic {
    /// The topic's id.
    pub topic_id: i64,
    /// The topic's name.
    pub name: String,
    /// The word that proposes it.
    pub word: String,
}

/// What the rules propose.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Proposals {
    /// The category, if any word proposes one.
    pub category: Option<ProposedCategory>,
    /// The topics, the likeliest first; at most 3.
    pub topics: Vec<ProposedTopic>,
}

impl Read for ListIntakeRules {
    fn run(self, context: &ReadContext<'_>) -> Result<IntakeRules> {
        let ListIntakeRules {} = self;
        store::rules(context.db)
    }
}

impl Write for SaveIntakeRules {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<IntakeRules>> {
        let SaveIntakeRules { rules, expected_version } = self;
        let db = context.db;
        let before = store::rules(db)?;
        input::same_version(expected_version, before.version)?;
        if rules.len() > MOST_RULES {
            return Err(Error::field("rules", ErrorCode::InputOutOfRange)
                .with("min", 0)
                .with("max", MOST_RULES));
        }
        let rules: Vec<IntakeRule> = rules
            .into_iter()
            .enumerate()
            .map(|(place, rule)| checked(db, place, rule))
            .collect::<Result<_>>()?;
        store::set_rules(db, &rules)?;
        let answer = store::rules(db)?;
        let text = |rules: &[IntakeRule]| rules.iter().map(line).collect::<Vec<_>>();
        let changes = Changes::default().with("rules", text(&before.rules), text(&answer.rules));
        Ok(Done::new(answer, "intake_rules").changing(changes))
    }
}

/// A rule as the audit trail says it; there is nothing personal in it.
fn line(rule: &IntakeRule) -> String {
    let IntakeRule { words, category, topic_id } = rule;
    let topic = topic_id.map(|id| format!("topic/{id}")).unwrap_or_default();
    format!("{} → {} {topic}", words.join(" "), category.map(Category::text).unwrap_or_default())
}

fn checked(db: &Connection, place: usize, rule: IntakeRule) -> Result<IntakeRule> {
    let field = |name: &str| format!("rules[{place}].{name}");
    let IntakeRule { words, category, topic_id } = rule;
    let mut kept: Vec<String> = Vec::new();
    for word in &words {
        // Words are separated by spaces in the store, and typed with all kinds of them.
        for word in half_width(word).split([' ', ',', '，', '、', '\n', '\t', ';', '；']) {
            if let Some(word) = input::optional_line(&field("words"), Some(word), LONGEST_WORD)? {
                let word = folded(&word);
                if !kept.contains(&word) {
                    kept.push(word);
                }
            }
        }
    }
    if kept.is_empty() {
        return Err(Error::field(&field("words"), ErrorCode::InputRequired));
    }
    if kept.len() > MOST_WORDS {
        return Err(Error::field(&field("words"), ErrorCode::InputOutOfRange)
            .with("min", 1)
            .with("max", MOST_WORDS));
    }
    if category.is_none() && topic_id.is_none() {
        return Err(Error::field(&field("category"), ErrorCode::InputRequired));
    }
    if let Some(id) = topic_id {
        topics::require_known(db, id, &field("topic_id"))?;
    }
    Ok(IntakeRule { words: kept, category, topic_id })
}

impl Read for ProposeIntake {
    fn run(self, context: &ReadContext<'_>) -> Result<Proposals> {
        let content = input::optional("content", Some(&self.content), super::register::LONGEST_CONTENT)?;
        let Some(content) = content else { return Ok(Proposals::default()) };
        let rules = store::rules(context.db)?.rules;
        let topics = topics::topics_in_force(context.db, context.now)?;
        let (category, likely) = propose(&rules, &content);
        let named = |(topic_id, word): (i64, String)| {
            let topic = topics.iter().find(|topic| topic.id == topic_id)?;
            Some(ProposedTopic { topic_id, name: topic.name.clone(), word })
        };
        Ok(Proposals { category, topics: likely.into_iter().filter_map(named).take(MOST_TOPICS).collect() })
    }
}

/// What stands in a text without capitals and wide letters.
fn folded(text: &str) -> String {
    half_width(text).to_lowercase()
}

/// The likeliest category, and the topics in the order of how many words speak for them; ties go to the earlier rule.
fn propose(rules: &[IntakeRule], content: &str) -> (Option<ProposedCategory>, Vec<(i64, String)>) {
    let text = folded(content);
    let mut categories: Vec<(usize, Category, &str)> = Vec::new();
    let mut topics: Vec<(usize, i64, &str)> = Vec::new();
    for rule in rules {
        let mut said = rule.words.iter().filter(|word| text.contains(word.as_str()));
        let Some(first) = said.next() else { continue };
        let count = 1 + said.count();
        if let Some(category) = rule.category {
            match categories.iter_mut().find(|(_, known, _)| *known == category) {
                Some((all, _, _)) => *all += count,
                None => categories.push((count, category, first)),
            }
        }
        if let Some(topic_id) = rule.topic_id {
            match topics.iter_mut().find(|(_, known, _)| *known == topic_id) {
                Some((all, _, _)) => *all += count,
                None => topics.push((count, topic_id, first)),
            }
        }
    }
    // Sorting keeps the order of what is equal.
    categories.sort_by_key(|(count, _, _)| std::cmp::Reverse(*count));
    topics.sort_by_key(|(count, _, _)| std::cmp::Reverse(*count));
    let category = categories
        .first()
        .map(|(_, category, word)| ProposedCategory { category: *category, word: (*word).to_owned() });
    (category, topics.into_iter().map(|(_, id, word)| (id, word.to_owned())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(words: &str, category: Option<Category>, topic_id: Option<i64>) -> IntakeRule {
        IntakeRule { words: words.split(' ').map(str::to_owned).collect(), category, topic_id }
    }

    /// What is said, the category with its word, and the topics.
    type Case<'a> = (&'a str, Option<(Category, &'a str)>, &'a [i64]);

    #[test]
    fn what_words_propose() {
        let rules = [
            rule("坏了 停了", Some(Category::Complaint), None),
            rule("建议 希望", Some(Category::Suggestion), None),
            rule("请问 什么时候", Some(Category::Inquiry), None),
            rule("电梯 wifi", None, Some(2)),
            rule("保安", Some(Category::Complaint), Some(1)),
            rule("垃圾 臭", None, Some(4)),
        ];
        let cases: [Case<'_>; 8] = [
            ("电梯坏了", Some((Category::Complaint, "坏了")), &[2]),
            ("请问电梯什么时候修好", Some((Category::Inquiry, "请问")), &[2]),
            ("请问电梯坏了怎么办", Some((Category::Complaint, "坏了")), &[2]),
            ("建议多种树", Some((Category::Suggestion, "建议")), &[]),
            ("保安不管垃圾，臭", Some((Category::Complaint, "保安")), &[4, 1]),
            ("ＷｉＦｉ 没有", None, &[2]),
            ("你好", None, &[]),
            ("", None, &[]),
        ];
        for (said, category, topics) in cases {
            let (proposed, likely) = propose(&rules, said);
            let proposed = proposed.as_ref().map(|one| (one.category, one.word.as_str()));
            assert_eq!(proposed, category, "{said}");
            assert_eq!(likely.iter().map(|(id, _)| *id).collect::<Vec<_>>(), topics, "{said}");
        }
    }
}
