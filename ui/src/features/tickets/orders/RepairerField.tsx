// Who goes: the people of maintenance who still work here.
import { Form, Select } from 'antd';
import { useWords } from '../../../shared/i18n';
import { useStaff } from '../../../shared/lookups';

export function RepairerField({ autoFocus }: { autoFocus: boolean }) {
  const { t } = useWords();
  const staff = useStaff();
  const repairers = (staff.data ?? []).filter(({ active, roles }) => active && roles.includes('maintenance'));
  return (
    <Form.Item
      name="staff_id"
      label={t('orders.repairer')}
      rules={[{ required: true, message: t('act.requiredChoice') }]}
      extra={staff.data !== undefined && repairers.length === 0 ? t('orders.noRepairers') : undefined}
    >
      <Select
        autoFocus={autoFocus}
        placeholder={t('orders.chooseRepairer')}
        showSearch={{ optionFilterProp: 'label' }}
        options={repairers.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Form.Item>
  );
}
