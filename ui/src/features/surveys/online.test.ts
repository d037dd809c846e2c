import { expect, test } from 'vitest';
import type { Design, SurveyMapping } from '../../bindings/operations';
import {
  choicesOf,
  lacking,
  meaningAt,
  meaningKey,
  type OpenFile,
  opened,
  readAgain,
  saying,
  unanswered,
  withMeaning,
} from './online';

const options = [
  { code: 1, text: '安全' },
  { code: 2, text: '清洁' },
];
const common = { topic: null, required: false, only_if: null };
const design: Design = {
  opening: '',
  closing: '',
  sections: [
    {
      title: '',
      questions: [
        {
          ...common,
          key: 'overall',
          text: '总的来说',
          asks: { kind: 'satisfaction', does_not_apply: false },
        },
        { ...common, key: 'improve', text: '改进', asks: { kind: 'multiple', options } },
        {
          ...common,
          key: 'parts',
          text: '各处',
          asks: { kind: 'matrix', items: options, does_not_apply: true },
        },
      ],
    },
  ],
};

const mapping: SurveyMapping = {
  sheet: '答卷',
  header_row: 1,
  columns: [
    { column: 0, meaning: { kind: 'code' } },
    { column: 1, meaning: { kind: 'option', field: 'improve', code: 1 } },
    { column: 2, meaning: { kind: 'option', field: 'improve', code: 2 } },
    { column: 3, meaning: { kind: 'field', field: 'parts/1' } },
  ],
  first_is_best: false,
};

test('a question, its items and its options can be chosen, each under a name of its own', () => {
  const keys = choicesOf(design).map(({ meaning }) => meaningKey(meaning));
  expect(keys).toEqual([
    'field:overall',
    'field:improve',
    'option:improve:1',
    'option:improve:2',
    'field:parts/1',
    'field:parts/2',
  ]);
});

test('a question is answered as a whole or option by option', () => {
  const whole = withMeaning(mapping, 4, { kind: 'field', field: 'improve' });
  expect(whole.columns.map(({ column }) => column)).toEqual([0, 3, 4]);
  const option = withMeaning(whole, 1, { kind: 'option', field: 'improve', code: 1 });
  expect(option.columns.map(({ column }) => column)).toEqual([0, 1, 3]);
  const moved = withMeaning(mapping, 5, { kind: 'code' });
  expect([meaningAt(moved, 0), meaningAt(moved, 5)]).toEqual([null, { kind: 'code' }]);
  expect(withMeaning(mapping, 3, null).columns).toHaveLength(3);
});

test('what no column answers is named, and what is missing', () => {
  const names = unanswered(mapping, design).map(({ meaning }) => meaningKey(meaning));
  expect(names).toEqual(['field:overall', 'field:parts/2']);
  expect(lacking(mapping, true)).toBeNull();
  expect(lacking({ ...mapping, columns: mapping.columns.slice(1) }, false)).toBe('room');
  expect(lacking({ ...mapping, columns: mapping.columns.slice(0, 1) }, true)).toBe('answer');
});

test('a file opens at the sheet that answers most', () => {
  const sheet = { rows: 2, columns: 1, first_rows: [], withheld: [] };
  const none = { ...sheet, name: '说明', mapping: { ...mapping, columns: [] } };
  const content = { encoding: null, sheets: [none, { ...sheet, name: '答卷', mapping }] };
  expect(opened({ name: 'a.xlsx', base64: '' }, content)?.mapping.sheet).toBe('答卷');
  expect(opened({ name: 'a.xlsx', base64: '' }, { encoding: null, sheets: [] })).toBeNull();
});

test('with its headings in another row a sheet is understood anew, but for what somebody said', () => {
  const sheet = { name: '答卷', rows: 4, columns: 6, first_rows: [], withheld: [], mapping };
  const other = { ...sheet, name: '说明', mapping: { ...mapping, sheet: '说明', columns: [] } };
  const content = { encoding: null, sheets: [sheet, other] };
  let list = opened({ name: 'a.xlsx', base64: '' }, content) as OpenFile;
  list = saying(list, 1, null);
  list = saying(list, 4, { kind: 'field', field: 'overall' });
  list = saying(list, 5, { kind: 'code' });
  const below: SurveyMapping = {
    ...mapping,
    header_row: 2,
    columns: [
      { column: 0, meaning: { kind: 'field', field: 'overall' } },
      { column: 1, meaning: { kind: 'option', field: 'improve', code: 1 } },
      { column: 2, meaning: { kind: 'option', field: 'improve', code: 2 } },
    ],
  };
  const again = readAgain(list, {
    encoding: null,
    sheets: [
      { ...sheet, withheld: [5], mapping: below },
      { ...other, mapping: { ...other.mapping, header_row: 2 } },
    ],
  });
  expect(again.mapping.header_row).toBe(2);
  expect(again.mapping.columns).toEqual([
    { column: 2, meaning: { kind: 'option', field: 'improve', code: 2 } },
    { column: 4, meaning: { kind: 'field', field: 'overall' } },
  ]);
  expect(again.byHand.map(({ column }) => column)).toEqual([1, 4]);
  // The other sheet is as it was.
  expect(again.content.sheets[1]?.mapping.header_row).toBe(1);
});
