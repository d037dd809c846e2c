import { expect, test } from 'vitest';
import type { ImportMapping } from '../../bindings/operations';
import { fieldAt, opened, template, withField } from './imports';

const mapping: ImportMapping = {
  sheet: '一期',
  header_row: 1,
  columns: [
    { column: 0, field: 'room' },
    { column: 2, field: 'phone' },
  ],
  fill_down: false,
};

test('a field leaves the column that had it, a telephone number may stand in several', () => {
  expect(withField(mapping, 1, 'room').columns).toEqual([
    { column: 1, field: 'room' },
    { column: 2, field: 'phone' },
  ]);
  expect(withField(mapping, 3, 'phone').columns).toHaveLength(3);
  expect(fieldAt(withField(mapping, 2, null), 2)).toBeNull();
  expect(fieldAt(withField(mapping, 2, 'name'), 2)).toBe('name');
});

test('a file opens at the sheet that says something', () => {
  const empty = { rows: 3, columns: 1, first_rows: [], mapping: { ...mapping, columns: [] } };
  const content = {
    encoding: null,
    sheets: [
      { ...empty, name: '说明' },
      { ...empty, name: '一期', mapping },
    ],
  };
  expect(opened({ name: 'a.xlsx', base64: '' }, content)?.mapping.sheet).toBe('一期');
  expect(opened({ name: 'a.xlsx', base64: '' }, { encoding: null, sheets: [] })).toBeNull();
});

test('the template is a table with a mark that spreadsheets know', () => {
  const bytes = Uint8Array.from(atob(template(['楼栋', '房号'])), (letter) => letter.charCodeAt(0));
  expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe('\uFEFF楼栋,房号\r\n');
});
