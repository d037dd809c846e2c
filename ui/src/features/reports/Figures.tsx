// A quarter in eight figures, its surveys and its notices, each with what it is a share of.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import type { Counted, NoticeFigures, QuarterFigures, Rate, SurveyFigures } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { share, tenths } from '../../shared/charts/options';
import { percent, span } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { shelves } from '../../shared/lookups';
import { Problem } from '../../shared/Problem';

export function Figures({ quarter }: { quarter: string }) {
  const { t, language } = useWords();
  const figures = useQuery({
    queryKey: [...shelves.reports, 'figures', quarter],
    queryFn: () => api.quarterFigures({ quarter }),
  });
  if (figures.isError) {
    return <Problem caught={figures.error} retry={() => void figures.refetch()} />;
  }
  if (figures.isPending) {
    return <Skeleton active />;
  }
  const { total, previous, late_total, day_only, surveys, open_surveys, notices } = figures.data;
  const { followed_up, solved, satisfied, satisfied_within } = total.follow_ups;
  const { median_ms, p90_ms } = total.waiting;
  return (
    <>
      <dl className="figures">
        <Figure
          name={t('reports.received')}
          value={
            <Listed of={figures.data} counted="received" count={total.received}>
              {t('reports.countUnit', { count: total.received })}
            </Listed>
          }
          about={t('reports.receivedPrevious', { count: previous.received })}
        />
        <Figure
          name={t('reports.onTime')}
          value={percent(total.on_time)}
          about={
            <>
              <Listed of={figures.data} counted="on_time" count={total.on_time.numerator} />
              {' ÷ '}
              <Listed of={figures.data} counted="settled" count={total.on_time.denominator} />
            </>
          }
          hint={t('reports.onTimeFormula')}
        />
        <Figure
          name={t('reports.closing')}
          value={percent(total.closing)}
          about={fraction(total.closing)}
          hint={t('reports.closingFormula')}
        />
        <Figure
          name={t('reports.median')}
          value={median_ms === null ? '—' : span(median_ms, language)}
          about={p90_ms === null ? '' : t('reports.p90', { span: span(p90_ms, language) })}
        />
        <Figure
          name={t('reports.late')}
          value={
            <Listed of={figures.data} counted="late" count={late_total}>
              <span className={late_total > 0 ? 'due-overdue' : ''}>
                {t('reports.countUnit', { count: late_total })}
              </span>
            </Listed>
          }
          about=""
        />
        <Figure
          name={t('reports.followedUp')}
          value={percent(followed_up)}
          about={fraction(followed_up)}
          hint={t('reports.followedUpFormula')}
        />
        <Figure
          name={t('reports.solved')}
          value={percent(solved)}
          about={fraction(solved)}
          hint={t('reports.solvedFormula')}
        />
        <Figure
          name={t('reports.satisfied')}
          value={percent(satisfied)}
          about={
            satisfied_within === null
              ? fraction(satisfied)
              : t('reports.within', {
                  fraction: fraction(satisfied),
                  low: (satisfied_within.low / 10).toFixed(1),
                  high: (satisfied_within.high / 10).toFixed(1),
                })
          }
          hint={t('reports.satisfiedFormula')}
        />
        {surveys.map((survey) => (
          <Survey key={survey.wave_id} survey={survey} />
        ))}
      </dl>
      {open_surveys.map(({ wave_id, title, response }) => (
        <p key={wave_id} className="faint">
          {t('reports.surveyOpen', { title, returned: response.numerator, asked: response.denominator })}
        </p>
      ))}
      <Notices notices={notices} days={figures.data} />
      {day_only > 0 && <p className="faint">{t('reports.dayOnly', { count: day_only })}</p>}
    </>
  );
}

interface NoticesProps {
  notices: NoticeFigures;
  days: { first_day: string; last_day: string };
}

/** What was published in the quarter, in which channels, and how much of it is proven. */
function Notices({ notices, days }: NoticesProps) {
  const { t } = useWords();
  const may = useMay()('notices.read');
  const { count, proven, by_kind, by_channel } = notices;
  const kinds = by_kind.filter((one) => one.count > 0);
  return (
    <section className="report-notices" aria-label={t('reports.notices')}>
      <h3>{t('reports.notices')}</h3>
      <p>
        {count === 0
          ? t('reports.noticesNone')
          : t('reports.noticesOf', {
              count,
              kinds: kinds.map((one) => `${t(`noticeKind.${one.kind}`)} ${one.count}`).join(t('reports.and')),
            })}{' '}
        {count > 0 && may && (
          <Link to="/notices" search={{ counted: { from: days.first_day, to: days.last_day } }}>
            {t('reports.noticesSee')}
          </Link>
        )}
      </p>
      {count > 0 && (
        <table aria-label={t('reports.notices')}>
          <thead>
            <tr>
              <th scope="col">{t('reports.noticeChannel')}</th>
              <th scope="col">{t('reports.noticePostings')}</th>
              <th scope="col">{t('reports.noticeProven')}</th>
              <th scope="col">{t('reports.noticeShare')}</th>
            </tr>
          </thead>
          <tbody>
            {by_channel.map((one) => (
              <tr key={one.channel.id}>
                <th scope="row">{one.channel.name}</th>
                <td>{one.count}</td>
                <td>{fraction(one.proven)}</td>
                <td>{percent(one.proven)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('reports.noticeTotal')}</th>
              <td>{by_channel.reduce((sum, one) => sum + one.count, 0)}</td>
              <td>{fraction(proven)}</td>
              <td>{percent(proven)}</td>
            </tr>
          </tfoot>
        </table>
      )}
      {count > 0 && <p className="faint">{t('reports.noticeFormula')}</p>}
    </section>
  );
}

/** A survey that ended in the quarter: beside the follow-ups, never added to them. */
function Survey({ survey }: { survey: SurveyFigures }) {
  const { t } = useWords();
  const may = useMay()('surveys.read');
  const { title, wave_id, response, overall } = survey;
  const satisfied = overall?.satisfied ?? null;
  return (
    <>
      <Figure name={t('reports.surveyResponse')} value={percent(response)} about={fraction(response)} />
      <Figure
        name={t('reports.survey')}
        value={satisfied === null ? '—' : share(satisfied.share)}
        about={
          satisfied === null
            ? t('reports.surveyHidden', { title })
            : t('reports.surveyAbout', {
                title,
                low: tenths(satisfied.interval.low),
                high: tenths(satisfied.interval.high),
                count: satisfied.answers,
              })
        }
        hint={t('reports.surveyFormula')}
        more={
          may && (
            <Link to="/surveys/results" search={{ wave: wave_id }}>
              {t('reports.surveySee')}
            </Link>
          )
        }
      />
    </>
  );
}

interface ListedProps {
  of: QuarterFigures;
  /** Which tickets the number counts. */
  counted: Counted;
  count: number;
  /** What stands there in the place of the number. */
  children?: ReactNode;
}

/** A number that opens the list of the tickets that it counts. */
function Listed({ of: { first_day, last_day }, counted, count, children }: ListedProps) {
  const may = useMay()('tickets.read');
  const shown = children ?? count.toLocaleString();
  return count === 0 || !may ? (
    shown
  ) : (
    <Link to="/tickets" search={{ tab: 'all', counted, from: first_day, to: last_day }}>
      {shown}
    </Link>
  );
}

function fraction({ numerator, denominator }: Rate): string {
  return `${numerator.toLocaleString()} ÷ ${denominator.toLocaleString()}`;
}

interface FigureProps {
  name: string;
  value: ReactNode;
  about: ReactNode;
  hint?: string;
  more?: ReactNode;
}

function Figure({ name, value, about, hint, more }: FigureProps) {
  return (
    <div className="figure">
      <dt>{name}</dt>
      <dd>
        <strong>{value}</strong>
        <span>{about}</span>
        {hint !== undefined && <span>{hint}</span>}
        {more}
      </dd>
    </div>
  );
}
