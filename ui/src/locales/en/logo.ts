// Words in English: the office's logo.
import type { Same } from '../same';
import type { logo as chinese } from '../zh-CN/logo';

export const logo: Same<typeof chinese> = {
  logo: {
    name: 'Logo',
    optional: 'Logo (optional)',
    file: 'Picture of the logo',
    choose: 'Choose a picture',
    change: 'Choose another',
    remove: 'No logo',
    hint: 'Shown at sign-in, at the top left of the window and on the cover of the quarterly report. A PNG, JPEG or WebP of at most 5 MB.',
  },
};
