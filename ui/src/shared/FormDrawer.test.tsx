import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { ConfigProvider, Input } from 'antd';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { FormDrawer } from './FormDrawer';
import './testing';

vi.setConfig({ testTimeout: 30_000 });
const patience = { timeout: 10_000 };
afterEach(cleanup);

/** A form that reads something first: its fields come when that is there. */
function Late() {
  const [read, setRead] = useState(false);
  return read ? (
    <>
      <Input aria-label="first" />
      <Input aria-label="second" />
    </>
  ) : (
    <button type="button" onClick={() => setRead(true)}>
      read
    </button>
  );
}

test('a form begins in its first field, one that reads something first too', async () => {
  render(
    <ConfigProvider theme={{ token: { motion: false } }}>
      <FormDrawer open={true}>
        <Late />
      </FormDrawer>
    </ConfigProvider>,
  );
  const focused = (label: string) => () => expect(document.activeElement).toBe(screen.getByLabelText(label));
  fireEvent.click(await screen.findByText('read', {}, patience));
  await waitFor(focused('first'), patience);
  // It went there once: whoever writes elsewhere is left there.
  screen.getByLabelText('second').focus();
  fireEvent.change(screen.getByLabelText('second'), { target: { value: '3-1-101' } });
  focused('second')();
});
