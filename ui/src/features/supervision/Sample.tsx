// One sample: what it was drawn from and by which seed, what came of it, and the residents who are called back.
import { ArrowLeftOutlined, PrinterOutlined, ReloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Empty, Skeleton, Table, Tag } from 'antd';
import type {
  CallBack,
  CallBackResults,
  CallBackSample,
  CallBackSampleDetail,
  CallBackShare,
  RedrawnCallBacks,
} from '../../bindings/operations';
import { api } from '../../host';
import { Shape } from '../../shared/Due';
import { failureText } from '../../shared/failure';
import { day, moment, percent } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useZone } from '../../shared/lookups';
import { Opens } from '../../shared/Opens';
import { MadePaper } from '../../shared/Paper';
import { Problem } from '../../shared/Problem';
import { CallBackDrawer } from './CallBackDrawer';
import { Period, Progress } from './CallBacks';
import { Strata } from './DrawForm';
import { useCallBackSample } from './queries';
import type { PartProps } from './SupervisionPage';
import { callBackShares } from './search';

export function Sample({ id, search, change }: PartProps & { id: number }) {
  const { t } = useWords();
  const sample = useCallBackSample(id);
  const { share, hit } = search;
  const shown = share === undefined ? {} : { share, ...(hit === true ? { hit } : {}) };
  const back = () => change({ tab: 'call_backs' });
  return (
    <>
      <div className="supervision-bar">
        <Button type="text" icon={<ArrowLeftOutlined />} onClick={back}>
          {t('callBack.back')}
        </Button>
        {sample.data !== undefined && <Papers sample={sample.data.sample} />}
      </div>
      {sample.isError && <Problem caught={sample.error} retry={() => void sample.refetch()} />}
      {sample.isPending && <Skeleton active />}
      {sample.data !== undefined && (
        <Whole
          detail={sample.data}
          share={share}
          hit={hit === true}
          change={(next) => change({ tab: 'call_backs', sample: id, ...next })}
        />
      )}
      {sample.data !== undefined && (
        <CallBackDrawer
          detail={sample.data}
          id={search.callBack}
          change={(next) => change({ ...next, ...shown })}
        />
      )}
    </>
  );
}

function Papers({ sample }: { sample: CallBackSample }) {
  const { t } = useWords();
  const sheet = useMutation({ mutationFn: (id: number) => api.renderCallSheet({ id }) });
  return (
    <span className="supervision-end">
      {sample.waiting > 0 && (
        <Button icon={<PrinterOutlined />} onClick={() => sheet.mutate(sample.id)}>
          {t('callBack.sheet')}
        </Button>
      )}
      <MadePaper make={sheet} title={t('callBack.sheetTitle')} first="print" />
    </span>
  );
}

interface WholeProps {
  detail: CallBackSampleDetail;
  /** Only the call-backs that count in this share; where it is a hit, in its numerator. */
  share: PartProps['search']['share'];
  hit: boolean;
  change: (next: Pick<PartProps['search'], 'share' | 'hit' | 'callBack'>) => void;
}

function Whole({ detail, share, hit, change }: WholeProps) {
  const { t, language } = useWords();
  const zone = useZone();
  const { sample, strata, call_backs: rows, results } = detail;
  const counts = (row: CallBack) =>
    share === undefined || row.counts.some((one) => one.figure === share && (one.hit || !hit));
  const facts: [string, React.ReactNode][] = [
    [t('callBack.progress'), <Progress key="progress" sample={sample} />],
    [t('callBack.due'), day(sample.due_on, language)],
    [t('callBack.size'), t('callBack.of', { frame: sample.frame, size: sample.size })],
    [t('callBack.seed'), <Seed key="seed" sample={sample} />],
  ];
  if (sample.reason !== null) {
    facts.push([t('callBack.reason'), sample.reason]);
  }
  return (
    <>
      <h2 className="supervision-period">
        <Period sample={sample} />
      </h2>
      <div className="supervision-sample">
        <div>
          <dl className="supervision-facts">
            {facts.map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <p className="faint supervision-formulas">
            {t('callBack.drawnBy', {
              name: sample.drawn_by.name,
              moment: moment(sample.drawn_at, zone, language),
            })}
            {' · '}
            {t('callBack.frameHint', { frame: sample.frame, without: sample.without_contact })}
          </p>
          <h2 className="supervision-head">{t('callBack.results')}</h2>
          <Results results={results} />
        </div>
        <Strata strata={strata} />
      </div>
      <div className="supervision-bar supervision-head">
        <h2>{t('callBack.rows')}</h2>
        {results.differing > 0 && (
          <Checkbox
            checked={share === 'differing'}
            onChange={({ target }) => change(target.checked ? { share: 'differing', hit: true } : {})}
          >
            {t('callBack.differingOnly')}
            {t('app.aside', { text: t('callBack.differing', { count: results.differing }) })}
          </Checkbox>
        )}
        {share !== undefined && share !== 'differing' && (
          <Tag closable onClose={() => change({})}>
            {t(`callBackResult.${share}`)} · {t(hit ? 'callBack.numerator' : 'callBack.denominator')}
          </Tag>
        )}
      </div>
      <Rows
        rows={rows.filter(counts)}
        open={(callBack) =>
          change({ ...(share === undefined ? {} : { share }), ...(hit ? { hit } : {}), callBack })
        }
      />
    </>
  );
}

/** The seed, and whether it still draws the same. */
function Seed({ sample }: { sample: CallBackSample }) {
  const { t, language } = useWords();
  const redraw = useMutation({ mutationFn: (id: number) => api.redrawCallBacks({ id }) });
  const { seed } = sample;
  const said = ({ same, numbers, gone, come }: RedrawnCallBacks) =>
    [
      same ? t('callBack.redrawSame', { seed, count: numbers.length }) : t('callBack.redrawOther', { seed }),
      gone + come > 0 ? t('callBack.redrawMoved', { gone, come }) : '',
    ].join('');
  return (
    <>
      <span className="supervision-seeded">
        <strong>{seed}</strong>
        <Button
          size="small"
          icon={<ReloadOutlined />}
          loading={redraw.isPending}
          onClick={() => redraw.mutate(sample.id)}
        >
          {t('callBack.redraw')}
        </Button>
      </span>
      {redraw.isError && <Alert type="error" showIcon title={failureText(redraw.error, language)} />}
      {redraw.data !== undefined && (
        <Alert type={redraw.data.same ? 'success' : 'error'} showIcon title={said(redraw.data)} />
      )}
    </>
  );
}

function Results({ results }: { results: CallBackResults }) {
  const { t } = useWords();
  const tenths = (share: number) => percent({ numerator: share, denominator: 1000 });
  const rows = callBackShares.map((figure) => ({ figure, ...results[figure] }));
  return (
    <Table<CallBackShare & { figure: (typeof callBackShares)[number] }>
      className="supervision-results"
      size="small"
      rowKey="figure"
      pagination={false}
      dataSource={rows}
      aria-label={t('callBack.results')}
      columns={[
        { title: t('callBack.figure'), render: (_, { figure }) => t(`callBackResult.${figure}`) },
        {
          title: t('callBack.share'),
          width: 170,
          align: 'right',
          render: (_, { rate }) => (
            <>
              <strong>{percent(rate)}</strong>{' '}
              <span className="faint">
                {rate.numerator} / {rate.denominator}
              </span>
            </>
          ),
        },
        {
          title: t('callBack.within'),
          width: 260,
          render: (_, { within, few }) =>
            within !== null && (
              <>
                {t('supervision.within', { low: tenths(within.low), high: tenths(within.high) })}
                {few && <span className="tag">{t('callBack.few')}</span>}
              </>
            ),
        },
      ]}
    />
  );
}

function Rows({ rows, open }: { rows: CallBack[]; open: (id: number) => void }) {
  const { t } = useWords();
  return (
    <Table<CallBack>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={rows}
      aria-label={t('callBack.rows')}
      locale={{ emptyText: <Empty description={t('callBack.rowsNone')} /> }}
      onRow={({ id }) => ({ onClick: () => open(id), className: 'supervision-row' })}
      columns={[
        {
          title: t('callBack.ticket'),
          render: (_, { id, number, category, topic }) => (
            <>
              <Opens open={() => open(id)}>{number}</Opens>
              <span className="faint supervision-note">
                {t(`category.${category}`)} · {topic}
              </span>
            </>
          ),
        },
        {
          title: t('callBack.handler'),
          width: 110,
          render: (_, { handler }) => handler?.name ?? <span className="faint">{t('callBack.nobody')}</span>,
        },
        { title: t('callBack.progress'), width: 130, render: (_, row) => <Standing row={row} /> },
        {
          title: t('callBack.said'),
          width: 210,
          render: (_, { answer }) =>
            answer !== null && (
              <>
                {t(`callBackSolution.${answer.solution}`)} · {t(`satisfaction.${answer.satisfaction}`)}
                <span className="faint supervision-note">
                  {t('callBack.told')} {t(`feedbackTruth.${answer.feedback}`)}
                </span>
              </>
            ),
        },
        {
          title: t('callBack.own'),
          width: 190,
          render: (_, { own }) =>
            own === null ? (
              <span className="faint">{t('callBack.ownNone')}</span>
            ) : (
              `${t(`callBackSolution.${own.solution}`)} · ${t(`satisfaction.${own.satisfaction}`)}`
            ),
        },
        { title: t('callBack.difference'), width: 180, render: (_, row) => <Differences row={row} /> },
      ]}
    />
  );
}

function Standing({ row }: { row: CallBack }) {
  const { t } = useWords();
  const { standing, missed } = row;
  const shapes = { waiting: 'on_track', reached: 'done', not_reached: 'archived' } as const;
  return (
    <span className={`supervision-standing ${standing === 'reached' ? 'supervision-is-done' : ''}`}>
      <Shape kind={shapes[standing]} /> {t(`callBackStanding.${standing}`)}
      {missed > 0 && standing === 'waiting' && ` (${missed})`}
    </span>
  );
}

/** In what the resident's word differs from the record. */
export function Differences({ row }: { row: CallBack }) {
  const { t } = useWords();
  return row.differences.map((difference) => (
    <span className="supervision-note supervision-late" key={difference}>
      <Shape kind="overdue" /> {t(`callBackDifference.${difference}`)}
    </span>
  ));
}
