// What each post and each person did: by name, never by rank, and small numbers said to be small.
import { DownloadOutlined, FilePdfOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import type { Counted, Duty as DutyData, DutyFigures, Role } from '../../bindings/operations';
import { api, host } from '../../host';
import { failureText } from '../../shared/failure';
import { moment, percent } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useZone } from '../../shared/lookups';
import { MadePaper } from '../../shared/Paper';
import { Problem } from '../../shared/Problem';
import type { PartProps } from './AnalysisPage';
import { type Months, useDuty } from './queries';

/** Whose figures a row has: a person's, nobody's, or those of several, which open no list of one. */
type Of = { person: number } | 'nobody' | 'several' | 'all';

export function Duty({ months }: PartProps) {
  const { t, language } = useWords();
  const zone = useZone();
  const duty = useDuty(months);
  return (
    <>
      <div className="analysis-bar">
        {duty.data !== undefined && (
          <span className="faint">
            {t('analysis.dutyNow', { moment: moment(duty.data.now, zone, language) })}
          </span>
        )}
        <Outlets months={months} />
      </div>
      {duty.isError && <Problem caught={duty.error} retry={() => void duty.refetch()} />}
      {duty.isPending && <Skeleton active />}
      {duty.data !== undefined && <Table duty={duty.data} />}
      <p className="faint analysis-note">{t('analysis.dutyFormula')}</p>
      <p className="faint analysis-note">{t('analysis.dutyFair')}</p>
    </>
  );
}

function Outlets({ months }: { months: Months }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const paper = useMutation({ mutationFn: () => api.renderDuty(months) });
  const give = useMutation({
    mutationFn: async () => {
      const { file_name, base64 } = await api.exportDuty(months);
      return host.saveFile(file_name, base64);
    },
    onSuccess: (path) => path !== null && void message.success(t('paper.savedTo', { path }), 6),
    onError: (caught) => void message.error(failureText(caught, language), 8),
  });
  return (
    <span className="analysis-end">
      <Button icon={<DownloadOutlined />} loading={give.isPending} onClick={() => give.mutate()}>
        {t('analysis.exportXlsx')}
      </Button>
      <Button icon={<FilePdfOutlined />} onClick={() => paper.mutate()}>
        {t('analysis.printDuty')}
      </Button>
      <MadePaper make={paper} title={t('analysis.duty')} first="print" />
    </span>
  );
}

function Table({ duty }: { duty: DutyData }) {
  const { t } = useWords();
  const heads = ['registered', 'received', 'onTime', 'open', 'late', 'followUps', 'workOrders'] as const;
  return (
    <table className="list list-plain analysis-duty" aria-label={t('analysis.duty')}>
      <thead>
        <tr>
          <th>{t('analysis.person')}</th>
          {heads.map((head) => (
            <th key={head} className="analysis-number">
              {t(`duty.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      {duty.roles.map(({ role, people, figures }) => (
        <tbody key={role}>
          <Post role={role} />
          {people.map(({ staff_id, name, active, several_posts, figures }) => (
            <Row key={staff_id} duty={duty} of={{ person: staff_id }} figures={figures}>
              {name}
              {several_posts && (
                <span className="faint" title={t('analysis.severalPosts')}>
                  {' *'}
                </span>
              )}
              {!active && <span className="tag">{t('analysis.left')}</span>}
            </Row>
          ))}
          {people.length > 1 && (
            <Row duty={duty} of="several" figures={figures}>
              <span className="faint">{t('analysis.postSum')}</span>
            </Row>
          )}
        </tbody>
      ))}
      <tbody>
        <Row duty={duty} of="nobody" figures={duty.nobody}>
          {t('analysis.nobody')}
        </Row>
        <Row duty={duty} of="all" figures={duty.total}>
          <strong>{t('analysis.sum')}</strong>
        </Row>
      </tbody>
    </table>
  );
}

function Post({ role }: { role: Role }) {
  const { t } = useWords();
  return (
    <tr className="analysis-post">
      <th colSpan={8} scope="rowgroup">
        {t(`role.${role}`)}
      </th>
    </tr>
  );
}

interface RowProps {
  duty: DutyData;
  of: Of;
  figures: DutyFigures;
  children: ReactNode;
}

function Row({ duty: { days }, of, figures, children }: RowProps) {
  const { t } = useWords();
  const responsible =
    of === 'nobody' ? { nobody: true } : typeof of === 'object' ? { responsible: of.person } : {};
  const by = typeof of === 'object' ? { by: of.person } : {};
  const list = { tab: 'all' as const, ...days, ...responsible };
  const done = { tab: 'all' as const, ...days, ...by };
  // What one person did is never nobody's, and what several did is in their own rows.
  const opens = of !== 'several';
  const { numerator, denominator } = figures.on_time;
  const within = figures.on_time_within;
  return (
    <tr>
      <td>{children}</td>
      <Count count={figures.registered} search={opens && { ...done, counted: 'received' }} />
      <Count count={figures.received} search={opens && { ...list, counted: 'received' }} />
      <td className="analysis-number">
        {denominator === 0 ? (
          <span className="faint">—</span>
        ) : (
          <>
            <strong>{percent(figures.on_time)}</strong>{' '}
            <span className="faint">
              <Listed count={numerator} search={opens && { ...list, counted: 'on_time' }} />
              {' / '}
              <Listed count={denominator} search={opens && { ...list, counted: 'settled' }} />
            </span>
            <span className="analysis-within faint">
              {within !== null &&
                t('analysis.within', {
                  low: (within.low / 10).toFixed(1),
                  high: (within.high / 10).toFixed(1),
                })}
              {numerator < denominator && (
                <>
                  {' · '}
                  <Listed
                    count={denominator - numerator}
                    said={t('analysis.notOnTime', { count: denominator - numerator })}
                    search={opens && { ...list, counted: 'late' }}
                  />
                </>
              )}
            </span>
            {figures.few && <span className="analysis-within analysis-few">{t('analysis.few')}</span>}
          </>
        )}
      </td>
      <Count count={figures.open} search={opens && { tab: 'all', counted: 'open', ...responsible }} />
      <Count count={figures.late} search={opens && of !== 'nobody' && { tab: 'overdue', ...responsible }} />
      <Count
        count={figures.follow_ups}
        of={figures.follow_up_tickets}
        search={opens && { ...done, counted: 'followed_up' }}
      />
      <Count
        count={figures.work_orders}
        of={figures.work_order_tickets}
        search={opens && { ...done, counted: 'repaired' }}
      />
    </tr>
  );
}

/** A list of tickets as it stands in the address. */
interface ListSearch {
  tab: 'all' | 'overdue';
  counted?: Counted;
  from?: string;
  to?: string;
  responsible?: number;
  by?: number;
  nobody?: boolean;
}

interface CountProps {
  count: number;
  /** Of how many tickets, where one may be counted twice. */
  of?: number;
  search: ListSearch | false;
  /** What stands there in the place of the number. */
  said?: string;
}

function Count({ of, ...listed }: CountProps) {
  const { t } = useWords();
  return (
    <td className="analysis-number">
      <Listed {...listed} />
      {of !== undefined && of !== listed.count && (
        <span className="faint"> {t('analysis.ofTickets', { count: of })}</span>
      )}
    </td>
  );
}

/** A number that opens its list; nothing opens none. */
function Listed({ count, search, said }: Omit<CountProps, 'of'>) {
  if (count === 0) {
    return <span className="faint">0</span>;
  }
  const text = said ?? count.toLocaleString();
  return search === false ? (
    text
  ) : (
    <Link to="/tickets" search={search}>
      {text}
    </Link>
  );
}
