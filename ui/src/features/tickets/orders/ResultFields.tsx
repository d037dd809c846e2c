// What was done, with which materials, in what time: as it is written when the work is finished, and when it is corrected.
import { Form, Input, InputNumber } from 'antd';
import type { Material } from '../../../bindings/operations';
import { useWords } from '../../../shared/i18n';
import { MaterialRows } from './MaterialRows';
import { used } from './materials';

export interface ResultWords {
  result?: string;
  minutes?: number | null;
  materials?: Partial<Material>[];
}

export function ResultFields() {
  const { t } = useWords();
  return (
    <>
      <Form.Item
        name="result"
        label={t('orders.result')}
        rules={[{ required: true, whitespace: true, message: t('act.required') }]}
      >
        <Input.TextArea
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={1000}
          placeholder={t('orders.resultPlaceholder')}
        />
      </Form.Item>
      <MaterialRows />
      <Form.Item name="minutes" label={t('orders.minutes')}>
        <InputNumber min={1} max={10080} precision={0} suffix={t('orders.minuteUnit')} />
      </Form.Item>
    </>
  );
}

/** What was written, as it goes to core. */
export function resultOf({ result, materials, minutes }: ResultWords) {
  return {
    result: result ?? '',
    materials: used(materials ?? []),
    ...(minutes == null ? {} : { minutes }),
  };
}
