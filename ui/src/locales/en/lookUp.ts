// Words in English: finding people of the register.

import type { Same } from '../same';
import type { lookUp as chinese } from '../zh-CN/lookUp';

export const lookUp: Same<typeof chinese> = {
  lookUp: {
    title: 'Find a resident',
    placeholder: 'Room, name, initials, last 4 digits of a phone',
    found: 'What was found',
    preview: 'The household at a glance',
    how: 'Type 3-2-1502, a name, its initials such as wjg, or the last 4 digits of a phone; the household is shown here.',
    none: 'The register has no “{{words}}”. Try the room, the name or the last 4 digits of the phone; they may not be in the register yet.',
    noneKeep: 'The register has no “{{words}}”. Press Enter to keep it as it is and go on.',
    walk: 'choose',
    openHousehold: 'open the household',
    registerFor: 'register a ticket for them',
    wholeHousehold: 'whole household',
    emptyRoom: 'nobody lives here',
    movedOut: 'moved out',
    restricted: 'restricted',
    anonymous: 'anonymous',
    nobodyYet: 'no household entered yet',
    leftOn: 'left on {{day}}',
    since: 'since {{day}}',
    people: 'People of the household',
    prefers: 'prefers {{way}}',
    open: 'Open: {{count}}',
    latest: 'Latest tickets',
    more: '{{count}} more',
    role: { owner: 'owner', tenant: 'tenant', family: 'family' },
    way: { phone: 'phone', wechat: 'WeChat', message: 'text message', visit: 'a visit' },
  },
};
