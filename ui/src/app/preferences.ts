// How this machine's user likes the program to look. Nothing personal: it is kept in the window's own storage.
import { useSyncExternalStore } from 'react';
import type { Language } from '../shared/format';
import { ownStore } from '../shared/ownStore';
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

function preferencesFrom(kept: unknown): Preferences {
  const { language, look, zoom } = (kept ?? {}) as Partial<Preferences>;
  return {
    language: language === 'en' ? 'en' : 'zh-CN',
    look: look === 'light' || look === 'dark' ? look : 'system',
    zoom: zooms.find((one) => one === zoom) ?? 100,
  };
}

export const preferences = ownStore('linsheng.preferences', preferencesFrom);
export const usePreferences = preferences.use;

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
