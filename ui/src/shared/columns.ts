// The columns of a list of which some go when something is open beside it.
import { type RefObject, useLayoutEffect } from 'react';

/**
 * Has the widths of the columns reckoned anew when some of them go or come back. WebKit goes on reserving the widths of those
 * that are no longer shown, so that the list is wider than its place.
 */
export function useColumnsAnew(table: RefObject<HTMLTableElement | null>, beside: boolean): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is open beside is what makes it run again
  useLayoutEffect(() => {
    const list = table.current;
    if (list !== null) {
      list.style.tableLayout = 'auto';
      // Reading it is what makes the widths be reckoned.
      void list.offsetWidth;
      list.style.tableLayout = '';
    }
  }, [table, beside]);
}
