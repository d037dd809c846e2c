// 更新内容: one quiet line after an update, and the news behind it.
import { Alert, Button, Drawer, Skeleton } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useWords } from '../shared/i18n';
import { keepNewsRead, newsRead } from './newsRead';
import { useStart } from './useStart';

const NewsList = lazy(async () => ({ default: (await import('./NewsList')).NewsList }));

/** The line, until somebody has read or waved it off. */
export function WhatsNewLine() {
  const { t } = useWords();
  const version = useStart()?.version;
  const [waved, setWaved] = useState(false);
  const [open, setOpen] = useState(false);
  if (version === undefined || (waved && !open)) {
    return null;
  }
  const last = newsRead(version);
  if (last === version && !open) {
    return null;
  }
  const done = () => {
    keepNewsRead(version);
    setWaved(true);
  };
  return (
    <>
      <Alert
        banner
        type="info"
        showIcon={false}
        title={t('news.updated', { version })}
        action={
          <>
            <Button size="small" type="link" onClick={() => setOpen(true)}>
              {t('news.show')}
            </Button>
            <Button size="small" type="text" onClick={done}>
              {t('news.done')}
            </Button>
          </>
        }
      />
      <NewsDrawer
        open={open}
        since={last}
        close={() => {
          setOpen(false);
          done();
        }}
      />
    </>
  );
}

/** The way to all news from the settings. */
export function WhatsNewButton() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('news.title')}</Button>
      <NewsDrawer open={open} since="" close={() => setOpen(false)} />
    </>
  );
}

function NewsDrawer({ open, since, close }: { open: boolean; since: string; close: () => void }) {
  const { t } = useWords();
  return (
    <Drawer open={open} onClose={close} destroyOnHidden size={560} title={t('news.title')}>
      <Suspense fallback={<Skeleton active />}>
        <NewsList since={since} />
      </Suspense>
    </Drawer>
  );
}
