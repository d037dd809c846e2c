// What is not as it should be, who puts it right, by when.
import { Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import type { Finding, FindingDetail, RedFlagOf } from '../../bindings/operations';
import { api } from '../../host';
import { useChanged } from '../../shared/drafts';
import { useWords } from '../../shared/i18n';
import { KeptForm, SendOrGiveUp } from '../../shared/KeptForm';
import { OwnedBy } from '../../shared/OwnedBy';
import { useSupervisionAction } from './queries';

interface Fields {
  content: string;
  owner_id: number;
  due_on: Dayjs;
  note?: string;
}

interface Props {
  /** The check, the call-back or the red flag that found it. */
  check?: number;
  callBack?: number;
  redFlag?: RedFlagOf;
  /** What it says to begin with. */
  content?: string;
  /** The one that is changed. */
  finding?: Finding;
  close: () => void;
  done?: (detail: FindingDetail) => void;
}

const names = ['content', 'owner_id', 'due_on', 'note'];

/** What is half written belongs to what it is about. */
function keptAs({ finding, check, callBack, redFlag }: Omit<Props, 'content' | 'close' | 'done'>): string {
  if (finding !== undefined) {
    return `finding.${finding.id}`;
  }
  if (redFlag !== undefined) {
    return redFlag.of === 'person'
      ? `flag.${redFlag.staff_id}.${redFlag.quarter}`
      : `flag.${redFlag.kind}.${redFlag.number}`;
  }
  return check !== undefined ? `finding.check.${check}` : `finding.call.${callBack ?? 'none'}`;
}

export function FindingForm({ content, finding: opened, close, done, ...about }: Props) {
  const { check, callBack, redFlag } = about;
  const { t } = useWords();
  // As it was when it was opened: what somebody else changes meanwhile is not overwritten.
  const [finding] = useState(opened);
  const [form] = Form.useForm<Fields>();
  const [initial] = useState(() =>
    finding === undefined
      ? { content }
      : { content: finding.content, owner_id: finding.owner.id, due_on: dayjs(finding.due_on) },
  );
  const kept = useChanged(
    form,
    keptAs({ ...about, ...(finding === undefined ? {} : { finding }) }),
    names,
    initial,
  );
  const save = useSupervisionAction(({ due_on, note, ...fields }: Fields) => {
    const what = { ...fields, due_on: due_on.format('YYYY-MM-DD') };
    if (finding !== undefined) {
      const { id, version } = finding;
      return api.updateFinding({ ...what, id, expected_version: version, ...(note ? { note } : {}) });
    }
    return api.addFinding({
      ...what,
      ...(check === undefined ? {} : { check_id: check }),
      ...(callBack === undefined ? {} : { call_back_id: callBack }),
      ...(redFlag === undefined ? {} : { red_flag: redFlag }),
    });
  });
  return (
    <KeptForm
      form={form}
      kept={kept}
      send={save}
      done={(detail) => {
        close();
        done?.(detail);
      }}
      name="finding"
      className="supervision-form"
      aria-label={t(finding === undefined ? 'supervision.addFinding' : 'supervision.changeFinding')}
      initialValues={initial}
    >
      <Form.Item
        name="content"
        label={t('supervision.what')}
        rules={[{ required: true, whitespace: true, message: t('supervision.required') }]}
      >
        <Input.TextArea autoFocus maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <OwnedBy
        owner={finding?.owner.id}
        labels={{ owner: t('supervision.owner'), due: t('supervision.deadline') }}
        missing={{ owner: t('supervision.requiredChoice'), due: t('supervision.required') }}
      />
      {finding !== undefined && (
        <Form.Item name="note" label={t('supervision.changeWhy')}>
          <Input maxLength={500} />
        </Form.Item>
      )}
      <SendOrGiveUp sending={save.isPending} kept={kept} close={close} />
    </KeptForm>
  );
}
