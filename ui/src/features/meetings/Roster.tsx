// A list of names with one choice each, by mouse or by keyboard: arrows go from name to name, a digit chooses and goes on.
import { type KeyboardEvent, type ReactNode, useRef } from 'react';

export interface RosterRow {
  id: number;
  name: string;
  note?: ReactNode;
  /** What is chosen; none yet. */
  value: string | null;
  /** Whether a choice can be made. */
  enabled: boolean;
}

interface Props {
  label: string;
  rows: RosterRow[];
  /** The choices in the order of their digits, which begin with 1. */
  options: { value: string; label: string }[];
  choose: (id: number, value: string) => void;
  /** Takes a choice back, where that can be done: Delete does, and what is chosen pressed once more. */
  takeBack?: (id: number) => void;
}

export function Roster({ label, rows, options, choose, takeBack }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const move = (from: HTMLElement, by: 1 | -1) => {
    const all = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    all[all.indexOf(from) + by]?.focus();
  };
  const chosen = (row: RosterRow) => options.find(({ value }) => value === row.value);
  const onKey = (event: KeyboardEvent<HTMLElement>, row: RosterRow) => {
    const here = event.currentTarget;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(here, event.key === 'ArrowDown' ? 1 : -1);
      return;
    }
    if ((event.key === 'Delete' || event.key === 'Backspace') && row.enabled && row.value !== null) {
      takeBack?.(row.id);
      return;
    }
    const option = options[Number(event.key) - 1];
    if (option !== undefined && row.enabled && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      choose(row.id, option.value);
      move(here, 1);
    }
  };
  return (
    <ul className="roster" aria-label={label} ref={list}>
      {rows.map((row) => (
        <li key={row.id} className="roster-row">
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot take the focus */}
          <div
            role="group"
            className="roster-line"
            data-row
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the row takes the digits
            tabIndex={0}
            aria-label={row.name}
            onKeyDown={(event) => onKey(event, row)}
          >
            <span className="roster-name">
              {row.name}
              {row.note && <span className="faint">{row.note}</span>}
            </span>
            {row.enabled ? (
              <span className="roster-options">
                {options.map(({ value, label: name }, at) => (
                  <button
                    key={value}
                    type="button"
                    tabIndex={-1}
                    className={`roster-option roster-${value}`}
                    aria-pressed={row.value === value}
                    aria-label={`${row.name} ${name}`}
                    onClick={() =>
                      takeBack !== undefined && row.value === value ? takeBack(row.id) : choose(row.id, value)
                    }
                  >
                    <kbd>{at + 1}</kbd>
                    {name}
                  </button>
                ))}
              </span>
            ) : (
              <span className={`roster-chosen roster-${row.value}`}>{chosen(row)?.label}</span>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
