// A list that is being taken in: the file, what its columns mean, which cells were mended. Core keeps nothing between
// the steps, so this does; a lock or a look at another page loses none of it.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type {
  ImportContent,
  ImportField,
  ImportFix,
  ImportMapping,
  ImportResult,
  ImportSheet,
} from '../../bindings/operations';
import { asBase64, textAsBase64 } from '../../shared/files';

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

export interface ImportFile {
  name: string;
  base64: string;
}

export type ImportState =
  | { step: 'file' }
  | {
      step: 'columns' | 'check';
      file: ImportFile;
      content: ImportContent;
      mapping: ImportMapping;
      fixes: ImportFix[];
    }
  | { step: 'done'; result: ImportResult };

/** A list whose columns are being looked at. */
export type OpenImport = Extract<ImportState, { step: 'columns' | 'check' }>;

/** Kept beside the register's shelf, not on it: a change of the register makes none of this out of date. */
const shelf = ['import'];
const nothing: ImportState = { step: 'file' };

export function useImportState(): [ImportState, (state: ImportState) => void] {
  const client = useQueryClient();
  const state = useQuery<ImportState>({
    queryKey: shelf,
    queryFn: () => nothing,
    enabled: false,
    initialData: nothing,
    staleTime: Infinity,
    gcTime: Infinity,
  });
  const set = useCallback((next: ImportState) => void client.setQueryData(shelf, next), [client]);
  return [state.data, set];
}

/** What is known of a file that was just read: its first sheet, as it seems to be meant. */
export function opened(file: ImportFile, content: ImportContent): OpenImport | null {
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

/** The mended cells with one more; what stood in the file again is no longer mended. */
export function withFix(fixes: ImportFix[], fix: ImportFix): ImportFix[] {
  return [...fixes.filter(({ row, column }) => row !== fix.row || column !== fix.column), fix];
}

/** A column as spreadsheets call it: `A`, `Z`, `AA`. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** An empty list with these headings, as a text table that spreadsheets open. */
export function template(headings: string[]): string {
  return textAsBase64(`\uFEFF${headings.join(',')}\r\n`);
}

/** The content of a file that was chosen or dropped. */
export async function readFile(file: File): Promise<ImportFile> {
  return { name: file.name, base64: await asBase64(file) };
}
