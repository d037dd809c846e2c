// What is shown instead of a page that failed or is not there.
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useWords } from '../shared/i18n';

export function Broken({ error }: { error: unknown }) {
  const { t } = useWords();
  return (
    <section className="blank" role="alert">
      <h1>{t('app.broken')}</h1>
      <p>{t('app.brokenHint')}</p>
      <pre>{error instanceof Error ? error.message : String(error)}</pre>
      <Button type="primary" onClick={() => window.location.reload()}>
        {t('app.reload')}
      </Button>
    </section>
  );
}

export function NotFound() {
  const { t } = useWords();
  return (
    <section className="blank">
      <h1>{t('app.notFound')}</h1>
      <Link to="/tickets" search={{}}>
        {t('app.home')}
      </Link>
    </section>
  );
}
