// Every key of the program, once. What a handler listens for, what stands on a button, and the sheet of all of them come
// from here.

export interface Key {
  /** What must be held with it: Control (Command on a Mac), Alt (Option), or nothing. */
  with?: 'command' | 'alt';
  /** The key itself, or several of which each does its own: `1 2 3`. */
  key: string;
}

export const keys = {
  register: { with: 'command', key: 'N' },
  lookUp: { with: 'command', key: 'K' },
  search: { with: 'command', key: 'F' },
  undo: { with: 'command', key: 'Z' },
  lock: { with: 'command', key: 'L' },
  larger: { with: 'command', key: '+' },
  smaller: { with: 'command', key: '-' },
  usual: { with: 'command', key: '0' },
  help: { key: 'F1' },
  escape: { key: 'Esc' },
  move: { key: '↑ ↓' },
  openRow: { key: 'Enter' },
  save: { key: 'Enter' },
  newLine: { key: 'Shift+Enter' },
  category: { with: 'alt', key: '1 2 3' },
  topic: { with: 'alt', key: 'Q W E' },
  same: { with: 'alt', key: 'A S D F G' },
  urgent: { with: 'alt', key: 'Z' },
  important: { with: 'alt', key: 'X' },
  about_staff: { with: 'alt', key: 'C' },
  dispatch: { with: 'alt', key: 'P' },
  amend: { with: 'alt', key: 'B' },
  join: { with: 'alt', key: 'J' },
  act: { with: 'alt', key: '1 2 3 4 5 6 7 8 9' },
  phrases: { key: 'F2' },
  submit: { with: 'command', key: 'Enter' },
  skip: { with: 'alt', key: 'X' },
  take: { with: 'alt', key: '1 2 3 4 5 6 7 8 9' },
} as const satisfies Record<string, Key>;

export type KeyName = keyof typeof keys;

/** Where they do what they do, in the order of the sheet. */
export const keyGroups = {
  everywhere: [
    'register',
    'lookUp',
    'search',
    'undo',
    'lock',
    'larger',
    'smaller',
    'usual',
    'help',
    'escape',
  ],
  list: ['move', 'openRow'],
  intake: ['category', 'topic', 'same', 'urgent', 'important', 'about_staff', 'save', 'newLine'],
  ticket: ['act', 'phrases', 'dispatch', 'amend', 'join', 'submit'],
  messages: ['category', 'skip', 'submit'],
  report: ['take'],
} as const satisfies Record<string, readonly KeyName[]>;

export type KeyGroup = keyof typeof keyGroups;
