// The office could not be opened: what happened, what is safe, what to do, and the ways back to work: the recovery key,
// a backup, another try. Nothing here changes the file that could not be opened.
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { type Failure, isFailure, type RestoredStore } from '../host';
import { useWords } from '../shared/i18n';
import { Mark } from './Mark';
import { Restore } from './Restore';
import { UnlockStore } from './UnlockStore';
import { useStart } from './useStart';
import './start.css';

interface Props {
  caught: unknown;
  /** Another try; done when it has succeeded or failed. */
  retry: () => Promise<unknown>;
  busy: boolean;
}

export function StartProblem({ caught, retry, busy }: Props) {
  const { t } = useWords();
  const [restored, setRestored] = useState<RestoredStore | null>(null);
  const start = useStart();
  if (restored !== null) {
    // What keeps a restored store from opening is told like anything else.
    const enter = () => void retry().finally(() => setRestored(null));
    return <Restored restored={restored} enter={enter} busy={busy} />;
  }
  const kind = kindOf(caught);
  return (
    <main className="entry">
      <div className="entry-sheet entry-wide" role="alert">
        <header className="entry-head">
          <Mark />
          <h1>{t(`start.${kind}.title`)}</h1>
        </header>
        <dl className="trouble">
          <dt>{t('start.happened')}</dt>
          <dd>{t(`start.${kind}.happened`)}</dd>
          <dt>{t('start.safe')}</dt>
          <dd>{t(`start.${kind}.safe`)}</dd>
          <dt>{t('start.todo')}</dt>
          <dd>{t(`start.${kind}.todo`)}</dd>
        </dl>
        {kind === 'locked' && <UnlockStore done={() => void retry()} />}
        {restorable.has(kind) && (
          <Restore primary={kind !== 'locked' && kind !== 'newer'} done={setRestored} />
        )}
        <footer className="trouble-foot">
          <Button loading={busy} onClick={() => void retry()}>
            {t('action.retry')}
          </Button>
          <p className="faint">
            {t('start.where')} <code>{start?.dataDir}</code>
            <br />
            {t('start.code')} <code>{isFailure(caught) ? caught.code : 'internal'}</code>
            {start !== undefined && <> · {t('settings.version', { version: start.version })}</>}
          </p>
        </footer>
      </div>
    </main>
  );
}

function Restored({ restored, enter, busy }: { restored: RestoredStore; enter: () => void; busy: boolean }) {
  const { t } = useWords();
  const { setAside, auditBroken } = restored;
  return (
    <main className="entry">
      <div className="entry-sheet entry-wide" role="status">
        <header className="entry-head">
          <Mark />
          <h1>{t('start.done')}</h1>
        </header>
        <p>{t('start.doneLead')}</p>
        {setAside !== null && (
          <p>
            {t('start.setAside')}
            <br />
            <code>{setAside}</code>
          </p>
        )}
        {auditBroken && (
          <Alert className="form-problem" type="warning" showIcon title={t('backups.auditWarning')} />
        )}
        <Button type="primary" autoFocus loading={busy} onClick={enter}>
          {t('start.enter')}
        </Button>
      </div>
    </main>
  );
}

type Kind = (typeof kinds)[keyof typeof kinds] | 'lockedAlone' | 'failed';

const kinds = {
  'store.damaged': 'damaged',
  'store.foreign': 'foreign',
  'store.newer': 'newer',
  'store.missing': 'missing',
  'store.locked': 'locked',
  'store.read_only': 'readOnly',
  'store.unreachable': 'unreachable',
  'store.full': 'full',
  'store.busy': 'busy',
} as const satisfies Partial<Record<Failure['code'], string>>;

/** What a backup helps against. A folder that cannot be written to takes no backup either. */
const restorable: ReadonlySet<Kind> = new Set<Kind>([
  'damaged',
  'foreign',
  'newer',
  'missing',
  'locked',
  'lockedAlone',
  'failed',
]);

function kindOf(caught: unknown): Kind {
  if (!isFailure(caught) || !(caught.code in kinds)) {
    return 'failed';
  }
  const kind = kinds[caught.code as keyof typeof kinds];
  return kind === 'locked' && caught.params.recovery !== true ? 'lockedAlone' : kind;
}
