// What there is to know of the program itself: its version, its folder, and whether it shows the sample.
import { useQuery } from '@tanstack/react-query';
import { host, type StartInfo } from '../host';
import { shelves } from '../shared/lookups';

export function useStart(): StartInfo | undefined {
  return useQuery({ queryKey: shelves.start, queryFn: () => host.startInfo(), staleTime: Infinity }).data;
}
