// Which months are looked at: a quarter at once, or any months of the past.
import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import type { QuarterRow } from '../../bindings/operations';
import { quarter as quarterName, wholeMonth } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import type { Months } from './queries';
import { type AnalysisSearch, monthsOf } from './search';

interface Props {
  quarters: QuarterRow[];
  today: string;
  months: Months;
  search: AnalysisSearch;
  change: (search: AnalysisSearch) => void;
}

export function Period({ quarters, today, months, search, change }: Props) {
  const { t, language } = useWords();
  const is = (row: QuarterRow) => {
    const { from, to } = monthsOf(row, today);
    return from === months.from && to === months.to;
  };
  const chosen = quarters.find(is);
  return (
    <div className="analysis-bar">
      <Select
        aria-label={t('analysis.quarter')}
        className="analysis-quarter"
        value={chosen?.quarter ?? ''}
        onChange={(name) => {
          const row = quarters.find(({ quarter }) => quarter === name);
          if (row !== undefined) {
            change({ ...search, ...monthsOf(row, today) });
          }
        }}
        options={[
          ...quarters.map((row) => ({
            value: row.quarter,
            label:
              quarterName(row.quarter, language) +
              (row.running ? t('app.aside', { text: t('analysis.running') }) : ''),
          })),
          ...(chosen === undefined ? [{ value: '', label: t('analysis.otherMonths') }] : []),
        ]}
      />
      <DatePicker.RangePicker
        picker="month"
        className="analysis-months"
        aria-label={t('analysis.months')}
        placeholder={[t('analysis.firstMonth'), t('analysis.lastMonth')]}
        allowClear={false}
        maxDate={dayjs(today).endOf('month')}
        value={[dayjs(`${months.from}-01`), dayjs(`${months.to}-01`)]}
        format={(day) => wholeMonth(day.format('YYYY-MM'), language)}
        onChange={(days) => {
          const [first, last] = [days?.[0]?.format('YYYY-MM'), days?.[1]?.format('YYYY-MM')];
          if (first !== undefined && last !== undefined) {
            change({ ...search, from: first, to: last });
          }
        }}
      />
    </div>
  );
}
