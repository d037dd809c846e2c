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
} satisfies Same<typeof chinese>;
