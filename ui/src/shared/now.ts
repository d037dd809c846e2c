// The present moment, for countdowns. One clock for the whole page.
import { useSyncExternalStore } from 'react';

const step = 15_000;
let now = Date.now();
const listeners = new Set<() => void>();

function tick(): void {
  now = Date.now();
  for (const listener of listeners) {
    listener();
  }
}

setInterval(tick, step);
// After sleep the next step may be far off.
document.addEventListener('visibilitychange', tick);
window.addEventListener('focus', tick);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The present moment in milliseconds since 1970 UTC, a quarter of a minute old at most. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
