// The only door to the shell. Whatever the program runs in, the rest of the interface talks to this.
import { type ErrorBody, operations, type Role } from '../bindings/operations';
import { tauri } from './tauri';

/** What the program needs of whatever it runs in. */
export interface Host {
  /** Runs an operation of core; rejects with a Failure. */
  call(operation: string, args: unknown): Promise<unknown>;
  /** Asks where to save a file; answers the path, or null if the person changed their mind. */
  saveFile(suggestedName: string, base64: string): Promise<string | null>;
  /** Opens a file in the program that the system has for it. */
  openFile(suggestedName: string, base64: string): Promise<void>;
  /** Hands the page to the system's print dialog. */
  printPage(): Promise<void>;
  /** Shows everything in the window larger or smaller: 100 to 200 per cent. */
  setZoom(percent: number): Promise<void>;
  /** What there is to know at the start. */
  startInfo(): Promise<StartInfo>;
  /** Shows the sample in the place of the own office; it takes seconds if it has to be made. */
  openSample(): Promise<void>;
  /** Shows the own office again, and throws the sample away. */
  leaveSample(): Promise<void>;
  /** The backups beside the data, the newest first, also when the data cannot be opened. */
  listBackupFiles(): Promise<BackupFile[]>;
  /** Asks for a backup elsewhere; answers its path, or null if the person changed their mind. */
  chooseBackupFile(): Promise<string | null>;
  /** Puts a backup in the place of the data. */
  restoreStore(path: string, recoveryKey: string | null): Promise<RestoredStore>;
  /** Opens data whose key is not on this computer, and keeps the key here. */
  unlockStore(recoveryKey: string): Promise<void>;
  /** Shows a notice of the system; nothing where the system shows none. */
  notify(notice: SystemNotice): Promise<void>;
  /** Shows the icon in the system's tray. */
  showTray(face: TrayFace): Promise<void>;
  /** Listens for keys such as `Ctrl+Alt+N` in every program, and for no others; for none if null. */
  setShortcut(keys: string | null): Promise<void>;
  /** Calls `act` when somebody asks for a new ticket from outside of the window; answers how to stop that. */
  onRegister(act: () => void): () => void;
  /** Calls `act` with what a notice was about when somebody clicks it; answers how to stop that. */
  onNotice(act: (about: string) => void): () => void;
}

/** A notice of the system. */
export interface SystemNotice {
  title: string;
  body: string;
  /** The word of the way to what it is about, where the system shows one. */
  open: string;
  /** What comes back when somebody clicks it; a click on one without only brings the window forward. */
  about?: string;
}

/** What the tray shows. */
export interface TrayFace {
  /** How many things concern whoever sits here. */
  count: number;
  tooltip: string;
  /** The words of its menu. */
  open: string;
  register: string;
  quit: string;
  /** Whether closing the window leaves the program there. */
  keep: boolean;
}

export interface BackupFile {
  name: string;
  path: string;
  madeAt: string;
  bytes: number;
  /** Whether a row of the audit trail in it was changed or taken out by hand. */
  auditBroken: boolean;
}

export interface RestoredStore {
  /** Where the data that were there are now; null if there were none. */
  setAside: string | null;
  auditBroken: boolean;
}

export interface StartInfo {
  dataDir: string;
  version: string;
  /** How one signs in to the sample, if the window shows it. */
  sample: Sample | null;
}

/** Somebody of each post, all with the same password. */
export interface Sample {
  password: string;
  people: { login: string; role: Role }[];
}

/** What can go wrong in the shell itself, beside what core reports. */
export type ShellCode =
  | 'file.disk_full'
  | 'file.forbidden'
  | 'file.not_written'
  | 'file.not_opened'
  | 'page.not_printed'
  | 'shortcut.taken';

/** A failure, as core or the shell reports it. */
export type Failure = Omit<ErrorBody, 'code'> & { code: ErrorBody['code'] | ShellCode };

/** Whether something caught is a failure that was reported, and not a mistake of this program. */
export function isFailure(caught: unknown): caught is Failure {
  return typeof caught === 'object' && caught !== null && 'code' in caught && 'params' in caught;
}

/** The host; tests put another in its place by assigning to it. */
export const host: Host = { ...tauri };

/** Every operation of core. */
export const api = operations((operation, args) => host.call(operation, args));
