// Words in English: the help.

import type { Same } from '../same';
import type { help as chinese } from '../zh-CN/help';

export const help: Same<typeof chinese> = {
  help: {
    title: 'Help',
    manual: 'Manual',
    back: 'Back',
    search: 'Find in the manual',
    contents: 'Contents of the manual',
    found: '{{count}} places found',
    found_one: '{{count}} place found',
    chinese: 'The manual is written in Chinese.',
  },
};
