// The slips on paper, two on a sheet: looked at first, then printed.
import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { api } from '../../../host';
import { useWords } from '../../../shared/i18n';
import { shelves } from '../../../shared/lookups';
import { PaperView } from '../../../shared/Paper';

interface Props {
  /** Which; the drawer is closed while there are none. */
  numbers: string[];
  close: () => void;
}

export function Slips({ numbers, close }: Props) {
  const { t } = useWords();
  return (
    <Drawer
      open={numbers.length > 0}
      onClose={close}
      destroyOnHidden
      size={860}
      title={t('orders.slips', { count: numbers.length })}
      classNames={{ body: 'slips' }}
    >
      {numbers.length > 0 && <Paper numbers={numbers} />}
    </Drawer>
  );
}

function Paper({ numbers }: { numbers: string[] }) {
  const { t } = useWords();
  const paper = useQuery({
    queryKey: [...shelves.reports, 'slips', numbers],
    queryFn: () => api.renderWorkOrders({ numbers }),
    staleTime: 0,
    gcTime: 0,
  });
  return <PaperView label={t('orders.preview')} paper={paper} first="print" />;
}
