// The one box that finds everybody: a room, a door, the end of a telephone number, a name, how it sounds. Arrow keys
// walk, Enter takes. What stands in the box belongs to whoever shows it, so that it can be kept.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Input, type InputRef } from 'antd';
import { type KeyboardEvent, type Ref, useEffect, useId, useState } from 'react';
import type { FoundResident } from '../bindings/operations';
import { useWords } from './i18n';
import { Problem } from './Problem';
import { foundBy, longestQuestion } from './residents';
import './lookUp.css';

/** How long after the last key it is looked up, in milliseconds. */
const pause = 80;

interface Props {
  /** What the box is for. */
  label: string;
  placeholder: string;
  id?: string;
  /** What stands in the box; a field of a form gives these two. */
  value?: string | undefined;
  onChange?: (text: string) => void;
  /** Takes what was found. */
  choose: (found: FoundResident) => void;
  /** Told what the arrows stand on; a function that stays the same. */
  aim?: (found: FoundResident | null) => void;
  /** Takes the words themselves where nothing was found, or none at all; without it, that is only said. */
  takeWords?: ((words: string) => void) | undefined;
  /** What else a key does with what was found; nothing for most keys. */
  onKey?: (event: KeyboardEvent) => ((found: FoundResident) => void) | undefined;
  limit?: number;
  ref?: Ref<InputRef>;
}

export function LookUp(props: Props) {
  const {
    label,
    placeholder,
    id,
    value: text = '',
    onChange,
    choose,
    aim,
    takeWords,
    onKey,
    limit = 8,
    ref,
  } = props;
  const { t } = useWords();
  const client = useQueryClient();
  const list = useId();
  const words = text.trim();
  const asked = useLater(words);
  const found = useQuery({ ...foundBy(asked, limit), placeholderData: (before) => before });
  const rows = words === '' ? [] : (found.data ?? []);
  const [at, setAt] = useState({ asked: '', index: 0 });
  // Another question begins at its first answer.
  const index = at.asked === asked ? Math.min(at.index, Math.max(0, rows.length - 1)) : 0;
  const aimed = rows[index] ?? null;
  useEffect(() => aim?.(aimed), [aim, aimed]);

  /** A key may come before the answer: it waits for the answer to what stands in the box. */
  const take = async (act: (found: FoundResident) => void, otherwise?: (words: string) => void) => {
    const answer = words === asked && !found.isPlaceholderData ? rows : await ask();
    const chosen = answer[words === asked ? index : 0];
    if (chosen !== undefined) {
      act(chosen);
    } else {
      otherwise?.(words);
    }
  };
  const ask = () => client.fetchQuery(foundBy(words, limit)).catch(() => []);

  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) {
      return;
    }
    const act = onKey?.(event);
    if (act !== undefined) {
      event.preventDefault();
      // The page has the same keys for other things.
      event.stopPropagation();
      void take(act);
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && rows.length > 0) {
      event.preventDefault();
      setAt({ asked, index: (index + step + rows.length) % rows.length });
    }
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      void take(choose, takeWords);
    }
  };

  const nothing =
    words !== '' && words === asked && found.isSuccess && !found.isPlaceholderData && rows.length === 0;
  return (
    <div className="look-up">
      <Input
        ref={ref}
        id={id}
        value={text}
        placeholder={placeholder}
        maxLength={longestQuestion}
        autoComplete="off"
        spellCheck={false}
        role="combobox"
        aria-label={label}
        aria-expanded={rows.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={aimed === null ? undefined : `${list}-${index}`}
        onChange={(event) => onChange?.(event.target.value)}
        onKeyDown={keyDown}
      />
      {found.isError && words !== '' && <Problem caught={found.error} retry={() => void found.refetch()} />}
      <div
        id={list}
        className="look-up-list"
        role="listbox"
        aria-label={t('lookUp.found')}
        hidden={rows.length === 0}
      >
        {rows.map((row, place) => (
          <FoundRow
            key={`${row.room_id}.${row.person_id}`}
            id={`${list}-${place}`}
            found={row}
            chosen={place === index}
            point={() => setAt({ asked, index: place })}
            choose={() => choose(row)}
          />
        ))}
      </div>
      <p className="look-up-none" role="status">
        {nothing && t(takeWords === undefined ? 'lookUp.none' : 'lookUp.noneKeep', { words })}
      </p>
    </div>
  );
}

interface RowProps {
  id: string;
  found: FoundResident;
  chosen: boolean;
  point: () => void;
  choose: () => void;
}

function FoundRow({ id, found, chosen, point, choose }: RowProps) {
  const { t } = useWords();
  return (
    // The keyboard stays in the box, which names the row it stands on.
    // biome-ignore lint/a11y/useFocusableInteractive: the box keeps the focus
    // biome-ignore lint/a11y/useKeyWithClickEvents: the box takes the keys
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      className={found.moved_out ? 'found found-former' : 'found'}
      onMouseMove={chosen ? undefined : point}
      onMouseDown={(event) => event.preventDefault()}
      onClick={choose}
    >
      <span className="found-room">{found.room}</span>
      <span className="found-name">
        {found.name ?? t(found.household_id === null ? 'lookUp.emptyRoom' : 'lookUp.wholeHousehold')}
      </span>
      {found.role !== null && <span className="faint">{t(`lookUp.role.${found.role}`)}</span>}
      {found.moved_out && <span className="mark">{t('lookUp.movedOut')}</span>}
      {found.restricted && <span className="mark">{t('lookUp.restricted')}</span>}
      <span className="found-phone faint">{found.phone_masked}</span>
    </div>
  );
}

/** The text as it was when nobody had typed for a moment. */
function useLater(text: string): string {
  const [later, setLater] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setLater(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return later;
}
