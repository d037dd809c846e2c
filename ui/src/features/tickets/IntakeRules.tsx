// The office's rules by which words propose a category and a topic, changed as a whole.
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Select, Skeleton } from 'antd';
import { useState } from 'react';
import type { Category, IntakeRules } from '../../bindings/operations';
import { api, isFailure } from '../../host';
import { failureText } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { shelves, useTopics } from '../../shared/lookups';
import { Problem } from '../../shared/Problem';
import { categories } from './search';
import './intake.css';

interface RuleFields {
  words?: string;
  category?: Category | null;
  topic_id?: number | null;
}

export function IntakeRulesSection() {
  const { t } = useWords();
  const rules = useQuery({
    queryKey: [...shelves.intakeRules, 'list'],
    queryFn: () => api.listIntakeRules({}),
  });
  return (
    <section className="card" aria-label={t('rules.title')}>
      <header className="card-head">
        <h2>{t('rules.title')}</h2>
      </header>
      <p className="faint">{t('rules.hint')}</p>
      {rules.isError && <Problem caught={rules.error} retry={() => void rules.refetch()} />}
      {rules.isPending && <Skeleton active />}
      {rules.data !== undefined && <RulesForm key={rules.data.version} rules={rules.data} />}
    </section>
  );
}

function RulesForm({ rules }: { rules: IntakeRules }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const topics = useTopics();
  const [form] = Form.useForm<{ rules: RuleFields[] }>();
  const [problem, setProblem] = useState<string | null>(null);
  const save = useMutation({ mutationFn: api.saveIntakeRules });
  const submit = ({ rules: written }: { rules: RuleFields[] }) => {
    setProblem(null);
    save.mutate(
      {
        expected_version: rules.version,
        rules: (written ?? []).map(({ words, category, topic_id }) => ({
          words: [words ?? ''],
          ...(category ? { category } : {}),
          ...(topic_id ? { topic_id } : {}),
        })),
      },
      {
        onSuccess: () => {
          void message.success(t('action.saved'));
          void client.invalidateQueries({ queryKey: shelves.intakeRules });
        },
        onError: (caught) => {
          const text = failureText(caught, language);
          const at = isFailure(caught) ? /^rules\[(\d+)\]\.(\w+)$/.exec(caught.field ?? '') : null;
          if (at === null) {
            setProblem(text);
          } else {
            form.setFields([{ name: ['rules', Number(at[1]), at[2] as 'words'], errors: [text] }]);
          }
        },
      },
    );
  };
  return (
    <Form
      form={form}
      name="rules"
      initialValues={{ rules: rules.rules.map((rule) => ({ ...rule, words: rule.words.join(' ') })) }}
      onFinish={submit}
    >
      {problem !== null && <Alert className="form-problem" type="error" showIcon title={problem} />}
      <Form.List name="rules">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="rule">
                <Form.Item name={[name, 'words']} rules={[{ required: true, message: t('act.required') }]}>
                  <Input.TextArea
                    aria-label={`${t('rules.words')} ${name + 1}`}
                    placeholder={t('rules.wordsPlaceholder')}
                    autoSize={{ minRows: 1, maxRows: 4 }}
                  />
                </Form.Item>
                <Form.Item name={[name, 'category']}>
                  <Select
                    allowClear
                    aria-label={`${t('intake.category')} ${name + 1}`}
                    placeholder={t('rules.noCategory')}
                    options={categories.map((one) => ({ value: one, label: t(`category.${one}`) }))}
                  />
                </Form.Item>
                <Form.Item name={[name, 'topic_id']}>
                  <Select
                    allowClear
                    aria-label={`${t('intake.topic')} ${name + 1}`}
                    placeholder={t('rules.noTopic')}
                    options={(topics.data ?? []).map(({ id, name: label }) => ({ value: id, label }))}
                  />
                </Form.Item>
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={`${t('rules.remove')} ${name + 1}`}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <div className="form-foot">
              <Button type="primary" htmlType="submit" loading={save.isPending}>
                {t('rules.save')}
              </Button>
              <Button icon={<PlusOutlined />} onClick={() => add({})}>
                {t('rules.add')}
              </Button>
            </div>
          </>
        )}
      </Form.List>
    </Form>
  );
}
