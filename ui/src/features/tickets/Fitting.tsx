// Which tickets a row of the office's lists is for, or proposes: a category and a topic, either of which can be left open.
import { Form, Select } from 'antd';
import { useWords } from '../../shared/i18n';
import { useTopics } from '../../shared/lookups';
import { categories } from './search';

interface Props {
  /** The place of the row in its list. */
  at: number;
  noCategory: string;
  noTopic: string;
}

export function Fitting({ at, noCategory, noTopic }: Props) {
  const { t } = useWords();
  const topics = useTopics({ all: true });
  return (
    <>
      <Form.Item name={[at, 'category']}>
        <Select
          allowClear
          aria-label={`${t('intake.category')} ${at + 1}`}
          placeholder={noCategory}
          options={categories.map((one) => ({ value: one, label: t(`category.${one}`) }))}
        />
      </Form.Item>
      <Form.Item name={[at, 'topic_id']}>
        <Select
          allowClear
          aria-label={`${t('intake.topic')} ${at + 1}`}
          placeholder={noTopic}
          options={(topics.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
    </>
  );
}
