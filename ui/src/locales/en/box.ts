// Words in English: boxes that are opened, and the rules of the intake.

import type { Same } from '../same';
import type { box as chinese } from '../zh-CN/box';

export const box: Same<typeof chinese> = {
  box: {
    title: 'Box opening',
    openings: 'Openings so far',
    new: 'New opening',
    none: 'No box was opened yet. Open one before a witness, count the slips and record it; each slip then becomes a ticket.',
    empty: 'the box was empty',
    entered: '{{entered}} of {{slips}} entered',
    box: 'Suggestion box',
    openedAt: 'Opened at',
    opener: 'Opened by',
    witness: 'Witness',
    witnessPlaceholder: 'e.g. a resident',
    slips: 'Slips',
    slipsHint: '0 if there were none',
    note: 'Note (optional)',
    register: 'Record the opening',
    who: 'opened by {{opener}}, witness {{witness}}',
    slip: 'Slip {{place}} of {{slips}}',
    written: 'What is written',
    anonymous: 'optional',
    saveSlip: 'Register this slip',
    drop: 'Give this slip up',
    dropYes: 'Give up and delete',
    dropSure: 'Give this slip up? Its photographs ({{count}}) are deleted with it.',
    full: 'All slips of the box are registered. If this is one more, correct the number first; otherwise give it up.',
    tickets: 'Tickets of this opening',
    correct: 'Correct number or witness',
    correctEnds:
      'This leaves no slip to register; the one that is being written is cleared, with its photographs.',
  },
  rules: {
    title: 'What words propose',
    hint: 'Where one of the words on the left is said, the category or topic on the right is proposed; a person takes it with a key. Words are separated by spaces.',
    words: 'Words',
    wordsPlaceholder: 'such as: water pipe leak',
    noCategory: 'no category',
    noTopic: 'no topic',
    remove: 'Remove rule',
    add: 'Add rule',
    save: 'Save rules',
  },
};
