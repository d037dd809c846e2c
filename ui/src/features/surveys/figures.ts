// Shares, intervals and changes as people read them.
import type { Change, QuestionResult, Share, WaveShare } from '../../bindings/operations';
import type { Bar, Tone, TrendPoint } from '../../shared/charts/options';
import { share, tenths } from '../../shared/charts/options';
import type { useWords } from '../../shared/i18n';

/** What the words of a share and its interval need. */
export function shareWords(of: Share): { share: string; low: string; high: string; count: number } {
  return {
    share: share(of.share),
    low: share(of.interval.low),
    high: share(of.interval.high),
    count: of.answers,
  };
}

/** A building as people say it; what small buildings are together has a name of its own. */
export function buildingName(name: string, t: ReturnType<typeof useWords>['t']): string {
  // What core calls the parts that small buildings make together.
  if (name === '其他' || name === '全部楼栋') {
    return t(name === '其他' ? 'results.otherBuildings' : 'results.allBuildings');
  }
  return /^[0-9A-Za-z]+$/.test(name) ? t('results.buildingName', { name }) : name;
}

/** `4.1`: points of a percentage, without a sign. */
export function points(change: number): string {
  return tenths(Math.abs(change));
}

/** `+4.1`, `-0.3`: points of a percentage. */
export function signed(change: number): string {
  const text = points(change);
  return text === '0.0' ? text : `${change < 0 ? '−' : '+'}${text}`;
}

/** What the words of a change need. */
export function changeWords({ change, interval }: Change): { change: string; low: string; high: string } {
  return { change: signed(change), low: signed(interval.low), high: signed(interval.high) };
}

function tone(kind: QuestionResult['kind'], code: number): Tone {
  if (kind === 'satisfaction') {
    return code > 3 ? 'good' : code === 3 ? 'middle' : 'poor';
  }
  if (kind === 'recommend') {
    return code > 8 ? 'good' : code > 6 ? 'middle' : 'poor';
  }
  return 'good';
}

/** The bars of a question: its answers, then what is no answer. */
export function bars(
  { kind, counts, valid, blank, unreadable, does_not_apply }: QuestionResult,
  names: { score: (code: number) => string; blank: string; unreadable: string; doesNotApply: string },
): Bar[] {
  const given = counts.map(({ code, text, count }) => ({
    name: text ?? (kind === 'satisfaction' ? names.score(code) : String(code)),
    count,
    share: valid === 0 ? null : count / valid,
    tone: tone(kind, code),
  }));
  const others: [string, number][] = [
    [names.doesNotApply, does_not_apply],
    [names.blank, blank],
    [names.unreadable, unreadable],
  ];
  const apart = others
    .filter(([, count]) => count > 0)
    .map(([name, count]) => ({ name, count, share: null, tone: 'apart' as const }));
  return [...given, ...apart];
}

/** The points of a trend. */
export function trendPoints(trend: WaveShare[]): TrendPoint[] {
  return trend.map(({ title, share: of }) => ({
    name: title,
    share: of.share,
    low: of.interval.low,
    high: of.interval.high,
    answers: of.answers,
  }));
}
