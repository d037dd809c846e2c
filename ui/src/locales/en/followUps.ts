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
    ruleHint:
      'Important tickets are always followed up. A share of the complaints can be as well: it is drawn from the identity of each ticket, so that nobody chooses, and holds for what is answered from now on.',
    percent: 'Share of complaints',
    days: 'Days after the feedback',
    enough: 'Attempts after which a ticket can be closed without',
    dayUnit: 'days',
    timeUnit: 'times',
  },
};
