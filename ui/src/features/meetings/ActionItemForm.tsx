// What is to be done, by whom, by when: noted at an item, or changed later.
import { Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { ActionItem } from '../../bindings/operations';
import { api } from '../../host';
import { useChanged } from '../../shared/drafts';
import { useWords } from '../../shared/i18n';
import { KeptForm, SendOrGiveUp } from '../../shared/KeptForm';
import { OwnedBy } from '../../shared/OwnedBy';
import { useWorkAction } from './workQueries';

interface Fields {
  content: string;
  owner_id: number;
  due_on: Dayjs;
  note?: string;
}

interface Props {
  /** Where a new one comes from. */
  origin?: { meeting_id: number; item_id: number };
  /** The one that is changed. */
  item?: ActionItem;
  close: () => void;
}

const names = ['content', 'owner_id', 'due_on', 'note'];

export function ActionItemForm({ origin, item: opened, close }: Props) {
  const { t } = useWords();
  // As it was when it was opened: what somebody else changes meanwhile is not overwritten.
  const [item] = useState(opened);
  const [form] = Form.useForm<Fields>();
  const [initial] = useState(() =>
    item === undefined
      ? {}
      : { content: item.content, owner_id: item.owner.id, due_on: dayjs.utc(item.due_on) },
  );
  const kept = useChanged(form, `action_item.${item?.id ?? `of.${origin?.item_id}`}`, names, initial);
  const save = useWorkAction(({ content, owner_id, due_on, note }: Fields) => {
    const what = { content, owner_id, due_on: due_on.format('YYYY-MM-DD') };
    if (item !== undefined) {
      const { id, version } = item;
      return api.updateActionItem({ ...what, id, expected_version: version, ...(note ? { note } : {}) });
    }
    const { meeting_id, item_id } = origin ?? { meeting_id: 0, item_id: 0 };
    return api.addActionItem({ ...what, meeting_id, item_id });
  });
  return (
    <KeptForm
      form={form}
      kept={kept}
      send={save}
      done={close}
      name={`action-item-${item?.id ?? origin?.item_id}`}
      className="raise"
      aria-label={t(item === undefined ? 'work.add' : 'work.change')}
      initialValues={initial}
    >
      <Form.Item
        name="content"
        label={t('work.what')}
        rules={[{ required: true, whitespace: true, message: t('meetings.required') }]}
      >
        <Input.TextArea autoFocus maxLength={500} autoSize={{ minRows: 1, maxRows: 6 }} />
      </Form.Item>
      <OwnedBy
        owner={item?.owner.id}
        labels={{ owner: t('work.owner'), due: t('work.dueOn') }}
        missing={{ owner: t('meetings.requiredChoice'), due: t('meetings.required') }}
      />
      {item !== undefined && (
        <Form.Item name="note" label={t('work.changeWhy')}>
          <Input maxLength={500} />
        </Form.Item>
      )}
      <SendOrGiveUp sending={save.isPending} kept={kept} close={close} />
    </KeptForm>
  );
}
