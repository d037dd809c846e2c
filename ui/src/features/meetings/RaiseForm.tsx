// What somebody at the meeting said, as a ticket: who, what, and one key. The office's rules propose what kind it is and
// what it is about; what is written stays until it is entered.
import { useQuery } from '@tanstack/react-query';
import { Alert, App, AutoComplete, Button, Form, type FormInstance, Input, Radio, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Category, MeetingDetail, MeetingItem } from '../../bindings/operations';
import { api } from '../../host';
import { useDraft } from '../../shared/drafts';
import { showInForm } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { useLater } from '../../shared/later';
import { shelves, useStaff, useTopics } from '../../shared/lookups';
import { speakerOf } from './spoken';
import { useWorkAction } from './workQueries';

interface Fields {
  who?: string;
  content?: string;
  category?: Category;
  topic_id?: number;
  responsible_id?: number;
  late_entry_reason?: string;
}

interface Props {
  meeting: MeetingDetail;
  item: MeetingItem;
  /** What was marked in the record. */
  said: string;
  close: () => void;
}

const categories: Category[] = ['complaint', 'suggestion', 'inquiry'];

/**
 * What the office's rules say of the words is chosen, as long as nobody chose something else. Answers what to call with what somebody
 * changed, and what to call for the next one.
 */
function useProposed(form: FormInstance<Fields>) {
  // What a person chose is not proposed over.
  const chosen = useRef({ category: false, topic_id: false });
  const content = (Form.useWatch('content', form) ?? '').trim();
  const asked = useLater(content, 200);
  const proposed = useQuery({
    queryKey: [...shelves.intakeRules, 'propose', asked],
    queryFn: () => api.proposeIntake({ content: asked }),
    enabled: asked !== '',
    placeholderData: (before) => before,
  }).data;
  useEffect(() => {
    if (proposed === undefined) {
      return;
    }
    if (!chosen.current.category && proposed.category !== null) {
      form.setFieldValue('category', proposed.category.category);
    }
    if (!chosen.current.topic_id && proposed.topics[0] !== undefined) {
      form.setFieldValue('topic_id', proposed.topics[0].topic_id);
    }
  }, [form, proposed]);
  const chose = (changed: Fields) => {
    chosen.current.category ||= changed.category !== undefined;
    chosen.current.topic_id ||= changed.topic_id !== undefined;
  };
  const chooseAnew = () => {
    chosen.current = { category: false, topic_id: false };
  };
  return [chose, chooseAnew] as const;
}

export function RaiseForm({ meeting, item, said, close }: Props) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [problem, setProblem] = useState<string | null>(null);
  const topics = useTopics();
  const staff = useStaff();
  const entered = useDraft(form, `meeting_ticket/${item.id}`, ['content']);
  const [chose, chooseAnew] = useProposed(form);
  const raise = useWorkAction((fields: Fields) =>
    api.registerMeetingTicket({
      meeting_id: meeting.id,
      item_id: item.id,
      category: fields.category ?? 'suggestion',
      content: fields.content ?? '',
      ...speakerOf(fields.who ?? '', meeting.people),
      ...(fields.topic_id === undefined ? {} : { topic_id: fields.topic_id }),
      ...(fields.responsible_id === undefined ? {} : { responsible_id: fields.responsible_id }),
      ...(fields.late_entry_reason ? { late_entry_reason: fields.late_entry_reason } : {}),
    }),
  );
  const send = (fields: Fields) => {
    setProblem(null);
    raise.mutate(fields, {
      onSuccess: ({ number }) => {
        entered();
        chooseAnew();
        form.resetFields();
        form.setFieldValue('content', '');
        form.focusField('who');
        void message.success(t('work.raised', { number }));
      },
      onError: (caught) => setProblem(showInForm(form, caught, language)),
    });
  };
  return (
    <Form<Fields>
      form={form}
      name={`raise-${item.id}`}
      className="raise"
      layout="vertical"
      aria-label={t('work.raise')}
      initialValues={{
        content: said,
        ...(meeting.state === 'ended' ? { late_entry_reason: t('work.lateReason') } : {}),
      }}
      onValuesChange={chose}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          close();
        }
      }}
      onFinish={send}
    >
      {problem !== null && <Alert className="form-problem" type="error" showIcon title={problem} />}
      <div className="form-row">
        <Form.Item name="who" label={t('work.who')}>
          <AutoComplete
            autoFocus
            placeholder={t('work.whoHint')}
            maxLength={80}
            options={meeting.people.map(({ id, name, note }) => ({
              key: id,
              value: note === null ? name : `${name} ${note}`,
            }))}
            showSearch={{ filterOption: (typed, option) => option?.value.includes(typed.trim()) ?? false }}
          />
        </Form.Item>
        <Form.Item name="responsible_id" label={t('tickets.responsible')}>
          <Select
            allowClear
            placeholder={t('work.later')}
            options={(staff.data ?? [])
              .filter(({ active }) => active)
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      </div>
      <Form.Item
        name="content"
        label={t('work.said')}
        rules={[{ required: true, whitespace: true, message: t('meetings.required') }]}
      >
        <Input.TextArea
          maxLength={4000}
          autoSize={{ minRows: 2, maxRows: 8 }}
          onPressEnter={(event) => {
            // Enter enters the ticket, with Shift it goes to the next line; an input method owns its own Enter.
            if (!event.shiftKey && !event.nativeEvent.isComposing) {
              event.preventDefault();
              form.submit();
            }
          }}
        />
      </Form.Item>
      <div className="form-row">
        <Form.Item
          name="category"
          label={t('intake.category')}
          rules={[{ required: true, message: t('intake.categoryMissing') }]}
        >
          <Radio.Group
            block
            optionType="button"
            buttonStyle="solid"
            options={categories.map((value) => ({ value, label: t(`category.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="topic_id" label={t('ticket.topic')}>
          <Select
            allowClear
            placeholder={t('work.later')}
            options={(topics.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      </div>
      {meeting.state === 'ended' && (
        <Form.Item name="late_entry_reason" label={t('work.lateWhy')}>
          <Input maxLength={200} />
        </Form.Item>
      )}
      <div className="work-add">
        <Button type="primary" htmlType="submit" loading={raise.isPending}>
          {t('work.raiseGo')} <kbd>Enter</kbd>
        </Button>
        <Button type="text" onClick={close}>
          {t('action.close')}
        </Button>
      </div>
    </Form>
  );
}
