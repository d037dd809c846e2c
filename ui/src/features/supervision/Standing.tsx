// How a finding or a measure stands, in words and by a shape.
import type { Finding, Measure } from '../../bindings/operations';
import { Shape } from '../../shared/Due';
import { useWords } from '../../shared/i18n';

export function FindingStanding({ finding }: { finding: Finding }) {
  const { t } = useWords();
  const standing = finding.late ? 'late' : finding.state;
  const shapes = {
    late: 'overdue',
    open: 'on_track',
    reported: 'due_soon',
    closed: 'done',
    dropped: 'archived',
  } as const;
  return (
    <span className={`supervision-standing supervision-is-${standing}`}>
      <Shape kind={shapes[standing]} /> {t(`findingState.${standing}`)}
    </span>
  );
}

export function MeasureStanding({ measure }: { measure: Measure }) {
  const { t } = useWords();
  const standing = measure.late ? 'late' : measure.state;
  const shapes = { late: 'overdue', open: 'on_track', done: 'done', dropped: 'archived' } as const;
  return (
    <span className={`supervision-standing supervision-is-${standing}`}>
      <Shape kind={shapes[standing]} /> {t(`measureState.${standing}`)}
    </span>
  );
}
