// The copies of the data: the last good one, one at once, the second folder.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { BackupState } from '../../bindings/operations';
import { api } from '../../host';
import { failureText, showInForm } from '../../shared/failure';
import { moment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { shelves, useZone } from '../../shared/lookups';
import { Problem } from '../../shared/Problem';

export function useBackupState() {
  return useQuery({
    queryKey: shelves.backups,
    queryFn: () => api.getBackupState({}),
    refetchInterval: 10 * 60_000,
  });
}

export function BackupSection() {
  const { t, language } = useWords();
  const zone = useZone();
  const client = useQueryClient();
  const { message } = App.useApp();
  const state = useBackupState();
  const backUp = useMutation({
    mutationFn: () => api.backUpStore({}),
    onSuccess: ({ not_copied }) => {
      if (not_copied === undefined) {
        void message.success(t('backups.made'));
      } else {
        void message.warning(failureText(not_copied, language), 8);
      }
    },
    onError: (caught) => void message.error(failureText(caught, language), 8),
    onSettled: () => client.invalidateQueries({ queryKey: shelves.backups }),
  });
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('backups.title')}</h2>
        <Button loading={backUp.isPending} onClick={() => backUp.mutate()}>
          {t('backups.now')}
        </Button>
      </header>
      {state.isError && <Problem caught={state.error} retry={() => void state.refetch()} />}
      {state.data !== undefined && (
        <>
          {state.data.overdue && <Alert type="warning" showIcon title={t('backups.overdue')} />}
          <p>
            {state.data.last === undefined
              ? t('backups.none')
              : t('backups.last', { moment: moment(state.data.last.made_at, zone, language) })}
          </p>
          <FolderForm state={state.data} />
        </>
      )}
      <p className="faint">{t('backups.hint')}</p>
    </section>
  );
}

function FolderForm({ state }: { state: BackupState }) {
  const { t, language } = useWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ folder?: string }>();
  const [problem, setProblem] = useState<string | null>(null);
  const save = useMutation({
    mutationFn: ({ folder }: { folder?: string }) =>
      api.setBackupFolder(folder?.trim() ? { folder: folder.trim() } : {}),
    onSuccess: () => void message.success(t('action.saved')),
    onError: (caught) => setProblem(showInForm(form, caught, language)),
    onSettled: () => client.invalidateQueries({ queryKey: shelves.backups }),
  });
  const away = state.second_folder !== undefined && !state.second_folder.reachable;
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ folder: state.second_folder?.path }}
      onFinish={(fields) => {
        setProblem(null);
        save.mutate(fields);
      }}
    >
      {problem !== null && <Alert className="form-problem" type="error" showIcon title={problem} />}
      {away && <Alert className="form-problem" type="warning" showIcon title={t('backups.away')} />}
      <div className="form-row backup-folder">
        <Form.Item name="folder" label={t('backups.folder')} extra={t('backups.folderHint')}>
          <Input spellCheck={false} />
        </Form.Item>
        <Button htmlType="submit" loading={save.isPending}>
          {t('action.save')}
        </Button>
      </div>
    </Form>
  );
}

/** A word of warning on every page while there is no recent copy. */
export function BackupWarning() {
  const { t } = useWords();
  return useBackupState().data?.overdue === true ? (
    <Alert banner type="warning" title={t('backups.overdue')} />
  ) : null;
}
