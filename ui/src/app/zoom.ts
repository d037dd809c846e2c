// How large everything is: a setting, and the keys that every browser has for it. The window draws itself larger, so that
// the page has fewer pixels to be on; nothing is scaled here.
import { useEffect } from 'react';
import { host } from '../host';
import { isCommand, useKeys } from '../shared/keyboard';
import { preferences, usePreferences, type Zoom, zooms } from './preferences';

/** What a key makes of a size; undefined if it is none of the three. Plus is beside Shift on most keyboards. */
export function zoomed(event: KeyboardEvent, now: Zoom): Zoom | undefined {
  const plain = new KeyboardEvent('keydown', {
    key: event.key,
    ctrlKey: event.ctrlKey,
    metaKey: event.metaKey,
    altKey: event.altKey,
  });
  const at = zooms.indexOf(now);
  if (isCommand(plain, '+') || isCommand(plain, '=')) {
    return zooms[Math.min(at + 1, zooms.length - 1)];
  }
  if (isCommand(plain, '-') || isCommand(plain, '_')) {
    return zooms[Math.max(at - 1, 0)];
  }
  return isCommand(plain, '0') ? 100 : undefined;
}

export function useZoom(): void {
  const { zoom } = usePreferences();
  useEffect(() => void host.setZoom(zoom), [zoom]);
  useKeys((event) => {
    const next = zoomed(event, zoom);
    if (next !== undefined) {
      event.preventDefault();
      preferences.set({ zoom: next });
    }
  });
}
