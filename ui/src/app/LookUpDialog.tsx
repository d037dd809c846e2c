// Ctrl+K: finds a household from anywhere, and shows it before one goes there.
import { Modal } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { FoundResident } from '../bindings/operations';
import { HouseholdBrief } from '../shared/HouseholdBrief';
import { useWords } from '../shared/i18n';
import { nameOfKey, pressed } from '../shared/keyboard';
import { LookUp } from '../shared/LookUp';
import { placeOf } from '../shared/residents';

interface Props {
  open: boolean;
  close: () => void;
  /** Goes to the household. */
  show: (found: FoundResident) => void;
  /** Registers a ticket for whom was found; absent for those who register none. */
  register: ((found: FoundResident) => void) | undefined;
  openTicket: ((number: string) => void) | undefined;
}

export function LookUpDialog({ open, close, ...rest }: Props) {
  const { t } = useWords();
  // What comes next takes the focus: it waits until the dialog has given it back.
  const next = useRef<(() => void) | null>(null);
  const closeThen = (act: () => void) => {
    next.current = act;
    close();
  };
  return (
    <Modal
      open={open}
      onCancel={close}
      footer={null}
      closable={false}
      width={860}
      style={{ top: 72 }}
      destroyOnHidden
      title={t('lookUp.title')}
      classNames={{ header: 'unseen' }}
      afterOpenChange={(opened) => {
        if (opened) {
          document.getElementById('look-up')?.focus();
        } else {
          next.current?.();
          next.current = null;
        }
      }}
    >
      <Finder closeThen={closeThen} {...rest} />
    </Modal>
  );
}

interface FinderProps extends Omit<Props, 'open' | 'close'> {
  closeThen: (act: () => void) => void;
}

function Finder({ closeThen, show, register, openTicket }: FinderProps) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const [aimed, setAimed] = useState<FoundResident | null>(null);
  const onKey = (event: KeyboardEvent) =>
    pressed(event, 'register') && register !== undefined
      ? (found: FoundResident) => closeThen(() => register(found))
      : undefined;
  return (
    <>
      <div className="look-up-dialog">
        <LookUp
          id="look-up"
          label={t('lookUp.title')}
          placeholder={t('lookUp.placeholder')}
          value={text}
          onChange={setText}
          aim={setAimed}
          onKey={onKey}
          choose={(found) => closeThen(() => show(found))}
        />
        <aside className="look-up-side" aria-label={t('lookUp.preview')}>
          {aimed === null ? (
            <p className="faint">{t('lookUp.how')}</p>
          ) : (
            <HouseholdBrief
              place={placeOf(aimed)}
              personId={aimed.person_id}
              {...(openTicket === undefined
                ? {}
                : {
                    openTicket: (number: string) => closeThen(() => openTicket(number)),
                  })}
            />
          )}
        </aside>
      </div>
      <footer className="look-up-foot">
        <span>
          <kbd>↑ ↓</kbd> {t('lookUp.walk')}
        </span>
        <span>
          <kbd>Enter</kbd> {t('lookUp.openHousehold')}
        </span>
        {register !== undefined && (
          <span>
            <kbd>{nameOfKey('register')}</kbd> {t('lookUp.registerFor')}
          </span>
        )}
        <span>
          <kbd>Esc</kbd> {t('action.close')}
        </span>
      </footer>
    </>
  );
}
