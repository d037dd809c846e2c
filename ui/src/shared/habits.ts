// What this computer does for whoever works at it while the window is out of sight: notices, the tray, keys. Nothing
// personal: it is kept in the window's own storage.
import { ownStore } from './ownStore';

/** The keys that can be set to bring up a new ticket from any program. */
export const shortcuts = ['Ctrl+Alt+N', 'Ctrl+Alt+D', 'Ctrl+Shift+F9'] as const;

export type Shortcut = (typeof shortcuts)[number];

export interface Habits {
  /** Whether the system's notices tell what concerns whoever sits here. */
  notices: boolean;
  /** Whether closing the window leaves the program in the tray. */
  keepInTray: boolean;
  shortcut: Shortcut | null;
}

/** The habits that were kept; what does not fit is as it is usually. */
export function habitsFrom(kept: unknown): Habits {
  const { notices, keepInTray, shortcut } = (kept ?? {}) as Record<string, unknown>;
  return {
    notices: notices !== false,
    keepInTray: keepInTray === true,
    shortcut: shortcuts.find((one) => one === shortcut) ?? null,
  };
}

export const habits = ownStore('linsheng.habits', habitsFrom);
export const useHabits = habits.use;
