// Who calls: looked up in the register, or in words for whoever is not in it, or nobody at all.
import { CloseOutlined } from '@ant-design/icons';
import { Button, Form, type FormInstance, Input, type InputRef, Skeleton } from 'antd';
import { useRef } from 'react';
import type { FoundResident } from '../../bindings/operations';
import { useWords } from '../../shared/i18n';
import { LookUp } from '../../shared/LookUp';
import { Problem } from '../../shared/Problem';
import { useHouseholdCard } from '../../shared/residents';

/** What the form keeps of the caller. */
export interface CallerFields {
  /** What stands in the box that looks up. */
  look_up?: string | undefined;
  /** The room of whoever was chosen. */
  chosen_room?: string | undefined;
  room_id?: number | undefined;
  household_id?: number | undefined;
  person_id?: number | undefined;
  room?: string | undefined;
  caller_name?: string | undefined;
  phone?: string | undefined;
}

/** Takes somebody who was found into the form; words about somebody else go. */
export function takeCaller(form: FormInstance, found: FoundResident): void {
  form.setFieldsValue({
    look_up: undefined,
    chosen_room: found.room,
    room_id: found.room_id,
    household_id: found.household_id ?? undefined,
    person_id: found.person_id ?? undefined,
    room: undefined,
    caller_name: undefined,
    phone: undefined,
  });
}

/** Words that nothing was found by: a telephone number, a room or a name. */
function takeWords(form: FormInstance, words: string): void {
  if (words === '') {
    return;
  }
  const field =
    /^[\d\s+()-]{7,}$/.test(words) && !/^\d{1,3}-\d{1,2}-/.test(words)
      ? 'phone'
      : /\d/.test(words)
        ? 'room'
        : 'caller_name';
  form.setFieldsValue({ look_up: undefined, [field]: words });
}

interface Props {
  form: FormInstance<CallerFields>;
  /** Goes on to what was said. */
  next: () => void;
  /** What an empty telephone number means, where it is not what the form usually says. */
  phoneHint?: string;
}

export function Caller({ form, next, phoneHint }: Props) {
  const { t } = useWords();
  const box = useRef<InputRef>(null);
  const roomId = Form.useWatch('room_id', { form, preserve: true });
  const personId = Form.useWatch('person_id', { form, preserve: true });
  const clear = () => {
    form.setFieldsValue({
      chosen_room: undefined,
      room_id: undefined,
      household_id: undefined,
      person_id: undefined,
    });
    // The box is there again after the next drawing.
    setTimeout(() => box.current?.focus());
  };
  return (
    <>
      {roomId === undefined ? (
        <Form.Item name="look_up" label={t('intake.who')}>
          <LookUp
            ref={box}
            label={t('intake.who')}
            placeholder={t('lookUp.placeholder')}
            limit={6}
            choose={(found) => {
              takeCaller(form, found);
              next();
            }}
            takeWords={(words) => {
              takeWords(form, words);
              next();
            }}
          />
        </Form.Item>
      ) : (
        <Form.Item label={t('intake.who')}>
          <Chosen form={form} roomId={roomId} clear={clear} />
        </Form.Item>
      )}
      <div className="form-row">
        <Form.Item name="room" label={t('intake.room')} hidden={roomId !== undefined}>
          <Input placeholder={t('intake.roomPlaceholder')} maxLength={40} />
        </Form.Item>
        <Form.Item name="caller_name" label={t('intake.caller')} hidden={personId !== undefined}>
          <Input placeholder={t('intake.callerPlaceholder')} maxLength={40} />
        </Form.Item>
        <Form.Item name="phone" label={t('intake.phone')}>
          <Input
            placeholder={
              phoneHint ?? t(personId === undefined ? 'intake.phonePlaceholder' : 'intake.phoneRegistered')
            }
            inputMode="tel"
          />
        </Form.Item>
      </div>
    </>
  );
}

/** Whoever was chosen, with what one should know of the household before answering. */
function Chosen({
  form,
  roomId,
  clear,
}: {
  form: FormInstance<CallerFields>;
  roomId: number;
  clear: () => void;
}) {
  const { t } = useWords();
  const householdId = Form.useWatch('household_id', { form, preserve: true });
  const personId = Form.useWatch('person_id', { form, preserve: true });
  const card = useHouseholdCard(
    householdId === undefined ? { room_id: roomId } : { household_id: householdId },
  );
  const person = card.data?.people.find(({ id }) => id === personId);
  const notes = [card.data?.room.note, person?.note].filter((note) => note);
  return (
    <div className="caller">
      <div className="household">
        {card.isError && <Problem caught={card.error} retry={() => void card.refetch()} />}
        {card.isPending && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
        {card.data !== undefined && (
          <>
            <p className="household-head">
              <strong>{card.data.room.room}</strong>
              <strong>{person === undefined ? t('lookUp.wholeHousehold') : person.name}</strong>
              {person !== undefined && <span className="faint">{t(`lookUp.role.${person.role}`)}</span>}
              <span>{person?.phones_masked[0]}</span>
            </p>
            <p className="faint">
              {t('lookUp.open', { count: card.data.open_tickets.length })}
              {card.data.open_tickets[0] !== undefined && (
                <>
                  {' · '}
                  {card.data.open_tickets[0].number} {card.data.open_tickets[0].excerpt.slice(0, 24)}
                </>
              )}
            </p>
            {notes.length > 0 && <p className="household-note">{notes.join(t('between.clauses'))}</p>}
          </>
        )}
      </div>
      <Button type="text" icon={<CloseOutlined />} onClick={clear}>
        {t('intake.otherCaller')}
      </Button>
    </div>
  );
}
