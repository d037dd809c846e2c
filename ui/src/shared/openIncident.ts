// Which incident is open beside everything else. A row that shows its mark may leave the list meanwhile.
import { useSyncExternalStore } from 'react';

let open: number | null = null;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Opens an incident by its id, or closes the open one. */
export function openIncident(id: number | null): void {
  open = id;
  for (const listener of listeners) {
    listener();
  }
}

/** The incident that is open. */
export function useOpenIncident(): number | null {
  return useSyncExternalStore(subscribe, () => open);
}
