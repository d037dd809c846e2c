// Checks by the days of a month: what was made, what is planned, and what should have been made.
import type { CheckDay } from '../../bindings/operations';
import { useMay } from '../../shared/access';
import { Shape } from '../../shared/Due';
import { useWords } from '../../shared/i18n';
import { useToday } from '../../shared/lookups';
import { MonthEntry, MonthView } from '../../shared/MonthView';
import { weeksOf } from '../../shared/month';
import { Problem } from '../../shared/Problem';
import { useCheckDays } from './queries';

interface Props {
  month: string;
  go: (month: string) => void;
  /** Opens a check that was made. */
  open: (check: number) => void;
  /** Records the check that a plan asks for. */
  record: (plan: number) => void;
}

const shapes = { overdue: 'overdue', planned: 'on_track', passed: 'done', failed: 'overdue' } as const;

export function CheckMonth({ month, go, open, record }: Props) {
  const { t } = useWords();
  const writes = useMay()('supervision.write');
  const today = useToday().format('YYYY-MM-DD');
  const days = weeksOf(month).flat();
  const found = useCheckDays(days[0] ?? month, days.at(-1) ?? month);
  const act = ({ check_id, plan_id }: CheckDay) => {
    if (check_id !== null) {
      open(check_id);
    } else if (plan_id !== null && writes) {
      record(plan_id);
    }
  };
  return (
    <>
      {found.isError && <Problem caught={found.error} retry={() => void found.refetch()} />}
      <MonthView month={month} today={today} go={go}>
        {(day) =>
          (found.data ?? [])
            .filter(({ on }) => on === day)
            .map((one) => {
              const { standing, channel, kind, plan_id, check_id } = one;
              const late = standing === 'overdue' || standing === 'failed';
              return (
                <MonthEntry
                  key={`${plan_id}-${check_id}`}
                  hint={`${t(`checkStanding.${standing}`)} · ${channel.name} · ${t(`checkKind.${kind}`)}`}
                  over={check_id !== null}
                  open={() => act(one)}
                >
                  <span className={late ? 'supervision-late' : undefined}>
                    <Shape kind={shapes[standing]} /> {t(`checkStanding.${standing}`)}
                  </span>{' '}
                  {channel.name}
                </MonthEntry>
              );
            })
        }
      </MonthView>
    </>
  );
}
