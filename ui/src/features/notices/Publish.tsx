// Before a notice is published: what in it may tell who or where residents are is removed, or confirmed one by one.
import { Alert, App, Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { NoticeDetail } from '../../bindings/operations';
import { api } from '../../host';
import { FormDrawer } from '../../shared/FormDrawer';
import { failureText } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { useToday } from '../../shared/lookups';
import { useNoticeAction } from './queries';

interface Props {
  detail: NoticeDetail;
  open: boolean;
  close: () => void;
}

export function Publish({ detail, open, close }: Props) {
  const { t } = useWords();
  return (
    <FormDrawer open={open} onClose={close} size={480} title={t('notices.publishTitle')}>
      <Confirm detail={detail} close={close} />
    </FormDrawer>
  );
}

function Confirm({ detail, close }: Omit<Props, 'open'>) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const [confirmed, setConfirmed] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const today = useToday().format('YYYY-MM-DD');
  const { notice, personal } = detail;
  // What hung before it was entered says why it is entered now; a correction cannot have.
  const late = notice.from_on < today && detail.corrects === null;
  const publish = useNoticeAction(() =>
    api.publishNotice({
      id: notice.id,
      confirmed,
      expected_version: notice.version,
      ...(late ? { late_entry_reason: reason } : {}),
    }),
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
      {late && (
        <>
          <label className="notice-missing" htmlFor="late-entry-reason">
            {t('notices.lateEntry')}
          </label>
          <Input
            id="late-entry-reason"
            value={reason}
            maxLength={200}
            placeholder={t('notices.lateEntryHint')}
            onChange={(event) => setReason(event.target.value)}
          />
        </>
      )}
      {publish.isError && <Alert type="error" showIcon title={failureText(publish.error, language)} />}
      <div className="notice-choice">
        <Button
          type="primary"
          disabled={open.length > 0 || (late && reason.trim() === '')}
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
