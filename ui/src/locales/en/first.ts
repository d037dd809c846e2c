// Words in English: the sample, and what is new after an update.
import type { Same } from '../same';
import type { first as chinese } from '../zh-CN/first';

export const first: Same<typeof chinese> = {
  sample: {
    offer: 'Look at the sample',
    about:
      'Would you rather look around first? The residents, tickets and meetings of the sample are made up: try anything, and throw it all away.',
    making: 'The sample is being prepared; it takes a few seconds…',
    mark: 'Sample data',
    untrue: 'Community, residents and tickets here are made up: try whatever you like.',
    signIn: 'Login names: {{people}}; the password of each is {{password}}.',
    person: '{{login}} ({{role}})',
    and: ', ',
    leave: 'Back to our own community',
    sure: 'Go back to your own community, and throw the sample away with everything that was done in it?',
  },
  news: {
    title: 'What is new',
    updated: 'Linsheng is now version {{version}}.',
    show: 'See what changed',
    done: 'Got it',
    chinese: 'What is new is told in Chinese.',
  },
};
