// Words in English: files of tickets.

import type { Same } from '../same';
import type { attachments as chinese } from '../zh-CN/attachments';

export const attachments: Same<typeof chinese> = {
  attachments: {
    title: 'Files',
    add: 'Add a file',
    hint: 'Photos, scans, recordings, PDF. Drop them here or paste a picture.',
    pasted: 'Pasted picture',
    open: 'Look at {{name}}',
    save: 'Save to the computer',
    saved: 'Saved {{path}}',
    remove: 'Remove file',
    removeSure: 'Remove “{{name}}”? It cannot be brought back.',
    removed: 'File removed',
    added: '{{name}} added',
    camera: 'Camera',
    shoot: 'Take the picture',
    taken: 'Photo',
    cameraRefused:
      'The camera cannot be opened: another program may be using it, or the system does not let Linsheng use it.',
    notPlayed:
      'This computer cannot play this kind of recording; save it and listen to it with another program.',
    noPicture: 'Files of this kind are not opened here. Save it to look at it.',
  },
  itemFiles: {
    of: 'Material for {{title}}',
    title: 'Material of the items',
    add: 'Add material',
    hint: 'Photographs, recordings, PDF; drop or paste them in this item',
  },
  proofFiles: {
    add: 'Add a photo or file',
    added: '{{name}} was added',
    remove: 'Remove {{name}}',
    open: 'Look at {{name}}',
  },
};
