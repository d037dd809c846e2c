import { expect, test } from 'vitest';
import { draftText } from './drafts';

test.each([
  [{ content: '  ', category: 'complaint' }, ''],
  [{ category: 'complaint', channel_id: 1 }, ''],
  [{ content: '漏水', channel_id: 1, room: undefined }, '{"content":"漏水","channel_id":1}'],
  [{ content: '漏水', received_at: new Date(0) }, '{"content":"漏水"}'],
  [{ materials: [{}, { name: ' ', unit: undefined }] }, ''],
  [
    { materials: [{ name: '软管', quantity: '1', unit: undefined }, {}], content: '' },
    '{"materials":[{"name":"软管","quantity":"1"},{}],"content":""}',
  ],
  [
    { content: '漏水', files: [new Blob()], moments: [{ at: new Date(0) }], tags: ['x'] },
    '{"content":"漏水"}',
  ],
])('draft of %j', (fields, expected) => {
  expect(draftText(fields, ['content', 'room', 'materials'])).toBe(expected);
});
