// The fields of a person, wherever one is entered: alone, or as one of several who move in.
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, DatePicker, Form, Input, Segmented, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { ContactWay, HouseholdRole, PersonCard, PersonEntry } from '../../bindings/operations';
import { useWords } from '../../shared/i18n';
import { useToday } from '../../shared/lookups';
import { given } from './Sheet';

const roles: HouseholdRole[] = ['owner', 'tenant', 'family'];
const ways: ContactWay[] = ['phone', 'wechat', 'message', 'visit'];

/** What stands in the fields. */
export interface PersonDraft {
  name: string;
  role: HouseholdRole;
  phones?: string[];
  wechat?: string | null;
  contact_way?: ContactWay | null;
  note?: string | null;
  moved_in?: Dayjs | null;
}

/** A person nobody has written anything of yet. */
export const nobody: Partial<PersonDraft> = { role: 'owner', phones: [''] };

/** The fields of somebody who is in the register; the telephone numbers are hidden, and not among them. */
export function draftOf({ name, role, wechat, contact_way, note, moved_in }: PersonCard): PersonDraft {
  return {
    name: name ?? '',
    role,
    wechat,
    contact_way,
    note,
    moved_in: moved_in === null ? null : dayjs(moved_in),
  };
}

/** What core is told. */
export function entryOf({ name, role, phones, moved_in, ...rest }: PersonDraft): PersonEntry {
  const numbers = phones?.map((phone) => phone?.trim() ?? '');
  return given({
    name,
    role,
    ...rest,
    moved_in: moved_in?.format('YYYY-MM-DD') ?? null,
    phones: numbers?.filter((phone) => phone !== ''),
  }) as PersonEntry;
}

interface Props {
  /** Where the fields are in the form; within a list of the form, from there. */
  at?: (string | number)[];
  /** Whether telephone numbers are entered here. */
  phones?: boolean;
  /** Whether there is a day of moving in. */
  movedIn?: boolean;
  autoFocus?: boolean;
}

export function PersonFields({ at = [], phones = true, movedIn = true, autoFocus = false }: Props) {
  const { t } = useWords();
  const today = useToday();
  return (
    <>
      <div className="form-row">
        <Form.Item
          name={[...at, 'name']}
          label={t('person.name')}
          rules={[{ required: true, whitespace: true, message: t('residentForm.required') }]}
        >
          <Input autoFocus={autoFocus} maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name={[...at, 'role']} label={t('person.role')}>
          <Segmented
            block
            options={roles.map((role) => ({ value: role, label: t(`householdRole.${role}`) }))}
          />
        </Form.Item>
      </div>
      {phones && <Phones at={at} />}
      <div className="form-row">
        <Form.Item name={[...at, 'contact_way']} label={t('person.way')}>
          <Select allowClear options={ways.map((way) => ({ value: way, label: t(`contactWay.${way}`) }))} />
        </Form.Item>
        <Form.Item name={[...at, 'wechat']} label={t('person.wechat')}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        {movedIn && (
          <Form.Item name={[...at, 'moved_in']} label={t('person.movedIn')}>
            <DatePicker maxDate={today} />
          </Form.Item>
        )}
      </div>
      <Form.Item name={[...at, 'note']} label={t('person.note')}>
        <Input.TextArea
          autoSize={{ minRows: 1, maxRows: 6 }}
          maxLength={500}
          placeholder={t('person.notePlaceholder')}
        />
      </Form.Item>
    </>
  );
}

/** Telephone numbers, the one to ring first comes first. */
export function Phones({ at }: { at: (string | number)[] }) {
  const { t } = useWords();
  return (
    <Form.List name={[...at, 'phones']}>
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }, index) => (
            <Form.Item
              key={key}
              name={name}
              label={index === 0 ? t('person.phone') : t('person.phoneMore', { n: index + 1 })}
            >
              <Input
                inputMode="tel"
                autoComplete="off"
                placeholder={t('person.phonePlaceholder')}
                suffix={
                  fields.length > 1 && (
                    <Button
                      type="text"
                      size="small"
                      icon={<DeleteOutlined />}
                      aria-label={t('person.removePhone', { n: index + 1 })}
                      onClick={() => remove(name)}
                    />
                  )
                }
              />
            </Form.Item>
          ))}
          {fields.length < 10 && (
            <Button className="form-more" type="link" icon={<PlusOutlined />} onClick={() => add('')}>
              {t('person.addPhone')}
            </Button>
          )}
        </>
      )}
    </Form.List>
  );
}
