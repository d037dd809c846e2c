// A member of a household, new or known. Telephone numbers stay as they are unless somebody asks to change them.
import { EditOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Form } from 'antd';
import { useState } from 'react';
import type { PersonCard } from '../../bindings/operations';
import { api, isFailure } from '../../host';
import { useMay } from '../../shared/access';
import { failureText } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { Latest } from './Latest';
import { draftOf, entryOf, nobody, type PersonDraft, PersonFields, Phones } from './PersonFields';
import { SheetForm, type SheetHandle } from './Sheet';
import { useWritten } from './written';

export function AddPersonForm({ household, sheet }: { household: number; sheet: SheetHandle }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ person: PersonDraft }>();
  return (
    <SheetForm<{ person: PersonDraft }, PersonCard>
      name="member"
      about={household}
      form={form}
      sheet={sheet}
      initial={{ person: nobody }}
      act={({ person }) => api.addPerson({ household_id: household, person: entryOf(person) })}
      done={() => void message.success(t('action.saved'))}
      submit={t('action.save')}
    >
      <PersonFields at={['person']} autoFocus />
    </SheetForm>
  );
}

interface Props {
  /** The person as the register has them now. */
  person: PersonCard;
  sheet: SheetHandle;
}

export function PersonForm({ person, sheet }: Props) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<PersonDraft>();
  const [opened] = useState(person);
  const [outdated, setOutdated] = useState(false);
  const shown = useShown();
  const about = `${opened.id}.${opened.version}`;
  const { before } = useWritten(`person.${about}`);
  // Numbers that were being changed when the desk was locked are still being changed.
  const changing = before !== undefined && 'phones' in before && before.phones !== undefined;
  const [phones, setPhones] = useState(opened.phones_masked.length === 0 || changing);
  const save = (fields: PersonDraft) =>
    api.updatePerson({
      id: opened.id,
      ...entryOf(fields),
      // Once somebody else's change was shown, saving again goes by what is there now.
      expected_version: (outdated ? person : opened).version,
    });
  return (
    <SheetForm<PersonDraft, PersonCard>
      name="person"
      about={about}
      form={form}
      sheet={sheet}
      initial={{ ...draftOf(opened), ...(phones ? { phones: [''] } : {}) }}
      act={save}
      done={() => void message.success(t('action.saved'))}
      refused={(caught) => setOutdated(isFailure(caught) && caught.code === 'record.changed')}
      submit={t('action.save')}
    >
      {outdated && <Latest before={shown(opened)} now={shown(person)} />}
      {phones ? (
        <Phones at={[]} />
      ) : (
        <MaskedPhones
          person={opened}
          change={(numbers) => {
            form.setFieldValue('phones', numbers);
            setPhones(true);
          }}
        />
      )}
      <PersonFields phones={false} autoFocus />
    </SheetForm>
  );
}

/** The numbers, hidden, until somebody wants to change them; who does is recorded, because they see them. */
function MaskedPhones({ person, change }: { person: PersonCard; change: (numbers: string[]) => void }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const may = useMay();
  const reveal = useMutation({
    mutationFn: () => api.revealPersonPhone({ person_id: person.id }),
    onSuccess: ({ phones }) => change(phones),
    onError: (caught) => void message.error(failureText(caught, language)),
  });
  return (
    <Form.Item label={t('person.phone')} extra={may('phones.reveal') ? t('person.phonesHint') : undefined}>
      <span className="masked">{person.phones_masked.join(t('between.names'))}</span>
      {may('phones.reveal') && (
        <Button
          type="link"
          size="small"
          icon={<EditOutlined />}
          loading={reveal.isPending}
          onClick={() => reveal.mutate()}
        >
          {t('person.changePhones')}
        </Button>
      )}
    </Form.Item>
  );
}

/** The fields of a person as words, by their labels. */
function useShown(): (person: PersonCard) => Record<string, string> {
  const { t } = useWords();
  return ({ name, role, phones_masked, wechat, contact_way, note, moved_in }) => ({
    [t('person.name')]: name ?? '',
    [t('person.role')]: t(`householdRole.${role}`),
    [t('person.phone')]: phones_masked.join(t('between.names')),
    [t('person.way')]: contact_way === null ? '' : t(`contactWay.${contact_way}`),
    [t('person.wechat')]: wechat ?? '',
    [t('person.movedIn')]: moved_in ?? '',
    [t('person.note')]: note ?? '',
  });
}
