// F1 and the button for it, on every page: the manual, opened at what the page is about, and the list of all keys.
import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Drawer, Segmented, Skeleton } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useWords } from '../../shared/i18n';
import { nameOfKey, pressed, useKeys } from '../../shared/keyboard';
import { KeyList } from '../KeyMap';

// The chapters come with the first question.
const Manual = lazy(async () => ({ default: (await import('./Manual')).Manual }));

interface Props {
  /** The chapter about what is on the screen. */
  chapter: string;
  className: string;
}

export function Help({ chapter, className }: Props) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [shows, setShows] = useState<'manual' | 'keys'>('manual');
  const ask = (asked: boolean) => {
    setShows('manual');
    setOpen(asked);
  };
  useKeys((event) => {
    if (pressed(event, 'help')) {
      event.preventDefault();
      ask(!open);
    }
  });
  return (
    <>
      <Button
        className={className}
        type="text"
        size="small"
        icon={<QuestionCircleOutlined />}
        onClick={() => ask(true)}
        aria-keyshortcuts="F1"
      >
        {t('help.title')} <kbd>{nameOfKey('help')}</kbd>
      </Button>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        destroyOnHidden
        size={1040}
        // Above whatever the question is about.
        zIndex={1100}
        rootClassName="help-drawer"
        title={t('help.title')}
        extra={
          <Segmented<'manual' | 'keys'>
            aria-label={t('help.title')}
            value={shows}
            onChange={setShows}
            options={[
              { value: 'manual', label: t('help.manual') },
              { value: 'keys', label: t('keys.title') },
            ]}
          />
        }
      >
        {shows === 'keys' ? (
          <div className="key-map">
            <KeyList />
          </div>
        ) : (
          <Suspense fallback={<Skeleton active />}>
            <Manual start={chapter} />
          </Suspense>
        )}
      </Drawer>
    </>
  );
}
