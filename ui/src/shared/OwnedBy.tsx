// Who does something by when: two fields of a form.
import { DatePicker, Form, Select } from 'antd';
import { useStaff } from './lookups';

interface Props {
  /** Where in the form the two stand, before `owner_id` and `due_on`. */
  within?: string[];
  /** Who does it now, who may not work here any more. */
  owner?: number | undefined;
  labels: { owner: string; due: string };
  missing: { owner: string; due: string };
}

export function OwnedBy({ within = [], owner, labels, missing }: Props) {
  const staff = useStaff();
  return (
    <div className="form-row">
      <Form.Item
        name={[...within, 'owner_id']}
        label={labels.owner}
        rules={[{ required: true, message: missing.owner }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={(staff.data ?? [])
            .filter(({ id, active }) => active || id === owner)
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item
        name={[...within, 'due_on']}
        label={labels.due}
        rules={[{ required: true, message: missing.due }]}
      >
        <DatePicker />
      </Form.Item>
    </div>
  );
}
