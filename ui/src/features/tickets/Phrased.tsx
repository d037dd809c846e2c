// A box for words that phrases can be put into: F2 opens the list, the place to fill comes next under the cursor.
import { FileTextOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, type FormInstance, Input, type InputRef, Modal, Skeleton } from 'antd';
import { type ComponentRef, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { OfferedPhrase, PhrasePurpose } from '../../bindings/operations';
import { api } from '../../host';
import { useWords } from '../../shared/i18n';
import { nameOfKey, pressed } from '../../shared/keyboard';
import { shelves } from '../../shared/lookups';
import { Problem } from '../../shared/Problem';
import { inserted, isMeant, openPlace } from './phrased';
import './phrases.css';

/** Which phrases are offered. */
export interface Offer {
  /** By what the answer is known in the query cache. */
  shelf: (string | number)[];
  ask: () => Promise<OfferedPhrase[]>;
}

/** The phrases for one ticket, filled from it. */
export function offerFor(number: string, purpose: PhrasePurpose): Offer {
  return { shelf: [number, purpose], ask: () => api.offerPhrases({ number, purpose }) };
}

/** The phrases for all of an incident; what each ticket knows of itself is filled when it is told. */
export function offerForIncident(id: number): Offer {
  return { shelf: ['incident', id], ask: () => api.offerIncidentPhrases({ id }) };
}

interface Props {
  offer: Offer;
  form: Pick<FormInstance, 'getFieldValue' | 'setFieldsValue' | 'setFields'>;
  label: string;
  hint: string;
  /** What is worth knowing of the field. */
  extra?: string;
}

/** The fields `content` and, if it was begun with one, `phrase` of a form. */
export function Phrased({ offer, form, label, hint, extra }: Props) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const box = useRef<ComponentRef<typeof Input.TextArea>>(null);
  // Put in when the dialog has given the focus back.
  const chosen = useRef<OfferedPhrase | null>(null);
  const put = () => {
    const area = box.current?.resizableTextArea?.textArea;
    const phrase = chosen.current;
    chosen.current = null;
    if (area === undefined || phrase === null) {
      return;
    }
    const before = (form.getFieldValue('content') as string | undefined) ?? '';
    const start = area.selectionStart;
    const content = inserted(before, phrase.content, start, area.selectionEnd);
    form.setFieldsValue({ content, phrase: phrase.title });
    form.setFields([{ name: 'content', errors: [] }]);
    const [from, to] = openPlace(content, start) ?? [
      start + phrase.content.length,
      start + phrase.content.length,
    ];
    // Once the box shows it.
    requestAnimationFrame(() => {
      area.focus();
      area.setSelectionRange(from, to);
    });
  };
  return (
    <div className="phrased">
      <Button
        className="phrased-open"
        type="link"
        size="small"
        icon={<FileTextOutlined />}
        onClick={() => setOpen(true)}
      >
        {t('phrases.open')} <kbd>{nameOfKey('phrases')}</kbd>
      </Button>
      <Form.Item
        name="content"
        label={label}
        extra={extra}
        rules={[{ required: true, whitespace: true, message: t('act.required') }]}
      >
        <Input.TextArea
          ref={box}
          placeholder={hint}
          autoSize={{ minRows: 2, maxRows: 8 }}
          onChange={(event) => {
            if (event.target.value === '') {
              form.setFieldsValue({ phrase: undefined });
            }
          }}
          onKeyDown={(event) => {
            if (pressed(event, 'phrases')) {
              event.preventDefault();
              setOpen(true);
            }
          }}
        />
      </Form.Item>
      <Form.Item name="phrase" hidden>
        <Input />
      </Form.Item>
      <Modal
        open={open}
        onCancel={() => setOpen(false)}
        footer={null}
        closable={false}
        width={720}
        style={{ top: 72 }}
        destroyOnHidden
        title={t('phrases.title')}
        classNames={{ header: 'unseen' }}
        afterOpenChange={(opened) => !opened && put()}
      >
        <Chooser
          offer={offer}
          choose={(phrase) => {
            chosen.current = phrase;
            setOpen(false);
          }}
        />
      </Modal>
    </div>
  );
}

interface ChooserProps {
  offer: Offer;
  choose: (phrase: OfferedPhrase) => void;
}

function Chooser({ offer, choose }: ChooserProps) {
  const { t } = useWords();
  const id = useId();
  const input = useRef<InputRef>(null);
  const list = useRef<HTMLDivElement>(null);
  const [question, setQuestion] = useState('');
  const [at, setAt] = useState(0);
  const offered = useQuery({
    queryKey: [...shelves.tickets, 'phrases', ...offer.shelf],
    queryFn: offer.ask,
    // In the order of now, from the first moment: what is about to be chosen does not move.
    gcTime: 0,
  });
  const rows = (offered.data ?? []).filter((phrase) => isMeant(phrase, question.trim()));
  const index = Math.min(at, Math.max(0, rows.length - 1));
  useEffect(() => {
    // The dialog is still opening when this is drawn first.
    const timer = setTimeout(() => input.current?.focus(), 50);
    return () => clearTimeout(timer);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row is what makes it run again
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [index]);
  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) {
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && rows.length > 0) {
      event.preventDefault();
      setAt((index + step + rows.length) % rows.length);
    }
    const row = rows[index];
    if (event.key === 'Enter' && row !== undefined) {
      event.preventDefault();
      choose(row);
    }
  };
  return (
    <div className="phrase-chooser">
      <Input
        ref={input}
        value={question}
        placeholder={t('phrases.findPlaceholder')}
        autoComplete="off"
        spellCheck={false}
        role="combobox"
        aria-label={t('phrases.find')}
        aria-expanded={rows.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={rows.length > 0 ? `${id}-${index}` : undefined}
        onChange={(event) => {
          setQuestion(event.target.value);
          setAt(0);
        }}
        onKeyDown={keyDown}
      />
      {offered.isPending && <Skeleton active />}
      {offered.isError && <Problem caught={offered.error} retry={() => void offered.refetch()} />}
      <div ref={list} id={id} className="phrase-list" role="listbox" aria-label={t('phrases.list')}>
        {rows.map((row, place) => (
          // The keyboard stays in the box, which names the row it stands on.
          // biome-ignore lint/a11y/useFocusableInteractive: the box keeps the focus
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box takes the keys
          <div
            key={`${row.title}\n${row.content}`}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === index}
            title={row.title}
            className={row.fits ? 'offered' : 'offered offered-other'}
            onMouseMove={place === index ? undefined : () => setAt(place)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(row)}
          >
            <p>
              <strong>{row.title}</strong>
              {!row.fits && <span className="faint">{t('phrases.other')}</span>}
            </p>
            <p className="offered-words">{row.content}</p>
          </div>
        ))}
      </div>
      {offered.isSuccess && rows.length === 0 && (
        <p className="faint" role="status">
          {t('phrases.none')}
        </p>
      )}
      <footer className="look-up-foot">
        <span>
          <kbd>↑ ↓</kbd> {t('phrases.walk')}
        </span>
        <span>
          <kbd>Enter</kbd> {t('phrases.take')}
        </span>
        <span>
          <kbd>Esc</kbd> {t('action.close')}
        </span>
      </footer>
    </div>
  );
}
