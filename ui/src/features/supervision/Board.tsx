// 制度对照: each clause of the regulation, whether it is kept, by which figures and which rule, and the way to the evidence.
import { PrinterOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, DatePicker, Skeleton, Table } from 'antd';
import dayjs from 'dayjs';
import type { BoardFigure, BoardRow, BoardState, ComplianceBoard } from '../../bindings/operations';
import { api } from '../../host';
import { Shape } from '../../shared/Due';
import { day, moment, percent, toWallClock } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useZone } from '../../shared/lookups';
import { MadePaper } from '../../shared/Paper';
import { Problem } from '../../shared/Problem';
import { Evidence } from './Evidence';
import { useComplianceBoard } from './queries';
import type { PartProps } from './SupervisionPage';
import { boardShows } from './search';

/** A clause's id as a word has it: a point would lead further down. */
type Key<Id extends string> = Id extends `${infer Part}.${infer Point}` ? `${Part}_${Point}` : Id;

function keyOf(id: BoardRow['id']): Key<BoardRow['id']> {
  return id.replace('.', '_') as Key<BoardRow['id']>;
}

export function Board({ search, change }: PartProps) {
  const { t } = useWords();
  const board = useComplianceBoard(search.on);
  const paper = useMutation({ mutationFn: (on: string) => api.renderComplianceBoard({ on }) });
  const today = toWallClock(Date.now(), useZone()).format('YYYY-MM-DD');
  const show = boardShows.find((one) => one === search.show);
  const asked = { tab: 'board' as const, ...(search.on === undefined ? {} : { on: search.on }) };
  const choose = (on: string) =>
    change({ tab: 'board', ...(show === undefined ? {} : { show }), ...(on === today ? {} : { on }) });
  const first = board.data?.first_day;
  return (
    <>
      <div className="supervision-bar">
        <DatePicker
          aria-label={t('board.on')}
          value={dayjs(search.on ?? today)}
          allowClear={false}
          onChange={(chosen) => choose(chosen?.format('YYYY-MM-DD') ?? today)}
          disabledDate={(one) => {
            const text = one.format('YYYY-MM-DD');
            return text > today || (first !== undefined && search.on === undefined && text < first);
          }}
        />
        {search.on !== undefined && <Button onClick={() => choose(today)}>{t('board.today')}</Button>}
        {board.data !== undefined && <KnownAt board={board.data} />}
        <Button
          className="supervision-end"
          icon={<PrinterOutlined />}
          onClick={() => paper.mutate(search.on ?? today)}
        >
          {t('board.print')}
        </Button>
      </div>
      {board.isError && <Problem caught={board.error} retry={() => void board.refetch()} />}
      {board.isPending && <Skeleton active paragraph={{ rows: 12 }} />}
      {board.data !== undefined && (
        <>
          <Counts
            board={board.data}
            show={show}
            choose={(next) => change({ ...asked, ...(next === undefined ? {} : { show: next }) })}
          />
          <Clauses rows={board.data.rows.filter((row) => show === undefined || row.state === show)} />
          <p className="faint supervision-formulas">{t('board.hint')}</p>
        </>
      )}
      <MadePaper make={paper} title={t('board.paper')} first="print" />
    </>
  );
}

function KnownAt({ board }: { board: ComplianceBoard }) {
  const { t, language } = useWords();
  const zone = useZone();
  const { since, until } = board.rows.find((row) => row.since !== null) ?? { since: null, until: null };
  return (
    <span className="faint">
      {t('board.knownAt', { moment: moment(board.known_at, zone, language) })}
      {since !== null &&
        until !== null &&
        ` · ${t('board.period', { since: day(since, language), until: day(until, language) })}`}
    </span>
  );
}

interface CountsProps {
  board: ComplianceBoard;
  show: BoardState | undefined;
  choose: (state: BoardState | undefined) => void;
}

/** How many clauses are kept how; each number shows its rows alone, and all again. */
function Counts({ board, show, choose }: CountsProps) {
  const { t } = useWords();
  return (
    <fieldset className="board-counts" aria-label={t('board.counts')}>
      {boardShows.map((state) => (
        <button
          key={state}
          type="button"
          className={`board-count board-${state}`}
          aria-pressed={show === state}
          onClick={() => choose(show === state ? undefined : state)}
        >
          <strong>{board.counts[state]}</strong>
          <Standing state={state} />
        </button>
      ))}
    </fieldset>
  );
}

const shapes = { met: 'done', at_risk: 'due_soon', not_met: 'overdue', no_data: 'unknown' } as const;

function Standing({ state }: { state: BoardState }) {
  const { t } = useWords();
  return (
    <span className={`board-state board-${state}`}>
      <Shape kind={shapes[state]} />
      {t(`board.state.${state}`)}
    </span>
  );
}

function Clauses({ rows }: { rows: BoardRow[] }) {
  const { t } = useWords();
  return (
    <Table<BoardRow>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={rows}
      className="board-clauses"
      aria-label={t('supervision.board')}
      locale={{ emptyText: t('board.none') }}
      columns={[
        { title: t('board.clause'), width: 160, render: (_, row) => <Clause row={row} /> },
        { title: t('board.standing'), width: 118, render: (_, { state }) => <Standing state={state} /> },
        {
          title: t('board.figures'),
          width: 250,
          render: (_, { figures }) => figures.map((figure) => <Figure key={figure.name} figure={figure} />),
        },
        { title: t('board.ruleHead'), render: (_, row) => <Rule row={row} /> },
        {
          title: t('board.evidence'),
          width: 172,
          render: (_, { evidence }) => <Evidence places={evidence} />,
        },
      ]}
    />
  );
}

function Clause({ row }: { row: BoardRow }) {
  const { t } = useWords();
  const { id, number } = row;
  return (
    <>
      <strong>
        {number} {t(`board.title.${keyOf(id)}`)}
      </strong>
      <span className="faint supervision-note">{id}</span>
    </>
  );
}

function Figure({ figure }: { figure: BoardFigure }) {
  const { t, language } = useWords();
  const name = t(`board.figure.${figure.name}`);
  if (figure.kind === 'share') {
    const { numerator, denominator } = figure;
    return (
      <span className="board-figure">
        {name} <strong>{denominator === 0 ? '—' : percent({ numerator, denominator })}</strong>{' '}
        <span className="faint">
          {numerator} / {denominator}
        </span>
      </span>
    );
  }
  return (
    <span className="board-figure">
      {name} <strong>{figure.kind === 'count' ? figure.count : day(figure.day, language)}</strong>
    </span>
  );
}

/** The rule by which it was judged, with its thresholds, and why it came out so. */
function Rule({ row }: { row: BoardRow }) {
  const { t } = useWords();
  const { id, limits, reasons, state } = row;
  return (
    <>
      {t(`board.rule.${keyOf(id)}`)}
      {limits !== null && (
        <span className="faint supervision-note">
          {limits.unit === 'days' && limits.met === 0
            ? t('board.limits.none', { risk: limits.risk })
            : t(`board.limits.${limits.unit}`, { met: limits.met, risk: limits.risk })}
        </span>
      )}
      {reasons.map(({ code, count }) => (
        <span key={code} className={`supervision-note board-reason board-${state}`}>
          {t(`board.reason.${code}`, { count: count ?? 0 })}
        </span>
      ))}
    </>
  );
}
