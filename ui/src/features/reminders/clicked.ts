// A click on a notice opens what it was about. Whoever comes back to a locked desk and clicks it finds it opened once they
// have unlocked; nobody else does.
import { useEffect, useSyncExternalStore } from 'react';
import { host } from '../../host';
import { usePerson } from '../../shared/access';
import type { Way } from './notice';

interface About {
  person: number;
  way: Way;
}

/** What a notice for this person comes back with. */
export function aboutOf(person: number, way: Way): string {
  return JSON.stringify({ person, way } satisfies About);
}

/** Where a click leads whoever sits here; null if it was not for them. */
export function wayOf(about: string, person: number | undefined): Way | null {
  try {
    const read = JSON.parse(about) as About | null;
    return read !== null && person !== undefined && read.person === person ? read.way : null;
  } catch {
    return null;
  }
}

let clicked: string | null = null;
const listeners = new Set<() => void>();

function set(about: string | null): void {
  clicked = about;
  for (const listener of listeners) {
    listener();
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

// For as long as the page is there: while the desk is locked, nothing of the pages is.
host.onNotice(set);

/** Calls `open` with where a click on a notice leads. */
export function useClicked(open: (way: Way) => void): void {
  const person = usePerson()?.id;
  const about = useSyncExternalStore(subscribe, () => clicked);
  useEffect(() => {
    if (about === null) {
      return;
    }
    set(null);
    const way = wayOf(about, person);
    if (way !== null) {
      open(way);
    }
  }, [about, person, open]);
}
