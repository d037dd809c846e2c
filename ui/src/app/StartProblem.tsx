// The office could not be opened: what happened, where the data are, what is safe, and another try.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { host } from '../host';
import { failureText } from '../shared/failure';
import { useWords } from '../shared/i18n';
import { shelves } from '../shared/lookups';

export function StartProblem({ caught, retry }: { caught: unknown; retry: () => void }) {
  const { t, language } = useWords();
  const start = useQuery({ queryKey: shelves.start, queryFn: () => host.startInfo() });
  return (
    <main className="blank" role="alert">
      <h1>{t('problem.title')}</h1>
      <p className="blank-lead">{failureText(caught, language)}</p>
      {start.data !== undefined && (
        <p className="faint">
          {t('problem.where')} <code>{start.data.dataDir}</code>
        </p>
      )}
      <Button type="primary" onClick={retry}>
        {t('action.retry')}
      </Button>
    </main>
  );
}
