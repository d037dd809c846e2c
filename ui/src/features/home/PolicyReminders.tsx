// 制度提醒: the yearly review in the first months of a year (R10.2), and proposals whose next step is the manager's (R10.1).
import { Link } from '@tanstack/react-router';
import type { PolicyProposal, Urgency } from '../../bindings/operations';
import { useMay } from '../../shared/access';
import { shortDay } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useToday } from '../../shared/lookups';
import { useProposals, useReviews } from '../../shared/policy';
import { Reminded, Reminders } from './Reminders';

/** The review is written in January; it is still asked for until the end of March. */
const lastMonth = 3;

interface Row {
  key: string;
  urgency: Urgency;
  /** A day such as `2027-01-31`. */
  day: string;
  title: string;
  what: 'policyReview' | 'policySummary' | 'policyDecision';
}

export function PolicyReminders() {
  const { t, language } = useWords();
  const may = useMay()('policy.write');
  const today = useToday();
  const reviews = useReviews({ enabled: may });
  const proposals = useProposals({ enabled: may });
  const rows: Row[] = (proposals.data ?? []).flatMap((one) => owed(one, today.format('YYYY-MM-DD')));
  const due = reviews.data?.due ?? null;
  if (due === today.year() && today.month() < lastMonth) {
    rows.unshift({
      key: 'review',
      urgency: today.month() === 0 ? 'due_soon' : 'overdue',
      day: `${due}-01-31`,
      title: t('review.write', { year: due }),
      what: 'policyReview',
    });
  }
  if (rows.length === 0) {
    return null;
  }
  return (
    <Reminders title={t('home.policy')}>
      {rows.map(({ key, urgency, day, title, what }) => (
        <li key={key}>
          <Link to="/settings" search={{ section: 'revision' }} className="home-ticket">
            <Reminded urgency={urgency} due={shortDay(day, language)} title={title}>
              {t(`home.${what}`)}
            </Reminded>
          </Link>
        </li>
      ))}
    </Reminders>
  );
}

/** What is to be done with a proposal, from the day after the consultation on. */
function owed({ id, title, state, consult_until }: PolicyProposal, today: string): Row[] {
  if (consult_until === null || today <= consult_until) {
    return [];
  }
  const row = { key: String(id), day: consult_until, title };
  switch (state) {
    case 'consulting':
      return [{ ...row, urgency: 'due_soon', what: 'policySummary' }];
    case 'summarised':
      return [{ ...row, urgency: 'on_track', what: 'policyDecision' }];
    default:
      return [];
  }
}
