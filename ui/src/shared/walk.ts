// Walking along the rows of a list by the arrow keys.
import type { KeyboardEvent } from 'react';

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };

/** Moves the focus to the next button that opens a row; answers it, or null if the key does not walk. */
export function walk(event: KeyboardEvent, rows: HTMLElement | null): HTMLButtonElement | null {
  const step = steps[event.key];
  const links = [...(rows?.querySelectorAll<HTMLButtonElement>('.row-number') ?? [])];
  if (step === undefined || links.length === 0) {
    return null;
  }
  event.preventDefault();
  const at = links.indexOf(document.activeElement as HTMLButtonElement);
  const next = links[Math.min(links.length - 1, Math.max(0, at + step))] ?? null;
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
  return next;
}
