// Where the evidence of a clause is: the lists and pages that the person may see, each a link away.
import { Link } from '@tanstack/react-router';
import type { BoardPlace, Permission } from '../../bindings/operations';
import { useMay } from '../../shared/access';
import { quarter } from '../../shared/format';
import { useWords } from '../../shared/i18n';

const needs: Record<BoardPlace['kind'], Permission> = {
  tickets: 'tickets.read',
  report: 'reports.read',
  channels: 'supervision.read',
  checks: 'supervision.read',
  findings: 'supervision.handle',
  measures: 'supervision.handle',
  survey_results: 'surveys.read',
  surveys: 'surveys.read',
  meetings: 'meetings.read',
  work_orders: 'work_orders.read',
  staff: 'staff.write',
  policy: 'office.read',
  revision: 'office.read',
  notices: 'notices.read',
  earlier_notices: 'notices.read',
  call_backs: 'supervision.review',
  red_flags: 'supervision.review',
  archive: 'archive.read',
  backups: 'store.backup',
  audit: 'audit.read',
};

export function Evidence({ places }: { places: BoardPlace[] }) {
  const may = useMay();
  return (
    <span className="board-evidence">
      {places
        .filter(({ kind }) => may(needs[kind]))
        .map((place) => (
          <Place key={place.kind} place={place} />
        ))}
    </span>
  );
}

function Place({ place }: { place: BoardPlace }) {
  const { t, language } = useWords();
  const name = place.kind === 'report' ? quarter(place.quarter, language) : t(`board.place.${place.kind}`);
  switch (place.kind) {
    case 'tickets': {
      const { tab, category, from, to } = place;
      const search = {
        tab,
        ...(category === null ? {} : { category }),
        ...(from === null ? {} : { from }),
        ...(to === null ? {} : { to }),
      };
      return (
        <Link to="/tickets" search={search}>
          {tab === 'overdue' ? t('board.overdue') : category === null ? name : t(`category.${category}`)}
        </Link>
      );
    }
    case 'report':
      return (
        <Link to="/reports" search={{ quarter: place.quarter }}>
          {t('board.place.report', { quarter: name })}
        </Link>
      );
    case 'channels':
    case 'checks':
    case 'findings':
    case 'measures':
      return (
        <Link to="/supervision" search={{ tab: place.kind }}>
          {name}
        </Link>
      );
    case 'call_backs':
      return (
        <Link
          to="/supervision"
          search={{
            tab: 'call_backs',
            ...(place.sample_id === null ? {} : { sample: place.sample_id }),
          }}
        >
          {name}
        </Link>
      );
    case 'red_flags':
      return (
        <Link to="/supervision" search={{ tab: 'red_flags', quarter: place.quarter }}>
          {name}
        </Link>
      );
    case 'notices':
    case 'earlier_notices':
      return (
        <Link to="/notices" search={{ counted: { from: place.from, to: place.to } }}>
          {name}
        </Link>
      );
    case 'survey_results':
      return (
        <Link to="/surveys/results" search={{ wave: place.wave_id }}>
          {name}
        </Link>
      );
    case 'surveys':
      return <Link to="/surveys">{name}</Link>;
    case 'meetings':
      return <Link to="/meetings">{name}</Link>;
    case 'work_orders':
      return (
        <Link to="/orders" search={{ tab: 'all' }}>
          {name}
        </Link>
      );
    case 'archive':
      return <Link to="/archive">{name}</Link>;
    case 'audit':
      return <Link to="/audit">{name}</Link>;
    case 'staff':
    case 'policy':
    case 'revision':
    case 'backups':
      return (
        <Link to="/settings" search={{ section: place.kind === 'policy' ? 'limits' : place.kind }}>
          {name}
        </Link>
      );
  }
}
