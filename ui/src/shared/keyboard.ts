// Keys that work wherever the focus is.
import { useEffect, useRef } from 'react';
import { type Key, type KeyName, keys } from './keys';

/** Whether this is a Mac, where Command does what Control does elsewhere. */
export const mac = navigator.platform.startsWith('Mac');

/** A key as people read it: `Ctrl+N`, or `⌘N` on a Mac. */
export function keyName(key: string): string {
  return mac ? `⌘${key}` : `Ctrl+${key}`;
}

/** Whether an event is the platform's command key with this letter, and nothing else. */
export function isCommand(event: KeyboardEvent | React.KeyboardEvent, key: string): boolean {
  const command = mac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  return command && !event.altKey && !event.shiftKey && event.key.toLowerCase() === key.toLowerCase();
}

/** A key with Alt as people read it: `Alt+B`, or `⌥B` on a Mac. */
function altName(key: string): string {
  return mac ? `⌥${key}` : `Alt+${key}`;
}

/** Whether an event is Alt with this letter or digit, and nothing else. By the place of the key: a Mac writes others. */
function isAlt(event: KeyboardEvent | React.KeyboardEvent, key: string): boolean {
  const code = /\d/.test(key) ? `Digit${key}` : `Key${key}`;
  return event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.code === code;
}

/** Which of its keys an event is, from 0; -1 if it is none of them. */
export function placeOf(event: KeyboardEvent | React.KeyboardEvent, name: KeyName): number {
  const wanted: Key = keys[name];
  return wanted.key.split(' ').findIndex((key) => {
    if (wanted.with === 'alt') {
      return isAlt(event, key);
    }
    return wanted.with === 'command' ? isCommand(event, key) : event.key === key;
  });
}

/** Whether an event is this key. */
export function pressed(event: KeyboardEvent | React.KeyboardEvent, name: KeyName): boolean {
  return placeOf(event, name) >= 0;
}

/** A key of the list as people read it; of several, the one at `place`, or all of them. */
export function nameOfKey(name: KeyName, place?: number): string {
  const { key, ...held }: Key = keys[name];
  const all = key.split(' ');
  const shown = place === undefined ? shorten(all) : (all[place] ?? '');
  if (held.with === 'alt') {
    return altName(shown);
  }
  return held.with === 'command' ? keyName(shown) : shown;
}

/** `1–9` for a row of digits; the others one beside the other. */
function shorten(all: string[]): string {
  const digits = all.length > 3 && all.every((key) => /^\d$/.test(key));
  return digits ? `${all[0]}–${all.at(-1)}` : all.join(' ');
}

/** Sends the form that has the focus at Enter with Control or Command. */
export function sendsByKey(form: { submit: () => void }): (event: React.KeyboardEvent) => void {
  return (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.submit();
    }
  };
}

/** Gives the focus to where one writes in the form around `inside`, which is about to go and would take the focus along. */
export function backToForm(inside: Element): void {
  const form = inside.closest('form');
  const field =
    form?.querySelector<HTMLElement>('textarea:enabled') ?? form?.querySelector<HTMLElement>('input:enabled');
  field?.focus();
}

/** Whether the focus is where people write, so that plain letters are not commands. */
export function isWriting(): boolean {
  const focused = document.activeElement;
  return (
    focused instanceof HTMLElement &&
    (focused.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(focused.tagName))
  );
}

/** Whether something is open above the page, which takes Escape first. */
export function isBelow(): boolean {
  const above = '.ant-drawer-open, .ant-modal-wrap, .ant-select-dropdown:not(.ant-select-dropdown-hidden)';
  return document.querySelector(above) !== null;
}

/** Runs `act` on every key of the page while the component is there. */
export function useKeys(act: (event: KeyboardEvent) => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    // An input method that is composing a character owns its keys.
    const listen = (event: KeyboardEvent) => {
      if (!event.isComposing) {
        latest.current(event);
      }
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
