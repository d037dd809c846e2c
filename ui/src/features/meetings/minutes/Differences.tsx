// What differs between two versions of the text: a line that went, a line that came, and within them which words.
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Select, Skeleton } from 'antd';
import { useState } from 'react';
import type { DifferenceLine, Minutes, MinutesVersion } from '../../../bindings/operations';
import { api } from '../../../host';
import { failureText } from '../../../shared/failure';
import { moment } from '../../../shared/format';
import { useWords } from '../../../shared/i18n';
import { shelves, useZone } from '../../../shared/lookups';

interface Props {
  minutes: Minutes;
  /** Puts an earlier version's text back, where the text can be changed. */
  restore?: (number: number) => void;
}

export function Differences({ minutes, restore }: Props) {
  const { t, language } = useWords();
  const zone = useZone();
  const newest = minutes.versions[0]?.number ?? 1;
  const [from, setFrom] = useState(1);
  const [to, setTo] = useState<number | null>(null);
  const until = to ?? newest;
  const told = useQuery({
    queryKey: [...shelves.meetings, 'differences', minutes.id, from, until, minutes.version],
    queryFn: () => api.compareMinutes({ id: minutes.id, from, to: until }),
    placeholderData: (previous) => previous,
  });
  const options = minutes.versions.map((version: MinutesVersion) => ({
    value: version.number,
    label: [
      t('minutes.versionNumber', { number: version.number }),
      version.restored_from !== null && t('minutes.restoredFrom', { number: version.restored_from }),
      version.saved_by.name,
      moment(version.saved_at, zone, language),
    ]
      .filter(Boolean)
      .join(' · '),
  }));
  const changed = told.data?.some((line) => line.kind !== 'same') ?? true;
  return (
    <section className="differences" aria-label={t('minutes.differences')}>
      <div className="differences-choice">
        <Select
          size="small"
          aria-label={t('minutes.earlier')}
          value={from}
          onChange={setFrom}
          options={options}
        />
        <span className="faint">{t('minutes.against')}</span>
        <Select
          size="small"
          aria-label={t('minutes.later')}
          value={until}
          onChange={setTo}
          options={options}
        />
        {restore !== undefined && told.isSuccess && changed && from < newest && until === newest && (
          <Button size="small" onClick={() => restore(from)} title={t('minutes.restoreHint')}>
            {t('minutes.restore', { number: from })}
          </Button>
        )}
      </div>
      {told.isPending && <Skeleton active />}
      {told.isError && <Alert type="error" showIcon title={failureText(told.error, language)} />}
      {!changed && <p className="faint">{t('minutes.noDifference')}</p>}
      {changed && folded(told.data ?? []).map((part) => <Part key={part.from} part={part} />)}
    </section>
  );
}

/** So many unchanged lines stay above and below what changed. */
const around = 2;

interface FoldedPart {
  from: number;
  /** How many unchanged lines are left out here, or the lines that are shown. */
  lines: DifferenceLine[] | number;
}

/** The lines with what did not change left out, but for a little around what did. */
export function folded(lines: DifferenceLine[]): FoldedPart[] {
  const near = (place: number) =>
    lines.slice(Math.max(0, place - around), place + around + 1).some(({ kind }) => kind !== 'same');
  const parts: FoldedPart[] = [];
  for (const [place, line] of lines.entries()) {
    const last = parts.at(-1);
    if (near(place)) {
      if (last !== undefined && typeof last.lines !== 'number') {
        last.lines.push(line);
      } else {
        parts.push({ from: place, lines: [line] });
      }
    } else if (last !== undefined && typeof last.lines === 'number') {
      last.lines += 1;
    } else {
      parts.push({ from: place, lines: 1 });
    }
  }
  return parts;
}

function Part({ part }: { part: FoldedPart }) {
  const { t } = useWords();
  if (typeof part.lines === 'number') {
    return <p className="differences-same">{t('minutes.sameLines', { count: part.lines })}</p>;
  }
  // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
  return part.lines.map((line, place) => <Line key={place} line={line} />);
}

function Line({ line }: { line: DifferenceLine }) {
  const { t } = useWords();
  const text = line.parts.map((part, place) =>
    part.changed ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place
      <mark key={place}>{part.text}</mark>
    ) : (
      part.text
    ),
  );
  if (line.kind === 'same') {
    return <p className="difference">{text}</p>;
  }
  const removed = line.kind === 'removed';
  return (
    <p className={`difference difference-${line.kind}`}>
      <span className="difference-sign" title={t(removed ? 'minutes.removed' : 'minutes.added')}>
        {removed ? '−' : '+'}
      </span>
      {removed ? <del>{text}</del> : <ins>{text}</ins>}
    </p>
  );
}
