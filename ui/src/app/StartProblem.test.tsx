import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { App, ConfigProvider } from 'antd';
import { afterEach, expect, test, vi } from 'vitest';
import { type Failure, host } from '../host';
import { StartProblem } from './StartProblem';

afterEach(cleanup);

/** The machine may be busy with a build. */
const patience = { timeout: 10_000 };
vi.setConfig({ testTimeout: 30_000 });

const backup = {
  name: 'a.backup',
  path: '/data/backups/a.backup',
  madeAt: '2026-11-23T02:15:00Z',
  bytes: 1_860_000,
  auditBroken: true,
};

function show(code: Failure['code'], params: Record<string, unknown> = {}) {
  host.startInfo = () => Promise.resolve({ dataDir: '/data', version: '1.2.3', sample: null });
  host.listBackupFiles = () => Promise.resolve([backup]);
  const retry = vi.fn(() => Promise.resolve());
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ConfigProvider button={{ autoInsertSpace: false }}>
        <App component={false}>
          <StartProblem caught={{ code, params }} retry={retry} busy={false} />
        </App>
      </ConfigProvider>
    </QueryClientProvider>,
  );
  return retry;
}

test.each<[Failure['code'], string, { restores: boolean; unlocks?: boolean; recovery?: boolean }]>([
  ['store.damaged', '数据文件损坏了', { restores: true }],
  ['store.foreign', '这不是本服务中心的数据文件', { restores: true }],
  ['store.newer', '数据来自更新的版本', { restores: true }],
  ['store.missing', '找不到数据文件', { restores: true }],
  ['store.locked', '这台电脑上没有打开数据的密钥', { restores: true, unlocks: true, recovery: true }],
  ['store.locked', '这台电脑上没有打开数据的密钥', { restores: true, recovery: false }],
  ['store.read_only', '不能写入数据文件夹', { restores: false }],
  ['store.unreachable', '找不到数据所在的磁盘', { restores: false }],
  ['store.full', '磁盘已满', { restores: false }],
  ['store.busy', '数据正被占用', { restores: false }],
  ['store.failed', '数据打不开', { restores: true }],
  ['internal', '数据打不开', { restores: true }],
])('%s is told as %s', async (code, title, { restores, unlocks = false, recovery }) => {
  const retry = show(code, { recovery });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(title);
  expect(await screen.findByText('/data', {}, patience)).toBeTruthy();
  const restore = () => screen.queryByRole('button', { name: '恢复这份备份' });
  if (restores) {
    await vi.waitFor(() => expect(restore()).not.toBeNull(), patience);
    expect(screen.getByText('1.9 MB · 最近 · 操作日志不完整')).toBeTruthy();
  }
  expect(restore() !== null).toBe(restores);
  expect(screen.queryByLabelText('恢复密钥') !== null).toBe(unlocks);
  fireEvent.click(screen.getByRole('button', { name: '重试' }));
  expect(retry).toHaveBeenCalledOnce();
});
