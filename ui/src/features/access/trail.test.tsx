import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import type { AuditEntry } from '../../bindings/operations';
import { shelves } from '../../shared/lookups';
import { meetingRules } from '../../shared/testing';
import { useChanges, useOperationName, useSubject } from './trail';

const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
client.setQueryData(shelves.staff, [{ login: 'zhoujie', name: '周洁' }]);
client.setQueryData(shelves.office, { time_zone: 'Asia/Shanghai' });

const inOffice = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={client}>{children}</QueryClientProvider>
);

test.each<[AuditEntry['changes'], string, string | null, string | null, string?]>([
  [{ status: ['unassigned', 'in_progress'] }, '状态', '待分派', '处理中'],
  [{ category: [null, 'complaint'] }, '类别', null, '投诉'],
  [{ roles: [['service'], ['service', 'admin']] }, '岗位', '客服', '客服、系统管理员'],
  [{ responsible: ['gone', 'zhoujie'] }, '责任人', 'gone', '周洁'],
  [{ roles: [null, []] }, '岗位', null, null],
  [{ due_at: [null, '2026-11-25T02:00:00Z'] }, '首次反馈时限', null, '2026年11月25日 10:00'],
  [{ closed_at: ['2026-11-25T02:00:00.123Z', null] }, '办结时间', '2026年11月25日 10:00', null],
  [{ active: [true, false] }, '在职', '是', '否'],
  [{ lock_after_minutes: [10, 5] }, '闲置锁定（分钟）', '10', '5'],
  [{ recovery_key: [null, 'made'] }, '恢复密钥', null, '已生成'],
  [{ recovery_key: ['made', 'renewed'] }, '恢复密钥', '已生成', '已换新'],
  [{ days: ['2026-10-01 rest 国庆节', ''] }, '日期安排', '2026-10-01 休息 国庆节', null],
  [{ role: [null, 'tenant'] }, '身份', null, '租户'],
  [{ kind: ['home', 'shop'] }, '类型', '住宅', '商铺'],
  [{ area_hundredths: [null, 8953] }, '面积', null, '89.53 m²'],
  [{ phones: [[], ['128****0001', '128****0002']] }, '电话', null, '128****0001、128****0002'],
  [{ name: ['status', '林静怡'] }, '姓名', 'status', '林静怡'],
  [{ state: ['planned', 'in_session'] }, '状态', '筹备中', '会议中', 'start_meeting'],
  [{ state: ['accepted', 'on_site'] }, '状态', '已接单', '已到场', 'arrive_at_work_order'],
  [{ state: ['planned', 'collecting'] }, '状态', '筹备中', '回收中', 'draw_survey_wave'],
  [{ state: [null, 'open'] }, '状态', null, '未完成', 'add_action_item'],
  [{ repairer: [null, 'zhoujie'] }, '维修人员', null, '周洁', 'issue_work_order'],
  [{ owner: ['gone', 'zhoujie'] }, '责任人', 'gone', '周洁', 'change_finding'],
  [{ kind: [null, 'board'] }, '类型', null, '公告栏检查', 'record_check'],
  [
    { ballots: ['1=for 3=invalid（未签名）', '1=against'] },
    '表决票',
    '议题1：同意；议题3：无效（未签名）',
    '议题1：反对',
  ],
  [
    { votes: ['names 3/1/0', 'hands 12/0/2'] },
    '表决',
    '记名：同意 3，反对 1，弃权 0',
    '举手：同意 12，反对 0，弃权 2',
  ],
  // What a later version may write.
  [{ status: ['unassigned', 'elsewhere'] }, '状态', '待分派', 'elsewhere'],
  [{ shoe_size: [41, { left: 42 }] }, 'shoe_size', '41', '{"left":42}'],
])('%j', (changes, field, before, after, operation = '') => {
  const { result } = renderHook(() => useChanges({ operation, changes }), { wrapper: inOffice });
  expect(result.current).toEqual([{ field, before, after }]);
});

test('of rules what differs is told, each in words', () => {
  const after = {
    ...meetingRules,
    decision: { comparison: 'at_least', numerator: 2, denominator: 3 },
    posting: { days: 7, from: 'meeting' },
    sources: { ...meetingRules.sources, posting: '本小区管理规约' },
  };
  const changes = { rules: [JSON.stringify(meetingRules), JSON.stringify(after)] } as AuditEntry['changes'];
  const { result } = renderHook(() => useChanges({ operation: 'save_rule_profile', changes }), {
    wrapper: inOffice,
  });
  expect(result.current).toEqual([
    { field: '通过一般事项', before: '超过 1/2', after: '至少 2/3（含）' },
    { field: '公示期限从哪天算起', before: '不要求', after: '会议召开之日' },
    { field: '几天内公示', before: null, after: '7' },
    { field: '公示的依据', before: null, after: '本小区管理规约' },
  ]);
});

test('operations and subjects have their names, unknown ones keep theirs', () => {
  const { result } = renderHook(() => [useOperationName(), useSubject()] as const, { wrapper: inOffice });
  const [operation, subject] = result.current;
  expect(['sign_in', 'sign_in.refused', 'fly'].map(operation)).toEqual(['登录', '登录（被拒绝）', 'fly']);
  expect(['office', '2026Q3', 'TS-20261123-001'].map(subject)).toEqual([
    '物业服务中心',
    '2026年第三季度',
    'TS-20261123-001',
  ]);
  expect(
    ['room/3-2-1502', 'import/60 rows', 'meeting/8', 'meeting/8/item/17', 'meeting/8/posting', 'moon/1'].map(
      subject,
    ),
  ).toEqual(['房屋 3-2-1502', '名册', '会议 8', '会议 8 · 议题 17', '会议 8 · 公示', 'moon/1']);
});
