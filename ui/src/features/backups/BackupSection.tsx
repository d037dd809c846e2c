// The copies of the data: the last good one, one at once, the second folder.
import { WarningFilled } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { BackupState } from '../../bindings/operations';
import { api } from '../../host';
import { useChanged } from '../../shared/drafts';
import { failureText, showInForm } from '../../shared/failure';
import { moment, size } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { shelves, useZone } from '../../shared/lookups';
import { Problem } from '../../shared/Problem';
import { Restored } from '../../shared/Restored';
import { RenewKey } from './RenewKey';
import './backups.css';

function useBackupState() {
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
          {state.data.last?.audit_broken && <Alert type="error" showIcon title={t('backups.auditWarning')} />}
          <p>
            {state.data.last === undefined
              ? t('backups.none')
              : t('backups.last', { moment: moment(state.data.last.made_at, zone, language) })}
          </p>
          <BackupList />
          <div className="backup-key">
            <p>
              {t(state.data.has_recovery_key ? 'backups.recoveryKey' : 'backups.recoveryKeyNone')}{' '}
              {t(state.data.key_kept_by_system ? 'backups.keyInSystem' : 'backups.keyInFile')}
            </p>
            <RenewKey has={state.data.has_recovery_key} />
          </div>
          <FolderForm key={state.data.second_folder?.path} state={state.data} />
        </>
      )}
      <p className="faint">{t('backups.hint')}</p>
    </section>
  );
}

/** How many backups are shown before somebody asks for all. */
const FEW = 5;

/** The backups that there are, the newest first. */
function BackupList() {
  const { t, language } = useWords();
  const zone = useZone();
  const [all, setAll] = useState(false);
  const list = useQuery({ queryKey: [...shelves.backups, 'list'], queryFn: () => api.listBackups({}) });
  if (list.isError) {
    return <Problem caught={list.error} retry={() => void list.refetch()} />;
  }
  const rows = list.data ?? [];
  if (rows.length === 0) {
    return null;
  }
  return (
    <>
      <table className="list backup-list" aria-label={t('backups.list')}>
        <thead>
          <tr>
            <th>{t('backups.madeAt')}</th>
            <th>{t('backups.size')}</th>
            <th>{t('backups.place')}</th>
            <th>{t('backups.state')}</th>
          </tr>
        </thead>
        <tbody>
          {(all ? rows : rows.slice(0, FEW)).map((row) => (
            <tr key={row.path} title={row.path}>
              <td>{moment(row.made_at, zone, language)}</td>
              <td>{size(row.bytes, language)}</td>
              <td>{t(row.folder === 'beside' ? 'backups.beside' : 'backups.second')}</td>
              <td>
                {row.audit_broken ? (
                  <span className="backup-broken">
                    <WarningFilled aria-hidden="true" /> {t('backups.auditBroken')}
                  </span>
                ) : (
                  t('backups.sound')
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > FEW && (
        <Button type="link" className="backup-all" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('backups.fewer') : t('backups.all', { count: rows.length })}
        </Button>
      )}
    </>
  );
}

/** How a whole path begins: of Linux, of a drive, of a share. */
const wholePath = /^\s*(\/|[A-Za-z]:[\\/]|\\\\)/;

function FolderForm({ state }: { state: BackupState }) {
  const { t, language } = useWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ folder?: string }>();
  const [problem, setProblem] = useState<string | null>(null);
  const initial = { folder: state.second_folder?.path };
  const kept = useChanged(form, 'backup_folder', ['folder'], initial);
  const save = useMutation({
    mutationFn: ({ folder }: { folder?: string }) =>
      api.setBackupFolder(folder?.trim() ? { folder: folder.trim() } : {}),
    onSuccess: () => {
      kept.sent();
      void message.success(t('action.saved'));
    },
    onError: (caught) => setProblem(showInForm(form, caught, language)),
    onSettled: () => client.invalidateQueries({ queryKey: shelves.backups }),
  });
  const away = state.second_folder !== undefined && !state.second_folder.reachable;
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={initial}
      onFinish={(fields) => {
        setProblem(null);
        save.mutate(fields);
      }}
    >
      <Restored kept={kept} />
      {problem !== null && <Alert className="form-problem" type="error" showIcon title={problem} />}
      {away && <Alert className="form-problem" type="warning" showIcon title={t('backups.away')} />}
      <div className="form-row backup-folder">
        <Form.Item
          name="folder"
          label={t('backups.folder')}
          extra={t('backups.folderHint')}
          rules={[{ pattern: wholePath, message: t('backups.folderWhole') }]}
        >
          <Input spellCheck={false} />
        </Form.Item>
        <Button htmlType="submit" loading={save.isPending}>
          {t('action.save')}
        </Button>
      </div>
    </Form>
  );
}

/** A word of warning on every page while there is no recent copy, or the audit trail is broken. */
export function BackupWarning() {
  const { t } = useWords();
  const state = useBackupState().data;
  return (
    <>
      {state?.overdue === true && <Alert banner type="warning" title={t('backups.overdue')} />}
      {state?.last?.audit_broken === true && <Alert banner type="error" title={t('backups.auditWarning')} />}
    </>
  );
}
