// Keys that work wherever the focus is.
import { useEffect, useRef } from 'react';

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
export function altName(key: string): string {
  return mac ? `⌥${key}` : `Alt+${key}`;
}

/** Whether an event is Alt with this letter or digit, and nothing else. By the place of the key: a Mac writes others. */
export function isAlt(event: KeyboardEvent | React.KeyboardEvent, key: string): boolean {
  const code = /\d/.test(key) ? `Digit${key}` : `Key${key}`;
  return event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.code === code;
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

/** Whether the focus is where people write, so that plain letters are not commands. */
export function isWriting(): boolean {
  const focused = document.activeElement;
  return (
    focused instanceof HTMLElement &&
    (focused.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(focused.tagName))
  );
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
