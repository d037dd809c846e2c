// A question: how it was answered, what may be said of it, how it changed, and by group.
import { ArrowDownOutlined, ArrowUpOutlined, MinusOutlined } from '@ant-design/icons';
import { Collapse } from 'antd';
import { useEffect, useRef } from 'react';
import type { GroupResult, QuestionResult, WaveChange } from '../../bindings/operations';
import { Chart } from '../../shared/charts/Chart';
import { barText, rounded, share } from '../../shared/charts/options';
import { useWords } from '../../shared/i18n';
import { bars, buildingName, changeWords, points, shareWords, trendPoints } from './figures';
import { scale } from './words';

interface CardProps {
  question: QuestionResult;
  /** Whether one comes for this question. */
  wanted: boolean;
}

export function QuestionCard({ question, wanted }: CardProps) {
  const { t } = useWords();
  const card = useRef<HTMLElement>(null);
  useEffect(() => (wanted && card.current !== null ? goTo(card.current) : undefined), [wanted]);
  const title = question.item === null ? question.text : `${question.text}：${question.item}`;
  const shown = bars(question, {
    score: (code) => t(`satisfactionScale.${scale[code] ?? 'unknown'}`),
    blank: t('surveys.blank'),
    unreadable: t('surveys.unreadable'),
    doesNotApply: t('satisfactionScale.unknown'),
  });
  const trend = trendPoints(question.trend);
  const { satisfied, unweighted } = question;
  return (
    <section
      ref={card}
      className={wanted ? 'results-part results-wanted' : 'results-part'}
      aria-label={title}
      tabIndex={wanted ? -1 : undefined}
    >
      <h2>
        <span className="results-number">{question.number}</span> {title}
      </h2>
      {satisfied !== null && (
        <p className="results-said">
          {t('results.satisfied')} <strong>{t('results.share', shareWords(satisfied))}</strong>
        </p>
      )}
      {question.change !== null && <Verdict change={question.change} />}
      {satisfied !== null && unweighted !== null && (
        <p className="faint">
          {t('results.weighted', {
            effective: rounded(satisfied.effective, 1),
            plain: share(unweighted.share),
          })}
        </p>
      )}
      {question.recommendation !== null && (
        <p className="results-said">
          {t('results.net', {
            net: rounded(question.recommendation.net * 100, 0),
            low: rounded(question.recommendation.interval.low * 100, 0),
            high: rounded(question.recommendation.interval.high * 100, 0),
          })}
        </p>
      )}
      <div className={trend.length > 1 ? 'results-pair' : undefined}>
        {!question.hidden && (
          <Chart
            title={t('results.distribution')}
            name={`${title} ${t('results.distribution')}`}
            summary={shown.map((bar) => `${bar.name} ${barText(bar)}`).join('; ')}
            data={{ kind: 'bars', bars: shown }}
          />
        )}
        {trend.length > 1 && (
          <Chart
            title={t('results.trend')}
            name={`${title} ${t('results.trend')}`}
            summary={trend.map((point) => `${point.name} ${share(point.share)}`).join('; ')}
            data={{ kind: 'trend', points: trend }}
          />
        )}
      </div>
      <p className="faint">{said(question, t)}</p>
      {question.groups.length > 0 && <Groups groups={question.groups} />}
    </section>
  );
}

type Say = ReturnType<typeof useWords>['t'];

/** Goes to a question, and stays there while the charts above it come, until somebody does something. */
function goTo(card: HTMLElement): () => void {
  card.focus({ preventScroll: true });
  const watch = new ResizeObserver(() => card.scrollIntoView());
  for (const one of card.parentElement?.children ?? []) {
    watch.observe(one);
  }
  const acts = ['wheel', 'pointerdown', 'keydown'] as const;
  const stop = () => {
    watch.disconnect();
    for (const act of acts) {
      removeEventListener(act, stop);
    }
  };
  for (const act of acts) {
    addEventListener(act, stop);
  }
  return stop;
}

/** How many answers count, and what is in the middle of them. */
function said({ valid, hidden, mean, median }: QuestionResult, t: Say): string {
  const parts = [t('results.valid', { count: valid })];
  if (hidden) {
    parts.push(t('results.hidden'));
  }
  if (mean !== null && median !== null) {
    parts.push(t('results.mean', { mean: rounded(mean, 2) }), t('results.median', { median }));
  }
  return parts.join(' · ');
}

const marks = {
  rise: <ArrowUpOutlined aria-hidden="true" />,
  fall: <ArrowDownOutlined aria-hidden="true" />,
  no_significant_change: <MinusOutlined aria-hidden="true" />,
  too_few: <MinusOutlined aria-hidden="true" />,
};

/** How it changed, in a sentence. */
function Verdict({ change: { title, change } }: { change: WaveChange }) {
  const { t } = useWords();
  const { verdict } = change;
  return (
    <p className={`results-verdict results-${verdict}`}>
      {marks[verdict]} {t(`verdict.${verdict}`, { wave: title, points: points(change.change) })}
      {verdict !== 'too_few' && <span className="faint"> {t('verdict.interval', changeWords(change))}</span>}
    </p>
  );
}

function Groups({ groups }: { groups: GroupResult[] }) {
  const { t } = useWords();
  const name = ({ of }: GroupResult) => {
    switch (of.kind) {
      case 'building':
        return buildingName(of.name, t);
      case 'owners':
        return t('results.owners');
      case 'tenants':
        return t('results.tenants');
      case 'unknown_tenure':
        return t('results.unknownTenure');
    }
  };
  const shown = (group: GroupResult) => {
    if (group.hidden) {
      return <span className="faint">{t('results.hidden')}</span>;
    }
    return group.share === null ? (
      <span className="faint">{t('results.nobody')}</span>
    ) : (
      t('results.shareOf', shareWords(group.share))
    );
  };
  return (
    <Collapse
      ghost
      size="small"
      items={[
        {
          key: 'groups',
          label: t('results.groups'),
          children: (
            <>
              <table className="list list-plain">
                <thead>
                  <tr>
                    <th>{t('results.group')}</th>
                    <th>{t('results.satisfied')}</th>
                  </tr>
                </thead>
                <tbody>
                  {groups.map((group) => (
                    <tr key={name(group)}>
                      <td>{name(group)}</td>
                      <td>{shown(group)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              {groups.some(({ hidden }) => hidden) && <p className="faint">{t('results.hiddenHint')}</p>}
            </>
          ),
        },
      ]}
    />
  );
}
