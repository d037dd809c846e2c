// The first start: the office's names, the first manager, the recovery key.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { OfficeSetUp, SetUpOffice } from '../../bindings/operations';
import { api } from '../../host';
import { takeSeat } from '../../shared/access';
import { showInForm } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { KeyToKeep } from '../../shared/KeyToKeep';
import { LogoPicker } from '../../shared/logo';
import { shelves } from '../../shared/lookups';
import { EntryForm, NewPassword, Sheet } from './Entry';

type Fields = SetUpOffice & { password_again: string };

interface Props {
  mark: ReactNode;
  /** What else a newcomer may do than set up. */
  offer: ReactNode;
}

export function SetUp({ mark, offer }: Props) {
  const { t, language } = useWords();
  const client = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const [problem, setProblem] = useState<string | null>(null);
  const [made, setMade] = useState<OfficeSetUp | null>(null);
  const setUp = useMutation({
    mutationFn: ({ password_again: _again, ...fields }: Fields) => api.setUpOffice(fields),
    onSuccess: (done) => {
      void client.invalidateQueries({ queryKey: shelves.office });
      setMade(done);
    },
    onError: (caught) => setProblem(showInForm(form, caught, language)),
  });
  if (made !== null) {
    return (
      <Sheet wide mark={mark} title={t('recoveryKey.title')} lead={t('recoveryKey.lead')}>
        <KeyToKeep
          recoveryKey={made.recovery_key}
          community={made.state.community_name}
          verb={t('access.keyDone')}
          done={() => takeSeat(client, made.state)}
        />
      </Sheet>
    );
  }
  // What most offices are called; whoever is called otherwise writes over it.
  const proposeName = () => {
    const { community_name, office_name } = form.getFieldsValue();
    if (community_name?.trim() && !office_name) {
      form.setFieldValue('office_name', t('access.usualName', { community: community_name.trim() }));
    }
  };
  const required = [{ required: true, whitespace: true, message: t('act.required') }];
  return (
    <Sheet wide mark={mark} title={t('access.setUp')} lead={t('access.setUpLead')}>
      {offer}
      <EntryForm
        form={form}
        problem={problem}
        busy={setUp.isPending}
        button={t('access.start')}
        submit={(fields) => {
          setProblem(null);
          setUp.mutate(fields);
        }}
      >
        <h2>{t('access.officePart')}</h2>
        <div className="form-row">
          <Form.Item name="community_name" label={t('settings.communityName')} rules={required}>
            <Input maxLength={40} autoFocus onBlur={proposeName} />
          </Form.Item>
          <Form.Item name="office_name" label={t('settings.officeName')} rules={required}>
            <Input maxLength={60} />
          </Form.Item>
        </div>
        <Form.Item
          name="time_zone"
          label={t('settings.timeZone')}
          initialValue="Asia/Shanghai"
          extra={t('settings.timeZoneHint')}
          rules={required}
        >
          <Input spellCheck={false} />
        </Form.Item>
        <Form.Item name="logo" label={t('logo.optional')} extra={t('logo.hint')}>
          <LogoPicker />
        </Form.Item>
        <h2>{t('access.managerPart')}</h2>
        <div className="form-row">
          <Form.Item name="manager_name" label={t('access.managerName')} rules={required}>
            <Input maxLength={40} autoComplete="name" />
          </Form.Item>
          <Form.Item name="login" label={t('access.login')} extra={t('settings.loginHint')} rules={required}>
            <Input maxLength={40} autoComplete="username" autoCapitalize="off" spellCheck={false} />
          </Form.Item>
        </div>
        <NewPassword name="password" label={t('access.password')} />
      </EntryForm>
    </Sheet>
  );
}
