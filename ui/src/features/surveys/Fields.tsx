// The fields of a form as they are typed: one has the keys, those before show what was typed.
import { Input } from 'antd';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useWords } from '../../shared/i18n';
import { codesOf, type EntryField, goTo, isAsked, press, type Typing, write } from './entry';
import { answerText, codeText } from './words';

interface Props {
  typing: Typing;
  change: (typing: Typing) => void;
  /** Enter behind the last field. */
  finish: () => void;
}

export function Fields({ typing, change, finish }: Props) {
  const { t } = useWords();
  const here = useRef<HTMLDivElement>(null);
  const place = typing.at;
  // The keys go to the field that is typed, wherever the pointer was.
  useEffect(() => {
    const row = here.current?.querySelector<HTMLElement>(`[data-place="${place}"]`);
    (row?.querySelector('textarea') ?? row)?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  }, [place]);
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) {
      return;
    }
    const writing = event.target instanceof HTMLTextAreaElement && typing.typed !== '';
    if (writing && !['Enter'].includes(event.key)) {
      return;
    }
    if (!/^([0-9*/×－-]|Enter|Backspace|ArrowUp|ArrowDown)$/.test(event.key)) {
      return;
    }
    if (event.target instanceof HTMLTextAreaElement && /^[0-9]$/.test(event.key)) {
      return;
    }
    event.preventDefault();
    if (event.key === 'Enter' && typing.at >= typing.fields.length) {
      finish();
      return;
    }
    change(press(typing, event.key));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the fields inside take the focus
    <div className="fields" ref={here} onKeyDown={onKey}>
      <ol>
        {typing.fields.map((field, at) => (
          <Line
            key={field.key}
            typing={typing}
            field={field}
            at={at}
            go={() => change(goTo(typing, at))}
            write={(text) => change(write(typing, text))}
          />
        ))}
      </ol>
      {/* biome-ignore lint/a11y/useSemanticElements: it takes Enter as a field does */}
      <div
        className={place >= typing.fields.length ? 'field-end field-here' : 'field-end'}
        role="group"
        aria-label={t('surveys.formEnd')}
        data-place={typing.fields.length}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes Enter as a field does
        tabIndex={0}
      >
        {t('surveys.formEnd')}
      </div>
    </div>
  );
}

interface LineProps {
  typing: Typing;
  field: EntryField;
  at: number;
  go: () => void;
  write: (text: string) => void;
}

function Line({ typing, field, at, go, write }: LineProps) {
  const { t } = useWords();
  const asked = isAsked(typing, field);
  const here = typing.at === at;
  const answer = typing.answers[field.key];
  const { question } = field;
  const name = `${field.number}. ${question.text}${field.item === null ? '' : ` ${field.item}`}`;
  const state = here ? 'field-here' : answer === undefined ? 'field-open' : 'field-done';
  return (
    <li className={`field ${asked ? state : 'field-passed'}`}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot take the focus */}
      <div
        role="group"
        aria-label={name}
        aria-current={here ? 'true' : undefined}
        data-place={at}
        tabIndex={here ? 0 : -1}
        className="field-line"
        onFocus={(event) => {
          if (!here && asked && event.target === event.currentTarget) {
            go();
          }
        }}
      >
        <span className="field-name">
          <b>{field.number}</b>
          <span>
            {field.item === null ? question.text : <span className="faint">{question.text} · </span>}
            {field.item}
          </span>
        </span>
        <span className="field-answer" aria-live={here ? 'polite' : undefined}>
          {!asked && t('surveys.passedOver')}
          {asked && answer !== undefined && answerText(question, answer, t)}
          {asked && here && typing.typed !== '' && question.asks.kind !== 'text' && (
            <strong>{typing.typed}</strong>
          )}
        </span>
      </div>
      {here && <Choices typing={typing} field={field} write={write} />}
    </li>
  );
}

/** What the keys of a field mean, and why the last one did nothing. */
function Choices({
  typing,
  field,
  write,
}: {
  typing: Typing;
  field: EntryField;
  write: (text: string) => void;
}) {
  const { t } = useWords();
  const { question } = field;
  const { asks } = question;
  const codes = codesOf(question);
  return (
    <div className="field-keys">
      {asks.kind === 'text' && (
        <Input.TextArea
          autoSize={{ minRows: 1, maxRows: 5 }}
          maxLength={500}
          aria-label={question.text}
          value={typing.typed}
          onChange={(event) => write(event.target.value)}
        />
      )}
      {asks.kind === 'number' && (
        <span>
          {t('surveys.keysNumber', { min: asks.min, max: asks.max })} {asks.unit}
        </span>
      )}
      {asks.kind === 'recommend' && <span>{t('surveys.keysRecommend')}</span>}
      {asks.kind !== 'recommend' &&
        codes.map((code) => (
          <span key={code} className={typing.typed.includes(String(code)) ? 'field-chosen' : undefined}>
            <kbd>{code}</kbd> {codeText(question, code, t)}
          </span>
        ))}
      <span className="field-others">
        <kbd>-</kbd> {t('surveys.blank')}
      </span>
      <span>
        <kbd>*</kbd> {t('surveys.unreadable')}
      </span>
      {['multiple', 'number', 'text'].includes(asks.kind) && (
        <span>
          <kbd>Enter</kbd> {t('surveys.keysDone')}
        </span>
      )}
      {typing.refused !== null && (
        <strong className="field-refused" role="alert">
          {t(`refusedKey.${typing.refused}`)}
        </strong>
      )}
    </div>
  );
}
