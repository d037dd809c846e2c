import { expect, test } from 'vitest';
import { resultsSearch } from './search';

test.each([
  [{}, {}],
  [
    { wave: '2', question: 'safety-guards' },
    { wave: 2, question: 'safety-guards' },
  ],
  [{ wave: -1, question: 3 }, {}],
])('address of the results %j', (raw, expected) => {
  expect(resultsSearch(raw)).toEqual(expected);
});
