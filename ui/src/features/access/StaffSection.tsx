// Who works here.
import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Select, Switch } from 'antd';
import { useState } from 'react';
import type { Role, Staff } from '../../bindings/operations';
import { api } from '../../host';
import { usePerson } from '../../shared/access';
import { useChanged } from '../../shared/drafts';
import { FormDrawer } from '../../shared/FormDrawer';
import { showInForm } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { shelves, useStaff } from '../../shared/lookups';
import { Problem } from '../../shared/Problem';
import { Restored } from '../../shared/Restored';

const roles: Role[] = ['manager', 'service', 'maintenance', 'supervisor', 'secretary', 'admin'];

export function StaffSection() {
  const { t } = useWords();
  const staff = useStaff();
  const me = usePerson();
  const [editing, setEditing] = useState<Staff | 'new' | null>(null);
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('settings.staff')}</h2>
        <Button icon={<PlusOutlined />} onClick={() => setEditing('new')}>
          {t('settings.addStaff')}
        </Button>
      </header>
      {staff.isError && <Problem caught={staff.error} retry={() => void staff.refetch()} />}
      <table className="list list-plain">
        <thead>
          <tr>
            <th>{t('settings.name')}</th>
            <th>{t('settings.login')}</th>
            <th>{t('settings.roles')}</th>
            <th>{t('access.signIn')}</th>
            <th>
              <span className="unseen">{t('action.edit')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {(staff.data ?? []).map((person) => (
            <tr key={person.id} className={person.active ? undefined : 'gone'}>
              <td>
                {person.name}
                {!person.active && <span className="mark">{t('settings.left')}</span>}
              </td>
              <td className="faint">{person.login}</td>
              <td>{person.roles.map((role) => t(`role.${role}`)).join(t('between.names'))}</td>
              <td className="faint">{t(person.can_sign_in ? 'access.canSignIn' : 'access.cannotSignIn')}</td>
              <td className="list-end">
                <Button
                  type="link"
                  size="small"
                  aria-label={`${t('action.edit')} ${person.name}`}
                  onClick={() => setEditing(person)}
                >
                  {t('action.edit')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="faint">{t('settings.staffHint')}</p>
      <FormDrawer
        open={editing !== null}
        onClose={() => setEditing(null)}
        size={420}
        title={t(editing === 'new' ? 'settings.addStaff' : 'settings.editStaff')}
      >
        {editing !== null && (
          <StaffForm person={editing === 'new' ? null : editing} done={() => setEditing(null)} />
        )}
        {editing !== null && editing !== 'new' && editing.id !== me?.id && <ResetPassword person={editing} />}
      </FormDrawer>
    </section>
  );
}

interface Fields {
  login: string;
  name: string;
  roles: Role[];
  active: boolean;
}

const names = ['name', 'login', 'roles', 'active'];

function StaffForm({ person, done }: { person: Staff | null; done: () => void }) {
  const { t, language } = useWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [problem, setProblem] = useState<string | null>(null);
  const initial = person ?? { roles: ['service'], active: true };
  const kept = useChanged(form, `staff.${person?.id ?? 'new'}`, names, initial);
  const save = useMutation({
    mutationFn: ({ login, name, roles, active }: Fields) =>
      person === null
        ? api.addStaff({ login, name, roles })
        : api.updateStaff({ id: person.id, name, roles, active, expected_version: person.version }),
    onSuccess: () => {
      kept.sent();
      void message.success(t('action.saved'));
      done();
    },
    onError: (caught) => setProblem(showInForm(form, caught, language)),
    onSettled: () => client.invalidateQueries({ queryKey: shelves.staff }),
  });
  const required = [{ required: true, message: t('act.required') }];
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
      <Form.Item name="name" label={t('settings.name')} rules={required}>
        <Input maxLength={40} autoFocus />
      </Form.Item>
      <Form.Item name="login" label={t('settings.login')} extra={t('settings.loginHint')} rules={required}>
        <Input
          maxLength={40}
          disabled={person !== null}
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
        />
      </Form.Item>
      <Form.Item name="roles" label={t('settings.roles')} rules={required}>
        <Select mode="multiple" options={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))} />
      </Form.Item>
      {person !== null && (
        <Form.Item name="active" label={t('settings.active')} valuePropName="checked">
          <Switch />
        </Form.Item>
      )}
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('action.save')}
        </Button>
        <Button
          onClick={() => {
            kept.giveUp();
            done();
          }}
        >
          {t('action.cancel')}
        </Button>
      </div>
    </Form>
  );
}

/** Another password for somebody who forgot theirs, or their first one. It is kept nowhere. */
function ResetPassword({ person }: { person: Staff }) {
  const { t, language } = useWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ new_password: string }>();
  const [problem, setProblem] = useState<string | null>(null);
  const reset = useMutation({
    mutationFn: ({ new_password }: { new_password: string }) =>
      api.resetPassword({ staff_id: person.id, new_password }),
    onSuccess: () => {
      form.resetFields();
      void message.success(t('access.passwordReset'));
    },
    onError: (caught) => setProblem(showInForm(form, caught, language)),
    onSettled: () => client.invalidateQueries({ queryKey: shelves.staff }),
  });
  return (
    <Form
      className="reset"
      form={form}
      layout="vertical"
      onFinish={(fields) => {
        setProblem(null);
        reset.mutate(fields);
      }}
    >
      {problem !== null && <Alert className="form-problem" type="error" showIcon title={problem} />}
      <Form.Item
        name="new_password"
        label={t('access.newPassword')}
        extra={t('access.resetHint')}
        rules={[{ required: true, message: t('act.required') }]}
      >
        <Input autoComplete="off" maxLength={128} spellCheck={false} />
      </Form.Item>
      <Button htmlType="submit" loading={reset.isPending}>
        {t('access.resetPassword')}
      </Button>
    </Form>
  );
}
