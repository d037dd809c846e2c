// Which figure of the report a list belongs to, in words; put away, the list is all of it again.
import { Tag } from 'antd';
import type { CountedDays } from './countedDays';
import { day } from './format';
import { useWords } from './i18n';
import './counted.css';

interface Props {
  days: CountedDays;
  /** What else narrows it, in words. */
  more?: (string | undefined)[];
  clear: () => void;
}

export function CountedTag({ days, more = [], clear }: Props) {
  const { t, language } = useWords();
  const named = t('counted.days', { from: day(days.from, language), to: day(days.to, language) });
  return (
    <div className="counted">
      <Tag closable onClose={clear} title={t('counted.hint')}>
        {[named, ...more.filter((part) => part !== undefined)].join(' · ')}
      </Tag>
    </div>
  );
}
