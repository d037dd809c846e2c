import { QueryClient, QueryClientProvider, useMutation } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { Form, Input } from 'antd';
import { afterEach, expect, test, vi } from 'vitest';
import { KeptForm, SendOrGiveUp } from './KeptForm';
import './testing';

vi.setConfig({ testTimeout: 30_000 });
const patience = { timeout: 10_000 };

const kept = { sent: vi.fn(), restored: false, giveUp: vi.fn() };
const core = vi.fn<(fields: { words: string }) => Promise<string>>();
const left = vi.fn();
afterEach(() => {
  cleanup();
  vi.resetAllMocks();
});

function Words() {
  const [form] = Form.useForm<{ words: string }>();
  const send = useMutation({ mutationFn: core });
  return (
    <KeptForm form={form} kept={kept} send={send} done={left}>
      <Form.Item name="words">
        <Input aria-label="words" />
      </Form.Item>
      <SendOrGiveUp sending={send.isPending} kept={kept} close={left} />
    </KeptForm>
  );
}

/** Writes something and sends it by the keyboard. */
function write() {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Words />
    </QueryClientProvider>,
  );
  const field = screen.getByLabelText('words');
  fireEvent.change(field, { target: { value: '灯不亮' } });
  fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
}

test('what was sent is kept no longer', async () => {
  core.mockResolvedValue('done');
  write();
  await waitFor(() => expect(left).toHaveBeenCalledWith('done'), patience);
  expect(core.mock.calls[0]?.[0]).toEqual({ words: '灯不亮' });
  expect(kept.sent).toHaveBeenCalledOnce();
});

test.each([
  ['above all fields', undefined, '.ant-alert'],
  ['at its field', 'words', '.ant-form-item-explain-error'],
])('what is refused is said %s and stays kept', async (_, field, place) => {
  core.mockRejectedValue({ code: 'input.too_long', params: { max: 3 }, field });
  write();
  const said = await screen.findByText('太长了，最多 3 个字', {}, patience);
  expect(said.closest(place)).not.toBeNull();
  expect([kept.sent.mock.calls, left.mock.calls]).toEqual([[], []]);
});

test('what is cancelled is given up', async () => {
  core.mockRejectedValue({ code: 'internal', params: {} });
  write();
  fireEvent.click(await screen.findByText(/取\s*消/, {}, patience));
  expect([kept.giveUp.mock.calls.length, left.mock.calls.length]).toEqual([1, 1]);
});
