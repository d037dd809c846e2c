// Words in English: what a clerk does at the desk beside taking tickets down.
import type { Same } from '../same';
import type { desk as chinese } from '../zh-CN/desk';

export const desk = {
  amend: {
    title: 'Complete or correct',
    save: 'Save the correction',
    done: 'Corrected; the timeline keeps what it was',
    withoutPhone: 'Remove the telephone number {{phone}}',
    categoryHint: 'The number and the deadline that the resident was told stay.',
    phoneStays: 'Empty: as it is; of another person, the registered one',
    nothing: 'empty',
    corrected: 'corrected',
    field: {
      category: 'Category',
      topic: 'Topic',
      room: 'Room',
      caller_name: 'Name',
      phone: 'Telephone',
      person: 'Resident in the register',
    },
  },
  slipPhotos: {
    title: 'Photographs of the slip',
    add: 'Add a photograph',
    hint: 'Drop, paste or choose photographs of the slip; they are kept with this ticket',
    remove: 'Take photograph {{place}} away',
    unsaved: '{{number}} is registered, but {{count}} photographs could not be saved',
    letGo: 'Leave them',
  },
  messages: {
    title: 'Paste messages',
    about:
      'Paste a whole chat from WeChat or a web page: it is taken apart, one message each. Look them over, then register all at once, one ticket each.',
    text: 'The chat',
    placeholder: 'Choose a few messages in WeChat, copy them, and paste them here',
    split: 'Take apart',
    kept: 'What is not registered yet is kept until you come back.',
    nothing: 'No message was found. Paste the chat first.',
    rows: 'The messages',
    of: 'Message {{place}}: {{label}}',
    skip: 'Skip',
    reason: 'Left in the group, registered afterwards',
    categoryMissing: 'Choose what kind it is: complaint, suggestion or inquiry.',
    register: 'Register {{count}}',
    registered: 'Registered',
    done: '{{count}} registered',
    left: '{{count}} not registered yet; the reason stands below each.',
    clearDone: 'Put away what is done',
    drop: 'Drop all',
    dropSure: 'Drop the {{count}} that are not registered yet?',
  },
} satisfies Same<typeof chinese>;
