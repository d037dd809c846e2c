// Putting a backup in the place of data that cannot be opened. What is there is set aside under another name.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { host, isFailure } from '../host';
import { failureText } from '../shared/failure';
import { moment, size } from '../shared/format';
import { useWords } from '../shared/i18n';
import { Problem } from '../shared/Problem';
import { showKeyFailure } from './recovery';

interface Fields {
  path: string;
  recovery_key?: string;
}

/** The office's zone cannot be asked; whoever sits here reads this computer's clock. */
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export function Restore({ primary, done }: { primary: boolean; done: (setAside: string | null) => void }) {
  const { t, language } = useWords();
  const { modal } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [problem, setProblem] = useState<string | null>(null);
  const [keyless, setKeyless] = useState<string | null>(null);
  const [elsewhere, setElsewhere] = useState<string[]>([]);
  const path = Form.useWatch('path', form);
  const found = useQuery({ queryKey: ['backup-files'], queryFn: () => host.listBackupFiles(), staleTime: 0 });
  const restore = useMutation({
    mutationFn: (fields: Fields) => host.restoreStore(fields.path, fields.recovery_key ?? null),
    onSuccess: done,
    onError: (caught, fields) => {
      if (isFailure(caught) && caught.code === 'store.locked') {
        setKeyless(fields.path);
      } else {
        setProblem(showKeyFailure(form, caught, language));
      }
    },
  });
  const choose = useMutation({
    mutationFn: () => host.chooseBackupFile(),
    onSuccess: (chosen) => {
      if (chosen !== null) {
        setElsewhere((paths) => [chosen, ...paths.filter((path) => path !== chosen)]);
        form.setFieldValue('path', chosen);
      }
    },
    onError: (caught) => setProblem(failureText(caught, language)),
  });
  const ask = (fields: Fields) => {
    setProblem(null);
    const madeAt = found.data?.find((file) => file.path === fields.path)?.madeAt;
    modal.confirm({
      title:
        madeAt === undefined
          ? t('start.sureOther')
          : t('start.sure', { moment: moment(madeAt, zone, language) }),
      content: (
        <>
          <p>{t('start.sureKept')}</p>
          <p>{t('start.sureLost')}</p>
        </>
      ),
      okText: t('start.confirm'),
      cancelText: t('action.cancel'),
      onOk: () => restore.mutateAsync(fields).catch(() => {}),
    });
  };
  if (found.isPending) {
    return null;
  }
  const files = found.data ?? [];
  return (
    <section className="restore" aria-labelledby="restore-title">
      <h2 id="restore-title">{t('start.restore')}</h2>
      {found.isError && <Problem caught={found.error} retry={() => void found.refetch()} />}
      {found.isSuccess && files.length === 0 && <p className="faint">{t('start.noBackups')}</p>}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ path: files[0]?.path }}
        onFinish={ask}
        onValuesChange={() => setProblem(null)}
      >
        {problem !== null && <Alert className="form-problem" type="error" showIcon title={problem} />}
        <Form.Item name="path" noStyle hidden={files.length + elsewhere.length === 0}>
          <Radio.Group className="restore-list" aria-label={t('start.backups')}>
            {elsewhere.map((path) => (
              <Radio key={path} value={path}>
                <code>{path}</code>
              </Radio>
            ))}
            {files.map((file, index) => (
              <Radio key={file.path} value={file.path}>
                <span className="restore-when">{moment(file.madeAt, zone, language)}</span>
                <span className="faint">
                  {size(file.bytes, language)}
                  {index === 0 && ` · ${t('start.newest')}`}
                </span>
              </Radio>
            ))}
          </Radio.Group>
        </Form.Item>
        {keyless !== null && keyless === path && (
          <Form.Item
            name="recovery_key"
            label={t('start.backupKey')}
            extra={t('start.backupKeyHint')}
            rules={[{ required: true, whitespace: true, message: t('act.required') }]}
          >
            <Input.TextArea autoFocus autoSize={{ minRows: 2 }} spellCheck={false} autoCapitalize="off" />
          </Form.Item>
        )}
        <div className="form-foot">
          <Button
            type={primary ? 'primary' : 'default'}
            htmlType="submit"
            loading={restore.isPending}
            disabled={path === undefined}
          >
            {t('start.doRestore')}
          </Button>
          <Button loading={choose.isPending} onClick={() => choose.mutate()}>
            {t('start.other')}
          </Button>
        </div>
      </Form>
    </section>
  );
}
