// What one version of the limits says differently from another, line by line.
import type { PolicyLimit, ProposalContent } from '../../bindings/operations';
import { useWords } from '../../shared/i18n';

export function LimitText({ limit: { counting, amount } }: { limit: PolicyLimit }) {
  const { t } = useWords();
  switch (counting) {
    case 'elapsed_hours':
      return amount % 24 === 0 && amount > 48
        ? t('policy.elapsedDays', { count: amount, days: amount / 24 })
        : t('policy.elapsedText', { count: amount });
    case 'calendar_days':
      return t('policy.daysText', { count: amount });
    case 'working_hours':
      return t('policy.workingText', { count: amount });
  }
}

interface Line {
  name: string;
  before: React.ReactNode;
  after: React.ReactNode;
  same: boolean;
}

interface Props {
  before: ProposalContent;
  after: ProposalContent;
  heads: [string, string];
}

type Words = ReturnType<typeof useWords>;

/** What each part of a version says, line by line. A new part adds its lines here. */
const parts: ((words: Words, before: ProposalContent, after: ProposalContent) => Line[])[] = [
  limitLines,
  hoursLines,
  followUpLines,
  topicLines,
  retentionLines,
];

function limitLines({ t }: Words, before: ProposalContent, after: ProposalContent): Line[] {
  const warnings = ({ remind_percent, warn_before_hours }: PolicyLimit) =>
    [
      remind_percent === undefined
        ? t('policy.noReminder')
        : t('policy.remindText', { percent: remind_percent }),
      t('policy.warnText', { count: warn_before_hours }),
    ].join(t('between.parts'));
  return after.limits.flatMap((limit) => {
    const was = before.limits.find(({ category }) => category === limit.category) ?? limit;
    const category = t(`category.${limit.category}`);
    return [
      {
        name: t('proposals.limitOf', { category }),
        before: <LimitText limit={was} />,
        after: <LimitText limit={limit} />,
        same: was.counting === limit.counting && was.amount === limit.amount,
      },
      said(t('proposals.warningOf', { category }), warnings(was), warnings(limit)),
    ];
  });
}

function hoursLines({ t }: Words, before: ProposalContent, after: ProposalContent): Line[] {
  const text = (hours: ProposalContent['hours']) =>
    hours.map(({ from, to }) => `${from}–${to}`).join(t('between.parts'));
  return [said(t('policy.hours'), text(before.hours), text(after.hours))];
}

function followUpLines({ t }: Words, before: ProposalContent, after: ProposalContent): Line[] {
  const [was, is] = [before.follow_up, after.follow_up];
  const days = (count: number) => t('policy.daysAfter', { count });
  const times = (count: number) => t('policy.times', { count });
  return [
    said(t('policy.percent'), `${was.complaint_percent}%`, `${is.complaint_percent}%`),
    said(t('policy.followUpDays'), days(was.due_after_days), days(is.due_after_days)),
    said(t('policy.enough'), times(was.attempts), times(is.attempts)),
  ];
}

/** What came, what went; the new order where that is all. */
function topicLines({ t }: Words, before: ProposalContent, after: ProposalContent): Line[] {
  const [was, is] = [before.topics, after.topics].map((names) => names.join(t('between.names'))) as [
    string,
    string,
  ];
  const came = after.topics.filter((name) => !before.topics.includes(name));
  const went = before.topics.filter((name) => !after.topics.includes(name));
  const changes = [
    ...(came.length === 0 ? [] : [t('policy.topicsCame', { names: came.join(t('between.names')) })]),
    ...(went.length === 0 ? [] : [t('policy.topicsWent', { names: went.join(t('between.names')) })]),
  ];
  const line = said(t('policy.topics'), was, is);
  return [changes.length === 0 ? line : { ...line, after: changes.join(t('between.clauses')) }];
}

function retentionLines({ t }: Words, before: ProposalContent, after: ProposalContent): Line[] {
  const years = (count: number) => t('archive.years', { count });
  return after.retention.map((term) => {
    const was = before.retention.find(({ kind }) => kind === term.kind) ?? term;
    const name = t('policy.retentionOf', { kind: t(`archive.kind.${term.kind}`) });
    return said(name, years(was.years), years(term.years));
  });
}

function said(name: string, before: string, after: string): Line {
  return { name, before, after, same: before === after };
}

/** Lines that stay are shown too, in grey: whoever reads it sees the whole. */
export function Differences({ before, after, heads }: Props) {
  const words = useWords();
  const { t } = words;
  const lines = parts.flatMap((part) => part(words, before, after));
  return (
    <table className="policy-differences">
      <thead>
        <tr>
          <th scope="col">{t('proposals.line')}</th>
          <th scope="col">{heads[0]}</th>
          <th scope="col">{heads[1]}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, before: old, after: now, same }) => (
          <tr key={name} className={same ? 'faint' : 'policy-differs'}>
            <th scope="row">{name}</th>
            <td>{old}</td>
            <td>{same ? t('proposals.same') : now}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
