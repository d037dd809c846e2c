// Placing a hold: on the record that is given, or on a kind or everything that came from a room, as one chooses.
import { Form, Input, Radio, Select } from 'antd';
import type { ArchiveKind, ArchiveRecord, HoldOn } from '../../bindings/operations';
import { api } from '../../host';
import { useWords } from '../../shared/i18n';
import { ReasonForm } from './ReasonForm';
import { kindsOfTerm } from './search';

interface Fields {
  on?: { scope: 'kind' | 'room'; kind?: ArchiveKind; room?: string };
  reason: string;
}

function meant(record: ArchiveRecord | null, on: Fields['on']): HoldOn {
  if (record !== null) {
    return { scope: 'record', id: record.id };
  }
  return on?.scope === 'kind'
    ? { scope: 'kind', kind: on.kind ?? 'ticket' }
    : { scope: 'room', room: on?.room ?? '' };
}

export function HoldForm({ record, close }: { record: ArchiveRecord | null; close: () => void }) {
  const { t } = useWords();
  return (
    <ReasonForm<Fields>
      title={record === null ? t('archive.placeHold') : t('archive.holdOne', { mark: record.mark })}
      draft={`hold.${record?.id ?? 'new'}`}
      verb={t('action.save')}
      act={({ on, reason }) => api.placeHold({ on: meant(record, on), reason })}
      close={close}
      initial={{ on: { scope: 'room', kind: 'ticket' } }}
    >
      {record === null && <What />}
    </ReasonForm>
  );
}

function What() {
  const { t } = useWords();
  const scope = Form.useWatch(['on', 'scope']) as 'kind' | 'room' | undefined;
  return (
    <>
      <Form.Item name={['on', 'scope']} label={t('archive.holdWhat')}>
        <Radio.Group
          options={[
            { value: 'room', label: t('archive.holdRoom') },
            { value: 'kind', label: t('archive.holdKind') },
          ]}
        />
      </Form.Item>
      {scope === 'kind' ? (
        <Form.Item name={['on', 'kind']} label={t('archive.kindHead')}>
          <Select options={kindsOfTerm.map((value) => ({ value, label: t(`archive.kind.${value}`) }))} />
        </Form.Item>
      ) : (
        <Form.Item
          name={['on', 'room']}
          label={t('archive.room')}
          rules={[{ required: true, whitespace: true, message: t('archive.required') }]}
        >
          <Input placeholder="3-2-1502" />
        </Form.Item>
      )}
    </>
  );
}
