// The foot of a list that goes on: loads the next page when it comes near; pressing it works as well.
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useWords } from './i18n';

export function More({ busy, load }: { busy: boolean; load: () => void }) {
  const { t } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(load);
  useEffect(() => {
    latest.current = load;
  });
  useEffect(() => {
    const target = place.current;
    if (target === null) {
      return;
    }
    const near = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) {
          latest.current();
        }
      },
      { rootMargin: '400px' },
    );
    near.observe(target);
    return () => near.disconnect();
  }, []);
  return (
    <div ref={place}>
      <Button type="text" loading={busy} onClick={load}>
        {t('action.more')}
      </Button>
    </div>
  );
}
