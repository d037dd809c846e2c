// A month as whole weeks from Monday on, with what is on each day, and the way to the months beside it.
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { wholeMonth } from './format';
import { useWords } from './i18n';
import { monthFrom, weeksOf } from './month';
import './month.css';

interface Props {
  month: string;
  today: string;
  go: (month: string) => void;
  /** What is on a day such as `2026-12-01`. */
  children: (day: string) => ReactNode;
}

const weekdays = {
  'zh-CN': '一二三四五六日'.split(''),
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};

export function MonthView({ month, today, go, children }: Props) {
  const { t, language } = useWords();
  return (
    <div className="month">
      <div className="month-head">
        <Button
          type="text"
          icon={<LeftOutlined />}
          aria-label={t('month.previous')}
          onClick={() => go(monthFrom(month, -1))}
        />
        <strong aria-live="polite">{wholeMonth(month, language)}</strong>
        <Button
          type="text"
          icon={<RightOutlined />}
          aria-label={t('month.next')}
          onClick={() => go(monthFrom(month, 1))}
        />
        <Button type="text" disabled={month === today.slice(0, 7)} onClick={() => go(today.slice(0, 7))}>
          {t('month.this')}
        </Button>
      </div>
      <table className="month-days" aria-label={wholeMonth(month, language)}>
        <thead>
          <tr>
            {weekdays[language].map((weekday) => (
              <th key={weekday} scope="col">
                {weekday}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day} className={day.startsWith(month) ? undefined : 'month-other'}>
                  <span className={day === today ? 'month-day month-today' : 'month-day'}>
                    {Number(day.slice(8))}
                  </span>
                  {children(day)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface EntryProps {
  /** All of it, for whoever points at it. */
  hint: string;
  /** Whether it is over. */
  over: boolean;
  open: () => void;
  children: ReactNode;
}

/** Something on a day, to be opened. */
export function MonthEntry({ hint, over, open, children }: EntryProps) {
  return (
    <button
      type="button"
      className={over ? 'month-entry month-entry-over' : 'month-entry'}
      title={hint}
      onClick={open}
    >
      {children}
    </button>
  );
}
