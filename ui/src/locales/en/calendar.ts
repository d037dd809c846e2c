// Words in English: holidays and make-up days.

import type { Same } from '../same';
import type { calendar as chinese } from '../zh-CN/calendar';

export const calendar: Same<typeof chinese> = {
  calendar: {
    title: 'Holidays and make-up days',
    lead: 'Days and working hours are counted by these. Monday to Friday are working days; enter what differs.',
    year: 'Year',
    published: 'Entered: {{source}}',
    notPublished:
      'The holidays of {{year}} are not entered yet. Deadlines are counted by its weekends and say so.',
    source: 'Notice',
    publish: 'This year is complete',
    unpublish: 'Not complete after all',
    from: 'First day',
    to: 'Last day',
    kind: 'What it is',
    rest: 'Holiday',
    work: 'Working day',
    usual: 'As the weekday says',
    name: 'Name',
    nameHint: 'Such as New Year',
    save: 'Save these days',
    restMark: 'H',
    workMark: 'W',
    named: 'Days that differ',
    weekdays: 'MTWTFSS',
    pick: 'Click a day to put it into the form below.',
  },
  month: {
    view: 'View',
    list: 'List',
    calendar: 'Calendar',
    previous: 'Previous month',
    next: 'Next month',
    this: 'This month',
  },
};
