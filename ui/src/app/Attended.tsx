// The pages, and the lock when nobody is at the desk.
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { forgetHeld } from '../shared/drafts';
import { pressed, useKeys } from '../shared/keyboard';
import { useLeaving } from './leaving';
import { makeRouter } from './routes';

/** One for as long as the window is open: whoever comes back finds the page they left. */
const router = makeRouter();

export function Attended({ minutes }: { minutes: number }) {
  const leave = useLeaving();
  useKeys((event) => {
    if (pressed(event, 'lock')) {
      event.preventDefault();
      void leave('lock');
    }
  });
  // However it is locked or left, by a key, by core or by another window.
  useEffect(() => forgetHeld, []);
  useEffect(() => {
    let last = Date.now();
    const touch = () => {
      last = Date.now();
    };
    const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const sign of signs) {
      window.addEventListener(sign, touch, { passive: true });
    }
    // By the clock and not by a timer of its own: a machine that slept has been idle.
    const watch = setInterval(() => {
      if (Date.now() - last >= minutes * 60_000) {
        void leave('lock');
      }
    }, 5_000);
    return () => {
      clearInterval(watch);
      for (const sign of signs) {
        window.removeEventListener(sign, touch);
      }
    };
  }, [minutes, leave]);
  return <RouterProvider router={router} />;
}
