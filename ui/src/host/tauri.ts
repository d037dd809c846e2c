// The desktop shell as host. No other file imports @tauri-apps.
import { invoke } from '@tauri-apps/api/core';
import type { Host } from './index';

export const tauri: Host = {
  call: (operation, args) => invoke('call', { operation, arguments: args }),
  saveFile: (suggestedName, base64) => invoke('save_file', { suggestedName, base64 }),
  openFile: (suggestedName, base64) => invoke('open_file', { suggestedName, base64 }),
  printPage: () => invoke('print_page'),
  setZoom: (percent) => invoke('set_zoom', { percent }),
  startInfo: () => invoke('start_info'),
  openSample: () => invoke('open_sample'),
  leaveSample: () => invoke('leave_sample'),
  listBackupFiles: () => invoke('list_backup_files'),
  chooseBackupFile: () => invoke('choose_backup_file'),
  restoreStore: (path, recoveryKey) => invoke('restore_store', { path, recoveryKey }),
  unlockStore: (recoveryKey) => invoke('unlock_store', { recoveryKey }),
  notify: (notice) => invoke('notify', { notice }),
  showTray: (face) => invoke('show_tray', { face }),
  setShortcut: (keys) => invoke('set_shortcut', { keys }),
  onRegister: (act) => {
    window.addEventListener('linsheng:register', act);
    return () => window.removeEventListener('linsheng:register', act);
  },
  onNotice: (act) => {
    const opened = (event: Event) => act(String((event as CustomEvent<unknown>).detail));
    window.addEventListener('linsheng:open', opened);
    return () => window.removeEventListener('linsheng:open', opened);
  },
};
