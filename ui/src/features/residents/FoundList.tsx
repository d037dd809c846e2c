// Whoever was looked for, the best match first.
import { Empty, Skeleton } from 'antd';
import { useRef } from 'react';
import type { FoundResident } from '../../bindings/operations';
import { useWords } from '../../shared/i18n';
import { Problem } from '../../shared/Problem';
import { walk } from '../../shared/walk';
import { useFound } from './queries';
import type { Chosen } from './search';

interface Props {
  query: string;
  chosen: Chosen | null;
  open: (chosen: Chosen) => void;
}

/** The most that is asked for at once. */
const most = 50;

export function FoundList({ query, chosen, open }: Props) {
  const { t } = useWords();
  const found = useFound(query, most);
  const body = useRef<HTMLTableSectionElement>(null);
  if (found.isError) {
    return <Problem caught={found.error} retry={() => void found.refetch()} />;
  }
  if (found.isPending) {
    return <Skeleton className="list-waiting" active title={false} paragraph={{ rows: 6, width: '100%' }} />;
  }
  if (found.data.length === 0) {
    return (
      <Empty
        className="list-empty"
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description={
          <>
            <strong>{t('residents.noneFound', { query })}</strong>
            <span>{t('residents.noneFoundHint')}</span>
          </>
        }
      />
    );
  }
  return (
    <div className="list-scroll">
      <table className="list" aria-label={t('residents.foundList')} aria-busy={found.isPlaceholderData}>
        <thead>
          <tr>
            <th className="col-door">{t('residents.room')}</th>
            <th>{t('person.name')}</th>
            <th className="col-kind">{t('person.role')}</th>
            <th className="col-phone">{t('person.phone')}</th>
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={(event) => void walk(event, body.current)}>
          {found.data.map((one) => (
            <Row key={`${one.room_id}.${one.person_id}`} one={one} chosen={chosen} open={open} />
          ))}
        </tbody>
      </table>
      <footer className="list-foot">
        {t(found.data.length === most ? 'residents.foundCut' : 'residents.foundEnd', {
          count: found.data.length,
        })}
      </footer>
    </div>
  );
}

function Row({ one, chosen, open }: { one: FoundResident } & Omit<Props, 'query'>) {
  const { t } = useWords();
  const target: Chosen = one.household_id === null ? { room: one.room_id } : { household: one.household_id };
  const here = JSON.stringify(target) === JSON.stringify(chosen);
  return (
    <tr className={here ? 'chosen' : undefined} aria-selected={here} onClick={() => open(target)}>
      <td className="col-door" title={one.room}>
        <button type="button" className="row-number">
          {one.room}
        </button>
      </td>
      <td title={one.name ?? ''}>
        {one.name}
        {one.person_id === null && one.household_id === null && (
          <span className="faint">{t('residents.vacant')}</span>
        )}
        {one.moved_out && <span className="mark mark-after">{t('residents.movedOutMark')}</span>}
        {one.restricted && <span className="mark mark-after">{t('person.restricted')}</span>}
      </td>
      <td className="col-kind">{one.role !== null && t(`householdRole.${one.role}`)}</td>
      <td className="col-phone">{one.phone_masked}</td>
    </tr>
  );
}
