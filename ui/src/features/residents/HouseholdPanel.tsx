// A room with who has it: its people, their tickets, and who had it before.
import { CloseOutlined, EditOutlined, LogoutOutlined, PlusOutlined, SwapOutlined } from '@ant-design/icons';
import { Alert, Button, Skeleton } from 'antd';
import { useState } from 'react';
import type { HouseholdCard, PersonCard } from '../../bindings/operations';
import { useMay } from '../../shared/access';
import { area, day } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { Problem } from '../../shared/Problem';
import { HouseholdTickets } from './HouseholdTickets';
import { MoveInForm, MoveOutForm } from './MoveForms';
import { Person, type PrivacyAct } from './Person';
import { AddPersonForm, PersonForm } from './PersonForm';
import { AnonymiseForm, ConsentForm, ExportForm, RestrictForm } from './PrivacyForms';
import { useHousehold } from './queries';
import { RoomForm } from './RoomForm';
import { Sheet, type SheetHandle } from './Sheet';
import type { Chosen } from './search';

interface Props {
  chosen: Chosen;
  open: (chosen: Chosen) => void;
  close: () => void;
}

/** What is being written in the drawer. */
export type Writing =
  | { what: 'room' | 'moveIn' | 'moveOut' | 'addPerson' }
  | { what: 'person' | PrivacyAct; id: number };

export function HouseholdPanel({ chosen, open, close }: Props) {
  const { t } = useWords();
  const may = useMay();
  const card = useHousehold(chosen);
  const [writing, setWriting] = useState<Writing | null>(null);
  const room = card.data?.room;
  return (
    <aside className="panel" aria-label={room?.room ?? t('residents.title')}>
      <header className="panel-head">
        <span className="panel-number">{room?.room}</span>
        {room !== undefined && <span className="tag">{t(`roomKind.${room.kind}`)}</span>}
        <span className="panel-close">
          {may('residents.write') && room !== undefined && (
            <Button type="text" icon={<EditOutlined />} onClick={() => setWriting({ what: 'room' })}>
              {t('household.editRoom')}
            </Button>
          )}
          <Button
            type="text"
            icon={<CloseOutlined />}
            aria-label={t('residents.close')}
            title={`${t('residents.close')} (Esc)`}
            onClick={close}
          />
        </span>
      </header>
      <div className="panel-body">
        {card.isPending && <Skeleton active />}
        {card.isError && <Problem caught={card.error} retry={() => void card.refetch()} />}
        {card.data !== undefined && <Card card={card.data} open={open} write={setWriting} />}
      </div>
      {card.data !== undefined && (
        <Writer
          card={card.data}
          writing={writing}
          write={setWriting}
          open={open}
          close={() => setWriting(null)}
        />
      )}
    </aside>
  );
}

interface CardProps {
  card: HouseholdCard;
  open: (chosen: Chosen) => void;
  write: (writing: Writing) => void;
}

function Card({ card, open, write }: CardProps) {
  const { t, language } = useWords();
  const { room, household, households } = card;
  const present = household !== null && household.ended_on === null;
  const latest = households[0];
  const facts = [
    room.area_hundredths === null ? null : area(room.area_hundredths),
    present &&
      (household.began_on === null
        ? t('household.sinceUnknown')
        : t('household.since', { day: day(household.began_on, language) })),
  ].filter(Boolean);
  return (
    <>
      {facts.length > 0 && <p className="room-facts">{facts.join(' · ')}</p>}
      {room.note !== null && <blockquote className="said">{room.note}</blockquote>}
      {household?.ended_on && (
        <Alert
          className="former"
          type="info"
          showIcon
          title={t('household.former', { day: day(household.ended_on, language) })}
          action={
            latest !== undefined &&
            latest.id !== household.id &&
            latest.ended_on === null && (
              <Button size="small" onClick={() => open({ household: latest.id })}>
                {t('household.toPresent')}
              </Button>
            )
          }
        />
      )}
      <People card={card} present={present} write={write} />
      {household !== null && <HouseholdTickets card={card} />}
      {households.length > 1 && <Households card={card} open={open} />}
    </>
  );
}

function People({
  card,
  present,
  write,
}: {
  card: HouseholdCard;
  present: boolean;
  write: (writing: Writing) => void;
}) {
  const { t } = useWords();
  const may = useMay();
  const here = card.people.filter((person) => person.moved_out === null);
  const former = card.people.filter((person) => person.moved_out !== null);
  const vacant = card.households.every(({ ended_on }) => ended_on !== null);
  const show = (person: PersonCard) => (
    <Person
      key={person.id}
      person={person}
      edit={() => write({ what: 'person', id: person.id })}
      act={(what) => write({ what, id: person.id })}
    />
  );
  return (
    <section aria-label={t('household.people')}>
      <div className="people-head">
        <h2>{vacant ? t('household.vacantNow') : t('household.people')}</h2>
        {may('residents.write') && (
          <span className="people-acts">
            {vacant && (
              <Button type="primary" icon={<SwapOutlined />} onClick={() => write({ what: 'moveIn' })}>
                {t('household.moveIn')}
              </Button>
            )}
            {present && (
              <>
                <Button icon={<PlusOutlined />} onClick={() => write({ what: 'addPerson' })}>
                  {t('household.addPerson')}
                </Button>
                <Button icon={<LogoutOutlined />} onClick={() => write({ what: 'moveOut' })}>
                  {t('household.moveOut')}
                </Button>
              </>
            )}
          </span>
        )}
      </div>
      {card.household === null && <p className="faint">{t('household.neverTaken')}</p>}
      {here.map(show)}
      {former.length > 0 && (
        <details className="former-people" open={here.length === 0}>
          <summary>{t('household.formerPeople', { count: former.length })}</summary>
          {former.map(show)}
        </details>
      )}
    </section>
  );
}

function Households({ card, open }: { card: HouseholdCard; open: (chosen: Chosen) => void }) {
  const { t, language } = useWords();
  const at = (text: string | null) => (text === null ? t('household.unknownDay') : day(text, language));
  return (
    <section aria-label={t('household.households')}>
      <h2 className="panel-title">{t('household.households')}</h2>
      <ol className="households">
        {card.households.map(({ id, began_on, ended_on }) => (
          <li key={id}>
            <Button type="link" disabled={id === card.household?.id} onClick={() => open({ household: id })}>
              {ended_on === null
                ? `${t('household.present')}${began_on === null ? '' : ` · ${t('household.since', { day: at(began_on) })}`}`
                : t('household.span', { from: at(began_on), to: at(ended_on) })}
            </Button>
          </li>
        ))}
      </ol>
    </section>
  );
}

interface WriterProps extends CardProps {
  writing: Writing | null;
  close: () => void;
}

/** The drawer with whichever form is being written. */
function Writer({ card, writing, write, open, close }: WriterProps) {
  const { t } = useWords();
  const person =
    writing !== null && 'id' in writing ? card.people.find(({ id }) => id === writing.id) : undefined;
  const titles = {
    room: t('residentForm.editRoom'),
    moveIn: t('residentForm.moveInLead', { room: card.room.room }),
    moveOut: `${t('residentForm.moveOut')} ${card.room.room}`,
    addPerson: t('residentForm.addPerson'),
    person: t('residentForm.editPerson'),
    consent: t('privacy.consent'),
    export: t('privacy.export'),
    restrict: t(person?.restricted ? 'privacy.release' : 'privacy.restrict'),
    anonymise: t('privacy.anonymise'),
  };
  const show = ({ household }: HouseholdCard) => household !== null && open({ household: household.id });
  const form = (sheet: SheetHandle) => {
    switch (writing?.what) {
      case 'room':
        return <RoomForm room={card.room} sheet={sheet} done={() => {}} />;
      case 'moveIn':
        return <MoveInForm room={card.room} sheet={sheet} done={show} />;
      case 'moveOut':
        return <MoveOutForm card={card} sheet={sheet} />;
      case 'addPerson':
        return <AddPersonForm household={card.household?.id ?? 0} sheet={sheet} />;
    }
    if (person === undefined) {
      return null;
    }
    switch (writing?.what) {
      case 'consent':
        return <ConsentForm person={person} sheet={sheet} />;
      case 'export':
        return <ExportForm person={person} sheet={sheet} />;
      case 'restrict':
        return <RestrictForm person={person} sheet={sheet} />;
      case 'anonymise':
        return (
          <AnonymiseForm
            person={person}
            sheet={sheet}
            restrict={() => write({ what: 'restrict', id: person.id })}
          />
        );
      default:
        return <PersonForm person={person} sheet={sheet} />;
    }
  };
  return (
    <Sheet title={writing === null ? '' : titles[writing.what]} open={writing !== null} close={close}>
      {form}
    </Sheet>
  );
}
