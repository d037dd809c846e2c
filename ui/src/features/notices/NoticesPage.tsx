// Notices to residents: a list or a calendar of them; the one that is open, or written, takes the whole page.
import { PlusOutlined } from '@ant-design/icons';
import { getRouteApi } from '@tanstack/react-router';
import { Button, InputNumber, Popover, Select, Skeleton, Table, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Notice, NoticeKind, NoticeStanding } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { failureText } from '../../shared/failure';
import { day } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { ListOrMonth } from '../../shared/ListOrMonth';
import { useChannels, useToday } from '../../shared/lookups';
import { MonthEntry, MonthView } from '../../shared/MonthView';
import { More } from '../../shared/More';
import { weeksOf } from '../../shared/month';
import { Nothing } from '../../shared/Nothing';
import { Opens } from '../../shared/Opens';
import { Problem } from '../../shared/Problem';
import { SearchBox } from '../../shared/SearchBox';
import { NoticeForm } from './NoticeForm';
import { NoticeView } from './NoticeView';
import { useNoticeAction, useNoticeRule, useNotices, useNoticesBetween } from './queries';
import { Period, Proofs, Standing } from './Standing';
import { askable, kinds, type NoticeSearch, standings } from './search';
import './notices.css';

const route = getRouteApi('/notices');

export function NoticesPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: NoticeSearch) => void navigate({ search: next });
  const { notice, write, ...rest } = search;
  if (write === true) {
    return (
      <NoticeForm
        key={notice ?? 'new'}
        id={notice}
        close={() => change(notice === undefined ? rest : { ...rest, notice })}
        saved={(id) => change({ ...rest, notice: id })}
      />
    );
  }
  if (notice !== undefined) {
    return (
      <NoticeView
        key={notice}
        id={notice}
        open={(id) => change({ ...rest, notice: id })}
        edit={(id) => change({ ...rest, notice: id, write: true })}
        close={() => change(rest)}
      />
    );
  }
  return <AllNotices search={rest} change={change} />;
}

interface AllProps {
  search: NoticeSearch;
  change: (search: NoticeSearch) => void;
}

function AllNotices({ search, change }: AllProps) {
  const { t } = useWords();
  const may = useMay();
  const today = useToday().format('YYYY-MM-DD');
  const { month, ...filter } = search;
  const open = (notice: number) => change({ ...search, notice });
  return (
    <section className="notices">
      <header className="page-head">
        <h1>{t('notices.title')}</h1>
        <ListOrMonth
          month={month}
          show={(next) => change(next === undefined ? filter : { ...filter, month: next })}
        />
        {may('notices.publish') && <Rule />}
        {may('notices.write') && (
          <Button
            className="notices-write"
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => change({ ...search, write: true })}
          >
            {t('notices.write')}
          </Button>
        )}
      </header>
      {month === undefined ? (
        <>
          <Filters search={filter} change={change} />
          <NoticeTable
            search={filter}
            open={open}
            first={
              may('notices.write') && (
                <Button onClick={() => change({ ...search, write: true })}>{t('notices.write')}</Button>
              )
            }
          />
        </>
      ) : (
        <Calendar month={month} today={today} go={(next) => change({ ...filter, month: next })} open={open} />
      )}
    </section>
  );
}

function Filters({ search, change }: AllProps) {
  const { t, language } = useWords();
  const { kind, standing, words, counted, ...rest } = search;
  const channel = useChannels().data?.find(({ id }) => id === counted?.channel);
  const next = (more: { [K in keyof NoticeSearch]?: NoticeSearch[K] | undefined }) => {
    const all = { kind, standing, words, counted, ...more };
    const kept = Object.entries(all).filter(([, value]) => value !== undefined && value !== '');
    change({ ...rest, ...Object.fromEntries(kept) });
  };
  return (
    <div className="notices-bar">
      <SearchBox
        value={words ?? ''}
        change={(query) => next({ words: query })}
        label={t('notices.search')}
        hint={t('notices.searchHint')}
      />
      <Select<NoticeKind | 'any'>
        aria-label={t('notices.kind')}
        className="notices-filter"
        value={kind ?? 'any'}
        onChange={(value) => next({ kind: value === 'any' ? undefined : value })}
        options={[
          { value: 'any', label: t('notices.anyKind') },
          ...kinds.map((value) => ({ value, label: t(`noticeKind.${value}`) })),
        ]}
      />
      <Select<NoticeStanding | 'any'>
        aria-label={t('notices.standing')}
        className="notices-filter"
        value={standing ?? 'any'}
        onChange={(value) => next({ standing: value === 'any' ? undefined : value })}
        options={[
          { value: 'any', label: t('notices.anyStanding') },
          ...standings.map((value) => ({ value, label: t(`noticeStanding.${value}`) })),
        ]}
      />
      {counted !== undefined && (
        <Tag closable onClose={() => next({ counted: undefined })}>
          {[
            t('notices.counted', {
              from: day(counted.from, language),
              to: day(counted.to, language),
            }),
            ...(channel === undefined ? [] : [channel.name]),
          ].join(' · ')}
        </Tag>
      )}
      {words !== undefined && askable(words) === undefined && (
        <span className="faint">{t('notices.searchHint')}</span>
      )}
    </div>
  );
}

interface TableProps {
  search: NoticeSearch;
  open: (id: number) => void;
  /** The first step where there are none. */
  first: ReactNode;
}

function NoticeTable({ search, open, first }: TableProps) {
  const { t } = useWords();
  const { kind, standing, counted } = search;
  const words = askable(search.words);
  const pages = useNotices({
    ...(kind === undefined ? {} : { kind }),
    ...(standing === undefined ? {} : { standing }),
    ...(words === undefined ? {} : { words }),
    ...(counted === undefined ? {} : { from_on: counted.from, to_on: counted.to, counted: true }),
    ...(counted?.channel === undefined ? {} : { channel_id: counted.channel }),
  });
  if (pages.isError) {
    return <Problem caught={pages.error} retry={() => void pages.refetch()} />;
  }
  if (pages.data === undefined) {
    return <Skeleton active />;
  }
  const rows = pages.data.pages.flatMap((page) => page.rows);
  const postings = pages.data.pages[0]?.postings;
  return (
    <>
      <Table<Notice>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={rows}
        aria-label={t('notices.title')}
        locale={{
          emptyText: (
            <Nothing title={t('notices.none')} hint={t('notices.noneHint')}>
              {first}
            </Nothing>
          ),
        }}
        onRow={({ id }) => ({ onClick: () => open(id), className: 'notices-row' })}
        columns={[
          {
            title: t('notices.number'),
            width: 96,
            render: (_, { number }) => <span className="notices-number">{number ?? '—'}</span>,
          },
          {
            title: t('notices.name'),
            render: (_, { id, title }) => <Opens open={() => open(id)}>{title}</Opens>,
          },
          { title: t('notices.kind'), width: 150, render: (_, row) => t(`noticeKind.${row.kind}`) },
          { title: t('notices.period'), width: 218, render: (_, row) => <Period notice={row} /> },
          { title: t('notices.standing'), width: 116, render: (_, row) => <Standing notice={row} /> },
          { title: t('notices.proof'), width: 176, render: (_, row) => <Proofs notice={row} /> },
        ]}
      />
      {postings !== undefined && (
        <p className="faint notices-postings">{t('notices.allPostings', { count: postings })}</p>
      )}
      {pages.hasNextPage && <More busy={pages.isFetchingNextPage} load={() => void pages.fetchNextPage()} />}
    </>
  );
}

interface CalendarProps {
  month: string;
  today: string;
  go: (month: string) => void;
  open: (id: number) => void;
}

/** Each notice on its first day. */
function Calendar({ month, today, go, open }: CalendarProps) {
  const { t } = useWords();
  const days = weeksOf(month).flat();
  const found = useNoticesBetween(days[0] ?? month, days.at(-1) ?? month);
  const over = ['ended', 'replaced', 'withdrawn'];
  return (
    <>
      {found.isError && <Problem caught={found.error} retry={() => void found.refetch()} />}
      <MonthView month={month} today={today} go={go}>
        {(day) =>
          (found.data?.rows ?? [])
            .filter(({ from_on }) => from_on === day)
            .map(({ id, title, kind, standing }) => (
              <MonthEntry
                key={id}
                hint={`${t(`noticeKind.${kind}`)} ${title}${t('app.aside', { text: t(`noticeStanding.${standing}`) })}`}
                over={over.includes(standing)}
                open={() => open(id)}
              >
                {standing === 'draft' && `${t('noticeStanding.draft')} · `}
                {title}
              </MonthEntry>
            ))
        }
      </MonthView>
    </>
  );
}

/** After how many days without a notice there is a reminder. */
function Rule() {
  const { t, language } = useWords();
  const rule = useNoticeRule().data;
  const [days, setDays] = useState<number | null>(null);
  const save = useNoticeAction((silent_days: number) =>
    api.setNoticeRule({ silent_days, ...(rule === undefined ? {} : { expected_version: rule.version }) }),
  );
  if (rule === undefined) {
    return null;
  }
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      onOpenChange={() => {
        setDays(null);
        save.reset();
      }}
      content={
        <form
          className="notices-rule"
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate(days ?? rule.silent_days);
          }}
        >
          <label htmlFor="silent-days">{t('notices.ruleDays')}</label>
          <InputNumber
            id="silent-days"
            min={1}
            max={366}
            precision={0}
            value={days ?? rule.silent_days}
            onChange={setDays}
          />
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t('action.save')}
          </Button>
          <span role="status">
            {save.isError && failureText(save.error, language)}
            {save.isSuccess && t('notices.ruleSaved')}
          </span>
        </form>
      }
    >
      <Button>{t('notices.rule')}</Button>
    </Popover>
  );
}
