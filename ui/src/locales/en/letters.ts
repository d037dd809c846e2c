// Words in English: phrases, letters, and paper before it is printed.

import type { Same } from '../same';
import type { letters as chinese } from '../zh-CN/letters';

export const letters: Same<typeof chinese> = {
  paper: {
    preview: 'Preview',
    page: 'Page {{page}} of {{pages}}',
    pages: '{{count}} pages',
    pages_one: '{{count}} page',
    savePdf: 'Save PDF',
    open: 'Open in system viewer',
    print: 'Print',
    printElsewhere: '{{count}} pages: the system viewer shows them now; print them there',
    printElsewhere_one: '{{count}} page: the system viewer shows it now; print it there',
    savedTo: 'Saved to {{path}}',
    missing: 'No font has these characters; the paper shows 〓 instead: {{characters}}',
    drawing: 'Making it…',
    previewFailed: 'The preview could not be shown. The file itself is ready: save it or open it.',
  },
  letter: {
    make: 'Letter',
    title: 'Letter {{number}}',
  },
  phrases: {
    title: 'Phrases',
    hint: 'F2 offers them while feedback or a note is written; then make them fit. Places in braces are filled from the ticket; what it does not know stays as 〔结果〕 for you to fill. Those used most come first; those never used, in the order here.',
    places: 'Filled from the ticket:',
    placesByHand: 'Left for you:',
    name: 'Name',
    namePlaceholder: 'such as: visit agreed',
    content: 'Words',
    contentPlaceholder: 'such as: {称呼}, about “{内容}”: {结果}.',
    purpose: 'For',
    feedback: 'Feedback',
    note: 'Notes',
    anyCategory: 'any category',
    anyTopic: 'any topic',
    up: 'Move up',
    down: 'Move down',
    remove: 'Remove phrase',
    add: 'Add phrase',
    save: 'Save phrases',
    open: 'Phrases',
    find: 'Find a phrase',
    findPlaceholder: 'a few characters, or the initials of the name in pinyin',
    list: 'Phrases',
    none: 'Nothing found. Phrases are added under Settings → Phrases.',
    other: 'meant for other tickets',
    walk: 'choose',
    take: 'take it',
  },
};
