// Words in English: finding tickets, saved views, and the same action for many.

import type { Same } from '../same';
import type { search as chinese } from '../zh-CN/search';

export const search: Same<typeof chinese> = {
  find: {
    label: 'Find tickets',
    placeholder: 'Content, feedback, room, name, number, phone',
    hint: 'One character is enough. Words between spaces must all be found. Phones by the whole number or its last four digits.',
    building: 'All buildings',
    inFeedback: 'Feedback',
    inNote: 'Note',
    byPhone: 'Phone',
  },
  views: {
    title: 'Views',
    mine: 'My views',
    shared: 'Shared views',
    none: 'No views yet. Save the searches and filters you use often.',
    save: 'Save these filters',
    name: 'Name of the view',
    namePlaceholder: 'such as: building 3, open',
    share: 'For everybody',
    by: 'saved by {{name}}',
    remove: 'Remove view {{name}}',
    removed: 'View removed',
    saved: 'View saved',
  },
  export: {
    list: 'Export',
    picked: 'Export selected',
    xlsx: 'Excel workbook (.xlsx)',
    csv: 'Text table (.csv)',
    phones: 'Excel with whole phone numbers',
    done: '{{count}} exported: {{path}}',
  },
  bulk: {
    pick: 'Select {{number}}',
    pickAll: 'Select every ticket listed',
    picked: '{{count}} selected',
    bar: 'Work on many',
    clear: 'Clear selection',
    assign: 'Assign',
    close: 'Close',
    willAssign: '{{count}} will be assigned',
    willClose: '{{count}} will be closed',
    refused: '{{count}} cannot be and stay as they are',
    noneFits: 'None of the selected tickets allows this.',
    doAssign: 'Assign {{count}}',
    doClose: 'Close {{count}}',
    done: '{{done}} done',
    doneWithRefused: '{{done}} done, {{refused}} refused',
    why: {
      transition_refused: 'Its state does not allow this',
      changed: 'Somebody has just changed it',
      not_found: 'There is no such ticket',
    },
    outcome: 'Outcome',
    from: 'Before',
    preview: 'What will happen',
  },
};
