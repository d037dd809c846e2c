// The slips on paper, two on a sheet: looked at first, then printed.
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../host';
import { useWords } from '../../../shared/i18n';
import { shelves } from '../../../shared/lookups';
import { PaperDrawer } from '../../../shared/Paper';
import { Problem } from '../../../shared/Problem';

interface Props {
  /** Which; the drawer is closed while there are none. */
  numbers: string[];
  close: () => void;
}

export function Slips({ numbers, close }: Props) {
  const { t } = useWords();
  const open = numbers.length > 0;
  const paper = useQuery({
    queryKey: [...shelves.reports, 'slips', numbers],
    queryFn: () => api.renderWorkOrders({ numbers }),
    enabled: open,
    // What was entered since is on them.
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <PaperDrawer
      open={open}
      close={close}
      title={t('orders.slips', { count: numbers.length })}
      paper={open ? paper.data : undefined}
      {...(paper.isError
        ? { problem: <Problem caught={paper.error} retry={() => void paper.refetch()} /> }
        : {})}
    />
  );
}
