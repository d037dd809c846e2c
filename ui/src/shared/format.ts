// How moments, spans and shares are shown. Always in the office's time zone, whatever the machine's is.
import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';
import type { Rate } from '../bindings/operations';

dayjs.extend(utc);
dayjs.extend(timezone);

export type Language = 'zh-CN' | 'en';

/** `2026年11月23日 14:05`, or `23 Nov 2026 14:05`. */
export function moment(at: string, zone: string, language: Language): string {
  const local = dayjs.utc(at).tz(zone);
  return language === 'zh-CN' ? local.format('YYYY年M月D日 HH:mm') : english(local, 'D MMM YYYY HH:mm');
}

/** The end of what is counted: midnight ends the day before it, `2026年9月30日 24:00`. */
export function cutOff(at: string, zone: string, language: Language): string {
  const local = dayjs.utc(at).tz(zone);
  return local.format('HH:mm:ss.SSS') === '00:00:00.000'
    ? `${day(local.subtract(1, 'day').format('YYYY-MM-DD'), language)} 24:00`
    : moment(at, zone, language);
}

/** `11-23 14:05`, with the year where it is not `year`. */
export function shortMoment(at: string, zone: string, now: number): string {
  const local = dayjs.utc(at).tz(zone);
  const thisYear = dayjs.utc(now).tz(zone).year() === local.year();
  return local.format(thisYear ? 'MM-DD HH:mm' : 'YYYY-MM-DD HH:mm');
}

/** `11月23日 14:05`, with the year where it is another than the present one; `23 Nov 14:05`. */
export function nearMoment(at: string, zone: string, now: number, language: Language): string {
  const local = dayjs.utc(at).tz(zone);
  if (dayjs.utc(now).tz(zone).year() !== local.year()) {
    return moment(at, zone, language);
  }
  return language === 'zh-CN' ? local.format('M月D日 HH:mm') : english(local, 'D MMM HH:mm');
}

/** `2026年11月23日` of `2026-11-23`. */
export function day(text: string, language: Language): string {
  const date = dayjs.utc(text);
  return language === 'zh-CN' ? date.format('YYYY年M月D日') : english(date, 'D MMM YYYY');
}

/** `11月23日` of `2026-11-23`. */
export function shortDay(text: string, language: Language): string {
  const date = dayjs.utc(text);
  return language === 'zh-CN' ? date.format('M月D日') : english(date, 'D MMM');
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function english(date: dayjs.Dayjs, format: string): string {
  return date.format(format.replace('MMM', `[${months[date.month()]}]`));
}

/** `2月`, or `Feb`, of 2. */
export function month(number: number, language: Language): string {
  return language === 'zh-CN' ? `${number}月` : (months[number - 1] ?? '');
}

/** `2026年7月`, or `Jul 2026`, of `2026-07`. */
export function wholeMonth(text: string, language: Language): string {
  const date = dayjs.utc(`${text}-01`);
  return language === 'zh-CN' ? date.format('YYYY年M月') : english(date, 'MMM YYYY');
}

/** `2026年第三季度`, or `Q3 2026`, of `2026Q3`. */
export function quarter(name: string, language: Language): string {
  const [year, index] = name.split('Q');
  return language === 'zh-CN'
    ? `${year}年第${['一', '二', '三', '四'][Number(index) - 1]}季度`
    : `Q${index} ${year}`;
}

/** Whether what a report is of is a year such as `2026`; the others are quarters such as `2026Q3`. */
export function isYear(period: string): boolean {
  return !period.includes('Q');
}

/** The two largest units of a span in milliseconds: `2 天 3 小时`, `5 小时 12 分`. */
export function span(ms: number, language: Language): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  const zh = language === 'zh-CN';
  if (minutes === 0) {
    return zh ? '不足 1 分' : 'under 1 min';
  }
  const units: [number, string, string][] = [
    [Math.floor(minutes / 1440), '天', 'd'],
    [Math.floor(minutes / 60) % 24, '小时', 'h'],
    [minutes % 60, '分', 'min'],
  ];
  const first = units.findIndex(([count]) => count > 0);
  return units
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, han, latin]) => `${count} ${zh ? han : latin}`)
    .join(' ');
}

/** `95.2%`, rounded half up to a tenth; a share of nothing is `—`, and what is more than the whole is no share. */
export function percent({ numerator, denominator }: Rate): string {
  if (denominator === 0 || numerator > denominator) {
    return '—';
  }
  const tenths = Math.floor((2 * numerator * 1000 + denominator) / (2 * denominator));
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`;
}

/** `860 KB`, `12.4 MB`, of bytes; a kilobyte has 1,000, as on the label of a drive. */
export function size(bytes: number, language: Language): string {
  const [count, unit] = bytes < 1_000_000 ? [bytes / 1000, 'KB'] : [bytes / 1_000_000, 'MB'];
  const digits = { maximumFractionDigits: count < 100 && unit === 'MB' ? 1 : 0 };
  return `${count.toLocaleString(language, digits)} ${unit}`;
}

/** The instant that a wall clock in the office's zone shows as `YYYY-MM-DDTHH:mm`. */
export function fromWallClock(text: string, zone: string): string {
  return dayjs.tz(text, zone).toISOString();
}

/** What a wall clock in the office's zone shows at an instant, as a picker wants it. */
export function toWallClock(at: number, zone: string): dayjs.Dayjs {
  return dayjs(dayjs.utc(at).tz(zone).format('YYYY-MM-DDTHH:mm:ss'));
}

const weekdays = ['日', '一', '二', '三', '四', '五', '六'];
const englishWeekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** A deadline at midnight is 24:00 of the day that ends with it: nobody reads `00:00` as the evening before. */
function untilMidnight(local: dayjs.Dayjs): { local: dayjs.Dayjs; time: string } {
  const midnight = local.format('HH:mm:ss.SSS') === '00:00:00.000';
  return midnight ? { local: local.subtract(1, 'day'), time: '[24:00]' } : { local, time: 'HH:mm' };
}

/** `11月24日 星期二`, or `Tue 24 Nov`, of `2026-11-24`. */
export function longDay(text: string, language: Language): string {
  const date = dayjs.utc(text);
  return language === 'zh-CN'
    ? date.format(`M月D日 星期${weekdays[date.day()]}`)
    : english(date, `[${englishWeekdays[date.day()]}] D MMM`);
}

/** A deadline as one says it to a resident: `11月25日（周三）15:20`, or `Wed 25 Nov, 15:20`. */
export function spokenMoment(at: string, zone: string, language: Language): string {
  const { local, time } = untilMidnight(dayjs.utc(at).tz(zone));
  return language === 'zh-CN'
    ? local.format(`M月D日（周${weekdays[local.day()]}）${time}`)
    : english(local, `[${englishWeekdays[local.day()]}] D MMM, ${time}`);
}

/** A deadline in a list of facts: `11月25日 15:20`, with the year where it is another than the present one. */
export function deadline(at: string, zone: string, now: number, language: Language): string {
  const { local, time } = untilMidnight(dayjs.utc(at).tz(zone));
  const year = dayjs.utc(now).tz(zone).year() === local.year();
  return language === 'zh-CN'
    ? local.format(`${year ? '' : 'YYYY年'}M月D日 ${time}`)
    : english(local, `D MMM${year ? '' : ' YYYY'} ${time}`);
}

/** `1,089.50 m²` of hundredths of a square metre. */
export function area(hundredths: number): string {
  return `${(hundredths / 100).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} m²`;
}
