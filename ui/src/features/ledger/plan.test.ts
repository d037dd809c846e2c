import { expect, test } from 'vitest';
import type { LedgerPlan, LedgerWord } from '../../bindings/operations';
import { missing, withColumn, withWord } from './plan';

const plan: LedgerPlan = {
  header_row: 1,
  columns: [
    { column: 0, field: 'number' },
    { column: 1, field: 'received_at' },
  ],
  category: 'complaint',
  channel_id: 1,
  topic_id: 2,
  unanswered: 'open',
};

test('a field is of one column only', () => {
  const moved = withColumn(plan, 2, 'received_at');
  expect(moved.columns).toEqual([
    { column: 0, field: 'number' },
    { column: 2, field: 'received_at' },
  ]);
  expect(withColumn(moved, 2, null).columns).toEqual([{ column: 0, field: 'number' }]);
});

test('what is missing is said', () => {
  expect(missing({ ...plan, columns: [] })).toBe('received_at');
  expect(missing(plan)).toBe('content');
  expect(missing(withColumn(plan, 3, 'headline'))).toBeNull();
});

test('a word means what was said last', () => {
  const word = (field: LedgerWord['field'], text: string): LedgerWord => ({
    field,
    word: text,
    rows: 1,
    category: null,
    id: null,
  });
  const said = withWord(withWord(plan, word('topic', '电梯'), 3), word('topic', '电梯'), 4);
  expect(said.topics).toEqual([{ word: '电梯', id: 4 }]);
  expect(withWord(said, word('category', '表扬'), 'suggestion').categories).toEqual([
    { word: '表扬', category: 'suggestion' },
  ]);
});
