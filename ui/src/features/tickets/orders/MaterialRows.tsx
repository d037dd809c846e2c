// What was used: a row each; Enter in the last one begins another.
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Form, Input } from 'antd';
import type { KeyboardEvent } from 'react';
import { useWords } from '../../../shared/i18n';

/** The most rows that core takes. */
const most = 30;

export function MaterialRows() {
  const { t } = useWords();
  const units = t('orders.units')
    .split(' ')
    .map((value) => ({ value }));
  return (
    <fieldset className="materials">
      <legend>{t('orders.materials')}</legend>
      <Form.List name="materials">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }, place) => {
              const row = String(place + 1);
              // The form is sent by the key that sends every form; this one goes on to the next row.
              const goOn = (event: KeyboardEvent) => {
                if (!event.ctrlKey && !event.metaKey) {
                  event.preventDefault();
                  if (place === rows.length - 1 && rows.length < most) {
                    add({});
                  }
                }
              };
              return (
                <div key={key} className="material">
                  <Form.Item name={[name, 'name']}>
                    <Input
                      maxLength={40}
                      aria-label={t('orders.materialName', { row })}
                      onPressEnter={goOn}
                      placeholder={t('orders.materialNameHint')}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'quantity']}>
                    <Input
                      maxLength={11}
                      inputMode="decimal"
                      aria-label={t('orders.materialQuantity', { row })}
                      onPressEnter={goOn}
                      placeholder={t('orders.quantity')}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'unit']}>
                    <AutoComplete options={units} aria-label={t('orders.materialUnit', { row })}>
                      <Input maxLength={10} placeholder={t('orders.unit')} onPressEnter={goOn} />
                    </AutoComplete>
                  </Form.Item>
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={t('orders.removeMaterial', { row })}
                    onClick={() => remove(name)}
                  />
                </div>
              );
            })}
            {rows.length < most && (
              <Button type="dashed" size="small" icon={<PlusOutlined />} onClick={() => add({})}>
                {t('orders.addMaterial')}
              </Button>
            )}
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
