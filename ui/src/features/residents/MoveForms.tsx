// A household takes a room, or leaves it.
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Checkbox, DatePicker, Form } from 'antd';
import type { Dayjs } from 'dayjs';
import type { ComponentProps } from 'react';
import type { HouseholdCard, RoomCard } from '../../bindings/operations';
import { api } from '../../host';
import { useWords } from '../../shared/i18n';
import { useToday } from '../../shared/lookups';
import { entryOf, nobody, type PersonDraft, PersonFields } from './PersonFields';
import { given, SheetForm, type SheetHandle } from './Sheet';

/** A group of boxes. A form tells what it holds that it is required, which may not be said of a group. */
function Boxes(props: ComponentProps<typeof Checkbox.Group> & { 'aria-required'?: boolean }) {
  const { 'aria-required': _said, ...rest } = props;
  return <Checkbox.Group {...rest} />;
}

interface MoveInFields {
  began_on?: Dayjs | null;
  people: PersonDraft[];
}

interface MoveInProps {
  room: RoomCard;
  sheet: SheetHandle;
  done: (card: HouseholdCard) => void;
}

export function MoveInForm({ room, sheet, done }: MoveInProps) {
  const { t } = useWords();
  const { message } = App.useApp();
  const today = useToday();
  const [form] = Form.useForm<MoveInFields>();
  const act = ({ began_on, people }: MoveInFields) =>
    api.moveIn({
      room_id: room.id,
      people: people.map(entryOf),
      ...given({ began_on: began_on?.format('YYYY-MM-DD') as string }),
    });
  return (
    <SheetForm<MoveInFields, HouseholdCard>
      name="moveIn"
      about={room.id}
      form={form}
      sheet={sheet}
      initial={{ people: [nobody] }}
      act={act}
      done={(card) => {
        void message.success(t('residentForm.movedInDone'));
        done(card);
      }}
      submit={t('residentForm.moveInAct')}
    >
      <Form.Item name="began_on" label={t('residentForm.beganOn')} extra={t('residentForm.beganOnHint')}>
        <DatePicker maxDate={today} />
      </Form.Item>
      <Form.List name="people">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }, index) => (
              <fieldset className="member" key={key} aria-label={t('residentForm.member', { n: index + 1 })}>
                {fields.length > 1 && (
                  <div className="member-head">
                    <strong>{t('residentForm.member', { n: index + 1 })}</strong>
                    <Button
                      type="text"
                      size="small"
                      icon={<DeleteOutlined />}
                      aria-label={t('residentForm.removeMember', { n: index + 1 })}
                      onClick={() => remove(name)}
                    />
                  </div>
                )}
                <PersonFields at={[name]} movedIn={false} autoFocus={index > 0} />
              </fieldset>
            ))}
            <Button
              className="form-more"
              type="link"
              icon={<PlusOutlined />}
              onClick={() => add({ ...nobody, role: 'family' })}
            >
              {t('residentForm.another')}
            </Button>
          </>
        )}
      </Form.List>
    </SheetForm>
  );
}

interface MoveOutFields {
  moved_out: Dayjs;
  person_ids: number[];
}

export function MoveOutForm({ card, sheet }: { card: HouseholdCard; sheet: SheetHandle }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const today = useToday();
  const [form] = Form.useForm<MoveOutFields>();
  const here = card.people.filter((person) => person.moved_out === null);
  const act = ({ moved_out, person_ids }: MoveOutFields) =>
    api.moveOut({
      household_id: card.household?.id ?? 0,
      moved_out: moved_out.format('YYYY-MM-DD'),
      person_ids,
    });
  return (
    <SheetForm<MoveOutFields, HouseholdCard>
      name="moveOut"
      about={card.household?.id ?? 0}
      form={form}
      sheet={sheet}
      initial={{ moved_out: today, person_ids: here.map(({ id }) => id) }}
      act={act}
      done={() => void message.success(t('residentForm.movedOutDone'))}
      submit={t('residentForm.moveOutAct')}
    >
      <Form.Item
        name="person_ids"
        label={t('residentForm.whoLeaves')}
        rules={[{ required: true, message: t('residentForm.requiredChoice') }]}
      >
        <Boxes
          className="leaving"
          options={here.map(({ id, name, role }) => ({
            value: id,
            label: t('person.withRole', {
              name: name ?? t('person.anonymous'),
              role: t(`householdRole.${role}`),
            }),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="moved_out"
        label={t('residentForm.movedOut')}
        extra={t('residentForm.moveOutHint')}
        rules={[{ required: true, message: t('residentForm.required') }]}
      >
        <DatePicker maxDate={today} allowClear={false} />
      </Form.Item>
    </SheetForm>
  );
}
