// Before a notice is published: what in it may tell who or where residents are is removed, or confirmed one by one.
import { Alert, App, Button, Checkbox, Drawer } from 'antd';
import { useState } from 'react';
import type { NoticeDetail } from '../../bindings/operations';
import { api } from '../../host';
import { failureText } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { useNoticeAction } from './queries';

interface Props {
  detail: NoticeDetail;
  open: boolean;
  close: () => void;
}

export function Publish({ detail, open, close }: Props) {
  const { t } = useWords();
  return (
    <Drawer open={open} onClose={close} destroyOnHidden size={480} title={t('notices.publishTitle')}>
      <Confirm detail={detail} close={close} />
    </Drawer>
  );
}

function Confirm({ detail, close }: Omit<Props, 'open'>) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const [confirmed, setConfirmed] = useState<string[]>([]);
  const { notice, personal } = detail;
  const publish = useNoticeAction(() =>
    api.publishNotice({ id: notice.id, confirmed, expected_version: notice.version }),
  );
  const open = personal.filter(({ text }) => !confirmed.includes(text));
  return (
    <div className="notice-publish">
      <p>{t('notices.publishHint')}</p>
      {personal.length === 0 ? (
        <p className="faint">{t('notices.personalNone')}</p>
      ) : (
        <>
          <p className="notice-missing">{t('notices.personal')}</p>
          {personal.map(({ kind, text }) => (
            <Checkbox
              key={text}
              checked={confirmed.includes(text)}
              onChange={({ target }) =>
                setConfirmed(target.checked ? [...confirmed, text] : confirmed.filter((one) => one !== text))
              }
            >
              {t('notices.personalMay', { text, kind: t(`personalKind.${kind}`) })}
            </Checkbox>
          ))}
        </>
      )}
      {publish.isError && <Alert type="error" showIcon title={failureText(publish.error, language)} />}
      <div className="notice-choice">
        <Button
          type="primary"
          disabled={open.length > 0}
          loading={publish.isPending}
          onClick={() =>
            publish.mutate(undefined, {
              onSuccess: (answer) => {
                void message.success(t('notices.published', { number: answer.notice.number }));
                close();
              },
            })
          }
        >
          {t('notices.publishNow')}
        </Button>
        <Button type="text" onClick={close}>
          {t('action.cancel')}
        </Button>
      </div>
    </div>
  );
}
