import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Camera, hasCamera } from './Camera';
import './testing';

vi.setConfig({ testTimeout: 30_000 });
afterEach(() => {
  cleanup();
  Reflect.deleteProperty(navigator, 'mediaDevices');
});

const device = (kind: MediaDeviceKind) => ({ kind }) as MediaDeviceInfo;

describe('a camera is offered', () => {
  test.each<[string, Pick<MediaDevices, 'enumerateDevices'> | undefined, boolean]>([
    ['not by a window that lacks the means', undefined, false],
    ['not without one', { enumerateDevices: async () => [device('audioinput')] }, false],
    ['not where asking fails', { enumerateDevices: () => Promise.reject(new Error('no')) }, false],
    ['where there is one', { enumerateDevices: async () => [device('videoinput')] }, true],
  ])('%s', async (_, devices, expected) => {
    expect(await hasCamera(devices)).toBe(expected);
  });
});

function withCamera(getUserMedia: () => Promise<MediaStream>) {
  const devices = { enumerateDevices: async () => [device('videoinput')], getUserMedia };
  Object.defineProperty(navigator, 'mediaDevices', { value: devices, configurable: true });
}

test('a camera that is refused is told, and nothing is taken', async () => {
  withCamera(() => Promise.reject(new Error('NotAllowedError')));
  const take = vi.fn();
  render(<Camera take={take} />);
  fireEvent.click(await screen.findByRole('button', { name: /拍照/ }, { timeout: 10_000 }));
  expect(await screen.findByText(/打不开摄像头/, {}, { timeout: 10_000 })).toBeTruthy();
  expect(take).not.toHaveBeenCalled();
});

test('the camera is let go of when nobody looks through it any more', async () => {
  const stop = vi.fn();
  withCamera(async () => ({ getTracks: () => [{ stop }] }) as unknown as MediaStream);
  const { unmount } = render(<Camera take={() => {}} />);
  fireEvent.click(await screen.findByRole('button', { name: /拍照/ }, { timeout: 10_000 }));
  const shoot = await screen.findByRole('button', { name: /拍\s?下/ }, { timeout: 10_000 });
  await vi.waitFor(() => expect(shoot).toHaveProperty('disabled', false), { timeout: 10_000 });
  unmount();
  expect(stop).toHaveBeenCalled();
});
