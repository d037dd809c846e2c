// What one version of the limits says differently from another, line by line.
import type { Policy, PolicyLimit } from '../../bindings/operations';
import { useWords } from '../../shared/i18n';
import type { Limits } from './LimitsFields';

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

function hoursText(hours: Policy['hours']): string {
  return hours.map(({ from, to }) => `${from}–${to}`).join('，');
}

interface Props {
  before: Limits;
  after: Limits;
  heads: [string, string];
}

/** Lines that stay are shown too, in grey: whoever reads it sees the whole. */
export function Differences({ before, after, heads }: Props) {
  const { t } = useWords();
  const warnings = ({ remind_percent, warn_before_hours }: PolicyLimit) =>
    [
      remind_percent === undefined
        ? t('policy.noReminder')
        : t('policy.remindText', { percent: remind_percent }),
      t('policy.warnText', { count: warn_before_hours }),
    ].join('，');
  const lines: Line[] = after.limits.flatMap((limit) => {
    const was = before.limits.find(({ category }) => category === limit.category) ?? limit;
    const category = t(`category.${limit.category}`);
    return [
      {
        name: t('proposals.limitOf', { category }),
        before: <LimitText limit={was} />,
        after: <LimitText limit={limit} />,
        same: was.counting === limit.counting && was.amount === limit.amount,
      },
      {
        name: t('proposals.warningOf', { category }),
        before: warnings(was),
        after: warnings(limit),
        same: warnings(was) === warnings(limit),
      },
    ];
  });
  const [was, is] = [hoursText(before.hours), hoursText(after.hours)];
  lines.push({ name: t('policy.hours'), before: was, after: is, same: was === is });
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
