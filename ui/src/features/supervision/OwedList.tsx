// A list of what somebody owes by a day: findings or measures, whichever of them and whoever's.
import { Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Named } from '../../bindings/operations';
import { useMay } from '../../shared/access';
import { day } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useStaff } from '../../shared/lookups';
import { Opens } from '../../shared/Opens';
import { PagedTable, type Pages } from './PagedTable';

/** What a list asks core for. */
export function filterOf<State extends string>(show: State | 'late' | 'all', owner: number | undefined) {
  const whose = owner === undefined ? {} : { owner_id: owner };
  if (show === 'late') {
    return { ...whose, late: true };
  }
  return show === 'all' ? whose : { ...whose, state: show as Exclude<State, 'late' | 'all'> };
}

interface BarProps<Show extends string> {
  shows: { value: Show; label: string }[];
  show: Show;
  owner: number | undefined;
  choose: (show: Show, owner: number | undefined) => void;
  /** What adds one, for whoever may. */
  children: ReactNode;
}

/** Which of them, and whose; whoever does not supervise sees their own. */
export function OwedBar<Show extends string>({ shows, show, owner, choose, children }: BarProps<Show>) {
  const { t } = useWords();
  const all = useMay()('supervision.write');
  const staff = useStaff();
  return (
    <div className="supervision-bar">
      <Segmented<Show>
        aria-label={t('supervision.standing')}
        value={show}
        onChange={(next) => choose(next, owner)}
        options={shows}
      />
      {all && (
        <Select
          aria-label={t('supervision.whose')}
          className="supervision-owner"
          allowClear
          placeholder={t('supervision.anyone')}
          value={owner ?? null}
          onChange={(next: number | null | undefined) => choose(show, next ?? undefined)}
          options={(staff.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {all && <span className="supervision-end">{children}</span>}
    </div>
  );
}

interface Owed {
  id: number;
  content: string;
  owner: Named;
  due_on: string;
  last_note: string | null;
}

interface ListProps<Row extends Owed> {
  pages: Pages<Row>;
  /** What is said where there are none. */
  none: ReactNode;
  what: string;
  due: string;
  origin: (row: Row) => string;
  standing: (row: Row) => ReactNode;
  open: (id: number) => void;
}

export function OwedList<Row extends Owed>(props: ListProps<Row>) {
  const { pages, none, what, due, origin, standing, open } = props;
  const { t, language } = useWords();
  return (
    <PagedTable<Row>
      pages={pages}
      label={what}
      none={none}
      open={open}
      columns={[
        { title: due, width: 140, render: (_, row) => day(row.due_on, language) },
        {
          title: what,
          render: (_, { id, content, last_note }) => (
            <>
              <Opens open={() => open(id)}>{content}</Opens>
              {last_note !== null && <span className="faint supervision-note">{last_note}</span>}
            </>
          ),
        },
        { title: t('supervision.owner'), width: 100, render: (_, { owner }) => owner.name },
        { title: t('supervision.origin'), width: 220, ellipsis: true, render: (_, row) => origin(row) },
        { title: t('supervision.standing'), width: 130, render: (_, row) => standing(row) },
      ]}
    />
  );
}
