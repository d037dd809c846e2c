// Every form that is left before it is sent has again what was written in it, says so, and can be begun anew; once it is sent nothing
// of it is kept. What is a secret is never kept.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App, ConfigProvider } from 'antd';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { MeetingDetail, Minutes, NoticeDetail, Policy, RuleProfile } from '../bindings/operations';
import { StaffSection } from '../features/access/StaffSection';
import { BackupSection } from '../features/backups/BackupSection';
import { CalendarSection } from '../features/calendar/CalendarSection';
import { MinutesPart } from '../features/meetings/minutes/MinutesPart';
import { Postings as MinutesPostings } from '../features/meetings/minutes/Postings';
import { SignForm } from '../features/meetings/minutes/SignForm';
import { RulesPage } from '../features/meetings/RulesPage';
import { Postings as NoticePostings } from '../features/notices/Postings';
import { OfficeSection } from '../features/office/OfficeSection';
import { PolicySection } from '../features/policy/PolicySection';
import { CheckLists } from '../features/supervision/CheckLists';
import { OwnQuestions } from '../features/surveys/Bank';
import { BulkBar } from '../features/tickets/Bulk';
import { Views } from '../features/tickets/Views';
import { host } from '../host';
import { meetingRules } from '../shared/testing';

/** The machine may be busy with a build. */
const patience = { timeout: 10_000 };
// What stands on the page is looked at in the window.
configure({ getElementError: (message) => new Error(message ?? '') });
vi.setConfig({ testTimeout: 60_000 });

const some = <Whole,>(part: Partial<Whole>) => part as Whole;

const permissions = [
  'policy.write',
  'meetings.write',
  'minutes.review',
  'notices.write',
  'surveys.write',
  'tickets.assign',
  'tickets.close',
];
const person = { id: 1, login: 'lin', name: '林静怡', roles: ['manager'], permissions };
const profile = some<RuleProfile>({
  id: 7,
  kind: 'committee',
  name: '业委会规则',
  shipped: false,
  version: 3,
  rules: { ...meetingRules, attendance: meetingRules.decision, decision_of: 'all', notice_days: 7 },
});
const policy = some<Policy>({
  version: 2,
  state: 'in_force',
  effective_from: '2026-01-01T00:00:00Z',
  limits: [{ category: 'complaint', counting: 'working_hours', amount: 8, warn_before_hours: 2 }],
  hours: [{ from: '08:30', to: '17:30' }],
  follow_up: { complaint_percent: 20, due_after_days: 3, attempts: 2 },
  topics: ['电梯', '其他'],
  retention: [],
  saved_by: null,
  note: null,
});
const staff = [{ id: 2, login: 'chenyu', name: '陈雨', roles: ['service'], active: true, version: 4 }];
const office = { community_name: '翠湖花园', office_name: '服务中心', time_zone: 'Asia/Shanghai' };
const question = {
  key: 'a',
  text: '电梯好用吗',
  topic: null,
  required: true,
  asks: { kind: 'text' },
  only_if: null,
};
const bulk = {
  done: 1,
  refused: 0,
  rows: [{ number: 'TS-1', version: 1, before: 'answered', after: 'closed', refusal: null }],
};

const year = new Date().getFullYear();
const meeting = some<MeetingDetail>({ id: 3, people: [], items: [], posting: null });
const minutes = some<Minutes>({
  id: 4,
  number: 0,
  state: 'review',
  actions: ['send_back', 'sign'],
  versions: [],
  document: { type: 'doc', content: [] },
  sent_back: null,
  signed: null,
  issued_at: null,
});
const written = { meeting_id: 3, can_begin: false, minutes: [minutes], postings: [] };
const notice = some<NoticeDetail>({
  notice: some<NoticeDetail['notice']>({ id: 8, number: 'GG-1', state: 'published', settled_at: null }),
  postings: [{ channel: { id: 2, name: '公告栏' }, posted: null, on_time: null, missing: false }],
});

/** What core answers, by the name of the operation. */
const answers: Record<string, unknown> = {
  get_access_state: { stage: 'signed_in', person, community_name: '翠湖花园', lock_after_minutes: 10 },
  get_office: { ...office, lock_after_minutes: 10, version: 1 },
  get_office_logo: { png: null },
  list_staff: staff,
  list_check_lists: [{ kind: 'call', lines: ['有人接听'], version: 1 }],
  list_meeting_series: [
    {
      id: 5,
      name: '双月例会',
      profile_id: 7,
      kind: 'committee',
      every_months: 2,
      active: true,
      last_on: null,
      next_on: null,
      version: 1,
    },
  ],
  list_rule_profiles: [profile],
  list_policies: [policy],
  preview_deadlines: [],
  get_meeting_minutes: written,
  get_backup_state: { overdue: false, has_recovery_key: true, key_kept_by_system: true },
  list_backups: [],
  list_calendar: { year, published: false, source: null, days: [] },
  list_meeting_files: [],
  list_survey_bank: {
    topics: [],
    templates: [],
    own: [{ id: 9, question, retired: false, questionnaires: 1, version: 1 }],
  },
  list_views: [],
  preview_bulk: bulk,
};

const kept = new Map<string, string>();
const calls: string[] = [];

beforeEach(() => {
  kept.clear();
  calls.length = 0;
  host.call = async (operation, args) => {
    const { kind, content } = args as { kind: string; content: string };
    switch (operation) {
      case 'get_draft':
        return kept.has(kind) ? { kind, content: kept.get(kind), saved_at: '2026-11-30T00:00:00Z' } : null;
      case 'save_draft':
        // Core is slower with what it writes than with what it reads.
        await new Promise((done) => setTimeout(done, 20));
        kept.set(kind, content);
        return null;
      case 'drop_draft':
        kept.delete(kind);
        return null;
      default:
        calls.push(operation);
        return answers[operation] ?? null;
    }
  };
});
afterEach(cleanup);

/** The page as it is when one comes to it. */
function come(element: ReactElement) {
  const rootRoute = createRootRoute({
    component: () => element,
    notFoundComponent: () => null,
    staticData: { title: 'app.name', chapter: '' },
  });
  const router = createRouter({ routeTree: rootRoute, history: createMemoryHistory() });
  return render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <ConfigProvider button={{ autoInsertSpace: false }}>
        <App component={false}>
          <RouterProvider router={router as never} />
        </App>
      </ConfigProvider>
    </QueryClientProvider>,
  );
}

/** Presses a button by its words; of several the one on top. Not by its role: that takes seconds where there are tables. */
const press = (name: string) =>
  waitFor(() => {
    const named = (one: Element) => [one.textContent?.trim(), one.getAttribute('aria-label')].includes(name);
    const button = [...document.querySelectorAll('button')].findLast(named);
    if (button === undefined) {
      throw new Error(`there is no button “${name}”`);
    }
    fireEvent.click(button);
  }, patience);

interface Case {
  of: string;
  page: ReactElement;
  /** The buttons that lead to the form, if it is not there at once. */
  opens: string[];
  /** The field in which is written. */
  field: string;
  written: string;
  /** What else is filled in before it is sent. */
  before?: () => void;
  send: string;
  /** What the form sends. */
  operation: string;
  answer?: unknown;
}

const cases: Case[] = [
  {
    of: 'a check list',
    page: <CheckLists />,
    opens: [],
    field: '热线拨测',
    written: '有人接听\n态度好',
    send: '保存',
    operation: 'save_check_list',
  },
  {
    of: 'a series of meetings',
    page: <RulesPage />,
    opens: ['双月例会'],
    field: '系列名称',
    written: '每月例会',
    send: '保存',
    operation: 'save_meeting_series',
  },
  {
    of: 'the rules of a kind of meeting',
    page: <RulesPage />,
    opens: ['业委会规则'],
    field: '提前几天张贴通知',
    written: '9',
    send: '保存',
    operation: 'save_rule_profile',
  },
  {
    of: 'a copy of them',
    page: <RulesPage />,
    opens: ['复制 业委会规则'],
    field: '名称',
    written: '我们的规则',
    send: '保存',
    operation: 'save_rule_profile',
  },
  {
    of: 'a version of the policy',
    page: <PolicySection />,
    opens: ['修改制度'],
    field: '依据或原因',
    written: '业主大会表决',
    send: '保存新一版',
    operation: 'save_policy',
  },
  {
    of: 'somebody who works here',
    page: <StaffSection />,
    opens: ['修改 陈雨'],
    field: '姓名',
    written: '陈小雨',
    send: '保存',
    operation: 'update_staff',
  },
  {
    of: 'the office',
    page: <OfficeSection />,
    opens: [],
    field: '小区名称',
    written: '云杉里',
    send: '保存',
    operation: 'update_office',
    answer: { ...office, community_name: '云杉里', version: 2 },
  },
  {
    of: 'the second folder of the backups',
    page: <BackupSection />,
    opens: [],
    field: '另存一份到',
    written: '/media/usb',
    send: '保存',
    operation: 'set_backup_folder',
  },
  {
    of: 'days of the calendar',
    page: <CalendarSection />,
    opens: [],
    field: '名称',
    written: '春节',
    before: () => fireEvent.click(screen.getByTitle(`${year}-02-03`)),
    send: '保存这些天',
    operation: 'save_calendar_days',
    answer: { year, published: false, source: null, days: [] },
  },
  {
    of: 'the source of the calendar',
    page: <CalendarSection />,
    opens: [],
    field: '通知文号或出处',
    written: '国办发明电〔2025〕7 号',
    send: '这一年已录全',
    operation: 'save_calendar_year',
    answer: { year, published: true, source: '国办发明电〔2025〕7 号', days: [] },
  },
  {
    of: 'who signed minutes',
    page: <SignForm meeting={meeting} minutes={minutes} />,
    opens: [],
    field: '签字人',
    written: '张伟、李芳',
    send: '登记签字',
    operation: 'sign_minutes',
    answer: written,
  },
  {
    of: 'why minutes are sent back',
    page: <MinutesPart meeting={meeting} />,
    opens: ['退回修改'],
    field: '要改什么',
    written: '缺少表决结果',
    send: '退回修改',
    operation: 'send_back_minutes',
    answer: written,
  },
  {
    of: 'where decisions hung',
    page: <MinutesPostings meeting={meeting} written={some({ ...written, postings: [] })} />,
    opens: ['登记公示'],
    field: '张贴地点',
    written: '1 号楼大堂',
    send: '保存',
    operation: 'record_posting',
    answer: written,
  },
  {
    of: 'the proof of a notice',
    page: <NoticePostings detail={notice} />,
    opens: ['登记张贴 公告栏'],
    field: '链接或说明',
    written: '一楼公告栏左侧',
    send: '保存',
    operation: 'record_notice_posting',
    answer: notice,
  },
  {
    of: 'the words of a question',
    page: <OwnQuestions />,
    opens: ['改题目'],
    field: '题目',
    written: '电梯好用吗？',
    send: '保存',
    operation: 'save_survey_question',
  },
  {
    of: 'what many tickets are closed with',
    page: <BulkBar numbers={['TS-1']} clear={() => {}} />,
    opens: ['批量办结'],
    field: '办结说明（可不填）',
    written: '统一维修完毕',
    send: '办结 1 件',
    operation: 'close_tickets',
    answer: bulk,
  },
  {
    of: 'the name of a view',
    page: <Views search={{ tab: 'all' }} change={() => {}} />,
    opens: ['视图'],
    field: '视图名称',
    written: '三号楼',
    send: '保存当前筛选',
    operation: 'save_view',
    answer: [],
  },
];

const sentence = /您上次写的、没有保存的内容还在/;

test.each(cases)('$of is kept until it is sent', async (one) => {
  const open = async () => {
    const shown = come(one.page);
    for (const name of one.opens) {
      await press(name);
    }
    return { shown, at: await screen.findByLabelText<HTMLInputElement>(one.field, {}, patience) };
  };

  const first = await open();
  const before = first.at.value;
  fireEvent.change(first.at, { target: { value: one.written } });
  // To another page at once, and back at once.
  first.shown.unmount();
  const second = await open();
  await screen.findByText(sentence, {}, patience);
  expect(second.at.value).toBe(one.written);
  await press('放弃，重新填写');
  // A field that begins anew is another one.
  const value = () => screen.getByLabelText<HTMLInputElement>(one.field).value;
  await waitFor(() => expect(value()).toBe(before), patience);
  await waitFor(() => expect([...kept]).toEqual([]), patience);
  fireEvent.change(screen.getByLabelText(one.field), { target: { value: one.written } });
  second.shown.unmount();

  const third = await open();
  await screen.findByText(sentence, {}, patience);
  one.before?.();
  answers[one.operation] = one.answer ?? null;
  await press(one.send);
  await waitFor(() => expect([calls.includes(one.operation), [...kept]]).toEqual([true, []]), patience);
  third.shown.unmount();
  // A form that goes keeps nothing of what was sent either.
  await new Promise((later) => setTimeout(later, 100));
  expect([...kept]).toEqual([]);
});

test('a password is kept nowhere', async () => {
  const shown = come(<StaffSection />);
  await press('修改 陈雨');
  const field = await screen.findByLabelText<HTMLInputElement>('新密码', {}, patience);
  fireEvent.change(field, { target: { value: 'jade-river-88' } });
  fireEvent.change(screen.getByLabelText('姓名'), { target: { value: '陈小雨' } });
  shown.unmount();
  await waitFor(() => expect([...kept]).toEqual([['staff.2', '{"name":"陈小雨"}']]), patience);
});
