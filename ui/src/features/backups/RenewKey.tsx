// A new recovery key: the password once more, then the key, shown this once.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import type { RecoveryKeyRenewed, RenewRecoveryKey } from '../../bindings/operations';
import { api } from '../../host';
import { useAccess } from '../../shared/access';
import { failureText, showInForm } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { KeyToKeep } from '../../shared/KeyToKeep';
import { shelves } from '../../shared/lookups';

interface Props {
  /** Whether there is one, which is no good any more afterwards. */
  has: boolean;
}

export function RenewKey({ has }: Props) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<RecoveryKeyRenewed | null>(null);
  const close = () => {
    setOpen(false);
    setMade(null);
  };
  const title = t(has ? 'recoveryKey.renew' : 'recoveryKey.make');
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {title}
      </Button>
      {/* Nobody closes a key by a slip that is never shown again. */}
      <Modal
        open={open}
        title={made === null ? title : t('recoveryKey.title')}
        width={640}
        footer={null}
        destroyOnHidden
        onCancel={close}
        closable={made === null}
        keyboard={made === null}
        mask={{ closable: made === null }}
      >
        {made === null ? (
          <Ask has={has} title={title} made={setMade} close={close} />
        ) : (
          <Made made={made} close={close} />
        )}
      </Modal>
    </>
  );
}

interface AskProps extends Props {
  title: string;
  made: (key: RecoveryKeyRenewed) => void;
  close: () => void;
}

function Ask({ has, title, made, close }: AskProps) {
  const { t, language } = useWords();
  const client = useQueryClient();
  const [form] = Form.useForm<RenewRecoveryKey>();
  const [problem, setProblem] = useState<string | null>(null);
  const renew = useMutation({
    mutationFn: (fields: RenewRecoveryKey) => api.renewRecoveryKey(fields),
    onSuccess: made,
    onError: (caught) => setProblem(showInForm(form, caught, language)),
    onSettled: () => client.invalidateQueries({ queryKey: shelves.backups }),
  });
  return (
    <Form
      form={form}
      layout="vertical"
      aria-label={title}
      onFinish={(fields) => {
        setProblem(null);
        renew.mutate(fields);
      }}
    >
      {problem !== null && <Alert className="form-problem" type="error" showIcon title={problem} />}
      {has && <p>{t('recoveryKey.renewHint')}</p>}
      <Form.Item
        name="password"
        label={t('recoveryKey.password')}
        rules={[{ required: true, message: t('act.required') }]}
      >
        <Input.Password autoFocus autoComplete="current-password" maxLength={128} />
      </Form.Item>
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={renew.isPending}>
          {t('recoveryKey.now')}
        </Button>
        <Button type="text" onClick={close}>
          {t('action.cancel')}
        </Button>
      </div>
    </Form>
  );
}

function Made({ made, close }: { made: RecoveryKeyRenewed; close: () => void }) {
  const { t, language } = useWords();
  const community = useAccess().data?.community_name ?? '';
  return (
    <>
      {made.not_copied !== undefined && (
        <Alert
          className="form-problem"
          type="warning"
          showIcon
          title={t('recoveryKey.notCopied', { why: failureText(made.not_copied, language) })}
        />
      )}
      <KeyToKeep
        recoveryKey={made.recovery_key}
        community={community}
        verb={t('recoveryKey.done')}
        done={close}
      />
    </>
  );
}
