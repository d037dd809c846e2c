// Every page of the program with what can be open on it: by address, as whoever may see it. Tests that go over everything
// go over this list; a page of ui/src/app/routes.tsx that is not in it fails them.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const routes = join(dirname(fileURLToPath(import.meta.url)), '../../ui/src/app/routes.tsx');

/** The addresses of the program's pages. */
export function pages() {
  return [...readFileSync(routes, 'utf8').matchAll(/^ {2}path: '([^']+)',$/gm)].map(([, path]) => path);
}

/** What is needed to open one of each: `must` runs an operation as the manager. */
async function found(must) {
  const first = async (operation, args = {}, of = (answer) => answer.rows) => of(await must(operation, args))[0];
  const meetings = (await must('list_meetings', { from: '2026-04-01', to: '2026-09-30' })).rows;
  const [held] = meetings.filter(({ state }) => state === 'ended').concat(meetings);
  return {
    ticket: (await first('list_tickets', { tab: 'answered' })).number,
    open: (await first('list_tickets', { tab: 'in_progress' })).number,
    order: (await first('list_work_orders', { tab: 'all' })).number,
    household: (await first('list_rooms')).household_id,
    meeting: held.id,
  };
}

/**
 * What is visited, in the order of posts: `as` who sits there, `at` the address.
 * @returns {Promise<{ as: string, at: string }[]>}
 */
export async function visits(must) {
  const { ticket, open, order, household, meeting } = await found(must);
  const manager = [
    '/',
    // The first of a page is its shortest: a list that goes on would be walked by Tab to its end.
    '/tickets?tab=suspended',
    '/tickets?tab=all',
    '/tickets?tab=overdue',
    `/tickets?tab=all&ticket=${ticket}`,
    `/tickets?tab=all&ticket=${open}`,
    '/tickets?tab=all&query=%22电梯%22',
    '/box',
    '/box?opening=1',
    '/messages',
    '/ledger',
    '/follow-ups',
    '/orders?tab=open',
    '/orders?tab=all',
    `/orders?tab=all&order=${order}`,
    '/residents?query=%223-1-0101%22',
    '/residents',
    `/residents?household=${household}`,
    '/residents/import',
    '/residents/notice',
    '/meetings',
    '/meetings?month=%222026-09%22',
    `/meetings?meeting=${meeting}`,
    `/meetings?meeting=${meeting}&part=minutes`,
    `/meetings?meeting=${meeting}&part=archive`,
    '/action-items?show=all',
    '/action-items?show=all&item=1',
    '/meeting-rules',
    '/surveys',
    '/surveys?tab=questionnaires',
    '/surveys?tab=bank',
    '/surveys?tab=plans',
    '/surveys?wave=1',
    '/surveys?wave=1&part=entry',
    '/surveys?wave=1&part=differences',
    '/surveys?questionnaire=1',
    '/surveys?questionnaire=0',
    '/surveys/results?wave=1',
    '/notices',
    '/notices?month=%222026-09%22',
    '/notices?notice=1',
    '/notices?write=true',
    '/supervision?tab=board',
    '/supervision?tab=channels',
    '/supervision?tab=channels&channel=1',
    '/supervision?tab=checks',
    '/supervision?tab=checks&check=1',
    '/supervision?tab=call_backs',
    '/supervision?tab=call_backs&sample=1',
    '/supervision?tab=red_flags',
    '/supervision?tab=findings&show=all',
    '/supervision?tab=findings&show=all&finding=1',
    '/supervision?tab=measures&show=all',
    '/supervision?tab=measures&show=all&measure=1',
    '/analysis?tab=map',
    '/analysis?tab=trend',
    '/analysis?tab=repeats',
    '/analysis?tab=words',
    '/analysis?tab=sentences',
    '/analysis?tab=duty',
    '/reports',
    '/archive',
    '/archive?tab=retention',
    '/archive?tab=disposals',
    '/audit',
    ...['office', 'limits', 'revision', 'calendar', 'rules', 'phrases', 'staff', 'backups', 'reminders', 'look', 'keys', 'about'].map(
      (section) => `/settings?section=${section}`,
    ),
  ];
  const others = {
    chenyu: ['/', '/mine', '/tickets?tab=all', '/follow-ups', '/orders'],
    sunlei: ['/', '/orders?tab=mine', '/settings?section=look'],
    songyan: ['/', '/meetings'],
    // The supervision group and the administrator see other parts of the same pages.
    xieming: ['/', '/tickets?tab=all', '/supervision?tab=board', '/supervision?tab=call_backs', '/supervision?tab=findings&show=all', '/reports', '/audit'],
    gaoyuan: ['/', '/archive', '/settings?section=staff', '/settings?section=backups', '/settings?section=about'],
  };
  return [
    ...manager.map((at) => ({ as: 'manager', at })),
    ...Object.entries(others).flatMap(([as, places]) => places.map((at) => ({ as, at }))),
  ];
}
