// How this machine's user likes the program to look. Nothing personal: it is kept in the window's own storage.
import { useSyncExternalStore } from 'react';
import type { Language } from '../shared/format';
import type { Mode } from '../shared/tokens';

export type Look = Mode | 'system';

/** How large everything is, in per cent. */
export const zooms = [100, 125, 150, 175, 200] as const;

export type Zoom = (typeof zooms)[number];

export interface Preferences {
  language: Language;
  look: Look;
  zoom: Zoom;
}

const key = 'linsheng.preferences';
const listeners = new Set<() => void>();
let current = read();

function read(): Preferences {
  const usual: Preferences = { language: 'zh-CN', look: 'system', zoom: 100 };
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    const { language, look, zoom } = kept as Partial<Preferences>;
    return {
      language: language === 'en' ? 'en' : usual.language,
      look: look === 'light' || look === 'dark' ? look : usual.look,
      zoom: zooms.find((one) => one === zoom) ?? usual.zoom,
    };
  } catch {
    return usual;
  }
}

export const preferences = {
  get: (): Preferences => current,
  set: (change: Partial<Preferences>): void => {
    current = { ...current, ...change };
    localStorage.setItem(key, JSON.stringify(current));
    for (const listener of listeners) {
      listener();
    }
  },
};

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, preferences.get);
}

const dark = window.matchMedia('(prefers-color-scheme: dark)');

function subscribeToSystem(listener: () => void): () => void {
  dark.addEventListener('change', listener);
  return () => dark.removeEventListener('change', listener);
}

/** Light or dark, as preferred or as the system has it. */
export function useMode(): Mode {
  const { look } = usePreferences();
  const system = useSyncExternalStore(subscribeToSystem, () => dark.matches);
  return look === 'system' ? (system ? 'dark' : 'light') : look;
}
