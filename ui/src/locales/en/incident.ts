// Words in English: several callers with one occurrence.

import type { Same } from '../same';
import type { incident as chinese } from '../zh-CN/incident';

export const incident: Same<typeof chinese> = {
  incident: {
    title: 'Incident',
    mark: 'Incident of {{count}}',
    households: '{{count}} households',
    households_one: '{{count}} household',
    figures: '{{households}} households, {{tickets}} tickets',
    similar: 'Perhaps the same (last 14 days, not ended)',
    sameRoom: 'same household',
    sameBuilding: 'same building',
    join: 'It is the same',
    joined: 'One of: {{words}}',
    leave: 'Not the same',
    put: 'Put into an incident',
    leaveThis: 'Out of incident',
    find: 'Look for words',
    findPlaceholder: 'Not among these? Look for other words, such as: lift',
    noneSimilar: 'No ticket like it that is still open in the last 14 days.',
    next: 'Next household with the same',
    reached: 'Told',
    status: 'State',
    takeOut: 'Take out',
    feedback: 'Feedback to all',
    feedbackContent: 'What they were told',
    feedbackHint:
      'Tick only those who were really told; each ticket keeps this feedback. What stands in braces, such as {称呼} or {编号}, is filled for each of them.',
    tell: 'Feedback to {{count}}',
    told: 'Feedback recorded on {{count}} tickets',
    told_one: 'Feedback recorded on {{count}} ticket',
    merging: 'Merge and separate',
    mergedIn: 'Merged: {{title}} ({{count}} tickets)',
    mergedIn_one: 'Merged: {{title}} ({{count}} ticket)',
    unmerge: 'Separate',
    other: 'Choose another incident',
    merge: 'Merge it into this one',
  },
};
