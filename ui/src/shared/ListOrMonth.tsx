// Whether a page shows its things as a list or by the days of a month.
import { CalendarOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useWords } from './i18n';
import { useToday } from './lookups';

interface Props {
  /** The month that is shown; the list where there is none. */
  month: string | undefined;
  /** Shows this month, or the list. */
  show: (month: string | undefined) => void;
}

export function ListOrMonth({ month, show }: Props) {
  const { t } = useWords();
  const thisMonth = useToday().format('YYYY-MM');
  return (
    <Segmented
      aria-label={t('month.view')}
      value={month === undefined ? 'list' : 'calendar'}
      onChange={(view) => show(view === 'calendar' ? thisMonth : undefined)}
      options={[
        { value: 'list', label: t('month.list') },
        {
          value: 'calendar',
          label: t('month.calendar'),
          icon: <CalendarOutlined aria-hidden="true" />,
        },
      ]}
    />
  );
}
