//! Who comes, or hands a ballot paper in, in another's place: only where the rules allow it, and in no more places than they
//! say.

use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;

use super::BallotPaperRow;
use super::ballot_papers;
use super::names::plain;
use super::plan::LONGEST_NAME;
use super::profile::MeetingRules;
use super::state::MeetingAction;
use super::store::ballot_papers as rows;
use crate::access::Changes;
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Write, WriteContext};

/// Notes whom a voter authorised in writing (书面委托) to hand the ballot paper in, or that it is nobody:
/// `authorise_ballot_proxy`. Papers that are printed afterwards name the person.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AuthoriseBallotProxy {
    /// The meeting, which is open.
    pub meeting_id: i64,
    /// The number on the paper.
    pub number: i64,
    /// Who; 1…40 characters. Nobody if absent.
    #[serde(default)]
    #[ts(optional)]
    pub proxy: Option<String>,
}

impl Write for AuthoriseBallotProxy {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<BallotPaperRow>> {
        let AuthoriseBallotProxy { meeting_id, number, proxy } = self;
        let db = context.db;
        let proxy = input::optional_line("proxy", proxy.as_deref(), LONGEST_NAME)?;
        let meeting = ballot_papers::assembly(context, meeting_id, MeetingAction::Decide)?;
        let before = ballot_papers::numbered(db, meeting_id, number)?;
        if let Some(proxy) = &proxy {
            let others = rows::proxies(db, meeting_id)?.into_iter().filter(|(other, _)| *other != number);
            allowed(&meeting.rules, proxy, others.map(|(_, name)| name))?;
        }
        rows::set_proxy(db, meeting_id, number, proxy.as_deref())?;
        // The trail says whether it was changed, not who it is.
        let (was, is) = (before.proxy.as_deref(), proxy.as_deref());
        let mask = |name: Option<&str>| serde_json::Value::Bool(name.is_some());
        ballot_papers::answer(
            context,
            meeting_id,
            number,
            Changes::default().with_masked("proxy", was, is, mask),
        )
    }
}

/// Whether the rules let somebody come in one more place; `others` are those who come in the others'.
pub(super) fn allowed(rules: &MeetingRules, proxy: &str, others: impl Iterator<Item = String>) -> Result<()> {
    let refused = |code| Error::field("proxy", code).with("source", rules.sources.proxies.clone());
    if !rules.proxies {
        return Err(refused(ErrorCode::MeetingProxyRefused));
    }
    let Some(most) = rules.most_proxies else { return Ok(()) };
    let same = others.filter(|other| plain(other) == plain(proxy)).count();
    if u32::try_from(same).is_ok_and(|same| same < most) {
        return Ok(());
    }
    Err(refused(ErrorCode::MeetingProxyTooMany).with("max", most))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meetings::profile::tests::{assembly, committee};

    #[test]
    fn only_where_the_rules_allow_it_and_no_more_often() {
        let limited = |most| MeetingRules { most_proxies: Some(most), ..assembly() };
        let cases = [
            (committee(), "李四", vec![], Some("meeting.proxy_refused")),
            (assembly(), "李四", vec!["李四"; 40], None),
            (limited(1), "李四", vec![], None),
            (limited(1), "李四", vec!["王五", "赵六"], None),
            (limited(1), "李四", vec!["李四"], Some("meeting.proxy_too_many")),
            (limited(2), "李 四", vec!["李四", "王五"], None),
            (limited(2), "李四", vec!["李　四", "李四"], Some("meeting.proxy_too_many")),
        ];
        for (rules, proxy, others, refusal) in cases {
            let answer = allowed(&rules, proxy, others.iter().map(|name| (*name).to_owned()));
            let code = answer.err().map(|error| error.code().text());
            assert_eq!(code, refusal, "{proxy} {others:?} {:?}", rules.most_proxies);
        }
    }
}
