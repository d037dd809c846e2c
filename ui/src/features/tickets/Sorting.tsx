// What kind it is and what it is about. The office's rules propose both from the words; a person takes a proposal with
// one key, or chooses otherwise.
import { useQuery } from '@tanstack/react-query';
import { Button, Form, type FormInstance, Radio, Select } from 'antd';
import type { Category } from '../../bindings/operations';
import { api } from '../../host';
import { useWords } from '../../shared/i18n';
import { nameOfKey, placeOf, useKeys } from '../../shared/keyboard';
import { useLater } from '../../shared/later';
import { shelves, useTopics } from '../../shared/lookups';
import type { Fields } from './intakeFields';
import { categories } from './search';

interface Props {
  form: FormInstance<Fields>;
  /** Whether keys are for this form. */
  active: boolean;
}

export function Sorting({ form, active }: Props) {
  const { t } = useWords();
  const topics = useTopics();
  const content = (Form.useWatch('content', form) ?? '').trim();
  const category = Form.useWatch('category', form);
  const topic = Form.useWatch('topic_id', form);
  const asked = useLater(content, 200);
  const proposals = useQuery({
    queryKey: [...shelves.intakeRules, 'propose', asked],
    queryFn: () => api.proposeIntake({ content: asked }),
    enabled: active && asked !== '',
    placeholderData: (before) => before,
  });
  const proposed = content === '' ? null : (proposals.data ?? null);
  const takeCategory = (one: Category) => {
    form.setFieldValue('category', one);
    void form.validateFields(['category']);
  };
  const takeTopic = (id: number) => form.setFieldValue('topic_id', id);

  useKeys((event) => {
    if (!active) {
      return;
    }
    const chosen = categories[placeOf(event, 'category')];
    const place = placeOf(event, 'topic');
    if (chosen !== undefined) {
      event.preventDefault();
      takeCategory(chosen);
    } else if (place >= 0) {
      event.preventDefault();
      const found = proposed?.topics[place];
      if (found !== undefined) {
        takeTopic(found.topic_id);
      }
    }
  });

  return (
    <>
      <Form.Item
        name="category"
        label={t('intake.category')}
        extra={category === undefined ? undefined : t(`intake.limit.${category}`)}
        rules={[{ required: true, message: t('intake.categoryMissing') }]}
      >
        <Radio.Group block optionType="button" buttonStyle="solid" className="sorting">
          {categories.map((one, place) => {
            const because =
              category === undefined && proposed?.category?.category === one ? proposed.category.word : null;
            return (
              <Radio.Button
                key={one}
                value={one}
                {...(because === null
                  ? {}
                  : { className: 'proposed', title: t('intake.because', { word: because }) })}
              >
                <span>{t(`category.${one}`)}</span>
                {because !== null && <em>{t('intake.proposed')}</em>}
                <kbd>{nameOfKey('category', place)}</kbd>
              </Radio.Button>
            );
          })}
        </Radio.Group>
      </Form.Item>
      <Form.Item name="topic_id" label={t('intake.topic')} className="sorting-topic">
        <Select
          allowClear
          placeholder={t('intake.chooseTopic')}
          showSearch={{ optionFilterProp: 'label' }}
          options={(topics.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      {topic === undefined && (proposed?.topics.length ?? 0) > 0 && (
        <p className="proposals">
          <span className="faint">{t('intake.proposed')}</span>
          {proposed?.topics.map((one, place) => (
            <Button
              key={one.topic_id}
              size="small"
              className="proposed"
              title={t('intake.because', { word: one.word })}
              onClick={() => takeTopic(one.topic_id)}
            >
              {one.name} <kbd>{nameOfKey('topic', place)}</kbd>
            </Button>
          ))}
        </p>
      )}
    </>
  );
}
