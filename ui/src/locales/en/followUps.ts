// Words in English: follow-ups.

import type { Same } from '../same';
import type { followUps as chinese } from '../zh-CN/followUps';

export const followUps: Same<typeof chinese> = {
  followUps: {
    title: 'Follow-ups',
    total: '{{count}} to follow up',
    late: '{{count}} late',
    due: 'Due',
    told: 'Told',
    attempts: 'Not reached {{count}}×',
    yours: 'You handled it',
    none: 'Nothing to follow up',
    noneHint:
      'Important tickets appear here once the resident was told. Somebody who did not handle them asks.',
    rule: 'Rule',
  },
};
