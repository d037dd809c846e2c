// Signing in, unlocking, and a new password where one is owed or everybody has forgotten theirs.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { AccessState, Person } from '../../bindings/operations';
import { api } from '../../host';
import { takeSeat } from '../../shared/access';
import { showInForm } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { EntryForm, NewPassword, Sheet } from './Entry';

/** A form whose answer says who sits here now. */
function useEntry<Fields>(act: (fields: Fields) => Promise<AccessState>, done?: () => void) {
  const { language } = useWords();
  const client = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const [problem, setProblem] = useState<string | null>(null);
  const entry = useMutation({
    mutationFn: act,
    onSuccess: (state) => {
      takeSeat(client, state);
      done?.();
    },
    onError: (caught) => setProblem(showInForm(form, caught, language)),
  });
  const submit = (fields: Fields) => {
    setProblem(null);
    entry.mutate(fields);
  };
  return { form, problem, busy: entry.isPending, submit };
}

export function SignIn({ community, mark }: { community: string; mark: ReactNode }) {
  const { t } = useWords();
  const [recovering, setRecovering] = useState(false);
  const entry = useEntry(api.signIn);
  if (recovering) {
    return <Recover mark={mark} back={() => setRecovering(false)} />;
  }
  const required = [{ required: true, message: t('act.required') }];
  return (
    <Sheet mark={mark} title={community}>
      <EntryForm
        {...entry}
        button={t('access.signIn')}
        beside={
          <Button type="link" onClick={() => setRecovering(true)}>
            {t('access.forgotten')}
          </Button>
        }
      >
        <Form.Item name="login" label={t('access.login')} rules={required}>
          <Input autoFocus autoComplete="username" autoCapitalize="off" spellCheck={false} maxLength={40} />
        </Form.Item>
        <Form.Item name="password" label={t('access.password')} rules={required}>
          <Input.Password autoComplete="current-password" maxLength={128} />
        </Form.Item>
      </EntryForm>
    </Sheet>
  );
}

export function Unlock({ person, mark }: { person: Person; mark: ReactNode }) {
  const { t } = useWords();
  const client = useQueryClient();
  const entry = useEntry(api.unlockSeat);
  const leave = useMutation({
    mutationFn: () => api.signOut({}),
    onSuccess: (state) => takeSeat(client, state),
  });
  return (
    <Sheet mark={mark} title={`${person.name} · ${t('access.locked')}`} lead={t('access.lockedLead')}>
      <EntryForm
        {...entry}
        button={t('access.unlock')}
        beside={<Button onClick={() => leave.mutate()}>{t('access.switchUser')}</Button>}
      >
        <Form.Item
          name="password"
          label={t('access.password')}
          rules={[{ required: true, message: t('act.required') }]}
        >
          <Input.Password autoFocus autoComplete="current-password" maxLength={128} />
        </Form.Item>
      </EntryForm>
    </Sheet>
  );
}

interface PasswordFields {
  old_password: string;
  new_password: string;
}

/** One's own password, changed. */
export function ChangePassword({ done }: { done: () => void }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const entry = useEntry(
    ({ old_password, new_password }: PasswordFields) => api.changePassword({ old_password, new_password }),
    () => {
      void message.success(t('access.passwordChanged'));
      done();
    },
  );
  return (
    <EntryForm {...entry} button={t('access.changePassword')}>
      <Form.Item
        name="old_password"
        label={t('access.oldPassword')}
        rules={[{ required: true, message: t('act.required') }]}
      >
        <Input.Password autoFocus autoComplete="current-password" maxLength={128} />
      </Form.Item>
      <NewPassword name="new_password" label={t('access.newPassword')} />
    </EntryForm>
  );
}

export function MustChange({ mark }: { mark: ReactNode }) {
  const { t } = useWords();
  return (
    <Sheet mark={mark} wide title={t('access.mustChange')} lead={t('access.mustChangeLead')}>
      <ChangePassword done={() => {}} />
    </Sheet>
  );
}

interface RecoverFields {
  recovery_key: string;
  login: string;
  new_password: string;
}

function Recover({ mark, back }: { mark: ReactNode; back: () => void }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const entry = useEntry(
    ({ recovery_key, login, new_password }: RecoverFields) =>
      api.recoverAccess({ recovery_key, login, new_password }),
    () => {
      void message.success(t('access.recovered'));
      back();
    },
  );
  const required = [{ required: true, message: t('act.required') }];
  return (
    <Sheet wide mark={mark} title={t('access.recover')} lead={t('access.recoverLead')}>
      <EntryForm
        {...entry}
        button={t('access.resetPassword')}
        beside={<Button onClick={back}>{t('access.back')}</Button>}
      >
        <Form.Item name="recovery_key" label={t('recoveryKey.title')} rules={required}>
          <Input.TextArea autoFocus autoSize={{ minRows: 2 }} spellCheck={false} />
        </Form.Item>
        <Form.Item name="login" label={t('access.login')} rules={required}>
          <Input autoCapitalize="off" spellCheck={false} maxLength={40} />
        </Form.Item>
        <NewPassword name="new_password" label={t('access.newPassword')} />
      </EntryForm>
    </Sheet>
  );
}
