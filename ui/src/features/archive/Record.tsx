// A record of the catalogue in a few words: what it is called, where it opens, how it stands.
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { ArchiveRecord } from '../../bindings/operations';
import { useMay } from '../../shared/access';
import { Shape } from '../../shared/Due';
import { day, type Language, quarter, toWallClock } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useZone } from '../../shared/lookups';

/** What the record is called where its own title is empty. */
export function Title({ record }: { record: ArchiveRecord }) {
  const { t, language } = useWords();
  const { kind, record_id, number, title } = record;
  const own =
    kind === 'report'
      ? reportTitle(title, t, language)
      : title !== ''
        ? title
        : kind === 'policy'
          ? t('archive.policyVersion', { version: record_id })
          : null;
  const name = own ?? t('archive.numbered', { kind: t(`archive.kind.${kind}`), id: record_id });
  return (
    <>
      {number !== null && <span className="records-number">{number} </span>}
      <span>{name}</span>
    </>
  );
}

/** Since which day it is in the archive; of what was taken up again while it stood on a list, that. */
export function Filed({ record }: { record: ArchiveRecord }) {
  const { t, language } = useWords();
  const zone = useZone();
  const { filed_at } = record;
  return filed_at === null ? (
    <span className="faint">{t('archive.takenUp')}</span>
  ) : (
    day(toWallClock(Date.parse(filed_at), zone).format('YYYY-MM-DD'), language)
  );
}

/** What an edition of a report is called that is filed as `2026Q3` or, corrected, as `2026Q3-2`; the year's as `2026`. */
function reportTitle(title: string, t: TFunction, language: Language): string {
  const [period = '', edition] = title.split('-');
  const name = period.includes('Q')
    ? t('archive.quarterly', { quarter: quarter(period, language) })
    : t('archive.yearly', { year: period });
  return edition === undefined
    ? name
    : `${name} ${t('reports.correctionNumber', { count: Number(edition) - 1 })}`;
}

/** The way to the record itself, for whoever may see it and while there is something to see. */
export function Open({ record }: { record: ArchiveRecord }) {
  const may = useMay();
  const { kind, record_id, number, certificate } = record;
  const title = <Title record={record} />;
  if (certificate !== null) {
    return title;
  }
  switch (kind) {
    case 'ticket':
      return may('tickets.read') && number !== null ? (
        <Link to="/tickets" search={{ tab: 'all', ticket: number }}>
          {title}
        </Link>
      ) : (
        title
      );
    case 'meeting':
      return may('meetings.read') ? (
        <Link to="/meetings" search={{ meeting: record_id }}>
          {title}
        </Link>
      ) : (
        title
      );
    case 'survey':
      return may('surveys.read') ? (
        <Link to="/surveys/results" search={{ wave: record_id }}>
          {title}
        </Link>
      ) : (
        title
      );
    case 'notice':
      return may('notices.read') ? (
        <Link to="/notices" search={{ notice: record_id }}>
          {title}
        </Link>
      ) : (
        title
      );
    case 'finding':
    case 'measure':
      return may('supervision.handle') ? (
        <Link
          to="/supervision"
          search={
            kind === 'finding'
              ? { tab: 'findings', finding: record_id }
              : { tab: 'measures', measure: record_id }
          }
        >
          {title}
        </Link>
      ) : (
        title
      );
    case 'check':
      return may('supervision.read') ? (
        <Link to="/supervision" search={{ tab: 'checks', check: record_id }}>
          {title}
        </Link>
      ) : (
        title
      );
    case 'call_backs':
      return may('supervision.review') ? (
        <Link to="/supervision" search={{ tab: 'call_backs', sample: record_id }}>
          {title}
        </Link>
      ) : (
        title
      );
    case 'report':
      return may('reports.read') ? (
        <Link to="/reports" search={{ quarter: record.title.split('-')[0] ?? record.title }}>
          {title}
        </Link>
      ) : (
        title
      );
    case 'proposal':
    case 'policy':
    case 'review':
      return (
        <Link to="/settings" search={{ section: kind === 'policy' ? 'limits' : 'revision' }}>
          {title}
        </Link>
      );
  }
}

export function Standing({ record }: { record: ArchiveRecord }) {
  const { t } = useWords();
  if (record.certificate !== null) {
    return <span className="faint">{t('archive.disposedBy', { number: record.certificate })}</span>;
  }
  if (record.held) {
    return (
      <span className="records-held">
        <Shape kind="due_soon" /> {t('archive.standing.held')}
      </span>
    );
  }
  return <span>{t(record.due ? 'archive.standing.due' : 'archive.standing.kept')}</span>;
}
