// Below a list that was looked at: the one button that writes, the way back, and what becomes of rows that cannot be taken in.
import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Progress } from 'antd';
import { useState } from 'react';
import type { ExportedFile } from '../../bindings/operations';
import { host } from '../../host';
import { failureText } from '../failure';
import { useWords } from '../i18n';
import './imports.css';

interface Props {
  /** How many rows can be taken in, and how many cannot. */
  good: number;
  errors: number;
  /** Whether the list is being looked at again. */
  busy: boolean;
  writing: boolean;
  /** Why nothing was written. */
  failed: unknown;
  write: (skipErrors: boolean) => void;
  back: () => void;
  exportErrors: () => Promise<ExportedFile>;
}

export function ImportFoot({ good, errors, busy, writing, failed, write, back, exportErrors }: Props) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const [skip, setSkip] = useState(false);
  const out = useMutation({
    mutationFn: async () => {
      const made = await exportErrors();
      return host.saveFile(made.file_name, made.base64);
    },
    onSuccess: (path) => path !== null && void message.success(t('imports.savedTo', { path }), 6),
    onError: (caught) => void message.error(failureText(caught, language), 8),
  });
  const broken = errors > 0;
  return (
    <footer className="import-foot">
      {failed !== null && (
        <Alert className="form-problem" type="error" showIcon title={failureText(failed, language)} />
      )}
      {writing && (
        <div className="import-writing" role="status">
          <Progress percent={100} status="active" showInfo={false} size="small" />
          {t('imports.writing', { count: good })}
        </div>
      )}
      <div className="form-foot">
        <Button
          type="primary"
          disabled={busy || good === 0 || (broken && !skip)}
          loading={writing}
          onClick={() => write(skip)}
        >
          {good === 0 ? t('imports.applyNone') : t('imports.apply', { count: good })}
        </Button>
        <Button disabled={writing} onClick={back}>
          {t('imports.toColumns')}
        </Button>
        {broken && (
          <>
            <Button icon={<DownloadOutlined />} loading={out.isPending} onClick={() => out.mutate()}>
              {t('imports.exportErrors')}
            </Button>
            <Checkbox checked={skip} onChange={(event) => setSkip(event.target.checked)}>
              {t('imports.skip', { count: errors })}
            </Checkbox>
          </>
        )}
        <span className="faint form-kept">{t('imports.wholeOrNothing')}</span>
      </div>
    </footer>
  );
}
