// Everything that meetings left to do: what is late first, by whom, out of which meeting.
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Segmented, Select, Skeleton, Table, Tag } from 'antd';
import type { ActionItem, ListActionItems } from '../../bindings/operations';
import { useMay } from '../../shared/access';
import { CountedTag } from '../../shared/CountedTag';
import { day } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useStaff } from '../../shared/lookups';
import { Nothing } from '../../shared/Nothing';
import { Opens } from '../../shared/Opens';
import { Problem } from '../../shared/Problem';
import { ActionItemDrawer } from './ActionItemDrawer';
import { type ActionItemSearch, type Show, shows } from './actionItemSearch';
import { Standing } from './Owed';
import { useActionItems } from './workQueries';
import './meetings.css';
import './work.css';

const route = getRouteApi('/action-items');

const filters: Record<Show, Omit<ListActionItems, 'owner_id'>> = {
  open: { state: 'open' },
  late: { late: true },
  done: { state: 'done' },
  dropped: { state: 'dropped' },
  all: {},
};

export function ActionItemsPage() {
  const { t, language } = useWords();
  const may = useMay();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const staff = useStaff();
  const change = (next: ActionItemSearch) => void navigate({ search: next });
  const { item, ...rest } = search;
  const { held, ...unheld } = rest;
  const { lateOn, ...whenever } = rest;
  return (
    <section className="meetings">
      <header className="page-head">
        <h1>{t('work.page')}</h1>
        <Segmented<Show>
          aria-label={t('work.standing')}
          value={search.show ?? 'open'}
          onChange={(show) => change({ ...rest, show })}
          options={shows.map((value) => ({
            value,
            label: t(value === 'all' ? 'work.all' : `actionItemState.${value}`),
          }))}
        />
        <Select
          aria-label={t('work.owner')}
          className="work-owner"
          allowClear
          placeholder={t('work.anyone')}
          value={search.owner ?? null}
          onChange={(owner: number | null | undefined) => {
            const { owner: _, ...others } = rest;
            change(owner == null ? others : { ...others, owner });
          }}
          options={(staff.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
        {may('meetings.read') && (
          <Link className="work-link work-back" to="/meetings" search={{}}>
            {t('meetings.title')}
          </Link>
        )}
      </header>
      {held !== undefined && (
        <CountedTag days={held} more={[t('counted.actionItems')]} clear={() => change(unheld)} />
      )}
      {lateOn !== undefined && (
        <div>
          <Tag closable onClose={() => change(whenever)} title={t('counted.hint')}>
            {t('work.lateOn', { day: day(lateOn, language) })}
          </Tag>
        </div>
      )}
      <Rows search={search} open={(id) => change({ ...rest, item: id })} />
      <ActionItemDrawer id={item} close={() => change(rest)} />
    </section>
  );
}

function Rows({ search, open }: { search: ActionItemSearch; open: (id: number) => void }) {
  const { t, language } = useWords();
  const { show = 'open', owner, held, lateOn } = search;
  const pages = useActionItems({
    ...filters[show],
    ...(owner === undefined ? {} : { owner_id: owner }),
    ...(held === undefined ? {} : { held_from: held.from, held_to: held.to }),
    ...(lateOn === undefined ? {} : { late_on: lateOn }),
  });
  if (pages.isError) {
    return <Problem caught={pages.error} retry={() => void pages.refetch()} />;
  }
  if (pages.data === undefined) {
    return <Skeleton active />;
  }
  return (
    <>
      <Table<ActionItem>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={pages.data.pages.flatMap((page) => page.rows)}
        locale={{ emptyText: <Nothing title={t('work.none')} hint={t('empty.actionItems')} /> }}
        onRow={({ id }) => ({ onClick: () => open(id), className: 'meetings-row' })}
        columns={[
          { title: t('work.dueOn'), width: 140, render: (_, { due_on }) => day(due_on, language) },
          {
            title: t('work.what'),
            render: (_, { id, content, last_note }) => (
              <>
                <Opens open={() => open(id)}>{content}</Opens>
                {last_note !== null && <span className="faint work-note">{last_note}</span>}
              </>
            ),
          },
          { title: t('work.owner'), width: 110, render: (_, { owner }) => owner.name },
          {
            title: t('work.origin'),
            width: 260,
            ellipsis: true,
            render: (_, { meeting_title, item_title }) => `${meeting_title} · ${item_title}`,
          },
          { title: t('work.standing'), width: 120, render: (_, row) => <Standing item={row} /> },
        ]}
      />
      {pages.hasNextPage && (
        <Button
          className="meetings-more"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t('action.more')}
        </Button>
      )}
    </>
  );
}
