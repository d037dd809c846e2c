//! The places in a phrase that are filled from the ticket: `{称呼}`. There are these and no others.
//!
//! A place for which the ticket has nothing, or that only a person can fill, stays in sight as `〔称呼〕`; a resident is
//! never told a text with such a place in it.

/// A place in a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Placeholder {
    /// How the resident is addressed.
    Addressee,
    /// The household's room.
    Room,
    /// The ticket's number.
    Number,
    /// 投诉, 建议 or 咨询.
    Category,
    /// What it is about.
    Topic,
    /// The beginning of what was said.
    Content,
    /// When it reached the office.
    ReceivedAt,
    /// The responsible person.
    Responsible,
    /// Until when an answer is owed.
    DueAt,
    /// The community's name.
    Community,
    /// The office's name.
    Office,
    /// The day of writing.
    Today,
    /// What came of it: only a person can say.
    Outcome,
    /// What was agreed on: only a person can say.
    Appointment,
}

impl Placeholder {
    /// All of them, in the order in which the settings show them.
    pub(super) const ALL: [Placeholder; 14] = [
        Placeholder::Addressee,
        Placeholder::Room,
        Placeholder::Number,
        Placeholder::Category,
        Placeholder::Topic,
        Placeholder::Content,
        Placeholder::ReceivedAt,
        Placeholder::Responsible,
        Placeholder::DueAt,
        Placeholder::Community,
        Placeholder::Office,
        Placeholder::Today,
        Placeholder::Outcome,
        Placeholder::Appointment,
    ];

    /// What stands between the braces.
    pub(super) fn word(self) -> &'static str {
        match self {
            Placeholder::Addressee => "称呼",
            Placeholder::Room => "房号",
            Placeholder::Number => "编号",
            Placeholder::Category => "类别",
            Placeholder::Topic => "主题",
            Placeholder::Content => "内容",
            Placeholder::ReceivedAt => "受理时间",
            Placeholder::Responsible => "办理人",
            Placeholder::DueAt => "期限",
            Placeholder::Community => "小区",
            Placeholder::Office => "物业",
            Placeholder::Today => "今天",
            Placeholder::Outcome => "结果",
            Placeholder::Appointment => "约定时间",
        }
    }

    /// Whether no ticket knows what belongs here.
    pub(super) fn is_by_hand(self) -> bool {
        matches!(self, Placeholder::Outcome | Placeholder::Appointment)
    }

    fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|placeholder| placeholder.word() == word.trim())
    }
}

/// A piece of a phrase: words, a place, or what stands between braces and is no place.
#[derive(Debug, PartialEq, Eq)]
enum Piece<'a> {
    Words(&'a str),
    Place(Placeholder),
    Unknown(&'a str),
}

/// The pieces of `text`. A brace that is not closed opens what cannot be a place.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find(['{', '}']) {
        if open > 0 {
            pieces.push(Piece::Words(&rest[..open]));
        }
        let inside = &rest[open + 1..];
        let (word, after) = match inside.find(['{', '}']) {
            Some(end) if rest[open..].starts_with('{') && inside[end..].starts_with('}') => {
                (&inside[..end], &inside[end + 1..])
            }
            // A brace alone: shown with what follows it, so that it can be found.
            _ => {
                pieces.push(Piece::Unknown(&rest[open..]));
                return pieces;
            }
        };
        pieces.push(Placeholder::parse(word).map_or(Piece::Unknown(word), Piece::Place));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest));
    }
    pieces
}

/// The first thing between braces that is no place, or a brace without its other half and what follows it.
pub(super) fn first_unknown(text: &str) -> Option<&str> {
    pieces(text).into_iter().find_map(|piece| match piece {
        Piece::Unknown(word) => Some(word),
        Piece::Words(_) | Piece::Place(_) => None,
    })
}

/// `text` with its places filled by `value`; those without a value stay in sight.
pub(super) fn fill(text: &str, value: impl Fn(Placeholder) -> Option<String>) -> String {
    let filled = |piece: Piece<'_>| match piece {
        Piece::Words(words) => words.to_owned(),
        Piece::Place(placeholder) => value(placeholder).unwrap_or_else(|| in_sight(placeholder)),
        Piece::Unknown(word) => format!("{{{word}}}"),
    };
    pieces(text).into_iter().map(filled).collect()
}

fn in_sight(placeholder: Placeholder) -> String {
    format!("〔{}〕", placeholder.word())
}

/// The places that are still to be filled in a text for a resident, each once.
pub(super) fn unfilled(text: &str) -> Vec<&'static str> {
    let open = |placeholder: &Placeholder| {
        text.contains(&in_sight(*placeholder)) || text.contains(&format!("{{{}}}", placeholder.word()))
    };
    Placeholder::ALL.into_iter().filter(open).map(Placeholder::word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_filled_and_what_stays_in_sight() {
        let value = |placeholder| match placeholder {
            Placeholder::Addressee => Some("王秀英".to_owned()),
            Placeholder::Content => Some("{编号}".to_owned()),
            _ => None,
        };
        for (text, filled, open) in [
            ("{称呼}，您好", "王秀英，您好", vec![]),
            ("{ 称呼 }：{结果}。", "王秀英：〔结果〕。", vec!["结果"]),
            ("{房号}{房号}{称呼}", "〔房号〕〔房号〕王秀英", vec!["房号"]),
            ("没有", "没有", vec![]),
            ("国发〔2026〕3 号", "国发〔2026〕3 号", vec![]),
            // What a resident said is no phrase, but looks like one to whoever reads it.
            ("{内容}", "{编号}", vec!["编号"]),
        ] {
            let answer = fill(text, value);
            assert_eq!((answer.as_str(), unfilled(&answer)), (filled, open), "{text}");
        }
    }

    #[test]
    fn what_is_no_place_is_named() {
        for (text, unknown) in [
            ("{称呼}{期限}", None),
            ("{姓名}", Some("姓名")),
            ("好{}", Some("")),
            ("好{称呼", Some("{称呼")),
            ("好}呀", Some("}呀")),
            ("{称{呼}", Some("{称{呼}")),
        ] {
            assert_eq!(first_unknown(text), unknown, "{text}");
        }
    }

    #[test]
    fn every_place_has_a_word_of_its_own() {
        for placeholder in Placeholder::ALL {
            assert_eq!(Placeholder::parse(placeholder.word()), Some(placeholder));
        }
    }
}
