// The office could not be opened: what happened, what is safe, what to do, and the ways back to work: the recovery key,
// a backup, another try. Nothing here changes the file that could not be opened.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { type Failure, host, isFailure } from '../host';
import { useWords } from '../shared/i18n';
import { shelves } from '../shared/lookups';
import { Mark } from './Mark';
import { Restore } from './Restore';
import { UnlockStore } from './UnlockStore';
import './start.css';

interface Props {
  caught: unknown;
  /** Another try; done when it has succeeded or failed. */
  retry: () => Promise<unknown>;
  busy: boolean;
}

export function StartProblem({ caught, retry, busy }: Props) {
  const { t } = useWords();
  // Undefined: nothing was restored; null: there was nothing to set aside.
  const [setAside, setSetAside] = useState<string | null | undefined>(undefined);
  const start = useQuery({ queryKey: shelves.start, queryFn: () => host.startInfo() });
  if (setAside !== undefined) {
    // What keeps a restored store from opening is told like anything else.
    const enter = () => void retry().finally(() => setSetAside(undefined));
    return <Restored setAside={setAside} enter={enter} busy={busy} />;
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
          <Restore primary={kind !== 'locked' && kind !== 'newer'} done={setSetAside} />
        )}
        <footer className="trouble-foot">
          <Button loading={busy} onClick={() => void retry()}>
            {t('action.retry')}
          </Button>
          <p className="faint">
            {t('start.where')} <code>{start.data?.dataDir}</code>
            <br />
            {t('start.code')} <code>{isFailure(caught) ? caught.code : 'internal'}</code>
            {start.data !== undefined && <> · {t('settings.version', { version: start.data.version })}</>}
          </p>
        </footer>
      </div>
    </main>
  );
}

function Restored({ setAside, enter, busy }: { setAside: string | null; enter: () => void; busy: boolean }) {
  const { t } = useWords();
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
