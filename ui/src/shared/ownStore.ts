// What the window keeps for itself between two starts, in its own storage: never anything of residents or the office.
import { useSyncExternalStore } from 'react';

/** A thing of the window's own storage; `from` makes of what was kept, if it can be read, what there is to be. */
export function ownStore<Thing extends object>(key: string, from: (kept: unknown) => Thing) {
  const listeners = new Set<() => void>();
  const read = (): Thing => {
    try {
      return from(JSON.parse(localStorage.getItem(key) ?? '{}'));
    } catch {
      return from({});
    }
  };
  let current = read();
  const get = () => current;
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
  return {
    get,
    set: (change: Partial<Thing>): void => {
      current = { ...current, ...change };
      localStorage.setItem(key, JSON.stringify(current));
      for (const listener of listeners) {
        listener();
      }
    },
    use: (): Thing => useSyncExternalStore(subscribe, get),
  };
}
