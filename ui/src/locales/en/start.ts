// Words in English: when the data cannot be opened, and what gets an office back to work.
import type { Same } from '../same';
import type { start as chinese } from '../zh-CN/start';

export const start: Same<typeof chinese> = {
  start: {
    happened: 'What happened',
    safe: 'Are the data safe',
    todo: 'What to do',
    damaged: {
      title: 'The data file is damaged',
      happened:
        'A part of the data file cannot be read. The disk may have failed, the power gone, or a copy not been finished.',
      safe: 'The file was not touched. The backups are kept apart and are not affected.',
      todo: 'Restore a backup. The damaged file is kept under another name, not removed.',
    },
    foreign: {
      title: 'Not the data file of this office',
      happened: 'The file in the data folder was not written by Linsheng, or belongs to another office.',
      safe: 'The file was not touched.',
      todo: 'If files were moved or copied just now, put the right one back and try again. If it cannot be found, restore a backup.',
    },
    newer: {
      title: 'The data come from a newer version',
      happened:
        'The data were opened with a newer version of Linsheng, which the one on this computer cannot read.',
      safe: 'The data were not touched; nothing is lost.',
      todo: 'Install the newer version. An earlier backup lacks what was recorded since; restore one only if the newer version cannot be installed.',
    },
    missing: {
      title: 'The data file is gone',
      happened: 'There are backups in the data folder, but no data file. It may have been moved or deleted.',
      safe: 'The backups are there. No empty data file was made in its place.',
      todo: 'If you know where the file is, put it back and try again. If it cannot be found, restore a backup.',
    },
    locked: {
      title: 'This computer has no key for the data',
      happened:
        'The data are encrypted. After a change of computer, system or system user the key is not here any more.',
      safe: 'The data were not touched; nothing is lost.',
      todo: 'Enter the recovery key that was printed last.',
    },
    lockedAlone: {
      title: 'This computer has no key for the data',
      happened:
        'The data are encrypted. The key is not on this computer, nor is the file linsheng.recovery that the recovery key needs.',
      safe: 'The data were not touched; nothing is lost.',
      todo: 'Copy linsheng.recovery from the old computer or a USB drive to the data folder and try again, or restore a backup from a USB drive.',
    },
    readOnly: {
      title: 'The data folder cannot be written to',
      happened:
        'The system does not let Linsheng write to the data folder: its permissions were changed, or the disk is write-protected.',
      safe: 'The data were not touched; nothing is lost.',
      todo: 'Ask whoever looks after this computer to check the permissions, then try again.',
    },
    unreachable: {
      title: 'The disk with the data is gone',
      happened: 'The folder, USB drive or network drive with the data does not answer.',
      safe: 'What was saved is on that disk, untouched.',
      todo: 'Connect the disk or network drive, then try again.',
    },
    full: {
      title: 'The disk is full',
      happened: 'There is no room left on the disk with the data, so they cannot be opened.',
      safe: 'What was saved is there, untouched.',
      todo: 'Remove files that are not needed from the disk, then try again. Remove nothing from the data folder.',
    },
    busy: {
      title: 'The data are in use',
      happened: 'Another program uses the data: another Linsheng, or a restore that has not finished.',
      safe: 'The data were not touched; nothing is lost.',
      todo: 'Close any other Linsheng, wait a minute, then try again.',
    },
    failed: {
      title: 'The data cannot be opened',
      happened: 'Reading the data failed in an unexpected way.',
      safe: 'The data were not touched.',
      todo: 'Try again. If it keeps failing, tell technical support the line below, or restore a backup.',
    },
    where: 'Data folder',
    code: 'Code',
    key: 'Recovery key',
    keyHint: 'Eight groups of letters and digits; case, spaces and hyphens do not matter',
    open: 'Open the data',
    restore: 'Restore a backup',
    noBackups: 'There is no backup in the data folder. There may be some on a USB drive or another disk.',
    backups: 'Backups',
    newest: 'newest',
    other: 'Choose another backup…',
    doRestore: 'Restore this backup',
    backupKey: 'Recovery key of this backup',
    backupKeyHint:
      'This computer has no key for this backup. Enter the recovery key of the office that made it.',
    sure: 'Restore the backup of {{moment}}?',
    sureOther: 'Restore the chosen backup?',
    sureLost: 'What was recorded after this backup is not in it.',
    sureKept: 'The present data file is kept under another name, not removed.',
    confirm: 'Restore now',
    done: 'Restored',
    doneLead: 'The backup was checked and put in the place of the data file.',
    setAside: 'The earlier data file was not removed. It is now:',
    enter: 'Open Linsheng',
    away: 'The data cannot be read just now. What you are filling in is still in the window; do not close it.',
  },
};
