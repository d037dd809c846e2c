// A room: its number, kind, area, and what the office notes about it.
import { App, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { RoomCard, RoomKind } from '../../bindings/operations';
import { api, isFailure } from '../../host';
import { useWords } from '../../shared/i18n';
import { Latest } from './Latest';
import { given, SheetForm, type SheetHandle } from './Sheet';
import { kinds } from './search';

interface Fields {
  room: string;
  kind?: RoomKind | null;
  /** In square metres. */
  area_hundredths?: number | null;
  note?: string | null;
}

interface Props {
  /** The room as the register has it now; none for a new one. */
  room: RoomCard | null;
  sheet: SheetHandle;
  done: (room: RoomCard) => void;
}

function shown({ room, kind, area_hundredths, note }: RoomCard): Fields {
  return { room, kind, area_hundredths: area_hundredths === null ? null : area_hundredths / 100, note };
}

export function RoomForm({ room, sheet, done }: Props) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [opened] = useState(room);
  const [outdated, setOutdated] = useState(false);
  const save = ({ room: number, kind, area_hundredths: area, note }: Fields) => {
    const fields = given({ kind, note, area_hundredths: area && Math.round(area * 100) });
    // Once somebody else's change was shown, saving again goes by what is there now.
    const version = (outdated ? room : opened)?.version;
    return api.saveRoom({
      ...(fields as Omit<Parameters<typeof api.saveRoom>[0], 'room'>),
      room: number,
      ...(opened === null || version === undefined ? {} : { id: opened.id, expected_version: version }),
    });
  };
  return (
    <SheetForm<Fields, RoomCard>
      name="room"
      about={opened === null ? 'new' : `${opened.id}.${opened.version}`}
      form={form}
      sheet={sheet}
      initial={opened === null ? {} : shown(opened)}
      act={save}
      done={(saved) => {
        void message.success(t('action.saved'));
        done(saved);
      }}
      refused={(caught) => setOutdated(isFailure(caught) && caught.code === 'record.changed')}
      submit={t('action.save')}
    >
      {outdated && opened !== null && room !== null && (
        <Latest before={words(t, shown(opened))} now={words(t, shown(room))} />
      )}
      <Form.Item
        name="room"
        label={t('residents.room')}
        extra={t('residentForm.roomHint')}
        rules={[{ required: true, whitespace: true, message: t('residentForm.required') }]}
      >
        <Input autoFocus maxLength={60} placeholder={t('residentForm.roomPlaceholder')} />
      </Form.Item>
      <div className="form-row">
        <Form.Item name="kind" label={t('residents.kind')}>
          <Select
            allowClear
            placeholder={t('residentForm.kindByNumber')}
            options={kinds.map((kind) => ({ value: kind, label: t(`roomKind.${kind}`) }))}
          />
        </Form.Item>
        <Form.Item name="area_hundredths" label={t('residentForm.area')}>
          <InputNumber className="form-number" controls={false} precision={2} min={0} />
        </Form.Item>
      </div>
      <Form.Item name="note" label={t('residentForm.note')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={500} />
      </Form.Item>
    </SheetForm>
  );
}

function words(t: ReturnType<typeof useWords>['t'], { room, kind, area_hundredths: area, note }: Fields) {
  return {
    [t('residents.room')]: room,
    [t('residents.kind')]: kind ? t(`roomKind.${kind}`) : '',
    [t('residentForm.area')]: area ? String(area) : '',
    [t('residentForm.note')]: note ?? '',
  };
}
