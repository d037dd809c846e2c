// What tests begin with: what jsdom lacks and antd asks for, and what several of them speak of.
import type { MeetingRules } from '../bindings/operations';
import { startLanguages } from './i18n';

window.matchMedia ??= (query: string) =>
  ({
    matches: false,
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
    addListener: () => {},
    removeListener: () => {},
  }) as unknown as MediaQueryList;

globalThis.ResizeObserver ??= class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};

void startLanguages('zh-CN');

/** Rules of a meeting that ask for little. */
export const meetingRules: MeetingRules = {
  attendance: null,
  decision: { comparison: 'more_than', numerator: 1, denominator: 2 },
  special: null,
  decision_of: 'taking_part',
  proxies: true,
  most_proxies: null,
  notice_days: null,
  posting: null,
  parking_counts: false,
  invalid_takes_part: false,
  unsold_rooms: 'one_head',
  sources: {
    attendance: null,
    decision: null,
    proxies: null,
    notice: null,
    posting: null,
    electorate: null,
  },
};
