// What was typed, once nobody has typed for a moment.
import { useEffect, useState } from 'react';

/** The text as it was when nothing had changed for `pause` milliseconds. */
export function useLater(text: string, pause: number): string {
  const [later, setLater] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setLater(text), pause);
    return () => clearTimeout(timer);
  }, [text, pause]);
  return later;
}
