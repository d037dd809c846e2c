// A proposal to change the limits: what it is called, why, and what would be new.
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { Policy, PolicyProposal, ProposalContent } from '../../bindings/operations';
import { api } from '../../host';
import { useChanged } from '../../shared/drafts';
import { useWords } from '../../shared/i18n';
import { KeptForm } from '../../shared/KeptForm';
import { ContentFields, contentNames, whole } from './ContentFields';
import { usePolicyAction } from './queries';

interface Fields extends ProposalContent {
  title: string;
  reason: string;
}

interface Props {
  /** What is in force. */
  policy: Policy;
  /** The one that is changed. */
  proposal?: PolicyProposal;
  close: () => void;
  done?: (id: number) => void;
}

export function ProposalForm({ policy, proposal: opened, close, done }: Props) {
  const { t } = useWords();
  // As it was when it was opened: what somebody else changes meanwhile is not overwritten.
  const [proposal] = useState(opened);
  const [form] = Form.useForm<Fields>();
  const save = usePolicyAction(({ title, reason, ...said }: Fields) => {
    const words = { title, reason, ...whole(said) };
    return proposal === undefined
      ? api.addPolicyProposal(words)
      : api.updatePolicyProposal({ ...words, id: proposal.id, expected_version: proposal.version });
  });
  const required = [{ required: true, whitespace: true, message: t('act.required') }];
  const { limits, hours, follow_up, topics, retention } = proposal?.content ?? policy;
  const [initial] = useState({
    title: proposal?.title,
    reason: proposal?.reason,
    limits,
    hours,
    follow_up,
    topics,
    retention,
  });
  const names = ['title', 'reason', ...contentNames(initial)];
  const kept = useChanged(
    form,
    proposal === undefined ? 'proposal' : `proposal.${proposal.id}`,
    names,
    initial,
  );
  return (
    <KeptForm
      form={form}
      kept={kept}
      send={save}
      done={(detail) => {
        close();
        done?.(detail.proposal.id);
      }}
      name="proposal"
      className="policy-form"
      initialValues={initial}
      scrollToFirstError
    >
      <Form.Item name="title" label={t('proposals.name')} rules={required}>
        <Input maxLength={60} placeholder={t('proposals.nameHint')} />
      </Form.Item>
      <Form.Item name="reason" label={t('proposals.reason')} rules={required}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <ContentFields limits={limits} retention={retention} />
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('proposals.save')}
        </Button>
        <Button
          onClick={() => {
            kept.giveUp();
            close();
          }}
        >
          {t('action.cancel')}
        </Button>
      </div>
    </KeptForm>
  );
}
