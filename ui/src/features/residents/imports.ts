// A list that is being taken in: the file, what its columns mean, which cells were mended.
import type {
  ImportContent,
  ImportField,
  ImportFix,
  ImportMapping,
  ImportResult,
  ImportSheet,
} from '../../bindings/operations';
import { textAsBase64 } from '../../shared/files';
import { type ListFile, useKept } from '../../shared/imports/list';

/** What columns may say, in the order of a list as offices keep it. */
export const importFields: ImportField[] = [
  'building',
  'unit',
  'room',
  'name',
  'phone',
  'role',
  'kind',
  'area',
  'moved_in',
  'wechat',
  'contact_way',
  'note',
];

export type ImportState =
  | { step: 'file' }
  | {
      step: 'columns' | 'check';
      file: ListFile;
      content: ImportContent;
      mapping: ImportMapping;
      fixes: ImportFix[];
    }
  | { step: 'done'; result: ImportResult };

/** A list whose columns are being looked at. */
export type OpenImport = Extract<ImportState, { step: 'columns' | 'check' }>;

const shelf = ['import'];
const nothing: ImportState = { step: 'file' };

export function useImportState(): [ImportState, (state: ImportState) => void] {
  return useKept(shelf, nothing);
}

/** What is known of a file that was just read: its first sheet, as it seems to be meant. */
export function opened(file: ListFile, content: ImportContent): OpenImport | null {
  const sheet = fullest(content);
  return sheet === null ? null : { step: 'columns', file, content, mapping: sheet.mapping, fixes: [] };
}

/** The sheet that most likely holds the list: the first with headings that say something, or the first with rows. */
function fullest({ sheets }: ImportContent): ImportSheet | null {
  return (
    sheets.find(({ mapping }) => mapping.columns.length > 0) ?? sheets.find(({ rows }) => rows > 0) ?? null
  );
}

export function sheetOf({ content, mapping }: OpenImport): ImportSheet | undefined {
  return content.sheets.find(({ name }) => name === mapping.sheet) ?? content.sheets[0];
}

export function fieldAt(mapping: ImportMapping, column: number): ImportField | null {
  return mapping.columns.find((one) => one.column === column)?.field ?? null;
}

/** The mapping with another meaning of one column. A field that only one column can say leaves the one that had it. */
export function withField(mapping: ImportMapping, column: number, field: ImportField | null): ImportMapping {
  const others = mapping.columns.filter(
    (one) => one.column !== column && (field === 'phone' || one.field !== field),
  );
  const columns = field === null ? others : [...others, { column, field }];
  return { ...mapping, columns: columns.sort((a, b) => a.column - b.column) };
}

/** An empty list with these headings, as a text table that spreadsheets open. */
export function template(headings: string[]): string {
  return textAsBase64(`\uFEFF${headings.join(',')}\r\n`);
}
