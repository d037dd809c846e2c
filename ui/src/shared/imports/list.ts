// What taking in a list from a file has in common, whatever is in it: the file, cells that were mended, and that nothing
// of it is lost by a lock or a look at another page. Core keeps nothing between the steps, so this does.
import { type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ImportFix } from '../../bindings/operations';
import { asBase64 } from '../files';

export interface ListFile {
  name: string;
  base64: string;
}

/** The content of a file that was chosen or dropped. */
export async function readFile(file: File): Promise<ListFile> {
  return { name: file.name, base64: await asBase64(file) };
}

/** The mended cells with one more; a cell is mended once. */
export function withFix(fixes: ImportFix[], fix: ImportFix): ImportFix[] {
  return [...fixes.filter(({ row, column }) => row !== fix.row || column !== fix.column), fix];
}

/** A column as spreadsheets call it: `A`, `Z`, `AA`. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** Where somebody stands with a list. It lies on a shelf of its own: no change of what is in the store makes it old. */
export function useKept<State>(shelf: QueryKey, nothing: State): [State, (state: State) => void] {
  const client = useQueryClient();
  const state = useQuery<State>({
    queryKey: shelf,
    queryFn: () => nothing,
    enabled: false,
    initialData: nothing,
    staleTime: Infinity,
    gcTime: Infinity,
  });
  // The key is made anew with each rendering; what it says is not.
  const key = JSON.stringify(shelf);
  const set = useCallback(
    (next: State) => void client.setQueryData(JSON.parse(key) as QueryKey, next),
    [client, key],
  );
  return [state.data ?? nothing, set];
}
