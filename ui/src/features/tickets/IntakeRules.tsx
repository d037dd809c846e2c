// The office's rules by which words propose a category and a topic, changed as a whole.
import { DeleteOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import type { Category } from '../../bindings/operations';
import { api } from '../../host';
import { useWords } from '../../shared/i18n';
import { shelves } from '../../shared/lookups';
import { WholeList, type WholeRow, WholeSection } from '../../shared/WholeList';
import { Fitting } from './Fitting';
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
    <WholeSection title={t('rules.title')} hint={t('rules.hint')} whole={rules}>
      {(whole) => (
        <WholeList<RuleFields>
          name="rules"
          rows={whole.rules.map((rule) => ({ ...rule, words: rule.words.join(' ') }))}
          blank={{}}
          save={(rows) => save(rows, whole.version)}
          shelf={shelves.intakeRules}
          words={{ save: t('rules.save'), add: t('rules.add') }}
        >
          {(row) => <Rule key={row.key} row={row} />}
        </WholeList>
      )}
    </WholeSection>
  );
}

function save(rows: RuleFields[], version: number) {
  return api.saveIntakeRules({
    expected_version: version,
    rules: rows.map(({ words, category, topic_id }) => ({
      words: [words ?? ''],
      ...(category ? { category } : {}),
      ...(topic_id ? { topic_id } : {}),
    })),
  });
}

function Rule({ row: { at, remove } }: { row: WholeRow }) {
  const { t } = useWords();
  return (
    <div className="rule">
      <Form.Item name={[at, 'words']} rules={[{ required: true, message: t('act.required') }]}>
        <Input.TextArea
          aria-label={`${t('rules.words')} ${at + 1}`}
          placeholder={t('rules.wordsPlaceholder')}
          autoSize={{ minRows: 1, maxRows: 4 }}
        />
      </Form.Item>
      <Fitting at={at} noCategory={t('rules.noCategory')} noTopic={t('rules.noTopic')} />
      <Button
        type="text"
        icon={<DeleteOutlined />}
        aria-label={`${t('rules.remove')} ${at + 1}`}
        onClick={remove}
      />
    </div>
  );
}
