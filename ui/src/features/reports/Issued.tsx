// A report that was issued: its number, its editions, and the deliberate step to a correction.
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReportCourse, ReportEdition } from '../../bindings/operations';
import { useMay } from '../../shared/access';
import { Shape } from '../../shared/Due';
import { moment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useZone } from '../../shared/lookups';

const route = getRouteApi('/reports');

interface Props {
  course: ReportCourse;
  /** The edition that is shown. */
  shown: ReportEdition;
}

export function Issued({ course: { quarter, state, editions }, shown }: Props) {
  const { t } = useWords();
  const writes = useMay()('reports.write');
  const navigate = route.useNavigate();
  const name = useEditionName();
  return (
    <section className="report-course" aria-label={t('reports.course')}>
      <h3>
        {t('reports.course')}{' '}
        <span className="tag">
          <Shape kind="done" /> {t('reports.issuedAs', { name: name(editions.at(-1) ?? shown) })}
        </span>
      </h3>
      <Editions editions={editions} shown={shown.id} />
      {(writes || state !== 'draft') && (
        <div className="form-foot">
          <Button onClick={() => void navigate({ search: { quarter, draft: true } })}>
            {state === 'draft'
              ? t('reports.correct')
              : t('reports.seeCorrection', { state: t(`reportState.${state}`) })}
          </Button>
          {state === 'draft' && <span className="faint">{t('reports.correctHint')}</span>}
        </div>
      )}
    </section>
  );
}

/** What an edition is called: 〔2026〕第1号. */
export function useEditionName(): (edition: ReportEdition) => string {
  const { t } = useWords();
  return ({ year, number, edition }) => {
    const first = t('reports.number', { year, number });
    return edition === 1 ? first : `${first} ${t('reports.correctionNumber', { count: edition - 1 })}`;
  };
}

interface EditionsProps {
  editions: ReportEdition[];
  /** The one that is shown; none where the draft is. */
  shown?: number;
}

/** The editions that were issued, each of which can be looked at. */
export function Editions({ editions, shown }: EditionsProps) {
  const { t, language } = useWords();
  const zone = useZone();
  const navigate = route.useNavigate();
  const name = useEditionName();
  if (editions.length === 0) {
    return null;
  }
  return (
    <>
      <h4>{t('reports.editions')}</h4>
      <ul className="report-editions">
        {editions.map((one) => (
          <li key={one.id}>
            <strong>{name(one)}</strong>
            <span className="faint">
              {one.issued_by.name} {moment(one.issued_at, zone, language)} · {one.hash.slice(0, 16)}
            </span>
            {one.correction !== null && <span>{one.correction}</span>}
            {(shown === undefined || editions.length > 1) && (
              <Button
                size="small"
                aria-pressed={shown === one.id}
                onClick={() =>
                  void navigate({ search: ({ draft: _, ...rest }) => ({ ...rest, edition: one.id }) })
                }
              >
                {t('reports.seeEdition')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
