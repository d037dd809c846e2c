// 常用语: the office's phrases, changed as a whole, in the order in which they are offered.
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Select, Skeleton } from 'antd';
import { useState } from 'react';
import type { Category, PhrasePurpose, Phrases } from '../../bindings/operations';
import { api, isFailure } from '../../host';
import { failureText } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { shelves, useTopics } from '../../shared/lookups';
import { Problem } from '../../shared/Problem';
import { categories } from './search';
import './phrases.css';

interface PhraseFields {
  title?: string;
  content?: string;
  purpose?: PhrasePurpose;
  category?: Category | null;
  topic_id?: number | null;
}

export function PhrasesSection() {
  const { t } = useWords();
  const phrases = useQuery({
    queryKey: [...shelves.phrases, 'list'],
    queryFn: () => api.listPhrases({}),
  });
  return (
    <section className="card" aria-label={t('phrases.title')}>
      <header className="card-head">
        <h2>{t('phrases.title')}</h2>
      </header>
      <p className="faint">{t('phrases.hint')}</p>
      {phrases.isError && <Problem caught={phrases.error} retry={() => void phrases.refetch()} />}
      {phrases.isPending && <Skeleton active />}
      {phrases.data !== undefined && <PhrasesForm key={phrases.data.version} phrases={phrases.data} />}
    </section>
  );
}

function PhrasesForm({ phrases }: { phrases: Phrases }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const topics = useTopics();
  const [form] = Form.useForm<{ phrases: PhraseFields[] }>();
  const [problem, setProblem] = useState<string | null>(null);
  const save = useMutation({ mutationFn: api.savePhrases });
  const submit = ({ phrases: written }: { phrases: PhraseFields[] }) => {
    setProblem(null);
    save.mutate(
      {
        expected_version: phrases.version,
        phrases: (written ?? []).map(({ title, content, purpose, category, topic_id }) => ({
          title: title ?? '',
          content: content ?? '',
          purpose: purpose ?? 'feedback',
          ...(category ? { category } : {}),
          ...(topic_id ? { topic_id } : {}),
        })),
      },
      {
        onSuccess: () => {
          void message.success(t('action.saved'));
          void client.invalidateQueries({ queryKey: shelves.phrases });
        },
        onError: (caught) => {
          const text = failureText(caught, language);
          const at = isFailure(caught) ? /^phrases\[(\d+)\]\.(\w+)$/.exec(caught.field ?? '') : null;
          if (at === null) {
            setProblem(text);
            return;
          }
          const name: ['phrases', number, 'content'] = ['phrases', Number(at[1]), at[2] as 'content'];
          form.setFields([{ name, errors: [text] }]);
          form.scrollToField(name, { block: 'center' });
        },
      },
    );
  };
  return (
    <Form
      form={form}
      name="phrases"
      initialValues={{ phrases: phrases.phrases }}
      onFinish={submit}
      scrollToFirstError
    >
      <Places phrases={phrases} />
      {problem !== null && <Alert className="form-problem" type="error" showIcon title={problem} />}
      <Form.List name="phrases">
        {(fields, { add, remove, move }) => (
          <>
            {fields.map(({ key, name }) => (
              <fieldset key={key} className="phrase" aria-label={`${t('phrases.title')} ${name + 1}`}>
                <div className="phrase-head">
                  <Form.Item name={[name, 'title']} rules={[{ required: true, message: t('act.required') }]}>
                    <Input
                      aria-label={`${t('phrases.name')} ${name + 1}`}
                      placeholder={t('phrases.namePlaceholder')}
                      maxLength={20}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'purpose']}>
                    <Select
                      aria-label={`${t('phrases.purpose')} ${name + 1}`}
                      options={(['feedback', 'note'] as const).map((one) => ({
                        value: one,
                        label: t(`phrases.${one}`),
                      }))}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'category']}>
                    <Select
                      allowClear
                      aria-label={`${t('intake.category')} ${name + 1}`}
                      placeholder={t('phrases.anyCategory')}
                      options={categories.map((one) => ({ value: one, label: t(`category.${one}`) }))}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'topic_id']}>
                    <Select
                      allowClear
                      aria-label={`${t('intake.topic')} ${name + 1}`}
                      placeholder={t('phrases.anyTopic')}
                      options={(topics.data ?? []).map(({ id, name: label }) => ({ value: id, label }))}
                    />
                  </Form.Item>
                  <span className="phrase-order">
                    <Button
                      type="text"
                      icon={<ArrowUpOutlined />}
                      aria-label={`${t('phrases.up')} ${name + 1}`}
                      disabled={name === 0}
                      onClick={() => move(name, name - 1)}
                    />
                    <Button
                      type="text"
                      icon={<ArrowDownOutlined />}
                      aria-label={`${t('phrases.down')} ${name + 1}`}
                      disabled={name === fields.length - 1}
                      onClick={() => move(name, name + 1)}
                    />
                    <Button
                      type="text"
                      icon={<DeleteOutlined />}
                      aria-label={`${t('phrases.remove')} ${name + 1}`}
                      onClick={() => remove(name)}
                    />
                  </span>
                </div>
                <Form.Item name={[name, 'content']} rules={[{ required: true, message: t('act.required') }]}>
                  <Input.TextArea
                    aria-label={`${t('phrases.content')} ${name + 1}`}
                    placeholder={t('phrases.contentPlaceholder')}
                    maxLength={1000}
                    autoSize={{ minRows: 2, maxRows: 6 }}
                  />
                </Form.Item>
              </fieldset>
            ))}
            <div className="form-foot phrases-foot">
              <Button type="primary" htmlType="submit" loading={save.isPending}>
                {t('phrases.save')}
              </Button>
              <Button icon={<PlusOutlined />} onClick={() => add({ purpose: 'feedback' })}>
                {t('phrases.add')}
              </Button>
            </div>
          </>
        )}
      </Form.List>
    </Form>
  );
}

/** What can stand in braces. */
function Places({ phrases }: { phrases: Phrases }) {
  const { t } = useWords();
  return (
    <div className="phrase-places">
      {[false, true].map((byHand) => (
        <p key={String(byHand)}>
          <span className="faint">{t(byHand ? 'phrases.placesByHand' : 'phrases.places')}</span>
          {phrases.places
            .filter(({ by_hand }) => by_hand === byHand)
            .map(({ word }) => (
              <code key={word}>{`{${word}}`}</code>
            ))}
        </p>
      ))}
    </div>
  );
}
